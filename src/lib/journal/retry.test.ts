import { expect, test } from 'vitest';
import { metadataOf, type MetadataFacts } from './metadata';
import { nextAsk, nextTry } from './retry';

const now = new Date('2026-11-22T12:00:00Z');
const minutes = (at: Date | null) => at && (at.getTime() - now.getTime()) / 60_000;

test('what was not taken is tried again soon, then every hour, and after a good day somebody is told', () => {
	const waits = Array.from({ length: 31 }, (_, at) => minutes(nextTry({ now, tries: at + 1, asked: null })));
	expect(waits.slice(0, 9)).toEqual([1, 2, 5, 10, 20, 40, 60, 60, 60]);
	expect(waits.slice(28)).toEqual([60, null, null]);
	expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0)).toBeGreaterThan(24 * 60 - 60);
});

test('whoever asks for more time gets it, but no more than six hours, and never less than we wait by ourselves', () => {
	expect(minutes(nextTry({ now, tries: 1, asked: 30 * 60_000 }))).toBe(30);
	expect(minutes(nextTry({ now, tries: 1, asked: 10 ** 12 }))).toBe(360);
	expect(minutes(nextTry({ now, tries: 7, asked: 1 }))).toBe(60);
	expect(minutes(nextTry({ now, tries: 7, asked: -5 }))).toBe(60);
	expect(minutes(nextTry({ now, tries: 0, asked: null }))).toBe(1);
});

test('a receipt is asked for often at first, then every hour, and no longer than a week', () => {
	const ask = (age: number) => minutes(nextAsk({ now, sentAt: new Date(now.getTime() - age * 60_000) }));
	expect([ask(0), ask(5), ask(60), ask(600), ask(6_000), ask(7 * 24 * 60)]).toEqual([1, 1, 6, 60, 60, null]);
});

test('the metadata of an item have Danish names, and an id that is none becomes no file', () => {
	const facts: MetadataFacts = {
		id: '3f1a2b4c-1111-4222-8333-444455556666',
		form: 'note',
		type: 'svar',
		title: 'Svar',
		madeAt: now,
		sourceId: '3f1a2b4c-1111-4222-8333-444455556667',
		revision: 2,
		forvaltning: 'Social',
		borger: { name: 'Viktor', cpr: '6101901000' },
		kle: { subject: '', facet: '' },
		municipality: { name: 'Solbjerg Kommune', cvr: '' },
		files: []
	};
	expect(metadataOf(facts)).toEqual({
		...{ format: 'voresplan-journal', v: 1, id: facts.id, form: 'notat', type: 'svar', titel: 'Svar' },
		lavet: '2026-11-22T12:00:00.000Z',
		kilde: { id: facts.sourceId, udgave: 2 },
		borger: { navn: 'Viktor', cpr: '6101901000' },
		kommune: { navn: 'Solbjerg Kommune', cvr: '' },
		afdeling: 'Social',
		kle: null,
		filer: []
	});
	expect(() => metadataOf({ ...facts, id: '../../etc/passwd' })).toThrow(RangeError);
});
