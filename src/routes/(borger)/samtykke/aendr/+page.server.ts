import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { askedChange, viewChange, type AskedChange } from '$lib/arbejdsgang/samtykke-change';
import { dayOf } from '$lib/core/dates';
import { readPosted, typedIn } from '$lib/core/form';
import { firstName } from '$lib/core/person';
import type { Result } from '$lib/core/result';
import { isId } from '$lib/core/text';
import { samtykke } from '$lib/i18n/da/samtykke';
import { purposeOf } from '$lib/samtykke/change';
import { findShared } from '$lib/server/arbejdsgang/samtykke-preview';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn, withActor, type Tx } from '$lib/server/db/with-actor';
import {
	givePlanSamtykke,
	giveSwitch,
	renewSamtykke,
	withdrawPlanSamtykke,
	withdrawSwitch
} from '$lib/server/samtykke/commands';
import { readSamtykke, type SamtykkeRows } from '$lib/server/samtykke/queries';
import type { Actions, PageServerLoad } from './$types';

/** The borger who is logged in, and what the municipality has set. */
function requireOwn(locals: App.Locals) {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const { borgerId } = signedIn;
	if (!borgerId) error(404, 'Siden findes ikke');
	const { samtykkeMonths: months, remindDays } = locals.municipality;
	return { actor, borgerId, today: dayOf(locals.now), months, remindDays };
}

/** What it is for: what was said before, else why they are around the borger. */
const whyOf = ({ forvaltninger, grounds }: SamtykkeRows, forvaltningId: string, today: string): string => {
	const from = forvaltninger.find(({ id }) => id === forvaltningId);
	const names = from?.people.map(({ name }) => firstName(name)) ?? [];
	return purposeOf(grounds, forvaltningId, today) ?? samtykke.noWhy(names, from?.name ?? '');
};

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, borgerId, ...facts } = requireOwn(locals);
	const asked = askedChange((name) => url.searchParams.get(name));
	if (!asked) error(404, 'Siden findes ikke');
	const id = randomUUID();
	const [rows, shared] = await readOwn(actor, (tx) =>
		Promise.all([
			readSamtykke(tx, { borgerId, today: facts.today }),
			asked.type === 'plan' ? [] : findShared(tx, borgerId)
		])
	);
	if (asked.type === 'plan') {
		// Nothing to decide about: the overview says so.
		if (!rows.plan || rows.plan.endedOn) redirect(303, '/samtykke#faelles-plan');
		const given = rows.plan.samtykker.some(({ withdrawnAt }) => withdrawnAt === null);
		const forvaltninger = rows.forvaltninger.filter(({ people }) => people.length > 0).map(({ name }) => name);
		return { id, view: null, why: '', plan: { way: given ? 'withdraw' : 'give', forvaltninger } } as const;
	}
	const view = viewChange(asked, { ...rows, shared, ...facts, now: locals.now });
	if (!view) redirect(303, '/samtykke');
	return { id, view, why: view.purpose ?? whyOf(rows, view.forvaltning.id, facts.today), plan: null } as const;
};

type Own = { borgerId: string; today: string };
type Answer = Promise<Result<string, string>>;

/** Runs one change that a form asks for, and leads to where it shows. */
const changing =
	(did: 'giv' | 'traek', work: (tx: Tx, own: Own, asked: AskedChange, sent: Sent) => Answer) =>
	async ({ locals, request }: RequestEvent) => {
		const { actor, borgerId, today, months, remindDays } = requireOwn(locals);
		const posted = await readPosted(request);
		const asked = posted && askedChange((name) => (posted.has(name) ? typedIn(posted, name) : null));
		if (!asked) error(400, 'Skemaet kan ikke læses');
		const sent = { id: typedIn(posted, 'id'), months, remindDays };
		const done = await withActor(actor, (tx) => work(tx, { borgerId, today }, asked, sent));
		if (!done.ok) redirect(303, `/samtykke?fejl=${done.reason}`);
		if (asked.type === 'plan') redirect(303, `/samtykke?gjort=plan-${did}`);
		const from = typedIn(posted, 'hos');
		if (asked.type === 'renew') redirect(303, `/samtykke?gjort=forlaeng&afdeling=${isId(from) ? from : ''}`);
		const what = 'kind' in asked.what ? `slags=${asked.what.kind}` : `emne=${asked.what.topic}`;
		redirect(303, `/samtykke?gjort=${did}&afdeling=${asked.forvaltningId}&${what}`);
	};
type Sent = Pick<ReturnType<typeof requireOwn>, 'months' | 'remindDays'> & { id: string };

export const actions = {
	giv: changing('giv', async (tx, own, asked, { id, months, remindDays }) => {
		const saying = { ...own, how: 'digital' } as const;
		if (asked.type === 'plan') return givePlanSamtykke(tx, saying, id);
		if (asked.type === 'renew') return renewSamtykke(tx, saying, { id, renewsId: asked.id, months, remindDays });
		const { forvaltningId, what } = asked;
		const purpose = whyOf(await readSamtykke(tx, own), forvaltningId, own.today);
		return giveSwitch(tx, saying, { id, forvaltningId, what, purpose, months });
	}),
	traek: changing('traek', async (tx, own, asked) => {
		const saying = { ...own, how: 'digital' } as const;
		if (asked.type === 'plan') return withdrawPlanSamtykke(tx, saying);
		if (asked.type === 'renew') error(400, 'Skemaet kan ikke læses');
		return withdrawSwitch(tx, saying, asked);
	})
} satisfies Actions;
