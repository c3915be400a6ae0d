/**
 * Mine borgere, condition by condition: borgere of whom one thing is a little different from what would be a need, so that each
 * condition of `app.own_borgere` that is left out changes what some reader is told.
 */
import { randomUUID } from 'node:crypto';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';
import * as make from '../support/builders';

type Cast = Awaited<ReturnType<typeof makeReaders>>;
type Row = Record<string, unknown>;

const day = make.dayFromToday;
const ago = (days: number) => make.instantFromNow(-days);

/** A tovholder, a deputy of another forvaltning, an external professional, and a second forvaltning that nobody is from. */
async function makeReaders() {
	const kommune = await make.makeEnhed({ name: 'Listeby', type: 'kommune' });
	const forvaltning = (name: string) => make.makeEnhed({ name, type: 'forvaltning', parentId: kommune });
	const [job, social, sundhed] = [await forvaltning('Job'), await forvaltning('Social'), await forvaltning('Sundhed')];
	const outside = await make.makeEnhed({ name: 'Mentorhuset', type: 'ekstern', parentId: kommune });
	const tove = await make.makeStaff({ name: 'Liste Tove', enhedId: job });
	const signe = await make.makeStaff({ name: 'Liste Signe', enhedId: social });
	const ida = await make.makeStaff({ name: 'Liste Ida', enhedId: outside });
	const pia = await make.makeStaff({ name: 'Liste Pia', enhedId: job });
	// A ruler that runs the other way, and a version of it that does not.
	for (const [version, best] of [
		[1, 'lowest'],
		[2, 'highest']
	]) {
		await make.insert('trivselslineal', {
			...{ key: 'listens', version, name: 'Omvendt', lowest: 0, highest: 10, step: 1, best, active: false }
		});
	}
	await make.makeTarget();
	return { job, social, sundhed, tove, signe, ida, pia };
}

/** What a story puts down about its borger. */
type Telling = {
	borger: make.BorgerMade;
	cast: Cast;
	/** The plan, twice published. */
	planId: string;
	answer: (options: Partial<Parameters<typeof make.makeMaaling>[0]>) => Promise<string>;
	/** An answer that Tove has opened. */
	opened: (options: Partial<Parameters<typeof make.makeMaaling>[0]>) => Promise<string>;
	aftale: (options: Partial<Parameters<typeof make.makeAftale>[0]>) => Promise<string>;
	tried: (row: Row) => Promise<string>;
	wish: (row: Row) => Promise<string>;
	point: (row: Row) => Promise<string>;
	grounds: (options: Partial<Parameters<typeof make.makeAdgangsgrundlag>[0]>) => Promise<string>;
	status: (
		aftaleItemId: string,
		state: 'done' | 'not_done' | 'postponed' | 'reopened',
		at: number,
		on?: string
	) => Promise<string>;
	/** An answer on the ruler that runs the other way. */
	backwards: (value: number, days: number, how?: { by?: make.StaffMade; version?: number }) => Promise<string>;
};
type Story = (telling: Telling) => Promise<unknown>;

const sensitive = { topics: ['helbred' as const] };

