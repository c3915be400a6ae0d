import { describe, expect, it } from 'vitest';
import { personas } from './personas.ts';

const borgere = personas.filter(({ kind }) => kind === 'borger');
const medarbejdere = personas.filter(({ kind }) => kind === 'medarbejder');

function cprOf(key: string): string {
	return String(personas.find((persona) => persona.key === key)?.claims['cpr']);
}

/** Born on this day, when the CPR number is one of the test series: day + 60, seventh digit tells the century. */
function birthDateOf(cpr: string): Date {
	const [day, month, year] = [0, 2, 4].map((at) => Number(cpr.slice(at, at + 2)));
	const century = Number(cpr[6]) < 4 ? 1900 : 2000;
	return new Date(Date.UTC(century + Number(year), Number(month) - 1, Number(day) - 60));
}

function ageOn(cpr: string, date: Date): number {
	const born = birthDateOf(cpr);
	const hadBirthday =
		date.getUTCMonth() * 100 + date.getUTCDate() >= born.getUTCMonth() * 100 + born.getUTCDate() ? 0 : 1;
	return date.getUTCFullYear() - born.getUTCFullYear() - hadBirthday;
}

describe('the cast of the demo municipality', () => {
	it('has exactly the people that tests and screenshots rely on', () => {
		expect(borgere.map(({ key }) => key)).toEqual('viktor kasper michelle nanna laura emil yusuf'.split(' '));
		expect(medarbejdere.map(({ key }) => key)).toEqual(
			'tove signe farid mette frida karin ingrid lars anna dorte'.split(' ')
		);
	});

	it('gives each an opaque subject of their own', () => {
		expect(new Set(personas.map(({ subject }) => subject)).size).toBe(personas.length);
		for (const { subject } of personas) expect(subject).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
	});

	it('says of each in one sentence who it is, and names them in the claims', () => {
		for (const { name, line, claims } of personas) {
			expect(line).toMatch(/^[^.!?]+\.$/);
			expect(claims['name']).toBe(name);
			expect(claims['loa']).toBe('https://data.gov.dk/concept/core/nsis/Substantial');
		}
	});

	it('gives a CPR number to borgere only and an employee id to staff only', () => {
		for (const { claims } of borgere) expect(Object.keys(claims).sort()).toEqual(['cpr', 'loa', 'name']);
		for (const { key, claims } of medarbejdere) {
			expect(Object.keys(claims).sort()).toEqual(['employee_id', 'loa', 'name']);
			expect(claims['employee_id']).toBe(key);
		}
	});

	it('uses CPR numbers of the test series only: 60 added to the day, check digit right, no two alike', () => {
		const numbers = borgere.map(({ key }) => cprOf(key));
		expect(new Set(numbers).size).toBe(borgere.length);
		for (const cpr of numbers) {
			expect(cpr).toMatch(/^(6[1-9]|[78]\d|9[01])(0[1-9]|1[0-2])\d{6}$/);
			const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
			expect(weights.reduce((sum, weight, at) => sum + weight * Number(cpr[at]), 0) % 11).toBe(0);
		}
	});

	it('has adult borgere only, and Viktor is 19 all through November 2026', () => {
		expect(ageOn(cprOf('viktor'), new Date('2026-11-01'))).toBe(19);
		expect(ageOn(cprOf('viktor'), new Date('2026-11-30'))).toBe(19);
		for (const { key } of borgere) expect(ageOn(cprOf(key), new Date('2025-11-01'))).toBeGreaterThanOrEqual(18);
	});

	it('tells the age of a borger as their CPR number does', () => {
		for (const { line, key } of borgere) {
			expect(line).toMatch(new RegExp(`^${ageOn(cprOf(key), new Date('2026-11-15'))} år`));
		}
	});
});
