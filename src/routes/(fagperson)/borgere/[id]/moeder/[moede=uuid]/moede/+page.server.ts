import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { agreementTypedOf, decisionTypedOf, notesTypedOf } from '$lib/arbejdsgang/moede-mode/forms';
import type { ReturnedForm } from '$lib/arbejdsgang/moede-mode/room';
import { readPosted, sayProblems, typedIn } from '$lib/core/form';
import { moedeMode as words } from '$lib/i18n/da/moede-mode';
import { noteKeys, type NoteKey } from '$lib/moede/desk';
import {
	addAgreement,
	addDecision,
	startMoede,
	takeBackAgreement,
	takeBackDecision,
	tickPunkt,
	writeNotes
} from '$lib/server/arbejdsgang/moede-mode';
import { showRoom } from '$lib/server/arbejdsgang/moede-room';
import { requireActor, requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor, type Tx } from '$lib/server/db/with-actor';
import { callToNext, endMoede } from '$lib/server/journal/causes';
import { giveAnswer, orOvertaken } from '$lib/server/trivsel/commands';
import { showAnswers, typeAnswer } from '$lib/server/trivsel/pages';
import { takeForm } from '$lib/server/trivsel/take-form';
import type { SentAnswer } from '$lib/trivsel/answer';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/moeder/[moede]/moede';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, accountId, borgerId, today } = requireBorger(locals, params.id);
	const { signedIn } = requireActor(locals, 'fagperson');
	const { now, requestId } = locals;
	const asked = { borgerId, moedeId: params.moede, me: { accountId, name: signedIn.name }, now, page, requestId };
	const room = await readAs(actor, (tx) => showRoom(tx, asked));
	if (!room) error(404, 'Siden findes ikke');
	const notes: Partial<Record<NoteKey, string>> = Object.fromEntries(noteKeys.map((key) => [key, randomUUID()]));
	const newIds = { decision: randomUUID(), agreement: randomUUID(), next: randomUUID(), ...notes };
	return { room, newIds, now, today, isSkipped: url.searchParams.get('lineal') === 'svar' };
};

/** A posted form of a meeting, and who sent it. */
async function readAct({ locals, params, request }: RequestEvent) {
	const asked = requireBorger(locals, params.id);
	const posted = await readPosted(request);
	if (!posted) error(400, 'Skemaet kan ikke læses');
	const moedeId = params['moede'] ?? '';
	const about = { page, requestId: locals.requestId, borgerId: asked.borgerId };
	const { now, municipality } = locals;
	return { ...asked, posted, about, now, municipality, at: { borgerId: asked.borgerId, moedeId } };
}
type Act = Awaited<ReturnType<typeof readAct>>;

/** Where a press leads (an anchor of the page), or what was wrong with it. */
type Came =
	| { to: string }
	| ({ errors: ReturnedForm['errors']; status?: 400 | 409 } & Partial<Pick<ReturnedForm, 'theirs' | 'typed'>>);

/** Everything that was typed, by field. */
const typedOf = (posted: FormData) =>
	Object.fromEntries([...posted.keys()].map((name) => [name, typedIn(posted, name)]));

/** One press: one transaction, then back to where it was done, or the form again with what was typed. */
const act =
	(action: string, run: (asked: Act, work: <T>(does: (tx: Tx) => Promise<T>) => Promise<T>) => Promise<Came>) =>
	async (event: RequestEvent) => {
		const asked = await readAct(event);
		const came = await run(asked, (does) => withActor(asked.actor, does));
		if ('to' in came) redirect(303, `/borgere/${asked.borgerId}/moeder/${asked.at.moedeId}/moede#${came.to}`);
		const { status = 400, errors, typed = typedOf(asked.posted), theirs } = came;
		return fail(status, { form: { action, typed, errors, theirs } satisfies ReturnedForm });
	};

const notFound = () => error(404, 'Siden findes ikke');
/** A form that was not taken gets a new id when another text is stored under its own; the first stands. */
const refuse = (
	said: Parameters<typeof sayProblems>[0],
	problems: Partial<Record<string, string>>,
	posted: FormData
): Came => {
	const isTaken = problems['form'] === 'conflict';
	const typed = typedOf(posted);
	return {
		errors: sayProblems(said, problems),
		...(isTaken ? { status: 409, typed: { ...typed, id: randomUUID() } } : { typed })
	};
};
const texts = (action: string, to: string) =>
	act(action, async ({ at, posted }, work) => {
		const written = await work((tx) => writeNotes(tx, { ...at, notes: notesTypedOf(posted) }));
		if (written.ok) return { to };
		if ('unknown' in written) return notFound();
		const each = Object.fromEntries(noteKeys.map((key) => [key, words.notes.problems]));
		return { errors: sayProblems(each, written.problems), theirs: written.theirs, status: 409 };
	});

