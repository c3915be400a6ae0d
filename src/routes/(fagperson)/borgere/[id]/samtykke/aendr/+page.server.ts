import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { askedChange, viewChange } from '$lib/arbejdsgang/samtykke-change';
import { readPosted, sayProblems, typedIn } from '$lib/core/form';
import type { Result } from '$lib/core/result';
import { samtykkeDesk } from '$lib/i18n/da/samtykke-desk';
import { readHow } from '$lib/samtykke/desk/note';
import { recordLook } from '$lib/server/accesslog/commands';
import { findShared } from '$lib/server/arbejdsgang/samtykke-preview';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor, type Tx } from '$lib/server/db/with-actor';
import { renewSamtykke, withdrawPlanSamtykke, withdrawSwitch } from '$lib/server/samtykke/commands';
import { findSamtykkeDesk } from '$lib/server/samtykke/desk';
import { seesBorger } from '$lib/server/team/queries';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/samtykke/aendr';

/** What is shown beside the names: the things that a preview calls by their titles. */
const things = ['samtykke', 'plan', 'moede', 'trivselsmaaling'] as const;

/** What the borger says no to, or yes again, as staff note it: what it means stands before the button. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const asked = askedChange((name) => url.searchParams.get(name));
	if (!asked) error(404, 'Siden findes ikke');
	const found = await readAs(actor, async (tx) => {
		const [desk, shared] = await Promise.all([findSamtykkeDesk(tx, { borgerId, today }), findShared(tx, borgerId)]);
		const mayNote = asked.type === 'plan' ? desk?.holdsThreads : desk?.forvaltningId;
		const purpose = 'Så, hvad et ja eller et nej betyder';
		const shown = mayNote ? things.map((itemKind) => ({ borgerId, itemKind })) : [];
		await recordLook(tx, { kind: 'page', page, purpose, requestId: locals.requestId, shown });
		return desk && mayNote ? { desk, shared } : null;
	});
	if (!found) error(404, 'Siden findes ikke');
	const { desk, shared } = found;
	const { samtykkeMonths: months, remindDays } = locals.municipality;
	const { forvaltninger, grounds, borger, plan } = desk;
	const newId = randomUUID();
	if (asked.type === 'plan') {
		const running = plan?.endedOn === null && plan.samtykker.some(({ withdrawnAt }) => withdrawnAt === null);
		return { borger, newId, joint: running, view: null };
	}
	const facts = { forvaltninger, grounds, shared, today, now: locals.now, months, remindDays };
	const view = viewChange(asked, facts);
	return { borger, newId, joint: null, view: view && view.way !== 'give' ? view : null };
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const { actor, borgerId, today } = requireBorger(locals, params.id);
		const asked = askedChange((name) => url.searchParams.get(name));
		if (!asked) error(404, 'Siden findes ikke');
		const posted = (await readPosted(request)) ?? new FormData();
		const typed = { id: typedIn(posted, 'id'), givet: typedIn(posted, 'givet') };
		const how = readHow(typed.givet);
		const refuse = (problems: Record<string, string>) =>
			fail(400, { returned: { typed, errors: sayProblems(samtykkeDesk.problems, problems) } });
		if (!how) return refuse({ givet: 'missing' });
		const saying = { borgerId, today, how };
		const { samtykkeMonths: months, remindDays } = locals.municipality;
		const change = async (tx: Tx): Promise<Result<string, string>> => {
			// Where nothing is to be withdrawn nothing is refused either, so whether there is such a borger is asked first.
			if (!(await findSamtykkeDesk(tx, { borgerId, today }))) error(404, 'Siden findes ikke');
			if (asked.type === 'plan') return withdrawPlanSamtykke(tx, saying);
			if (asked.type === 'switch') return withdrawSwitch(tx, saying, asked);
			return renewSamtykke(tx, saying, { id: typed.id, renewsId: asked.id, months, remindDays });
		};
		const { changed, seen } = await withActor(actor, async (tx) => ({
			changed: await change(tx),
			// Who notes the last no may be the first not to see the borger any more.
			seen: await seesBorger(tx, borgerId)
		}));
		if (!changed.ok) {
			const isHow = changed.reason === 'health_written';
			return refuse(isHow ? { givet: 'health_written' } : { form: 'not_yours' });
		}
		const said = { plan: 'plan', switch: 'nej', renew: 'ja' }[asked.type];
		redirect(303, seen ? `/borgere/${borgerId}/samtykke?gemt=${said}` : '/borgere?lukket');
	}
};
