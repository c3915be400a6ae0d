import { deflateSync } from 'node:zlib';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';

test.use({ viewport: { width: 1280, height: 900 } });
const origin = 'http://127.0.0.1:3310';

async function as(browser: Browser, persona: string): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: origin, locale: 'da-DK' })).newPage();
	await logIn(page, persona);
	return page;
}
const main = (page: Page) => page.getByRole('main');

/** A picture of one point, whose checksums nobody asks for. */
function png() {
	const chunk = (type: string, data: Buffer) => {
		const length = Buffer.alloc(4);
		length.writeUInt32BE(data.length);
		return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
	};
	const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	const data = deflateSync(Buffer.alloc(4));
	return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

test('anna opens an account, a new colleague logs in with it, and is out at the next click when anna closes it', async ({
	page,
	browser
}) => {
	test.setTimeout(90_000);
	await logIn(page, 'anna');
	await expect(page).toHaveURL(/\/admin$/);
	await page.getByRole('link', { name: 'Konti' }).first().click();
	await page.getByRole('link', { name: 'Ny konto' }).click();
	await page.getByLabel('Navn', { exact: true }).fill('Gry Holt');
	await page.getByLabel('Brugernavn hos log-ind-udbyderen').fill('tove');
	await page.getByLabel('Telefon (valgfri)').fill('ring bare');
	await page.getByRole('button', { name: 'Opret kontoen' }).click();
	const errors = page.getByRole('alert');
	await expect(errors).toContainText('Vælg en enhed.');
	await expect(errors).toContainText('Vælg mindst én rolle');
	await errors.getByRole('link', { name: 'Skriv et telefonnummer med tal' }).click();
	await expect(page.getByLabel('Telefon (valgfri)')).toBeFocused();
	await expect(page.getByLabel('Telefon (valgfri)')).toHaveValue('ring bare');
	await page.getByLabel('Telefon (valgfri)').fill('85 10 20 99');
	await page.getByLabel('Enhed', { exact: true }).selectOption({ label: 'Beskæftigelse › Jobcenter' });
	await page.getByRole('checkbox', { name: 'Fagperson' }).check();
	await page.getByRole('button', { name: 'Opret kontoen' }).click();
	await expect(errors).toContainText('En anden konto har det brugernavn.');
	await expect(page.getByRole('checkbox', { name: 'Fagperson' })).toBeChecked();
	await page.getByLabel('Brugernavn hos log-ind-udbyderen').fill('gry');
	await page.getByRole('button', { name: 'Opret kontoen' }).click();
	await expect(page.getByText('Kontoen er gemt.')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gry Holt');
	await expect(main(page)).toContainText('Personen har ikke logget ind endnu.');

	const gry = await as(browser, 'gry');
	await expect(gry).toHaveURL(/\/borgere$/);
	await page.reload();
	await expect(main(page)).toContainText('Knyttet til');
	await page.getByRole('button', { name: 'Luk kontoen' }).click();
	await expect(page.getByText('Kontoen er lukket. Personen kan ikke logge ind.')).toBeVisible();
	await gry.goto('/borgere');
	await expect(gry).toHaveURL(/\/login/);
	await page.goto('/admin/konti?vis=lukkede');
	await expect(main(page).getByRole('link', { name: 'Gry Holt' })).toBeVisible();

	await page.getByRole('link', { name: 'Ændringer' }).first().click();
	const first = main(page).getByRole('listitem').filter({ hasText: 'Konto ”Gry Holt” ændret' }).first();
	await expect(first).toContainText('Anna Vester');
	await first.getByText('Hvad blev ændret?').click();
	await expect(first.getByRole('row', { name: 'Lukket' })).toBeVisible();

	await page.goto('/admin/konti?q=vester');
	await main(page).getByRole('link', { name: 'Anna Vester' }).click();
	await expect(main(page)).toContainText('Det er din egen konto');
	await expect(page.getByRole('button', { name: 'Luk kontoen' })).toHaveCount(0);
});

test('anna draws a new version of the ruler: first the points, then the words; it is not in use before she says so', async ({
	page
}) => {
	await logIn(page, 'anna');
	await page.goto('/admin/linealer');
	await page.getByRole('link', { name: 'Lav en ny version' }).first().click();
	await page.getByRole('textbox', { name: 'Højeste punkt' }).fill('0');
	await page.getByRole('button', { name: 'Videre til ordene' }).click();
	await expect(page.getByRole('alert')).toContainText('Det højeste punkt skal være over det laveste.');
	await page.getByRole('textbox', { name: 'Højeste punkt' }).fill('4');
	await page.getByLabel('Trin').selectOption({ label: '1' });
	await page.getByRole('button', { name: 'Videre til ordene' }).click();
	// The words of the version before stand there, where it had the same points.
	await expect(page.getByLabel('Ord for 4')).toHaveValue('Det går godt');
	await page.getByLabel('Ord for 4').fill('');
	await page.getByRole('button', { name: 'Lav linealen' }).click();
	await expect(page.getByRole('alert')).toContainText('Endens punkt skal have ord.');
	await expect(page.getByLabel('Ord for 1')).toHaveValue('Det er meget svært');
	await page.getByLabel('Ord for 4').fill('Det går rigtig godt');
	await page.getByRole('button', { name: 'Lav linealen' }).click();
	await expect(page.getByText('Linealen er lavet. Den er ikke i brug endnu.')).toBeVisible();
	const made = main(page).getByRole('article').filter({ hasText: 'version 2' });
	await expect(made).toContainText('Fra 1 til 4 i trin på 1. 4 er bedst.');
	await expect(made.getByRole('button', { name: 'Tag i brug' })).toBeVisible();
	await expect(main(page).getByRole('article').filter({ hasText: 'version 1' })).toContainText('I brug');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('a department, a kind of meeting, the opening hours and the logo are set with plain forms', async ({ page }) => {
		test.setTimeout(90_000);
		await logIn(page, 'anna');
		await page.goto('/admin/enheder/ny');
		await page.getByRole('radio', { name: 'Gruppe' }).check();
		await page.getByLabel('Navn', { exact: true }).fill('Nattevagten');
		await page.getByRole('button', { name: 'Opret enheden' }).click();
		await expect(page.getByRole('alert')).toContainText('Vælg, hvad enheden hører under.');
		await expect(page.getByRole('radio', { name: 'Gruppe' })).toBeChecked();
		await page.getByRole('checkbox', { name: 'Stedet siger noget følsomt' }).check();
		await page.getByLabel('Hører under').selectOption({ label: 'Socialafdelingen' });
		await page.getByRole('button', { name: 'Opret enheden' }).click();
		await expect(page.getByText('Det er gemt.')).toBeVisible();
		const made = main(page).getByRole('listitem').filter({ hasText: 'Nattevagten' });
		await expect(made).toContainText('Følsom');
		await made.getByRole('link').click();
		await expect(page.getByRole('checkbox', { name: 'Stedet siger noget følsomt' })).toBeChecked();
		await page.getByRole('button', { name: 'Luk enheden' }).click();
		await expect(main(page)).toContainText('Ingen nye kan komme til den.');

		await page.goto('/admin/moedetyper/ny');
		await page.getByLabel('Navn', { exact: true }).fill('Pårørendesamtale');
		await page.getByLabel('Punkt 1', { exact: true }).fill('Hvordan har I det?');
		await page.getByLabel('Minutter til punkt 1', { exact: true }).fill('90');
		await page.getByRole('button', { name: 'Opret mødetypen' }).click();
		await expect(page.getByRole('alert')).toContainText('Skriv, hvorfor I mødes.');
		await expect(page.getByRole('alert')).toContainText('Punkterne varer længere end mødet.');
		await page.getByLabel('Hvorfor mødes I?').fill('I taler om, hvordan det går derhjemme.');
		await page.getByLabel('Minutter til punkt 1', { exact: true }).fill('20');
		await page.getByRole('button', { name: 'Opret mødetypen' }).click();
		await expect(page.getByText('Mødetypen er gemt.')).toBeVisible();
		await page.getByRole('button', { name: 'Tag ud af brug' }).click();
		await expect(page.getByText('Mødetypen er taget ud af brug.')).toBeVisible();

		await page.goto('/admin/kommune');
		const hours = page.getByLabel('Åbningstid (valgfri)');
		const before = await hours.inputValue();
		await hours.fill('Åbent hele dagen');
		await page.getByLabel('”Forlad siden” fører til').fill('javascript:alert(1)');
		await page.getByRole('button', { name: 'Gem indstillingerne' }).click();
		await expect(page.getByRole('alert')).toContainText('Skriv en adresse, der begynder med https://.');
		await expect(hours).toHaveValue('Åbent hele dagen');
		await page.getByLabel('”Forlad siden” fører til').fill('https://www.dmi.dk/');
		await page.getByRole('button', { name: 'Gem indstillingerne' }).click();
		await expect(page.getByRole('contentinfo')).toContainText('Åbent hele dagen');
		await hours.fill(before);
		await page.getByRole('button', { name: 'Gem indstillingerne' }).click();
		await expect(page.getByRole('contentinfo')).not.toContainText('Åbent hele dagen');

		const file = page.getByLabel('Vælg en fil');
		const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
		await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: svg });
		await page.getByRole('button', { name: 'Gem logoet' }).click();
		await expect(page.getByRole('alert')).toContainText('Det er ikke en PNG-fil');
		await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png() });
		await page.getByRole('button', { name: 'Gem logoet' }).click();
		await expect(page.getByText('Logoet er gemt.')).toBeVisible();
		const address = await main(page).getByRole('img', { name: 'Logo' }).getAttribute('src');
		const logo = await page.request.get(address ?? '');
		expect(logo.headers()).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
		expect(await logo.body()).toEqual(png());
		await page.getByRole('button', { name: 'Fjern logoet' }).click();
		expect((await page.request.get('/kommune/logo')).status()).toBe(404);
	});
});

