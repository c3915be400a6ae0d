import { expect, test, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { logIn } from '../../support/log-in';

const origin = 'http://127.0.0.1:3310';
const form = (page: Page) => page.locator('[data-form="lineal"]').first();
const mark = (page: Page, value: string) => form(page).locator(`label:has(input[name="trin"][value="${value}"])`);
const send = (page: Page) => form(page).getByRole('button', { name: /^(Send til|Gem mit svar)/ });

/** Posts a ruler form as a browser would, with exactly these fields. */
async function post(page: Page, fields: Record<string, string>) {
	return page.request.post('/lineal?/svar', {
		form: fields,
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
}
const answer = (fields: Record<string, string> = {}) => ({
	id: randomUUID(),
	emne: 'samlet',
	linealVersion: '1',
	trin: '3',
	note: '',
	skridt: '',
	...fields
});

test('S11 three taps from Hjem give an answer, and the receipt says what the municipality has received', async ({
	page
}) => {
	await logIn(page, 'viktor');
	await page.getByRole('link', { name: 'Giv dit svar' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvordan går det lige nu?');
	await expect(form(page).locator('input[name="trin"]:checked')).toHaveCount(0);
	await expect(form(page).locator('input[name="trin"]')).toHaveCount(11);
	await expect(form(page).getByText('Ingen læser dette lige nu')).toBeVisible();
	await expect(form(page).locator('a[href="tel:112"]')).toBeVisible();
	await mark(page, '4').click();
	await expect(send(page)).toHaveText(/Send til Tove og Signe/);
	await send(page).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Modtaget af kommunen kl\. \d/);
	await expect(page.getByText('Du svarede: 4, Det går godt.')).toBeVisible();

	// Beside the professionals', each a series of its own, with the numbers in words in a table.
	await expect(page.getByText('Jeres svar side om side')).toBeVisible();
	await expect(page.locator('#historie canvas')).toBeVisible();
	for (const rater of ['Dig', 'Tove', 'Signe'])
		await expect(page.locator('#historie tbody th small', { hasText: rater }).first()).toBeVisible();
	await expect(page.locator('#historie tbody').first()).toContainText('4, Det går godt');
});

test('S11 the ruler stands upright on a phone: nine rows of at least 44 px with a word at each whole step, none preset', async ({
	page
}) => {
	await logIn(page, 'nanna');
	await page.goto('/lineal');
	const rows = await form(page)
		.locator('label:has(input[name="trin"])')
		.evaluateAll((labels) =>
			labels.map((label) => ({
				top: label.getBoundingClientRect().top,
				height: label.getBoundingClientRect().height,
				value: label.querySelector('input')?.value
			}))
		);
	expect(rows.map(({ value }) => value)).toEqual([
		'5',
		'4.5',
		'4',
		'3.5',
		'3',
		'2.5',
		'2',
		'1.5',
		'1',
		'ved-ikke',
		'vil-ikke-svare'
	]);
	for (const row of rows) expect(row.height).toBeGreaterThanOrEqual(44);
	expect(rows.slice(0, 9).map(({ top }) => top)).toEqual(
		rows
			.slice(0, 9)
			.map(({ top }) => top)
			.toSorted((a, b) => a - b)
	);
	for (const word of ['Det går rigtig godt', 'Det går godt', 'Det går op og ned', 'Det er svært', 'Det er meget svært'])
		await expect(form(page).getByText(word, { exact: true }).first()).toBeVisible();
	await expect(page.getByRole('radio', { name: /^3½, mellem/ }).first()).toBeAttached();
});

test('the ruler is answered with the keyboard alone: arrow up goes up', async ({ page }) => {
	await logIn(page, 'laura');
	await page.goto('/lineal');
	await form(page).locator('input[name="trin"][value="1"]').focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowUp');
	await expect(form(page).locator('input[name="trin"][value="1.5"]')).toBeChecked();
	await send(page).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText(/Du svarede: 1½, mellem/)).toBeVisible();
	await expect(page.getByText('Det lyder svært')).toBeVisible();
	await expect(page.locator('a[href="tel:112"]').first()).toBeVisible();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('an answer with a note is given, and an empty form comes back with what was typed', async ({ page }) => {
		await logIn(page, 'michelle');
		await page.goto('/lineal');
		await form(page).getByLabel('Vil du sige hvorfor?').fill('Jeg fik sovet.');
		await send(page).click();
		await expect(page.getByRole('heading', { name: 'Dit svar er ikke sendt endnu' })).toBeVisible();
		await expect(form(page).getByLabel('Vil du sige hvorfor?')).toHaveValue('Jeg fik sovet.');
		await mark(page, '3.5').click();
		await send(page).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Modtaget af kommunen/);
		await expect(page.getByText('Jeg fik sovet.')).toBeVisible();
		await expect(page.getByText('Ikke læst endnu').first()).toBeVisible();
	});

	test('"Vil ikke svare" is an answer', async ({ page }) => {
		await logIn(page, 'michelle');
		await page.goto('/lineal');
		await mark(page, 'vil-ikke-svare').click();
		await send(page).click();
		await expect(page.getByText('Du svarede: Vil ikke svare.')).toBeVisible();
	});
});

test('Q5 the same form sent again, by a double tap or going back, is one answer with one receipt', async ({ page }) => {
	await logIn(page, 'emil');
	const fields = answer({ trin: '2.5' });
	const [first, second] = [await post(page, fields), await post(page, fields)];
	expect(first.status()).toBe(303);
	expect(second.headers()['location']).toBe(first.headers()['location']);
	const changed = await post(page, { ...fields, trin: '5' });
	expect(changed.status()).toBe(409);
	expect(await changed.text()).toContain('Vi har allerede fået et andet svar');
});

test('D1 D4 every bad field is answered with 400 and a sentence, and what was typed is kept', async ({ page }) => {
	await logIn(page, 'kasper');
	const typed = 'Det her har jeg skrevet, og det skal ikke blive væk.';
	const bad: Record<string, string>[] = [
		{ trin: '' },
		{ trin: '6' },
		{ trin: '3.25' },
		{ trin: '3 ' },
		{ trin: '٣' },
		{ trin: '<img src=x onerror=alert(1)>' },
		{ linealVersion: '99' },
		{ linealVersion: 'x' },
		{ id: 'x' },
		{ skridt: 'a\u0000b' },
		{ skridt: 'x'.repeat(4_001) }
	];
	for (const field of bad) {
		const refused = await post(page, answer({ note: typed, ...field }));
		const body = await refused.text();
		expect(refused.status(), JSON.stringify(field).slice(0, 80)).toBe(400);
		expect(body).toContain('Dit svar er ikke sendt endnu');
		expect(body).toContain(typed);
		expect(body).not.toContain('<img src=x');
		expect(body).not.toMatch(/at .*\.(js|ts):\d+/);
	}
	const { note: _, ...withoutText } = answer();
	expect((await post(page, withoutText)).status()).toBeLessThan(500);
});

test("a question of somebody else's, and an area that is none, are 404 like a page that does not exist", async ({
	page
}) => {
	await logIn(page, 'kasper');
	for (const emne of [randomUUID(), 'ukendt']) {
		const refused = await post(page, answer({ emne }));
		expect([400, 404]).toContain(refused.status());
	}
});

test('Q1 Q2 the address for phones takes one answer once, says so, and refuses another under the same id', async ({
	page
}) => {
	await logIn(page, 'yusuf');
	const item = {
		id: randomUUID(),
		v: 1,
		lineal: 'voresplan',
		linealVersion: 1,
		emne: 'samlet',
		svar: 'trin',
		trin: 3.5,
		note: 'Fra telefonen',
		madeAt: new Date().toISOString(),
		tz: 'Europe/Copenhagen',
		now: new Date().toISOString()
	};
	const give = (data: unknown) =>
		page.request.post('/api/trivselsmaaling', { data, headers: { origin, 'content-type': 'application/json' } });
	const first = await give(item);
	expect(first.status()).toBe(201);
	const received = (await first.json()) as { id: string; epoch: string; receivedAt: string };
	expect(received).toMatchObject({
		id: item.id,
		epoch: expect.stringMatching(/^[0-9a-f-]{36}$/),
		receivedAt: expect.stringContaining('T')
	});
	const again = await give({ ...item, now: new Date(Date.now() + 5_000).toISOString() });
	expect(again.status()).toBe(200);
	expect(await again.json()).toEqual(received);
	expect((await give({ ...item, trin: 4 })).status()).toBe(409);
	for (const wrong of [
		{ ...item, id: randomUUID(), trin: '3' },
		{ ...item, id: randomUUID(), trin: 3.25 },
		{ ...item, id: randomUUID(), rolle: 'leder' },
		{ ...item, id: randomUUID(), svar: 'ved-ikke' },
		[],
		null,
		'x',
		7
	]) {
		expect((await give(wrong)).status()).toBe(400);
	}
});
