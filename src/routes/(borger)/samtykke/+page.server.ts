import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { askedChange } from '$lib/arbejdsgang/samtykke-change';
import { dayOf } from '$lib/core/dates';
import { readPosted, typedIn } from '$lib/core/form';
import { isId } from '$lib/core/text';
import { problemOf, samtykke } from '$lib/i18n/da/samtykke';
import { ownWords } from '$lib/plan/own';
import { historyOf } from '$lib/samtykke/history';
import type { Forvaltning } from '$lib/samtykke/samtykke';
import { switchesOf } from '$lib/samtykke/switches';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn, withActor } from '$lib/server/db/with-actor';
import { readOwnPart } from '$lib/server/plan/own-queries';
import * as take from '$lib/server/plan/take-own';
import { readSamtykke } from '$lib/server/samtykke/queries';
import { callReaders } from '$lib/server/team/readers';
import type { Actions, PageServerLoad } from './$types';

/** What the address says was just done. */
function saidIn(address: URLSearchParams, forvaltninger: readonly Forvaltning[]): string | null {
	const { done } = samtykke;
	const did = address.get('gjort');
	if (did === 'plan-giv') return done.planGive;
	if (did === 'plan-traek') return done.planWithdraw;
	const who = forvaltninger.find(({ id }) => id === address.get('afdeling'))?.name;
	if (!who) return null;
	if (did === 'forlaeng') return done.renew(who);
	const asked = askedChange((name) => address.get(name));
	if (asked?.type !== 'switch') return null;
	if (did === 'giv') return done.give(who, asked.what);
	return did === 'traek' ? done.withdraw(who, asked.what) : null;
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, own } = requireOwn(locals);
	const today = dayOf(locals.now);
	const gone = url.searchParams.get('fjernet') ?? '';
	const [rows, part] = await readOwn(actor, (tx) =>
		Promise.all([
			readSamtykke(tx, { borgerId: own.borgerId, today }),
			readOwnPart(tx, { ...own, taken: isId(gone) ? gone : null })
		])
	);
	const problem = url.searchParams.get('fejl');
	return {
		today,
		switches: switchesOf(rows.forvaltninger, rows.grounds, { today, remindDays: locals.municipality.remindDays }),
		plan: rows.plan,
		history: historyOf(rows, today),
		story: ownWords(part.wishes).story,
		storyTaken: part.taken.wish?.type === 'story' ? part.taken.wish : null,
		storySaved: url.searchParams.get('gemt') === 'fortalt',
		readers: callReaders(part.readers),
		said: saidIn(url.searchParams, rows.forvaltninger),
		problem: problem === null ? null : problemOf(problem)
	};
};

/** @param place where the page shows what came of it */
const taking =
	(takeForm: take.TakeOwn, place: (posted: FormData) => string) =>
	async ({ locals, request }: RequestEvent) => {
		const { actor, own } = requireOwn(locals);
		const posted = await readPosted(request);
		if (!posted) error(400, 'Skemaet kan ikke læses');
		const taken = await withActor(actor, (tx) => takeForm(tx, own, posted));
		if (taken.kind === 'not_found') error(404, 'Siden findes ikke');
		if (taken.kind === 'malformed') error(400, 'Skemaet kan ikke læses');
		if (taken.kind === 'refused') return fail(taken.status, { refused: taken.form });
		redirect(303, `/samtykke?${place(posted)}#fortaelling`);
	};

export const actions = {
	oenske: taking(take.takeWish, () => 'gemt=fortalt'),
	'fjern-oenske': taking(take.takeWishAway, (posted) => `fjernet=${typedIn(posted, 'oenske')}`),
	'gendan-oenske': taking(take.takeWishBack, () => 'gemt=fortalt')
} satisfies Actions;
