import autocannon from 'autocannon';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, type Running } from './portal';

const rounds = 7;

type Page = {
	/** What `bench/bare.ts` calls it. */
	name: 'hjem' | 'borgere' | 'plan';
	path: string;
	/** The borger of the address. */
	about?: string;
	/** Raw tokens of sessions, used in turn. */
	tokens: readonly string[];
	connections: number;
	/** How long each side is asked in each round. */
	seconds: number;
};

/**
 * A page beside a bare handler that runs the same SQL and answers the same bytes, uncompressed: requests per second of both, in
 * turn, and how long one request takes when nobody else asks.
 * @param port for the bare handler
 */
export async function beside(portal: Running, page: Page, port: number) {
	const { name, path, about = '', tokens, connections, seconds } = page;
	const response = await fetch(`${portal.origin}${path}`, { headers: { cookie: `session=${tokens[0]}` } });
	if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
	const bytes = Buffer.from(await response.arrayBuffer());
	const bodyFile = join(tmpdir(), `voresplan-${name}-${process.pid}.html`);
	writeFileSync(bodyFile, bytes);
	const bare = spawn(process.execPath, ['--import', 'tsx', 'bench/bare.ts', String(port), name, bodyFile, about], {
		stdio: ['ignore', 'inherit', 'inherit']
	});
	await new Promise((resolve) => bare.once('spawn', resolve));
	const bareOrigin = `http://127.0.0.1:${port}`;
	const load = (origin: string, how: { connections: number; duration: number }) => ask(origin, path, tokens, how);
	try {
		await reachable(`${bareOrigin}${path}`, tokens[0] ?? '');
		await load(portal.origin, { connections, duration: 2 });
		await load(bareOrigin, { connections, duration: 2 });
		const pairs: { ours: number; theirs: number }[] = [];
		for (let round = 0; round < rounds; round += 1) {
			const rates = new Map<string, number>();
			const order = round % 2 ? [bareOrigin, portal.origin] : [portal.origin, bareOrigin];
			for (const origin of order) rates.set(origin, (await load(origin, { connections, duration: seconds })).rate);
			pairs.push({ ours: rates.get(portal.origin) ?? 0, theirs: rates.get(bareOrigin) ?? 1 });
		}
		const alone = { connections: 1, duration: seconds };
		return {
			sessions: tokens.length,
			connections,
			bytes: bytes.length,
			ratio: median(pairs.map(({ ours, theirs }) => ours / theirs)),
			ratios: pairs.map(({ ours, theirs }) => Number((ours / theirs).toFixed(3))),
			portal: median(pairs.map(({ ours }) => ours)),
			bare: median(pairs.map(({ theirs }) => theirs)),
			p50: {
				portal: (await load(portal.origin, alone)).p50,
				bare: (await load(bareOrigin, alone)).p50
			}
		};
	} finally {
		await end(bare);
	}
}

const median = (values: number[]) =>
	Number([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]?.toFixed(3));

async function reachable(address: string, token: string) {
	const deadline = Date.now() + 20_000;
	while (Date.now() < deadline) {
		if ((await fetch(address, { headers: { cookie: `session=${token}` } }).catch(() => null))?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('the bare handler does not answer');
}

/** @returns requests per second, and the median of how long one took, ms */
async function ask(
	origin: string,
	path: string,
	tokens: readonly string[],
	{ connections, duration }: { connections: number; duration: number }
) {
	const requests = tokens.map((token) => ({
		method: 'GET' as const,
		path,
		headers: { cookie: `session=${token}` }
	}));
	const result = await autocannon({ url: origin, connections, duration, requests });
	if (result.non2xx || result.errors) throw new Error(`${result.non2xx} answers were not 200, ${result.errors} failed`);
	return { rate: result.requests.average, p50: result.latency.p50 };
}
