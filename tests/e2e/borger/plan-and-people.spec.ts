import { expect, test } from '@playwright/test';
import { logIn } from '../../support/log-in';

test('M31 Hjem answers who, what, why and what next', async ({ page }) => {
	await logIn(page, 'viktor');
	const main = page.getByRole('main');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hej Viktor');
	await expect(main).toContainText('Jeg vil gerne lave noget med hænderne og sove om natten.');
	await expect(main).toContainText('Næste møde');
	await expect(main).toContainText('Hvorfor:');
	await expect(main).toContainText('Frivilligt');
	await expect(main).toContainText('Tove Madsen');
	await expect(main.locator('a[href^="tel:"]').first()).toBeVisible();
	for (const heading of ['Det gør du', 'Det gør kommunen', 'Det har du pligt til', 'Nyt siden sidst'])
		await expect(page.getByRole('heading', { name: heading })).toBeVisible();
	await expect(main).toContainText(/Socialafdelingen er \d+ dage forsinket/);
});

test('S2 "Gjort" notes an agreement as done, once, also without JavaScript and when pressed twice', async ({
	browser
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
	const page = await context.newPage();
	await logIn(page, 'kasper');
	const done = page.getByRole('button', { name: /^Gjort/ });
	const before = await done.count();
	expect(before).toBeGreaterThan(0);
	const item = await page
		.locator(
			'form:has(button:text-is("Gjort")) input[name="aftale"], form:has(button:has-text("Gjort")) input[name="aftale"]'
		)
		.first()
		.inputValue();
	await done.first().click();
	await expect(page.getByText('Tak. Vi har noteret det.')).toBeVisible();
	await expect(done).toHaveCount(before - 1);
	const again = await page.request.post('/hjem?/gjort', {
		form: { aftale: item },
		headers: { origin: 'http://127.0.0.1:3310', accept: 'text/html' },
		maxRedirects: 0
	});
	expect(again.status()).toBe(303);
	for (const wrong of ['', 'x', '00000000-0000-4000-8000-000000000000']) {
		const refused = await page.request.post('/hjem?/gjort', {
			form: { aftale: wrong },
			headers: { origin: 'http://127.0.0.1:3310', accept: 'text/html' },
			maxRedirects: 0
		});
		expect(refused.status()).toBe(404);
	}
	await context.close();
});

test('P9 the plan is told by goal, in the borger’s own words, with what is new in plain sentences', async ({
	page
}) => {
	await logIn(page, 'viktor');
	await page.getByRole('link', { name: 'Plan', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Din plan');
	await expect(page.getByRole('heading', { name: 'Lave noget med hænderne' })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Jeg vil finde ud af, om jeg kan holde til en hel dag');
	for (const word of ['indsats', 'delmål', 'forvaltning', 'udgangspunkt'])
		await expect(page.getByRole('main')).not.toContainText(new RegExp(`\\b${word}\\b`, 'i'));
	await expect(page.getByText('Skridt på vejen').first()).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Hvad er nyt?' })).toBeVisible();
});

test('P3 a meeting says why, who, where and what to prepare, and goes into the calendar without a word about why', async ({
	page
}) => {
	await logIn(page, 'viktor');
	await page.goto('/moeder');
	await page.locator('main a[href^="/moeder/"]').first().click();
	await expect(page).toHaveURL(/\/moeder\/[0-9a-f-]{36}$/);
	const main = page.getByRole('main');
	await expect(main).toContainText('Vi aftaler, hvordan du kan prøve en dag i værkstedet');
	await expect(main).toContainText('Tove Madsen');
	await expect(main).toContainText('Rådhuset');
	await expect(main).toContainText(/Frivilligt|Du har pligt til at komme/);
	const calendar = await page.request.get(`${page.url()}/kalender.ics`);
	expect(calendar.headers()['content-type']).toContain('text/calendar');
	const text = await calendar.text();
	expect(text).toContain('SUMMARY:Møde med kommunen');
	expect(text).toMatch(/DTSTART:\d{8}T\d{6}Z/);
	expect(text).not.toMatch(/værksted|Tove|Viktor|Signe/);
});

test('B3 somebody else’s meeting, an unknown one and a malformed id are the same 404', async ({ page }) => {
	await logIn(page, 'viktor');
	await page.goto('/moeder');
	const own = await page.locator('main a[href^="/moeder/"]').first().getAttribute('href');
	await page.context().clearCookies();
	await logIn(page, 'kasper');
	const bodies = new Set<string>();
	for (const address of [
		own ?? '',
		'/moeder/00000000-0000-4000-8000-000000000000',
		'/moeder/x',
		`${own}/kalender.ics`
	]) {
		const answer = await page.request.get(address, { headers: { accept: 'text/html' } });
		expect(answer.status()).toBe(404);
		if (!address.endsWith('.ics')) bodies.add((await answer.text()).match(/<main[\s\S]*<\/main>/)?.[0] ?? '');
	}
	expect(bodies.size).toBe(1);
});

test('S6 the team says who, what they do and why, who came and who left', async ({ page }) => {
	await logIn(page, 'viktor');
	await page.getByRole('link', { name: 'Mit team' }).click();
	const main = page.getByRole('main');
	for (const name of ['Tove Madsen', 'Signe Bach', 'Farid Nasser', 'Inger Holm'])
		await expect(main).toContainText(name);
	await expect(main).toContainText('Derfor er Tove med');
	await expect(main).toContainText('Har været med');
	await expect(main).toContainText('Birgit gik på pension');
});

test('every borger of the demo has something true to say on every page', async ({ page }) => {
	test.setTimeout(90_000);
	for (const persona of ['viktor', 'kasper', 'michelle', 'nanna', 'laura', 'emil', 'yusuf']) {
		await page.context().clearCookies();
		await logIn(page, persona);
		for (const address of ['/hjem', '/plan', '/moeder', '/mit-team', '/lineal']) {
			const answer = await page.goto(address);
			expect(answer?.status(), `${persona} ${address}`).toBe(200);
			expect((await page.getByRole('main').innerText()).length, `${persona} ${address}`).toBeGreaterThan(300);
			await expect(page.getByRole('main')).not.toContainText(/undefined|NaN|null|\[object/);
		}
	}
});

test('no page asks another host for anything, and the policy of the page is never violated', async ({ page }) => {
	const foreign: string[] = [];
	const violations: string[] = [];
	page.on('request', (request) => {
		if (!request.url().startsWith('http://127.0.0.1:3310') && !request.url().startsWith('data:'))
			foreign.push(request.url());
	});
	page.on('console', (message) => {
		if (message.text().includes('Content Security Policy')) violations.push(message.text());
	});
	await logIn(page, 'viktor');
	foreign.length = 0;
	for (const address of ['/hjem', '/plan', '/moeder', '/mit-team', '/lineal?emne=samlet'])
		await page.goto(address, { waitUntil: 'networkidle' });
	expect(foreign).toEqual([]);
	expect(violations).toEqual([]);
});
