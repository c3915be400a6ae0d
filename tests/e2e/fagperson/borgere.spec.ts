import { expect, test, type Locator } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expectAccessible, expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';

test.use({ viewport: { width: 1280, height: 900 } });
const origin = 'http://127.0.0.1:3310';

/** Where the row of a need leads. */
const placeOf = (need: string) =>
	[
		{ says: /besked/i, place: 'beskeder' },
		{ says: /Vores aftale|planen|har skrevet|Prøve/, place: 'plan' },
		{ says: /Adgangsgrundlaget|fælles plan/, place: 'samtykke' },
		{ says: /Overdrag|beder om/, place: 'team' },
		{ says: /møde|indkaldelse|opgave/i, place: 'moeder' }
	].find(({ says }) => says.test(need))?.place ?? 'lineal';

test('M14 Mine borgere says what needs attention, with the reason in words and without a number', async ({ page }) => {
	await logIn(page, 'tove');
	const main = page.getByRole('main');
	await expect(main).toContainText('Kræver handling');
	await expect(main).toContainText('Kasper Lund');
	await expect(main).toContainText(/Nyt svar|Ny note|Note ikke læst|Se svaret/);
	await expect(main).toContainText(/Vores aftale er \d+ dage forsinket/);
	await expect(main).toContainText('Intet næste møde');
	await expect(main).not.toContainText(/[1-5]½?, (Det|mellem)/);
	await expect(main.getByRole('link', { name: 'Start en plan' })).toHaveAttribute('href', '/borgere/ny');
});

test('the list is searched and filtered, and says how many each choice shows', async ({ page }) => {
	await logIn(page, 'tove');
	const main = page.getByRole('main');
	const rows = main.locator('[data-row]');
	const all = await rows.count();
	const filter = (name: string) => page.getByRole('navigation', { name: 'Vis kun' }).getByRole('link', { name });
	const shows = async (link: Locator) => Number(/(\d+)$/.exec((await link.innerText()).trim())?.[1]);
	expect(await shows(filter('Alle'))).toBe(all);

	const late = await shows(filter('Vores aftaler'));
	await filter('Vores aftaler').click();
	await expect(page).toHaveURL(/vis=forsinket/);
	await expect(rows).toHaveCount(late);
	for (const row of await main.getByRole('listitem').filter({ has: rows }).all())
		await expect(row).toContainText('Vores aftale er');
	await expect(filter('Vores aftaler')).toHaveAttribute('aria-current', 'true');

	await filter('Alle').click();
	await expect(rows).toHaveCount(all);
	await page.getByLabel('Find en borger på din liste').fill('kasp');
	await page.getByRole('button', { name: 'Søg' }).click();
	await expect(rows).toHaveText(['Kasper Lund']);
	await expect(main).toContainText(`1 af ${all} borgere`);
	await page.getByLabel('Find en borger på din liste').fill('findes ikke');
	await page.getByRole('button', { name: 'Søg' }).click();
	await expect(main).toContainText('Ingen på din liste passer');
	await main.getByRole('link', { name: 'Vis alle' }).click();
	await expect(rows).toHaveCount(all);
});

test('a row leads to the place of what is most pressing', async ({ page }) => {
	await logIn(page, 'tove');
	const row = (text: RegExp) => page.getByRole('main').getByRole('listitem').filter({ hasText: text }).first();
	await expect(row(/Note ikke læst|Nyt svar|Se svaret/).locator('[data-row]')).toHaveAttribute(
		'href',
		/^\/borgere\/[0-9a-f-]{36}\/lineal$/
	);
	await page.getByRole('navigation', { name: 'Vis kun' }).getByRole('link', { name: 'Vores aftaler' }).click();
	const late = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Vores aftale er' });
	await expect(late.first()).toBeVisible();
	for (const each of await late.all()) {
		const first = await each.locator('.tag').first().innerText();
		const place = placeOf(first);
		await expect(each.locator('[data-row]')).toHaveAttribute('href', new RegExp(`/${place}$`));
	}
});

test('M31 the tasks of meetings can be looked at alone, each with its words', async ({ page }) => {
	await logIn(page, 'tove');
	const main = page.getByRole('main');
	const filter = (name: string) => page.getByRole('navigation', { name: 'Vis kun' }).getByRole('link', { name });
	await filter('Opgaver').click();
	await expect(page).toHaveURL(/vis=opgaver/);
	await expect(main.getByRole('listitem').filter({ hasText: 'Yusuf Demir' })).toContainText('En opgave');
});

