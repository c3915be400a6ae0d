import { chromium, expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { startPortalWire, type PortalWire } from '../../fakes/portal-wire';
import { expectAccessibleNow } from '../../support/accessible';
import { browserFlags, findBrowser } from '../../support/browser';
import { logIn } from '../../support/log-in';
import { startOwnPlan } from '../../support/start-plan';

const origin = 'http://127.0.0.1:3310';
test.setTimeout(120_000);

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

const newPage = async (serviceWorkers: BrowserContextOptions['serviceWorkers']) => {
	const context = await browser.newContext({
		baseURL: origin,
		locale: 'da-DK',
		timezoneId: 'Europe/Copenhagen',
		viewport: { width: 360, height: 740 },
		serviceWorkers
	});
	return context.newPage();
};

/** Until the worker answers for the page. */
const controlled = (page: Page) =>
	page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (navigator.serviceWorker.controller) return;
		await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
	});

/** What lies in one of the browser's stores, as text; empty when there is none. Bytes and keys become their sizes. */
const lies = (page: Page, database: string, store: string) =>
	page.evaluate(
		async ([name, from]) => {
			const known = await indexedDB.databases();
			if (!known.some((each) => each.name === name)) return [];
			return new Promise<string[]>((resolve, reject) => {
				const asked = indexedDB.open(name);
				// Deleted since we asked: it may not be made anew, and empty, by looking.
				asked.onupgradeneeded = () => asked.transaction?.abort();
				asked.onerror = () => (asked.error?.name === 'AbortError' ? resolve([]) : reject(asked.error));
				asked.onsuccess = () => {
					const db = asked.result;
					const look = db.transaction(from).objectStore(from);
					const [keys, values] = [look.getAllKeys(), look.getAll()];
					look.transaction.oncomplete = () => {
						db.close();
						const said = (value: unknown) =>
							JSON.stringify(value, (_key, each: unknown) =>
								each instanceof ArrayBuffer ? new TextDecoder('latin1').decode(each) : each
							);
						resolve(keys.result.map((key, index) => `${String(key)} ${said(values.result[index])}`));
					};
				};
			});
		},
		[database, store] as const
	);
const copy = async (page: Page) =>
	(await lies(page, 'voresplan-kopi', 'kv')).filter((each) => each.startsWith('copy '));
const isOwn = async (page: Page) =>
	(await lies(page, 'voresplan-udbakke', 'meta')).some((each) => each.startsWith('own '));

/** Everything that the browser keeps for us, as one text. */
const everything = async (page: Page) => {
	const plain = await page.evaluate(async () => {
		const caught: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys())
				caught.push(request.url, (await (await cache.match(request))?.text()) ?? '');
		}
		return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, caught]);
	});
	const stores = await Promise.all([
		lies(page, 'voresplan-kopi', 'kv'),
		lies(page, 'voresplan-udbakke', 'item'),
		lies(page, 'voresplan-udbakke', 'meta')
	]);
	return plain + JSON.stringify(stores);
};

/** Says that the phone is one's own, and waits for what comes with it. */
async function makeOwn(page: Page) {
	await page.goto('/indstillinger');
	await page.getByRole('button', { name: 'Det er min egen telefon' }).click();
	await expect(page.getByText('Nu ligger der en kopi på telefonen.')).toBeVisible();
	await expect(page.getByText('Du har sagt, at det er din egen telefon.')).toBeVisible();
}

