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
/** The next night, at least ten days ahead, on which the clocks change: the last Sunday of a month. */
function nextChange(month: 3 | 10): string {
	const year = new Date().getUTCFullYear();
	const sundays = [year, year + 1].map((each) => {
		const last = new Date(Date.UTC(each, month, 0, 12));
		return new Date(last.getTime() - last.getUTCDay() * 86_400_000).toISOString().slice(0, 10);
	});
	return sundays.find((sunday) => sunday > day(10)) ?? '';
}
const daysBefore = (of: string, count: number) =>
	new Date(Date.parse(`${of}T12:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10);
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Søren comes onto the team of a borger whose threads the reader holds. */
async function addSoeren(page: Page, id: string) {
	await page.goto(`/borgere/${id}/team/tilfoej?soeg=s%C3%B8ren+jobcenter`);
	await page.getByLabel('Det gør personen').fill('Hjælper dig med at finde en praktik.');
	await page.getByLabel('Derfor er personen med').fill('Du vil gerne i praktik.');
	await page.getByRole('button', { name: 'Sæt på teamet' }).click();
	await page.waitForURL(/team\?gemt/);
}

/** A follow-up, filled in and sent; the page is then the meeting's own. @returns its address */
async function planFollowUp(page: Page, id: string, { withSoeren = false } = {}): Promise<string> {
	await page.goto(`/borgere/${id}/moeder/nyt?skabelon=opfoelgning`);
	await page.getByLabel('Dag', { exact: true }).fill(day(14));
	await page.getByLabel('Sted', { exact: true }).fill('Rådhuset, Torvet 1');
	if (withSoeren) await page.getByRole('checkbox', { name: 'Søren Bro' }).check();
	await page.getByRole('button', { name: 'Planlæg mødet' }).click();
	await page.waitForURL(/moeder\/[0-9a-f-]{36}\?gemt=planlagt/);
	return new URL(page.url()).pathname;
}

test('S7 P3 M3 M6 M31 tove plans a kick-off from its template: why, who as what, where and the agenda stand there, and what is missing is said', async ({
	page
}) => {
	test.setTimeout(120_000);
	await logIn(page, 'tove');
	const id = await startOwnPlan(page, '6110901240', 'Ida Møde');
	await addSoeren(page, id);
	await page.goto(`/borgere/${id}/plan`);
	await page.getByRole('link', { name: 'Møder', exact: true }).click();
	const main = page.getByRole('main');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Idas møder');
	await expect(main).toContainText('Der er ikke aftalt et næste møde.');
	await expect(main).toContainText('Der skal være mindst fire på et år.');

	await page.getByRole('link', { name: 'Planlæg et møde' }).click();
	await page.getByRole('link', { name: 'Kick-off', exact: true }).click();
	await expect(page.getByLabel('Fra kl.')).toHaveValue('10:00');
	await expect(page.getByLabel('Til kl.')).toHaveValue('11:30');
	await page.getByLabel('Dag', { exact: true }).fill(day(14));
	// The end follows once the page is alive.
	await expect(async () => {
		await page.getByLabel('Fra kl.').fill('13:00');
		await page.getByLabel('Fra kl.').blur();
		await expect(page.getByLabel('Til kl.')).toHaveValue('14:30', { timeout: 500 });
	}).toPass();
	await expect(page.getByLabel('Det bidrager Søren med')).toBeHidden();
	await page.getByRole('checkbox', { name: 'Søren Bro' }).check();
	await expect(page.getByLabel('Det bidrager Søren med')).toHaveValue('Hjælper dig med at finde en praktik.');
	await page.getByLabel('Det bidrager Søren med').fill('');
	await page.getByLabel('Sted', { exact: true }).fill('Rådhuset, Torvet 1');
	await page.getByLabel('Hvilket sprog?').fill('Arabisk');
	await page.getByRole('button', { name: 'Planlæg mødet' }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv, hvad personen skal bidrage med.');
	await expect(page.getByLabel('Dag', { exact: true })).toHaveValue(day(14));
	await expect(page.getByLabel('Hvilket sprog?')).toHaveValue('Arabisk');
	await page.getByLabel('Det bidrager Søren med').fill('Fortæller om praktik.');
	await page.getByRole('button', { name: 'Planlæg mødet' }).click();

	await expect(page.getByText('Mødet er planlagt. Borgeren')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kick-off');
	await expect(region(page, 'Om mødet')).toContainText('Vi lægger din plan sammen.');
	await expect(region(page, 'Om mødet')).toContainText('Arabisk. Tolk er ikke bestilt endnu.');
	await expect(region(page, 'Om mødet').getByRole('link')).toHaveCount(3);
	const soeren = region(page, 'Hvem er med?').getByRole('listitem').filter({ hasText: 'Søren Bro' });
	await expect(soeren).toContainText('Fortæller om praktik.');
	await expect(soeren).toContainText('Har ikke svaret');
	await expect(region(page, 'Dagsorden').getByRole('listitem')).toHaveCount(5);
	await expect(region(page, 'Dine opgaver ved mødet')).toContainText('Bestil tolk');
	await expect(page.getByRole('link', { name: 'Start mødet' })).toHaveAttribute('href', /\/moeder\/[0-9a-f-]+\/moede$/);

	await page.getByRole('link', { name: 'Alle møder' }).click();
	const row = page.getByRole('listitem').filter({ hasText: 'Kick-off' });
	await expect(row).toContainText('Tolk mangler: Arabisk');
	await expect(row).toContainText('har ikke svaret');
	await expect(main).not.toContainText('Der er ikke aftalt et næste møde.');
	await expect(page.getByRole('listitem').filter({ hasText: 'Mini-kick' })).toHaveCount(3);
});

test('M4 Søren is asked and says no only with a reason or a substitute; tove reads it, and sees when he has left the team', async ({
	page,
	browser
}) => {
	test.setTimeout(120_000);
	await logIn(page, 'tove');
	const id = await startOwnPlan(page, '6111901241', 'Jens Svar');
	await addSoeren(page, id);
	const address = await planFollowUp(page, id, { withSoeren: true });

	const soeren = await as(browser, 'soeren');
	await soeren.goto(`/borgere/${id}/moeder`);
	await expect(soeren.getByRole('listitem').filter({ hasText: 'Opfølgning' })).toContainText('Du har ikke svaret');
	await soeren.goto(address);
	const asked = region(soeren, 'Kommer du?');
	await expect(asked).toContainText('Hjælper dig med at finde en praktik.');
	await asked.getByRole('radio', { name: 'Nej, jeg kan ikke' }).check();
	await asked.getByRole('button', { name: 'Gem svaret' }).click();
	await expect(soeren.getByRole('alert')).toContainText('Skriv, hvorfor du ikke kan, eller vælg, hvem der kommer');
	await expect(asked.getByRole('radio', { name: 'Nej, jeg kan ikke' })).toBeChecked();
	await asked.getByLabel('Hvorfor kan du ikke?').fill('Jeg er på kursus.');
	await asked.getByRole('button', { name: 'Gem svaret' }).click();
	await expect(soeren.getByText('Dit svar er gemt.')).toBeVisible();
	await expect(soeren.getByRole('main')).toContainText('Du kommer ikke.');

	await page.goto(address);
	const row = region(page, 'Hvem er med?').getByRole('listitem').filter({ hasText: 'Søren Bro' });
	await expect(row).toContainText('Kommer ikke');
	await expect(row).toContainText('Grunden: Jeg er på kursus.');

	await page.goto(`/borgere/${id}/team`);
	const member = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Søren Bro', level: 3 }) });
	await member.getByText('Tag Søren af teamet').click();
	await member.getByRole('radio', { name: 'Med det samme' }).check();
	await member.getByLabel('Hvorfor?').fill('Han har fået andet arbejde.');
	await member.getByRole('button', { name: 'Tag af teamet' }).click();
	await page.waitForURL(/team\?gemt/);
	await page.goto(`/borgere/${id}/moeder`);
	await expect(page.getByRole('listitem').filter({ hasText: 'Opfølgning' })).toContainText(
		'Søren er ikke på teamet mere'
	);
	await page.goto(address);
	await expect(row).toContainText('Ikke på teamet mere');
	await row.getByRole('button', { name: 'Tag Søren Bro af mødet' }).click();
	await expect(row).toHaveCount(0);
	expect((await soeren.goto(address))?.status()).toBe(404);
});

test('G2 a time that does not exist is refused, one that comes twice is asked about, and a weekly meeting keeps its clock time when the clocks change', async ({
	page
}) => {
	test.setTimeout(120_000);
	await logIn(page, 'tove');
	const id = await startOwnPlan(page, '6112901242', 'Kaj Klokke');
	const [spring, autumn] = [nextChange(3), nextChange(10)];
	await page.goto(`/borgere/${id}/moeder/nyt?skabelon=opfoelgning`);
	const field = (name: string) => page.getByLabel(name, { exact: true });
	const plan = async (on: string, from: string, to: string) => {
		await field('Dag').fill(on);
		await field('Fra kl.').fill(from);
		await field('Til kl.').fill(to);
		await page.getByRole('button', { name: 'Planlæg mødet' }).click();
	};
	await field('Sted').fill('Rådhuset');
	await plan(spring, '02:30', '04:00');
	await expect(page.getByRole('alert')).toContainText('Det klokkeslæt findes ikke den nat.');
	await plan(autumn, '04:00', '03:00');
	await expect(page.getByRole('alert')).toContainText('Mødet slutter, før det begynder.');
	await plan('9999-12-31', '10:00', '11:00');
	await expect(page.getByRole('alert')).toContainText('Det er ikke en dato.');
	await expect(field('Sted')).toHaveValue('Rådhuset');
	await plan(autumn, '02:30', '04:00');
	await expect(page.getByRole('alert')).toContainText('klokkeslættet kommer to gange');
	await page.getByRole('radio', { name: 'Anden gang (vintertid)' }).check();
	await page.getByRole('button', { name: 'Planlæg mødet' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Opfølgning');
	await expect(page.getByRole('main')).toContainText('kl. 2.30–4');

	await page.goto(`/borgere/${id}/moeder/nyt?skabelon=opfoelgning`);
	await field('Sted').fill('Rådhuset');
	await page.getByLabel('Hvor ofte?').selectOption('1');
	await page.getByLabel('Hvor mange møder i alt?').fill('2');
	await plan(daysBefore(spring, 3), '09:15', '10:00');
	await page.waitForURL(/gemt=planlagt/);
	await page.goto(`/borgere/${id}/moeder`);
	await expect(page.getByRole('listitem').filter({ hasText: 'kl. 9.15' })).toHaveCount(2);
});

test('two who edit one meeting both see what the other wrote; a meeting is called off with a reason that stays', async ({
	page,
	browser
}) => {
	test.setTimeout(120_000);
	await logIn(page, 'tove');
	const id = await startOwnPlan(page, '6201901245', 'Lis Lokale');
	await addSoeren(page, id);
	const address = await planFollowUp(page, id, { withSoeren: true });
	const soeren = await as(browser, 'soeren');
	await page.getByRole('link', { name: 'Ret mødet' }).click();
	await soeren.goto(`${address}/rediger`);
	await soeren.getByLabel('Sted', { exact: true }).fill('Jobcentret');
	await soeren.getByRole('button', { name: 'Gem rettelserne' }).click();
	await expect(soeren.getByText('Mødet er rettet.')).toBeVisible();

	await page.getByLabel('Find derhen').fill('Lokale 2');
	await page.getByRole('button', { name: 'Gem rettelserne' }).click();
	await expect(page.getByRole('alert')).toContainText('En anden har rettet mødet imens.');
	await expect(page.getByRole('main')).toContainText('Nu gælder: Jobcentret');
	await expect(page.getByLabel('Find derhen')).toHaveValue('Lokale 2');
	await page.getByLabel('Sted', { exact: true }).fill('Jobcentret');
	await page.getByRole('button', { name: 'Gem rettelserne' }).click();
	await expect(region(page, 'Om mødet')).toContainText('Jobcentret');
	await expect(region(page, 'Om mødet')).toContainText('Lokale 2');

	for (const path of ['', '/nyt', '/nyt?skabelon=kickoff'])
		await expectAccessible(page, `/borgere/${id}/moeder${path}`);
	for (const path of ['', '/rediger']) await expectAccessible(page, `${address}${path}`);

	await page.goto(address);
	await page.getByText('Aflys mødet').first().click();
	await page.getByRole('button', { name: 'Aflys mødet' }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv hvorfor. Borgeren læser det.');
	await page.getByLabel('Hvorfor bliver det aflyst?').fill('Lokalet er optaget.');
	await page.getByRole('button', { name: 'Aflys mødet' }).click();
	await expect(page.getByRole('main')).toContainText('Grunden: Lokalet er optaget.');
	await expect(page.getByRole('link', { name: 'Start mødet' })).toHaveCount(0);
	await page.goto(`${address}/rediger`);
	await expect(page).toHaveURL(new RegExp(`${address}$`));

	// Somebody on nobody's team, an id that is none, and a meeting of another borger: nothing there, and never an error of ours.
	const frida = await as(browser, 'frida');
	for (const path of [`/borgere/${id}/moeder`, address]) expect((await frida.goto(path))?.status()).toBe(404);
	for (const path of ['x', '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10'])
		expect((await page.goto(`/borgere/${id}/moeder/${path}`))?.status()).toBe(404);
	for (const action of ['aflys', 'svar', 'anmodning', 'inviter', 'fjern', 'punkt', 'flyt', 'fjernpunkt', 'opgave']) {
		const answer = await page.request.post(`${address}?/${action}`, {
			form: { id: 'x', punkt: 'x', deltager: 'x', anmodning: 'x', grund: '\u0000' },
			headers: { origin, accept: 'text/html' }
		});
		expect(answer.status(), action).toBeLessThan(500);
	}
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
	test('a meeting is planned, its agenda put in order and somebody invited with plain forms, at 360 px', async ({
		page
	}) => {
		test.setTimeout(120_000);
		await logIn(page, 'tove');
		const id = await startOwnPlan(page, '6202901246', 'Mia Punkt');
		await addSoeren(page, id);
		await page.goto(`/borgere/${id}/moeder/nyt?skabelon=opfoelgning`);
		await page.getByLabel('Dag', { exact: true }).fill(day(14));
		await page.getByLabel('Hvorfor mødes I?').fill('x'.repeat(10_000));
		await page.getByRole('button', { name: 'Planlæg mødet' }).click();
		await expect(page.getByText('Teksten er for lang.').first()).toBeVisible();
		await expect(page.getByText('Skriv, hvor I mødes.').first()).toBeVisible();
		await expect(page.getByLabel('Hvorfor mødes I?')).toHaveValue('x'.repeat(10_000));
		await page.getByLabel('Hvorfor mødes I?').fill('Vi ser på din praktik.');
		await page.getByLabel('Sted', { exact: true }).fill('Rådhuset');
		await page.getByRole('button', { name: 'Planlæg mødet' }).click();

		const agenda = region(page, 'Dagsorden');
		await agenda.getByRole('button', { name: 'Tilføj' }).click();
		await expect(page.getByText('Skriv, hvad punktet handler om.').first()).toBeVisible();
		await agenda.getByLabel('Tilføj et punkt').fill('Praktikken');
		await agenda.getByLabel('Minutter').fill('20');
		await agenda.getByRole('button', { name: 'Tilføj' }).click();
		await expect(agenda.getByRole('listitem')).toHaveCount(4);
		await agenda.getByRole('button', { name: 'Op ”Praktikken”' }).click();
		await expect(agenda.getByRole('listitem').nth(2)).toContainText('Praktikken');
		await agenda.getByRole('button', { name: 'Tag af ”Praktikken”' }).click();
		await expect(agenda.getByRole('listitem')).toHaveCount(3);

		const people = region(page, 'Hvem er med?');
		await people.getByText('Invitér en fra teamet').click();
		const soeren = people.getByRole('option').filter({ hasText: 'Søren Bro' });
		await people.getByLabel('Hvem?', { exact: true }).selectOption(await soeren.getAttribute('value'));
		await people.getByRole('button', { name: 'Invitér' }).click();
		await expect(page.getByText('Skriv, hvad personen skal bidrage med.').first()).toBeVisible();
		await people.getByLabel('Det bidrager personen med').fill('Kender virksomheden.');
		await people.getByRole('button', { name: 'Invitér' }).click();
		await expect(people.getByRole('listitem').filter({ hasText: 'Søren Bro' })).toContainText('Kender virksomheden.');
	});
});
