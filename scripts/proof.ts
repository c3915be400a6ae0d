// `npm run proof`: the long forms of what the suite proves in short, and a score. It takes about an hour, and a build must be there.
// `npm run proof -- rights` (or http, kill, outbox, reminders, attack, input) does one of them; `npm run proof -- http "any type goes"` one guard.
// `npm run proof -- docs` writes the table of addresses into docs/access.md, and what the browser tests go through into docs/journeys.md.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { findBrowser } from '../tests/support/browser';

type Score = { noticed: number; of: number };

/** Runs one of our programs. @returns 1 of 1 when it ends well */
function run(args: string[], environment: Record<string, string> = {}): Score {
	const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
	return { noticed: status === 0 ? 1 : 0, of: 1 };
}

const vitest = (...files: string[]) => run(['node_modules/vitest/vitest.mjs', 'run', '--project', 'db', ...files]);
/** How many bodies each form gets so that a page with one form gets ten thousand. */
const cases = '10000';

const all: Record<string, (asked: string[]) => Promise<Score> | Score> = {
	/** B14 in the database: each policy, each condition of a helper or trigger, taken away once. */
	rights: () => vitest('tests/rls/mutation', 'tests/rls/guards', 'tests/rls/list'),
	/** B14 in front of it: each guard of a request taken away once. */
	http: async (asked) => (await import('../tests/proof/http')).proveHttpGuards(asked),
	/** F3: the app is killed at each step of a read, 200 rounds. */
	kill: () => run(['--import', 'tsx', 'tests/proof/kill-read.ts', '200']),
	/** Q6: Chromium is killed 15 times while its outbox sends; and a queue that deletes before it sends must lose. */
	outbox: () => {
		const chaos = (...args: string[]) => run(['--import', 'tsx', 'tests/proof/outbox-chaos.ts', ...args]).noticed;
		return { noticed: chaos() + chaos('3', '60', '--delete-first'), of: 2 };
	},
	/** R20, R22: 300 reminders due in the night when the clock is changed, the worker killed 100 times. */
	reminders: () =>
		run(['node_modules/vitest/vitest.mjs', 'run', '--project', 'db', 'notification/night'], { NIGHT: '300,100' }),
	/** B10: 200 made-up municipalities; what leaders see of them, as equations. */
	attack: () =>
		run(['node_modules/vitest/vitest.mjs', 'run', '--project', 'db', 'statistik/attack'], { ATTACK: '200' }),
	/** D8: ten thousand made-up bodies for every form. */
	input: async () =>
		run(['node_modules/@playwright/test/cli.js', 'test', 'tests/access', '--timeout', '0'], {
			CASES: cases,
			CHROMIUM_PATH: await findBrowser()
		})
};

const [only, ...asked] = process.argv.slice(2);
/** Writes a text between its marks in a page of docs/. */
function print(file: string, name: string, text: string) {
	const between = new RegExp(`<!-- ${name} -->[\\s\\S]*?<!-- /${name} -->`);
	const page = readFileSync(file, 'utf8');
	writeFileSync(
		file,
		page.replace(between, () => `<!-- ${name} -->\n\n${text}\n\n<!-- /${name} -->`)
	);
}
if (only === 'docs') {
	print('docs/access.md', 'routes', (await import('../tests/access/routes')).printed());
	print('docs/journeys.md', 'journeys', (await import('../tests/journeys')).printedJourneys());
	process.exit(0);
}
const scores: [string, Score][] = [];
for (const [name, prove] of Object.entries(all)) {
	if (only && only !== name) continue;
	console.log(`\n── ${name}`);
	scores.push([name, await prove(asked)]);
}
console.log(`\nproof: ${scores.map(([name, { noticed, of }]) => `${name} ${noticed} of ${of}`).join(', ')}`);
process.exit(scores.length > 0 && scores.every(([, { noticed, of }]) => noticed === of) ? 0 : 1);
