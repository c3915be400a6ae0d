import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';

const origin = 'http://127.0.0.1:3310';

/** A file that the portal makes: nobody's name in what it is called, and kept nowhere. */
async function fetchFile(page: Page, address: string, type: string) {
	const response = await page.request.get(address);
	expect(response.status(), address).toBe(200);
	const headers = response.headers();
	expect(headers['content-type']).toContain(type);
	expect(headers['content-disposition']).toMatch(/^attachment; filename="[a-z-]+\.\w+"$/);
	expect(headers['cache-control']).toContain('no-store');
	return response.body();
}
const fetchPdf = async (page: Page, address: string) =>
	expect((await fetchFile(page, address, 'application/pdf')).subarray(0, 8).toString()).toBe('%PDF-1.7');

test('S7 B13 viktor has his plan and his meetings on paper, and all that stands about him as PDF and as data', async ({
	page
}) => {
	test.setTimeout(90_000);
	await logIn(page, 'viktor');
	await page.goto('/plan');
	await page.getByRole('link', { name: 'Din plan på papir' }).click();
	await expect(page).toHaveURL(/\/plan\/dokument$/);
	const paper = page.getByRole('article');
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	await expect(paper).toContainText('Jeg vil gerne lave noget med hænderne og sove om natten.');
	await expect(paper).toContainText('Tove Madsen');
	await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
	await fetchPdf(page, '/plan/dokument.pdf');

	await page.goto('/moeder');
	const meetings = page.locator('main a[href^="/moeder/"]');
	// The oldest of all is held.
	const held = (await meetings.last().getAttribute('href')) ?? '';
	await meetings.first().click();
	await expect(page).toHaveURL(/\/moeder\/[0-9a-f-]{36}$/);
	const moede = new URL(page.url()).pathname;
	await page.getByRole('link', { name: /på papir$/ }).click();
	await expect(page).toHaveURL(`${moede}/dokument`);
	await expect(paper).toContainText('Viktor');
	await fetchPdf(page, `${moede}/dokument.pdf`);
	// Not held: there is nothing to acknowledge.
	expect((await page.request.get(`${moede}/aftale`)).status()).toBe(404);

	await page.goto('/hvem-har-set');
	await page.getByRole('link', { name: 'Hent alt om dig' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mine oplysninger');
	await fetchPdf(page, '/mine-oplysninger/oplysninger.pdf');
	const json = (await fetchFile(page, '/mine-oplysninger/oplysninger.json', 'application/json')).toString();
	const file: { oplysninger: { dig: { navn: string }[] }; hvem_har_set: { hvem: string }[] } = JSON.parse(json);
	expect(file.oplysninger.dig[0]?.navn).toBe('Viktor Holm');
	expect(file.hvem_har_set.length).toBeGreaterThan(0);
	expect(json).not.toMatch(/Kasper Lund|Michelle/);

	for (const address of ['/plan/dokument', `${moede}/dokument`, `${held}/aftale`, '/mine-oplysninger'])
		await expectAccessible(page, address);
});

test.describe('without JavaScript at 360 px', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

	test('M16 nanna reads what was agreed, says that it is right, and reads when she said so; twice is once', async ({
		page
	}) => {
		await logIn(page, 'nanna');
		await page.goto('/moeder');
		await page.getByRole('link', { name: /hvordan dagen var/ }).click();
		await page.getByRole('link', { name: 'Se, hvad I aftalte, og bekræft det' }).click();
		await expect(page).toHaveURL(/\/moeder\/[0-9a-f-]{36}\/aftale$/);
		const address = new URL(page.url()).pathname;
		const main = page.getByRole('main');
		await expect(main).toContainText('Dit næste skridt');
		await expect(main).toContainText('Det er ikke en underskrift.');
		const seen = await page.locator('input[name="indhold"]').inputValue();
		const send = (indhold: string) =>
			page.request.post(`${address}?/bekraeft`, {
				form: { indhold },
				headers: { origin, accept: 'text/html' },
				maxRedirects: 0
			});
		// What was not seen is not acknowledged.
		for (const [indhold, status] of [
			['', 400],
			['0'.repeat(64), 409],
			["x'; --", 409]
		] as const)
			expect((await send(indhold)).status(), indhold).toBe(status);
		await page.reload();
		await expect(main).not.toContainText('Du bekræftede det');

		await page.getByRole('button', { name: 'Det er det, vi aftalte' }).click();
		await expect(page).toHaveURL(/\/aftale\?bekraeftet#bekraeft$/);
		await expect(main).toContainText('Tak. Dit team kan se det nu.');
		await expect(main).toContainText(/Du bekræftede det \d+\. \S+ \d{4} kl\. \d/);
		await expect(page.getByRole('button', { name: 'Det er det, vi aftalte' })).toHaveCount(0);
		expect((await send(seen)).status()).toBe(303);
		await fetchPdf(page, `${address}.pdf`);
	});
});
