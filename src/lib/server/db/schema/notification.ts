import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, id, oneOf } from './columns';
import { borger } from './borger';
import { account } from './organisation';

/** What one can choose to be told of; the last two are for staff. */
export const notificationKinds = [
	'moede_tomorrow',
	'moede_changed',
	'plan_version',
	'answer',
	'ruler_due',
	'samtykke_expires',
	'digest',
	'invitation'
] as const;
export const channels = ['push', 'email'] as const;
export const deliveryStates = ['waiting', 'sending', 'sent', 'failed', 'gone'] as const;

/** One browser that takes pushes (RFC 8030). */
export const pushSubscription = pgTable(
	'push_subscription',
	{
		id: id(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		/** The browser's own id, to forget it with its phone. */
		phoneId: uuid(),
		endpoint: text().notNull(),
		p256dh: text().notNull(),
		auth: text().notNull(),
		createdAt: at().notNull().defaultNow(),
		/** Switched off, or the push service says that it is no more. */
		goneAt: at()
	},
	(table) => [
		uniqueIndex('push_subscription_endpoint')
			.on(table.endpoint)
			.where(sql`gone_at is null`),
		index('push_subscription_account').on(table.accountId),
		check(
			'push_subscription_sizes',
			sql`length(${table.endpoint}) <= 1000 and length(${table.p256dh}) <= 200 and length(${table.auth}) <= 100`
		)
	]
);

/** Where and when somebody is told. The e-mail address counts when its owner has confirmed it. */
export const notificationContact = pgTable(
	'notification_contact',
	{
		accountId: uuid()
			.primaryKey()
			.references(() => account.id, { onDelete: 'cascade' }),
		email: text(),
		/** SHA-256 of the token in the mail. */
		confirmHash: text(),
		confirmAskedAt: at(),
		confirmedAt: at(),
		/** The hour of the day for what need not come at once, in Europe/Copenhagen. */
		hour: integer().notNull().default(9)
	},
	(table) => [
		index('notification_contact_confirm').on(table.confirmHash),
		check('notification_contact_hour', sql`${table.hour} between 8 and 19`),
		check('notification_contact_email', sql`length(${table.email}) <= 254`)
	]
);

/** What somebody chose for one kind. No row: both channels, as far as there are any (docs/adr/0030). */
export const notificationChoice = pgTable(
	'notification_choice',
	{
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		kind: text({ enum: notificationKinds }).notNull(),
		push: boolean().notNull(),
		email: boolean().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.accountId, table.kind] }),
		check('notification_choice_kind', sql`${table.kind} in ${oneOf(notificationKinds)}`)
	]
);

/** One thing that somebody is told, once: `about` names it. */
export const notification = pgTable(
	'notification',
	{
		id: id(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		borgerId: uuid().references(() => borger.id, { onDelete: 'cascade' }),
		kind: text({ enum: [...notificationKinds, 'confirm_email'] }).notNull(),
		about: text().notNull(),
		dueAt: at().notNull(),
		createdAt: at().notNull().defaultNow(),
		cancelledAt: at()
	},
	(table) => [
		uniqueIndex('notification_once').on(table.accountId, table.kind, table.about),
		index('notification_due').on(table.dueAt),
		index('notification_borger').on(table.borgerId),
		check('notification_kind', sql`${table.kind} in ${oneOf([...notificationKinds, 'confirm_email'])}`)
	]
);

/** One way on which it goes: to one browser, or to the e-mail address (`target` is the subscription, or the account). */
export const notificationDelivery = pgTable(
	'notification_delivery',
	{
		notificationId: uuid()
			.notNull()
			.references(() => notification.id, { onDelete: 'cascade' }),
		channel: text({ enum: channels }).notNull(),
		target: uuid().notNull(),
		state: text({ enum: deliveryStates }).notNull().default('waiting'),
		tries: integer().notNull().default(0),
		nextAt: at().notNull(),
		claimedAt: at(),
		sentAt: at(),
		/** What the other side answered last. */
		code: text()
	},
	(table) => [
		primaryKey({ columns: [table.notificationId, table.channel, table.target] }),
		index('notification_delivery_next')
			.on(table.nextAt)
			.where(sql`state in ('waiting', 'sending')`),
		check('notification_delivery_channel', sql`${table.channel} in ${oneOf(channels)}`),
		check('notification_delivery_state', sql`${table.state} in ${oneOf(deliveryStates)}`)
	]
);
