/**
 * The import file, version 1: its keys and their shapes (docs/import-format.md). Keys and words are Danish ASCII; they
 * become the database's words in `words.ts`. What one field cannot tell alone (dates that exist, references, versions)
 * is checked in `check-*.ts`.
 */
import * as v from 'valibot';

/** One field is at most this long, so that no single value fills a page or the memory. */
const lengths = { id: 100, line: 200, words: 1_000, text: 4_000 };

const line = (longest = lengths.line) =>
	v.pipe(v.string(), v.maxLength(longest), v.regex(/^(?=.*\S).*$/, 'skal være én linje tekst og må ikke være tom'));
const words = (longest = lengths.words) => v.pipe(v.string(), v.maxLength(longest), v.regex(/\S/, 'må ikke være tom'));
const text = () => words(lengths.text);

/** What a thing is called in the system it comes from; unique among its kind within one `kilde`. */
const id = v.pipe(
	v.string(),
	v.maxLength(lengths.id),
	v.regex(/^[A-Za-z0-9æøåÆØÅ._:-]+$/, 'skal være et id: bogstaver, tal og . _ : - uden mellemrum')
);
const emailText = v.pipe(
	v.string(),
	v.maxLength(lengths.line),
	v.regex(/^[^\s@]+@[^\s@]+$/, 'skal være en mailadresse')
);
const phone = v.pipe(
	v.string(),
	v.maxLength(30),
	v.regex(/^\+?[0-9 ]+$/, 'skal være et telefonnummer: tal og mellemrum, eventuelt med + foran')
);
const whole = (lowest: number, highest: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(lowest), v.maxValue(highest));

const days = whole(-40_000, 40_000);
const weekday = v.optional(whole(1, 7));
const clock = v.pipe(v.string(), v.regex(/^[0-9]{2}:[0-9]{2}$/, 'skal være et klokkeslæt som "10:00"'));

const meantDay = 'skal være en dag: "2026-11-21" eller {"dage": -14}';
const meantMoment = 'skal være et tidspunkt: "2026-11-21T10:00" eller {"dage": -14, "kl": "10:00"}';
const meantExactMoment = 'skal være et tidspunkt med klokkeslæt: "2026-11-21T10:00" eller {"dage": -14, "kl": "10:00"}';
const dayPattern = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const clockPattern = 'T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?';
const dated = (pattern: string, meant: string) => v.pipe(v.string(), v.regex(new RegExp(`^${pattern}$`), meant));

/** A calendar day: `2026-11-21`, or so many days from the day of the first import. */
export const day = v.union([dated(dayPattern, meantDay), v.strictObject({ dage: days, ugedag: weekday })], meantDay);
/** A day, and a clock time if one is known; without it noon is meant. */
export const moment = v.union(
	[
		dated(`${dayPattern}(${clockPattern})?`, meantMoment),
		v.strictObject({ dage: days, kl: v.optional(clock), ugedag: weekday })
	],
	meantMoment
);
/** A day with its clock time: a meeting at an unknown hour is no meeting. */
export const exactMoment = v.union(
	[dated(`${dayPattern}${clockPattern}`, meantExactMoment), v.strictObject({ dage: days, kl: clock, ugedag: weekday })],
	meantExactMoment
);
export type DayInFile = v.InferOutput<typeof day>;
export type MomentInFile = v.InferOutput<typeof moment>;

const topics = v.optional(
	v.pipe(v.array(v.picklist(['helbred', 'misbrug', 'boern', 'strafbart', 'oekonomi'])), v.maxLength(5))
);
const kind = v.picklist(['plan', 'trivsel', 'moede', 'netvaerk']);
const paragraph = line();
/** A member of staff by id, or the word `borger`. */
const person = id;

const kommune = v.strictObject({
	navn: line(),
	cvr: v.pipe(v.string(), v.regex(/^[0-9]{8}$/, 'skal være et CVR-nummer på otte cifre')),
	telefon: phone,
	email: emailText,
	adresse: line(),
	aabningstid: words(),
	/** Whom to call when it is urgent: shown wherever one writes, so at least two. */
	akut: v.pipe(v.array(v.strictObject({ navn: line(), telefon: phone })), v.minLength(2), v.maxLength(10)),
	ordvalg: v.optional(
		v.record(v.pipe(v.string(), v.maxLength(50), v.regex(/^[a-z]+$/, 'skal være et ord med små bogstaver')), line())
	)
});

const enhed = v.strictObject({
	id,
	navn: line(),
	type: v.picklist(['kommune', 'forvaltning', 'afdeling', 'gruppe', 'ekstern']),
	overordnet: v.optional(id)
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
	trin: v.pipe(v.number(), v.minValue(0.5), v.maxValue(100), v.multipleOf(0.5)),
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
	type: v.picklist(['droem', 'job', 'oenske']),
	tekst: text(),
	emner: topics,
	skrevet: moment
});

const version = whole(1, 10_000);
/** What every item of a plan says of itself: who wrote it, how sensitive it is, in which versions it stands. */
const inPlan = {
	forvaltning: v.optional(id),
	emner: topics,
	fraVersion: v.optional(version),
	tilVersion: v.optional(version)
};

const happening = v.strictObject({
	id,
	tilstand: v.picklist(['gjort', 'ikke-gjort', 'droppet', 'udskudt']),
	hvornaar: moment,
	af: v.optional(person),
	grund: v.optional(words()),
	nyFrist: v.optional(day)
});

