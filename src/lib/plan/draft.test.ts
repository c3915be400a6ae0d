import { describe, expect, test } from 'vitest';
import { checkFields, completeFields, fieldsOf, isItemKind, itemKinds, listOf, ownerOf, readFields } from './draft';

const id = '7b1f0c52-5d5e-4c59-8f5e-3f0f6f0a9b11';
const other = '1b1f0c52-5d5e-4c59-8f5e-3f0f6f0a9b11';
const problems = (kind: Parameters<typeof completeFields>[0], typed: Record<string, string>) =>
	checkFields(kind, completeFields(kind, typed), completeFields(kind, { type: 'udvikle', startsOn: '2026-11-01' }));

describe('reading a form', () => {
	test('S1 a form becomes a record with every field of its kind, ticks and lists in one way of writing', () => {
		const form = new FormData();
		for (const [name, value] of [
			...[
				['kind', 'maal'],
				['title', '  Sove\r\nom natten '],
				['isJob', 'on'],
				['wordsMissing', 'ja']
			],
			...[
				['topics', 'misbrug'],
				['topics', 'helbred'],
				['topics', 'helbred'],
				['forvaltninger', id]
			],
			...[
				['borgerWords', 'En\r\nto'],
				['owner', 'borger'],
				['before.title', 'Sove'],
				['before.topics', 'misbrug,helbred']
			]
		] as [string, string][])
			form.append(name, value);
		form.append('professionalWords', new Blob(['x']));
		expect(readFields('maal', form)).toEqual({
			...{ title: 'Sove om natten', type: '', isJob: '', borgerWords: 'En\nto', wordsMissing: 'ja' },
			...{ professionalWords: '', forvaltninger: id, topics: 'helbred,misbrug' }
		});
		expect(readFields('maal', form, 'before.')).toMatchObject({ title: 'Sove', topics: 'helbred,misbrug', isJob: '' });
	});

	test('the same text is the same from the database, a browser and a form', () => {
		const written = completeFields('aftale', { text: ' Ringer\r\ntil Bo\n', dueOn: null, topics: 'helbred, boern,' });
		expect(written).toEqual(readFields('aftale', Object.entries(written)));
		expect(written).toMatchObject({ text: 'Ringer\ntil Bo', dueOn: '', topics: 'boern,helbred' });
	});

	test('kinds, lists and owners are read as they are written', () => {
		expect(itemKinds.map((kind) => fieldsOf[kind].includes('topics'))).toEqual([true, true, true, true]);
		expect(['maal', 'moede', '', undefined, 'constructor'].map(isItemKind)).toEqual([true, false, false, false, false]);
		expect(listOf('a,b')).toEqual(['a', 'b']);
		expect(listOf('')).toEqual([]);
		expect(ownerOf(`konto:${id}`)).toEqual({ type: 'konto', id });
		expect(ownerOf(`afdeling:${id}`)).toEqual({ type: 'afdeling', id });
		for (const owner of ['borger', '', undefined, 'konto:', 'konto:x', `kontoen:${id}`, id])
			expect(ownerOf(owner)).toBeNull();
	});
});

describe('what is wrong with a field', () => {
	test('S1 ten thousand characters in a goal are too long at the field, and the rest is well', () => {
		expect(problems('maal', { type: 'udvikle', borgerWords: 'å'.repeat(10_000), title: 'Sove' })).toEqual({
			borgerWords: 'too_long'
		});
		expect(problems('maal', { type: 'udvikle', title: 'x'.repeat(301) })).toEqual({ title: 'too_long' });
		expect(problems('maal', { type: 'udvikle', title: '😀'.repeat(300), borgerWords: 'å'.repeat(4_000) })).toEqual({});
	});

	test('characters that cannot be stored are told, not stored', () => {
		expect(problems('maal', { type: 'udvikle', title: 'a\0b', professionalWords: '\ud800' })).toEqual({
			title: 'forbidden',
			professionalWords: 'forbidden'
		});
	});

	test('S2 a day that does not exist is told', () => {
		for (const dueOn of ['2026-02-30', '1. december', '20261201', '0000-01-01', '٢٠٢٦-١٢-٠١'])
			expect(problems('aftale', { dueOn })).toEqual({ dueOn: 'not_a_day' });
		expect(problems('aftale', { dueOn: '2028-02-29' })).toEqual({});
	});

	test('S3 help ends on or after the day it begins, and begins some day', () => {
		expect(problems('indsats', { startsOn: '2026-11-02', endsOn: '2026-11-01' })).toEqual({ endsOn: 'before_start' });
		expect(problems('indsats', { startsOn: '2026-11-02', endsOn: '2026-11-02' })).toEqual({});
		expect(problems('indsats', { startsOn: '' })).toEqual({ startsOn: 'missing' });
		expect(problems('indsats', { startsOn: 'i går', endsOn: '2026-11-01' })).toEqual({ startsOn: 'not_a_day' });
	});

	test('a choice that is none of the choices is told', () => {
		expect(problems('maal', { type: 'andet', topics: 'helbred,politik', forvaltninger: 'x' })).toEqual({
			type: 'unknown',
			topics: 'unknown',
			forvaltninger: 'unknown'
		});
		expect(problems('maal', { type: 'fastholde', topics: 'boern,helbred', forvaltninger: `${id},${other}` })).toEqual(
			{}
		);
		expect(problems('aftale', { owner: 'kommunen' })).toEqual({ owner: 'unknown' });
		for (const owner of ['borger', `konto:${id}`, '']) expect(problems('aftale', { owner })).toEqual({});
		expect(problems('delmaal', { responsible: 'Tove' })).toEqual({ responsible: 'unknown' });
	});

	test('nobody is asked about what stood there before', () => {
		const imported = completeFields('maal', { type: 'udvikle', professionalWords: 'x'.repeat(9_000) });
		expect(checkFields('maal', { ...imported, title: 'Ny' }, imported)).toEqual({});
		expect(checkFields('maal', { ...imported, professionalWords: 'x'.repeat(9_001) }, imported)).toEqual({
			professionalWords: 'too_long'
		});
	});
});
