/** What a page looks after on the phone, loaded when the page itself stands: a log-out that waited for net, and the copy. */
import { tendCopy, wipeCopy, type Looker } from './copy';
import { readMeta } from './database';
import { endWaitingSession } from './end-session';
import { endPushes, noteHint } from './leave';
import { phoneHeaders } from './phone-headers';

const send = (...asked: Parameters<typeof fetch>) => fetch(...asked);

/**
 * @param looker null when nobody is logged in
 * @param loggedOff the page that follows a log-off: what could be read goes, however one got there
 * @param now ms since 1970
 * @returns `ended` when a log-out that had waited was done just now, so that what stands on the page is nobody's any more
 */
export async function tend(looker: Looker | null, loggedOff: boolean, now: number): Promise<'ended' | 'well'> {
	const ending = await endWaitingSession(send);
	if (ending === 'ended') await wipeCopy();
	if (ending !== 'none') {
		await noteHint();
		return ending === 'ended' && looker ? 'ended' : 'well';
	}
	// Whoever only closed the window is told nothing more where somebody else is now.
	const told = looker && (await readMeta('pushes'));
	if (told && told !== looker.who) await endPushes();
	if (loggedOff) await wipeCopy();
	else
		await tendCopy({
			looker,
			fetch: send,
			now,
			...(looker ? { headers: async () => phoneHeaders(looker.who) } : {})
		});
	await noteHint();
	return 'well';
}
