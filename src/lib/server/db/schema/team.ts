import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { at, id, on, oneOf } from './columns';
import { borger } from './borger';
import { account } from './organisation';

export const teamFunctions = ['tovholder', 'stedfortraeder', 'fagperson'] as const;

/**
 * Who is around a borger, from when to when (both days included, Europe/Copenhagen), and why. `toOn` the day before `fromOn`
 * is a membership that never was: a tovholder who was replaced the same morning. An exclusion constraint in the migration
 * keeps two tovholdere from the same day.
 */
export const teamMembership = pgTable(
	'team_membership',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		function: text({ enum: teamFunctions }).notNull(),
		/** What the person does in this plan, in words the borger reads. */
		roleText: text().notNull(),
		/** Why the person is on the team, in words the borger reads. */
		why: text().notNull(),
		fromOn: on().notNull(),
		toOn: on(),
		endedReason: text(),
		createdAt: at().notNull().defaultNow()
	},
	(table) => [
		index('team_membership_borger').on(table.borgerId, table.accountId),
		index('team_membership_account').on(table.accountId, table.borgerId),
		check('team_membership_function', sql`${table.function} in ${oneOf(teamFunctions)}`),
		check('team_membership_dates', sql`${table.toOn} is null or ${table.toOn} >= ${table.fromOn} - 1`)
	]
);

/** What is to be in order when one tovholder hands over to the next (M2). */
export const overdragelsePoints = [
	'borger_told',
	'next_moede',
	'aftaler',
	'adgangsgrundlag',
	'draft',
	'notes'
] as const;

/**
 * One tovholder handed over to the next (or the first was appointed): when, why, and what was in order. What was not is the
 * new tovholder's to do.
 */
export const overdragelse = pgTable(
	'overdragelse',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		/** Null when there was none. */
		fromAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		toAccountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		onDay: on().notNull(),
		/** In words that the borger reads. */
		reason: text().notNull(),
		donePoints: text().array().notNull().default([]),
		openPoints: text().array().notNull().default([]),
		byAccountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		createdAt: at().notNull().defaultNow()
	},
	(table) => [
		index('overdragelse_borger').on(table.borgerId),
		index('overdragelse_from').on(table.fromAccountId),
		index('overdragelse_to').on(table.toAccountId),
		index('overdragelse_by').on(table.byAccountId),
		check(
			'overdragelse_points',
			sql`${table.donePoints} || ${table.openPoints} <@ array${sql.raw(`['${overdragelsePoints.join("','")}']`)}::text[]`
		)
	]
);

/** When somebody of the staff is away (both days included), so that nobody waits for them. Each says it of themself. */
export const fravaer = pgTable(
	'fravaer',
	{
		id: id(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		fromOn: on().notNull(),
		toOn: on().notNull(),
		/** In words that borgere read; not why. */
		words: text(),
		createdAt: at().notNull().defaultNow(),
		/** Called off, or back early. */
		endedAt: at()
	},
	(table) => [
		index('fravaer_account').on(table.accountId, table.toOn),
		check('fravaer_days', sql`${table.toOn} >= ${table.fromOn}`)
	]
);
