import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { makeBorgerLikeViktor, today, workAs, type Worker } from '../../../../tests/support/drafts';
import { pool } from '../db/client';
import { readOwn, withActor, type Actor } from '../db/with-actor';
import { removeItem } from './arrange';
import { publishPlan } from './publish';
import { readPlan } from './queries';

let database: FreshDatabase;
let cast: make.Solbjerg;
const actors: Record<string, Actor> = {};
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	for (const name of ['tove', 'signe', 'farid', 'frida', 'ida'] as const)
		actors[name] = await make.asFagperson(cast[name]);
});
afterAll(() => database.close());

let borger: make.BorgerMade;
let planId: string;
let tove: Worker;
let signe: Worker;
beforeEach(async () => {
	borger = await makeBorgerLikeViktor(cast);
	planId = await make.makePlan({ borger });
	[tove, signe] = [workAs(actors['tove'] as Actor, borger), workAs(actors['signe'] as Actor, borger)];
});

const publish = (who: Worker = tove, over: { seen?: string | null; summary?: string } = {}) =>
	withActor(who.actor, (tx) => publishPlan(tx, { borgerId: borger.id, summary: '', seen: null, today, ...over }));
const asRead = async () => {
	const actor = await make.asBorger(borger);
	return readOwn(actor, (tx) => readPlan(tx, { borgerId: borger.id, today, mostVersions: 10 }));
};
const whole = { title: 'Sove om natten', borgerWords: 'Jeg vil sove' };

