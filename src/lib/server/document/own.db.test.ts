import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { textOf } from '../../document/document';
import { readOwn, withActor } from '../db/with-actor';
import { findAcknowledgements } from '../moede/acknowledge';
import { withDefaults } from '../setting/queries';
import { acknowledgeAgreement, ownAgreement, ownMoedeDocument, ownPlanDocument } from './own';

let database: FreshDatabase;
let cast: make.Solbjerg;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const municipality = withDefaults({ phone: '70 10 20 30' });
const asked = ({ id: borgerId }: make.BorgerMade, moedeId: string) => ({ borgerId, moedeId, today, municipality });

async function heldMoede(borger: make.BorgerMade) {
	const moedeId = await make.makeMoede({
		...{ borger, title: 'Opfølgning', state: 'held', at: make.instantFromNow(-2) },
		forvaltningId: cast.beskaeftigelse,
		participants: [cast.tove]
	});
	await make.makeBeslutning({ borger, moedeId, text: 'Viktor prøver en dag.' });
	return moedeId;
}
const agreementOf = async (borger: make.BorgerMade, moedeId: string) =>
	readOwn(await make.asBorger(borger), (tx) => ownAgreement(tx, asked(borger, moedeId)));
const say = async (borger: make.BorgerMade, moedeId: string, seen: string) =>
	withActor(await make.asBorger(borger), (tx) =>
		acknowledgeAgreement(tx, { borgerId: borger.id, moedeId, today, seen })
	);

test('M16 what was agreed is acknowledged once, with the time; the team is told and the department has a note in its journal', async () => {
	const { viktor, tove } = cast;
	const moedeId = await heldMoede(viktor);
	const before = await agreementOf(viktor, moedeId);
	expect(before).toMatchObject({ written: true, acknowledged: null });
	const seen = before?.contentSha ?? '';
	expect(await say(viktor, moedeId, seen)).toEqual({ ok: true, value: 'acknowledged' });
	expect(await say(viktor, moedeId, seen)).toEqual({ ok: true, value: 'unchanged' });

	const after = await agreementOf(viktor, moedeId);
	expect(after?.acknowledged?.changed).toBe(false);
	expect(Math.abs(Date.now() - (after?.acknowledged?.at.getTime() ?? 0))).toBeLessThan(60_000);
	const paper = after ? textOf(after.document) : '';
	expect(paper).toContain('Viktor prøver en dag.');
	expect(paper).toContain('Du bekræftede det i Vores Plan');
	expect(paper).toContain('Det er ikke en underskrift.');

	const actor = await make.asFagperson(tove);
	const [events, items, read] = await withActor(actor, (tx) =>
		Promise.all([
			tx.sql<{ title: string }[]>`
				select params ->> 'title' as title from event where type = 'aftale_acknowledged' and subject_id = ${moedeId}`,
			tx.sql<{ form: string; type: string; forvaltning: string }[]>`
				select form, type, forvaltning_id as forvaltning from journal_item where source_id = ${moedeId}`,
			findAcknowledgements(tx, { moedeId })
		])
	);
	expect([...events]).toEqual([{ title: 'Opfølgning' }]);
	expect([...items]).toEqual([{ form: 'note', type: 'aftale', forvaltning: cast.beskaeftigelse }]);
	expect(read).toHaveLength(1);
});

test('M16 what is changed after it was acknowledged is said, and what was seen must be what stands there', async () => {
	const borger = cast.viktor;
	const moedeId = await heldMoede(borger);
	const old = (await agreementOf(borger, moedeId))?.contentSha ?? '';
	expect((await say(borger, moedeId, old)).ok).toBe(true);
	await make.makeBeslutning({ borger, moedeId, text: 'Og en dag mere.' });
	const now = await agreementOf(borger, moedeId);
	expect(now?.acknowledged?.changed).toBe(true);
	expect(now?.contentSha).not.toBe(old);
	expect(await say(borger, moedeId, old)).toEqual({ ok: false, reason: 'changed' });
	expect(await say(borger, moedeId, '')).toEqual({ ok: false, reason: 'missing' });
	expect(await say(borger, moedeId, `${old}'; --`)).toEqual({ ok: false, reason: 'changed' });
	expect((await say(borger, moedeId, now?.contentSha ?? '')).ok).toBe(true);
	expect((await agreementOf(borger, moedeId))?.acknowledged?.changed).toBe(false);
});

