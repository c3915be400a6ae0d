/** A made-up borger in the form of the import file, with a plan, meetings and answers behind them. */
import type { BorgerInFile, MaalingInFile } from '../src/lib/server/import/format';
import type { MoedeInFile } from '../src/lib/server/import/format-moede';
import type { AftaleInFile, PlanInFile } from '../src/lib/server/import/format-plan';
import {
	dreams,
	firstNames,
	jobGoals,
	lastNames,
	lifeGoals,
	notes,
	ownPromises,
	steps,
	summaries,
	theirPromises
} from './made-up-words';
import { chanceOf, type Chance } from './random';

/** A member of staff by the ids of the file. */
export type Colleague = { id: string; forvaltning: string };

export type Made = {
	/** The same seed and number give the same borger. */
	seed: number;
	/** From 0 on; the CPR number follows from it, so it is used once. */
	number: number;
	/** Who holds the threads now, who did so before some of the borgere were handed over, and who else is on the team. */
	tovholder: Colleague;
	former: Colleague;
	fagperson: Colleague;
	/** How long ago the first of them began, days. */
	days: number;
	/** How many answers and ratings each has. */
	answers: number;
};

/** Days ago, and what follows from them for one borger. */
type Life = Made & {
	id: string;
	chance: Chance;
	begun: number;
	/** Null while the plan goes on. */
	ended: number | null;
	/** The first day of the present tovholder, when there was one before. */
	handedOver: number | null;
	hasJobGoal: boolean;
};

/** Answers of each kind, as shares of all: the rest are the tovholder's samlede vurdering. */
const shares = { own: 1 / 2, ownArea: 1 / 6, tovholder: 1 / 9, fagperson: 1 / 9, tovholderArea: 1 / 12 };

/** The days since a plan began are counted from here at least: less would leave no room for its meetings. */
const shortest = 120;

export function makeBorger(made: Made): BorgerInFile {
	const { seed, number, days, tovholder, former, fagperson } = made;
	const chance = chanceOf(seed, number);
	const begun = chance.percent(70) ? days - chance.whole(0, 20) : chance.whole(Math.min(shortest, days), days);
	const ended = chance.percent(10) && begun > 2 * shortest ? chance.whole(10, begun - shortest) : null;
	const areThree = new Set([tovholder.id, former.id, fagperson.id]).size === 3;
	const canMove = areThree && begun - (ended ?? 0) > shortest;
	const handedOver = canMove && chance.percent(8) ? chance.whole((ended ?? 0) + 30, begun - 60) : null;
	const life: Life = { ...made, id: String(number), chance, begun, ended, handedOver, hasJobGoal: chance.percent(80) };
	const moeder = moederOf(life);
	const plan = planOf(life);
	return {
		id: `borger-${life.id}`,
		navn: nameOf(chance),
		cpr: cprOf(number),
		telefon: `20 ${two(chance)} ${two(chance)} ${two(chance)}`,
		team: teamOf(life),
		adgangsgrundlag: accessOf(life),
		oensker: [{ id: `droem-${life.id}`, type: 'droem', tekst: chance.pick(dreams), skrevet: at(begun - 1, '10:15') }],
		plan,
		omraader: [areaOf(life)],
		moeder,
		maalinger: answersOf(life),
		haendelser: [
			...plan.versioner.map(({ nr, offentliggjort, af, resume }) => ({
				id: `delt-${life.id}-${nr}`,
				type: 'plan-offentliggjort' as const,
				hvornaar: offentliggjort,
				af,
				slags: 'plan' as const,
				om: plan.id,
				felter: { version: nr, resume }
			})),
			...moeder.flatMap(({ id, start, titel, tilstand }) =>
				tilstand === 'holdt'
					? [
							{
								id: `holdt-${id}`,
								type: 'moede-holdt' as const,
								hvornaar: start,
								af: tovholder.id,
								slags: 'moede' as const,
								om: id,
								felter: { titel, start }
							}
						]
					: []
			)
		]
	};
}

