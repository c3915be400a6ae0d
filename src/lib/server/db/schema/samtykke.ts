import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { at, id, on, oneOf, topics } from './columns';
import { borger } from './borger';
import { account, enhed } from './organisation';
import { plan } from './plan';

export const kinds = ['plan', 'trivsel', 'moede', 'netvaerk'] as const;
export const sensitiveTopics = ['helbred', 'misbrug', 'boern', 'strafbart', 'oekonomi'] as const;
export const adgangsgrundlagTypes = ['samtykke', 'hjemmel'] as const;

/** How a samtykke is given or withdrawn; what is not digital is noted by whom. */
export const samtykkeHows = ['digital', 'paper', 'oral'] as const;

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
		givenHow: text({ enum: samtykkeHows }),
		/** hjemmel: the paragraph. */
		paragraph: text(),
		notedByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		/** The one that this one renews. */
		renewsId: uuid().references((): AnyPgColumn => adgangsgrundlag.id, { onDelete: 'set null' }),
		fromOn: on().notNull(),
		/** The last day it is in force. */
		toOn: on(),
		/** Nothing of it is in force any more; what went when and how stands in `samtykkeWithdrawal`. */
		withdrawnAt: at(),
		/** How the newest withdrawal of some of it, or of all, was made. */
		withdrawnHow: text({ enum: samtykkeHows }),
		createdAt: at().notNull().defaultNow()
	},
	(table) => [
		index('adgangsgrundlag_borger').on(table.borgerId, table.forvaltningId),
		index('adgangsgrundlag_forvaltning').on(table.forvaltningId),
		index('adgangsgrundlag_noted_by').on(table.notedByAccountId),
		index('adgangsgrundlag_renews').on(table.renewsId),
		check('adgangsgrundlag_withdrawn_how', sql`${table.withdrawnHow} in ${oneOf(samtykkeHows)}`),
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
			sql`(${table.type} = 'samtykke' and ${table.givenHow} is not null and ${table.givenHow} in ${oneOf(samtykkeHows)})
				or (${table.type} = 'hjemmel' and ${table.paragraph} is not null and ${table.notedByAccountId} is not null)`
		)
	]
);

/** What was withdrawn of a samtykke (or that a hjemmel was ended): added by a trigger, never changed. */
export const samtykkeWithdrawal = pgTable(
	'samtykke_withdrawal',
	{
		id: id(),
		adgangsgrundlagId: uuid()
			.notNull()
			.references(() => adgangsgrundlag.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		forvaltningId: uuid()
			.notNull()
			.references(() => enhed.id, { onDelete: 'restrict' }),
		/** What went: kinds of information, or topics of those that stayed. */
		kinds: text().array().notNull(),
		topics: topics(),
		/** Null: a hjemmel that was ended. */
		how: text({ enum: samtykkeHows }),
		byAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		at: at().notNull().defaultNow()
	},
	(table) => [
		index('samtykke_withdrawal_borger').on(table.borgerId, table.at.desc()),
		index('samtykke_withdrawal_of').on(table.adgangsgrundlagId),
		index('samtykke_withdrawal_forvaltning').on(table.forvaltningId),
		index('samtykke_withdrawal_by').on(table.byAccountId),
		check('samtykke_withdrawal_how', sql`${table.how} in ${oneOf(samtykkeHows)}`)
	]
);

/**
 * Samtykke to have one joint plan instead of several (LAB § 40 stk. 3, sygedagpengeloven § 13 e, barnets lov § 110). Nothing is
 * shared with the borger as a plan without one; withdrawn, the plan ends.
 */
export const planSamtykke = pgTable(
	'plan_samtykke',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		planId: uuid()
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		givenHow: text({ enum: samtykkeHows }).notNull(),
		/** Who noted what was said or signed; null: the borger, digitally. */
		notedByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		givenAt: at().notNull().defaultNow(),
		withdrawnAt: at(),
		withdrawnHow: text({ enum: samtykkeHows }),
		withdrawnByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' })
	},
	(table) => [
		uniqueIndex('plan_samtykke_one')
			.on(table.planId)
			.where(sql`${table.withdrawnAt} is null`),
		index('plan_samtykke_borger').on(table.borgerId),
		index('plan_samtykke_noted_by').on(table.notedByAccountId),
		index('plan_samtykke_withdrawn_by').on(table.withdrawnByAccountId),
		check(
			'plan_samtykke_how',
			sql`${table.givenHow} in ${oneOf(samtykkeHows)} and ${table.withdrawnHow} in ${oneOf(samtykkeHows)}`
		)
	]
);
