import { expect, test } from 'vitest';
import { linksTo } from './places';

test('each sentence of the summary leads to its field', () => {
	expect(linksTo({ action: 'beslut', errors: { fra: 'Skriv en dag.', form: 'Prøv igen.' } })).toEqual([
		{ href: '#fra', text: 'Skriv en dag.' },
		{ href: '#beslutning', text: 'Prøv igen.' }
	]);
	expect(linksTo({ action: 'naeste', errors: { fra: 'Skriv et klokkeslæt.', dag: undefined } })).toEqual([
		{ href: '#fra-kl', text: 'Skriv et klokkeslæt.' }
	]);
	expect(linksTo({ action: 'svar', errors: { trin: 'Vælg et svar.' } })).toEqual([
		{ href: '#trin-svar', text: 'Vælg et svar.' }
	]);
	expect(linksTo({ action: 'andet', errors: { form: 'Prøv igen.' } })).toEqual([
		{ href: '#indhold', text: 'Prøv igen.' }
	]);
});
