import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	foreignKey,
	index,
	integer,
	numeric,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { at, id, on, oneOf, topics } from './columns';
import { borger } from './borger';
import { account, enhed } from './organisation';
import { planStatement } from './plan';

export const raterKinds = ['borger', 'fagperson', 'tovholder'] as const;
export const answerKinds = ['point', 'dont_know', 'decline'] as const;
/** How an answer was given that somebody else typed. */
export const givenHows = ['meeting', 'phone', 'paper'] as const;

/** A ruler is data; a rating keeps the version it was made on. `key` names the ruler through its versions. */
export const trivselslineal = pgTable(
	'trivselslineal',
	{
		key: text().notNull(),
		version: integer().notNull(),
		name: text().notNull(),
		lang: text().notNull().default('da'),
		lowest: numeric({ precision: 4, scale: 1, mode: 'number' }).notNull(),
		highest: numeric({ precision: 4, scale: 1, mode: 'number' }).notNull(),
		step: numeric({ precision: 3, scale: 1, mode: 'number' }).notNull(),
		/** Which end is the good one. KL's own instrument runs the other way: never show a bare number. */
		best: text({ enum: ['highest', 'lowest'] }).notNull(),
		active: boolean().notNull().default(true)
	},
	(table) => [
		primaryKey({ columns: [table.key, table.version] }),
		uniqueIndex('trivselslineal_one_active')
			.on(table.active)
			.where(sql`${table.active}`),
		check('trivselslineal_best', sql`${table.best} in ${oneOf(['highest', 'lowest'])}`),
		check('trivselslineal_span', sql`${table.highest} > ${table.lowest} and ${table.step} > 0`)
	]
);

export const trivselslinealAnchor = pgTable(
	'trivselslineal_anchor',
	{
		linealKey: text().notNull(),
		linealVersion: integer().notNull(),
		value: numeric({ precision: 4, scale: 1, mode: 'number' }).notNull(),
		text: text().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.linealKey, table.linealVersion, table.value] }),
		foreignKey({
			columns: [table.linealKey, table.linealVersion],
			foreignColumns: [trivselslineal.key, trivselslineal.version]
		}).onDelete('cascade')
	]
);

/** What is asked about beside the overall question: at most six areas or goals chosen with the borger. */
export const trivselsemne = pgTable(
	'trivselsemne',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		/** The goal's item id, when the area is a goal. */
		maalId: uuid(),
		text: text().notNull(),
		position: integer().notNull().default(0),
		topics: topics(),
		forvaltningId: uuid().references(() => enhed.id, { onDelete: 'restrict' }),
		createdAt: at().notNull().defaultNow(),
		endedAt: at()
	},
	(table) => [
		index('trivselsemne_borger').on(table.borgerId),
		index('trivselsemne_forvaltning').on(table.forvaltningId, table.borgerId)
	]
);

/**
 * One answer on the ruler: who, about what, when, on which ruler. Append-only. What was answered stands in
 * `trivselsvalue` and what was written in `trivselsnote`, because other rules decide who reads those and when.
 */
export const trivselsmaaling = pgTable(
	'trivselsmaaling',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		/** Who it came from, and the id that was born with their form: together they make a resend harmless. */
		raterAccountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		clientId: uuid().notNull(),
		contentHash: text().notNull(),
		/** `tovholder` is the samlet vurdering; what a tovholder rates like everybody else is a `fagperson`'s. Set by a trigger. */
		raterKind: text({ enum: raterKinds }).notNull(),
		/** The tovholder's judgement of the overall goal, when all answers of the round are opened (Hjørring, M23). */
		samletVurdering: boolean().notNull().default(false),
		linealKey: text().notNull(),
		linealVersion: integer().notNull(),
		/** Null is the overall question, `samlet`. */
		emneId: uuid().references(() => trivselsemne.id, { onDelete: 'restrict' }),
		/** True when the rater had not seen the other side's current number. Set by a trigger, never by the client. */
		blind: boolean().notNull().default(true),
		/** As the phone said, corrected by the difference between the two clocks, and as we received it. */
		madeAtRaw: at().notNull(),
		madeAt: at().notNull(),
		timeZone: text().notNull(),
		receivedAt: at()
			.notNull()
			.default(sql`clock_timestamp()`),
		/** The first day of the quarter in which it counts for the leaders: the one it arrived in, unless that was closed. Set by a trigger. */
		quarterOn: on()
			.notNull()
			.default(sql`'infinity'`),
		/** "tastet af Tove": given in a meeting, by phone or on paper. */
		typedByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		givenHow: text({ enum: givenHows }),
		topics: topics(),
		forvaltningId: uuid().references(() => enhed.id, { onDelete: 'restrict' }),
		/** Made on the wrong person: kept, marked, hidden. */
		misregisteredAt: at()
	},
	(table) => [
		// The form's id first: whether it has come before is asked without knowing from whom (app.own_answer).
		uniqueIndex('trivselsmaaling_client').on(table.clientId, table.raterAccountId),
		index('trivselsmaaling_borger').on(table.borgerId, table.receivedAt),
		// The newest answers to a question: overall, and about an area; and somebody's own ratings of it.
		index('trivselsmaaling_overall')
			.on(table.borgerId, table.receivedAt)
			.where(sql`${table.raterKind} = 'borger' and ${table.emneId} is null`),
		// Most answers are overall, from a borger, and typed by nobody: those are in none of the indexes that ask for one.
		index('trivselsmaaling_emne')
			.on(table.emneId, table.receivedAt)
			.where(sql`${table.emneId} is not null`),
		index('trivselsmaaling_rater').on(table.raterAccountId, table.borgerId, table.emneId, table.receivedAt),
		index('trivselsmaaling_quarter').on(table.quarterOn),
		index('trivselsmaaling_lineal').on(table.linealKey, table.linealVersion),
		index('trivselsmaaling_typed_by')
			.on(table.typedByAccountId)
			.where(sql`${table.typedByAccountId} is not null`),
		index('trivselsmaaling_forvaltning')
			.on(table.forvaltningId, table.borgerId)
			.where(sql`${table.forvaltningId} is not null`),
		foreignKey({
			columns: [table.linealKey, table.linealVersion],
			foreignColumns: [trivselslineal.key, trivselslineal.version]
		}).onDelete('restrict'),
		check('trivselsmaaling_rater_kind', sql`${table.raterKind} in ${oneOf(raterKinds)}`),
		check(
			'trivselsmaaling_given_how',
			sql`${table.givenHow} is null or (${table.typedByAccountId} is not null and ${table.givenHow} in ${oneOf(givenHows)})`
		)
	]
);

