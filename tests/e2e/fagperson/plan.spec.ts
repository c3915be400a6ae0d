import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';

const desktop = { width: 1280, height: 900 };
test.use({ viewport: desktop });
const origin = 'http://127.0.0.1:3310';

/** Somebody else at another machine. */
async function another(browser: Browser, persona: string, over = {}): Promise<Page> {
	const context = await browser.newContext({
		viewport: desktop,
		locale: 'da-DK',
		timezoneId: 'Europe/Copenhagen',
		...over
	});
	const page = await context.newPage();
	await logIn(page, persona);
	return page;
}

/** Opens the work space of a borger's plan from the list. @returns its address */
async function openPlan(page: Page, name: string): Promise<string> {
	await page.goto(`/borgere?q=${encodeURIComponent(name.split(' ')[0] ?? '')}`);
	const href = await page.getByRole('link', { name }).first().getAttribute('href');
	const address = `${/\/borgere\/[0-9a-f-]{36}/.exec(href ?? '')?.[0]}/plan`;
	await page.goto(address);
	return address;
}

/** Comes back to a window: what a browser without a screen does not tell the page itself. */
const lookAt = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')));

const form = (page: Page) => page.locator('form.item-form');
const saved = (page: Page) => expect(form(page).locator('[data-save]')).toHaveAttribute('data-save', 'saved');
const field = (page: Page, name: string | RegExp) => form(page).getByRole('textbox', { name });
const goal = (page: Page, title: string) => page.locator('article.goal', { hasText: title });
const row = (page: Page, words: string): Locator =>
	page.locator('.row', { has: page.locator('.words', { hasText: words }) });

/** Opens the form of a goal; with a script it saves by itself from then on. */
async function editGoal(page: Page, title: string) {
	await goal(page, title)
		.getByRole('link', { name: /Rediger/ })
		.first()
		.click();
	await expect(form(page).locator('[data-save]')).toBeAttached();
}
async function close(page: Page) {
	await form(page).getByRole('button', { name: 'Gem og luk' }).click();
	await expect(form(page)).toHaveCount(0);
}
async function addGoal(page: Page, title: string, words: string | null) {
	await page.getByRole('button', { name: 'Tilføj mål' }).click();
	await field(page, 'Mål').fill(title);
	if (words) await field(page, /egne ord/).fill(words);
	await close(page);
}
async function addUnder(page: Page, title: string, what: string) {
	await goal(page, title).locator('.add').getByRole('button', { name: what }).click();
	await expect(form(page)).toBeVisible();
}
/** Opens "Mere" of an item. */
async function more(item: Locator) {
	await item.locator('details.more > summary').click();
	return item.locator('details.more');
}
/** Takes something new out for good, with all below it. */
async function discard(page: Page, words: string) {
	const panel = await more(row(page, words));
	if (await panel.locator('.sure').count()) {
		await panel.locator('.sure > summary').click();
		await panel.getByRole('button', { name: /Ja, tag det hele ud/ }).click();
	} else await panel.getByRole('button', { name: /Tag ud af planen/ }).click();
	await expect(row(page, words)).toHaveCount(0);
}
const panel = (page: Page, name: string) => page.getByRole('region', { name: `Del med ${name}` });

