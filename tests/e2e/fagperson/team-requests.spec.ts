import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';
import { startOwnPlan } from '../../support/start-plan';

const origin = 'http://127.0.0.1:3310';
const desktop = { width: 1280, height: 900 };

async function as(browser: Browser, persona: string): Promise<Page> {
	const page = await (await browser.newContext({ baseURL: origin, locale: 'da-DK' })).newPage();
	await logIn(page, persona);
	return page;
}
/** The day so many days from today, Europe/Copenhagen. */
const day = (count: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' }).format(Date.now() + count * 86_400_000);
/** The same as it is written in a sentence: "fredag 27. november". */
const dayInWords = (count: number) =>
	new Intl.DateTimeFormat('da-DK', {
		timeZone: 'Europe/Copenhagen',
		weekday: 'long',
		day: 'numeric',
		month: 'long'
	})
		.format(Date.now() + count * 86_400_000)
		.replace(' den ', ' ');
const put = async (page: Page, id: string, words: string) => {
	await page.goto(`/borgere/${id}/team/tilfoej?soeg=${encodeURIComponent(words)}`);
	await page.getByLabel('Det gør personen').fill('Hjælper dig med at finde en praktik.');
	await page.getByLabel('Derfor er personen med').fill('Du har sagt, at du gerne vil i praktik.');
	await page.getByRole('button', { name: 'Sæt på teamet' }).click();
	await expect(page.getByText('Teamet er ændret.')).toBeVisible();
};
const row = (page: Page, title: string) =>
	page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true, level: 3 }) });
/** A form that is folded away, by what one taps to open it. */
const opened = async (page: Page, label: string) => {
	const fold = page.locator('details').filter({ has: page.getByRole('heading', { name: label, level: 3 }) });
	await fold.locator('summary').click();
	return fold;
};

