/** What a borger and the staff write to one another, what the borger asks for, and when somebody is away. */
import * as v from 'valibot';
import { day, id, line, moment, text, words } from './format-fields';

/** When somebody of the staff is away, both days included. */
export const fravaer = v.strictObject({
	id,
	medarbejder: id,
	fra: day,
	til: day,
	/** In words that borgere read; not why. */
	tekst: v.optional(words())
});
export type FravaerInFile = v.InferOutput<typeof fravaer>;

const besked = v.strictObject({
	id,
	af: id,
	hvornaar: moment,
	tekst: text(),
	/** The day by which the borger was promised an answer; left out, so many working days later as `svarDage` says. */
	lovet: v.optional(day),
	laest: v.optional(v.pipe(v.array(v.strictObject({ af: id, hvornaar: moment })), v.maxLength(50)))
});
export type BeskedInFile = v.InferOutput<typeof besked>;

/** A conversation: who wrote first, who of the staff reads it, and what was written. */
export const samtale = v.strictObject({
	id,
	emne: line(),
	af: id,
	startet: moment,
	laesere: v.pipe(v.array(id), v.minLength(1), v.maxLength(50)),
	beskeder: v.optional(v.pipe(v.array(besked), v.maxLength(2_000)))
});
export type SamtaleInFile = v.InferOutput<typeof samtale>;

/** What the borger asks of who holds the threads. */
export const anmodning = v.strictObject({
	id,
	type: v.picklist(['flyt', 'med', 'ikke-med']),
	/** Needed to move one; else left out when it is about the team. */
	moede: v.optional(id),
	/** Whom the borger would rather not have there. */
	medarbejder: v.optional(id),
	/** Whom the borger would like to have there. */
	navn: v.optional(line()),
	tekst: words(),
	/** When the borger can come. */
	tider: v.optional(words()),
	hvornaar: moment,
	trukketTilbage: v.optional(moment),
	svar: v.optional(
		v.strictObject({ svar: v.picklist(['ja', 'nej']), af: id, hvornaar: moment, tekst: v.optional(words()) })
	)
});
export type AnmodningInFile = v.InferOutput<typeof anmodning>;
