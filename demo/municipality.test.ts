import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { borgerSchema, headerSchema, importSchema, type BorgerInFile } from '../src/lib/server/import/format';
import { withCrowd } from './crowd';
import { cprOf } from './made-up-borger';
import { municipalityLines } from './municipality';

const parsed = (lines: Iterable<string>) => Array.from(lines, (line) => JSON.parse(line) as unknown);

test('a made-up municipality is a header and one valid borger on each line, each with as many answers as were asked for', () => {
	for (const borgere of [1, 37, 400]) {
		const [header, ...lines] = parsed(municipalityLines({ borgere, answers: 72 }));
		expect(v.safeParse(headerSchema, header).issues).toBeUndefined();
		expect(lines).toHaveLength(borgere);
		for (const line of lines) {
			expect(v.safeParse(borgerSchema, line).issues).toBeUndefined();
			expect((line as BorgerInFile).maalinger).toHaveLength(72);
		}
	}
});

test('the same seed gives the same file, another one another; a part of it is the same as in the whole', () => {
	const lines = (more: object) => [...municipalityLines({ borgere: 90, answers: 12, ...more })];
	const all = lines({});
	expect(lines({ seed: 1 })).toEqual(all);
	expect(lines({ seed: 2 })).not.toEqual(all);
	expect(lines({ from: 30, to: 60 })).toEqual([all[0], ...all.slice(31, 61)]);
});

test('it has five forvaltninger of four afdelinger, some forty plans to a tovholder, and nobody leads more than a dozen groups', () => {
	const [line = ''] = municipalityLines({ borgere: 200_000, to: 0 });
	const header = v.parse(headerSchema, JSON.parse(line));
	const enheder = header.enheder ?? [];
	const count = (type: string) => enheder.filter((enhed) => enhed.type === type).length;
	expect([count('kommune'), count('forvaltning'), count('afdeling')]).toEqual([1, 5, 20]);
	const below = new Map<string, number>();
	for (const { overordnet = '' } of enheder) below.set(overordnet, (below.get(overordnet) ?? 0) + 1);
	expect(Math.max(...below.values())).toBeLessThanOrEqual(12);
	expect(header.medarbejdere?.filter(({ roller }) => roller.includes('fagperson'))).toHaveLength(5_000);
	expect(header.medarbejdere?.filter(({ roller }) => roller.includes('leder'))).toHaveLength(26);
});

test('no two made-up borgere share a CPR number, and none is anybody’s of the cast', () => {
	const numbers = Array.from({ length: 100_000 }, (_, number) => cprOf(number));
	expect(new Set(numbers).size).toBe(numbers.length);
	const cast = readFileSync('drizzle/seed/solbjerg.json', 'utf8');
	expect(numbers.slice(0, 1_000).filter((cpr) => cast.includes(cpr))).toEqual([]);
});

test('the demo municipality with its crowd is a valid file, and the cast is in it unchanged', () => {
	const cast = JSON.parse(readFileSync('drizzle/seed/solbjerg.json', 'utf8')) as Parameters<typeof withCrowd>[0];
	const all = withCrowd(cast);
	expect(v.safeParse(importSchema, all).issues).toBeUndefined();
	expect(all.borgere.slice(0, cast.borgere.length)).toEqual(cast.borgere);
	expect(all.medarbejdere?.slice(0, cast.medarbejdere?.length)).toEqual(cast.medarbejdere);
	expect(all.borgere.length - cast.borgere.length).toBe(168);
});
