import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentOf } from './answer';
import { readForm, readJson } from './form';
import { keptAnswer } from './kept';
import type { Lineal } from './lineal';

const lineal: Lineal = {
	key: 'voresplan',
	version: 1,
	name: 'Linealen',
	lowest: 1,
	highest: 5,
	step: 0.5,
	best: 'highest',
	anchors: [{ value: 4, text: 'Det går godt' }]
};
const made = { madeAt: '2026-11-22T12:00:00.000Z', tz: 'Europe/Copenhagen' };
const fields = {
	id: '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10',
	emne: 'samlet',
	linealVersion: '1',
	trin: '4',
	note: '',
	skridt: ''
};

function posted(changes: Partial<typeof fields> = {}) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...fields, ...changes, _hvem: 'viktor' })) form.set(name, value);
	return form;
}
const kept = (changes: Partial<typeof fields> = {}) => keptAnswer(posted(changes), lineal, made);

describe('an answer that waits on the phone', () => {
	test('Q5 says the same as its form: on both ways it is one answer', () => {
		const trin = fc.constantFrom('1', '1.5', '4', '5', 'ved-ikke', 'vil-ikke-svare');
		const text = fc.string({ unit: 'grapheme', maxLength: 200 });
		fc.assert(
			fc.property(trin, text, text, (trin, note, skridt) => {
				const changes = { trin, note, skridt };
				const read = kept(changes);
				const form = readForm(Object.entries({ ...fields, ...changes }));
				// What cannot be stored is said at once, as the form would say it.
				if (!read.ok) return expect(form.ok).toBe(false);
				const json = readJson({ ...read.value.body, now: '2026-11-22T12:01:00.000Z' });
				if (!json.ok || !form.ok) return expect([json, form]).toEqual([]);
				expect(contentOf(json.value, 'voresplan')).toBe(contentOf(form.value, 'voresplan'));
			})
		);
	});

	test('has the keys of the contract, and no more', () => {
		const read = kept({ note: 'Jeg sov.' });
		expect(read.ok && read.value).toEqual({
			id: fields.id,
			kind: 'answer',
			body: {
				id: fields.id,
				v: 1,
				lineal: 'voresplan',
				linealVersion: 1,
				emne: 'samlet',
				svar: 'trin',
				trin: 4,
				note: 'Jeg sov.',
				...made
			},
			said: '4, Det går godt\nJeg sov.'
		});
	});

	test('is none without a mark on the ruler, with a text too long, or without an id', () => {
		expect(kept({ trin: '' })).toMatchObject({ problem: expect.stringContaining('Sæt dit svar') });
		expect(kept({ note: 'a'.repeat(4_001) })).toMatchObject({ problem: expect.stringContaining('for lang') });
		expect(kept({ skridt: 'a\0b' })).toMatchObject({ problem: expect.stringContaining('tegn') });
		expect(kept({ id: 'x' }).ok).toBe(false);
	});
});
