import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { making } from '../../../../tests/support/papers';
import { aftaleDocument } from '../../document/aftale';
import { textOf } from '../../document/document';
import { indkaldelseDocument } from '../../document/indkaldelse';
import { moedeDocument } from '../../document/moede';
import { planDocument } from '../../document/plan';
import { readAs, readOwn } from '../db/with-actor';
import { readMoedeFacts } from './moede';
import { renderPdf } from './pdf';
import { readPlanFacts } from './plan';

let database: FreshDatabase;
let cast: make.Solbjerg;
let planId: string;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
	planId = await makeViktorsPlan();
});
afterAll(() => database.close());

const today = make.dayFromToday(0);
const staff = making({ reader: 'fagperson' });

async function makeViktorsPlan() {
	const { viktor: borger, tove, signe, beskaeftigelse, social, sundhed } = cast;
	const plan = await make.makePlan({ borger, publishedBy: tove, version: 2 });
	const here = { borger, planId: plan };
	await make.makeWish({ borger, type: 'dream', text: 'Ud at sejle' });
	const maalId = await make.makeMaal({
		...here,
		forvaltningId: beskaeftigelse,
		title: 'Job med dyr',
		borgerWords: 'Ja!'
	});
	await make.makeMaal({ ...here, forvaltningId: social, topics: ['helbred'], title: 'Ro i hovedet' });
	await make.makeMaal({ ...here, forvaltningId: sundhed, title: 'Gå til lægen' });
	await make.makeMaal({ ...here, forvaltningId: beskaeftigelse, title: 'Kladde', firstVersion: 3 });
	await make.makeAftale({
		...here,
		maalId,
		owedBy: 'borger',
		text: 'Ringe til internatet',
		dueOn: make.dayFromToday(5)
	});
	await make.makeAftale({ ...here, forvaltningId: social, responsible: signe, text: 'Hjælpe med posten' });
	return plan;
}

const ofPlan = async (who: make.BorgerMade | make.StaffMade) => {
	const asked = { borgerId: cast.viktor.id, today };
	return 'cpr' in who
		? readOwn(await make.asBorger(who), (tx) => readPlanFacts(tx, asked))
		: readAs(await make.asFagperson(who), (tx) => readPlanFacts(tx, asked));
};
const ofMoede = async (who: make.BorgerMade | make.StaffMade, moedeId: string, borger = cast.viktor) => {
	const asked = { borgerId: borger.id, moedeId, today };
	return 'cpr' in who
		? readOwn(await make.asBorger(who), (tx) => readMoedeFacts(tx, { ...asked, reader: 'borger' }))
		: readAs(await make.asFagperson(who), (tx) => readMoedeFacts(tx, { ...asked, reader: 'fagperson' }));
};

test('B13 the plan on paper is the published version, as far as each reader reads it, and nobody else gets any', async () => {
	const [viktor, tove, farid] = await Promise.all([cast.viktor, cast.tove, cast.farid].map(ofPlan));
	const titles = (facts: typeof viktor) => facts?.view.maal.map(({ title }) => title).sort();
	expect(titles(viktor ?? null)).toEqual(['Gå til lægen', 'Job med dyr', 'Ro i hovedet']);
	expect(titles(tove ?? null)).toEqual(['Gå til lægen', 'Job med dyr']);
	expect(titles(farid ?? null)).toEqual(['Gå til lægen']);
	expect(await ofPlan(cast.mette)).toBeNull();
	expect(await ofPlan(cast.frida)).toBeNull();
	expect(await ofPlan(cast.kasper)).toBeNull();
	expect(viktor).toMatchObject({
		plan: { id: planId, version: 2 },
		shared: { by: 'Tove Madsen' },
		wishes: [{ text: 'Ud at sejle' }]
	});
	expect(viktor?.team.map(({ name, from }) => [name, from])).toEqual([
		['Tove Madsen', 'Beskæftigelse'],
		['Farid Nasser', 'Sundhed'],
		['Ida Mentor', 'Mentorhuset'],
		['Signe Bach', 'Social']
	]);
	const text = farid && textOf(planDocument(farid, staff));
	expect(text).toContain('Her står kun det, du må læse.');
	expect(text).not.toMatch(/sejle|internatet|Kladde|Ro i hovedet/);
});