const stories: Record<string, Story> = {
	// Answers.
	'an answer': ({ answer }) => answer({ at: ago(1) }),
	'an answer that is opened': ({ opened }) => opened({ at: ago(1) }),
	'an answer that somebody else has opened': async ({ borger, cast, answer }) =>
		make.makeOpening({ borger, maalingId: await answer({ at: ago(1) }), by: cast.signe }),
	'an opened answer after one that is not': async ({ opened, answer }) => {
		await answer({ at: ago(2) });
		await opened({ at: ago(1) });
	},
	'an answer about an area': async ({ borger, answer }) =>
		answer({ at: ago(2), emneId: await make.makeEmne({ borger }) }),
	'an answer about an area that ended': async ({ borger, answer }) =>
		answer({ at: ago(2), emneId: await make.makeEmne({ borger, endedAt: ago(1) }) }),
	'an answer overall, and an opened one about an area': async ({ borger, answer, opened }) => {
		await answer({ at: ago(2), value: 1 });
		await opened({ at: ago(1), emneId: await make.makeEmne({ borger }) });
	},
	'a rating of a professional': async ({ borger, answer, cast }) => {
		await answer({ by: cast.signe, value: 1 });
		await answer({ by: cast.signe, value: 1, emneId: await make.makeEmne({ borger }) });
	},
	'answers on the wrong person': async ({ borger, answer }) => {
		await answer({ value: 1, note: 'x', misregisteredAt: ago(0) });
		await answer({ value: 1, misregisteredAt: ago(0), emneId: await make.makeEmne({ borger }) });
	},
	'answers of long ago': async ({ borger, answer }) => {
		await answer({ value: 1, at: ago(400) });
		await answer({ value: 1, at: ago(400), emneId: await make.makeEmne({ borger }) });
	},
	'an answer about something sensitive': async ({ borger, answer }) =>
		answer({ at: ago(2), value: 1, note: 'x', ...sensitive, emneId: await make.makeEmne({ borger, ...sensitive }) }),

	// Answers that must be seen.
	'a low answer': ({ answer }) => answer({ value: 1.5, at: ago(1) }),
	'an answer that is not low': ({ opened }) => opened({ value: 2, at: ago(1) }),
	'a fall of two': async ({ opened }) => {
		await opened({ value: 5, at: ago(2) });
		await opened({ value: 3, at: ago(1) });
	},
	'a rise of two': async ({ opened }) => {
		await opened({ value: 2, at: ago(2) });
		await opened({ value: 4, at: ago(1) });
	},
	'a low answer that is answered': async ({ borger, cast, opened }) =>
		make.makeReply({ borger, maalingId: await opened({ value: 1 }), by: cast.signe }),
	'a low answer before which one was answered': async ({ borger, cast, opened }) => {
		await make.makeReply({ borger, maalingId: await opened({ value: 1, at: ago(2) }), by: cast.signe });
		await opened({ value: 1, at: ago(1) });
	},
	'a low answer before "ved ikke"': async ({ opened }) => {
		await opened({ value: 1, at: ago(2) });
		await opened({ answer: 'dont_know', at: ago(1) });
	},
	'a low answer before "ved ikke" that is answered': async ({ borger, cast, opened }) => {
		const maalingId = await opened({ value: 1, at: ago(2) });
		await opened({ answer: 'dont_know', at: ago(1) });
		await make.makeReply({ borger, maalingId, by: cast.signe });
	},
	'a good answer on the ruler that runs the other way': ({ backwards }) => backwards(1, 1),
	'a low answer on the ruler that runs the other way': ({ backwards }) => backwards(9, 1),
	'a fall on the ruler that runs the other way': async ({ backwards }) => {
		await backwards(3, 2);
		await backwards(5, 1);
	},

	// Far apart.
	'far from the own rating': async ({ opened, answer, cast }) => {
		await opened({ value: 2.5, at: ago(2) });
		await answer({ value: 4.5, by: cast.tove, at: ago(1) });
		await answer({ value: 4.5, by: cast.signe, at: ago(1) });
	},
	'far from the own rating, and not opened': async ({ answer, cast }) => {
		await answer({ value: 2.5, at: ago(2) });
		await answer({ value: 4.5, by: cast.tove, at: ago(1) });
	},
	'not far from the own rating': async ({ opened, answer, cast }) => {
		await opened({ value: 2.5, at: ago(2) });
		await answer({ value: 4, by: cast.tove, at: ago(1) });
	},
	'far from another’s rating': async ({ opened, answer, cast }) => {
		await opened({ value: 2.5, at: ago(2) });
		await answer({ value: 4.5, by: cast.ida, at: ago(1) });
	},
	'far from the own samlet vurdering': async ({ opened, answer, cast }) => {
		await opened({ value: 2.5, at: ago(2) });
		await answer({ value: 4.5, by: cast.tove, as: 'tovholder', at: ago(1) });
	},
	'far from an own rating on the wrong person': async ({ opened, answer, cast, borger }) => {
		const emneId = await make.makeEmne({ borger });
		for (const about of [{}, { emneId }]) {
			await opened({ value: 2.5, at: ago(2), ...about });
			await answer({ value: 4.5, by: cast.tove, at: ago(1), misregisteredAt: ago(0), ...about });
		}
	},
	'far from the own rating, and answered': async ({ opened, answer, cast, borger }) => {
		const maalingId = await opened({ value: 2.5, at: ago(2) });
		await answer({ value: 4.5, by: cast.tove, at: ago(1) });
		await make.makeReply({ borger, maalingId, by: cast.tove });
	},
	'far from the own rating of an area': async ({ opened, answer, cast, borger }) => {
		const emneId = await make.makeEmne({ borger });
		await opened({ value: 2.5, emneId, at: ago(2) });
		await answer({ value: 4.5, emneId, by: cast.tove, at: ago(1) });
	},
	'far from the own rating of something else': async ({ opened, answer, cast, borger }) => {
		const [one, other] = [await make.makeEmne({ borger }), await make.makeEmne({ borger })];
		await opened({ value: 2.5, emneId: one, at: ago(2) });
		await answer({ value: 4.5, emneId: other, by: cast.tove, at: ago(1) });
		await answer({ value: 4.5, by: cast.tove, at: ago(1) });
	},
	'far from another’s rating of an area': async ({ opened, answer, cast, borger }) => {
		const emneId = await make.makeEmne({ borger });
		await opened({ value: 2.5, emneId, at: ago(2) });
		await answer({ value: 4.5, emneId, by: cast.ida, at: ago(1) });
		await answer({ value: 4.5, emneId, by: cast.tove, as: 'tovholder', at: ago(1) });
	},
	'far from the own overall rating, about an area': async ({ opened, answer, cast, borger }) => {
		await answer({ value: 4.5, by: cast.tove, at: ago(1) });
		await opened({ value: 2.5, emneId: await make.makeEmne({ borger }), at: ago(2) });
	},
	'far from the own rating on another version of the ruler': async ({ borger, backwards, cast }) => {
		const maalingId = await backwards(3, 2);
		await make.makeOpening({ borger, maalingId, by: cast.tove });
		await backwards(6, 1, { by: cast.tove, version: 2 });
	},
	'far from the own rating of an area, and none overall': async ({ borger, opened, answer, cast }) => {
		await opened({ value: 2.5, at: ago(2) });
		await answer({ value: 4.5, by: cast.tove, at: ago(1), emneId: await make.makeEmne({ borger }) });
	},
	'far from the own rating on another ruler': async ({ opened, backwards, cast }) => {
		await opened({ value: 2.5, at: ago(2) });
		await backwards(9, 1, { by: cast.tove });
	},

	// Notes.
	'a note': ({ opened }) => opened({ note: 'x', at: ago(3) }),
	'a note that is read': async ({ borger, cast, opened }) =>
		make.makeNoteRead({ borger, maalingId: await opened({ note: 'x', at: ago(3) }), by: cast.ida }),
	'a note that is answered': async ({ borger, cast, opened }) =>
		make.makeReply({ borger, maalingId: await opened({ note: 'x', at: ago(3) }), by: cast.signe }),
	'a note on the wrong person': ({ answer }) => answer({ note: 'x', misregisteredAt: ago(0) }),
	'a note of a professional': ({ answer, cast }) => answer({ note: 'x', by: cast.signe }),

	// What we owe.
	'a late agreement': ({ aftale }) => aftale({ dueOn: day(-3) }),
	'a late agreement of the borger': ({ aftale }) => aftale({ dueOn: day(-3), owedBy: 'borger' }),
	'a late agreement that is done': async ({ aftale, status }) => status(await aftale({ dueOn: day(-3) }), 'done', 1),
	'a late agreement that was done and is not': async ({ aftale, status }) => {
		const item = await aftale({ dueOn: day(-3) });
		await status(item, 'done', 2);
		await status(item, 'reopened', 1);
	},
	'a late agreement that was moved': async ({ aftale, status }) => {
		const item = await aftale({ dueOn: day(-9) });
		await status(item, 'postponed', 6, day(-5));
		await status(item, 'postponed', 5, day(9));
		await status(item, 'postponed', 4, day(2));
		await status(item, 'not_done', 3);
	},
	'late agreements of other versions': async ({ aftale }) => {
		await aftale({ dueOn: day(-3), firstVersion: 1, lastVersion: 1 });
		await aftale({ dueOn: day(-3), firstVersion: 3 });
	},
	'a late agreement that the draft takes out': ({ aftale }) => aftale({ dueOn: day(-3), lastVersion: 2 }),
	'an agreement that is due': ({ aftale }) => aftale({ dueOn: day(0) }),
	'an agreement that is due in time': ({ aftale }) => aftale({ dueOn: day(40) }),
	'an agreement without a day that got one': async ({ aftale, status }) =>
		status(await aftale({}), 'postponed', 6, day(-2)),
	'a sensitive agreement': ({ aftale, cast }) => aftale({ dueOn: day(-3), ...sensitive, forvaltningId: cast.social }),
	'an agreement of the external': ({ aftale, cast }) =>
		aftale({ dueOn: day(-3), responsible: cast.ida, responsibleForvaltningId: cast.job }),
	'what a plan that ended owed, asked and tried': async ({ borger, cast, aftale, tried }) => {
		const planId = randomUUID();
		await make.insert('plan', {
			...{ id: planId, borger_id: borger.id, started_on: day(-300), ended_on: day(-100), version: 1 }
		});
		await make.insert('plan_version', {
			...{ plan_id: planId, version: 1, borger_id: borger.id, published_at: ago(299), summary: '' },
			published_by_account_id: cast.tove.accountId
		});
		await aftale({ dueOn: day(-3), planId, firstVersion: 1 });
		await tried({ plan_id: planId });
		await make.makeStatement({ borger, planId, version: 1, stance: 'disagree' });
	},

	'a plan without a yes': () => Promise.resolve(),
	'a plan without a yes any more': ({ borger, planId }) =>
		make.makePlanSamtykke({ borger, planId, withdrawnAt: ago(1) }),

	// Meetings.
	'a meeting': ({ borger }) => make.makeMoede({ borger }),
	'a meeting that was': ({ borger }) => make.makeMoede({ borger, at: ago(1) }),
	'a meeting that is cancelled': ({ borger }) => make.makeMoede({ borger, state: 'cancelled' }),
	'a meeting with the external': ({ borger, cast }) => make.makeMoede({ borger, participants: [cast.ida] }),
	'a meeting without the external, who owes something': async ({ borger, cast, aftale }) => {
		await aftale({ dueOn: day(40), responsible: cast.ida, responsibleForvaltningId: cast.job });
		await make.makeMoede({ borger });
	},
	'a meeting without the external, after one with her': async ({ borger, cast }) => {
		await make.makeMoede({ borger, participants: [cast.ida], at: ago(1) });
		await make.makeMoede({ borger, participants: [cast.tove] });
	},
	'a sensitive meeting with everybody': ({ borger, cast }) =>
		make.makeMoede({ borger, participants: [cast.ida, cast.tove, cast.signe], ...sensitive }),

	'a sensitive meeting that the external was taken off': async ({ borger, cast, aftale }) => {
		await aftale({ dueOn: day(40), responsible: cast.ida, responsibleForvaltningId: cast.job });
		const moedeId = await make.makeMoede({ borger, ...sensitive });
		await make.makeParticipant({ borger, moedeId, who: cast.ida, removedAt: ago(0) });
	},

	// What meetings leave to do.
	'an invitation': ({ borger, cast }) => make.makeMoede({ borger, participants: [cast.tove] }),
	'an invitation that is answered': async ({ borger, cast }) => {
		const moedeId = await make.makeMoede({ borger });
		await make.makeParticipant({ borger, moedeId, who: cast.tove, answer: 'yes' });
	},
	'an invitation that was taken back': async ({ borger, cast }) => {
		const moedeId = await make.makeMoede({ borger });
		await make.makeParticipant({ borger, moedeId, who: cast.tove, removedAt: ago(0) });
	},
	'invitations to meetings that will not be, and that were': async ({ borger, cast }) => {
		await make.makeMoede({ borger, participants: [cast.tove], state: 'cancelled' });
		await make.makeMoede({ borger, participants: [cast.tove], at: ago(1) });
	},
	'a task that another left': ({ borger, cast }) => make.makeOpgave({ borger, by: cast.ida, forvaltningId: cast.job }),
	'a task that is done': ({ borger, cast }) =>
		make.makeOpgave({ borger, doneAt: ago(0), doneBy: cast.signe, forvaltningId: cast.job }),
	'a task of later': ({ borger, cast }) => make.makeOpgave({ borger, dueOn: day(40), forvaltningId: cast.job }),
	'tasks of a sensitive meeting and of none': async ({ borger, cast }) => {
		const moedeId = await make.makeMoede({
			borger,
			at: ago(9),
			state: 'held',
			...sensitive,
			forvaltningId: cast.social
		});
		await make.makeOpgave({ borger, moedeId, dueOn: day(-9), forvaltningId: cast.job });
		await make.makeOpgave({ borger, type: 'other', ...sensitive, dueOn: day(-7), forvaltningId: cast.job });
	},
	'a meeting that is closed': ({ borger }) => make.makeMoede({ borger, at: ago(9), state: 'held' }),
	'meetings outside the twelve months': async ({ borger }) => {
		await make.makeMoede({ borger, at: ago(100), state: 'held' });
		await make.makeMoede({ borger, at: ago(-300) });
	},

	// What the borger asks for.
	'asks for another time': async ({ borger }) =>
		make.makeAnmodning({ borger, moedeId: await make.makeMoede({ borger }), at: ago(2) }),
	'asks for another time of a meeting that will not be': async ({ borger }) =>
		make.makeAnmodning({ borger, moedeId: await make.makeMoede({ borger, state: 'cancelled' }) }),
	'asks for somebody, and there is a cancelled meeting': async ({ borger }) => {
		await make.makeMoede({ borger, state: 'cancelled' });
		await make.makeAnmodning({ borger, type: 'propose', at: ago(2) });
	},
	'asked for tove not to come': ({ borger, cast }) => make.makeAnmodning({ borger, type: 'object', about: cast.tove }),
	'asked, and took it back': ({ borger }) => make.makeAnmodning({ borger, type: 'propose', withdrawnAt: ago(0) }),
	'asked, and has an answer': ({ borger, cast }) =>
		make.makeAnmodning({ borger, type: 'propose', answer: 'no', answeredBy: cast.tove }),

	// Messages.
	'messages, the first of them waiting longer': async ({ borger, cast }) => {
		const samtaleId = await make.makeSamtale({ borger, readers: [cast.tove, cast.signe] });
		await make.makeBesked({ borger, samtaleId, at: ago(6), promisedOn: day(-4) });
		await make.makeBesked({ borger, samtaleId, at: ago(4), by: cast.signe });
		await make.makeBesked({ borger, samtaleId, at: ago(3), promisedOn: day(-1) });
		await make.makeBesked({ borger, samtaleId, at: ago(2), promisedOn: day(0) });
	},
	'a message that is answered': async ({ borger, cast }) => {
		const samtaleId = await make.makeSamtale({ borger, readers: [cast.tove, cast.signe] });
		await make.makeBesked({ borger, samtaleId, at: ago(3) });
		await make.makeBesked({ borger, samtaleId, at: ago(2), by: cast.signe });
	},
	'a message of a professional': async ({ borger, cast }) => {
		const samtaleId = await make.makeSamtale({ borger, readers: [cast.tove], startedBy: cast.signe });
		await make.makeBesked({ borger, samtaleId, by: cast.signe });
	},
	'a message that waits, and an answer to another': async ({ borger, cast }) => {
		const waiting = await make.makeSamtale({ borger, readers: [cast.tove] });
		await make.makeBesked({ borger, samtaleId: waiting, at: ago(3) });
		const other = await make.makeSamtale({ borger, readers: [cast.tove] });
		await make.makeBesked({ borger, samtaleId: other, at: ago(1), by: cast.tove });
	},
	'a message to another, beside a conversation without any': async ({ borger, cast }) => {
		await make.makeSamtale({ borger, readers: [cast.tove] });
		const samtaleId = await make.makeSamtale({ borger, readers: [cast.ida] });
		await make.makeBesked({ borger, samtaleId });
	},
	'a message to who reads no more': async ({ borger, cast }) => {
		const samtaleId = await make.makeSamtale({ borger, readers: [] });
		await make.makeSamtaleReader({ borger, samtaleId, reader: cast.tove, endedAt: ago(0) });
		await make.makeBesked({ borger, samtaleId });
	},
	// The newest of all messages, so that the newest of another conversation is not asked about.
	'a message that is answered last': async ({ borger, cast }) => {
		const samtaleId = await make.makeSamtale({ borger, readers: [cast.tove] });
		await make.makeBesked({ borger, samtaleId, by: cast.tove, at: ago(-0.01) });
	},
	'a message to the tovholder, and a meeting with the external': async ({ borger, cast }) => {
		await make.makeMoede({ borger, participants: [cast.ida] });
		const samtaleId = await make.makeSamtale({ borger, readers: [cast.tove] });
		await make.makeBesked({ borger, samtaleId });
	},

	// What the borger says.
	'does not agree': ({ borger, planId }) => make.makeStatement({ borger, planId, version: 2, stance: 'disagree' }),
	agrees: ({ borger, planId }) => make.makeStatement({ borger, planId, version: 2, stance: 'agree' }),
	'did not agree with the version before': ({ borger, planId }) =>
		make.makeStatement({ borger, planId, version: 1, stance: 'disagree' }),
	'did not agree, and does now': async ({ borger, planId }) => {
		await make.makeStatement({ borger, planId, version: 2, stance: 'disagree', at: ago(2) });
		await make.makeStatement({ borger, planId, version: 2, stance: 'agree', at: ago(1) });
	},
	'does not agree, and did with the version before': async ({ borger, planId }) => {
		await make.makeStatement({ borger, planId, version: 2, stance: 'disagree', at: ago(2) });
		await make.makeStatement({ borger, planId, version: 1, stance: 'agree', at: ago(1) });
	},
	'agreed, and wants to talk now': async ({ borger, planId }) => {
		await make.makeStatement({ borger, planId, version: 2, stance: 'agree', at: ago(2) });
		await make.makeStatement({ borger, planId, version: 2, stance: 'talk', at: ago(1) });
	},
	'does not agree, and has an answer': async ({ borger, planId, cast }) => {
		const statementId = await make.makeStatement({ borger, planId, version: 2, stance: 'disagree' });
		await make.makeReply({ borger, statementId, by: cast.tove });
	},
	'wrote a wish': ({ wish }) => wish({}),
	'wrote a wish and took it back': ({ wish }) => wish({ ended_at: ago(0) }),
	'wrote a wish before the last version, and answered after it': async ({ wish, answer }) => {
		await wish({ created_at: ago(88.5) });
		await answer({ at: ago(1) });
	},
	'wrote a sensitive wish': ({ wish }) => wish({ ...sensitive }),
	'wrote on the board': ({ point }) => point({}),
	'wrote on the board and took it back': ({ point }) => point({ ended_at: ago(0) }),
	'a professional wrote on the board': ({ point, cast }) => point({ forvaltning_id: cast.job }),

	// Why we may see.
	'grounds that end': ({ grounds, cast }) => grounds({ forvaltningId: cast.sundhed, toOn: day(10) }),
	'grounds that end today': ({ grounds, cast }) => grounds({ forvaltningId: cast.sundhed, toOn: day(0) }),
	'grounds that end later': ({ grounds, cast }) => grounds({ forvaltningId: cast.sundhed, toOn: day(31) }),
	'grounds that ended': ({ grounds, cast }) => grounds({ forvaltningId: cast.sundhed, toOn: day(-1) }),
	'grounds that begin and end': ({ grounds, cast }) =>
		grounds({ forvaltningId: cast.sundhed, fromOn: day(1), toOn: day(10) }),
	'grounds that are withdrawn': ({ grounds, cast }) =>
		grounds({ forvaltningId: cast.sundhed, toOn: day(10), withdrawnAt: ago(0) }),
	'grounds that are continued': async ({ grounds, cast }) => {
		await grounds({ forvaltningId: cast.sundhed, toOn: day(10) });
		await grounds({ forvaltningId: cast.sundhed, fromOn: day(11) });
	},
	'grounds that are continued for a while': async ({ grounds, cast }) => {
		await grounds({ forvaltningId: cast.sundhed, toOn: day(10) });
		await grounds({ forvaltningId: cast.sundhed, toOn: day(200) });
	},
	...Object.fromEntries(
		Object.entries({
			'those of another forvaltning': { job: true },
			'withdrawn ones': { withdrawnAt: new Date() },
			'ones that begin too late': { fromOn: make.dayFromToday(12) },
			'ones that end no later': { toOn: make.dayFromToday(10) },
			'ones of fewer kinds': { kinds: ['plan' as const] },
			'ones without the topic': { topics: [] }
		}).map(([how, { job, ...options }]: [string, Row & { job?: boolean }]): [string, Story] => [
			`grounds that end, beside ${how}`,
			async ({ grounds, cast }) => {
				await grounds({ forvaltningId: cast.sundhed, kinds: ['plan', 'moede'], ...sensitive, toOn: day(10) });
				await grounds({
					...{ forvaltningId: job ? cast.job : cast.sundhed, kinds: ['plan', 'moede'], ...sensitive, toOn: day(300) },
					...options
				});
			}
		])
	),

	// Who took over.
	'a handover with open points': ({ borger, cast }) => make.makeOverdragelse({ borger, to: cast.tove }),
	'a handover with none': ({ borger, cast }) => make.makeOverdragelse({ borger, to: cast.tove, openPoints: [] }),
	'a handover to another': ({ borger, cast }) => make.makeOverdragelse({ borger, to: cast.ida }),
	'a handover before the last': async ({ borger, cast }) => {
		await make.makeOverdragelse({ borger, to: cast.tove, onDay: day(-9) });
		await make.makeOverdragelse({ borger, to: cast.signe, onDay: day(-2), openPoints: [] });
	},

	// What was tried.
	'something that was tried': ({ tried }) => tried({}),
	'something that was not tried out': ({ tried }) => tried({ proevehandling: false }),
	'something that taught us': ({ tried }) => tried({ learnt: 'x' }),
	'something that is tried still': ({ tried }) => tried({ ends_on: day(0) }),
	'something that the draft has taken out': ({ tried }) => tried({ last_version: 2 }),
	'something that the next draft will try': ({ tried }) => tried({ first_version: 4 }),
	'something of the draft that was tried': ({ tried }) => tried({ first_version: 3 }),
	'something that was tried with the external': ({ tried, cast }) =>
		tried({ responsible_account_id: cast.ida.accountId }),
	'something sensitive that was tried': ({ tried, cast }) => tried({ ...sensitive, forvaltning_id: cast.social }),

	// What was to be in the journal.
	'something that did not reach the journal': ({ borger, cast }) => journalise(borger, cast.tove, 'failed'),
	'something that did not reach the journal of the others': ({ borger, cast }) =>
		journalise(borger, cast.signe, 'failed'),
	'something that waits for the journal': ({ borger, cast }) => journalise(borger, cast.tove, 'waiting'),

	nothing: async () => {}
};

