/**
 * A made-up municipality of any size in the form of the import file, line by line: nothing of it is held but the staff. The same
 * seed gives the same file, and each borger can be made alone.
 */
import type { EnhedInFile, HeaderInFile, MedarbejderInFile } from '../src/lib/server/import/format';
import { makeBorger, nameOf, type Colleague } from './made-up-borger';
import { teamNames, titles, type Field } from './made-up-words';
import { chanceOf } from './random';

export type Size = {
	borgere: number;
	/** How many answers and ratings each borger has. */
	answers?: number;
	/** How long ago the first plans began, days. */
	days?: number;
	seed?: number;
	/** Only these borgere of all, from a number up to, not including, another. */
	from?: number;
	to?: number;
};

const plansEach = 40;
/** A team has more than one. */
const fewest = 3;
const groupSize = 10;
/** Nobody leads more groups than this: beyond it they are gathered under one more level. */
const groupsTogether = 12;
/** Staff who hold no threads stand far apart from the borger's own, so that most teams have two forvaltninger. */
const apart = 7;

const forvaltninger: readonly { id: Field; navn: string; afdelinger: readonly string[] }[] = [
	{
		id: 'beskaeftigelse',
		navn: 'Beskæftigelse',
		afdelinger: ['Jobcenter', 'Ungeteamet', 'Fleksjob', 'Virksomhedsservice']
	},
	{ id: 'social', navn: 'Social', afdelinger: ['Støtte', 'Rusmiddelcenter', 'Socialpsykiatri', 'Handicap'] },
	{ id: 'sundhed', navn: 'Sundhed', afdelinger: ['Sundhedshuset', 'Genoptræning', 'Sygepleje', 'Forebyggelse'] },
	{
		id: 'familie',
		navn: 'Børn og Familie',
		afdelinger: ['Familiecentret', 'Ungerådgivningen', 'Familiehuset', 'Sundhedsplejen']
	},
	{
		id: 'uddannelse',
		navn: 'Uddannelse',
		afdelinger: ['Ungdomsvejledningen', 'Sprogcentret', 'Værkstedsskolen', 'Voksenvejledningen']
	}
];
const sensitive = ['Rusmiddelcenter', 'Socialpsykiatri'];

type Staffed = { enheder: EnhedInFile[]; medarbejdere: MedarbejderInFile[]; tovholdere: Colleague[] };

/** Who leads which unit is called `leder-` and the unit's id. */
function organisationOf(borgere: number, seed: number): Staffed {
	const enheder: EnhedInFile[] = [{ id: 'kommune', navn: 'Bakkekøbing Kommune', type: 'kommune' }];
	const medarbejdere: MedarbejderInFile[] = [leader('kommune', 'Kommunaldirektør', chanceOf(seed, -1))];
	const tovholdere: Colleague[] = [];
	const afdelinger = forvaltninger.flatMap(({ id: forvaltning, navn, afdelinger }) => {
		enheder.push({ id: forvaltning, navn, type: 'forvaltning', overordnet: 'kommune' });
		medarbejdere.push(leader(forvaltning, `Chef for ${navn}`, chanceOf(seed, -2, medarbejdere.length)));
		return afdelinger.map((afdeling, index) => ({ id: `${forvaltning}-${index}`, navn: afdeling, forvaltning }));
	});
	const wanted = Math.max(fewest, Math.ceil(borgere / plansEach));
	for (const [index, { id, navn, forvaltning }] of afdelinger.entries()) {
		enheder.push({
			id,
			navn,
			type: 'afdeling',
			overordnet: forvaltning,
			...(sensitive.includes(navn) ? { foelsom: true } : {})
		});
		medarbejdere.push(leader(id, 'Afdelingsleder', chanceOf(seed, -3, index)));
		const own = Math.floor(wanted / afdelinger.length) + (index < wanted % afdelinger.length ? 1 : 0);
		const groups = Math.max(1, Math.ceil(own / groupSize));
		for (let group = 0; group < groups; group += 1) {
			const above = groups > groupsTogether ? `${id}-omraade-${Math.floor(group / groupsTogether)}` : id;
			if (above !== id && group % groupsTogether === 0) {
				const number = 1 + group / groupsTogether;
				enheder.push({ id: above, navn: `${navn}, område ${number}`, type: 'gruppe', overordnet: id });
			}
			const team = teamNames[group % teamNames.length] ?? '';
			const turn = Math.floor(group / teamNames.length);
			const name = turn === 0 ? `Team ${team}` : `Team ${team} ${turn + 1}`;
			enheder.push({ id: `${id}-${group}`, navn: name, type: 'gruppe', overordnet: above });
		}
		for (let number = 0; number < own; number += 1) {
			const chance = chanceOf(seed, -4, index, number);
			const one = `${id}-m${number}`;
			medarbejdere.push({
				id: one,
				navn: nameOf(chance),
				titel: chance.pick(titles[forvaltning]),
				enhed: `${id}-${number % groups}`,
				brugernavn: one,
				roller: ['fagperson']
			});
			tovholdere.push({ id: one, forvaltning });
		}
	}
	return { enheder, medarbejdere, tovholdere };
}

const leader = (enhed: string, titel: string, chance: ReturnType<typeof chanceOf>): MedarbejderInFile => ({
	id: `leder-${enhed}`,
	navn: nameOf(chance),
	titel,
	enhed,
	brugernavn: `leder-${enhed}`,
	roller: ['leder']
});

/** The lines of a `.jsonl` (docs/import-format.md): the header, then one borger each, each with its line break. */
export function* municipalityLines(size: Size): Generator<string> {
	const { borgere, answers = 72, days = 730, seed = 1, from = 0, to = borgere } = size;
	const { enheder, medarbejdere, tovholdere } = organisationOf(borgere, seed);
	yield `${JSON.stringify({ ...frame, enheder, medarbejdere } satisfies HeaderInFile)}\n`;
	const colleague = (index: number) => {
		const found = tovholdere[index % tovholdere.length];
		if (!found) throw new Error('a municipality without staff');
		return found;
	};
	for (let number = from; number < to; number += 1) {
		const who = {
			tovholder: colleague(number),
			former: colleague(number + 1),
			fagperson: colleague(number + Math.max(1, Math.floor(tovholdere.length / apart)))
		};
		yield `${JSON.stringify(makeBorger({ seed, number, ...who, days, answers }))}\n`;
	}
}

const frame = {
	format: 'voresplan-import',
	version: 1,
	kilde: 'bakkekoebing',
	kommune: {
		navn: 'Bakkekøbing Kommune',
		kode: '898',
		cvr: '01234561',
		telefon: '85 20 10 00',
		email: 'kontakt@bakkekoebing.example',
		adresse: 'Torvet 1, 8998 Bakkekøbing',
		aabningstid: 'Mandag til fredag kl. 9-15.',
		akut: [
			{ navn: '112, hvis der er fare for liv', telefon: '112' },
			{ navn: 'Livslinien', telefon: '70 201 201' }
		]
	},
	lineal: {
		noegle: 'voresplan',
		version: 1,
		navn: 'Vores Plans lineal',
		sprog: 'da',
		lavest: 1,
		hoejest: 5,
		trin: 0.5,
		bedst: 'hoejest',
		ankre: [
			{ vaerdi: 5, tekst: 'Det går rigtig godt' },
			{ vaerdi: 4, tekst: 'Det går godt' },
			{ vaerdi: 3, tekst: 'Det går op og ned' },
			{ vaerdi: 2, tekst: 'Det er svært' },
			{ vaerdi: 1, tekst: 'Det er meget svært' }
		]
	}
} satisfies HeaderInFile;
