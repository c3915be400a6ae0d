import { error, json } from '@sveltejs/kit';
import { isId } from '$lib/core/text';
import { requireApiActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import { readMark } from '$lib/server/plan/workspace';
import type { RequestHandler } from './$types';

/** Whether the plan is another than the one on the screen; shows nothing of it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor } = requireApiActor(locals, 'fagperson');
	if (!isId(params.id)) error(404, 'Siden findes ikke');
	const mark = await readAs(actor, (tx) => readMark(tx, params.id.toLowerCase()));
	if (mark === null) error(404, 'Siden findes ikke');
	return json({ mark });
};
