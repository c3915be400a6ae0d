import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { at, id, on, oneOf } from './columns';
import { borger } from './borger';
import { account } from './organisation';

export const teamFunctions = ['tovholder', 'stedfortraeder', 'fagperson'] as const;

/**
 * Who is around a borger, from when to when (both days included, Europe/Copenhagen), and why. An exclusion constraint in
 * the migration keeps two tovholdere from the same day.
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
		check('team_membership_dates', sql`${table.toOn} is null or ${table.toOn} >= ${table.fromOn}`)
	]
);
