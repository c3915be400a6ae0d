import { chromium, expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { startPortalWire, type PortalWire } from '../../fakes/portal-wire';
import { expectAccessibleNow } from '../../support/accessible';
import { browserFlags, findBrowser } from '../../support/browser';
import { logIn } from '../../support/log-in';

const origin = 'http://127.0.0.1:3310';
test.setTimeout(90_000);

// A browser of its own, whose way to the portal can be cut: Playwright's `setOffline` does not reach the worker.
let wire: PortalWire;
let browser: Browser;
test.beforeAll(async () => {
	wire = await startPortalWire(origin);
	browser = await chromium.launch({ executablePath: await findBrowser(), args: [...browserFlags, wire.flag] });
});
test.afterEach(async () => {
	await Promise.all(browser.contexts().map((context) => context.close()));
});
test.afterAll(async () => {
	await browser.close();
	await wire.close();
});

const phone: BrowserContextOptions = {
	baseURL: origin,
	locale: 'da-DK',
	timezoneId: 'Europe/Copenhagen',
	viewport: { width: 360, height: 740 },
	serviceWorkers: 'allow'
};
const newContext = (more: BrowserContextOptions = {}) => browser.newContext({ ...phone, ...more });

/** Until the worker answers for the page. */
const controlled = (page: Page) =>
	page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (navigator.serviceWorker.controller) return;
		await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
	});

/** What lies in the outbox, by its state. */
const states = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const asked = indexedDB.open('voresplan-udbakke');
				asked.onerror = () => reject(asked.error);
				asked.onsuccess = () => {
					const all = asked.result.transaction('item').objectStore('item').getAll();
					all.onsuccess = () => {
						resolve(all.result.map(({ state }: { state: string }) => state));
						asked.result.close();
					};
				};
			})
	);

test('C8 the worker is asked for anew each time, keeps the page for no net and nothing personal, and lets pass what is posted and asked of /api', async () => {
	const page = await (await newContext()).newPage();
	const script = await page.request.get('/service-worker.js');
	expect(script.status()).toBe(200);
	expect(script.headers()['content-type']).toContain('javascript');
	expect(script.headers()['cache-control']).toBe('no-cache');
	expect(script.headers()['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
	expect(script.headers()['service-worker-allowed']).toBeUndefined();

	await logIn(page, 'viktor');
	await controlled(page);
	for (const address of ['/plan', '/mit-team', '/hjem'])
		expect((await page.goto(address))?.fromServiceWorker(), address).toBe(true);
	const kept = await page.evaluate(async () => {
		const names = await caches.keys();
		const found: { path: string; text: string }[] = [];
		for (const cache of await Promise.all(names.map((name) => caches.open(name))))
			for (const request of await cache.keys()) {
				const { pathname, search } = new URL(request.url);
				found.push({ path: pathname + search, text: (await (await cache.match(request))?.text()) ?? '' });
			}
		return { scope: (await navigator.serviceWorker.getRegistration())?.scope, found };
	});
	expect(kept.scope).toBe(`${origin}/`);
	const paths = kept.found.map(({ path }) => path);
	for (const path of paths)
		expect(path).toMatch(/^\/(offline\?__WB_REVISION__=|favicon\.svg\?|kommune\/logo\?v=|_app\/immutable\/)/);
	for (const needed of [/^\/offline\?/, /entry\/start\./, /nodes\/0\./, /\.css$/, /\.woff2$/])
		expect(
			paths.some((path) => needed.test(path)),
			String(needed)
		).toBe(true);
	const words = kept.found.map(({ text }) => text).join('\n');
	for (const personal of ['Viktor', 'Tove Madsen', 'lave noget med', 'Chart.js']) expect(words).not.toContain(personal);

	const asked = (address: string, method: string) =>
		Promise.all([
			page.waitForResponse((answer) => answer.url().endsWith(address) && answer.request().method() === method),
			page.evaluate(([to, how]) => fetch(to, { method: how }).then(({ status }) => status), [address, method] as const)
		]).then(([answer]) => answer.fromServiceWorker());
	expect(await asked('/api/session', 'POST')).toBe(false);
	expect(await asked('/api/health', 'GET')).toBe(false);
	expect(await asked('/hjem/__data.json', 'GET')).toBe(false);
});

test('A9 without net a stranger reads whom to ring; a log-off that was asked for then is done before anything else', async () => {
	const page = await (await newContext()).newPage();
	await page.goto('/login');
	await controlled(page);
	await wire.cut();
	await page.goto('/plan');
	await expect(page).toHaveURL(`${origin}/plan`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Der er ikke net');
	await expect(page.locator('main a[href="tel:112"]')).toBeVisible();
	await expectAccessibleNow(page, 'a page without net');
	await wire.restore();
	await page.getByRole('button', { name: 'Prøv igen' }).click();
	await expect(page).toHaveURL(/\/login$/);

	await logIn(page, 'kasper');
	await expect(page).toHaveURL(/\/hjem$/);
	// From an address without a script of ours, so that no page is quicker than the worker.
	await page.goto('/api/health');
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const asked = indexedDB.open('voresplan-udbakke', 1);
				asked.onupgradeneeded = () => {
					asked.result.createObjectStore('item', { keyPath: 'id' });
					asked.result.createObjectStore('meta');
				};
				asked.onerror = () => reject(asked.error);
				asked.onsuccess = () => {
					const change = asked.result.transaction('meta', 'readwrite');
					change.objectStore('meta').put(true, 'endSession');
					change.oncomplete = () => {
						asked.result.close();
						resolve();
					};
				};
			})
	);
	wire.seen.length = 0;
	await page.goto('/hjem');
	await expect(page).toHaveURL(/\/login/);
	expect(wire.seen.filter((each) => !each.endsWith('/service-worker.js'))[0]).toBe('POST /login?/log-af');
	await page.goto('/hjem');
	await expect(page, 'the log-in is over').toHaveURL(/\/login/);
});

