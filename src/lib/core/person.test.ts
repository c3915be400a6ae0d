import { expect, test } from 'vitest';
import { firstName, initials, telHref } from './person';

test('a person is called by the first name', () => {
	expect(firstName('Tove Madsen')).toBe('Tove');
	expect(firstName('  Farid ')).toBe('Farid');
});

test('initials are the first letters of first and last name', () => {
	expect(initials('Tove Madsen')).toBe('TM');
	expect(initials('Anne Østergaard von Ågerup')).toBe('AÅ');
	expect(initials('farid')).toBe('F');
	expect(initials('')).toBe('');
});

test('one tap rings the number, however it is written', () => {
	expect(telHref('12 34 56 78')).toBe('tel:12345678');
	expect(telHref('+45 12-34 56 78')).toBe('tel:+4512345678');
});
