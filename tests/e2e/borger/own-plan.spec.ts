import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';

const origin = 'http://127.0.0.1:3310';
const post = (page: Page, address: string, form: Record<string, string>) =>
	page.request.post(address, { form, headers: { origin, accept: 'text/html' }, maxRedirects: 0 });

const own = (page: Page) => page.getByRole('region', { name: 'Det vil jeg' });
const said = (page: Page) => page.getByRole('region', { name: 'Det siger jeg om planen' });
const column = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
/** Opens a fold; open already, it stays so. */
async function open(summary: Locator) {
	if ((await summary.locator('..').getAttribute('open')) === null) await summary.click();
}
const openTavle = (page: Page) => open(page.locator('summary', { has: page.locator('#tavlen') }));

/** The same story with JavaScript and without. */
async function wishStory(page: Page, { first, second }: { first: string; second: string }) {
	await page.goto('/plan');
	await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Det vil jeg');
	await own(page)
		.locator('summary', { hasText: /Skriv et ønske/ })
		.click();
	const empty = own(page).locator('#oenske-ny');
	await expect(
		own(page)
			.getByText(/kan læse det, når du trykker Gem/)
			.last()
	).toBeVisible();
	await own(page).locator('form:has(#oenske-ny)').getByRole('button', { name: 'Gem' }).click();
	await expect(page.getByRole('alert').getByRole('link', { name: 'Skriv noget, før du gemmer.' })).toBeVisible();
	await empty.fill(first);
	await own(page).locator('form:has(#oenske-ny)').getByRole('button', { name: 'Gem' }).click();
	await expect(own(page).getByText('Det er gemt.')).toBeVisible();
	const wish = (text: string) => own(page).getByRole('listitem').filter({ hasText: text });
	await expect(wish(first)).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(0);

	await wish(first).locator('summary', { hasText: 'Ret' }).click();
	await wish(first).getByRole('textbox').fill(second);
	await open(wish(first).locator('summary', { hasText: 'Er det følsomt?' }));
	await wish(first).getByLabel('Helbred').check();
	await wish(first).getByRole('button', { name: 'Gem' }).click();
	await expect(wish(second)).toContainText('Kun de, der må se noget om helbred, ser det.');
	await expect(wish(first)).toHaveCount(0);

	await wish(second).locator('summary', { hasText: 'Ret' }).click();
	await wish(second).getByRole('button', { name: 'Tag væk' }).click();
	await expect(own(page).getByText(`”${second}” er taget væk.`)).toBeVisible();
	await expect(wish(second)).toHaveCount(0);
	await own(page).getByRole('button', { name: 'Fortryd' }).click();
	await expect(wish(second)).toContainText('Kun de, der må se noget om helbred, ser det.');
	await expect(wish(second)).toHaveCount(1);
}

test('M1 "Det vil jeg" stands first; the borger adds a wish, changes it, takes it away and has it back', async ({
	page
}) => {
	await logIn(page, 'nanna');
	await wishStory(page, { first: 'En hund, der venter på mig', second: 'To hunde, der venter på mig' });
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('M1 a wish is added, changed, taken away and had back', async ({ page }) => {
		await logIn(page, 'kasper');
		await wishStory(page, { first: 'En have med kartofler', second: 'En have med kål' });
	});

	test('S2 the borger disagrees with words; nothing chosen comes back with what was typed', async ({ page }) => {
		await logIn(page, 'laura');
		await page.goto('/plan');
		await said(page).getByLabel('Vil du sige hvorfor?').fill('Det går for stærkt.');
		await said(page)
			.getByRole('button', { name: /^Send til/ })
			.click();
		await expect(page.getByRole('alert')).toContainText('Vælg, hvad du siger til planen.');
		await expect(said(page).getByLabel('Vil du sige hvorfor?')).toHaveValue('Det går for stærkt.');
		await said(page).getByLabel('Jeg er ikke enig').check();
		await said(page)
			.getByRole('button', { name: /^Send til/ })
			.click();
		await expect(said(page)).toContainText('”Det går for stærkt.”');
		await expect(said(page)).toContainText('har ikke svaret endnu');
	});

	test('S2 "Fortryd" takes "Gjort" back', async ({ page }) => {
		await logIn(page, 'laura');
		const done = page.locator('form[action="?/gjort"]');
		const before = await done.count();
		await page
			.getByRole('button', { name: /^Gjort/ })
			.first()
			.click();
		await expect(done).toHaveCount(before - 1);
		await page.getByRole('button', { name: 'Fortryd' }).click();
		await expect(page.getByText('Det er lavet om. Aftalen gælder igen.')).toBeVisible();
		await expect(done).toHaveCount(before);
	});

	test('M14 a point is written on the board, taken off and put back', async ({ page }) => {
		await logIn(page, 'kasper');
		await page.goto('/plan');
		await boardStory(page, 'Jeg sover bedre, når jeg har været ude');
	});

	test('S11 the borger chooses a goal and own words to be asked about', async ({ page }) => {
		await logIn(page, 'kasper');
		await page.goto('/lineal/emner');
		await emneStory(page, 'At være ude hver dag');
	});
});

