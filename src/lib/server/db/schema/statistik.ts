import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	date,
	index,
	integer,
	numeric,
	pgSchema,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
	uniqueIndex,
	uuid,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { at, id, on, oneOf } from './columns';
import { borger } from './borger';
import { account, enhed } from './organisation';

/**
 * All that a leder's connection reaches: the tree of units, closed figures, counts of the staff's own work and questions put to
 * them. No row of it is about a borger, and no function that the leder may call reads one (docs/adr/0033-whole-blocks.md).
 */
export const cube = pgSchema('cube');

/** What a closed figure is of: answers of a quarter (levels), and how it has gone since the first answer (courses). */
export const measures = [
	'borger',
	'fagperson',
	'agreement',
	'borger_job',
	'fagperson_job',
	'borger_course',
	'fagperson_course',
	'borger_job_course',
	'fagperson_job_course'
] as const;

/** The organisation without external parties, each with the way down to it. A trigger on `enhed` keeps it. */
export const cubeUnit = cube.table(
	'unit',
	{
		id: uuid()
			.primaryKey()
			.references(() => enhed.id, { onDelete: 'cascade' }),
		parentId: uuid(),
		name: text().notNull(),
		type: text().notNull(),
		/** From the top to this one, both included. */
		path: uuid().array().notNull(),
		closedAt: at()
	},
	(table) => [index('unit_parent').on(table.parentId), index('unit_path').using('gin', table.path)]
);

/** A quarter that has ended. From `marked_at` on, what arrives counts in a later one; from `finished_at` on, its figures stand. */
export const cubeQuarter = cube.table('quarter', {
	startsOn: on().primaryKey(),
	/** The first day after it. */
	endsOn: on().notNull(),
	markedAt: at()
		.notNull()
		.default(sql`clock_timestamp()`),
	finishedAt: at(),
	/** The ruler whose answers count, and which end is the good one. */
	linealName: text(),
	lowest: numeric({ precision: 4, scale: 1, mode: 'number' }),
	highest: numeric({ precision: 4, scale: 1, mode: 'number' }),
	best: text({ enum: ['highest', 'lowest'] })
});

/** One figure: of a whole unit, or (with `units`) of some units below it that are counted together. Rounded; nothing finer is kept. */
export const cubeFigure = cube.table(
	'figure',
	{
		id: id(),
		quarterOn: on()
			.notNull()
			.references(() => cubeQuarter.startsOn, { onDelete: 'cascade' }),
		measure: text({ enum: measures }).notNull(),
		unitId: uuid()
			.notNull()
			.references(() => cubeUnit.id, { onDelete: 'cascade' }),
		units: uuid().array(),
		/** Distinct borgere who are in it. */
		borgere: integer().notNull(),
		/** Plans there at the close, for the share who answered. */
		plans: integer(),
		/** Rounded to 0.5. */
		mean: numeric({ precision: 4, scale: 1, mode: 'number' }),
		/** Per cent of the borgere in each of the three cells, rounded to 5. */
		shares: smallint().array().notNull()
	},
	(table) => [
		unique('figure_once').on(table.unitId, table.quarterOn, table.measure, table.units).nullsNotDistinct(),
		index('figure_quarter').on(table.quarterOn),
		check('figure_measure', sql`${table.measure} in ${oneOf(measures)}`),
		check('figure_rounded', sql`cardinality(${table.shares}) = 3 and ${table.mean} * 2 = trunc(${table.mean} * 2)`)
	]
);

