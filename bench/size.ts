// Municipalities of many sizes: how long the import takes, the closing, and the pages. A size that is cut short goes on where it
// was; what has been measured of a size stays in bench/results/size.json beside the others.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { closePools } from '../src/lib/server/db/client';
import { removeEmbedded, startEmbedded, type EmbeddedServer } from '../src/lib/server/db/embedded';
import { deriveLogins, migrate } from '../src/lib/server/db/migrate';
import { settle } from './portal';
import { measurePages, type Pages } from './size-pages';
import { watchBackends } from './size-watch';

/** What has been measured of one size so far; seconds, megabytes, milliseconds. */
type Measured = {
	borgere: number;
	answersEach: number;
	/** Why it was not run. */
	notRun?: string;
	imported: number;
	importSeconds: number;
	importPeakMegabytes: number;
	databaseMegabytes?: number;
	quarters: { startsOn: string; answers: number; seconds: number }[];
	closingPeakMegabytes?: number;
	closingDatabaseMegabytes?: number;
	closingTempMegabytes?: number;
	operationsSeconds?: number;
	pages?: Pages;
};

const results = 'bench/results/size.json';
const usual = [1_000, 10_000];
/** Two years of answers; fewer with BENCH_ANSWERS, where a disk is small. */
const answersEach = Number(process.env['BENCH_ANSWERS'] ?? 72);
/** Borgere in one import. The first slice of 10,000 is what is to take less than two minutes. */
const slice = 10_000;
/** What a borger and an answer take on disk, indexes and log of the database included, bytes. Measured; for the question of room. */
const room = { borger: 45_000, answer: 1_200 };
const megabyte = 2 ** 20;

export async function measure() {
	const asked = process.argv.slice(3).map(Number);
	if (!asked.every((size) => Number.isSafeInteger(size) && size > 0)) throw new Error('sizes are numbers of borgere');
	const sizes = asked.length > 0 ? asked : usual;
	const [only] = sizes;
	// Addresses and pools belong to a process, so each size has one.
	if (only !== undefined && sizes.length === 1) await measureSize(only);
	else for (const borgere of sizes) await inProcess(borgere);
	const known = readKnown();
	for (const line of table(known)) console.log(line);
	return known;
}

async function inProcess(borgere: number) {
	const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/bench.ts', 'size', String(borgere)], {
		stdio: 'inherit'
	});
	const code = await new Promise((resolve) => child.once('exit', resolve));
	if (code !== 0) throw new Error(`${borgere} borgere ended with ${String(code)}`);
}

const readKnown = (): Measured[] =>
	existsSync(results) ? (JSON.parse(readFileSync(results, 'utf8')) as Measured[]) : [];

function keep(measured: Measured) {
	const others = readKnown().filter((each) => each.borgere !== measured.borgere);
	mkdirSync('bench/results', { recursive: true });
	const all = [...others, measured].sort((a, b) => a.borgere - b.borgere);
	writeFileSync(results, `${JSON.stringify(all, null, '\t')}\n`);
}

async function measureSize(borgere: number) {
	const home = process.env['BENCH_DIR'] ?? tmpdir();
	mkdirSync(home, { recursive: true });
	const dataDir = join(home, `voresplan-bench-size-${borgere}-${answersEach}`);
	const begun = join(dataDir, 'measured.json');
	const fresh: Measured = { borgere, answersEach, imported: 0, importSeconds: 0, importPeakMegabytes: 0, quarters: [] };
	const measured = existsSync(begun) ? (JSON.parse(readFileSync(begun, 'utf8')) as Measured) : fresh;
	const needed = (borgere - measured.imported) * (room.borger + room.answer * answersEach);
	const { bavail, bsize } = statfsSync(home);
	if (needed > bavail * bsize) {
		const notRun = `needs ${gigabytes(needed)} GB on disk, ${gigabytes(bavail * bsize)} GB are free`;
		say(borgere, notRun);
		return keep({ ...fresh, notRun });
	}
	mkdirSync(dataDir, { recursive: true });
	const server = await startEmbedded({ dataDir });
	const save = () => writeFileSync(begun, JSON.stringify(measured));
	try {
		await migrate(server.ownerUrl, 'drizzle');
		const logins = await deriveLogins(server.ownerUrl);
		Object.assign(process.env, logins);
		await importAll(measured, save);
		await settle({ ...server, origin: '', dataDir, stop: async () => {} });
		await closeAll(measured, { server, save });
		measured.pages = await measurePages({ ...logins, DATABASE_URL: server.ownerUrl, DATA_DIR: dataDir });
		say(borgere, `pages in ms: ${JSON.stringify(measured.pages)}`);
		keep(measured);
	} finally {
		await closePools();
		await server.stop();
	}
	await removeEmbedded({ dataDir });
}

/** Slice by slice, each in one transaction and a process of its own. */
async function importAll(measured: Measured, save: () => void) {
	const { borgere } = measured;
	while (measured.imported < borgere) {
		const to = Math.min(borgere, measured.imported + slice);
		const args = [borgere, answersEach, measured.imported, to].map(String);
		await run('bench/size-import.ts', args, ({ seconds, peakMegabytes }) => {
			measured.importSeconds += seconds;
			measured.importPeakMegabytes = Math.max(measured.importPeakMegabytes, peakMegabytes);
			measured.imported = to;
			save();
			say(borgere, `${to} imported, the last slice in ${seconds.toFixed(1)} s, peak ${peakMegabytes.toFixed(0)} MB`);
		});
	}
}

