/** Rows on their way into the database: gathered by table, inserted in few statements, parents first. */
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import * as tables from '../db/schema';
import type { Tx } from '../db/with-actor';

/** Every table that an import fills, each after the tables it points to. */
const order: PgTable[] = [
	tables.setting,
	tables.journalTarget,
	tables.trivselslineal,
	tables.trivselslinealAnchor,
	tables.borger,
	tables.account,
	tables.accountRole,
	tables.fravaer,
	tables.teamMembership,
	tables.overdragelse,
	tables.netvaerksperson,
	tables.adgangsgrundlag,
	tables.wish,
	tables.tavlepunkt,
	tables.plan,
	tables.planSamtykke,
	tables.planVersion,
	tables.planStatement,
	tables.maal,
	tables.delmaal,
	tables.aftale,
	tables.aftaleStatus,
	tables.indsats,
	tables.moede,
	tables.moedeParticipant,
	tables.dagsordenspunkt,
	tables.beslutning,
	tables.moedeNote,
	tables.opgave,
	tables.anmodning,
	tables.samtale,
	tables.samtaleReader,
	tables.besked,
	tables.beskedRead,
	tables.trivselsemne,
	tables.trivselsmaaling,
	tables.trivselsvalue,
	tables.trivselsnote,
	tables.trivselsnoteRead,
	tables.trivselsopening,
	tables.reply,
	tables.event,
	tables.importItem
];

/** When what has been handed to the connection is on its way. */
const sent = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Rows in one statement: enough that the round trip does not count, few enough for one message. */
const atOnce = 5_000;

export class Rows {
	private readonly byTable = new Map<PgTable, Record<string, unknown>[]>();

	/** Rows of one table must all name the same columns. */
	add<T extends PgTable>(table: T, row: T['$inferInsert']) {
		const rows = this.byTable.get(table);
		if (rows) rows.push(row);
		else this.byTable.set(table, [row]);
	}

	/**
	 * Hands everything over, each statement while the database works on the one before. Whoever computes for long without a pause
	 * waits for that first, or the database stands still meanwhile.
	 * @returns when all is on its way; `done` when all is in
	 */
	async handOver(tx: Tx): Promise<{ done: Promise<unknown> }> {
		const statements: Promise<void>[] = [];
		for (const table of order) {
			const rows = this.byTable.get(table) ?? [];
			this.byTable.delete(table);
			for (let from = 0; from < rows.length; from += atOnce) {
				const statement = insertRows(tx, table, rows.slice(from, from + atOnce));
				// Whoever waits for all of them hears of a failure; until then it must not end the process as an unobserved one.
				statement.catch(() => {});
				statements.push(statement);
				await sent();
			}
		}
		const done = Promise.all(statements);
		done.catch(() => {});
		return { done };
	}

	/** Hands everything over. @returns when all is in */
	async insert(tx: Tx): Promise<void> {
		const { done } = await this.handOver(tx);
		await done;
	}
}

/** One `insert … select` from a JSON list: one parameter, however many rows and columns. */
export async function insertRows(tx: Tx, table: PgTable, rows: Record<string, unknown>[]) {
	const [first] = rows;
	if (!first) return;
	const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
	const into = columns.map(([key]) => `"${snakeCase(key)}"`);
	const from = columns.map(([key]) => `"${key}"`);
	const types = columns.map(([key, column]) => `"${key}" ${column.getSQLType()}`);
	// As text first: postgres.js would otherwise write the JSON a second time.
	await tx.sql.unsafe(
		`insert into "${getTableName(table)}" (${into.join(', ')})
		select ${from.join(', ')} from json_to_recordset($1::text::json) as item (${types.join(', ')})`,
		[JSON.stringify(rows, columns.some(([, column]) => column.getSQLType() === 'bytea') ? bytesAsHex : undefined)],
		{ prepare: true }
	);
}

const snakeCase = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A Buffer has turned itself into `{type, data}` by the time a replacer sees it; PostgreSQL reads hex. */
function bytesAsHex(this: Record<string, unknown>, key: string, value: unknown) {
	const original = this[key];
	return Buffer.isBuffer(original) ? `\\x${original.toString('hex')}` : value;
}