export function nameOf(chance: Chance): string {
	const middle = chance.percent(25) ? ` ${chance.pick(lastNames)}` : '';
	return `${chance.pick(firstNames)}${middle} ${chance.pick(lastNames)}`;
}

/** Of the test series (60 added to the day), born 1962 to 1999: another one for each number below fifty million. */
export function cprOf(number: number): string {
	const [days, months, years] = [28, 12, 38];
	const series = Math.floor(number / (days * months * years));
	const parts = [61 + (number % days), 1 + (Math.floor(number / days) % months)];
	const year = 62 + (Math.floor(number / (days * months)) % years);
	return `${[...parts, year].map((part) => String(part).padStart(2, '0')).join('')}${String(series).padStart(4, '0')}`;
}

const two = (chance: Chance) => String(chance.whole(10, 99));
const day = (daysAgo: number) => ({ dage: -daysAgo });
const at = (daysAgo: number, kl: string) => ({ dage: -daysAgo, kl });
const clock = (chance: Chance) =>
	`${String(chance.whole(8, 19)).padStart(2, '0')}:${String(chance.whole(0, 59)).padStart(2, '0')}`;

/** Who held the threads so many days ago. */
const holderAt = ({ handedOver, former, tovholder }: Life, daysAgo: number) =>
	handedOver !== null && daysAgo > handedOver ? former : tovholder;

function teamOf(life: Life): NonNullable<BorgerInFile['team']> {
	const { id, tovholder, former, fagperson, begun, ended, handedOver } = life;
	const over = ended === null ? {} : { til: day(ended), sluttetFordi: 'Planen er slut.' };
	const holder = { funktion: 'tovholder', opgave: 'Holder trådene i din plan.', hvorfor: 'Det har I aftalt.' } as const;
	return [
		...(handedOver === null
			? []
			: [
					{
						...holder,
						id: `team-${id}-foer`,
						medarbejder: former.id,
						fra: day(begun),
						til: day(handedOver + 1),
						sluttetFordi: 'En kollega tog over.'
					}
				]),
		{ ...holder, id: `team-${id}`, medarbejder: tovholder.id, fra: day(handedOver ?? begun), ...over },
		{
			id: `team-${id}-med`,
			medarbejder: fagperson.id,
			funktion: 'fagperson',
			opgave: 'Er med til det, der er svært alene.',
			hvorfor: 'Du har selv bedt om det.',
			fra: day(begun - 7),
			...over
		}
	];
}

function accessOf({ id, tovholder, former, fagperson, begun, handedOver }: Life) {
	const asked = [tovholder, fagperson, ...(handedOver === null ? [] : [former])];
	return [...new Set(asked.map(({ forvaltning }) => forvaltning))].map((forvaltning) => ({
		id: `adgang-${id}-${forvaltning}`,
		type: 'samtykke' as const,
		forvaltning,
		slags: ['plan' as const, 'trivsel' as const, 'moede' as const],
		formaal: 'Så de kan hjælpe dig med én plan.',
		givet: 'digitalt' as const,
		fra: day(begun),
		til: day(-300)
	}));
}

const jobGoalOf = ({ id }: Life) => `maal-${id}-job`;

function areaOf(life: Life) {
	const id = `omraade-${life.id}`;
	return life.hasJobGoal
		? { id, tekst: 'Job og uddannelse', maal: jobGoalOf(life) }
		: { id, tekst: life.chance.pick(['Hverdagen', 'At komme ud', 'Det derhjemme']) };
}

