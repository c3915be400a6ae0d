import { expect, test } from 'vitest';
import { lixOf } from '../../core/lix';
import { leaving, offline, ownPhone } from './own-phone';

const now = new Date('2026-11-22T09:14:00Z');
const sentences = (texts: Record<string, unknown>, said: string[]) =>
	[...Object.values(texts), ...said]
		.filter((text) => typeof text === 'string')
		.map((text) => (/[.?…]$/.test(text) ? text : `${text}.`))
		.join(' ');

test('the own phone, the log-off and the page without net are easy to read: LIX at most 30', () => {
	expect(lixOf(sentences(ownPhone, [ownPhone.takenAt(now, now)]))).toBeLessThanOrEqual(30);
	const left = [leaving.sending(2), leaving.asksTitle(2), leaving.asks(2), leaving.drop(2), leaving.leftCount(1)];
	expect(lixOf(sentences(leaving, left))).toBeLessThanOrEqual(30);
	expect(lixOf(sentences(offline, [offline.copyOf(now, now), offline.phone('12 34 56 78')]))).toBeLessThanOrEqual(30);
});

test('the time of the copy is said as one says it', () => {
	expect(offline.copyOf(now, now)).toBe('Sådan så det ud i dag kl. 10.14');
	expect(offline.copyOf(new Date('2026-11-17T09:14:00Z'), now)).toBe('Sådan så det ud tirsdag 17. november kl. 10.14');
});

test('what is not sent is counted, one and many, and never called sent', () => {
	expect(leaving.asksTitle(1)).toBe('1 ting er ikke sendt');
	expect(leaving.asksTitle(3)).toBe('3 ting er ikke sendt');
	expect([leaving.drop(1), leaving.drop(3)]).toEqual(['Slet den og log ud', 'Slet dem og log ud']);
	expect(leaving.leftCount(2)).toBe('2 ting ligger låst på telefonen og bliver sendt, når du logger ind igen.');
});
