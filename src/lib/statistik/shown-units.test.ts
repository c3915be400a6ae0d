import { expect, test } from 'vitest';
import { treeOf } from './hierarchy';
import { unitsWithShares } from './shown-units';

const unit = (id: string, parentId: string | null, sensitive = false) => ({
	id,
	parentId,
	name: id,
	type: 'afdeling',
	sensitive
});
const shown = (plans: Record<string, number>, sensitive: string[] = []) =>
	unitsWithShares(
		treeOf([
			unit('kommune', null),
			unit('a', 'kommune', sensitive.includes('a')),
			unit('b', 'kommune'),
			unit('c', 'kommune')
		]),
		new Map(Object.entries(plans))
	);

test('S13 a share is shown of a unit that is large enough, and never so that what is missing of the sum would be of few', () => {
	expect(shown({ kommune: 30, a: 10, b: 10, c: 10 })).toEqual(['kommune', 'a', 'b', 'c']);
	// The three of c: with b they are not told apart, and a and the sum say nothing of c alone.
	expect(shown({ kommune: 23, a: 10, b: 10, c: 3 })).toEqual(['kommune', 'a']);
	// Two who belong to the whole municipality directly are as few.
	expect(shown({ kommune: 22, a: 10, b: 5, c: 5 })).toEqual(['kommune', 'b', 'c']);
	expect(shown({ kommune: 4, a: 4, b: 0, c: 0 })).toEqual([]);
});

test('§4.2 a unit whose name tells something needs ten', () => {
	expect(shown({ kommune: 28, a: 8, b: 10, c: 10 }, ['a'])).toEqual(['kommune', 'c']);
	expect(shown({ kommune: 30, a: 10, b: 10, c: 10 }, ['a'])).toEqual(['kommune', 'a', 'b', 'c']);
});