function planOf(life: Life): PlanInFile {
	const { id, chance, begun, ended, tovholder } = life;
	const left = begun - (ended ?? 0);
	const holder = holderAt(life, begun).id;
	const [title, words] = chance.pick(lifeGoals);
	const [jobTitle, jobWords] = chance.pick(jobGoals);
	return {
		id: `plan-${id}`,
		startet: day(begun),
		...(ended === null ? {} : { sluttet: day(ended) }),
		samtykke: { givet: at(begun, '10:00'), hvordan: 'digitalt' },
		versioner: summaries.map((resume, index) => {
			const daysAgo = begun - 5 - Math.floor((index * left) / 3);
			return { nr: index + 1, offentliggjort: at(daysAgo, '13:30'), af: holderAt(life, daysAgo).id, resume };
		}),
		maal: [
			...(life.hasJobGoal
				? [
						{
							id: jobGoalOf(life),
							job: true,
							titel: jobTitle,
							borgerensOrd: jobWords,
							forvaltning: tovholder.forvaltning,
							delmaal: [
								{
									id: `delmaal-${id}`,
									titel: chance.pick(steps),
									ansvarlig: tovholder.id,
									frist: day(-chance.whole(10, 90)),
									aftaler: promisesOf(life)
								}
							]
						}
					]
				: []),
			{
				id: `maal-${id}-liv`,
				titel: title,
				borgerensOrd: words,
				forvaltning: tovholder.forvaltning,
				aftaler: life.hasJobGoal ? [] : promisesOf(life)
			}
		],
		udtalelser: chance.percent(40)
			? [{ id: `udtalelse-${id}`, version: 1, holdning: 'enig', hvornaar: at(begun - 8, clock(chance)) }]
			: [],
		aftaler: [
			{
				id: `aftale-${id}-start`,
				tekst: chance.pick(ownPromises),
				skyldes: 'borger',
				forvaltning: tovholder.forvaltning,
				frist: day(begun - 30),
				forloeb: [{ id: `gjort-${id}-start`, tilstand: 'gjort', hvornaar: at(begun - 29, clock(chance)), af: holder }]
			}
		]
	};
}

/** One that the borger keeps, one that the municipality has kept, and one that it is to keep or is late with. */
function promisesOf({ id, chance, ended, tovholder, fagperson }: Life): AftaleInFile[] {
	const last = ended ?? 0;
	const kept = last + chance.whole(5, 80);
	const late = ended === null && chance.percent(12);
	return [
		{ id: `aftale-${id}-egen`, tekst: chance.pick(ownPromises), skyldes: 'borger', frist: day(-chance.whole(2, 40)) },
		{
			id: `aftale-${id}-holdt`,
			tekst: chance.pick(theirPromises),
			skyldes: 'kommune',
			ansvarlig: fagperson.id,
			frist: day(kept - chance.whole(-1, 3)),
			forloeb: [{ id: `gjort-${id}-holdt`, tilstand: 'gjort', hvornaar: at(kept, clock(chance)), af: fagperson.id }]
		},
		...(ended === null
			? [
					{
						id: `aftale-${id}-naeste`,
						tekst: chance.pick(theirPromises),
						skyldes: 'kommune' as const,
						ansvarlig: tovholder.id,
						frist: day(late ? chance.whole(2, 20) : -chance.whole(3, 50))
					}
				]
			: [])
	];
}

/** One meeting each quarter that is over, and for most of those whose plan goes on one that is planned. */
function moederOf(life: Life): MoedeInFile[] {
	const { id, chance, begun, ended, fagperson } = life;
	const moede = (number: number, daysAgo: number): Omit<MoedeInFile, 'tilstand'> => ({
		id: `moede-${id}-${number}`,
		titel: 'Opfølgning',
		formaal: 'Vi ser på, hvordan det går, og hvad der er næste skridt.',
		pligt: false,
		start: { ...at(daysAgo, chance.pick(['09:00', '10:30', '13:00', '14:15'])), ugedag: chance.whole(1, 5) },
		minutter: 45,
		sted: 'Rådhuset, mødelokale 2',
		skabelon: 'opfoelgning',
		indkaldtAf: holderAt(life, daysAgo).id
	});
	const held: MoedeInFile[] = [];
	for (let daysAgo = begun - 14; daysAgo > (ended ?? 0) + 10; daysAgo -= 91) {
		held.push({
			...moede(held.length + 1, daysAgo),
			tilstand: 'holdt',
			referat: 'Vi talte om ugen, der gik, og om det næste skridt.',
			deltagere: [
				{ medarbejder: holderAt(life, daysAgo).id, rolle: 'Holder mødet', svar: 'ja' },
				{ medarbejder: fagperson.id, rolle: 'Er med', svar: 'ja' }
			]
		});
	}
	if (ended !== null || chance.percent(20)) return held;
	const answer = chance.whole(1, 100);
	const next = moede(held.length + 1, -chance.whole(2, 40));
	return [
		...held,
		{
			...next,
			tilstand: 'planlagt',
			deltagere: [
				{ medarbejder: life.tovholder.id, rolle: 'Holder mødet', svar: 'ja' },
				{
					medarbejder: fagperson.id,
					rolle: 'Er med',
					...(answer > 45
						? { svar: 'ja' as const }
						: answer > 15
							? { svar: 'intet' as const }
							: { svar: 'nej' as const, grund: 'Jeg er på kursus.' })
				}
			]
		}
	];
}

