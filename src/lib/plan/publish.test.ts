import { describe, expect, test } from 'vitest';
import { completeFields, type DraftItem, type ItemKind } from './draft';
import { hindrances, isEmpty, missingIn, refusalOf } from './publish';

const today = '2026-11-22';
const tove = '10000000-0000-4000-8000-000000000001';
const item = (kind: ItemKind, fields: Record<string, string>, over: Partial<DraftItem> = {}): DraftItem => ({
	...{ kind, itemId: kind, parentId: null, position: 0, published: null, state: 'new', forvaltning: null },
	...{ editedBy: null, editedAt: null, editableTopics: [], missing: [], fromTavlepunkt: null },
	...over,
	fields: completeFields(kind, fields)
});
const standing = new Set(['maal']);
const missing = (...of: Parameters<typeof item>) => missingIn(item(...of), standing, today);
const untouched = (kind: ItemKind, fields: Record<string, string>): Partial<DraftItem> => ({
	published: completeFields(kind, fields),
	state: 'changed'
});

describe('what hinders publishing', () => {
	test('P6 a goal has the words of the borger, or says that they are missing', () => {
		expect(missing('maal', { title: 'Sove', borgerWords: 'Jeg vil sove' })).toEqual([]);
		expect(missing('maal', { title: 'Sove', wordsMissing: 'ja' })).toEqual([]);
		expect(missing('maal', { title: 'Sove' })).toEqual(['borgerWords']);
		expect(missing('maal', {})).toEqual(['title', 'borgerWords']);
		expect(missing('maal', { title: 'Sove' }, untouched('maal', { title: 'Sove' }))).toEqual(['borgerWords']);
		const ended = { on: today, outcome: 'reached', words: '' } as const;
		expect(missing('maal', { title: 'Sove' }, { ended })).toEqual([]);
		expect(missing('maal', {}, { state: 'removed' })).toEqual([]);
	});

	test('S1 a new or changed step has one goal, somebody responsible and a day', () => {
		const whole = { title: 'Prøve', responsible: tove, dueOn: '2026-12-01' };
		expect(missing('delmaal', whole, { parentId: 'maal' })).toEqual([]);
		expect(missing('delmaal', {}, { parentId: 'maal' })).toEqual(['title', 'responsible', 'dueOn']);
		expect(missing('delmaal', whole)).toEqual(['parent']);
		expect(missing('delmaal', whole, { parentId: 'gone' })).toEqual(['parent']);
		expect(missing('delmaal', { ...whole, dueOn: '', reachedOn: today }, { parentId: 'maal' })).toEqual([]);
		expect(missing('delmaal', { title: 'Gammel' }, untouched('delmaal', { title: 'Gammel' }))).toEqual([]);
	});

	test('S2 a new or changed agreement has words, somebody who does it and a day; a duty may last', () => {
		const whole = { text: 'Ringer', owner: 'borger', dueOn: '2026-12-01' };
		expect(missing('aftale', whole)).toEqual([]);
		expect(missing('aftale', {})).toEqual(['text', 'owner', 'dueOn']);
		expect(missing('aftale', { ...whole, dueOn: '' })).toEqual(['dueOn']);
		expect(missing('aftale', { ...whole, dueOn: '', duty: 'ja' })).toEqual([]);
		expect(missing('aftale', { text: 'Gammel' }, untouched('aftale', { text: 'Gammel' }))).toEqual([]);
		const status = { at: new Date('2026-11-20T10:00:00Z'), by: null, reason: null, postponed: [] };
		expect(missing('aftale', { text: 'Ringer' }, { status: { ...status, state: 'done' } })).toEqual([]);
		expect(missing('aftale', { text: 'Ringer' }, { status: { ...status, state: 'reopened' } })).toEqual([
			...['owner', 'dueOn']
		]);
	});

	test('S3 what was tried out and has ended says what was learnt', () => {
		const trial = { title: 'To om det', proevehandling: 'ja', startsOn: '2026-09-01', endsOn: '2026-11-21' };
		expect(missing('indsats', trial)).toEqual(['learnt']);
		expect(missing('indsats', { ...trial, learnt: 'Det hjælper' })).toEqual([]);
		expect(missing('indsats', { ...trial, endsOn: today })).toEqual([]);
		expect(missing('indsats', { ...trial, proevehandling: '' })).toEqual([]);
		expect(missing('indsats', {})).toEqual(['title']);
	});

	test('it is told in one sentence for each item', () => {
		const items = [
			item('maal', { title: 'Sove' }, { missing: ['borgerWords'] }),
			item('aftale', { text: '' }, { missing: ['text', 'owner', 'dueOn'] }),
			item('delmaal', { title: 'Fin' })
		];
		expect(hindrances(items).map(({ itemId, sentence }) => [itemId, sentence])).toEqual([
			['maal', 'Målet ”Sove” mangler borgerens ord (eller et kryds ved ”mangler borgerens ord”).'],
			['aftale', 'Aftalen (uden navn) mangler en tekst, hvem der gør det og en dato.']
		]);
	});
});

describe('whether a draft is shared', () => {
	const draft = {
		...{
			holdsThreads: true,
			joint: true,
			items: [item('maal', {})],
			changes: ['Nyt mål: Sove.'],
			hiddenChanges: false
		},
		...{ hindrances: [], mark: 'a', seen: 'a' }
	};

	test('S1 by whoever holds the threads, when something is new and nothing is missing', () => {
		expect(refusalOf(draft)).toBeNull();
		expect(refusalOf({ ...draft, holdsThreads: false })).toBe('not_yours');
		expect(refusalOf({ ...draft, changes: [] })).toBe('nothing_new');
		expect(refusalOf({ ...draft, changes: [], hiddenChanges: true })).toBeNull();
		const hindrance = { kind: 'maal', itemId: 'maal', sentence: '' } as const;
		expect(refusalOf({ ...draft, hindrances: [hindrance] })).toBe('hindered');
	});

	test('S8 without a samtykke to one joint plan nothing is shared', () => {
		expect(refusalOf({ ...draft, joint: false })).toBe('no_samtykke');
		expect(refusalOf({ ...draft, joint: false, holdsThreads: false })).toBe('not_yours');
	});

	test('an empty plan is no plan', () => {
		expect(isEmpty([])).toBe(true);
		expect(isEmpty([{ state: 'removed' }])).toBe(true);
		expect(isEmpty([{ state: 'removed' }, { state: 'new' }])).toBe(false);
		expect(refusalOf({ ...draft, items: [] })).toBe('empty');
		expect(refusalOf({ ...draft, items: [], hiddenChanges: true })).toBeNull();
	});

	test('a draft that became another while it was looked at is looked at again first', () => {
		expect(refusalOf({ ...draft, mark: 'b' })).toBe('changed');
		expect(refusalOf({ ...draft, mark: 'b', seen: null })).toBeNull();
	});
});
