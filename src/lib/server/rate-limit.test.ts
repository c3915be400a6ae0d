import { expect, test } from 'vitest';
import { makeLimits } from './rate-limit';

const many = (count: number, ask: (index: number) => Promise<number | null>) =>
	Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
const refused = (waits: (number | null)[]) => waits.filter((each) => each !== null);

test('E1 a hundred requests in a second from one session: sixty go on, the rest are told when to come back', async () => {
	const limits = makeLimits(20);
	const waits = refused(await many(100, () => limits.session('a')));
	expect(waits).toHaveLength(40);
	for (const wait of waits) expect(wait).toBe(1);
	expect(await limits.session('b'), 'somebody else').toBeNull();
});

test('E1 fifty answers that waited for a connection are all taken at once', async () => {
	const limits = makeLimits(20);
	expect(refused(await many(50, () => limits.session('a')))).toEqual([]);
	expect(refused(await many(50, () => limits.account('a')))).toEqual([]);
});

test('E1 a second later the session may go on', async () => {
	const limits = makeLimits(20);
	await many(100, () => limits.session('a'));
	expect(await limits.session('a')).not.toBeNull();
	await new Promise((resolve) => setTimeout(resolve, 1_050));
	expect(await limits.session('a')).toBeNull();
});

test('E1 several sessions of one account have one limit together', async () => {
	const limits = makeLimits(20);
	expect(refused(await many(200, () => limits.account('a')))).toHaveLength(80);
});

test('E1 a thousand borgere behind one address of the municipality are let in', async () => {
	const limits = makeLimits(20);
	expect(refused(await many(1_000, () => limits.address('10.0.0.1')))).toEqual([]);
	expect(refused(await many(1_000, (index) => limits.session(`borger ${index}`)))).toEqual([]);
});
