import { chromium, type Browser, type CDPSession } from '@playwright/test';
import { request } from 'node:http';
import { browserFlags, findBrowser } from '../tests/support/browser';
import { logInByHand } from '../tests/support/log-in';
import { startPortal } from './portal';

const pages = ['/hjem', '/plan', '/moeder', '/mit-team', '/lineal'];

type Weight = {
	requests: number;
	externalHosts: number;
	total: number;
	html: number;
	css: number;
	javascript: number;
	font: number;
	other: number;
};

/** What is kept on the phone to have something to show without net. */
type Kept = { files: number; total: number };

/**
 * What a phone loads of each of the borger's pages, cold and as transferred (brotli), and of Hjem the second time; then the worker
 * and what it keeps.
 */
export async function measure() {
	const portal = await startPortal(3420);
	const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
	try {
		const viewport = { width: 360, height: 740 };
		// A page is weighed as it comes the first time, without what the worker has fetched beforehand.
		const context = await browser.newContext({
			baseURL: portal.origin,
			viewport,
			timezoneId: 'Europe/Copenhagen',
			serviceWorkers: 'block'
		});
		const page = await context.newPage();
		await logInByHand(page, 'viktor');
		const client = await context.newCDPSession(page);
		await client.send('Network.enable');
		const weights: Record<string, Weight | Kept> = {};
		for (const address of pages) {
			await client.send('Network.clearBrowserCache');
			weights[address] = await weigh(client, portal.origin, () => page.goto(address, { waitUntil: 'networkidle' }));
		}
		await page.goto('/hjem', { waitUntil: 'networkidle' });
		weights['/hjem, second visit'] = await weigh(client, portal.origin, () =>
			page.goto('/hjem', { waitUntil: 'networkidle' })
		);
		weights['the worker'] = { files: 1, total: await bytesOf(`${portal.origin}/service-worker.js`) };
		weights['kept by the worker'] = await weighKept(browser, portal.origin);
		return weights;
	} finally {
		await browser.close();
		await portal.stop();
	}
}

/** As transferred: packed. */
const bytesOf = (address: string) =>
	new Promise<number>((resolve, reject) => {
		const asked = request(address, { headers: { 'accept-encoding': 'br' } }, (came) => {
			let bytes = 0;
			came.on('data', (part: Buffer) => (bytes += part.byteLength)).on('end', () => resolve(bytes));
		});
		asked.on('error', reject).end();
	});

async function weighKept(browser: Browser, origin: string): Promise<Kept> {
	const context = await browser.newContext({ serviceWorkers: 'allow' });
	const page = await context.newPage();
	await page.goto(`${origin}/login`);
	const addresses = await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
		return (await Promise.all(caches.map((cache) => cache.keys()))).flat().map(({ url }) => url);
	});
	await context.close();
	const sizes = await Promise.all(addresses.map(bytesOf));
	return { files: sizes.length, total: sizes.reduce((sum, size) => sum + size, 0) };
}

async function weigh(client: CDPSession, origin: string, visit: () => Promise<unknown>): Promise<Weight> {
	const weight: Weight = { requests: 0, externalHosts: 0, total: 0, html: 0, css: 0, javascript: 0, font: 0, other: 0 };
	const kinds = new Map<string, keyof Weight>();
	const hosts = new Set<string>();
	const onResponse = (event: {
		requestId: string;
		type: string;
		response: { url: string; fromDiskCache?: boolean };
	}) => {
		const names: Record<string, keyof Weight> = {
			Document: 'html',
			Stylesheet: 'css',
			Script: 'javascript',
			Font: 'font'
		};
		kinds.set(event.requestId, names[event.type] ?? 'other');
		if (!event.response.url.startsWith(origin)) hosts.add(new URL(event.response.url).host);
		if (!event.response.fromDiskCache) weight.requests += 1;
	};
	const onFinished = (event: { requestId: string; encodedDataLength: number }) => {
		weight.total += event.encodedDataLength;
		weight[kinds.get(event.requestId) ?? 'other'] += event.encodedDataLength;
	};
	client.on('Network.responseReceived', onResponse);
	client.on('Network.loadingFinished', onFinished);
	await visit();
	client.off('Network.responseReceived', onResponse);
	client.off('Network.loadingFinished', onFinished);
	weight.externalHosts = hosts.size;
	return weight;
}
