import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, id, on } from './columns';
import { borger } from './borger';
import { account } from './organisation';

/** What a borger and those who were chosen by name write to one another. The id is born with the form. */
export const samtale = pgTable(
	'samtale',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		subject: text().notNull(),
		startedByAccountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		createdAt: at().notNull().defaultNow()
	},
	(table) => [
		index('samtale_borger').on(table.borgerId, table.createdAt),
		index('samtale_started_by').on(table.startedByAccountId)
	]
);

/** Who reads a conversation, beside the borger: chosen by name, and the deputy in the tovholder's place. */
export const samtaleReader = pgTable(
	'samtale_reader',
	{
		id: id(),
		samtaleId: uuid()
			.notNull()
			.references(() => samtale.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		addedByAccountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		addedAt: at().notNull().defaultNow(),
		endedAt: at()
	},
	(table) => [
		uniqueIndex('samtale_reader_once')
			.on(table.samtaleId, table.accountId)
			.where(sql`ended_at is null`),
		index('samtale_reader_borger').on(table.borgerId, table.accountId),
		index('samtale_reader_account').on(table.accountId, table.samtaleId),
		index('samtale_reader_added_by').on(table.addedByAccountId)
	]
);

/** One message. Append-only. The id is born with the form, so that sending it again is the same message. */
export const besked = pgTable(
	'besked',
	{
		id: id(),
		samtaleId: uuid()
			.notNull()
			.references(() => samtale.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		authorAccountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		text: text().notNull(),
		/** The day by which the borger was promised an answer; null when a professional writes. */
		promisedOn: on(),
		createdAt: at().notNull().defaultNow()
	},
	(table) => [
		index('besked_samtale').on(table.samtaleId, table.createdAt),
		index('besked_borger').on(table.borgerId, table.createdAt),
		index('besked_author').on(table.authorAccountId)
	]
);

/** Who of the staff has read a message, and when. Whether the borger has read is written nowhere. */
export const beskedRead = pgTable(
	'besked_read',
	{
		beskedId: uuid()
			.notNull()
			.references(() => besked.id, { onDelete: 'cascade' }),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		at: at().notNull().defaultNow()
	},
	(table) => [
		primaryKey({ columns: [table.beskedId, table.accountId] }),
		index('besked_read_account').on(table.accountId),
		index('besked_read_borger').on(table.borgerId)
	]
);
