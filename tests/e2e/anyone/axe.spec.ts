import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { logIn } from '../../support/log-in';

const looks = [
	{ name: '320 px, light', viewport: { width: 320, height: 640 }, colorScheme: 'light' as const },
	{ name: '1280 px, dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' as const }
];

/** No finding of axe, and nothing that makes the page scroll sideways. */
async function expectAccessible(page: Page, address: string) {
	for (const look of looks) {
		await page.setViewportSize(look.viewport);
		await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
		await page.goto(address);
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
			.analyze();
		expect(
			violations.map(
				(each) =>
					`${address} (${look.name}): ${each.id} at ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`
			)
		).toEqual([]);
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, `${address} (${look.name}) scrolls sideways`).toBeLessThanOrEqual(0);
	}
}

test('axe finds nothing on the pages for anyone', async ({ page }) => {
	test.setTimeout(90_000);
	for (const address of ['/login', '/login?fejl=niveau', '/login/ukendt', '/was', '/privatliv', '/om', '/findes-ikke'])
		await expectAccessible(page, address);
});

test("axe finds nothing on the borger's pages", async ({ page }) => {
	test.setTimeout(90_000);
	await logIn(page, 'viktor');
	for (const address of ['/hjem', '/plan', '/moeder', '/mit-team', '/lineal']) await expectAccessible(page, address);
	await page.goto('/moeder');
	for (const link of await page
		.locator('main a[href^="/moeder/"]')
		.evaluateAll((links) => links.slice(0, 3).map((each) => each.getAttribute('href') ?? ''))) {
		if (!link.endsWith('.ics')) await expectAccessible(page, link);
	}
});

test("axe finds nothing on the fagperson's pages, nor on a start page without pages", async ({ page }) => {
	test.setTimeout(90_000);
	await logIn(page, 'karin');
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
