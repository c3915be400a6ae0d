import { expect, test } from 'vitest';
import { byNeed, matchesName, needsOf, pageOf, type NeedFacts } from './needs';

const now = new Date('2026-11-21T10:00:00Z');
const quiet: NeedFacts = {
	hasNewAnswer: false,
	unreadNoteAt: null,
	lateSinceOn: null,
	nextMoedeAt: new Date('2026-12-01T09:00:00Z'),
	readsMoeder: true
};
const needs = (facts: Partial<NeedFacts>) => needsOf({ ...quiet, ...facts }, now);

test('a borger with a meeting and nothing new needs nothing', () => {
	expect(needs({})).toEqual([]);
});

test('a new answer is said without a number, and with its note when there is one', () => {
	expect(needs({ hasNewAnswer: true })).toEqual([{ kind: 'new_answer' }]);
	expect(needs({ hasNewAnswer: true, unreadNoteAt: now })).toEqual([{ kind: 'new_answer_and_note' }]);
});

test('a note that nobody has read by the next day is a matter of its own', () => {
	expect(needs({ hasNewAnswer: true, unreadNoteAt: new Date('2026-11-20T22:00:00Z') })).toEqual([
		{ kind: 'note_unread', days: 1 },
		{ kind: 'new_answer' }
	]);
	expect(needs({ unreadNoteAt: now })).toEqual([{ kind: 'note_unread', days: 0 }]);
	// 23.30 UTC on the 20th is the 21st in Denmark.
	expect(needs({ hasNewAnswer: true, unreadNoteAt: new Date('2026-11-20T23:30:00Z') })).toEqual([
		{ kind: 'new_answer_and_note' }
	]);
});

test('what we owe is late from the day after it was due', () => {
	expect(needs({ lateSinceOn: '2026-11-12' })).toEqual([{ kind: 'late', days: 9 }]);
	expect(needs({ lateSinceOn: '2026-11-21' })).toEqual([]);
});

test('no next meeting is said only to those who may see meetings', () => {
	expect(needs({ nextMoedeAt: null })).toEqual([{ kind: 'no_meeting' }]);
	expect(needs({ nextMoedeAt: null, readsMoeder: false })).toEqual([]);
});

test('the list begins with what has waited longest for an eye', () => {
	const borgere = [
		{ name: 'Åse', needs: [] },
		{ name: 'Anna', needs: [] },
		{ name: 'Møde', needs: needs({ nextMoedeAt: null }) },
		{ name: 'Forsinket', needs: needs({ lateSinceOn: '2026-11-20' }) },
		{ name: 'Mere forsinket', needs: needs({ lateSinceOn: '2026-11-01' }) },
		{ name: 'Nyt', needs: needs({ hasNewAnswer: true, lateSinceOn: '2026-01-01' }) },
		{ name: 'Nyt og note', needs: needs({ hasNewAnswer: true, unreadNoteAt: now }) },
		{ name: 'Ulæst', needs: needs({ unreadNoteAt: new Date('2026-11-19T10:00:00Z') }) }
	];
	expect(borgere.sort(byNeed).map(({ name }) => name)).toEqual([
		'Ulæst',
		'Nyt og note',
		'Nyt',
		'Mere forsinket',
		'Forsinket',
		'Møde',
		'Anna',
		'Åse'
	]);
});

test('a search finds names in any case, word by word', () => {
	expect(matchesName('Søren Ødegård-Åse', 'ØDE sør')).toBe(true);
	expect(matchesName('Søren Ødegård-Åse', 'x')).toBe(false);
	expect(matchesName('Viktor Holm', '%')).toBe(false);
});

test('a page that does not exist leads to the nearest one', () => {
	const all = Array.from({ length: 101 }, (_, index) => index);
	expect(pageOf(all, 3, 50)).toEqual({ items: [100], side: 3, sider: 3, count: 101 });
	for (const side of [0, -1, Number.NaN, 1.5]) expect(pageOf(all, side, 50).side).toBe(1);
	expect(pageOf(all, 99, 50).side).toBe(3);
	expect(pageOf([], 1, 50)).toEqual({ items: [], side: 1, sider: 1, count: 0 });
});
