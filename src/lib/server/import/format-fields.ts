/** The kinds of field that the import file is made of: what each may hold, and what is said when it does not. */
import * as v from 'valibot';
import { codePoints } from '../../core/text';

/** One field is at most this long, so that no single value fills a page or the memory. */
const lengths = { id: 100, line: 200, words: 1_000, text: 4_000 };

/** At most so many characters as people count them: an emoji is one. (A JSON schema counts like this too.) */
function characters(longest: number) {
	const action = v.maxLength<string, number>(longest);
	// A character is one or two units, so most texts are decided without counting.
	const fits = (text: string) => text.length <= longest || codePoints(text) <= longest;
	const run: (typeof action)['~run'] = (dataset, config) =>
		dataset.typed && fits(dataset.value) ? dataset : action['~run'](dataset, config);
	return { ...action, '~run': run };
}

export const line = (longest = lengths.line) =>
	v.pipe(v.string(), characters(longest), v.regex(/^(?=.*\S).*$/, 'skal være én linje tekst og må ikke være tom'));
export const words = (longest = lengths.words) =>
	v.pipe(v.string(), characters(longest), v.regex(/\S/, 'må ikke være tom'));
export const text = () => words(lengths.text);

/** What a thing is called in the system it comes from; unique among its kind within one `kilde`. */
export const id = v.pipe(
	v.string(),
	v.maxLength(lengths.id),
	v.regex(/^[A-Za-z0-9æøåÆØÅ._:-]+$/, 'skal være et id: bogstaver, tal og . _ : - uden mellemrum')
);
export const emailText = v.pipe(
	v.string(),
	v.maxLength(lengths.line),
	v.regex(/^[^\s@]+@[^\s@]+$/, 'skal være en mailadresse')
);
export const phone = v.pipe(
	v.string(),
	v.maxLength(30),
	v.regex(/^\+?[0-9 ]+$/, 'skal være et telefonnummer: tal og mellemrum, eventuelt med + foran')
);
export const whole = (lowest: number, highest: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(lowest), v.maxValue(highest));

const days = whole(-40_000, 40_000);
const weekday = v.optional(whole(1, 7));
const workingDays = whole(1, 250);
const clock = v.pipe(v.string(), v.regex(/^[0-9]{2}:[0-9]{2}$/, 'skal være et klokkeslæt som "10:00"'));

const meantDay = 'skal være en dag: "2026-11-21" eller {"dage": -14}';
const meantMoment = 'skal være et tidspunkt: "2026-11-21T10:00" eller {"dage": -14, "kl": "10:00"}';
const meantExactMoment = 'skal være et tidspunkt med klokkeslæt: "2026-11-21T10:00" eller {"dage": -14, "kl": "10:00"}';
const dayPattern = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const clockPattern = 'T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?';
const dated = (pattern: string, meant: string) => v.pipe(v.string(), v.regex(new RegExp(`^${pattern}$`), meant));

/** A calendar day: `2026-11-21`, or so many days, or working days, from the day of the first import. */
export const day = v.union(
	[
		dated(dayPattern, meantDay),
		v.strictObject({ dage: days, ugedag: weekday }),
		v.strictObject({ arbejdsdage: workingDays })
	],
	meantDay
);
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

/** Sentences back to the borger. */
export const replies = (longest = lengths.words) =>
	v.optional(v.pipe(v.array(v.strictObject({ id, af: id, hvornaar: moment, tekst: words(longest) })), v.maxLength(50)));
export type RepliesInFile = v.InferOutput<ReturnType<typeof replies>>;

export const topics = v.optional(
	v.pipe(v.array(v.picklist(['helbred', 'misbrug', 'boern', 'strafbart', 'oekonomi'])), v.maxLength(5))
);
export const kind = v.picklist(['plan', 'trivsel', 'moede', 'netvaerk']);
export const paragraph = line();
/** A version of a plan. */
export const version = whole(1, 10_000);
