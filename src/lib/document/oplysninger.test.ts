import { expect, test } from 'vitest';
import type { LookRow } from '../accesslog/looks';
import { lixOf } from '../core/lix';
import { mine } from '../i18n/da/mine-oplysninger';
import { fields, oplysninger, sections } from '../i18n/da/oplysninger';
import { papir } from '../i18n/da/papir';
import { textOf } from './document';
import { oplysningerData, oplysningerDocument, sayLookRow, sayOplysninger, type Facts } from './oplysninger';

const [own, tove, stranger, social] = ['own', 'tove', 'stranger', 'social'];
const lineal = {
	...{ key: 'egen', version: 2, name: 'Solbjergs lineal', lowest: 1, highest: 5, step: 0.5, best: 'highest' as const },
	anchors: [
		{ value: 5, text: 'Godt' },
		{ value: 1, text: 'Skidt' }
	]
};
const facts = (more: Partial<Facts> = {}): Facts => ({
	...{ accountId: own, name: 'Viktor Holm', sections: {}, svar: [], events: [], linealer: [lineal] },
	...{ people: { [tove]: 'Tove Madsen' }, departments: { [social]: 'Social' } },
	...more
});
const municipality = {
	...{ name: 'Solbjerg Kommune', address: '', phone: '', email: '', cvr: '', logo: null, words: {} },
	documentTexts: {}
};
const paperOf = (some: Facts, looks: LookRow[] = []) =>
	oplysningerDocument(sayOplysninger(some), looks, { municipality, today: '2026-11-22' });
const rowsOf = (some: Facts, key: string) => sayOplysninger(some).find((each) => each.key === key)?.rows;

const look = (at: string, more: Partial<LookRow> = {}): LookRow => ({
	...{ id: 1, at: new Date(at), kind: 'page', purpose: 'Arbejder på planen' },
	looker: { key: tove, role: 'fagperson', name: 'Tove Madsen', title: 'Rådgiver', enhed: 'Jobcenter', accountId: tove },
	items: [{ kind: 'plan', id: null, title: null }],
	...more
});

test('a person is told by name, oneself as oneself, and whom nobody may name as one of the staff', () => {
	const rows = [own, tove, stranger].map((skrevet_af) => ({ tekst: 'x', skrevet_af }));
	expect(rowsOf(facts({ sections: { tavle: rows } }), 'tavle')?.map((row) => row.skrevet_af)).toEqual([
		'dig selv',
		'Tove Madsen',
		'en medarbejder i kommunen'
	]);
});

test('an answer is never a bare number: number, word, the ruler and its version', () => {
	const svar = [
		{ tidspunkt: '2026-11-01T08:00:00Z', slags_svar: 'point', trin: 3.5, lineal_id: 'egen 2', svaret_af: 'borger' },
		{ tidspunkt: '2026-11-02T08:00:00Z', slags_svar: 'decline', lineal_id: 'egen 2', svaret_af: 'borger' },
		{ tidspunkt: '2026-11-03T08:00:00Z', lineal_id: 'egen 2', svaret_af: 'fagperson', person: tove }
	];
	const said = rowsOf(facts({ svar }), 'svar');
	expect(said?.map((row) => row.svar)).toEqual([
		'3½, mellem ”Skidt” og ”Godt”',
		'Vil ikke svare',
		'Du har ikke åbnet svaret endnu.'
	]);
	expect(said?.map((row) => row.lineal)).toEqual(Array(3).fill('Solbjergs lineal, udgave 2'));
	for (const row of said ?? []) expect(Object.keys(row)).not.toContain('trin');
	expect(textOf(paperOf(facts({ svar })))).toContain('Svar: 3½, mellem ”Skidt” og ”Godt”');
});

test('days and times are Danish on paper, and such as every program reads in the file', () => {
	const aftaler = [
		{
			...{ tekst: 'Ring til lægen', senest: '2026-12-01', pligt: true, afdeling: social, skylder: 'borger' },
			sket: [{ tidspunkt: '2026-11-20T09:30:00+00:00', stand: 'done', af: own }]
		}
	];
	const some = facts({ sections: { aftaler } });
	expect(rowsOf(some, 'aftaler')).toEqual([
		{
			...{ tekst: 'Ring til lægen', afdeling: 'Social', skylder: 'du', pligt: true, senest: '2026-12-01' },
			sket: [{ tidspunkt: '2026-11-20T09:30:00.000Z', stand: 'gjort', af: 'dig selv' }]
		}
	]);
	const paper = textOf(paperOf(some));
	expect(paper).toContain('Senest: 1. december 2026');
	expect(paper).toContain('Pligt: ja');
	expect(paper).toContain('- Tidspunkt: 20. november 2026 kl. 10.30. Sådan står det: gjort. Af: dig selv');
});

