import { expect, test } from 'vitest';
import {
	isOpen,
	objectableOf,
	readAnmodning,
	readAnswer,
	whoIsAsked,
	type AnmodningType,
	type AnmodningTyped,
	type AnswerTyped
} from './anmodning';

const people = [
	{ accountId: 'tove', name: 'Tove Madsen', reads: true },
	{ accountId: 'signe', name: 'Signe Bach', reads: false }
];
const ask = (type: AnmodningType, over: Partial<AnmodningTyped>) => {
	const typed = { id: '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10', hvem: '', navn: '', ord: '', tider: '', ...over };
	const read = readAnmodning(typed, { type, people });
	return read.ok ? read.value : read.problems;
};

test('S6 a borger proposes somebody by name, and says why', () => {
	expect(ask('propose', { navn: ' Min søster Bente ', ord: 'Hun kender mig.', hvem: 'signe', tider: 'x' })).toEqual({
		accountId: null,
		name: 'Min søster Bente',
		words: 'Hun kender mig.',
		times: null
	});
	expect(ask('propose', {})).toEqual({ navn: 'missing', ord: 'missing' });
	expect(ask('propose', { navn: 'a'.repeat(101), ord: 'a'.repeat(1001) })).toEqual({
		navn: 'too_long',
		ord: 'too_long'
	});
});

test('M3 a borger objects to somebody who is on the team, but never to whoever would read it', () => {
	expect(ask('object', { hvem: 'SIGNE', ord: 'Vi taler ikke godt sammen.' })).toMatchObject({ accountId: 'signe' });
	expect(ask('object', { hvem: 'tove', ord: 'x' })).toEqual({ hvem: 'reads' });
	expect(ask('object', { hvem: 'ukendt', ord: 'x' })).toEqual({ hvem: 'unknown' });
	expect(ask('object', { ord: 'a\0' })).toEqual({ hvem: 'missing', ord: 'forbidden' });
});

test('P3 a borger asks for another time, and says what suits or not', () => {
	expect(ask('move', { ord: 'Jeg skal til læge.', tider: 'Efter kl. 12' })).toMatchObject({ times: 'Efter kl. 12' });
	expect(ask('move', { ord: 'Jeg skal til læge.', tider: ' ' })).toMatchObject({ times: null });
	expect(ask('move', { ord: 'x', tider: 'a'.repeat(1001), id: 'x' })).toEqual({ tider: 'too_long', form: 'unknown' });
});

test('an answer is yes or no, with words that the borger reads', () => {
	const answer = (over: Partial<AnswerTyped>) => {
		const read = readAnswer({ anmodning: 'x', svar: '', ord: '', ...over });
		return read.ok ? read.value : read.problems;
	};
	expect(answer({ svar: 'ja', ord: ' Hun er med fra mandag. ' })).toEqual({
		answer: 'yes',
		words: 'Hun er med fra mandag.'
	});
	expect(answer({ svar: 'nej', ord: 'Ikke endnu.' })).toMatchObject({ answer: 'no' });
	expect(answer({ svar: 'måske' })).toEqual({ svar: 'missing', ord: 'missing' });
});

test('what is answered or taken back is not open', () => {
	expect(isOpen({ withdrawnAt: null, answer: null })).toBe(true);
	expect(isOpen({ withdrawnAt: new Date(0), answer: null })).toBe(false);
	expect(isOpen({ withdrawnAt: null, answer: 'no' })).toBe(false);
});

test('everybody on the team may be objected to, each once, and who reads it is marked', () => {
	const of = (accountId: string, over: object) => ({
		...({ function: 'fagperson', fromOn: '2026-01-01', toOn: null } as const),
		accountId,
		name: accountId,
		...over
	});
	const team = [
		of('tove', { function: 'tovholder' }),
		of('karen', { function: 'stedfortraeder', fromOn: '2026-11-23' }),
		of('aske', {}),
		of('tove', {})
	];
	const marked = (today: string) =>
		objectableOf(team, today).map(({ name, reads }) => `${name}${reads ? ' reads' : ''}`);
	expect(marked('2026-11-22')).toEqual(['aske', 'karen', 'tove reads']);
	expect(marked('2026-11-23')).toEqual(['aske', 'karen reads', 'tove reads']);
});

test('the tovholder reads it, and the deputy on the days they hold the threads', () => {
	const tove = { function: 'tovholder', name: 'Tove', fromOn: '2026-01-01', toOn: null } as const;
	const karen = { function: 'stedfortraeder', name: 'Karen', fromOn: '2026-11-23', toOn: '2026-11-27' } as const;
	const signe = { function: 'fagperson', name: 'Signe', fromOn: '2026-01-01', toOn: null } as const;
	expect(whoIsAsked([karen, signe, tove], '2026-11-22')).toEqual(['Tove']);
	expect(whoIsAsked([karen, signe, tove], '2026-11-23')).toEqual(['Tove', 'Karen']);
	expect(whoIsAsked([signe], '2026-11-22')).toEqual([]);
});
