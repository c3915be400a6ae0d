import { describe, expect, test } from 'vitest';
import { filterNames, filters, listAddress, matchesName, pageOf, placeOf, readListQuery, select } from './borger-list';
import { needKinds, type Need, type NeedKind } from './needs';

const query = (text: string) => readListQuery(new URLSearchParams(text));
const row = (name: string, mine: 'tovholder' | 'stedfortraeder' | 'fagperson', ...kinds: NeedKind[]) => ({
	name,
	function: mine,
	needs: kinds.map((kind): Need => ({ kind, waited: 0 }))
});
const rows = [
	row('Viktor Holm', 'tovholder', 'new_answer', 'no_meeting'),
	row('Kasper Lund', 'fagperson', 'no_meeting'),
	row('Nanna Friis', 'tovholder'),
	row('Laura Holm', 'fagperson', 'late', 'due_soon')
];
const names = (text: string) => select(rows, query(text)).found.map(({ name }) => name);

describe('what the address asks for', () => {
	test('is read, and what cannot be read counts as not asked for', () => {
		expect(query('q=+kasp+&vis=svar&som=tovholder&side=2')).toEqual({
			search: 'kasp',
			filter: 'svar',
			function: 'tovholder',
			side: 2
		});
		const nothing = { search: '', filter: null, function: null, side: 1 };
		for (const text of ['', 'vis=alt&som=leder&side=-1', 'vis=toString&side=1e9', 'side=x&vis=__proto__'])
			expect(query(text)).toEqual(nothing);
		expect(query(`q=${'x'.repeat(500)}`).search).toHaveLength(100);
	});

	test('is written in the same words', () => {
		for (const address of ['/borgere', '/borgere?q=%C3%85se&vis=moede&som=fagperson&side=3'])
			expect(listAddress(query(address.slice(address.indexOf('?') + 1 || address.length)))).toBe(address);
	});
});

describe('search and filter', () => {
	test('a search finds names in any case, word by word', () => {
		expect(matchesName('Søren Ødegård-Åse', 'ØDE sør')).toBe(true);
		expect(matchesName('Søren Ødegård-Åse', 'x')).toBe(false);
		expect(matchesName('Viktor Holm', '%')).toBe(false);
	});

	test('each narrows the list, and together they narrow it more', () => {
		expect(names('')).toHaveLength(4);
		expect(names('vis=moede')).toEqual(['Viktor Holm', 'Kasper Lund']);
		expect(names('vis=moede&som=fagperson')).toEqual(['Kasper Lund']);
		expect(names('vis=forsinket&q=holm')).toEqual(['Laura Holm']);
		expect(names('vis=svar&som=fagperson')).toEqual([]);
	});

	test('a filter tells how many it would show, the rest of the question unchanged', () => {
		expect(select(rows, query('')).counts).toEqual({
			all: 4,
			filters: [
				{ name: 'svar', count: 1 },
				{ name: 'forsinket', count: 1 },
				{ name: 'moede', count: 2 }
			],
			functions: [
				{ name: 'tovholder', count: 2 },
				{ name: 'fagperson', count: 2 }
			]
		});
		expect(select(rows, query('q=holm&som=fagperson&vis=svar')).counts).toEqual({
			all: 1,
			filters: [
				{ name: 'svar', count: 0 },
				{ name: 'forsinket', count: 1 }
			],
			functions: [
				{ name: 'tovholder', count: 1 },
				{ name: 'fagperson', count: 0 }
			]
		});
	});

	test('there is no choice of function for whoever has but one', () => {
		expect(select(rows.slice(0, 1), query('')).counts.functions).toEqual([]);
	});

	test('every need is found by one filter', () => {
		const all = filterNames.flatMap((name) => [...filters[name]]);
		expect(all.toSorted()).toEqual([...needKinds].sort());
	});
});

test('a page that does not exist leads to the nearest one', () => {
	const all = Array.from({ length: 101 }, (_, index) => index);
	expect(pageOf(all, 3, 50)).toEqual({ items: [100], side: 3, sider: 3, count: 101 });
	for (const side of [0, -1, Number.NaN, 1.5]) expect(pageOf(all, side, 50).side).toBe(1);
	expect(pageOf(all, 99, 50).side).toBe(3);
	expect(pageOf([], 1, 50)).toEqual({ items: [], side: 1, sider: 1, count: 0 });
});

test('a row leads to the place of what is most pressing', () => {
	const place = (...kinds: NeedKind[]) => placeOf(kinds.map((kind) => ({ kind, waited: 0 })));
	expect(place('alarming', 'late')).toBe('lineal');
	expect(place('disagrees')).toBe('plan');
	expect([place('message'), place('no_meeting'), place('asked')]).toEqual(['beskeder', 'moeder', 'team']);
	expect(place('asked_moede')).toBe('moeder');
	expect(place('late', 'no_meeting')).toBe('plan');
	expect(place('handover')).toBe('team');
	expect([place('grounds_end'), place('joint_missing')]).toEqual(['samtykke', 'samtykke']);
	expect(place()).toBe('lineal');
});