test.describe('at a desk', () => {
	test.use({ viewport: desktop });

	test('S6 M3 a borger proposes somebody and objects to somebody; only who holds the threads reads it, and the borger reads the answer', async ({
		page,
		browser
	}) => {
		test.setTimeout(180_000);
		await logIn(page, 'soeren');
		const id = await startOwnPlan(page, 'dagny', 'Dagny Friis');
		await put(page, id, 'tove madsen');
		const tove = await as(browser, 'tove');
		const dagny = await as(browser, 'dagny');
		await dagny.goto('/mit-team');
		await expectAccessible(dagny, '/mit-team');

		const propose = await opened(dagny, 'Jeg vil gerne have en med');
		await expect(propose).toContainText('Kun Søren læser det.');
		await propose.getByLabel('Hvem vil du gerne have med?').fill('Min læge');
		await propose.getByRole('button', { name: 'Send' }).click();
		await expect(dagny.getByRole('alert')).toContainText('Skriv lidt om hvorfor.');
		await expect(propose.getByLabel('Hvem vil du gerne have med?')).toHaveValue('Min læge');
		await expectAccessibleNow(dagny, '/mit-team with an error');
		await propose.getByLabel('Hvorfor vil du gerne det?').fill('Hun har kendt mig i ti år.');
		await propose.getByRole('button', { name: 'Send' }).click();
		await expect(dagny.getByText('Det er sendt. Søren læser det og svarer dig her.')).toBeVisible();
		await expect(row(dagny, 'Du vil gerne have en med: Min læge')).toContainText('Søren har ikke svaret endnu.');

		const object = await opened(dagny, 'Jeg vil helst ikke have en med');
		await expect(object).toContainText('Handler det om Søren? Søren læser selv det, du skriver her. Ring til kommunen');
		await expect(object.getByRole('radio', { name: 'Søren Bro' })).toHaveCount(0);
		await object.getByRole('radio', { name: 'Tove Madsen' }).check();
		await object.getByLabel('Hvorfor helst ikke?').fill('Vi taler ikke godt sammen.');
		await object.getByRole('button', { name: 'Send' }).click();
		await expect(row(dagny, 'Du vil helst ikke have Tove med')).toContainText('Søren har ikke svaret endnu.');

		// On the team, with the same page, and not one word of it.
		expect((await tove.goto(`/borgere/${id}/team`))?.status()).toBe(200);
		await expect(tove.getByRole('main')).not.toContainText('har bedt om');
		await expect(tove.getByRole('main')).not.toContainText('Vi taler ikke godt sammen.');

		const team = `/borgere/${id}/team`;
		await expectAccessible(page, team);
		await page.setViewportSize(desktop);
		const requests = page.getByRole('region', { name: 'Dagny har bedt om' });
		const doctor = requests.getByRole('listitem').filter({ hasText: 'Min læge' });
		await expect(doctor.getByRole('link', { name: 'Søg efter personen, og sæt på teamet' })).toHaveAttribute(
			'href',
			`${team}/tilfoej?soeg=Min%20l%C3%A6ge`
		);
		await doctor.getByText('Svar', { exact: true }).click();
		await doctor.getByRole('button', { name: 'Send svaret' }).click();
		await expect(page.getByRole('alert')).toContainText('Vælg ja eller nej.');
		await doctor.getByRole('radio', { name: 'Ja' }).check();
		await doctor.getByLabel('Det skriver du tilbage').fill('Jeg ringer til hende på mandag.');
		await doctor.getByRole('button', { name: 'Send svaret' }).click();
		await expect(page.getByText('Svaret er sendt.')).toBeVisible();

		const about = requests.getByRole('listitem').filter({ hasText: 'Vi taler ikke godt sammen.' });
		await about.getByRole('link', { name: 'Gå til Tove, og tag af teamet' }).click();
		const member = row(page, 'Tove Madsen');
		await expect(member).toBeInViewport();
		await member.getByText('Tag Tove af teamet').click();
		await member.getByRole('radio', { name: 'Med det samme' }).check();
		await member.getByLabel('Hvorfor?').fill('Dagny har bedt om det.');
		await member.getByRole('button', { name: 'Tag af teamet' }).click();
		await expect(page.getByText('Teamet er ændret.')).toBeVisible();
		expect((await tove.goto(team))?.status()).toBe(404);
		await expect(about).toContainText('Tove er ikke på teamet mere.');

		await dagny.goto('/mit-team');
		const answered = row(dagny, 'Du vil gerne have en med: Min læge');
		await expect(answered).toContainText('Søren svarede ja i dag:');
		await expect(answered).toContainText('Jeg ringer til hende på mandag.');
		await expect(answered.getByRole('button')).toHaveCount(0);
		await expect(dagny.getByRole('main')).toContainText('Grunden: Dagny har bedt om det.');
		await dagny.getByRole('button', { name: /^Tag det tilbage ?: Du vil helst ikke have Tove med/ }).click();
		await expect(dagny.getByText('Det er taget tilbage.')).toBeVisible();
		await expect(row(dagny, 'Du vil helst ikke have Tove med')).toHaveCount(0);

		// The answer to what was taken back meanwhile is not sent, and what was typed is not lost.
		await about.getByText('Svar', { exact: true }).click();
		await about.getByRole('radio', { name: 'Nej' }).check();
		await about.getByLabel('Det skriver du tilbage').fill('Lad os tale om det.');
		await about.getByRole('button', { name: 'Send svaret' }).click();
		await expect(page.getByRole('alert')).toContainText('Borgeren har taget det tilbage.');
		await expect(requests).toContainText('Lad os tale om det.');

		const headers = { origin, accept: 'text/html' };
		for (const anmodning of ['', 'x', '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10']) {
			const answer = { form: { anmodning, svar: 'ja', ord: 'x' }, headers };
			expect((await page.request.post(`${team}?/svar`, answer)).status()).toBe(400);
			expect((await dagny.request.post('/mit-team?/tag', { form: { anmodning }, headers })).status()).toBe(200);
			const made = { form: { id: anmodning, hvem: anmodning, navn: '', ord: 'x'.repeat(100_000) }, headers };
			expect((await dagny.request.post('/mit-team?/indvend', made)).status()).toBe(400);
			expect((await dagny.request.post('/mit-team?/foreslaa', made)).status()).toBe(400);
		}
	});

	test('M2 S6 soeren says that he is away: the borger and the team read until when, and that Karen answers', async ({
		page,
		browser
	}) => {
		test.setTimeout(180_000);
		await logIn(page, 'soeren');
		const id = await startOwnPlan(page, 'ejnar', 'Ejnar Groth');
		await page.goto('/borgere');
		await page.getByRole('link', { name: 'Mit fravær' }).click();
		await page.getByLabel('Til og med').fill(day(-1));
		await page.getByLabel('Et par ord til borgerne').fill('Jeg læser ikke beskeder.');
		await page.getByRole('button', { name: 'Gem fravær' }).click();
		await expect(page.getByRole('alert')).toContainText('Den sidste dag ligger før den første.');
		await expect(page.getByLabel('Et par ord til borgerne')).toHaveValue('Jeg læser ikke beskeder.');
		await page.getByLabel('Til og med').fill(day(3));
		await page.getByRole('button', { name: 'Gem fravær' }).click();
		await expect(page.getByText('Dit fravær er gemt.')).toBeVisible();
		await expect(page.getByRole('listitem').filter({ hasText: 'Jeg læser ikke beskeder.' })).toContainText(
			'Du er væk nu'
		);
		await expectAccessible(page, '/borgere/fravaer');
		await page.setViewportSize(desktop);

		const away = `Søren er væk til og med ${dayInWords(3)}.`;
		const ejnar = await as(browser, 'ejnar');
		await ejnar.goto('/mit-team');
		await expect(row(ejnar, 'Søren Bro')).toContainText(`${away} ”Jeg læser ikke beskeder.” Kan det ikke vente`);
		await page.goto(`/borgere/${id}/team`);
		await expect(row(page, 'Søren Bro')).toContainText('Der er ingen stedfortræder i de dage.');

		await page.goto(`/borgere/${id}/team/tilfoej?som=stedfortraeder&soeg=Karen+Vind`);
		await page.getByLabel('Hvorfor er tovholderen væk?').fill('Søren har ferie.');
		await page.getByLabel('Til og med').fill(day(3));
		await page.getByRole('button', { name: 'Sæt ind som stedfortræder' }).click();
		await expect(row(page, 'Søren Bro')).toContainText('Karen svarer, når Søren er væk.');
		await ejnar.goto('/mit-team');
		await expect(row(ejnar, 'Søren Bro')).toContainText('Karen svarer, når Søren er væk.');
		// The deputy of today reads what is asked, too.
		const propose = await opened(ejnar, 'Jeg vil gerne have en med');
		await expect(propose).toContainText('Kun Søren og Karen læser det.');

		await page.goto('/borgere/fravaer');
		await page.getByRole('button', { name: 'Jeg er tilbage' }).click();
		await expect(page.getByText('Dit fravær er stoppet.')).toBeVisible();
		await expect(page.getByText('Du har ikke sagt, at du er væk.')).toBeVisible();
		await ejnar.goto('/mit-team');
		await expect(ejnar.getByRole('main')).not.toContainText(away);
		for (const fravaer of ['', 'x', '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10']) {
			const sent = { form: { fravaer }, headers: { origin, accept: 'text/html' } };
			expect((await page.request.post('/borgere/fravaer?/stop', sent)).status()).toBe(404);
		}
		expect((await ejnar.goto('/borgere/fravaer'))?.status()).toBe(404);
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
	test('S6 the team is asked for, and an absence said, with plain forms at 360 px', async ({ page, browser }) => {
		test.setTimeout(90_000);
		await logIn(page, 'karen');
		await startOwnPlan(page, 'frede', 'Frede Hald');
		const context = await browser.newContext({ baseURL: origin, locale: 'da-DK', javaScriptEnabled: false });
		const frede = await context.newPage();
		await logIn(frede, 'frede');
		await frede.goto('/mit-team');
		const propose = await opened(frede, 'Jeg vil gerne have en med');
		await propose.getByLabel('Hvem vil du gerne have med?').fill('Min søster');
		await propose.getByLabel('Hvorfor vil du gerne det?').fill('x'.repeat(5_000));
		await propose.getByRole('button', { name: 'Send' }).click();
		await expect(frede.getByText('Din tekst er for lang. Der er plads til 1.000 tegn.').first()).toBeVisible();
		await expect(propose.getByLabel('Hvorfor vil du gerne det?')).toHaveValue('x'.repeat(5_000));
		await propose.getByLabel('Hvorfor vil du gerne det?').fill('Hun hjælper mig.');
		await propose.getByRole('button', { name: 'Send' }).click();
		await expect(frede.getByText('Det er sendt. Karen læser det og svarer dig her.')).toBeVisible();
		// Nobody else is on the team: there is nobody to object to, and whom to ring about Karen is said.
		const object = await opened(frede, 'Jeg vil helst ikke have en med');
		await expect(object).toContainText('Handler det om Karen?');
		await expect(object.getByRole('button')).toHaveCount(0);
		await frede.getByRole('button', { name: 'Tag det tilbage' }).click();
		await expect(frede.getByText('Det er taget tilbage.')).toBeVisible();

		await page.goto('/borgere/fravaer');
		await page.getByLabel('Fra', { exact: true }).fill(day(200));
		await page.getByLabel('Til og med').fill(day(201));
		await page.getByRole('button', { name: 'Gem fravær' }).click();
		await expect(page.getByText('Dit fravær er gemt.')).toBeVisible();
		await page.getByLabel('Fra', { exact: true }).fill(day(201));
		await page.getByLabel('Til og med').fill(day(202));
		await page.getByRole('button', { name: 'Gem fravær' }).click();
		await expect(page.getByText('Du har allerede sagt, at du er væk i nogle af de dage.').first()).toBeVisible();
		await page.getByRole('button', { name: 'Jeg er der alligevel' }).click();
		await expect(page.getByText('Dit fravær er stoppet.')).toBeVisible();
	});
});
