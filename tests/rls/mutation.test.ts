import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audiences, type Audience } from '../../src/lib/server/db/audience';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { makeCast, type Cast } from './cast';
import { audiencesOf, mutantsOf, policiesOf, probe, withMutant, type Mutant, type Policy } from './mutants';

/**
 * B14: a rule that can be taken away without a test going red is not tested. Each policy is taken away, opened, and weakened
 * by one condition at a time; the expectations of expectations.ts, which tables.test.ts holds the real database against, must
 * notice every time.
 */
let database: FreshDatabase;
let owner: postgres.Sql;
let cast: Cast;
let policies: Policy[];
const baseline: Partial<Record<Audience, string>> = {};
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	cast = await makeCast();
	policies = await policiesOf(owner);
	for (const audience of audiences) baseline[audience] = await probe(cast, audience);
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

/** Conditions that say what another rule says already, with that rule. Leaving one out changes nothing. */
const saidTwice: Record<string, string> = {};

const isNoticed = (mutant: Mutant) =>
	withMutant(owner, mutant, async () => {
		for (const audience of audiencesOf(mutant.policy)) {
			if ((await probe(cast, audience)) !== baseline[audience]) return true;
		}
		return false;
	});

const unnoticed = async (mutants: Mutant[]) => {
	const missed: string[] = [];
	for (const mutant of mutants) if (!(await isNoticed(mutant))) missed.push(mutant.name);
	return missed;
};

test('B14 the probes answer the same twice, so that a difference means something', async () => {
	for (const audience of audiences) expect(await probe(cast, audience)).toBe(baseline[audience]);
});

test('B14 every policy of a person’s connection that is taken away is noticed', async () => {
	const mutants = policies
		.filter((policy) => policy.roles.some((role) => ['vp_borger', 'vp_fagperson', 'vp_dpo'].includes(role)))
		.flatMap(mutantsOf)
		.filter((mutant) => mutant.changed === null);
	expect(await unnoticed(mutants)).toEqual([]);
	expect(mutants.length).toBeGreaterThan(60);
});

test('B14 every condition of a policy of a person’s connection that is left out is noticed', async () => {
	const mutants = policies
		.filter((policy) => policy.roles.some((role) => ['vp_borger', 'vp_fagperson', 'vp_dpo'].includes(role)))
		.flatMap(mutantsOf)
		.filter((mutant) => mutant.changed !== null);
	expect(await unnoticed(mutants)).toEqual(Object.keys(saidTwice));
	expect(mutants.length).toBeGreaterThan(150);
});

test('B14 every policy of the import and of the log-in and log functions that is taken away or opened is noticed', async () => {
	const mutants = policies
		.filter((policy) => policy.roles.some((role) => ['vp_import', 'vp_keeper'].includes(role)))
		.flatMap(mutantsOf);
	expect(await unnoticed(mutants)).toEqual([]);
	expect(mutants.length).toBeGreaterThan(60);
});

test('B14 afterwards every policy is as it was', async () => {
	expect([...(await policiesOf(owner))]).toEqual([...policies]);
	for (const audience of audiences) expect(await probe(cast, audience)).toBe(baseline[audience]);
});
