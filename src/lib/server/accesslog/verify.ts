/**
 * Proves, or refutes, that the access log is what it was when each look was sealed: computes the chain anew from what is stored, and
 * compares it with the heads that were written outside of the database. `app.seal_log` makes what this reads.
 */
import { createHash } from 'node:crypto';
import type { Pool } from '../db/client';
import type { Anchor } from './anchor';

/** The first thing that is not as it should be. `what` is a key, for a page; the sentence is for who runs the server. */
export type Flaw = {
	what:
		| 'gap'
		| 'look_gone'
		| 'changed'
		| 'entry_changed'
		| 'key_gone'
		| 'future'
		| 'not_sealed'
		| 'waits'
		| 'stray_entry'
		| 'anchor';
	seq: number | null;
	eventId: number | null;
	sentence: string;
};

export type Verified = {
	flaw: Flaw | null;
	looks: number;
	entries: number;
	/** Entries of borgere who were erased: that they are unchanged is proven, what they were about is not kept. */
	erased: number;
	/** Looks that were sealed more than a minute after they were recorded (the portal was down, or an import was long). */
	late: number;
	/** How many heads from outside were compared. */
	anchors: number;
	/** Looks that the log has forgotten, because the municipality keeps them so long and no longer; 0: the chain is there from the start. */
	forgotten: number;
	head: { seq: number; hash: string };
};

type SealRow = {
	seq: number;
	eventId: number;
	hash: string;
	text: string | null;
	ahead: number | null;
};
type EntryRow = {
	seq: number;
	id: number;
	borgerId: string | null;
	itemKind: string;
	itemId: string | null;
	commitment: Buffer;
	key: Buffer | null;
};

/** The seal after which the chain goes on, and since when no look is forgotten. */
type Beginning = { seq: number; hash: string; kept: Date };

/** A transaction in which the log stands still. */
type Snapshot = Parameters<Parameters<Pool['begin']>[1]>[0];

const batch = 4_000;
const separator = '\x1f';
/** How far apart the clocks of a look and of its seal may be, s. */
const clockLeeway = 60;
/** How long a look may wait for its seal, s. */
export const sealLeeway = 10;

const sha256 = (...parts: (Buffer | string)[]) => {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest();
};

/**
 * Walks the whole chain in one moment's snapshot.
 * @param sql a connection that may read the log: vp_job's
 * @param anchors heads from outside, in any order
 * @returns what was found, up to the first flaw
 */
export async function verifyLog(sql: Pool, anchors: readonly Anchor[]): Promise<Verified> {
	return sql.begin('isolation level repeatable read read only', async (tx) => {
		await tx`set local statement_timeout = 0`;
		const walk = new Walk(anchors);
		const beginning = await readBeginning(tx);
		if (beginning) walk.begin(beginning);
		for (let after = beginning?.seq ?? 0; !walk.flaw;) {
			const seals = await readSeals(tx, after);
			const last = seals.at(-1);
			if (!last) break;
			const entries = await readEntries(tx, after, last.seq);
			let next = 0;
			for (const seal of seals) {
				const from = next;
				while (entries[next]?.seq === seal.seq) next += 1;
				if (!walk.step(seal, entries.slice(from, next))) break;
			}
			after = last.seq;
		}
		const flaw = walk.flaw ?? walk.missingAnchor() ?? (await findOutside(tx));
		return { ...walk.found(), flaw };
	}) as Promise<Verified>;
}

/** The state of the walk: the last number and hash, what was counted, and the first flaw. */
class Walk {
	flaw: Flaw | null = null;
	private seq = 0;
	private hash = Buffer.alloc(32);
	private counts = { looks: 0, entries: 0, erased: 0, late: 0, anchors: 0, forgotten: 0 };
	private readonly anchors = new Map<number, Anchor[]>();

	constructor(anchors: readonly Anchor[]) {
		for (const anchor of anchors) this.anchors.set(anchor.seq, [...(this.anchors.get(anchor.seq) ?? []), anchor]);
	}

	found() {
		return { ...this.counts, head: { seq: this.seq, hash: this.hash.toString('hex') } };
	}

