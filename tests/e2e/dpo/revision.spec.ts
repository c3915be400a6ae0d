import { expect, test } from '@playwright/test';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';

test.use({ viewport: { width: 1280, height: 900 } });

test('F10 the dpo finds who has looked at Viktor, but not what stands there; and Viktor sees that she has', async ({
	page,
	browser
}) => {
	test.setTimeout(60_000);
	const viktor = await (await browser.newContext({ baseURL: 'http://127.0.0.1:3310', locale: 'da-DK' })).newPage();
	await logIn(viktor, 'viktor');
	expect((await viktor.goto('/revision'))?.status()).toBe(404);
	await viktor.goto('/plan');
	const goals = await viktor.getByRole('main').getByRole('heading').allInnerTexts();
	await viktor.goto('/hvem-har-set');
	const number = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(await viktor.getByRole('main').innerText())?.[0] ?? '';
	expect(number).not.toBe('');

	await logIn(page, 'dorte');
	await page.goto('/revision');
	await expect(page.getByRole('heading', { name: 'Er loggen hel?' })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Forseglet til nr.');
	expect((await page.goto('/borgere'))?.status()).toBe(404);

	await page.goto('/revision');
	await page.getByRole('link', { name: 'Søg i loggen' }).click();
	await page.getByLabel('Borgerens nummer').fill('viktor');
	await page.getByRole('button', { name: 'Søg' }).click();
	await expect(page.getByRole('alert')).toContainText('Et nummer er på 36 tegn');
	await expect(page.getByLabel('Borgerens nummer')).toHaveValue('viktor');
	await expect(page.getByRole('table')).toHaveCount(0);

	await page.getByLabel('Borgerens nummer').fill(number);
	await page.getByRole('button', { name: 'Søg' }).click();
	await expect(page.getByRole('table', { name: 'Kig' })).toContainText('Viktor Holm');
	const shown = await page.getByRole('table').innerText();
	expect(goals.filter((goal) => goal.length > 12 && shown.includes(goal))).toEqual([]);
	await page.getByLabel('Medarbejderens navn').fill('ingen hedder sådan');
	await page.getByRole('button', { name: 'Søg' }).click();
	await expect(page.getByRole('main')).toContainText('Ingen kig passer til søgningen.');

	await viktor.reload();
	const card = viktor
		.getByRole('listitem')
		.filter({ has: viktor.getByRole('heading', { level: 3, name: 'Dorte Krag' }) })
		.first();
	await expect(card).toContainText('loggen over dine oplysninger');
	await expect(card).toContainText('Grund: Kontrollerer, hvem der har set dine oplysninger');
});

test("axe finds nothing on the dpo's pages", async ({ page }) => {
	test.setTimeout(60_000);
	await logIn(page, 'dorte');
	for (const address of ['/revision', '/revision/soeg', '/revision/soeg?borger=viktor&fra=2026-02-30'])
		await expectAccessible(page, address);
});
