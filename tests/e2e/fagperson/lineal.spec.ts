import { expect, test, type Browser, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';

const origin = 'http://127.0.0.1:3310';
const main = (page: Page) => page.getByRole('main');
/** The ruler form of the overall question. */
const form = (page: Page) => page.locator('[data-form="lineal"]').first();
const samlet = (page: Page) => page.locator('#samlet-vurdering');
const typed = (page: Page) => page.locator('#tastet');

/** From the list to a borger's ruler; the address without what comes after it. */
async function openLineal(page: Page, name: string) {
	const href = await page.getByRole('link', { name }).first().getAttribute('href');
	const address = `${/^\/borgere\/[0-9a-f-]+/.exec(href ?? '')?.[0]}/lineal`;
	await page.goto(address);
	return address;
}

/** Posts a form as a browser would, with exactly these fields. */
const post = (page: Page, address: string, fields: Record<string, string>) =>
	page.request.post(address, { form: fields, headers: { origin, accept: 'text/html' }, maxRedirects: 0 });

/** Somebody else, in a browser of their own. */
async function another(browser: Browser, persona: string) {
	const page = await (
		await browser.newContext({ baseURL: origin, javaScriptEnabled: true, viewport: { width: 360, height: 740 } })
	).newPage();
	await logIn(page, persona);
	return page;
}

async function expectAccessible(page: Page) {
	await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
	await expectAccessibleNow(page, 'the rating');
	await page.emulateMedia({ colorScheme: null, reducedMotion: null });
	await page.setViewportSize({ width: 360, height: 740 });
}

test('M23 P7 the note is answered with a sentence, the own rating comes first, then the samlet vurdering, and the borger sees each as its own', async ({
	page,
	browser
}) => {
	test.setTimeout(120_000);
	const kasper = await another(browser, 'kasper');
	await kasper.goto('/lineal');
	await form(kasper).locator('label:has(input[value="2.5"])').click();
	await form(kasper).getByLabel('Vil du sige hvorfor?').fill('Jeg savner at komme ud.');
	await form(kasper)
		.getByRole('button', { name: /^Send til/ })
		.click();
	await expect(kasper.getByRole('heading', { level: 1 })).toHaveText(/^Modtaget af kommunen/);

	await logIn(page, 'tove');
	const address = await openLineal(page, 'Kasper Lund');
	const note = main(page).locator('li', { hasText: 'Jeg savner at komme ud.' });
	await expect(note).toContainText('Ikke læst endnu');
	await note.getByText('Skriv en sætning tilbage').click();
	await expect(note).toContainText('Delt med Kasper med det samme');
	await note.getByLabel('Din sætning til Kasper').fill('Det forstår jeg. Skal vi ringe til gartneren?');
	await note.getByRole('button', { name: 'Send til Kasper' }).click();
	await expect(note).toContainText('Du svarede i dag');
	await expect(note).toContainText(/Læst af Tove i dag/);
	await expect(note).toContainText('Skal vi ringe til gartneren?');

	// No samlet vurdering before the round is opened: it says what is missing, and the server refuses it.
	await expect(samlet(page).locator('summary').first()).toContainText('Ikke klar endnu');
	await samlet(page).locator('summary').first().click();
	await expect(samlet(page)).toContainText('Giv din egen vurdering.');
	await expect(samlet(page)).toContainText('Åbn Kaspers nyeste svar.');
	await expect(samlet(page)).toContainText(/Hanne .*har ikke svaret endnu/);
	await expect(samlet(page).locator('[data-form="lineal"]')).toHaveCount(0);
	const early = {
		id: randomUUID(),
		emne: 'samlet',
		linealVersion: '1',
		trin: '3',
		note: 'Skrevet for tidligt',
		skridt: ''
	};
	const refused = await post(page, `${address}?/svar`, { ...early, samlet: 'ja' });
	expect(refused.status()).toBe(400);
	expect(await refused.text()).toContain('Den samlede vurdering kan gives, når du har givet din egen vurdering');

	await form(page).locator('label:has(input[value="3.5"])').click();
	await form(page).getByRole('button', { name: 'Gem min vurdering' }).click();
	await expect(main(page)).toContainText(/Din vurdering er gemt/);
	await expect(page.locator('section', { has: page.locator('#spoergsmaal-samlet') })).not.toContainText('Kasper Lund:');
	await main(page).getByRole('button', { name: 'Vis Kaspers svar' }).click();
	await expect(main(page)).toContainText('Forskellen er ét trin. Det kan I tale om.');
	await expect(main(page)).toContainText('Du gav din vurdering, før du så Kaspers svar.');

	await expect(samlet(page).locator('summary').first()).toContainText('Kan gives nu');
	await samlet(page).locator('label:has(input[value="3"])').click();
	await samlet(page).getByLabel('Vil du sige hvorfor?').fill('Vi holder fast i det, der virker ude.');
	await samlet(page).getByRole('button', { name: 'Gem samlet vurdering' }).click();
	await expect(samlet(page)).toContainText('Din samlede vurdering er gemt');
	await expect(main(page).locator('li', { hasText: 'Din samlede vurdering:' })).toContainText('3, Det går op og ned');
	await expect(page.locator('#historie thead')).toContainText('Din samlede vurdering');
	await expectAccessible(page);

	// The borger: the sentence at the note and in the news; the marks when they open them, each its own, with its reason (P7).
	await kasper.goto('/hjem');
	await expect(main(kasper)).toContainText('Tove skrev tilbage til dig.');
	await kasper.goto('/lineal');
	await expect(main(kasper)).toContainText('Tove svarede kl.');
	await expect(main(kasper)).toContainText('Skal vi ringe til gartneren?');
	await expect(main(kasper)).not.toContainText('Vi holder fast i det, der virker ude.');
	await kasper.getByRole('button', { name: /^Se, hvad .*Tove.* har svaret$/ }).click();
	await expect(main(kasper)).toContainText('Tove, samlet vurdering: 3, Det går op og ned');
	await expect(main(kasper)).toContainText('Tove Madsen: 3½');
	await expect(main(kasper)).toContainText('Tove skriver til den samlede vurdering');
	await expect(main(kasper)).toContainText('Vi holder fast i det, der virker ude.');
	await expectAccessible(kasper);
	await kasper.context().close();
});

test('M23 only whoever holds the threads gives the samlet vurdering, and the question leads to its goal in the plan', async ({
	page
}) => {
	await logIn(page, 'signe');
	const address = await openLineal(page, 'Viktor Holm');
	await expect(samlet(page)).toHaveCount(0);
	const given = { emne: 'samlet', linealVersion: '1', trin: '3', note: '', skridt: '', samlet: 'ja' };
	for (const emne of ['samlet', randomUUID()]) {
		const refused = await post(page, `${address}?/svar`, { ...given, emne, id: randomUUID() });
		expect([400, 404]).toContain(refused.status());
	}
	const plan = address.replace('/lineal', '/plan');
	await expect(main(page).getByRole('link', { name: 'Justér planen' })).toHaveAttribute('href', plan);
	const goals = main(page).getByRole('link', { name: 'Justér målet i planen', includeHidden: true });
	expect(await goals.first().getAttribute('href')).toMatch(new RegExp(`^${plan}#maal-[0-9a-f-]{36}$`));
});

test('a professional may press "Vis nu" before rating, and it is noted as seen first', async ({ page }) => {
	await logIn(page, 'signe');
	await openLineal(page, 'Viktor Holm');
	const now = page.getByRole('button', { name: /Vis nu/ }).first();
	await expect(now).toContainText('bliver noteret');
	await expect(main(page)).toContainText('Ikke åbnet');
	await now.click();
	await expect(page).toHaveURL(/aabnet=samlet/);
	await expect(main(page)).toContainText(/Viktor.*: .*(½|\d), /s);
	await expect(main(page)).toContainText('Det kan I tale om');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a professional rates, and an empty rating comes back with a sentence', async ({ page }) => {
		await logIn(page, 'signe');
		await openLineal(page, 'Viktor Holm');
		const rating = page.locator('details[id^="spoergsmaal-"]').first();
		await rating.locator('summary').first().click();
		const area = rating.locator('[data-form="lineal"]');
		await area.getByRole('button').last().click();
		await expect(page.getByText('Sæt dit svar på linealen').first()).toBeVisible();
	});

	test('S11 an answer by phone is typed as the borger’s own, and one on the wrong person is hidden again', async ({
		page,
		browser
	}) => {
		test.setTimeout(120_000);
		await logIn(page, 'mette');
		const address = await openLineal(page, 'Nanna Friis');
		await typed(page).locator('summary').first().click();
		await typed(page).getByLabel('Hvad siger Nanna om hvorfor?').fill('Hun glæder sig til skolen.');
		await typed(page).getByRole('button', { name: 'Gem Nannas svar' }).click();
		await expect(page.getByRole('heading', { name: 'Svaret er ikke gemt endnu' })).toBeVisible();
		await expect(main(page).getByText('Vælg, hvordan svaret blev givet').first()).toBeVisible();
		await expect(typed(page).getByLabel('Hvad siger Nanna om hvorfor?')).toHaveValue('Hun glæder sig til skolen.');
		await typed(page).getByLabel('I telefon').check();
		await typed(page).locator('label:has(input[name="trin"][value="4"])').click();
		await typed(page).getByRole('button', { name: 'Gem Nannas svar' }).click();
		await expect(typed(page)).toContainText('Nannas svar er gemt');
		await expect(page.locator('#historie')).toContainText('tastet af Mette, i telefon');
		await expect(main(page)).toContainText('Hun glæder sig til skolen.');

		// The borger knows who typed it, how it was given, and whom to ring when it is wrong.
		const nanna = await another(browser, 'nanna');
		await nanna.goto('/hjem');
		await expect(main(nanna)).toContainText('Mette tastede et svar for dig på linealen.');
		await nanna.goto('/lineal');
		const told = main(nanna).locator('li', { hasText: 'Hun glæder sig til skolen.' });
		await expect(told).toContainText('Tastet af Mette, i telefon.');
		await expect(told).toContainText('Var det ikke dit svar? Ring til Mette');
		await expect(told.locator('a[href^="tel:"]')).toBeVisible();
		await expectAccessible(nanna);

		// It was about somebody else: two steps, and it is gone for everybody.
		await typed(page).getByRole('link', { name: 'Givet på den forkerte person?' }).click();
		await expect(page.locator('#fejl-valg')).not.toHaveValue('');
		await page.getByRole('button', { name: 'Skjul som fejlregistreret' }).click();
		await expect(main(page)).toContainText('Det er skjult og gemt som fejlregistreret.');
		await expect(main(page)).not.toContainText('Hun glæder sig til skolen.');
		await nanna.goto('/lineal');
		await expect(main(nanna)).not.toContainText('Hun glæder sig til skolen.');
		await nanna.goto('/hjem');
		await expect(main(nanna)).toContainText('Mette skjulte et svar, der var givet på den forkerte person.');
		await nanna.context().close();

		await page.goto(`${address}?fejl=${randomUUID()}#fejl`);
		await page.getByRole('button', { name: 'Skjul som fejlregistreret' }).click();
		await expect(main(page).getByText('Vælg det, der er givet på den forkerte person.').first()).toBeVisible();
	});

	test('a sentence back is refused with what was typed when it is too long, and sent when it is not', async ({
		page
	}) => {
		await logIn(page, 'tove');
		await openLineal(page, 'Michelle Krogh');
		const note = main(page).locator('li[id^="note-"]').first();
		const long = 'Tak for dit svar. '.repeat(40);
		await note.getByText('Skriv en sætning tilbage').click();
		await note.getByLabel('Din sætning til Michelle').fill(long);
		await note.getByRole('button', { name: 'Send til Michelle' }).click();
		await expect(page.getByRole('heading', { name: 'Din sætning er ikke sendt endnu' })).toBeVisible();
		await expect(main(page).getByText('Der er plads til 500 tegn.').first()).toBeVisible();
		const field = main(page).getByLabel('Din sætning til Michelle').and(page.locator('[aria-invalid]'));
		await expect(field).toHaveValue(long);
		await field.fill('Tak. Vi tager det på mødet.');
		await main(page)
			.locator('li', { has: page.locator('[aria-invalid]') })
			.getByRole('button', { name: 'Send til Michelle' })
			.click();
		await expect(main(page)).toContainText('Tak. Vi tager det på mødet.');
	});
});

