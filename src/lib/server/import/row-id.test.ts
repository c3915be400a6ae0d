import { expect, test } from 'vitest';
import { newRowId } from './row-id';

test('ids of an import grow, none comes twice, and each is a UUID of version 7', () => {
	const ids = Array.from({ length: 20_000 }, newRowId);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.toSorted()).toEqual(ids);
	expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
		true
	);
});
