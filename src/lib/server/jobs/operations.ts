import { withActor } from '../db/with-actor';
import { countOperations } from '../statistik/operations';
import type { Job } from './boss';

/** Every few minutes: counts how the work goes, for the leaders. Everything or nothing is counted anew. */
export const operations = ({ id, finish }: Job): Promise<void> =>
	withActor({ audience: 'job' }, async (tx) => {
		await countOperations(tx, id);
		await finish(tx);
	});
