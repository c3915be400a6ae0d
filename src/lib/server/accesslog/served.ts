/**
 * Shown = recorded = served (assurance 1.3): counts the looks that an answer was built from, holds back an answer that shows a
 * borger without one, and tells the database what went out, so that `checkLog` can compare.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { arrayOf } from '../db/array';
import { pool, type Pool } from '../db/client';
import { log } from '../log';

/** The request that is under way. No page can forget to pass it on, for none has to. */
const underWay = new AsyncLocalStorage<{ entries: number; looked: boolean }>();

/** Counts entries that have been recorded, and committed, for the answer that is being made; 0 when it shows nobody. */
export function noteShown(entries: number): void {
	const answer = underWay.getStore();
	if (answer) Object.assign(answer, { entries: answer.entries + entries, looked: true });
}

/** What of a request decides whether its answer may go out. */
export type Asked = {
	requestId: string;
	/** The route without ids, for the log. */
	route: string | null;
	method: string;
	/** The borger of the address, where it names one. */
	borgerId: string | undefined;
};

/**
 * Makes the answer to a member of staff and lets it go out only if what it shows has been recorded.
 * @returns the answer, or null for one that shows a borger although no look was recorded: it must not go out
 */
export async function serveRecorded(asked: Asked, make: () => Promise<Response>): Promise<Response | null> {
	const answer = { entries: 0, looked: false };
	const response = await underWay.run(answer, make);
	if (!mayShow(asked, response)) return response;
	if (answer.entries > 0) {
		noteServed(asked.requestId, answer.entries);
		return response;
	}
	// The bytes go out as they are: reading them as text takes the mark from the front of a file for Excel.
	const bytes = await response.arrayBuffer();
	const text = Buffer.from(bytes).toString('utf8');
	const same = () => new Response(bytes, { status: response.status, headers: response.headers });
	if (!isFile(response) && !showsBorger(text, asked.borgerId) && (answer.looked || !linkInLog.test(text)))
		return same();
	// A look may have been recorded inside the database (a look-up by CPR number).
	const entries = await countRecorded(asked.requestId).catch(() => 0);
	if (entries === 0) {
		log.error({ event: 'unrecorded_answer', route: asked.route, requestId: asked.requestId });
		return null;
	}
	noteServed(asked.requestId, entries);
	return same();
}

/** Whether an answer can hold what a page shows: a page, its data, or a form that comes back. Not an outcome of a form alone. */
function mayShow({ method }: Asked, { status, headers }: Response): boolean {
	const type = headers.get('content-type') ?? '';
	if (status >= 500 || (status >= 300 && status < 400) || status === 401 || status === 403 || status === 404)
		return false;
	return (
		type.startsWith('text/html') ||
		(method === 'GET' && /^(application\/(json|fhir\+json|pdf)|text\/(?!event-stream))/.test(type))
	);
}

/** Such a file is always about somebody, and need not name them by id; a PDF is packed, so that its text cannot be searched. */
const isFile = ({ headers }: Response) => /^application\/(pdf|fhir\+json)/.test(headers.get('content-type') ?? '');

const uuid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const linkToBorger = new RegExp(`/(?:borgere|fordeling)/${uuid}`, 'i');
/** In the dpo's search; it also stands on a page of the search that found nobody. */
const linkInLog = new RegExp(`[?&;]borger=${uuid}`, 'i');

/**
 * Whether the text of an answer to a member of staff speaks of a borger: of the one in the address, or with a link to one.
 * @param borgerId of the address
 */
export function showsBorger(text: string, borgerId: string | undefined): boolean {
	// The data of a page that leads elsewhere, and of one of which nothing was asked.
	if (/^\{"type":"redirect"/.test(text)) return false;
	if (borgerId && text.toLowerCase().includes(borgerId.toLowerCase())) return true;
	return linkToBorger.test(text);
}

async function countRecorded(requestId: string): Promise<number> {
	const [row] = await pool('job')<{ entries: number }[]>`
		select count(*)::int as entries from access_event e join access_entry n on n.event_id = e.id where e.request_id = ${requestId}`;
	return row?.entries ?? 0;
}

/** Kept while the database is away; beyond this the oldest are let go, which costs the comparison of these answers only. */
const mostWaiting = 20_000;
const flushEvery = 1_000;
let waiting = new Map<string, number>();
let timer: NodeJS.Timeout | undefined;

function noteServed(requestId: string, entries: number) {
	waiting.set(requestId, (waiting.get(requestId) ?? 0) + entries);
	timer ??= setTimeout(() => void flushServed(), flushEvery).unref();
}

/** Writes what went out since the last time. What cannot be written is tried again a second later. */
export async function flushServed(sql: Pool = pool('job')): Promise<void> {
	clearTimeout(timer);
	timer = undefined;
	const batch = waiting;
	waiting = new Map();
	if (batch.size === 0) return;
	try {
		const [requests, entries] = [arrayOf([...batch.keys()]), arrayOf([...batch.values()].map(String))];
		await sql`
			insert into access_served (request_id, entries)
			select request_id, entries from unnest(${requests}::text[], ${entries}::int[]) as served (request_id, entries)
			on conflict do nothing`;
	} catch (error) {
		log.error({
			event: 'served_not_counted',
			code: error instanceof Error && 'code' in error ? String(error.code) : null
		});
		for (const [requestId, count] of [...batch].slice(-mostWaiting))
			if (!waiting.has(requestId)) waiting.set(requestId, count);
		timer ??= setTimeout(() => void flushServed(), flushEvery).unref();
	}
}
