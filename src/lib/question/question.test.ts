import { describe, expect, test } from 'vitest';
import {
	answerTypedOf,
	askTypedOf,
	dueOf,
	hasUnshared,
	inOrder,
	isLate,
	longestQuestion,
	mostLeders,
	readAnswer,
	readAsk,
	type AskTyped,
	type Leder,
	type LederAnswer,
	type LederQuestion
} from './question';

const idOf = (last: number) => `9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d${String(last).padStart(2, '0')}`;
const leders: Leder[] = Array.from({ length: 7 }, (_, index) => ({
	accountId: idOf(index),
	name: `Leder ${index}`,
	title: null,
	enhed: 'Beskæftigelse'
}));
const asked = (over: Partial<AskTyped> = {}) =>
	readAsk(
		{ id: idOf(99), leder: [idOf(1)], tekst: 'Må vi bruge 3.000 kr. til et kursus?', foelsomt: [], ...over },
		{ leders, borgerName: 'Viktor Holm' }
	);

describe('S4 a team asks leders', () => {
	test('one or more leders, a text, and the topics it is about', () => {
		expect(
			asked({ leder: [idOf(2), idOf(1), idOf(2).toUpperCase()], foelsomt: ['oekonomi', 'vejret', 'helbred'] })
		).toEqual({
			ok: true,
			value: {
				lederIds: [idOf(1), idOf(2)],
				text: 'Må vi bruge 3.000 kr. til et kursus?',
				topics: ['helbred', 'oekonomi']
			}
		});
	});

	test('what is missing or wrong is said at its field', () => {
		const problemsOf = (over: Partial<AskTyped>) => {
			const read = asked(over);
			return read.ok ? null : read.problems;
		};
		expect(problemsOf({ leder: [], tekst: ' ' })).toEqual({ leder: 'missing', tekst: 'missing' });
		expect(problemsOf({ leder: ['x'] })).toEqual({ leder: 'unknown' });
		expect(problemsOf({ leder: leders.slice(0, mostLeders + 1).map(({ accountId }) => accountId) })).toEqual({
			leder: 'too_many'
		});
		expect(problemsOf({ tekst: 'x'.repeat(longestQuestion + 1) })).toEqual({ tekst: 'too_long' });
		expect(problemsOf({ tekst: 'a\0b' })).toEqual({ tekst: 'forbidden' });
		expect(problemsOf({ id: 'x' })).toEqual({ form: 'unknown' });
	});

	test('a CPR number and the borger’s own name do not go to a leder', () => {
		expect(asked({ tekst: 'Det gælder 660190-1234.' })).toEqual({ ok: false, problems: { tekst: 'cpr' } });
		expect(asked({ tekst: 'Må Viktor få et kursus?' })).toEqual({ ok: false, problems: { tekst: 'name' } });
	});

	test('a form may hold anything: what is no text is no text', () => {
		const posted = new FormData();
		posted.append('leder', new Blob(['x']));
		posted.append('leder', idOf(1));
		posted.append('tekst', new Blob(['x']));
		expect(askTypedOf(posted)).toEqual({ id: '', leder: [idOf(1)], tekst: '', foelsomt: [] });
		expect(answerTypedOf(posted)).toEqual({ spoergsmaal: '', svar: '' });
	});
});

describe('S4 a leder answers', () => {
	test('with a text, and no CPR number in it', () => {
		expect(readAnswer({ spoergsmaal: idOf(1), svar: ' Ja. ' })).toEqual({
			ok: true,
			value: { id: idOf(1), text: 'Ja.' }
		});
		expect(readAnswer({ spoergsmaal: 'x', svar: '' })).toEqual({
			ok: false,
			problems: { spoergsmaal: 'unknown', svar: 'missing' }
		});
		expect(readAnswer({ spoergsmaal: idOf(1), svar: '6601901234' })).toEqual({ ok: false, problems: { svar: 'cpr' } });
	});

	test('by a working day; the day after it the question is late, until it is answered', () => {
		// Friday the 20th, five working days: Friday the 27th.
		expect(dueOf('2026-11-20', 5)).toBe('2026-11-27');
		expect(dueOf('2026-11-20', 0)).toBe('2026-11-23');
		expect(dueOf('2026-11-20', Number.NaN)).toBe('2026-11-23');
		expect(isLate({ answer: null, dueOn: '2026-11-27' }, '2026-11-27')).toBe(false);
		expect(isLate({ answer: null, dueOn: '2026-11-27' }, '2026-11-28')).toBe(true);
		expect(isLate({ answer: 'Ja.', dueOn: '2026-11-27' }, '2026-11-28')).toBe(false);
	});

	test('what waits stands first, the most urgent on top; what is answered after it, the newest on top', () => {
		const question = (id: string, dueOn: string, answeredAt: string | null): LederQuestion => ({
			...{ id, dueOn, askedBy: 'Tove Madsen', team: 'Jobcenter', text: 'Må vi?', askedAt: new Date('2026-11-01') },
			...{ answer: answeredAt && 'Ja.', answeredAt: answeredAt ? new Date(answeredAt) : null }
		});
		const { open, answered } = inOrder([
			question('old answer', '2026-11-02', '2026-11-03'),
			question('later', '2026-11-20', null),
			question('new answer', '2026-11-05', '2026-11-06'),
			question('first', '2026-11-10', null)
		]);
		expect(open.map(({ id }) => id)).toEqual(['first', 'later']);
		expect(answered.map(({ id }) => id)).toEqual(['new answer', 'old answer']);
	});
});

test('S4 there is something to share as long as an answer came after the borger was given the rest', () => {
	const leder = (answeredAt: string | null): LederAnswer => ({
		...{ name: 'Lars', dueOn: '2026-11-27', answer: answeredAt && 'Ja.' },
		answeredAt: answeredAt ? new Date(answeredAt) : null
	});
	const day = (text: string) => new Date(text);
	expect(hasUnshared({ sharedAt: null, leders: [leder(null)] })).toBe(false);
	expect(hasUnshared({ sharedAt: null, leders: [leder(null), leder('2026-11-21')] })).toBe(true);
	expect(hasUnshared({ sharedAt: day('2026-11-22'), leders: [leder(null), leder('2026-11-21')] })).toBe(false);
	expect(hasUnshared({ sharedAt: day('2026-11-22'), leders: [leder('2026-11-23'), leder('2026-11-21')] })).toBe(true);
});
