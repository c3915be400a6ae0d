import { readMeta, writeMeta } from './database';

type Mark = { isSet: () => Promise<unknown>; clear: () => Promise<unknown> };

const keptMark: Mark = {
	isSet: () => readMeta('endSession'),
	clear: () => writeMeta('endSession', undefined)
};

/**
 * A log-off that was asked for without net, done before anything else is asked of the server: whoever comes next to this phone does
 * not come into a log-in that somebody has ended.
 * @param send `fetch` of the window or the worker
 * @param mark where it is kept that one waits
 * @returns `none` when no log-off waits; `ended` when the server has just said that the log-in is over; `waits` when it could not be
 *   asked or said something else, so that nothing else may be asked either
 */
export async function endWaitingSession(
	send: typeof fetch,
	mark: Mark = keptMark
): Promise<'none' | 'ended' | 'waits'> {
	// One after the other: a second log-off on its way would end the log-in of whoever has come since.
	const locks: LockManager | undefined = globalThis.navigator?.locks;
	if (!(await mark.isSet())) return 'none';
	return locks ? locks.request('voresplan-log-af', () => end(send, mark)) : end(send, mark);
}

async function end(send: typeof fetch, mark: Mark): Promise<'none' | 'ended' | 'waits'> {
	if (!(await mark.isSet())) return 'none';
	try {
		const answer = await send('/login?/log-af', {
			method: 'POST',
			body: new URLSearchParams(),
			// As Kit's own script asks: the answer is JSON, so the page of a stranger's network is not taken for it.
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			cache: 'no-store',
			// Without the limit where a browser does not know it: not to ask at all would shut somebody out for good.
			...('timeout' in AbortSignal ? { signal: AbortSignal.timeout(8_000) } : {})
		});
		if (!saysEnded(await answer.json())) return 'waits';
		await mark.clear();
		return 'ended';
	} catch {
		return 'waits';
	}
}

/** The way to the log-in page, as our own server tells it to a script. */
function saysEnded(answer: unknown): boolean {
	if (typeof answer !== 'object' || answer === null || !('type' in answer) || !('location' in answer)) return false;
	return answer.type === 'redirect' && typeof answer.location === 'string' && answer.location.startsWith('/login');
}