test('S1 S2 tove writes in the meeting and shares; viktor sees it on his phone without a new log-in', async ({
	page,
	browser
}) => {
	test.setTimeout(60_000);
	const viktor = await another(browser, 'viktor', { viewport: { width: 360, height: 740 } });
	await viktor.goto('/plan');
	await logIn(page, 'tove');
	await openPlan(page, 'Viktor Holm');

	await addGoal(page, 'Cykle hver dag', 'Jeg sover bedre, når jeg har cyklet.');
	await expect(goal(page, 'Cykle hver dag')).toContainText('Ny');
	await expect(goal(page, 'Cykle hver dag')).toContainText(/Tove rettede i dag kl\. \d/);
	await addUnder(page, 'Cykle hver dag', 'Tilføj skridt');
	await field(page, 'Skridt på vejen').fill('Cyklen kører igen');
	await close(page);
	// A step has one parent, and needs somebody and a day before it is shared.
	const hindrance = panel(page, 'Viktor').getByRole('link', { name: /Cyklen kører igen.*ansvarlig og en dato/ });
	await hindrance.click();
	await form(page).getByLabel('Hvem holder øje med det?').selectOption({ label: 'Tove Madsen' });
	await form(page).getByLabel('Hvornår håber I at nå det?').fill('2027-01-15');
	await close(page);
	await expect(hindrance).toHaveCount(0);

	await viktor.reload();
	await expect(viktor.getByRole('main')).not.toContainText('Cykle hver dag');
	await expect(panel(page, 'Viktor')).toContainText('Nyt mål: Cykle hver dag.');
	await panel(page, 'Viktor').getByLabel('Vil du skrive en sætning selv?').fill('Vi skrev det sammen på mødet.');
	await panel(page, 'Viktor')
		.getByRole('button', { name: /^Del udgave \d+ med Viktor$/ })
		.click();
	await expect(panel(page, 'Viktor')).toContainText(/Udgave \d+ er delt/);

	await viktor.reload();
	await expect(viktor.getByRole('main')).toContainText('Cykle hver dag');
	await expect(viktor.getByRole('main')).toContainText('Cyklen kører igen');
	await expect(viktor.getByRole('main')).toContainText('Vi skrev det sammen på mødet.');

	// Reached in one press, and taken back: what the shared version says stands beside it meanwhile.
	const step = row(page, 'Cyklen kører igen');
	await (await more(step)).getByRole('button', { name: /Nået i dag/ }).click();
	await expect(step).toContainText('Ændret');
	await step.locator('summary', { hasText: 'Sådan står det i den delte udgave' }).click();
	await expect(step).toContainText('Nået den');
	await step.getByRole('button', { name: /Fortryd ændringer/ }).click();
	await expect(step).not.toContainText('Ændret');
	await viktor.context().close();
});

test('S1 tove and signe write the same goal at the same time: both see it, and nothing is overwritten before the choice', async ({
	page,
	browser
}) => {
	test.setTimeout(90_000);
	await logIn(page, 'tove');
	await openPlan(page, 'Viktor Holm');
	await addGoal(page, 'Ringe til mormor', 'Hun bliver glad.');
	const signe = await another(browser, 'signe');
	await openPlan(signe, 'Viktor Holm');
	for (const each of [page, signe]) await editGoal(each, 'Ringe til mormor');

	await field(page, 'Mål').fill('Ringe til mormor hver søndag');
	await saved(page);
	await field(signe, 'Mål').fill('Ringe til mormor om søndagen');
	await field(signe, 'Faglige ord').fill('Fastholde kontakt til netværk.');
	await expect(form(signe)).toContainText(/Tove skrev det her kl\. [\d.]+: Ringe til mormor hver søndag/);
	await expect(field(signe, 'Mål')).toHaveValue('Ringe til mormor om søndagen');
	await expect(form(signe)).toContainText('Ikke gemt endnu. Vælg først');
	await form(signe).getByRole('button', { name: 'Behold mit' }).click();
	await saved(signe);

	// What signe saved comes into tove's open form, also what only she wrote.
	await lookAt(page);
	await expect(field(page, 'Mål')).toHaveValue('Ringe til mormor om søndagen');
	await expect(field(page, 'Faglige ord')).toHaveValue('Fastholde kontakt til netværk.');

	// The other way round: theirs is taken.
	await field(signe, 'Mål').fill('Ringe hjem');
	await saved(signe);
	await field(page, 'Mål').fill('Besøge mormor');
	await expect(form(page)).toContainText(/Signe skrev det her kl\. [\d.]+: Ringe hjem/);
	await form(page).getByRole('button', { name: 'Brug Signes' }).click();
	await expect(field(page, 'Mål')).toHaveValue('Ringe hjem');
	await close(page);
	await close(signe);

	// Somebody takes it out while the other writes: asked, and put back with what was typed.
	await editGoal(signe, 'Ringe hjem');
	await discard(page, 'Ringe hjem');
	await expect(page.getByRole('status').filter({ hasText: 'er taget ud af kladden' })).toBeVisible();
	await field(signe, 'Mål').fill('Ringe hjem til mormor');
	await expect(form(signe)).toContainText('har taget det ud. Vil du lægge det ind igen med det, du har skrevet?');
	await form(signe).getByRole('button', { name: 'Læg det ind igen' }).click();
	await expect(field(signe, 'Mål')).toHaveValue('Ringe hjem til mormor');
	await close(signe);
	await expect(goal(signe, 'Ringe hjem til mormor')).toContainText('Hun bliver glad.');
	await discard(signe, 'Ringe hjem til mormor');
	await signe.context().close();
});

