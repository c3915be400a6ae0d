/**
 * The import file, version 1: its keys and their shapes (docs/import-format.md). Keys and words are Danish ASCII; they
 * become the database's words in `words.ts`. What one field cannot tell alone (dates that exist, references, versions)
 * is checked in `map-*.ts`.
 */
import * as v from 'valibot';
import {
	day,
	emailText,
	id,
	kind,
	line,
	moment,
	paragraph,
	phone,
	replies,
	text,
	topics,
	version,
	whole,
	words
} from './format-fields';
import { moede, opgave } from './format-moede';
import { plan } from './format-plan';
import { anmodning, fravaer, samtale } from './format-samtale';

/** A number of KLE: what a document is filed under. */
const kle = v.optional(
	v.strictObject({
		emne: v.pipe(v.string(), v.regex(/^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$/, 'skal være et emne som "27.00.00"')),
		facet: v.pipe(v.string(), v.regex(/^[A-Z][0-9]{2}$/, 'skal være en facet som "G01"'))
	})
);
/** Where what is to be in a journal goes. */
const modtager = v.strictObject({
	navn: line(80),
	slags: v.picklist(['mappe', 'http', 'kopi', 'digital-post']),
	system: v.optional(v.picklist(['fasit', 'dubu', 'acadre', 'sbsys', 'nexus', 'andet'])),
	/** Left out: every department's. */
	forvaltning: v.optional(id),
	tager: v.pipe(
		v.array(v.picklist(['plan', 'moede', 'indkaldelse', 'aflysning', 'aftale', 'notat'])),
		v.minLength(1),
		v.maxLength(6)
	),
	/** The name of a folder or an address on the web; none where somebody copies by hand. */
	adresse: v.optional(line()),
	/** It says itself what it has received. */
	kvittering: v.optional(v.boolean())
});
const journal = v.strictObject({
	modtagere: v.optional(v.pipe(v.array(modtager), v.maxLength(50))),
	kle: v.optional(v.strictObject({ plan: kle, moede: kle, indkaldelse: kle, aflysning: kle, aftale: kle, notat: kle }))
});

const kommune = v.strictObject({
	navn: line(),
	/** Statistics Denmark's number of the municipality. */
	kode: v.optional(v.pipe(v.string(), v.regex(/^[1-9][0-9]{2}$/, 'skal være en kommunekode på tre cifre'))),
	cvr: v.pipe(v.string(), v.regex(/^[0-9]{8}$/, 'skal være et CVR-nummer på otte cifre')),
	telefon: phone,
	email: emailText,
	adresse: line(),
	aabningstid: words(),
	/** Working days within which somebody is to answer a borger's message. */
	svarDage: v.optional(whole(1, 20)),
	/** Working days within which a leder is to answer a team's question. */
	spoergeDage: v.optional(whole(1, 60)),
	/** Whom to call when it is urgent: shown wherever one writes, so at least two. */
	akut: v.pipe(v.array(v.strictObject({ navn: line(), telefon: phone })), v.minLength(2), v.maxLength(10)),
	ordvalg: v.optional(
		v.record(v.pipe(v.string(), v.maxLength(50), v.regex(/^[a-z]+$/, 'skal være et ord med små bogstaver')), line())
	),
	/** Where documents go, and what they are filed under. */
	journal: v.optional(journal)
});

const enhed = v.strictObject({
	id,
	navn: line(),
	type: v.picklist(['kommune', 'forvaltning', 'afdeling', 'gruppe', 'ekstern']),
	overordnet: v.optional(id),
	/** To be helped here tells something about somebody, as with misbrug or psykiatri. */
	foelsom: v.optional(v.boolean())
});

const medarbejder = v.strictObject({
	id,
	navn: line(),
	titel: line(),
	telefon: v.optional(phone),
	email: v.optional(emailText),
	enhed: id,
	/** What the municipality's identity provider calls this person. */
	brugernavn: line(),
	roller: v.pipe(
		v.array(v.picklist(['fagperson', 'fordeler', 'leder', 'administrator', 'dpo'])),
		v.minLength(1),
		v.maxLength(5)
	)
});

