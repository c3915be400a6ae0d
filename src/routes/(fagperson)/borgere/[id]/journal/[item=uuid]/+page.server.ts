import { error, redirect } from '@sveltejs/kit';
import { readPosted, typedIn } from '$lib/core/form';
import { journal as words } from '$lib/i18n/da/journal';
import { copyParts } from '$lib/journal/copy';
import { plainText } from '$lib/journal/note';
import { shownOf } from '$lib/journal/outbox';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { noteJournalised, retryDelivery } from '$lib/server/journal/commands';
import { findJournalItem, type WholeItem } from '$lib/server/journal/queries';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const page = '/borgere/[id]/journal/[item]';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId } = requireBorger(locals, params.id);
	const found = await readAs(actor, async (tx) => {
		const whole = await findJournalItem(tx, { borgerId, itemId: params.item });
		await recordLook(tx, {
			kind: 'page',
			page,
			purpose: words.purposes.item,
			requestId: locals.requestId,
			shown: whole ? [{ borgerId, ...shownOf(whole.item) }] : []
		});
		return whole;
	});
	if (!found) error(404, 'Siden findes ikke');
	return { ...found, copies: copiesOf(found), saved: url.searchParams.get('gemt'), now: locals.now };
};

/** The text for each fagsystem that somebody carries it over to by hand. */
function copiesOf({ item }: WholeItem) {
	const { content } = item;
	if (content === null) return [];
	const copied = { title: item.title, madeAt: item.madeAt, text: plainText(content) };
	return item.deliveries
		.filter(({ type }) => type === 'copy')
		.map(({ targetId, target, system }) => ({ targetId, target, ...copyParts(copied, system) }));
}

/** Who acts, and the target that a press is about. */
async function read({ locals, params, request }: RequestEvent) {
	const { actor, borgerId } = requireBorger(locals, params.id);
	const targetId = typedIn((await readPosted(request)) ?? new FormData(), 'sted');
	const address = `/borgere/${borgerId}/journal/${params.item}`;
	return { actor, address, at: { borgerId, itemId: params.item, targetId } };
}

export const actions: Actions = {
	igen: async (event) => {
		const { actor, address, at } = await read(event);
		const noted = await withActor(actor, (tx) => retryDelivery(tx, at));
		if (noted === 'unknown') error(404, 'Siden findes ikke');
		redirect(303, `${address}?gemt=${noted === 'done' ? 'igen' : 'andet'}`);
	},
	haand: async (event) => {
		const { actor, address, at } = await read(event);
		const noted = await withActor(actor, (tx) => noteJournalised(tx, at));
		if (noted === 'unknown') error(404, 'Siden findes ikke');
		redirect(303, `${address}?gemt=${noted === 'done' ? 'haand' : 'andet'}`);
	}
};
