import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';
import { mailsTo } from '../../support/postbox';
import { startOwnPlan } from '../../support/start-plan';

const origin = 'http://127.0.0.1:3310';
const soeren = 'soeren@solbjerg.example';
const inTwoWeeks = () =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' }).format(Date.now() + 14 * 86_400_000);
const numberOn = async (page: Page) => (await page.locator('[data-plan-number]').innerText()).replace('Plan ', '');

/** Tove plans a meeting with Søren. @returns its address and the number of the plan */
async function planWithSoeren(page: Page, id: string) {
	await page.goto(`/borgere/${id}/team/tilfoej?soeg=s%C3%B8ren+jobcenter`);
	await page.getByLabel('Det gør personen').fill('Hjælper dig med at finde en praktik.');
	await page.getByLabel('Derfor er personen med').fill('Du vil gerne i praktik.');
	await page.getByRole('button', { name: 'Sæt på teamet' }).click();
	await page.waitForURL(/team\?gemt/);
	await page.goto(`/borgere/${id}/moeder/nyt?skabelon=opfoelgning`);
	await page.getByLabel('Dag', { exact: true }).fill(inTwoWeeks());
	await page.getByLabel('Sted', { exact: true }).fill('Kanalhuset, stue 4');
	await page.getByRole('checkbox', { name: 'Søren Bro' }).check();
	await page.getByRole('button', { name: 'Planlæg mødet' }).click();
	await page.waitForURL(/moeder\/[0-9a-f-]{36}\?gemt=planlagt/);
	const number = await numberOn(page);
	await page.goto(`/borgere/${id}/plan`);
	expect(await numberOn(page)).toBe(number);
	return number;
}

test('M4 Søren gets the meeting into his calendar by mail with a plan number and no name, and answers it with one press', async ({
	page,
	browser
}) => {
	test.setTimeout(90_000);
	await page.setViewportSize({ width: 1280, height: 900 });
	await logIn(page, 'tove');
	const id = await startOwnPlan(page, '6103901004', 'Lise Kalender');
	const number = await planWithSoeren(page, id);
	expect(Number(number)).toBeGreaterThan(1000);

	const mine = async () => (await mailsTo(soeren)).filter(({ subject }) => subject.endsWith(`plan ${number}`));
	await expect.poll(async () => (await mine()).length, { timeout: 45_000 }).toBe(1);
	const [mail] = await mine();
	expect(mail?.subject).toBe(`Indkaldelse: Møde, plan ${number}`);
	expect(mail?.calendar?.method).toBe('REQUEST');
	const file = (mail?.calendar?.content ?? '').replace(/\r?\n[ \t]/g, '');
	expect(file).toContain(`SUMMARY:Møde\\, plan ${number}`);
	expect(file).toContain('SEQUENCE:0');
	expect(`${mail?.text} ${file}`).not.toMatch(/Lise|Tove|Kanalhuset/);
	const link = /http:\/\/127\.0\.0\.1:3310(\/svar\/[\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';

	// Nobody is logged in, and there is no JavaScript: a mail is read anywhere.
	const context = await browser.newContext({ baseURL: origin, locale: 'da-DK', javaScriptEnabled: false });
	const anywhere = await context.newPage();
	await anywhere.goto(link);
	await expect(anywhere.getByRole('heading', { level: 1 })).toHaveText(`Møde, plan ${number}`);
	await expect(anywhere.getByRole('main')).not.toContainText(/Lise|Kanalhuset/);
	await anywhere.getByRole('button', { name: 'Ja, jeg kommer' }).click();
	await expect(anywhere.getByText('Dit svar er gemt: Du kommer.')).toBeVisible();
	await anywhere.getByRole('button', { name: 'Jeg kommer ikke' }).click();
	await expect(anywhere.getByRole('alert')).toContainText('Skriv, hvorfor du ikke kan komme.');
	await anywhere.getByLabel('Hvorfor kan du ikke komme?').fill('Jeg er på kursus.');
	await anywhere.getByRole('button', { name: 'Jeg kommer ikke' }).click();
	await expect(anywhere.getByText('Dit svar er gemt: Du kommer ikke.')).toBeVisible();
	await context.close();

	await page.goto(`/borgere/${id}/moeder`);
	await page.getByRole('listitem').filter({ hasText: 'Opfølgning' }).getByRole('link').first().click();
	const row = page.getByRole('region', { name: 'Hvem er med?', exact: true }).getByRole('listitem');
	await expect(row.filter({ hasText: 'Søren Bro' })).toContainText('Grunden: Jeg er på kursus.');
	await expectAccessible(page, link);
	await page.goto(`/svar/${'A'.repeat(43)}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi kan ikke finde siden');
});
