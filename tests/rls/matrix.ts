/**
 * The visibility matrix: every membership × every adgangsgrundlag × every kind of item, its topics, its writer and who takes
 * part in it, as rows in the database and as facts for the policy function, from one list.
 */
import { randomUUID } from 'node:crypto';
import { mayRead, type Item, type Kind, type Reader, type Topic } from '../../src/lib/access/policy';
import { pool } from '../../src/lib/server/db/client';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';
import { logIn, makeEnhed, makeStaff } from '../support/builders';
import { insertMany, type Row } from './rows';

const kinds: Kind[] = ['plan', 'trivsel', 'moede', 'netvaerk'];
/** Who wrote an item, seen from the reader. */
const writers = ['own forvaltning', 'another forvaltning', 'the borger'] as const;
type Writer = (typeof writers)[number];
/** Who is responsible for an item or takes part in it. */
const parts = ['nobody', 'internal', 'ekstern'] as const;
type Part = (typeof parts)[number];
/** A fagperson deep in a forvaltning, an external one, and one who belongs to the municipality but to no forvaltning. */
export const readers = ['internal', 'ekstern', 'above'] as const;
export type ReaderName = (typeof readers)[number];

type Grounds = Omit<Reader['adgangsgrundlag'][number], 'borgerId' | 'forvaltningId'> & { ofReader: boolean };
type Membership = Reader['memberships'][number];

type Days = { lastMonth: string; yesterday: string; today: string; tomorrow: string };

/** Each state a membership can be in. */
const membershipStates = (day: Days): Record<string, Omit<Membership, 'borgerId'>[]> => ({
	active: [{ fromOn: day.lastMonth, toOn: null }],
	'first day today': [{ fromOn: day.today, toOn: null }],
	'last day today': [{ fromOn: day.lastMonth, toOn: day.today }],
	'ended yesterday': [{ fromOn: day.lastMonth, toOn: day.yesterday }],
	'starts tomorrow': [{ fromOn: day.tomorrow, toOn: null }],
	none: []
});

/** Each state an adgangsgrundlag can be in. The topic of a sensitive item is `helbred`. */
const groundsStates = (day: Days): Record<string, Grounds[]> => {
	const covers: Grounds = {
		ofReader: true,
		kinds,
		topics: ['helbred'],
		fromOn: day.lastMonth,
		toOn: null,
		withdrawn: false
	};
	return {
		none: [],
		covers: [covers],
		'covers plan only': [{ ...covers, kinds: ['plan'] }],
		'covers moede only': [{ ...covers, kinds: ['moede'] }],
		'missing topic': [{ ...covers, topics: ['misbrug'] }],
		'no topic': [{ ...covers, topics: [] }],
		'kind and topic in two': [
			{ ...covers, topics: [] },
			{ ...covers, kinds: ['netvaerk'], topics: ['helbred'] }
		],
		'expired yesterday': [{ ...covers, toOn: day.yesterday }],
		'last day today': [{ ...covers, toOn: day.today }],
		'first day today': [{ ...covers, fromOn: day.today }],
		future: [{ ...covers, fromOn: day.tomorrow }],
		withdrawn: [{ ...covers, withdrawn: true }],
		'other forvaltning': [{ ...covers, ofReader: false }]
	};
};

/** An item of the matrix: what the rule knows of it, and its rows with the key each is recognised by. */
type Spec = { table: string; kind: Kind; topics: Topic[]; writer: Writer; part: Part; misregistered?: boolean };
type Placed = { borgerId: string; planId: string; place: Place };
type Made = { table: string; key: string; row: Row };
type Place = {
	forvaltninger: Record<Writer, string | null>;
	accounts: Record<Part, string>;
	at: string;
};

const spec = (
	table: string,
	kind: Kind,
	can: { topics?: boolean; writers?: readonly Writer[]; parts?: readonly Part[] } = {}
): Spec[] =>
	(can.topics === false ? [[]] : [[], ['helbred' as const]]).flatMap((topics) =>
		(can.writers ?? writers).flatMap((writer) =>
			(can.parts ?? ['nobody']).map((part) => ({ table, kind, topics, writer, part }))
		)
	);

