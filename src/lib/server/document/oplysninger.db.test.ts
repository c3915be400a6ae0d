import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as make from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import type { LookRow } from '../../accesslog/looks';
import { textOf } from '../../document/document';
import { oplysningerData, oplysningerDocument, sayLookRow, sayOplysninger } from '../../document/oplysninger';
import { recordLook } from '../accesslog/commands';
import { readOwn, withActor } from '../db/with-actor';
import { withDefaults } from '../setting/queries';
import { eachOwnLooks, readOplysninger } from './oplysninger';
import { renderPdf } from './pdf';

let database: FreshDatabase;
let cast: make.Solbjerg;
beforeAll(async () => {
	database = await freshDatabase();
	cast = await make.makeSolbjerg();
});
afterAll(() => database.close());

const now = new Date('2026-11-22T10:00:00Z');

/** What somebody downloads, on paper and as a file. */
async function download(borger: make.BorgerMade) {
	const { id: borgerId, accountId } = borger;
	const looks: LookRow[] = [];
	const [facts, count] = await readOwn(await make.asBorger(borger), (tx) =>
		Promise.all([readOplysninger(tx, { borgerId, accountId }), eachOwnLooks(tx, (rows) => void looks.push(...rows))])
	);
	const said = sayOplysninger(facts);
	const document = oplysningerDocument(said, looks, { municipality: withDefaults({}), today: '2026-11-22' });
	const file = { ...oplysningerData(said, now, 'Solbjerg Kommune'), hvem_har_set: looks.map(sayLookRow) };
	return { said, looks, count, document, paper: textOf(document), file, text: JSON.stringify(file) };
}

test('B13 everything of one’s own is in the paper and in the file, and nothing that one may not read', async () => {
	const borger = await make.makeBorger({ name: 'KANARIE-navn', phone: '11 22 33 44' });
	const { tove, signe } = cast;
	await make.makeMembership({ borger, staff: tove, function: 'tovholder', why: 'KANARIE-hvorfor' });
	await make.makeMembership({ borger, staff: signe, fromOn: make.dayFromToday(-90), toOn: make.dayFromToday(-60) });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse, topics: ['helbred'] });
	const planId = await make.makePlan({ borger, publishedBy: tove });
	const mine = { borger, planId, forvaltningId: cast.beskaeftigelse };
	const maalId = await make.makeMaal({ ...mine, title: 'KANARIE-maal' });
	await make.makeMaal({ ...mine, title: 'KLADDE-maal', firstVersion: 2 });
	await make.makeAftale({ ...mine, maalId, text: 'KANARIE-aftale', owedBy: 'borger' });
	await make.makeWish({ borger, text: 'KANARIE-oenske' });
	await make.makeOpgave({ borger, text: 'KLADDE-opgave' });
	const network = await make.makeNetvaerksperson({ borger, name: 'KANARIE-mor' });
	const moedeId = await make.makeMoede({ borger, title: 'KANARIE-moede', state: 'held', participants: [tove] });
	await make.makeParticipant({ borger, moedeId, who: { netvaerkspersonId: network }, roleText: 'KANARIE-rolle' });
	await make.makeParticipant({
		...{ borger, moedeId, who: signe, answer: 'no' },
		answerReason: 'KLADDE-grund'
	});
	await make.makeBeslutning({ borger, moedeId, text: 'KANARIE-beslutning' });
	await make.makeMoedeNote({ borger, moedeId, text: 'KANARIE-referat' });
	await make.makePunkt({ borger, moedeId, title: 'KANARIE-punkt', by: borger, byBorger: true });
	await make.makeAnmodning({ borger, moedeId, words: 'KANARIE-anmodning' });
	const own = await make.makeMaaling({ borger, value: 3.5, note: 'KANARIE-note', skridt: 'KANARIE-skridt' });
	await make.makeReply({ borger, by: tove, maalingId: own, text: 'KANARIE-svar' });
	await make.makeMaaling({ borger, by: tove, value: 1, note: 'KLADDE-uaabnet' });
	const opened = await make.makeMaaling({ borger, by: tove, value: 2, note: 'KANARIE-aabnet' });
	await make.makeOpening({ borger, maalingId: opened, by: borger });
	await make.makeMaaling({ borger, value: 5, note: 'KLADDE-fejl', misregisteredAt: new Date() });
	const samtaleId = await make.makeSamtale({ borger, readers: [tove], subject: 'KANARIE-emne' });
	await make.makeBesked({ borger, samtaleId, text: 'KANARIE-besked', readBy: [tove] });
	await make.makeEvent({ borger, type: 'moede_held', kind: 'moede', by: tove, params: { title: 'KANARIE-nyt' } });
	await make.makeSamtale({ borger: cast.viktor, readers: [tove], subject: 'KLADDE-anden' });
	await withActor(await make.asFagperson(tove), (tx) =>
		recordLook(tx, {
			kind: 'page',
			page: '/borgere/[id]/moeder',
			purpose: 'KANARIE-formaal',
			requestId: randomUUID(),
			shown: [{ borgerId: borger.id, itemKind: 'moede', itemId: moedeId }]
		})
	);

	const { paper, text, file, document } = await download(borger);
	// It is drawn only when it is PDF/UA-1.
	expect(renderPdf(document, { madeAt: now, logo: null }).subarray(0, 5).toString()).toBe('%PDF-');
	const canaries = [
		...['navn', 'hvorfor', 'maal', 'aftale', 'oenske', 'mor', 'moede', 'rolle', 'beslutning', 'referat', 'punkt'],
		...['anmodning', 'note', 'skridt', 'svar', 'aabnet', 'emne', 'besked', 'nyt', 'formaal']
	];
	for (const each of canaries) {
		expect(paper, `KANARIE-${each} on paper`).toContain(`KANARIE-${each}`);
		expect(text, `KANARIE-${each} in the file`).toContain(`KANARIE-${each}`);
	}
	for (const said of [paper, text]) {
		expect(said).not.toContain('KLADDE-');
		expect(said).not.toContain(borger.cpr);
		expect(said).toContain('3½, mellem ”Det går op og ned” og ”Det går godt”');
		expect(said).toContain('Vores Plans lineal, udgave 1');
		expect(said).toContain('Signe Bach');
	}
	// No id of anything stands in either, and no English word of the database in the file's keys.
	expect(paper).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
	expect(text.replaceAll(/"tidspunkt":"[^"]+"/g, '')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
	expect(file.oplysninger['dig']).toEqual([
		{
			navn: 'KANARIE-navn',
			telefon: '11 22 33 44',
			beskyttet_adresse: false,
			skjul_spor: false
		}
	]);
	const other = await download(cast.kasper);
	expect(other.text + other.paper).not.toContain('KANARIE');
});