test('S3 what was tried out cannot be closed without what was learnt, and stopping is no failure', async ({ page }) => {
	await logIn(page, 'tove');
	await openPlan(page, 'Yusuf Demir');
	await addGoal(page, 'Prøve noget nyt', 'Kaffen skal være god.');
	await addUnder(page, 'Prøve noget nyt', 'Tilføj noget, I prøver');
	await field(page, 'Hvad er det?').fill('Sidemand på værkstedet');
	await field(page, 'Hvad prøver I?').fill('Yusuf viser en ung, hvordan man skifter bremser.');
	await field(page, 'Hos hvem?').fill('Værkstedet Hjulet');
	await close(page);
	const trial = row(page, 'Sidemand på værkstedet');
	await expect(trial).toContainText('Vi prøver');
	const panelOfTrial = await more(trial);
	await expect(panelOfTrial).toContainText('At stoppe er ikke at dumpe');
	await panelOfTrial.getByRole('button', { name: 'Afslut', exact: true }).click();
	await expect(panelOfTrial).toContainText('Skriv, hvad I lærte. Så kan det afsluttes.');
	await panelOfTrial.getByLabel('Hvad lærte I?').fill('Yusuf forklarer bedst med hænderne.');
	await panelOfTrial.getByRole('button', { name: 'Afslut', exact: true }).click();
	await expect(trial).toContainText('Det lærte vi: Yusuf forklarer bedst med hænderne.');
	await discard(page, 'Prøve noget nyt');
});

test('S2 an agreement without a day or anybody to do it is not shared, and what was typed stays', async ({ page }) => {
	await logIn(page, 'mette');
	await openPlan(page, 'Nanna Friis');
	await page.locator('.loose').getByRole('button', { name: 'Tilføj aftale' }).click();
	await field(page, 'Aftale').fill('Ringer til banken');
	await close(page);
	const share = panel(page, 'Nanna');
	await share.getByLabel('Vil du skrive en sætning selv?').fill('Banken først.');
	await share.getByRole('button', { name: /^Del udgave/ }).click();
	await expect(share).toContainText('Planen kan ikke deles endnu');
	await expect(share.getByLabel('Vil du skrive en sætning selv?')).toHaveValue('Banken først.');
	await share.getByRole('link', { name: /Ringer til banken.*mangler hvem der gør det og en dato/ }).click();
	await form(page).getByLabel('Hvem gør det?').selectOption({ label: 'Nanna' });
	await form(page).getByLabel('Senest').fill('2027-02-01');
	await close(page);
	await expect(share).toContainText('Ny aftale: Du ringer til banken senest 1. februar 2027.');
	await share.getByRole('button', { name: /^Del udgave/ }).click();
	await expect(share).toContainText(/Udgave \d+ er delt/);

	// How it went is shared at once: a new day needs a reason.
	const item = row(page, 'Ringer til banken');
	const status = await more(item);
	await expect(status).toContainText('Delt med Nanna med det samme.');
	await status.getByLabel('Udskudt til en ny dag').check();
	await status.getByLabel('Ny dag', { exact: true }).fill('2027-03-01');
	await status.getByRole('button', { name: 'Gem og del' }).click();
	await expect(status).toContainText('Skriv hvorfor.');
	await expect(status.getByLabel('Ny dag', { exact: true })).toHaveValue('2027-03-01');
	await status.getByLabel('Hvorfor?').fill('Banken har ferie.');
	await status.getByRole('button', { name: 'Gem og del' }).click();
	await expect(item).toContainText('Udskudt til mandag 1. marts. Grunden: Banken har ferie');
});

