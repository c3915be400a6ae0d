import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';
import { startOwnPlan } from '../../support/start-plan';

const origin = 'http://127.0.0.1:3310';
const post = (page: Page, address: string, form: Record<string, string>) =>
	page.request.post(address, { form, headers: { origin, accept: 'text/html' }, maxRedirects: 0 });

/** Somebody at a desk of their own, always with JavaScript. */
async function as(browser: Browser, persona: string): Promise<Page> {
	const context = await browser.newContext({
		baseURL: origin,
		locale: 'da-DK',
		viewport: { width: 1280, height: 900 },
		javaScriptEnabled: true
	});
	const page = await context.newPage();
	await logIn(page, persona);
	return page;
}
/** Today, Europe/Copenhagen. */
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' }).format(Date.now());
/** Tove starts a plan for somebody new, and has Signe on the team, whose department may see nothing. @returns the borger's id */
async function startTeam(tove: Page, who: string, name: string): Promise<string> {
	const id = await startOwnPlan(tove, who, name);
	await tove.goto(`/borgere/${id}/team/tilfoej?soeg=signe`);
	await tove.getByLabel('Det gør personen').fill('Finder støtte.');
	await tove.getByLabel('Derfor er personen med').fill('Du bad om det.');
	await tove.getByRole('button', { name: 'Sæt på teamet' }).click();
	await expect(tove.getByText('Teamet er ændret.')).toBeVisible();
	return id;
}
const letters = (page: Page) => page.getByRole('region', { name: 'Beskeder i samtalen' });
const readers = (page: Page) => page.getByRole('region', { name: 'Hvem læser med?' });

