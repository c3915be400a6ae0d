import { chromium, type CDPSession } from '@playwright/test';
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

/** What a phone loads of each of the borger's pages, cold and as transferred (brotli), and of Hjem the second time. */
export async function measure() {
	const portal = await startPortal(3420);
	const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
	try {
		const context = await browser.newContext({ baseURL: portal.origin, viewport: { width: 360, height: 740 } });
		const page = await context.newPage();
		await logInByHand(page, 'viktor');
		const client = await context.newCDPSession(page);
		await client.send('Network.enable');
		const weights: Record<string, Weight> = {};
		for (const address of pages) {
			await client.send('Network.clearBrowserCache');
			weights[address] = await weigh(client, portal.origin, () => page.goto(address, { waitUntil: 'networkidle' }));
		}
		await page.goto('/hjem', { waitUntil: 'networkidle' });
		weights['/hjem, second visit'] = await weigh(client, portal.origin, () =>
			page.goto('/hjem', { waitUntil: 'networkidle' })
		);
		return weights;
	} finally {
		await browser.close();
		await portal.stop();
	}
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
