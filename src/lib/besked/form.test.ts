import { describe, expect, test } from 'vitest';
import { lengthOf, longestBesked, newTypedOf, readBesked, readNew, readPage } from './form';
import { beginningOf, stateOf } from './samtale';

const id = '0b1f7a52-9f2f-4b4f-8a5e-0d3b5a1c2d3e';
const form = (fields: [string, string][]) => {
	const posted = new FormData();
	for (const [name, value] of fields) posted.append(name, value);
	return newTypedOf(posted);
};

describe('what a message may be', () => {
	test.each(['<script>alert(1)</script>', "'; drop table besked; --", '👩‍👩‍👧‍👦 hej', 'مرحبا، كيف حالك؟', 'a\u202eb'])(
		'%s is kept as written',
		(text) => expect(readBesked(text)).toEqual({ ok: true, value: text })
	);
	test('10,000 characters are taken, one more is not; an emoji is one', () => {
		expect(readBesked('🙂'.repeat(longestBesked)).ok).toBe(true);
		expect(readBesked('a'.repeat(longestBesked + 1))).toEqual({ ok: false, reason: 'too_long' });
		expect(lengthOf(' 🙂\r\nb ')).toBe(3);
	});
	test('nothing, white space and what cannot be stored are refused', () => {
		expect(readBesked(' \n ')).toEqual({ ok: false, reason: 'missing' });
		expect(readBesked('a\0b')).toEqual({ ok: false, reason: 'forbidden' });
	});
});

describe('a new conversation', () => {
	test('is read with whom, about what, and the text', () => {
		const typed = form([
			['id', id],
			['hvem', 't'],
			['hvem', 't'],
			['emne', ' Om  mødet\n '],
			['tekst', 'Hej']
		]);
		expect(readNew(typed, { known: ['t', 's'], least: 1 })).toEqual({
			ok: true,
			value: { readers: ['t'], subject: 'Om mødet', text: 'Hej' }
		});
	});
	test('says every problem at its field', () => {
		const typed = form([['hvem', 'x']]);
		expect(readNew(typed, { known: ['t'], least: 1 })).toEqual({
			ok: false,
			problems: { hvem: 'unknown', emne: 'missing', tekst: 'missing', form: 'malformed' }
		});
		expect(readNew(form([['id', id]]), { known: ['t'], least: 1 })).toMatchObject({ problems: { hvem: 'missing' } });
		expect(readNew(form([['id', id]]), { known: ['t'], least: 0 })).toEqual({
			ok: false,
			problems: { emne: 'missing', tekst: 'missing' }
		});
	});
});

describe('what a page shows', () => {
	test('a page number is a number from 1', () => {
		expect(readPage(null)).toEqual({ ok: true, value: 1 });
		expect(readPage('3')).toEqual({ ok: true, value: 3 });
		for (const wrong of ['0', '-1', 'x', '1e9', '999999']) expect(readPage(wrong).ok).toBe(false);
	});
	test('a message is answered, waits, or is late', () => {
		expect(stateOf(null, '2026-11-24')).toEqual({ kind: 'answered' });
		expect(stateOf('2026-11-24', '2026-11-24').kind).toBe('waiting');
		expect(stateOf('2026-11-24', '2026-11-25').kind).toBe('late');
	});
	test('a long message begins on one line, cut at a word', () => {
		expect(beginningOf('en\nto  tre')).toBe('en to tre');
		expect(beginningOf('abc '.repeat(40), 10)).toBe('abc abc …');
	});
});
