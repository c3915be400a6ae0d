/**
 * Who fills the demo municipality beside its cast, so that its leder has figures to see: new groups below the departments that
 * are there, with staff of their own who log in nowhere, and some hundred and seventy borgere with a year and a half behind them.
 */
import type { HeaderInFile } from '../src/lib/server/import/format';
import { makeBorger, nameOf, type Colleague } from './made-up-borger';
import { titles, type Field } from './made-up-words';
import { chanceOf } from './random';

const seed = 1849;
const days = 600;
const answers = 36;

type Group = { id: string; navn: string; overordnet: string; forvaltning: Field; staff: number; borgere: number };
const groups: readonly Group[] = [
	group('jobteam-nord', 'Jobteam Nord', 'jobcenter', 'beskaeftigelse', [3, 30]),
	group('jobteam-syd', 'Jobteam Syd', 'jobcenter', 'beskaeftigelse', [3, 27]),
	// So few that they are only ever counted together with others.
	group('fleksteam', 'Fleksjobteamet', 'jobcenter', 'beskaeftigelse', [1, 4]),
	group('ungeteam-oest', 'Ungeteam Øst', 'ungeteam', 'beskaeftigelse', [3, 24]),
	group('ungeteam-vest', 'Ungeteam Vest', 'ungeteam', 'beskaeftigelse', [3, 21]),
	group('stoetteteam', 'Støtteteam Havnen', 'stoette', 'social', [3, 22]),
	group('broen', 'Team Broen', 'rusmiddelcenter', 'social', [3, 16]),
	group('familieteam', 'Familieteam Bakken', 'familiecenter', 'familie', [3, 24])
];

function group(
	id: string,
	navn: string,
	overordnet: string,
	forvaltning: Field,
	[staff, borgere]: [number, number]
): Group {
	return { id, navn, overordnet, forvaltning, staff, borgere };
}

/** @param cast the demo municipality as its file has it @returns the same with everybody else in it */
export function withCrowd(cast: HeaderInFile & { borgere: unknown[] }): HeaderInFile & { borgere: unknown[] } {
	const medarbejdere = groups.flatMap(({ id, forvaltning, staff }, index) =>
		Array.from({ length: staff }, (_, number) => {
			const chance = chanceOf(seed, -1, index, number);
			return {
				id: `${id}-${number + 1}`,
				navn: nameOf(chance),
				titel: chance.pick(titles[forvaltning]),
				enhed: id,
				brugernavn: `${id}-${number + 1}`,
				roller: ['fagperson' as const]
			};
		})
	);
	const everybody = groups.flatMap(({ id, forvaltning, staff }) =>
		Array.from({ length: staff }, (_, number): Colleague => ({ id: `${id}-${number + 1}`, forvaltning }))
	);
	const tovholdere = groups.flatMap(({ id, forvaltning, staff, borgere }) =>
		Array.from({ length: borgere }, (_, number): Colleague => ({ id: `${id}-${1 + (number % staff)}`, forvaltning }))
	);
	const borgere = tovholdere.map((tovholder, number) => {
		const chance = chanceOf(seed, -2, number);
		const others = everybody.filter(({ id }) => id !== tovholder.id);
		const who = { tovholder, former: chance.pick(others), fagperson: chance.pick(others) };
		return makeBorger({ seed, number, ...who, days, answers });
	});
	return {
		...cast,
		enheder: [
			...(cast.enheder ?? []),
			...groups.map(({ id, navn, overordnet }) => ({ id, navn, type: 'gruppe' as const, overordnet }))
		],
		medarbejdere: [...(cast.medarbejdere ?? []), ...medarbejdere],
		borgere: [...cast.borgere, ...borgere]
	};
}
