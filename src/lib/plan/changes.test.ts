import { describe, expect, test } from 'vitest';
import { cut, describeChanges, describeFirst, type VersionItem } from './changes';
import { completeFields, type ItemKind } from './draft';

const tove = '10000000-0000-4000-8000-000000000001';
const social = '20000000-0000-4000-8000-000000000001';
const names = new Map([
	[tove, 'Tove'],
	[social, 'Socialafdelingen']
]);
const who = (id: string) => names.get(id) ?? null;

const item = (
	kind: ItemKind,
	fields: Record<string, string>,
	over: Partial<Omit<VersionItem, 'kind' | 'fields'>> = {}
): VersionItem => ({
	...{ kind, itemId: kind, parentId: null, position: 0 },
	...over,
	fields: completeFields(kind, fields)
});
const added = (kind: ItemKind, fields: Record<string, string>) => describeChanges([], [item(kind, fields)], who);
const changed = (kind: ItemKind, before: Record<string, string>, after: Record<string, string>) =>
	describeChanges([item(kind, before)], [item(kind, { ...before, ...after })], who);

const sove = { title: 'Sove om natten', type: 'udvikle' };
const ringer = { text: 'Ringer til værkstedet', owner: 'borger', dueOn: '2026-11-27' };

describe('what is new', () => {
	test('S1 a goal and a step are named', () => {
		expect(added('maal', sove)).toEqual(['Nyt mål: Sove om natten.']);
		expect(added('delmaal', { title: 'Prøve én dag.', dueOn: '2026-12-23' })).toEqual([
			'Nyt skridt på vejen: Prøve én dag, senest 23. december 2026.'
		]);
		expect(added('delmaal', { title: 'Prøve én dag' })).toEqual(['Nyt skridt på vejen: Prøve én dag.']);
	});

	test('S2 an agreement says who does what by when, in one sentence when it is one', () => {
		const finder = { text: 'Finder en mentor', owner: `konto:${tove}`, dueOn: '2026-12-01' };
		expect(added('aftale', finder)).toEqual(['Ny aftale: Tove finder en mentor senest 1. december 2026.']);
		expect(added('aftale', ringer)).toEqual(['Ny aftale: Du ringer til værkstedet senest 27. november 2026.']);
		expect(added('aftale', { ...finder, owner: `afdeling:${social}`, dueOn: '' })).toEqual([
			'Ny aftale: Socialafdelingen finder en mentor.'
		]);
		expect(added('aftale', { ...ringer, duty: 'ja', dueOn: '' })).toEqual(['Ny pligt: Du ringer til værkstedet.']);
	});

	test('S2 words that make no such sentence stand in quotes', () => {
		expect(added('aftale', { ...ringer, text: 'Viktor prøver en dag' })).toEqual([
			'Ny aftale: ”Viktor prøver en dag”. Du gør det senest 27. november 2026.'
		]);
		expect(added('aftale', { text: 'Finder en mentor', dueOn: '2026-12-01' })).toEqual([
			'Ny aftale: ”Finder en mentor”. Senest 1. december 2026.'
		]);
		expect(added('aftale', { text: 'Finder en mentor', owner: 'konto:99999999-0000-4000-8000-000000000001' })).toEqual([
			'Ny aftale: ”Finder en mentor”.'
		]);
	});

	test('S3 help and what is tried out are told apart', () => {
		expect(added('indsats', { title: 'Mentor', provider: 'Huset', startsOn: '2026-12-01' })).toEqual([
			'Ny hjælp: Mentor hos Huset, fra 1. december 2026.'
		]);
		expect(added('indsats', { title: 'En dag i værkstedet', proevehandling: 'ja', startsOn: '2026-12-09' })).toEqual([
			'Vi prøver noget nyt: En dag i værkstedet, fra 9. december 2026.'
		]);
	});

	test('the first version names its goals and counts the rest', () => {
		const first = [
			item('aftale', ringer),
			item('aftale', ringer, { itemId: 'b' }),
			item('maal', sove),
			item('indsats', { title: 'Mentor' })
		];
		expect(describeFirst(first, who)).toEqual([
			'Nyt mål: Sove om natten.',
			'Planen har fra begyndelsen 2 aftaler og 1 slags hjælp.'
		]);
		expect(describeFirst([item('maal', sove)], who)).toEqual(['Nyt mål: Sove om natten.']);
	});
});

