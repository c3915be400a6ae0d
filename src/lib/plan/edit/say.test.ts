import { expect, test } from 'vitest';
import { completeFields, fieldsOf, itemKinds, type DraftItem } from '../draft';
import { forms } from './controls';
import { labelOf, namesOf, publishedDifferences, sayOwner, sayProblem, sayValue, titleOf } from './say';

const tove = '11111111-1111-4111-8111-111111111111';
const social = '22222222-2222-4222-8222-222222222222';
const gone = '33333333-3333-4333-8333-333333333333';
const names = namesOf({
	borger: { id: 'b', name: 'Viktor Holm', firstName: 'Viktor' },
	people: [{ accountId: tove, name: 'Tove Madsen', forvaltning: 'Beskæftigelse' }],
	forvaltninger: [{ id: social, name: 'Socialafdelingen' }],
	names: { [gone]: 'Amalie Krogh' }
});

test('every field of every kind has a control and a label', () => {
	for (const kind of itemKinds) {
		expect(forms[kind].map(({ field }) => field).sort()).toEqual([...fieldsOf[kind]].sort());
		for (const field of fieldsOf[kind]) expect(labelOf(kind, field, {}, names)).not.toBe(field);
	}
	expect(labelOf('maal', 'borgerWords', {}, names)).toBe('Med Viktors egne ord');
	expect(labelOf('indsats', 'description', { proevehandling: 'ja' }, names)).toBe('Hvad prøver I?');
	expect(labelOf('indsats', 'description', {}, names)).toBe('Hvad sker der?');
});

test('S2 who owes an agreement is said by name, also when they have left the team', () => {
	expect(sayOwner('borger', names)).toBe('Viktor');
	expect(sayOwner(`konto:${tove}`, names)).toBe('Tove Madsen');
	expect(sayOwner(`konto:${gone}`, names)).toBe('Amalie Krogh');
	expect(sayOwner(`afdeling:${social}`, names)).toBe('Socialafdelingen');
	expect(sayOwner('konto:44444444-4444-4444-8444-444444444444', names)).toBe('En, du ikke kender');
	expect(sayOwner('', names)).toBeNull();
});

test('a value is said in words, whatever it is stored as', () => {
	expect(sayValue('aftale', 'dueOn', '2026-12-01', names)).toBe('1. december 2026');
	expect(sayValue('aftale', 'owner', `afdeling:${social}`, names)).toBe('Socialafdelingen');
	expect(sayValue('maal', 'isJob', 'ja', names)).toBe('Ja');
	expect(sayValue('maal', 'type', 'fastholde', names)).toBe('Det skal blive ved at være godt');
	expect(sayValue('maal', 'topics', 'boern,helbred', names)).toBe('Børn, Helbred');
	expect(sayValue('maal', 'forvaltninger', social, names)).toBe('Socialafdelingen');
	expect(sayValue('delmaal', 'responsible', tove, names)).toBe('Tove Madsen');
	expect(sayValue('aftale', 'text', 'Ringer', names)).toBe('Ringer');
	expect(sayValue('aftale', 'dueOn', '', names)).toBe('');
});

test('what the shared version says is told field by field where the draft says something else', () => {
	const item = (published: DraftItem['published']): DraftItem => ({
		...{ kind: 'aftale', itemId: 'x', parentId: null, position: 0, published, state: 'changed' },
		...{ forvaltning: null, editedBy: null, editedAt: null, editableTopics: [], missing: [], fromTavlepunkt: null },
		fields: completeFields('aftale', { text: 'Ringer', owner: 'borger', dueOn: '2026-12-01' })
	});
	const published = completeFields('aftale', { text: 'Ringer', owner: `konto:${tove}` });
	expect(publishedDifferences(item(published), names)).toEqual([
		{ label: 'Hvem gør det?', value: 'Tove Madsen' },
		{ label: 'Senest', value: '' }
	]);
	expect(publishedDifferences(item(null), names)).toEqual([]);
});

test('an item without words has a name all the same, and a problem is a sentence with its measure', () => {
	expect(titleOf({ kind: 'aftale', fields: { text: '' } })).toBe('Aftale uden tekst');
	expect(titleOf({ kind: 'maal', fields: { title: 'Sove' } })).toBe('Sove');
	expect(sayProblem('too_long', 'title', 'x'.repeat(10_000))).toBe('Der er plads til 300 tegn. Du har skrevet 10000.');
	expect(sayProblem('before_start', 'endsOn', '')).toMatch(/før den begynder/);
});
