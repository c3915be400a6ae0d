import postgres from 'postgres';
import { env } from '../env';
import { audienceVariable, type Audience } from './audience';

/**
 * How values travel, decided once for raw SQL and drizzle alike: an instant is a `Date`, a calendar day stays the string
 * `YYYY-MM-DD` (a `Date` would move it by a zone), numeric is a number, JSON is written once.
 */
export const wireTypes = {
	day: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day },
	local: { to: 1114, from: [1114], serialize: (local: string) => local, parse: (local: string) => local },
	decimal: { to: 1700, from: [1700], serialize: String, parse: Number },
	long: { to: 20, from: [20], serialize: String, parse: Number },
	json: {
		to: 3802,
		from: [114, 3802],
		serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
		parse: (text: string): unknown => JSON.parse(text)
	}
};

/** Connections per audience and process. Citizens are many, leaders few. */
const sizes: Partial<Record<Audience, number>> = { login: 6, borger: 10, fagperson: 6, job: 4 };

/** A pool of connections to one address. */
export function connect(url: string, options: { max?: number } = {}) {
	return postgres(url, {
		max: options.max ?? 2,
		types: wireTypes,
		connect_timeout: 5,
		idle_timeout: 60,
		backoff: (attempt: number) => Math.min(0.05 * 2 ** attempt, 1),
		onnotice: () => {},
		// Must stay on: without it postgres.js 3.4 never hands out the first connection that is reserved.
		fetch_types: true,
		connection: {
			application_name: 'vores-plan',
			statement_timeout: 10_000,
			TimeZone: 'UTC',
			// Our statements find by an indexed id, so one plan serves all; planning a page of policies anew costs a millisecond.
			plan_cache_mode: 'force_generic_plan'
		}
	});
}

export type Pool = ReturnType<typeof connect>;

const pools = new Map<Audience, Pool>();

/** The pool of an audience, made at first use. */
export function pool(audience: Audience): Pool {
	const existing = pools.get(audience);
	if (existing) return existing;
	const url = env().audienceUrls[audience];
	if (!url) throw new Error(`${audienceVariable(audience)} is not set`);
	const made = connect(url, { max: sizes[audience] ?? 2 });
	pools.set(audience, made);
	return made;
}

/** Gives up an audience's connections; the next request opens new ones. For a connection that no longer answers. */
export function discardPool(audience: Audience) {
	const lost = pools.get(audience);
	pools.delete(audience);
	void lost?.end({ timeout: 1 }).catch(() => {});
}

/** Ends all pools; for a clean stop. */
export async function closePools() {
	const open = [...pools.values()];
	pools.clear();
	await Promise.all(open.map((each) => each.end({ timeout: 5 })));
}