/** Closes each quarter, and counts the operations, in a process of its own. */
async function closeAll(measured: Measured, { server, save }: { server: EmbeddedServer; save: () => void }) {
	const superuser = postgres(server.superuserUrl, { max: 1, onnotice: () => {} });
	try {
		const disk = async () => {
			const [found] = await superuser<{ size: number; temp: number }[]>`
				select pg_database_size(datname)::float8 as size, temp_bytes::float8 as temp from pg_stat_database
				where datname = current_database()`;
			return { size: (found?.size ?? 0) / megabyte, temp: (found?.temp ?? 0) / megabyte };
		};
		const before = await disk();
		measured.databaseMegabytes = before.size;
		const counted = await superuser<{ quarter: string; answers: number }[]>`
			select quarter_on::text as quarter, count(*)::int as answers from trivselsmaaling group by 1`;
		const watch = watchBackends(superuser, 'vp_job');
		await run('bench/size-close.ts', [], ({ startsOn, operations, seconds, peakMegabytes }) => {
			measured.closingPeakMegabytes = Math.max(measured.closingPeakMegabytes ?? 0, peakMegabytes);
			if (operations) measured.operationsSeconds = seconds;
			if (startsOn) {
				const answers = counted.find(({ quarter }) => quarter === startsOn)?.answers ?? 0;
				measured.quarters.push({ startsOn, answers, seconds });
			}
			save();
			say(
				measured.borgere,
				`${startsOn ?? 'operations'} in ${seconds.toFixed(1)} s, peak ${peakMegabytes.toFixed(0)} MB`
			);
		});
		measured.closingDatabaseMegabytes = Math.max(measured.closingDatabaseMegabytes ?? 0, await watch.peak());
		measured.closingTempMegabytes = (measured.closingTempMegabytes ?? 0) + (await disk()).temp - before.temp;
		save();
	} finally {
		await superuser.end();
	}
}

type Told = { seconds: number; peakMegabytes: number; startsOn?: string; operations?: true };

/** Runs one of our programs and hears each line that it says. */
async function run(script: string, args: string[], hear: (told: Told) => void) {
	const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
	for await (const line of createInterface({ input: child.stdout })) hear(JSON.parse(line) as Told);
	if ((await ended) !== 0) throw new Error(`${script} ended badly`);
}

const say = (borgere: number, text: string) => console.log(`${borgere.toLocaleString('en')}: ${text}`);
const gigabytes = (bytes: number) => (bytes / 2 ** 30).toFixed(0);

const pages = ['overblik', 'overblikKommune', 'hjem', 'lineal', 'save'] as const;

/** A row for each size; behind a page's milliseconds how many times those of the smallest they are. */
function table(known: Measured[]): string[] {
	const smallest = known.find((each) => each.pages);
	const rows = known.map((each) => {
		if (each.notRun) return [each.borgere.toLocaleString('en'), `not run: ${each.notRun}`];
		const closing = each.quarters.reduce((sum, { seconds }) => sum + seconds, 0);
		const closed = each.quarters.reduce((sum, { answers }) => sum + answers, 0);
		const longest = Math.max(0, ...each.quarters.map(({ seconds }) => seconds));
		return [
			each.borgere.toLocaleString('en'),
			String(each.answersEach),
			`${each.importSeconds.toFixed(0)} s`,
			`${each.importPeakMegabytes.toFixed(0)} MB`,
			`${(each.databaseMegabytes ?? 0).toFixed(0)} MB`,
			`${longest.toFixed(1)} s`,
			`${((closing / Math.max(1, closed)) * 1e6).toFixed(0)} µs`,
			`${(each.closingPeakMegabytes ?? 0).toFixed(0)} MB`,
			`${(each.closingDatabaseMegabytes ?? 0).toFixed(0)} MB`,
			`${(each.closingTempMegabytes ?? 0).toFixed(0)} MB`,
			`${(each.operationsSeconds ?? 0).toFixed(1)} s`,
			...pages.map((page) => `${each.pages?.[page] ?? '–'} ×${ratio(each, smallest, page)}`)
		];
	});
	const names = [
		'borgere',
		'answers',
		'import',
		'peak',
		'on disk',
		'slowest quarter',
		'an answer',
		'peak',
		'in the database'
	];
	const heads = [...names, 'temp', 'operations', ...pages];
	const widths = heads.map((head, column) =>
		Math.max(head.length, ...rows.flatMap((row) => (row.length === heads.length ? (row[column]?.length ?? 0) : 0)))
	);
	return [heads, ...rows].map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
}

function ratio(each: Measured, smallest: Measured | undefined, page: (typeof pages)[number]) {
	const [here, there] = [each.pages?.[page], smallest?.pages?.[page]];
	return here && there ? (here / there).toFixed(2) : '–';
}
