import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { withCrowd } from '../../../../demo/crowd';
import { municipalityLines } from '../../../../demo/municipality';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { decryptCpr, hashCpr } from '../borger/cpr';
import { pool } from '../db/client';
import { env } from '../env';
import type { BorgerInFile, HeaderInFile } from './format';
import { importFile, importLines, importText, isEmpty, type ImportReport } from './import';
import { sentenceOf } from './problems';

type File = HeaderInFile & { borgere: BorgerInFile[] };
type Changes = (file: File, viktor: BorgerInFile) => void;

/** The example of the documentation, which so is tested too. */
const example = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/import-format.md', 'utf8'))?.[1] ?? '';
const saturday = new Date('2026-11-21T12:00:00Z');

function changed(change: Changes): File {
	const file = JSON.parse(example) as File;
	const [viktor] = file.borgere;
	if (!viktor) throw new Error('the example has no borger');
	change(file, viktor);
	return file;
}
const load = (file: File | string, now = saturday) =>
	importText(typeof file === 'string' ? file : JSON.stringify(file, null, '\t'), 'json', { now });
const loadChanged = (change: Changes, now = saturday) => load(changed(change), now);
const asLines = ({ borgere, ...header }: File) => [header, ...borgere].map((each) => JSON.stringify(each)).join('\n');

const sentences = (report: ImportReport) => (report.ok ? [] : report.problems.map(sentenceOf));
const messages = (report: ImportReport) =>
	report.ok ? [] : report.problems.map(({ path, message }) => `${path} ${message}`);
const added = (report: ImportReport) =>
	report.ok ? Object.values(report.counts).reduce((sum, { added }) => sum + added, 0) : sentences(report);

/** Other adults of the test series, as many as one likes. */
const another = (number: number): BorgerInFile => ({
	id: `borger-${number}`,
	navn: `Borger ${number}`,
	cpr: `${61 + (number % 28)}${String(1 + (number % 12)).padStart(2, '0')}80${String(1000 + number)}`
});

const sql = () => pool('import');
async function rows() {
	const tables =
		'borger account team_membership netvaerksperson adgangsgrundlag overdragelse wish tavlepunkt plan plan_samtykke plan_version plan_statement maal delmaal aftale aftale_status indsats moede moede_participant dagsordenspunkt moede_note opgave anmodning samtale samtale_reader besked besked_read fravaer trivselsemne trivselsmaaling trivselsvalue trivselsnote trivselsnote_read trivselsopening reply event import_item enhed setting';
	const counts: Record<string, number> = {};
	for (const table of tables.split(' ')) {
		const [found] = await sql()<{ count: number }[]>`select count(*)::int as count from ${sql()(table)}`;
		counts[table] = found?.count ?? -1;
	}
	return counts;
}

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
/** Nobody may delete what was imported, so each test begins by emptying the tables as their owner. */
beforeEach(() => empty());
async function empty() {
	await owner`alter table access_event disable trigger access_event_append_only`;
	await owner`alter table access_entry disable trigger access_entry_append_only`;
	for (const table of ['access_seal', 'admin_change'])
		await owner`alter table ${owner(table)} disable trigger ${owner(`${table}_append_only`)}`;
	await owner`truncate borger, enhed, setting, trivselslineal, import_item, access_event, access_entry, access_key cascade`;
}

test('the example of the documentation is imported, every kind of thing of it', async () => {
	expect(await isEmpty()).toBe(true);
	const report = await load(example);
	expect(sentences(report)).toEqual([]);
	expect(await isEmpty()).toBe(false);
	expect(await rows()).toMatchObject({
		borger: 1,
		account: 3,
		team_membership: 2,
		overdragelse: 1,
		tavlepunkt: 2,
		plan: 1,
		plan_samtykke: 1,
		plan_version: 2,
		plan_statement: 1,
		reply: 1,
		maal: 3,
		delmaal: 1,
		aftale: 2,
		aftale_status: 1,
		indsats: 1,
		moede: 1,
		moede_participant: 4,
		dagsordenspunkt: 2,
		moede_note: 1,
		opgave: 1,
		anmodning: 1,
		samtale: 1,
		samtale_reader: 1,
		besked: 2,
		besked_read: 1,
		fravaer: 1,
		trivselsmaaling: 3,
		trivselsvalue: 3,
		trivselsnote: 1,
		trivselsnote_read: 1,
		trivselsopening: 1,
		event: 2,
		enhed: 5
	});
	if (!report.ok) return;
	expect(report.counts.maaling).toEqual({ added: 3, present: 0 });
	expect(report.counts.aftale).toEqual({ added: 2, present: 0 });
});

test('the same file a second time changes nothing, also on another day', async () => {
	await load(example);
	const before = await rows();
	const again = await load(example, new Date('2027-01-15T09:00:00Z'));
	expect(added(again)).toBe(0);
	expect(await rows()).toEqual(before);
});

test('the order of keys and the white space of a file are no change', async () => {
	await load(example);
	const file = changed((file, viktor) => {
		file.borgere = [Object.fromEntries(Object.entries(viktor).reverse()) as BorgerInFile];
	});
	expect(added(await load(JSON.stringify(file)))).toBe(0);
});

test('a changed item is refused by name, and nothing else of that file comes in', async () => {
	await load(example);
	const before = await rows();
	const report = await loadChanged((file, viktor) => {
		Object.assign(viktor.maalinger?.[0] ?? {}, { trin: 4 });
		Object.assign(viktor.plan?.maal?.[0] ?? {}, { titel: 'En uddannelse som tømrer' });
		file.borgere.push(another(1));
	});
	expect(messages(report)).toEqual([
		'/borgere/0/plan/maal/0 Målet "uddannelse" er ændret siden sidste import; importen retter ikke det, der er her',
		'/borgere/0/maalinger/0 Målingen "svar-1" er ændret siden sidste import; importen retter ikke det, der er her'
	]);
	expect(await rows()).toEqual(before);
});

test('a longer file adds what is new in it: a rating, a meeting, a status, a borger', async () => {
	await load(example);
	const report = await loadChanged((file, viktor) => {
		viktor.maalinger?.push({
			id: 'svar-3',
			af: 'borger',
			omraade: 'soevn',
			hvornaar: { dage: -1 },
			svar: 'trin',
			trin: 2
		});
		Object.assign(viktor.plan?.maal?.[0]?.delmaal?.[0]?.aftaler?.[0] ?? {}, {
			forloeb: [{ id: 'ringet', tilstand: 'gjort', hvornaar: { dage: -1 }, af: 'borger' }]
		});
		file.borgere.push(another(1));
	});
	expect(added(report)).toBe(3);
	const [status] = await sql()<{ state: string; own: boolean }[]>`
		select s.state, s.aftale_item_id = a.item_id and s.by_account_id = c.id as own
		from aftale_status s join aftale a on a.text = 'Ringer til værkstedet'
		join account c on c.borger_id = s.borger_id where s.state = 'done'`;
	expect(status).toEqual({ state: 'done', own: true });
	const [rating] = await sql()<{ topics: string }[]>`
		select to_json(m.topics)::text as topics from trivselsmaaling m join trivselsvalue v on v.maaling_id = m.id where v.value = 2`;
	expect(rating?.topics).toBe('["helbred"]');
});