/** An item in words, for the name of its cell. */
const wordsOf = ({ table, kind, topics, writer, part, misregistered }: Spec) =>
	[
		`${misregistered ? 'misregistered ' : ''}${table} (${kind})`,
		`topics ${topics.join() || 'none'}`,
		`written by ${writer}`,
		`${part} takes part`
	].join(' | ');

/** Every kind of item there is, with every mark it can carry. */
export const specs: Spec[] = [
	...spec('maal', 'plan'),
	...spec('delmaal', 'plan', { parts }),
	...spec('aftale', 'plan', { parts }),
	...spec('indsats', 'plan', { parts }),
	...spec('wish', 'plan', { writers: ['the borger'] }),
	...spec('tavlepunkt', 'plan'),
	...spec('plan_statement', 'plan', { topics: false, writers: ['the borger'] }),
	...spec('plan_version', 'plan', { topics: false, writers: ['the borger'] }),
	...spec('trivselsemne', 'trivsel'),
	...spec('trivselsmaaling', 'trivsel', { parts }),
	...spec('moede', 'moede', { parts }),
	...spec('opgave', 'moede'),
	...spec('netvaerksperson', 'netvaerk', { topics: false, writers: ['the borger'] }),
	...kinds.flatMap((kind) => spec('event', kind))
];

/** How a row is recognised, by table. */
const keys: Record<string, string> = {
	trivselsvalue: 'maaling_id',
	trivselsnote: 'maaling_id',
	plan_version: 'plan_id'
};

/** The tables in the order in which rows can be added. */
const tables = [
	'plan',
	'plan_version',
	'plan_statement',
	'tavlepunkt',
	'maal',
	'delmaal',
	'aftale',
	'aftale_status',
	'indsats',
	'wish',
	'trivselsemne',
	'trivselsmaaling',
	'trivselsvalue',
	'trivselsnote',
	'reply',
	'moede',
	'moede_participant',
	'beslutning',
	'dagsordenspunkt',
	'moede_note',
	'opgave',
	'netvaerksperson',
	'event'
];
/** The tables that hold items: the plan itself is a frame without content. */
export const itemTables = tables.filter((table) => table !== 'plan');

