import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleNow } from '../../support/accessible';
import { logIn } from '../../support/log-in';

const main = (page: Page) => page.getByRole('main');

test('S20 B13 anna sets up where documents go, and is asked before anything would ever be erased', async ({ page }) => {
	await logIn(page, 'anna');
	await page.getByRole('link', { name: 'Journal', exact: true }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Journal og dokumenter');
	// Those that the municipality came with.
	const fasit = main(page).getByRole('listitem').filter({ hasText: 'Fasit' });
	await expect(fasit).toContainText('Kopi i hånden, Fasit');
	await expect(fasit).toContainText('Beskæftigelse');
	await expectAccessibleNow(page, '/admin/journal');

	await page.getByRole('link', { name: 'Ny modtager' }).click();
	await page.getByRole('radio', { name: /^Mappe/ }).check();
	await page.getByLabel('Navn', { exact: true }).fill('Nexus ind');
	await page.getByLabel('Mappe eller adresse').fill('../etc');
	await page.getByRole('button', { name: 'Opret modtageren' }).click();
	const errors = page.getByRole('alert');
	await expect(errors).toContainText('Vælg, hvilket system der er i den anden ende.');
	await expect(errors).toContainText('Vælg mindst én ting, den tager imod.');
	await errors.getByRole('link', { name: 'Skriv mappens navn' }).click();
	await expect(page.getByLabel('Mappe eller adresse')).toBeFocused();
	await expect(page.getByLabel('Mappe eller adresse')).toHaveValue('../etc');
	await expect(page.getByRole('radio', { name: /^Mappe/ })).toBeChecked();
	await page.getByLabel('Mappe eller adresse').fill('nexus-ind');
	await page.getByLabel('System i den anden ende').selectOption({ label: 'Nexus' });
	await page.getByLabel('Hvilken forvaltnings journal?').selectOption({ label: 'Sundhed' });
	await page.getByRole('checkbox', { name: 'Aflysning af møde' }).check();
	await expectAccessibleNow(page, '/admin/journal/nyt');
	await page.getByRole('button', { name: 'Opret modtageren' }).click();
	await expect(page.getByText('Det er gemt.')).toBeVisible();
	await main(page).getByRole('link', { name: 'Nexus ind' }).click();
	await expect(page.getByRole('checkbox', { name: 'Aflysning af møde' })).toBeChecked();
	await expectAccessibleNow(page, '/admin/journal/[id]');
	await page.getByRole('button', { name: 'Stop modtageren' }).click();
	await expect(page.getByText('Modtageren er stoppet. Der kommer ikke nyt til den.')).toBeVisible();
	await expect(main(page).getByRole('listitem').filter({ hasText: 'Nexus ind' })).toContainText('Stoppet');

	const months = page.getByLabel('Slet, når alle planer har været slut i (måneder)');
	await months.fill('24');
	await page.getByRole('button', { name: 'Gem sletning' }).click();
	await expect(errors).toContainText('Sæt kryds, hvis det skal slettes.');
	await expect(main(page)).toContainText(/Med 24 måneder kan oplysninger om \d+ borgere? slettes/);
	await expect(page.getByRole('checkbox', { name: 'Ja, det skal slettes' })).not.toBeChecked();
	await expect(months).toHaveValue('24');
	await months.fill('');
	await page.getByRole('button', { name: 'Gem sletning' }).click();
	await expect(page.getByText('Det er gemt.')).toBeVisible();
	await expect(main(page)).toContainText('Nu slettes ingen oplysninger af sig selv.');

	await page.goto('/admin/aendringer?hvad=journal');
	const made = main(page).getByRole('listitem').filter({ hasText: 'Modtager i journalen ”Nexus ind” lavet' });
	await made.getByText('Hvad blev ændret?').click();
	await expect(made.getByRole('row', { name: 'Forvaltning' })).toContainText('Sundhed');
	await expect(made.getByRole('row', { name: 'Tager imod' })).toContainText('Aflysning af møde');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('KLE numbers and the municipality’s own words are set with plain forms', async ({ page }) => {
		await logIn(page, 'anna');
		await page.goto('/admin/journal');
		await main(page).getByText('KLE-numre', { exact: true }).click();
		const notes = page.getByRole('group', { name: 'Notater' });
		await notes.getByLabel('Emne').fill('27.00');
		await page.getByRole('button', { name: 'Gem KLE-numre' }).click();
		await expect(page.getByRole('alert')).toContainText('Skriv emnet som 27.00.00.');
		await expect(notes.getByLabel('Emne')).toHaveValue('27.00');
		await notes.getByLabel('Emne').fill('27.00.00');
		await page.getByRole('button', { name: 'Gem KLE-numre' }).click();
		await expect(page.getByText('Det er gemt.')).toBeVisible();

		await main(page).getByText('Jeres egne ord i dokumenterne', { exact: true }).click();
		const words = page.getByRole('textbox', { name: 'Aflysning af møde' });
		await words.fill('Vi ringer til dig. #panic() æøå 🌱');
		await page.getByRole('button', { name: 'Gem ordene' }).click();
		await expect(page.getByText('Det er gemt.')).toBeVisible();
		await main(page).getByText('Jeres egne ord i dokumenterne', { exact: true }).click();
		await expect(words).toHaveValue('Vi ringer til dig. #panic() æøå 🌱');
	});
});
