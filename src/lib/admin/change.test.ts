import { expect, test } from 'vitest';
import { changesHref, differencesOf, groupChanges, readChangeQuery, type Change } from './change';

test('of a change only the fields stand that are otherwise, departments by name', () => {
	const before = { id: '1', name: 'Tove', enhed_id: 'a', phone: null, disabled_at: null };
	const after = { id: '1', name: 'Tove', enhed_id: 'b', phone: '85 10', disabled_at: null };
	expect(differencesOf({ before, after }, { a: 'Social', b: 'Job' })).toEqual([
		{ field: 'enhed_id', before: 'Social', after: 'Job' },
		{ field: 'phone', before: null, after: '85 10' }
	]);
	const closed = { before: { disabled_at: null }, after: { disabled_at: '2026-11-22T08:15:00.123+00:00' } };
	expect(differencesOf(closed, {})).toEqual([
		{ field: 'disabled_at', before: null, after: '22. november 2026 kl. 9.15' }
	]);
	expect(differencesOf({ before: null, after: { role: 'dpo', account_id: 'x' } }, {})).toEqual([
		{ field: 'role', before: null, after: 'dpo' }
	]);
});

test('settings are opened one by one, and a list is one line', () => {
	const value = (plan: number) => ({
		key: 'kommune',
		value: { acute: [{ name: 'Alarm', phone: '112' }], samtykkeMonths: { plan, moede: 12 }, words: {} }
	});
	expect(differencesOf({ before: value(12), after: value(6) }, {})).toEqual([
		{ field: 'samtykkeMonths.plan', before: '12', after: '6' }
	]);
	expect(differencesOf({ before: null, after: value(6) }, {})[0]).toEqual({
		field: 'acute',
		before: null,
		after: 'Alarm 112'
	});
});

test('what was done at one press stands together', () => {
	const change = (id: number, at: number, by = 'Anna'): Change => ({
		id,
		at: new Date(at),
		by,
		thing: 'account',
		name: 'Tove',
		action: 'update',
		before: null,
		after: null
	});
	const groups = groupChanges([change(4, 2), change(3, 1), change(2, 1), change(1, 1, 'Bo')]);
	expect(groups.map(({ changes }) => changes.map(({ id }) => id))).toEqual([[4], [3, 2], [1]]);
});

test('the address says what is shown, and nonsense counts as everything', () => {
	const read = (search: string) => readChangeQuery(new URLSearchParams(search));
	expect(read('hvad=konti&side=3')).toEqual({ subject: 'konti', side: 3 });
	expect(read('hvad=constructor&side=0')).toEqual({ subject: null, side: 1 });
	expect(changesHref(read('hvad=konti&side=3'))).toBe('/admin/aendringer?hvad=konti&side=3');
});
