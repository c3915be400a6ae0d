/** The plan of one borger in the import file: versions, goals, delmål, aftaler and indsatser. */
import * as v from 'valibot';
import { day, id, line, moment, replies, text, topics, version, words } from './format-fields';

/** Of one list: ten years of a large plan, with every wording that has changed. */
const most = 2_000;
/** What stands on one line of a plan, as long as it may be in the portal. */
const title = () => line(300);

/** What every item of a plan says of itself: who wrote it, how sensitive it is, in which versions it stands. */
const inPlan = {
	forvaltning: v.optional(id),
	emner: topics,
	fraVersion: v.optional(version),
	tilVersion: v.optional(version)
};

const happening = v.strictObject({
	id,
	tilstand: v.picklist(['gjort', 'ikke-gjort', 'droppet', 'udskudt', 'genaabnet']),
	hvornaar: moment,
	af: v.optional(id),
	grund: v.optional(words()),
	nyFrist: v.optional(day)
});

const aftale = v.strictObject({
	id,
	tekst: text(),
	skyldes: v.picklist(['borger', 'kommune']),
	pligt: v.optional(v.boolean()),
	paragraf: v.optional(title()),
	ansvarlig: v.optional(id),
	ansvarligAfdeling: v.optional(id),
	frist: v.optional(day),
	/** The point of the board that it was made from. */
	fraTavle: v.optional(id),
	...inPlan,
	forloeb: v.optional(v.pipe(v.array(happening), v.maxLength(most)))
});
const aftaler = v.optional(v.pipe(v.array(aftale), v.maxLength(most)));

const indsats = v.strictObject({
	id,
	titel: title(),
	beskrivelse: v.optional(text()),
	proevehandling: v.optional(v.boolean()),
	udbyder: title(),
	ansvarlig: v.optional(id),
	start: day,
	slut: v.optional(day),
	laert: v.optional(text()),
	...inPlan
});
const indsatser = v.optional(v.pipe(v.array(indsats), v.maxLength(most)));

const delmaal = v.strictObject({
	id,
	titel: title(),
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
	titel: title(),
	borgerensOrd: v.optional(text()),
	/** Somebody has said that the borger's words are missing (P6). */
	ordMangler: v.optional(v.boolean()),
	fagligeOrd: v.optional(text()),
	samarbejde: v.optional(v.pipe(v.array(id), v.maxLength(20))),
	/** The day it was closed, how it ended, and in which words. */
	afsluttet: v.optional(day),
	udfald: v.optional(v.picklist(['naaet', 'delvist', 'ikke-aktuelt'])),
	afslutning: v.optional(text()),
	fraTavle: v.optional(id),
	...inPlan,
	delmaal: v.optional(v.pipe(v.array(delmaal), v.maxLength(most))),
	aftaler,
	indsatser
});

/** What the borger says to a version; the newest counts. */
const udtalelse = v.strictObject({
	id,
	version,
	holdning: v.picklist(['enig', 'ikke-enig', 'tal-om-det']),
	tekst: v.optional(text()),
	hvornaar: moment,
	tilbage: replies()
});

/** That the borger said yes to one joint plan; the version after the last is shared only with one that is not taken back. */
const samtykke = v.strictObject({
	givet: moment,
	hvordan: v.picklist(['digitalt', 'papir', 'mundtligt']),
	noteretAf: v.optional(id),
	trukket: v.optional(moment)
});

export const plan = v.strictObject({
	id,
	startet: day,
	sluttet: v.optional(day),
	samtykke: v.optional(samtykke),
	versioner: v.pipe(
		v.array(v.strictObject({ nr: version, offentliggjort: moment, af: id, resume: v.optional(text()) })),
		v.maxLength(1_000)
	),
	maal: v.optional(v.pipe(v.array(maal), v.maxLength(most))),
	aftaler,
	indsatser,
	udtalelser: v.optional(v.pipe(v.array(udtalelse), v.maxLength(2_000)))
});

export type PlanInFile = v.InferOutput<typeof plan>;
export type MaalInFile = v.InferOutput<typeof maal>;
export type DelmaalInFile = v.InferOutput<typeof delmaal>;
export type AftaleInFile = v.InferOutput<typeof aftale>;
export type UdtalelseInFile = v.InferOutput<typeof udtalelse>;
export type IndsatsInFile = v.InferOutput<typeof indsats>;