test('S2 nanna does not agree with what was shared; mette answers with a sentence, and nanna reads it', async ({
	page,
	browser
}) => {
	await logIn(page, 'mette');
	await openPlan(page, 'Nanna Friis');
	const version = /Delt udgave (\d+)/.exec((await page.getByRole('main').textContent()) ?? '')?.[1] ?? '';
	const nanna = await another(browser, 'nanna');
	await nanna.request.post('/plan?/sig', {
		form: { udgave: version, holdning: 'disagree', tekst: 'Banken ved jeg ikke noget om.' },
		headers: { origin, accept: 'text/html' }
	});
	await page.reload();
	const statement = page.getByRole('region', { name: `Nannas svar på udgave ${version}` });
	await expect(statement).toContainText('Nanna er ikke enig');
	await expect(statement).toContainText('”Banken ved jeg ikke noget om.”');
	await statement.getByRole('button', { name: 'Send svar' }).click();
	await expect(statement).toContainText('Skriv dit svar.');
	await statement.getByLabel('Svar Nanna').fill('Jeg ringer sammen med dig.');
	await statement.getByRole('button', { name: 'Send svar' }).click();
	await expect(statement).toContainText(/Mette, i dag kl\. \d/);
	await nanna.goto('/plan');
	await expect(nanna.getByRole('main')).toContainText('Jeg ringer sammen med dig.');
	await nanna.context().close();
});

test('S1 an empty plan is not shared, and what was taken out comes back', async ({ page }) => {
	await logIn(page, 'mette');
	const address = await openPlan(page, 'Nanna Friis');
	const post = (action: string, values: Record<string, string>) =>
		page.request.post(`${address}?/${action}`, {
			form: values,
			headers: { origin, accept: 'text/html' },
			maxRedirects: 0
		});
	const items = await page
		.locator('[id^="maal-"], [id^="aftale-"], [id^="indsats-"]')
		.evaluateAll((rows) =>
			rows.map(({ id }) => ({ kind: id.split('-')[0] ?? '', item: id.slice(id.indexOf('-') + 1) }))
		);
	expect(items.length).toBeGreaterThan(3);
	for (const item of items) await post('fjern', item);
	await page.reload();
	await expect(page.getByRole('button', { name: /Læg ind igen/ }).first()).toBeVisible();
	await panel(page, 'Nanna')
		.getByRole('button', { name: /^Del udgave/ })
		.click();
	await expect(panel(page, 'Nanna')).toContainText('Planen er tom.');
	for (const item of items) await post('gendan', item);
	await page.reload();
	await expect(panel(page, 'Nanna')).toContainText('Der er ikke noget nyt at dele.');
	const nothing = await post('del', { summary: '' });
	expect(nothing.status()).toBe(400);
	expect(await nothing.text()).toContain('Der er ikke noget nyt at dele.');
});

test('P6 P9 a goal needs the borger’s words or a mark that they are missing, and may have several departments', async ({
	page
}) => {
	await logIn(page, 'tove');
	await openPlan(page, 'Michelle Krogh');
	await page.getByRole('button', { name: 'Tilføj mål' }).click();
	await field(page, 'Mål').fill('Danse og virksomhedspraktik');
	await expect(form(page)).toContainText('Et langt ord: virksomhedspraktik');
	await field(page, 'Mål').fill('Danse igen');
	await close(page);
	const hindrance = panel(page, 'Michelle').getByRole('link', { name: /Danse igen.*mangler borgerens ord/ });
	await expect(goal(page, 'Danse igen')).toContainText('Michelles ord er ikke skrevet endnu');
	await hindrance.click();
	await form(page).getByLabel('Mangler borgerens ord').check();
	for (const name of ['Beskæftigelse', 'Børn og Familie']) await form(page).getByLabel(name, { exact: true }).check();
	await saved(page);
	await close(page);
	await expect(hindrance).toHaveCount(0);
	await expect(goal(page, 'Danse igen')).toContainText('Mangler Michelles ord');
	await expect(goal(page, 'Danse igen')).toContainText('Beskæftigelse og Børn og Familie arbejder sammen om det');
	await discard(page, 'Danse igen');
});

