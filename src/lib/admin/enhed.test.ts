import { describe, expect, test } from 'vitest';
import {
	enhedTypedFrom,
	isClosed,
	parentsFor,
	readClosing,
	readEnhed,
	treeOf,
	versionOf,
	type EnhedRow,
	type EnhedTyped
} from './enhed';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const row = (n: number, over: Partial<EnhedRow>): EnhedRow => ({
	id: id(n),
	parentId: null,
	type: 'afdeling',
	name: `Enhed ${n}`,
	closedAt: null,
	accounts: 0,
	sensitive: false,
	...over
});
const kommune = row(1, { type: 'kommune', name: 'Solbjerg' });
const social = row(2, { type: 'forvaltning', name: 'Social', parentId: id(1) });
const job = row(3, { type: 'forvaltning', name: 'Beskæftigelse', parentId: id(1) });
const center = row(4, { name: 'Jobcenter', parentId: id(3), accounts: 2 });
const gruppe = row(5, { type: 'gruppe', name: 'Mentorer', parentId: id(4) });
const hus = row(6, { type: 'ekstern', name: 'Aahuset' });
const rows = [gruppe, hus, social, kommune, center, job];
const typed = (over: Partial<EnhedTyped>): EnhedTyped => ({
	id: id(9),
	type: 'afdeling',
	navn: 'Ungeteam',
	overordnet: id(3),
	foelsom: '',
	foer: '',
	...over
});
const read = (over: Partial<EnhedTyped>, before: EnhedRow | null = null) => readEnhed(typed(over), { rows, before });
const problems = (over: Partial<EnhedTyped>, before: EnhedRow | null = null) => {
	const answer = read(over, before);
	return answer.ok ? null : answer.problems;
};

test('departments stand below one another by name, external parties last', () => {
	expect(treeOf(rows).map(({ name, depth, path }) => [name, depth, path])).toEqual([
		['Solbjerg', 0, 'Solbjerg'],
		['Beskæftigelse', 1, 'Beskæftigelse'],
		['Jobcenter', 2, 'Beskæftigelse › Jobcenter'],
		['Mentorer', 3, 'Beskæftigelse › Jobcenter › Mentorer'],
		['Social', 1, 'Social'],
		['Aahuset', 0, 'Aahuset']
	]);
});

describe('where a department may stand', () => {
	test('a forvaltning stands right below the municipality, a group below a department', () => {
		expect(parentsFor(rows, 'forvaltning', null).map(({ name }) => name)).toEqual(['Solbjerg']);
		expect(parentsFor(rows, 'gruppe', null).map(({ name }) => name)).toEqual([
			'Beskæftigelse',
			'Jobcenter',
			'Mentorer',
			'Social'
		]);
		expect(problems({ type: 'forvaltning', overordnet: id(3) })).toEqual({ overordnet: 'not_there' });
		expect(problems({ type: 'ekstern', overordnet: '' })).toBeNull();
		expect(problems({ overordnet: '' })).toEqual({ overordnet: 'missing' });
	});

	test('nothing is moved below itself, nor below what is closed', () => {
		expect(parentsFor(rows, 'afdeling', center.id).map(({ name }) => name)).toEqual([
			'Solbjerg',
			'Beskæftigelse',
			'Social'
		]);
		expect(problems({ id: id(5), type: '', overordnet: id(5) }, gruppe)).toEqual({ overordnet: 'not_there' });
		const closed = rows.map((each) => (each.id === id(3) ? { ...each, closedAt: new Date(0) } : each));
		expect(isClosed(closed, id(5))).toBe(true);
		expect(parentsFor(closed, 'gruppe', null).map(({ name }) => name)).toEqual(['Social']);
		// Where it stands already it may stay.
		expect(parentsFor(closed, 'afdeling', center.id).map(({ name }) => name)).toContain('Beskæftigelse');
	});

	test('its kind never changes, whatever the form says', () => {
		const answer = read({ id: id(4), type: 'ekstern', navn: 'Jobhus', overordnet: id(2) }, center);
		const value = { id: id(4), type: 'afdeling', name: 'Jobhus', parentId: id(2), sensitive: false };
		expect(answer).toEqual({ ok: true, value });
	});
});

test('a name is needed, and two beside one another do not share one', () => {
	expect(problems({ navn: ' ' })).toEqual({ navn: 'missing' });
	expect(problems({ navn: 'JOBCENTER' })).toEqual({ navn: 'taken' });
	expect(problems({ navn: 'Jobcenter', overordnet: id(2) })).toBeNull();
	expect(problems({ navn: 'Jobcenter', id: id(4) }, center)).toBeNull();
	expect(problems({ navn: 'x'.repeat(121), type: 'kommune', id: 'x' })).toEqual({
		navn: 'too_long',
		type: 'missing',
		form: 'unknown'
	});
});

test('one is closed when nothing open is below it and nobody works there', () => {
	expect(readClosing(rows, id(1))).toEqual({ ok: false, reason: 'root' });
	expect(readClosing(rows, id(3))).toEqual({ ok: false, reason: 'below' });
	expect(
		readClosing(
			rows.filter((each) => each !== gruppe),
			id(4)
		)
	).toEqual({ ok: false, reason: 'staff' });
	expect(readClosing(rows, id(5))).toEqual({ ok: true, value: gruppe });
	expect(readClosing(rows, id(8))).toEqual({ ok: false, reason: 'unknown' });
});

test('another name, another place or another tick is another version', () => {
	expect(versionOf(center)).not.toBe(versionOf({ ...center, name: 'Jobhus' }));
	expect(versionOf(center)).not.toBe(versionOf({ ...center, parentId: id(2) }));
	expect(versionOf(center)).not.toBe(versionOf({ ...center, sensitive: true }));
});

test('that it tells something about those who are helped is ticked, and taken back by not ticking it', () => {
	expect(read({ foelsom: 'ja' })).toMatchObject({ ok: true, value: { sensitive: true } });
	expect(read({ foelsom: 'nej' })).toMatchObject({ ok: true, value: { sensitive: false } });
	const marked = { ...center, sensitive: true };
	expect(enhedTypedFrom(marked).foelsom).toBe('ja');
	expect(read({ ...enhedTypedFrom(marked), foelsom: '' }, marked)).toMatchObject({ value: { sensitive: false } });
});
