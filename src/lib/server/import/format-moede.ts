/** Meetings of the import file, and what is left to do after them. */
import * as v from 'valibot';
import { day, exactMoment, id, line, moment, text, topics, whole, words } from './format-fields';

/** Who comes: a member of staff, one of the borger's own people, or the borger. */
const deltager = v.strictObject({
	medarbejder: v.optional(id),
	netvaerk: v.optional(id),
	rolle: line(),
	svar: v.optional(v.picklist(['ja', 'nej', 'intet'])),
	/** Why not; the borger does not read it. */
	grund: v.optional(words()),
	/** Who comes instead. */
	afloeser: v.optional(id),
	/** At the borger's side; one of their own people. */
	bisidder: v.optional(v.boolean())
});

const punkt = v.strictObject({
	titel: line(),
	minutter: v.optional(whole(1, 240)),
	af: v.optional(id),
	/** Left out, the points of a meeting that is held were talked about. */
	talt: v.optional(v.boolean())
});

const note = v.strictObject({
	noegle: v.picklist([
		'maal',
		'inddrages',
		'starter',
		'tager-over',
		'samarbejdet',
		'stadig-mine',
		'samtykke-talt',
		'team-talt'
	]),
	tekst: text(),
	af: v.optional(id)
});

const many = <S extends v.GenericSchema>(item: S) => v.optional(v.pipe(v.array(item), v.maxLength(50)));

export const moede = v.strictObject({
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
	/** The key of a template of the municipality. */
	skabelon: v.optional(id),
	/** The kick-off that this mini-kick was made from. */
	kickoff: v.optional(id),
	/** Without `hvem` it is still to be booked. */
	tolk: v.optional(v.strictObject({ sprog: line(), hvem: v.optional(line()), bestilt: v.optional(day) })),
	tilstand: v.picklist(['planlagt', 'holdt', 'aflyst']),
	aflystFordi: v.optional(words()),
	referat: v.optional(text()),
	indkaldtAf: v.optional(id),
	forvaltning: v.optional(id),
	emner: topics,
	deltagere: many(deltager),
	dagsorden: many(punkt),
	beslutninger: many(v.strictObject({ tekst: text(), start: day, ansvarlig: line() })),
	noter: many(note)
});
export type MoedeInFile = v.InferOutput<typeof moede>;

/** Something that staff have to do, with a day; the borger reads none. */
export const opgave = v.strictObject({
	id,
	type: v.picklist([
		'naeste-moede',
		'samtykke',
		'team',
		'foelg-op',
		'referat',
		'offentliggoer',
		'spoergsmaal',
		'andet'
	]),
	moede: v.optional(id),
	tekst: v.optional(words()),
	frist: day,
	oprettet: moment,
	af: v.optional(id),
	gjort: v.optional(moment),
	gjortAf: v.optional(id),
	emner: topics,
	forvaltning: v.optional(id)
});
export type OpgaveInFile = v.InferOutput<typeof opgave>;