test('a borger without a published plan has no plan on paper', async () => {
	const actor = await make.asBorger(cast.kasper);
	const read = () => readOwn(actor, (tx) => readPlanFacts(tx, { borgerId: cast.kasper.id, today }));
	expect(await read()).toBeNull();
	await make.makePlan({ borger: cast.kasper });
	expect(await read()).toBeNull();
});

test('S7 a meeting is read alike by the borger and by who may read it, with what was agreed in it and shared since', async () => {
	const { viktor: borger, tove, signe, beskaeftigelse } = cast;
	const [startedAt, closedAt] = [make.instantFromNow(-2), make.instantFromNow(-1.9)];
	const id = await make.makeMoede({
		...{ borger, at: startedAt, startedAt, closedAt, closedBy: tove, calledBy: tove, state: 'held' as const },
		...{ forvaltningId: beskaeftigelse, participants: [tove, signe] }
	});
	await make.makeMoedeNote({ borger, moedeId: id, text: 'Vi talte om dyr', by: tove });
	await make.makeBeslutning({ borger, moedeId: id, text: 'Praktik begynder' });
	const agree = (text: string, editedAt: Date, more: Record<string, unknown> = {}) =>
		make.insert('aftale', {
			...{ id: randomUUID(), item_id: randomUUID(), plan_id: planId, borger_id: borger.id, first_version: 2 },
			...{ topics: [], forvaltning_id: beskaeftigelse, text, owed_by: 'borger', edited_at: editedAt },
			...more
		});
	await agree('Aftalt på mødet', make.instantFromNow(-1.95));
	await agree('Aftalt, ikke delt', make.instantFromNow(-1.95), { first_version: 3 });
	await agree('Aftalt før', make.instantFromNow(-9));
	await agree('Aftalt efter', make.instantFromNow(-1));
	await make.makeMoede({ borger, at: make.instantFromNow(20), title: 'Næste', forvaltningId: beskaeftigelse });
	const [own, tovesRead] = [await ofMoede(borger, id), await ofMoede(tove, id)];
	expect(own).toMatchObject({
		...{ place: 'Rådhuset', referat: 'Vi talte om dyr', beslutninger: [{ text: 'Praktik begynder' }] },
		...{ agreed: [{ text: 'Aftalt på mødet' }], next: { title: 'Næste' }, ownNext: { text: 'Ringe til internatet' } },
		contacts: { tovholder: { name: 'Tove Madsen' } }
	});
	expect(own?.participants.map(({ name }) => name)).toEqual(['Signe Bach', 'Tove Madsen']);
	expect(tovesRead).toEqual(own);
	for (const stranger of [cast.mette, cast.frida, cast.kasper, cast.farid])
		expect(await ofMoede(stranger, id)).toBeNull();
	for (const wrong of ['x', "'; select 1", randomUUID()]) expect(await ofMoede(tove, wrong)).toBeNull();
	const facts = own ?? null;
	if (!facts) throw new Error('no facts');
	const documents = [
		moedeDocument(facts, making()),
		aftaleDocument({ ...facts, acknowledged: null }, making()),
		indkaldelseDocument(facts, making())
	];
	for (const document of documents)
		expect(renderPdf(document, { madeAt: new Date(), logo: null }).subarray(0, 5).toString()).toBe('%PDF-');
});

test('B12 where a borger with a protected address is met stands on the paper only of who is told in the portal', async () => {
	const { tove, signe, beskaeftigelse, social } = cast;
	const borger = await make.makeBorger({ name: 'Nanna Krog', protectedAddress: true });
	await make.makeMembership({ borger, staff: tove, function: 'tovholder' });
	await make.makeMembership({ borger, staff: signe });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: beskaeftigelse });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: social });
	const id = await make.makeMoede({ borger, calledBy: tove, forvaltningId: beskaeftigelse, participants: [tove] });
	expect((await ofMoede(borger, id, borger))?.place).toBe('Rådhuset');
	expect((await ofMoede(tove, id, borger))?.place).toBe('Rådhuset');
	const hidden = await ofMoede(signe, id, borger);
	expect(hidden).toMatchObject({ place: null, placeDetail: null, borger: { sheltered: true } });
	const holders = await ofMoede(tove, id, borger);
	if (!hidden || !holders) throw new Error('no facts');
	expect(textOf(moedeDocument(hidden, staff))).not.toContain('Rådhuset');
	expect(textOf(indkaldelseDocument(holders, { ...staff, journal: true }))).not.toContain('Rådhuset');
});