test('ten thousand characters in a goal get a sentence; they stay, and the other fields are saved', async ({
	page
}) => {
	await logIn(page, 'tove');
	await openPlan(page, 'Michelle Krogh');
	await addGoal(page, 'Et langt mål', 'Kort sagt.');
	await editGoal(page, 'Et langt mål');
	await field(page, 'Mål').fill('a'.repeat(10_000));
	// Typed quickly, both fields go together first, and nothing is saved; then the other field goes alone.
	const saving = page.waitForResponse((answer) => {
		const sent = answer.request().postData() ?? '';
		return sent.includes('Jeg vil danse.') && !sent.includes('aaaaaaaaaa');
	});
	await field(page, /egne ord/).fill('Jeg vil danse.');
	await expect(form(page)).toContainText('Der er plads til 300 tegn. Du har skrevet 10000.');
	await saving;
	await expect(field(page, 'Mål')).toHaveValue('a'.repeat(10_000));
	await expect(form(page)).toContainText('Ikke gemt endnu');
	await form(page).getByRole('button', { name: 'Luk uden at gemme' }).click();
	await expect(goal(page, 'Et langt mål')).toContainText('Jeg vil danse.');
	await discard(page, 'Et langt mål');
});

test('a log-in that is lost while one types loses nothing: one logs in beside it, and it is saved', async ({
	page
}) => {
	test.setTimeout(60_000);
	await logIn(page, 'tove');
	const address = await openPlan(page, 'Yusuf Demir');
	await addGoal(page, 'Holde mandagen fri', 'Kaffen om mandagen.');
	await editGoal(page, 'Holde mandagen fri');
	await page.context().clearCookies();
	await field(page, 'Mål').fill('Holde mandag eftermiddag fri');
	await expect(form(page)).toContainText('Du er logget af. Det, du har skrevet, står her stadig.');
	await expect(field(page, 'Mål')).toHaveValue('Holde mandag eftermiddag fri');
	const [beside] = await Promise.all([
		page.context().waitForEvent('page'),
		form(page).getByRole('link', { name: 'Log ind i et nyt vindue' }).click()
	]);
	// Somebody else logs in at the same machine: nothing is saved in her name.
	await logIn(beside, 'signe');
	await page.bringToFront();
	await expect(form(page)).toContainText('Du er logget ind som en anden nu.');
	await page.context().clearCookies();
	await logIn(beside, 'tove');
	await lookAt(page);
	await saved(page);
	await close(page);
	await beside.goto(address);
	await expect(beside.getByRole('main')).toContainText('Holde mandag eftermiddag fri');
	await discard(page, 'Holde mandag eftermiddag fri');
});

test('without a net it says so, does not say saved, and saves when the net is back', async ({ page }) => {
	await logIn(page, 'mette');
	await openPlan(page, 'Laura Sørensen');
	await addGoal(page, 'Læse en bog', 'En hel bog.');
	await editGoal(page, 'Læse en bog');
	await page.context().setOffline(true);
	await field(page, 'Mål').fill('Læse to bøger');
	await expect(form(page)).toContainText('Ikke gemt endnu. Der er ikke forbindelse; vi prøver igen.');
	await expect(form(page)).not.toContainText('Gemt kl.');
	// The page is not left behind with something unsaved in it, without being asked.
	const asked: string[] = [];
	page.once('dialog', (dialog) => {
		asked.push(dialog.type());
		void dialog.dismiss();
	});
	await page.evaluate(() => location.assign('/borgere'));
	await expect.poll(() => asked).toEqual(['beforeunload']);
	await expect(field(page, 'Mål')).toHaveValue('Læse to bøger');
	await page.context().setOffline(false);
	await saved(page);
	await page.reload();
	await expect(field(page, 'Mål')).toHaveValue('Læse to bøger');
	await close(page);
	await discard(page, 'Læse to bøger');
});

