import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { countingStatements } from '../../../../tests/support/statements';
import { dueOf, hasUnshared, isLate, type AskTyped } from '../../question/question';
import { readAs, readOwn, withActor, type Actor } from '../db/with-actor';
import { readMark } from '../plan/workspace';
import { answerQuestion, findLederQuestions } from './answer';
import { askLeders, findAskDesk, findSharedQuestions, findTeamQuestions, shareQuestion } from './ask';

let database: FreshDatabase;
let cast: make.Solbjerg;
let lars: make.StaffMade;
let lone: make.StaffMade;
let asViktor: Actor<'borger'>;
let asKasper: Actor<'borger'>;
let asLars: Actor<'leder'>;
let asLone: Actor<'leder'>;
const staff: Record<string, Actor<'fagperson'>> = {};
const by = (name: string) => staff[name] ?? Promise.reject(new Error(name));
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	lars = await make.makeStaff({ name: 'Lars Dam', enhedId: cast.beskaeftigelse, roles: ['leder'] });
	lone = await make.makeStaff({ name: 'Lone Bæk', enhedId: cast.social, roles: ['leder'] });
	await make.makePlan({ borger: cast.viktor, publishedBy: cast.tove });
	[asViktor, asKasper] = [await make.asBorger(cast.viktor), await make.asBorger(cast.kasper)];
	[asLars, asLone] = [await make.logIn(lars, 'leder'), await make.logIn(lone, 'leder')];
	for (const who of ['tove', 'signe', 'farid', 'frida', 'ida'] as const) staff[who] = await make.asFagperson(cast[who]);
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const askedAs = async (who: string, over: Partial<AskTyped> = {}, of = cast.viktor) => {
	const typed = {
		id: randomUUID(),
		leder: [lars.accountId],
		tekst: 'Må vi bruge 3.000 kr. til et kursus?',
		foelsomt: []
	};
	return withActor(await by(who), (tx) =>
		askLeders(tx, { borgerId: of.id, typed: { ...typed, ...over }, today, days: 5 })
	);
};
const team = async (who: string) => readAs(await by(who), (tx) => findTeamQuestions(tx, { borgerId: cast.viktor.id }));
const oneOf = async (who: string, id: string) => (await team(who)).find((each) => each.id === id);
const own = (actor: Actor<'leder'>) => readAs(actor, (tx) => findLederQuestions(tx));
const copyOf = async (actor: Actor<'leder'>, tekst: string) => {
	const found = (await own(actor)).find(({ text }) => text === tekst);
	if (!found) throw new Error(`not asked: ${tekst}`);
	return found.id;
};
const answer = (actor: Actor<'leder'>, spoergsmaal: string, svar: string) =>
	withActor(actor, (tx) => answerQuestion(tx, { spoergsmaal, svar }));
const share = async (who: string, id: string, answers = '1') =>
	withActor(await by(who), (tx) => shareQuestion(tx, { borgerId: cast.viktor.id, id, answers }));
const shared = (actor = asViktor, of = cast.viktor) => readOwn(actor, (tx) => findSharedQuestions(tx, of.id));

test('S4 a team asks chosen leaders; each reads the text, who asks, from where and by when, and nothing of whom it is about', async () => {
	const [id, tekst] = [randomUUID(), 'Er der plads på mentorkurset i januar?'];
	const asked = { id, tekst, leder: [lone.accountId, lars.accountId] };
	expect(await askedAs('tove', asked)).toEqual({ ok: true });
	expect(await askedAs('tove', asked)).toEqual({ ok: true });
	expect(await askedAs('tove', { ...asked, tekst: 'Noget andet?' })).toEqual({
		ok: false,
		problems: { form: 'other' }
	});
	expect(await askedAs('tove', { ...asked, leder: [lars.accountId] })).toEqual({
		ok: false,
		problems: { form: 'other' }
	});

	const copy = (await own(asLars)).filter(({ text }) => text === tekst);
	expect(copy).toMatchObject([{ askedBy: 'Tove Madsen', team: 'Jobcenter', dueOn: dueOf(today, 5), answer: null }]);
	const told = JSON.stringify(copy);
	for (const hidden of ['Viktor', 'Holm', cast.viktor.id, cast.viktor.accountId, id])
		expect(told).not.toContain(hidden);
	await expect(withActor(asLars, (tx) => tx.sql`select question_id from cube.question`)).rejects.toThrow('permission');
	await expect(withActor(asLars, (tx) => tx.sql`select from leder_question`)).rejects.toThrow('permission');

	expect(await oneOf('signe', id)).toMatchObject({
		text: tekst,
		askedBy: 'Tove Madsen',
		sharedAt: null,
		leders: [
			{ name: 'Lars Dam', dueOn: dueOf(today, 5), answer: null, answeredAt: null },
			{ name: 'Lone Bæk', answer: null }
		]
	});
	expect(await oneOf('farid', id)).toBeUndefined();
	expect(await oneOf('frida', id)).toBeUndefined();
	expect(await oneOf('ida', id)).toBeUndefined();
	expect(await shared()).toEqual([]);
});

