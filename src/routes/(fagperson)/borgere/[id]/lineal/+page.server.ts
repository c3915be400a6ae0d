import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '$lib/core/text';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { giveAnswer, markNoteRead, misregisterRating, orOvertaken, replyToAnswer } from '$lib/server/trivsel/commands';
import { journalSvar } from '$lib/server/journal/commands';
import { findJournalised } from '$lib/server/journal/queries';
import { showAnswers, showBorgerPage, typeAnswer } from '$lib/server/trivsel/pages';
import { readPosted, typedIn } from '$lib/core/form';
import { takeForm } from '$lib/server/trivsel/take-form';
import { emneOf, readPageQuery } from '$lib/trivsel/form';
import { samletPlace, typedPlace } from '$lib/trivsel/form-problems';
import { readReply } from '$lib/trivsel/reply';
import type { SentAnswer } from '$lib/trivsel/answer';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/lineal';
const addressOf = (borgerId: string) => `/borgere/${borgerId}/lineal`;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, accountId, borgerId } = requireBorger(locals, params.id);
	const asked = { query: readPageQuery(url.searchParams), now: locals.now };
	const reader = { borgerId, accountId, page, requestId: locals.requestId };
	const [shown, journal] = await readAs(actor, (tx) =>
		Promise.all([showBorgerPage(tx, reader, asked), findJournalised(tx, { borgerId, type: 'svar' })])
	);
	if (!shown) error(404, 'Siden findes ikke');
	return { page: shown, journal, journalised: url.searchParams.has('journal'), now: locals.now };
};

export const actions: Actions = {
	svar: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const posted = await readPosted(request);
		if (!posted) error(400, 'Skemaet kan ikke læses');
		const give = (sent: SentAnswer) =>
			withActor(actor, (tx) => giveAnswer(tx, borgerId, sent, locals.now)).catch(orOvertaken);
		const taken = await takeForm(posted, give, 'rating');
		if (taken.kind === 'not_found') error(404, 'Siden findes ikke');
		if (taken.kind === 'refused') return fail(taken.status, { refused: taken.form });
		const place = taken.samlet ? samletPlace : `spoergsmaal-${taken.emneId ?? 'samlet'}`;
		redirect(303, `${addressOf(borgerId)}?sendt=${taken.receipt.id}#${place}`);
	},
	tast: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const posted = await readPosted(request);
		if (!posted) error(400, 'Skemaet kan ikke læses');
		const about = { borgerId, page, requestId: locals.requestId };
		const type = (sent: SentAnswer) =>
			withActor(actor, (tx) => typeAnswer(tx, about, { sent, receivedAt: locals.now })).catch(orOvertaken);
		const taken = await takeForm(posted, type, 'typed');
		if (taken.kind === 'not_found') error(404, 'Siden findes ikke');
		if (taken.kind === 'refused') return fail(taken.status, { refused: taken.form });
		redirect(303, `${addressOf(borgerId)}?sendt=${taken.receipt.id}#${typedPlace}`);
	},
	tilbage: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const posted = await readPosted(request);
		const maalingId = String(posted?.get('maaling'));
		if (!isId(maalingId)) error(404, 'Siden findes ikke');
		const typed = posted?.get('tekst');
		const text = readReply(typed);
		if (!text.ok)
			return fail(400, {
				reply: { maalingId, text: typeof typed === 'string' ? typed : '', problem: text.reason }
			});
		const isSent = await withActor(actor, (tx) => replyToAnswer(tx, { borgerId, maalingId, text: text.value }));
		if (!isSent) error(404, 'Siden findes ikke');
		redirect(303, `${addressOf(borgerId)}#tilbage-${maalingId}`);
	},
	fejl: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const maalingId = String((await readPosted(request))?.get('maaling') ?? '');
		if (maalingId === '') return fail(400, { wrong: 'missing' as const });
		const isHidden =
			isId(maalingId) && (await withActor(actor, (tx) => misregisterRating(tx, { borgerId, maalingId })));
		// What somebody else gave, what is hidden already and what never was are told apart by nobody.
		if (!isHidden) return fail(400, { wrong: 'gone' as const });
		redirect(303, `${addressOf(borgerId)}?skjult=ja`);
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
	journal: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const maalingId = typedIn((await readPosted(request)) ?? new FormData(), 'id');
		const put = await withActor(actor, (tx) => journalSvar(tx, { borgerId, maalingId }));
		if (put === 'not_yours') error(404, 'Siden findes ikke');
		redirect(303, `${addressOf(borgerId)}?journal#journal-${maalingId}`);
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
