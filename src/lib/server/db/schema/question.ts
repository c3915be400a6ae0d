import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, id, on, topics } from './columns';
import { borger } from './borger';
import { account, enhed } from './organisation';
import { cube } from './statistik';

/** What a team asks leaders about a plan (S4). The team's side of it: whose plan, and whether the borger may read it too. */
export const lederQuestion = pgTable(
	'leder_question',
	{
		id: id(),
		borgerId: uuid()
			.notNull()
			.references(() => borger.id, { onDelete: 'cascade' }),
		authorAccountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		text: text().notNull(),
		topics: topics(),
		forvaltningId: uuid().references(() => enhed.id, { onDelete: 'restrict' }),
		askedAt: at().notNull().defaultNow(),
		/** Who holds the threads has shared it, with its answers. */
		sharedAt: at()
	},
	(table) => [
		index('leder_question_borger').on(table.borgerId),
		index('leder_question_author').on(table.authorAccountId),
		index('leder_question_forvaltning').on(table.forvaltningId, table.borgerId)
	]
);

/** The leder's side: one row for each who is asked, with no borger and no plan in it. Text, asker and team are copied by a trigger. */
export const cubeQuestion = cube.table(
	'question',
	{
		id: id(),
		/** Not readable by the leder. */
		questionId: uuid()
			.notNull()
			.references(() => lederQuestion.id, { onDelete: 'cascade' }),
		lederAccountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'restrict' }),
		askedBy: text().notNull(),
		team: text().notNull(),
		text: text().notNull(),
		askedAt: at().notNull().defaultNow(),
		/** The last day on which an answer is not late. */
		dueOn: on().notNull(),
		answer: text(),
		answeredAt: at()
	},
	(table) => [
		uniqueIndex('question_once').on(table.questionId, table.lederAccountId),
		index('question_leder').on(table.lederAccountId)
	]
);
