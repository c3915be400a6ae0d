import { describe, expect, test } from 'vitest';
import { mayRead, maySeeBorger, type Item, type Reader } from './policy';

const today = '2026-11-20';
const yesterday = '2026-11-19';
const tomorrow = '2026-11-21';

const membership = { borgerId: 'viktor', fromOn: '2026-01-01', toOn: null };
const samtykke: Reader['adgangsgrundlag'][number] = {
	borgerId: 'viktor',
	forvaltningId: 'social',
	kinds: ['plan', 'trivsel'],
	topics: ['helbred'],
	fromOn: '2026-01-01',
	toOn: null,
	withdrawn: false
};
const signe: Reader = {
	forvaltningId: 'social',
	ekstern: false,
	memberships: [membership],
	adgangsgrundlag: [samtykke],
	takesPart: false
};
const ida: Reader = { ...signe, forvaltningId: null, ekstern: true, adgangsgrundlag: [], takesPart: true };
const goal: Item = { borgerId: 'viktor', kind: 'plan', topics: [], forvaltningId: 'sundhed' };
const own: Item = { ...goal, forvaltningId: 'social', topics: ['misbrug'] };

const withGrounds = (changed: Partial<Reader['adgangsgrundlag'][number]>): Reader => ({
	...signe,
	adgangsgrundlag: [{ ...samtykke, ...changed }]
});
const member = (changed: Partial<typeof membership> | { toOn: string }): Reader => ({
	...signe,
	memberships: [{ ...membership, ...changed }]
});

describe('who is on the team', () => {
	test('a fagperson on the team whose forvaltning has an adgangsgrundlag reads the item', () => {
		expect(mayRead(signe, goal, today)).toBe(true);
	});
	test('a fagperson who is on nobody’s team reads nothing, not even what their own forvaltning wrote', () => {
		expect(mayRead({ ...signe, memberships: [] }, goal, today)).toBe(false);
		expect(mayRead({ ...signe, memberships: [] }, own, today)).toBe(false);
	});
	test('being on another borger’s team helps nothing', () => {
		expect(mayRead(member({ borgerId: 'kasper' }), goal, today)).toBe(false);
	});
	test('B11 the first and the last day of a membership count, the day before and the day after do not', () => {
		expect(mayRead(member({ fromOn: today }), goal, today)).toBe(true);
		expect(mayRead(member({ fromOn: tomorrow }), goal, today)).toBe(false);
		expect(mayRead(member({ toOn: today }), goal, today)).toBe(true);
		expect(mayRead(member({ toOn: yesterday }), goal, today)).toBe(false);
	});
});

describe('adgangsgrundlag', () => {
	test('consent alone is not always required: what one’s own forvaltning wrote is readable, sensitive or not', () => {
		expect(mayRead({ ...signe, adgangsgrundlag: [] }, own, today)).toBe(true);
		expect(mayRead({ ...signe, adgangsgrundlag: [] }, goal, today)).toBe(false);
	});
	test('it must be one for the reader’s forvaltning and for this borger', () => {
		expect(mayRead(withGrounds({ forvaltningId: 'familie' }), goal, today)).toBe(false);
		expect(mayRead(withGrounds({ borgerId: 'kasper' }), goal, today)).toBe(false);
	});
	test('it must cover the kind of information', () => {
		expect(mayRead(signe, { ...goal, kind: 'trivsel' }, today)).toBe(true);
		expect(mayRead(signe, { ...goal, kind: 'moede' }, today)).toBe(false);
	});
	test('it must cover every sensitive topic of the item, and one alone must', () => {
		expect(mayRead(signe, { ...goal, topics: ['helbred'] }, today)).toBe(true);
		expect(mayRead(signe, { ...goal, topics: ['helbred', 'misbrug'] }, today)).toBe(false);
		const two = { ...signe, adgangsgrundlag: [samtykke, { ...samtykke, topics: ['misbrug' as const] }] };
		expect(mayRead(two, { ...goal, topics: ['helbred', 'misbrug'] }, today)).toBe(false);
	});
	test('B4 a withdrawn one, one that has run out and one that has not begun give nothing', () => {
		expect(mayRead(withGrounds({ withdrawn: true }), goal, today)).toBe(false);
		expect(mayRead(withGrounds({ toOn: yesterday }), goal, today)).toBe(false);
		expect(mayRead(withGrounds({ fromOn: tomorrow }), goal, today)).toBe(false);
		expect(mayRead(withGrounds({ fromOn: today, toOn: today }), goal, today)).toBe(true);
	});
	test('what the borger wrote is nobody’s own: it needs an adgangsgrundlag', () => {
		const wish: Item = { ...goal, forvaltningId: null };
		expect(mayRead(signe, wish, today)).toBe(true);
		expect(mayRead({ ...signe, adgangsgrundlag: [] }, wish, today)).toBe(false);
		expect(mayRead({ ...signe, forvaltningId: null, adgangsgrundlag: [] }, wish, today)).toBe(false);
	});
});

describe('an external professional', () => {
	test('reads what they take part in, and nothing else', () => {
		expect(mayRead(ida, goal, today)).toBe(true);
		expect(mayRead({ ...ida, takesPart: false }, goal, today)).toBe(false);
	});
	test('never reads a whole kind, whatever adgangsgrundlag there is', () => {
		expect(mayRead({ ...signe, ekstern: true }, goal, today)).toBe(false);
		expect(mayRead({ ...signe, ekstern: true }, own, today)).toBe(false);
	});
	test('B11 reads nothing any more when they have left the team', () => {
		expect(mayRead({ ...ida, memberships: [{ ...membership, toOn: yesterday }] }, goal, today)).toBe(false);
	});
	test('taking part gives a municipal professional nothing: they have their forvaltning’s rights', () => {
		expect(mayRead({ ...signe, adgangsgrundlag: [], takesPart: true }, goal, today)).toBe(false);
	});
});

describe('whether a borger exists for a professional', () => {
	const bare = { ...signe, adgangsgrundlag: [] };
	test('one adgangsgrundlag in force or one readable item is enough', () => {
		expect(maySeeBorger(signe, 'viktor', [], today)).toBe(true);
		expect(maySeeBorger(bare, 'viktor', [{ ...own, takesPart: false }], today)).toBe(true);
	});
	test('a team member without either does not find them', () => {
		expect(maySeeBorger(bare, 'viktor', [{ ...goal, takesPart: false }], today)).toBe(false);
		expect(maySeeBorger(withGrounds({ withdrawn: true }), 'viktor', [], today)).toBe(false);
		expect(maySeeBorger(bare, 'viktor', [{ ...own, borgerId: 'kasper', takesPart: false }], today)).toBe(false);
	});
	test('an adgangsgrundlag without a place on the team is not enough', () => {
		expect(maySeeBorger({ ...signe, memberships: [] }, 'viktor', [{ ...own, takesPart: false }], today)).toBe(false);
	});
	test('an external professional finds them when they take part in something', () => {
		expect(maySeeBorger(ida, 'viktor', [{ ...goal, takesPart: true }], today)).toBe(true);
		expect(maySeeBorger(ida, 'viktor', [{ ...goal, takesPart: false }], today)).toBe(false);
	});
});
