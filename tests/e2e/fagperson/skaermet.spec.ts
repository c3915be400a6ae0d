import { expect, test } from '@playwright/test';
import { expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';
import { startOwnPlan } from '../../support/start-plan';

const origin = 'http://127.0.0.1:3310';

test('B12 who holds the threads shields a borger and logs them out everywhere: their next click asks for a log-in', async ({
	page,
	browser
}) => {
	test.setTimeout(120_000);
	await logIn(page, 'soeren');
	const id = await startOwnPlan(page, 'kirsten', 'Kirsten Lang');
	const kirsten = await (await browser.newContext({ baseURL: origin, locale: 'da-DK' })).newPage();
	await logIn(kirsten, 'kirsten');
	await expect(kirsten).toHaveURL(/\/hjem$/);
	await expect(kirsten.getByRole('button', { name: 'Forlad siden' })).toHaveCount(0);

	await page.goto(`/borgere/${id}/team`);
	await page.getByRole('button', { name: 'Skærm Kirsten' }).click();
	await expect(page.getByText('Skærmningen er slået til.')).toBeVisible();
	await expect(page.getByText('Kirsten er skærmet.')).toBeVisible();
	await kirsten.goto('/hjem');
	await expect(kirsten.getByRole('button', { name: 'Forlad siden' })).toBeVisible();

	await page.getByRole('button', { name: 'Log Kirsten ud alle steder' }).click();
	await expect(page.getByText('Kirsten er logget ud alle steder.')).toBeVisible();
	await expectAccessibleNow(page, 'a team whose borger is skaermet');
	await kirsten.goto('/hjem');
	await expect(kirsten).toHaveURL(/\/login/);
});
