import { readFileSync } from 'node:fs';
import { Fhir } from 'fhir';
import postgres from 'postgres';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { planAsFhir } from '../../export/fhir';
import type { ExportFacts } from '../../export/facts';
import { noCpr, planAsImport } from '../../export/import-file';
import { decryptCpr } from '../borger/cpr';
import { pool } from '../db/client';
import { readAs, readOwn } from '../db/with-actor';
import { env } from '../env';
import { importSchema } from '../import/format';
import { importText } from '../import/import';
import { sentenceOf } from '../import/problems';
import { readExportFacts } from './facts';
import { takePlan } from './file';

const now = new Date();
const origin = {
	now,
	municipality: { name: 'Solbjerg Kommune', cvr: '12345678' },
	origin: 'https://plan.solbjerg.example'
};
const municipality = {
	navn: 'Nabo Kommune',
	cvr: '87654321',
	telefon: '70 00 00 00',
	email: 'nabo@nabo.example',
	adresse: 'Torvet 1',
	aabningstid: 'Altid',
	akut: [
		{ navn: 'Alarm', telefon: '112' },
		{ navn: 'Livslinien', telefon: '70 20 12 01' }
	]
};

let database: FreshDatabase;
let owner: ReturnType<typeof postgres>;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
	await owner.end();
	await database.close();
});
beforeEach(() => empty());
async function empty() {
	await owner`alter table access_event disable trigger access_event_append_only`;
	await owner`alter table access_entry disable trigger access_entry_append_only`;
	for (const table of ['access_seal', 'admin_change'])
		await owner`alter table ${owner(table)} disable trigger ${owner(`${table}_append_only`)}`;
	await owner`truncate borger, enhed, setting, trivselslineal, import_item, access_event, access_entry, access_key cascade`;
}

type File = ReturnType<typeof planAsImport>;
const imported = async (text: string) => {
	const report = await importText(text, 'json', { now });
	return report.ok ? [] : report.problems.map(sentenceOf);
};
/** As whoever imports it does: the number is written where the file has none. */
const withCpr = (file: File, cpr: string) => JSON.stringify(file).replace(noCpr, cpr);

async function everyBorger(): Promise<make.BorgerMade[]> {
	const rows = await pool('import')<{ id: string; accountId: string; name: string; cpr: Buffer }[]>`
		select b.id, a.id as "accountId", b.name, b.cpr_encrypted as cpr from borger b join account a on a.borger_id = b.id
		order by b.name`;
	return rows.map(({ cpr, ...borger }) => ({ ...borger, cpr: decryptCpr(Buffer.from(cpr), env().keys.cpr) }));
}

const ownFacts = async (borger: make.BorgerMade) => {
	const actor = await make.asBorger(borger);
	return readOwn(actor, (tx) => readExportFacts(tx, { borgerId: borger.id, reader: 'borger' }));
};
const factsFor = async (staff: make.StaffMade, borger: make.BorgerMade) => {
	const actor = await make.asFagperson(staff);
	const asked = { borgerId: borger.id, page: '/borgere/[id]/plan/eksport.json', requestId: 'test-request' };
	return readAs(actor, (tx) => takePlan(tx, asked));
};
function found(facts: ExportFacts | null): ExportFacts {
	if (!facts) throw new Error('there is no plan to export');
	return facts;
}

/** The same but for ids: each becomes the place where it is named first. */
function withoutIds(file: File) {
	const ids = new Map<string, string>();
	const text = JSON.stringify(file).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
		const known = ids.get(id) ?? `id-${ids.size}`;
		ids.set(id, known);
		return known;
	});
	return JSON.parse(text) as unknown;
}

const fhir = new Fhir();
const wrongIn = (bundle: object) =>
	fhir
		.validate(JSON.parse(JSON.stringify(bundle)) as object, { errorOnUnexpected: true })
		.messages.filter(({ severity }) => severity !== 'info');

/** Into an empty database, out again, and the same file comes. */
async function expectRoundTrip(borger: make.BorgerMade, file: File) {
	expect(v.safeParse(importSchema, JSON.parse(JSON.stringify(file))).issues).toBeUndefined();
	await empty();
	expect(await imported(JSON.stringify({ format: 'voresplan-import', version: 1, kilde: 'nabo', kommune: municipality, borgere: [] }))).toEqual([]); // prettier-ignore
	expect(await imported(withCpr(file, borger.cpr))).toEqual([]);
	const [again] = await everyBorger();
	if (!again) throw new Error('nobody was imported');
	expect(again).toMatchObject({ name: borger.name, cpr: borger.cpr });
	expect(withoutIds(planAsImport(found(await ownFacts(again)), origin))).toEqual(withoutIds(file));
}

