/**
 * Imports a municipality's file: all of it or nothing, in one transaction, as the role that may add and look up but change
 * nothing. What is here already, unchanged, is left alone; so a file may be run again, and longer than last time.
 */
import { randomUUID } from 'node:crypto';
import { dayOf } from '../../core/dates';
import { hashCpr, parseCpr } from '../borger/cpr';
import { pool } from '../db/client';
import { withActor, type Tx } from '../db/with-actor';
import { env } from '../env';
import { readEarlier, readFacts, readKnownCprs } from './facts';
import { borgerSchema, headerSchema, type BorgerInFile } from './format';
import { itemsOf, type Item } from './items';
import { note, settle, tellWordingsApart } from './ledger';
import { mapAdgangsgrundlag, mapBorger, mapNetvaerk, mapOensker, mapTeam } from './map-borger';
import { mapHaendelser } from './map-event';
import { mapMoeder } from './map-moede';
import { mapAnmodninger, mapOpgaver } from './map-opgave';
import { mapOverdragelser } from './map-overdragelse';
import { mapPlan } from './map-plan';
import { mapSamtaler } from './map-samtale';
import { mapTavle } from './map-tavle';
import { mapMaalinger, mapOmraader } from './map-trivsel';
import { mapUdtalelser } from './map-udtalelse';
import { importHeader } from './organisation';
import { Problems, Refused, type Place, type Problem } from './problems';
import { readValue } from './read-value';
import { newRowId } from './row-id';
import { Rows } from './rows';
import { BorgerScope, type BorgerFacts, type ImportScope } from './scope';
import { lineSource, openFile, textSource, type Source } from './source';
import { itemKinds, type ItemKind } from './words';

/** How many items of each kind came in, and how many were here already. */
export type Counts = Record<ItemKind, { added: number; present: number }>;

export type ImportReport =
	| { ok: true; source: string; counts: Counts }
	/** Nothing was changed. `more`: there may be more problems than these. */
	| { ok: false; problems: Problem[]; more: boolean };

export type ImportOptions = {
	/** The clock that relative dates and "today" go by. */
	now?: Date;
};

/**
 * Imports a `.json` or `.jsonl` file (docs/import-format.md).
 * @throws Unavailable when the database cannot be reached
 */
export async function importFile(path: string, options: ImportOptions = {}): Promise<ImportReport> {
	const opened = await openFile(path);
	if ('problem' in opened) {
		return { ok: false, problems: [{ line: null, path: '', message: opened.problem }], more: false };
	}
	return importSource(opened.source, options);
}

/** Imports a text in the form of such a file. */
export function importText(text: string, form: 'json' | 'jsonl', options: ImportOptions = {}): Promise<ImportReport> {
	return importSource(textSource(text, form), options);
}

/** Imports a `.jsonl` as it comes, through a pipe say. */
export const importLines = (bytes: AsyncIterable<Buffer>, options: ImportOptions = {}): Promise<ImportReport> =>
	importSource(lineSource(bytes), options);

/** Whether there is no borger here yet. */
export async function isEmpty(): Promise<boolean> {
	const [found] = await pool('import')<{ empty: boolean }[]>`select not exists (select from borger) as empty`;
	return found?.empty ?? true;
}

async function importSource(source: Source, { now = new Date() }: ImportOptions): Promise<ImportReport> {
	const problems = new Problems();
	try {
		return await withActor({ audience: 'import' }, async (tx) => {
			const run = new ImportRun(tx, problems, now);
			await run.read(source);
			if (problems.any) throw new Refused();
			return { ok: true, source: run.source, counts: run.counts };
		});
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		source.addLines(problems.list);
		const sorted = problems.list.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
		return { ok: false, problems: sorted, more: problems.full };
	}
}

/** Any number that all imports share: two at a time would not see each other's items. */
const importLock = 7_205_121;
/** Borgere that are looked up and inserted together. */
const atOnce = 100;

type Waiting = { borger: BorgerInFile; place: Place; items: Item[] };
/** Borgere whose rows are ready. `hashes`: those of their CPR numbers, hex. */
type Ready = { rows: Rows; newcomers: string[]; hashes: ReadonlySet<string> };

