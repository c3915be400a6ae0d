import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex,
	uuid,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { at, id, on, oneOf, topics } from './columns';
import { borger, netvaerksperson } from './borger';
import { account, enhed } from './organisation';
import { plan } from './plan';

export const moedeStates = ['planned', 'held', 'cancelled'] as const;
export const answers = ['yes', 'no', 'none'] as const;

/**
 * What a kind of meeting begins with. Data, so that a municipality has its own: how long, why in words that the borger reads,
 * the agenda with its minutes, which meetings are made from its date (M12, M13), and what the borger is asked.
 */
export const moedeTemplate = pgTable('moede_template', {
	key: text().primaryKey(),
	name: text().notNull(),
	minutes: integer().notNull(),
	purpose: text().notNull(),
	prepare: text(),
	duty: boolean().notNull().default(false),
	/** `[{"title": …, "minutes": …}]`, in order. */
	agenda: jsonb().notNull().default([]),
	/** So many months after the first of them, a meeting of `followTemplate`. */
	followMonths: integer().array().notNull().default([]),
	followTemplate: text(),
	/** Keys of `moede_note` that the borger is asked about. */
	questions: text().array().notNull().default([]),
	position: integer().notNull().default(0),
	active: boolean().notNull().default(true)
});

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
		cancelledReason: text(),
		calledByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		templateKey: text().references(() => moedeTemplate.key, { onDelete: 'restrict' }),
		/** Made together, at the same clock time week after week. */
		seriesId: uuid(),
		/** The kick-off whose date this mini-kick was made from. */
		kickoffId: uuid().references((): AnyPgColumn => moede.id, { onDelete: 'cascade' }),
		/** Null: none is needed. With a language and nobody who has booked, it is missing. */
		tolkLanguage: text(),
		tolkBookedOn: on(),
		/** Who has booked, and where. */
		tolkBookedBy: text(),
		/** One more with each change, so that two who change it at once are told. */
		revision: integer().notNull().default(1),
		/** When it was begun in meeting mode. */
		startedAt: at(),
		closedAt: at(),
		closedByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		topics: topics(),
		forvaltningId: uuid().references(() => enhed.id, { onDelete: 'restrict' })
	},
	(table) => [
		index('moede_borger').on(table.borgerId, table.startsAt),
		index('moede_forvaltning').on(table.forvaltningId, table.borgerId),
		index('moede_called_by').on(table.calledByAccountId),
		index('moede_closed_by').on(table.closedByAccountId),
		index('moede_template_key').on(table.templateKey),
		index('moede_kickoff').on(table.kickoffId),
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
		answer: text({ enum: answers }).notNull().default('none'),
		answeredAt: at(),
		/** Why not, for those who plan; the borger does not read it (M4). */
		answerReason: text(),
		/** A colleague who comes instead. */
		substituteAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		/** At the borger's side, by forvaltningsloven § 8. */
		bisidder: boolean().notNull().default(false),
		/** Null: the import, or the borger. */
		invitedByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		invitedAt: at().notNull().defaultNow(),
		removedAt: at()
	},
	(table) => [
		index('moede_participant_moede').on(table.moedeId),
		index('moede_participant_substitute').on(table.substituteAccountId),
		index('moede_participant_invited_by').on(table.invitedByAccountId),
		uniqueIndex('moede_participant_once')
			.on(table.moedeId, table.accountId)
			.where(sql`removed_at is null`),
		uniqueIndex('moede_participant_network_once')
			.on(table.moedeId, table.netvaerkspersonId)
			.where(sql`removed_at is null`),
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
		responsible: text().notNull(),
		authorAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		createdAt: at().notNull().defaultNow(),
		/** Taken back by its author before the meeting was closed. */
		endedAt: at()
	},
	(table) => [
		index('beslutning_moede').on(table.moedeId),
		index('beslutning_borger').on(table.borgerId),
		index('beslutning_author').on(table.authorAccountId)
	]
);