describe('what has changed', () => {
	test('S1 a goal that is reached, nearly reached, given up or taken up again', () => {
		const end = (outcome: 'reached' | 'partly' | 'dropped', words = '') =>
			item('maal', sove, { ended: { on: '2026-11-20', outcome, words } });
		expect(describeChanges([item('maal', sove)], [end('reached')], who)).toEqual(['Målet ”Sove om natten” er nået.']);
		expect(describeChanges([item('maal', sove)], [end('partly')], who)).toEqual([
			'Målet ”Sove om natten” er nået et stykke af vejen.'
		]);
		expect(describeChanges([item('maal', sove)], [end('dropped')], who)).toEqual([
			'Vi arbejder ikke længere på målet ”Sove om natten”.'
		]);
		expect(describeChanges([end('dropped')], [item('maal', sove)], who)).toEqual([
			'Målet ”Sove om natten” er i gang igen.'
		]);
		expect(describeChanges([end('partly')], [end('partly', 'Godt gået')], who)).toEqual([
			'Målet ”Sove om natten” er skrevet om.'
		]);
	});

	test('P6 P9 a goal gets its words, its kind and those who work on it', () => {
		expect(
			changed('maal', sove, {
				title: 'Sove godt',
				borgerWords: 'Ro',
				type: 'fastholde',
				isJob: 'ja',
				topics: 'helbred'
			})
		).toEqual([
			'Målet ”Sove om natten” hedder nu ”Sove godt”.',
			'Dine egne ord til målet ”Sove godt” er skrevet ind.',
			'Om målet ”Sove godt” står der nu: det skal blive ved at være godt.',
			'Målet ”Sove godt” er nu dit mål for job og uddannelse.',
			'Hvem der kan se målet ”Sove godt”, er ændret.'
		]);
		expect(changed('maal', { ...sove, borgerWords: 'Ro', forvaltninger: social }, { forvaltninger: '' })).toEqual([
			'Socialafdelingen arbejder ikke længere på målet ”Sove om natten”.'
		]);
		expect(changed('maal', sove, { forvaltninger: social })).toEqual([
			'Socialafdelingen arbejder nu med på målet ”Sove om natten”.'
		]);
		expect(changed('maal', sove, { professionalWords: 'Døgnrytme' })).toEqual([
			'Målet ”Sove om natten” er skrevet om.'
		]);
	});

	test('S1 a step is reached, gets another day or another who keeps an eye on it', () => {
		const step = { title: 'Prøve én dag', dueOn: '2026-12-23' };
		expect(changed('delmaal', step, { reachedOn: '2026-11-20' })).toEqual(['Skridtet ”Prøve én dag” er nået.']);
		expect(changed('delmaal', { ...step, reachedOn: '2026-11-20' }, { reachedOn: '', dueOn: '' })).toEqual([
			'Skridtet ”Prøve én dag” er i gang igen.',
			'Skridtet ”Prøve én dag” har ikke længere nogen dato.'
		]);
		expect(changed('delmaal', step, { responsible: tove })).toEqual([
			'Tove holder nu øje med skridtet ”Prøve én dag”.'
		]);
		expect(changed('delmaal', { ...step, responsible: tove }, { responsible: '' })).toEqual([
			'Ingen holder lige nu øje med skridtet ”Prøve én dag”.'
		]);
	});

	test('S2 an agreement gets a new day, other words, another who does it', () => {
		expect(changed('aftale', ringer, { dueOn: '2026-12-04' })).toEqual([
			'Aftalen ”Ringer til værkstedet” har fået en ny dato: 4. december 2026.'
		]);
		expect(changed('aftale', ringer, { text: 'Skriver til værkstedet', owner: `konto:${tove}` })).toEqual([
			'Aftalen ”Ringer til værkstedet” er skrevet om: ”Skriver til værkstedet”.',
			'Tove står nu for aftalen ”Skriver til værkstedet”.'
		]);
		expect(changed('aftale', { ...ringer, owner: '' }, { owner: 'borger' })).toEqual([
			'Det er nu dig, der står for aftalen ”Ringer til værkstedet”.'
		]);
		expect(changed('aftale', ringer, { owner: '', duty: 'ja', paragraph: '§ 11' })).toEqual([
			'Ingen står lige nu for aftalen ”Ringer til værkstedet”.',
			'Aftalen ”Ringer til værkstedet” er nu noget, du har pligt til.',
			'Loven bag aftalen ”Ringer til værkstedet” er skrevet om.'
		]);
	});

	test('S3 what was tried out ends with what was learnt, and to stop is no failure', () => {
		const trial = { title: 'To om at rydde op', proevehandling: 'ja', startsOn: '2026-09-01' };
		expect(changed('indsats', trial, { endsOn: '2026-11-20', learnt: 'Det hjælper at være to.' })).toEqual([
			'Vi er færdige med at prøve ”To om at rydde op”. Det lærte vi: Det hjælper at være to.'
		]);
		const help = { title: 'Mentor', startsOn: '2026-09-01', endsOn: '2026-12-31' };
		expect(changed('indsats', help, { endsOn: '2027-01-31', provider: 'Huset', responsible: tove })).toEqual([
			'Hjælpen ”Mentor” har fået en ny slutdato: 31. januar 2027.',
			'Hjælpen ”Mentor” er nu hos Huset.',
			'Tove står nu for hjælpen ”Mentor”.'
		]);
		expect(changed('indsats', help, { endsOn: '', startsOn: '2026-10-01', proevehandling: 'ja' })).toEqual([
			'”Mentor” begynder 1. oktober 2026.',
			'”Mentor” har ikke længere nogen slutdato.',
			'”Mentor” er nu noget, vi prøver.'
		]);
		expect(changed('indsats', help, { learnt: 'Meget' })).toEqual(['Det lærte vi af hjælpen ”Mentor”: Meget.']);
		expect(changed('indsats', { ...help, endsOn: '' }, { endsOn: '2026-12-31' })).toEqual([
			'Hjælpen ”Mentor” slutter 31. december 2026.'
		]);
		expect(changed('indsats', help, { description: 'To gange om ugen' })).toEqual(['Hjælpen ”Mentor” er skrevet om.']);
	});

	test('what is taken out is told once, with what stood under it', () => {
		const before = [
			item('maal', sove),
			item('delmaal', { title: 'Skridt' }, { parentId: 'maal' }),
			item('aftale', ringer, { parentId: 'delmaal' }),
			item('indsats', { title: 'Mentor' }, { itemId: 'apart' })
		];
		expect(describeChanges(before, [], who)).toEqual([
			'Målet ”Sove om natten” er taget ud af planen.',
			'Hjælpen ”Mentor” er taget ud af planen.'
		]);
	});

	test('a new order is told only when nothing else is new', () => {
		const [a, b] = [item('maal', sove, { itemId: 'a' }), item('maal', { title: 'To' }, { itemId: 'b', position: 1 })];
		const turned = [
			{ ...a, position: 1 },
			{ ...b, position: 0 }
		];
		expect(describeChanges([a, b], [a, b], who)).toEqual([]);
		expect(describeChanges([a, b], turned, who)).toEqual(['Rækkefølgen er en anden.']);
		expect(describeChanges([a, b], [...turned, item('aftale', ringer)], who)).toEqual([
			'Ny aftale: Du ringer til værkstedet senest 27. november 2026.'
		]);
		expect(describeChanges([a], [{ ...a, parentId: 'b' }], who)).toEqual(['Målet ”Sove om natten” er skrevet om.']);
	});
});

test('long words are cut at a word, and what has no name yet is told so', () => {
	expect(cut('x'.repeat(80))).toHaveLength(80);
	expect(cut(`${'ord '.repeat(30)}slut`)).toBe(`${'ord '.repeat(20).trim()} …`.replace(/ord …$/, 'ord …'));
	expect([...cut('å'.repeat(10_000))].length).toBeLessThanOrEqual(82);
	expect(added('maal', { title: 'Vi prøver sammen '.repeat(40) })[0]?.length).toBeLessThan(110);
	expect(added('maal', {})).toEqual(['Nyt mål: (uden navn).']);
	expect(cut(' To\nlinjer. ')).toBe('To linjer');
});
