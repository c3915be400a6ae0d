import { describe, expect, test } from 'vitest';
import { hasMoreTimes, looks as words, sayDay, sayItemsOutside, sayLook, sayOwnItems } from '../i18n/da/hvem-har-set';
import { lixOf } from '../core/lix';
import {
	groupLooks,
	looksHref,
	readAskedDay,
	readLooksQuery,
	sayLooker,
	sayLookerChoice,
	type Looker,
	type LookRow
} from './looks';

const mette: Looker = {
	...{ key: 'mette', accountId: '0f8fad5b-d9cb-469f-a165-70867728950e', role: 'fagperson' },
	...{ name: 'Mette Juhl', title: 'Familierådgiver', enhed: 'Jobcenter' }
};
const someone: Looker = { ...mette, key: 'fagperson|Familierådgiver|Jobcenter', accountId: null, name: null };
const system: Looker = { key: 'import', accountId: null, role: 'import', name: null, title: null, enhed: null };
const viktor: Looker = { ...system, key: 'borger', role: 'borger' };

let made = 0;
const look = (at: string, more: Partial<LookRow> = {}): LookRow => ({
	...{ id: (made += 1), at: new Date(at), kind: 'page', purpose: 'Arbejder på planen', looker: mette },
	items: [{ kind: 'plan', id: null, title: null }],
	...more
});
const sentences = (rows: LookRow[]) =>
	groupLooks(rows).flatMap(({ people }) =>
		people.flatMap(({ lines, who }) => lines.map((line) => sayLook(line, who, line.times)))
	);

describe('looks by day and person', () => {
	test('a look is a sentence with the time, who and what', () => {
		const goal = { kind: 'maal', id: 'a', title: 'Bolig' };
		expect(sentences([look('2026-12-01T09:14:00Z', { items: [goal] })])).toEqual([
			'Kl. 10.14 åbnede Mette dit mål ”Bolig”.'
		]);
		expect(sentences([look('2026-12-01T09:00:00Z', { kind: 'list', items: [name] })])).toEqual([
			'Kl. 10 så Mette dit navn på en liste.'
		]);
		expect(sentences([look('2026-12-01T09:00:00Z', { kind: 'login', looker: viktor })])).toEqual([
			'Kl. 10 loggede du ind.'
		]);
		expect(sentences([look('2026-12-01T09:00:00Z', { kind: 'population', looker: system })])).toEqual([
			'Kl. 10 brugte systemet dine oplysninger.'
		]);
		expect(sentences([look('2026-12-01T09:00:00Z', { kind: 'export' })])).toEqual([
			'Kl. 10 hentede Mette din plan ud.'
		]);
	});

	test('the same for the same reason is one sentence with all its times', () => {
		const rows = ['2026-12-01T11:00:00Z', '2026-12-01T09:02:00Z', '2026-12-01T08:14:00Z'].map((at) => look(at));
		expect(sentences(rows)).toEqual(['Mette åbnede din plan 3 gange: kl. 9.14, 10.02 og 12.']);
		const other = look('2026-12-01T12:00:00Z', { purpose: 'Ser forløbet' });
		expect(groupLooks([other, ...rows])[0]?.people[0]?.lines).toHaveLength(2);
	});

	test('a minute is said once, however often it was', () => {
		const rows = ['2026-12-01T08:14:40Z', '2026-12-01T08:14:20Z', '2026-12-01T08:13:00Z'].map((at) => look(at));
		expect(sentences(rows)).toEqual(['Mette åbnede din plan 3 gange: kl. 9.13 og 9.14.']);
	});

	test('many times are told as a span, and none of them is lost', () => {
		const rows = Array.from({ length: 8 }, (_, hour) =>
			look(`2026-12-01T${String(15 - hour).padStart(2, '0')}:30:00Z`)
		);
		expect(sentences(rows)).toEqual(['Mette åbnede din plan 8 gange mellem kl. 9.30 og kl. 16.30.']);
		const times = groupLooks(rows)[0]?.people[0]?.lines[0]?.times ?? [];
		expect(times).toHaveLength(8);
		expect(hasMoreTimes(times)).toBe(true);
		expect(hasMoreTimes(times.slice(0, 6))).toBe(false);
	});

	test('a day is one of Denmark’s, and begins at its midnight', () => {
		const days = groupLooks([look('2026-12-01T23:30:00Z'), look('2026-12-01T22:30:00Z')]);
		expect(days.map(({ day }) => day)).toEqual(['2026-12-02', '2026-12-01']);
	});

	test('F1 the counts of days and people add up to every look', () => {
		const rows = Array.from({ length: 685 }, (_, index) =>
			look(new Date(Date.UTC(2026, 11, 5, 12) - index * 600_000).toISOString(), {
				looker: [mette, someone, system, viktor][index % 4] ?? mette
			})
		);
		const people = groupLooks(rows).flatMap((day) => day.people);
		expect(people.reduce((sum, { count }) => sum + count, 0)).toBe(685);
		expect(people.flatMap(({ lines }) => lines.flatMap(({ times }) => times))).toHaveLength(685);
	});

	test('one may ask who looked, but neither the system nor oneself', () => {
		const at = '2026-12-01T09:00:00Z';
		const rows = [mette, someone, system, viktor].map((looker) => look(at, { looker }));
		expect(groupLooks(rows)[0]?.people.map(({ ask }) => ask)).toEqual([
			{ href: `/beskeder/ny?om=2026-12-01&til=${mette.accountId}`, label: 'Spørg Mette hvorfor' },
			{ href: '/beskeder/ny?om=2026-12-01', label: 'Spørg hvorfor' },
			null,
			null
		]);
	});
});

