import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';

/** Somebody at a desk of their own. */
async function as(browser: Browser, persona: string): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: 'http://127.0.0.1:3310', locale: 'da-DK' })).newPage();
	await logIn(page, persona);
	return page;
}
const looksOf = (page: Page, name: string) =>
	page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name }) });

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('F1 F10 what Tove opens stands on Viktor’s page at once, with her reason; he finds it, and asks her why', async ({
		page,
		browser
	}) => {
		test.setTimeout(60_000);
		const tove = await as(browser, 'tove');
		const link = tove.getByRole('link', { name: 'Viktor Holm' });
		const work = (await link.getAttribute('href'))?.split('/').slice(0, 3).join('/') ?? '';
		expect((await tove.goto(`${work}/plan`))?.status()).toBe(200);

		await logIn(page, 'viktor');
		await page.goto('/hvem-har-set');
		await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('I dag');
		const card = looksOf(page, 'Tove Madsen').first();
		await expect(card).toContainText('åbnede');
		await expect(card).toContainText('din plan');
		await expect(card).toContainText('Grund: Arbejder på planen');
		await expect(card).toContainText('dit navn på en liste');
		await expect(looksOf(page, 'Dig selv').first()).toContainText('ind');

		await page.getByLabel('Hvad', { exact: true }).selectOption({ label: 'Log-ind og kontrol' });
		await page.getByRole('button', { name: 'Vis', exact: true }).click();
		await expect(page).toHaveURL(/hvad=log/);
		await expect(looksOf(page, 'Tove Madsen')).toHaveCount(0);
		await expect(page.getByLabel('Hvad', { exact: true })).toHaveValue('log');
		await page.getByRole('link', { name: 'Vis alt' }).click();

		await looksOf(page, 'Tove Madsen').first().getByRole('link', { name: 'Spørg Tove hvorfor' }).click();
		await expect(page).toHaveURL(/\/beskeder\/ny\?om=\d{4}-\d\d-\d\d&til=/);
		await expect(page.getByRole('checkbox', { name: 'Tove Madsen' })).toBeChecked();
		await expect(page.getByLabel('Hvad handler det om?')).toHaveValue(/^Hvorfor så du mine oplysninger .+\?$/);
	});
});

test('axe finds nothing on the page of who has looked, and an address that is none shows no error', async ({
	page
}) => {
	test.setTimeout(60_000);
	await logIn(page, 'viktor');
	await expectAccessible(page, '/hvem-har-set');
	for (const strange of ['hvem=%00&hvad=alt', 'foer=-1', 'hvem=0f8fad5b-d9cb-469f-a165-70867728950e', 'foer=1'])
		expect((await page.goto(`/hvem-har-set?${strange}`))?.status()).toBe(200);
	await expect(page.getByRole('main')).toContainText('Der er ikke set noget af det, du har valgt.');
});
