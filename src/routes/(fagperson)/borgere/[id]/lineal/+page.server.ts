import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/core/text';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { giveAnswer, markNoteRead } from '$lib/server/trivsel/commands';
import { showAnswers, showBorgerPage } from '$lib/server/trivsel/pages';
import { readPosted, takeForm } from '$lib/server/trivsel/take-form';
import { emneOf, readPageQuery } from '$lib/trivsel/form';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/lineal';
const addressOf = (borgerId: string) => `/borgere/${borgerId}/lineal`;

/** Who acts, and the borger of the address. An id that is none is as unknown as one of somebody else's borger. */
function requireBorger(locals: App.Locals, id: string) {
	const { actor, signedIn } = requireActor(locals, 'fagperson');
	if (!isId(id)) error(404, 'Siden findes ikke');
	return { actor, accountId: signedIn.accountId, borgerId: id.toLowerCase() };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, accountId, borgerId } = requireBorger(locals, params.id);
	const asked = { query: readPageQuery(url.searchParams), now: locals.now };
	const reader = { borgerId, accountId, page, requestId: locals.requestId };
	const shown = await readAs(actor, (tx) => showBorgerPage(tx, reader, asked));
	if (!shown) error(404, 'Siden findes ikke');
	return { page: shown, now: locals.now };
};

export const actions: Actions = {
	svar: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const posted = await readPosted(request);
		if (!posted) error(400, 'Skemaet kan ikke læses');
		const taken = await takeForm(posted, (sent) =>
			withActor(actor, (tx) => giveAnswer(tx, borgerId, sent, locals.now))
		);
		if (taken.kind === 'not_found') error(404, 'Siden findes ikke');
		if (taken.kind === 'refused') return fail(taken.status, { refused: taken.form });
		redirect(303, `${addressOf(borgerId)}?sendt=${taken.receipt.id}#spoergsmaal-${taken.emneId ?? 'samlet'}`);
	},
	aabn: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const posted = await readPosted(request);
		const emne = emneOf(posted?.get('emne'));
		if (!emne) error(404, 'Siden findes ikke');
		const way = posted?.get('nu') === 'ja' ? 'seen_first' : 'after_own';
		const opening = { borgerId, emneId: emne.id, way, page, requestId: locals.requestId } as const;
		const opened = await withActor(actor, (tx) => showAnswers(tx, opening));
		if (opened === 'nothing') error(404, 'Siden findes ikke');
		if (opened === 'own_first') return fail(400, { ownFirst: emne.key });
		redirect(303, `${addressOf(borgerId)}?aabnet=${emne.key}#spoergsmaal-${emne.key}`);
	},
	laest: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const maalingId = String((await readPosted(request))?.get('note'));
		if (!isId(maalingId)) error(404, 'Siden findes ikke');
		const isRead = await withActor(actor, (tx) => markNoteRead(tx, { borgerId, maalingId }));
		if (!isRead) error(404, 'Siden findes ikke');
		redirect(303, `${addressOf(borgerId)}#note-${maalingId}`);
	}
};
