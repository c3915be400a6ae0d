import { expect, test } from 'vitest';
import { overdragelsePoints } from '../server/db/schema/team';
import type { TeamRow } from './edit';
import { handOverPoints, newestTovholder, pointsDueOn, readHandOver, type HandOverTyped } from './handover';

const today = '2026-11-22';
const hit = { accountId: 'karen', name: 'Karen', title: null, enhed: 'Job', forvaltningId: 'b', forvaltning: 'B' };
const typed: HandOverTyped = {
	person: 'karen',
	fra: today,
	opgave: 'Holder trådene.',
	hvorfor: 'Én skal samle det.',
	grund: 'Tove går på barsel.',
	bliver: 'nej',
	nyopgave: '',
	punkter: ['notes', 'borger_told', 'x'],
	set: '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10'
};
const read = (over: Partial<HandOverTyped> = {}, facts: Partial<Parameters<typeof readHandOver>[1]> = {}) => {
	const result = readHandOver({ ...typed, ...over }, { hit, hasHolder: true, actorId: 'tove', today, ...facts });
	return result.ok ? result.value : result.problems;
};

test('M2 a handover says who, from when, why, and which points are in order', () => {
	expect(read()).toEqual({
		accountId: 'karen',
		fromOn: today,
		roleText: 'Holder trådene.',
		why: 'Én skal samle det.',
		reason: 'Tove går på barsel.',
		staysAs: null,
		done: ['borger_told', 'notes'],
		seen: typed.set
	});
	expect(read({ bliver: 'ja', nyopgave: 'Hjælper med job.' })).toMatchObject({ staysAs: 'Hjælper med job.' });
	expect(read({ set: '' })).toMatchObject({ seen: null });
	expect(read({ set: 'x' })).toMatchObject({ seen: '00000000-0000-0000-0000-000000000000' });
});

test('the first tovholder needs no reason for a shift', () => {
	expect(read({ grund: '', bliver: '' }, { hasHolder: false })).toMatchObject({ reason: typed.hvorfor, staysAs: null });
});

test('M2 what is missing or impossible has its own problem', () => {
	expect(read({ person: '', fra: '', opgave: '', hvorfor: '', grund: '', bliver: '' }, { hit: null })).toEqual({
		person: 'missing',
		fra: 'missing',
		opgave: 'missing',
		hvorfor: 'missing',
		grund: 'missing',
		bliver: 'missing'
	});
	expect(read({ bliver: 'ja' })).toEqual({ nyopgave: 'missing' });
	expect(read({ fra: '2026-11-21' })).toEqual({ fra: 'past' });
	expect(read({ fra: '2027-05-22' })).toEqual({ fra: 'too_far' });
	expect(read({ fra: '2027-05-21' })).toMatchObject({ fromOn: '2027-05-21' });
	expect(read({ fra: 'i morgen' })).toEqual({ fra: 'not_a_day' });
	expect(read({}, { hit: null })).toEqual({ person: 'unknown' });
	expect(read({}, { actorId: 'karen' })).toEqual({ person: 'self' });
	expect(read({}, { hit: { ...hit, forvaltningId: null } })).toEqual({ person: 'external' });
});

test('M2 a handover starts from the newest appointment that holds, the planned ones included', () => {
	const row = (id: string, fromOn: string, toOn: string | null): TeamRow => ({
		id,
		accountId: id,
		function: 'tovholder',
		fromOn,
		toOn
	});
	const tove = row('tove', '2026-01-01', '2026-11-30');
	const karen = row('karen', '2026-12-01', null);
	expect(newestTovholder([tove, karen], today)?.id).toBe('karen');
	expect(newestTovholder([tove, { ...karen, toOn: '2026-11-30' }], today)?.id).toBe('tove');
	expect(newestTovholder([{ ...tove, toOn: '2026-11-21' }], today)).toBeNull();
	expect(newestTovholder([{ ...karen, function: 'stedfortraeder' }], today)).toBeNull();
});

test('what was left open is due two weeks after the handover', () => {
	expect(pointsDueOn(today)).toBe('2026-12-06');
});

test('the rule and the database know the same points', () => {
	expect([...handOverPoints]).toEqual([...overdragelsePoints]);
});
