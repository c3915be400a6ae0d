import { expect, test } from 'vitest';
import { fravaer } from '../i18n/da/fravaer';
import { awayOf, readFravaer, type FravaerTyped } from './fravaer';

const today = '2026-11-22';
const typed: FravaerTyped = {
	id: '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10',
	fra: today,
	til: '2026-11-27',
	ord: ' '
};
const read = (over: Partial<FravaerTyped>, mine: { fromOn: string; toOn: string }[] = []) => {
	const answer = readFravaer({ ...typed, ...over }, { mine, today });
	return answer.ok ? answer.value : answer.problems;
};

test('somebody says from when to when they are away, with or without words', () => {
	expect(read({})).toEqual({ fromOn: today, toOn: '2026-11-27', words: null });
	expect(read({ til: today, ord: ' Ring til Karen. ' })).toEqual({
		fromOn: today,
		toOn: today,
		words: 'Ring til Karen.'
	});
});

test('every impossible day has its own problem, and nobody is away twice', () => {
	expect(read({ fra: '', til: '' })).toEqual({ fra: 'missing', til: 'missing' });
	expect(read({ fra: '2026-02-30', til: 'x' })).toEqual({ fra: 'not_a_day', til: 'not_a_day' });
	expect(read({ fra: '2026-11-21' })).toEqual({ fra: 'past' });
	expect(read({ fra: '9999-01-01' })).toEqual({ fra: 'not_a_day' });
	expect(read({ fra: '2028-01-01' })).toMatchObject({ fra: 'too_far' });
	expect(read({ til: '2028-01-01' })).toEqual({ til: 'too_far' });
	expect(read({ fra: '2026-11-25', til: '2026-11-24' })).toEqual({ til: 'before_start' });
	expect(read({ ord: 'a'.repeat(301) })).toEqual({ ord: 'too_long' });
	expect(read({ ord: 'a\0', id: 'x' })).toEqual({ ord: 'forbidden', form: 'unknown' });
	expect(read({}, [{ fromOn: '2026-11-27', toOn: '2026-11-30' }])).toEqual({ fra: 'overlap' });
	expect(read({}, [{ fromOn: '2026-11-28', toOn: '2026-11-30' }])).toMatchObject({ fromOn: today });
});

const absence = (fromOn: string, toOn: string, accountId = 'tove') => ({ accountId, fromOn, toOn, words: null });

test('an absence is said while it lasts and fourteen days before, as one when one follows the other', () => {
	const away = (...absences: ReturnType<typeof absence>[]) => awayOf(absences, 'tove', today);
	expect(away(absence('2026-11-20', '2026-11-27'))).toMatchObject({ now: true, toOn: '2026-11-27' });
	expect(away(absence('2026-11-28', '2026-12-04'), absence('2026-11-20', '2026-11-27'))).toMatchObject({
		now: true,
		toOn: '2026-12-04'
	});
	expect(away(absence('2026-11-20', '2026-11-27'), absence('2026-11-29', '2026-12-04'))).toMatchObject({
		toOn: '2026-11-27'
	});
	expect(away(absence('2026-12-06', '2026-12-07'))).toMatchObject({ now: false, fromOn: '2026-12-06' });
	expect(away(absence('2026-12-07', '2026-12-08'))).toBeNull();
	expect(away(absence('2026-11-01', '2026-11-21'))).toBeNull();
	expect(away(absence('2026-11-20', '2026-11-27', 'signe'))).toBeNull();
});

test('S6 an absence and who answers are said with the day and the names', () => {
	expect(fravaer.away('Tove', { now: true, fromOn: '2026-11-20', toOn: '2026-11-27' })).toBe(
		'Tove er væk til og med fredag 27. november.'
	);
	expect(fravaer.away('Tove', { now: false, fromOn: '2026-11-30', toOn: '2026-12-04' })).toBe(
		'Tove er væk fra mandag 30. november til og med fredag 4. december.'
	);
	expect(fravaer.away('Tove', { now: false, fromOn: '2026-11-30', toOn: '2026-11-30' })).toBe(
		'Tove er væk mandag 30. november.'
	);
	expect(fravaer.answers('Karen', 'Tove')).toBe('Karen svarer, når Tove er væk.');
});
