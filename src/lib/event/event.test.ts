import { expect, test } from 'vitest';
import { eventSentence, isEventType, newsSince, placeOf, type ChangeEvent, type EventType } from './event';

const base = {
	id: 'e',
	at: new Date('2026-11-23T08:12:00Z'),
	actor: 'Tove Madsen',
	byReader: false,
	borgerName: 'Viktor Holm'
};
const event = (type: EventType, params: object = {}, over: object = {}) =>
	({ ...base, ...over, type, params }) as ChangeEvent;

test('a moved meeting is told by name and with the new time', () => {
	const moved = event('moede_moved', { title: 'Værkstedet', from: '2026-11-30T09:00:00Z', to: '2026-12-01T09:00:00Z' });
	expect(eventSentence(moved, 'borger')).toBe('Tove flyttede mødet ”Værkstedet” til tirsdag 1. december kl. 10.');
});

test('the borger is "du" to the borger, and has a name to others', () => {
	const given = event('answer_given', {}, { byReader: true });
	expect(eventSentence(given, 'borger')).toBe('Du gav et svar på linealen.');
	expect(eventSentence({ ...given, byReader: false }, 'fagperson')).toBe('Viktor gav et svar på linealen.');
	expect(eventSentence(event('note_read'), 'borger')).toBe('Tove læste det, du skrev.');
});

test('what somebody wrote keeps one full stop', () => {
	const late = { text: 'Finder en støtteperson.', reason: 'Den første sagde nej.', newDueOn: '2026-12-04' };
	expect(eventSentence(event('aftale_postponed', late), 'borger')).toBe(
		'Tove udskød en aftale til fredag 4. december: Finder en støtteperson. Grunden: Den første sagde nej.'
	);
	expect(eventSentence(event('team_left', { name: 'Bent Juhl', reason: 'han har fået nyt arbejde.' }), 'borger')).toBe(
		'Bent Juhl er ikke længere på dit team. Han har fået nyt arbejde.'
	);
});

test('a borger who says that the municipality has done it is told so, not thanked for doing it', () => {
	const done = { text: 'Finder en støtteperson', owedBy: 'kommune' };
	expect(eventSentence(event('aftale_done', done, { actor: 'Viktor Holm' }), 'fagperson')).toBe(
		'Viktor sagde, at det er sket: Finder en støtteperson.'
	);
});

test('an event with words missing is still a sentence', () => {
	const types = [
		'plan_published',
		'moede_planned',
		'moede_moved',
		'moede_cancelled',
		'team_joined',
		'team_left'
	] as const;
	const more = [
		'answer_given',
		'note_read',
		'rating_given',
		'aftale_done',
		'aftale_postponed',
		'indsats_started'
	] as const;
	for (const type of [...types, ...more]) {
		const said = eventSentence(event(type, {}, { actor: null }), 'borger');
		expect(said, type).toMatch(/^[A-ZÆØÅ].*[^.]\.$/);
		expect(said, type).not.toMatch(/undefined|Invalid|null| {2}/);
	}
});

test('an event leads to where it can be seen', () => {
	expect(placeOf('moede_moved', 'abc')).toBe('/moeder/abc');
	expect(placeOf('plan_published', 'abc')).toBe('/plan');
	expect(placeOf('note_read', 'abc')).toBe('/lineal');
	expect(isEventType('moede_moved')).toBe(true);
	expect(isEventType('toString')).toBe(false);
});

test('news is what came since the last log-in, and at least the latest three', () => {
	const days = [9, 8, 7, 6, 5, 4, 3, 2, 1].map((day) => ({ at: new Date(`2026-11-0${day}T12:00:00Z`) }));
	expect(newsSince(days, new Date('2026-11-04T00:00:00Z'))).toMatchObject({ isNew: 6, items: { length: 6 } });
	expect(newsSince(days, new Date('2026-11-20T00:00:00Z'))).toMatchObject({ isNew: 0, items: { length: 3 } });
	expect(newsSince(days, null).items).toHaveLength(3);
	expect(newsSince(days, new Date('2026-10-01T00:00:00Z')).items).toHaveLength(8);
});
