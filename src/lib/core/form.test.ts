import { expect, test } from 'vitest';
import { readNeeded, readPosted, readSigned, sayProblems, summaryOf, tickedIn, typedIn, whoField } from './form';

const posted = new FormData();
posted.append('navn', ' Asta ');
posted.append('slags', 'plan');
posted.append('slags', 'moede');
posted.append('fil', new File(['x'], 'x.txt'));

test('a field is what was typed in it; a file or nothing is an empty text', () => {
	expect(typedIn(posted, 'navn')).toBe(' Asta ');
	expect([typedIn(posted, 'fil'), typedIn(posted, 'mangler')]).toEqual(['', '']);
	expect(tickedIn(posted, 'slags')).toEqual(['plan', 'moede']);
	expect(tickedIn(posted, 'fil')).toEqual([]);
});

test('a text that must be there is read without the white space around it', () => {
	expect(readNeeded('  en\r\nto \n', 10)).toEqual({ ok: true, value: 'en\nto' });
	expect(readNeeded(' \n ', 10)).toEqual({ ok: false, reason: 'missing' });
	expect(readNeeded('a\0', 10)).toEqual({ ok: false, reason: 'forbidden' });
	expect(readNeeded('a'.repeat(11), 10)).toEqual({ ok: false, reason: 'too_long' });
});

test('every problem becomes a sentence, and every sentence a link to its field', () => {
	const errors = sayProblems({ navn: { missing: 'Skriv et navn.' } }, { navn: 'missing' });
	expect(errors).toEqual({ navn: 'Skriv et navn.' });
	expect(summaryOf({ ...errors, dag: undefined })).toEqual([{ href: '#navn', text: 'Skriv et navn.' }]);
	expect(summaryOf(errors, { navn: 'navn-2' })).toEqual([{ href: '#navn-2', text: 'Skriv et navn.' }]);
});

test('the field that the frame puts into every form is never among a page’s own', async () => {
	const body = new URLSearchParams({ tekst: 'Hej', [whoField]: 'x' });
	const request = new Request('http://127.0.0.1/', { method: 'POST', body });
	expect((await readSigned(request.clone()))?.get(whoField)).toBe('x');
	expect([...((await readPosted(request)) ?? [])]).toEqual([['tekst', 'Hej']]);
	const none = () => new Request('http://127.0.0.1/', { method: 'POST', body: 'x' });
	expect([await readSigned(none()), await readPosted(none())]).toEqual([null, null]);
});
