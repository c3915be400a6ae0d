import autocannon from 'autocannon';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../src/lib/server/db/embedded';
import { deriveLogins } from '../src/lib/server/db/migrate';
import { end, startPortal } from './portal';
import { makeSessions } from './sessions';

const rounds = 7;
const seconds = 4;
const connections = 16;

/** /hjem beside a bare handler that runs the same SQL and answers the same bytes, uncompressed, over 200 sessions. */
export async function measure() {
	const portal = await startPortal(3410);
	const running = await isRunning(portal.dataDir);
	if (!running) throw new Error('the portal has no database');
	const logins = await deriveLogins(running.ownerUrl);
	Object.assign(process.env, logins);
	const tokens = await makeSessions(200);
	const page = await fetch(`${portal.origin}/hjem`, { headers: { cookie: `session=${tokens[0]}` } });
	if (page.status !== 200) throw new Error(`/hjem answers ${page.status}`);
	const bodyFile = join(tmpdir(), `voresplan-hjem-${process.pid}.html`);
	writeFileSync(bodyFile, Buffer.from(await page.arrayBuffer()));
	const bare = spawn(
		process.execPath,
		[
			'--import',
			'tsx',
			'bench/bare.ts',
			'3412',
			logins['DATABASE_URL_LOGIN'] ?? '',
			logins['DATABASE_URL_BORGER'] ?? '',
			bodyFile
		],
		{ stdio: ['ignore', 'inherit', 'inherit'] }
	);
	await new Promise((resolve) => bare.once('spawn', resolve));
	const bareOrigin = 'http://127.0.0.1:3412';
	try {
		await reachable(`${bareOrigin}/hjem`, tokens[0] ?? '');
		await load(portal.origin, tokens, 2);
		await load(bareOrigin, tokens, 2);
		const ratios: number[] = [];
		const portalRates: number[] = [];
		const bareRates: number[] = [];
		for (let round = 0; round < rounds; round += 1) {
			const [first, second] = round % 2 ? [bareOrigin, portal.origin] : [portal.origin, bareOrigin];
			const rates = new Map([
				[first, await load(first, tokens, seconds)],
				[second, await load(second, tokens, seconds)]
			]);
			const [ours, theirs] = [rates.get(portal.origin) ?? 0, rates.get(bareOrigin) ?? 1];
			portalRates.push(ours);
			bareRates.push(theirs);
			ratios.push(ours / theirs);
		}
		return {
			what: 'requests per second of /hjem, as a share of node:http + postgres.js with the same SQL and the same bytes',
			sessions: tokens.length,
			connections,
			ratio: median(ratios),
			ratios,
			portal: median(portalRates),
			bare: median(bareRates)
		};
	} finally {
		await end(bare);
		await portal.stop();
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

async function load(origin: string, tokens: string[], duration: number) {
	const requests = tokens.map((token) => ({
		method: 'GET' as const,
		path: '/hjem',
		headers: { cookie: `session=${token}` }
	}));
	const result = await autocannon({ url: origin, connections, duration, requests });
	if (result.non2xx || result.errors) throw new Error(`${result.non2xx} answers were not 200, ${result.errors} failed`);
	return result.requests.average;
}
