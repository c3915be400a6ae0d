import { describe, expect, test } from 'vitest';
import {
	agreementTypedOf,
	decideNote,
	decisionTypedOf,
	notesTypedOf,
	readAgreement,
	readDecision,
	type NoteTyped
} from './forms';

const id = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const form = (entries: Record<string, string>) => {
	const made = new FormData();
	for (const [name, value] of Object.entries(entries)) made.set(name, value);
	return made;
};

describe('a decision of a meeting', () => {
	const typed = { id, beslutning: ' Vi prøver en praktik. ', fra: '2026-12-01', ansvarlig: 'Tove' };

	test('needs what, from when and who', () => {
		expect(readDecision(decisionTypedOf(form({ id })))).toEqual({
			ok: false,
			problems: { beslutning: 'missing', fra: 'missing', ansvarlig: 'missing' }
		});
		expect(readDecision(typed)).toEqual({
			ok: true,
			value: { id, text: 'Vi prøver en praktik.', startsOn: '2026-12-01', responsible: 'Tove' }
		});
	});

	test('a day that does not exist and a form without its id are refused', () => {
		expect(readDecision({ ...typed, fra: '2026-02-30' })).toEqual({ ok: false, problems: { fra: 'not_a_day' } });
		expect(readDecision({ ...typed, id: 'x' })).toEqual({ ok: false, problems: { form: 'unknown' } });
		expect(readDecision({ ...typed, ansvarlig: 'x'.repeat(301) })).toEqual({
			ok: false,
			problems: { ansvarlig: 'too_long' }
		});
	});
});

describe('an agreement of a meeting', () => {
	const typed = { id, aftale: 'Ringer til banken', ejer: 'borger', senest: '2026-12-01', maal: '' };

	test('says what, who owes it and by when; a goal it need not have', () => {
		expect(readAgreement(agreementTypedOf(form({ id })))).toEqual({
			ok: false,
			problems: { aftale: 'missing', ejer: 'missing', senest: 'missing' }
		});
		expect(readAgreement({ ...typed, maal: other })).toEqual({
			ok: true,
			value: { id, text: 'Ringer til banken', owner: 'borger', dueOn: '2026-12-01', goalId: other }
		});
	});

	test('is owed by the borger, a person or a department, and nobody else', () => {
		expect(readAgreement({ ...typed, ejer: `konto:${other}` }).ok).toBe(true);
		expect(readAgreement({ ...typed, ejer: `afdeling:${other}` }).ok).toBe(true);
		expect(readAgreement({ ...typed, ejer: 'kongen', maal: 'x' })).toEqual({
			ok: false,
			problems: { ejer: 'unknown', maal: 'unknown' }
		});
	});
});

describe('what is written of a meeting', () => {
	const typed = (changes: Partial<NoteTyped> = {}): NoteTyped => ({
		...{ key: 'referat', id, seen: '', text: 'Vi talte om skolen.' },
		...changes
	});

	test('a form sends only the texts that it has', () => {
		expect(notesTypedOf(form({ goals: 'Cykle', 'id-goals': id, 'seen-goals': '', andet: 'x' }))).toEqual([
			{ key: 'goals', id, seen: '', text: 'Cykle' }
		]);
	});

	test('the first text is written, and the same again changes nothing', () => {
		expect(decideNote(typed(), [])).toEqual({ kind: 'write', text: 'Vi talte om skolen.' });
		expect(decideNote(typed(), [{ id, text: 'Vi talte om skolen.' }])).toEqual({ kind: 'nothing' });
		expect(decideNote(typed({ text: ' ' }), [])).toEqual({ kind: 'nothing' });
	});

	test('what somebody else has written meanwhile is never written over', () => {
		expect(decideNote(typed(), [{ id: other, text: 'Signes ord' }])).toEqual({ kind: 'problem', problem: 'elsewhere' });
		expect(decideNote(typed({ seen: other }), [{ id: other, text: 'Signes ord' }])).toMatchObject({ kind: 'write' });
	});

	test('after an answer that got lost, more words go on from what stands', () => {
		expect(decideNote(typed({ text: 'Mere' }), [{ id, text: 'Vi talte om skolen.' }])).toEqual({
			kind: 'write',
			text: 'Mere'
		});
	});

	test('a text that was left as it was opened is nothing, whatever others have written meanwhile', () => {
		const rows = [
			{ id: other, text: 'Signes ord' },
			{ id, text: 'De gamle ord' }
		];
		expect(
			decideNote(typed({ id: '33333333-3333-4333-8333-333333333333', seen: id, text: 'De gamle ord' }), rows)
		).toEqual({
			kind: 'nothing'
		});
		expect(decideNote(typed({ text: '' }), rows)).toEqual({ kind: 'nothing' });
	});

	test('what stands is put right, not made to disappear', () => {
		expect(decideNote(typed({ seen: other, text: '' }), [{ id: other, text: 'Ord' }])).toEqual({
			kind: 'problem',
			problem: 'missing'
		});
		expect(decideNote(typed({ text: 'x\0' }), [])).toEqual({ kind: 'problem', problem: 'forbidden' });
		expect(decideNote(typed({ text: 'x'.repeat(20_001) }), [])).toEqual({ kind: 'problem', problem: 'too_long' });
		expect(decideNote(typed({ id: '' }), [])).toEqual({ kind: 'problem', problem: 'unknown' });
	});
});
