import { expect, test, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { logIn } from '../../support/log-in';

test.use({ viewport: { width: 1280, height: 900 } });
const origin = 'http://127.0.0.1:3310';
const form = (page: Page) => page.locator('[data-form="lineal"]').first();

test('Mine borgere says what needs attention, in words and without a number', async ({ page }) => {
	await logIn(page, 'tove');
	const main = page.getByRole('main');
	await expect(main).toContainText('Kræver handling');
	await expect(main).toContainText('Kasper Lund');
	await expect(main).toContainText(/Nyt svar|Note ikke læst/);
	await expect(main).toContainText(/Vores aftale er \d+ dage forsinket/);
	await expect(main).toContainText('Intet næste møde');
	await expect(main).not.toContainText(/[1-5]½?, (Det|mellem)/);
	await page.getByLabel('Find en borger på din liste').fill('kasp');
	await page.getByRole('button', { name: 'Søg' }).click();
	await expect(main).toContainText('Kasper Lund');
	await expect(main).not.toContainText('Michelle Krogh');
});

test('frida is on nobody’s team and has an empty list', async ({ page }) => {
	await logIn(page, 'frida');
	await expect(page.getByRole('main')).toContainText('ikke på nogens team');
	await expect(page.locator('main a[href^="/borgere/"]')).toHaveCount(0);
});

test('farid is on Viktor’s team without adgangsgrundlag: for him that borger does not exist', async ({ page }) => {
	await logIn(page, 'tove');
	const address = await page.getByRole('link', { name: 'Viktor Holm' }).getAttribute('href');
	await page.context().clearCookies();
	await logIn(page, 'farid');
	await expect(page.getByRole('main')).not.toContainText('Viktor');
	for (const path of [address ?? '', `${address}/lineal`, `/borgere/${randomUUID()}/lineal`, '/borgere/x/lineal']) {
		const answer = await page.goto(path);
		expect(answer?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi kan ikke finde siden');
		await expect(page.getByRole('main')).not.toContainText('Viktor');
	}
	const fields = { id: randomUUID(), emne: 'samlet', linealVersion: '1', trin: '3', note: '', skridt: '' };
	const rated = await page.request.post(`${address}/lineal?/svar`, {
		form: fields,
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(rated.status()).toBe(404);
	const opened = await page.request.post(`${address}/lineal?/aabn`, {
		form: { emne: 'samlet', nu: 'ja' },
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(opened.status()).toBe(404);
});

test('a borger’s pages do not exist for staff, nor those of staff for a borger', async ({ page }) => {
	await logIn(page, 'tove');
	for (const address of ['/hjem', '/plan', '/moeder', '/mit-team', '/lineal'])
		expect((await page.goto(address))?.status()).toBe(404);
	expect((await page.request.post('/api/trivselsmaaling', { data: {}, headers: { origin } })).status()).toBe(404);
	await page.context().clearCookies();
	await logIn(page, 'laura');
	for (const address of ['/borgere', `/borgere/${randomUUID()}`, `/borgere/${randomUUID()}/lineal`])
		expect((await page.goto(address))?.status()).toBe(404);
});

test('M23 the note is there at once, the own rating comes first, then both stand side by side', async ({ page }) => {
	await logIn(page, 'tove');
	await page.getByRole('link', { name: 'Kasper Lund' }).click();
	await expect(page).toHaveURL(/\/lineal$/);
	const main = page.getByRole('main');
	await expect(main).toContainText('Kasper skriver');
	const unread = await page.getByRole('button', { name: 'Marker som læst' }).count();
	expect(unread).toBeGreaterThan(0);
	await page.getByRole('button', { name: 'Marker som læst' }).first().click();
	await expect(page.getByRole('button', { name: 'Marker som læst' })).toHaveCount(unread - 1);

	await form(page).locator('label:has(input[value="2.5"])').click();
	await form(page).getByRole('button', { name: 'Gem min vurdering' }).click();
	await expect(main).toContainText(/Din vurdering er gemt/);
});

test('a professional may press "Vis nu" before rating, and it is noted as seen first', async ({ page }) => {
	await logIn(page, 'signe');
	await page.getByRole('link', { name: 'Viktor Holm' }).click();
	await expect(page).toHaveURL(/\/lineal$/);
	const now = page.getByRole('button', { name: /Vis nu/ }).first();
	await expect(now).toContainText('bliver noteret');
	const main = page.getByRole('main');
	await expect(main).toContainText('Ikke åbnet');
	await now.click();
	await expect(page).toHaveURL(/aabnet=samlet/);
	await expect(main).toContainText(/Viktor.*: .*(½|\d), /s);
	await expect(main).toContainText('Det kan I tale om');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('a professional rates, and an empty rating comes back with a sentence', async ({ page }) => {
		await logIn(page, 'signe');
		await page.getByRole('link', { name: 'Viktor Holm' }).click();
		const rating = page.locator('details:has([data-form="lineal"])').first();
		await rating.locator('summary').first().click();
		const area = rating.locator('[data-form="lineal"]');
		await area.getByRole('button').last().click();
		await expect(page.getByText('Sæt dit svar på linealen').first()).toBeVisible();
	});
});
