import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { makeCast } from './cast';
import { ageJournal } from './cast-journal';
import {
	deadPolicies,
	mutantsOf,
	policiesOf,
	notices,
	probesOf,
	remember,
	sayersOf,
	withMutant,
	type Policy
} from './mutants';

/**
 * B14: a rule that can be taken away without a test going red is not tested. Each policy is taken away, opened, and weakened
 * by one condition at a time; the expectations of expectations.ts, which tables.test.ts holds the real database against, must
 * notice every time. What policies ask of helpers and triggers is in guards.test.ts.
 */
let database: FreshDatabase;
let owner: postgres.Sql;
let policies: Policy[];
let dead: string[];
let sayersOfTable: (table: string) => string[];
let probes: Awaited<ReturnType<typeof remember>>;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	const cast = await makeCast();
	await ageJournal(owner);
	policies = [...(await policiesOf(owner))];
	dead = await deadPolicies(owner);
	sayersOfTable = await sayersOf(owner);
	probes = await remember(probesOf(cast, { owner }));
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

/** Two hundred small changes take a while on a busy machine, ms. */
const timeout = 300_000;

/** Conditions that another rule says, too; leaving one of the two out changes nothing. */
const saidTwice: Record<string, string> = {
	'admin_opens on account for vp_admin: check without (borger_id IS NULL)': 'the column may not be named',
	'borger_gives on adgangsgrundlag for vp_borger: check without (noted_by_account_id IS NULL)':
		'the column may not be named',
	'borger_says_yes on plan_samtykke for vp_borger: check without (noted_by_account_id IS NULL)':
		'the column may not be named',
	'borger_says_yes on plan_samtykke for vp_borger: check without (p.borger_id = ( SELECT app.actor_borger_id() AS actor_borger_id))':
		'the policy of plan says it',
	'borger_reads_people_around_them on account for vp_borger: using without (p.borger_id = ( SELECT app.actor_borger_id() AS actor_borger_id))':
		'the policy of moede_participant says it',
	'borger_reads_people_around_them on account for vp_borger: using without (p.account_id IS NOT NULL)':
		'no account has the id null',
	'borger_reads_people_around_them on account for vp_borger: using without (p.substitute_account_id IS NOT NULL)':
		'no account has the id null',
	'borger_acknowledges_what_was_held on moede_acknowledgement for vp_borger: check without (borger_id = ( SELECT app.actor_borger_id() AS actor_borger_id))':
		'the trigger refuses it',
	'borger_lets_read on samtale_reader for vp_borger: check without (t.borger_id = ( SELECT app.actor_borger_id() AS actor_borger_id))':
		'the policy of team_membership says it',
	'team_names_own_people on netvaerksperson for vp_fagperson: check without app.may_see_borger(borger_id)':
		'a borger of whom they may read who is around them exists for them',
	'borger_reads_own_published on aftale_status for vp_borger: using without (borger_id = ( SELECT app.actor_borger_id() AS actor_borger_id))':
		'the policy of aftale says it',
	"team_rates on trivselsmaaling for vp_fagperson: check without (rater_kind = ANY (ARRAY['fagperson'::text, 'tovholder'::text]))":
		'the trigger sets it, and the column may not be named',
	'team_rates on trivselsmaaling for vp_fagperson: check without (typed_by_account_id IS NULL)':
		'what is typed is of another kind, which the trigger sets',
	'team_rates on trivselsmaaling for vp_fagperson: check without (e.borger_id = trivselsmaaling.borger_id)':
		'the trigger refuses it',
	'borger_says on plan_statement for vp_borger: check without (p.borger_id = ( SELECT app.actor_borger_id() AS actor_borger_id))':
		'the policy of plan says it',
	'team_types_for_borger on trivselsmaaling for vp_fagperson: check without (e.borger_id = trivselsmaaling.borger_id)':
		'the trigger refuses it',
	"team_types_for_borger on trivselsmaaling for vp_fagperson: check without (rater_kind = 'borger'::text)":
		'the trigger sets it of what is typed',
	'borger_reads_own_and_opened on trivselsnote for vp_borger: using without (borger_id = ( SELECT app.actor_borger_id() AS actor_borger_id))':
		'the policies of trivselsmaaling and trivselsopening say it',
	'borger_reads_own_and_opened on trivselsvalue for vp_borger: using without (borger_id = ( SELECT app.actor_borger_id() AS actor_borger_id))':
		'the policies of trivselsmaaling and trivselsopening say it'
};

/** The mutants of the policies of some roles that no probe notices, and how many were tried. */
async function unnoticed(roles: string[], how: 'taken away' | 'weakened') {
	const mutants = policies
		.filter(
			(policy) =>
				policy.roles.some((role) => roles.includes(role)) && !dead.includes(`${policy.name} on ${policy.table}`)
		)
		.flatMap(mutantsOf)
		.filter(({ changed }) => (changed === null) === (how === 'taken away'));
	const missed: string[] = [];
	for (const mutant of mutants) {
		const noticed = await withMutant(owner, mutant, () =>
			notices(probes, mutant.policy, sayersOfTable(mutant.policy.table))
		);
		if (!noticed) missed.push(mutant.name);
	}
	return { missed, tried: mutants.length };
}

const people = ['vp_borger', 'vp_fagperson', 'vp_fordeler', 'vp_leder', 'vp_admin', 'vp_dpo'];
const system = ['vp_login', 'vp_import', 'vp_keeper', 'vp_job', 'vp_journal'];

test('B14 every policy is for a role that has the right it speaks of', () => {
	// The helpers' role has a policy for each table and reads only those the helpers ask; the epoch is made once.
	expect(dead.filter((name) => !name.startsWith('reader_reads_for_the_helpers'))).toEqual(['import_adds on epoch']);
});

test('B14 the probes answer the same twice, so that a difference means something', async () => {
	expect(await probes.changed()).toBe(false);
});

test('B14 every policy of a person’s connection that is taken away is noticed', { timeout }, async () => {
	const { missed, tried } = await unnoticed(people, 'taken away');
	expect(missed).toEqual([]);
	expect(tried).toBeGreaterThan(60);
});

test(
	'B14 every policy of a person’s connection that is opened or has one condition less is noticed',
	{ timeout },
	async () => {
		const { missed, tried } = await unnoticed(people, 'weakened');
		// A policy may say the same in two of its parts.
		expect([...new Set(missed)].toSorted()).toEqual(Object.keys(saidTwice).toSorted());
		expect(tried).toBeGreaterThan(100);
	}
);

test(
	'B14 every policy of the log-in, the import and the access log that is taken away or opened is noticed',
	{ timeout },
	async () => {
		const [away, weakened] = [await unnoticed(system, 'taken away'), await unnoticed(system, 'weakened')];
		expect([...away.missed, ...weakened.missed]).toEqual([]);
		expect(away.tried + weakened.tried).toBeGreaterThan(60);
	}
);

test('B14 afterwards every policy is as it was', async () => {
	expect([...(await policiesOf(owner))]).toEqual(policies);
	expect(await probes.changed()).toBe(false);
});
