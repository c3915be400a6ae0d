import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	index,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { at, id, oneOf } from './columns';
import { borger } from './borger';

export const enhedTypes = ['kommune', 'forvaltning', 'afdeling', 'gruppe', 'ekstern'] as const;
export const roles = ['borger', 'fagperson', 'fordeler', 'leder', 'admin', 'dpo'] as const;

/** The organisation tree. `forvaltningId` is the ancestor at that level (a trigger keeps it); `ekstern` has none. */
export const enhed = pgTable(
	'enhed',
	{
		id: id(),
		parentId: uuid().references((): AnyPgColumn => enhed.id, { onDelete: 'restrict' }),
		forvaltningId: uuid().references((): AnyPgColumn => enhed.id, { onDelete: 'restrict' }),
		type: text({ enum: enhedTypes }).notNull(),
		name: text().notNull(),
		/** Its name alone tells something of who comes there (misbrug, psykiatri): figures of it need more people. */
		sensitive: boolean().notNull().default(false),
		/** Nobody new comes to it. */
		closedAt: at()
	},
	(table) => [
		check('enhed_type', sql`${table.type} in ${oneOf(enhedTypes)}`),
		index('enhed_parent').on(table.parentId),
		index('enhed_forvaltning').on(table.forvaltningId)
	]
);

/** Who can log in: a borger (then `borgerId`) or a member of staff (then name, title, enhed). */
export const account = pgTable(
	'account',
	{
		id: id(),
		borgerId: uuid().references(() => borger.id, { onDelete: 'cascade' }),
		enhedId: uuid().references(() => enhed.id, { onDelete: 'restrict' }),
		/** What the municipality's identity provider calls this person; matched at the first log-in. */
		employeeId: text(),
		name: text(),
		title: text(),
		phone: text(),
		email: text(),
		createdAt: at().notNull().defaultNow(),
		disabledAt: at(),
		lastLoginAt: at(),
		/** The log-in before this one: "nyt siden sidst" starts here. */
		previousLoginAt: at()
	},
	(table) => [
		uniqueIndex('account_borger').on(table.borgerId),
		uniqueIndex('account_employee').on(table.employeeId),
		index('account_enhed').on(table.enhedId),
		check(
			'account_is_borger_or_staff',
			sql`(${table.borgerId} is not null and ${table.enhedId} is null and ${table.name} is null)
				or (${table.borgerId} is null and ${table.enhedId} is not null and ${table.name} is not null)`
		)
	]
);

export const accountRole = pgTable(
	'account_role',
	{
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		role: text({ enum: roles }).notNull()
	},
	(table) => [
		primaryKey({ columns: [table.accountId, table.role] }),
		check('account_role_role', sql`${table.role} in ${oneOf(roles)}`)
	]
);

/** One proven identity: issuer and subject (the same subject from two issuers is two persons, A13). */
export const identity = pgTable(
	'identity',
	{
		issuer: text().notNull(),
		subject: text().notNull(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		createdAt: at().notNull().defaultNow()
	},
	(table) => [primaryKey({ columns: [table.issuer, table.subject] }), index('identity_account').on(table.accountId)]
);

/** A log-in. The token itself is never stored, only its SHA-256; nothing of the provider's but issuer, subject and sid. */
export const session = pgTable(
	'session',
	{
		id: id(),
		tokenHash: text().notNull(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		role: text({ enum: roles }).notNull(),
		issuer: text().notNull(),
		subject: text().notNull(),
		sid: text(),
		/** On what, in few words: "Chrome på Android". */
		device: text(),
		/** A person with several roles has said which. */
		chosen: boolean().notNull().default(false),
		createdAt: at().notNull().defaultNow(),
		seenAt: at().notNull().defaultNow(),
		idleUntil: at().notNull(),
		endsAt: at().notNull()
	},
	(table) => [
		uniqueIndex('session_token').on(table.tokenHash),
		index('session_account').on(table.accountId),
		index('session_subject').on(table.issuer, table.subject),
		check('session_role', sql`${table.role} in ${oneOf(roles)}`)
	]
);

/** What the municipality has set: its name, contact, acute numbers, words. No personal data. */
export const setting = pgTable('setting', {
	key: text().primaryKey(),
	value: jsonb().notNull()
});

/** Logout tokens of the identity providers that have been used: each counts once. */
export const logoutToken = pgTable('logout_token', {
	/** SHA-256 of issuer and jti. */
	hash: text().primaryKey(),
	at: at().notNull().defaultNow()
});

/** What an administrator changed: a trigger writes it. */
export const adminChange = pgTable(
	'admin_change',
	{
		id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		at: at().notNull().defaultNow(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		/** The table. */
		thing: text().notNull(),
		rowKey: text().notNull(),
		action: text({ enum: ['insert', 'update', 'delete'] }).notNull(),
		before: jsonb(),
		after: jsonb()
	},
	(table) => [
		index('admin_change_account').on(table.accountId),
		check('admin_change_action', sql`${table.action} in ${oneOf(['insert', 'update', 'delete'])}`)
	]
);

/**
 * What has been imported: which outside id became which row, and the hash of what was said of it. Running a file again
 * finds every item here unchanged and does nothing.
 */
export const importItem = pgTable(
	'import_item',
	{
		source: text().notNull(),
		externalId: text().notNull(),
		kind: text().notNull(),
		rowId: uuid().notNull(),
		contentHash: text().notNull(),
		importedAt: at().notNull().defaultNow(),
		/** Whom it is about, so that it goes with them; null of the organisation. Noted before the borger is there: no foreign key. */
		borgerId: uuid()
	},
	(table) => [
		primaryKey({ columns: [table.source, table.kind, table.externalId] }),
		index('import_item_borger').on(table.borgerId)
	]
);