test('the administrator finds no borger, and nobody else finds the administrator’s pages', async ({ page }) => {
	await logIn(page, 'anna');
	for (const path of ['/borgere', '/fordeling', '/hjem', '/revision', '/borgere/ny'])
		expect((await page.goto(path))?.status(), path).toBe(404);
	for (const path of [
		'/admin/konti/00000000-0000-4000-8000-000000000000',
		'/admin/enheder/00000000-0000-4000-8000-000000000000',
		'/admin/moedetyper/findes-ikke',
		'/admin/moedetyper/a%00b',
		'/admin/konti/x'
	])
		expect((await page.goto(path))?.status(), path).toBe(404);
	for (const path of ['/admin/konti?side=999999&q=%00&rolle=x', '/admin/aendringer?side=999999&hvad=__proto__'])
		expect((await page.goto(path))?.status(), path).toBe(200);
	await page.context().clearCookies();
	await logIn(page, 'tove');
	for (const path of ['/admin', '/admin/konti', '/admin/enheder/ny', '/admin/kommune', '/admin/aendringer'])
		expect((await page.goto(path))?.status(), path).toBe(404);
	const form = { navn: 'x', loesning: 'x' };
	const headers = { origin, accept: 'text/html' };
	expect((await page.request.post('/admin/kommune?/gem', { form, headers })).status()).toBe(404);
});

