import { expect, test } from 'vitest';
import { readSealedBesked } from './sealed';

const id = '0b1f7a52-9f2f-4b4f-8a5e-0d3b5a1c2d3e';
const other = '1b1f7a52-9f2f-4b4f-8a5e-0d3b5a1c2d3e';
const besked = { id, v: 1, kind: 'besked', samtale: other, text: 'Hej' };
const samtale = { id, v: 1, kind: 'samtale', samtale: id, readers: [other], subject: 'Mødet', text: 'Hej' };

test('a message is what its form would have sent', () => {
	expect(readSealedBesked(besked, id)).toEqual({
		kind: 'besked',
		samtaleId: other,
		typed: { id, tekst: 'Hej', til: '' }
	});
});
test('a new conversation is, too; its id is that of its first message', () => {
	expect(readSealedBesked(samtale, id)).toEqual({
		kind: 'samtale',
		samtaleId: id,
		typed: { id, hvem: [other], emne: 'Mødet', tekst: 'Hej' }
	});
	expect(readSealedBesked({ ...samtale, samtale: other }, id)).toBeNull();
});
test('with another id than its envelope, another key, a missing one, or of another kind or version, it is none', () => {
	expect(readSealedBesked(besked, other)).toBeNull();
	for (const wrong of [
		{ ...besked, borgerId: id },
		{ ...besked, text: 7 },
		{ ...besked, samtale: 'x' },
		{ ...besked, v: 2 },
		{ ...besked, kind: 'answer' },
		{ ...samtale, readers: 'x' },
		{ ...samtale, readers: Array.from({ length: 201 }, () => other) },
		{ ...samtale, subject: undefined },
		null,
		[],
		'x'
	])
		expect(readSealedBesked(wrong, id)).toBeNull();
});
