import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { makeBorgerLikeViktor, today, workAs, type Worker } from '../../../../tests/support/drafts';
import { completeFields, type ItemFields, type ItemKind } from '../../plan/draft';
import { pool } from '../db/client';
import { withActor, type Actor } from '../db/with-actor';
import { removeItem } from './arrange';
import { closeIndsats, closeMaal, reopenMaal, saveItem, startItem } from './draft';

let database: FreshDatabase;
let cast: make.Solbjerg;
const actors: Record<string, Actor> = {};
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	for (const name of ['tove', 'signe', 'farid', 'frida', 'ida', 'mette'] as const)
		actors[name] = await make.asFagperson(cast[name]);
});
afterAll(() => database.close());

let borger: make.BorgerMade;
let planId: string;
let tove: Worker;
let signe: Worker;
/** A published goal of Tove's forvaltning, in version 1. */
let goal: string;
const as = (name: string) => workAs(actors[name] as Actor, borger);
beforeEach(async () => {
	borger = await makeBorgerLikeViktor(cast);
	planId = await make.makePlan({ borger, publishedBy: cast.tove });
	const here = { borger, planId, forvaltningId: cast.beskaeftigelse };
	goal = await make.makeMaal({ ...here, title: 'Sove', borgerWords: 'Jeg vil sove' });
	[tove, signe] = [as('tove'), as('signe')];
});

const rowsOf = (kind: ItemKind, itemId: string) =>
	pool('import')<{ first_version: number; last_version: number | null }[]>`
		select * from ${pool('import')(kind)} where item_id = ${itemId} order by first_version`;

describe('a draft that two work on', () => {
	test('S1 a change stands in the draft, beside the published version that stays as it was', async () => {
		const saved = await signe.save('maal', goal, { title: 'Sove om natten', topics: '' });
		expect(saved).toMatchObject({ ok: true, value: { itemId: goal, fields: { title: 'Sove om natten' } } });
		expect(await tove.find(goal)).toMatchObject({
			...{ state: 'changed', editedBy: 'Signe Bach', forvaltning: 'Beskæftigelse' },
			fields: { title: 'Sove om natten', borgerWords: 'Jeg vil sove' },
			published: { title: 'Sove' }
		});
		expect(await rowsOf('maal', goal)).toMatchObject([
			{ title: 'Sove', first_version: 1, last_version: 1 },
			{ title: 'Sove om natten', first_version: 2, last_version: null, borger_words: 'Jeg vil sove' }
		]);
	});

	test('S1 two who change different fields in the same second both keep what they typed', async () => {
		const opened = (await tove.find(goal))?.fields as ItemFields;
		const saved = await Promise.all([
			tove.save('maal', goal, { title: 'Sove om natten' }, opened),
			signe.save('maal', goal, { borgerWords: 'Jeg vil vågne som andre' }, opened),
			tove.save('maal', goal, { professionalWords: 'Døgnrytme' }, opened)
		]);
		expect(saved.map((each) => each.ok)).toEqual([true, true, true]);
		expect((await signe.find(goal))?.fields).toMatchObject({
			...{ title: 'Sove om natten', borgerWords: 'Jeg vil vågne som andre', professionalWords: 'Døgnrytme' }
		});
		expect(await rowsOf('maal', goal)).toHaveLength(2);
	});

	test('S1 two who change the same field: the first is kept, the second sees who wrote what and nothing is written', async () => {
		const opened = (await tove.find(goal))?.fields as ItemFields;
		await tove.save('maal', goal, { title: 'Sove om natten' }, opened);
		const second = await signe.save('maal', goal, { title: 'Sove godt', professionalWords: 'Døgnrytme' }, opened);
		expect(second).toMatchObject({
			reason: 'conflict',
			conflict: {
				fields: { title: { mine: 'Sove godt', theirs: 'Sove om natten' } },
				by: 'Tove Madsen',
				current: { title: 'Sove om natten', professionalWords: '' }
			}
		});
		expect((await tove.find(goal))?.fields).toMatchObject({ title: 'Sove om natten', professionalWords: '' });
		// Having seen it, Signe decides.
		const current = second.ok || second.reason !== 'conflict' ? opened : second.conflict.current;
		expect(await signe.save('maal', goal, { title: 'Sove godt' }, current)).toMatchObject({ ok: true });
	});

	test('really at once, one of two who change the same field is asked, never both and never neither', async () => {
		const opened = (await tove.find(goal))?.fields as ItemFields;
		const saved = await Promise.all(
			[tove, signe, tove, signe].map((each, index) => each.save('maal', goal, { title: `Sove ${index}` }, opened))
		);
		const kept = saved.findIndex((each) => each.ok);
		expect(saved.filter((each) => each.ok)).toHaveLength(1);
		expect(saved.filter((each) => !each.ok && each.reason === 'conflict')).toHaveLength(3);
		expect((await tove.find(goal))?.fields['title']).toBe(`Sove ${kept}`);
	});

	test('a browser that slept a week keeps what others wrote, field by field, over a version that was published meanwhile', async () => {
		const lastWeek = (await signe.find(goal))?.fields as ItemFields;
		await tove.save('maal', goal, { title: 'Sove om natten', borgerWords: 'Ro' });
		await pool('import').begin((sql) => [
			sql`insert into plan_version (plan_id, version, borger_id, published_by_account_id, summary)
				values (${planId}, 2, ${borger.id}, ${cast.tove.accountId}, '')`
		]);
		await withActor(tove.actor, (tx) => tx.sql`update plan set version = 2 where id = ${planId}`);
		expect(await signe.save('maal', goal, { professionalWords: 'Døgnrytme' }, lastWeek)).toMatchObject({ ok: true });
		expect(await signe.find(goal)).toMatchObject({
			fields: { title: 'Sove om natten', borgerWords: 'Ro', professionalWords: 'Døgnrytme' },
			published: { title: 'Sove om natten', professionalWords: '' }
		});
		expect(await signe.save('maal', goal, { borgerWords: 'Fred' }, lastWeek)).toMatchObject({
			conflict: { fields: { borgerWords: { mine: 'Fred', theirs: 'Ro' } } }
		});
		expect((await rowsOf('maal', goal)).map((row) => [row.first_version, row.last_version])).toEqual([
			[1, 1],
			[2, 2],
			[3, null]
		]);
	});

	test('what is typed back to what is published leaves nothing in the draft', async () => {
		await tove.save('maal', goal, { title: 'Sove om natten' });
		const back = await tove.save('maal', goal, { title: 'Sove' });
		expect(back).toMatchObject({ ok: true, value: { editedAt: null, fields: { title: 'Sove' } } });
		expect(await rowsOf('maal', goal)).toMatchObject([{ first_version: 1, last_version: null }]);
		expect((await tove.read()).changes).toEqual([]);
		// Saving what stands already writes nothing at all.
		await tove.save('maal', goal, {});
		expect(await rowsOf('maal', goal)).toHaveLength(1);
	});
});

