import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { expectAccessible } from '../../support/accessible';
import { logIn, logInByHand } from '../../support/log-in';
import { startOwnPlan } from '../../support/start-plan';

const origin = 'http://127.0.0.1:3310';

/** A browser of somebody's own. */
async function open(browser: Browser, options: { javaScriptEnabled?: boolean; userAgent?: string } = {}) {
	const context = await browser.newContext({ baseURL: origin, locale: 'da-DK', ...options });
	return { context, page: await context.newPage() };
}
const cookieOf = async (context: BrowserContext) => (await context.cookies()).filter((each) => each.name === 'session');
const leadsToLogIn = async (page: Page, address: string) => {
	await page.goto(address);
	await expect(page).toHaveURL(/\/login$/);
};

test.beforeAll(async ({ browser }) => {
	const { context, page } = await open(browser);
	await logIn(page, 'tove');
	await startOwnPlan(page, 'inge', 'Inge Krog');
	await context.close();
});

test('A5 A6 a borger sees where she is logged in, ends one, and logs out everywhere: the others are out at their next click', async ({
	browser,
	request
}) => {
	test.setTimeout(60_000);
	const phone = await open(browser, { userAgent: 'Mozilla/5.0 (Linux; Android 15) Chrome/142.0 Mobile Safari/537.36' });
	const desk = await open(browser, { userAgent: 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0' });
	const third = await open(browser, { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0 Safari/537.36' });
	for (const { page } of [phone, desk, third]) await logIn(page, 'inge');

	await phone.page.locator('header summary').click();
	await phone.page.getByRole('link', { name: 'Indstillinger' }).click();
	await expect(phone.page.locator('header details')).not.toHaveAttribute('open');
	const current = phone.page.locator('[data-own-session="current"]');
	await expect(current).toHaveCount(1);
	await expect(current).toContainText('Chrome på Android');
	await phone.page.getByRole('button', { name: /^Log ud ?: Firefox på Windows/ }).click();
	await expect(phone.page.getByText('Den er logget ud.')).toBeVisible();
	await leadsToLogIn(desk.page, '/hjem');
	await third.page.goto('/hjem');
	await expect(third.page).toHaveURL(/\/hjem$/);

	const copies = [...(await cookieOf(phone.context)), ...(await cookieOf(third.context))];
	expect(copies).toHaveLength(2);
	await phone.page.getByRole('button', { name: 'Log ud alle steder' }).click();
	await expect(phone.page.getByText('Du er logget af')).toBeVisible();
	await leadsToLogIn(third.page, '/plan');
	// A copy of a cookie is worth nothing either: not to read with, not to write with, not to stay with.
	for (const { name, value } of copies) {
		const headers = { cookie: `${name}=${value}`, origin, accept: 'text/html' };
		expect((await request.post('/api/session', { headers })).status()).toBe(401);
		expect((await request.post('/lineal?/svar', { headers, form: { id: 'x' }, maxRedirects: 0 })).status()).toBe(401);
		expect((await request.get('/hjem', { headers, maxRedirects: 0 })).status()).toBe(303);
	}
	for (const { context } of [phone, desk, third]) await context.close();
});

test('A14 who goes over to somebody else at the provider is logged out here as well', async ({ browser }) => {
	const { context, page } = await open(browser);
	await logIn(page, 'inge');
	const copy = await cookieOf(context);
	// The portal has forgotten; the provider has not, and tells the portal from its server.
	await context.clearCookies({ name: 'session' });
	await logIn(page, 'kasper');
	await expect(page).toHaveURL(/\/hjem$/);
	const other = await open(browser);
	await other.context.addCookies(copy);
	await leadsToLogIn(other.page, '/hjem');
	for (const each of [context, other.context]) await each.close();
});

test('A3 two minutes before a log-in ends it says so, any key keeps it, and after the end what was typed is still there', async ({
	page
}) => {
	await page.clock.install();
	await logIn(page, 'kasper');
	await page.goto('/beskeder/ny');
	const field = page.getByRole('textbox', { name: 'Din besked' });
	await field.fill('Jeg skriver langsomt.');
	await page.clock.runFor(5_000);
	const guard = page.locator('dialog[data-session]');
	await expect(guard).toBeAttached();
	await expect(guard).toBeHidden();

	await page.clock.fastForward('13:30');
	const question = page.getByRole('alertdialog', { name: 'Er du her stadig?' });
	await expect(question).toBeVisible();
	const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/session'));
	await page.keyboard.press('a');
	expect((await kept).status()).toBe(200);
	await expect(guard).toBeHidden();
	await expect(field).toHaveValue('Jeg skriver langsomt.');

	await page.clock.fastForward('16:00');
	const over = page.getByRole('alertdialog', { name: 'Du er logget af' });
	await expect(over).toBeVisible();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await expect(over).toBeVisible();
	await expect(over.getByRole('link', { name: /Log ind igen/ })).toHaveAttribute('target', '_blank');
	// Logged in again in the other window, back to this one.
	await page.evaluate(() => window.dispatchEvent(new Event('focus')));
	await expect(guard).toBeHidden();
	await expect(field).toHaveValue('Jeg skriver langsomt.');
});

for (const javaScriptEnabled of [true, false]) {
	test(`A3 a message sent after the log-in has ended is shown, and sent when she has logged in again ${javaScriptEnabled ? 'with' : 'without'} JavaScript; somebody else cannot send it`, async ({
		browser
	}) => {
		test.setTimeout(60_000);
		const { context, page } = await open(browser, { javaScriptEnabled });
		const text = `Skrevet før tiden gik, ${javaScriptEnabled ? 'med' : 'uden'} script.`;
		// A browser that keeps nothing; where the phone does, the message waits there (tests/e2e/borger/outbox.spec.ts).
		await context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
		await logIn(page, 'inge');
		await page.goto('/beskeder/ny', { waitUntil: 'networkidle' });
		await page.getByLabel('Hvad handler det om?').fill('For sent');
		await page.getByRole('textbox', { name: 'Din besked' }).fill(text);
		await context.clearCookies({ name: 'session' });
		await page.getByRole('button', { name: 'Send besked' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du var logget af, da du sendte');
		await expect(page.getByRole('blockquote').filter({ hasText: text })).toBeVisible();

		const beside = await context.newPage();
		await logIn(beside, 'kasper');
		await beside.goto('about:blank');
		await page.getByRole('button', { name: 'Send igen' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er logget ind som en anden');
		expect(await page.content()).not.toContain(text);
		await beside.goto('/beskeder');
		await expect(beside.getByRole('main')).not.toContainText('For sent');

		await logIn(beside, 'inge');
		await page.goto('/beskeder/ny', { waitUntil: 'networkidle' });
		await page.getByLabel('Hvad handler det om?').fill('For sent');
		await page.getByRole('textbox', { name: 'Din besked' }).fill(text);
		await context.clearCookies({ name: 'session' });
		await page.getByRole('button', { name: 'Send besked' }).click();
		await expect(page.getByRole('button', { name: 'Send igen' })).toBeVisible();
		await logIn(beside, 'inge');
		await beside.goto('about:blank');
		await page.getByRole('button', { name: 'Send igen' }).click();
		await expect(page).toHaveURL(/\/beskeder\/[0-9a-f-]{36}\?sendt/);
		await expect(page.getByRole('main')).toContainText(text);
		await context.close();
	});
}

test('A8 who hides her traces leaves every page with one press, and Back shows nothing of it', async ({ browser }) => {
	test.setTimeout(60_000);
	const { context, page } = await open(browser);
	await context.route('https://www.dmi.dk/**', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<title>Vejret</title><h1>Vejret</h1>' })
	);
	await logIn(page, 'inge');
	await expect(page.getByRole('button', { name: 'Forlad siden' })).toHaveCount(0);
	await page.goto('/indstillinger');
	await page.getByRole('button', { name: /^Slå til ?: Skjul mine spor/ }).click();
	await expect(page.getByText('Det er slået til.')).toBeVisible();
	await expectAccessible(page, '/indstillinger');
	await page.goto('/plan', { waitUntil: 'networkidle' });
	const copy = await cookieOf(context);
	await page.getByRole('button', { name: 'Forlad siden' }).click();
	await expect(page.getByRole('heading', { name: 'Vejret' })).toBeVisible();
	await page.goBack();
	await expect(page).toHaveURL(/\/login$/);
	expect(await page.content()).not.toContain('Inge Krog');
	const other = await open(browser);
	await other.context.addCookies(copy);
	await leadsToLogIn(other.page, '/plan');

	// Without a script it is a form that leads by a page that says nothing.
	await logIn(other.page, 'inge');
	const left = await other.page.request.post('/login?/forlad', {
		form: {},
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(left.headers()['location']).toBe('/forlad');
	const way = await other.page.request.get('/forlad');
	expect(await way.text()).toContain('content="0; url=https://www.dmi.dk/"');
	expect(await way.text()).not.toMatch(/plan|kommune/i);

	// The ordinary way out leaves nothing to go back to either.
	await logIn(page, 'inge');
	await page.getByRole('link', { name: 'Plan', exact: true }).click();
	await expect(page).toHaveURL(/\/plan$/);
	await page.getByRole('button', { name: 'Log af' }).click();
	await expect(page.getByText('Du er logget af')).toBeVisible();
	await page.goBack();
	await expect(page).toHaveURL(/\/login/);
	expect(await page.content()).not.toContain('Inge Krog');
	for (const each of [context, other.context]) await each.close();
});

test('A1 ingrid has two roles: she says which, changes at her name with a new cookie, and has one at a time', async ({
	page,
	context,
	request
}) => {
	await logInByHand(page, 'ingrid');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvem er du her som?');
	await expectAccessible(page, '/');
	await page.getByRole('button', { name: 'Fortsæt som fordeler' }).click();
	await expect(page).toHaveURL(/\/fordeling$/);
	const [before] = await cookieOf(context);
	expect((await page.goto('/borgere'))?.status()).toBe(404);

	await page.locator('header summary').click();
	await page.getByRole('button', { name: 'Skift til fagperson' }).click();
	await expect(page).toHaveURL(/\/borgere$/);
	const [after] = await cookieOf(context);
	expect(after?.value).not.toBe(before?.value);
	expect((await page.goto('/fordeling'))?.status()).toBe(404);
	await page.goto('/');
	await expect(page).toHaveURL(/\/borgere$/);
	const old = await request.post('/api/session', {
		headers: { origin, cookie: `session=${before?.value}`, accept: 'application/json' }
	});
	expect(old.status()).toBe(401);
	await expectAccessible(page, '/indstillinger');
});
