/**
 * "Mine oplysninger" (GDPR art. 15): everything that was read of a borger under their own rights, told once in words. The paper and
 * the file are made of the same.
 */
import { groupLooks, sayLooker, type LookLine, type LookRow } from '../accesslog/looks';
import { formatClock, formatDate } from '../core/dates';
import { eventSentence, isEventType, type ChangeEvent } from '../event/event';
import { deedOf, hasMoreTimes, sayLook, sayOwnItems } from '../i18n/da/hvem-har-set';
import { mine } from '../i18n/da/mine-oplysninger';
import { fields, oplysninger as words, sections, type FieldKey, type SectionKey } from '../i18n/da/oplysninger';
import { sayAnswer, type Answer, type Lineal } from '../trivsel/lineal';
import { blocksOf, frameOf, type Block, type Document, type Making } from './document';

/** A row as the database tells it: keys are those of `fields`, instants are ISO, people and departments are ids. */
export type RawRow = { [key: string]: unknown };

/** What was read (server/document/oplysninger.ts). */
export type Facts = {
	/** The borger's own account. */
	accountId: string;
	name: string;
	sections: Partial<Record<SectionKey, RawRow[]>>;
	/** Answers on the ruler: number and ruler are not told apart from one another. */
	svar: RawRow[];
	events: { id: string; at: Date; type: string; params: Record<string, unknown>; by: string | null }[];
	/** Names, by the id of the account or department. */
	people: Record<string, string>;
	departments: Record<string, string>;
	linealer: Lineal[];
};

type Value = string | number | boolean | string[] | SaidRow[];
/** A row in words: days `YYYY-MM-DD`, instants ISO in UTC, people and departments by name. */
export type SaidRow = { [key in FieldKey]?: Value };
export type SaidSection = { key: SectionKey; heading: string; rows: SaidRow[] };

const fieldKeys = Object.keys(fields) as FieldKey[];
const sectionKeys = Object.keys(sections) as SectionKey[];

const isRows = (value: unknown): value is RawRow[] =>
	Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null);

function sayValue(key: FieldKey, value: unknown, facts: Facts): Value | null {
	const { kind } = fields[key];
	if (value === null || value === undefined) return null;
	if (kind === 'rows') return isRows(value) && value.length > 0 ? value.map((row) => sayRow(row, facts)) : null;
	if (Array.isArray(value)) return value.length > 0 ? value.map((each) => String(sayOne(key, each, facts))) : null;
	return sayOne(key, value, facts);
}

function sayOne(key: FieldKey, value: unknown, { accountId, people, departments }: Facts): string | number | boolean {
	const field = fields[key];
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	const text = String(value);
	switch (field.kind) {
		case 'person':
			return text === accountId ? words.you : (people[text] ?? words.somebody);
		case 'department':
			return departments[text] ?? text;
		case 'code':
			return ('words' in field ? (field.words as Record<string, string>)[text] : undefined) ?? text;
		case 'moment':
			return new Date(text).toISOString();
		default:
			return text;
	}
}

/** A row with its fields in the order of `fields`. */
function sayRow(row: RawRow, facts: Facts): SaidRow {
	const said: SaidRow = {};
	for (const key of fieldKeys) {
		const value = sayValue(key, row[key], facts);
		if (value !== null) said[key] = value;
	}
	return said;
}

/** An answer: number and word together, with the name of the ruler and its version; never a bare number. */
function sayRating(row: RawRow, facts: Facts): SaidRow {
	const { linealer } = facts;
	const lineal = linealer.find(({ key, version }) => `${key} ${version}` === row['lineal_id']);
	const answer = answerOf(row);
	return sayRow(
		{
			...row,
			spoergsmaal: row['spoergsmaal'] ?? words.overall,
			svar: answer && lineal ? sayAnswer(lineal, answer) : words.notOpened,
			lineal: lineal && words.lineal(lineal.name, lineal.version)
		},
		facts
	);
}

function answerOf({ slags_svar: kind, trin }: RawRow): Answer | null {
	if (kind === 'dont_know' || kind === 'decline') return { kind };
	return kind === 'point' && typeof trin === 'number' ? { kind: 'point', value: trin } : null;
}

/** What happened, in the sentence that the borger reads on Hjem. */
function sayEvents({ events, accountId, people, name }: Facts): SaidRow[] {
	return events.flatMap(({ id, at, type, params, by }) => {
		if (!isEventType(type)) return [];
		const event = {
			...{ id, at, type, params, borgerName: name },
			actor: by === null ? null : (people[by] ?? null),
			byReader: by === accountId
		} as ChangeEvent;
		return [{ tidspunkt: at.toISOString(), tekst: eventSentence(event, 'borger') }];
	});
}

/** Everything in words, every section, also those in which nothing stands. */
export const sayOplysninger = (facts: Facts): SaidSection[] =>
	sectionKeys.map((key) => ({
		key,
		heading: sections[key],
		rows:
			key === 'svar'
				? facts.svar.map((row) => sayRating(row, facts))
				: key === 'nyt'
					? sayEvents(facts)
					: (facts.sections[key] ?? []).map((row) => sayRow(row, facts))
	}));

/** One look, as it stands in the file. */
export function sayLookRow({ at, kind, purpose, looker, items }: LookRow) {
	const { said, titles } = sayOwnItems(items);
	const { verb, object } = deedOf(kind, said);
	const { heading, detail } = sayLooker(looker);
	return {
		tidspunkt: at.toISOString(),
		hvem: heading,
		...(detail ? { afdeling: detail } : {}),
		hvad: `${verb} ${object}`,
		...(titles.length ? { titler: titles } : {}),
		...(kind === 'login' ? {} : { grund: purpose })
	};
}

