import { expect, test, type Browser, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbedded } from '../../../src/lib/server/db/embedded';
import { expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';
import { startPortalProcess, type PortalProcess } from '../../support/portal-process';

/**
 * Viktor's meetings: Tove holds his threads, and Signe is on his team. In a municipality of its own, because a kick-off today becomes
 * everybody's next meeting.
 */
const desktop = { width: 1280, height: 900 };
const origin = 'http://127.0.0.1:3350';
test.use({ viewport: desktop, baseURL: origin });

let dataDir: string;
let portal: PortalProcess;
test.beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'voresplan-moede-'));
	portal = await startPortalProcess({ PORT: '3350', OIDC_DEMO_PORT: '3351', DATA_DIR: dataDir });
});
test.afterAll(async () => {
	await portal.stop();
	await removeEmbedded({ dataDir });
});

/** Somebody in a browser of their own. */
async function another(browser: Browser, persona: string, over = {}): Promise<Page> {
	const context = await browser.newContext({
		...{ baseURL: origin, viewport: desktop, locale: 'da-DK', timezoneId: 'Europe/Copenhagen' },
		...over
	});
	const page = await context.newPage();
	await logIn(page, persona);
	return page;
}

/** The day so many days from today, Europe/Copenhagen. */
const day = (count: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' }).format(Date.now() + count * 86_400_000);
const twoDigits = (count: number) => String(count).padStart(2, '0');
const clockOf = (minutes: number) => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;

/** A meeting that has just begun, at the latest until 23:59. */
function nearNow(length: number) {
	const clock = new Date().toLocaleTimeString('en-GB', { timeZone: 'Europe/Copenhagen' });
	const [hour = 0, minute = 0] = clock.split(':').map(Number);
	const from = Math.max(0, hour * 60 + minute - 10);
	return { day: day(0), from: clockOf(from), to: clockOf(Math.min(from + length, 23 * 60 + 59)) };
}
/** "10:30" as the pages say it: "10.30", and the whole hour "10". */
const said = (clock: string) => {
	const [hour, minute] = clock.split(':');
	return minute === '00' ? String(Number(hour)) : `${Number(hour)}.${minute}`;
};

/** Plans a meeting from a template; the page is then the meeting's own. @returns its address */
async function plan(page: Page, template: string, when: ReturnType<typeof nearNow>, who: RegExp[] = []) {
	await page.goto('/borgere?q=Viktor');
	const href = await page.getByRole('link', { name: 'Viktor Holm' }).first().getAttribute('href');
	const borger = /\/borgere\/[0-9a-f-]{36}/.exec(href ?? '')?.[0] ?? '';
	await page.goto(`${borger}/moeder/nyt`);
	await page.getByRole('link', { name: template, exact: true }).click();
	await page.getByLabel('Dag', { exact: true }).fill(when.day);
	await page.getByLabel('Fra kl.').fill(when.from);
	await page.getByLabel('Til kl.').fill(when.to);
	await page.getByLabel('Sted', { exact: true }).fill('Rådhuset');
	for (const name of who) await page.getByRole('checkbox', { name }).check();
	const miniKicks = page.getByRole('checkbox', { name: /mini-kick-møderne/ });
	if (await miniKicks.count()) await miniKicks.check();
	await page.getByRole('button', { name: 'Planlæg mødet' }).click();
	await page.waitForURL(/moeder\/[0-9a-f-]{36}\?gemt=planlagt/);
	return new URL(page.url()).pathname;
}

const part = (page: Page, id: string) => page.locator(`section#${id}`);
const clock = (page: Page) => page.getByRole('group', { name: 'Mødets ur' });
async function begin(page: Page, address: string) {
	await page.goto(`${address}/moede`);
	await page.getByRole('button', { name: 'Begynd mødet' }).click();
	await expect(clock(page)).toContainText('tilbage');
}
async function decide(page: Page, text: string) {
	const decisions = part(page, 'beslutninger');
	await decisions.getByLabel('Hvad beslutter vi?').fill(text);
	await decisions.getByLabel('Hvem er ansvarlig?').fill('Tove');
	await decisions.getByRole('button', { name: 'Skriv beslutningen ned' }).click();
}

test('S7 M3 M4 M12 M13 M32 M33 G2 the kick-off: planned, answered, a point of the borger’s own, held with the clock, agreed, closed once, and shared', async ({
	page,
	browser
}) => {
	test.setTimeout(180_000);
	const when = nearNow(90);
	await logIn(page, 'tove');
	const address = await plan(page, 'Kick-off', when, [/^Signe/]);
	// The three mini-kicks are at the same time of the day, summer or winter.
	const miniKicks = page.locator('dl > div', { hasText: 'Mini-kick-møder' }).getByRole('link');
	await expect(miniKicks).toHaveCount(3);
	for (const link of await miniKicks.all()) await expect(link).toHaveText(new RegExp(` kl\\. ${said(when.from)}$`));

	const signe = await another(browser, 'signe');
	await signe.goto(address);
	await signe.getByRole('radio', { name: 'Ja, jeg kommer' }).check();
	await signe.getByRole('button', { name: 'Gem svaret' }).click();
	await expect(signe.getByRole('main')).toContainText('Du kommer.');

	const viktor = await another(browser, 'viktor', { viewport: { width: 360, height: 740 } });
	const own = address.replace(/^.*\/moeder\//, '/moeder/');
	await viktor.goto(own);
	await viktor.getByLabel('Dit punkt', { exact: true }).fill('Min vagtplan til jul');
	await viktor.getByRole('button', { name: 'Tilføj', exact: true }).click();
	await expect(viktor.getByRole('main')).toContainText('Dit punkt står her nu.');

	// The screen is shared: no other pages about Viktor around it, and his point is marked as his.
	await page.goto(`${address}/moede`);
	await expect(page.getByRole('link', { name: 'Forløb', exact: true })).toHaveCount(0);
	await expect(page.getByRole('listitem').filter({ hasText: /^Signe/ })).toBeVisible();
	const point = part(page, 'dagsorden').getByRole('listitem').filter({ hasText: 'Min vagtplan til jul' });
	await expect(point).toContainText('Viktors punkt');
	await begin(page, address);
	await expect(clock(page)).toContainText(`Slutter kl. ${said(when.to)}`);
	await point.getByRole('button', { name: /Vi har talt om det/ }).click();
	await expect(point).toContainText('Talt om');

	// Tove answers first; her number is not on the screen until Viktor has answered too.
	const ruler = part(page, 'hvordan-gaar-det');
	await ruler.locator('label:has(input[value="4"])').click();
	await ruler.getByRole('button', { name: 'Gem, og vend skærmen tilbage' }).click();
	await expect(ruler).toContainText('Tove svarede kl.');
	await expect(ruler.locator('figure')).toHaveCount(0);
	await ruler.locator('label:has(input[value="3"])').click();
	await ruler.getByRole('button', { name: 'Gem Viktors svar' }).click();
	await expect(ruler.locator('figure')).toContainText('Jeres svar ved siden af hinanden');
	await expect(ruler).toContainText('Viktor, hvad tænker du');

	await decide(page, 'Viktor holder fri hver anden weekend.');
	await expect(part(page, 'beslutninger')).toContainText('Tove er ansvarlig.');
	const agreements = part(page, 'aftaler');
	await agreements.getByLabel('Hvad aftaler vi?').fill('Skriver de næste vagter i kalenderen');
	await agreements.getByLabel('Hvem gør det?').selectOption({ label: 'Viktor Holm' });
	await agreements.getByLabel('Senest hvornår?').fill(day(14));
	await agreements.getByLabel('Under hvilket mål?').selectOption({ label: 'Lave noget med hænderne' });
	await agreements.getByRole('button', { name: 'Skriv aftalen ned' }).click();
	const agreed = agreements.getByRole('listitem').filter({ hasText: 'Skriver de næste vagter' });
	await expect(agreed).toContainText('Bliver en del af planen, når den er delt');
	await expect(agreements.getByLabel('Hvad aftaler vi?')).toHaveValue('');
	await viktor.goto('/plan');
	await expect(viktor.getByRole('main')).not.toContainText('Skriver de næste vagter');

	// Last: the four questions, the next date, who may see what, who is with.
	const end = part(page, 'til-sidst');
	await expect(end).toContainText(/Næste møde.* kl\. 10/s);
	await end.getByLabel('Hvilke mål arbejder vi efter?').fill('At Viktor kan blive i jobbet.');
	await end.getByRole('button', { name: 'Gem svarene' }).click();
	await expect(end.getByLabel('Hvilke mål arbejder vi efter?')).toHaveValue('At Viktor kan blive i jobbet.');
	await end.getByRole('button', { name: /Ja, vi har talt om, hvem må se hvad/ }).click();
	await expect(end).toContainText('I har talt om, hvem der må se hvad.');
	await end.getByRole('button', { name: /Ja, vi har talt om, hvem er med/ }).click();
	await expect(end).toContainText('I har talt om, hvem der er med.');
	const referat = part(page, 'det-aftalte-vi');
	await referat.getByLabel(/Det vigtigste/).fill('Viktor bliver i jobbet og holder fri hver anden weekend.');
	await referat.getByRole('button', { name: 'Gem det, I aftalte' }).click();
	await expect(referat).toContainText(/Tove gemte kl\./);

	// What is missing is said, and no more than that.
	const close = part(page, 'luk');
	await expect(close).toContainText('Svar på de fire spørgsmål');
	await expect(close).toContainText('Del aftalerne i planen');
	await expect(close).not.toContainText('Aftal næste møde');
	await expect(close).not.toContainText('Tal om, hvem der må se hvad');

	// Two close it: the second is told, and nothing is doubled.
	await signe.goto(`${address}/moede`);
	await expect(clock(signe)).toBeVisible();
	await close.getByRole('button', { name: 'Luk mødet' }).click();
	await expect(page.locator('#lukket')).toContainText('Tove');
	await expect(page.getByRole('listitem').filter({ hasText: 'Del aftalerne i planen, senest' })).toHaveCount(1);
	await part(signe, 'luk').getByRole('button', { name: 'Luk mødet' }).click();
	await expect(signe.locator('#lukket')).toContainText('Tove har lukket mødet imens.');
	await expect(signe.getByRole('listitem').filter({ hasText: 'Del aftalerne i planen, senest' })).toHaveCount(1);

	await viktor.goto(own);
	await expect(viktor.getByRole('main')).toContainText('Viktor bliver i jobbet og holder fri hver anden weekend.');
	await expect(viktor.getByRole('main')).toContainText('Viktor holder fri hver anden weekend.');
	await page.goto(`${address.split('/moeder/')[0]}/plan`);
	const share = page.getByRole('region', { name: 'Del med Viktor' });
	await share.getByRole('button', { name: /^Del udgave \d+ med Viktor$/ }).click();
	await expect(share).toContainText(/Udgave \d+ er delt/);
	await viktor.goto('/plan');
	await expect(viktor.getByRole('main')).toContainText('Skriver de næste vagter i kalenderen');
	for (const each of [signe, viktor]) await each.context().close();
});

test('M13 G2 the mini-kicks of a kick-off in winter are at its clock time through summer and into the next winter', async ({
	page
}) => {
	await logIn(page, 'tove');
	const year = Number(day(0).slice(0, 4)) + 1;
	await plan(page, 'Kick-off', { day: `${year}-02-01`, from: '10:00', to: '11:30' });
	const miniKicks = page.locator('dl > div', { hasText: 'Mini-kick-møder' }).getByRole('link');
	await expect(miniKicks).toHaveText([/ maj .*kl\. 10$/, / august .*kl\. 10$/, / november .*kl\. 10$/]);
});

test('M32 with the net gone in the middle of the meeting nothing typed is lost, and it is sent again by itself, once', async ({
	browser
}) => {
	test.setTimeout(90_000);
	const page = await another(browser, 'tove');
	const address = await plan(page, 'Opfølgning', nearNow(45));
	await begin(page, address);
	await page.context().setOffline(true);
	await decide(page, 'Vi ringer til chefen sammen.');
	const decisions = part(page, 'beslutninger');
	await expect(decisions.locator('[data-kept="offline"]')).toContainText('Ikke gemt. Nettet er væk.');
	await expect(decisions.getByLabel('Hvad beslutter vi?')).toHaveValue('Vi ringer til chefen sammen.');
	const referat = part(page, 'det-aftalte-vi');
	await referat.getByLabel(/Det vigtigste/).fill('Vi talte om vagterne.');
	await referat.getByRole('button', { name: 'Gem det, I aftalte' }).click();
	await expect(referat.locator('[data-kept="offline"]')).toBeVisible();
	await part(page, 'aftaler').getByLabel('Hvad aftaler vi?').fill('Halvt skrevet');

	await page.context().setOffline(false);
	const written = decisions.getByRole('listitem').filter({ hasText: 'Vi ringer til chefen sammen.' });
	await expect(written).toHaveCount(1, { timeout: 20_000 });
	await expect(referat).toContainText(/Tove gemte kl\./, { timeout: 20_000 });
	await expect(decisions.getByLabel('Hvad beslutter vi?')).toHaveValue('');
	await expect(part(page, 'aftaler').getByLabel('Hvad aftaler vi?')).toHaveValue('Halvt skrevet');
	await page.reload();
	await expect(written).toHaveCount(1);
	await expect(referat.getByLabel(/Det vigtigste/)).toHaveValue('Vi talte om vagterne.');
	await page.context().close();
});

test('M32 without JavaScript the meeting is begun, written and closed; what is wrong is said, and what was typed stays', async ({
	browser
}) => {
	test.setTimeout(90_000);
	const page = await another(browser, 'tove', { javaScriptEnabled: false });
	const when = nearNow(45);
	const address = await plan(page, 'Opfølgning', when);
	await begin(page, address);
	await expect(clock(page)).toContainText(`Slutter kl. ${said(when.to)}`);
	const decisions = part(page, 'beslutninger');
	await decisions.getByLabel('Hvad beslutter vi?').fill('Vi ses hver måned.');
	await decisions.getByRole('button', { name: 'Skriv beslutningen ned' }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv, hvem der er ansvarlig.');
	await expect(decisions.getByLabel('Hvad beslutter vi?')).toHaveValue('Vi ses hver måned.');
	await decisions.getByLabel('Hvem er ansvarlig?').fill('Tove');
	await decisions.getByRole('button', { name: 'Skriv beslutningen ned' }).click();
	await expect(decisions.getByRole('listitem').filter({ hasText: 'Vi ses hver måned.' })).toHaveCount(1);
	const ruler = part(page, 'hvordan-gaar-det');
	await ruler.getByRole('link', { name: 'Spring over Toves svar' }).click();
	await ruler.locator('label:has(input[value="3.5"])').click();
	await ruler.getByRole('button', { name: 'Gem Viktors svar' }).click();
	await expect(ruler.locator('figure')).toContainText('Viktors svar');
	await part(page, 'luk').getByRole('button', { name: 'Luk mødet' }).click();
	await expect(page.locator('#lukket')).toContainText('Mødet er lukket');
	await expect(page.getByRole('listitem').filter({ hasText: 'Skriv ”Det aftalte vi”, senest' })).toHaveCount(1);
	await page.context().close();
});

test('M32 the shared screen has no barrier, does not exist for others, and takes no nonsense', async ({
	page,
	browser
}) => {
	test.setTimeout(90_000);
	await logIn(page, 'tove');
	const address = await plan(page, 'Opfølgning', nearNow(45));
	await page.goto(`${address}/moede`);
	await expectAccessibleNow(page, 'mødet, før det begynder');
	await page.setViewportSize(desktop);
	await begin(page, address);
	await expectAccessibleNow(page, 'mødet, mens det er i gang');

	const post = (action: string, form: Record<string, string>) =>
		page.request.post(`${address}/moede?/${action}`, {
			...{ form, headers: { origin, accept: 'text/html' }, maxRedirects: 0 }
		});
	const actions = 'punkt beslut beslut-fjern aftal aftal-fjern vurder svar vis egne-ord sporgsmaal talt referat naeste';
	for (const action of actions.split(' ')) {
		const nonsense = {
			id: "x'--",
			goals: '\u0000',
			'id-goals': '1',
			punkt: 'x',
			fra: '99',
			senest: '99',
			trin: '9',
			samlet: 'ja'
		};
		expect((await post(action, nonsense)).status(), action).toBeLessThan(500);
		expect(
			(await post(action, { id: randomUUID(), emne: 'samlet', linealVersion: '1' })).status(),
			action
		).toBeLessThan(500);
	}
	const frida = await another(browser, 'frida');
	const answer = await frida.goto(`${address}/moede`);
	expect(answer?.status()).toBe(404);
	expect((await post('luk', {})).status()).toBe(303);
	await frida.context().close();
});