/** The rows of an item: its own, and those that are shown when it is shown. */
function rowsOf(
	{ table, kind, topics, writer, part, misregistered }: Spec,
	{ borgerId, planId, place }: Placed
): Made[] {
	const id = randomUUID();
	const account = place.accounts[part];
	const made = (name: string, row: Row, key: string = id): Made => ({
		table: name,
		key,
		row: { borger_id: borgerId, ...row }
	});
	const marks = { topics, forvaltning_id: place.forvaltninger[writer] };
	const versioned = { id, item_id: id, plan_id: planId, first_version: 1, position: 0, ...marks };
	const responsible = { responsible_account_id: part === 'nobody' ? null : account };
	switch (table) {
		case 'maal':
			return [made(table, { ...versioned, type: 'udvikle', is_job: false, title: table, forvaltning_ids: [] })];
		case 'delmaal':
			return [made(table, { ...versioned, ...responsible, maal_id: id, title: table })];
		case 'aftale': {
			const statusId = randomUUID();
			const status = { id: statusId, aftale_item_id: id, state: 'done', at: place.at };
			return [
				made(table, { ...versioned, ...responsible, text: table, owed_by: 'borger', duty: false }),
				made('aftale_status', status, statusId)
			];
		}
		case 'indsats': {
			const help = { title: table, proevehandling: false, provider: table, starts_on: '2026-01-01' };
			return [made(table, { ...versioned, ...responsible, ...help })];
		}
		case 'wish':
			return [made(table, { id, type: 'wish', text: table, topics, created_at: place.at })];
		case 'tavlepunkt': {
			const written = { column_key: 'fungerer', author_account_id: place.accounts.nobody, created_at: place.at };
			return [made(table, { id, text: table, ...written, ...marks })];
		}
		case 'plan_statement': {
			// It is said to a version of its own, so that it can be all there is about a borger.
			const published = { published_at: place.at, published_by_account_id: place.accounts.nobody, summary: table };
			const reply = { id: randomUUID(), statement_id: id, maaling_id: null };
			return [
				made('plan_version', { plan_id: planId, version: 2, ...published }, planId),
				made(table, { id, plan_id: planId, version: 2, stance: 'talk', words: table, at: place.at }),
				made('reply', { ...reply, account_id: place.accounts.nobody, text: table, at: place.at }, reply.id)
			];
		}
		case 'plan_version': {
			const published = { published_at: place.at, published_by_account_id: place.accounts.nobody };
			return [made(table, { plan_id: planId, version: 1, ...published, summary: table }, planId)];
		}
		case 'trivselsemne':
			return [made(table, { id, text: table, position: 0, ...marks, created_at: place.at })];
		case 'trivselsmaaling': {
			const rating = {
				id,
				rater_account_id: account,
				client_id: randomUUID(),
				content_hash: id,
				rater_kind: 'fagperson',
				lineal_key: 'voresplan',
				lineal_version: 1,
				blind: true,
				made_at_raw: place.at,
				made_at: place.at,
				time_zone: 'Europe/Copenhagen',
				received_at: place.at,
				misregistered_at: misregistered ? place.at : null
			};
			const reply = { id: randomUUID(), statement_id: null, maaling_id: id };
			return [
				made(table, { ...rating, ...marks }),
				made('trivselsvalue', { maaling_id: id, answer: 'point', value: 3 }),
				made('trivselsnote', { maaling_id: id, note: table }),
				made('reply', { ...reply, account_id: place.accounts.nobody, text: table, at: place.at }, reply.id)
			];
		}
		case 'moede': {
			const [guestId, decisionId, pointId, noteId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
			const times = {
				starts_at: '2026-01-01T09:00:00Z',
				ends_at: '2026-01-01T10:00:00Z',
				starts_local: '2026-01-01T10:00:00'
			};
			const guest = { id: guestId, moede_id: id, account_id: account, role_text: table, answer: 'none' };
			const decided = { text: table, starts_on: '2026-01-01', responsible: table, created_at: place.at };
			const decision = { id: decisionId, moede_id: id, ...decided };
			const point = { id: pointId, moede_id: id, title: table, position: 0, by_borger: false, created_at: place.at };
			const note = { id: noteId, moede_id: id, key: 'referat', text: table, created_at: place.at };
			const what = { title: table, purpose: table, duty: false, place: table, time_zone: 'Europe/Copenhagen' };
			return [
				made(table, { id, ...what, ...times, state: 'planned', ...marks }),
				made('moede_participant', guest, guestId),
				made('beslutning', decision, decisionId),
				made('dagsordenspunkt', point, pointId),
				made('moede_note', note, noteId)
			];
		}
		case 'opgave':
			return [made(table, { id, type: 'other', due_on: '2026-01-01', created_at: place.at, ...marks })];
		case 'netvaerksperson':
			return [made(table, { id, name: table, relation: table, created_at: place.at })];
		case 'event':
			return [made(table, { id, at: place.at, type: table, params: {}, kind, ...marks })];
		default:
			throw new Error(`no rows for ${table}`);
	}
}

/** What stands in one place of the matrix: an item of one borger, and the name of the cell. */
type Cell = { name: string; item: Item; part: Part; hidden: boolean };

/** A borger of the matrix: all that is to be read about them, and why somebody may. */
type Borger = Pick<Reader, 'memberships' | 'adgangsgrundlag'> & {
	id: string;
	name: string;
	items: { item: Item; part: Part }[];
};

export type Matrix = Awaited<ReturnType<typeof makeMatrix>>;

/** The organisation and the readers; the external party hangs below a forvaltning and belongs to none. */
async function makeReaders() {
	const kommune = await makeEnhed({ name: 'Solbjerg Kommune', type: 'kommune' });
	const social = await makeEnhed({ name: 'Social', type: 'forvaltning', parentId: kommune });
	const sundhed = await makeEnhed({ name: 'Sundhed', type: 'forvaltning', parentId: kommune });
	const afdeling = await makeEnhed({ name: 'Voksne', type: 'afdeling', parentId: social });
	const gruppe = await makeEnhed({ name: 'Støtte', type: 'gruppe', parentId: afdeling });
	const mentorhuset = await makeEnhed({ name: 'Mentorhuset', type: 'ekstern', parentId: afdeling });
	const internal = await makeStaff({ name: 'Signe Bach', enhedId: gruppe });
	const ekstern = await makeStaff({ name: 'Ida Mentor', enhedId: mentorhuset });
	const above = await makeStaff({ name: 'Tove Madsen', enhedId: kommune });
	const somebody = await makeStaff({ name: 'Farid Nasser', enhedId: sundhed });
	return {
		afdeling,
		forvaltninger: { 'own forvaltning': social, 'another forvaltning': sundhed, 'the borger': null },
		accounts: { nobody: somebody.accountId, internal: internal.accountId, ekstern: ekstern.accountId },
		members: [internal, ekstern, above].map((each) => each.accountId),
		actors: {
			internal: await logIn(internal, 'fagperson'),
			ekstern: await logIn(ekstern, 'fagperson'),
			above: await logIn(above, 'fagperson')
		}
	};
}

/** The days around today, as the database counts them. */
async function days(): Promise<Days> {
	const [row] = await pool('import')<Days[]>`
		select app.today() - 30 as "lastMonth", app.today() - 1 as yesterday, app.today() as today, app.today() + 1 as tomorrow`;
	if (!row) throw new Error('the database has no day');
	return row;
}

/**
 * Puts the matrix into a database that has a ruler.
 * @param chosen the items each borger of the full matrix has
 */
export async function makeMatrix(chosen: readonly Spec[] = specs) {
	const day = await days();
	const { afdeling, forvaltninger, accounts, members, actors } = await makeReaders();
	const place: Place = { forvaltninger, accounts, at: `${day.lastMonth}T10:00:00Z` };
	const rows = new Map<string, Row[]>();
	const add = (table: string, row: Row) => {
		const known = rows.get(table);
		if (known) known.push(row);
		else rows.set(table, [row]);
	};
	const cells = new Map<string, Cell>();
	const borgere: Borger[] = [];

	const addBorger = (
		name: string,
		states: { membership: Omit<Membership, 'borgerId'>[]; grounds: Grounds[] },
		wanted: readonly Spec[]
	) => {
		const borgerId = randomUUID();
		const planId = randomUUID();
		const bytes = `\\x${borgerId.replaceAll('-', '')}`;
		const memberships: Membership[] = [];
		const adgangsgrundlag: Reader['adgangsgrundlag'] = [];
		add('borger', {
			id: borgerId,
			name,
			cpr_encrypted: bytes,
			cpr_hash: bytes,
			protected_address: false,
			skaermet: false,
			created_at: place.at
		});
		for (const { fromOn, toOn } of states.membership) {
			memberships.push({ borgerId, fromOn, toOn });
			for (const account of members) {
				const why = { function: 'fagperson', role_text: name, why: name, created_at: place.at };
				add('team_membership', {
					id: randomUUID(),
					borger_id: borgerId,
					account_id: account,
					...why,
					from_on: fromOn,
					to_on: toOn
				});
			}
		}
		for (const { ofReader, kinds, topics, fromOn, toOn, withdrawn } of states.grounds) {
			const forvaltningId = forvaltninger[ofReader ? 'own forvaltning' : 'another forvaltning'];
			if (!forvaltningId) throw new Error('an adgangsgrundlag is somebody’s');
			adgangsgrundlag.push({ borgerId, forvaltningId, kinds, topics, fromOn, toOn, withdrawn });
			add('adgangsgrundlag', {
				id: randomUUID(),
				borger_id: borgerId,
				forvaltning_id: forvaltningId,
				type: 'samtykke',
				kinds,
				topics,
				purpose: name,
				given_how: 'digital',
				from_on: fromOn,
				to_on: toOn,
				withdrawn_at: withdrawn ? place.at : null,
				created_at: place.at
			});
		}
		add('plan', { id: planId, borger_id: borgerId, started_on: day.lastMonth, version: 1 });
		add('overdragelse', {
			...{ id: randomUUID(), borger_id: borgerId, to_account_id: accounts.nobody, on_day: day.lastMonth },
			...{ reason: name, by_account_id: accounts.nobody, open_points: [], done_points: [], created_at: place.at }
		});
		const items = wanted.map((each) => {
			const { kind, topics, writer, part, misregistered } = each;
			const item: Item = { borgerId, kind, topics, forvaltningId: forvaltninger[writer] };
			for (const made of rowsOf(each, { borgerId, planId, place })) {
				add(made.table, made.row);
				const cell = { name: `${name} | ${wordsOf(each)}`, item, part, hidden: misregistered ?? false };
				cells.set(`${made.table} ${made.key}`, cell);
			}
			return { item, part, hidden: misregistered ?? false };
		});
		borgere.push({ id: borgerId, name, items: items.filter((each) => !each.hidden), memberships, adgangsgrundlag });
	};

	for (const [membershipName, membership] of Object.entries(membershipStates(day))) {
		for (const [groundsName, grounds] of Object.entries(groundsStates(day))) {
			const name = `membership ${membershipName} | adgangsgrundlag ${groundsName}`;
			addBorger(name, { membership, grounds }, chosen);
			addBorger(`${name} | empty plan`, { membership, grounds }, []);
		}
	}
	// A borger of whom there is one thing only: does that alone make them exist for the reader?
	const active = { membership: [{ fromOn: day.lastMonth, toOn: null }], grounds: [] };
	const misregistered = specs
		.filter((each) => each.table === 'trivselsmaaling')
		.map((each) => ({ ...each, misregistered: true }));
	for (const each of [...specs, ...misregistered])
		addBorger(`membership active | only ${wordsOf(each)}`, active, [each]);

	for (const table of ['borger', 'team_membership', 'adgangsgrundlag', 'overdragelse', ...tables])
		await insertMany(table, rows.get(table) ?? []);

	// What the reader may elsewhere goes into every question, and must not matter.
	const elsewhere = borgere.find((each) => each.name === 'membership active | adgangsgrundlag covers');
	const facts = new Map(
		borgere.map((each) => [
			each.id,
			{
				memberships: [...(elsewhere?.memberships ?? []), ...each.memberships],
				adgangsgrundlag: [...(elsewhere?.adgangsgrundlag ?? []), ...each.adgangsgrundlag]
			}
		])
	);
	/** What the policy function is told about a reader and a borger. */
	const factsOf = (reader: ReaderName, borgerId: string): Omit<Reader, 'takesPart'> => ({
		forvaltningId: reader === 'internal' ? forvaltninger['own forvaltning'] : null,
		ekstern: reader === 'ekstern',
		...(facts.get(borgerId) ?? { memberships: [], adgangsgrundlag: [] })
	});
	/** What the policy function lets a reader read, as `table key`. */
	const readable = (reader: ReaderName, wanted: readonly string[] = itemTables) => {
		const found = new Set<string>();
		for (const [key, { item, part, hidden }] of cells) {
			if (hidden || !wanted.includes(tableOf(key))) continue;
			if (mayRead({ ...factsOf(reader, item.borgerId), takesPart: part === reader }, item, day.today)) found.add(key);
		}
		return found;
	};
	return { actors, accounts, afdeling, forvaltninger, borgere, cells, day, factsOf, readable };
}

const tableOf = (key: string) => key.slice(0, key.indexOf(' '));

/** What the database shows a reader of the matrix, as `table key`. */
export async function shown(
	actor: Actor<'fagperson'>,
	wanted: readonly string[] = tables.slice(1)
): Promise<Set<string>> {
	return withActor(actor, async ({ sql }) => {
		const found = await Promise.all(
			wanted.map(async (table) => {
				const rows = await sql.unsafe<{ key: string }[]>(`select ${keys[table] ?? 'id'} as key from "${table}"`);
				return rows.map(({ key }) => `${table} ${key}`);
			})
		);
		return new Set(found.flat());
	});
}

/** The cells in which the database and the policy function disagree, by name, and rows that are in no cell. */
export function disagreements(matrix: Matrix, expected: Set<string>, found: Set<string>): string[] {
	const name = (key: string) => `${tableOf(key)}: ${matrix.cells.get(key)?.name ?? `${key} is in no cell`}`;
	return [
		...[...found].filter((key) => !expected.has(key)).map((key) => `shown, but must be hidden: ${name(key)}`),
		...[...expected].filter((key) => !found.has(key)).map((key) => `hidden, but must be shown: ${name(key)}`)
	];
}
