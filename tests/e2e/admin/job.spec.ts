import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';

const main = (page: Page) => page.getByRole('main');

test('anna sees what the portal does by itself, in numbers and about nobody', async ({ page }) => {
	await logIn(page, 'anna');
	await main(page).getByRole('link', { name: 'Job', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Job');
	const queues = page.getByRole('table', { name: 'Job efter slags' });
	const notices = queues.getByRole('row', { name: 'Påmindelser' });
	await expect(notices).toBeVisible();
	await expect(notices.locator('[data-count="failed"]')).toHaveText('0');
	// What has not failed cannot be tried again.
	await expect(queues.getByRole('button')).toHaveCount(0);
	await expect(page.getByRole('table', { name: 'Påmindelser og mails' })).toContainText('Mødeinvitation på mail');
	await expect(main(page).locator('[data-phones="missing"]')).toHaveText(/^\d+$/);
	await expectAccessibleNow(page, '/admin/job');
	await page.goto('/admin/job?igen=2');
	await expect(page.getByText('2 job prøves igen.')).toBeVisible();
});
