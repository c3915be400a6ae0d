import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';
import { chooseHolder, fillIn, lookUp } from '../../support/start-plan';

test.use({ viewport: { width: 1280, height: 900 } });
const origin = 'http://127.0.0.1:3310';

async function as(browser: Browser, persona: string): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: origin, locale: 'da-DK' })).newPage();
	await logIn(page, persona);
	return page;
}
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test('S1 M2 karin starts a plan and appoints Tove; the same morning she appoints Karen, and Tove finds nothing any more', async ({
	page,
	browser
}) => {
	test.setTimeout(90_000);
	await logIn(page, 'karin');
	await expect(page).toHaveURL(/\/fordeling$/);
	await page.getByRole('link', { name: 'Start en plan' }).click();

	await lookUp(page, '6105145555');
	await expect(page.getByRole('alert')).toContainText('Borgeren er under 18 år');
	await lookUp(page, '6199909999');
	await expect(page.getByRole('alert')).toContainText('De første seks tal er ikke en dato');
	await lookUp(page, '650585-111');
	await expect(page.getByRole('alert')).toContainText('Et CPR-nummer er på ti tal');
	await expect(page.getByLabel('Borgerens CPR-nummer')).toHaveValue('650585-111');
	await lookUp(page, ' 650585-1111');
	await expect(page.getByText('Borgeren er ny her')).toBeVisible();
	expect(await page.content()).not.toMatch(/650585-?1111/);
	expect(page.url()).not.toContain('1111');

	await page.getByLabel('Navn', { exact: true }).fill('Asta Berg');
	await page.getByRole('button', { name: 'Lav planen' }).click();
	const errors = page.getByRole('alert');
	await expect(errors).toContainText('Vælg, hvem der skal være tovholder');
	await expect(errors).toContainText('Vælg, om det er et samtykke eller en paragraf');
	await errors.getByRole('link', { name: 'Skriv, hvad oplysningerne skal bruges til' }).click();
	await expect(page.getByLabel('Hvad skal oplysningerne bruges til?')).toBeFocused();
	await expect(page.getByLabel('Navn', { exact: true })).toHaveValue('Asta Berg');
	await chooseHolder(page, 'Tove Madsen');
	await fillIn(page, { name: 'Asta Berg' });
	await page.getByRole('button', { name: 'Lav planen' }).click();
	await expect(page.getByText('Planen er lavet')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Asta Berg');
	await expect(page.getByRole('main')).toContainText('Tove Madsen');
	const address = page.url().replace(/\?.*/, '');
	const borgerId = address.split('/').at(-1) ?? '';

	const tove = await as(browser, 'tove');
	await expect(tove.getByRole('link', { name: 'Asta Berg' })).toBeVisible();
	expect((await tove.goto(`/borgere/${borgerId}/team`))?.status()).toBe(200);

	await page.getByRole('link', { name: 'Skift tovholder' }).click();
	await page.getByRole('searchbox').fill('vind koordinerende');
	await page.getByRole('button', { name: 'Søg' }).click();
	await expect(page.getByRole('radio', { name: 'Karen Vind' })).toBeChecked();
	await page.getByRole('button', { name: 'Overdrag planen' }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv hvorfor. Borgeren læser det.');
	await page.getByLabel('Hvorfor skifter tovholderen?').fill('Tove er blevet syg.');
	await page.getByRole('radio', { name: 'Nej' }).check();
	await page.getByRole('button', { name: 'Overdrag planen' }).click();
	await expect(page).toHaveURL(new RegExp(`${borgerId}\\?gemt`));
	await expect(page.getByRole('region', { name: 'Tovholder' })).toContainText('Karen Vind');
	expect((await tove.reload())?.status()).toBe(404);
	await tove.goto('/borgere');
	await expect(tove.getByRole('main')).not.toContainText('Asta Berg');

	const asta = await as(browser, 'asta');
	await expect(asta.getByRole('main')).toContainText('Karen Vind');
	await expect(asta.getByRole('main')).toContainText('Tove Madsen holder ikke længere trådene i din plan');
	await asta.goto('/mit-team');
	await expect(asta.getByRole('main')).toContainText('Grunden: Tove er blevet syg.');
});

test('the fordeler sees who has a plan and who holds the threads, and nothing of what stands in it', async ({
	page
}) => {
	await logIn(page, 'karin');
	await expect(row(page, 'Viktor Holm')).toContainText('Tove Madsen');
	await page.getByLabel('Find en borger').fill('krogh');
	await page.getByRole('button', { name: 'Søg' }).click();
	await expect(page.getByRole('main')).toContainText('1 plan med ”krogh”');
	await expect(page.getByRole('main')).not.toContainText('Viktor Holm');
	await page.getByRole('link', { name: 'Afsluttede' }).click();
	await expect(page.getByRole('main')).toContainText('Ingen borger her hedder noget med ”krogh”');
	await page.goto('/fordeling');
	await row(page, 'Viktor Holm').getByRole('link', { name: 'Viktor Holm' }).click();
	const id = page.url().split('/').at(-1) ?? '';
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Viktor Holm');
	await expect(page.getByRole('main')).not.toContainText('Holder trådene i din plan');
	for (const folder of ['plan', 'lineal', 'team', 'forloeb'])
		expect((await page.goto(`/borgere/${id}/${folder}`))?.status()).toBe(404);
	await page.context().clearCookies();
	await logIn(page, 'tove');
	for (const path of ['/fordeling', '/fordeling/ny', `/fordeling/${id}`, `/fordeling/${id}/tovholder`])
		expect((await page.goto(path))?.status()).toBe(404);
});

test('S1 frida, a fagperson, starts a plan by CPR number for a colleague; of a plan that runs she learns who holds the threads', async ({
	page
}) => {
	await logIn(page, 'frida');
	await page.goto('/borgere/ny');
	await expect(page.getByText('Vi skriver ned, at du har slået op')).toBeVisible();
	await lookUp(page, 'viktor');
	const main = page.getByRole('main');
	await expect(main).toContainText('Tove Madsen holder trådene');
	await expect(main.getByRole('link', { name: /Ring: 85 10 20 20/ })).toBeVisible();
	await expect(main).not.toContainText('Viktor');
	await page.getByRole('link', { name: 'Slå en anden op' }).click();
	await lookUp(page, '6105901234');
	await expect(page.getByRole('radio', { name: 'Frida Lind (dig)' })).toBeChecked();
	await page.getByRole('radio', { name: 'Loven giver lov' }).check();
	await chooseHolder(page, 'Mette Juhl');
	await expect(page.getByRole('radio', { name: 'Loven giver lov' })).toBeChecked();
	await page.getByLabel('Navn', { exact: true }).fill('Erik Ny');
	await page.getByRole('radio', { name: 'Ikke spurgt endnu' }).check();
	await page.getByLabel('Paragraf', { exact: true }).fill('serviceloven § 85');
	await page.getByLabel('Hvad skal oplysningerne bruges til?').fill('x'.repeat(10_000));
	await page.getByRole('button', { name: 'Lav planen' }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv højst 500 tegn');
	await expect(page.getByLabel('Hvad skal oplysningerne bruges til?')).toHaveValue('x'.repeat(10_000));
	await page.getByLabel('Hvad skal oplysningerne bruges til?').fill('Så vi kan hjælpe sammen.');

	// Pressed twice, in two windows at once: one plan, and a sentence.
	const form = await page
		.locator('form[action="?/opret"]')
		.evaluate((element: HTMLFormElement) =>
			Object.fromEntries([...new FormData(element)].map(([name, value]) => [name, String(value)]))
		);
	const send = () =>
		page.request.post('/borgere/ny?/opret', { form, headers: { origin, accept: 'text/html' }, maxRedirects: 0 });
	const both = await Promise.all([send(), send()]);
	expect(both.map((each) => each.status()).sort()).toEqual([303, 409]);
	const second = both.find((each) => each.status() === 409);
	expect(await second?.text()).toContain('Der er allerede en plan');
	await page.getByRole('button', { name: 'Lav planen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Der er allerede en plan');
	await expect(main).toContainText('Mette Juhl holder trådene');
	await page.goto('/borgere/ny?lavet');
	await expect(main).toContainText('Tovholderen har planen på sin liste nu');
	await page.goto('/borgere');
	await expect(main).not.toContainText('Erik Ny');
});

test('a look-up that is made up, somebody else’s or of yesterday leads back to the number, with all that was typed', async ({
	page
}) => {
	await logIn(page, 'karin');
	const form = { opslag: 'x', navn: 'Kept Name', opgave: 'Kept words', hvorfor: '', formaal: '', til: '', soeg: '' };
	const answer = await page.request.post('/fordeling/ny?/opret', { form, headers: { origin, accept: 'text/html' } });
	expect(answer.status()).toBe(400);
	const text = await answer.text();
	expect(text).toContain('Det er for længe siden, du slog op');
	expect(text).toContain('Kept Name');
	expect(text).toContain('Kept words');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('a plan is started and a deputy appointed and stopped with plain forms', async ({ page }) => {
		test.setTimeout(90_000);
		await logIn(page, 'karin');
		await page.getByRole('link', { name: 'Start en plan' }).click();
		await lookUp(page, '6106901235');
		await fillIn(page, { name: 'Finn Uden' });
		await chooseHolder(page, 'Tove Madsen');
		await expect(page.getByLabel('Navn', { exact: true })).toHaveValue('Finn Uden');
		await page.getByRole('button', { name: 'Lav planen' }).click();
		await expect(page.getByText('Planen er lavet')).toBeVisible();

		await page.getByRole('link', { name: 'Sæt en stedfortræder ind' }).click();
		await page.getByRole('searchbox').fill('Karen Vind');
		await page.getByRole('button', { name: 'Søg' }).click();
		await page.getByLabel('Hvorfor er tovholderen væk?').fill('Ferie.');
		await page.getByRole('button', { name: 'Sæt ind som stedfortræder' }).click();
		await expect(page.getByText('Vælg en dag.').first()).toBeVisible();
		await expect(page.getByLabel('Hvorfor er tovholderen væk?')).toHaveValue('Ferie.');
		await page.getByLabel('Til og med').fill(await page.getByLabel('Fra', { exact: true }).inputValue());
		await page.getByRole('button', { name: 'Sæt ind som stedfortræder' }).click();
		const deputies = page.getByRole('region', { name: 'Stedfortræder' });
		await expect(deputies).toContainText('Karen Vind');
		await deputies.getByText('Stop Karen som stedfortræder').click();
		await deputies.getByRole('button', { name: 'Stop stedfortræder' }).click();
		await expect(page.getByText('Vælg, hvornår det skal være.').first()).toBeVisible();
		await deputies.getByRole('radio', { name: 'Med det samme' }).check();
		await deputies.getByLabel('Hvorfor?').fill('Tove er her igen.');
		await deputies.getByRole('button', { name: 'Stop stedfortræder' }).click();
		await expect(deputies).not.toContainText('Karen Vind');
	});
});

test('axe finds nothing on the fordeler’s pages, nor on the steps of starting a plan', async ({ page }) => {
	test.setTimeout(120_000);
	await logIn(page, 'karin');
	const href = await row(page, 'Yusuf Demir').getByRole('link').first().getAttribute('href');
	for (const path of ['/fordeling', '/fordeling?vis=uden', '/fordeling/ny', `${href}`])
		await expectAccessible(page, path);
	await expectAccessible(page, `${href}/tovholder?soeg=jobcenter`);
	await expectAccessible(page, `${href}/stedfortraeder?soeg=jobcenter`);
	await page.goto('/fordeling/ny');
	await lookUp(page, '6105145555');
	await expectAccessibleNow(page, 'step 1, refused');
	await lookUp(page, '6107901236');
	await page.getByRole('button', { name: 'Lav planen' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expectAccessibleNow(page, 'step 2, refused');
	await page.goto('/fordeling/ny');
	await lookUp(page, 'viktor');
	await expectAccessibleNow(page, 'a plan that runs');
});