/** The file but for the log, which follows in `hvem_har_set`. @param madeAt when it was made */
export const oplysningerData = (said: readonly SaidSection[], madeAt: Date, municipality: string) => ({
	v: 1,
	titel: words.title,
	kommune: municipality,
	lavet: madeAt.toISOString(),
	ikke_med: mine.missing.items,
	oplysninger: Object.fromEntries(said.map(({ key, rows }) => [key, rows]))
});

/** A value on paper. Texts of people stand as they were written. */
function print(key: FieldKey, value: Value): string {
	if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join(', ');
	if (typeof value === 'boolean') return words.yesNo[value ? 'true' : 'false'];
	if (fields[key].kind === 'moment') return words.at(new Date(String(value)));
	if (fields[key].kind === 'day') return formatDate(String(value));
	return String(value);
}

const entriesOf = (row: SaidRow) => Object.entries(row) as [FieldKey, Value][];
const isNested = (key: FieldKey) => fields[key].kind === 'rows';

/** A row in one line: "Skrevet: 1. november 2026 kl. 10. Tekst: …". A row in it is told in brackets. */
const lineOf = (row: SaidRow): string =>
	entriesOf(row)
		.map(([key, value]) =>
			isNested(key)
				? `${fields[key].term}: ${(value as SaidRow[]).map((each) => `(${lineOf(each)})`).join(' ')}`
				: `${fields[key].term}: ${print(key, value).replace(/\.$/, '')}`
		)
		.join('. ');

const longestTitle = 80;
function titleOf(row: SaidRow, position: number): string {
	const said = [row.titel, row.navn, row.emne, row.spoergsmaal, row.tekst].find((each) => typeof each === 'string');
	if (typeof said !== 'string' || said.trim() === '') return words.number(position);
	const line = said.replace(/\s+/g, ' ').trim();
	return line.length > longestTitle ? `${line.slice(0, longestTitle).trim()} …` : line;
}

/** Rows of so many fields, and without rows of their own, stand in one line each. */
const fieldsInLine = 5;

function blocksOfSection({ heading, rows }: SaidSection): (Block | null)[] {
	const short = rows.every(
		(row) => entriesOf(row).length <= fieldsInLine && !entriesOf(row).some(([key]) => isNested(key))
	);
	return [
		{ kind: 'heading', level: 1, text: heading },
		...(short
			? [{ kind: 'list' as const, items: rows.map(lineOf) }]
			: rows.flatMap((row, index) => blocksOfRow(row, titleOf(row, index + 1))))
	];
}

const blocksOfRow = (row: SaidRow, title: string): Block[] => [
	{ kind: 'heading', level: 2, text: title },
	{
		kind: 'facts',
		rows: entriesOf(row)
			// What stands above already is not said again.
			.filter(([key, value]) => !isNested(key) && value !== title)
			.map(([key, value]) => ({ term: fields[key].term, text: print(key, value) }))
	},
	...entriesOf(row)
		.filter(([key]) => isNested(key))
		.flatMap(([key, value]): Block[] => [
			{ kind: 'paragraph', text: `${fields[key].term}:` },
			{ kind: 'list', items: (value as SaidRow[]).map(lineOf) }
		])
];

/**
 * The log in the sentences of Hvem har set, by day and person, each with every time. All looks are in it. Lines of one paragraph: a
 * list of ten thousand takes three times as long to draw.
 */
const blocksOfLog = (looks: readonly LookRow[]): Block[] => [
	{ kind: 'heading', level: 1, text: words.log },
	{ kind: 'paragraph', text: looks.length ? `${words.logLead} ${words.looks(looks.length)}` : words.noLooks },
	...groupLooks(looks).flatMap(({ day, people }): Block[] => [
		{ kind: 'heading', level: 2, text: formatDate(day) },
		...people.map(({ heading, detail, who, lines }): Block => ({
			kind: 'paragraph',
			text: [`${[heading, detail].filter(Boolean).join(', ')}:`, ...lines.map((line) => sayLine(line, who))].join('\n')
		}))
	])
];

function sayLine({ verb, object, purpose, times, titles }: LookLine, who: string): string {
	return [
		sayLook({ verb, object }, who, times),
		hasMoreTimes(times) ? words.times([...new Set(times.map(formatClock))]) : null,
		titles.length > 0 ? words.titles(titles) : null,
		purpose && words.reason(purpose)
	]
		.filter(Boolean)
		.join(' ');
}

/**
 * The document: everything in words, and all of the log.
 * @param looks newest first
 */
export function oplysningerDocument(
	said: readonly SaidSection[],
	looks: readonly LookRow[],
	making: Pick<Making, 'municipality' | 'today'>
): Document {
	const empty = said.filter(({ rows }) => rows.length === 0).map(({ heading }) => heading);
	return {
		...frameOf('oplysninger', making),
		title: words.title,
		about: null,
		reference: null,
		blocks: blocksOf([
			{ kind: 'paragraph', text: words.lead },
			...said.filter(({ rows }) => rows.length > 0).flatMap(blocksOfSection),
			empty.length > 0 ? { kind: 'note', text: words.nothing(empty) } : null,
			...blocksOfLog(looks),
			{ kind: 'heading', level: 1, text: mine.missing.heading },
			{ kind: 'list', items: mine.missing.items },
			{ kind: 'paragraph', text: `${mine.ask.text} ${mine.ask.wrong}` }
		])
	};
}
