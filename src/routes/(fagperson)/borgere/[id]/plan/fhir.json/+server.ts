import { error } from '@sveltejs/kit';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import { planFile, takePlan } from '$lib/server/export/file';
import type { RequestHandler } from './$types';

const page = '/borgere/[id]/plan/fhir.json';

/** The plan, as far as the reader may read it, for a system that reads FHIR R4 (docs/export.md). */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { actor, borgerId } = requireBorger(locals, params.id);
	const asked = { borgerId, page, requestId: locals.requestId };
	const facts = await readAs(actor, (tx) => takePlan(tx, asked));
	if (!facts) error(404, 'Siden findes ikke');
	const { now, municipality } = locals;
	return planFile(facts, 'fhir', { now, municipality, origin: url.origin });
};