test('every plan of the demo goes out, into an empty database and out again, and is equal but for ids', async () => {
	expect(await imported(readFileSync('drizzle/seed/solbjerg.json', 'utf8'))).toEqual([]);
	const files: { borger: make.BorgerMade; file: File }[] = [];
	for (const borger of await everyBorger()) {
		const facts = await ownFacts(borger);
		if (!facts) continue;
		expect(wrongIn(planAsFhir(facts, origin)), borger.name).toEqual([]);
		files.push({ borger, file: planAsImport(facts, origin) });
	}
	expect(files.length).toBeGreaterThan(5);
	for (const { borger, file } of files) await expectRoundTrip(borger, file);
});

test('all versions, a closed goal, moved and reworded items, and what the draft has changed go out and in', async () => {
	const cast = await make.makeSolbjerg();
	const { viktor: borger, tove, signe, ida, beskaeftigelse, social } = cast;
	const planId = await make.makePlan({ borger, publishedBy: tove, version: 3 });
	const here = { borger, planId, forvaltningId: beskaeftigelse };
	const goal = await make.makeMaal({ ...here, title: 'Før', lastVersion: 1 });
	await make.makeMaal({ ...here, itemId: goal, title: 'Efter', firstVersion: 2, lastVersion: 3 });
	await make.makeMaal({ ...here, itemId: goal, title: 'Kladde', firstVersion: 4 });
	const other = await make.makeMaal({ ...here, title: 'Et andet mål', lastVersion: 2, topics: ['helbred'] });
	const step = await make.makeDelmaal({ ...here, maalId: goal, responsible: tove });
	// Reworded, moved under another goal, and still there although that goal has gone.
	const moved = await make.makeAftale({ ...here, maalId: goal, responsible: signe, lastVersion: 1 });
	await make.makeAftale({ ...here, itemId: moved, maalId: other, text: 'Flyttet', firstVersion: 2, responsible: ida });
	await make.makeAftaleStatus({ borger, aftaleItemId: moved, state: 'postponed', reason: 'Ferie', newDueOn: '2026-12-24', by: signe }); // prettier-ignore
	await make.makeAftaleStatus({ borger, aftaleItemId: moved, state: 'done', by: borger });
	await make.makeAftale({ ...here, owedBy: 'kommune', responsibleForvaltningId: social, firstVersion: 3 });
	await make.makeIndsats({ ...here, maalId: goal, responsible: signe, lastVersion: 2 });
	await make.makeWish({ borger, type: 'dream' });
	const statement = await make.makeStatement({ borger, planId, version: 3, stance: 'talk', words: 'Vi taler om det.' });
	await make.makeReply({ borger, by: tove, statementId: statement, text: 'Det gør vi.' });

	const facts = found(await ownFacts(borger));
	const file = planAsImport(facts, origin);
	const text = JSON.stringify(file);
	expect(text).not.toContain('Kladde');
	expect(text).not.toMatch(/ansat-|"email"/);
	expect(text).not.toContain(borger.cpr);
	const bundle = planAsFhir(facts, origin);
	expect(wrongIn(bundle)).toEqual([]);
	// The closed goal, and what stood under it until it went, are history: FHIR has what stands.
	const titles = JSON.stringify(bundle);
	for (const stands of ['Efter', 'Flyttet', 'Udskudt til 24. december 2026: Ferie']) expect(titles).toContain(stands);
	for (const stood of ['Før', 'Et andet mål', 'Kladde']) expect(titles).not.toContain(stood);
	expect(text).toContain(step);
	await expectRoundTrip(borger, file);
});

test('B13 each reader gets in the file what they may read and no more: Signe no health, Farid nothing, nobody a draft', async () => {
	const cast = await make.makeSolbjerg();
	const { viktor: borger, tove, signe, farid, frida, ida, mette, kasper } = cast;
	const planId = await make.makePlan({ borger, publishedBy: tove });
	const here = { borger, planId, forvaltningId: cast.beskaeftigelse };
	const open = await make.makeMaal({ ...here, title: 'KANARIE-aaben' });
	const health = await make.makeMaal({ ...here, title: 'KANARIE-helbred', topics: ['helbred'] });
	await make.makeAftale({ ...here, maalId: health, text: 'KANARIE-under', responsible: tove });
	await make.makeMaal({ ...here, title: 'KANARIE-kladde', firstVersion: 2 });
	await make.makePlan({ borger: kasper, publishedBy: mette });

	const both = (facts: ExportFacts) => JSON.stringify([planAsImport(facts, origin), planAsFhir(facts, origin)]);
	const ofTove = both(found(await factsFor(tove, borger)));
	for (const own of ['KANARIE-aaben', 'KANARIE-helbred', 'KANARIE-under']) expect(ofTove).toContain(own);
	const ofSigne = found(await factsFor(signe, borger));
	expect(both(ofSigne)).toContain('KANARIE-aaben');
	expect(both(ofSigne)).not.toContain('KANARIE-helbred');
	expect(both(ofSigne)).not.toContain(health);
	// What stands under a goal that she may not read stands apart, as on the page.
	expect(planAsImport(ofSigne, origin)['borgere']).toMatchObject([
		{ cpr: noCpr, plan: { maal: [{ id: open }], aftaler: [{ tekst: 'KANARIE-under' }] } }
	]);
	expect(wrongIn(planAsFhir(ofSigne, origin))).toEqual([]);
	for (const nobody of [farid, frida, ida, mette]) expect(await factsFor(nobody, borger), nobody.name).toBeNull();
	expect(await ownFacts(kasper)).not.toBeNull();
	for (const text of [ofTove, both(found(await ownFacts(borger)))]) expect(text).not.toContain('KANARIE-kladde');
});

