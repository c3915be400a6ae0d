import { expect, test } from 'vitest';
import { expiredFormOf } from './expired-form';

const at = { action: '/plan?/skriv', lastWho: 'viktor-hash' };
const id = '018f3b6e-0000-7000-8000-000000000001';

test('a form that came too late is kept whole, and what was typed in it can be read', () => {
	const form = expiredFormOf(
		[
			['id', id],
			['tekst', '  Jeg vil gerne bo\r\nfor mig selv. '],
			['slags', 'ja'],
			['slags', 'nej']
		],
		at
	);
	expect(form).toEqual({
		action: '/plan?/skriv',
		fields: [
			{ name: 'id', value: id },
			{ name: 'tekst', value: '  Jeg vil gerne bo\r\nfor mig selv. ' },
			{ name: 'slags', value: 'ja' },
			{ name: 'slags', value: 'nej' }
		],
		who: 'viktor-hash',
		typed: ['Jeg vil gerne bo\r\nfor mig selv.'],
		hadFile: false
	});
});

test('whose it was stands in the form itself when it says so, and is no field of it', () => {
	const form = expiredFormOf([['_hvem', 'signe-hash']], at);
	expect(form.who).toBe('signe-hash');
	expect(form.fields).toEqual([]);
	expect(expiredFormOf([['_hvem', '']], at).who).toBe('viktor-hash');
	expect(expiredFormOf([], { ...at, lastWho: null }).who).toBeNull();
});

test('a file cannot be kept, and that is said', () => {
	expect(expiredFormOf([['logo', null]], at)).toMatchObject({ fields: [], hadFile: true });
});

test('what was chosen is sent again but not shown as typed, and nothing is shown twice', () => {
	const { typed, fields } = expiredFormOf(
		[
			['afdeling', id],
			['dag', '2026-11-22'],
			['note', 'Han ringede'],
			['udkast', 'Han ringede'],
			['langt', 'Arbejdsprøvning']
		],
		at
	);
	expect(typed).toEqual(['Han ringede', 'Arbejdsprøvning']);
	expect(fields).toHaveLength(5);
});