test('S7 M4 what is said of a meeting comes in with it: agenda, tolk, answers with a reason, a bisidder, notes', async () => {
	const report = await loadChanged((_, viktor) => {
		const [moede] = viktor.moeder ?? [];
		viktor.moeder?.push({
			...(moede ?? ({} as never)),
			id: 'kickoff',
			skabelon: 'kickoff',
			tilstand: 'holdt',
			start: { dage: -20, kl: '10:00' },
			referat: 'Vi lagde planen.',
			noter: [{ noegle: 'tager-over', tekst: 'Signe.', af: 'tove' }]
		});
		Object.assign(moede ?? {}, { skabelon: 'mini_kick', kickoff: 'kickoff', tolk: { sprog: 'arabisk' } });
	});
	expect(messages(report)).toEqual([]);
	expect(
		await sql()`
			select m.template_key as template, k.state as kickoff, m.tolk_language as tolk, m.tolk_booked_by as "bookedBy"
			from moede m join moede k on k.id = m.kickoff_id`
	).toEqual([{ template: 'mini_kick', kickoff: 'held', tolk: 'arabisk', bookedBy: null }]);
	expect(
		await sql()`
			select p.answer, p.answer_reason as reason, a.name as substitute, p.bisidder, p.netvaerksperson_id is not null as own
			from moede_participant p join moede m on m.id = p.moede_id left join account a on a.id = p.substitute_account_id
			where m.state = 'planned' and (p.answer = 'no' or p.bisidder) order by p.answer`
	).toEqual([
		{ answer: 'no', reason: 'Jeg er på kursus.', substitute: 'Tove Madsen', bisidder: false, own: false },
		{ answer: 'none', reason: null, substitute: null, bisidder: true, own: true }
	]);
	expect(
		await sql()`
			select d.title, d.by_borger as own, d.done_at is not null as done from dagsordenspunkt d
			join moede m on m.id = d.moede_id where d.position = 1 order by m.starts_at`
	).toEqual([
		{ title: 'Min cykel', own: true, done: true },
		{ title: 'Min cykel', own: true, done: false }
	]);
	expect(
		await sql()`
			select n.key, n.text, n.by_account_id = b.id as own from moede_note n join account b on b.borger_id = n.borger_id
			order by n.key`
	).toEqual([
		{ key: 'referat', text: 'Vi lagde planen.', own: false },
		{ key: 'stadig_mine', text: 'Ja, det er de.', own: true },
		{ key: 'takes_over', text: 'Signe.', own: false }
	]);
});

test('a longer file adds messages to a conversation that is here, and an answer is promised in working days', async () => {
	await load(example);
	const report = await loadChanged((_, viktor) => {
		viktor.samtaler?.[0]?.beskeder?.push({ id: 'besked-3', af: 'borger', hvornaar: { dage: -1 }, tekst: 'Tak.' });
	});
	expect(added(report)).toBe(1);
	// A Friday, so the second working day after it is Tuesday.
	expect(await sql()`select text, promised_on as promised from besked order by created_at`).toMatchObject([
		{ promised: '2026-11-20' },
		{ promised: null },
		{ text: 'Tak.', promised: '2026-11-24' }
	]);
});

test('the rules of agenda, tolk, tasks, requests, conversations and absence are said in plain sentences', async () => {
	const absent = await loadChanged((file) => {
		file.fravaer?.push({ id: 'f-2', medarbejder: 'ingen', fra: { dage: 3 }, til: { dage: 1 } });
	});
	expect(messages(absent)).toEqual([
		'/fravaer/1/medarbejder medarbejderen "ingen" findes ikke i filen og er ikke indlæst før',
		'/fravaer/1/til ligger før "fra"'
	]);
	const report = await loadChanged((_, viktor) => {
		const [moede] = viktor.moeder ?? [];
		Object.assign(moede ?? {}, { skabelon: 'fest', aflystFordi: 'Sygdom', tolk: { sprog: 'arabisk', hvem: 'Tove' } });
		Object.assign(moede?.deltagere?.[1] ?? {}, { grund: 'x' });
		Object.assign(moede?.deltagere?.[1] ?? {}, { bisidder: true });
		Object.assign(moede?.dagsorden?.[0] ?? {}, { talt: true });
		moede?.noter?.push({ noegle: 'stadig-mine', tekst: 'x', af: 'tove' }, { noegle: 'maal', tekst: 'x', af: 'borger' });
		viktor.opgaver?.push({ id: 'o-2', type: 'andet', frist: { dage: 1 }, oprettet: { dage: -1 }, gjortAf: 'tove' });
		viktor.anmodninger?.push(
			{ id: 'a-2', type: 'flyt', tekst: 'x', hvornaar: { dage: -1 }, navn: 'Bente' },
			{
				id: 'a-3',
				type: 'ikke-med',
				tekst: 'x',
				hvornaar: { dage: -1 },
				trukketTilbage: { dage: -1 },
				svar: { svar: 'ja', af: 'tove', hvornaar: { dage: -2 } }
			}
		);
		viktor.samtaler?.push({
			id: 's-2',
			emne: 'x',
			af: 'tove',
			startet: { dage: -2000 },
			laesere: ['signe'],
			beskeder: [{ id: 'b-9', af: 'tove', hvornaar: { dage: -2001 }, tekst: 'x', lovet: { dage: 1 } }]
		});
	});
	expect(
		messages(report)
			.map((message) => message.replace('/borgere/0', ''))
			.toSorted()
	).toEqual(
		[
			'/moeder/0/aflystFordi hører kun til et møde, der er aflyst',
			'/moeder/0/skabelon skabelonen "fest" findes ikke her',
			'/moeder/0/tolk "hvem" og "bestilt" hører sammen: hvem har bestilt hvor, og hvornår?',
			'/moeder/0/deltagere/1 "grund" og "afloeser" hører kun til en medarbejder, der har svaret nej',
			'/moeder/0/deltagere/1/bisidder er en af borgerens egne: brug "netvaerk"',
			'/moeder/0/dagsorden/0/talt hører kun til et møde, der er holdt',
			'/moeder/0/noter/1/noegle står der allerede; der er én note af hver slags',
			'/moeder/0/noter/2/af borgeren skriver kun "samarbejdet" og "stadig-mine"',
			'/opgaver/1/gjortAf kræver "gjort"',
			'/opgaver/1/tekst mangler: hvad er opgaven?',
			'/anmodninger/1/navn hører kun til typen "med"',
			'/anmodninger/1/moede mangler: hvilket møde?',
			'/anmodninger/2/medarbejder mangler',
			'/anmodninger/2/svar/hvornaar ligger før det, der svares på',
			'/anmodninger/2/svar der svares ikke på en anmodning, der er trukket tilbage',
			'/samtaler/1/laesere mangler "tove", der har skrevet først',
			'/samtaler/1/laesere/0 "signe" var ikke på teamet den dag',
			'/samtaler/1/beskeder/0/hvornaar ligger før samtalen begyndte',
			'/samtaler/1/beskeder/0/lovet hører kun til det, borgeren skriver'
		].toSorted()
	);
});

test('a plan that is here gets no new goals from a file', async () => {
	await load(example);
	const report = await loadChanged((_, viktor) => viktor.plan?.maal?.push({ id: 'bolig', titel: 'En bolig' }));
	expect(messages(report)).toEqual([
		'/borgere/0/plan/maal/3 Målet "bolig" er nyt i en plan, der allerede er her; det skrives i portalen'
	]);
});

test('one broken borger among many, and nothing comes in', async () => {
	const lines = asLines(
		changed((file) => file.borgere.push(...Array.from({ length: 450 }, (_, n) => another(n))))
	).split('\n');
	lines[440] = '{"id": "halv", "navn": "Halv';
	const report = await importText(lines.join('\n'), 'jsonl', { now: saturday });
	expect(sentences(report)).toEqual(['linje 441: er ikke gyldig JSON (tegn 29)']);
	expect(Object.values(await rows()).every((count) => count === 0)).toBe(true);
});

