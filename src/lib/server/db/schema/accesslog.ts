import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, bytea, id, oneOf } from './columns';
import { account } from './organisation';

export const lookKinds = ['list', 'page', 'opening', 'population', 'everybody', 'login', 'export'] as const;
export const alarmTypes = ['unrecorded', 'unsealed', 'broken', 'many', 'outside'] as const;

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
		index('access_event_at').on(table.at),
		index('access_event_request').on(table.requestId),
		// What each borger finds in their own list beside what is about them alone.
		index('access_event_everybody')
			.on(table.id)
			.where(sql`${table.kind} = 'everybody'`),
		check('access_event_kind', sql`${table.kind} in ${oneOf(lookKinds)}`),
		// The fields are hashed with a control character between them.
		check(
			'access_event_plain',
			sql`${table.page} || ${table.purpose} || ${table.requestId} || ${table.role} !~ '[[:cntrl:]]'`
		)
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
		/** Null, as the item, when the borger was erased (article 17); the chain holds on to the commitment. */
		borgerId: uuid(),
		itemKind: text().notNull(),
		itemId: uuid(),
		/** SHA-256 of the borger's key and what the row says; a trigger makes it. */
		commitment: bytea().notNull()
	},
	(table) => [
		index('access_entry_borger').on(table.borgerId, table.id),
		index('access_entry_event').on(table.eventId),
		check('access_entry_plain', sql`${table.itemKind} !~ '[[:cntrl:]]'`)
	]
);

/** What ties a borger to the commitments about them; destroyed, nobody can tell any more whom they were about. */
export const accessKey = pgTable('access_key', { borgerId: uuid().primaryKey(), key: bytea().notNull() });

/** Looks that wait for the seal, at most a second. */
export const accessUnsealed = pgTable('access_unsealed', {
	eventId: bigint({ mode: 'number' }).primaryKey()
});

/** The chain: each look in the order it was sealed in, with a hash over it, its entries and the hash before. */
export const accessSeal = pgTable(
	'access_seal',
	{
		/** 1, 2, 3 … without a gap. */
		seq: bigint({ mode: 'number' }).primaryKey(),
		eventId: bigint({ mode: 'number' })
			.notNull()
			.references(() => accessEvent.id, { onDelete: 'restrict' }),
		hash: bytea().notNull(),
		sealedAt: at()
			.notNull()
			.default(sql`clock_timestamp()`)
	},
	(table) => [uniqueIndex('access_seal_event').on(table.eventId)]
);

/** What went out: how many entries the answer of a request showed, counted by the web server. */
export const accessServed = pgTable(
	'access_served',
	{
		requestId: text().primaryKey(),
		entries: integer().notNull(),
		at: at().notNull().defaultNow()
	},
	(table) => [index('access_served_at').on(table.at)]
);

/** Something about the log that a person must look at. Ids, never content. */
export const accessAlarm = pgTable(
	'access_alarm',
	{
		id: id(),
		at: at().notNull().defaultNow(),
		type: text({ enum: alarmTypes }).notNull(),
		/** What it is about, so that the same is not told twice: a request, a seal, an account and an hour. */
		about: text().notNull(),
		details: jsonb().notNull().default({}),
		handledAt: at(),
		handledByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' })
	},
	(table) => [
		uniqueIndex('access_alarm_once').on(table.type, table.about),
		index('access_alarm_at').on(table.at.desc()),
		index('access_alarm_handled_by').on(table.handledByAccountId),
		check('access_alarm_type', sql`${table.type} in ${oneOf(alarmTypes)}`)
	]
);

/** When the whole chain was computed anew, how much of it there was, and the first thing that was not as it should be. */
export const accessCheck = pgTable('access_check', {
	id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
	at: at().notNull().defaultNow(),
	looks: bigint({ mode: 'number' }).notNull(),
	seq: bigint({ mode: 'number' }).notNull(),
	/** A key; null: the chain holds. */
	flaw: text()
});
