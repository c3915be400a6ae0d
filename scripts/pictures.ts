// `npm run pictures`: the pictures of the README, from a fresh demo municipality.
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test';
import { copyFileSync, mkdirSync } from 'node:fs';
import { startPortal } from '../bench/portal';
import { browserFlags, findBrowser } from '../tests/support/browser';
import { logInByHand } from '../tests/support/log-in';

const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };
const desktop = { viewport: { width: 1280, height: 860 } };
const mark = (page: Page, value: string) =>
	page.locator(`label:has(input[name="trin"][value="${value}"])`).first().click();

for (const folder of ['docs/pictures', 'static/screens']) mkdirSync(folder, { recursive: true });
const portal = await startPortal(3430, { DEMO_CROWD: 'on' });
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });

async function take(
	persona: string,
	name: string,
	options: BrowserContextOptions,
	show: (page: Page) => Promise<unknown>
) {
	const context = await browser.newContext({
		baseURL: portal.origin,
		locale: 'da-DK',
		reducedMotion: 'reduce',
		...options
	});
	const page = await context.newPage();
	await logInByHand(page, persona);
	await show(page);
	await page.screenshot({ path: `docs/pictures/${name}.png` });
	// Two of them are what a phone shows before the portal is laid on its home screen (manifest.webmanifest).
	if (name === 'hjem' || name === 'lineal') copyFileSync(`docs/pictures/${name}.png`, `static/screens/${name}.png`);
	await context.close();
	console.log(`docs/pictures/${name}.png`);
}

await take('viktor', 'hjem', phone, (page) => page.goto('/hjem', { waitUntil: 'networkidle' }));
await take('viktor', 'lineal', phone, (page) =>
	page.goto('/lineal', { waitUntil: 'networkidle' }).then(() => mark(page, '3.5'))
);
await take('tove', 'borger-lineal', desktop, async (page) => {
	await page.getByRole('link', { name: 'Viktor Holm' }).click();
	await page.getByRole('link', { name: 'Hvordan går det?' }).click();
	await page.waitForURL('**/lineal');
	await page.waitForLoadState('networkidle');
});
await take('tove', 'borger-plan', desktop, async (page) => {
	await page.getByRole('link', { name: 'Yusuf' }).click();
	await page.getByRole('link', { name: 'Plan', exact: true }).click();
	await page.waitForURL('**/plan');
	await page.waitForLoadState('networkidle');
});
await take('viktor', 'moede', phone, async (page) => {
	await page.goto('/moeder');
	await page.getByRole('link', { name: 'Se mødet' }).click();
	await page.waitForURL(/moeder\/[0-9a-f-]{36}/);
	await page.waitForLoadState('networkidle');
});
await take('tove', 'moede-i-gang', desktop, async (page) => {
	await page.getByRole('link', { name: 'Viktor Holm' }).click();
	await page.getByRole('link', { name: 'Møder', exact: true }).click();
	await page.getByRole('link', { name: 'Planlæg et møde' }).click();
	await page.getByRole('link', { name: 'Kick-off', exact: true }).click();
	const clock = (minutes: number) =>
		new Date(Date.now() + minutes * 60_000).toLocaleString('sv-SE', { timeZone: 'Europe/Copenhagen' });
	await page.getByLabel('Dag', { exact: true }).fill(clock(0).slice(0, 10));
	await page.getByLabel('Fra kl.').fill(clock(-20).slice(11, 16));
	await page.getByLabel('Til kl.').fill(clock(70).slice(11, 16));
	await page.getByRole('checkbox', { name: /^Signe/ }).check();
	await page.getByRole('button', { name: 'Planlæg mødet' }).click();
	await page.waitForURL(/gemt/);
	await page.goto(`${new URL(page.url()).pathname}/moede`);
	await page.getByRole('button', { name: 'Begynd mødet' }).click();
	await page.getByRole('group', { name: 'Mødets ur' }).scrollIntoViewIfNeeded();
	await page.waitForLoadState('networkidle');
	await page.evaluate(() => window.scrollTo(0, 330));
});
await take('viktor', 'samtykke', phone, async (page) => {
	await page.goto('/samtykke', { waitUntil: 'networkidle' });
	await page.getByRole('region', { name: 'Beskæftigelse' }).scrollIntoViewIfNeeded();
	await page.evaluate(() => window.scrollBy(0, 240));
});
await take('viktor', 'hvem-har-set', phone, async (page) => {
	await page.goto('/hvem-har-set', { waitUntil: 'networkidle' });
	await page.getByRole('heading', { level: 2 }).first().scrollIntoViewIfNeeded();
	await page.evaluate(() => window.scrollBy(0, 300));
});
await take('lars', 'overblik', desktop, async (page) => {
	// The quarters are closed by a job, a few seconds after the start.
	const closed = page.getByRole('heading', { name: /^Fremgang i / });
	for (let tries = 0; tries < 60 && !(await closed.isVisible()); tries += 1) {
		await page.waitForTimeout(1000);
		await page.goto('/overblik', { waitUntil: 'networkidle' });
	}
	await closed.scrollIntoViewIfNeeded();
	await page.evaluate(() => window.scrollBy(0, 320));
});
await browser.close();
await portal.stop();
