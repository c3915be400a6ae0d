/** A worker of its own process that erases a borger and that a test kills: it does all of it, tells its parent, and never commits. */
import { withActor } from '../../src/lib/server/db/with-actor';
import { eraseBorger } from '../../src/lib/server/journal/retention';

await withActor({ audience: 'job' }, async (tx) => {
	await eraseBorger(tx, process.argv[2] ?? '');
	process.send?.('in the middle');
	await new Promise(() => {});
});
