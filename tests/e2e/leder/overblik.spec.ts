import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';

test.use({ viewport: { width: 1280, height: 900 } });

const origin = 'http://127.0.0.1:3310';
const borgere = ['Viktor', 'Holm', 'Kasper', 'Lund', 'Michelle', 'Krogh', 'Nanna', 'Friis', 'Yusuf', 'Demir'];
const figure = (page: Page, label: string) =>
	page.locator('[data-figure]').filter({ has: page.getByText(label, { exact: true }) });

/** The job counts a moment after the start, and every five minutes. */
const untilCounted = (page: Page) =>
	expect(async () => {
		await page.reload();
		await expect(figure(page, 'Planer i gang')).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 330_000, intervals: [1_000, 5_000] });

test('S13 M35 M27 M4 B10 lars sees how the work goes in his unit and below, each figure explained, and nobody', async ({
	page
}) => {
	test.setTimeout(400_000);
	await logIn(page, 'lars');
	await expect(page).toHaveURL(/\/overblik$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overblik: Beskæftigelse');
	await untilCounted(page);

	await expect(page.getByRole('main')).toContainText(/Talt \d+\. \S+ \d{4} kl\. /);
	for (const label of ['Afsluttet på et år', 'Varighed', 'Møde ved 16 og 17½ år', 'For sent nu'])
		await expect(figure(page, label)).toBeVisible();
	await expect(figure(page, 'Møde ved 16 og 17½ år')).toContainText('Ikke målt endnu');
	const cross = figure(page, 'To eller flere afdelinger med');
	await expect(cross).toContainText(/af \d+ planer/);
	await expect(cross).toContainText(/Færre end 5| %/);
	await cross.getByText('Forklaring').click();
	await expect(cross).toContainText('Andel af planer i gang, hvor folk fra mindst to forvaltninger er med på teamet.');

	const staff = page.getByRole('table', { name: 'Planer og ubesvarede invitationer for hver medarbejder' });
	await expect(staff.getByRole('columnheader', { name: 'Ubesvarede invitationer' })).toBeVisible();
	const tove = staff.getByRole('row', { name: /Tove Madsen/ });
	await expect(tove).toContainText('Jobcenter');
	await expect(tove.getByRole('cell').nth(1)).toHaveText(/^[1-9]\d*$/);
	await expect(staff).not.toContainText('Signe Bach');

	// With so few borgere a closed quarter shows no figure; and before one is closed there is none.
	await expect(page.getByRole('main')).toContainText(/Intet kvartal er lukket endnu\.|”Færre end 5” betyder/);

	await page.getByRole('table', { name: 'Lige nu, efter enhed' }).getByRole('link', { name: 'Ungeteamet' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overblik: Ungeteamet');
	await expect(figure(page, 'Har svaret på tre måneder')).toContainText('Færre end 5');
	await expect(page.getByRole('table', { name: /^Planer og ubesvarede/ })).toContainText('Amalie Steen');
	for (const shown of [
		'/overblik',
		'/overblik/__data.json',
		page.url(),
		'/overblik/eksport.csv',
		'/overblik/eksport.json'
	]) {
		const body = await (await page.request.get(shown)).text();
		expect(body.length).toBeGreaterThan(100);
		for (const name of borgere) expect(body.includes(name), `${name} at ${shown}`).toBe(false);
	}
	await page
		.getByRole('navigation', { name: 'Enheder over denne' })
		.getByRole('link', { name: 'Beskæftigelse' })
		.click();
	await expect(page).toHaveURL(/\/overblik$/);

	const csv = await page.request.get('/overblik/eksport.csv');
	expect(csv.headers()['content-type']).toBe('text/csv; charset=utf-8');
	expect(csv.headers()['cache-control']).toContain('no-store');
	expect(csv.headers()['content-disposition']).toMatch(/^attachment; filename="vores-plan-\d{4}-\d\d-\d\d\.csv"$/);
	expect([...(await csv.body()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	const json = (await (await page.request.get('/overblik/eksport.json')).json()) as { maalinger: unknown[] };
	expect(json).toMatchObject({ kommune: { navn: 'Solbjerg Kommune' } });
	expect(json.maalinger).toHaveLength(9);
});

test("B10 a unit that is another leder's, is unknown or is no unit is the same page that is not there; other parameters are nothing", async ({
	page,
	browser
}) => {
	const anna = await (await browser.newContext({ baseURL: origin, locale: 'da-DK' })).newPage();
	await logIn(anna, 'anna');
	await anna.goto('/admin/enheder');
	const idOf = async (name: string) =>
		(await anna.getByRole('link', { name, exact: true }).first().getAttribute('href'))?.split('/').at(-1) ?? '';
	const [social, kommune] = [await idOf('Socialafdelingen'), await idOf('Solbjerg Kommune')];
	expect(social).toMatch(/^[0-9a-f-]{36}$/);

	await logIn(page, 'lars');
	const mainOf = async (address: string) => {
		const answer = await page.request.get(address, { headers: { accept: 'text/html' } });
		return { status: answer.status(), main: /<main[\s\S]*<\/main>/.exec(await answer.text())?.[0] };
	};
	const absent = await mainOf('/findes-ikke');
	expect(absent.status).toBe(404);
	expect(absent.main).toContain('Vi kan ikke finde siden');
	const wrong = [social, kommune, randomUUID(), '-1', '', 'null', '%00', `${social}&enhed=${social}`];
	for (const path of ['/overblik', '/overblik/eksport.csv', '/overblik/eksport.json'])
		for (const enhed of wrong) {
			const found = await mainOf(`${path}?enhed=${enhed}`);
			expect(found.status, `${path} ${enhed}`).toBe(404);
			if (path === '/overblik') expect(found.main, enhed).toBe(absent.main);
		}
	const ignored = `/overblik?k=1&kvartal=-3&borger=${randomUUID()}&enhed[]=${social}&least=0`;
	expect((await page.goto(ignored))?.status()).toBe(200);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overblik: Beskæftigelse');
	expect((await anna.goto('/overblik'))?.status()).toBe(404);
});

test("axe finds nothing on the leder's overview", async ({ page }) => {
	test.setTimeout(90_000);
	await logIn(page, 'lars');
	await expectAccessible(page, '/overblik');
});
