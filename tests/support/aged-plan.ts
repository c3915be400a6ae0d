import { readFileSync } from 'node:fs';

type Aged = { key: string; cpr: string; months: number };

const ago = (days: number) => ({ dage: -Math.round(days) });
const agoAt = (days: number) => ({ ...ago(days), kl: '10:00' });
const each = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

/**
 * An import file with borgere whose plans have been going on for so many months: a meeting, a version and eight answers each
 * month, goals and agreements to match. The municipality is that of the demo.
 */
export function agedPlans(borgere: Aged[]): string {
	const demo = JSON.parse(readFileSync('drizzle/seed/solbjerg.json', 'utf8')) as Record<string, unknown>;
	return JSON.stringify({ ...demo, borgere: borgere.map(agedBorger) });
}

function agedBorger({ key, cpr, months }: Aged) {
	const days = months * 30;
	const start = days + 5;
	const staff = { ansvarlig: 'tove', ansvarligAfdeling: 'beskaeftigelse', forvaltning: 'beskaeftigelse' };
	return {
		id: key,
		navn: `Prøve ${key}`,
		cpr,
		team: [
			{
				medarbejder: 'tove',
				funktion: 'tovholder',
				opgave: 'Holder trådene.',
				hvorfor: 'Det har I aftalt.',
				fra: ago(start)
			}
		],
		netvaerk: [],
		adgangsgrundlag: [
			{
				id: `${key}-adgang`,
				type: 'samtykke',
				forvaltning: 'beskaeftigelse',
				slags: ['plan', 'trivsel', 'moede', 'netvaerk'],
				emner: [],
				formaal: 'Én plan.',
				givet: 'digitalt',
				fra: ago(start)
			}
		],
		oensker: [{ id: `${key}-droem`, type: 'droem', tekst: 'Jeg vil have ro.', skrevet: agoAt(start - 1) }],
		plan: {
			id: `${key}-plan`,
			startet: ago(start),
			versioner: each(months, (index) => ({
				nr: index + 1,
				offentliggjort: agoAt(days - index * 30),
				af: 'tove',
				resume: `Udgave ${index + 1}.`
			})),
			maal: each(4, (goal) => ({
				id: `${key}-maal-${goal}`,
				titel: `Mål ${goal}`,
				borgerensOrd: 'Mine egne ord.',
				forvaltning: 'beskaeftigelse',
				delmaal: [],
				indsatser: [],
				aftaler: each(months, (index) => ({
					id: `${key}-aftale-${goal}-${index}`,
					tekst: `Aftale ${index}`,
					skyldes: index % 2 ? 'borger' : 'kommune',
					...staff,
					frist: ago(days - index * 30 - 20),
					fraVersion: index + 1,
					forloeb:
						index + 1 === months
							? []
							: [
									{
										id: `${key}-gjort-${goal}-${index}`,
										tilstand: 'gjort',
										hvornaar: agoAt(days - index * 30 - 19),
										af: 'tove'
									}
								]
				}))
			})),
			aftaler: [],
			indsatser: []
		},
		moeder: each(months + 1, (index) => ({
			id: `${key}-moede-${index}`,
			titel: 'Opfølgning',
			formaal: 'Vi ser på planen.',
			pligt: false,
			start: agoAt(days - index * 30 - 10),
			minutter: 60,
			sted: 'Rådhuset',
			tilstand: index < months ? 'holdt' : 'planlagt',
			...(index < months ? { referat: 'Vi talte om planen.' } : {}),
			indkaldtAf: 'tove',
			forvaltning: 'beskaeftigelse',
			skabelon: 'opfoelgning',
			deltagere: [{ medarbejder: 'tove', rolle: 'Leder mødet', svar: 'ja' }],
			// The newest are looked at; they hold as much more as there has been time for.
			dagsorden: each(Math.min(months, 20), (point) => ({ titel: `Punkt ${point}`, minutter: 5, af: 'tove' })),
			beslutninger:
				index < months
					? each(Math.min(months, 20), (decision) => ({
							tekst: `Beslutning ${decision}`,
							start: ago(days - index * 30 - 11),
							ansvarlig: 'Tove'
						}))
					: []
		})),
		opgaver: each(months, (index) => ({
			id: `${key}-opgave-${index}`,
			type: 'foelg-op',
			moede: `${key}-moede-${index}`,
			frist: ago(days - index * 30 - 13),
			oprettet: agoAt(days - index * 30 - 10),
			af: 'tove'
		})),
		anmodninger: each(months, (index) => ({
			id: `${key}-oenske-${index}`,
			type: 'med',
			navn: `Ven ${index}`,
			tekst: 'Jeg vil gerne have en med.',
			hvornaar: agoAt(days - index * 30)
		})),
		samtaler: each(months, (index) => ({
			id: `${key}-samtale-${index}`,
			emne: `Spørgsmål ${index}`,
			af: 'borger',
			startet: agoAt(days - index * 30),
			laesere: ['tove'],
			beskeder: each(months, (message) => ({
				id: `${key}-besked-${index}-${message}`,
				af: message % 2 ? 'tove' : 'borger',
				hvornaar: agoAt(days - index * 30 - message / 200),
				tekst: `Besked ${message}`
			}))
		})),
		omraader: [],
		maalinger: each(months * 8, (index) => ({
			id: `${key}-svar-${index}`,
			af: index % 4 ? 'borger' : 'tove',
			hvornaar: agoAt(days - index * 3.7),
			svar: 'trin',
			trin: 1 + (index % 9) / 2,
			laest: [],
			aabnet: []
		})),
		haendelser: each(months * 3, (index) => ({
			id: `${key}-haendelse-${index}`,
			type: 'svar-givet',
			hvornaar: agoAt(days - index * 10),
			af: 'borger',
			slags: 'trivsel',
			felter: {}
		}))
	};
}
