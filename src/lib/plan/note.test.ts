import { describe, expect, test } from 'vitest';
import { isNews, readNote, type Note, type Noted } from './note';

describe('what a form says of an aftale', () => {
	test('S2 done and taken up again need nothing more', () => {
		expect(readNote({ state: 'done', reason: 'x', newDueOn: '2026-12-01' })).toEqual({
			ok: true,
			value: { state: 'done', reason: null, newDueOn: null }
		});
		expect(readNote({ state: 'reopened' })).toMatchObject({ ok: true, value: { state: 'reopened' } });
		expect(readNote({ state: 'not_done', reason: ' Syg ' })).toMatchObject({ ok: true, value: { reason: 'Syg' } });
		expect(readNote({ state: 'not_done' })).toMatchObject({ ok: true, value: { reason: null } });
	});

	test('S2 what is dropped has a reason, and a new day has one too', () => {
		expect(readNote({ state: 'dropped' })).toMatchObject({ problems: { reason: 'missing' } });
		expect(readNote({ state: 'postponed', reason: ' ' })).toMatchObject({
			problems: { reason: 'missing', newDueOn: 'missing' }
		});
		expect(readNote({ state: 'postponed', reason: 'Ferie', newDueOn: '2026-02-30' })).toMatchObject({
			problems: { newDueOn: 'not_a_day' }
		});
		expect(readNote({ state: 'postponed', reason: 'Ferie', newDueOn: '2026-12-01' })).toEqual({
			ok: true,
			value: { state: 'postponed', reason: 'Ferie', newDueOn: '2026-12-01' }
		});
	});

	test('nothing chosen, too much or what cannot be stored is told at the field', () => {
		expect(readNote({ state: 'væk', reason: 'a\0' })).toMatchObject({
			ok: false,
			reason: 'problems',
			problems: { state: 'missing', reason: 'forbidden' }
		});
		expect(readNote({ state: 'dropped', reason: 'x'.repeat(1_001) })).toMatchObject({
			problems: { reason: 'too_long' }
		});
	});
});

describe('whether it is news', () => {
	const aftale: Noted = { duty: false, dueOn: '2026-12-01', state: null, reason: null, newDueOn: null };
	const note = (state: Note['state'], over: Partial<Note> = {}): Note => ({
		state,
		reason: null,
		newDueOn: null,
		...over
	});

	test('what is over can only be taken up again', () => {
		for (const state of ['done', 'dropped'] as const) {
			for (const next of ['done', 'dropped', 'postponed', 'not_done'] as const)
				expect(isNews({ ...aftale, state }, note(next, { reason: 'x' }))).toBe(false);
			expect(isNews({ ...aftale, state }, note('reopened'))).toBe(true);
		}
		expect(isNews(aftale, note('reopened'))).toBe(false);
		expect(isNews({ ...aftale, state: 'reopened' }, note('done'))).toBe(true);
	});

	test('the same is not said twice, something else is', () => {
		const moved = { ...aftale, state: 'postponed', reason: 'Ferie', newDueOn: '2026-12-04' } as const;
		expect(isNews(moved, note('postponed', { reason: 'Ferie', newDueOn: '2026-12-04' }))).toBe(false);
		expect(isNews(moved, note('postponed', { reason: 'Ferie', newDueOn: '2026-12-11' }))).toBe(true);
		expect(isNews(moved, note('dropped', { reason: 'Ferie' }))).toBe(true);
		expect(isNews({ ...aftale, state: 'not_done' }, note('not_done'))).toBe(false);
	});

	test('a duty that lasts is never done', () => {
		expect(isNews({ ...aftale, duty: true, dueOn: null }, note('done'))).toBe(false);
	});
});
