import { boolean, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, bytea, id, on } from './columns';

/** The person a plan is about. The CPR number is encrypted; the keyed hash finds it at log-in and at import. */
export const borger = pgTable(
	'borger',
	{
		id: id(),
		name: text().notNull(),
		cprEncrypted: bytea().notNull(),
		cprHash: bytea().notNull(),
		phone: text(),
		/** Address protection (CPR-loven § 28): hides address, meeting place, staff unit. Sets `skaermet`. */
		protectedAddress: boolean().notNull().default(false),
		skaermet: boolean().notNull().default(false),
		diedOn: on(),
		createdAt: at().notNull().defaultNow()
	},
	(table) => [uniqueIndex('borger_cpr').on(table.cprHash)]
);

/** A private person around the borger. Has no log-in and sees nothing but the meetings they are invited to. */
export const netvaerksperson = pgTable(
	'netvaerksperson',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		relation: text().notNull(),
		phone: text(),
		createdAt: at().notNull().defaultNow(),
		endedAt: at()
	},
	(table) => [index('netvaerksperson_borger').on(table.borgerId)]
);