	/**
	 * What came before this seal has been forgotten, and its own hash cannot be computed any more: it is taken as it stands. All that
	 * follows is hashed over it, so that another beginning is another head, and another than was anchored. A head that was anchored
	 * after `kept` may not be among what is forgotten: the file tells the time that nobody in the database can change.
	 */
	begin({ seq, hash, kept }: Beginning) {
		this.seq = seq;
		this.hash = Buffer.from(hash, 'hex');
		this.counts.forgotten = seq;
		for (const [number, heads] of this.anchors) {
			// Written once more when a portal starts: the first time is when it was sealed.
			const at = new Date(Math.min(...heads.map((head) => head.at.getTime())));
			if (number <= seq && at >= kept) {
				const sentence = `Seal ${number} was anchored ${at.toISOString()}, and the chain begins after seal ${seq}: what is so young is not forgotten.`;
				this.flaw ??= { what: 'gap', seq: number, eventId: null, sentence };
			}
			if (number < seq) this.anchors.delete(number);
		}
		this.flaw ??= this.compareAnchors(seq, null);
	}

	/** Takes the next seal. @returns whether all is well so far */
	step(seal: SealRow, entries: EntryRow[]): boolean {
		this.flaw = this.findFlaw(seal, entries);
		if (this.flaw) return false;
		this.seq = seal.seq;
		this.counts.looks += 1;
		this.counts.entries += entries.length;
		this.counts.erased += entries.filter(({ borgerId }) => borgerId === null).length;
		if (seal.ahead !== null && seal.ahead < -clockLeeway) this.counts.late += 1;
		return true;
	}

	private findFlaw(seal: SealRow, entries: EntryRow[]): Flaw | null {
		const { seq, eventId } = seal;
		const flaw = (what: Flaw['what'], sentence: string): Flaw => ({ what, seq, eventId, sentence });
		if (seq !== this.seq + 1)
			return flaw('gap', `Seal ${this.seq + 1} is missing: after seal ${this.seq} comes seal ${seq}.`);
		if (seal.text === null || seal.ahead === null)
			return flaw('look_gone', `Look ${eventId}, sealed as number ${seq}, has been deleted.`);
		for (const entry of entries) {
			const wrong = findWrongEntry(entry);
			if (wrong) return flaw(wrong.what, `Entry ${entry.id} of look ${eventId} (seal ${seq}) ${wrong.is}.`);
		}
		const told = entries.map(({ id, itemKind, commitment }) =>
			[id, itemKind, commitment.toString('hex')].join(separator)
		);
		this.hash = sha256(this.hash, [`v1${separator}${seq}${separator}${seal.text}`, ...told].join(separator));
		if (this.hash.toString('hex') !== seal.hash)
			return flaw(
				'changed',
				`Look ${eventId} (seal ${seq}) is not what was sealed: it, its entries or its seal have been changed, added or taken away.`
			);
		if (seal.ahead > clockLeeway)
			return flaw(
				'future',
				`Look ${eventId} (seal ${seq}) says that it is ${Math.round(seal.ahead)} s later than its seal.`
			);
		return this.compareAnchors(seq, eventId);
	}

	private compareAnchors(seq: number, eventId: number | null): Flaw | null {
		const here = this.anchors.get(seq) ?? [];
		this.anchors.delete(seq);
		this.counts.anchors += here.length;
		const other = here.find(({ hash }) => hash !== this.hash.toString('hex'));
		if (!other) return null;
		const sentence = `Seal ${seq}${eventId === null ? '' : ` (look ${eventId})`} is another than the one that was anchored ${other.at.toISOString()}: the chain has been made anew.`;
		return { what: 'anchor', seq, eventId, sentence };
	}

	/** A head that was anchored and is not in the chain: what came last has been deleted. */
	missingAnchor(): Flaw | null {
		const [first] = [...this.anchors.values()].flat().sort((a, b) => a.seq - b.seq);
		if (!first) return null;
		const sentence = `The chain ends at seal ${this.seq}, but seal ${first.seq} was anchored ${first.at.toISOString()}: what came after seal ${this.seq} has been deleted.`;
		return { what: 'anchor', seq: this.seq + 1, eventId: null, sentence };
	}
}

