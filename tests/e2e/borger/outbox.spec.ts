import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';

// `setOffline` does not reach the worker, which would send what the page cannot: tests/e2e/faults/outbox.spec.ts has both.
test.use({ serviceWorkers: 'block' });

const origin = 'http://127.0.0.1:3310';
const form = (page: Page) => page.locator('[data-form="lineal"]').first();
const mark = (page: Page, value: string) => form(page).locator(`label:has(input[name="trin"][value="${value}"])`);
const send = (page: Page) => form(page).getByRole('button', { name: /^(Send til|Gem mit svar)/ });
const note = (page: Page) => form(page).getByLabel('Vil du sige hvorfor?');
const status = (page: Page) => page.locator('[data-outbox-status]');

type Kept = { id: string; seq: number; state: string; owner: string };

/** The items as they lie in this browser. */
const items = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<Kept[]>((resolve, reject) => {
				const opened = indexedDB.open('voresplan-udbakke');
				opened.onerror = () => reject(new Error('not opened'));
				opened.onsuccess = () => {
					const all = opened.result.transaction('item').objectStore('item').getAll();
					all.onsuccess = () => {
						opened.result.close();
						resolve(all.result as Kept[]);
					};
				};
			})
	);
const states = async (page: Page) => (await items(page)).map(({ state }) => state);

/** Everything that this browser keeps in the open, as one text. */
const lying = async (page: Page) => {
	const plain = await page.evaluate(async () => {
		const kept = await Promise.all(
			(await caches.keys()).map(async (name) => {
				const cache = await caches.open(name);
				const texts = (await cache.keys()).map(async (asked) => (await cache.match(asked))?.text());
				return Promise.all(texts);
			})
		);
		return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, kept]);
	});
	return plain + JSON.stringify(await items(page));
};

/** Waits until the page has the server's key and what it loads late, so that it can do without net. */
async function ready(page: Page) {
	const asked = page.waitForResponse((response) => response.url().endsWith('/api/outbox'));
	await page.goto('/lineal');
	await asked;
	await expect(status(page)).toBeAttached({ timeout: 10_000 });
}

