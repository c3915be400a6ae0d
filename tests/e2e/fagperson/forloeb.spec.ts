import { expect, test, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';

const wide = { width: 1280, height: 900 };
const rowsOf = (page: Page) => page.getByRole('table').locator('tbody tr');

/** From the list to a borger's time line, the way a professional goes; the address without its path. */
async function openForloeb(page: Page, name: string) {
	const href = await page.getByRole('link', { name }).first().getAttribute('href');
	const borger = /^\/borgere\/[0-9a-f-]+/.exec(href ?? '')?.[0] ?? '';
	await page.goto(`${borger}/forloeb`);
	return borger;
}

test('S19 help, meetings, answers and shifts of a year stand on one line, with what was learnt', async ({ page }) => {
	await page.setViewportSize(wide);
	await logIn(page, 'tove');
	await openForloeb(page, 'Kasper Lund');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kaspers forløb');
	await expect(page.getByRole('link', { name: 'Forløb', exact: true })).toHaveAttribute('aria-current', 'page');

	const garden = rowsOf(page).filter({ hasText: 'Tre dage hos en gartner' });
	await expect(garden).toContainText('Prøvehandling');
	await expect(garden).toContainText('Det lærte vi:');
	await expect(garden).toContainText('Slut');
	await expect(rowsOf(page).filter({ hasText: 'En mentor, der går med' })).toContainText('Er i gang');

	const main = page.getByRole('main');
	await expect(main).toContainText('Møde holdt');
	await expect(main).toContainText(/Kasper gav \d+ svar/);
	await expect(main).toContainText('Udgave 4');
	await expect(main).toContainText('Stedfortræder Karen');
	// That somebody answered, and neither what nor whether it was good.
	await expect(main).not.toContainText(/[1-5]½?, (Det|mellem)/);

	const chart = page.getByRole('region', { name: /tidslinje/ });
	await expect(chart.locator('[aria-hidden="true"]').first()).toBeVisible();
	await expect(chart).toContainText('I dag');
});

test('S19 more than thirty days without anything are marked, above the line and where they were', async ({ page }) => {
	await logIn(page, 'tove');
	await openForloeb(page, 'Viktor Holm');
	await page.getByRole('link', { name: 'Hele forløbet' }).click();
	await expect(page).toHaveURL(/\?aar=alle$/);
	const quiet = page.getByRole('region', { name: 'Uden aktivitet' });
	await expect(quiet).toContainText(/\d\d+ dage uden aktivitet/);
	const marked = page.locator('[data-type="gap"]');
	expect(await marked.count()).toBe(await quiet.getByRole('listitem').count());
	for (const days of await marked.allTextContents()) expect(Number(/\d+/.exec(days)?.[0])).toBeGreaterThan(30);
});

test('S19 a change of tovholder is told with whom, and why', async ({ page }) => {
	await logIn(page, 'tove');
	await openForloeb(page, 'Viktor Holm');
	await page.getByRole('link', { name: 'Hele forløbet' }).click();
	const shift = page.getByRole('listitem').filter({ hasText: 'Ny tovholder' });
	await expect(shift).toContainText('Tove Madsen efter Birgit');
	await expect(shift).toContainText('Grunden:');
});

test('S19 a period is a year, and one that is no year is the last twelve months', async ({ page }) => {
	await logIn(page, 'tove');
	const borger = await openForloeb(page, 'Viktor Holm');
	const year = new Date().getFullYear() - 1;
	await page.getByRole('link', { name: String(year), exact: true }).click();
	await expect(page.getByRole('link', { name: String(year), exact: true })).toHaveAttribute('aria-current', 'page');
	await expect(page.getByRole('main')).toContainText(`1. januar ${year} – 31. december ${year}`);
	await expect(page.getByRole('heading', { name: 'Planlagt' })).toHaveCount(0);
	for (const odd of ['', '9999', '-1', 'alle%27', '%00', '2026&aar=2020']) {
		const answer = await page.goto(`${borger}/forloeb?aar=${odd}`);
		expect(answer?.status(), odd).toBe(200);
	}
});

test('a borger whom one may not see has no time line, and a borger has none of staff’s', async ({ page }) => {
	await logIn(page, 'tove');
	const borger = await openForloeb(page, 'Viktor Holm');
	await page.context().clearCookies();
	await logIn(page, 'farid');
	for (const path of [`${borger}/forloeb`, `/borgere/${randomUUID()}/forloeb`, '/borgere/x/forloeb']) {
		const answer = await page.goto(path);
		expect(answer?.status(), path).toBe(404);
		await expect(page.getByRole('main')).not.toContainText('Viktor');
	}
	await page.context().clearCookies();
	await logIn(page, 'viktor');
	expect((await page.goto(`${borger}/forloeb`))?.status()).toBe(404);
});

test('axe finds nothing on the time line, nor does it scroll sideways', async ({ page }) => {
	test.setTimeout(60_000);
	await logIn(page, 'tove');
	const borger = await openForloeb(page, 'Kasper Lund');
	for (const query of ['', '?aar=alle']) await expectAccessible(page, `${borger}/forloeb${query}`);
});

test.describe(() => {
	test.use({ javaScriptEnabled: false });
	test('S19 without JavaScript: the line, the table and the list are all there, and so are the years', async ({
		page
	}) => {
		await logIn(page, 'tove');
		await openForloeb(page, 'Kasper Lund');
		await expect(rowsOf(page).first()).toBeVisible();
		await expect(
			page
				.getByRole('region', { name: /tidslinje/ })
				.locator('rect')
				.first()
		).toBeAttached();
		await page.getByRole('link', { name: 'Hele forløbet' }).click();
		await expect(page.getByRole('heading', { name: 'Sket' })).toBeVisible();
	});
});
