import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { at, id, oneOf, topics } from './columns';
import { borger } from './borger';
import { account, enhed } from './organisation';
import { kinds } from './samtykke';

/**
 * One change that somebody should know of; `$lib/event` makes one sentence of it for the borger and one for the
 * professional. It has a kind, topics and forvaltning like any item, so the same rule decides who reads it.
 */
export const event = pgTable(
	'event',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		at: at().notNull().defaultNow(),
		actorAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		type: text().notNull(),
		subjectId: uuid(),
		/** The few words the sentence needs (a title, an old and a new time). */
		params: jsonb().notNull().default({}),
		kind: text({ enum: kinds }).notNull(),
		topics: topics(),
		forvaltningId: uuid().references(() => enhed.id, { onDelete: 'restrict' })
	},
	(table) => [
		index('event_borger').on(table.borgerId, table.at.desc()),
		index('event_actor').on(table.actorAccountId),
		index('event_forvaltning').on(table.forvaltningId, table.borgerId),
		check('event_kind', sql`${table.kind} in ${oneOf(kinds)}`)
	]
);