test('A9 on a phone that is one’s own the plan is read without net in under a second, an answer waits, and a log-off without net leaves nothing to read', async () => {
	const page = await newPage('allow');
	await logIn(page, 'viktor');
	await page.goto('/plan');
	const goal = (await page.locator('article h3').first().innerText()).trim();
	expect(goal.length).toBeGreaterThan(5);
	await makeOwn(page);
	await expectAccessibleNow(page, 'Indstillinger on one’s own phone');
	await controlled(page);
	// The key of the outbox is there for an answer without net.
	await expect
		.poll(async () => (await lies(page, 'voresplan-udbakke', 'meta')).some((each) => each.startsWith('seal ')))
		.toBe(true);
	expect(await everything(page), 'sealed').not.toContain(goal);

	await wire.cut();
	const took: number[] = [];
	for (const address of ['/plan', '/plan', '/']) {
		const cold = await page.context().newPage();
		await cold.goto(address);
		await cold.locator('[data-copy]').waitFor();
		took.push(await cold.evaluate(() => performance.now()));
		if (took.length === 1) {
			await expect(cold.getByRole('heading', { name: goal })).toBeVisible();
			await expect(cold.getByText(/^Sådan så det ud i dag kl\. \d/)).toBeVisible();
			await expectAccessibleNow(cold, 'the plan without net');
		}
		await cold.close();
	}
	expect(Math.min(...took), `the plan stood after ${took.map(Math.round).join(', ')} ms`).toBeLessThan(1_000);

	await page.goto('/beskeder');
	await expect(page.getByText('Den side er ikke i kopien.')).toBeVisible();
	const tabs = page.getByRole('navigation', { name: 'Sider' });
	for (const [tab, heading] of [
		['Møder', 'Dine møder'],
		['Mit team', 'Mit team']
	] as const) {
		await tabs.getByRole('link', { name: tab }).click();
		await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
	}
	await tabs.getByRole('link', { name: 'Svar' }).click();
	const form = page.locator('[data-form="lineal"]').first();
	await form.locator('label:has(input[name="trin"][value="3"])').click();
	await form.getByRole('button', { name: /^(Send til|Gem med svar)/ }).click();
	await expect(page.locator('[data-outbox="kept"]')).toContainText('Gemt på din telefon');

	await page.getByRole('button', { name: 'Log ud' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByRole('heading', { name: '1 ting er ikke sendt' })).toBeVisible();
	await expect(dialog).toContainText('Den ligger låst på telefonen og bliver sendt, næste gang du logger ind.');
	await dialog.getByRole('button', { name: 'Log ud', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Du er logget af på denne telefon' })).toBeVisible();
	expect(await page.content()).not.toContain(goal);
	expect(await copy(page)).toEqual([]);
	expect(await everything(page)).not.toContain(goal);
	await page.goto('/plan');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Der er ikke net');

	wire.seen.length = 0;
	await wire.restore();
	await page.goto('/plan');
	await expect(page).toHaveURL(/\/login/);
	expect(wire.seen.find((each) => !each.endsWith('/service-worker.js'))).toBe('POST /login?/log-af');
	await expect(page.getByText('1 svar venter på at blive sendt')).toBeVisible({ timeout: 10_000 });
	// Back: nothing of the plan (A8).
	await page.goBack();
	expect(await page.content()).not.toContain(goal);
});

test('A8 A9 the copy goes after thirty days, when it is asked for, at a log-off and when somebody else logs in', async () => {
	const page = await newPage('block');
	await logIn(page, 'viktor');
	await makeOwn(page);
	expect(await copy(page)).toHaveLength(1);
	await expect(page.locator('[data-outbox-status]')).toBeAttached({ timeout: 10_000 });

	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const asked = indexedDB.open('voresplan-kopi');
				asked.onerror = () => reject(asked.error);
				asked.onsuccess = () => {
					const change = asked.result.transaction('kv', 'readwrite');
					const found = change.objectStore('kv').get('copy');
					found.onsuccess = () =>
						change.objectStore('kv').put({ ...found.result, takenAt: Date.now() - 30 * 86_400_000 }, 'copy');
					change.oncomplete = () => {
						asked.result.close();
						resolve();
					};
				};
			})
	);
	await wire.cut();
	// The page looks every minute, and when it is looked at again.
	const lookedAt = () => page.evaluate(() => void window.dispatchEvent(new Event('focus')));
	await expect.poll(() => lookedAt().then(() => copy(page))).toEqual([]);
	await wire.restore();
	await page.reload();
	await expect.poll(() => copy(page), { timeout: 15_000 }).toHaveLength(1);

	await page.getByRole('button', { name: 'Glem denne telefon' }).click();
	await expect(page.getByText('Kopien er slettet.')).toBeVisible();
	expect([await copy(page), await isOwn(page)]).toEqual([[], false]);

	await makeOwn(page);
	await page.getByRole('button', { name: 'Log af' }).click();
	await expect(page).toHaveURL(/\/login\?logget-af$/);
	await expect.poll(() => copy(page)).toEqual([]);
	// Logged in again the copy comes again; and goes, with the mark, when somebody else does.
	await logIn(page, 'viktor');
	await expect.poll(() => copy(page), { timeout: 15_000 }).toHaveLength(1);
	await page.context().clearCookies();
	await logIn(page, 'kasper');
	await expect(page).toHaveURL(/\/hjem$/);
	await expect.poll(async () => [await copy(page), await isOwn(page)], { timeout: 15_000 }).toEqual([[], false]);
});

test('A9 nothing is kept of a borger who is skaermet: the copy goes, and no new one can be had', async () => {
	const page = await newPage('block');
	await logIn(page, 'tove');
	await startOwnPlan(page, 'ludvig', 'Ludvig Mose');
	await page.context().clearCookies();
	await logIn(page, 'ludvig');
	await makeOwn(page);
	expect(await copy(page)).toHaveLength(1);
	await page
		.getByRole('region', { name: 'Skjul mine spor' })
		.getByRole('button', { name: /^Slå til/ })
		.click();
	await expect(page.getByText('Derfor gemmer vi intet på telefonen.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Det er min egen telefon' })).toHaveCount(0);
	await expect.poll(async () => [await copy(page), await isOwn(page)], { timeout: 15_000 }).toEqual([[], false]);
	const answers = await page.evaluate(async () => {
		const told = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"own":true}' };
		return [(await fetch('/api/kopi')).status, (await fetch('/api/kopi', told)).status];
	});
	expect(answers).toEqual([404, 404]);
});