/** The work of a unit and all below it, counted every few minutes. No rating, and nothing of any one borger. */
export const cubeOperation = cube.table('operation', {
	unitId: uuid()
		.primaryKey()
		.references(() => cubeUnit.id, { onDelete: 'cascade' }),
	countedAt: at().notNull(),
	plans: integer().notNull(),
	withoutTovholder: integer().notNull(),
	/** Of the last 30 days. */
	moederHeld: integer().notNull(),
	moederPlanned: integer().notNull(),
	/** Of the last 90 days. */
	promisesKept: integer().notNull(),
	/** Past their day now. */
	promisesLate: integer().notNull(),
	/** Of the last 12 months. */
	ended: integer().notNull(),
	/** The middle one's length in days; null below 5 plans. */
	endedDays: integer(),
	/**
	 * The day on which what follows was counted: once a month, and only where units of at least 5 plans are summed whole. Counted
	 * anew each day, or beside a unit that is left out, it would tell of one borger.
	 */
	sharesOn: on().notNull(),
	/** Per cent of the plans, rounded to 5. */
	twoForvaltningerPct: smallint(),
	answeredPct: smallint(),
	/** Professions per plan, on average, rounded to 0.5. */
	professions: numeric({ precision: 4, scale: 1, mode: 'number' })
});

/** How much each member of the staff has: plans they hold the threads of, and invitations they have not answered. */
export const cubeWorkload = cube.table(
	'workload',
	{
		accountId: uuid()
			.primaryKey()
			.references((): AnyPgColumn => account.id, { onDelete: 'cascade' }),
		unitId: uuid()
			.notNull()
			.references(() => cubeUnit.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		title: text(),
		plans: integer().notNull(),
		invitationsWaiting: integer().notNull(),
		declinedWithoutSubstitute: integer().notNull(),
		/** The day of the oldest invitation that waits. */
		oldestAskedOn: on(),
		countedAt: at().notNull()
	},
	(table) => [index('workload_unit').on(table.unitId)]
);

/** A figure of a year is of these units together, fixed at the first close of the year. */
export const quarterBlock = pgTable(
	'quarter_block',
	{
		year: integer().notNull(),
		measure: text({ enum: measures }).notNull(),
		units: uuid().array().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.year, table.measure, table.units] }),
		check('quarter_block_measure', sql`${table.measure} in ${oneOf(measures)}`)
	]
);

/** Borgere who came into a figure of courses together, and only ever leave it in parts that are large enough. */
export const quarterClass = pgTable(
	'quarter_class',
	{
		id: id(),
		measure: text({ enum: measures }).notNull(),
		units: uuid().array().notNull(),
		/** The quarter in which it came to be. */
		formedOn: date({ mode: 'string' })
			.notNull()
			.references(() => cubeQuarter.startsOn, { onDelete: 'restrict' })
	},
	(table) => [
		index('quarter_class_formed').on(table.formedOn),
		check('quarter_class_measure', sql`${table.measure} in ${oneOf(measures)}`)
	]
);

/**
 * Who is in which class, and how it goes: the closing's memory. Nobody reads it but the helpers that close a quarter. An erased
 * borger's row stays without the borger, so that the others of the class cannot be told apart by it.
 */
export const quarterMember = pgTable(
	'quarter_member',
	{
		id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		measure: text({ enum: measures }).notNull(),
		borgerId: uuid().references(() => borger.id, { onDelete: 'set null' }),
		/** Null while there are too few to come in with. */
		classId: uuid().references(() => quarterClass.id, { onDelete: 'restrict' }),
		/** Where the plan belongs; null when it has ended or moved out of reach. */
		unitId: uuid().references(() => enhed.id, { onDelete: 'set null' }),
		/** 1 down, 2 the same, 3 up. */
		cell: smallint().notNull(),
		/** The professional whose rating was the last. */
		raterAccountId: uuid().references(() => account.id, { onDelete: 'set null' }),
		/** Has left with the class: never comes in again. */
		gone: boolean().notNull().default(false)
	},
	(table) => [
		uniqueIndex('quarter_member_once').on(table.measure, table.borgerId),
		index('quarter_member_borger').on(table.borgerId),
		index('quarter_member_class').on(table.classId),
		index('quarter_member_unit').on(table.unitId),
		index('quarter_member_rater').on(table.raterAccountId),
		check('quarter_member_measure', sql`${table.measure} in ${oneOf(measures)}`),
		check('quarter_member_cell', sql`${table.cell} between 1 and 3`)
	]
);
