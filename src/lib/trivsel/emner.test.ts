import { expect, test } from 'vitest';
import { readEmne } from './emner';

const id = '3f2b8c1e-5a4d-4c7e-9f10-2b3c4d5e6f70';
const read = (fields: Record<string, string | string[]>) => {
	const posted = new FormData();
	for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) posted.append(name, each);
	return readEmne(posted);
};

test('S11 one chooses a goal, or eighty characters of own words on one line', () => {
	expect(read({ maal: id.toUpperCase() })).toEqual({ ok: true, value: { maalId: id } });
	expect(read({ tekst: ' At sove\r\n  om natten ', foelsomt: ['helbred'] })).toEqual({
		ok: true,
		value: { text: 'At sove om natten', topics: ['helbred'] }
	});
	expect(read({ tekst: '🙂'.repeat(80) })).toMatchObject({ ok: true });
});

test('S11 what cannot be chosen is refused with its reason', () => {
	expect(read({ tekst: 'x'.repeat(81) })).toMatchObject({ reason: 'too_long' });
	expect(read({ tekst: ' ' })).toMatchObject({ reason: 'missing' });
	expect(read({})).toMatchObject({ reason: 'missing' });
	expect(read({ tekst: 'a\0b' })).toMatchObject({ reason: 'forbidden' });
	expect(read({ tekst: 'x', foelsomt: 'andet' })).toMatchObject({ reason: 'malformed' });
	expect(read({ maal: 'x' })).toMatchObject({ reason: 'malformed' });
});
