import { expect, test } from 'vitest';
import { lixOf } from '../../core/lix';
import { bekraeft, paamindelser } from './paamindelser';

const at = new Date('2026-11-20T08:12:00Z');
const textsOf = (words: object): string[] =>
	Object.values(words).flatMap((word: unknown) =>
		typeof word === 'string' ? [word] : typeof word === 'object' && word !== null ? textsOf(word) : []
	);
const lix = (texts: readonly string[]) =>
	lixOf(texts.map((text) => (/[.?!:]$/.test(text) ? text : `${text}.`)).join(' '));
const { mail, phone, choice } = paamindelser;
const address = 'v@mail.dk';
const said = [mail.waiting(address), mail.sent(address), mail.confirmed(address), phone.device(at), choice.clock(9)];

test('the choice of notices is easy to read: LIX at most 30', () => {
	expect(lix([...textsOf(paamindelser), ...said])).toBeLessThanOrEqual(30);
	expect(lix(textsOf(bekraeft))).toBeLessThanOrEqual(30);
});

test('there is a name for every kind that one can choose', () => {
	expect(textsOf(choice.kinds).every(Boolean)).toBe(true);
	expect(Object.keys(choice.kinds)).toHaveLength(8);
});
