import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isId, orNull, possessive, readText } from './text';

test('D2 a text is kept as it was typed, but for the line breaks of the form', () => {
	for (const text of [
		'Søren Ødegård-Åse',
		'Sø\u0301ren',
		'\u202Eomvendt',
		'a\u200Bb',
		'👩‍👩‍👧',
		'<img onerror>',
		'{{7*7}}',
		' mellemrum '
	]) {
		expect(readText(text, 100)).toEqual({ ok: true, value: text });
	}
	expect(readText('en\r\nto\rtre\n', 100)).toEqual({ ok: true, value: 'en\nto\ntre\n' });
});

test('D2 NUL and half a character are refused: they cannot be stored', () => {
	for (const text of ['a\0b', '\uD800', 'a\uDFFFb', '\uDC00\uD800'])
		expect(readText(text, 100)).toEqual({ ok: false, reason: 'forbidden' });
});

test('length is counted in characters, not in bytes or units', () => {
	expect(readText('😀'.repeat(10), 10).ok).toBe(true);
	expect(readText('😀'.repeat(11), 10)).toEqual({ ok: false, reason: 'too_long' });
	expect(readText('æ'.repeat(11), 10)).toEqual({ ok: false, reason: 'too_long' });
	expect(readText('\r\n'.repeat(10), 10).ok).toBe(true);
	expect(readText('a'.repeat(1_000_000), 10)).toEqual({ ok: false, reason: 'too_long' });
});

test('what is read once reads the same again', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (typed) => {
			const once = readText(typed, 1_000);
			if (once.ok) expect(readText(once.value, 1_000)).toEqual(once);
			else expect(once.reason).toBe('forbidden');
		})
	);
});

test('nothing but white space is nothing', () => {
	expect([' \n\t', '', ' a '].map(orNull)).toEqual([null, null, ' a ']);
});

test('an id has one form', () => {
	expect(isId('9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10')).toBe(true);
	for (const text of [
		'',
		'samlet',
		'9f0c1b526f3e4a559d3b0c7a1f3b2d10',
		"9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10'",
		'9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10\n'
	]) {
		expect(isId(text)).toBe(false);
	}
});

test('a name takes its s, or an apostrophe where it ends on one', () => {
	expect(['Viktor', 'Lars', 'Max'].map(possessive)).toEqual(['Viktors', "Lars'", "Max'"]);
});