/** A point of the agenda, of a professional or the borger's own (S7). The id is born with the form. */
export const dagsordenspunkt = pgTable(
	'dagsordenspunkt',
	{
		id: id(),
		moedeId: uuid()
			.notNull()
			.references(() => moede.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		title: text().notNull(),
		minutes: integer(),
		position: integer().notNull().default(0),
		/** Null: the import. */
		authorAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		byBorger: boolean().notNull().default(false),
		createdAt: at().notNull().defaultNow(),
		/** Talked about, ticked off in the meeting. */
		doneAt: at(),
		/** Taken off the agenda. */
		endedAt: at()
	},
	(table) => [
		index('dagsordenspunkt_moede').on(table.moedeId, table.position),
		index('dagsordenspunkt_borger').on(table.borgerId),
		index('dagsordenspunkt_author').on(table.authorAccountId)
	]
);

/**
 * What is written of a meeting: "Det aftalte vi" (`referat`), the four questions that close it (Cabi's spilleregler, M33), what
 * the borger says at a mini-kick (M13), and what was talked about last (M12).
 */
export const moedeNoteKeys = [
	'referat',
	'goals',
	'involve',
	'starts',
	'takes_over',
	'samarbejdet',
	'stadig_mine',
	'samtykke_talked',
	'team_talked'
] as const;
/** Append-only: of each key the newest counts, and the older stay behind it. The id is born with the form. */
export const moedeNote = pgTable(
	'moede_note',
	{
		id: id(),
		moedeId: uuid()
			.notNull()
			.references(() => moede.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		key: text({ enum: moedeNoteKeys }).notNull(),
		text: text().notNull(),
		/** Null: the import. */
		byAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		createdAt: at().notNull().defaultNow()
	},
	(table) => [
		index('moede_note_moede').on(table.moedeId, table.key, table.createdAt.desc()),
		index('moede_note_borger').on(table.borgerId),
		index('moede_note_by').on(table.byAccountId),
		check('moede_note_key', sql`${table.key} in ${oneOf(moedeNoteKeys)}`)
	]
);

export const opgaveTypes = [
	'next_moede',
	'samtykke',
	'team',
	'follow_up',
	'referat',
	'publish',
	'questions',
	'plan_ended',
	'other'
] as const;
/** What somebody of the staff has to do, with a day. What is missing when a meeting closes becomes one. The borger reads none. */
export const opgave = pgTable(
	'opgave',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		moedeId: uuid().references(() => moede.id, { onDelete: 'cascade' }),
		type: text({ enum: opgaveTypes }).notNull(),
		text: text(),
		dueOn: on().notNull(),
		/** Null: the import. */
		createdByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		createdAt: at().notNull().defaultNow(),
		doneAt: at(),
		doneByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		topics: topics(),
		forvaltningId: uuid().references(() => enhed.id, { onDelete: 'restrict' }),
		/** What it follows from, when that is no meeting: the plan that ended. */
		planId: uuid().references(() => plan.id, { onDelete: 'cascade' })
	},
	(table) => [
		uniqueIndex('opgave_once_of_plan').on(table.planId, table.type, table.forvaltningId),
		index('opgave_plan').on(table.planId),
		uniqueIndex('opgave_once')
			.on(table.moedeId, table.type)
			.where(sql`type <> 'other'`),
		index('opgave_borger').on(table.borgerId, table.dueOn),
		index('opgave_moede').on(table.moedeId),
		index('opgave_created_by').on(table.createdByAccountId),
		index('opgave_done_by').on(table.doneByAccountId),
		index('opgave_forvaltning').on(table.forvaltningId, table.borgerId),
		check('opgave_type', sql`${table.type} in ${oneOf(opgaveTypes)}`)
	]
);

export const anmodningTypes = ['move', 'propose', 'object'] as const;
/**
 * What the borger asks of who holds the threads: another time for a meeting, somebody to come along, or somebody not to. For a
 * meeting, or (without one) for the team. Answered once. The id is born with the form.
 */
export const anmodning = pgTable(
	'anmodning',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		type: text({ enum: anmodningTypes }).notNull(),
		moedeId: uuid().references(() => moede.id, { onDelete: 'cascade' }),
		/** Whom it is about, of the staff (`object`). */
		accountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		/** Whom it is about, in the borger's words (`propose`). */
		name: text(),
		words: text().notNull(),
		/** When the borger can come (`move`). */
		times: text(),
		createdAt: at().notNull().defaultNow(),
		withdrawnAt: at(),
		answer: text({ enum: ['yes', 'no'] }),
		answerWords: text(),
		answeredByAccountId: uuid().references(() => account.id, { onDelete: 'restrict' }),
		answeredAt: at()
	},
	(table) => [
		index('anmodning_borger').on(table.borgerId, table.createdAt),
		index('anmodning_moede').on(table.moedeId),
		index('anmodning_account').on(table.accountId),
		index('anmodning_answered_by').on(table.answeredByAccountId),
		check('anmodning_type', sql`${table.type} in ${oneOf(anmodningTypes)}`),
		check('anmodning_move_has_moede', sql`${table.type} <> 'move' or ${table.moedeId} is not null`),
		check('anmodning_object_has_person', sql`(${table.type} = 'object') = (${table.accountId} is not null)`),
		check('anmodning_propose_has_name', sql`(${table.type} = 'propose') = (${table.name} is not null)`),
		check('anmodning_answer', sql`${table.answer} in ('yes', 'no')`)
	]
);