/** Memberships and grounds in other states, each with everything there is to be told. */
const frames: Record<string, (borger: make.BorgerMade, cast: Cast) => Promise<unknown>> = {
	'whose tovholder has left': async (borger, { tove, signe, social, job }) => {
		await make.makeMembership({ borger, staff: tove, function: 'tovholder', toOn: day(-1) });
		await make.makeMembership({ borger, staff: signe, function: 'stedfortraeder' });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: social });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: job });
	},
	'whose tovholder comes tomorrow': async (borger, { tove, signe, social }) => {
		await make.makeMembership({ borger, staff: tove, function: 'tovholder', fromOn: day(1) });
		await make.makeMembership({ borger, staff: signe, function: 'stedfortraeder' });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: social });
	},
	'whom one knows twice': async (borger, { tove, signe, social, job }) => {
		await make.makeMembership({ borger, staff: tove });
		await make.makeMembership({ borger, staff: tove, function: 'tovholder' });
		await make.makeMembership({ borger, staff: signe });
		await make.makeMembership({ borger, staff: signe, function: 'stedfortraeder' });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: social });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: job });
	},
	'whose plan has left something to do': async (borger, { tove, signe, ida, social, job }) => {
		await make.makeMembership({ borger, staff: tove });
		await make.makeMembership({ borger, staff: signe });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: social });
		await make.makeOpgave({ borger, type: 'plan_ended', dueOn: day(-6), forvaltningId: job });
		await make.makeOpgave({ borger, type: 'other', by: ida, dueOn: day(-9), forvaltningId: job });
	},
	'whom one knows as a colleague': async (borger, { tove, signe, social, job }) => {
		await make.makeMembership({ borger, staff: tove });
		await make.makeMembership({ borger, staff: signe });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: social });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: job });
	},
	'whose grounds are withdrawn, over, to come, of one kind, of another': async (
		borger,
		{ tove, signe, job, social, sundhed }
	) => {
		await make.makeMembership({ borger, staff: tove, function: 'tovholder' });
		await make.makeMembership({ borger, staff: signe, function: 'stedfortraeder' });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: job, withdrawnAt: ago(0) });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: job, toOn: day(-1) });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: job, fromOn: day(1) });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: job, kinds: ['netvaerk'], topics: ['helbred'] });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: sundhed });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: social, withdrawnAt: ago(0) });
	},
	'whose grounds are withdrawn': async (borger, { signe, social }) => {
		await make.makeMembership({ borger, staff: signe, function: 'stedfortraeder' });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: social, withdrawnAt: ago(0) });
	},
	'whose grounds are over': async (borger, { signe, social }) => {
		await make.makeMembership({ borger, staff: signe, function: 'stedfortraeder' });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: social, toOn: day(-1) });
	},
	'whom only an own goal makes known': async (borger, { signe, social }) => {
		await make.makeMembership({ borger, staff: signe });
		const planId = await make.makePlan({ borger });
		await make.makeMaal({ borger, planId, forvaltningId: social });
	}
};