test('D4 bad fields of each form come back with a sentence, and nothing ends in a fault', async ({ page }) => {
	await logIn(page, 'tove');
	const address = await openLineal(page, 'Michelle Krogh');
	const answer = { emne: 'samlet', linealVersion: '1', trin: '3', note: 'Det har jeg skrevet.', skridt: '' };
	const given = (fields: Record<string, string>) => ({ ...answer, id: randomUUID(), ...fields });
	const bad: [string, Record<string, string>][] = [
		['tast', given({ hvordan: 'brev' })],
		['tast', given({ hvordan: 'telefon', trin: '9' })],
		['tast', given({ hvordan: 'telefon', emne: 'x' })],
		['tast', given({ hvordan: 'telefon', samlet: 'ja' })],
		['tast', given({ hvordan: 'telefon', note: 'a\u0000b' })],
		['svar', given({ samlet: 'nej' })],
		['svar', given({ hvordan: 'telefon' })],
		['svar', given({ samlet: 'ja', linealVersion: '99' })],
		['fejl', { maaling: 'x' }],
		['fejl', { maaling: randomUUID() }],
		['fejl', {}]
	];
	for (const [action, fields] of bad) {
		const refused = await post(page, `${address}?/${action}`, fields);
		expect(refused.status(), `${action} ${JSON.stringify(fields)}`).toBe(400);
		const body = await refused.text();
		expect(body).toMatch(/ikke gemt endnu|Der er ikke skjult noget/);
		if (fields['note'] === answer.note) expect(body).toContain(answer.note);
	}
	const unknown: [string, Record<string, string>][] = [
		['tilbage', { maaling: 'x', tekst: 'Hej' }],
		['tilbage', { maaling: randomUUID(), tekst: 'Hej' }],
		['tast', given({ hvordan: 'telefon', emne: randomUUID() })]
	];
	for (const [action, fields] of unknown)
		expect((await post(page, `${address}?/${action}`, fields)).status()).toBe(404);

	await page.context().clearCookies();
	await logIn(page, 'farid');
	for (const action of ['tast', 'tilbage', 'svar']) {
		const fields =
			action === 'tilbage'
				? { maaling: randomUUID(), tekst: 'Hej' }
				: given(action === 'tast' ? { hvordan: 'papir' } : {});
		expect((await post(page, `${address}?/${action}`, fields)).status(), action).toBe(404);
	}
});
