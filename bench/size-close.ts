// Closes what can be closed, in a process of its own, so that the peak of its memory is its own; then counts the operations. One line
// as each quarter is closed. DATABASE_URL_JOB stands in the environment.
import { closePools } from '../src/lib/server/db/client';
import { withActor } from '../src/lib/server/db/with-actor';
import { closeQuarter, markQuarters } from '../src/lib/server/statistik/close';
import { countOperations } from '../src/lib/server/statistik/operations';

const job = { audience: 'job' } as const;
const requestId = 'bench';
const peak = () => process.resourceUsage().maxRSS / 1024;

async function timed(work: () => Promise<void>) {
	const began = performance.now();
	await work();
	return (performance.now() - began) / 1000;
}

for (const startsOn of await withActor(job, markQuarters)) {
	const seconds = await timed(() => withActor(job, (tx) => closeQuarter(tx, startsOn, requestId)));
	console.log(JSON.stringify({ startsOn, seconds, peakMegabytes: peak() }));
}
const seconds = await timed(() => withActor(job, (tx) => countOperations(tx, requestId)));
console.log(JSON.stringify({ operations: true, seconds, peakMegabytes: peak() }));
await closePools();
