import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';

const origin = 'http://127.0.0.1:3310';
const card = (page: Page) => page.locator('[aria-labelledby="kalender"]');
/** As a calendar asks: without a cookie. */
const fetched = (address: string, headers: Record<string, string> = {}) => fetch(address, { headers });

async function makeAddress(page: Page) {
	await card(page)
		.getByRole('button', { name: /^Lav en/ })
		.click();
	await expect(card(page)).toContainText('Vi viser den kun denne ene gang.');
	const address = await card(page).getByLabel('Adresse til din kalender').inputValue();
	expect(address).toMatch(/^http:\/\/127\.0\.0\.1:3310\/kalender\/[\w-]{43}\.ics$/);
	return address;
}

/** What any calendar of the borger’s says, and what none says. */
async function expectFeed(address: string, { place }: { place: boolean }) {
	const answer = await fetched(address);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
	expect(answer.headers.get('cache-control')).toBe('private, no-cache');
	const file = (await answer.text()).replace(/\r\n[ \t]/g, '');
	expect(file).toContain('SUMMARY:Møde med kommunen');
	expect(file).toMatch(/DTSTART:\d{8}T\d{6}Z/);
	expect(file).not.toMatch(/Viktor|Tove|Signe|TZID/);
	expect(/^LOCATION:/m.test(file)).toBe(place);
	const again = await fetched(address, { 'if-none-match': answer.headers.get('etag') ?? '' });
	expect(again.status).toBe(304);
	expect(await again.text()).toBe('');
}

async function deleteFirst(page: Page) {
	await card(page)
		.getByRole('button', { name: /^Slet adressen/ })
		.first()
		.click();
	await expect(card(page)).toContainText('Adressen er slettet.');
}

test('viktor gives his calendar an address with the place, sees it once, and takes it back', async ({ page }) => {
	await logIn(page, 'viktor');
	await page.goto('/indstillinger');
	await expect(card(page)).toContainText('Alle, der kender adressen, kan se, hvornår du har møde.');
	await card(page).getByLabel('Vis også, hvor vi mødes').check();
	const address = await makeAddress(page);
	await expect(card(page).getByRole('link', { name: 'Åbn i min kalender' })).toHaveAttribute('href', /^webcal:/);
	await expectFeed(address, { place: true });
	await page.goto('/indstillinger');
	await expect(card(page)).toContainText('Med sted');
	expect(await page.content()).not.toContain(address);
	await deleteFirst(page);
	expect((await fetched(address)).status).toBe(404);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('viktor does the same without the place', async ({ page }) => {
		test.setTimeout(60_000);
		await logIn(page, 'viktor');
		await page.goto('/indstillinger');
		const address = await makeAddress(page);
		await expectFeed(address, { place: false });
		await page.goto('/indstillinger');
		await expect(card(page)).toContainText('Uden sted');
		await deleteFirst(page);
		expect((await fetched(address)).status).toBe(404);
	});
});

test('axe finds nothing on the card of the calendar, before and after an address is made', async ({ page }) => {
	test.setTimeout(90_000);
	await logIn(page, 'kasper');
	await expectAccessible(page, '/indstillinger');
	await makeAddress(page);
	await expectAccessibleNow(page, 'a new address');
	await page.goto('/indstillinger');
	await deleteFirst(page);
});

test('G3 on a phone in Tokyo a meeting shows the Danish time and says so; on one in Denmark nothing is said', async ({
	browser
}) => {
	const open = async (timezoneId: string) => {
		const context = await browser.newContext({ baseURL: origin, locale: 'da-DK', timezoneId });
		const page = await context.newPage();
		await logIn(page, 'viktor');
		await page.goto('/moeder');
		const when = (await page.getByRole('heading', { level: 2 }).first().innerText()).replace(/\s+/g, ' ');
		return { page, when };
	};
	const [denmark, tokyo] = [await open('Europe/Copenhagen'), await open('Asia/Tokyo')];
	expect(tokyo.when).toBe(denmark.when);
	await expect(tokyo.page.locator('[data-danish-time]').first()).toContainText(
		/^Tiden er dansk tid\. Når klokken er [\d.]+ i Danmark, er den [\d.]+, hvor du er/
	);
	await tokyo.page.locator('main a[href^="/moeder/"]').first().click();
	await expect(tokyo.page).toHaveURL(/\/moeder\/[0-9a-f-]{36}$/);
	await expect(tokyo.page.locator('[data-danish-time]')).toContainText('Tiden er dansk tid.');
	await expect(denmark.page.locator('[data-danish-time]')).toHaveCount(0);
	await Promise.all([denmark, tokyo].map(({ page }) => page.context().close()));
});