const aftale = v.strictObject({
	id,
	tekst: words(),
	skyldes: v.picklist(['borger', 'kommune']),
	pligt: v.optional(v.boolean()),
	paragraf: v.optional(paragraph),
	ansvarlig: v.optional(id),
	ansvarligAfdeling: v.optional(id),
	frist: v.optional(day),
	...inPlan,
	forloeb: v.optional(v.pipe(v.array(happening), v.maxLength(200)))
});
const aftaler = v.optional(v.pipe(v.array(aftale), v.maxLength(200)));

const indsats = v.strictObject({
	id,
	titel: line(),
	beskrivelse: v.optional(text()),
	proevehandling: v.optional(v.boolean()),
	udbyder: line(),
	ansvarlig: v.optional(id),
	start: day,
	slut: v.optional(day),
	laert: v.optional(text()),
	...inPlan
});
const indsatser = v.optional(v.pipe(v.array(indsats), v.maxLength(200)));

const delmaal = v.strictObject({
	id,
	titel: line(),
	ansvarlig: v.optional(id),
	frist: v.optional(day),
	naaet: v.optional(day),
	...inPlan,
	aftaler
});

const maal = v.strictObject({
	id,
	type: v.optional(v.picklist(['udvikle', 'fastholde', 'begraense-tab'])),
	job: v.optional(v.boolean()),
	titel: line(),
	borgerensOrd: v.optional(text()),
	fagligeOrd: v.optional(text()),
	samarbejde: v.optional(v.pipe(v.array(id), v.maxLength(20))),
	...inPlan,
	delmaal: v.optional(v.pipe(v.array(delmaal), v.maxLength(100))),
	aftaler,
	indsatser
});

const plan = v.strictObject({
	id,
	startet: day,
	sluttet: v.optional(day),
	versioner: v.pipe(
		v.array(v.strictObject({ nr: version, offentliggjort: moment, af: id, resume: text() })),
		v.maxLength(1_000)
	),
	maal: v.optional(v.pipe(v.array(maal), v.maxLength(200))),
	aftaler,
	indsatser
});

const moede = v.strictObject({
	id,
	titel: line(),
	/** Why the borger is asked to come (P3). */
	formaal: words(),
	pligt: v.boolean(),
	start: exactMoment,
	minutter: whole(5, 24 * 60),
	sted: line(),
	stedDetalje: v.optional(words()),
	forbered: v.optional(text()),
	tilstand: v.picklist(['planlagt', 'holdt', 'aflyst']),
	referat: v.optional(text()),
	indkaldtAf: v.optional(id),
	forvaltning: v.optional(id),
	emner: topics,
	deltagere: v.optional(
		v.pipe(
			v.array(
				v.strictObject({
					medarbejder: v.optional(id),
					netvaerk: v.optional(id),
					rolle: line(),
					svar: v.optional(v.picklist(['ja', 'nej', 'intet']))
				})
			),
			v.maxLength(50)
		)
	),
	beslutninger: v.optional(
		v.pipe(v.array(v.strictObject({ tekst: text(), start: day, ansvarlig: line() })), v.maxLength(50))
	)
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
	af: person,
	/** Left out: the overall question. */
	omraade: v.optional(id),
	hvornaar: moment,
	svar: v.picklist(['trin', 'ved-ikke', 'vil-ikke-svare']),
	trin: v.optional(v.number()),
	note: v.optional(text()),
	skridt: v.optional(text()),
	blindt: v.optional(v.boolean()),
	tastetAf: v.optional(id),
	laest: v.optional(v.pipe(v.array(v.strictObject({ af: id, hvornaar: moment })), v.maxLength(50))),
	aabnet: v.optional(
		v.pipe(
			v.array(v.strictObject({ af: person, hvornaar: moment, hvordan: v.picklist(['efter-eget', 'set-foerst']) })),
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
		'team-kom',
		'team-gik',
		'svar-givet',
		'note-laest',
		'vurdering-givet',
		'aftale-gjort',
		'aftale-udskudt',
		'indsats-startet'
	]),
	hvornaar: moment,
	af: v.optional(person),
	slags: kind,
	emner: topics,
	forvaltning: v.optional(id),
	/** The id of what it is about: a plan, moede, team member, maaling, aftale or indsats, as the type says. */
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
	netvaerk: many(netvaerksperson),
	adgangsgrundlag: many(adgangsgrundlag),
	oensker: many(oenske),
	plan: v.optional(plan),
	moeder: many(moede),
	omraader: many(omraade),
	maalinger: many(maaling),
	haendelser: many(haendelse, 10_000)
});

const head = {
	format: v.literal('voresplan-import'),
	version: v.literal(1),
	/** Whose ids these are; the same in every file from the same system. */
	kilde: id,
	kommune: v.optional(kommune),
	enheder: many(enhed, 20_000),
	medarbejdere: many(medarbejder, 100_000),
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
export type MembershipInFile = v.InferOutput<typeof membership>;
export type AdgangsgrundlagInFile = v.InferOutput<typeof adgangsgrundlag>;
export type PlanInFile = v.InferOutput<typeof plan>;
export type MaalInFile = v.InferOutput<typeof maal>;
export type DelmaalInFile = v.InferOutput<typeof delmaal>;
export type AftaleInFile = v.InferOutput<typeof aftale>;
export type IndsatsInFile = v.InferOutput<typeof indsats>;
export type MoedeInFile = v.InferOutput<typeof moede>;
export type MaalingInFile = v.InferOutput<typeof maaling>;
export type HaendelseInFile = v.InferOutput<typeof haendelse>;
