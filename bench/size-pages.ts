import { randomUUID } from 'node:crypto';
import { cprOf } from '../demo/made-up-borger';
import { hashCpr } from '../src/lib/server/borger/cpr';
import { env } from '../src/lib/server/env';
import { startPortalProcess } from '../tests/support/portal-process';
import { sessionOf } from './sessions';

const port = 3450;
/** The same borgere in each size. */
const borgere = 20;
const rounds = 6;

/** How long one request takes when nobody else asks: the median, ms. */
export type Pages = { overblik: number; overblikKommune: number; hjem: number; lineal: number; save: number };

/** @param database the addresses of the audiences' log-ins and of the owner, by environment variable */
export async function measurePages(database: Record<string, string>): Promise<Pages> {
	const portal = await startPortalProcess({ ...database, PORT: String(port), WORKER: 'off', RATE_LIMIT: '1000000' });
	try {
		const own: string[] = [];
		for (let number = 0; number < borgere; number += 1) own.push(await borgerSession(number));
		const chef = [await staffSession('leder-beskaeftigelse')];
		const direktoer = [await staffSession('leder-kommune')];
		const see = (path: string) => (token: string) => visit(portal.origin, token, path);
		return {
			hjem: await medianOf(own, see('/hjem')),
			lineal: await medianOf(own, see('/lineal')),
			save: await medianOf(own, (token) => answer(portal.origin, token)),
			overblik: await medianOf(Array<string>(borgere).fill(chef[0] ?? ''), see('/overblik')),
			overblikKommune: await medianOf(Array<string>(borgere).fill(direktoer[0] ?? ''), see('/overblik'))
		};
	} finally {
		await portal.stop();
	}
}

async function borgerSession(number: number) {
	const { issuer } = env().oidc.borger;
	const cprHash = hashCpr(cprOf(number), env().keys.cprHash);
	return sessionOf({ as: 'borger', issuer, subject: `borger-${number}`, cprHash, employeeId: null });
}

function staffSession(employeeId: string) {
	const { issuer } = env().oidc.medarbejder;
	return sessionOf({ as: 'medarbejder', issuer, subject: employeeId, cprHash: null, employeeId });
}

async function medianOf(tokens: readonly string[], once: (token: string) => Promise<void>) {
	const times: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		for (const token of tokens) {
			const began = performance.now();
			await once(token);
			// The first visits also open connections and warm the program.
			if (round > 0) times.push(performance.now() - began);
		}
	}
	const sorted = times.sort((a, b) => a - b);
	return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(2));
}

async function visit(origin: string, token: string, path: string) {
	const response = await fetch(`${origin}${path}`, { headers: { cookie: `session=${token}` }, redirect: 'manual' });
	await response.arrayBuffer();
	if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
}

async function answer(origin: string, token: string) {
	const fields = { id: randomUUID(), emne: 'samlet', linealVersion: '1', trin: '3', note: '', skridt: '' };
	const response = await fetch(`${origin}/lineal?/svar`, {
		method: 'POST',
		body: new URLSearchParams(fields),
		headers: { cookie: `session=${token}`, origin, accept: 'text/html' },
		redirect: 'manual'
	});
	await response.arrayBuffer();
	if (response.status !== 303) throw new Error(`an answer was answered with ${response.status}`);
}