describe('sharing the draft', () => {
	test('S1 the whole draft becomes a version that the borger reads, with what is new in sentences', async () => {
		const goal = await tove.start('maal', null, whole);
		await signe.start('aftale', goal, {
			text: 'Finder en mentor',
			owner: `konto:${cast.signe.accountId}`,
			dueOn: '2026-12-01'
		});
		expect((await asRead()).maal).toEqual([]);
		const { seen, changes } = await tove.read();
		const told = ['Nyt mål: Sove om natten.', 'Planen har fra begyndelsen 1 aftale.'];
		expect(changes).toEqual(told);
		expect(await publish(tove, { seen, summary: ' Vi er i gang. ' })).toEqual({ ok: true, value: 1 });
		const rows = await asRead();
		expect(rows.maal.map(({ title }) => title)).toEqual(['Sove om natten']);
		expect(rows.versions).toMatchObject([{ version: 1, by: 'Tove Madsen', summary: 'Vi er i gang.', changes: told }]);
		const [event] = await pool('import')`
			select params, kind, forvaltning_id, actor_account_id from event where borger_id = ${borger.id} and type = 'plan_published'`;
		expect(event).toEqual({
			...{ params: { version: 1, summary: 'Vi er i gang.' }, kind: 'plan' },
			...{ forvaltning_id: cast.beskaeftigelse, actor_account_id: cast.tove.accountId }
		});

		await signe.save('maal', goal, { title: 'Sove godt' });
		await signe.start('aftale', goal, { text: 'Ringer til Bo', owner: 'borger', dueOn: '2026-12-04' });
		expect(await publish()).toEqual({ ok: true, value: 2 });
		expect((await asRead()).versions.map((each) => each.changes)).toEqual([
			['Målet ”Sove om natten” hedder nu ”Sove godt”.', 'Ny aftale: Du ringer til Bo senest 4. december 2026.'],
			told
		]);
		// The team reads the same history.
		expect((await signe.read()).versions.map((each) => each.changes[0])).toEqual([
			...['Målet ”Sove om natten” hedder nu ”Sove godt”.', told[0]]
		]);
	});

	test('S1 a change that is under way is waited for, and one that comes later belongs to the next draft', async () => {
		const goal = await tove.start('maal', null, whole);
		await publish();
		await tove.save('maal', goal, { professionalWords: 'Døgnrytme' });
		const opened = (await signe.find(goal))?.fields;
		const results = await Promise.all([
			signe.save('maal', goal, { title: 'Sove godt' }, opened),
			publish(),
			signe.save('maal', goal, { borgerWords: 'Ro' }, opened)
		]);
		expect(results.map((each) => each.ok)).toEqual([true, true, true]);
		expect((await signe.find(goal))?.fields).toMatchObject({
			...{ title: 'Sove godt', borgerWords: 'Ro', professionalWords: 'Døgnrytme' }
		});
		const rows = await pool('import')<{ first_version: number; last_version: number | null }[]>`
			select first_version, last_version from maal where item_id = ${goal} order by first_version`;
		for (const [index, row] of rows.entries()) {
			const next = rows[index + 1];
			expect(row.last_version).toBe(next ? next.first_version - 1 : null);
		}
	});

	test('S8 nothing is shared without the borger’s samtykke to one joint plan, whoever asks', async () => {
		const other = await makeBorgerLikeViktor(cast);
		const unasked = await make.makePlan({ borger: other, joint: false });
		const worker = workAs(actors['tove'] as Actor, other);
		await worker.start('maal', null, whole);
		expect((await worker.read()).joint).toBe(false);
		const share = () =>
			withActor(worker.actor, (tx) => publishPlan(tx, { borgerId: other.id, summary: '', seen: null, today }));
		expect(await share()).toEqual({ ok: false, reason: 'no_samtykke' });
		const past = withActor(worker.actor, (tx) => tx.sql`update plan set version = 1 where id = ${unasked}`);
		await expect(past).rejects.toMatchObject({ constraint_name: 'plan_samtykke_missing' });
		await make.makePlanSamtykke({ borger: other, planId: unasked, notedBy: cast.tove });
		expect((await worker.read()).joint).toBe(true);
		expect(await share()).toEqual({ ok: true, value: 1 });
	});

	test('two who share at once make one version', async () => {
		await tove.start('maal', null, whole);
		const results = await Promise.all([publish(), publish(), publish()]);
		expect(results.filter((each) => each.ok)).toEqual([{ ok: true, value: 1 }]);
		expect(results.filter((each) => !each.ok && each.reason === 'nothing_new')).toHaveLength(2);
		expect((await asRead()).versions).toHaveLength(1);
	});

	test('what became another while it was looked at is looked at again first', async () => {
		const goal = await tove.start('maal', null, whole);
		const { seen } = await tove.read();
		await signe.save('maal', goal, { title: 'Sove godt' });
		expect(await publish(tove, { seen })).toEqual({ ok: false, reason: 'changed' });
		expect(await publish(tove, { seen: (await tove.read()).seen })).toEqual({ ok: true, value: 1 });
	});

	test('what the publisher may not see is shared too, and told to nobody who may not see it', async () => {
		const goal = await tove.start('maal', null, whole);
		await publish();
		await signe.start('maal', null, { title: 'Drikke mindre', borgerWords: 'To øl', topics: 'misbrug' });
		const page = await tove.read();
		expect(page.items.map((item) => item.itemId)).toEqual([goal]);
		expect(page).toMatchObject({ changes: [], hiddenChanges: true });
		expect((await signe.read()).hiddenChanges).toBe(false);
		expect(await publish()).toEqual({ ok: true, value: 2 });
		expect((await tove.read()).versions[0]?.changes).toEqual([]);
		expect((await signe.read()).versions[0]?.changes).toEqual(['Nyt mål: Drikke mindre.']);
		expect((await asRead()).versions[0]?.changes).toEqual(['Nyt mål: Drikke mindre.']);
		expect((await tove.read()).hiddenChanges).toBe(false);
	});

	test('what was marked with a topic has not been taken out for those who lose sight of it', async () => {
		const goal = await tove.start('maal', null, whole);
		await tove.start('maal', null, { title: 'Arbejde', borgerWords: 'Et job' });
		await publish();
		await tove.save('maal', goal, { topics: 'helbred' });
		expect(await publish()).toEqual({ ok: true, value: 2 });
		expect((await signe.read()).versions[0]?.changes).toEqual([]);
		expect((await tove.read()).versions[0]?.changes).toEqual(['Hvem der kan se målet ”Sove om natten”, er ændret.']);
	});
});

