import { expect, test } from 'vitest';
import { fromDatedJson, toDatedJson } from './dated-json';

test('an instant comes back as an instant, wherever it stands, and everything else as it was', () => {
	const value = {
		at: new Date('2026-11-22T09:14:00.123Z'),
		list: [{ at: new Date(0) }, 'Ødegård ”x”', null, 3.5, true],
		nothing: null,
		day: '2026-11-22'
	};
	expect(fromDatedJson(toDatedJson(value))).toEqual(value);
});

test('what only looks like an instant stays what it is', () => {
	for (const value of [{ $at: 'i går' }, { $at: 1, more: 2 }, { text: '{"$at":1}' }])
		expect(fromDatedJson(JSON.stringify(value))).toEqual(value);
	expect(toDatedJson({ at: new Date(NaN) })).toBe('{"at":null}');
});
