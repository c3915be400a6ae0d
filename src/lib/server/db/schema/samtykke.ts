import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { at, id, on, oneOf, topics } from './columns';
import { borger } from './borger';
import { account, enhed } from './organisation';

export const kinds = ['plan', 'trivsel', 'moede', 'netvaerk'] as const;
export const sensitiveTopics = ['helbred', 'misbrug', 'boern', 'strafbart', 'oekonomi'] as const;
export const adgangsgrundlagTypes = ['samtykke', 'hjemmel'] as const;

/** Why a forvaltning may see kinds of information and sensitive topics of a borger: a samtykke or a hjemmel. */
export const adgangsgrundlag = pgTable(
	'adgangsgrundlag',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		forvaltningId: uuid()
			.notNull()
			.references(() => enhed.id, { onDelete: 'restrict' }),
		type: text({ enum: adgangsgrundlagTypes }).notNull(),
		kinds: text().array().notNull(),
		topics: topics(),
		purpose: text().notNull(),
		/** samtykke: how it was given. */
		givenHow: text({ enum: ['digital', 'paper', 'oral'] }),
		/** hjemmel: the paragraph. */
		paragraph: text(),
		notedByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		fromOn: on().notNull(),
		/** The last day it is in force. */
		toOn: on(),
		withdrawnAt: at(),
		createdAt: at().notNull().defaultNow()
	},
	(table) => [
		index('adgangsgrundlag_borger').on(table.borgerId, table.forvaltningId),
		index('adgangsgrundlag_forvaltning').on(table.forvaltningId),
		index('adgangsgrundlag_noted_by').on(table.notedByAccountId),
		check(
			'adgangsgrundlag_kinds',
			sql`${table.kinds} <@ array${sql.raw(`['${kinds.join("','")}']`)}::text[] and cardinality(${table.kinds}) > 0`
		),
		check(
			'adgangsgrundlag_topics',
			sql`${table.topics} <@ array${sql.raw(`['${sensitiveTopics.join("','")}']`)}::text[]`
		),
		check(
			'adgangsgrundlag_type',
			sql`(${table.type} = 'samtykke' and ${table.givenHow} is not null and ${table.givenHow} in ${oneOf(['digital', 'paper', 'oral'])})
				or (${table.type} = 'hjemmel' and ${table.paragraph} is not null and ${table.notedByAccountId} is not null)`
		)
	]
);