test('every problem names its line and its path, and says what was expected', async () => {
	const lines = asLines(
		changed((file, viktor) => {
			Object.assign(viktor, { cpr: '1234', ukendt: 1 });
			file.borgere.push({ ...another(1), team: [{ medarbejder: 'ingen' } as never] });
		})
	);
	expect(sentences(await importText(lines, 'jsonl', { now: saturday }))).toEqual([
		'linje 2, /cpr: skal være et CPR-nummer: ti cifre, eventuelt med bindestreg efter de første seks',
		'linje 2, /ukendt: er en nøgle, som formatet ikke kender',
		'linje 3, /team/0/funktion: mangler',
		'linje 3, /team/0/opgave: mangler',
		'linje 3, /team/0/hvorfor: mangler',
		'linje 3, /team/0/fra: mangler'
	]);
	const whole = changed((_, viktor) => Object.assign(viktor.moeder?.[0] ?? {}, { formaal: '  ', start: { dage: 3 } }));
	const text = JSON.stringify(whole, null, '\t');
	const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
	expect(sentences(await load(whole))).toEqual([
		`linje ${lineOf('"formaal": "  "')}, /borgere/0/moeder/0/formaal: må ikke være tom`,
		`linje ${lineOf('"formaal": "  "') + 2}, /borgere/0/moeder/0/start: skal være et tidspunkt med klokkeslæt: "2026-11-21T10:00" eller {"dage": -14, "kl": "10:00"}`
	]);
});

test('a file with very many problems tells the first fifty', async () => {
	const report = await loadChanged((file) => {
		file.borgere = Array.from({ length: 90 }, (_, n) => ({ ...another(n), cpr: '' }));
	});
	expect(report).toMatchObject({ ok: false, more: true });
	expect(sentences(report)).toHaveLength(50);
});

test('a borger under 18 is refused, and one who is 18 today is not', async () => {
	const born = (cpr: string) => changed((file) => (file.borgere = [{ ...another(1), cpr }]));
	expect(messages(await load(born('821108-4321')))).toEqual([
		'/borgere/0/cpr "borger-1" er under 18 år; portalen tager kun imod voksne borgere'
	]);
	expect(messages(await load(born('821126-4321')))).toHaveLength(1);
	expect(messages(await load(born('211108-4321')))).toEqual([]);
});

test('a CPR number without a date, or of somebody else who is here, is refused without being repeated', async () => {
	await load(example);
	const report = await loadChanged((file) => {
		file.borgere.push({ ...another(1), cpr: '7403074149' }, { ...another(2), cpr: '3102801234' }, another(3), {
			...another(4),
			cpr: another(3).cpr
		});
		file.borgere.push({ ...another(5), id: another(5).cpr });
	});
	expect(messages(report)).toEqual([
		'/borgere/1/cpr CPR-numret er en anden borgers, i filen eller her',
		'/borgere/2/cpr er ikke et CPR-nummer: de første seks cifre skal være en dato, der findes',
		'/borgere/4/cpr CPR-numret er en anden borgers, i filen eller her',
		'/borgere/5/id må ikke være CPR-nummeret; id gemmes i klar tekst'
	]);
});

test('a CPR number is stored encrypted and as a keyed hash, and nowhere in clear', async () => {
	await load(example);
	const { cpr, cprHash } = env().keys;
	const [viktor] = await sql()<{ encrypted: Buffer; hash: Buffer }[]>`
		select cpr_encrypted as encrypted, cpr_hash as hash from borger`;
	expect(viktor && decryptCpr(viktor.encrypted, cpr)).toBe('7403074149');
	expect(viktor?.hash.equals(hashCpr('7403074149', cprHash))).toBe(true);
	const [found] = await sql()`
		select from import_item i where i::text ~ '740307-?4149' union all select from borger b where b::text ~ '740307-?4149'`;
	expect(found).toBeUndefined();
});

test('M23 a rating is a fagperson’s, the tovholder’s too; the samlet vurdering says that it is one, and is a series of its own', async () => {
	const report = await loadChanged((_, viktor) => {
		viktor.maalinger?.push({
			id: 'samlet-1',
			af: 'tove',
			hvornaar: { dage: -7 },
			svar: 'trin',
			trin: 3.5,
			samletVurdering: true
		});
		Object.assign(viktor.maalinger?.[1] ?? {}, { tastetAf: 'signe', givet: 'telefon' });
		Object.assign(viktor.maalinger?.[0] ?? {}, {
			tilbage: [
				{ id: 'tilbage-9', af: 'tove', hvornaar: { dage: -8, kl: '09:00' }, tekst: 'Det er jeg glad for at høre.' }
			]
		});
	});
	expect(messages(report)).toEqual([]);
	const found = await sql()`
		select rater_kind as kind, samlet_vurdering as samlet, blind, given_how as how from trivselsmaaling order by made_at`;
	expect(found).toEqual([
		{ kind: 'borger', samlet: false, blind: true, how: null },
		{ kind: 'borger', samlet: false, blind: true, how: 'phone' },
		{ kind: 'fagperson', samlet: false, blind: true, how: null },
		{ kind: 'tovholder', samlet: true, blind: false, how: null }
	]);
	expect(
		await sql()`select r.text, a.name from reply r join account a on a.id = r.account_id where r.maaling_id is not null`
	).toEqual([{ text: 'Det er jeg glad for at høre.', name: 'Tove Madsen' }]);
});

test('M23 a samlet vurdering of an area, or by who does not hold the threads, is refused; so is a typed answer’s way without a typist', async () => {
	const samlet = { hvornaar: { dage: -7 }, svar: 'trin', trin: 3, samletVurdering: true } as const;
	const report = await loadChanged((_, viktor) => {
		viktor.maalinger?.push({ ...samlet, id: 'samlet-1', af: 'tove', omraade: 'soevn' });
		viktor.maalinger?.push({ ...samlet, id: 'samlet-2', af: 'signe' });
		viktor.maalinger?.push({ ...samlet, id: 'samlet-3', af: 'borger' });
		viktor.maalinger?.push({ ...samlet, id: 'samlet-4', af: 'tove', hvornaar: { dage: -100 } });
		Object.assign(viktor.maalinger?.[1] ?? {}, { givet: 'papir' });
		Object.assign(viktor.maalinger?.[2] ?? {}, {
			tilbage: [{ id: 'tilbage-9', af: 'signe', hvornaar: { dage: -1 }, tekst: 'Ja' }]
		});
	});
	const wrong = 'gives af den, der er tovholder eller stedfortræder den dag, og handler ikke om et område';
	expect(messages(report)).toEqual([
		'/borgere/0/maalinger/1/givet bruges kun sammen med "tastetAf"',
		'/borgere/0/maalinger/2/tilbage hører kun til et svar fra borgeren',
		...[3, 4, 5, 6].map((index) => `/borgere/0/maalinger/${index}/samletVurdering ${wrong}`)
	]);
});

