import { expect, test, type Page } from '@playwright/test';
import { writePush } from '../../../src/lib/notification/push';
import { expectAccessible } from '../../support/accessible';
import { logIn } from '../../support/log-in';
import { mailsTo } from '../../support/postbox';

test.use({ serviceWorkers: 'allow' });

const address = '/indstillinger/paamindelser';
const main = (page: Page) => page.getByRole('main');

/**
 * What a headless Chromium lacks: somebody who says yes, and a push service to ask. The browser's address and keys are made up, but
 * of the right form; the portal takes them at its door (`PUSH_HOSTS`).
 */
const sayYes = (page: Page, endpoint: string) =>
	page.addInitScript((endpoint) => {
		let subscription: object | null = null;
		const base64 = (bytes: number) =>
			btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))))
				.replaceAll('+', '-')
				.replaceAll('/', '_')
				.replaceAll('=', '');
		Object.defineProperty(Notification, 'permission', { get: () => 'default' });
		Object.assign(Notification, { requestPermission: async () => 'granted' });
		Object.assign(PushManager.prototype, {
			getSubscription: async () => subscription,
			subscribe: async () => {
				const keys = { p256dh: base64(65), auth: base64(16) };
				const unsubscribe = async () => {
					subscription = null;
					return true;
				};
				return (subscription = { endpoint, unsubscribe, toJSON: () => ({ endpoint, keys }) });
			}
		});
	}, endpoint);

test('kasper chooses what he is told of and when, turns it on for this phone and off again', async ({ page }) => {
	await sayYes(page, `https://localhost:3314/push/${Date.now()}`);
	await logIn(page, 'kasper');
	await page.goto('/indstillinger');
	await page.getByRole('link', { name: 'Vælg påmindelser' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Påmindelser');

	const answer = page.getByRole('group', { name: 'Du har fået svar' });
	await expect(answer.getByRole('checkbox', { name: 'På telefonen' })).toBeChecked();
	await answer.getByRole('checkbox', { name: 'På telefonen' }).uncheck();
	await page.getByLabel('Hvornår på dagen?').selectOption({ label: 'Kl. 18' });
	await page.getByRole('button', { name: 'Gem valgene' }).click();
	await expect(page.getByText('Dine valg er gemt.')).toBeVisible();
	await page.goto(address);
	await expect(answer.getByRole('checkbox', { name: 'På telefonen' })).not.toBeChecked();
	await expect(answer.getByRole('checkbox', { name: 'På mail' })).toBeChecked();
	await expect(page.getByLabel('Hvornår på dagen?')).toHaveValue('18');

	// The worker comes with the first page, a little later than the page itself.
	await page.getByRole('button', { name: 'Slå til på denne telefon' }).click();
	await expect(page.getByText('Det er slået til her.')).toBeVisible({ timeout: 15_000 });
	await page.getByRole('button', { name: 'Slå fra på denne telefon' }).click();
	await expect(page.getByText('Det er slået fra her.')).toBeVisible();
	await expect(page.getByText('Her er det slået til')).toHaveCount(0);
});

test('E7 Q10 a push is shown with words that a stranger may read, and the same one again replaces it', async ({
	page,
	context
}) => {
	await logIn(page, 'kasper');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await expect.poll(() => context.serviceWorkers().length).toBeGreaterThan(0);
	const [worker] = context.serviceWorkers();
	if (!worker) throw new Error('there is no worker');
	// Without a desktop there is nowhere to show it: what the worker asks for is kept.
	await worker.evaluate(() => {
		const shown: object[] = [];
		Object.assign(globalThis, { shown });
		Object.assign(ServiceWorkerRegistration.prototype, {
			showNotification: async (title: string, options: object) => void shown.push({ title, ...options })
		});
	});
	const browser = await context.newCDPSession(page);
	const registered = new Promise<string>((resolve) =>
		browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const [first] = registrations;
			if (first) resolve(first.registrationId);
		})
	);
	await browser.send('ServiceWorker.enable');
	const registrationId = await registered;
	const { origin } = new URL(page.url());
	const text = { tag: '6f2c8a52-1f5d-4e7b-9d0e-2f4f7f1a0b11', title: 'Vores Plan', body: 'Møde med kommunen i morgen' };
	for (const data of [writePush(text), writePush(text), 'ikke vores'])
		await browser.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
	const shown = () =>
		worker.evaluate(() => (globalThis as unknown as { shown: Record<string, string>[] }).shown.map((each) => each));
	await expect.poll(async () => (await shown()).length).toBe(3);
	expect(await shown()).toMatchObject([text, text, { title: 'Vores Plan', body: 'Du har nyt i Vores Plan' }]);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('michelle gives her address, and mails go to it when she has pressed the button that the mail leads to', async ({
		page
	}) => {
		test.setTimeout(60_000);
		const email = `michelle-${Date.now()}@mail.example`;
		await logIn(page, 'michelle');
		await page.goto(address);
		await expect(main(page).locator('noscript p')).toBeVisible();
		await expect(main(page)).toContainText('Skriv din mailadresse ovenfor');
		await page.getByLabel('Mailadresse').fill('michelle@@mail');
		await page.getByRole('button', { name: 'Gem adressen' }).click();
		await expect(page.getByRole('alert')).toContainText('Skriv en mailadresse, for eksempel navn@mail.dk.');
		await expect(page.getByLabel('Mailadresse')).toHaveValue('michelle@@mail');
		await page.getByLabel('Mailadresse').fill(email);
		await page.getByRole('button', { name: 'Gem adressen' }).click();
		await expect(page.getByText('Adressen er gemt. Se efter en mail fra os.')).toBeVisible();
		await expect(main(page)).toContainText('Mail kommer først, når du har trykket på linket');

		await expect.poll(async () => (await mailsTo(email)).length, { timeout: 30_000 }).toBe(1);
		const [mail] = await mailsTo(email);
		expect(mail?.raw).not.toContain('Michelle');
		const link = /http:\/\/127\.0\.0\.1:3310\/bekraeft\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';
		// To look at the page does nothing: mail programs do that by themselves.
		await page.goto(link);
		await page.goto(address);
		await expect(main(page)).toContainText(`Vi har sendt en mail til ${email}.`);
		await page.goto(link);
		await page.getByRole('button', { name: 'Ja, send til min mail' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Din mail er bekræftet');
		await page.goto(address);
		await expect(main(page)).toContainText(`Vi sender til ${email}.`);

		await page.getByRole('button', { name: 'Fjern adressen' }).click();
		await expect(page.getByText('Adressen er fjernet.')).toBeVisible();
		await page.goto(link);
		await page.getByRole('button', { name: 'Ja, send til min mail' }).click();
		await expect(page.getByRole('alert')).toContainText('Linket virker ikke mere.');
	});
});

test('axe finds nothing on the pages of notices, a borger’s and a fagperson’s, and where a mail leads to', async ({
	page
}) => {
	test.setTimeout(90_000);
	await expectAccessible(page, '/bekraeft/et-token');
	await expectAccessible(page, '/bekraeft/tak');
	await logIn(page, 'kasper');
	await expectAccessible(page, address);
	await page.context().clearCookies();
	await logIn(page, 'signe');
	await expectAccessible(page, address);
	await expect(page.getByRole('group', { name: 'Det, der venter på mig' }).getByRole('checkbox')).toHaveCount(2);
	await expect(page.getByRole('group', { name: 'Invitation til møde' }).getByRole('checkbox')).toHaveCount(1);
});
