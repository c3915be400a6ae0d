import { expect, test } from 'vitest';
import { needKinds, type Need } from './needs';
import { sayNeed } from './say-need';

const say = (kind: Need['kind'], more: Partial<Need> = {}) => sayNeed({ kind, waited: 0, ...more });

test('every need has a sentence, and none says a number of the ruler', () => {
	for (const kind of needKinds) expect(say(kind, { count: 2, names: ['Social'] })).toMatch(/^[A-ZÆØÅ][^.]+/);
});

test('a message says by when somebody was promised an answer, and how late it is', () => {
	expect(say('message', { count: 0 })).toBe('Ny besked. Svar i dag');
	expect(say('message', { count: 1 })).toBe('Ny besked. Svar senest i morgen');
	expect(say('message', { count: 4 })).toBe('Ny besked. Svar senest om 4 dage');
	expect(say('message_late', { count: 1 })).toBe('Besked ikke besvaret. Svaret er 1 dag forsinket');
});

test('M6 M31 what meetings leave to do is said with its time', () => {
	expect(say('task', { count: 0 })).toBe('En opgave skal gøres i dag');
	expect(say('task', { count: 0, waited: -1 })).toBe('En opgave skal gøres før næste arbejdsdag');
	expect(say('task', { count: 2, waited: -2 })).toBe('En opgave skal gøres inden 2 arbejdsdage');
	expect(say('task_late', { count: 3, waited: 3 })).toBe('En opgave er 3 dage forsinket');
	expect(say('unwritten')).toBe('Dagens møde er ikke afsluttet');
	expect(say('unwritten', { waited: 1 })).toBe('Mødet for 1 dag siden er ikke afsluttet');
	expect(say('few_meetings', { count: 1 })).toBe('Kun 1 møde på et år. Der skal være mindst fire');
});