test('M14 M15 a point that viktor wrote on the board is marked as his and becomes a goal in one press', async ({
	page,
	browser
}) => {
	const viktor = await another(browser, 'viktor');
	await viktor.request.post('/plan?/punkt', {
		form: { kolonne: 'fungerer', tekst: 'Jeg sover, når telefonen er i køkkenet' },
		headers: { origin, accept: 'text/html' }
	});
	await viktor.context().close();
	await logIn(page, 'tove');
	await openPlan(page, 'Viktor Holm');
	const board = page.getByRole('region', { name: 'Tavlen', exact: true });
	await expect(board.getByRole('heading', { level: 3 })).toHaveText(['Fungerer', 'Bekymrer', 'Drømme og aftaler']);
	await board.locator('[data-column="fungerer"] summary', { hasText: 'Spørg sådan' }).click();
	await expect(board).toContainText('Hvornår går det godt?');
	await expect(board).toContainText('Hvad gør du anderledes der?');
	const point = board.locator('li[data-by]', { hasText: 'telefonen er i køkkenet' });
	await expect(point).toContainText('Viktor');
	await expect(point.getByRole('button', { name: /Tag ned/ })).toHaveCount(0);
	await board.getByRole('textbox', { name: 'Skriv under ”Bekymrer”' }).fill('Nætterne op til et møde');
	await board.getByRole('button', { name: /Sæt på tavlen under ”Bekymrer”/ }).click();
	const own = board.locator('li[data-by]', { hasText: 'Nætterne op til et møde' });
	await expect(own).toContainText('Tove');
	await expect(board.getByRole('textbox', { name: 'Skriv under ”Bekymrer”' })).toHaveValue('');

	await point.getByRole('button', { name: /Gør til mål/ }).click();
	await expect(field(page, 'Mål')).toHaveValue('Jeg sover, når telefonen er i køkkenet');
	await expect(field(page, 'Mål')).toBeFocused();
	await expect(field(page, /egne ord/)).toHaveValue('Jeg sover, når telefonen er i køkkenet');
	await page.keyboard.press('Escape');
	await expect(form(page)).toHaveCount(0);
	await expect(point).toContainText('Er blevet et mål');
	await discard(page, 'Jeg sover, når telefonen er i køkkenet');
	await own.getByRole('button', { name: /Tag ned/ }).click();
	await expect(own).toHaveCount(0);

	// On a phone the board is a view of its own.
	await page.setViewportSize({ width: 360, height: 740 });
	await page.getByRole('link', { name: 'Planen', exact: true }).click();
	await expect(board).toBeHidden();
	await page.getByRole('link', { name: 'Tavlen', exact: true }).click();
	await expect(board).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Mål', exact: true })).toBeHidden();
});

test('a goal is closed with words and opened again, moved with the keyboard, and a change is taken back', async ({
	page
}) => {
	await logIn(page, 'mette');
	await openPlan(page, 'Laura Sørensen');
	for (const title of ['Første nye mål', 'Andet nye mål']) await addGoal(page, title, 'Mine ord.');
	const titles = () => page.locator('.goals article.goal h3').allTextContents();
	const order = async () => (await titles()).filter((title) => title.includes('nye mål'));
	expect(await order()).toEqual(['Første nye mål', 'Andet nye mål']);
	const second = await more(row(page, 'Andet nye mål'));
	await second.getByRole('button', { name: /Flyt op/ }).focus();
	await page.keyboard.press('Enter');
	await expect.poll(order).toEqual(['Andet nye mål', 'Første nye mål']);

	await second.getByRole('button', { name: 'Luk målet' }).click();
	await expect(second).toContainText('Vælg, hvordan det gik.');
	await second.getByLabel('Det er nået et stykke af vejen').check();
	await second.getByLabel('Hvad siger I til hinanden om det?').fill('Det meste lykkedes.');
	await second.getByRole('button', { name: 'Luk målet' }).click();
	await page.locator('summary', { hasText: /mål er lukket/ }).click();
	const closed = row(page, 'Andet nye mål');
	await expect(closed).toContainText('Det meste lykkedes.');
	await (await more(closed)).getByRole('button', { name: /Åbn målet igen/ }).click();
	await expect(page.locator('.goals article.goal', { hasText: 'Andet nye mål' })).toBeVisible();
	for (const title of ['Første nye mål', 'Andet nye mål']) await discard(page, title);
	// Something new that was taken out is offered back.
	await page.getByRole('status').getByRole('button', { name: 'Fortryd' }).click();
	await expect(goal(page, 'Andet nye mål')).toBeVisible();
	await discard(page, 'Andet nye mål');
});

