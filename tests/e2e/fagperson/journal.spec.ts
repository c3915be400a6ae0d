import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';
import { startOwnPlan } from '../../support/start-plan';

test.use({ viewport: { width: 1280, height: 900 } });

const main = (page: Page) => page.getByRole('main');
const form = (page: Page) => page.locator('form.item-form');
/** What stands in the journal: one row each. */
const rows = (page: Page) => page.locator('li[id^="post-"]');
const row = (page: Page, what: string) => rows(page).filter({ hasText: what });

/** The address of a borger of the list. */
async function addressOf(page: Page, name: string): Promise<string> {
	await page.goto(`/borgere?q=${encodeURIComponent(name.split(' ')[0] ?? '')}`);
	const href = await page.getByRole('link', { name }).first().getAttribute('href');
	return /\/borgere\/[0-9a-f-]{36}/.exec(href ?? '')?.[0] ?? '';
}

/** A file behind an address, with the page's own log-in. */
async function pdfAt(page: Page, address: string): Promise<string> {
	const answer = await page.request.get(address);
	expect(answer.status()).toBe(200);
	expect(answer.headers()['content-type']).toBe('application/pdf');
	expect(answer.headers()['cache-control']).toContain('no-store');
	return (await answer.body()).subarray(0, 5).toString('latin1');
}

test('S5 S14 S17 S20 tove shares a plan: it is in the journal once as a document and once as a note, she sees how far each is, and carries the note over to Fasit', async ({
	page
}) => {
	test.setTimeout(150_000);
	await logIn(page, 'tove');
	const id = await startOwnPlan(page, '6104901287', 'Jonas Papir');
	const journal = `/borgere/${id}/journal`;
	await page.goto(journal);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Journalen om Jonas');
	await expect(main(page)).toContainText('Der er ikke lagt noget i journalen.');

	await page.goto(`/borgere/${id}/plan`);
	await page.getByRole('button', { name: 'Tilføj mål' }).click();
	await form(page).getByRole('textbox', { name: 'Mål' }).fill('Et arbejde med dyr æøå 🌱');
	await form(page)
		.getByRole('textbox', { name: /egne ord/ })
		.fill('Jeg bliver glad af heste.');
	await form(page).getByRole('button', { name: 'Gem og luk' }).click();
	await expect(form(page)).toHaveCount(0);
	const share = page.getByRole('region', { name: 'Del med Jonas' });
	await share.getByRole('button', { name: /^Del udgave 1 med/ }).click();
	await expect(share).toContainText('Udgave 1 er delt');

	await page.getByRole('link', { name: 'Se som dokument' }).click();
	await expect(page.getByRole('article')).toContainText('Et arbejde med dyr æøå 🌱');
	expect(await pdfAt(page, `/borgere/${id}/plan/dokument.pdf`)).toBe('%PDF-');

	await page.getByRole('navigation', { name: 'Borgerens sider' }).getByRole('link', { name: 'Journal' }).click();
	await expect(rows(page)).toHaveCount(2);
	await expect(row(page, 'Dokument · Plan')).toContainText('af Tove Madsen');
	await expect(row(page, 'Notat · Plan')).toContainText('Skal sættes ind i Fasit');
	// The worker takes it at once, or within the minute.
	await expect(async () => {
		await page.reload();
		await expect(row(page, 'Dokument · Plan')).toContainText(/Arkivmappe\s+Modtaget/, { timeout: 1_000 });
	}).toPass({ timeout: 75_000 });

	const document = await row(page, 'Dokument · Plan').getByRole('link').first().getAttribute('href');
	expect(await pdfAt(page, `${document}/dokument.pdf`)).toBe('%PDF-');
	await row(page, 'Notat · Plan').getByRole('link').first().click();
	const fasit = page.getByRole('region', { name: 'Sæt ind i Fasit' });
	await expect(fasit.getByLabel('Overskrift')).toHaveValue(/^Vores Plan – Plan, udgave 1/);
	await expect(fasit.getByLabel('Tekst', { exact: true })).toHaveValue(/Et arbejde med dyr æøå 🌱/);
	await expect(fasit.getByRole('button', { name: 'Kopiér: Tekst' })).toBeVisible();
	await page.getByRole('button', { name: /^Jeg har sat det ind ?: Plan, udgave 1, Fasit/ }).click();
	await expect(page.getByText('Det er skrevet ned, at det ligger i journalen.')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Hvor er det?' })).toContainText('Lagt ind i hånden af Tove Madsen');
	const note = new URL(page.url()).pathname;

	for (const address of [journal, note, document ?? '', `/borgere/${id}/plan/dokument`])
		await expectAccessible(page, address);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('S14 a message is put into the journal with one press, and another department puts the plan into its own', async ({
		page
	}) => {
		await logIn(page, 'tove');
		const viktor = await addressOf(page, 'Viktor Holm');
		await page.goto(`${viktor}/beskeder`);
		await main(page).locator('a[href*="/beskeder/"]:not([href$="/ny"])').first().click();
		const letter = page.locator('li[id^="besked-"]').first();
		await letter.getByRole('button', { name: /^Læg i journal ?: beskeden fra/ }).click();
		await expect(page.getByText('Det er lagt i journalen.')).toBeVisible();
		await letter.getByRole('link', { name: /^Lagt i journal .* af Tove$/ }).click();
		const fasit = page.getByRole('region', { name: 'Sæt ind i Fasit' });
		await expect(fasit.getByLabel('Tekst', { exact: true })).toHaveValue(/Notat fra Vores Plan: besked/);
		// A button that could do nothing is not there; the text is marked by hand.
		await expect(fasit.getByRole('button')).toHaveCount(0);
		await page.getByRole('button', { name: /^Jeg har sat det ind/ }).click();
		await expect(page.getByRole('region', { name: 'Hvor er det?' })).toContainText('Lagt ind i hånden af Tove Madsen');

		await page.context().clearCookies();
		await logIn(page, 'signe');
		await page.goto(`${viktor}/journal`);
		await expect(main(page)).not.toContainText('af Tove Madsen');
		const missing = page.getByRole('region', { name: 'Ikke i jeres journal' });
		await missing.getByRole('button', { name: /^Læg i journal hos os ?: Planen, udgave/ }).click();
		await expect(page.getByText('Det er lagt i journalen.')).toBeVisible();
		await expect(row(page, 'Dokument · Plan').first()).toContainText('af Signe Bach');
		await expect(page.getByRole('button', { name: /^Læg i journal hos os: Planen/ })).toHaveCount(0);
	});
});