/** Something for the journal of a professional's department, on its way since three days. */
async function journalise(borger: make.BorgerMade, by: make.StaffMade, state: 'failed' | 'waiting') {
	const itemId = await make.makeJournalItem(by, { borger });
	if (itemId) await make.setDelivery(itemId, state, { days: 3 });
}

/** Everything that can be a need at once. */
async function tellAll(telling: Telling) {
	const { borger, cast, planId, answer, aftale, tried, wish, point } = telling;
	await answer({ value: 1, note: 'x', at: ago(5) });
	await answer({ at: ago(4), emneId: await make.makeEmne({ borger }) });
	await aftale({ dueOn: day(-4) });
	await tried({});
	await wish({});
	await point({});
	await make.makeStatement({ borger, planId, version: 2, stance: 'disagree' });
	await make.makeMoede({ borger });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.sundhed, toOn: day(7) });
	await make.makeOverdragelse({ borger, to: cast.tove });
	await make.makeMoede({ borger, participants: [cast.tove], at: make.instantFromNow(5) });
	await make.makeMoede({ borger, at: ago(6) });
	await make.makeOpgave({ borger, by: cast.tove, forvaltningId: cast.job });
	await make.makeAnmodning({ borger, type: 'object', about: cast.signe, at: ago(3) });
	const samtaleId = await make.makeSamtale({ borger, readers: [cast.tove] });
	await make.makeBesked({ borger, samtaleId, at: ago(2) });
	await make.makeMembership({ borger, staff: cast.pia });
	await journalise(borger, cast.pia, 'failed');
}

