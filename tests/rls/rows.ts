/** Many rows at once, and statements that are tried and undone: what the builders, which make one thing at a time, have not. */
import { createHash } from 'node:crypto';
import postgres from 'postgres';
import type { Audience } from '../../src/lib/server/db/audience';
import { pool } from '../../src/lib/server/db/client';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';

export type Row = Record<string, unknown>;

/** Adds rows of one table, all with the same columns, through the import role in one statement. */
export async function insertMany(table: string, rows: readonly Row[]): Promise<void> {
	const [first] = rows;
	if (!first) return;
	const columns = Object.keys(first)
		.map((column) => `"${column}"`)
		.join(', ');
	await pool('import').unsafe(
		`insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
		[JSON.stringify(rows)]
	);
}

/** A table's name in a statement: `cube.unit` stands in the schema of the leders, a name without a schema in `public`. */
export const quoted = (table: string) =>
	table
		.split('.')
		.map((part) => `"${part}"`)
		.join('.');

/** The name of a table, as the expectations call it, in SQL: of the columns that hold its schema and its name. */
export const calledBy = (schema: string, table: string) =>
	`case ${schema} when 'public' then '' else ${schema} || '.' end || ${table}`;

/** An id that is the same for the same words, so that a row that should not be there can be called by its name. */
export function idOf(words: string): string {
	const hex = createHash('sha256').update(words).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An SQL statement and its parameters. */
export type Statement = { text: string; values: (string | boolean | null)[] };

export const statement = (text: string, ...values: Statement['values']): Statement => ({ text, values });

/** The statement that adds one row. */
export function inserting(table: string, row: Record<string, string | boolean | null>): Statement {
	const columns = Object.keys(row);
	const places = columns.map((_, index) => `$${index + 1}`);
	return {
		text: `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
		values: Object.values(row)
	};
}

/** Who speaks to the database: a session token on the connection of an audience; nobody's token is ''. */
export type Speaker = { audience: Audience; token: string };

type Connection = Pick<postgres.Sql, 'unsafe'>;

class Undone extends Error {}

/** Runs `work` as `speaker`, tells what it found, and undoes whatever it did. */
export async function undone<T>({ audience, token }: Speaker, work: (sql: Connection) => Promise<T>): Promise<T> {
	const found: T[] = [];
	const run = async (sql: Connection): Promise<never> => {
		found.push(await work(sql));
		throw new Undone();
	};
	try {
		if (audience === 'login' || audience === 'job' || audience === 'journal') await pool(audience).begin(run);
		else if (audience === 'import') await withActor({ audience }, (tx) => run(tx.sql));
		else await withActor({ audience, token } satisfies Actor<typeof audience>, (tx) => run(tx.sql));
	} catch (error) {
		if (!(error instanceof Undone)) throw error;
	}
	const [result] = found;
	if (result === undefined) throw new Error('nothing was found');
	return result;
}

/** What PostgreSQL calls it: 42501 refused, 23514 a check, 23505 not unique. */
export const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** A statement with its values written into it: inside a block there are no parameters. */
const written = ({ text, values }: Statement) =>
	text.replaceAll(/\$(\d+)/g, (_, place: string) => {
		const value = values[Number(place) - 1] ?? null;
		return typeof value === 'string' ? literal(value) : String(value);
	});

/** What a statement that was let in is undone with; no SQLSTATE of PostgreSQL's. */
const undo = 'UNDO0';

/**
 * Tries statements one after the other, each from the same start, and undoes them all. All of them travel as one block.
 * @returns for each the SQLSTATE it failed with, or the number of rows of its last statement
 */
export async function attempt(speaker: Speaker, attempts: readonly Statement[][]): Promise<(string | number)[]> {
	if (attempts.length === 0) return [];
	const blocks = attempts.map(
		(statements) => `begin
			${statements.map((each) => `execute ${literal(written(each))};`).join('\n')}
			get diagnostics found = row_count;
			raise exception using errcode = '${undo}', message = found;
		exception when others then
			outcomes := outcomes || case sqlstate when '${undo}' then sqlerrm else ' ' || sqlstate end;
		end;`
	);
	const block = `declare outcomes text[] := '{}'; found bigint; begin
		${blocks.join('\n')}
		perform set_config('test.outcomes', array_to_string(outcomes, ','), true);
	end`;
	const outcomes = await undone(speaker, async (sql) => {
		const [, [row]] = await Promise.all([
			sql.unsafe(`do ${literal(block)}`).execute(),
			sql.unsafe<{ outcomes: string }[]>(`select current_setting('test.outcomes') as outcomes`).execute()
		]);
		return row?.outcomes ?? '';
	});
	return outcomes.split(',').map((each) => (each.startsWith(' ') ? each.slice(1) : Number(each)));
}

/**
 * Lets the tables' owner see and change rows, which row-level security forbids even them: a slip, or the passing of time.
 * It lasts as long as this test's database.
 */
export async function unbind(owner: postgres.Sql, ...tables: string[]): Promise<void> {
	for (const table of tables) {
		await owner.unsafe(`drop policy if exists owner_slips on ${quoted(table)}`);
		await owner.unsafe(`create policy owner_slips on ${quoted(table)} to current_user using (true) with check (true)`);
	}
}

/**
 * Withdraws what a borger has said yes to while `work` goes on. Given back by the owner, past the trigger: in the portal a
 * withdrawal is for ever.
 */
export async function whileWithdrawn<T>(owner: postgres.Sql, borger: string, work: () => Promise<T>): Promise<T> {
	const gone = await owner<{ id: string }[]>`
		update adgangsgrundlag set withdrawn_at = now() where borger_id = ${borger} and withdrawn_at is null returning id`;
	try {
		return await work();
	} finally {
		await owner`alter table adgangsgrundlag disable trigger adgangsgrundlag_keep`;
		await owner`update adgangsgrundlag set withdrawn_at = null where id in ${owner(gone.map(({ id }) => id))}`;
		await owner`alter table adgangsgrundlag enable trigger adgangsgrundlag_keep`;
	}
}
