import { expect, test } from 'vitest';
import type { Answer, Lineal } from './lineal';
import { questionsOf, type Rating } from './rating';
import {
	borgerQuestion,
	historyRows,
	notesOf,
	ownRatings,
	openableNames,
	receiptOf,
	rulerPoints,
	scaleOf,
	seriesOf,
	staffQuestion,
	weekTable,
	type Rulers
} from './view';

const active: Lineal = {
	key: 'voresplan',
	version: 2,
	name: 'Linealen',
	lowest: 1,
	highest: 3,
	step: 0.5,
	best: 'highest',
	anchors: [
		{ value: 3, text: 'godt' },
		{ value: 2, text: 'op og ned' },
		{ value: 1, text: 'svært' }
	]
};
const old: Lineal = { ...active, version: 1, best: 'lowest' };
const rulers: Rulers = { all: [old, active], active };
const point = (value: number): Answer => ({ kind: 'point', value });
const viktor = { accountId: 'v', name: 'Viktor Holm', kind: 'borger' } as const;
const tove = { accountId: 't', name: 'Tove Madsen', kind: 'fagperson' } as const;
const samlet = { ...tove, kind: 'tovholder' } as const;
const signe = { accountId: 's', name: 'Signe Bach', kind: 'fagperson' } as const;
const now = new Date('2026-11-21T10:00:00Z');

function rating(daysAgo: number, rater: Rating['rater'], answer: Answer | null, more: Partial<Rating> = {}): Rating {
	const at = new Date(now.getTime() - daysAgo * 86_400_000);
	const id = `${rater.accountId}-${rater.kind === 'tovholder' ? 'samlet-' : ''}${daysAgo}`;
	return {
		id,
		clientId: `form-${id}`,
		emneId: null,
		rater,
		linealKey: 'voresplan',
		linealVersion: 2,
		madeAt: at,
		receivedAt: at,
		blind: true,
		answer,
		note: null,
		skridt: null,
		readBy: [],
		typed: null,
		replies: [],
		opened: null,
		openable: false,
		...more
	};
}

const overall = (ratings: Rating[], reader: string) => {
	const [question] = questionsOf([], ratings, { reader, team: new Set(['t', 's']), now });
	if (!question) throw new Error('no question');
	return question;
};
const asBorger = (ratings: Rating[]) =>
	borgerQuestion(overall(ratings, 'v'), { team: [], rulers, you: 'Dig', newId: () => 'ny' });
const asStaff = (ratings: Rating[], reader = 't') =>
	staffQuestion(overall(ratings, reader), reader, { rulers, you: 'Dig', newId: () => 'ny' });

test('the upright ruler has the best on top, the flat one goes from low to high, and only anchors have words of their own', () => {
	expect(rulerPoints(active).map(({ value, label, word }) => [value, label, word])).toEqual([
		['3', '3', 'godt'],
		['2.5', '2½', null],
		['2', '2', 'op og ned'],
		['1.5', '1½', null],
		['1', '1', 'svært']
	]);
	expect(rulerPoints(active)[1]?.accessibleName).toBe('2½, mellem ”op og ned” og ”godt”');
	expect(scaleOf(active).map(({ value }) => value)).toEqual([1, 1.5, 2, 2.5, 3]);
});

test('the borger sees no mark of anybody until one is opened, then the own beside the opened ones', () => {
	const hidden = [rating(1, viktor, point(2)), rating(2, tove, null, { openable: true }), rating(3, signe, null)];
	expect(asBorger(hidden)).toMatchObject({
		openable: ['Tove Madsen'],
		waiting: ['Signe Bach'],
		marks: [],
		words: [],
		formId: 'ny'
	});
	const opened = [
		rating(1, viktor, point(2)),
		rating(2, tove, point(3), { opened: 'after_own', note: 'Flot' }),
		rating(3, signe, null)
	];
	expect(asBorger(opened).marks.map(({ label, letter, shape, value }) => [label, letter, shape, value])).toEqual([
		['Dig', 'V', 'circle', 2],
		['Tove Madsen', 'T', 'square', 3]
	]);
	expect(asBorger(opened).words).toEqual([{ who: 'Tove Madsen', samlet: false, note: 'Flot', skridt: null }]);
});