test('what people wrote stays as they wrote it, also when it looks like a day, a program or another script', () => {
	const texts = ['2026-12-01', '#panic()', '<script>alert(1)</script>', 'مرحبا 🎉', 'true', own];
	const some = facts({ sections: { oensker: texts.map((tekst) => ({ tekst })) } });
	expect(rowsOf(some, 'oensker')?.map((row) => row.tekst)).toEqual(texts);
	for (const each of texts) expect(textOf(paperOf(some))).toContain(`Tekst: ${each}`);
});

test('every section is in the file; on paper those without anything are named in one sentence', () => {
	const some = facts({ sections: { dig: [{ navn: 'Viktor Holm' }] } });
	const file = oplysningerData(sayOplysninger(some), new Date('2026-11-22T10:00:00Z'), 'Solbjerg Kommune');
	expect(Object.keys(file.oplysninger)).toEqual(Object.keys(sections));
	expect(file.oplysninger['samtaler']).toEqual([]);
	const paper = textOf(paperOf(some));
	expect(paper).toMatch(/Her står der ikke noget: .*”Dine beskeder”/);
	expect(paper).toContain('Ingen har set noget endnu.');
	expect(file.ikke_med).toEqual(mine.missing.items);
});

test('headings never skip a level, so that the paper can be read aloud', () => {
	const long = { titel: 'T', tekst: 'x', skrevet: '2026-11-01T08:00:00Z', dagsorden: [{ titel: 'Punkt' }] };
	const { blocks } = paperOf(facts({ sections: { dig: [{ navn: 'V' }], moeder: [long, long] } }), [
		look('2026-11-21T09:12:00Z')
	]);
	const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
	expect(levels[0]).toBe(1);
	for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
});

test('F1 each look stands on paper with who, what, why and every time, and one by one in the file', () => {
	const minutes = Array.from({ length: 9 }, (_, index) => look(`2026-11-21T08:1${8 - index}:00Z`));
	const paper = textOf(paperOf(facts(), minutes));
	expect(paper).toContain('Tove Madsen, Rådgiver, Jobcenter:\nTove åbnede din plan 9 gange');
	expect(paper).toContain('Alle tidspunkter: kl. 9.10, 9.11, 9.12, 9.13, 9.14, 9.15, 9.16, 9.17 og 9.18.');
	expect(paper).toContain('Grund: Arbejder på planen.');
	expect(paper).toContain('Der er set noget 9 gange.');
	expect(sayLookRow(look('2026-11-21T08:10:00Z'))).toEqual({
		tidspunkt: '2026-11-21T08:10:00.000Z',
		hvem: 'Tove Madsen',
		afdeling: 'Rådgiver, Jobcenter',
		hvad: 'åbnede din plan',
		grund: 'Arbejder på planen'
	});
});

const textsOf = (words: object): string[] =>
	Object.values(words).flatMap((word: unknown) =>
		typeof word === 'string' ? [word] : typeof word === 'object' && word !== null ? textsOf(word) : []
	);
const lix = (texts: readonly string[]) =>
	lixOf(texts.map((text) => (/[.?!:]$/.test(text) ? text : `${text}.`)).join(' '));

test('the pages of what is held, and of what is on paper, are easy to read: LIX at most 30', () => {
	expect(lix(textsOf(mine))).toBeLessThanOrEqual(30);
	expect(lix(textsOf(oplysninger))).toBeLessThanOrEqual(30);
	expect(lix([...textsOf(papir), papir.aftale.changed(new Date('2026-11-22T10:00:00Z'))])).toBeLessThanOrEqual(30);
	expect(lix([...Object.values(sections), ...Object.values(fields).map(({ term }) => term)])).toBeLessThanOrEqual(30);
});
