import { expect, test } from 'vitest';
import type { MoedeTyped } from '../desk';
import { differencesOf, endMoved, marksOf, sayMoment, sayPeriod, summaryIds, withUsualClock } from './shown';

const row = {
	id: 'm',
	state: 'planned' as const,
	tolk: null,
	answers: { yes: 2, no: 0, none: 0 },
	leftTeam: [],
	mine: 'yes' as const,
	points: 3
};

test('a meeting with agenda and answers lacks nothing', () => {
	expect(marksOf(row, [])).toEqual([]);
});

test('what is missing is said, what the borger asked first, and my own answer apart from the others’', () => {
	const lacking = {
		...row,
		tolk: { language: 'Arabisk', bookedOn: null, bookedBy: null },
		answers: { yes: 0, no: 1, none: 2 },
		leftTeam: ['Søren Bro'],
		mine: 'none' as const,
		points: 0
	};
	expect(marksOf(lacking, [{ moedeId: 'm' }, { moedeId: 'other' }, { moedeId: null }])).toEqual([
		{ kind: 'asked', count: 1 },
		{ kind: 'mine' },
		{ kind: 'left', names: ['Søren Bro'] },
		{ kind: 'tolk', language: 'Arabisk' },
		{ kind: 'no', count: 1 },
		{ kind: 'answers', count: 1 },
		{ kind: 'agenda' }
	]);
	expect(marksOf({ ...row, answers: { yes: 0, no: 0, none: 0 }, mine: null }, [])).toEqual([{ kind: 'alone' }]);
});

test('a booked tolk is not missing, and nothing is missing before a meeting that is off', () => {
	const tolk = { language: 'Arabisk', bookedOn: '2026-11-20', bookedBy: 'Tolkebureauet' };
	expect(marksOf({ ...row, tolk }, [])).toEqual([]);
	expect(marksOf({ ...row, state: 'cancelled', points: 0 }, [{ moedeId: 'm' }])).toEqual([]);
});

const typed: MoedeTyped = {
	id: 'm',
	skabelon: '',
	titel: 'Opfølgning',
	formaal: 'Vi taler om praktikken.\r\nOg om skolen.',
	pligt: 'frivilligt',
	dag: '2026-12-01',
	fra: '10:00',
	til: '11:00',
	gang: '',
	sted: 'Rådhuset',
	stedDetalje: '',
	forbered: '',
	tolk: '',
	tolkHvem: '',
	emner: ['misbrug', 'helbred'],
	deltager: [],
	roller: {},
	gentag: '',
	antal: '',
	minikick: '',
	revision: '1'
};

test('what another has changed is told field by field; line breaks and the order of topics are no change', () => {
	const theirs = {
		...typed,
		formaal: 'Vi taler om praktikken.\nOg om skolen.',
		emner: ['helbred', 'misbrug'],
		sted: 'Jobcentret',
		revision: '2'
	};
	expect(differencesOf(typed, theirs)).toEqual([{ field: 'sted', mine: 'Rådhuset', theirs: 'Jobcentret' }]);
});

test('a meeting that begins later ends as much later, and not after midnight', () => {
	expect(endMoved({ from: '10:00', to: '11:30' }, '13:15', 60)).toBe('14:45');
	expect(endMoved({ from: '10:00', to: '11:30' }, '23:00', 60)).toBe('23:59');
	expect(endMoved({ from: '10:00', to: '' }, '11:00', 90)).toBe('12:30');
	expect(endMoved({ from: '10:00', to: '09:00' }, '11:00', 45)).toBe('11:45');
	expect(endMoved({ from: '10:00', to: '11:00' }, '', 45)).toBeNull();
});

test('the time of a meeting says the year when it is another', () => {
	const now = new Date('2026-11-22T12:00:00Z');
	const moede = { startsAt: new Date('2026-12-01T09:00:00Z'), endsAt: new Date('2026-12-01T10:30:00Z') };
	expect(sayPeriod(moede, now)).toBe('Tirsdag 1. december kl. 10–11.30');
	expect(sayMoment(new Date('2025-11-18T09:00:00Z'), now)).toBe('Tirsdag 18. november 2025 kl. 10');
});

test('a new form begins at ten and takes as long as its template says; what is known stays', () => {
	expect(withUsualClock({ ...typed, fra: '', til: '' }, 90)).toMatchObject({ fra: '10:00', til: '11:30' });
	expect(withUsualClock(typed, 90)).toEqual(typed);
});

test('an error points at the field of the form that came back', () => {
	expect(summaryIds('anmodning', 'x')).toMatchObject({ ord: 'ord-x', form: 'moede' });
	expect(summaryIds('fjern', '')).toEqual({ form: 'moede' });
});