test('M23 P7 the samlet vurdering is a mark of its own with its own reason, also beside its maker’s own rating', () => {
	const ratings = [
		rating(3, viktor, point(2), { opened: 'after_own' }),
		rating(2, tove, point(3)),
		rating(1, samlet, point(2.5), { note: 'Vi er på vej' })
	];
	const labels = (marks: readonly { label: string; shape: string; value: number | null }[]) =>
		marks.map(({ label, shape, value }) => [label, shape, value]);
	expect(labels(asBorger(ratings).marks)).toEqual([
		['Dig', 'circle', 2],
		['Tove Madsen', 'square', 3],
		['Tove, samlet vurdering', 'diamond', 2.5]
	]);
	expect(asBorger(ratings).words).toEqual([{ who: 'Tove Madsen', samlet: true, note: 'Vi er på vej', skridt: null }]);
	expect(labels(asStaff(ratings).marks)).toEqual([
		['Viktor Holm', 'circle', 2],
		['Dig', 'square', 3],
		['Din samlede vurdering', 'diamond', 2.5]
	]);
	// One name, not two, on the button that opens both.
	const closed = [
		rating(1, viktor, point(2)),
		rating(2, tove, null, { openable: true }),
		rating(1, samlet, null, { openable: true })
	];
	expect(asBorger(closed).openable).toEqual(['Tove Madsen']);
});

test('two of one name are told apart, and an answer without a place on this ruler stands beside it', () => {
	const ratings = [
		rating(1, viktor, { kind: 'dont_know' }),
		rating(3, tove, point(2), { linealVersion: 1 }),
		rating(2, { ...signe, name: 'Tove Madsen' }, point(2))
	];
	expect(asBorger(ratings).marks.map(({ label, value }) => [label, value])).toEqual([
		['Dig', null],
		['Tove Madsen', null],
		['Tove Madsen (2)', 2]
	]);
});

test('a professional’s page tells what can be done with the answer, and compares only what belongs together', () => {
	expect(asStaff([])).toMatchObject({ answer: { state: 'none' }, own: null, apart: null });
	expect(asStaff([rating(1, viktor, null)])).toMatchObject({ answer: { state: 'own_first' }, marks: [] });
	const ready = asStaff([rating(1, viktor, null, { openable: true }), rating(0, tove, point(2))]);
	expect(ready).toMatchObject({ answer: { state: 'ready' }, own: { text: '2, op og ned', blind: true }, apart: null });
	const after = asStaff([rating(1, viktor, point(1.5), { opened: 'after_own' }), rating(5, tove, point(2))]);
	expect(after).toMatchObject({ answer: { state: 'open', how: 'after_own' }, isCurrent: true, apart: 0.5 });
	const first = asStaff([rating(1, viktor, point(1.5), { opened: 'seen_first' }), rating(40, tove, point(2))]);
	expect(first).toMatchObject({ answer: { state: 'open', how: 'seen_first' }, isCurrent: false, apart: null });
	const later = asStaff([rating(1, viktor, point(1.5), { opened: 'seen_first' }), rating(0, tove, point(2))]);
	expect(later).toMatchObject({ isCurrent: true, apart: 0.5 });
});

test('the receipt is of the reader’s own answer, with steps since last time, and low answers are known', () => {
	const ratings = [rating(0, viktor, point(1.5)), rating(7, viktor, point(3)), rating(0, tove, point(1))];
	const about = { reader: 'v', emner: [], rulers };
	expect(receiptOf('form-v-0', ratings, about)).toMatchObject({
		key: 'samlet',
		text: '1½, mellem ”svært” og ”op og ned”',
		steps: -1.5,
		low: true
	});
	expect(receiptOf('form-v-7', ratings, about)).toMatchObject({ steps: null, low: false });
	expect(receiptOf('form-t-0', ratings, about)).toBeNull();
	expect(receiptOf(null, ratings, about)).toBeNull();
});

test('a professional sees unread notes first, the borger the newest', () => {
	const readBy = [{ accountId: 't', name: 'Tove Madsen', at: now }];
	const ratings = [
		rating(1, viktor, null, { note: 'ny', readBy }),
		rating(9, viktor, null, { skridt: 'ulæst' }),
		rating(2, viktor, null),
		rating(3, tove, point(1), { note: 'faglig' })
	];
	const notes = (order: 'unread' | 'newest') =>
		notesOf(ratings, { reader: 't', emner: [], order, linealer: rulers.all }).map(({ note, skridt, readByMe }) => [
			note ?? skridt,
			readByMe
		]);
	expect(notes('unread')).toEqual([
		['ulæst', false],
		['ny', true]
	]);
	expect(notes('newest')).toEqual([
		['ny', true],
		['ulæst', false]
	]);
});

