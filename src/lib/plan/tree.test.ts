import { describe, expect, test } from 'vitest';
import { completeFields, type ItemKind } from './draft';
import { inTreeOrder, moveAmong, type Sibling } from './tree';

const item = (kind: ItemKind, itemId: string, over: Partial<Sibling> & { isJob?: 'ja' } = {}): Sibling => {
	const { isJob, ...rest } = over;
	return {
		...{ kind, itemId, parentId: null, position: 0, published: null },
		...rest,
		fields: completeFields(kind, { isJob })
	};
};
const ids = (items: readonly Sibling[]) => items.map(({ itemId }) => itemId);

describe('the order of a draft', () => {
	test('P4 P9 goals come first, the one for job on top, each with its steps, agreements and help', () => {
		const items = [
			item('indsats', 'help', { parentId: 'b' }),
			item('aftale', 'under-step', { parentId: 'step' }),
			item('aftale', 'loose'),
			item('maal', 'b', { position: 2 }),
			item('aftale', 'under-goal', { parentId: 'b' }),
			item('delmaal', 'step', { parentId: 'b' }),
			item('maal', 'a', { position: 1 }),
			item('maal', 'job', { position: 9, isJob: 'ja' }),
			item('indsats', 'other-help')
		];
		expect(ids(inTreeOrder(items))).toEqual([
			...['job', 'a', 'b', 'step', 'under-step', 'under-goal', 'help', 'loose', 'other-help']
		]);
	});

	test('what names a goal that is not here stands apart; nothing vanishes', () => {
		expect(ids(inTreeOrder([item('delmaal', 'step', { parentId: 'gone' }), item('maal', 'a')]))).toEqual(['a', 'step']);
	});

	test('the same place twice is told apart by the id', () => {
		expect(ids(inTreeOrder([item('maal', 'b'), item('maal', 'a')]))).toEqual(['a', 'b']);
	});
});

describe('one place up or down', () => {
	const three = ['a', 'b', 'c'].map((id, position) => item('maal', id, { position, published: position }));
	const placed = (siblings: readonly Sibling[], places: ReadonlyMap<string, number>) =>
		siblings.map((each) => ({ ...each, position: places.get(each.itemId) ?? each.position }));

	test('S1 it changes places with its neighbour, and nothing else moves', () => {
		expect([...moveAmong(three, 'b', 'up')]).toEqual([
			['b', 0],
			['a', 1]
		]);
		expect([...moveAmong(three, 'b', 'down')]).toEqual([
			['c', 1],
			['b', 2]
		]);
	});

	test('at the end there is nowhere to go, nor past the goal for job', () => {
		expect(moveAmong(three, 'a', 'up').size).toBe(0);
		expect(moveAmong(three, 'c', 'down').size).toBe(0);
		expect(moveAmong(three, 'unknown', 'up').size).toBe(0);
		const job = item('maal', 'job', { position: 5, isJob: 'ja' });
		expect(moveAmong([job, ...three], 'a', 'up').size).toBe(0);
	});

	test('back again leaves the published places, also when they were the same', () => {
		const same = ['a', 'b', 'c'].map((id) => item('maal', id, { published: 0 }));
		const there = placed(same, moveAmong(same, 'b', 'down'));
		expect(ids(inTreeOrder(there))).toEqual(['a', 'c', 'b']);
		const back = placed(there, moveAmong(there, 'b', 'up'));
		expect(back.map(({ position }) => position)).toEqual([0, 0, 0]);
	});

	test('places that were the same are numbered, with something new among them', () => {
		const mixed = [item('aftale', 'a', { published: 0 }), item('aftale', 'b'), item('aftale', 'c', { published: 0 })];
		expect(ids(inTreeOrder(placed(mixed, moveAmong(mixed, 'c', 'up'))))).toEqual(['a', 'c', 'b']);
	});
});