test('F9 whoever of the staff takes the file stands in the log with it; who gets none does not', async () => {
	const { viktor: borger, kasper, tove, signe, mette } = await make.makeSolbjerg();
	expect(await factsFor(tove, borger), 'no plan').toBeNull();
	await make.makePlan({ borger: kasper });
	expect(await factsFor(mette, kasper), 'nothing is shared').toBeNull();
	expect(await ownFacts(kasper)).toBeNull();
	const shared = await make.makePlan({ borger, publishedBy: tove });
	await factsFor(signe, borger);
	const looks = await readOwn(
		await make.asBorger(borger),
		({ sql }) => sql`
			select e.account_id as who, e.kind, e.page, e.purpose, n.item_kind as kind_of, n.item_id as item
			from access_event e join access_entry n on n.event_id = e.id where n.borger_id = ${borger.id} and e.page <> '/login'`
	);
	expect(looks).toEqual([
		{
			...{ who: signe.accountId, kind: 'page', page: '/borgere/[id]/plan/eksport.json' },
			...{ purpose: 'Henter planen som en fil', kind_of: 'plan', item: shared }
		}
	]);
});

test('B12 of a borger with a protected address no file says where a helper is, and it says that the address is protected', async () => {
	const cast = await make.makeSolbjerg();
	const borger = await make.makeBorger({ name: 'Nanna Friis', protectedAddress: true });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	await make.makeMembership({ borger, staff: cast.ida });
	const planId = await make.makePlan({ borger, publishedBy: cast.tove });
	await make.makeMaal({ borger, planId, forvaltningId: cast.beskaeftigelse });
	const facts = found(await ownFacts(borger));
	const file = planAsImport(facts, origin);
	for (const text of [JSON.stringify(file), JSON.stringify(planAsFhir(facts, origin))]) {
		expect(text).toContain('Ida Mentor');
		expect(text).not.toMatch(/Mentorhuset|Jobcenter/);
		expect(text).not.toContain(cast.ekstern);
	}
	expect(file['borgere']).toMatchObject([{ adressebeskyttelse: true, skaermet: true }]);
	await expectRoundTrip(borger, file);
});

test('texts of every kind and the longest there are go out and in: Arabic, emoji, markup, control characters, 300 items', async () => {
	const { viktor: borger, tove, beskaeftigelse } = await make.makeSolbjerg();
	const planId = await make.makePlan({ borger, publishedBy: tove });
	const here = { borger, planId, forvaltningId: beskaeftigelse };
	const hostile = [
		'æøå ÆØÅ ”citat” «»',
		'مرحبا بالعالم ‏123',
		'👩‍👩‍👧‍👦 🏳️‍🌈',
		'</script><script>alert(1)</script>',
		`"; drop table borger; -- ' \\u0000 \\`,
		'{{x}} ${y} #panic() =SUM(A1)',
		'med\u0007 styretegn\u001b[31m',
		'linje\u2028skift\u0085her',
		'a\u0301e\u0308\u200b\u202e tilbage',
		'🦊'.repeat(300)
	];
	for (let number = 0; number < 100; number += 1) {
		const title = `${hostile[number % hostile.length] ?? ''}`;
		const maalId = await make.makeMaal({ ...here, title, borgerWords: number === 9 ? '🦊'.repeat(4_000) : title });
		await make.makeAftale({ ...here, maalId, text: number === 9 ? 'é'.repeat(4_000) : title, responsible: tove });
		await make.makeIndsats({ ...here, maalId, title });
	}
	await make.makeMaal({ ...here, title: '\u0007' });
	const facts = found(await ownFacts(borger));
	expect(wrongIn(planAsFhir(facts, origin))).toEqual([]);
	await expectRoundTrip(borger, planAsImport(facts, origin));
}, 60_000);

test('a file with nothing but noughts for a CPR number is refused, and says what to do', async () => {
	const { viktor: borger, tove } = await make.makeSolbjerg();
	await make.makePlan({ borger, publishedBy: tove });
	const file = planAsImport(found(await ownFacts(borger)), origin);
	await empty();
	const problems = await imported(JSON.stringify({ ...file, kommune: municipality }));
	expect(problems.join()).toMatch(/\/borgere\/0\/cpr: mangler: .* skriv det her/);
});
