import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { dayOf } from '$lib/core/dates';
import { isId } from '$lib/core/text';
import { readOwnForloeb } from '$lib/server/arbejdsgang/forloeb';
import { showOwnPlan } from '$lib/server/arbejdsgang/own-pages';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn, withActor } from '$lib/server/db/with-actor';
import { findSharedQuestions } from '$lib/server/question/ask';
import * as take from '$lib/server/plan/take-own';
import { readPosted } from '$lib/core/form';
import type { Actions, PageServerLoad } from './$types';

/** What the address may say was just saved. */
const places = ['oenske', 'udtalelse', 'punkt', 'aftale'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, own } = requireOwn(locals);
	const today = dayOf(locals.now);
	const gone = url.searchParams.get('fjernet') ?? '';
	const asked = {
		own,
		at: { now: locals.now, today },
		mostVersions: url.searchParams.has('alle') ? 200 : 10,
		taken: isId(gone) ? gone : null,
		words: locals.municipality.words
	};
	const [shown, forloeb, questions] = await readOwn(actor, (tx) =>
		Promise.all([
			showOwnPlan(tx, asked),
			url.searchParams.has('forloeb') ? readOwnForloeb(tx, { ...own, today }) : null,
			findSharedQuestions(tx, own.borgerId)
		])
	);
	return {
		now: locals.now,
		...shown,
		/** Null: it is folded. */
		forloeb,
		/** To leders, with their answers, as far as who holds the threads has shared them. */
		questions,
		saved: places.find((each) => each === url.searchParams.get('gemt')) ?? null
	};
};

const taking =
	(takeForm: take.TakeOwn) =>
	async ({ locals, request }: RequestEvent) => {
		const { actor, own } = requireOwn(locals);
		const posted = await readPosted(request);
		if (!posted) error(400, 'Skemaet kan ikke læses');
		const taken = await withActor(actor, (tx) => takeForm(tx, own, posted));
		if (taken.kind === 'not_found') error(404, 'Siden findes ikke');
		if (taken.kind === 'malformed') error(400, 'Skemaet kan ikke læses');
		if (taken.kind === 'refused') return fail(taken.status, { refused: taken.form });
		redirect(303, taken.address);
	};

export const actions = {
	oenske: taking(take.takeWish),
	'fjern-oenske': taking(take.takeWishAway),
	'gendan-oenske': taking(take.takeWishBack),
	sig: taking(take.takeStatement),
	punkt: taking(take.takePoint),
	'fjern-punkt': taking(take.takePointOff),
	'gendan-punkt': taking(take.takePointBack),
	fortryd: taking(take.takeDoneBack)
} satisfies Actions;
