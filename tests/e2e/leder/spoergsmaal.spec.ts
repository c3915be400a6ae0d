import { randomUUID } from 'node:crypto';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';

const origin = 'http://127.0.0.1:3310';
const desktop = { width: 1280, height: 900 };
const headers = { origin, accept: 'text/html' };

async function as(browser: Browser, persona: string, over = {}): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: origin, locale: 'da-DK', ...over })).newPage();
	await logIn(page, persona);
	return page;
}
/** The address of the plan of a borger on the list. */
async function planOf(page: Page, name: string): Promise<string> {
	await page.goto(`/borgere?q=${encodeURIComponent(name.split(' ')[0] ?? '')}`);
	const href = await page.getByRole('link', { name }).first().getAttribute('href');
	return `${/\/borgere\/[0-9a-f-]{36}/.exec(href ?? '')?.[0]}/plan`;
}
const panel = (page: Page) => page.getByRole('region', { name: 'Spørgsmål til ledere' });
const question = (page: Page | Locator, text: string) => page.getByRole('listitem').filter({ hasText: text });
/** Fills in the page on which one asks, and sends it. */
async function ask(page: Page, text: string) {
	await page.getByRole('checkbox', { name: 'Lars Dahl' }).check();
	await page.getByLabel('Dit spørgsmål').fill(text);
	await page.getByRole('button', { name: 'Send spørgsmålet' }).click();
}