describe('something new', () => {
	test('S1 S2 S3 a goal with a step, an agreement and help, each last among its siblings and as sensitive as the goal', async () => {
		await tove.save('maal', goal, { topics: '' });
		const own = await signe.start('maal', null, { topics: 'helbred' });
		const step = await signe.start('delmaal', own);
		const under = await signe.start('aftale', step);
		const direct = await signe.start('aftale', goal);
		const trial = await signe.start('indsats', own, { proevehandling: 'ja' });
		const loose = await signe.start('aftale');
		const { items } = await signe.read();
		expect(items.map((item) => item.itemId)).toEqual([goal, direct, own, step, under, trial, loose]);
		const found = new Map(items.map((item) => [item.itemId, item]));
		expect(found.get(own)).toMatchObject({ state: 'new', position: 1, published: null, forvaltning: 'Social' });
		expect([step, under, trial].map((id) => found.get(id)?.fields['topics'])).toEqual([
			'helbred',
			'helbred',
			'helbred'
		]);
		expect(found.get(direct)?.fields['topics']).toBe('');
		expect(found.get(under)?.parentId).toBe(step);
		expect((await rowsOf('aftale', under))[0]).toMatchObject({ maal_id: own, delmaal_id: step });
		expect(found.get(trial)?.fields).toMatchObject({ proevehandling: 'ja', startsOn: today });
	});

	test('S1 a step stands under one goal: without one, under a step or under what is gone it is refused', async () => {
		const aftale = await tove.start('aftale');
		for (const parentId of [null, aftale, randomUUID(), 'null', "'"]) {
			const made = withActor(tove.actor, (tx) =>
				startItem(tx, { borgerId: borger.id, kind: 'delmaal', parentId, today })
			);
			expect(await made).toEqual({ ok: false, reason: 'unknown' });
		}
		const under = withActor(tove.actor, (tx) =>
			startItem(tx, { borgerId: borger.id, kind: 'aftale', parentId: aftale, today })
		);
		expect(await under).toEqual({ ok: false, reason: 'unknown' });
	});

	test('without a running plan there is no draft', async () => {
		const other = await makeBorgerLikeViktor(cast, 'Uden Plan');
		const made = withActor(tove.actor, (tx) =>
			startItem(tx, { borgerId: other.id, kind: 'maal', parentId: null, today })
		);
		expect(await made).toEqual({ ok: false, reason: 'no_plan' });
		expect(await workAs(tove.actor, other).read()).toMatchObject({ plan: null, mayEdit: false, items: [] });
	});

	test('S2 P9 every field of every kind is kept as it was typed; a goal may belong to several forvaltninger', async () => {
		const step = await tove.start('delmaal', goal);
		const full: [ItemKind, string, Partial<ItemFields>][] = [
			[
				'maal',
				goal,
				{
					...{ title: 'A', type: 'fastholde', isJob: 'ja', borgerWords: 'B\nC', wordsMissing: 'ja' },
					...{ professionalWords: 'D', forvaltninger: [cast.social, cast.sundhed].sort().join(','), topics: '' }
				}
			],
			[
				'delmaal',
				step,
				{ title: 'A', responsible: cast.signe.accountId, dueOn: '2027-01-31', reachedOn: '2026-11-01' }
			],
			[
				'aftale',
				await tove.start('aftale', step),
				{
					text: "”A” 'b' {c}, \\d",
					owner: `konto:${cast.ida.accountId}`,
					dueOn: '2027-01-31',
					duty: 'ja',
					paragraph: '§'
				}
			],
			[
				'indsats',
				await tove.start('indsats', goal),
				{
					...{ title: 'A', description: 'B', provider: 'C', responsible: cast.tove.accountId, startsOn: '2026-01-01' },
					...{ endsOn: '2026-02-01', proevehandling: 'ja', learnt: 'D' }
				}
			]
		];
		for (const [kind, itemId, fields] of full) {
			expect(await tove.save(kind, itemId, fields)).toMatchObject({ ok: true, value: { fields } });
			expect((await signe.find(itemId))?.fields).toMatchObject(fields);
			const emptied = completeFields(kind, { type: 'udvikle', startsOn: '2026-01-01' });
			expect(await tove.save(kind, itemId, emptied)).toMatchObject({ ok: true });
			expect((await signe.find(itemId))?.fields).toEqual(emptied);
		}
	});

	test('S2 an agreement is owed by the borger, by a person or by a forvaltning', async () => {
		const aftale = await tove.start('aftale');
		for (const owner of ['borger', `afdeling:${cast.social}`, `konto:${cast.signe.accountId}`, '']) {
			expect(await tove.save('aftale', aftale, { owner })).toMatchObject({ ok: true });
			expect((await tove.find(aftale))?.fields['owner']).toBe(owner);
		}
	});
});

