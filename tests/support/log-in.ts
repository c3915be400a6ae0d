import { expect, type Page } from '@playwright/test';
import { newcomers } from './strangers';

const borgere = ['viktor', 'kasper', 'michelle', 'nanna', 'laura', 'emil', 'yusuf', 'fremmed', 'lavt-niveau'].concat(
	newcomers.filter(({ kind }) => kind === 'borger').map(({ key }) => key)
);
const kindOf = (persona: string) => (borgere.includes(persona) ? 'borger' : 'medarbejder');

/** Goes the whole way as a person does: our log-in page, the provider on its own site, the choice of persona, and back. */
export async function logInByHand(page: Page, persona: string) {
	await page.goto('/login');
	await page.locator(`[data-login="${kindOf(persona)}"]`).click();
	await page.locator(`[data-persona="${persona}"]`).click();
	await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1/);
}

/**
 * The same way through the same provider with the page's own cookies, but without drawing the pages on it; then the person's start
 * page. For the stories that are about something else: two pages fewer each time.
 */
export async function logIn(page: Page, persona: string) {
	await page.goto('/api/health');
	const { origin } = new URL(page.url());
	const choice = await page.request.post(`/login?/${kindOf(persona)}`, {
		form: {},
		headers: { origin, accept: 'text/html' }
	});
	const provider = new URL(choice.url());
	const action = /<form method="post" action="([^"]+)"/.exec(await choice.text())?.[1] ?? '';
	const back = await page.request.post(new URL(action, provider).href, {
		form: { persona },
		headers: { origin: provider.origin }
	});
	expect(new URL(back.url()).origin, 'came back from the provider').toBe(origin);
	await page.goto('/');
}
