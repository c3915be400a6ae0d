import { expect, test } from '@playwright/test';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';

test('axe finds nothing on the pages for anyone', async ({ page }) => {
	test.setTimeout(90_000);
	for (const address of ['/login', '/login?fejl=niveau', '/login/ukendt', '/was', '/privatliv', '/om', '/findes-ikke'])
		await expectAccessible(page, address);
});

test("axe finds nothing on the borger's pages", async ({ page }) => {
	test.setTimeout(90_000);
	await logIn(page, 'viktor');
	for (const address of ['/hjem', '/plan', '/plan?forloeb', '/moeder', '/mit-team', '/lineal', '/lineal/emner'])
		await expectAccessible(page, address);
	await page.goto('/moeder');
	for (const link of await page
		.locator('main a[href^="/moeder/"]')
		.evaluateAll((links) => links.slice(0, 3).map((each) => each.getAttribute('href') ?? ''))) {
		if (!link.endsWith('.ics')) await expectAccessible(page, link);
	}
});

test("axe finds nothing on the fagperson's pages, nor on a start page without pages", async ({ page }) => {
	test.setTimeout(90_000);
	await logIn(page, 'lars');
	await expectAccessible(page, '/');
	await page.context().clearCookies();
	await logIn(page, 'frida');
	await expectAccessible(page, '/borgere');
	await page.context().clearCookies();
	await logIn(page, 'signe');
	await expectAccessible(page, '/borgere');
	const [first] = await page
		.locator('main a[href^="/borgere/"]')
		.evaluateAll((links) => links.map((each) => each.getAttribute('href') ?? ''));
	expect(first).toBeTruthy();
	await expectAccessible(page, first ?? '');
});