/** One import, from the first piece of the file to the last. */
class ImportRun {
	source = '';
	readonly counts = Object.fromEntries(itemKinds.map((kind) => [kind, { added: 0, present: 0 }])) as Counts;
	private readonly hashKey = env().keys.cprHash;
	private shared: Omit<ImportScope, 'rows'> | null = null;
	private waiting: Waiting[] = [];
	private lookId: number | null = null;
	/** The last borgere that were checked. They are sent when the next ones have been looked up, so that nobody waits for anybody. */
	private ready: Ready | null = null;
	/** The borgere before them on their way into the database, while the next ones are being read. */
	private writing: Promise<unknown> = Promise.resolve();

	constructor(
		private readonly tx: Tx,
		private readonly problems: Problems,
		private readonly now: Date
	) {}

	async read(source: Source) {
		const [lock] = await this.tx.sql<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${importLock}) as free`;
		if (!lock?.free) {
			return this.problems.add({ line: null, path: [] }, [], 'kan ikke indlæses nu: en anden indlæsning er i gang');
		}
		for await (const piece of source.pieces()) {
			if (piece.kind === 'problem') this.problems.add(piece.place, [], piece.message);
			else if (piece.kind === 'header') await this.header(piece.value, piece.place);
			else await this.borger(piece.value, piece.place);
			if (this.problems.full) return;
		}
		await this.flush();
		await this.writing;
		if (!this.problems.any) await (await this.send()).done;
	}

	private async header(value: unknown, place: Place) {
		const { tx, problems, hashKey, now } = this;
		const header = readValue(headerSchema, value, place, problems);
		if (!header) return;
		this.source = header.kilde;
		const today = dayOf(now);
		const context = { tx, source: header.kilde, place, hashKey, problems, today };
		const { organisation, items } = await importHeader(header, context);
		this.count(items);
		// Where the organisation is wrong, most of what is said of a borger would seem wrong too.
		if (problems.any) return;
		// Asked once: it takes the lock that keeps the quarter from being closed before all is in.
		const [open] = await tx.sql<{ quarter: string }[]>`select app.counting_quarter('-infinity') as quarter`;
		const openQuarter = open?.quarter ?? '-infinity';
		this.shared = { now, today, openQuarter, keys: env().keys, organisation, problems };
	}

	private async borger(value: unknown, place: Place) {
		const borger = readValue(borgerSchema, value, place, this.problems);
		// Without a good header nothing can be looked up, but the form of every borger is still checked.
		if (!borger || !this.shared) return;
		const items = itemsOf(borger, place, this.hashKey);
		tellWordingsApart(items, this.problems);
		this.waiting.push({ borger, place, items });
		if (this.waiting.length >= atOnce) await this.flush();
	}

	/** Looks up, checks and inserts the borgere that wait. After the first problem it only checks. */
	private async flush() {
		const { tx, shared, waiting, problems } = this;
		this.waiting = [];
		if (!shared || waiting.length === 0) return;
		await this.writing;
		await settle(
			tx,
			this.source,
			waiting.flatMap(({ items }) => items),
			problems
		);
		const fresh = waiting.flatMap((each) => {
			const [first] = each.items;
			return first && each.items.some(({ state }) => state === 'new') ? [{ ...each, borgerId: first.rowId }] : [];
		});
		const facts = await readFacts(
			tx,
			fresh.map(({ borgerId }) => borgerId)
		);
		const earlier = await readEarlier(tx, this.source, fresh);
		const hashes = await this.checkTwins(fresh.filter(({ items }) => items[0]?.state === 'new'));
		// From here on nothing is asked: what was ready goes into the database while these are being mapped.
		const { done } = problems.any ? nothingSent : await this.send();
		const rows = new Rows();
		for (const { borger, borgerId, place, items } of fresh) {
			const known = facts.get(borgerId) ?? nothingKnown();
			const scope = new BorgerScope(
				{ ...shared, rows },
				borgerId,
				known,
				place,
				items,
				earlier.get(borgerId) ?? new Map()
			);
			mapOne(scope, borger);
		}
		for (const { items } of waiting) this.count(items);
		if (problems.any) return;
		// Which items came is in the database before the next ones are looked up there.
		const noted = new Rows();
		for (const { items } of waiting) note(noted, this.source, { items, borgerId: items[0]?.rowId ?? null });
		this.writing = Promise.all([done, (await noted.handOver(tx)).done]);
		// Whoever waits for it hears of a failure; until then it must not end the process as an unobserved one.
		this.writing.catch(() => {});
		const newcomers = fresh.filter(({ items }) => items[0]?.state === 'new').map(({ borgerId }) => borgerId);
		this.ready = { rows, newcomers, hashes };
	}

	/** Sends what is ready, with a note of the look. */
	private async send(): Promise<{ done: Promise<unknown> }> {
		const { ready } = this;
		this.ready = null;
		if (!ready) return nothingSent;
		const { done } = await ready.rows.handOver(this.tx);
		const all = Promise.all([done, this.recordLook(ready.newcomers)]);
		all.catch(() => {});
		return { done: all };
	}

	/**
	 * Refuses a CPR number that is another's: here, in the file before, or among those that are ready.
	 * @returns the keyed hashes of these, hex
	 */
	private async checkTwins(newcomers: Waiting[]): Promise<Set<string>> {
		const { tx, problems, ready } = this;
		const places = new Map<string, Place>();
		for (const { borger, place } of newcomers) {
			const cpr = parseCpr(borger.cpr);
			const hash = cpr.ok ? hashCpr(cpr.value.number, this.hashKey).toString('hex') : null;
			if (hash === null) continue;
			if (places.has(hash) || ready?.hashes.has(hash)) refuseTwin(problems, place);
			places.set(hash, place);
		}
		for (const hash of await readKnownCprs(tx, [...places.keys()])) {
			const place = places.get(hash);
			if (place) refuseTwin(problems, place);
		}
		return new Set(places.keys());
	}

	/** The import shows nobody anything, but held these borgere's data in its hands: the log says so, to each of them. */
	private async recordLook(borgerIds: string[]) {
		if (borgerIds.length === 0) return;
		const { tx } = this;
		if (this.lookId === null) {
			const [event] = await tx.sql<{ id: number }[]>`
				insert into access_event (account_id, role, kind, page, purpose, request_id)
				values (null, 'import', 'population', 'import', 'Indlæsning af data', ${randomUUID()})
				returning id`;
			this.lookId = event?.id ?? null;
		}
		await tx.sql`
			insert into access_entry (event_id, borger_id, item_kind, item_id)
			select ${this.lookId}, id::uuid, 'borger', id::uuid
			from json_array_elements_text(${JSON.stringify(borgerIds)}::text::json) as borger (id)`;
	}

	private count(items: Item[]) {
		for (const { kind, state } of items) this.counts[kind][state === 'new' ? 'added' : 'present']++;
	}
}

function mapOne(scope: BorgerScope, borger: BorgerInFile) {
	mapBorger(scope, borger);
	// The team first: who held the threads decides what kind of rating one is, and who wrote what.
	mapTeam(scope, borger);
	mapOverdragelser(scope, borger);
	mapNetvaerk(scope, borger);
	mapAdgangsgrundlag(scope, borger);
	mapOensker(scope, borger);
	mapTavle(scope, borger);
	mapPlan(scope, borger);
	mapUdtalelser(scope, borger);
	mapOmraader(scope, borger);
	mapMoeder(scope, borger);
	mapOpgaver(scope, borger);
	mapAnmodninger(scope, borger);
	mapSamtaler(scope, borger);
	mapMaalinger(scope, borger);
	mapHaendelser(scope, borger);
}

const nothingSent = { done: Promise.resolve() };

const nothingKnown = (): BorgerFacts => ({
	accountId: newRowId(),
	team: [],
	openAreas: 0,
	wishes: [],
	hasActivePlan: false
});

function refuseTwin(problems: Problems, place: Place) {
	problems.add(place, ['cpr'], 'CPR-numret er en anden borgers, i filen eller her');
}
