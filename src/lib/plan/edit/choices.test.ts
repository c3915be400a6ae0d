import { expect, test } from 'vitest';
import { ownerChoices, personChoices, topicChoices } from './choices';

const people = [{ value: 'a', label: 'Tove Madsen' }];
const forvaltninger = [{ value: 'f', label: 'Socialafdelingen' }];

test('S2 an agreement is the borger’s, a person’s or a department’s', () => {
	const choices = ownerChoices({ borger: 'Viktor', people, forvaltninger }, { value: '', name: null });
	expect(choices.map(({ value, label }) => [value, label])).toEqual([
		['', 'Vælg hvem'],
		['borger', 'Viktor'],
		['konto:a', 'Tove Madsen'],
		['afdeling:f', 'Socialafdelingen']
	]);
});

test('who has left the team stays to be seen where they stand', () => {
	expect(personChoices(people, { value: 'b', name: 'Amalie Krogh' }).at(-1)).toEqual({
		value: 'b',
		label: 'Amalie Krogh'
	});
	expect(personChoices(people, { value: 'b', name: null }).at(-1)?.label).toBe('En, du ikke kender');
	expect(personChoices(people, { value: 'a', name: 'Tove Madsen' })).toHaveLength(2);
});

test('one ticks only topics one may read; what stands there stays', () => {
	expect(topicChoices(['helbred'], ['misbrug'])).toEqual([
		{ value: 'helbred', label: 'Helbred', disabled: false },
		{ value: 'misbrug', label: 'Misbrug', disabled: true }
	]);
});