test('S4 who may not see the plan cannot ask about it, and neither can an external party', async () => {
	for (const who of ['farid', 'frida', 'ida']) {
		expect(await askedAs(who), who).toBeNull();
		expect(await readAs(await by(who), (tx) => findAskDesk(tx, cast.viktor.id)), who).toBeNull();
	}
	// Kasper has no plan.
	expect(await askedAs('tove', {}, cast.kasper)).toBeNull();
	const desk = await readAs(await by('signe'), (tx) => findAskDesk(tx, cast.viktor.id));
	expect(desk).toEqual({
		borger: { id: cast.viktor.id, name: 'Viktor Holm' },
		leders: [
			{ accountId: lars.accountId, name: 'Lars Dam', title: expect.anything(), enhed: 'Beskæftigelse' },
			{ accountId: lone.accountId, name: 'Lone Bæk', title: expect.anything(), enhed: 'Social' }
		]
	});
});

test('S4 nobody but a leder is asked, and no question names the borger', async () => {
	expect(await askedAs('tove', { leder: [cast.signe.accountId] })).toEqual({
		ok: false,
		problems: { leder: 'unknown' }
	});
	expect(await askedAs('tove', { tekst: 'Må Viktor få et kursus?' })).toEqual({
		ok: false,
		problems: { tekst: 'name' }
	});
	const past = withActor(await by('tove'), async ({ sql }) => {
		const id = randomUUID();
		await sql`insert into leder_question (id, borger_id, author_account_id, text, topics, forvaltning_id)
			values (${id}, ${cast.viktor.id}, app.actor_id(), 'Hej', '{}', app.actor_forvaltning_id())`;
		await sql`insert into cube.question (question_id, leder_account_id, due_on) values (${id}, ${cast.signe.accountId}, ${today})`;
	});
	await expect(past).rejects.toThrow('row-level security');
});

test('S4 a question about a sensitive topic is read by those of the team who may read about it, and by the leder without the mark', async () => {
	const [id, tekst] = [randomUUID(), 'Kan vi få en aftale med sundhedshuset?'];
	expect(await askedAs('tove', { id, tekst, foelsomt: ['helbred'] })).toEqual({ ok: true });
	expect(await oneOf('tove', id)).toMatchObject({ topics: ['helbred'] });
	expect(await oneOf('signe', id)).toBeUndefined();
	expect(JSON.stringify(await own(asLars))).not.toContain('helbred');
});

test('S4 a leder answers once; the team reads the answer and its date, and nobody else answers', async () => {
	const [id, tekst] = [randomUUID(), 'Kan vi mødes om aftenen?'];
	await askedAs('signe', { id, tekst });
	const copy = await copyOf(asLars, tekst);
	const before = await readAs(await by('tove'), (tx) => readMark(tx, cast.viktor.id));
	expect(await answer(asLone, copy, 'Nej.')).toEqual({ ok: false, problems: { spoergsmaal: 'unknown' } });
	expect(await answer(asLars, randomUUID(), 'Nej.')).toEqual({ ok: false, problems: { spoergsmaal: 'unknown' } });
	expect(await answer(asLars, copy, ' ')).toEqual({ ok: false, problems: { svar: 'missing' } });
	expect(await answer(asLars, copy, 'Ja, til kl. 18.')).toEqual({ ok: true });
	expect(await answer(asLars, copy, 'Ja, til kl. 18.')).toEqual({ ok: true });
	expect(await answer(asLars, copy, 'Nej.')).toEqual({ ok: false, problems: { spoergsmaal: 'answered' } });
	await withActor(asLars, (tx) => tx.sql`update cube.question set answer = 'Nej.' where id = ${copy}`);
	const found = await oneOf('tove', id);
	expect(found).toMatchObject({ askedBy: 'Signe Bach', leders: [{ name: 'Lars Dam', answer: 'Ja, til kl. 18.' }] });
	expect(found?.leders[0]?.answeredAt?.getTime()).toBeGreaterThan(found?.askedAt.getTime() ?? Infinity);
	expect(await own(asLars)).toContainEqual(
		expect.objectContaining({ id: copy, answer: 'Ja, til kl. 18.', answeredAt: expect.any(Date) })
	);
	// Those who have the plan open are told.
	expect(await readAs(await by('tove'), (tx) => readMark(tx, cast.viktor.id))).not.toBe(before);
});

