import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { dayOf } from '$lib/core/dates';
import { isId } from '$lib/core/text';
import { markOwn, ownWords, tavleOrder } from '$lib/plan/own';
import { composePlan } from '$lib/plan/plan';
import { readOwnForloeb } from '$lib/server/arbejdsgang/forloeb';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn, withActor } from '$lib/server/db/with-actor';
import { readOwnPart } from '$lib/server/plan/own-queries';
import { readPlan } from '$lib/server/plan/queries';
import * as take from '$lib/server/plan/take-own';
import { callReaders } from '$lib/server/team/readers';
import { findOpenEmner } from '$lib/server/trivsel/emner';
import { readPosted } from '$lib/core/form';
import { findTovholder } from '$lib/team/membership';
import { readersOf } from '$lib/team/readers';
import type { Actions, PageServerLoad } from './$types';

/** The borger who is logged in: who acts, and whom it is about. */
function requireOwn(locals: App.Locals) {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const { borgerId, accountId } = signedIn;
	if (!borgerId) error(404, 'Siden findes ikke');
	return { actor, own: { borgerId, accountId } };
}

/** What the address may say was just saved. */
const places = ['oenske', 'udtalelse', 'punkt', 'aftale'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, own } = requireOwn(locals);
	const { borgerId } = own;
	const today = dayOf(locals.now);
	const mostVersions = url.searchParams.has('alle') ? 200 : 10;
	const gone = url.searchParams.get('fjernet') ?? '';
	const [rows, part, emner, forloeb] = await readOwn(actor, (tx) =>
		Promise.all([
			readPlan(tx, { borgerId, today, mostVersions }),
			readOwnPart(tx, { ...own, taken: isId(gone) ? gone : null }),
			findOpenEmner(tx, borgerId),
			url.searchParams.has('forloeb') ? readOwnForloeb(tx, { ...own, today }) : null
		])
	);
	const tovholder = findTovholder(rows.holders, today);
	const readers = callReaders(part.readers);
	const all = readersOf(readers, []);
	const holder = readers[part.readers.findIndex(({ name }) => name === tovholder?.name)]?.name ?? '';
	const noted = rows.plan?.endedOn === null ? part.noted : [];
	return {
		today,
		now: locals.now,
		plan: rows.plan,
		...composePlan(markOwn(rows, { tavle: part.tavle, noted }), today),
		own: ownWords(part.wishes),
		readers,
		/** Who reads what is said to a version, and whom its button names. */
		said: { readers: all, receivers: all.includes(holder) ? [holder] : all },
		tavle: { points: part.tavle, order: tavleOrder(locals.municipality.words['tavle_foerst']) },
		statements: part.statements,
		/** Null: it is folded. */
		forloeb,
		taken: part.taken,
		saved: places.find((each) => each === url.searchParams.get('gemt')) ?? null,
		/** The question on the ruler about a goal, by the goal's item id. */
		asked: Object.fromEntries(emner.flatMap(({ id, maalId }) => (maalId ? [[maalId, id]] : []))),
		versions: rows.versions.slice(0, mostVersions),
		moreVersions: rows.versions.length > mostVersions,
		tovholder: tovholder && { name: tovholder.name, phone: tovholder.phone }
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