/** The stories about a plan that the borger has not said yes to. */
const withoutYes = /without a yes/;

async function tell(borger: make.BorgerMade, cast: Cast, story: Story) {
	const joint = !withoutYes.test(borger.name);
	const plan = await make.makePlan({ borger, publishedBy: cast.tove, version: 2, joint });
	const answer: Telling['answer'] = (options) => make.makeMaaling({ borger, value: 3, ...options });
	await story({
		...{ borger, cast, planId: plan, answer },
		opened: async (options) => {
			const maalingId = await answer(options);
			await make.makeOpening({ borger, maalingId, by: cast.tove });
			return maalingId;
		},
		aftale: (options) => make.makeAftale({ borger, planId: plan, responsible: cast.tove, ...options }),
		tried: (row) =>
			make.insert('indsats', {
				...{ id: randomUUID(), item_id: randomUUID(), plan_id: plan, borger_id: borger.id, first_version: 1 },
				...{ title: 'x', provider: 'x', proevehandling: true, starts_on: day(-60), ends_on: day(-5), ...row }
			}),
		wish: (row) => make.insert('wish', { borger_id: borger.id, type: 'wish', text: 'x', created_at: ago(1), ...row }),
		point: (row) =>
			make.insert('tavlepunkt', {
				...{ borger_id: borger.id, column_key: 'fungerer', text: 'x', author_account_id: borger.accountId },
				...{ created_at: ago(1), ...row }
			}),
		grounds: (options) => make.makeAdgangsgrundlag({ borger, forvaltningId: cast.job, ...options }),
		status: (aftaleItemId, state, at, on) =>
			make.makeAftaleStatus({
				...{ borger, aftaleItemId, state, at: ago(at) },
				...(on ? { newDueOn: on, reason: 'x' } : {})
			}),
		backwards: async (value, days, { by, version = 1 } = {}) => {
			const id = randomUUID();
			await make.insert('trivselsmaaling', {
				...{ id, borger_id: borger.id, rater_account_id: by?.accountId ?? borger.accountId, client_id: randomUUID() },
				...{ content_hash: id, rater_kind: by ? 'fagperson' : 'borger', blind: true, time_zone: 'Europe/Copenhagen' },
				...{ lineal_key: 'listens', lineal_version: version },
				...{ made_at_raw: ago(days), made_at: ago(days), received_at: ago(days) }
			});
			await make.insert('trivselsvalue', { maaling_id: id, borger_id: borger.id, answer: 'point', value });
			return id;
		}
	});
}