test('S4 unanswered after the municipality’s working days it is late', async () => {
	const [id, tekst] = [randomUUID(), 'Hvornår åbner værkstedet?'];
	await askedAs('tove', { id, tekst });
	const [leder] = (await oneOf('tove', id))?.leders ?? [];
	const dueOn = dueOf(today, 5);
	expect(leder && isLate(leder, dueOn)).toBe(false);
	expect(leder && isLate(leder, make.dayFromToday(30))).toBe(true);
	await answer(asLars, await copyOf(asLars, tekst), 'I marts.');
	const [answered] = (await oneOf('tove', id))?.leders ?? [];
	expect(answered && isLate(answered, make.dayFromToday(30))).toBe(false);
});

test('S4 the borger reads it when who holds the threads shares it, with the answers that were read, and what comes later when that is shared', async () => {
	const [id, tekst] = [randomUUID(), 'Må vi købe et buskort?'];
	await askedAs('signe', { id, tekst, leder: [lars.accountId, lone.accountId] });
	const seen = async () => (await shared()).find((each) => each.id === id);
	expect(await share('tove', id, '0')).toBe('unknown');
	await answer(asLars, await copyOf(asLars, tekst), 'Ja, i tre måneder.');
	// Signe asked, and does not hold the threads.
	expect(await share('signe', id)).toBe('unknown');
	expect(await share('frida', id)).toBe('unknown');
	expect(await seen()).toBeUndefined();
	expect(await share('tove', id, '0')).toBe('changed');
	expect(await share('tove', id, 'x')).toBe('changed');
	expect(await share('tove', id)).toBe('shared');
	expect(await share('tove', id)).toBe('shared');
	expect(await seen()).toMatchObject({ text: tekst, answers: [{ text: 'Ja, i tre måneder.', at: expect.any(Date) }] });
	expect(await shared(asKasper, cast.kasper)).toEqual([]);
	expect(await shared(asKasper)).toEqual([]);

	await answer(asLone, await copyOf(asLone, tekst), 'Fra Social er det også i orden.');
	expect((await seen())?.answers).toHaveLength(1);
	const direct = await readOwn(asViktor, (tx) => tx.sql`select from cube.question where question_id = ${id}`);
	expect(direct).toHaveLength(1);
	const question = await oneOf('tove', id);
	expect(question && hasUnshared(question)).toBe(true);
	expect(await share('tove', id, '1')).toBe('changed');
	expect(await share('tove', id, '2')).toBe('shared');
	expect((await seen())?.answers.map(({ text }) => text)).toEqual([
		'Ja, i tre måneder.',
		'Fra Social er det også i orden.'
	]);
	for (const nobodys of ['', 'x', randomUUID()]) expect(await share('tove', nobodys)).toBe('unknown');
});

test('S4 each page costs one statement, however much was asked', async () => {
	const counted = async (actor: Actor, work: (tx: Parameters<typeof findLederQuestions>[0]) => Promise<unknown>) =>
		readAs(actor, async (tx) => {
			const counting = countingStatements(tx);
			await work(counting.tx);
			return counting.sent.length;
		});
	expect(await counted(await by('tove'), (tx) => findTeamQuestions(tx, { borgerId: cast.viktor.id }))).toBe(1);
	expect(await counted(await by('tove'), (tx) => findAskDesk(tx, cast.viktor.id))).toBe(1);
	expect(await counted(asLars, (tx) => findLederQuestions(tx))).toBe(1);
	expect(await counted(asViktor, (tx) => findSharedQuestions(tx, cast.viktor.id))).toBe(1);
});
