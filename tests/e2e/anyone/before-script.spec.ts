import { expect, test } from '@playwright/test';
import { logIn } from '../../support/log-in';

test('what one opens, chooses and types before the script comes stays', async ({ page }) => {
	await logIn(page, 'viktor');
	let letGo = () => {};
	const held = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	await page.route('**/_app/**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/mit-team', { waitUntil: 'commit' });
	const fold = page
		.locator('main details')
		.filter({ has: page.locator('textarea') })
		.first();
	const field = fold.locator('textarea').first();
	await fold.locator('summary').first().click();
	await field.fill('Skrevet, før siden var klar.');

	letGo();
	await page.waitForFunction(() => 'sveltekit:history' in (history.state ?? {}));
	await page.waitForLoadState('networkidle');
	await expect(fold).toHaveAttribute('open', '');
	await expect(field).toHaveValue('Skrevet, før siden var klar.');
});
