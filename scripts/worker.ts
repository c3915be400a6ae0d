/** `npm run worker`: does the jobs in a process of its own, beside a portal that runs with WORKER=off. */
import { prepareDatabase, settings } from './prepare';

const database = await prepareDatabase(settings(), 'join');
const [{ startJobs }, { closePools }] = await Promise.all([
	import('../src/lib/server/jobs/registry'),
	import('../src/lib/server/db/client')
]);
const worker = startJobs();
console.log('Vores Plan: the worker runs. Stop with Ctrl-C.');

let stopping = false;
/** Lets what is under way finish; what is not finished then, another worker does. */
async function stop() {
	if (stopping) return;
	stopping = true;
	await worker.stop();
	await closePools();
	await database.stop();
	process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
