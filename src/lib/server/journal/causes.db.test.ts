import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { makeBorgerLikeViktor, workAs, type Worker } from '../../../../tests/support/drafts';
import { withDefaults } from '../setting/queries';
import { startMoede } from '../arbejdsgang/moede-mode';
import { readMoedeFacts } from '../document/moede';
import { pool } from '../db/client';
import { readAs, withActor, type Actor } from '../db/with-actor';
import { callOffMoede, callToMoede, changeMoede, endMoede, sharePlan } from './causes';
import { findPress, putLetter, putMoede, putPlan } from './put-source';

/** What is put into the journal by itself, of a borger of Tove's and Signe's who have each their department. */
let database: FreshDatabase;
let cast: make.Solbjerg;
let tove: Actor;
let signe: Actor;
let ida: Actor;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	[tove, signe, ida] = (await Promise.all([cast.tove, cast.signe, cast.ida].map(make.asFagperson))) as [
		Actor,
		Actor,
		Actor
	];
});
afterAll(() => database.close());

const municipality = withDefaults({ name: 'Solbjerg Kommune' });
const today = make.dayFromToday(0);
const now = () => new Date();

type Item = {
	form: string;
	type: string;
	title: string;
	revision: number;
	department: string;
	text: string;
};
/** What is in the outbox about somebody, in the order it came. */
const outbox = (borgerId: string) => pool('journal')<Item[]>`
	select i.form, i.type, i.title, i.revision, e.name as department, i.content::text as text
	from journal_item i join enhed e on e.id = i.forvaltning_id
	where i.borger_id = ${borgerId} order by i.made_at, i.form`;
const kinds = async (borgerId: string) =>
	(await outbox(borgerId)).map(({ form, type, revision }) => `${type} ${form} ${revision}`);

async function aPlan() {
	const borger = await makeBorgerLikeViktor(cast);
	await make.makePlan({ borger });
	const work: Worker = workAs(tove, borger);
	const share = (summary = '') =>
		withActor(tove, (tx) => sharePlan(tx, { borgerId: borger.id, summary, seen: null, today, municipality }));
	return {
		borger,
		work,
		share,
		putAgain: (who: Actor) => withActor(who, (tx) => putPlan(tx, { borgerId: borger.id, today, municipality }))
	};
}

describe('S5 a plan that is shared', () => {
	test('one document and one note go into the journal of the department; sharing again without a change puts none', async () => {
		const { borger, work, share } = await aPlan();
		await work.start('maal', null, { title: 'Sove om natten', borgerWords: 'Jeg vil sove' });
		expect(await share()).toEqual({ ok: true, value: 1 });
		const put = await outbox(borger.id);
		expect(put.map(({ form, type, revision, department }) => ({ form, type, revision, department }))).toEqual([
			{ form: 'document', type: 'plan', revision: 1, department: 'Beskæftigelse' },
			{ form: 'note', type: 'plan', revision: 1, department: 'Beskæftigelse' }
		]);
		for (const { text } of put) expect(text).toContain('Sove om natten');
		expect((await share()).ok).toBe(false);
		expect(await kinds(borger.id)).toHaveLength(2);
	});

	test('a share that is refused, or rolled back, puts nothing', async () => {
		const { borger, work } = await aPlan();
		await work.start('maal', null, { title: 'Uden ord' });
		const failing = withActor(tove, async (tx) => {
			await sharePlan(tx, { borgerId: borger.id, summary: '', seen: null, today, municipality });
			throw new Error('killed here');
		});
		await expect(failing).rejects.toThrow('killed here');
		expect(await kinds(borger.id)).toEqual([]);
	});

	test('another department takes its own with one press, once, and made under its own rights', async () => {
		const { borger, work, share, putAgain } = await aPlan();
		await work.start('maal', null, { title: 'Sove om natten', borgerWords: 'Jeg vil sove' });
		await share();
		expect(await putAgain(tove)).toBe('unchanged');
		expect(await putAgain(signe)).toBe('put');
		expect(await putAgain(signe)).toBe('unchanged');
		expect((await outbox(borger.id)).map(({ department }) => department)).toEqual([
			...['Beskæftigelse', 'Beskæftigelse', 'Social', 'Social']
		]);
		expect(await putAgain(ida), 'an external party puts nothing').toBe('not_yours');
	});
});

