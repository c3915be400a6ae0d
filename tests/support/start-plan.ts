import { expect, type Page } from '@playwright/test';
import { personas } from '../../demo/personas';
import { newcomers } from './strangers';

const cprOf = (key: string) =>
	String([...personas, ...newcomers].find((each) => each.key === key)?.claims['cpr'] ?? key);

/** Step 1: looks a borger up, by their name in the cast or by number. */
export async function lookUp(page: Page, who: string) {
	await page.getByLabel('Borgerens CPR-nummer').fill(cprOf(who));
	await page.getByRole('button', { name: 'Slå op' }).click();
}

/** Chooses who is to hold the threads. */
export async function chooseHolder(page: Page, name: string) {
	await page.getByRole('searchbox').fill(name);
	await page.getByRole('button', { name: 'Søg' }).click();
	await page.getByRole('radio', { name }).check();
}

/** Step 2, all of it but the tovholder. @param joint the answer about one joint plan */
export async function fillIn(page: Page, { name, joint = 'Ja, mundtligt' }: { name: string; joint?: string }) {
	await page.getByLabel('Navn', { exact: true }).fill(name);
	await page.getByRole('radio', { name: joint }).check();
	await page.getByRole('radio', { name: 'Borgeren har sagt ja' }).check();
	await page.getByRole('radio', { name: 'På papir', exact: true }).check();
	for (const kind of ['Borgerens svar', 'Møder', 'Borgerens egne folk'])
		await page.getByRole('checkbox', { name: kind }).check();
	await page.getByLabel('Hvad skal oplysningerne bruges til?').fill('Så vi kan hjælpe dig efter én plan.');
}

/** A fagperson who is logged in starts a plan and holds its threads. @returns the borger's id */
export async function startOwnPlan(page: Page, who: string, name: string, joint?: string): Promise<string> {
	await page.goto('/borgere/ny');
	await lookUp(page, who);
	await fillIn(page, { name, joint });
	await page.getByRole('button', { name: 'Lav planen' }).click();
	await expect(page).toHaveURL(/\/borgere\/[0-9a-f-]{36}\/plan/);
	return /borgere\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}