test('the keyboard leads through the list, and its letters can be turned off', async ({ page }) => {
	await logIn(page, 'tove');
	const rows = page.locator('[data-row]');
	const search = page.getByLabel('Find en borger på din liste');
	await page.getByText('Genveje på tastaturet').click();
	await expect(page.getByRole('main')).toContainText('gå til søgefeltet');

	await page.keyboard.press('j');
	await expect(rows.nth(0)).toBeFocused();
	await page.keyboard.press('j');
	await page.keyboard.press('ArrowDown');
	await expect(rows.nth(2)).toBeFocused();
	await page.keyboard.press('k');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await expect(rows.nth(0)).toBeFocused();
	await page.keyboard.press('/');
	await expect(search).toBeFocused();
	// Where one writes, letters are letters.
	await page.keyboard.type('k/j');
	await expect(search).toHaveValue('k/j');
	await search.fill('');

	await page.getByRole('button', { name: 'Slå bogstaverne fra' }).click();
	await page.keyboard.press('j');
	await expect(page.getByRole('button', { name: 'Slå bogstaverne til' })).toBeFocused();
	await page.reload();
	await page.keyboard.press('/');
	await expect(search).not.toBeFocused();
	await rows.nth(1).focus();
	const href = (await rows.nth(1).getAttribute('href')) ?? '';
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`${href}$`));
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('the list is searched and filtered all the same, and says nothing of keys', async ({ page }) => {
		await logIn(page, 'tove');
		const rows = page.locator('[data-row]');
		await page.getByRole('navigation', { name: 'Vis kun' }).getByRole('link', { name: 'Vores aftaler' }).click();
		await expect(page).toHaveURL(/vis=forsinket/);
		const late = await rows.allInnerTexts();
		expect(late.length).toBeGreaterThan(0);
		// A search keeps the filter.
		const [name = ''] = late;
		await page.getByLabel('Find en borger på din liste').fill(name.slice(0, 4));
		await page.getByRole('button', { name: 'Søg' }).click();
		await expect(page).toHaveURL(/vis=forsinket/);
		await expect(rows.first()).toHaveText(name);
		await expect(page.getByText('Genveje på tastaturet')).toHaveCount(0);
	});
});

test('the list has no accessibility error, filtered and not', async ({ page }) => {
	await logIn(page, 'tove');
	await expectAccessible(page, '/borgere');
	await expectAccessible(page, '/borgere?vis=forsinket&q=a');
	await page.getByText('Genveje på tastaturet').click();
	await expectAccessibleNow(page, '/borgere with the keys explained');
});

test('frida is on nobody’s team and has an empty list', async ({ page }) => {
	await logIn(page, 'frida');
	await expect(page.getByRole('main')).toContainText('ikke på nogens team');
	await expect(page.locator('[data-row]')).toHaveCount(0);
	await expect(page.getByRole('main').getByRole('link', { name: 'Start en plan' })).toBeVisible();
});

test('farid is on Viktor’s team without adgangsgrundlag: for him that borger does not exist', async ({ page }) => {
	await logIn(page, 'tove');
	const address = await page.getByRole('link', { name: 'Viktor Holm' }).getAttribute('href');
	await page.context().clearCookies();
	await logIn(page, 'farid');
	await expect(page.getByRole('main')).not.toContainText('Viktor');
	for (const path of [address ?? '', `${address}/lineal`, `/borgere/${randomUUID()}/lineal`, '/borgere/x/lineal']) {
		const answer = await page.goto(path);
		expect(answer?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi kan ikke finde siden');
		await expect(page.getByRole('main')).not.toContainText('Viktor');
	}
	const fields = { id: randomUUID(), emne: 'samlet', linealVersion: '1', trin: '3', note: '', skridt: '' };
	const rated = await page.request.post(`${address}/lineal?/svar`, {
		form: fields,
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(rated.status()).toBe(404);
	const opened = await page.request.post(`${address}/lineal?/aabn`, {
		form: { emne: 'samlet', nu: 'ja' },
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(opened.status()).toBe(404);
});

test('a borger’s pages do not exist for staff, nor those of staff for a borger', async ({ page }) => {
	await logIn(page, 'tove');
	for (const address of ['/hjem', '/plan', '/moeder', '/mit-team', '/lineal'])
		expect((await page.goto(address))?.status()).toBe(404);
	expect((await page.request.post('/api/trivselsmaaling', { data: {}, headers: { origin } })).status()).toBe(404);
	await page.context().clearCookies();
	await logIn(page, 'laura');
	for (const address of ['/borgere', `/borgere/${randomUUID()}`, `/borgere/${randomUUID()}/lineal`])
		expect((await page.goto(address))?.status()).toBe(404);
});
