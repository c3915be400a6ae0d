import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { at, id, on, oneOf, topics } from './columns';
import { borger } from './borger';
import { account, enhed } from './organisation';

export const maalTypes = ['udvikle', 'fastholde', 'begraense_tab'] as const;
export const aftaleStates = ['done', 'not_done', 'dropped', 'postponed', 'reopened'] as const;
export const maalOutcomes = ['reached', 'partly', 'dropped'] as const;
/** The three columns of the board (SOS): what works, what worries, dreams and agreements. */
export const tavleColumns = ['fungerer', 'bekymrer', 'droemme'] as const;
export const stances = ['agree', 'disagree', 'talk'] as const;

/** The frame of the one plan: no content. */
export const plan = pgTable(
	'plan',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		/** What staff call it in a calendar or on the telephone, where no name may stand. */
		number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity({ startWith: 1001 }),
		startedOn: on().notNull(),
		endedOn: on(),
		/** The newest published version; 0 before the first. The draft is this plus one. */
		version: integer().notNull().default(0)
	},
	(table) => [
		uniqueIndex('plan_one_active')
			.on(table.borgerId)
			.where(sql`${table.endedOn} is null`),
		uniqueIndex('plan_number').on(table.number),
		index('plan_borger').on(table.borgerId)
	]
);

export const planVersion = pgTable(
	'plan_version',
	{
		planId: uuid()
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		version: integer().notNull(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		publishedAt: at().notNull().defaultNow(),
		publishedByAccountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		/** The publisher's own sentence about what is new; may be empty. What has changed is read from the rows. */
		summary: text().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.planId, table.version] }),
		index('plan_version_borger').on(table.borgerId),
		index('plan_version_published_by').on(table.publishedByAccountId)
	]
);

export const wishTypes = ['dream', 'job', 'wish', 'story'] as const;
/**
 * The borger's own words: the dream (one), the wish for job or education (one), other wishes, and the story they do not want to
 * tell once more (one; M38). Only the borger edits them.
 */
export const wish = pgTable(
	'wish',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		type: text({ enum: wishTypes }).notNull(),
		text: text().notNull(),
		topics: topics(),
		createdAt: at().notNull().defaultNow(),
		endedAt: at()
	},
	(table) => [index('wish_borger').on(table.borgerId), check('wish_type', sql`${table.type} in ${oneOf(wishTypes)}`)]
);

/**
 * What every row of a versioned item has. A row is valid from `firstVersion` to `lastVersion` (null: still). The item keeps
 * its `itemId` through all its rows; a change in the draft closes the published row and opens one in the next version.
 */
const versioned = () => ({
	id: id(),
	itemId: uuid().notNull(),
	planId: uuid()
		.notNull()
		.references(() => plan.id, { onDelete: 'cascade' }),
	borgerId: uuid()
		.notNull()
		.references(() => borger.id, { onDelete: 'cascade' }),
	firstVersion: integer().notNull(),
	lastVersion: integer(),
	position: integer().notNull().default(0),
	topics: topics(),
	/** Who wrote it; null when the borger did. Set by a trigger: that of the item's earlier rows, else the writer's own. */
	forvaltningId: uuid().references(() => enhed.id, { onDelete: 'restrict' }),
	/** Who touched this row last, and when; null when it was imported. Set by a trigger. */
	editedByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
	editedAt: at()
});

export const maal = pgTable(
	'maal',
	{
		...versioned(),
		type: text({ enum: maalTypes }).notNull().default('udvikle'),
		/** The goal for job or education stands on top. */
		isJob: boolean().notNull().default(false),
		title: text().notNull(),
		/** The borger's words; null is shown as "mangler borgerens ord" (P6). */
		borgerWords: text(),
		/** Somebody has said that the borger's words are missing, so that the goal may be published without (P6). */
		wordsMissing: boolean().notNull().default(false),
		professionalWords: text(),
		/** Forvaltninger that work on it together (P9). */
		forvaltningIds: uuid().array().notNull().default([]),
		/** The day it was closed, how it ended, and in which words. */
		endedOn: on(),
		outcome: text({ enum: maalOutcomes }),
		endedWords: text(),
		/** The point of the board it was made from. */
		fromTavlepunktId: uuid().references((): AnyPgColumn => tavlepunkt.id, { onDelete: 'set null' })
	},
	(table) => [
		uniqueIndex('maal_row').on(table.itemId, table.firstVersion),
		index('maal_plan').on(table.planId),
		index('maal_borger').on(table.borgerId),
		index('maal_forvaltning').on(table.forvaltningId, table.borgerId),
		index('maal_edited_by').on(table.editedByAccountId),
		index('maal_tavlepunkt').on(table.fromTavlepunktId),
		check('maal_type', sql`${table.type} in ${oneOf(maalTypes)}`),
		check(
			'maal_outcome',
			sql`(${table.outcome} is null) = (${table.endedOn} is null) and ${table.outcome} in ${oneOf(maalOutcomes)}`
		)
	]
);

export const delmaal = pgTable(
	'delmaal',
	{
		...versioned(),
		maalId: uuid().notNull(),
		title: text().notNull(),
		responsibleAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		dueOn: on(),
		reachedOn: on()
	},
	(table) => [
		uniqueIndex('delmaal_row').on(table.itemId, table.firstVersion),
		index('delmaal_plan').on(table.planId),
		index('delmaal_borger').on(table.borgerId),
		index('delmaal_forvaltning').on(table.forvaltningId, table.borgerId),
		index('delmaal_responsible').on(table.responsibleAccountId),
		index('delmaal_edited_by').on(table.editedByAccountId)
	]
);