describe('what is not shared', () => {
	test('P6 a goal needs the words of the borger, or that they are missing', async () => {
		const goal = await tove.start('maal', null, { title: 'Sove' });
		expect(await publish()).toEqual({
			...{ ok: false, reason: 'hindered' },
			hindrances: [
				{
					...{ kind: 'maal', itemId: goal },
					sentence: 'Målet ”Sove” mangler borgerens ord (eller et kryds ved ”mangler borgerens ord”).'
				}
			]
		});
		expect((await tove.find(goal))?.missing).toEqual(['borgerWords']);
		await tove.save('maal', goal, { wordsMissing: 'ja' });
		expect(await publish()).toEqual({ ok: true, value: 1 });
		const [row] = await pool('import')`select words_missing, borger_words from maal where item_id = ${goal}`;
		expect(row).toEqual({ words_missing: true, borger_words: null });
	});

	test('S1 S2 S3 a step without who and when, an agreement without them, a trial without what was learnt', async () => {
		const goal = await tove.start('maal', null, whole);
		const step = await tove.start('delmaal', goal, { title: 'Prøve' });
		const aftale = await tove.start('aftale', goal, { text: 'Ringer' });
		const duty = await tove.start('aftale', null, { text: 'Siger til', owner: 'borger', duty: 'ja' });
		const trial = await tove.start('indsats', goal, {
			...{ title: 'To om det', proevehandling: 'ja', startsOn: make.dayFromToday(-30), endsOn: make.dayFromToday(-1) }
		});
		const refused = await publish();
		expect(refused).toMatchObject({ reason: 'hindered' });
		const missing = new Map((await tove.read()).items.map((item) => [item.itemId, item.missing]));
		expect(missing.get(step)).toEqual(['responsible', 'dueOn']);
		expect(missing.get(aftale)).toEqual(['owner', 'dueOn']);
		expect(missing.get(duty)).toEqual([]);
		expect(missing.get(trial)).toEqual(['learnt']);
		await tove.save('delmaal', step, { responsible: cast.signe.accountId, dueOn: '2027-01-01' });
		await tove.save('aftale', aftale, { owner: 'borger', dueOn: '2027-01-01' });
		await tove.save('indsats', trial, { learnt: 'Det hjælper at være to' });
		expect(await publish()).toEqual({ ok: true, value: 1 });
	});

	test('an empty plan, also one that was emptied, and a plan without anything new', async () => {
		expect(await publish()).toEqual({ ok: false, reason: 'empty' });
		const goal = await tove.start('maal', null, whole);
		await publish();
		expect(await publish()).toEqual({ ok: false, reason: 'nothing_new' });
		await tove.save('maal', goal, { title: 'Sove godt' });
		await tove.save('maal', goal, { title: whole.title });
		expect(await publish()).toEqual({ ok: false, reason: 'nothing_new' });
		await withActor(tove.actor, (tx) => removeItem(tx, { borgerId: borger.id, kind: 'maal', itemId: goal }));
		expect(await publish()).toEqual({ ok: false, reason: 'empty' });
	});

	test('a summary that is too long or cannot be stored', async () => {
		await tove.start('maal', null, whole);
		expect(await publish(tove, { summary: 'x'.repeat(1_001) })).toEqual({ ok: false, reason: 'too_long' });
		expect(await publish(tove, { summary: 'a\0' })).toEqual({ ok: false, reason: 'forbidden' });
	});

	test('S1 a fagperson who does not hold the threads edits and does not share; a deputy does, in their days', async () => {
		await signe.start('maal', null, whole);
		expect(await signe.read()).toMatchObject({ mayEdit: true, holdsThreads: false });
		expect(await publish(signe)).toEqual({ ok: false, reason: 'not_yours' });
		await make.makeMembership({ borger, staff: cast.signe, function: 'stedfortraeder', toOn: today });
		expect(await publish(signe)).toEqual({ ok: true, value: 1 });
	});

	test('B3 who may not see the plan, an external party, and the borger', async () => {
		await tove.start('maal', null, whole);
		await make.makeAftale({ borger, planId, forvaltningId: cast.social, responsible: cast.ida });
		const own = await make.asBorger(borger);
		for (const actor of [actors['farid'], actors['frida'], actors['ida'], own] as Actor[])
			expect(await publish(workAs(actor, borger))).toEqual({ ok: false, reason: 'unknown' });
		expect((await asRead()).versions).toEqual([]);
	});
});
