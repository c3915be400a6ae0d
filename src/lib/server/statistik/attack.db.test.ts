import { afterAll, beforeAll, expect, test } from 'vitest';
import { playMunicipality, type Outcome } from '../../../../tests/proof/attack';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';

/** `npm run proof -- attack` plays 200. */
const municipalities = Number(process.env['ATTACK'] ?? '6');

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(async () => {
	await database.close();
});

test(
	`S13 B10 in ${municipalities} made-up municipalities, over several quarters with moves, leaves, corrections and erasures, nobody can be worked out from what leaders see; from a plain threshold, in nearly all`,
	async () => {
		const outcomes: Outcome[] = [];
		for (let seed = 1; seed <= municipalities; seed++) {
			outcomes.push(await playMunicipality(database.ownerUrl, seed));
		}
		const count = (of: (outcome: Outcome) => number) => outcomes.reduce((sum, outcome) => sum + of(outcome), 0);
		console.log(
			`${municipalities} municipalities, ${count(({ borgere }) => borgere)} borgere, ${count(({ quarters }) => quarters)} quarters, ` +
				`${count(({ figures }) => figures)} figures; a plain threshold exposes somebody in ${count((each) => Number(each.exposedByThreshold > 0))}`
		);
		expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([]);
		expect(outcomes.flatMap(({ exposed }) => exposed)).toEqual([]);
		expect(outcomes.every(({ certain }) => certain)).toBe(true);
		expect(count(({ figures }) => figures)).toBeGreaterThan(20 * municipalities);
		expect(count((each) => Number(each.exposedByThreshold > 0))).toBeGreaterThanOrEqual(0.9 * municipalities);
	},
	60_000 * municipalities
);