test('Q5 an answer without net lies on the phone, sealed, and once the net is back the municipality has it once', async ({
	page,
	context
}) => {
	const canary = 'KANARIE-nanna-udbakke jeg sov godt i nat.';
	await logIn(page, 'nanna');
	await ready(page);
	const id = (await form(page).locator('input[name="id"]').inputValue()).toLowerCase();
	await context.setOffline(true);
	await mark(page, '4').click();
	await note(page).fill(canary);
	await send(page).dblclick();

	const kept = page.locator('[data-outbox="kept"]');
	await expect(kept).toContainText('Gemt på din telefon');
	await expect(kept).toContainText('Kommunen har det ikke endnu.');
	await expect(kept).toContainText(canary);
	await expect(kept).toBeFocused();
	await expect(kept.locator('a[href="tel:112"]')).toBeVisible();
	await expect(page.getByText('Modtaget af kommunen')).toHaveCount(0);
	await expect(status(page)).toContainText('1 svar venter på at blive sendt');
	expect(await items(page)).toMatchObject([{ id, seq: 1, state: 'waiting' }]);
	expect(await lying(page)).not.toContain('KANARIE');
	await expectAccessibleNow(page, 'an answer that waits on the phone');

	await context.setOffline(false);
	await expect(page.locator('[data-outbox="received"]')).toContainText(/Modtaget af kommunen kl\. \d/);
	await expect(page.getByText('Gemt på din telefon')).toHaveCount(0);
	expect(await states(page)).toEqual(['received']);

	// Going back and sending the same form again is the same answer.
	const again = await page.request.post('/lineal?/svar', {
		form: { id, emne: 'samlet', linealVersion: '1', trin: '4', note: canary, skridt: '' },
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(again.status()).toBe(303);
	await page.goto('/lineal');
	await expect(page.getByText(canary)).toHaveCount(1);
	expect(await states(page)).toEqual(['received']);
});

for (const [why, refuse] of [
	[
		'is full',
		() =>
			(IDBObjectStore.prototype.put = () => {
				throw new DOMException('full', 'QuotaExceededError');
			})
	],
	[
		'is refused',
		() =>
			(IDBFactory.prototype.open = () => {
				throw new DOMException('no', 'SecurityError');
			})
	]
] as const) {
	test(`Q8 where the browser’s store ${why} it says "Ikke gemt", what was typed stays, and with net it is sent`, async ({
		page,
		context
	}) => {
		const broken: string[] = [];
		page.on('pageerror', (problem) => broken.push(problem.message));
		await page.addInitScript(refuse);
		await logIn(page, 'nanna');
		await ready(page);
		await context.setOffline(true);
		await mark(page, '3.5').click();
		await note(page).fill(`Telefonen ${why}.`);
		await send(page).click();
		await expect(page.locator('[data-outbox="not-kept"]')).toContainText('Ikke gemt');
		await expect(page.getByText('Gemt på din telefon')).toHaveCount(0);
		await expect(note(page)).toHaveValue(`Telefonen ${why}.`);
		await expect(form(page).locator('input[name="trin"][value="3.5"]')).toBeChecked();
		await context.setOffline(false);
		await send(page).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Modtaget af kommunen kl\. \d/);
		expect(broken).toEqual([]);
	});
}

test('A10 three answers of Michelle’s wait through a log-out and Emil’s log-in unread and unsent, and come when she is back', async ({
	page
}) => {
	test.setTimeout(90_000);
	const canaries = ['KANARIE-michelle-en', 'KANARIE-michelle-to', 'KANARIE-michelle-tre'];
	const sent: string[] = [];
	page.on('request', (asked) => {
		if (asked.method() === 'POST' && asked.url().includes('/api/trivselsmaaling')) sent.push(asked.url());
	});
	const closed = /\/(lineal\?\/svar|api\/trivselsmaaling)$/;
	await logIn(page, 'michelle');
	await page.route(closed, (route) => route.abort());
	for (const canary of canaries) {
		await ready(page);
		await mark(page, '3').click();
		await note(page).fill(canary);
		await send(page).click();
		await expect(page.locator('[data-outbox="kept"]')).toContainText('Gemt på din telefon');
	}
	expect((await items(page)).map(({ seq }) => seq).sort()).toEqual([1, 2, 3]);

	await page.request.post('/login?/log-af', { form: {}, headers: { origin } });
	await page.goto('/login?logget-af');
	await expect(status(page)).toContainText('3 svar venter på at blive sendt');
	await expect(status(page).getByRole('link', { name: 'Log ind for at sende' })).toBeVisible();
	expect(await lying(page)).not.toContain('KANARIE');

	await page.unroute(closed);
	sent.length = 0;
	await logIn(page, 'emil');
	await page.goto('/lineal');
	await expect(status(page)).toBeAttached({ timeout: 10_000 });
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(status(page)).not.toContainText('venter');
	expect(await page.content()).not.toContain('KANARIE-michelle');
	expect(await states(page)).toEqual(['waiting', 'waiting', 'waiting']);
	expect(sent).toEqual([]);

	await page.request.post('/login?/log-af', { form: {}, headers: { origin } });
	await logIn(page, 'michelle');
	await expect.poll(() => states(page), { timeout: 15_000 }).toEqual(['received', 'received', 'received']);
	expect(sent).toHaveLength(3);
	const own = await (await page.request.get('/lineal')).text();
	for (const canary of canaries) expect(own).toContain(canary);
});

test('a message waits like an answer; a samtykke cannot, and the page says so before anybody presses in vain', async ({
	page,
	context
}) => {
	test.setTimeout(60_000);
	await logIn(page, 'nanna');
	await ready(page);
	await page.goto('/beskeder/ny');
	await expect(status(page)).toBeAttached({ timeout: 10_000 });
	await page.getByLabel('Hvad handler det om?').fill('Fra kælderen');
	await page.getByRole('textbox', { name: 'Din besked' }).fill('Der er ikke net her.');
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Send besked' }).click();
	await expect(page.locator('[data-outbox="kept"]')).toContainText('Gemt på din telefon');
	await expect(status(page)).toContainText('1 besked venter på at blive sendt');
	await expectAccessibleNow(page, 'a message that waits on the phone');
	await context.setOffline(false);
	await expect(page.locator('[data-outbox="received"]')).toContainText(/Modtaget af kommunen kl\. \d/);
	await page.getByRole('link', { name: 'Se dine beskeder' }).click();
	await page.getByRole('link', { name: 'Fra kælderen' }).click();
	await expect(page.getByRole('region', { name: 'Beskeder i samtalen' })).toContainText('Der er ikke net her.');

	// The log-in has ended meanwhile: it lies on the phone, and goes when she is back.
	await page.goto('/beskeder/ny');
	await expect(status(page)).toBeAttached({ timeout: 10_000 });
	await page.getByLabel('Hvad handler det om?').fill('Efter tiden');
	await page.getByRole('textbox', { name: 'Din besked' }).fill('Jeg blev logget af.');
	await context.clearCookies({ name: 'session' });
	await page.getByRole('button', { name: 'Send besked' }).click();
	await expect(page.locator('[data-outbox="kept"]')).toContainText('Log ind, så sender vi det.');
	await logIn(page, 'nanna');
	await expect.poll(() => states(page), { timeout: 15_000 }).not.toContain('waiting');
	expect(await states(page)).not.toContain('refused');

	await page.goto('/samtykke');
	await page.locator('main a[href^="/samtykke/aendr"]').first().click();
	await expect(page).toHaveURL(/\/samtykke\/aendr/);
	await context.setOffline(true);
	await expect(page.getByRole('main')).toContainText('Et samtykke kan ikke vente på telefonen.');
	await page.locator('main form button[type="submit"]').first().click();
	await expect(page).toHaveURL(/\/samtykke\/aendr/);
	await expect(page.getByRole('main')).toContainText('Et samtykke kan ikke vente på telefonen.');
});