export const actions = {
	begynd: act('begynd', async ({ at, now }, work) => {
		const begun = await work((tx) => startMoede(tx, at, now));
		if (begun.ok) return { to: 'dagsorden' };
		if (begun.reason === 'unknown') return notFound();
		return { errors: { begynd: words.begin.problems[begun.reason] }, status: 409 };
	}),
	punkt: act('punkt', async ({ at, posted }, work) => {
		const point = { punktId: typedIn(posted, 'punkt'), done: typedIn(posted, 'talt') === 'ja' };
		const isTicked = await work((tx) => tickPunkt(tx, { ...at, ...point }));
		return isTicked ? { to: 'dagsorden' } : { errors: { dagsorden: words.agenda.problem }, status: 409 };
	}),
	beslut: act('beslut', async ({ at, posted }, work) => {
		const decided = await work((tx) => addDecision(tx, { ...at, typed: decisionTypedOf(posted) }));
		return decided.ok ? { to: 'beslutninger' } : refuse(words.decide.problems, decided.problems, posted);
	}),
	'beslut-fjern': act('beslut-fjern', async ({ at, posted }, work) => {
		const decisionId = typedIn(posted, 'beslutning');
		const isBack = await work((tx) => takeBackDecision(tx, { ...at, decisionId }));
		return isBack ? { to: 'beslutninger' } : { errors: { beslutninger: words.decide.stays }, status: 409 };
	}),
	aftal: act('aftal', async ({ at, posted, today }, work) => {
		const agreed = await work((tx) => addAgreement(tx, { ...at, typed: agreementTypedOf(posted), today }));
		return agreed.ok ? { to: 'aftaler' } : refuse(words.agree.problems, agreed.problems, posted);
	}),
	'aftal-fjern': act('aftal-fjern', async ({ at, posted }, work) => {
		const itemId = typedIn(posted, 'aftale');
		const isBack = await work((tx) => takeBackAgreement(tx, { ...at, itemId }));
		return isBack ? { to: 'aftaler' } : { errors: { aftaler: words.agree.stays }, status: 409 };
	}),
	vurder: act('vurder', async ({ borgerId, posted, now }, work) => {
		const give = (sent: SentAnswer) => work((tx) => giveAnswer(tx, borgerId, sent, now)).catch(orOvertaken);
		return cameOf(await takeForm(posted, give, 'rating'));
	}),
	svar: act('svar', async ({ posted, about, now }, work) => {
		const type = (sent: SentAnswer) =>
			work((tx) => typeAnswer(tx, about, { sent, receivedAt: now })).catch(orOvertaken);
		return cameOf(await takeForm(posted, type, 'typed'));
	}),
	vis: act('vis', async ({ about }, work) => {
		const opened = await work((tx) => showAnswers(tx, { ...about, emneId: null, way: 'after_own' }));
		return opened === 'opened' ? { to: 'hvordan-gaar-det' } : { errors: { ruler: words.ruler.problem }, status: 409 };
	}),
	'egne-ord': texts('egne-ord', 'egne-ord'),
	sporgsmaal: texts('sporgsmaal', 'til-sidst'),
	talt: texts('talt', 'til-sidst'),
	referat: texts('referat', 'det-aftalte-vi'),
	naeste: act('naeste', async ({ at, posted, now, municipality }, work) => {
		const of = (name: string) => typedIn(posted, name);
		const typed = { id: of('id'), dag: of('dag'), fra: of('fra'), til: of('til'), gang: of('gang') };
		const planned = await work((tx) => callToNext(tx, { ...at, typed, now, municipality }));
		if (planned.ok) return { to: 'naeste-moede' };
		const { form, ...problems } = planned.problems;
		const errors = {
			...sayProblems(words.end.nextProblems, problems),
			...(form ? { form: words.end.nextFailed } : {})
		};
		return { errors };
	}),
	luk: async (event) => {
		const { actor, at, now, today, municipality } = await readAct(event);
		const closed = await withActor(actor, (tx) => endMoede(tx, { ...at, now, today, municipality }));
		if (closed.ok) redirect(303, `/borgere/${at.borgerId}/moeder/${at.moedeId}/moede#lukket`);
		if (closed.reason === 'unknown') return notFound();
		if (closed.reason === 'closed') return fail(409, { already: { by: closed.by } });
		const why = closed.reason === 'cancelled' ? words.cancelled : words.close.tooEarly(closed.from);
		return fail(409, { form: { action: 'luk', typed: {}, errors: { luk: why } } satisfies ReturnedForm });
	}
} satisfies Actions;

/** What became of a form of the ruler. */
function cameOf(taken: Awaited<ReturnType<typeof takeForm>>): Came {
	if (taken.kind === 'not_found') return notFound();
	if (taken.kind === 'given') return { to: 'hvordan-gaar-det' };
	const { formId, trin, note, errors } = taken.form;
	return { errors, status: taken.status, typed: { id: formId ?? '', trin: trin ?? '', note } };
}
