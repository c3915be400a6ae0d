import { expect, test } from 'vitest';
import { lixOf } from '../../core/lix';
import { besked, beskeder } from './beskeder';

const now = new Date('2026-11-22T08:12:00Z');
const names = ['Tove', 'Signe'];
const textsOf = (words: object): string[] =>
	Object.values(words).flatMap((word: unknown) =>
		typeof word === 'string' ? [word] : typeof word === 'object' && word !== null ? textsOf(word) : []
	);
const lix = (texts: readonly string[]) =>
	lixOf(texts.map((text) => (/[.?!:]$/.test(text) ? text : `${text}.`)).join(' '));

test('the borger’s messages are easy to read: LIX at most 30', () => {
	const { states, who, fresh, samtale, readers } = beskeder;
	const said = [
		states.waiting('2026-11-24', now),
		states.late('2026-11-20'),
		beskeder.sent(names),
		beskeder.with(names),
		who.answersBy('2026-11-24', now),
		who.deputyReads('Karen', 'Tove'),
		samtale.reads(names),
		samtale.gone(['Signe Bach']),
		samtale.handedOver('Mette'),
		samtale.instead('Tove'),
		readers.end('Signe')
	];
	expect(lix([...textsOf(besked), ...textsOf(beskeder), ...said])).toBeLessThanOrEqual(30);
	for (const part of [who, fresh, samtale, readers]) expect(lix(textsOf(part))).toBeLessThanOrEqual(30);
});

test('who reads is said by name', () => {
	expect(beskeder.samtale.reads(['Tove'])).toBe('Kun du og Tove kan læse det her.');
	expect(beskeder.samtale.reads(['Tove', 'Karen'])).toBe('Kun du, Tove og Karen kan læse det her.');
	expect(besked.readBy([{ name: 'Signe Bach', at: new Date('2026-11-17T09:14:00Z') }], now)).toBe(
		'Læst af Signe tirsdag 17. november kl. 10.14'
	);
});
