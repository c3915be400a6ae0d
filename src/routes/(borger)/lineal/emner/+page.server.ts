import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isId } from '$lib/core/text';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn, withActor, type Tx } from '$lib/server/db/with-actor';
import { findOpenMaal } from '$lib/server/plan/own-queries';
import { readEmner } from '$lib/server/trivsel/emner';
import { takeEmne, takeEmneAway, takeEmneBack, type TakenEmne } from '$lib/server/trivsel/take-emne';
import { readPosted } from '$lib/core/form';
import { callReaders } from '$lib/server/team/readers';
import type { Actions, PageServerLoad } from './$types';

type Own = { borgerId: string; accountId: string };

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, own } = requireOwn(locals);
	const gone = url.searchParams.get('fjernet') ?? '';
	const [{ open, readers, taken }, maal] = await readOwn(actor, (tx) =>
		Promise.all([
			readEmner(tx, { borgerId: own.borgerId, taken: isId(gone) ? gone : null }),
			findOpenMaal(tx, own.borgerId)
		])
	);
	const chosen = url.searchParams.get('valgt');
	return {
		open,
		taken,
		chosen: open.find(({ id }) => id === chosen)?.text ?? null,
		maal: maal.filter(({ itemId }) => !open.some(({ maalId }) => maalId === itemId)),
		readers: callReaders(readers)
	};
};

const taking =
	(take: (tx: Tx, own: Own, posted: FormData) => Promise<TakenEmne>) =>
	async ({ locals, request }: RequestEvent) => {
		const { actor, own } = requireOwn(locals);
		const posted = await readPosted(request);
		if (!posted) error(400, 'Skemaet kan ikke læses');
		const taken = await withActor(actor, (tx) => take(tx, own, posted));
		if (taken.kind === 'not_found') error(404, 'Siden findes ikke');
		if (taken.kind === 'malformed') error(400, 'Skemaet kan ikke læses');
		if (taken.kind === 'refused') return fail(taken.status, { refused: taken.form });
		redirect(303, `/lineal/emner${taken.query}`);
	};

export const actions = {
	vaelg: taking(async (tx, own, posted) => takeEmne(tx, own, { posted, maal: await findOpenMaal(tx, own.borgerId) })),
	fjern: taking(takeEmneAway),
	gendan: taking(takeEmneBack)
} satisfies Actions;
