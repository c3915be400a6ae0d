import { expect, test } from 'vitest';
import { completeFields, type DraftItem, type ItemKind } from '../draft';
import { arrange, placeOf } from './goals';

const item = (kind: ItemKind, itemId: string, over: Partial<DraftItem> = {}): DraftItem => ({
	...{ kind, itemId, parentId: null, position: 0, fields: completeFields(kind, { title: itemId }), published: null },
	...{
		state: 'new',
		forvaltning: null,
		editedBy: null,
		editedAt: null,
		mayEdit: true,
		editableTopics: [],
		missing: []
	},
	...{ fromTavlepunkt: null },
	...over
});
const ids = (items: readonly { itemId: string }[]) => items.map(({ itemId }) => itemId);

test('P9 the plan is read by goal, with its steps, agreements and help below it', () => {
	const { goals, loose } = arrange([
		item('maal', 'a'),
		item('delmaal', 'a1', { parentId: 'a' }),
		item('aftale', 'a1x', { parentId: 'a1' }),
		item('aftale', 'ax', { parentId: 'a' }),
		item('indsats', 'ah', { parentId: 'a' }),
		item('maal', 'b')
	]);
	expect(goals.map((goal) => goal.item.itemId)).toEqual(['a', 'b']);
	expect(goals[0]?.delmaal.map((step) => [step.item.itemId, ids(step.aftaler)])).toEqual([['a1', ['a1x']]]);
	expect(ids(goals[0]?.aftaler ?? [])).toEqual(['ax']);
	expect(ids(goals[0]?.indsatser ?? [])).toEqual(['ah']);
	expect(loose).toEqual({ delmaal: [], aftaler: [], indsatser: [] });
});

test('what stands below something that is not there stands apart, so that nothing vanishes', () => {
	const { loose } = arrange([
		item('aftale', 'x', { parentId: 'gone' }),
		item('delmaal', 'y', { parentId: 'gone' }),
		item('aftale', 'z', { parentId: 'y' }),
		item('indsats', 'h')
	]);
	expect(ids(loose.aftaler)).toEqual(['x']);
	expect(loose.delmaal.map((step) => [step.item.itemId, ids(step.aftaler)])).toEqual([['y', ['z']]]);
	expect(ids(loose.indsatser)).toEqual(['h']);
});

test('a closed goal stands apart from those that go on', () => {
	const { goals, closed } = arrange([
		item('maal', 'a'),
		item('maal', 'b', { ended: { on: '2026-11-22', outcome: 'reached', words: '' } })
	]);
	expect(goals.map((goal) => goal.item.itemId)).toEqual(['a']);
	expect(closed.map((goal) => goal.item.itemId)).toEqual(['b']);
});

test('an item changes places only with what stands beside it and is not taken out', () => {
	const job = item('maal', 'j', { fields: completeFields('maal', { isJob: 'ja' }) });
	const [a, b] = [item('maal', 'a'), item('maal', 'b')];
	const all = [job, item('maal', 'r', { state: 'removed' }), a, b];
	expect(placeOf(job, all)).toEqual({ first: true, last: true });
	expect(placeOf(a, all)).toEqual({ first: true, last: false });
	expect(placeOf(b, all)).toEqual({ first: false, last: true });
});