test('signe is no tovholder: she writes in the draft and is told who shares it', async ({ page }) => {
	await logIn(page, 'signe');
	const address = await openPlan(page, 'Viktor Holm');
	await expect(panel(page, 'Viktor')).toContainText('Tove Madsen holder trådene og deler planen.');
	await expect(panel(page, 'Viktor').getByRole('button')).toHaveCount(0);
	await expect(page.getByRole('main')).toContainText('Kladde for teamet. Kan komme med i aktindsigt.');
	const shared = await page.request.post(`${address}?/del`, {
		form: { summary: '' },
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(shared.status()).toBe(400);
	await page.context().clearCookies();
	await logIn(page, 'farid');
	expect((await page.goto(address))?.status()).toBe(404);
	expect((await page.goto(`${address}/stand`))?.status()).toBe(404);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('S1 a goal is added, edited and shared, errors come back with what was typed, and a conflict is decided with radios', async ({
		page,
		browser
	}) => {
		test.setTimeout(90_000);
		await logIn(page, 'mette');
		await openPlan(page, 'Laura Sørensen');
		await page.getByRole('button', { name: 'Tilføj mål' }).click();
		await expect(page).toHaveURL(/rediger=/);
		await field(page, 'Mål').fill('b'.repeat(400));
		await field(page, /egne ord/).fill('Med havregrød.');
		await form(page).getByRole('button', { name: 'Gem og luk' }).click();
		await expect(page.getByRole('alert')).toContainText('Der er plads til 300 tegn. Du har skrevet 400.');
		await expect(field(page, /egne ord/)).toHaveValue('Med havregrød.');
		await field(page, 'Mål').fill('Spise morgenmad');
		await form(page).getByRole('button', { name: 'Gem og luk' }).click();
		await expect(goal(page, 'Spise morgenmad')).toContainText('Med havregrød.');

		await goal(page, 'Spise morgenmad')
			.getByRole('link', { name: /Rediger/ })
			.click();
		const tove = await another(browser, 'tove');
		await openPlan(tove, 'Laura Sørensen');
		await goal(tove, 'Spise morgenmad')
			.getByRole('link', { name: /Rediger/ })
			.click();
		await field(tove, 'Mål').fill('Spise morgenmad sammen');
		await close(tove);
		await tove.context().close();
		await field(page, 'Mål').fill('Spise havregrød');
		await form(page).getByRole('button', { name: 'Gem og luk' }).click();
		await expect(form(page)).toContainText('Spise morgenmad sammen');
		await expect(field(page, 'Mål')).toHaveValue('Spise havregrød');
		// Without a choice it comes back: nothing is overwritten.
		await form(page).getByRole('button', { name: 'Gem og luk' }).click();
		await form(page).getByLabel('Behold mit').check();
		await form(page).getByRole('button', { name: 'Gem og luk' }).click();
		await expect(goal(page, 'Spise havregrød')).toBeVisible();
		await panel(page, 'Laura')
			.getByRole('button', { name: /^Del udgave/ })
			.click();
		await expect(panel(page, 'Laura')).toContainText(/Udgave \d+ er delt/);
	});
});

test('axe finds nothing on the work space, its forms and its board, and nothing scrolls sideways', async ({ page }) => {
	test.setTimeout(120_000);
	await logIn(page, 'tove');
	const address = await openPlan(page, 'Kasper Lund');
	const edit =
		(await page
			.getByRole('link', { name: /Rediger/ })
			.first()
			.getAttribute('href')) ?? '';
	for (const at of [address, address + edit, `${address}?vis=tavle`]) {
		await page.goto(at);
		await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
		await expectAccessibleNow(page, at);
	}
});
