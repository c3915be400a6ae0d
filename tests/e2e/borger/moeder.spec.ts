import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';

const origin = 'http://127.0.0.1:3310';
const post = (page: Page, address: string, form: Record<string, string>) =>
	page.request.post(address, { form, headers: { origin, accept: 'text/html' }, maxRedirects: 0 });

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const points = (page: Page) => section(page, 'Det vil jeg gerne tale om');
const people = (page: Page) => section(page, 'Hvem er med?');
const along = (page: Page) => section(page, 'Tag en med');
const cannot = (page: Page) => section(page, 'Kan du ikke komme?');
const person = (page: Page, name: string) => people(page).getByRole('listitem').filter({ hasText: name });

/** The next meeting of whoever is logged in. */
async function openNext(page: Page) {
	await page.goto('/moeder');
	await page.locator('main a[href^="/moeder/"]').first().click();
	await expect(page).toHaveURL(/\/moeder\/[0-9a-f-]{36}$/);
}

const dayFromToday = (days: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' }).format(new Date(Date.now() + days * 86_400_000));

/** Tove plans a mini-kick with somebody she holds the threads for. @returns the address the borger has of it */
async function planMiniKick(page: Page, borger: string) {
	await logIn(page, 'tove');
	await page.goto('/borgere');
	const link = page.getByRole('link', { name: borger }).first();
	const id = /borgere\/([0-9a-f-]{36})/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';
	await page.goto(`/borgere/${id}/moeder/nyt?skabelon=mini_kick`);
	await page.locator('[name="dag"]').fill(dayFromToday(20));
	await page.locator('[name="fra"]').fill('10:00');
	await page.locator('[name="til"]').fill('10:45');
	await page.locator('[name="sted"]').fill('Rådhuset');
	await page.locator('form:has([name="dag"])').evaluate((form: HTMLFormElement) => form.requestSubmit());
	await expect(page).toHaveURL(/\/moeder\/[0-9a-f-]{36}\?gemt=planlagt/);
	const moede = /moeder\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
	await page.context().clearCookies();
	return `/moeder/${moede}`;
}

/** The same story with JavaScript and without. */
async function ownStory(page: Page, { point, guest }: { point: string; guest: string }) {
	await expect(points(page).getByText(/kan læse det, når du trykker Tilføj\./)).toBeVisible();
	await points(page).getByRole('button', { name: 'Tilføj' }).click();
	await expect(page.getByRole('alert').getByRole('link', { name: 'Skriv noget, før du gemmer.' })).toBeVisible();
	await points(page).getByLabel('Dit punkt').fill(point);
	await points(page).getByRole('button', { name: 'Tilføj' }).click();
	const row = points(page).getByRole('listitem').filter({ hasText: point });
	await expect(row).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(0);
	await row.getByRole('button', { name: /^Tag væk/ }).click();
	await expect(row).toHaveCount(0);
	await points(page)
		.getByRole('button', { name: /^Fortryd/ })
		.click();
	await expect(row).toHaveCount(1);

	await along(page).locator('summary', { hasText: 'Skriv, hvem du vil have med' }).click();
	const form = along(page).locator('form:has([name="navn"])');
	await form.getByLabel('Navn').fill(guest);
	await form.getByLabel('Som bisidder').check();
	await form.locator('summary', { hasText: 'Hvad er en bisidder?' }).click();
	await expect(form.getByText('En bisidder sidder ved din side.')).toBeVisible();
	await expect(form.getByText(/Vi skriver ikke til den, du vælger/)).toBeVisible();
	await form.getByRole('button', { name: 'Tag med' }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv, hvem det er for dig.');
	await expect(form.getByLabel('Navn')).toHaveValue(guest);
	await expect(form.getByLabel('Som bisidder')).toBeChecked();
	await form.getByLabel('Hvem er det for dig?').fill('nabo');
	await form.getByRole('button', { name: 'Tag med' }).click();
	await expect(person(page, guest)).toContainText('Bisidder');
	await expect(person(page, guest)).toContainText('nabo');
	await person(page, guest)
		.getByRole('button', { name: /^Tag af listen/ })
		.click();
	await expect(people(page).getByText(`${guest} er taget af listen.`)).toBeVisible();
	await people(page)
		.getByRole('button', { name: /^Fortryd/ })
		.click();
	await expect(person(page, guest)).toContainText('Bisidder');
}

/** The borger cannot come, and would rather not meet one of them; both are taken back. */
async function askingStory(page: Page, { professional, times }: { professional: string; times: string }) {
	await expect(cannot(page)).toContainText('Mødet gælder, til du har fået svar. Kan du ikke komme, så ring.');
	await expect(
		cannot(page)
			.getByRole('link', { name: /^Ring til / })
			.first()
	).toBeVisible();
	await cannot(page).locator('summary', { hasText: 'Skriv, at du ikke kan komme' }).click();
	const form = cannot(page).locator('form:has([name="tider"])');
	await form.getByLabel('Hvornår kan du så?').fill(times);
	await form.getByRole('button', { name: /^Send til/ }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv noget, før du sender.');
	await expect(form.getByLabel('Hvornår kan du så?')).toHaveValue(times);
	await form.getByLabel('Hvorfor kan du ikke komme?').fill('Jeg skal til lægen.');
	await form.getByRole('button', { name: /^Send til/ }).click();
	await expect(cannot(page)).toContainText(`Det passer dig: ${times}`);
	await expect(cannot(page)).toContainText('har ikke svaret endnu. Mødet gælder stadig.');
	await cannot(page)
		.getByRole('button', { name: /^Tag det tilbage/ })
		.click();
	await expect(cannot(page)).toContainText('Det er taget tilbage. Mødet gælder.');
	await expect(cannot(page)).not.toContainText(times);

	const first = professional.split(' ')[0] ?? professional;
	await person(page, professional)
		.locator('summary', { hasText: `Vil du helst ikke have ${first} med?` })
		.click();
	await expect(person(page, professional)).toContainText(`Kun Tove læser det. ${first} læser det ikke.`);
	await person(page, professional).getByLabel('Hvorfor helst ikke?').fill('Vi er gode uvenner.');
	await person(page, professional).getByRole('button', { name: 'Send til Tove' }).click();
	await expect(person(page, professional)).toContainText('Tove har ikke svaret endnu.');
	await expect(person(page, professional)).toContainText(`Til du har fået svar, er ${first} med.`);
	await person(page, professional)
		.getByRole('button', { name: /^Tag det tilbage/ })
		.click();
	await expect(person(page, professional)).not.toContainText('uvenner');

	await person(page, 'Tove Madsen').locator('summary', { hasText: 'Vil du helst ikke have Tove med?' }).click();
	await expect(person(page, 'Tove Madsen')).toContainText('Tove læser selv det, du skriver her.');
	await expect(person(page, 'Tove Madsen').getByRole('link', { name: /^Ring til kommunen/ })).toBeVisible();
	await expect(person(page, 'Tove Madsen').getByRole('textbox')).toHaveCount(0);
}

test('S7 P3 M12 M13 a mini-kick says when, why, where and who; the borger adds a point, takes a bisidder along and answers two questions', async ({
	page
}) => {
	test.setTimeout(60_000);
	const address = await planMiniKick(page, 'Yusuf Demir');
	await logIn(page, 'yusuf');
	await page.goto(address);
	const main = page.getByRole('main');
	const order = await main.getByRole('heading').allInnerTexts();
	const place = (title: string) => order.findIndex((each) => each.trim() === title);
	expect(place('Hvorfor')).toBe(1);
	expect([place('Hvorfor'), place('Hvor?'), place('Hvem er med?'), place('Det vil jeg gerne tale om')]).toEqual(
		[place('Hvorfor'), place('Hvor?'), place('Hvem er med?'), place('Det vil jeg gerne tale om')].toSorted(
			(a, b) => a - b
		)
	);
	await expect(main).toContainText('om målene stadig er dine');
	await expect(person(page, 'Tove Madsen')).toBeVisible();
	await ownStory(page, { point: 'Mine dage på værkstedet', guest: 'Omar Haddad' });

	const questions = section(page, 'To spørgsmål til dig');
	await questions.getByLabel('Er målene i din plan stadig dine?').fill('Ja, men ikke det om kørekort.');
	await questions
		.locator('form', { has: page.getByLabel('Er målene i din plan stadig dine?') })
		.getByRole('button', { name: /^Send til/ })
		.click();
	await expect(questions).toContainText('”Ja, men ikke det om kørekort.”');
	await expect(questions.getByRole('link', { name: 'Giv dit svar' })).toBeVisible();
	await expectAccessibleNow(page, 'a meeting with everything on it');
});

test('M3 the borger asks for another time and says no to one of them; who reads it is said before', async ({
	page
}) => {
	await logIn(page, 'kasper');
	await openNext(page);
	await askingStory(page, { professional: 'Jonas Riis', times: 'Torsdag eller fredag efter kl. 12' });
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('S7 M3 M12 a point, a bisidder, another time and an objection are plain forms', async ({ page }) => {
		test.setTimeout(60_000);
		await logIn(page, 'yusuf');
		await openNext(page);
		await ownStory(page, { point: 'Er dagene for lange?', guest: 'Selma Kurt' });
		await askingStory(page, { professional: 'Søren Bro', times: 'Mandag formiddag' });
	});
});

test('P3 afterwards "Det aftalte vi" stands first in plain words, and nothing is written there any more', async ({
	page
}) => {
	await logIn(page, 'kasper');
	await page.goto('/moeder');
	await page.getByRole('link', { name: /Vi gør planen klar/ }).click();
	const agreed = section(page, 'Det aftalte vi');
	await expect(agreed).toContainText('Vi prøver Park og Vej og skoven');
	await expect(agreed).toContainText(/Fra \S+dag \d+\. \S+\. Jonas Riis sørger for det\./);
	await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Det aftalte vi');
	await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
	await expect(page.getByRole('main').locator('form')).toHaveCount(0);
});

test('D1 no form of a meeting can be broken: bad fields come back with a sentence, and what is not ours is a 404', async ({
	page
}) => {
	await logIn(page, 'laura');
	await openNext(page);
	const own = new URL(page.url()).pathname;
	const id = '0b1e5d6a-3cd9-4177-896b-fd89d98f46cd';
	const nowhere = '/moeder/00000000-0000-4000-8000-000000000000';
	for (const [action, form, status] of [
		['punkt', { id, punkt: 'æ'.repeat(201) }, 400],
		['punkt', { id, punkt: 'a\0b' }, 400],
		['punkt', { punkt: 'Uden id' }, 400],
		['fjern-punkt', { punkt: 'x' }, 404],
		['tag-med', { id, slags: 'egen', egen: id }, 409],
		['tag-med', { id, slags: 'ny', navn: '', relation: '' }, 400],
		['tag-af', { deltager: id }, 404],
		['flyt', { id, ord: '', tider: '' }, 400],
		['indvend', { id, hvem: id, ord: 'Hej' }, 409],
		['svar', { id, noegle: 'referat', svar: 'Hej' }, 400],
		['svar', { id, noegle: 'samarbejdet', svar: 'Hej' }, 404]
	] as const)
		expect((await post(page, `${own}?/${action}`, form)).status(), `${action} ${JSON.stringify(form)}`).toBe(status);
	expect((await post(page, `${nowhere}?/punkt`, { id, punkt: 'Hej' })).status()).toBe(404);
	await page.goto(`${own}?fjernet=x&gemt=noget`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await points(page).getByLabel('Dit punkt').fill('æ'.repeat(201));
	await points(page).getByRole('button', { name: 'Tilføj' }).click();
	await expect(points(page).getByLabel('Dit punkt')).toHaveValue('æ'.repeat(201));
	await expectAccessibleNow(page, 'a point that is too long');
	await page.context().clearCookies();
	await logIn(page, 'kasper');
	expect((await post(page, `${own}?/punkt`, { id, punkt: 'Hej' })).status()).toBe(404);
});
