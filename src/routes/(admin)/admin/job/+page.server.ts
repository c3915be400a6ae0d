import { error, redirect } from '@sveltejs/kit';
import { readPosted, typedIn } from '$lib/core/form';
import { adminJob } from '$lib/i18n/da/admin-job';
import { findDeliveryCounts, findPhoneCount, findQueueCounts, retryFailed } from '$lib/server/admin/jobs';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad } from './$types';

/** Numbers about nobody: no look is recorded. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'admin');
	const [queues, deliveries, phones] = await readAs(actor, (tx) =>
		Promise.all([findQueueCounts(tx), findDeliveryCounts(tx), findPhoneCount(tx)])
	);
	const again = url.searchParams.get('igen');
	return { queues, deliveries, phones, again: again && /^\d{1,6}$/.test(again) ? Number(again) : null };
};

export const actions: Actions = {
	igen: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const queue = typedIn((await readPosted(request)) ?? new FormData(), 'job');
		const again = await withActor(actor, (tx) => retryFailed(tx, queue));
		if (!again.ok) error(404, adminJob.problems[again.reason]);
		redirect(303, `/admin/job?igen=${again.value}`);
	}
};