test('M16 the next step and who can be rung may change without what was agreed becoming another', async () => {
	const borger = cast.viktor;
	const moedeId = await heldMoede(borger);
	const before = await agreementOf(borger, moedeId);
	await make.makeMoede({ borger, title: 'Det næste', at: make.instantFromNow(20) });
	expect((await agreementOf(borger, moedeId))?.contentSha).toBe(before?.contentSha);
});

test('nothing is acknowledged of a meeting to come, of one without a word, of somebody else’s, or of none', async () => {
	const { viktor, kasper } = cast;
	const [coming, empty] = [
		await make.makeMoede({ borger: viktor, at: make.instantFromNow(5) }),
		await make.makeMoede({ borger: viktor, state: 'held', at: make.instantFromNow(-5) })
	];
	const held = await heldMoede(viktor);
	const sha = (await agreementOf(viktor, held))?.contentSha ?? '';
	expect(await say(viktor, coming, sha)).toEqual({ ok: false, reason: 'not_found' });
	expect(await say(viktor, empty, sha)).toEqual({ ok: false, reason: 'nothing' });
	expect((await agreementOf(viktor, empty))?.written).toBe(false);
	expect(await agreementOf(viktor, coming)).toBeNull();
	for (const id of [held, randomUUID(), 'ingen']) {
		expect(await agreementOf(kasper, id)).toBeNull();
		expect(await say(kasper, id, sha)).toEqual({ ok: false, reason: 'not_found' });
	}
	const rows = await withActor(await make.asBorger(kasper), (tx) => findAcknowledgements(tx, { moedeId: held }));
	expect(rows).toEqual([]);
});

test('B12 S7 a meeting on paper is its summons, what was agreed, or that it is cancelled; nobody gets another’s', async () => {
	const borger = await make.makeBorger({ name: 'Nanna Friis', protectedAddress: true });
	const at = (days: number) => make.instantFromNow(days);
	const states = [
		[await make.makeMoede({ borger, at: at(3) }), 'planned', 'indkaldelse'],
		[await make.makeMoede({ borger, at: at(-3), state: 'held' }), 'held', 'moede'],
		[await make.makeMoede({ borger, at: at(4), state: 'cancelled' }), 'cancelled', 'aflysning']
	] as const;
	const actor = await make.asBorger(borger);
	for (const [id, state, type] of states) {
		const paper = await readOwn(actor, (tx) => ownMoedeDocument(tx, asked(borger, id)));
		expect(paper).toMatchObject({ state, sheltered: true, document: { type } });
		const other = await make.asBorger(cast.kasper);
		expect(await readOwn(other, (tx) => ownMoedeDocument(tx, asked(cast.kasper, id)))).toBeNull();
	}
});

test('the own plan is on paper when it is shared, and not before', async () => {
	const borger = await make.makeBorger({ name: 'Yusuf Demir' });
	const own = { borgerId: borger.id, today, municipality };
	const actor = await make.asBorger(borger);
	const read = () => readOwn(actor, (tx) => ownPlanDocument(tx, own));
	expect(await read()).toBeNull();
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	const planId = await make.makePlan({ borger, publishedBy: cast.tove });
	await make.makeMaal({ borger, planId, title: 'Et arbejde' });
	await make.makeMaal({ borger, planId, title: 'KLADDE', firstVersion: 2 });
	const document = await read();
	expect(document?.type).toBe('plan');
	expect(document && textOf(document)).toContain('Et arbejde');
	expect(document && textOf(document)).not.toContain('KLADDE');
});