test('M14 a goal is made from a point of the board and as sensitive as it; staff’s point is their forvaltning’s, the borger’s nobody’s', async () => {
	const report = await loadChanged((_, viktor) => {
		Object.assign(viktor.tavle?.[1] ?? {}, { emner: ['helbred'], fjernet: { dage: -3 } });
		const [ring] = viktor.plan?.maal?.[0]?.delmaal?.[0]?.aftaler ?? [];
		Object.assign(ring ?? {}, { fraTavle: 'punkt-1', emner: ['oekonomi'], frist: { arbejdsdage: 1 } });
		viktor.haendelser?.push({
			id: 'haendelse-3',
			type: 'tavle-skrevet',
			hvornaar: { dage: -70 },
			af: 'borger',
			slags: 'plan',
			om: 'punkt-2'
		});
	});
	expect(messages(report)).toEqual([]);
	const points = await sql()`
		select t.column_key as "column", a.borger_id is not null as own, e.name as forvaltning, t.ended_at is not null as ended,
			to_jsonb(t.topics) as topics
		from tavlepunkt t join account a on a.id = t.author_account_id left join enhed e on e.id = t.forvaltning_id order by own`;
	expect(points).toEqual([
		{ column: 'fungerer', own: false, forvaltning: 'Beskæftigelse', ended: false, topics: ['helbred'] },
		{ column: 'droemme', own: true, forvaltning: null, ended: true, topics: ['helbred'] }
	]);
	const made = await sql()`
		select i.title as what, to_jsonb(i.topics) as topics, null as due, t.column_key as "column"
		from maal i join tavlepunkt t on t.id = i.from_tavlepunkt_id
		union all select i.text, to_jsonb(i.topics), i.due_on::text, t.column_key
		from aftale i join tavlepunkt t on t.id = i.from_tavlepunkt_id`;
	expect(made).toEqual([
		{ what: 'En uddannelse som møbelsnedker', topics: ['helbred'], due: null, column: 'droemme' },
		{ what: 'Ringer til værkstedet', topics: ['oekonomi', 'helbred'], due: '2026-11-23', column: 'fungerer' }
	]);
	const events = await sql()`
		select params, to_jsonb(topics) as topics from event where type in ('tavlepunkt_added', 'plan_statement') order by at`;
	expect(events).toEqual([
		{ params: { column: 'droemme' }, topics: ['helbred'] },
		{ params: { stance: 'agree' }, topics: [] }
	]);
});

test('S2 P6 M2 what the borger says of a version, how a goal ended and what was handed over stand as the file says', async () => {
	expect(messages(await load(example))).toEqual([]);
	expect(
		await sql()`
			select s.version, s.stance, s.words, r.text as reply, a.name as by
			from plan_statement s join reply r on r.statement_id = s.id join account a on a.id = r.account_id`
	).toEqual([
		{
			version: 2,
			stance: 'agree',
			words: 'Ja, men jeg vil gerne se værkstedet først.',
			reply: 'Det gør vi. Jeg ringer til dig.',
			by: 'Tove Madsen'
		}
	]);
	expect(
		await sql()`
			select words_missing as missing, ended_on as on, outcome, ended_words as words, first_version as first
			from maal where title = 'Komme op om morgenen' order by first_version`
	).toEqual([
		{ missing: true, on: null, outcome: null, words: null, first: 1 },
		{ missing: true, on: '2026-11-11', outcome: 'reached', words: 'Du er oppe inden ni hver dag.', first: 2 }
	]);
	expect(
		await sql()`
			select o.from_account_id as "from", a.name as "to", o.on_day as on, o.reason, to_jsonb(o.done_points) as done,
				to_jsonb(o.open_points) as open, o.created_at < now() as past
			from overdragelse o join account a on a.id = o.to_account_id`
	).toEqual([
		{
			from: null,
			to: 'Tove Madsen',
			on: '2026-08-23',
			reason: 'Du skal i gang med en uddannelse.',
			done: ['borger_told', 'adgangsgrundlag'],
			open: ['notes'],
			past: true
		}
	]);
});

test('a longer file adds a point, a statement, a sentence back and a status to what is here', async () => {
	await load(example);
	const longer: Changes = (_, viktor) => {
		viktor.tavle?.push({ id: 'punkt-3', kolonne: 'bekymrer', tekst: 'Pengene.', af: 'borger', skrevet: { dage: -1 } });
		viktor.plan?.udtalelser?.push({ id: 'udtalelse-2', version: 2, holdning: 'tal-om-det', hvornaar: { dage: -1 } });
		const reply = { id: 'tilbage-2', af: 'signe', hvornaar: { dage: -1 }, tekst: 'Jeg er med.' };
		viktor.plan?.udtalelser?.[0]?.tilbage?.push(reply);
		Object.assign(viktor.maalinger?.[0] ?? {}, { tilbage: [{ ...reply, id: 'tilbage-3' }] });
		Object.assign(viktor.plan?.maal?.[0]?.delmaal?.[0]?.aftaler?.[0] ?? {}, {
			forloeb: [
				{ id: 'ringet', tilstand: 'gjort', hvornaar: { dage: -2 }, af: 'borger' },
				{ id: 'alligevel', tilstand: 'genaabnet', hvornaar: { dage: -1 }, af: 'borger' }
			]
		});
	};
	expect(added(await loadChanged(longer))).toBe(6);
	expect(await sql()`select state from aftale_status order by at desc limit 1`).toEqual([{ state: 'reopened' }]);
	const [count] = await sql()`
		select count(*) filter (where maaling_id is not null)::int as answers, count(*) filter (where statement_id is not null)::int as statements from reply`;
	expect(count).toEqual({ answers: 1, statements: 2 });
	expect(added(await loadChanged(longer, new Date('2027-01-15T09:00:00Z')))).toBe(0);
	const changedWords = await loadChanged((_, viktor) => {
		Object.assign(viktor.plan?.udtalelser?.[0]?.tilbage?.[0] ?? {}, { tekst: 'Nej.' });
		Object.assign(viktor.tavle?.[0] ?? {}, { kolonne: 'bekymrer' });
	});
	expect(messages(changedWords)).toEqual([
		'/borgere/0/tavle/0 Punktet på tavlen "punkt-1" er ændret siden sidste import; importen retter ikke det, der er her',
		'/borgere/0/plan/udtalelser/0/tilbage/0 Svaret tilbage "tilbage-1" er ændret siden sidste import; importen retter ikke det, der er her'
	]);
});

test('a plan that comes in later may be made from points that are here', async () => {
	const plan = changed(() => {}).borgere[0]?.plan;
	const without: Changes = (_, viktor) => {
		delete viktor.plan;
		delete viktor.haendelser;
	};
	expect(messages(await loadChanged(without))).toEqual([]);
	const later = await loadChanged((file, viktor) => {
		without(file, viktor);
		delete viktor.tavle;
		Object.assign(viktor, { plan });
	});
	expect(messages(later)).toEqual([]);
	const [made] = await sql()`
		select t.text from maal i join tavlepunkt t on t.id = i.from_tavlepunkt_id where i.borger_id = t.borger_id`;
	expect(made).toEqual({ text: 'At lave noget, der kan ses bagefter.' });
});