describe('what is refused', () => {
	test('S1 10,000 characters in a goal are told at the field, and the rest is not written either', async () => {
		const saved = await tove.save('maal', goal, { title: 'Ny', borgerWords: 'å'.repeat(10_000) });
		expect(saved).toEqual({ ok: false, reason: 'problems', problems: { borgerWords: 'too_long' } });
		expect(await rowsOf('maal', goal)).toHaveLength(1);
	});

	test('S2 only somebody on the team is responsible, and only a forvaltning works on a goal', async () => {
		const aftale = await tove.start('aftale');
		const step = await tove.start('delmaal', goal);
		const { accountId } = cast.mette;
		const strangers: [ItemKind, string, string, string][] = [
			['aftale', aftale, 'owner', `konto:${accountId}`],
			['aftale', aftale, 'owner', `konto:${randomUUID()}`],
			['aftale', aftale, 'owner', `afdeling:${cast.kommune}`],
			['delmaal', step, 'responsible', accountId],
			['delmaal', step, 'responsible', borger.accountId],
			['maal', goal, 'forvaltninger', cast.ekstern],
			['maal', goal, 'forvaltninger', `${cast.social},${randomUUID()}`]
		];
		for (const [kind, itemId, field, value] of strangers)
			expect(await tove.save(kind, itemId, { [field]: value }), value).toEqual({
				...{ ok: false, reason: 'problems', problems: { [field]: 'unknown' } }
			});
		// Who has left since stays, until somebody changes that field.
		await tove.save('delmaal', step, { responsible: cast.signe.accountId });
		await withActor(
			tove.actor,
			(tx) => tx.sql`update team_membership set to_on = ${make.dayFromToday(-1)}
				where borger_id = ${borger.id} and account_id = ${cast.signe.accountId}`
		);
		expect(await tove.save('delmaal', step, { title: 'Andet' })).toMatchObject({ ok: true });
		expect(await tove.save('aftale', aftale, { owner: `konto:${cast.signe.accountId}` })).toMatchObject({
			problems: { owner: 'unknown' }
		});
	});

	test('a topic that one could not read oneself is refused, on what another forvaltning wrote', async () => {
		const own = await signe.start('maal');
		expect(await signe.save('maal', own, { topics: 'misbrug' })).toMatchObject({ ok: true });
		expect(await signe.save('maal', goal, { topics: 'misbrug' })).toEqual({
			...{ ok: false, reason: 'problems', problems: { topics: 'topics_not_yours' } }
		});
		expect((await signe.find(goal))?.editableTopics).toEqual([]);
		await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.social, topics: ['misbrug', 'boern'] });
		expect((await signe.find(goal))?.editableTopics).toEqual(['misbrug', 'boern']);
		expect(await signe.save('maal', goal, { topics: 'misbrug' })).toMatchObject({ ok: true });
		// To take a topic away shows others what they may not see: only who wrote it does that.
		await signe.save('maal', goal, { title: 'Drikke mindre' });
		expect((await signe.find(goal))?.editableTopics).toEqual(['boern']);
		expect(await signe.save('maal', goal, { topics: '' })).toMatchObject({ problems: { topics: 'topics_not_yours' } });
		expect(await signe.save('maal', own, { topics: '' })).toMatchObject({ ok: true });
	});

	test('B3 who is not on the team, has no adgangsgrundlag, is external, or is the borger changes nothing', async () => {
		const before = (await tove.find(goal))?.fields as ItemFields;
		const viktor: Actor = await make.asBorger(borger);
		const aftale = await make.makeAftale({ borger, planId, forvaltningId: cast.social, responsible: cast.ida });
		// Ida reads the agreement that she is responsible for, and still changes nothing.
		expect((await as('ida').read()).items.map((item) => item.itemId)).toEqual([aftale]);
		for (const actor of [actors['farid'], actors['frida'], actors['ida'], actors['mette'], viktor] as Actor[]) {
			const of = { borgerId: borger.id, today };
			const mine = { ...before, title: 'Andet' };
			const attempts = await withActor(actor, async (tx) => [
				await saveItem(tx, { ...of, kind: 'maal', itemId: goal, before, mine }),
				await saveItem(tx, { ...of, kind: 'maal', itemId: goal, before, mine, again: true }),
				await saveItem(tx, { ...of, kind: 'aftale', itemId: aftale, before: {}, mine: { text: 'x' } }),
				await closeMaal(tx, { ...of, itemId: goal, outcome: 'reached', words: '' }),
				await reopenMaal(tx, { ...of, itemId: goal }),
				await closeIndsats(tx, { ...of, itemId: goal, endsOn: today, learnt: 'x' })
			]);
			expect(attempts).toEqual(attempts.map(() => ({ ok: false, reason: 'unknown' })));
			const made = withActor(actor, (tx) => startItem(tx, { ...of, kind: 'maal', parentId: null }));
			expect(await made).toEqual({ ok: false, reason: 'no_plan' });
		}
		expect(await rowsOf('maal', goal)).toHaveLength(1);
	});

	test('an item that is no item, of another kind or of another borger is not there', async () => {
		const other = await makeBorgerLikeViktor(cast, 'En Anden');
		const otherPlan = await make.makePlan({ borger: other, publishedBy: cast.tove });
		const theirs = await make.makeMaal({ borger: other, planId: otherPlan, forvaltningId: cast.beskaeftigelse });
		const save = (kind: ItemKind, itemId: string) => tove.save(kind, itemId, { title: 'x' }, completeFields(kind, {}));
		for (const id of ['', 'null', `${goal}'`, '٣'])
			expect(await save('maal', id)).toEqual({ ok: false, reason: 'unknown' });
		for (const [kind, id] of [['maal', theirs] as const, ['delmaal', goal] as const])
			expect(await save(kind, id)).toEqual({ ok: false, reason: 'gone', by: null });
		expect(await rowsOf('maal', theirs)).toHaveLength(1);
	});
});

