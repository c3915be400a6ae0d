import { Agent } from 'node:https';
import { rootCertificates } from 'node:tls';
import webPush from 'web-push';
import { readEndpoint } from '../../../notification/endpoint';
import { writePush, type PushText } from '../../../notification/push';
import { readRetryAfter } from '../../../notification/retry';
import { env } from '../../env';
import { TookTooLong, within } from '../within';
import { lookUpOutside } from './address';
import { vapidDetails } from './vapid';

/** A browser that takes pushes, as it said so. */
export type Subscription = { endpoint: string; p256dh: string; auth: string };

/**
 * What came of it: `sent`, the push service has it; `gone`, that browser takes none any more; `later`, it may be tried again, after
 * `retryAfter` ms when it said so; `refused`, it will never be taken.
 */
export type PushSent =
	| { state: 'sent'; code: string }
	| { state: 'gone' | 'refused'; code: string }
	| { state: 'later'; code: string; retryAfter: number | null };

/** ms until a push service that says nothing is given up for this time. */
const patience = 10_000;
const longest = 20_000;

let agent: { ca: string | null; made: Agent } | undefined;

/** Connections that are kept, and that lead out of our network; in the demo also to this machine. */
function agentOf({ mode, push: { ca } }: ReturnType<typeof env>): Agent {
	if (agent?.ca !== ca || !agent.made) {
		agent?.made.destroy();
		const made = new Agent({
			keepAlive: true,
			maxSockets: 10,
			...(ca ? { ca: [...rootCertificates, ca] } : {}),
			...(mode === 'production' ? { lookup: lookUpOutside } : {})
		});
		agent = { ca, made };
	}
	return agent.made;
}

/**
 * Gives one push to the push service of a browser, encrypted for it. Only to the services that are named, and where they redirect
 * to is not gone (D10). Never inside a transaction, and never rejects.
 * @param until it is of no use after that: the service keeps it no longer for a phone that is off
 */
export async function sendPush(
	to: Subscription,
	text: PushText,
	{ now, until }: { now: Date; until: Date }
): Promise<PushSent> {
	const settings = env();
	const endpoint = readEndpoint(to.endpoint, settings.push.hosts);
	if (!endpoint.ok) return { state: 'refused', code: 'push_host' };
	try {
		const sending = webPush.sendNotification(
			{ endpoint: endpoint.value, keys: { p256dh: to.p256dh, auth: to.auth } },
			writePush(text),
			{
				vapidDetails: vapidDetails(),
				TTL: Math.max(0, Math.round((until.getTime() - now.getTime()) / 1_000)),
				// One that still waits for the phone is replaced by its repetition.
				topic: text.tag.replaceAll('-', '').slice(0, 32),
				agent: agentOf(settings),
				timeout: patience
			}
		);
		const { statusCode } = await within(longest, sending);
		return { state: 'sent', code: `push_${statusCode}` };
	} catch (error) {
		return answerOf(error, now);
	}
}

/** Ends the connections; for a clean stop. */
export function closePush() {
	agent?.made.destroy();
	agent = undefined;
}

function answerOf(error: unknown, now: Date): PushSent {
	if (!(error instanceof webPush.WebPushError)) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : null;
		if (isSilent(error)) return later('timeout');
		// It was not the network: the keys of the browser are none.
		if (code === null || /^ERR_(CRYPTO|OSSL|INVALID)/.test(code)) return { state: 'refused', code: 'push_keys' };
		return code === 'EINSIDE' ? { state: 'refused', code } : later(code);
	}
	const { statusCode, headers } = error;
	const code = `push_${statusCode}`;
	if (statusCode === 404 || statusCode === 410) return { state: 'gone', code };
	if (statusCode !== 408 && statusCode !== 429 && statusCode < 500) return { state: 'refused', code };
	const { 'retry-after': retryAfter } = headers as Record<string, string | undefined>;
	return { state: 'later', code, retryAfter: readRetryAfter(retryAfter, now) };
}

const later = (code: string): PushSent => ({ state: 'later', code, retryAfter: null });
const isSilent = (error: unknown) =>
	error instanceof TookTooLong || (error instanceof Error && error.message === 'Socket timeout');
