import { expect, test } from 'vitest';
import { findStedfortraeder, findTovholder, splitTeam, type Membership } from './membership';

const today = '2026-11-24';
const member = (over: Partial<Membership> & { name: string }) => ({
	function: 'fagperson' as Membership['function'],
	accountId: over.name,
	fromOn: '2026-01-10',
	toOn: null as string | null,
	...over
});
const tove = member({ name: 'Tove', function: 'tovholder', fromOn: '2026-06-01' });

test('M2 the tovholder is the one of today, not the one before', () => {
	const before = member({ name: 'Bent', function: 'tovholder', toOn: '2026-05-31' });
	expect(findTovholder([before, tove], today)).toBe(tove);
	expect(findTovholder([before], today)).toBeNull();
});

test('B11 the last day counts, the day after does not', () => {
	const leaving = member({ name: 'Tove', function: 'tovholder', toOn: today });
	expect(findTovholder([leaving], today)).toBe(leaving);
	expect(findTovholder([leaving], '2026-11-25')).toBeNull();
});

test('M11 a deputy is shown while they answer, and two weeks before', () => {
	const karen = (fromOn: string, toOn: string) => member({ name: 'Karen', function: 'stedfortraeder', fromOn, toOn });
	expect(findStedfortraeder([karen('2026-11-20', '2026-11-27')], today)?.name).toBe('Karen');
	expect(findStedfortraeder([karen('2026-12-08', '2026-12-10')], today)?.name).toBe('Karen');
	expect(findStedfortraeder([karen('2026-12-09', '2026-12-10')], today)).toBeNull();
	expect(findStedfortraeder([karen('2026-11-01', '2026-11-23')], today)).toBeNull();
});

test('S6 the team shows who is there, who is coming and who has left', () => {
	const signe = member({ name: 'Signe', fromOn: '2026-02-01' });
	const karen = member({ name: 'Karen', function: 'stedfortraeder', fromOn: '2026-11-20', toOn: '2026-11-30' });
	const ida = member({ name: 'Ida', fromOn: '2026-12-01' });
	const bent = member({ name: 'Bent', toOn: '2026-05-31' });
	const olga = member({ name: 'Olga', toOn: '2026-09-30' });
	const split = splitTeam([signe, bent, karen, ida, tove, olga], today);
	expect(split.now.map((each) => each.name)).toEqual(['Tove', 'Karen', 'Signe']);
	expect(split.coming.map((each) => each.name)).toEqual(['Ida']);
	expect(split.left.map((each) => each.name)).toEqual(['Olga', 'Bent']);
});

test('M2 who did not come after all, or held the threads for a morning only, is no longer there and not forgotten', () => {
	const replaced = member({ name: 'Bent', function: 'tovholder', fromOn: today, toOn: '2026-11-23' });
	const calledOff = member({ name: 'Karen', function: 'stedfortraeder', fromOn: '2026-12-01', toOn: '2026-11-30' });
	const team = [replaced, calledOff, tove];
	expect(findTovholder(team, today)).toBe(tove);
	expect(findStedfortraeder(team, today)).toBeNull();
	const split = splitTeam(team, today);
	expect([split.now, split.coming].map((list) => list.map(({ name }) => name))).toEqual([['Tove'], []]);
	expect(split.left.map(({ name }) => name)).toEqual(['Karen', 'Bent']);
});

test('somebody who holds the threads and was on the team before stands there once, as tovholder', () => {
	const before = member({ name: 'Tove' });
	expect(splitTeam([before, tove], today).now).toEqual([tove]);
});