describe('what somebody removed while another typed', () => {
	const gone = async (itemId: string, kind: ItemKind = 'maal') =>
		withActor(signe.actor, (tx) => removeItem(tx, { borgerId: borger.id, kind, itemId }));
	const again = (kind: ItemKind, itemId: string, mine: ItemFields, before: ItemFields, parentId?: string) =>
		withActor(tove.actor, (tx) =>
			saveItem(tx, {
				...{ borgerId: borger.id, kind, itemId, mine, before, today, again: true },
				...(parentId ? { parentId } : {})
			})
		);

	test('it is told who removed it, and what was typed can be added again', async () => {
		const opened = (await tove.find(goal))?.fields as ItemFields;
		const mine = { ...opened, title: 'Sove om natten' };
		await gone(goal);
		expect(await tove.save('maal', goal, mine, opened)).toEqual({ ok: false, reason: 'gone', by: 'Signe Bach' });
		expect(await again('maal', goal, mine, opened)).toMatchObject({ ok: true, value: { itemId: goal } });
		expect(await tove.find(goal)).toMatchObject({ state: 'changed', fields: { title: 'Sove om natten' } });
	});

	test('what was only in the draft is made anew, with what was typed, where it stood', async () => {
		const step = await tove.start('delmaal', goal);
		const opened = (await tove.find(step))?.fields as ItemFields;
		const mine = { ...opened, title: 'Prøve en dag' };
		await gone(step, 'delmaal');
		expect(await tove.save('delmaal', step, mine, opened)).toEqual({ ok: false, reason: 'gone', by: null });
		const long = { ...mine, title: 'x'.repeat(400) };
		expect(await again('delmaal', step, long, opened, goal)).toMatchObject({ problems: { title: 'too_long' } });
		const made = await again('delmaal', step, mine, opened, goal);
		expect(made).toMatchObject({ ok: true, value: { fields: { title: 'Prøve en dag' } } });
		expect((await tove.read()).items).toHaveLength(2);
		expect(await again('delmaal', randomUUID(), mine, opened)).toEqual({ ok: false, reason: 'unknown' });
	});
});

