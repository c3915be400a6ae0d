import { describe, expect, test } from 'vitest';
import { calledOf, candidatesOf, whoReads, type TeamRow } from './readers';

const asked = { today: '2026-11-23', days: 2 };
const row = (accountId: string, name: string, over: Partial<TeamRow> = {}): TeamRow => ({
	accountId,
	name,
	function: 'fagperson',
	fromOn: '2026-01-01',
	toOn: null,
	phone: null,
	roleText: 'er med',
	department: 'Social',
	...over
});
const tove = row('t', 'Tove Madsen', { function: 'tovholder' });
const signe = row('s', 'Signe Bach');
const karen = row('k', 'Karen Vind', { function: 'stedfortraeder', fromOn: '2026-11-23', toOn: '2026-11-27' });
const away = [{ accountId: 't', fromOn: '2026-11-23', toOn: '2026-11-27', words: null }];

describe('whom a borger may write to', () => {
	test('the tovholder stands first, and everybody answers in two working days', () => {
		const team = candidatesOf([signe, tove], [], asked);
		expect(team.map(({ name }) => name)).toEqual(['Tove Madsen', 'Signe Bach']);
		expect(team.map(({ answersBy }) => answersBy)).toEqual(['2026-11-25', '2026-11-25']);
	});
	test('two of one first name are called in full', () => {
		const team = candidatesOf([tove, row('o', 'Tove Holm')], [], asked);
		expect(team.map(({ called }) => called)).toEqual(['Tove Madsen', 'Tove Holm']);
	});
	test('somebody who is away answers when they are back, or their deputy does', () => {
		expect(candidatesOf([tove, signe], away, asked)[0]?.answersBy).toBe('2026-12-01');
		const [first] = candidatesOf([tove, signe, karen], away, asked);
		expect(first?.answersBy).toBe('2026-11-25');
		expect(first?.deputy).toEqual({ called: 'Karen', now: true, fromOn: '2026-11-23', toOn: '2026-11-27' });
	});
	test('a deputy answers only for the tovholder', () => {
		const team = candidatesOf(
			[tove, signe, karen],
			[{ accountId: 's', fromOn: '2026-11-23', toOn: '2026-11-27', words: null }],
			asked
		);
		expect(team.find(({ name }) => name === 'Signe Bach')?.answersBy).toBe('2026-12-01');
	});
	test('who leaves the team tomorrow promises nothing, and who comes later cannot be chosen', () => {
		const leaving = row('l', 'Lis Holm', { toOn: '2026-11-23' });
		const coming = row('c', 'Carl Bo', { fromOn: '2026-12-01' });
		const team = candidatesOf([tove, leaving, coming], [], asked);
		expect(team.map(({ name, answersBy }) => [name, answersBy])).toEqual([
			['Tove Madsen', '2026-11-25'],
			['Lis Holm', null]
		]);
	});
});

describe('who reads a conversation', () => {
	const team = candidatesOf([tove, signe, karen], away, asked);
	const reader = ({ accountId, name }: TeamRow) => ({ id: `r-${accountId}`, accountId, name });

	test('those who were chosen, and the deputy while the tovholder is chosen', () => {
		const reading = whoReads([reader(tove)], team);
		expect(calledOf(reading)).toEqual(['Tove', 'Karen']);
		expect(reading.named.map(({ readerId }) => readerId)).toEqual(['r-t']);
		expect(reading.others.map(({ called }) => called)).toEqual(['Karen', 'Signe']);
	});
	test('the deputy of a tovholder who was not chosen does not read', () => {
		expect(calledOf(whoReads([reader(signe)], team))).toEqual(['Signe']);
	});
	test('who has left the team reads no more', () => {
		const reading = whoReads([reader(row('x', 'Xenia Bo'))], team);
		expect(calledOf(reading)).toEqual([]);
		expect(reading.gone).toEqual(['Xenia Bo']);
	});
});