const point = v.pipe(v.number(), v.minValue(-100), v.maxValue(100), v.multipleOf(0.5));
const lineal = v.strictObject({
	noegle: id,
	version: whole(1, 1_000),
	navn: line(),
	sprog: v.literal('da'),
	lavest: point,
	hoejest: point,
	trin: v.pipe(v.number(), v.minValue(0.5), v.maxValue(50), v.multipleOf(0.5)),
	bedst: v.picklist(['hoejest', 'lavest']),
	ankre: v.pipe(v.array(v.strictObject({ vaerdi: point, tekst: line() })), v.minLength(2), v.maxLength(21))
});

const membership = v.strictObject({
	id: v.optional(id),
	medarbejder: id,
	funktion: v.picklist(['tovholder', 'stedfortraeder', 'fagperson']),
	opgave: words(),
	hvorfor: words(),
	fra: day,
	til: v.optional(day),
	sluttetFordi: v.optional(words())
});

/** What is to be in order when one tovholder hands over to the next (M2). */
const handoverPoints = v.optional(
	v.pipe(
		v.array(v.picklist(['borger-ved-det', 'naeste-moede', 'aftaler', 'adgangsgrundlag', 'kladde', 'noter'])),
		v.maxLength(6)
	)
);
const overdragelse = v.strictObject({
	id,
	/** Left out: the first tovholder was appointed. */
	fra: v.optional(id),
	til: id,
	/** The new one's first day. */
	dag: day,
	grund: words(),
	af: id,
	klar: handoverPoints,
	mangler: handoverPoints
});

const netvaerksperson = v.strictObject({ id, navn: line(), relation: line(), telefon: v.optional(phone) });

const adgangsgrundlag = v.strictObject({
	id,
	type: v.picklist(['samtykke', 'hjemmel']),
	forvaltning: id,
	slags: v.pipe(v.array(kind), v.minLength(1), v.maxLength(4)),
	emner: topics,
	formaal: words(),
	givet: v.optional(v.picklist(['digitalt', 'papir', 'mundtligt'])),
	paragraf: v.optional(paragraph),
	noteretAf: v.optional(id),
	fra: day,
	til: v.optional(day),
	trukketTilbage: v.optional(moment)
});

const oenske = v.strictObject({
	id,
	type: v.picklist(['droem', 'job', 'oenske', 'historie']),
	tekst: text(),
	emner: topics,
	skrevet: moment
});

/** A point on the board with three columns (M14). */
const tavlepunkt = v.strictObject({
	id,
	kolonne: v.picklist(['fungerer', 'bekymrer', 'droemme']),
	tekst: words(),
	af: id,
	emner: topics,
	skrevet: moment,
	/** Taken off the board. */
	fjernet: v.optional(moment)
});

const omraade = v.strictObject({
	id,
	tekst: line(),
	maal: v.optional(id),
	emner: topics,
	forvaltning: v.optional(id),
	slut: v.optional(moment)
});

const maaling = v.strictObject({
	id,
	/** Here and wherever somebody acts: a member of staff by id, or the word `borger`. */
	af: id,
	/** Left out: the overall question. */
	omraade: v.optional(id),
	hvornaar: moment,
	svar: v.picklist(['trin', 'ved-ikke', 'vil-ikke-svare']),
	trin: v.optional(v.number()),
	note: v.optional(text()),
	skridt: v.optional(text()),
	blindt: v.optional(v.boolean()),
	/** The judgement of the overall goal by whoever holds the threads; left out, it is a rating like others. */
	samletVurdering: v.optional(v.boolean()),
	tastetAf: v.optional(id),
	/** How an answer was given that somebody typed. */
	givet: v.optional(v.picklist(['moede', 'telefon', 'papir'])),
	tilbage: replies(500),
	laest: v.optional(v.pipe(v.array(v.strictObject({ af: id, hvornaar: moment })), v.maxLength(50))),
	aabnet: v.optional(
		v.pipe(
			v.array(v.strictObject({ af: id, hvornaar: moment, hvordan: v.picklist(['efter-eget', 'set-foerst']) })),
			v.maxLength(50)
		)
	)
});

