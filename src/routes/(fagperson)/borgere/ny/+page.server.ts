import { error, fail, redirect } from '@sveltejs/kit';
import { createPlan, lookUp, searchTovholder, type Starter } from '$lib/server/arbejdsgang/start-plan';
import { requireActor } from '$lib/server/auth/actor';
import { mayStart } from '$lib/server/borger/start';
import { withActor, type Tx } from '$lib/server/db/with-actor';
import { mostStaff } from '$lib/server/team/staff';
import { readPosted } from '$lib/core/form';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/ny';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, signedIn } = requireActor(locals, 'fagperson');
	if (!(await withActor(actor, mayStart))) error(404, 'Siden findes ikke');
	return { me: signedIn.accountId, mostStaff, created: url.searchParams.has('lavet') };
};

/** One step of the form, as whoever starts a plan; an external professional does not find it. */
async function take<T>(
	{ locals, request }: { locals: App.Locals; request: Request },
	step: (tx: Tx, posted: FormData, starter: Starter) => Promise<T>
): Promise<T> {
	const { actor, signedIn } = requireActor(locals, 'fagperson');
	const posted = await readPosted(request);
	if (!posted) error(400, 'Skemaet kan ikke læses');
	const { now, requestId, municipality } = locals;
	const starter: Starter = {
		...{ accountId: signedIn.accountId, role: 'fagperson', now, page, requestId },
		months: municipality.samtykkeMonths
	};
	return withActor(actor, async (tx) => {
		if (!(await mayStart(tx))) error(404, 'Siden findes ikke');
		return step(tx, posted, starter);
	});
}

export const actions: Actions = {
	soeg: async (event) => {
		const at = await take(event, lookUp);
		return at.step === 'cpr' ? fail(400, { at }) : { at };
	},
	find: async (event) => ({ at: await take(event, searchTovholder) }),
	opret: async (event) => {
		const at = await take(event, createPlan);
		if (at.step === 'started') redirect(303, at.isTovholder ? `/borgere/${at.borgerId}/plan` : `${page}?lavet`);
		return fail(at.step === 'exists' ? 409 : 400, { at });
	}
};