export const trivselsvalue = pgTable(
	'trivselsvalue',
	{
		maalingId: uuid()
			.primaryKey()
			.references(() => trivselsmaaling.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		answer: text({ enum: answerKinds }).notNull(),
		/** A point of the ruler's version (a trigger checks that it is one), null for the two other answers. */
		value: numeric({ precision: 4, scale: 1, mode: 'number' })
	},
	(table) => [
		index('trivselsvalue_borger').on(table.borgerId),
		check(
			'trivselsvalue_answer',
			sql`${table.answer} in ${oneOf(answerKinds)} and (${table.answer} = 'point') = (${table.value} is not null)`
		)
	]
);

export const trivselsnote = pgTable(
	'trivselsnote',
	{
		maalingId: uuid()
			.primaryKey()
			.references(() => trivselsmaaling.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		note: text(),
		/** "Hvad ville bringe dig ét skridt op?" */
		skridt: text()
	},
	(table) => [index('trivselsnote_borger').on(table.borgerId, table.maalingId)]
);

/** Somebody pressed "læst" at a note. */
export const trivselsnoteRead = pgTable(
	'trivselsnote_read',
	{
		maalingId: uuid()
			.notNull()
			.references(() => trivselsmaaling.id, { onDelete: 'cascade' }),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		at: at().notNull().defaultNow()
	},
	(table) => [
		primaryKey({ columns: [table.maalingId, table.accountId] }),
		index('trivselsnote_read_account').on(table.accountId),
		index('trivselsnote_read_borger').on(table.borgerId, table.maalingId)
	]
);

/** Somebody opened the other side's answer: after their own, or first ("Vis nu"). A trigger decides which. */
export const trivselsopening = pgTable(
	'trivselsopening',
	{
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		maalingId: uuid()
			.notNull()
			.references(() => trivselsmaaling.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		how: text({ enum: ['after_own', 'seen_first'] }).notNull(),
		at: at()
			.notNull()
			.default(sql`clock_timestamp()`)
	},
	(table) => [
		primaryKey({ columns: [table.accountId, table.maalingId] }),
		index('trivselsopening_maaling').on(table.maalingId),
		index('trivselsopening_borger').on(table.borgerId)
	]
);

/** A sentence back to the borger: to an answer with its note, or to what they said of a version. Shared at once. */
export const reply = pgTable(
	'reply',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		maalingId: uuid().references(() => trivselsmaaling.id, { onDelete: 'cascade' }),
		statementId: uuid().references(() => planStatement.id, { onDelete: 'cascade' }),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		text: text().notNull(),
		at: at()
			.notNull()
			.default(sql`clock_timestamp()`)
	},
	(table) => [
		index('reply_borger').on(table.borgerId),
		index('reply_maaling').on(table.maalingId),
		index('reply_statement').on(table.statementId),
		index('reply_account').on(table.accountId),
		check('reply_to_one', sql`num_nonnulls(${table.maalingId}, ${table.statementId}) = 1`)
	]
);

/** Names this database's history. A restore from a backup gets a new one, and phones then offer their answers again. */
export const epoch = pgTable('epoch', {
	id: uuid().primaryKey(),
	startedAt: at().notNull().defaultNow()
});