const haendelse = v.strictObject({
	id,
	type: v.picklist([
		'plan-offentliggjort',
		'moede-planlagt',
		'moede-flyttet',
		'moede-aflyst',
		'moede-holdt',
		'referat-skrevet',
		'team-kom',
		'team-gik',
		'svar-givet',
		'note-laest',
		'vurdering-givet',
		'svar-besvaret',
		'aftale-gjort',
		'aftale-udskudt',
		'aftale-ikke-gjort',
		'aftale-droppet',
		'aftale-genaabnet',
		'indsats-startet',
		'tavle-skrevet',
		'udtalelse-givet',
		'udtalelse-besvaret'
	]),
	hvornaar: moment,
	af: v.optional(id),
	slags: kind,
	emner: topics,
	forvaltning: v.optional(id),
	/** The id of what it is about: a plan, moede, team member, maaling, aftale, indsats, point or udtalelse, as the type says. */
	om: v.optional(id),
	felter: v.optional(
		v.strictObject({
			titel: v.optional(line()),
			start: v.optional(moment),
			fra: v.optional(moment),
			til: v.optional(moment),
			tekst: v.optional(text()),
			grund: v.optional(words()),
			nyFrist: v.optional(day),
			navn: v.optional(line()),
			resume: v.optional(text()),
			version: v.optional(version)
		})
	)
});

const many = <S extends v.GenericSchema>(item: S, most = 2_000) => v.optional(v.pipe(v.array(item), v.maxLength(most)));

/** One borger with everything about them: an element of `borgere`, or one line of a `.jsonl`. */
export const borgerSchema = v.strictObject({
	id,
	navn: line(),
	cpr: v.pipe(
		v.string(),
		v.regex(/^[0-9]{6}-?[0-9]{4}$/, 'skal være et CPR-nummer: ti cifre, eventuelt med bindestreg efter de første seks')
	),
	telefon: v.optional(phone),
	adressebeskyttelse: v.optional(v.boolean()),
	skaermet: v.optional(v.boolean()),
	doed: v.optional(day),
	team: many(membership),
	overdragelser: many(overdragelse),
	netvaerk: many(netvaerksperson),
	adgangsgrundlag: many(adgangsgrundlag),
	oensker: many(oenske),
	tavle: many(tavlepunkt),
	plan: v.optional(plan),
	moeder: many(moede),
	opgaver: many(opgave),
	anmodninger: many(anmodning),
	samtaler: many(samtale),
	omraader: many(omraade),
	maalinger: many(maaling),
	haendelser: many(haendelse, 10_000)
});

const head = {
	/** Where the schema of the format is, for editors. */
	$schema: v.optional(line()),
	format: v.literal('voresplan-import'),
	version: v.literal(1),
	/** Whose ids these are; the same in every file from the same system. */
	kilde: id,
	/** To whoever opens the file; the import passes over it. */
	bemaerkning: v.optional(text()),
	kommune: v.optional(kommune),
	enheder: many(enhed, 20_000),
	medarbejdere: many(medarbejder, 100_000),
	fravaer: many(fravaer, 100_000),
	lineal: v.optional(lineal)
};

/** The first line of a `.jsonl`. */
export const headerSchema = v.strictObject(head);

/** A whole `.json`. */
export const importSchema = v.strictObject({ ...head, borgere: v.array(borgerSchema) });

export type HeaderInFile = v.InferOutput<typeof headerSchema>;
export type KommuneInFile = v.InferOutput<typeof kommune>;
export type EnhedInFile = v.InferOutput<typeof enhed>;
export type MedarbejderInFile = v.InferOutput<typeof medarbejder>;
export type LinealInFile = v.InferOutput<typeof lineal>;
export type BorgerInFile = v.InferOutput<typeof borgerSchema>;
export type AdgangsgrundlagInFile = v.InferOutput<typeof adgangsgrundlag>;
export type MaalingInFile = v.InferOutput<typeof maaling>;
export type TavlepunktInFile = v.InferOutput<typeof tavlepunkt>;
export type OverdragelseInFile = v.InferOutput<typeof overdragelse>;
export type HaendelseInFile = v.InferOutput<typeof haendelse>;