/** How it goes: where it begins, and how far it moves until today. */
type Course = { from: number; moves: number };

function answersOf(life: Life): MaalingInFile[] {
	const { id, chance, answers, fagperson } = life;
	const count = (share: number) => Math.round(answers * share);
	const counts = Object.values(shares).map(count);
	const [own = 0, ownArea = 0, byTovholder = 0, byFagperson = 0, tovholderArea = 0] = counts;
	const samlet = Math.max(0, answers - counts.reduce((sum, each) => sum + each, 0));
	const course: Course = {
		from: chance.whole(3, 8) / 2,
		moves: chance.percent(45) ? 1.5 : chance.percent(35) ? -1.25 : 0
	};
	/** Professionals see it somewhat otherwise, some of them more than others. */
	const theirs: Course = { ...course, from: course.from + chance.whole(-2, 2) / 2 };
	const area = areaOf(life).id;
	const holder = (daysAgo: number) => holderAt(life, daysAgo).id;
	const borger = () => 'borger';
	return [
		...series(life, { key: 'svar', count: own, course, by: borger, written: true }),
		...series(life, { key: 'omraade', count: ownArea, course, by: borger, more: { omraade: area } }),
		...series(life, { key: 'tovholder', count: byTovholder, course: theirs, by: holder }),
		...series(life, { key: 'fagperson', count: byFagperson, course: theirs, by: () => fagperson.id }),
		...series(life, { key: 'job', count: tovholderArea, course: theirs, by: holder, more: { omraade: area } }),
		...series(life, { key: 'samlet', count: samlet, course: theirs, by: holder, more: { samletVurdering: true } })
	].map((rating) => ({ ...rating, id: `${rating.id}-${id}` }));
}

type Series = {
	key: string;
	count: number;
	course: Course;
	by: (daysAgo: number) => string;
	/** Whether now and then a few words go along. */
	written?: boolean;
	more?: Partial<MaalingInFile>;
};

/** So many ratings, spread over the time of the plan. */
function series(life: Life, { key, count, course, by, written = false, more }: Series): MaalingInFile[] {
	const { chance, begun, ended } = life;
	const first = begun - 9;
	const last = (ended ?? 0) + 2;
	return Array.from({ length: count }, (_, index) => {
		const along = (index + 0.1 + 0.8 * chance.next()) / count;
		const daysAgo = Math.round(first - along * (first - last));
		const hvornaar = at(daysAgo, clock(chance));
		const said = chance.percent(4) ? ({ svar: 'ved-ikke' } as const) : pointAt(course, along, chance);
		const note = written && chance.percent(12) ? chance.pick(notes) : undefined;
		const isRead = note !== undefined && daysAgo > last + 3;
		const laest = isRead ? [{ af: holderAt(life, daysAgo - 2).id, hvornaar: at(daysAgo - 2, '08:40') }] : undefined;
		return {
			id: `${key}-${index}`,
			af: by(daysAgo),
			hvornaar,
			...said,
			...more,
			...(note === undefined ? {} : { note }),
			...(laest ? { laest } : {})
		} satisfies MaalingInFile;
	});
}

/** A mark of the demo's ruler: 1 to 5 in halves. */
function pointAt({ from, moves }: Course, along: number, chance: Chance) {
	const felt = from + moves * along + (chance.next() - 0.5) * 1.2;
	return { svar: 'trin' as const, trin: Math.min(5, Math.max(1, Math.round(felt * 2) / 2)) };
}
