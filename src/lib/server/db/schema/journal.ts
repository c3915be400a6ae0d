import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { at, id, oneOf, topics } from './columns';
import { borger } from './borger';
import { moede } from './moede';
import { account, enhed } from './organisation';
import { kinds } from './samtykke';

/** What a target is reached by, the fagsystem a text is made ready for, and what it can be sent. */
export const targetTypes = ['folder', 'http', 'copy', 'digital_post'] as const;
export const fagsystemer = ['fasit', 'dubu', 'acadre', 'sbsys', 'nexus', 'other'] as const;
export const takings = ['plan', 'moede', 'indkaldelse', 'aflysning', 'aftale', 'note'] as const;
/** What an item is of; the last two are single messages and answers that somebody has journalised. */
export const itemTypes = ['plan', 'moede', 'indkaldelse', 'aflysning', 'aftale', 'besked', 'svar'] as const;
export const journalForms = ['document', 'note'] as const;
export const journalStates = ['waiting', 'sending', 'sent', 'received', 'failed'] as const;

/** Where the municipality journalises: set up by an administrator, never deleted. */
export const journalTarget = pgTable(
	'journal_target',
	{
		id: id(),
		name: text().notNull(),
		type: text({ enum: targetTypes }).notNull(),
		system: text({ enum: fagsystemer }).notNull().default('other'),
		/** Whose journal it is; null: every department's. */
		forvaltningId: uuid().references(() => enhed.id, { onDelete: 'restrict' }),
		takes: text().array().notNull(),
		/** The name of a folder, or an https address; '' for what somebody copies by hand. */
		address: text().notNull().default(''),
		/** Whether the other side says what it has received. Without: what is sent counts as received. */
		hasReceipts: boolean().notNull().default(false),
		createdAt: at().notNull().defaultNow(),
		endedAt: at()
	},
	(table) => [
		index('journal_target_forvaltning').on(table.forvaltningId),
		check('journal_target_type', sql`${table.type} in ${oneOf(targetTypes)}`),
		check('journal_target_system', sql`${table.system} in ${oneOf(fagsystemer)}`),
		check(
			'journal_target_takes',
			sql`${table.takes} <@ array[${sql.raw(takings.map((each) => `'${each}'`).join(', '))}]`
		)
	]
);

/**
 * What is to be in the journal of a department, as it was when it was put there (docs/adr/0037): a document or a note. Made once
 * for each revision of its source. Its content goes when it has been received everywhere.
 */
export const journalItem = pgTable(
	'journal_item',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		/** Whose journal: the document holds what this department may read. */
		forvaltningId: uuid()
			.notNull()
			.references(() => enhed.id, { onDelete: 'restrict' }),
		form: text({ enum: journalForms }).notNull(),
		type: text({ enum: itemTypes }).notNull(),
		/** The plan, meeting, message or answer. */
		sourceId: uuid().notNull(),
		/** Of the source, from 1 on. */
		revision: integer().notNull(),
		title: text().notNull(),
		/** Null once it is cleared. */
		content: jsonb(),
		/** SHA-256, hex, of what makes two contents the same. */
		contentSha: text().notNull(),
		kind: text({ enum: kinds }).notNull(),
		topics: topics(),
		/** Null: the portal itself, as when the borger acknowledges. */
		madeByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		madeAt: at().notNull().defaultNow(),
		clearedAt: at()
	},
	(table) => [
		unique('journal_item_once').on(
			table.borgerId,
			table.sourceId,
			table.type,
			table.form,
			table.forvaltningId,
			table.revision
		),
		index('journal_item_forvaltning').on(table.forvaltningId),
		index('journal_item_made_by').on(table.madeByAccountId),
		index('journal_item_uncleared')
			.on(table.madeAt)
			.where(sql`cleared_at is null`),
		check('journal_item_form', sql`${table.form} in ${oneOf(journalForms)}`),
		check('journal_item_type', sql`${table.type} in ${oneOf(itemTypes)}`),
		check('journal_item_kind', sql`${table.kind} in ${oneOf(kinds)}`),
		check('journal_item_content', sql`(${table.content} is null) = (${table.clearedAt} is not null)`)
	]
);

/** One item on its way to one target. */
export const journalDelivery = pgTable(
	'journal_delivery',
	{
		itemId: uuid()
			.notNull()
			.references(() => journalItem.id, { onDelete: 'cascade' }),
		targetId: uuid()
			.notNull()
			.references(() => journalTarget.id, { onDelete: 'restrict' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		state: text({ enum: journalStates }).notNull().default('waiting'),
		tries: integer().notNull().default(0),
		nextAt: at().notNull().defaultNow(),
		claimedAt: at(),
		sentAt: at(),
		receivedAt: at(),
		/** What the other side answered last. */
		code: text(),
		/** What the other side calls it. */
		reference: text(),
		/** Who has said that they put it there by hand. */
		byAccountId: uuid().references(() => account.id, { onDelete: 'restrict' })
	},
	(table) => [
		primaryKey({ columns: [table.itemId, table.targetId] }),
		index('journal_delivery_next')
			.on(table.nextAt)
			.where(sql`state in ('waiting', 'sending')`),
		index('journal_delivery_open')
			.on(table.borgerId)
			.where(sql`state <> 'received'`),
		index('journal_delivery_borger').on(table.borgerId),
		index('journal_delivery_target').on(table.targetId, table.state),
		index('journal_delivery_by').on(table.byAccountId),
		check('journal_delivery_state', sql`${table.state} in ${oneOf(journalStates)}`)
	]
);

/** The borger has said in the portal that this is what was agreed (M16). Time-stamped; not a signature. */
export const moedeAcknowledgement = pgTable(
	'moede_acknowledgement',
	{
		id: id(),
		moedeId: uuid()
			.notNull()
			.references(() => moede.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		/** Of the document that was before them: when it differs from today's, something was changed since. */
		contentSha: text().notNull(),
		acknowledgedAt: at().notNull().defaultNow()
	},
	(table) => [
		unique('moede_acknowledgement_once').on(table.moedeId, table.contentSha),
		index('moede_acknowledgement_borger').on(table.borgerId),
		check('moede_acknowledgement_sha', sql`${table.contentSha} ~ '^[0-9a-f]{64}$'`)
	]
);
