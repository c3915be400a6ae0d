import { expect, test } from 'vitest';
import { alarmsOf, type LogFacts } from './alarms';

const quiet: LogFacts = { served: [], waiting: null, opened: [], outside: [] };
const limits = { manyLooks: 50, sealSeconds: 10 };
const types = (facts: Partial<LogFacts>) => alarmsOf({ ...quiet, ...facts }, limits).map(({ type }) => type);

test('a log in which shown, recorded and served agree raises no alarm', () => {
	expect(types({ served: [{ requestId: 'r1', served: 3, recorded: 3 }] })).toEqual([]);
});

test('more served than recorded is an alarm; more recorded than served is an answer that never arrived', () => {
	expect(types({ served: [{ requestId: 'r1', served: 3, recorded: 2 }] })).toEqual(['unrecorded']);
	expect(types({ served: [{ requestId: 'r1', served: 0, recorded: 2 }] })).toEqual([]);
});

test('a look may wait ten seconds for its seal, not longer', () => {
	expect(types({ waiting: { eventId: 7, seconds: 10, count: 1 } })).toEqual([]);
	expect(types({ waiting: { eventId: 7, seconds: 11, count: 1 } })).toEqual(['unsealed']);
});

test('E2 fifty borgere in an hour are unusual, forty-nine are not', () => {
	const opened = (borgere: number) => [{ accountId: 'a', borgere, hour: '2026-11-22T10:00:00.000Z' }];
	expect(types({ opened: opened(49) })).toEqual([]);
	expect(types({ opened: opened(50) })).toEqual(['many']);
});

test('E2 the same borger outside the team is told once a day, however often they are looked at', () => {
	const look = (eventId: number) => ({ accountId: 'a', borgerId: 'b', eventId, day: '2026-11-22' });
	const alarms = alarmsOf({ ...quiet, outside: [look(1), look(2)] }, limits);
	expect(new Set(alarms.map(({ about }) => about)).size).toBe(1);
});
