import fc from 'fast-check';
import { expect, test } from 'vitest';
import { treeOf, type Unit } from './hierarchy';

const unit = (id: string, parentId: string | null, more: Partial<Unit> = {}): Unit => ({
	id,
	parentId,
	name: id,
	type: 'gruppe',
	sensitive: false,
	...more
});

const units = [
	unit('k', null, { name: 'Solbjerg' }),
	unit('s', 'k', { name: 'Social' }),
	unit('å', 'k', { name: 'Ældre' }),
	unit('b', 'k', { name: 'Beskæftigelse' }),
	unit('r', 's', { name: 'Rusmiddelcenter', sensitive: true }),
	unit('r1', 'r', { name: 'Team Nord' })
];

test('children stand in a fixed order, by their Danish name and then their id, whatever order they come in', () => {
	fc.assert(
		fc.property(fc.shuffledSubarray(units, { minLength: units.length }), (mixed) => {
			const tree = treeOf(mixed);
			expect(tree.units).toEqual(['k', 'b', 's', 'r', 'r1', 'å']);
			expect(tree.subtree('s')).toEqual(['s', 'r', 'r1']);
			expect(tree.path('r1')).toEqual(['k', 's', 'r', 'r1']);
			expect(tree.roots).toEqual(['k']);
		})
	);
	expect(treeOf([unit('2', null), unit('1', null, { name: '2' })]).units).toEqual(['1', '2']);
});

test('a unit below one whose name tells something tells it too', () => {
	const tree = treeOf(units);
	expect(units.filter(({ id }) => tree.isSensitive(id)).map(({ id }) => id)).toEqual(['r', 'r1']);
});

test('an unknown unit is nowhere, one whose parent is not there is a root, and a circle hangs nothing', () => {
	const tree = treeOf([unit('a', 'gone'), unit('x', 'y'), unit('y', 'x')]);
	expect(tree.units).toEqual(['a']);
	expect([tree.has('x'), tree.path('x'), tree.subtree('x'), tree.childrenOf('x'), tree.place('x')]).toEqual([
		false,
		[],
		[],
		[],
		-1
	]);
});