test('the rules of board, statement, closed goal and handover are said in plain sentences', async () => {
	const report = await loadChanged((file, viktor) => {
		file.enheder?.push({ id: 'hjulet', navn: 'Hjulet', type: 'ekstern' });
		file.medarbejdere?.push({
			id: 'bo',
			navn: 'Bo Lykke',
			titel: 'Leder',
			enhed: 'hjulet',
			brugernavn: 'bo',
			roller: ['fagperson']
		});
		viktor.overdragelser?.push(
			{ id: 'o-2', til: 'signe', dag: { dage: -5 }, grund: 'x', af: 'tove' },
			{ id: 'o-3', fra: 'signe', til: 'tove', dag: { dage: -90 }, grund: 'x', af: 'tove', mangler: ['noter', 'noter'] }
		);
		Object.assign(viktor.tavle?.[0] ?? {}, { af: 'bo', fjernet: { dage: -71 } });
		const [maal, , morgen] = viktor.plan?.maal ?? [];
		Object.assign(maal ?? {}, { ordMangler: true, afslutning: 'Slut' });
		Object.assign(maal?.delmaal?.[0]?.aftaler?.[0] ?? {}, { fraTavle: 'punkt-2' });
		Object.assign(maal?.delmaal?.[0]?.aftaler?.[1] ?? {}, { fraTavle: 'intet' });
		Object.assign(morgen ?? {}, { afsluttet: { dage: 1 } });
		delete morgen?.udfald;
		viktor.plan?.udtalelser?.push(
			{ id: 'u-2', version: 3, holdning: 'enig', hvornaar: { dage: -1 } },
			{
				id: 'u-3',
				version: 2,
				holdning: 'enig',
				hvornaar: { dage: -20 },
				tilbage: [{ id: 't-2', af: 'borger', hvornaar: { dage: -21 }, tekst: 'x' }]
			}
		);
	});
	expect(messages(report).map((message) => message.replace('/borgere/0', ''))).toEqual([
		'/overdragelser/1/fra mangler: der var en tovholder dagen før',
		'/overdragelser/1/til "signe" er ikke tovholder fra den dag',
		'/overdragelser/2/fra "signe" var ikke tovholder dagen før',
		'/overdragelser/2/mangler et punkt står kun én gang, i "klar" eller i "mangler"',
		'/tavle/0/af skal være borgeren eller en, der hører til en forvaltning',
		'/tavle/0/fjernet ligger før "skrevet"',
		'/plan/maal/0/delmaal/0/aftaler/0/fraTavle "punkt-2" er allerede blevet til noget andet',
		'/plan/maal/0/delmaal/0/aftaler/1/fraTavle "intet" findes ikke: punktet på tavlen er hverken i filen under denne borger eller indlæst før',
		'/plan/maal/0/ordMangler bruges kun, når "borgerensOrd" ikke er der',
		'/plan/maal/0/afslutning hører kun til et mål, der er afsluttet',
		'/plan/maal/2/udfald mangler: "afsluttet" og "udfald" hører sammen',
		'/plan/maal/2/afsluttet ligger ude i fremtiden, men er noget, der er sket',
		'/plan/udtalelser/1/version må højst være 2 (den sidste version)',
		'/plan/udtalelser/2/hvornaar ligger før version 2 blev offentliggjort',
		'/plan/udtalelser/2/tilbage/0/af medarbejderen "borger" findes ikke i filen og er ikke indlæst før',
		'/plan/udtalelser/2/tilbage/0/hvornaar ligger før det, der svares på'
	]);
});

test('an answer that is no point of the ruler is refused', async () => {
	const report = await loadChanged((_, viktor) => {
		Object.assign(viktor.maalinger?.[0] ?? {}, { trin: 3.25 });
		Object.assign(viktor.maalinger?.[1] ?? {}, { trin: 3 });
		Object.assign(viktor.maalinger?.[2] ?? {}, { trin: 5.5 });
	});
	expect(messages(report)).toEqual([
		'/borgere/0/maalinger/0/trin 3.25 er ikke et punkt på linealen (1 til 5 i trin på 0.5)',
		'/borgere/0/maalinger/1/trin skal stå der, når "svar" er "trin", og ellers ikke',
		'/borgere/0/maalinger/2/trin 5.5 er ikke et punkt på linealen (1 til 5 i trin på 0.5)'
	]);
});

test('relative dates count from the day of the import, on the clock in Denmark', async () => {
	await load(example);
	const [moede] = await sql()<{ startsAt: Date; startsLocal: string; minutes: number }[]>`
		select starts_at as "startsAt", starts_local as "startsLocal", extract(epoch from ends_at - starts_at)::int / 60 as minutes from moede`;
	expect(moede).toEqual({
		startsAt: new Date('2026-12-01T09:00:00Z'),
		startsLocal: '2026-12-01 10:00:00',
		minutes: 45
	});
	const [tove] = await sql()<
		{ fromOn: string }[]
	>`select from_on as "fromOn" from team_membership where function = 'tovholder'`;
	expect(tove?.fromOn).toBe('2026-08-23');
});

test('dates that do not exist, and past things in the future, are refused', async () => {
	const report = await loadChanged((_, viktor) => {
		Object.assign(viktor.team?.[1] ?? {}, { fra: '2026-02-30' });
		Object.assign(viktor.moeder?.[0] ?? {}, { start: '2027-03-28T02:30' });
		Object.assign(viktor.maalinger?.[0] ?? {}, { hvornaar: { dage: 1 } });
		Object.assign(viktor.maalinger?.[2] ?? {}, { hvornaar: '2026-11-20T24:00' });
	});
	expect(messages(report)).toEqual([
		'/borgere/0/team/1/fra 2026-02-30 er en dag, der ikke findes i kalenderen',
		'/borgere/0/moeder/0/start 2027-03-28T02:30 er et klokkeslæt, der ikke findes den dag, fordi uret stilles frem til sommertid',
		'/borgere/0/maalinger/0/hvornaar ligger ude i fremtiden, men er noget, der er sket',
		'/borgere/0/maalinger/0/laest/0/hvornaar ligger før svaret blev givet',
		'/borgere/0/maalinger/0/aabnet/0/hvornaar ligger før svaret blev givet',
		'/borgere/0/maalinger/2/hvornaar 2026-11-20T24:00 er et klokkeslæt, der ikke findes (00:00 til 23:59)'
	]);
});

test('a file with one borger a line is read as a stream', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'voresplan-import-'));
	try {
		const path = join(folder, 'borgere.jsonl');
		const many = changed((file) => file.borgere.push(...Array.from({ length: 900 }, (_, n) => another(n))));
		writeFileSync(path, `\ufeff${asLines(many).replaceAll('\n', '\r\n')}\r\n\r\n`);
		expect(sentences(await importFile(path, { now: saturday }))).toEqual([]);
		expect(await rows()).toMatchObject({ borger: 901, account: 903, plan: 1 });
		expect(added(await importFile(path, { now: saturday }))).toBe(0);
	} finally {
		await rm(folder, { recursive: true });
	}
});

test('a file that is not there, or called something else, is a problem and no crash', async () => {
	expect(sentences(await importFile('nowhere.json'))).toEqual(['filen: findes ikke: nowhere.json']);
	expect(sentences(await importFile('package.json/'))).toHaveLength(1);
	expect(sentences(await importFile('README.txt'))).toHaveLength(1);
});

test('at most one tovholder on any day, and a borger with a plan has one today', async () => {
	const two = await loadChanged((_, viktor) => {
		Object.assign(viktor.team?.[1] ?? {}, { funktion: 'tovholder' });
		delete viktor.overdragelser;
	});
	expect(messages(two)).toEqual([
		'/borgere/0/team/1/funktion der er allerede en tovholder fra 2026-08-23; der må kun være én ad gangen'
	]);
	expect(
		messages(await loadChanged((_, viktor) => Object.assign(viktor.team?.[0] ?? {}, { til: { dage: -1 } })))
	).toEqual(['/borgere/0/team en borger med en plan skal have en tovholder i dag']);
	const handover = await loadChanged((_, viktor) => {
		Object.assign(viktor.team?.[0] ?? {}, { til: { dage: -1 } });
		Object.assign(viktor.team?.[1] ?? {}, { funktion: 'tovholder', fra: { dage: 0 } });
	});
	expect(messages(handover)).toEqual([]);
});

test('a tovholder who came in earlier counts when a longer file names another', async () => {
	await load(example);
	const report = await loadChanged((_, viktor) => {
		viktor.team?.push({ medarbejder: 'signe', funktion: 'tovholder', opgave: 'x', hvorfor: 'y', fra: { dage: 0 } });
	});
	expect(messages(report)).toEqual([
		'/borgere/0/team/2/funktion der er allerede en tovholder fra 2026-08-23; der må kun være én ad gangen'
	]);
});

