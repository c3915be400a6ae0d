import { error } from '@sveltejs/kit';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { readExportFacts } from '$lib/server/export/facts';
import { planFile } from '$lib/server/export/file';
import type { RequestHandler } from './$types';

/** The own plan for a system that reads FHIR R4 (docs/export.md). */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const { borgerId } = signedIn;
	if (!borgerId) error(404, 'Siden findes ikke');
	const facts = await readOwn(actor, (tx) => readExportFacts(tx, { borgerId, reader: 'borger' }));
	if (!facts) error(404, 'Siden findes ikke');
	const { now, municipality } = locals;
	return planFile(facts, 'fhir', { now, municipality, origin: url.origin });
};