test('a borger writes to Tove by name, is promised a day, sees that she has read, and is answered by her deputy', async ({
	page,
	browser
}) => {
	test.setTimeout(120_000);
	const tove = await as(browser, 'tove');
	const id = await startTeam(tove, 'gerda', 'Gerda Iversen');
	const desk = `/borgere/${id}/beskeder`;

	await logIn(page, 'gerda');
	await page.getByRole('navigation', { name: 'Sider' }).getByRole('link', { name: 'Beskeder' }).click();
	await expect(page.getByRole('main')).toContainText('Du har ikke skrevet med nogen endnu.');
	await page.getByRole('link', { name: 'Skriv en ny besked' }).click();
	await expect(page.getByRole('checkbox').first()).toBeChecked();
	await expect(page.getByRole('checkbox', { name: 'Tove Madsen' })).toBeChecked();
	await expect(page.getByRole('checkbox', { name: 'Signe Bach' })).not.toBeChecked();
	await expect(page.getByRole('group', { name: 'Hvem skriver du til?' })).toContainText('Svarer senest');
	await expect(page.getByRole('note')).toContainText('Er det akut, så ring');
	await page.getByLabel('Hvad handler det om?').fill('Mødet');
	await page.getByRole('button', { name: 'Send besked' }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv noget, før du sender.');
	await expect(page.getByLabel('Hvad handler det om?')).toHaveValue('Mødet');
	await page.getByRole('textbox', { name: 'Din besked' }).fill('Hvornår skal jeg komme?');
	await expect(page.getByText('Du har skrevet 23 af 10.000 tegn.')).toBeVisible();
	await page.getByRole('button', { name: 'Send besked' }).click();
	await expect(page.getByText('Din besked er sendt til Tove.')).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Kun du og Tove kan læse det her.');
	await expect(page.getByRole('main')).toContainText('Du får svar senest');
	await expect(letters(page)).toContainText('Ingen har sagt endnu, at de har læst den.');
	const samtale = new URL(page.url()).pathname;

	// Nobody else on the team: for Signe, whose department may see nothing, this borger does not even exist.
	const signe = await as(browser, 'signe');
	expect((await signe.goto(`${desk}/${samtale.split('/')[2]}`))?.status()).toBe(404);

	await tove.goto(desk);
	await expect(tove.getByRole('main')).toContainText('Lovet svar senest');
	await tove.getByRole('link', { name: 'Mødet' }).click();
	await expect(tove.getByRole('main')).toContainText('Gerda er lovet svar senest');
	await tove.getByRole('button', { name: 'Marker som læst' }).click();
	await expect(letters(tove)).toContainText('Læst af Tove i dag kl.');
	await expect(tove.getByRole('button', { name: 'Marker som læst' })).toHaveCount(0);
	await page.goto(samtale);
	await expect(letters(page)).toContainText('Læst af Tove i dag kl.');
	await expect(page.getByRole('main')).toContainText('Du får svar senest');

	// The borger lets Signe read too, and ends it again.
	await readers(page).locator('summary').click();
	await readers(page).getByRole('radio', { name: 'Signe Bach' }).check();
	await readers(page).getByRole('button', { name: 'Lad læse med' }).click();
	await expect(page.getByRole('main')).toContainText('Kun du, Tove og Signe kan læse det her.');
	expect((await signe.goto(`${desk}/${samtale.split('/')[2]}`))?.status()).toBe(200);
	await expect(letters(signe)).toContainText('Hvornår skal jeg komme?');
	await readers(page).getByRole('button', { name: 'Lad ikke Signe læse mere' }).click();
	await expect(page.getByRole('main')).toContainText('Kun du og Tove kan læse det her.');
	expect((await signe.reload())?.status()).toBe(404);

	// Karen answers, when Tove is away.
	const karen = await as(browser, 'karen');
	expect((await karen.goto(`${desk}/${samtale.split('/')[2]}`))?.status()).toBe(404);
	await tove.goto(`/borgere/${id}/team/tilfoej?som=stedfortraeder&soeg=Karen+Vind`);
	await tove.getByLabel('Hvorfor er tovholderen væk?').fill('Tove er på kursus.');
	await tove.getByLabel('Til og med').fill(today());
	await tove.getByRole('button', { name: 'Sæt ind som stedfortræder' }).click();
	await expect(tove.getByText('Teamet er ændret.')).toBeVisible();
	await page.goto(samtale);
	await expect(page.getByRole('main')).toContainText('Karen læser også med og svarer, når Tove er væk.');
	await karen.goto(`${desk}/${samtale.split('/')[2]}`);
	await karen.getByRole('textbox', { name: 'Dit svar til Gerda' }).fill('Kl. 10 på rådhuset.');
	await expect(karen.getByText('Delt med Gerda og Tove med det samme.')).toBeVisible();
	await karen.getByRole('button', { name: 'Send til Gerda' }).click();
	await expect(letters(karen)).toContainText('Kl. 10 på rådhuset.');
	await expect(karen.getByRole('textbox', { name: 'Dit svar til Gerda' })).toHaveValue('');

	await page.goto(samtale);
	await expect(letters(page).getByRole('listitem').last()).toContainText('Karen Vind');
	await expect(letters(page)).toContainText(/Læst af Tove i dag kl\. [\d.]+ og Karen i dag/);
	await expect(page.getByRole('main')).not.toContainText('Du får svar senest');
	// What the borger does with it is shown to nobody.
	await tove.goto(`${desk}/${samtale.split('/')[2]}`);
	await expect(letters(tove).getByRole('listitem').last()).not.toContainText(/læst/i);
	await expectAccessibleNow(page, 'a conversation');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a message is kept as it was typed, stands once, and is offered to Tove when its reader has just left', async ({
		page,
		browser
	}) => {
		test.setTimeout(120_000);
		const tove = await as(browser, 'tove');
		const id = await startTeam(tove, 'holger', 'Holger Juul');
		await logIn(page, 'holger');
		await page.goto('/beskeder/ny');
		await page.getByRole('checkbox', { name: 'Tove Madsen' }).uncheck();
		await page.getByLabel('Hvad handler det om?').fill('Bolig');
		await page.getByRole('textbox', { name: 'Din besked' }).fill('x'.repeat(10_001));
		await page.getByRole('button', { name: 'Send besked' }).click();
		await expect(page.getByRole('alert')).toContainText('Vælg mindst en, du vil skrive til.');
		await expect(page.getByRole('alert')).toContainText('Der er plads til 10.000 tegn.');
		await expect(page.getByRole('textbox', { name: 'Din besked' })).toHaveValue('x'.repeat(10_001));
		await expect(page.getByRole('checkbox', { name: 'Tove Madsen' })).not.toBeChecked();
		await page.getByRole('checkbox', { name: 'Signe Bach' }).check();
		const hostile = "<b>fed</b> مرحبا 👩‍👩‍👧‍👦 '; drop table besked; --";
		await page.getByRole('textbox', { name: 'Din besked' }).fill(hostile);
		await page.getByRole('button', { name: 'Send besked' }).click();
		await expect(letters(page).getByRole('listitem')).toHaveText(new RegExp('<b>fed</b> مرحبا 👩‍👩‍👧‍👦'));
		await expect(letters(page)).toContainText(hostile);
		const samtale = new URL(page.url()).pathname;

		const form = { id: crypto.randomUUID(), tekst: 'Kun en gang' };
		for (const _ of [1, 2]) expect((await post(page, `${samtale}?/svar`, form)).status()).toBe(303);
		expect((await post(page, `${samtale}?/svar`, { ...form, tekst: 'Andet' })).status()).toBe(400);
		await page.goto(samtale);
		await expect(letters(page).getByText('Kun en gang')).toHaveCount(1);

		for (let each = 1; each <= 20; each += 1)
			await post(page, `${samtale}?/svar`, { id: crypto.randomUUID(), tekst: `nr. ${each}` });
		await page.goto(samtale);
		await expect(letters(page).getByRole('listitem')).toHaveCount(20);
		await expect(letters(page).getByRole('listitem').last()).toContainText('nr. 20');
		await page.getByRole('link', { name: 'Vis ældre beskeder' }).click();
		await expect(letters(page).getByRole('listitem')).toHaveCount(2);
		await expect(letters(page).getByRole('listitem').first()).toContainText('<b>fed</b>');
		await page.getByRole('link', { name: 'Vis nyere beskeder' }).click();

		// Signe leaves the team while Holger writes.
		await page.getByLabel('Skriv her').fill('Er der nogen?');
		await tove.goto(`/borgere/${id}/team`);
		const row = tove.getByRole('listitem').filter({ has: tove.getByRole('heading', { name: 'Signe Bach', level: 3 }) });
		await row.getByText('Tag Signe af teamet').click();
		await row.getByRole('radio', { name: 'Med det samme' }).check();
		await row.getByLabel('Hvorfor?').fill('Nyt arbejde.');
		await row.getByRole('button', { name: 'Tag af teamet' }).click();
		await expect(tove.getByText('Teamet er ændret.')).toBeVisible();
		await page.getByRole('button', { name: 'Send til Signe' }).click();
		await expect(page.getByRole('alert')).toContainText('Din besked er ikke sendt.');
		await expect(page.getByRole('main')).toContainText('Signe Bach er ikke på dit team mere og kan ikke læse med.');
		await expect(page.getByLabel('Skriv her')).toHaveValue('Er der nogen?');
		await page.getByRole('button', { name: 'Send til Tove' }).click();
		await expect(page.getByText('Din besked er sendt til Tove.')).toBeVisible();
		await expect(letters(page).getByRole('listitem')).toHaveCount(1);
		await expect(letters(page)).toContainText('Er der nogen?');

		// Tove reads the new one, nothing of the old one.
		await tove.goto(`/borgere/${id}/beskeder`);
		await expect(tove.getByRole('region', { name: 'Samtaler' }).getByRole('listitem')).toHaveCount(1);
		expect((await tove.goto(`/borgere/${id}/beskeder/${samtale.split('/')[2]}`))?.status()).toBe(404);
	});

	test('no input to the messages makes an error of ours', async ({ page }) => {
		await logIn(page, 'nanna');
		const unknown = '/beskeder/9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10';
		for (const address of [unknown, '/beskeder/x', '/beskeder?side=x', '/beskeder?side=0', '/beskeder/ny/mere'])
			expect((await page.goto(address))?.status(), address).toBe(404);
		expect((await page.goto('/beskeder?side=9999'))?.status()).toBe(200);
		expect((await page.goto('/beskeder/ny?til=x'))?.status()).toBe(200);
		const forms: Record<string, string>[] = [{}, { id: 'x', hvem: 'x', emne: '\u0000', tekst: '\u0000' }];
		for (const form of forms) expect((await post(page, '/beskeder/ny', form)).status()).toBe(400);
		for (const action of ['svar', 'tovholder', 'laes-med', 'stop'])
			expect(
				(await post(page, `${unknown}?/${action}`, { id: 'x', tekst: 'x', hvem: 'x', laeser: 'x' })).status()
			).toBe(404);
	});
});
