import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { at, oneOf } from './columns';

export const lookKinds = ['list', 'page', 'opening', 'population'] as const;

/**
 * One look: who (in which role) was shown something, when and on which page. Append-only. No foreign keys to persons: the
 * log outlives the account and the borger it speaks of.
 */
export const accessEvent = pgTable(
	'access_event',
	{
		id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		at: at()
			.notNull()
			.default(sql`clock_timestamp()`),
		/** Null for the system (import, jobs). */
		accountId: uuid(),
		role: text().notNull(),
		kind: text({ enum: lookKinds }).notNull(),
		/** The route, without ids: `/borgere/[id]/lineal`. */
		page: text().notNull(),
		purpose: text().notNull(),
		requestId: text().notNull()
	},
	(table) => [
		index('access_event_account').on(table.accountId, table.at),
		check('access_event_kind', sql`${table.kind} in ${oneOf(lookKinds)}`)
	]
);

/** One narrow row per borger shown: kind and id only, never content. */
export const accessEntry = pgTable(
	'access_entry',
	{
		id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		eventId: bigint({ mode: 'number' })
			.notNull()
			.references(() => accessEvent.id, { onDelete: 'restrict' }),
		borgerId: uuid().notNull(),
		itemKind: text().notNull(),
		itemId: uuid()
	},
	(table) => [index('access_entry_borger').on(table.borgerId, table.id), index('access_entry_event').on(table.eventId)]
);
