import { expect, test } from '@playwright/test';
import { logIn } from '../../support/log-in';

type PlanFile = {
	$schema: string;
	bemaerkning: string;
	borgere: { navn: string; cpr: string; plan: { maal: unknown[] } }[];
};
type Bundle = { resourceType: string; entry: { resource: { resourceType: string; id: string } }[] };

test('viktor takes his plan with him as a file and as FHIR; Tove’s look at it he can see, and Farid gets none', async ({
	page,
	browser
}) => {
	await logIn(page, 'viktor');
	const file = await page.request.get('/plan/eksport.json');
	expect(file.status()).toBe(200);
	expect(file.headers()).toMatchObject({
		'content-type': 'application/json; charset=utf-8',
		'cache-control': 'private, no-store'
	});
	expect(file.headers()['content-disposition']).toMatch(/^attachment; filename="vores-plan-\d{4}-\d\d-\d\d\.json"$/);
	const { $schema, bemaerkning, borgere } = (await file.json()) as PlanFile;
	expect(borgere).toMatchObject([{ navn: 'Viktor Holm', cpr: '000000-0000' }]);
	expect(borgere[0]?.plan.maal.length).toBeGreaterThan(0);
	expect(bemaerkning).toContain('Planen er hentet i Vores Plan hos Solbjerg Kommune');
	expect(await file.text()).not.toMatch(/740307-?4149/);
	// Everybody may know the form of the file.
	const schema = await fetch($schema);
	expect(schema.status).toBe(200);
	expect(await schema.text()).toContain('Vores Plan: importfil, version 1');

	const fhir = await page.request.get('/plan/fhir.json');
	expect(fhir.headers()['content-type']).toBe('application/fhir+json; charset=utf-8');
	const bundle = (await fhir.json()) as Bundle;
	expect(bundle.resourceType).toBe('Bundle');
	const types = bundle.entry.map(({ resource }) => resource.resourceType);
	for (const type of ['Patient', 'CarePlan', 'Goal', 'CareTeam', 'Practitioner', 'Organization'])
		expect(types).toContain(type);
	const id = bundle.entry.find(({ resource }) => resource.resourceType === 'Patient')?.resource.id ?? '';

	const staff = async (persona: string) => {
		const theirs = await browser.newPage();
		await logIn(theirs, persona);
		const answers = [];
		for (const name of ['eksport.json', 'fhir.json'])
			answers.push((await theirs.request.get(`/borgere/${id}/plan/${name}`)).status());
		await theirs.close();
		return answers;
	};
	expect(await staff('tove')).toEqual([200, 200]);
	expect(await staff('farid')).toEqual([404, 404]);
	await page.goto('/hvem-har-set');
	await expect(page.getByRole('main')).toContainText('Henter planen som en fil');
});
