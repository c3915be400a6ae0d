import { expect, type Page } from '@playwright/test';
import { newcomers } from './strangers';

const borgere = ['viktor', 'kasper', 'michelle', 'nanna', 'laura', 'emil', 'yusuf', 'fremmed', 'lavt-niveau'].concat(
	newcomers.filter(({ kind }) => kind === 'borger').map(({ key }) => key)
);

/** Goes the whole way: our log-in page, the provider on its own site, the choice of persona, and back. */
export async function logIn(page: Page, persona: string) {
	await page.goto('/login');
	await page.locator(`[data-login="${borgere.includes(persona) ? 'borger' : 'medarbejder'}"]`).click();
	await page.locator(`[data-persona="${persona}"]`).click();
	await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1/);
}