async function boardStory(page: Page, text: string) {
	await openTavle(page);
	const works = column(page, 'Det fungerer');
	await works.locator('summary', { hasText: 'Skriv et punkt' }).click();
	await expect(works.getByText('Hvornår gik det bedre? Hvad gjorde du så?')).toBeVisible();
	await expect(works.getByText(/kan læse det, når du trykker Send\./)).toBeVisible();
	await works.getByRole('button', { name: /^Send til/ }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv noget, før du gemmer.');
	await works.getByLabel('Dit punkt').fill(text);
	await works.getByRole('button', { name: /^Send til/ }).click();
	const point = works.getByRole('listitem').filter({ hasText: text });
	await expect(point).toContainText('Dig');
	await point.getByRole('button', { name: 'Tag væk' }).click();
	await expect(point).toHaveCount(0);
	await page
		.locator('details:has(#tavlen)')
		.getByRole('button', { name: /^Fortryd/ })
		.click();
	await expect(point).toHaveCount(1);
}

test('M1 two windows never overwrite each other: what is typed stays, and what stands now is said', async ({
	page,
	context
}) => {
	await logIn(page, 'yusuf');
	await page.goto('/plan');
	const other = await context.newPage();
	await other.goto('/plan');
	const change = async (window: Page, text: string) => {
		await open(own(window).locator('summary', { hasText: 'Ret' }).first());
		await own(window).locator('#oenske-dream').fill(text);
		await save(window);
	};
	const save = (window: Page) =>
		own(window).locator('form:has(#oenske-dream)').getByRole('button', { name: 'Gem' }).click();
	await change(other, 'Jeg vil have et værksted.');
	await expect(own(other)).toContainText('”Jeg vil have et værksted.”');
	await change(page, 'Jeg vil have en båd.');
	await expect(page.getByRole('alert')).toContainText('i et andet vindue: ”Jeg vil have et værksted.”');
	await expect(own(page).locator('#oenske-dream')).toHaveValue('Jeg vil have en båd.');
	await save(page);
	await expect(own(page)).toContainText('”Jeg vil have en båd.”');
	await expect(own(page).locator('blockquote')).toHaveCount(1);
});

test('S2 the borger says what they think of a version, may say something else later, and never to another version', async ({
	page
}) => {
	await logIn(page, 'emil');
	await page.goto('/plan');
	await page.getByRole('link', { name: 'Sig det her' }).click();
	await said(page).getByLabel('Vi skal tale om det').check();
	await said(page).getByLabel('Vil du sige hvorfor?').fill('Jeg vil gerne have en tolk med.');
	await said(page)
		.getByRole('button', { name: /^Send til/ })
		.click();
	await expect(said(page).getByText('Tak. Det er sendt.')).toBeVisible();
	await expect(said(page)).toContainText('Vi skal tale om det');
	await expect(said(page)).toContainText('”Jeg vil gerne have en tolk med.”');
	await expect(page.getByRole('link', { name: 'Sig det her' })).toHaveCount(0);
	await said(page).locator('summary', { hasText: 'Sig noget andet' }).click();
	await said(page).getByLabel('Jeg er enig').check();
	await said(page)
		.getByRole('button', { name: /^Send til/ })
		.click();
	await expect(said(page).getByText('har ikke svaret endnu').first()).toBeVisible();
	await said(page).locator('summary', { hasText: 'Det har du sagt før' }).click();
	await expect(said(page)).toContainText('”Jeg vil gerne have en tolk med.”');
	const version = await said(page).locator('input[name="udgave"]').first().inputValue();
	const old = await post(page, '/plan?/sig', { udgave: String(Number(version) + 1), holdning: 'agree', tekst: 'Mit' });
	expect(old.status()).toBe(409);
	expect(await old.text()).toContain('Planen er kommet i en ny udgave');
});

test('M14 M15 the board: what works comes first, with words that help; each point says who wrote it', async ({
	page
}) => {
	await logIn(page, 'emil');
	await page.goto('/plan');
	await expect(page.getByText('Her skriver du og dit team')).toBeHidden();
	await openTavle(page);
	await expect(page.locator('[data-column] h3')).toHaveText(['Det fungerer', 'Det bekymrer mig', 'Det drømmer jeg om']);
	await boardStory(page, 'Ungerne ringer selv til mig');
});

test('S2 "Fortryd" stands after "Gjort", and on what the borger noted themself in the plan', async ({ page }) => {
	await logIn(page, 'michelle');
	const done = page.getByRole('button', { name: /^Gjort/ });
	const before = await done.count();
	const text = (await done.first().textContent())?.replace(/^\s*Gjort:?\s*/, '').trim() ?? '';
	expect(text.length).toBeGreaterThan(3);
	await done.first().click();
	await page.getByRole('button', { name: 'Fortryd' }).click();
	await expect(page.getByText('Det er lavet om. Aftalen gælder igen.')).toBeVisible();
	await expect(done).toHaveCount(before);
	await done.first().click();
	await expect(page.getByText('Tak. Vi har noteret det.')).toBeVisible();

	await page.goto('/plan');
	const line = page.locator('li[data-tone]').filter({ hasText: text });
	await expect(line).toHaveAttribute('data-tone', 'ended');
	await open(page.locator('details', { has: line }).locator('summary', { hasText: /slut$/ }).last());
	await line.getByRole('button', { name: /^Fortryd/ }).click();
	await expect(page.getByText('Det er lavet om. Aftalen gælder igen.')).toBeVisible();
	await expect(line).not.toHaveAttribute('data-tone', 'ended');
	await expect(line.getByRole('button', { name: /^Fortryd/ })).toHaveCount(0);
});

async function emneStory(page: Page, words: string) {
	const chosen = page.locator('section[aria-labelledby="valgt"]');
	const goal = page.locator('section[aria-labelledby="maal"]').getByRole('listitem').first();
	const title = (await goal.locator('p').innerText()).trim();
	await goal.getByRole('button', { name: /^Vælg/ }).click();
	await expect(page.getByText(`Nu spørger vi også til ”${title}”.`)).toBeVisible();
	await page.getByLabel('Hvad vil du svare på?').fill('x'.repeat(81));
	await page.locator('section[aria-labelledby="egne-ord"]').getByRole('button', { name: 'Vælg' }).click();
	await expect(page.getByRole('alert')).toContainText('Der er plads til 80 tegn.');
	await expect(page.getByLabel('Hvad vil du svare på?')).toHaveValue('x'.repeat(81));
	await page.getByLabel('Hvad vil du svare på?').fill(words);
	await page.locator('section[aria-labelledby="egne-ord"]').getByRole('button', { name: 'Vælg' }).click();
	const emne = chosen.getByRole('listitem').filter({ hasText: words });
	await expect(emne).toHaveCount(1);
	await emne.getByRole('button', { name: /^Tag væk/ }).click();
	await expect(page.getByText(`Vi spørger ikke mere til ”${words}”.`)).toBeVisible();
	await page.getByRole('button', { name: 'Fortryd' }).click();
	await expect(emne).toHaveCount(1);
	return title;
}

test('S11 the borger chooses what to answer about, finds it on the ruler and from the goal in the plan; a seventh is refused', async ({
	page
}) => {
	await logIn(page, 'laura');
	await page.goto('/lineal');
	await page.getByRole('link', { name: 'Vælg, hvad du vil svare på' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvad vil du svare på?');
	const list = page.locator('section[aria-labelledby="valgt"]').getByRole('button', { name: /^Tag væk/ });
	while ((await list.count()) > 0) {
		const left = await list.count();
		await list.first().click();
		await expect(list).toHaveCount(left - 1);
	}
	const title = await emneStory(page, 'At have tid til mig selv');
	for (const words of ['Maden', 'Naboerne', 'Vennerne', 'Haven']) {
		await page.getByLabel('Hvad vil du svare på?').fill(words);
		await page.locator('section[aria-labelledby="egne-ord"]').getByRole('button', { name: 'Vælg' }).click();
		await expect(page.getByText(`Nu spørger vi også til ”${words}”.`)).toBeVisible();
	}
	await expect(page.getByText('Du har valgt seks. Tag én væk, før du vælger en ny.')).toBeVisible();
	const seventh = await post(page, '/lineal/emner?/vaelg', { tekst: 'Et syvende' });
	expect(seventh.status()).toBe(409);
	expect(await seventh.text()).toContain('Du har allerede valgt seks.');
	await expectAccessibleNow(page, '/lineal/emner, full');

	await page.goto('/plan');
	const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) });
	await card.getByRole('link', { name: 'Svar på, hvordan det går med målet' }).click();
	await expect(page.locator('details[open]', { hasText: title }).locator('[data-form="lineal"]')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'At have tid til mig selv' })).toBeVisible();
});