describe('S5 a meeting that is closed', () => {
	const aMeeting = (own: Partial<Parameters<typeof make.makeMoede>[0]> = {}) =>
		make.makeMoede({
			...{ borger: cast.viktor, at: new Date(Date.now() + 600_000), forvaltningId: cast.beskaeftigelse },
			...{ calledBy: cast.tove, participants: [cast.tove, cast.signe], ...own }
		});
	const end = (moedeId: string) =>
		withActor(tove, (tx) => endMoede(tx, { borgerId: cast.viktor.id, moedeId, now: now(), today, municipality }));
	const of = async (moedeId: string) =>
		await pool('journal')<{ form: string; text: string }[]>`
			select form, content::text as text from journal_item where source_id = ${moedeId} order by form`;

	test('one document and one note; closed twice is once', async () => {
		const moedeId = await aMeeting();
		await make.makeMoedeNote({
			borger: cast.viktor,
			moedeId,
			key: 'referat',
			text: 'Vi blev enige om en praktik.',
			by: cast.tove
		});
		await withActor(tove, (tx) => startMoede(tx, { borgerId: cast.viktor.id, moedeId }, now()));
		expect(await end(moedeId)).toMatchObject({ ok: true });
		expect(await end(moedeId)).toMatchObject({ ok: true });
		const put = await of(moedeId);
		expect(put.map(({ form }) => form)).toEqual(['document', 'note']);
		for (const { text } of put) expect(text).toContain('Vi blev enige om en praktik.');
	});

	test('S17 a conference is noted under the heading that Fasit keeps it under', async () => {
		const moedeId = await aMeeting({ template: 'tfa' });
		await end(moedeId);
		expect((await of(moedeId))[1]?.text).toContain('TFA');
	});

	test('what is corrected afterwards is put as the next one, on a press', async () => {
		const moedeId = await aMeeting();
		await end(moedeId);
		const press = () =>
			withActor(tove, (tx) => putMoede(tx, { borgerId: cast.viktor.id, moedeId, today, municipality }));
		expect(await press()).toBe('unchanged');
		await make.makeMoedeNote({ borger: cast.viktor, moedeId, key: 'referat', text: 'Rettet bagefter.', by: cast.tove });
		expect(await press()).toBe('put');
		const [facts] = await Promise.all([
			readAs(tove, (tx) => readMoedeFacts(tx, { borgerId: cast.viktor.id, moedeId, today, reader: 'fagperson' }))
		]);
		expect(facts?.referat).toBe('Rettet bagefter.');
		expect(await of(moedeId)).toHaveLength(4);
	});
});

describe('S7 the letters about a meeting', () => {
	const typed = (own: Record<string, unknown> = {}) => ({
		...{ id: randomUUID(), skabelon: '', titel: 'Et møde', formaal: 'Vi taler om foråret.', pligt: 'frivilligt' },
		...{ dag: make.dayFromToday(10), fra: '10:00', til: '11:00', gang: '', sted: 'Rådhuset', stedDetalje: '' },
		...{ forbered: '', tolk: '', tolkHvem: '', emner: [], revision: '', deltager: [cast.tove.accountId] },
		...{ roller: { [cast.tove.accountId]: 'Leder mødet' }, gentag: '', antal: '', minikick: '' },
		...own
	});
	const plan = (row: ReturnType<typeof typed>, borgerId = cast.viktor.id) =>
		withActor(tove, (tx) => callToMoede(tx, { borgerId, typed: row as never, now: now(), municipality }));
	const lettersOf = (moedeId: string) => pool('journal')<{ type: string; revision: number; text: string }[]>`
		select type, revision, content::text as text from journal_item where source_id = ${moedeId} order by made_at, revision`;

	test('nobody takes letters: none is put; where somebody does, one summons, another when it is moved, and one when it is off', async () => {
		const silent = typed();
		expect(await plan(silent)).toMatchObject({ ok: true });
		expect(await lettersOf(silent.id)).toEqual([]);

		await make.makeTarget({ type: 'digital_post', takes: ['indkaldelse', 'aflysning'] });
		const row = typed();
		expect(await plan(row)).toMatchObject({ ok: true });
		expect(await plan(row), 'the same form twice').toMatchObject({ ok: true });
		expect(await lettersOf(row.id)).toMatchObject([{ type: 'indkaldelse', revision: 1 }]);
		expect((await lettersOf(row.id))[0]?.text).toContain('appointment');

		const [{ revision } = { revision: 0 }] = await pool('import')<{ revision: number }[]>`
			select revision from moede where id = ${row.id}`;
		const change = (own: Record<string, unknown>) =>
			withActor(tove, (tx) =>
				changeMoede(tx, {
					...{ borgerId: cast.viktor.id, moedeId: row.id, now: now(), municipality },
					typed: { ...row, revision: String(revision), ...own } as never
				})
			);
		expect(await change({ fra: '12:00', til: '13:00' })).toMatchObject({ ok: true });
		expect((await lettersOf(row.id)).map((each) => each.revision)).toEqual([1, 2]);

		const off = (moedeId: string) =>
			withActor(tove, (tx) =>
				callOffMoede(tx, {
					...{ borgerId: cast.viktor.id, moedeId, now: now(), municipality },
					typed: { grund: 'Tove er syg.', resten: '' }
				})
			);
		expect(await off(row.id)).toMatchObject({ ok: true });
		expect((await lettersOf(row.id)).map((each) => each.type)).toEqual(['indkaldelse', 'indkaldelse', 'aflysning']);
		expect(await off(silent.id)).toMatchObject({ ok: true });
		expect(await lettersOf(silent.id), 'who was not summoned is not told').toEqual([]);
	});

	test('a meeting that was planned before anybody took letters is summoned to on a press, once; an external party presses nothing', async () => {
		const moedeId = await make.makeMoede({
			...{ borger: cast.viktor, at: make.instantFromNow(20), forvaltningId: cast.beskaeftigelse, calledBy: cast.tove },
			participants: [cast.tove, cast.ida]
		});
		const about = { borgerId: cast.viktor.id, moedeId, today, municipality };
		expect(await withActor(tove, (tx) => findPress(tx, 'planned'))).toBe('brev');
		expect(await withActor(tove, (tx) => findPress(tx, 'held'))).toBe('moede');
		expect(await withActor(ida, (tx) => findPress(tx, 'planned'))).toBeNull();
		expect(await withActor(ida, (tx) => putLetter(tx, about))).not.toBe('put');
		expect(await withActor(tove, (tx) => putLetter(tx, about))).toBe('put');
		expect(await withActor(tove, (tx) => putLetter(tx, about))).toBe('unchanged');
	});
});
