/**
 * `npm run retention -- --dry-run`: lists which borgere would be erased, by the number of their plan, with what would go and what
 * holds them back, and erases nobody. `--months 24` asks what a setting of so many months would mean. Without arguments it does what
 * the job does every night.
 */
import { parseArgs } from 'node:util';
import type { Erasable, Periods } from '../src/lib/server/journal/retention';
import { fail, prepareDatabase, settings } from './prepare';

const usage = 'npm run retention [-- --dry-run [--months 1-120]]';

function readArguments() {
	try {
		const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, months: { type: 'string' } } });
		const { 'dry-run': dryRun = false, months } = values;
		if (months === undefined) return { dryRun, months: null };
		const number = Number(months);
		if (dryRun && Number.isInteger(number) && number >= 1 && number <= 120) return { dryRun, months: number };
	} catch {
		// An argument that is none: said below.
	}
	return fail([usage]);
}

const { dryRun, months } = readArguments();
const { stop } = await prepareDatabase(settings(), 'join');
const [retention, { withActor }, { closePools }] = await Promise.all([
	import('../src/lib/server/journal/retention'),
	import('../src/lib/server/db/with-actor'),
	import('../src/lib/server/db/client')
]);
const job = { audience: 'job' } as const;

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function reasons({ waiting, unsent }: Erasable) {
	return [
		waiting > 0 && `${plural(waiting, 'thing that has', 'things that have')} not reached a journal or been dealt with`,
		unsent > 0 && 'the newest version of the plan is in no journal'
	].filter(Boolean);
}

/** What would go with one borger, in words. With the setting off, or another one asked about, nothing can be tried. */
async function tell(each: Erasable, canTry: boolean) {
	if (!retention.isReady(each)) return `held back: ${reasons(each).join('; ')}`;
	if (!canTry) return 'would be erased';
	const loss = await retention.tryErasing(each.borgerId);
	if (!loss) return 'held back a moment ago';
	const [rows, tables] = [plural(loss.rows, 'row', 'rows'), plural(loss.tables, 'table', 'tables')];
	return `${rows} of ${tables} would go; ${plural(loss.entries, 'entry', 'entries')} of the log would not say whom they are of`;
}

async function list(set: Periods) {
	const asked = months ?? set.retentionMonths;
	if (set.retentionMonths === null)
		console.log('Nobody is erased: the municipality has not set after how many months.');
	if (asked !== null) {
		const found = await withActor(job, (tx) => retention.findErasable(tx, asked));
		const canTry = set.retentionMonths !== null && asked >= set.retentionMonths;
		for (const each of found)
			console.log(`Plan ${each.planNumber}, ended ${each.endedOn}: ${await tell(each, canTry)}.`);
		const ready = found.filter(retention.isReady).length;
		console.log(
			`After ${plural(asked, 'month', 'months')}: ${ready} would be erased, ${found.length - ready} held back.`
		);
	}
	const { logMonths } = set;
	if (logMonths === null) return console.log('The access log forgets nothing: no period has been set.');
	const looks = await withActor(job, (tx) => retention.countOldLooks(tx, logMonths));
	console.log(
		`${plural(looks, 'look', 'looks')} of the access log ${looks === 1 ? 'is' : 'are'} older than ${logMonths} months.`
	);
}

try {
	if (dryRun) await list(await withActor(job, retention.readPeriods));
	else {
		const { erased, held, forgotten } = await retention.eraseWhatIsOver(Infinity);
		console.log(`${erased} erased, ${held} held back, ${plural(forgotten, 'look', 'looks')} forgotten.`);
	}
} finally {
	await closePools();
	await stop();
}
process.exit();