test('axe finds nothing on the administrator’s pages', async ({ page }) => {
	test.setTimeout(180_000);
	await logIn(page, 'anna');
	const hrefOf = async (path: string, prefix: string) => {
		await page.goto(path);
		const links = main(page).locator(`a[href^="${prefix}"]:not([href$="/ny"])`);
		return (await links.last().getAttribute('href')) ?? '';
	};
	const konto = await hrefOf('/admin/konti?q=tove', '/admin/konti/');
	const enhed = await hrefOf('/admin/enheder', '/admin/enheder/');
	const moedetype = await hrefOf('/admin/moedetyper', '/admin/moedetyper/');
	for (const folder of ['', '/konti', '/konti/ny', '/enheder', '/enheder/ny', '/kommune', '/linealer', '/aendringer'])
		await expectAccessible(page, `/admin${folder}`);
	for (const path of [konto, enhed, moedetype, '/admin/moedetyper', '/admin/linealer/ny'])
		await expectAccessible(page, path);
	await expectAccessible(page, '/admin/linealer/ny?navn=X&lavest=1&hoejest=5&trin=0.5&bedst=highest&ord=ja');
	await page.goto('/admin/konti/ny');
	await page.getByRole('button', { name: 'Opret kontoen' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expectAccessibleNow(page, 'a new account, refused');
});
