import { describe, expect, test } from 'vitest';
import { findNamed, hasCpr, namesBorger } from './nobody-named';

describe('S4 a question to a leder names nobody', () => {
	test('a CPR number is found however it is written', () => {
		for (const cpr of [
			'660190-1234',
			'6601901234',
			'660190 1234',
			'66 01 90 1234',
			'66.01.90-1234',
			'660190–1234',
			'660190 - 1234',
			'660190-1234',
			'66\u00AD0190-1234',
			'６６０１９０-1234'
		])
			expect(hasCpr(`Det gælder ${cpr}, som vi talte om.`), cpr).toBe(true);
	});

	test('a telephone number, an amount, a year and a CVR number are none', () => {
		for (const text of [
			'Ring på 12 34 56 78.',
			'Det koster 125.000 kr. i 2026 og 130.000 kr. i 2027.',
			'CVR 29189846',
			'+45 12345678',
			'Fra 1. november 2026 til 31. januar 2027',
			'9999991234',
			'J.nr. 12345678901234'
		])
			expect(hasCpr(text), text).toBe(false);
	});

	test('each of the borger’s names is found, as whose something is, in small letters and spelled otherwise', () => {
		for (const text of [
			'Må Viktor få en mentor?',
			'Viktors mentor stopper.',
			"Det er Viktor's mentor.",
			'viktor holm mangler en mentor',
			'Familien Holm har spurgt.',
			'VIKTOR'
		])
			expect(namesBorger(text, 'Viktor Holm'), text).toBe(true);
		expect(namesBorger('Kan soerensen få det?', 'Laura Sørensen')).toBe(true);
		expect(namesBorger('Zoe skal bruge det.', 'Zoë Bach')).toBe(true);
		expect(namesBorger('Hvad med Marie?', 'Anne-Marie Lund')).toBe(true);
	});

	test('a word that holds a name, an ordinary word and a particle are none', () => {
		expect(namesBorger('Vi søger en lejlighed i Holmegade.', 'Viktor Holm')).toBe(false);
		expect(namesBorger('Hvor kan man bo fra maj? 500 kr. per dag.', 'Bo Maj Per Dag')).toBe(false);
		expect(namesBorger('Bo mangler en bolig.', 'Bo Friis')).toBe(true);
		expect(namesBorger('De skal af sted. Der er plads.', 'Ida De Vries af Der')).toBe(false);
		expect(namesBorger('Må vi bruge 3.000 kr. til et kursus?', '')).toBe(false);
	});

	test('what is wrong is said once: the number before the name', () => {
		expect(findNamed('Viktor, 660190-1234', 'Viktor Holm')).toBe('cpr');
		expect(findNamed('Viktor', 'Viktor Holm')).toBe('name');
		expect(findNamed('En ung mand på 19 år', 'Viktor Holm')).toBeNull();
	});
});