test('the rules of samtykke, hjemmel, aftale, version and meeting are said in plain sentences', async () => {
	const report = await loadChanged((_, viktor) => {
		delete viktor.adgangsgrundlag?.[0]?.givet;
		delete viktor.adgangsgrundlag?.[1]?.paragraf;
		delete viktor.adgangsgrundlag?.[1]?.noteretAf;
		const delmaal = viktor.plan?.maal?.[0]?.delmaal?.[0];
		delete delmaal?.aftaler?.[1]?.ansvarlig;
		delete delmaal?.aftaler?.[1]?.forloeb?.[0]?.grund;
		Object.assign(delmaal ?? {}, { tilVersion: 1 });
		Object.assign(viktor.plan?.versioner[1] ?? {}, { nr: 3 });
		Object.assign(viktor.moeder?.[0]?.deltagere?.[2] ?? {}, { medarbejder: 'tove' });
	});
	expect(messages(report).map((message) => message.replace('/borgere/0', ''))).toEqual([
		'/adgangsgrundlag/0/givet mangler: et samtykke skal sige, hvordan det er givet (digitalt, papir eller mundtligt)',
		'/adgangsgrundlag/1/paragraf mangler: en hjemmel skal sige, hvilken paragraf den står i',
		'/adgangsgrundlag/1/noteretAf mangler: en hjemmel skal sige, hvem der har noteret den',
		'/plan/versioner/1/nr skal være 2: versionerne tælles fra 1 uden huller',
		'/plan/maal/0/delmaal/0/fraVersion er 2, men "tilVersion" er 1',
		'/plan/maal/0/delmaal/0/aftaler/0/fraVersion er 2, men "tilVersion" er 1',
		'/plan/maal/0/delmaal/0/aftaler/1/fraVersion er 2, men "tilVersion" er 1',
		'/plan/maal/0/delmaal/0/aftaler/1 en aftale, som kommunen skylder, skal have "ansvarlig" eller "ansvarligAfdeling"',
		'/plan/maal/0/delmaal/0/aftaler/1/forloeb/0 en udskudt aftale skal have "grund" og "nyFrist"',
		'/moeder/0/deltagere/2 skal have enten "medarbejder" eller "netvaerk", og kun én af dem'
	]);
});

test('S8 the samtykke to one joint plan comes in with the plan, and about health a samtykke is written and lasts a year', async () => {
	await load(example);
	const [given] = await pool('import')`
		select s.given_how, a.name as by, s.withdrawn_at from plan_samtykke s join account a on a.id = s.noted_by_account_id`;
	expect(given).toMatchObject({ given_how: 'paper', withdrawn_at: null });
	await empty();
	const oral = await loadChanged((_, viktor) => {
		Object.assign(viktor.adgangsgrundlag?.[0] ?? {}, { givet: 'mundtligt', til: { dage: 286 } });
		Object.assign(viktor.plan?.samtykke ?? {}, { trukket: { dage: -91 } });
	});
	expect(messages(oral).map((message) => message.replace('/borgere/0', ''))).toEqual([
		'/adgangsgrundlag/0/givet et samtykke om helbred skal være skriftligt (sundhedsloven § 44)',
		'/adgangsgrundlag/0/til et samtykke om helbred gælder højst et år (sundhedsloven § 44)',
		'/plan/samtykke/trukket kræver "sluttet" på planen: uden samtykke er der ingen fælles plan',
		'/plan/samtykke/trukket ligger før "givet"'
	]);
});

test('a reference that leads nowhere, or to another borger, is refused', async () => {
	const second = changed((_, viktor) => Object.assign(viktor, another(1)));
	const report = await loadChanged((file, viktor) => {
		viktor.maalinger?.push({ id: 'svar-3', af: 'ingen', omraade: 'intet', hvornaar: { dage: -1 }, svar: 'ved-ikke' });
		Object.assign(viktor.adgangsgrundlag?.[0] ?? {}, { forvaltning: 'jobcenter' });
	});
	expect(messages(report)).toEqual([
		'/borgere/0/adgangsgrundlag/0/forvaltning enheden "jobcenter" er ikke en forvaltning (den er "afdeling")',
		'/borgere/0/maalinger/3/af medarbejderen "ingen" findes ikke i filen og er ikke indlæst før',
		'/borgere/0/maalinger/3/omraade "intet" findes ikke: området er hverken i filen under denne borger eller indlæst før'
	]);
	await load(example);
	const crossing = {
		...second,
		borgere: [
			{
				...another(1),
				maalinger: [{ id: 'svar-9', af: 'borger', omraade: 'soevn', hvornaar: { dage: -1 }, svar: 'ved-ikke' as const }]
			}
		]
	};
	expect(messages(await load(crossing))).toEqual([
		'/borgere/0/maalinger/0/omraade "soevn" findes ikke: området er hverken i filen under denne borger eller indlæst før'
	]);
});

test('an organisation that goes in a circle or hangs on nothing is refused, and only that is said', async () => {
	const report = await loadChanged((file) => {
		file.enheder?.push(
			{ id: 'x', navn: 'X', type: 'afdeling', overordnet: 'y' },
			{ id: 'y', navn: 'Y', type: 'afdeling', overordnet: 'x' },
			{ id: 'z', navn: 'Z', type: 'afdeling', overordnet: 'ingen' }
		);
		for (const person of file.medarbejdere ?? []) Object.assign(person, { brugernavn: 'ens' });
	});
	expect(messages(report)).toEqual([
		'/enheder/5/overordnet "y" kan ikke være overordnet: enhederne danner en ring eller hænger på en, der mangler',
		'/enheder/6/overordnet "x" kan ikke være overordnet: enhederne danner en ring eller hænger på en, der mangler',
		'/enheder/7/overordnet enheden "ingen" findes ikke i filen og er ikke indlæst før',
		'/medarbejdere/1/brugernavn brugernavnet "ens" er allerede en anden medarbejders'
	]);
});

test('what came in earlier from the same source can be referred to without standing in the file', async () => {
	await load(example);
	const later: File = {
		format: 'voresplan-import',
		version: 1,
		kilde: 'eksempel',
		borgere: [
			changed(() => {}).borgere.map(({ id, navn, cpr, telefon }) => ({
				id,
				navn,
				cpr,
				telefon,
				maalinger: [{ id: 'svar-9', af: 'borger', omraade: 'soevn', hvornaar: { dage: -1 }, svar: 'ved-ikke' as const }]
			}))[0] ?? another(0)
		]
	};
	expect(added(await load(later))).toBe(1);
	const [rating] = await sql()<{ topics: string }[]>`
		select to_json(m.topics)::text as topics from trivselsmaaling m join trivselsvalue v on v.maaling_id = m.id
		where v.answer = 'dont_know' order by m.made_at desc limit 1`;
	expect(rating?.topics).toBe('["helbred"]');
	expect(messages(await load({ ...later, kilde: 'andre' })).length).toBeGreaterThan(0);
});

test('an id that stands twice is refused, in the same line and in another', async () => {
	const twice = await loadChanged((file, viktor) => {
		viktor.oensker?.push({ id: 'droem', type: 'oenske', tekst: 'En bil', skrevet: { dage: -1 } });
		file.borgere.push(...Array.from({ length: 300 }, (_, n) => another(n)));
	});
	expect(messages(twice)).toEqual(['/borgere/0/oensker/1 Ønsket "droem" står mere end én gang i filen']);
	const far = await loadChanged((file) => {
		file.borgere.push(...Array.from({ length: 300 }, (_, n) => another(n)), { ...another(400), id: 'viktor' });
	});
	expect(messages(far)).toEqual(['/borgere/301 Borgeren "viktor" står mere end én gang i filen']);
});