describe('an end', () => {
	const close = (over: Partial<Parameters<typeof closeMaal>[1]> = {}) =>
		withActor(tove.actor, (tx) =>
			closeMaal(tx, { borgerId: borger.id, itemId: goal, outcome: 'reached', words: ' Godt ', today, ...over })
		);

	test('S1 a goal is closed with how it ended, and can be taken up again', async () => {
		expect(await close()).toEqual({ ok: true, value: 'closed' });
		expect(await signe.find(goal)).toMatchObject({
			...{ state: 'changed', ended: { on: today, outcome: 'reached', words: 'Godt' } }
		});
		expect((await signe.read()).changes).toEqual(['Målet ”Sove” er nået.']);
		expect(await withActor(signe.actor, (tx) => reopenMaal(tx, { borgerId: borger.id, itemId: goal }))).toEqual({
			...{ ok: true, value: 'open' }
		});
		expect(await rowsOf('maal', goal)).toHaveLength(1);
	});

	test('how it ended must be said', async () => {
		expect(await close({ outcome: 'vundet', words: 'x'.repeat(4_001) })).toEqual({
			...{ ok: false, reason: 'problems', problems: { outcome: 'missing', words: 'too_long' } }
		});
		expect(await close({ itemId: randomUUID() })).toEqual({ ok: false, reason: 'unknown' });
	});

	test('S3 what was tried out ends with what was learnt; help may end without', async () => {
		const trial = await tove.start('indsats', goal, {
			title: 'To om det',
			proevehandling: 'ja',
			startsOn: '2026-10-01'
		});
		const end = (itemId: string, endsOn: string, learnt = '') =>
			withActor(tove.actor, (tx) => closeIndsats(tx, { borgerId: borger.id, itemId, endsOn, learnt }));
		expect(await end(trial, today)).toMatchObject({ problems: { learnt: 'missing' } });
		expect(await end(trial, '', 'Meget')).toMatchObject({ problems: { endsOn: 'missing' } });
		expect(await end(trial, 'i går', 'Meget')).toMatchObject({ problems: { endsOn: 'not_a_day' } });
		expect(await end(trial, '2026-09-30', 'Meget')).toMatchObject({ problems: { endsOn: 'before_start' } });
		expect(await end(trial, today, 'Meget')).toEqual({ ok: true, value: 'closed' });
		expect((await signe.find(trial))?.fields).toMatchObject({ endsOn: today, learnt: 'Meget' });
		const help = await tove.start('indsats', goal, { title: 'Mentor', startsOn: '2026-10-01' });
		expect(await end(help, today)).toEqual({ ok: true, value: 'closed' });
	});
});
