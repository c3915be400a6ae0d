import { findChanges } from '$lib/server/admin/changes';
import { findEnheder } from '$lib/server/admin/enheder';
import { findTargets } from '$lib/server/admin/journal';
import { findQueueCounts } from '$lib/server/admin/jobs';
import { findRulers } from '$lib/server/admin/rulers';
import { findAllTemplates } from '$lib/server/admin/templates';
import { requireActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

/** How many of the latest changes stand on the overview. */
const latest = 10;

/** About no borger, here and on the other pages of the administrator: so no look is recorded. */
export const load: PageServerLoad = async ({ locals }) => {
	const { actor } = requireActor(locals, 'admin');
	return readAs(actor, async (tx) => {
		const [enheder, rulers, moedetyper, targets, queues, { changes, names }] = await Promise.all([
			findEnheder(tx),
			findRulers(tx),
			findAllTemplates(tx),
			findTargets(tx),
			findQueueCounts(tx),
			findChanges(tx, { subject: null, side: 1 }, latest)
		]);
		return {
			konti: enheder.reduce((sum, { accounts }) => sum + accounts, 0),
			enheder: enheder.filter(({ closedAt }) => closedAt === null).length,
			lineal: rulers.find(({ active }) => active)?.name ?? null,
			moedetyper: moedetyper.filter(({ active }) => active).length,
			targets: targets.filter(({ endedAt }) => endedAt === null).length,
			job: {
				failed: queues.reduce((sum, { failed }) => sum + failed, 0),
				waiting: queues.reduce((sum, { waiting }) => sum + waiting, 0)
			},
			changes,
			names
		};
	});
};
