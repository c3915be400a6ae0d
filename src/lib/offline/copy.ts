/**
 * The copy of the borger's pages on their own phone: taken while there is net, read without it. Only where the borger has said that
 * the phone is theirs (`meta.own`), one at a time, and gone at log-out, at somebody else's log-in and after thirty days.
 */
import { ageOf } from './copy-age';
import { makeCopyKey, openSealed, sealCopy } from './copy-crypto';
import { deleteCopy, openCopy, readMeta, strict, writeMeta, type SealedCopy } from './database';
import { hint } from './hint';

/** Deletes the copy and its key; the phone stays its owner's. @returns false when the browser refused */
export const wipeCopy = (): Promise<boolean> => deleteCopy();

/** Deletes the copy, and the phone is nobody's own any more. @returns false when the browser refused */
export async function forgetPhone(): Promise<boolean> {
	// In this order: while a copy is here it has an owner, so that it is looked after.
	return (await wipeCopy()) && writeMeta('own', undefined);
}

/** The key of this phone's copy, made with the first one. @returns null where nothing can be kept */
async function copyKey(): Promise<CryptoKey | null> {
	const db = await openCopy();
	const known = await db?.get('kv', 'key');
	if (!db || known instanceof CryptoKey) return known instanceof CryptoKey ? known : null;
	const made = await makeCopyKey();
	if (!made) return null;
	const change = db.transaction('kv', 'readwrite', strict);
	// Another window may have been faster.
	const other = await change.store.get('key');
	if (!(other instanceof CryptoKey)) await change.store.put(made, 'key');
	await change.done;
	return other instanceof CryptoKey ? other : made;
}

const isSealed = (value: unknown): value is SealedCopy =>
	typeof value === 'object' && value !== null && 'takenAt' in value && 'bytes' in value;

/** What lies here, still sealed. */
async function findSealed(): Promise<SealedCopy | null> {
	const found = await (await openCopy())?.get('kv', 'copy');
	return isSealed(found) ? found : null;
}

type Fetched = (address: string, init: RequestInit) => Promise<Response>;

/**
 * Takes the copy of whoever is logged in, if the phone is theirs.
 * @param now ms since 1970
 * @param headers what every call of this browser carries
 * @returns `kept`; `gone` when there may be none (then what there was is wiped); `not_now` without net or log-in; `refused` when the
 *   browser keeps nothing
 */
export async function takeCopy({
	fetch,
	owner,
	now,
	headers = {}
}: {
	fetch: Fetched;
	owner: string;
	now: number;
	headers?: Record<string, string>;
}): Promise<'kept' | 'gone' | 'not_now' | 'refused'> {
	const text = await ask(fetch, headers);
	if (text === 'gone') {
		await forgetPhone();
		return 'gone';
	}
	if (text === null || ownerIn(text) !== owner) return 'not_now';
	try {
		return (await keep(text, { owner, takenAt: now })) ? 'kept' : 'refused';
	} catch {
		return 'refused';
	}
}

/** @returns the copy as text, `gone` when the server has none for this person, null when it cannot be had now */
async function ask(fetch: Fetched, headers: Record<string, string>): Promise<string | 'gone' | null> {
	try {
		const answer = await fetch('/api/kopi', {
			headers: { accept: 'application/json', ...headers },
			cache: 'no-store',
			redirect: 'error',
			signal: AbortSignal.timeout(20_000)
		});
		if (!answer.headers.get('content-type')?.startsWith('application/json')) return null;
		if (answer.status === 404) return 'gone';
		return answer.status === 200 ? await answer.text() : null;
	} catch {
		return null;
	}
}

/** A page of a hotel's net may look like an answer, but names no owner. */
function ownerIn(text: string): unknown {
	try {
		const read: unknown = JSON.parse(text);
		return typeof read === 'object' && read !== null && 'owner' in read ? read.owner : null;
	} catch {
		return null;
	}
}

async function keep(text: string, bound: { owner: string; takenAt: number }): Promise<boolean> {
	const [key, db] = [await copyKey(), await openCopy()];
	if (!key || !db) return false;
	const sealed = await sealCopy(key, text, bound);
	if ((await readMeta('own')) !== bound.owner) return false;
	const change = db.transaction('kv', 'readwrite', strict);
	// Wiped meanwhile: then the key is gone, and nothing comes after it.
	const stands = (await change.store.get('key')) instanceof CryptoKey;
	if (stands) await change.store.put({ ...bound, ...sealed }, 'copy');
	await change.done;
	return stands;
}

/**
 * The copy, for reading without net. One that is too old, not the owner's or cannot be opened is wiped.
 * @param now ms since 1970
 * @returns the text as the server wrote it, and whose it is
 */
export async function readCopy(now: number): Promise<{ owner: string; text: string } | null> {
	try {
		const sealed = await findSealed();
		if (!sealed) return null;
		const key = await (await openCopy())?.get('kv', 'key');
		const isOwn = sealed.owner === (await readMeta('own')) && !(await readMeta('endSession'));
		const text =
			isOwn && key instanceof CryptoKey && ageOf(sealed.takenAt, now) !== 'expired'
				? await openSealed(key, sealed)
				: null;
		if (text !== null) return { owner: sealed.owner, text };
		await wipeCopy();
		return null;
	} catch {
		return null;
	}
}

/** Who looks at a page: `who` is their tag, `mayKeep` says whether this is a borger of whom a phone may keep something. */
export type Looker = { who: string; mayKeep: boolean };

/**
 * What each page does at its start and now and then: another's log-in and a copy that is too old wipe it; the owner's is taken anew
 * when it is due.
 * @param looker null when nobody is logged in
 * @param now ms since 1970
 */
export async function tendCopy({
	looker,
	...how
}: {
	looker: Looker | null;
	fetch: Fetched;
	now: number;
	headers?: () => Promise<Record<string, string>>;
}): Promise<void> {
	const own = await readMeta('own');
	if (!own) return;
	if (looker && (looker.who !== own || !looker.mayKeep)) return void (await forgetPhone());
	const sealed = await findSealed().catch(() => null);
	const age = sealed?.owner === own ? ageOf(sealed.takenAt, how.now) : null;
	if (sealed && (age === null || age === 'expired')) await wipeCopy();
	if (!looker || age === 'fresh') return;
	await takeCopy({ fetch: how.fetch, now: how.now, owner: own, headers: await how.headers?.() });
}

/**
 * "Dette er min egen telefon": from now on a copy is kept here.
 * @returns as `takeCopy`
 */
export async function makeOwn(how: Parameters<typeof takeCopy>[0]): Promise<'kept' | 'gone' | 'not_now' | 'refused'> {
	if (!(await writeMeta('own', how.owner))) return 'refused';
	hint(true);
	const taken = await takeCopy(how);
	if (taken === 'refused') await forgetPhone();
	if (taken === 'kept') await sayOwn(how, true);
	return taken;
}

/** Tells the server whether this is the owner's phone, for the list in Indstillinger. What cannot be said now is not said. */
export async function sayOwn(
	{ fetch, headers }: Pick<Parameters<typeof takeCopy>[0], 'fetch' | 'headers'>,
	own: boolean
) {
	try {
		const all = { ...headers, 'content-type': 'application/json' };
		await fetch('/api/kopi', { method: 'POST', headers: all, body: JSON.stringify({ own }) });
	} catch {
		// It is only a line on a list.
	}
}

/** When the copy was taken, ms since 1970; null without one. */
export const copyTakenAt = async (): Promise<number | null> => (await findSealed().catch(() => null))?.takenAt ?? null;