/** An address that a calendar reads the borger's meetings from. Whoever has it needs no log-in, so it can be taken back. */
export const calendarFeed = pgTable(
	'calendar_feed',
	{
		id: id(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		/** SHA-256 of the token in the address. */
		tokenHash: text().notNull(),
		withPlace: boolean().notNull().default(false),
		createdAt: at().notNull().defaultNow(),
		revokedAt: at(),
		usedAt: at()
	},
	(table) => [
		uniqueIndex('calendar_feed_token').on(table.tokenHash),
		index('calendar_feed_account').on(table.accountId)
	]
);

export const invitationMethods = ['request', 'cancel'] as const;
/**
 * A mail that puts a meeting into a professional's calendar, or takes it out (RFC 5546). One for each thing that changed for them,
 * numbered as the calendar counts (SEQUENCE).
 */
export const moedeInvitation = pgTable(
	'moede_invitation',
	{
		participantId: uuid()
			.notNull()
			.references(() => moedeParticipant.id, { onDelete: 'cascade' }),
		sequence: integer().notNull(),
		method: text({ enum: invitationMethods }).notNull(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		moedeId: uuid()
			.notNull()
			.references(() => moede.id, { onDelete: 'cascade' }),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		/** When the meeting was, as the mail says it. */
		startsAt: at().notNull(),
		endsAt: at().notNull(),
		/** SHA-256 of the token that answers it. */
		answerHash: text(),
		state: text({ enum: ['waiting', 'sending', 'sent', 'failed'] })
			.notNull()
			.default('waiting'),
		tries: integer().notNull().default(0),
		nextAt: at().notNull(),
		claimedAt: at(),
		sentAt: at(),
		code: text()
	},
	(table) => [
		primaryKey({ columns: [table.participantId, table.sequence] }),
		uniqueIndex('moede_invitation_answer').on(table.answerHash),
		index('moede_invitation_account').on(table.accountId),
		index('moede_invitation_moede').on(table.moedeId),
		index('moede_invitation_borger').on(table.borgerId),
		index('moede_invitation_next')
			.on(table.nextAt)
			.where(sql`state in ('waiting', 'sending')`),
		check('moede_invitation_method', sql`${table.method} in ${oneOf(invitationMethods)}`),
		check('moede_invitation_state', sql`${table.state} in ${oneOf(['waiting', 'sending', 'sent', 'failed'])}`)
	]
);
