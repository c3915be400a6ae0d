import { error, redirect } from '@sveltejs/kit';
import { readPosted, typedIn } from '$lib/core/form';
import { isId } from '$lib/core/text';
import { journal as words } from '$lib/i18n/da/journal';
import { shownOf } from '$lib/journal/outbox';
import { pageNumber } from '$lib/moede/moede';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor, type Tx } from '$lib/server/db/with-actor';
import { noteJournalised, retryDelivery } from '$lib/server/journal/commands';
import { putLetter, putMoede, putPlan, type Putting } from '$lib/server/journal/put-source';
import { findJournal } from '$lib/server/journal/queries';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const page = '/borgere/[id]/journal';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId } = requireBorger(locals, params.id);
	const side = pageNumber(url.searchParams.get('side'));
	const found = await readAs(actor, async (tx) => {
		const journal = await findJournal(tx, { borgerId, page: side });
		const shown = journal?.items.map((item) => ({ borgerId, ...shownOf(item) })) ?? [];
		await recordLook(tx, {
			kind: 'page',
			page,
			purpose: words.purposes.list,
			requestId: locals.requestId,
			shown: journal && shown.length === 0 ? [{ borgerId, itemKind: 'borger' }] : shown
		});
		return journal;
	});
	if (!found) error(404, 'Siden findes ikke');
	return { ...found, side, saved: url.searchParams.get('gemt'), now: locals.now };
};

/** Who acts, and the item and target that a press is about. */
async function read({ locals, params, request }: RequestEvent) {
	const asked = requireBorger(locals, params.id);
	const posted = (await readPosted(request)) ?? new FormData();
	return {
		...asked,
		posted,
		at: { borgerId: asked.borgerId, itemId: typedIn(posted, 'item'), targetId: typedIn(posted, 'sted') }
	};
}

/** What can be pressed for: the plan, a meeting that was held, or the letter about one. */
const presses = {
	plan: (tx: Tx, about: Putting) => putPlan(tx, about),
	moede: (tx: Tx, about: Putting, moedeId: string) => putMoede(tx, { ...about, moedeId }),
	brev: (tx: Tx, about: Putting, moedeId: string) => putLetter(tx, { ...about, moedeId })
};
const isPress = (type: string): type is keyof typeof presses => Object.hasOwn(presses, type);

export const actions: Actions = {
	igen: async (event) => {
		const { actor, at, borgerId } = await read(event);
		const noted = await withActor(actor, (tx) => retryDelivery(tx, at));
		if (noted === 'unknown') error(404, 'Siden findes ikke');
		redirect(303, `/borgere/${borgerId}/journal?gemt=${noted === 'done' ? 'igen' : 'andet'}#post-${at.itemId}`);
	},
	haand: async (event) => {
		const { actor, at, borgerId } = await read(event);
		const noted = await withActor(actor, (tx) => noteJournalised(tx, at));
		if (noted === 'unknown') error(404, 'Siden findes ikke');
		redirect(303, `/borgere/${borgerId}/journal?gemt=${noted === 'done' ? 'haand' : 'andet'}#post-${at.itemId}`);
	},
	laeg: async (event) => {
		const { actor, posted, borgerId, today } = await read(event);
		const { municipality } = event.locals;
		const [type, id] = [typedIn(posted, 'type'), typedIn(posted, 'id')];
		if (!isPress(type) || !isId(id)) error(404, 'Siden findes ikke');
		const about = { borgerId, municipality, today };
		const put = await withActor(actor, (tx) => presses[type](tx, about, id));
		if (put === 'not_yours') error(404, 'Siden findes ikke');
		redirect(303, `/borgere/${borgerId}/journal?gemt=${put === 'put' ? 'lagt' : 'uaendret'}`);
	}
};
