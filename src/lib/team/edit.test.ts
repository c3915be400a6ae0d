import { expect, test } from 'vitest';
import { readJoin, readLeave, type JoinTyped, type LeaveTyped, type TeamRow } from './edit';
import type { StaffHit } from './staff';

const today = '2026-11-22';
const row = (over: Partial<TeamRow> & { accountId: string }): TeamRow => ({
	id: `row-${over.accountId}`,
	function: 'fagperson',
	fromOn: '2026-01-10',
	toOn: null,
	...over
});
const tove = row({ accountId: 'tove', function: 'tovholder' });
const signe = row({ accountId: 'signe' });
const members = [tove, signe];
const bo: StaffHit = {
	accountId: 'bo',
	name: 'Bo Krog',
	title: 'Mentor',
	enhed: 'Jobcenter',
	forvaltningId: 'b',
	forvaltning: 'Beskæftigelse'
};
const typed: JoinTyped = { person: 'bo', opgave: ' Hjælper dig. ', hvorfor: 'Du ville.', fra: today, til: '' };
const join = (over: Partial<JoinTyped> = {}, facts: Partial<Parameters<typeof readJoin>[1]> = {}) => {
	const read = readJoin({ ...typed, ...over }, { as: 'fagperson', hit: bo, members, actorId: 'tove', today, ...facts });
	return read.ok ? read.value : read.problems;
};
const asDeputy = (over: Partial<JoinTyped>, facts: Partial<Parameters<typeof readJoin>[1]> = {}) =>
	join(over, { as: 'stedfortraeder', ...facts });

test('S6 somebody comes onto the team with what they do, why and from when', () => {
	expect(join()).toEqual({ accountId: 'bo', roleText: 'Hjælper dig.', why: 'Du ville.', fromOn: today, toOn: null });
	expect(join({ til: '2026-12-31' })).toMatchObject({ toOn: '2026-12-31' });
	expect(join({}, { hit: { ...bo, forvaltningId: null } })).toMatchObject({ accountId: 'bo' });
});

test('every empty or impossible field has its own problem', () => {
	expect(join({ person: '', opgave: ' ', hvorfor: '', fra: '' }, { hit: null })).toEqual({
		person: 'missing',
		opgave: 'missing',
		hvorfor: 'missing',
		fra: 'missing'
	});
	expect(join({ opgave: 'a'.repeat(501), hvorfor: 'a\0' })).toEqual({ opgave: 'too_long', hvorfor: 'forbidden' });
	expect(join({ fra: '2026-02-30', til: '31/12' })).toEqual({ fra: 'not_a_day', til: 'not_a_day' });
	expect(join({ fra: '2026-11-21' })).toEqual({ fra: 'past' });
	expect(join({ fra: '2028-01-01' })).toEqual({ fra: 'too_far' });
	expect(join({ fra: '2026-12-01', til: '2026-11-30' })).toEqual({ til: 'before_start' });
});

test('nobody is put on the team twice in the same days, and nobody puts themself there', () => {
	expect(join({}, { hit: { ...bo, accountId: 'signe' } })).toEqual({ person: 'already' });
	const left = row({ accountId: 'bo', toOn: '2026-11-21' });
	expect(join({}, { members: [...members, left] })).toMatchObject({ accountId: 'bo' });
	const coming = row({ accountId: 'bo', fromOn: '2026-12-01' });
	expect(join({}, { members: [coming] })).toEqual({ person: 'already' });
	expect(join({ til: '2026-11-30' }, { members: [coming] })).toMatchObject({ toOn: '2026-11-30' });
	expect(join({}, { actorId: 'bo' })).toEqual({ person: 'self' });
	expect(join({}, { hit: null })).toEqual({ person: 'unknown' });
});

