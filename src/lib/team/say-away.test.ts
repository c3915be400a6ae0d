import { expect, test } from 'vitest';
import { sayAway } from './say-away';

const away = { now: true, fromOn: '2026-11-20', toOn: '2026-11-27', words: null };
const later = { now: false, fromOn: '2026-11-30', toOn: '2026-12-04', words: null };
const karen = { name: 'Karen Vind', title: null, phone: null, fromOn: '2026-11-20', toOn: '2026-11-27', now: true };
const say = (over: Partial<Parameters<typeof sayAway>[0]>) =>
	sayAway({ name: 'Tove Madsen', away, deputy: null, holds: true, as: 'borger', ...over });

test('S6 who is away, until when, and who answers', () => {
	expect(say({ deputy: karen })).toEqual([
		'Tove er væk til og med fredag 27. november.',
		'Karen svarer, når Tove er væk.'
	]);
	expect(say({ away: later, deputy: { ...karen, fromOn: '2026-11-28', toOn: '2026-12-06', now: false } })).toEqual([
		'Tove er væk fra mandag 30. november til og med fredag 4. december.',
		'Karen svarer, når Tove er væk.'
	]);
});

test('a deputy of fewer days than the absence is said with the days', () => {
	expect(say({ deputy: { ...karen, toOn: '2026-11-25' } })).toEqual([
		'Tove er væk til og med fredag 27. november.',
		'Karen svarer, når Tove er væk, til og med onsdag 25. november.'
	]);
	expect(say({ deputy: { ...karen, fromOn: '2026-11-24', now: false } })).toEqual([
		'Tove er væk til og med fredag 27. november.',
		'Kan det ikke vente, så ring til kommunen.',
		'Fra tirsdag 24. november til og med fredag 27. november er Tove væk. Så svarer Karen.'
	]);
});

test('when nobody answers instead, the borger reads whom to ring and staff that a deputy is missing', () => {
	expect(say({})).toEqual(['Tove er væk til og med fredag 27. november.', 'Kan det ikke vente, så ring til kommunen.']);
	expect(say({ as: 'staff' })).toEqual([
		'Tove er væk til og med fredag 27. november.',
		'Der er ingen stedfortræder i de dage.'
	]);
	expect(say({ away: later })).toEqual(['Tove er væk fra mandag 30. november til og med fredag 4. december.']);
});

test('who is there is said to be there by saying nothing; a deputy is announced without an absence too', () => {
	expect(say({ away: null })).toEqual([]);
	expect(say({ away: null, deputy: karen })).toEqual([
		'Karen svarer, når Tove er væk, til og med fredag 27. november.'
	]);
	expect(say({ name: 'Signe Bach', holds: false, deputy: karen })).toEqual([
		'Signe er væk til og med fredag 27. november.'
	]);
	expect(say({ holds: false, away: { ...away, words: 'Ring til jobcentret.' } })).toEqual([
		'Tove er væk til og med fredag 27. november.',
		'”Ring til jobcentret.”'
	]);
});