test('Q7 a new version comes while an answer waits: one is told, no page is reloaded that somebody writes in, nothing is lost', async () => {
	test.setTimeout(120_000);
	const context = await newContext();
	const page = await context.newPage();
	await logIn(page, 'yusuf');
	await page.goto('/lineal');
	await controlled(page);
	const form = page.locator('[data-form="lineal"]').first();
	// The key of the outbox has been fetched by now: it comes with the form, the worker seconds later.
	wire.lose(/^POST \/(lineal|api\/trivselsmaaling)/);
	await form.locator('label:has(input[name="trin"][value="3"])').click();
	await form.getByRole('button', { name: /^(Send til|Gem med svar)/ }).click();
	await expect(page.getByText('Gemt på din telefon').first()).toBeVisible({ timeout: 15_000 });
	expect(await states(page)).toEqual(['waiting']);
	await page.goto('/plan');

	const other = await context.newPage();
	await other.goto('/beskeder/ny');
	await expect(other.locator('[data-outbox-status]')).toBeAttached();
	const text = other.locator('main textarea').first();
	await text.fill('Jeg er midt i at skrive');

	const bar = (window: Page) => window.locator('[data-update]');
	await expect(page.locator('[data-outbox-status]')).toBeAttached();
	wire.release();
	await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
	await expect(bar(page)).toContainText('Der er en ny udgave af Vores Plan.');
	await expect(bar(other)).toBeHidden();
	await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Hent den nye udgave' }).click()]);
	await controlled(page);
	await expect(text).toHaveValue('Jeg er midt i at skrive');
	await expect(bar(other)).toBeHidden();
	await text.fill('');
	await expect(bar(other), 'the old window is told').toBeVisible();

	expect(await states(page)).toEqual(['waiting']);
	wire.lose(null);
	await page.bringToFront();
	// It is sent by itself too; whichever comes first.
	await page
		.getByRole('button', { name: 'Send nu' })
		.click({ timeout: 5_000 })
		.catch(() => null);
	await expect.poll(() => states(page), { timeout: 45_000 }).toEqual(['received']);
});

test('the portal can be laid on the home screen; on a phone Hjem says how, in its own way on an iPhone, until it is put away', async () => {
	const userAgent =
		'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1';
	const context = await newContext({ hasTouch: true, isMobile: true, userAgent, serviceWorkers: 'block' });
	const page = await context.newPage();
	await logIn(page, 'nanna');
	await page.goto('/hjem');
	const manifest = await page.evaluate(async () => {
		const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
		const answer = await fetch(link?.href ?? '', { credentials: 'omit' });
		return { type: answer.headers.get('content-type'), ...(await answer.json()) };
	});
	expect(manifest).toMatchObject({ type: 'application/manifest+json', id: '/', start_url: '/', display: 'standalone' });
	expect(manifest.name).toBe('Vores Plan – Solbjerg Kommune');
	expect(manifest.icons.map(({ purpose }: { purpose: string }) => purpose)).toContain('maskable');
	for (const { src } of [...manifest.icons, ...manifest.screenshots])
		expect((await page.request.get(src)).headers()['content-type'], src).toBe('image/png');
	expect(manifest.shortcuts.map(({ url }: { url: string }) => url)).toEqual(['/lineal', '/moeder']);

	const hint = page.getByRole('region', { name: 'Læg Vores Plan på din hjemmeskærm' });
	await hint.getByText('På en iPhone eller iPad').click();
	await expect(hint.getByText('Vælg ”Føj til hjemmeskærm”.')).toBeVisible();
	await expect(hint.getByText('På en anden telefon eller en computer')).toHaveCount(0);
	await expectAccessibleNow(page, 'Hjem with the hint');
	await hint.getByRole('button', { name: 'Vis det ikke igen' }).click();
	await expect(hint).toHaveCount(0);
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(hint).toHaveCount(0);
	await page.goto('/indstillinger');
	await expect(hint.getByText('På en anden telefon eller en computer')).toBeVisible();
});
