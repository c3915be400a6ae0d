import { expect, test } from 'vitest';
import { isSameTarget, newTarget, readTarget, targetTypedFrom, targetTypedOf, type TargetRow } from './journal';

const id = '0192f000-0000-7000-8000-000000000001';
const other = '0192f000-0000-7000-8000-000000000002';
const job = '0192f000-0000-7000-8000-00000000000a';
const typed = (over: Partial<ReturnType<typeof newTarget>> = {}) => ({
	...newTarget(id),
	slags: 'folder',
	system: 'acadre',
	navn: ' Acadre  ind ',
	tager: ['note', 'plan'],
	adresse: 'acadre',
	kvittering: 'ja',
	...over
});
const row = (over: Partial<TargetRow> = {}): TargetRow => ({
	id: other,
	name: 'Arkivmappe',
	type: 'folder',
	system: 'other',
	forvaltningId: null,
	takes: ['plan'],
	address: 'arkiv',
	hasReceipts: false,
	endedAt: null,
	...over
});
const around = { rows: [row()], forvaltninger: [job], hosts: [], before: null };
const problems = (
	over: Partial<ReturnType<typeof newTarget>>,
	more: Partial<Parameters<typeof readTarget>[1]> = {}
) => {
	const read = readTarget(typed(over), { ...around, ...more });
	return read.ok ? null : read.problems;
};

test('S20 a target has a kind, a system, a name, a department, what it takes, and where', () => {
	expect(readTarget(typed({ forvaltning: job }), around)).toEqual({
		ok: true,
		value: {
			id,
			name: 'Acadre ind',
			type: 'folder',
			system: 'acadre',
			forvaltningId: job,
			takes: ['plan', 'note'],
			address: 'acadre',
			hasReceipts: true
		}
	});
	expect(readTarget(targetTypedOf(new FormData()), around)).toEqual({
		ok: false,
		problems: { form: 'unknown', slags: 'missing', system: 'missing', navn: 'missing', tager: 'missing' }
	});
});

test('what is copied by hand has no address and no receipts', () => {
	expect(readTarget(typed({ slags: 'copy', adresse: 'x/y' }), around)).toMatchObject({
		value: { address: '', hasReceipts: false }
	});
});

test('S5 a letter is a document, has a folder, and no system at its other end', () => {
	const letter = { slags: 'digital_post', system: 'fasit', adresse: 'post' };
	expect(problems({ ...letter, tager: ['moede', 'note'] })).toEqual({ tager: 'letters_only' });
	expect(problems({ ...letter, tager: ['plan'] })).toEqual({ tager: 'letters_only' });
	expect(readTarget(typed({ ...letter, tager: ['moede'] }), around)).toMatchObject({
		value: { system: 'other', hasReceipts: false }
	});
});

test('two targets in use have neither a name nor a folder in common', () => {
	expect(problems({ navn: 'ARKIVMAPPE', adresse: 'arkiv' })).toEqual({ navn: 'taken', adresse: 'taken' });
	expect(problems({ slags: 'digital_post', tager: ['moede'], adresse: 'arkiv' })).toEqual({ adresse: 'taken' });
	const ended = row({ endedAt: new Date(0) });
	expect(problems({ navn: 'Arkivmappe', adresse: 'arkiv' }, { rows: [ended] })).toBeNull();
});

test('a target belongs to a department that is open; one that has closed since may stay', () => {
	expect(problems({ forvaltning: other })).toEqual({ forvaltning: 'unknown' });
	const before = row({ id, name: 'Acadre ind', forvaltningId: other, system: 'acadre' });
	expect(problems({ forvaltning: other }, { before })).toBeNull();
});

test('of a target that is there the kind and the system stay, whatever is sent', () => {
	const before = row({ id });
	const read = readTarget(
		{ ...targetTypedFrom(before), slags: 'http', system: 'fasit' },
		{ ...around, rows: [before], before }
	);
	expect(read).toMatchObject({ ok: true, value: { type: 'folder', system: 'other', address: 'arkiv' } });
	expect(read.ok && isSameTarget(read.value, before)).toBe(true);
});
