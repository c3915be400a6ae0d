import { describe, expect, test } from 'vitest';
import { keptBesked, keptSamtale } from './kept';
import { readSealedBesked } from './sealed';

const id = '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10';
const samtale = '22222222-2222-4222-8222-222222222222';
const tove = '11111111-1111-4111-8111-111111111111';

function posted(fields: Record<string, string | string[]>) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ id, _hvem: 'viktor', ...fields }))
		for (const each of [value].flat()) form.append(name, each);
	return form;
}

describe('a message that waits on the phone', () => {
	test('is read by the server as its form would be', () => {
		const read = keptBesked(posted({ tekst: '  Hej Tove\r\nJeg kommer.  ' }), samtale);
		expect(read.ok && read.value).toMatchObject({ id, kind: 'besked', said: 'Hej Tove\nJeg kommer.' });
		expect(read.ok && readSealedBesked(read.value.body, id)).toEqual({
			kind: 'besked',
			samtaleId: samtale,
			typed: { id, tekst: 'Hej Tove\nJeg kommer.', til: '' }
		});
	});

	test('that starts a conversation has the conversation’s id, its readers and its subject', () => {
		const read = keptSamtale(posted({ hvem: [tove, tove], emne: ' Om \n mødet ', tekst: 'Hej' }), [tove]);
		expect(read.ok && readSealedBesked(read.value.body, id)).toEqual({
			kind: 'samtale',
			samtaleId: id,
			typed: { id, hvem: [tove], emne: 'Om mødet', tekst: 'Hej' }
		});
	});

	test('is not kept when it is empty, too long or to nobody: the sentence is the form’s own', () => {
		expect(keptBesked(posted({ tekst: ' ' }), samtale)).toEqual({ ok: false, problem: 'Skriv noget, før du sender.' });
		expect(keptBesked(posted({ tekst: 'a'.repeat(10_001) }), samtale)).toMatchObject({
			problem: expect.stringContaining('for lang')
		});
		expect(keptBesked(posted({ id: 'x', tekst: 'Hej' }), samtale).ok).toBe(false);
		expect(keptSamtale(posted({ emne: 'Hej', tekst: 'Hej' }), [tove])).toEqual({
			ok: false,
			problem: 'Vælg mindst en, du vil skrive til.'
		});
		expect(keptSamtale(posted({ hvem: tove, emne: '', tekst: 'Hej' }), [tove])).toMatchObject({
			problem: expect.stringContaining('handler om')
		});
	});
});
