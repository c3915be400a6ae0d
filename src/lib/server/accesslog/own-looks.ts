import { kindsOf, type Looker, type LookRow, type LooksQuery } from '../../accesslog/looks';
import { looks as words } from '../../i18n/da/hvem-har-set';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';

/** So many looks stand on a page. */
const onPage = 100;
/** Among the people of so many looks one may choose. */
const choiceOf = 5_000;

type Row = Omit<LookRow, 'looker' | 'items'> & {
	accountId: string | null;
	role: string;
	name: string | null;
	title: string | null;
	enhed: string | null;
	items: { kind: string; id: string | null }[];
};
type Person = Pick<Row, 'accountId' | 'role' | 'name' | 'title' | 'enhed'>;

/**
 * One page of who has seen something of the borger who acts, newest first, and the people one may choose among. What is named, is
 * named under the borger's own rights. Three statements, whatever their number.
 * @returns also the look after which the next page begins, or null
 */
export async function findOwnLooks(
	tx: Tx,
	query: LooksQuery
): Promise<{ rows: LookRow[]; lookers: Looker[]; next: number | null }> {
	const { sql } = tx;
	const kinds = query.what && arrayOf(kindsOf[query.what]);
	const [found, people] = await Promise.all([
		sql<Row[]>`
			select event_id as id, at, kind, purpose, account_id as "accountId", role, name, title, enhed, items
			from app.own_looks(${query.before}::bigint, ${onPage + 1}, null, null, ${query.who}::uuid, ${kinds}::text[])`,
		sql<Person[]>`
			select distinct on (account_id) account_id as "accountId", role, name, title, enhed
			from app.own_looks(null, ${choiceOf}, null, null, null, null) where name is not null and role <> 'borger'`
	]);
	return {
		rows: await withTitles(tx, found.slice(0, onPage)),
		lookers: people.map(lookerOf),
		next: found.length > onPage ? Number(found[onPage - 1]?.id) : null
	};
}

/**
 * The looks before one of them (null: the newest), newest first, for reading all there are. Two statements.
 * @param most how many at a time
 */
export async function readLooksBefore(tx: Tx, before: number | null, most: number): Promise<LookRow[]> {
	const found = await tx.sql<Row[]>`
		select event_id as id, at, kind, purpose, account_id as "accountId", role, name, title, enhed, items
		from app.own_looks(${before}::bigint, ${most}, null, null, null, null)`;
	return withTitles(tx, found);
}

async function withTitles(tx: Tx, found: readonly Row[]): Promise<LookRow[]> {
	const titles = await findTitles(tx, found);
	return found.map(({ id, at, kind, purpose, items, ...person }) => ({
		...{ id: Number(id), at, kind, purpose, looker: lookerOf(person) },
		items: items.map((item) => ({ ...item, title: titles.get(`${item.kind} ${item.id}`) ?? null }))
	}));
}

/** Without a name nobody is told from another of the same title and unit. */
function lookerOf({ accountId, role, name, title, enhed }: Person): Looker {
	const known = name !== null && role !== 'borger';
	return {
		...{ role, name, title, enhed },
		key: known && accountId ? accountId : [role, title, enhed].join('|'),
		accountId: known ? accountId : null
	};
}

/** What the things are called, of those that the borger may still see. One statement, or none. */
async function findTitles({ sql }: Tx, rows: readonly Row[]): Promise<Map<string, string>> {
	const ids = new Set(rows.flatMap(({ items }) => items.flatMap(({ id }) => (id ? [id] : []))));
	if (ids.size === 0) return new Map();
	const wanted = arrayOf([...ids]);
	const found = await sql<{ kind: string; id: string; title: string }[]>`
		with wanted as materialized (select unnest(${wanted}::uuid[]) as id)
		select 'moede' as kind, id, title from moede where id in (select id from wanted)
		union all select 'samtale', id, subject from samtale where id in (select id from wanted)
		union all select kind, m.id, coalesce(e.text, ${words.overall})
			from trivselsmaaling m left join trivselsemne e on e.id = m.emne_id cross join (values ('trivselsmaaling'), ('trivselsnote')) as of (kind)
			where m.id in (select id from wanted)
		union all (select distinct on (item_id) 'maal', item_id, coalesce(borger_words, title) from maal where item_id in (select id from wanted) order by item_id, first_version desc)
		union all (select distinct on (item_id) 'delmaal', item_id, title from delmaal where item_id in (select id from wanted) order by item_id, first_version desc)
		union all (select distinct on (item_id) 'aftale', item_id, text from aftale where item_id in (select id from wanted) order by item_id, first_version desc)
		union all (select distinct on (item_id) 'indsats', item_id, title from indsats where item_id in (select id from wanted) order by item_id, first_version desc)`;
	return new Map(found.map(({ kind, id, title }) => [`${kind} ${id}`, title]));
}
