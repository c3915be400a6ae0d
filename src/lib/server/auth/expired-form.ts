import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { expiredFormOf } from '../../access/expired-form';
import { readSigned, whoField } from '../../core/form';
import { lastWho, whoOf } from './cookie';

/** Below these nobody's words are taken: log-in itself, and what is no page. */
const elsewhere = /^\/(login|auth|api)(\/|$)/;

type Asked = Pick<RequestEvent, 'request' | 'url' | 'locals'> & { cookies: Pick<Cookies, 'get'> };

/**
 * Looks at a form before the page does: one that comes after the log-in has ended is kept to be shown and sent again, and one that
 * stood on another person's page is marked. `requireActor` answers for both.
 */
export async function readSender({ request, url, locals, cookies }: Asked): Promise<void> {
	if (request.method !== 'POST' || locals.sessionUnknown || elsewhere.test(url.pathname)) return;
	if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(request.headers.get('content-type') ?? ''))
		return;
	const posted = await readSigned(request.clone());
	const { signedIn } = locals;
	if (!signedIn) {
		const entries = [...(posted ?? [])].map(
			([name, value]) => [name, typeof value === 'string' ? value : null] as const
		);
		locals.expired = expiredFormOf(entries, { action: url.pathname + url.search, lastWho: lastWho(cookies) });
		return;
	}
	const who = posted?.get(whoField);
	locals.otherPerson = typeof who === 'string' && who !== '' && who !== whoOf(signedIn.accountId);
}