/** What the borger may read of, but what is not about them: how the portal is set up, and when staff are away. */
const notAboutThem = [
	...['enhed', 'setting', 'trivselslineal', 'trivselslineal_anchor', 'epoch', 'moede_template', 'fravaer'],
	// The log is told by app.own_looks.
	...['access_entry', 'access_event']
];

test('every table that a borger reads is in ”Mine oplysninger”, or is not about them', async () => {
	const source = readFileSync(new URL('./oplysninger.ts', import.meta.url), 'utf8');
	const owner = postgres(database.ownerUrl, { max: 1 });
	const tables = await owner<{ name: string }[]>`
		select distinct tablename as name from pg_policies where cmd in ('SELECT', 'ALL') and 'vp_borger' = any (roles) order by 1`;
	await owner.end();
	expect(tables.length).toBeGreaterThan(40);
	const missing = tables
		.map(({ name }) => name)
		.filter(
			(name) => !notAboutThem.includes(name) && !new RegExp(`(from|join|sql\`)\\s*(cube\\.)?${name} `).test(source)
		);
	expect(missing).toEqual([]);
});

test('F1 10,000 looks are all in the file and on the paper, in their order, within seconds', async () => {
	const borger = await make.makeBorger({ name: 'Nanna Friis' });
	await make.makeMembership({ borger, staff: cast.tove });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: cast.beskaeftigelse });
	await withActor(
		await make.asFagperson(cast.tove),
		(tx) => tx.sql`
			select app.record_look('page', '/borgere/[id]', 'Grund ' || n, gen_random_uuid()::text, array[${borger.id}]::uuid[],
				array['borger'], array[null]::uuid[]) from generate_series(1, 10000) n`
	);
	// Looks come one by one in the world, and the planner's numbers with them.
	const owner = postgres(database.ownerUrl, { max: 1 });
	await owner`analyze access_event, access_entry`;
	await owner.end();
	const began = performance.now();
	const { count, file, paper } = await download(borger);
	const read = performance.now() - began;
	expect(file.hvem_har_set.filter(({ grund }) => grund?.startsWith('Grund '))).toHaveLength(10_000);
	expect(count).toBe(file.hvem_har_set.length);
	const times = file.hvem_har_set.map(({ tidspunkt }) => tidspunkt);
	expect(times).toEqual(times.toSorted().toReversed());
	expect(paper.match(/Grund: Grund \d+\./g)).toHaveLength(10_000);
	expect(read).toBeLessThan(20_000);
}, 120_000);
