import { expect, test } from 'vitest';
import { planInvitations, waitAfter, type Asked, type Made, type Mail } from './invitation';

const now = new Date('2026-11-23T08:00:00Z');
const at = (text: string) => new Date(text);
const tove: Asked = {
	participantId: 'p-1',
	accountId: 'tove',
	moedeId: 'm-1',
	borgerId: 'b-1',
	startsAt: at('2026-12-01T09:00:00Z'),
	endsAt: at('2026-12-01T10:00:00Z'),
	answer: 'none',
	comes: true
};
const moved = { startsAt: at('2026-12-02T09:00:00Z'), endsAt: at('2026-12-02T10:00:00Z') };
const mail = (asked: Asked, more: Partial<Made> = {}): Made => ({
	...{
		participantId: asked.participantId,
		accountId: asked.accountId,
		moedeId: asked.moedeId,
		borgerId: asked.borgerId
	},
	...{ sequence: 0, method: 'request', startsAt: asked.startsAt, endsAt: asked.endsAt },
	...{ open: false, left: true, dropped: false },
	...more
});
const short = ({ make, drop }: { make: readonly Mail[]; drop: readonly Made[] }) => ({
	make: make.map(({ participantId, method, sequence, startsAt }) => [
		participantId,
		method,
		sequence,
		startsAt.toISOString().slice(0, 10)
	]),
	drop: drop.map(({ sequence }) => sequence)
});
const none = { make: [], drop: [] };

test('who is asked gets the meeting once', () => {
	expect(short(planInvitations([tove], [], now))).toEqual({ make: [['p-1', 'request', 0, '2026-12-01']], drop: [] });
	expect(planInvitations([tove], [mail(tove)], now)).toEqual(none);
	expect(planInvitations([tove], [mail(tove, { open: true, left: false })], now)).toEqual(none);
	expect(planInvitations([{ ...tove, answer: 'yes' }], [mail(tove)], now)).toEqual(none);
});

test('a meeting that moves is the same entry of the calendar with a higher number, also for who was asked anew in another row', () => {
	const same = { ...tove, ...moved };
	expect(short(planInvitations([same], [mail(tove)], now)).make).toEqual([['p-1', 'request', 1, '2026-12-02']]);
	const anew = [
		{ ...tove, comes: false, answer: 'yes' as const },
		{ ...tove, ...moved, participantId: 'p-2' }
	];
	expect(short(planInvitations(anew, [mail(tove)], now)).make).toEqual([['p-2', 'request', 1, '2026-12-02']]);
});

test('who does not come any more is told so once, and may be asked again', () => {
	const off = { ...tove, comes: false };
	const cancelled = mail(tove, { sequence: 1, method: 'cancel' });
	expect(short(planInvitations([off], [mail(tove)], now)).make).toEqual([['p-1', 'cancel', 1, '2026-12-01']]);
	expect(planInvitations([off], [mail(tove), cancelled], now)).toEqual(none);
	expect(planInvitations([], [cancelled, mail(tove)], now)).toEqual(none);
	const again = { ...tove, participantId: 'p-2' };
	expect(short(planInvitations([off, again], [mail(tove), cancelled], now)).make).toEqual([
		['p-2', 'request', 2, '2026-12-01']
	]);
});

test('who was never sent it is not told that it falls away, and what waits is not sent then', () => {
	const off = { ...tove, comes: false };
	const waiting = mail(tove, { open: true, left: false });
	expect(short(planInvitations([off], [waiting], now))).toEqual({ make: [], drop: [0] });
	expect(planInvitations([off], [mail(tove, { left: false, dropped: true })], now)).toEqual(none);
	expect(planInvitations([off], [], now)).toEqual(none);
	// Asked again afterwards: it is sent, although the one that never left said the same.
	expect(short(planInvitations([tove], [mail(tove, { left: false, dropped: true })], now)).make).toEqual([
		['p-1', 'request', 1, '2026-12-01']
	]);
});

test('a mail that was tried and may have arrived is followed by its cancelling', () => {
	const tried = mail(tove, { open: true, left: true });
	expect(short(planInvitations([{ ...tove, comes: false }], [tried], now))).toEqual({
		make: [['p-1', 'cancel', 1, '2026-12-01']],
		drop: [0]
	});
});

test('a meeting that moves twice before the first mail has left is told once, with the time that holds', () => {
	const there = { ...tove, ...moved };
	const waiting = mail(there, { sequence: 1, open: true, left: false });
	// Back to the time that was told already.
	expect(short(planInvitations([tove], [mail(tove), waiting], now))).toEqual({ make: [], drop: [1] });
	const third = { ...tove, startsAt: at('2026-12-03T09:00:00Z'), endsAt: at('2026-12-03T10:00:00Z') };
	expect(short(planInvitations([third], [mail(tove), waiting], now))).toEqual({
		make: [['p-1', 'request', 2, '2026-12-03']],
		drop: [1]
	});
});

test('who has said no is not written to, and nobody is written to about what has begun', () => {
	expect(planInvitations([{ ...tove, answer: 'no' }], [], now)).toEqual(none);
	expect(planInvitations([{ ...tove, answer: 'no', ...moved }], [mail(tove)], now)).toEqual(none);
	const late = at('2026-12-01T09:00:00Z');
	expect(planInvitations([tove], [], late)).toEqual(none);
	expect(planInvitations([{ ...tove, comes: false }], [mail(tove)], late)).toEqual(none);
	expect(short(planInvitations([tove], [mail(tove, { open: true, left: false })], late))).toEqual({
		make: [],
		drop: [0]
	});
});

test('one person’s meeting is nobody else’s, and one meeting no other', () => {
	const signe = { ...tove, accountId: 'signe', participantId: 'p-3' };
	const other = { ...tove, moedeId: 'm-2', participantId: 'p-4' };
	expect(short(planInvitations([tove, signe, other], [mail(tove)], now)).make).toEqual([
		['p-3', 'request', 0, '2026-12-01'],
		['p-4', 'request', 0, '2026-12-01']
	]);
});

test('whatever happens in whatever order, the number of an entry only rises and what was told last is true', () => {
	let asked: Asked[] = [];
	const made: Made[] = [];
	const steps: (() => void)[] = [
		() => (asked = [tove]),
		() => (asked = [{ ...tove, ...moved }]),
		() => (asked = [{ ...tove, comes: false }]),
		() => (asked = [{ ...tove, participantId: 'p-2' }]),
		() => (asked = [])
	];
	let seed = 7;
	for (let round = 0; round < 300; round += 1) {
		seed = (seed * 16_807) % 2_147_483_647;
		steps[seed % steps.length]?.();
		const { make, drop } = planInvitations(asked, made, now);
		for (const each of drop) Object.assign(each, { open: false, dropped: true });
		for (const each of make) {
			expect(each.sequence).toBe(made.length);
			made.push({ ...each, open: true, left: false, dropped: false });
		}
		if (seed % 3 > 0) for (const each of made) if (each.open) Object.assign(each, { open: false, left: true });
		expect(planInvitations(asked, made, now)).toEqual(none);
	}
	expect(made.length).toBeGreaterThan(50);
});

test('a mail server that is down is asked seldom, and for most of a day', () => {
	expect([1, 2, 3, 7, 20].map((tries) => waitAfter(tries) / 60_000)).toEqual([1, 2, 4, 60, 60]);
});
