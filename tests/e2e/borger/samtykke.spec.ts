import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';

const origin = 'http://127.0.0.1:3310';
const main = (page: Page) => page.getByRole('main');
const department = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const row = (page: Page, name: string, what: string) =>
	department(page, name).getByRole('listitem').filter({ hasText: what });
const turn = (page: Page, to: 'fra' | 'til', what: string, name: string) =>
	page.getByRole('link', { name: new RegExp(`^Slå ${to}\\s*: ${what}, ${name}$`) });

/** Somebody at a desk of their own. */
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

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('S8 the borger reads what is lost and what stays before saying no, says no, and says yes again', async ({
		page
	}) => {
		const social = 'Socialafdelingen';
		await logIn(page, 'laura');
		await page.goto('/mit-team');
		await page.getByRole('link', { name: 'Du bestemmer: Vælg, hvad de må se' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvem må se hvad');
		await expect(row(page, social, 'Dine svar')).toContainText(/Til, til og med \d/);
		await turn(page, 'fra', 'dine svar', social).click();

		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			`Vil du sige nej til, at ${social} ser dine svar?`
		);
		await expect(main(page)).toContainText('Det gælder Signe fra Socialafdelingen');
		await expect(page.getByRole('region', { name: 'Det kan de ikke læse længere' })).toContainText(
			/svar, du har givet/
		);
		const stays = page.getByRole('region', { name: 'Det kan de stadig læse' });
		await expect(stays).toContainText('Det, de allerede har skrevet i deres egen sag om dig, bliver der.');
		await expect(page.getByRole('region', { name: 'Det betyder det for dig' })).toContainText('ret til hjælp');
		// Looking changes nothing.
		await page.getByRole('link', { name: 'Lad det være, som det er' }).click();
		await expect(row(page, social, 'Dine svar')).toContainText('Til');

		await turn(page, 'fra', 'dine svar', social).click();
		const address = page.url();
		await page.getByRole('button', { name: 'Sig nej til det' }).click();
		await expect(page.getByRole('status')).toContainText(`Du har sagt nej til, at ${social} ser dine svar.`);
		await expect(row(page, social, 'Dine svar')).toContainText('Fra');
		// Sent again, and sent as nonsense.
		const query = Object.fromEntries(new URL(address).searchParams);
		const post = (form: Record<string, string>) =>
			page.request.post('/samtykke/aendr?/traek', { form, headers: { origin, accept: 'text/html' }, maxRedirects: 0 });
		expect((await post(query)).status()).toBe(303);
		for (const wrong of [{}, { ...query, slags: 'alt' }, { ...query, afdeling: 'x' }])
			expect((await post(wrong as Record<string, string>)).status()).toBe(400);

		await turn(page, 'til', 'dine svar', social).click();
		await expect(page.getByRole('region', { name: 'Det kan de læse, når du siger ja' })).toContainText('svar');
		await expect(main(page)).toContainText('Derfor spørger de');
		await expect(main(page)).toContainText(/Dit ja gælder til og med .* 20\d\d/);
		await expect(main(page)).toContainText('Hvis du siger nej');
		await page.getByRole('button', { name: 'Ja, det må de' }).click();
		await expect(page.getByRole('status')).toContainText(`${social} må nu se dine svar.`);
		await expect(row(page, social, 'Dine svar')).toContainText('Til');
		await page.getByText('Det har du sagt ja og nej til').click();
		await expect(main(page)).toContainText(`Du sagde nej til, at ${social} ser dine svar, her på siden.`);
	});
});

