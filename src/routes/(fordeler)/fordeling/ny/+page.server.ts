import { error, fail, redirect } from '@sveltejs/kit';
import { createPlan, lookUp, searchTovholder, type Starter } from '$lib/server/arbejdsgang/start-plan';
import { requireActor } from '$lib/server/auth/actor';
import { withActor, type Tx } from '$lib/server/db/with-actor';
import { mostStaff } from '$lib/server/team/staff';
import { readPosted } from '$lib/core/form';
import type { Actions, PageServerLoad } from './$types';

const page = '/fordeling/ny';

export const load: PageServerLoad = ({ locals }) => {
	requireActor(locals, 'fordeler');
	return { mostStaff };
};

async function take<T>(
	{ locals, request }: { locals: App.Locals; request: Request },
	step: (tx: Tx, posted: FormData, starter: Starter) => Promise<T>
): Promise<T> {
	const { actor, signedIn } = requireActor(locals, 'fordeler');
	const posted = await readPosted(request);
	if (!posted) error(400, 'Skemaet kan ikke læses');
	const { now, requestId, municipality } = locals;
	const starter: Starter = {
		...{ accountId: signedIn.accountId, role: 'fordeler', now, page, requestId },
		months: municipality.samtykkeMonths
	};
	return withActor(actor, (tx) => step(tx, posted, starter));
}

export const actions: Actions = {
	soeg: async (event) => {
		const at = await take(event, lookUp);
		return at.step === 'cpr' ? fail(400, { at }) : { at };
	},
	find: async (event) => ({ at: await take(event, searchTovholder) }),
	opret: async (event) => {
		const at = await take(event, createPlan);
		if (at.step === 'started') redirect(303, `/fordeling/${at.borgerId}?lavet`);
		return fail(at.step === 'exists' ? 409 : 400, { at });
	}
};
