import { createHash } from 'node:crypto';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How long to wait, in whole seconds, or null when the request may go on. */
type Wait = Promise<number | null>;

export type Limits = {
	/** One session, before we ask the database whose it is. */
	session: (token: string) => Wait;
	/** One account, however many sessions it has. */
	account: (accountId: string) => Wait;
	/** Who is not logged in. A whole municipality may stand behind one address, so this is wide. */
	address: (address: string) => Wait;
};

/** What a burst may hold beside the steady rate, as so many seconds of it, and how long until it is there again, s. */
const burst = { seconds: 2, every: 10 };

/**
 * Counts requests in the memory of this process: nothing about anybody is kept longer than ten seconds.
 * @param perSecond how many requests a session may make each second; twice that many more in a burst, each ten seconds. An
 * account may make twice as many, an address without a session fifty times as many
 */
export function makeLimits(perSecond: number): Limits {
	const session = limiter('session', perSecond);
	const account = limiter('account', perSecond * 2);
	const address = limiter('address', perSecond * 50);
	return {
		// A token is a secret, also in the memory of a counter.
		session: (token) => wait(session, createHash('sha256').update(token).digest('base64')),
		account: (id) => wait(account, id),
		address: (ip) => wait(address, ip)
	};
}

const limiter = (name: string, points: number) =>
	new BurstyRateLimiter(
		new RateLimiterMemory({ keyPrefix: name, points, duration: 1 }),
		new RateLimiterMemory({ keyPrefix: `${name}-burst`, points: points * burst.seconds, duration: burst.every })
	);

async function wait(limits: BurstyRateLimiter, key: string): Wait {
	try {
		await limits.consume(key);
		return null;
	} catch (refused) {
		if (!(refused instanceof RateLimiterRes)) throw refused;
		return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
	}
}