test.describe('at a desk', () => {
	test.use({ viewport: desktop });

	test('S4 B10 tove asks lars and names nobody, lars answers without knowing whom it is about, tove shares it, and viktor reads it', async ({
		page,
		browser
	}) => {
		test.setTimeout(90_000);
		const text = 'Må vi bruge 3.000 kr. til et kørekort, når det giver en læreplads?';
		const answer = 'Ja. Bed om en regning først.';
		await logIn(page, 'tove');
		const plan = await planOf(page, 'Viktor Holm');
		await page.goto(plan);
		await panel(page).getByRole('link', { name: 'Spørg en leder' }).click();
		await expect(page.getByRole('main')).toContainText('Skriv ikke, hvem det handler om');

		await ask(page, 'Må Viktor få et kørekort?');
		await expect(page.getByRole('alert')).toContainText('Borgerens navn står i teksten. Skriv den uden navn.');
		await expect(page.getByLabel('Dit spørgsmål')).toHaveValue('Må Viktor få et kørekort?');
		await expect(page.getByRole('checkbox', { name: 'Lars Dahl' })).toBeChecked();
		await ask(page, text);
		await expect(panel(page)).toContainText('Spørgsmålet er sendt.');
		await expect(question(panel(page), text)).toContainText('Lars Dahl svarer senest');

		const lars = await as(browser, 'lars');
		await lars.goto('/spoergsmaal');
		const asked = question(lars, text);
		await expect(asked).toContainText('Tove Madsen');
		for (const hidden of ['Viktor', 'Holm', plan.split('/')[2] ?? ''])
			expect(await lars.content()).not.toContain(hidden);
		await asked.getByLabel('Dit svar').fill(answer);
		await asked.getByRole('button', { name: 'Send svaret' }).click();
		await expect(lars.getByText('Svaret er sendt til teamet.')).toBeVisible();
		for (const address of ['/borgere', plan, `${plan}/spoergsmaal`])
			expect((await lars.goto(address))?.status()).toBe(404);

		const viktor = await as(browser, 'viktor');
		await viktor.goto('/plan');
		await expect(viktor.getByRole('main')).not.toContainText(text);
		await page.goto(plan);
		const answered = question(panel(page), text);
		await expect(answered).toContainText(answer);
		await expect(answered).toContainText('Lars Dahl svarede');
		await answered.getByRole('button', { name: /^Del med Viktor/ }).click();
		await expect(panel(page)).toContainText('Det er delt med Viktor.');
		await viktor.reload();
		const read = viktor.getByRole('region', { name: 'Dit team har spurgt en leder' });
		await expect(question(read, text)).toContainText(answer);

		const long = 'x'.repeat(100_000);
		for (const id of ['', 'x', randomUUID()]) {
			const sent = [
				await lars.request.post('/spoergsmaal?/svar', { form: { spoergsmaal: id, svar: long }, headers }),
				await page.request.post(`${plan}/spoergsmaal?/spoerg`, { form: { id, leder: id, tekst: long }, headers })
			];
			expect(sent.map((each) => each.status())).toEqual([400, 400]);
			const shared = await page.request.post(`${plan}/spoergsmaal?/del`, { form: { spoergsmaal: id }, headers });
			expect(shared.status()).toBe(404);
		}
	});

	test('axe finds nothing where a team asks, and where a leder answers', async ({ page, browser }) => {
		test.setTimeout(90_000);
		await logIn(page, 'tove');
		const plan = await planOf(page, 'Viktor Holm');
		await expectAccessible(page, `${plan}/spoergsmaal`);
		await page.getByRole('button', { name: 'Send spørgsmålet' }).click();
		await expect(page.getByRole('alert')).toContainText('Vælg mindst én leder.');
		await expectAccessibleNow(page, 'the question with errors');
		await ask(page, 'Kan vi låne et lokale om aftenen?');
		await expect(panel(page)).toContainText('Spørgsmålet er sendt.');
		await expectAccessible(page, plan);

		const lars = await as(browser, 'lars');
		await expectAccessible(lars, '/spoergsmaal');
		const asked = question(lars, 'Kan vi låne et lokale om aftenen?');
		await asked.getByRole('button', { name: 'Send svaret' }).click();
		await expect(lars.getByRole('alert')).toContainText('Skriv dit svar.');
		await expectAccessibleNow(lars, '/spoergsmaal with an error');
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

	test('S4 a question is asked and answered with plain forms at 360 px; the same form sent twice is one question', async ({
		page,
		browser
	}) => {
		test.setTimeout(90_000);
		const text = 'Hvem betaler for en mentor efter nytår?';
		await logIn(page, 'signe');
		const plan = await planOf(page, 'Viktor Holm');
		await page.goto(`${plan}/spoergsmaal`);
		await ask(page, 'Det gælder 660190-1234.');
		await expect(page.getByText('Der står et CPR-nummer i teksten. Fjern det.').first()).toBeVisible();
		await expect(page.getByLabel('Dit spørgsmål')).toHaveValue('Det gælder 660190-1234.');
		const [id, leder] = await Promise.all([
			page.locator('input[name="id"]').inputValue(),
			page.getByRole('checkbox', { name: 'Lars Dahl' }).inputValue()
		]);
		await ask(page, text);
		await expect(panel(page)).toContainText('Spørgsmålet er sendt.');
		const again = await page.request.post(`${plan}/spoergsmaal?/spoerg`, { form: { id, leder, tekst: text }, headers });
		expect(again.status()).toBe(200);
		await page.goto(plan);
		await expect(question(panel(page), text)).toHaveCount(1);

		const lars = await as(browser, 'lars', { javaScriptEnabled: false });
		await lars.goto('/spoergsmaal');
		const asked = question(lars, text);
		await expect(asked).toHaveCount(1);
		await asked.getByRole('button', { name: 'Send svaret' }).click();
		await expect(lars.getByText('Skriv dit svar.').first()).toBeVisible();
		await asked.getByLabel('Dit svar').fill('Det gør vi i Beskæftigelse.');
		await asked.getByRole('button', { name: 'Send svaret' }).click();
		await expect(lars.getByText('Svaret er sendt til teamet.')).toBeVisible();
		await page.reload();
		// Signe asked; Tove holds the threads.
		await expect(question(panel(page), text)).toContainText('Tove kan dele det.');
		await expect(question(panel(page), text).getByRole('button')).toHaveCount(0);
	});
});
