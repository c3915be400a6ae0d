import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { at, id, on, oneOf, topics } from './columns';
import { borger, netvaerksperson } from './borger';
import { account, enhed } from './organisation';

export const moedeStates = ['planned', 'held', 'cancelled'] as const;
export const answers = ['yes', 'no', 'none'] as const;

export const moede = pgTable(
	'moede',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		title: text().notNull(),
		/** Why the borger is asked to come; never empty (P3). */
		purpose: text().notNull(),
		duty: boolean().notNull().default(false),
		/** The instant; `startsLocal` with the zone is what was agreed, and survives a change of the rules for summer time. */
		startsAt: at().notNull(),
		endsAt: at().notNull(),
		startsLocal: timestamp({ withTimezone: false, mode: 'string' }).notNull(),
		timeZone: text().notNull().default('Europe/Copenhagen'),
		place: text().notNull(),
		placeDetail: text(),
		prepare: text(),
		state: text({ enum: moedeStates }).notNull().default('planned'),
		/** "Det aftalte vi", in plain words, once the meeting is held. */
		referat: text(),
		calledByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		topics: topics(),
		forvaltningId: uuid().references(() => enhed.id, { onDelete: 'restrict' })
	},
	(table) => [
		index('moede_borger').on(table.borgerId, table.startsAt),
		index('moede_forvaltning').on(table.forvaltningId, table.borgerId),
		index('moede_called_by').on(table.calledByAccountId),
		check('moede_state', sql`${table.state} in ${oneOf(moedeStates)}`),
		check('moede_times', sql`${table.endsAt} > ${table.startsAt}`)
	]
);

export const moedeParticipant = pgTable(
	'moede_participant',
	{
		id: id(),
		moedeId: uuid()
			.notNull()
			.references(() => moede.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		accountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		netvaerkspersonId: uuid().references(() => netvaerksperson.id, { onDelete: 'cascade' }),
		/** Each participant comes with a role, known beforehand (M3). */
		roleText: text().notNull(),
		answer: text({ enum: answers }).notNull().default('none')
	},
	(table) => [
		index('moede_participant_moede').on(table.moedeId),
		index('moede_participant_borger').on(table.borgerId),
		index('moede_participant_account').on(table.accountId, table.moedeId),
		index('moede_participant_netvaerksperson').on(table.netvaerkspersonId),
		check('moede_participant_answer', sql`${table.answer} in ${oneOf(answers)}`),
		check('moede_participant_is_one', sql`num_nonnulls(${table.accountId}, ${table.netvaerkspersonId}) = 1`)
	]
);

/** A decision of a meeting needs a text, a start date and somebody responsible (M9). */
export const beslutning = pgTable(
	'beslutning',
	{
		id: id(),
		moedeId: uuid()
			.notNull()
			.references(() => moede.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		text: text().notNull(),
		startsOn: on().notNull(),
		responsible: text().notNull()
	},
	(table) => [index('beslutning_moede').on(table.moedeId), index('beslutning_borger').on(table.borgerId)]
);
