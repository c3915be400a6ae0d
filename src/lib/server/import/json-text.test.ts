import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBreak, linesOf, pointerOf } from './json-text';

const text = `{
	"borgere": [
		{ "id": "a", "a/b~c": 1 },
		{
			"id": "b",
			"team": [
				1, 2
			]
		}
	]
}`;

test('every value is found on the line where it begins', () => {
	const lines = linesOf(text, [
		'',
		'/borgere',
		'/borgere/0/id',
		'/borgere/0/a~1b~0c',
		'/borgere/1',
		'/borgere/1/team/1'
	]);
	expect([...lines.values()]).toEqual([1, 2, 3, 3, 4, 7]);
});

test('what is missing is looked for where it should have stood', () => {
	const lines = linesOf(text, ['/borgere/1/cpr', '/borgere/1/team/9/fra', '/enheder']);
	expect([...lines.values()]).toEqual([4, 6, 1]);
});

test('a pointer escapes the two characters that mean something in it', () => {
	expect(pointerOf(['borgere', 3, 'a/b~c'])).toBe('/borgere/3/a~1b~0c');
	expect(pointerOf([])).toBe('');
});

test('a broken text is broken where a person would say it is', () => {
	expect(findBreak('{"a": 1,\n "b": }')).toEqual({ line: 2, column: 7 });
	expect(findBreak('[1, 2')).toEqual({ line: 1, column: 6 });
	expect(findBreak('{"a": 1}\n{"b": 2}')).toEqual({ line: 2, column: 1 });
	expect(findBreak('{"a": "x\ny"}')).toEqual({ line: 1, column: 9 });
	expect(findBreak('{"a" 1}')).toEqual({ line: 1, column: 6 });
	expect(findBreak("{'a': 1}")).toEqual({ line: 1, column: 2 });
	expect(findBreak('[1,]')).toEqual({ line: 1, column: 4 });
	expect(findBreak('')).toEqual({ line: 1, column: 1 });
	expect(findBreak('["\\x"]')).toEqual({ line: 1, column: 3 });
});

test('it agrees with JSON.parse about what is JSON, also after a character is lost or changed', () => {
	const parses = (candidate: string) => {
		try {
			JSON.parse(candidate);
			return true;
		} catch {
			return false;
		}
	};
	fc.assert(
		fc.property(
			fc.jsonValue(),
			fc.nat(),
			fc.constantFrom('', '"', '{', ']', ',', '0', '\\', '\n', 'e', '.'),
			(value, where, put) => {
				const whole = JSON.stringify(value, null, 1);
				const at = where % whole.length;
				const changed = whole.slice(0, at) + put + whole.slice(at + 1);
				expect(findBreak(whole)).toBeNull();
				expect(findBreak(changed) === null).toBe(parses(changed));
			}
		),
		{ numRuns: 300 }
	);
});

test('a text nested a million deep is walked and not fallen into', () => {
	expect(findBreak('['.repeat(1_000_000))).toEqual({ line: 1, column: 1_000_001 });
});
