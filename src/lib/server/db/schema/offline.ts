import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, oneOf } from './columns';
import { account } from './organisation';

/**
 * A browser that a borger has written from. Its id is born there. What it says of itself (how many it has numbered, how many still
 * wait) shows what has been lost on the way.
 */
export const phone = pgTable(
	'phone',
	{
		id: uuid().primaryKey(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		/** What it is, in few words: "Chrome på Android". */
		device: text(),
		/** The borger has said that it is their own: it keeps a copy for reading offline. */
		own: boolean().notNull().default(false),
		seqHigh: integer().notNull().default(0),
		waiting: integer().notNull().default(0),
		createdAt: at().notNull().defaultNow(),
		seenAt: at().notNull().defaultNow(),
		forgottenAt: at()
	},
	(table) => [
		index('phone_account').on(table.accountId),
		check('phone_counts', sql`${table.seqHigh} >= 0 and ${table.waiting} >= 0 and ${table.waiting} <= ${table.seqHigh}`)
	]
);

export const phoneItemKinds = ['answer', 'besked', 'samtale'] as const;
/** Which of a phone's numbered items have arrived. */
export const phoneItem = pgTable(
	'phone_item',
	{
		phoneId: uuid()
			.notNull()
			.references(() => phone.id, { onDelete: 'cascade' }),
		seq: integer().notNull(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		kind: text({ enum: phoneItemKinds }).notNull(),
		/** The id that was born with the form. */
		clientId: uuid().notNull(),
		receivedAt: at().notNull().defaultNow()
	},
	(table) => [
		primaryKey({ columns: [table.phoneId, table.seq] }),
		index('phone_item_account').on(table.accountId),
		check('phone_item_seq', sql`${table.seq} > 0`),
		check('phone_item_kind', sql`${table.kind} in ${oneOf(phoneItemKinds)}`)
	]
);
