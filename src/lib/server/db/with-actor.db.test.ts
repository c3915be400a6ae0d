import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { withActor } from './with-actor';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.close());

const nobody = { audience: 'borger', token: 'nobody' } as const;

test('a statement that fails rolls everything back, and the connection serves the next request', async () => {
	await expect(withActor(nobody, ({ sql }) => sql`select 1 / 0`)).rejects.toMatchObject({ code: '22012' });
	expect(await withActor(nobody, ({ sql }) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test('work that hides a failed statement is not called a success', async () => {
	const hiding = withActor(nobody, async ({ sql }) => {
		await sql`select 1 / 0`.catch(() => {});
		return 'saved';
	});
	await expect(hiding).rejects.toThrow('the transaction had failed');
});

test('a value that cannot be written is an error, not a request that never ends, and the next request is served', async () => {
	const broken = withActor(nobody, ({ sql }) => sql`select ${new Date('x')}::timestamptz`);
	await expect(broken).rejects.toThrow();
	expect(await withActor(nobody, ({ sql }) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
});