test('an answer that was answered back stands among the borger’s notes, and the newest sentence comes first', () => {
	const reply = (daysAgo: number, text: string) => ({
		id: text,
		accountId: 't',
		name: 'Tove Madsen',
		text,
		at: new Date(now.getTime() - daysAgo * 86_400_000)
	});
	const ratings = [
		rating(1, viktor, point(2), { note: 'ny' }),
		rating(9, viktor, point(1.5), { replies: [reply(0, 'Tak for dit svar')] }),
		rating(20, viktor, point(3))
	];
	const about = { emner: [], linealer: rulers.all };
	const own = notesOf(ratings, { ...about, reader: 'v', order: 'newest' });
	expect(own.map(({ note, answer, replies }) => [note, answer, replies.map(({ text }) => text)])).toEqual([
		[null, '1½, mellem ”svært” og ”op og ned”', ['Tak for dit svar']],
		['ny', null, []]
	]);
	expect(notesOf(ratings, { ...about, reader: 't', order: 'unread' }).map(({ note }) => note)).toEqual(['ny']);
	const open = asStaff([rating(1, viktor, point(2), { opened: 'after_own', replies: [reply(0, 'Tak')] })]);
	expect(open.toReply).toMatchObject({ maalingId: 'v-1', hasNote: false, replies: [{ text: 'Tak', own: true }] });
	expect(asStaff([rating(1, viktor, null)]).toReply).toBeNull();
});

test('what may have been made on the wrong person is what one gave or typed', () => {
	const typed = (accountId: string) => ({ accountId, name: 'Tove Madsen', phone: null, how: 'phone' as const });
	const ratings = [
		rating(1, viktor, point(2), { typed: typed('t') }),
		rating(2, viktor, point(2), { typed: typed('s') }),
		rating(3, viktor, point(2)),
		rating(4, tove, point(3)),
		rating(5, samlet, point(3)),
		rating(6, signe, point(3))
	];
	expect(ownRatings(ratings, 't', { rulers, you: 'Dig' }).map(({ id, label, text }) => [id, label, text])).toEqual([
		['v-1', 'Viktor', '2, op og ned'],
		['t-4', 'Dig', '3, godt'],
		['t-samlet-5', 'Din samlede vurdering', '3, godt']
	]);
});

test('the history never averages: a row, a cell and a line for each rater, and nothing that is not opened', () => {
	const ratings = [
		rating(1, viktor, point(2)),
		rating(1, tove, null),
		rating(1, samlet, point(2.5)),
		rating(2, signe, point(3)),
		rating(30, viktor, point(1), { linealVersion: 1 })
	];
	const named = { rulers, you: 'Dig' };
	expect(historyRows(ratings, 'v', named).map(({ who, own, text, old: isOld }) => [who, own, text, isOld])).toEqual([
		['Dig', true, '2, op og ned', false],
		['Tove', false, null, false],
		['Tove, samlet vurdering', false, '2½, mellem ”op og ned” og ”godt”', false],
		['Signe', false, '3, godt', false],
		['Dig', true, '1, svært', true]
	]);
	const table = weekTable(ratings, 't', named);
	expect(table.columns.map(({ label }) => label)).toEqual(['Viktor', 'Signe', 'Dig', 'Din samlede vurdering']);
	expect(table.weeks.map(({ cells }) => cells.map((cell) => cell.map(({ text }) => text)))).toEqual([
		[['2, op og ned'], ['3, godt'], [null], ['2½, mellem ”op og ned” og ”godt”']],
		[['1, svært'], [], [], []]
	]);
	expect(seriesOf(ratings, 'v', rulers, 'Dig').map(({ label, points }) => [label, points.map(({ y }) => y)])).toEqual([
		['Dig', [2]],
		['Signe Bach', [3]],
		['Tove, samlet vurdering', [2.5]]
	]);
});

test('somebody who has left the team is opened from the history', () => {
	const ratings = [
		rating(1, tove, null, { openable: true }),
		rating(2, signe, null, { openable: true }),
		rating(3, viktor, null, { openable: true })
	];
	expect(openableNames(ratings, new Set(['s']))).toEqual(['Tove Madsen']);
});
