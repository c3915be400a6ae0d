import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';
import { startOwnPlan } from '../../support/start-plan';

test.use({ viewport: { width: 1280, height: 900 } });
const origin = 'http://127.0.0.1:3310';

async function as(browser: Browser, persona: string): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: origin, locale: 'da-DK' })).newPage();
	await logIn(page, persona);
	return page;
}
/** The day so many days from today, Europe/Copenhagen. */
const day = (count: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' }).format(Date.now() + count * 86_400_000);
const member = (page: Page, name: string) =>
	page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, level: 3 }) });
const pick = async (page: Page, words: string) => {
	await page.getByRole('searchbox').fill(words);
	await page.getByRole('button', { name: 'Søg' }).click();
	await page.waitForURL((url) => url.searchParams.get('soeg') === words);
};

test('S6 tove puts Søren on the team and takes him off: he finds nothing at once, and the borger reads who and why', async ({
	page,
	browser
}) => {
	test.setTimeout(90_000);
	await logIn(page, 'tove');
	const id = await startOwnPlan(page, 'bjoern', 'Bjørn Dam');
	const soeren = await as(browser, 'soeren');
	expect((await soeren.goto(`/borgere/${id}/team`))?.status()).toBe(404);

	await page.goto(`/borgere/${id}/team`);
	await page.getByRole('link', { name: 'Tilføj en til teamet' }).click();
	await pick(page, 'søren jobcenter');
	await expect(page.getByRole('radio', { name: 'Søren Bro' })).toBeChecked();
	await page.getByLabel('Det gør personen').fill('Hjælper dig med at finde en praktik.');
	await page.getByRole('button', { name: 'Sæt på teamet' }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv hvorfor.');
	await expect(page.getByLabel('Det gør personen')).toHaveValue('Hjælper dig med at finde en praktik.');
	await page.getByLabel('Derfor er personen med').fill('Du har sagt, at du gerne vil i praktik.');
	await page.getByRole('button', { name: 'Sæt på teamet' }).click();
	await expect(member(page, 'Søren Bro')).toContainText('Hjælper dig med at finde en praktik.');

	await page.getByRole('link', { name: 'Tilføj en til teamet' }).click();
	await pick(page, 'bo lykke');
	await page.getByLabel('Det gør personen').fill('Viser dig værkstedet.');
	await page.getByLabel('Derfor er personen med').fill('Du vil prøve det.');
	await page.getByRole('button', { name: 'Sæt på teamet' }).click();
	await expect(member(page, 'Bo Lykke')).toContainText('Er ikke ansat i kommunen');
	await page.goto(`/borgere/${id}/team/tilfoej?soeg=signe`);
	await page.getByLabel('Det gør personen').fill('Finder støtte.');
	await page.getByLabel('Derfor er personen med').fill('Du bad om det.');
	await page.getByRole('button', { name: 'Sæt på teamet' }).click();
	await expect(member(page, 'Signe Bach')).toContainText('Intet adgangsgrundlag');

	expect((await soeren.goto(`/borgere/${id}/team`))?.status()).toBe(200);
	await expect(soeren.getByRole('main')).toContainText('Tovholderen sætter teamet');
	await expect(soeren.getByRole('link', { name: 'Tilføj en til teamet' })).toHaveCount(0);
	expect((await soeren.goto(`/borgere/${id}/team/tilfoej`))?.status()).toBe(404);
	await soeren.goto(`/borgere/${id}/team`);

	const row = member(page, 'Søren Bro');
	await row.getByText('Tag Søren af teamet').click();
	await row.getByRole('button', { name: 'Tag af teamet' }).click();
	await expect(page.getByRole('alert')).toContainText('Vælg, hvornår det skal være.');
	await row.getByRole('radio', { name: 'Med det samme' }).check();
	await row.getByLabel('Hvorfor?').fill('Praktikken er fundet.');
	await row.getByRole('button', { name: 'Tag af teamet' }).click();
	await expect(page.getByText('Teamet er ændret.')).toBeVisible();
	expect((await soeren.reload())?.status()).toBe(404);
	await expect(member(page, 'Tove Madsen').getByRole('group')).toHaveCount(0);

	const bjoern = await as(browser, 'bjoern');
	await expect(bjoern.getByRole('main')).toContainText('Søren Bro er ikke længere på dit team. Praktikken er fundet.');
	await bjoern.goto('/mit-team');
	const left = bjoern.getByRole('listitem').filter({ hasText: 'Søren Bro' });
	await expect(left).toContainText('Hjælper dig med at finde en praktik.');
	await expect(left).toContainText('Grunden: Praktikken er fundet.');

	// The last member holds the threads: the form is not there, and a form that was made up is answered with a sentence.
	const html = await (await page.request.get(`/borgere/${id}/team`)).text();
	expect(html).toContain('Bo Lykke');
	for (const medlem of ['', 'x', '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10']) {
		const answer = await page.request.post(`/borgere/${id}/team?/fjern`, {
			form: { medlem, hvornaar: 'nu', grund: 'x' },
			headers: { origin, accept: 'text/html' }
		});
		expect(answer.status()).toBe(400);
		expect(await answer.text()).toContain('Personen er ikke på teamet mere');
	}
});

test('M2 M11 P3 tove appoints a deputy for some days and hands over with open points; the new one ticks them off', async ({
	page,
	browser
}) => {
	test.setTimeout(90_000);
	await logIn(page, 'tove');
	const id = await startOwnPlan(page, 'clara', 'Clara Eg');
	const team = `/borgere/${id}/team`;
	const karen = await as(browser, 'karen');

	await page.goto(team);
	await page.getByRole('link', { name: 'Sæt en stedfortræder ind' }).click();
	await pick(page, 'Karen Vind');
	await page.getByLabel('Hvorfor er tovholderen væk?').fill('Tove har ferie.');
	await page.getByLabel('Fra', { exact: true }).fill(day(1));
	await page.getByLabel('Til og med').fill(day(0));
	await page.getByRole('button', { name: 'Sæt ind som stedfortræder' }).click();
	await expect(page.getByRole('alert')).toContainText('Den sidste dag ligger før den første');
	await page.getByLabel('Til og med').fill(day(3));
	await page.getByRole('button', { name: 'Sæt ind som stedfortræder' }).click();
	await expect(page.getByRole('region', { name: 'På vej' })).toContainText('Karen Vind');
	expect((await karen.goto(team))?.status()).toBe(404);

	await page.goto(`${team}/tilfoej?som=stedfortraeder&soeg=S%C3%B8ren+Bro`);
	await page.getByLabel('Hvorfor er tovholderen væk?').fill('Tove er på kursus.');
	await page.getByLabel('Til og med').fill(day(0));
	await page.getByRole('button', { name: 'Sæt ind som stedfortræder' }).click();
	const soeren = await as(browser, 'soeren');
	expect((await soeren.goto(team))?.status()).toBe(200);
	await expect(soeren.getByRole('link', { name: 'Tilføj en til teamet' })).toBeVisible();

	await page.getByRole('link', { name: 'Overdrag planen til en anden' }).click();
	await pick(page, 'mette juhl');
	await expect(page.getByText('Afdelingen har intet adgangsgrundlag').first()).toBeVisible();
	await pick(page, 'karen vind');
	await page.getByLabel('Hvorfor skifter tovholderen?').fill('Tove skal på barsel.');
	await page.getByRole('checkbox', { name: 'Borgeren har fået det at vide' }).check();
	await page.getByRole('checkbox', { name: 'Borgerens noter er læst' }).check();
	await page.getByRole('button', { name: 'Overdrag planen' }).click();
	await expect(page.getByRole('alert')).toContainText('Vælg ja eller nej');
	await page.getByRole('radio', { name: 'Nej' }).check();
	// Another search, also after an error, takes away nothing that was typed.
	await pick(page, 'jobcenter');
	await expect(page.getByLabel('Hvorfor skifter tovholderen?')).toHaveValue('Tove skal på barsel.');
	await expect(page.getByRole('checkbox', { name: 'Borgerens noter er læst' })).toBeChecked();
	await page.getByRole('radio', { name: 'Karen Vind' }).check();
	await expect(page.getByRole('radio', { name: 'Nej' })).toBeChecked();
	await page.getByRole('button', { name: 'Overdrag planen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Planen er overdraget');
	expect((await page.goto(team))?.status()).toBe(404);

	await karen.goto(team);
	const open = karen.getByRole('region', { name: 'Taget med videre' });
	await expect(open).toContainText('Det næste møde er aftalt');
	await expect(open).not.toContainText('Borgerens noter er læst');
	await expect(open.getByRole('listitem')).toHaveCount(4);
	await open.getByRole('button', { name: 'Det er gjort: Det næste møde er aftalt' }).click();
	await expect(open.getByRole('listitem')).toHaveCount(3);
	await expect(karen.getByRole('region', { name: 'Skift af tovholder' })).toContainText('Tove Madsen til Karen Vind');
	await expect(karen.getByRole('region', { name: 'På vej' })).toHaveCount(0);

	const clara = await as(browser, 'clara');
	await expect(clara.getByRole('main')).toContainText('Karen Vind holder trådene i din plan.');
	await clara.goto('/mit-team');
	await expect(clara.getByRole('main')).toContainText('Grunden: Tove skal på barsel.');
	await expectAccessible(karen, team);
});

test('axe finds nothing on the team’s pages, nor on the start of a plan', async ({ page }) => {
	test.setTimeout(90_000);
	await logIn(page, 'tove');
	await page.getByRole('link', { name: 'Viktor Holm' }).click();
	await page.waitForURL(/\/borgere\/[0-9a-f-]{36}/);
	const team = `${/\/borgere\/[0-9a-f-]{36}/.exec(page.url())?.[0]}/team`;
	for (const path of ['', '/tilfoej?soeg=jobcenter', '/tilfoej?som=stedfortraeder', '/overdrag?soeg=social'])
		await expectAccessible(page, `${team}${path}`);
	await expectAccessible(page, '/borgere/ny');
	await expectAccessible(page, '/borgere/overdraget');
});

test('S1 mette starts a plan for herself, and lands in it', async ({ page }) => {
	await logIn(page, 'mette');
	const id = await startOwnPlan(page, '6108901237', 'Gudrun Start');
	await page.goto(`/borgere/${id}/team`);
	await expect(member(page, 'Mette Juhl')).toContainText('planen, svar, møder og borgerens egne folk');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
	test('the team is changed with plain forms, at 360 px', async ({ page }) => {
		test.setTimeout(90_000);
		await logIn(page, 'tove');
		const id = await startOwnPlan(page, '6109901238', 'Hans Plan');
		await page.goto(`/borgere/${id}/team`);
		await page.getByRole('link', { name: 'Tilføj en til teamet' }).click();
		await pick(page, 'rikke');
		await page.getByLabel('Det gør personen').fill('x'.repeat(10_000));
		await page.getByLabel('Derfor er personen med').fill('Du bad om det.');
		await page.getByRole('button', { name: 'Sæt på teamet' }).click();
		await expect(page.getByText('Skriv højst 500 tegn.').first()).toBeVisible();
		await expect(page.getByLabel('Det gør personen')).toHaveValue('x'.repeat(10_000));
		await page.getByLabel('Det gør personen').fill('Finder støtte.');
		await page.getByRole('button', { name: 'Sæt på teamet' }).click();
		const row = member(page, 'Rikke Thorsen');
		await row.getByText('Tag Rikke af teamet').click();
		await row.getByRole('radio', { name: 'Efter en dag' }).check();
		await row.getByLabel('Sidste dag').fill(day(-1));
		await row.getByLabel('Hvorfor?').fill('Det er slut.');
		await row.getByRole('button', { name: 'Tag af teamet' }).click();
		await expect(page.getByText('Dagen er gået').first()).toBeVisible();
		await expect(row.getByLabel('Hvorfor?')).toHaveValue('Det er slut.');
		await row.getByLabel('Sidste dag').fill(day(2));
		await row.getByRole('button', { name: 'Tag af teamet' }).click();
		await expect(page.getByText('Teamet er ændret.')).toBeVisible();
		await page.goto(`/borgere/${id}/team/overdrag?soeg=karen`);
		await page.getByRole('button', { name: 'Overdrag planen' }).click();
		await expect(page.getByText('Vælg ja eller nej').first()).toBeVisible();
	});
});