const name = { kind: 'borger', id: null, title: null };

describe('who and what', () => {
	test('a name, or the title alone where the municipality tells no names', () => {
		expect(sayLooker(mette)).toEqual({ heading: 'Mette Juhl', detail: 'Familierådgiver, Jobcenter', who: 'Mette' });
		expect(sayLooker(someone)).toEqual({ heading: 'Familierådgiver', detail: 'Jobcenter', who: 'en fagperson' });
		expect(sayLooker({ ...someone, title: null })).toMatchObject({ heading: 'En fagperson' });
		expect(sayLooker({ ...mette, title: null, role: 'dpo' })).toMatchObject({
			detail: 'databeskyttelsesrådgiver, Jobcenter'
		});
		expect(sayLooker(system)).toMatchObject({ heading: 'Systemet', who: 'systemet' });
		expect(sayLooker(viktor)).toEqual({ heading: 'Dig selv', detail: null, who: 'du' });
		const tove = { ...mette, key: 'tove', name: 'Tove Madsen', enhed: null };
		expect(sayLookerChoice([tove, mette])).toEqual([
			{ key: 'mette', label: 'Mette Juhl, Jobcenter' },
			{ key: 'tove', label: 'Tove Madsen' }
		]);
	});

	test('things have the titles that the borger may read, and are told by number where there is no room', () => {
		const moede = (title: string | null, id = title ?? 'x') => ({ kind: 'moede', id, title });
		expect(sayOwnItems([moede('Kick-off')]).said).toBe('dit møde ”Kick-off”');
		expect(sayOwnItems([moede(null)]).said).toBe('et af dine møder');
		expect(sayOwnItems([moede('A'), moede('B')]).said).toBe('dine møder ”A” og ”B”');
		expect(sayOwnItems(['A', 'B', 'C', 'D'].map((title) => moede(title)))).toEqual({
			said: '4 af dine møder',
			titles: ['A', 'B', 'C', 'D']
		});
		expect(sayOwnItems([moede('A'), moede(null)])).toEqual({ said: '2 af dine møder', titles: ['A'] });
		expect(sayOwnItems([name]).said).toBe('dit navn');
		expect(sayOwnItems([name, { kind: 'plan', id: null }, { kind: 'trivselsmaaling', id: null }]).said).toBe(
			'din plan og dine svar på linealen'
		);
		expect(sayOwnItems([{ kind: 'constructor', id: null }]).said).toBe('dine oplysninger');
		expect(sayOwnItems([]).said).toBe('');
	});

	test('the dpo reads ”et mål”, never which', () => {
		const secret = { kind: 'maal', id: 'a', title: 'KANARIE' };
		expect(sayItemsOutside([secret])).toBe('et mål');
		expect(sayItemsOutside([secret, { ...secret, id: 'b' }, { kind: 'plan', id: null }])).toBe('2 mål og planen');
		expect(sayItemsOutside([{ kind: 'moede', id: null }])).toBe('møder');
		expect(sayItemsOutside([name])).toBe('navnet');
		expect(sayItemsOutside([{ kind: 'toString', id: 'a' }])).toBe('en oplysning');
	});

	test('a day is named by how near it is, and with its year when that is another', () => {
		expect(sayDay('2026-11-22', '2026-11-22')).toBe('i dag, søndag 22. november');
		expect(sayDay('2026-11-21', '2026-11-22')).toBe('i går, lørdag 21. november');
		expect(sayDay('2026-03-02', '2026-11-22')).toBe('mandag 2. marts');
		expect(sayDay('2025-12-31', '2026-11-22')).toBe('31. december 2025');
	});

	test('the page’s own words are easy to read', () => {
		const text = [words.lead, ...words.explain.text, words.wrong.text].join(' ');
		expect(lixOf(text)).toBeLessThanOrEqual(30);
	});
});

describe('what is asked for', () => {
	test('a person, a kind of thing and a place in the list, and what cannot be read is not asked for', () => {
		const query = { who: mette.accountId, what: 'moeder', before: 17 } as const;
		expect(readLooksQuery(new URLSearchParams(looksHref(query).split('?')[1]))).toEqual(query);
		expect(looksHref({ who: null, what: null, before: null })).toBe('/hvem-har-set');
		for (const strange of [
			'hvem=x%00&hvad=alt&foer=-1',
			'hvem=%27&hvad=__proto__&foer=1e9',
			'foer=9999999999999999',
			''
		])
			expect(readLooksQuery(new URLSearchParams(strange))).toEqual({ who: null, what: null, before: null });
	});

	test('the day that one asks about is a day', () => {
		expect(readAskedDay(new URLSearchParams('om=2026-11-22'))).toBe('2026-11-22');
		for (const strange of ['om=2026-02-30', 'om=%00', ''])
			expect(readAskedDay(new URLSearchParams(strange))).toBeNull();
	});
});