/** Who owes what to whom by when. How it went is `aftaleStatus`, which is not versioned: it changes between versions. */
export const aftale = pgTable(
	'aftale',
	{
		...versioned(),
		maalId: uuid(),
		delmaalId: uuid(),
		text: text().notNull(),
		/** Null only in a draft that nobody has been named in yet; it cannot be published (S2). */
		owedBy: text({ enum: ['borger', 'kommune'] }),
		/** Required by law: shown apart as "Det har du pligt til". */
		duty: boolean().notNull().default(false),
		/** The paragraph behind a duty. */
		paragraph: text(),
		responsibleAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		responsibleForvaltningId: uuid().references(() => enhed.id, { onDelete: 'restrict' }),
		dueOn: on(),
		/** The point of the board it was made from. */
		fromTavlepunktId: uuid().references((): AnyPgColumn => tavlepunkt.id, { onDelete: 'set null' })
	},
	(table) => [
		uniqueIndex('aftale_row').on(table.itemId, table.firstVersion),
		index('aftale_plan').on(table.planId),
		index('aftale_borger').on(table.borgerId),
		index('aftale_ours')
			.on(table.borgerId, table.dueOn)
			.where(sql`${table.owedBy} = 'kommune'`),
		index('aftale_forvaltning').on(table.forvaltningId, table.borgerId),
		index('aftale_responsible').on(table.responsibleAccountId),
		index('aftale_edited_by').on(table.editedByAccountId),
		index('aftale_tavlepunkt').on(table.fromTavlepunktId),
		index('aftale_responsible_forvaltning').on(table.responsibleForvaltningId),
		check('aftale_owed_by', sql`${table.owedBy} in ${oneOf(['borger', 'kommune'])}`),
		check(
			'aftale_kommune_is_somebody',
			sql`${table.owedBy} = 'borger' or ${table.responsibleForvaltningId} is not null or ${table.responsibleAccountId} is not null`
		)
	]
);

/** What happened to an aftale, newest last: done, dropped with a reason, postponed with a reason and a new date. */
export const aftaleStatus = pgTable(
	'aftale_status',
	{
		id: id(),
		aftaleItemId: uuid().notNull(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		state: text({ enum: aftaleStates }).notNull(),
		reason: text(),
		newDueOn: on(),
		byAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		at: at()
			.notNull()
			.default(sql`clock_timestamp()`)
	},
	(table) => [
		index('aftale_status_aftale').on(table.aftaleItemId, table.at.desc()),
		index('aftale_status_borger').on(table.borgerId),
		index('aftale_status_by').on(table.byAccountId),
		check('aftale_status_state', sql`${table.state} in ${oneOf(aftaleStates)}`),
		check(
			'aftale_status_postponed',
			sql`${table.state} <> 'postponed' or (${table.newDueOn} is not null and ${table.reason} is not null)`
		)
	]
);

/** Help that is given, or something we try (`proevehandling`), which closes with what was learnt. Several may run at once. */
export const indsats = pgTable(
	'indsats',
	{
		...versioned(),
		maalId: uuid(),
		title: text().notNull(),
		description: text(),
		proevehandling: boolean().notNull().default(false),
		provider: text().notNull(),
		responsibleAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		startsOn: on().notNull(),
		endsOn: on(),
		learnt: text()
	},
	(table) => [
		uniqueIndex('indsats_row').on(table.itemId, table.firstVersion),
		index('indsats_plan').on(table.planId),
		index('indsats_borger').on(table.borgerId),
		index('indsats_forvaltning').on(table.forvaltningId, table.borgerId),
		index('indsats_responsible').on(table.responsibleAccountId),
		index('indsats_edited_by').on(table.editedByAccountId)
	]
);

/**
 * A point on the board with three columns (SOS): shared as soon as it is written, by the borger or a professional. It has
 * become a goal or an agreement when one of those names it (`fromTavlepunktId`).
 */
export const tavlepunkt = pgTable(
	'tavlepunkt',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		columnKey: text({ enum: tavleColumns }).notNull(),
		text: text().notNull(),
		authorAccountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		topics: topics(),
		/** Who wrote it; null when the borger did. Set by a trigger. */
		forvaltningId: uuid().references(() => enhed.id, { onDelete: 'restrict' }),
		createdAt: at()
			.notNull()
			.default(sql`clock_timestamp()`),
		/** Taken off the board, by whoever wrote it. */
		endedAt: at()
	},
	(table) => [
		index('tavlepunkt_borger').on(table.borgerId),
		index('tavlepunkt_author').on(table.authorAccountId),
		index('tavlepunkt_forvaltning').on(table.forvaltningId, table.borgerId),
		check('tavlepunkt_column', sql`${table.columnKey} in ${oneOf(tavleColumns)}`)
	]
);

/** What the borger says to a version: agrees, does not, or wants to talk about it. The newest of a version counts. */
export const planStatement = pgTable(
	'plan_statement',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		planId: uuid().notNull(),
		version: integer().notNull(),
		stance: text({ enum: stances }).notNull(),
		words: text(),
		at: at()
			.notNull()
			.default(sql`clock_timestamp()`)
	},
	(table) => [
		index('plan_statement_borger').on(table.borgerId, table.at.desc()),
		index('plan_statement_version').on(table.planId, table.version),
		foreignKey({
			columns: [table.planId, table.version],
			foreignColumns: [planVersion.planId, planVersion.version]
		}).onDelete('cascade'),
		check('plan_statement_stance', sql`${table.stance} in ${oneOf(stances)}`)
	]
);
