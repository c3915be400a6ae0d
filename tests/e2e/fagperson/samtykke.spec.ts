import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';
import { startOwnPlan } from '../../support/start-plan';

test.use({ viewport: { width: 1280, height: 900 } });
const origin = 'http://127.0.0.1:3310';
const html = { origin, accept: 'text/html' };

async function as(browser: Browser, persona: string): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: origin, locale: 'da-DK' })).newPage();
	await logIn(page, persona);
	return page;
}
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function addToTeam(page: Page, id: string, who: string) {
	await page.goto(`/borgere/${id}/team/tilfoej?soeg=${who}`);
	await page.getByLabel('Det gør personen').fill('Hjælper dig.');
	await page.getByLabel('Derfor er personen med').fill('Det har du bedt om.');
	await page.getByRole('button', { name: 'Sæt på teamet' }).click();
	await page.waitForURL(/team\?gemt/);
}

test('S8 tove writes down what the borger says: the plan is not shared before there is a yes, and a no ends what signe sees', async ({
	page,
	browser
}) => {
	test.setTimeout(120_000);
	await logIn(page, 'tove');
	const id = await startOwnPlan(page, 'johanne', 'Johanne Lund', 'Ikke spurgt endnu');
	const base = `/borgere/${id}/samtykke`;
	const johanne = await as(browser, 'johanne');

	// Without a yes to one joint plan nothing is shared, whoever sends the form.
	await page.goto('/borgere?q=Johanne');
	await expect(page.getByRole('main')).toContainText('Ikke sagt ja til én fælles plan');
	await page.goto(`/borgere/${id}/plan`);
	const share = () =>
		page.request.post(`/borgere/${id}/plan?/del`, { form: { summary: '', seen: '' }, headers: html, maxRedirects: 0 });
	const refused = await share();
	expect(refused.status()).toBe(400);
	expect(await refused.text()).toContain('Borgeren har ikke sagt ja til én fælles plan');
	await page.getByRole('link', { name: 'Skriv, hvad borgeren har svaret' }).click();
	await page.waitForURL(/samtykke#faelles/);
	const yes = page.getByRole('button', { name: 'Skriv, at Johanne har sagt ja' });
	await yes.click();
	await expect(page.getByRole('alert')).toContainText('Vælg, hvordan det er sagt.');
	await page.getByRole('radio', { name: 'Mundtligt' }).check();
	await yes.click();
	await expect(page.getByText('Svaret om den fælles plan er skrevet ned.')).toBeVisible();
	await expect(region(page, 'Én fælles plan')).toContainText('mundtligt. Skrevet ned af Tove Madsen.');
	expect(await (await share()).text()).not.toContain('Borgeren har ikke sagt ja til én fælles plan');

	// What a department lacks; a yes on paper, with health; kept when the form comes back.
	await addToTeam(page, id, 'signe');
	await page.goto(base);
	await expect(region(page, 'Det kan teamet ikke se')).toContainText(
		'Signe kan kun se det, afdelingen selv har skrevet'
	);
	await page.getByRole('link', { name: 'Skriv et ja ned for Socialafdelingen' }).click();
	for (const what of ['Planen', 'Møder', 'Helbred'])
		await page.getByRole('checkbox', { name: what, exact: true }).check();
	await page.getByRole('radio', { name: 'Mundtligt' }).check();
	await page.getByLabel('Hvad skal oplysningerne bruges til?').fill('Så Signe kan finde en støtteperson.');
	await page.getByRole('button', { name: 'Skriv ned' }).click();
	await expect(page.getByRole('alert')).toContainText('Om helbred skal et ja være skriftligt');
	await expect(page.getByRole('checkbox', { name: 'Helbred' })).toBeChecked();
	await page.getByRole('radio', { name: 'På papir' }).check();
	await page.getByRole('button', { name: 'Skriv ned' }).click();
	await expect(page.getByText('Svaret er skrevet ned. Det gælder nu.')).toBeVisible();
	const social = region(page, 'Socialafdelingen');
	await expect(social).toContainText('Planen og møder, også om helbred');
	await expect(social).toContainText('På papir');
	await expect(social).toContainText('Skrevet ned af Tove Madsen.');
	await expect(region(page, 'Det kan teamet ikke se')).toContainText('Signe kan ikke se svar og borgerens egne folk.');

	const signe = await as(browser, 'signe');
	expect((await signe.goto(base))?.status()).toBe(200);
	await expect(signe.getByRole('link', { name: 'Skriv en paragraf ned for Beskæftigelse' })).toHaveCount(0);
	await johanne.goto('/hjem');
	await expect(johanne.getByRole('main')).toContainText(
		'Tove noterede, at du har sagt ja til, at Socialafdelingen må se planen og møderne.'
	);

	// Johanne rings and says no to the plan, then to the meetings: what it means stands before the button, and it holds at once.
	for (const [what, lost] of [
		['Planen', 'Intet af det, du selv kan se'],
		['Møder', 'Socialafdelingen mister adgangen']
	] as const) {
		await social.getByRole('link', { name: what, exact: true }).click();
		await expect(page.getByRole('main')).toContainText(lost);
		await expect(page.getByRole('main')).toContainText(
			'Det, der allerede er skrevet i afdelingens egne sager, bliver der.'
		);
		const no = page.getByRole('button', { name: 'Skriv nejet ned' });
		await no.click();
		await expect(page.getByRole('alert')).toContainText('Vælg, hvordan det er sagt.');
		await page.getByRole('radio', { name: 'Mundtligt' }).check();
		await no.click();
		await expect(page.getByText('Nejet er skrevet ned.')).toBeVisible();
	}
	await expect(social).toContainText('Johanne har ikke sagt ja til noget.');
	expect((await signe.reload())?.status()).toBe(404);
	await expect(page.getByRole('row').filter({ hasText: 'Sagde nej' })).toHaveCount(2);
	const said = page.getByRole('row').filter({ hasText: 'Sagde ja' }).filter({ hasText: 'Socialafdelingen' });
	await expect(said).toContainText('planen og møder, også om helbred');
});

test('S8 a paragraph is written down with why, and stopped; the no to the joint plan ends it, and leaves each department something to do', async ({
	page
}) => {
	test.setTimeout(120_000);
	await logIn(page, 'tove');
	const id = await startOwnPlan(page, '7403901271', 'Preben Paragraf', 'Ja, på papir');
	const base = `/borgere/${id}/samtykke`;
	await addToTeam(page, id, 'signe');
	await page.goto(base);
	await page.getByRole('link', { name: 'Skriv en paragraf ned for Socialafdelingen' }).click();
	await page.getByRole('checkbox', { name: 'Planen' }).check();
	await page.getByLabel('Hvorfor er det nødvendigt?').fill('Der er en underretning.');
	await page.getByRole('button', { name: 'Skriv ned' }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv paragraffen');
	await expect(page.getByLabel('Hvorfor er det nødvendigt?')).toHaveValue('Der er en underretning.');
	await page.getByLabel('Lov og paragraf').fill('retssikkerhedsloven § 11 c');
	await page.getByRole('button', { name: 'Skriv ned' }).click();
	const social = region(page, 'Socialafdelingen');
	await expect(social).toContainText('Efter loven');
	await expect(social).toContainText('retssikkerhedsloven § 11 c');
	await expect(social).toContainText('Der er en underretning.');
	await page.goto(base);
	await social.getByText('Stop paragraffen', { exact: true }).click();
	await social.getByRole('button', { name: 'Stop paragraffen nu' }).click();
	await expect(page.getByText('Paragraffen gælder ikke mere.')).toBeVisible();
	await expect(social).not.toContainText('retssikkerhedsloven § 11 c');
	await expect(page.getByRole('row').filter({ hasText: 'Paragraf stoppet' })).toContainText(
		'retssikkerhedsloven § 11 c'
	);

	await page.getByRole('link', { name: 'Preben siger nej til den fælles plan' }).click();
	await expect(page.getByRole('main')).toContainText('Hver afdeling på teamet får en opgave');
	await page.getByRole('radio', { name: 'På papir' }).check();
	await page.getByRole('button', { name: 'Skriv nejet ned' }).click();
	await expect(region(page, 'Én fælles plan')).toContainText('Planen sluttede');
	await page.goto(`/borgere/${id}/plan`);
	await expect(page.getByRole('main')).toContainText('Planen sluttede');

	// What nobody may ask for is not there, and a form that was made up is answered with a sentence.
	for (const query of ['', '?slags=plan', '?afdeling=x&slags=plan', '?forlaeng=x'])
		expect((await page.request.get(`${base}/aendr${query}`, { headers: { accept: 'text/html' } })).status()).toBe(404);
	for (const [path, form] of [
		['?/afslut', { hjemmel: 'x' }],
		['?/faelles', { id: 'x', givet: 'mundtligt' }],
		['/nyt', { id: 'x' }],
		['/paragraf', { afdeling: 'x', slags: 'x', til: '2026-02-30' }]
	] as const)
		expect((await page.request.post(`${base}${path}`, { form, headers: html, maxRedirects: 0 })).status(), path).toBe(
			400
		);
});

test('axe finds nothing on the pages of who may see what, for staff', async ({ page }) => {
	test.setTimeout(120_000);
	await logIn(page, 'tove');
	await page.goto('/borgere?q=Viktor');
	const href = await page.getByRole('link', { name: 'Viktor Holm' }).getAttribute('href');
	const base = `${/\/borgere\/[0-9a-f-]{36}/.exec(href ?? '')?.[0]}/samtykke`;
	await page.goto(base);
	const no = await region(page, 'Socialafdelingen')
		.getByRole('link', { name: 'Planen', exact: true })
		.getAttribute('href');
	for (const path of [base, `${base}/nyt`, `${base}/paragraf`, no ?? '', `${base}/aendr?plan`])
		await expectAccessible(page, path);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
	test('farid’s department gets a yes with plain forms, and what was typed comes back', async ({ page }) => {
		await logIn(page, 'tove');
		const id = await startOwnPlan(page, '7403901289', 'Ulla Uden');
		await addToTeam(page, id, 'farid');
		await page.goto(`/borgere/${id}/samtykke/nyt`);
		await page.getByLabel('Hvad skal oplysningerne bruges til?').fill('x'.repeat(10_000));
		await page.getByRole('button', { name: 'Skriv ned' }).click();
		for (const said of ['Vælg en afdeling.', 'Vælg mindst én ting.', 'Skriv højst 500 tegn.'])
			await expect(page.getByRole('alert')).toContainText(said);
		await expect(page.getByLabel('Hvad skal oplysningerne bruges til?')).toHaveValue('x'.repeat(10_000));
		await page.getByLabel('Hvad skal oplysningerne bruges til?').fill('Så Farid kan hjælpe.');
		await page.getByLabel('Hvilken afdeling må se det?').selectOption('Sundhed');
		await page.getByRole('checkbox', { name: 'Planen' }).check();
		await page.getByRole('radio', { name: 'Mundtligt' }).check();
		await page.getByRole('button', { name: 'Skriv ned' }).click();
		await expect(region(page, 'Sundhed')).toContainText('Så Farid kan hjælpe.');
	});
});
