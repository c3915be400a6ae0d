import { expect, test } from '@playwright/test';
import { logInByHand } from '../../support/log-in';

test('somebody without a session is sent to log in, and an /api address answers 401', async ({ page, request }) => {
	for (const address of ['/', '/hjem', '/plan', '/moeder', '/mit-team', '/lineal', '/lineal/emner', '/borgere']) {
		await page.goto(address);
		await expect(page).toHaveURL(/\/login$/);
	}
	const answer = await request.post('/api/trivselsmaaling', { data: {}, headers: { origin: 'http://127.0.0.1:3310' } });
	expect(answer.status()).toBe(401);
});

test('B9 data requests and form actions of every page answer nobody', async ({ request }) => {
	for (const page of ['/hjem', '/plan', '/moeder', '/mit-team', '/lineal', '/lineal/emner', '/borgere']) {
		const data = await request.get(`${page}/__data.json`, { maxRedirects: 0 });
		expect(await data.text()).toMatch(/"location":"\/login"/);
		const action = await request.post(page, {
			form: { id: '1' },
			headers: { origin: 'http://127.0.0.1:3310' },
			maxRedirects: 0
		});
		expect([401, 404, 405]).toContain(action.status());
		expect(action.headers()['location']).toBeUndefined();
	}
});

test('viktor logs in with MitID, lands on his own start page, and logs off again', async ({ page, context }) => {
	await logInByHand(page, 'viktor');
	await expect(page).toHaveURL(/\/hjem$/);
	const [cookie] = (await context.cookies()).filter((each) => each.name === 'session');
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });

	await page.getByRole('button', { name: 'Log af' }).click();
	await expect(page.getByText('Du er logget af')).toBeVisible();
	// A5: a copy of the cookie is worth nothing any more.
	await context.addCookies([{ name: 'session', value: cookie?.value ?? '', url: 'http://127.0.0.1:3310' }]);
	await page.goto('/hjem');
	await expect(page).toHaveURL(/\/login$/);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('log-in and log-out are plain forms', async ({ page }) => {
		await logInByHand(page, 'tove');
		await expect(page).toHaveURL(/\/borgere$/);
		await page.getByRole('button', { name: 'Log af' }).click();
		await expect(page.getByText('Du er logget af')).toBeVisible();
	});
});

test('A1 a session cookie planted before the log-in is worth nothing after it', async ({ page, context }) => {
	await context.addCookies([{ name: 'session', value: 'planted', url: 'http://127.0.0.1:3310' }]);
	await logInByHand(page, 'viktor');
	const [cookie] = (await context.cookies()).filter((each) => each.name === 'session');
	expect(cookie?.value).not.toBe('planted');
	expect(cookie?.value.length).toBeGreaterThan(30);
});

test('logging in again ends the session that was there', async ({ page, context, browser }) => {
	await logInByHand(page, 'viktor');
	const before = (await context.cookies()).filter((each) => each.name === 'session');
	await context.clearCookies({ domain: 'localhost' });
	await page.goto('/login?fejl=andet');
	await page.locator('[data-login="borger"]').click();
	await page.locator('[data-persona="kasper"]').click();
	await expect(page).toHaveURL(/\/hjem$/);
	const other = await browser.newContext();
	await other.addCookies(before);
	const old = await other.newPage();
	await old.goto('http://127.0.0.1:3310/hjem');
	await expect(old).toHaveURL(/\/login$/);
	await other.close();
});

test('A12 a log-in below Substantial is refused, with a reason and without a session', async ({ page, context }) => {
	await logInByHand(page, 'lavt-niveau');
	await expect(page.getByText('ikke sikkert nok')).toBeVisible();
	expect((await context.cookies()).filter((each) => each.name === 'session')).toEqual([]);
});

test('a proven stranger gets a page that says so, and no session', async ({ page, context }) => {
	for (const stranger of ['fremmed', 'fremmed-medarbejder']) {
		await logInByHand(page, stranger);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi kan ikke finde en plan til dig');
		expect((await context.cookies()).filter((each) => each.name === 'session')).toEqual([]);
	}
});

test('whoever changes their mind at the provider comes back to the log-in page', async ({ page }) => {
	await page.goto('/login');
	await page.locator('[data-login="borger"]').click();
	await page.getByRole('button', { name: 'Fortryd' }).click();
	await expect(page).toHaveURL(/\/login\?error=/);
	await expect(page.getByText('Du blev ikke logget ind')).toBeVisible();
});

test('A11 a callback with a wrong, missing or reused state or code makes no session', async ({
	page,
	context,
	request
}) => {
	for (const query of ['', '?code=x', '?code=x&state=y', '?state=y', '?error=access_denied']) {
		const answer = await request.get(`/auth/callback/borger${query}`, { maxRedirects: 0 });
		expect(answer.status()).toBeLessThan(500);
		expect(answer.headers()['set-cookie'] ?? '').not.toContain('session=');
	}
	let callback = '';
	page.on('request', (each) => {
		if (each.url().includes('/auth/callback/')) callback = each.url();
	});
	await logInByHand(page, 'viktor');
	await context.clearCookies();
	await page.goto(callback);
	await expect(page).toHaveURL(/\/login\?error=/);
	expect((await context.cookies()).filter((each) => each.name === 'session')).toEqual([]);
});

test('A15 the way back after log-in stays on our own origin', async ({ page }) => {
	for (const evil of ['//evil.example', '/\\evil.example', 'https:evil.example', 'javascript:alert(1)']) {
		await page.context().clearCookies();
		await page.goto(`/login?callbackUrl=${encodeURIComponent(evil)}`);
		await page.locator('[data-login="borger"]').click();
		await page.locator('[data-persona="viktor"]').click();
		await expect(page).toHaveURL('http://127.0.0.1:3310/hjem');
	}
});

test('B10 a leder starts at the overview, and finds no page about a borger', async ({ page }) => {
	await logInByHand(page, 'lars');
	await expect(page).toHaveURL(/\/overblik$/);
	expect((await page.goto('/borgere'))?.status()).toBe(404);
});