test('M11 a deputy has a first and a last day, is one of the municipality’s own, and is alone in these days', () => {
	const week = { fra: '2026-12-01', til: '2026-12-08' };
	expect(asDeputy(week)).toMatchObject({ accountId: 'bo', fromOn: '2026-12-01', toOn: '2026-12-08' });
	expect(asDeputy({ til: '' })).toEqual({ til: 'missing' });
	expect(asDeputy({ fra: today, til: '2028-01-01' })).toEqual({ til: 'too_far' });
	expect(asDeputy(week, { hit: { ...bo, forvaltningId: null } })).toEqual({ person: 'external' });
	expect(asDeputy(week, { hit: { ...bo, accountId: 'tove' }, actorId: 'karin' })).toEqual({ person: 'holds' });
	expect(asDeputy(week, { hit: { ...bo, accountId: 'signe' } })).toMatchObject({ accountId: 'signe' });
	const karen = row({ accountId: 'karen', function: 'stedfortraeder', fromOn: '2026-12-08', toOn: '2026-12-09' });
	expect(asDeputy(week, { members: [karen] })).toEqual({ fra: 'overlap' });
	expect(asDeputy({ ...week, til: '2026-12-07' }, { members: [karen] })).toMatchObject({ toOn: '2026-12-07' });
});

const leave = (over: Partial<LeaveTyped>, facts: Partial<Parameters<typeof readLeave>[1]> = {}) => {
	const read = readLeave(
		{ medlem: 'row-signe', hvornaar: 'nu', dag: '', grund: 'Forløbet er slut.', ...over },
		{ members, actorId: 'tove', today, ...facts }
	);
	return read.ok ? read.value : read.problems;
};

test('S6 somebody is taken off at once, so that yesterday was the last day, or after a day', () => {
	expect(leave({})).toEqual({ membershipId: 'row-signe', toOn: '2026-11-21', reason: 'Forløbet er slut.' });
	expect(leave({ hvornaar: 'dag', dag: today })).toMatchObject({ toOn: today });
	const first = [row({ accountId: 'signe', fromOn: today })];
	expect(leave({}, { members: first })).toMatchObject({ toOn: '2026-11-21' });
	const coming = [row({ accountId: 'signe', fromOn: '2026-12-01' })];
	expect(leave({}, { members: coming })).toMatchObject({ toOn: '2026-11-30' });
	expect(leave({ hvornaar: 'dag', dag: '2026-11-25' }, { members: coming })).toEqual({ dag: 'past' });
});

test('nobody is taken off without a reason or a time, nor kept longer than was set', () => {
	expect(leave({ hvornaar: '', grund: '' })).toEqual({ hvornaar: 'missing', grund: 'missing' });
	expect(leave({ hvornaar: 'dag' })).toEqual({ dag: 'missing' });
	expect(leave({ hvornaar: 'dag', dag: '2026-13-01' })).toEqual({ dag: 'not_a_day' });
	expect(leave({ hvornaar: 'dag', dag: '2026-11-21' })).toEqual({ dag: 'past' });
	const ending = [row({ accountId: 'signe', toOn: '2026-11-30' })];
	expect(leave({ hvornaar: 'dag', dag: '2026-12-01' }, { members: ending })).toEqual({ dag: 'too_far' });
});

test('the last member, who holds the threads, is not taken off; nor oneself; nor who has left already', () => {
	expect(leave({ medlem: 'row-tove' }, { actorId: 'karin' })).toEqual({ medlem: 'holds' });
	expect(leave({}, { actorId: 'signe' })).toEqual({ medlem: 'self' });
	expect(leave({ medlem: 'x' })).toEqual({ medlem: 'unknown' });
	const left = [row({ accountId: 'signe', toOn: '2026-11-21' })];
	expect(leave({}, { members: left })).toEqual({ medlem: 'unknown' });
	const never = [row({ accountId: 'signe', fromOn: '2026-12-01', toOn: '2026-11-30' })];
	expect(leave({}, { members: never })).toEqual({ medlem: 'unknown' });
});