test('a goal in other words in a later version is the same goal', async () => {
	const report = await loadChanged((_, viktor) => {
		const maal = viktor.plan?.maal;
		maal?.push(
			{ id: 'bolig', titel: 'Et sted at bo', tilVersion: 1 },
			{ id: 'bolig', titel: 'En lejlighed', fraVersion: 2 },
			{ id: 'bolig', titel: 'For tidligt', fraVersion: 1 }
		);
	});
	expect(messages(report)).toEqual(['/borgere/0/plan/maal/5 Målet "bolig" står mere end én gang i filen']);
	const mended: Changes = (_, viktor) =>
		viktor.plan?.maal?.push(
			{ id: 'bolig', titel: 'Et sted at bo', tilVersion: 1 },
			{ id: 'bolig', titel: 'En lejlighed', fraVersion: 2 }
		);
	expect(messages(await loadChanged(mended))).toEqual([]);
	const [bolig] = await sql()<{ items: number; rows: number }[]>`
		select count(distinct item_id)::int as items, count(*)::int as rows from maal where title in ('Et sted at bo', 'En lejlighed')`;
	expect(bolig).toEqual({ items: 1, rows: 2 });
	expect(added(await loadChanged(mended))).toBe(0);
});

test('forvaltning follows from who is responsible, around, or published, and is never made up', async () => {
	await load(example);
	const names = await sql()<{ what: string; name: string | null }[]>`
		select 'maal' as what, e.name from maal i left join enhed e on e.id = i.forvaltning_id
		union all select i.text, e.name from aftale i left join enhed e on e.id = i.forvaltning_id
		union all select 'owes ' || i.text, e.name from aftale i left join enhed e on e.id = i.responsible_forvaltning_id
		union all select 'moede', e.name from moede i left join enhed e on e.id = i.forvaltning_id
		union all select i.rater_kind, e.name from trivselsmaaling i left join enhed e on e.id = i.forvaltning_id where i.emne_id is null
		union all select 'emne', e.name from trivselsemne i left join enhed e on e.id = i.forvaltning_id`;
	expect(Object.fromEntries(names.map(({ what, name }) => [what, name]))).toEqual({
		maal: 'Beskæftigelse',
		'Ringer til værkstedet': 'Beskæftigelse',
		'Finder en mentor': 'Social',
		'owes Ringer til værkstedet': null,
		'owes Finder en mentor': 'Social',
		moede: 'Beskæftigelse',
		borger: null,
		fagperson: 'Beskæftigelse',
		emne: null
	});
	const unknown = changed((file, viktor) => {
		file.kilde = 'anden';
		Object.assign(viktor, { cpr: another(9).cpr });
		for (const person of file.medarbejdere ?? [])
			Object.assign(person, { enhed: 'solbjerg', brugernavn: `${person.id}2` });
		viktor.tavle?.shift();
		viktor.moeder = [];
	});
	expect(messages(await load(unknown))[0]).toBe(
		'/borgere/0/plan/maal/0/forvaltning mangler: det fremgår ikke, hvilken forvaltning der har skrevet det'
	);
});

test('the settings of the kommune are stored once, and others are refused', async () => {
	await load(example);
	const [setting] = await sql()<{ value: unknown }[]>`select value from setting where key = 'kommune'`;
	expect(setting?.value).toMatchObject({
		name: 'Solbjerg Kommune',
		cvr: '12345678',
		acute: [{ name: 'Alarmcentralen', phone: '112' }, { phone: '70 20 30 40' }],
		words: { tovholder: 'koordinerende sagsbehandler' }
	});
	const other: Changes = (file) => Object.assign(file.kommune ?? {}, { telefon: '11 11 11 11' });
	expect(messages(await loadChanged(other))).toEqual([
		'/kommune Kommunens oplysninger er ændret siden sidste import; importen retter ikke det, der er her'
	]);
	const elsewhere = await loadChanged((file) => {
		file.kilde = 'anden';
		Object.assign(file.kommune ?? {}, { telefon: '11 11 11 11' });
	});
	expect(messages(elsewhere)).toContain(
		'/kommune er andre oplysninger, end kommunen har her; importen retter ikke det, der er her'
	);
});

test('the access log tells each new borger that their data came in, once', async () => {
	await load(example);
	await loadChanged((file) => file.borgere.push(another(1), another(2)));
	await loadChanged((file) => file.borgere.push(another(1), another(2)));
	const events = await sql()<{ purpose: string; kind: string }[]>`select purpose, kind from access_event order by id`;
	expect([...events]).toEqual(Array.from({ length: 2 }, () => ({ purpose: 'Indlæsning af data', kind: 'population' })));
	// The import may write the entries and not read them; the helpers' role may, lent to the owner for a moment.
	await owner.begin(async (tx) => {
		await tx`grant select on access_entry, borger to vp_reader`;
		await tx`set local role vp_reader`;
		const entries = await tx`
			select b.name, count(*)::int as entries from access_entry e join borger b on b.id = e.borger_id and b.id = e.item_id
			where e.item_kind = 'borger' group by b.name order by b.name`;
		expect([...entries]).toEqual(['Borger 1', 'Borger 2', 'Viktor Holm'].map((name) => ({ name, entries: 1 })));
		await tx`reset role`;
		await tx`revoke select on access_entry, borger from vp_reader`;
	});
});

test('hostile texts are refused and not stored', async () => {
	const hostile = async (put: (text: string) => string) =>
		sentences(await load(put(JSON.stringify(changed((_, viktor) => Object.assign(viktor, { navn: 'HER' }))))));
	expect(await hostile((text) => text.replace('HER', 'Vik\\u0000tor'))).toEqual([
		'linje 1, /borgere/0/navn: har et styretegn (for eksempel NUL), som tekst ikke må have'
	]);
	expect(await hostile((text) => text.replace('HER', 'Vik\\ud800tor'))).toEqual([
		'linje 1, /borgere/0/navn: har et halvt Unicode-tegn (en løs surrogat)'
	]);
	expect(await hostile((text) => text.replace('HER', 'x'.repeat(100_000)))).toEqual([
		'linje 1, /borgere/0/navn: er på 100000 tegn; højst 200 er tilladt'
	]);
	expect(await hostile((text) => text.replace('"navn":"HER"', '"navn":"HER","__proto__":{"skaermet":false}'))).toEqual([
		'linje 1, /borgere/0: nøglen "__proto__" er ikke tilladt'
	]);
	expect(await hostile((text) => text.replace('"HER"', 'null'))).toEqual([
		'linje 1, /borgere/0/navn: skal være tekst i anførselstegn'
	]);
	expect(await hostile((text) => text.replace('"HER"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toHaveLength(
		1
	);
	expect(await hostile((text) => `${text}}`)).toHaveLength(1);
	expect(await hostile(() => '[]')).toEqual(['linje 1: skal være et objekt {…}']);
	expect(await hostile(() => '')).toEqual(['linje 1: er ikke gyldig JSON (tegn 1)']);
	expect(await isEmpty()).toBe(true);
	// A quote, a backslash and a smiley are only text.
	await hostile((text) => text.replace('HER', `Robert'); drop table borger;-- \\\\ 😀`));
	const [robert] = await sql()<{ name: string }[]>`select name from borger`;
	expect(robert?.name).toBe(`Robert'); drop table borger;-- \\ 😀`);
});

test('a file that is not UTF-8 is refused with the line', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'voresplan-import-'));
	try {
		for (const form of ['json', 'jsonl'] as const) {
			const bytes = Buffer.from(form === 'json' ? example : asLines(changed(() => {})));
			const at = bytes.indexOf('Viktor Holm');
			const line = bytes.subarray(0, at).toString().split('\n').length;
			bytes[at] = 0xff;
			const path = join(folder, `not-utf-8.${form}`);
			writeFileSync(path, bytes);
			expect(sentences(await importFile(path, { now: saturday }))).toEqual([`linje ${line}: er ikke UTF-8`]);
		}
	} finally {
		await rm(folder, { recursive: true });
	}
});