/** Whether an entry still says what was committed to, as long as the borger's key exists; and only the erased have none. */
function findWrongEntry(entry: EntryRow): { what: Flaw['what']; is: string } | null {
	const { borgerId, itemKind, itemId, commitment, key } = entry;
	if (borgerId === null)
		return itemId === null ? null : { what: 'entry_changed', is: 'says what was shown, but not of whom' };
	if (!key) return { what: 'key_gone', is: 'names a borger whose key is gone' };
	const committed = sha256(key, [borgerId, itemKind, itemId ?? '-'].join(separator));
	return committed.equals(commitment)
		? null
		: { what: 'entry_changed', is: 'names another borger or thing than was sealed' };
}

/**
 * Where the chain begins, when the log has forgotten what came before (`app.forget_looks`): a look in the log says so, and what was
 * forgotten was old by then. A chain that begins later without that has a gap.
 */
async function readBeginning(tx: Snapshot): Promise<Beginning | null> {
	const [row] = await tx<Beginning[]>`
		select s.seq, encode(s.hash, 'hex') as hash, now() - interval '6 months' as kept
		from (select * from access_seal order by seq limit 1) s
		join access_event e on e.id = s.event_id
		where s.seq > 1 and not exists (select from access_entry n where n.event_id = e.id) and exists (
			select from access_event f
			where f.request_id = 'begins ' || s.seq and f.page = 'job/retention' and f.role = 'job' and f.account_id is null
				and e.at < f.at - interval '6 months'
		)`;
	return row ?? null;
}

/** Each seal with the text of its look, but for the number; `ahead` is how much later the look says it was than its seal, s. */
const readSeals = (tx: Snapshot, after: number) => tx<SealRow[]>`
	select s.seq, s.event_id as "eventId", encode(s.hash, 'hex') as hash,
		case when e.id is not null then concat_ws(chr(31), e.id, floor(extract(epoch from e.at) * 1000000)::bigint,
			coalesce(e.account_id::text, '-'), e.role, e.kind, e.page, e.purpose, e.request_id) end as text,
		extract(epoch from e.at - s.sealed_at)::float8 as ahead
	from access_seal s left join access_event e on e.id = s.event_id
	where s.seq > ${after} order by s.seq limit ${batch}`;

const readEntries = (tx: Snapshot, after: number, upTo: number) => tx<EntryRow[]>`
	select s.seq, n.id, n.borger_id as "borgerId", n.item_kind as "itemKind", n.item_id as "itemId", n.commitment, k.key
	from access_seal s join access_entry n on n.event_id = s.event_id left join access_key k on k.borger_id = n.borger_id
	where s.seq > ${after} and s.seq <= ${upTo} order by s.seq, n.id`;

/** What no seal knows of: a look that neither has one nor waits for one, one that waits too long, an entry of no look. */
async function findOutside(tx: Snapshot): Promise<Flaw | null> {
	const [[unsealed], [waiting], [stray]] = await Promise.all([
		tx<{ id: number }[]>`
			select e.id from access_event e
			where not exists (select from access_seal s where s.event_id = e.id) and not exists (select from access_unsealed u where u.event_id = e.id)
			order by e.id limit 1`,
		tx<{ id: number; seconds: number }[]>`
			select e.id, extract(epoch from now() - e.at)::int as seconds from access_unsealed u join access_event e on e.id = u.event_id
			where e.at < now() - make_interval(secs => ${sealLeeway}) or e.at > now() + make_interval(secs => ${clockLeeway}) order by e.id limit 1`,
		tx<{ id: number; eventId: number }[]>`
			select n.id, n.event_id as "eventId" from access_entry n where not exists (select from access_event e where e.id = n.event_id)
			order by n.id limit 1`
	]);
	const flaw = (what: Flaw['what'], eventId: number, sentence: string): Flaw => ({
		what,
		seq: null,
		eventId,
		sentence
	});
	if (unsealed)
		return flaw(
			'not_sealed',
			unsealed.id,
			`Look ${unsealed.id} was put in past the portal: it has no seal and waits for none.`
		);
	if (stray)
		return flaw(
			'stray_entry',
			stray.eventId,
			`Entry ${stray.id} belongs to look ${stray.eventId}, which has been deleted.`
		);
	if (waiting)
		return flaw(
			'waits',
			waiting.id,
			`Look ${waiting.id} has waited ${waiting.seconds} s for its seal: nothing seals, or it was put in by hand.`
		);
	return null;
}
