import { describe, expect, test } from 'vitest';
import type { AftaleView } from '../plan/aftale';
import type { BorgerQuestion } from '../trivsel/view';
import { askedOf, copyPages, moederAt, questionsNow, withoutButtons, type ListedMoede } from './copy';

describe('what an address asks of the copy', () => {
	test('each page that is kept is found at its own address', () => {
		for (const page of copyPages) expect(askedOf(`/${page}`)).toEqual({ page, moedeId: null, missing: false });
	});

	test('the installed app starts at the front page, which is Hjem', () => {
		for (const start of ['/', '/offline'])
			expect(askedOf(start)).toEqual({ page: 'hjem', moedeId: null, missing: false });
	});

	test('one meeting is shown among the meetings', () => {
		expect(askedOf('/moeder/abc')).toEqual({ page: 'moeder', moedeId: 'abc', missing: false });
	});

	test('a page that is not kept is said to be missing, with the nearest that is', () => {
		expect(askedOf('/beskeder')).toEqual({ page: 'hjem', moedeId: null, missing: true });
		expect(askedOf('/lineal/emner')).toEqual({ page: 'lineal', moedeId: null, missing: true });
		expect(askedOf('/moeder/abc/mere')).toMatchObject({ page: 'moeder', missing: true });
		expect(askedOf('/__proto__')).toMatchObject({ page: 'hjem', missing: true });
	});
});

describe('meetings in a copy that has grown old', () => {
	const hour = 3_600_000;
	const now = new Date('2026-11-22T09:00:00Z');
	const moede = (id: string, inHours: number, over: Partial<ListedMoede> = {}): ListedMoede => ({
		id,
		title: 'Møde',
		purpose: 'Vi taler sammen',
		duty: false,
		startsAt: new Date(now.getTime() + inHours * hour),
		endsAt: new Date(now.getTime() + (inHours + 1) * hour),
		place: 'Rådhuset',
		placeDetail: null,
		state: 'planned',
		people: [],
		phase: 'coming',
		inDays: 99,
		...over
	});

	test('what lay ahead when it was taken may be over, or be now', () => {
		const list = moederAt({ coming: [moede('over', -3), moede('nu', -0.5), moede('i morgen', 24)], earlier: [] }, now);
		expect(list.next).toMatchObject({ id: 'nu', phase: 'now', inDays: 0 });
		expect(list.coming.map(({ id }) => id)).toEqual(['nu', 'i morgen']);
		expect(list.coming[1]).toMatchObject({ phase: 'coming', inDays: 1 });
		expect(list.earlier).toMatchObject([{ id: 'over', phase: 'unwritten' }]);
	});

	test('a cancelled meeting stays in the list and is never the next one', () => {
		const list = moederAt(
			{ coming: [moede('aflyst', 2, { state: 'cancelled' }), moede('næste', 30)], earlier: [] },
			now
		);
		expect(list.next?.id).toBe('næste');
		expect(list.coming[0]).toMatchObject({ id: 'aflyst', phase: 'cancelled' });
	});

	test('the last that is over stands first among the earlier ones', () => {
		const earlier = [moede('for længst', -500, { state: 'held' })];
		const list = moederAt({ coming: [moede('først', -9), moede('sidst', -3)], earlier }, now);
		expect(list.earlier.map(({ id }) => id)).toEqual(['sidst', 'først', 'for længst']);
		expect(list.next).toBeNull();
	});
});

test('Q5 each opening of a form without net gives birth to its own id, so that two answers are never one', () => {
	const question: BorgerQuestion = {
		key: 'samlet',
		text: null,
		restsUntil: null,
		formId: 'fra kopien',
		readers: ['Tove'],
		answeredAt: null,
		openable: ['Tove'],
		waiting: ['Signe'],
		marks: [],
		words: []
	};
	let count = 0;
	const born = questionsNow([question, question], () => `ny ${(count += 1)}`);
	expect(born.map(({ formId }) => formId)).toEqual(['ny 1', 'ny 2']);
	expect(born[0]).toMatchObject({ openable: [], waiting: [], readers: ['Tove'] });
});

test('no aftale has a button that needs the net', () => {
	const aftale = { itemId: 'a', canBeDone: true, canBeUndone: true } as AftaleView;
	expect(withoutButtons([aftale])).toEqual([{ itemId: 'a', canBeDone: false, canBeUndone: false }]);
});