test('M35 the municipality’s code, the days for questions and what is sensitive come along', async () => {
	const report = await loadChanged((file) => Object.assign(file.kommune ?? {}, { spoergeDage: 8 }));
	expect(sentences(report)).toEqual([]);
	const marked = await sql()`select name from enhed where sensitive`;
	expect(marked.map(({ name }) => name as string)).toEqual(['Rusmiddelcenter']);
	const [setting] =
		await sql()`select value ->> 'code' as code, value -> 'questionDays' as days from setting where key = 'kommune'`;
	expect(setting).toMatchObject({ code: '899', days: 8 });
	await empty();
	expect(
		messages(await loadChanged((file) => Object.assign(file.kommune ?? {}, { kode: '99', spoergeDage: 0 })))
	).toEqual(['/kommune/kode skal være en kommunekode på tre cifre', expect.stringContaining('/kommune/spoergeDage ')]);
});

test('S20 where the municipality journalises, and what its documents are filed under, come along', async () => {
	const journal = (over: object = {}) => ({
		modtagere: [
			{ navn: 'Arkivmappe', slags: 'mappe', tager: ['notat', 'plan'], adresse: 'arkiv', kvittering: true },
			{ navn: 'Fasit', slags: 'kopi', system: 'fasit', forvaltning: 'beskaeftigelse', tager: ['notat'], ...over }
		],
		kle: { plan: { emne: '15.00.00', facet: 'G01' } }
	});
	const load = (over?: object) => loadChanged((file) => Object.assign(file.kommune ?? {}, { journal: journal(over) }));
	expect(sentences(await load())).toEqual([]);
	// Once more: nothing is added.
	expect(sentences(await load())).toEqual([]);
	const targets = await sql()`
		select t.name, t.type, t.system, e.name as forvaltning, to_jsonb(t.takes) as takes, t.address, t.has_receipts
		from journal_target t left join enhed e on e.id = t.forvaltning_id order by t.name`;
	expect(targets.map((row) => Object.values(row))).toEqual([
		['Arkivmappe', 'folder', 'other', null, ['plan', 'note'], 'arkiv', true],
		['Fasit', 'copy', 'fasit', 'Beskæftigelse', ['note'], '', false]
	]);
	const [setting] = await sql()`select value -> 'kle' as kle from setting where key = 'kommune'`;
	expect(setting?.['kle']).toEqual({ plan: { subject: '15.00.00', facet: 'G01' } });
	await empty();
	const sent = (over: object) => load(over).then(messages);
	expect(await sent({ navn: 'ARKIVMAPPE' })).toEqual([
		'/kommune/journal/modtagere/1/navn er allerede en anden modtagers'
	]);
	expect(await sent({ slags: 'mappe', adresse: '../arkiv' })).toEqual([
		expect.stringContaining('/kommune/journal/modtagere/1/adresse skal være navnet på en mappe')
	]);
	expect(await sent({ slags: 'http', adresse: 'https://evil.example/' })).toEqual([
		expect.stringContaining('/kommune/journal/modtagere/1/adresse er på en server')
	]);
	expect(await sent({ slags: 'digital-post', adresse: 'arkiv' })).toEqual([
		expect.stringContaining('/tager digital-post tager kun breve'),
		expect.stringContaining('/adresse er allerede en anden modtagers mappe')
	]);
	expect(await sent({ forvaltning: 'findes-ikke' })).toEqual([
		expect.stringContaining('forvaltningen "findes-ikke" findes ikke')
	]);
});

test('a CPR number twice is found also where the two borgere are far apart in the file', async () => {
	const many = changed((file) => {
		file.borgere = Array.from({ length: 230 }, (_, n) => another(n));
		Object.assign(file.borgere[120] ?? {}, { cpr: file.borgere[90]?.cpr });
		Object.assign(file.borgere[229] ?? {}, { cpr: file.borgere[5]?.cpr });
	});
	const twice = (line: number) => `linje ${line}, /cpr: CPR-numret er en anden borgers, i filen eller her`;
	const read = () => importText(asLines(many), 'jsonl', { now: saturday });
	expect(sentences(await read())).toEqual([twice(122), twice(231)]);
	Object.assign(many.borgere[120] ?? {}, { cpr: another(120).cpr });
	expect(sentences(await read())).toEqual([twice(231)]);
});

test('two imports at a time: the second is told to wait', async () => {
	const many = asLines(changed((file) => file.borgere.push(...Array.from({ length: 600 }, (_, n) => another(n)))));
	const both = await Promise.all([
		importText(many, 'jsonl', { now: saturday }),
		importText(many, 'jsonl', { now: saturday })
	]);
	expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	expect(both.flatMap(sentences)).toEqual(['filen: kan ikke indlæses nu: en anden indlæsning er i gang']);
});

test('S13 a made-up municipality comes in through a pipe, and a longer one adds those who are new', async () => {
	const pipe = (to: number) =>
		importLines(
			Readable.from(municipalityLines({ borgere: 240, answers: 12, to })).map((line: string) => Buffer.from(line)),
			{ now: saturday }
		);
	expect(sentences(await pipe(150))).toEqual([]);
	const more = await pipe(240);
	expect(more.ok && more.counts.borger).toEqual({ added: 90, present: 150 });
	expect(await rows()).toMatchObject({ borger: 240, trivselsmaaling: 240 * 12, trivselsvalue: 240 * 12 });
});

test('the demo municipality comes in on any day of the week and of the year, also at night', async () => {
	const seed = readFileSync('drizzle/seed/solbjerg.json', 'utf8');
	const crowded = JSON.stringify(withCrowd(JSON.parse(seed) as File));
	const days = ['21', '22', '23', '24', '25', '26', '27'].map((day) => `2026-11-${day}T00:05:00+01:00`);
	const turns = ['2026-12-31', '2027-03-28', '2027-10-31', '2028-02-29'].map((day) => `${day}T21:30:00Z`);
	for (const now of days) {
		await empty();
		expect(sentences(await importText(seed, 'json', { now: new Date(now) })), now).toEqual([]);
	}
	// With the crowd, which is the seed and more.
	for (const now of turns) {
		await empty();
		expect(sentences(await importText(crowded, 'json', { now: new Date(now) })), now).toEqual([]);
	}
}, 180_000);

test('what is noted of a borger’s items says whom they are about, so that it goes with them', async () => {
	await empty();
	expect(sentences(await load(example))).toEqual([]);
	const noted = await sql()<{ kind: string; whose: string | null }[]>`
		select distinct i.kind, b.name as whose from import_item i left join borger b on b.id = i.borger_id order by 1`;
	const ofNobody = ['enhed', 'fravaer', 'kommune', 'lineal', 'medarbejder'];
	expect(
		noted
			.filter(({ whose }) => whose === null)
			.map(({ kind }) => kind)
			.filter((kind) => !ofNobody.includes(kind))
	).toEqual([]);
	expect(noted.filter(({ whose }) => whose !== null).length).toBeGreaterThan(15);
	expect(noted.filter(({ kind, whose }) => ofNobody.includes(kind) && whose !== null)).toEqual([]);
});
