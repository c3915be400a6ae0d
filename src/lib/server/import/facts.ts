/** What is here already of the borgere of a file: asked once for many of them. */
import type { Tx } from '../db/with-actor';
import type { Item } from './items';
import { findItems } from './ledger';
import type { BorgerInFile } from './format';
import type { BorgerFacts, EarlierItem } from './scope';
import { eventOf, type ItemKind } from './words';

/** @returns by borger id; nothing for a borger that is not here */
export async function readFacts(tx: Tx, borgerIds: string[]): Promise<Map<string, BorgerFacts>> {
	if (borgerIds.length === 0) return new Map();
	const found = await tx.sql<(BorgerFacts & { id: string })[]>`
		select b.id, a.id as "accountId",
			(select coalesce(json_agg(json_build_object('accountId', t.account_id, 'function', t.function, 'from', t.from_on, 'to', t.to_on)), '[]')
				from team_membership t where t.borger_id = b.id) as team,
			(select count(*)::int from trivselsemne e where e.borger_id = b.id and e.ended_at is null) as "openAreas",
			(select coalesce(json_agg(w.type), '[]') from wish w where w.borger_id = b.id and w.ended_at is null) as wishes,
			exists (select from plan p where p.borger_id = b.id and p.ended_on is null) as "hasActivePlan"
		from json_array_elements_text(${JSON.stringify(borgerIds)}::text::json) as wanted (id)
		join borger b on b.id = wanted.id::uuid
		join account a on a.borger_id = b.id`;
	return new Map(found.map((facts) => [facts.id, facts]));
}

/** Which of these keyed hashes (hex) belong to a borger who is here. */
export async function readKnownCprs(tx: Tx, hashes: string[]): Promise<Set<string>> {
	const found = await tx.sql<{ hash: string }[]>`
		select encode(b.cpr_hash, 'hex') as hash
		from json_array_elements_text(${JSON.stringify(hashes)}::text::json) as wanted (hash)
		join borger b on b.cpr_hash = decode(wanted.hash, 'hex')`;
	return new Set(found.map(({ hash }) => hash));
}

/** Where the rows of a kind are, and the column that a reference holds. */
const tableOf: Partial<Record<ItemKind, { table: string; key: string; topics?: true }>> = {
	netvaerk: { table: 'netvaerksperson', key: 'id' },
	plan: { table: 'plan', key: 'id' },
	maal: { table: 'maal', key: 'item_id', topics: true },
	aftale: { table: 'aftale', key: 'item_id', topics: true },
	indsats: { table: 'indsats', key: 'item_id', topics: true },
	tavle: { table: 'tavlepunkt', key: 'id', topics: true },
	udtalelse: { table: 'plan_statement', key: 'id' },
	team: { table: 'team_membership', key: 'id' },
	moede: { table: 'moede', key: 'id', topics: true },
	omraade: { table: 'trivselsemne', key: 'id', topics: true },
	maaling: { table: 'trivselsmaaling', key: 'id', topics: true }
};

/**
 * Items that a borger of the file refers to and that stand in an earlier file only. One that belongs to another borger is
 * not found: a reference must never join two people's cases.
 * @returns by borger id, then by `kind id`
 */
export async function readEarlier(
	tx: Tx,
	source: string,
	borgere: { borger: BorgerInFile; items: Item[]; borgerId: string }[]
) {
	const wanted = borgere.flatMap(({ borger, items, borgerId }) => {
		const own = new Set(items.map(({ kind, id }) => `${kind} ${id}`));
		return referencesOf(borger)
			.filter(({ kind, id }) => !own.has(`${kind} ${id}`))
			.map((reference) => ({ ...reference, borgerId }));
	});
	const earlier = new Map<string, Map<string, EarlierItem>>();
	if (wanted.length === 0) return earlier;
	const found = await findItems(tx, source, wanted);
	for (const [kind, place] of Object.entries(tableOf)) {
		const ids = wanted.flatMap((each) => (each.kind === kind ? (found.get(`${kind} ${each.id}`)?.rowId ?? []) : []));
		if (ids.length === 0) continue;
		const rows = await tx.sql.unsafe<{ rowId: string; borgerId: string; topics: string[] }[]>(
			`select distinct on (t.${place.key}) t.${place.key} as "rowId", t.borger_id as "borgerId",
				${place.topics ? 'to_json(t.topics)' : `'[]'::json`} as topics
			from json_array_elements_text($1::text::json) as wanted (id)
			join ${place.table} t on t.${place.key} = wanted.id::uuid`,
			[JSON.stringify(ids)]
		);
		for (const { borgerId, id } of wanted.filter((each) => each.kind === kind)) {
			const rowId = found.get(`${kind} ${id}`)?.rowId;
			const row = rows.find((each) => each.rowId === rowId && each.borgerId === borgerId);
			if (!row) continue;
			const own = earlier.get(borgerId) ?? new Map<string, EarlierItem>();
			earlier.set(borgerId, own.set(`${kind} ${id}`, { rowId: row.rowId, topics: row.topics }));
		}
	}
	return earlier;
}

function referencesOf(borger: BorgerInFile): { kind: ItemKind; id: string }[] {
	const to = (kind: ItemKind, id: string | undefined) => (id === undefined ? [] : [{ kind, id }]);
	const { plan } = borger;
	const aftaler = [
		...(plan?.aftaler ?? []),
		...(plan?.maal ?? []).flatMap((maal) => [
			...(maal.aftaler ?? []),
			...(maal.delmaal ?? []).flatMap((delmaal) => delmaal.aftaler ?? [])
		])
	];
	return [
		...[...(plan?.maal ?? []), ...aftaler].flatMap(({ fraTavle }) => to('tavle', fraTavle)),
		...(borger.moeder ?? []).flatMap(({ deltagere }) =>
			(deltagere ?? []).flatMap(({ netvaerk }) => to('netvaerk', netvaerk))
		),
		...(borger.moeder ?? []).flatMap(({ kickoff }) => to('moede', kickoff)),
		...[...(borger.opgaver ?? []), ...(borger.anmodninger ?? [])].flatMap(({ moede }) => to('moede', moede)),
		...(borger.omraader ?? []).flatMap(({ maal }) => to('maal', maal)),
		...(borger.maalinger ?? []).flatMap(({ omraade }) => to('omraade', omraade)),
		...(borger.haendelser ?? []).flatMap(({ type, om }) => to(eventOf[type].about, om))
	];
}
