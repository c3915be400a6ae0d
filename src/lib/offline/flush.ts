/** Sends what waits, one by one, oldest first. Run by a page or by the worker; only one at a time, whoever it is. */
import { readMeta, writeMeta, type SealKey } from './database';
import { endWaitingSession } from './end-session';
import { mark, readItems, tidyUp } from './items';
import { addressOf, afterAnswer, epochOf, nextItem, requestOf, waitAfter, type Answer } from './outbox';
import { phoneHeaders } from './phone-headers';

/** The lock of the one who sends, and the line on which the others hear of it. */
export const outboxLine = 'voresplan-udbakke';

/** What one who sends tells the windows. */
export type Told = { kind: 'changed'; outcome?: FlushOutcome } | { kind: 'received'; id: string; receivedAt: string };

/** Tells all windows, this one too. */
export function tell(told: Told) {
	if (typeof BroadcastChannel === 'undefined') return;
	const channel = new BroadcastChannel(outboxLine);
	channel.postMessage(told);
	channel.close();
}

type FlushSettings = {
	fetch: typeof fetch;
	/** ms since 1970 */
	now: () => number;
	/** in [0, 1) */
	random: () => number;
	/** Whose page it is; null in the worker, which asks the server. */
	owner: string | null;
	/** Send although we are to wait: the net has just come back. What the server asked for is kept all the same. */
	eager?: boolean;
};

/**
 * `empty`: nothing waits any more. `log_in`: somebody must log in first. `wait`: the net or the server is not there. `busy`: another
 * window is at it. `none`: nothing is kept in this browser.
 */
export type FlushOutcome = 'empty' | 'log_in' | 'wait' | 'busy' | 'none';

/** So long is waited for an answer, ms. */
const patience = 8_000;

/** Never throws; what was not acknowledged still waits. */
export async function flush(settings: FlushSettings): Promise<FlushOutcome> {
	if (!('locks' in navigator)) return flushAll(settings);
	try {
		return await navigator.locks.request(outboxLine, { ifAvailable: true }, async (lock) =>
			lock ? flushAll(settings) : 'busy'
		);
	} catch {
		return 'none';
	}
}

async function flushAll(settings: FlushSettings): Promise<FlushOutcome> {
	if ((await endWaitingSession(settings.fetch)) === 'waits') return 'wait';
	const all = await readItems();
	if (all === null) return 'none';
	const isMine = settings.owner ?? (await soleOwner(settings));
	if (isMine === 'log_in' || isMine === 'wait') return isMine;
	return sendAll(settings, isMine);
}

/** The worker knows nobody: whose session it is, the server says. */
async function soleOwner(settings: FlushSettings): Promise<string> {
	const asked = await askOutbox(settings);
	return asked.kind === 'known' ? asked.who : asked.kind;
}

async function sendAll(settings: FlushSettings, owner: string): Promise<FlushOutcome> {
	const { now, random, eager } = settings;
	const tried = new Set<string>();
	for (;;) {
		const item = nextItem((await readItems()) ?? [], owner, tried);
		if (!item) return 'empty';
		const wait = await readMeta('wait');
		// A clock that was set back does not make anybody wait for years.
		const left = wait ? wait.until - now() : 0;
		if (wait && left > 0 && left <= 3_600_000 && (wait.said || !eager) && tried.size === 0) return 'wait';
		const after = afterAnswer(item, await send(settings, item), now());
		tried.add(item.id);
		if (after.kind === 'log_in') return 'log_in';
		if (after.kind === 'wait') {
			const tries = wait?.tries ?? 0;
			const until = now() + waitAfter(tries, { random: random(), asked: after.seconds });
			await writeMeta('wait', { until, tries: tries + 1, said: after.seconds !== null });
			return 'wait';
		}
		await mark(item, after);
		if (wait) await writeMeta('wait', undefined);
		if (after.kind === 'received') {
			tell({ kind: 'received', id: item.id, receivedAt: after.receivedAt });
			if (after.epoch !== (await readMeta('epoch'))) await tidyUp({ epoch: after.epoch, owner, now: now() });
		}
	}
}

async function send(settings: FlushSettings, item: Parameters<typeof requestOf>[0]): Promise<Answer> {
	const body = JSON.stringify(requestOf(item, new Date(settings.now()).toISOString()));
	return call(settings, addressOf(item.kind), { owner: item.owner, body });
}

/** One call of ours below /api, with what the phone says of itself. @returns what came, believed by nobody yet */
async function call(
	{ fetch }: Pick<FlushSettings, 'fetch'>,
	address: string,
	{ owner, body }: { owner: string | null; body?: string }
): Promise<Answer> {
	try {
		const headers = {
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...(owner ? await phoneHeaders(owner) : {})
		};
		const response = await fetch(address, {
			method: body === undefined ? 'GET' : 'POST',
			headers,
			body: body ?? null,
			cache: 'no-store',
			credentials: 'same-origin',
			redirect: 'manual',
			signal: AbortSignal.timeout(patience)
		});
		return {
			status: response.status,
			retryAfter: response.headers.get('retry-after'),
			body: parse(await response.text())
		};
	} catch {
		return 'no_answer';
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** What `GET /api/outbox` told. */
export type Asked = { kind: 'known'; who: string; seal: SealKey } | { kind: 'log_in' } | { kind: 'wait' };

/**
 * Asks the server for the key of the next items, its epoch and whose session this is, and keeps the key. At another epoch than
 * before, what was received is offered again.
 * @param settings `owner`: whose page it is, for what the phone says of itself; null when not known
 */
export async function askOutbox(settings: Pick<FlushSettings, 'fetch' | 'now' | 'owner'>): Promise<Asked> {
	const answer = await call(settings, '/api/outbox', { owner: settings.owner });
	if (answer === 'no_answer') return { kind: 'wait' };
	if (answer.status === 401 || answer.status === 403) return { kind: 'log_in' };
	const now = settings.now();
	const told = answer.status === 200 ? readTold(answer.body, now) : null;
	if (!told) return { kind: 'wait' };
	await writeMeta('seal', told.seal);
	await tidyUp({ epoch: told.seal.epoch, owner: told.who, now });
	return { kind: 'known', ...told };
}

function readTold(body: unknown, at: number): { who: string; seal: SealKey } | null {
	if (typeof body !== 'object' || body === null) return null;
	const { keyId, jwk, who }: { keyId?: unknown; jwk?: unknown; who?: unknown } = body;
	const epoch = epochOf(body);
	if (typeof keyId !== 'string' || typeof who !== 'string' || epoch === null) return null;
	if (typeof jwk !== 'object' || jwk === null) return null;
	return { who, seal: { keyId, jwk, epoch, at } };
}