test('M1 M14 axe finds nothing while one writes, nor when it comes back, and the plan is easy on a phone', async ({
	page
}) => {
	test.setTimeout(60_000);
	await logIn(page, 'nanna');
	await page.goto('/plan');
	await openTavle(page);
	await page.locator('main details').evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute('open', '')));
	await expectAccessibleNow(page, '/plan, everything open');
	await page.setViewportSize({ width: 360, height: 740 });
	await own(page).locator('form:has(#oenske-ny)').getByRole('button', { name: 'Gem' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await expectAccessibleNow(page, '/plan, refused');
	await page.goto('/lineal/emner');
	await open(page.locator('summary', { hasText: 'Er det følsomt?' }));
	await expectAccessibleNow(page, '/lineal/emner');
});

test('M1 B3 whatever is sent, the answer is a sentence and never an error of ours', async ({ page }) => {
	await logIn(page, 'nanna');
	const nowhere = '00000000-0000-4000-8000-000000000000';
	const bad: [string, Record<string, string>, number][] = [
		['/plan?/oenske', { slags: 'wish', oenske: '', tekst: 'x'.repeat(10_000) }, 400],
		['/plan?/oenske', { slags: 'wish', oenske: '', tekst: 'a\0b' }, 400],
		['/plan?/oenske', { slags: 'andet', tekst: 'x' }, 400],
		['/plan?/oenske', {}, 400],
		['/plan?/fjern-oenske', { oenske: nowhere }, 404],
		['/plan?/fjern-oenske', { oenske: "' or true --" }, 404],
		['/plan?/gendan-oenske', { oenske: nowhere }, 404],
		['/plan?/sig', { udgave: '1e9', holdning: 'agree' }, 400],
		['/plan?/sig', { udgave: '1', holdning: 'altid' }, 400],
		['/plan?/punkt', { kolonne: 'x', tekst: 'x' }, 400],
		['/plan?/punkt', { kolonne: 'fungerer', tekst: 'x', foelsomt: 'alt' }, 400],
		['/plan?/fjern-punkt', { punkt: nowhere }, 404],
		['/plan?/gendan-punkt', { punkt: '' }, 404],
		['/plan?/fortryd', { aftale: nowhere }, 404],
		['/hjem?/fortryd', { aftale: 'x' }, 404],
		['/lineal/emner?/vaelg', { maal: nowhere }, 409],
		['/lineal/emner?/vaelg', { maal: 'x' }, 400],
		['/lineal/emner?/vaelg', { tekst: '' }, 400],
		['/lineal/emner?/fjern', { emne: nowhere }, 404],
		['/lineal/emner?/gendan', { emne: 'x' }, 404]
	];
	for (const [address, fields, status] of bad) {
		const answer = await post(page, address, fields);
		expect(answer.status(), `${address} ${JSON.stringify(fields).slice(0, 60)}`).toBe(status);
		expect(await answer.text()).not.toMatch(/at .*\.(js|ts):\d+/);
	}
	const long = await post(page, '/plan?/oenske', { slags: 'wish', oenske: '', tekst: 'y'.repeat(1_001) });
	expect(await long.text()).toContain('y'.repeat(1_001));
	for (const query of ['?fjernet=x', `?fjernet=${nowhere}`, '?gemt=alt', '?gemt=oenske', '?alle'])
		expect((await page.request.get(`/plan${query}`, { headers: { accept: 'text/html' } })).status()).toBe(200);
});