/**
 * Puts the stories into a database that has the default ruler.
 * @returns for each reader, what their list holds, as one question that always has the same answer
 */
export async function placeList(): Promise<{ ask: () => Promise<unknown> }[]> {
	const cast = await makeReaders();
	const { job, social, tove, signe, ida } = cast;
	for (const [name, story] of Object.entries(stories)) {
		const borger = await make.makeBorger({ name });
		await make.makeMembership({ borger, staff: tove, function: 'tovholder' });
		await make.makeMembership({ borger, staff: signe, function: 'stedfortraeder' });
		await make.makeMembership({ borger, staff: ida });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: job });
		await make.makeAdgangsgrundlag({ borger, forvaltningId: social });
		await tell(borger, cast, story);
	}
	for (const [name, place] of Object.entries(frames)) {
		const borger = await make.makeBorger({ name });
		await place(borger, cast);
		if (name !== 'whom only an own goal makes known') await tell(borger, cast, tellAll);
	}
	// The stranger is nobody's, whatever there is about them; also a row that says it is theirs in another's plan.
	const stranger = await make.makeBorger({ name: 'whose team nobody is on' });
	const other = await make.makeBorger({ name: 'in whose plan a stranger stands' });
	await make.makeMembership({ borger: other, staff: tove, function: 'tovholder' });
	await make.makeAdgangsgrundlag({ borger: other, forvaltningId: job });
	await tell(other, cast, ({ aftale }) => aftale({ borger: stranger, dueOn: day(-3) }));
	await make.makeAdgangsgrundlag({ borger: stranger, forvaltningId: job, toOn: day(7) });
	await make.makeAdgangsgrundlag({ borger: stranger, forvaltningId: social });
	await tell(stranger, cast, tellAll);
	const actors: Actor[] = [await make.asFagperson(tove), await make.asFagperson(signe), await make.asFagperson(ida)];
	return actors.map((actor) => ({
		ask: () =>
			withActor(actor, async ({ sql }) => {
				const rows = await sql<Record<string, unknown>[]>`select * from app.own_borgere() order by name, borger_id`;
				return rows.map(({ borger_id: _, ...facts }) => facts);
			})
	}));
}