test('B4 viktor withdraws a department’s samtykke while signe has the page open: her next click finds nothing', async ({
	page,
	browser
}) => {
	test.setTimeout(60_000);
	const signe = await as(browser, 'signe');
	await signe.getByRole('link', { name: 'Viktor Holm' }).click();
	await signe.waitForURL('**/borgere/*/**');
	const moeder = `${new URL(signe.url()).pathname.split('/').slice(0, 3).join('/')}/moeder`;
	await signe.goto(moeder);
	const links = signe.locator('main a[href*="/moeder/"]:not([href*="/nyt"])');
	const before = await links.count();
	expect(before).toBeGreaterThan(1);

	await logIn(page, 'viktor');
	await page.goto('/samtykke');
	await turn(page, 'fra', 'møder', 'Socialafdelingen').click();
	const lost = page.getByRole('region', { name: 'Det kan de ikke læse længere' });
	await expect(lost).toContainText(/\d+ møder|Et møde/);
	await expect(page.getByRole('region', { name: 'Det kan de stadig læse' })).toContainText('Det, de selv har skrevet:');
	await page.getByRole('button', { name: 'Sig nej til det' }).click();
	await expect(page.getByRole('status')).toContainText('Det gælder fra nu af.');

	// The next meeting is Tove's: it stands on signe's page still, and is not there when she opens it.
	await links.first().click();
	await expect(signe.getByRole('heading', { level: 1 })).toHaveText('Vi kan ikke finde siden');
	await signe.goto(moeder);
	expect(await links.count()).toBeLessThan(before);

	await turn(page, 'til', 'møder', 'Socialafdelingen').click();
	await page.getByRole('button', { name: 'Ja, det må de' }).click();
	await expect(page.getByRole('status')).toContainText('Socialafdelingen må nu se');
	await signe.reload();
	await expect(links).toHaveCount(before);
	await signe.context().close();
});

test('M38 each department says why it asks; what one will not tell again is written once, and the team reads it', async ({
	page,
	browser
}) => {
	test.setTimeout(60_000);
	const told = 'Jeg har prøvet at bo på herberg. Spørg mig ikke om det igen.';
	await logIn(page, 'laura');
	await page.goto('/samtykke');
	const card = department(page, 'Socialafdelingen');
	await expect(card).toContainText(/Signe: \S+/);
	await expect(card.getByRole('heading', { name: 'Derfor spørger de' })).toBeVisible();

	const story = department(page, 'Det vil jeg ikke fortælle igen');
	await story.locator('summary', { hasText: 'Skriv det, du ikke vil fortælle igen' }).click();
	await story.getByRole('button', { name: 'Gem' }).click();
	await expect(page.getByRole('alert').getByRole('link', { name: 'Skriv noget, før du gemmer.' })).toBeVisible();
	await story.getByRole('textbox').fill(told);
	await expect(story.getByText(/kan læse det, når du trykker Gem/)).toBeVisible();
	await story.getByRole('button', { name: 'Gem' }).click();
	await expect(story.getByText('Det er gemt.')).toBeVisible();
	await expect(story).toContainText(told);

	const tove = await as(browser, 'tove');
	const link = tove.getByRole('link', { name: 'Laura Sørensen' });
	const work = (await link.getAttribute('href'))?.split('/').slice(0, 3).join('/') ?? '';
	await tove.goto(`${work}/plan`);
	await expect(tove.getByRole('region', { name: 'Det vil Laura' })).toContainText(told);
	await tove.context().close();

	await story.locator('summary', { hasText: 'Ret' }).click();
	await story.getByRole('button', { name: 'Tag væk' }).click();
	await expect(story.getByRole('button', { name: /^Fortryd/ })).toBeVisible();
	await expect(story.getByText(told, { exact: true })).toHaveCount(0);
});

test('axe finds nothing on Hvem må se hvad, nor on the pages before the button', async ({ page }) => {
	test.setTimeout(90_000);
	await logIn(page, 'viktor');
	await page.goto('/samtykke');
	const [first, second] = await page
		.locator('main a[href^="/samtykke/aendr?afdeling="]')
		.evaluateAll((links) => [links[0], links.at(-1)].map((each) => each?.getAttribute('href') ?? ''));
	for (const address of ['/samtykke', first ?? '', second ?? '', '/samtykke/aendr?plan'])
		await expectAccessible(page, address);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vil du sige nej til den fælles plan?');
	await expect(main(page)).toContainText('får hver en opgave');
	for (const unknown of ['', '?afdeling=x&slags=plan', '?forlaeng=x'])
		expect((await page.goto(`/samtykke/aendr${unknown}`))?.status()).toBe(404);
});
