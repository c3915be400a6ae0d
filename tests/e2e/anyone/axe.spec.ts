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

test("axe finds nothing on the borger's messages", async ({ page }) => {
	test.setTimeout(90_000);
	await logIn(page, 'viktor');
	for (const address of ['/beskeder', '/beskeder/ny']) await expectAccessible(page, address);
	await page.goto('/beskeder');
	const conversation = page.locator('main a[href^="/beskeder/"]:not([href$="/ny"])').first();
	await expectAccessible(page, (await conversation.getAttribute('href')) ?? '');
});

test("axe finds nothing on the fagperson's meetings and messages, meeting mode and the forms included", async ({
	page
}) => {
	test.setTimeout(180_000);
	await logIn(page, 'tove');
	await page.getByRole('link', { name: 'Viktor Holm' }).click();
	await page.waitForURL('**/borgere/*/**');
	const work = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
	for (const address of [
		'/borgere/fravaer',
		`${work}/moeder`,
		`${work}/moeder/nyt`,
		`${work}/moeder/nyt?skabelon=kickoff`
	])
		await expectAccessible(page, address);
	await page.goto(`${work}/moeder`);
	const moede = (await page.locator(`main a[href*="/moeder/"]:not([href*="/nyt"])`).first().getAttribute('href')) ?? '';
	expect(moede).toMatch(/moeder\/[0-9a-f-]{36}$/);
	for (const address of [moede, `${moede}/rediger`, `${moede}/moede`, `${work}/beskeder`, `${work}/beskeder/ny`])
		await expectAccessible(page, address);
	await page.goto(`${work}/beskeder`);
	const conversation = page.locator('main a[href*="/beskeder/"]:not([href$="/ny"])').first();
	await expectAccessible(page, (await conversation.getAttribute('href')) ?? '');
});

test("axe finds nothing on the fagperson's pages", async ({ page }) => {
	test.setTimeout(90_000);
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
