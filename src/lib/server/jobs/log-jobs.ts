import { checkLog, tellVerified, verifyStored } from '../accesslog/check';
import { withActor } from '../db/with-actor';
import { municipality } from '../setting/queries';
import type { Job } from './boss';

const job = { audience: 'job' } as const;
const manyLooks = async () => (await municipality(Date.now())).manyLooks;

/** Every few minutes: is shown = recorded = served, does no look wait for its seal, and does somebody look at many? */
export const logCheck = async ({ finish }: Job): Promise<void> => {
	const many = await manyLooks();
	await withActor(job, async (tx) => {
		await checkLog(tx, { manyLooks: many });
		await finish(tx);
	});
};

/** Every night: the whole chain against its anchors, and the same as every few minutes of the last 24 hours. */
export const logVerify = async ({ finish }: Job): Promise<void> => {
	const [many, verified] = [await manyLooks(), await verifyStored()];
	await withActor(job, async (tx) => {
		await tellVerified(tx, verified);
		await checkLog(tx, { manyLooks: many, hours: 24 });
		await finish(tx);
	});
};
