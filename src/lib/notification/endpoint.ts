/** Where a push may be sent. The browser says the address, so it is a stranger's word: only hosts that are named are believed (D10). */
import { ok, refused, type Result } from '../core/result';

/** The longest address of a subscription, in characters. */
export const longestEndpoint = 1_000;

/**
 * Whether a host is one of those that are named.
 * @param host as in an address: with its port, unless that is the usual one
 * @param hosts `updates.push.services.mozilla.com` is itself, `*.push.apple.com` everything below it
 */
export const isPushHost = (host: string, hosts: readonly string[]) =>
	hosts.some((each) => (each.startsWith('*.') ? isBelow(host, each.slice(1)) : host === each));

const isBelow = (host: string, suffix: string) => host.endsWith(suffix) && host.length > suffix.length;

/**
 * Reads the address of a push subscription.
 * @param hosts the push services that are named (`PUSH_HOSTS`)
 * @returns `forbidden` for anything that is not an https address at one of them, without a name or password in it
 */
export function readEndpoint(text: string, hosts: readonly string[]): Result<string, 'forbidden'> {
	if (text.length > longestEndpoint || !URL.canParse(text)) return refused('forbidden');
	const url = new URL(text);
	const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === '';
	return isPlain && isPushHost(url.host, hosts) ? ok(url.href) : refused('forbidden');
}
