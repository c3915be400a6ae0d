import { error } from '@sveltejs/kit';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { pdfResponse } from '$lib/server/document/answer';
import { ownPlanDocument } from '$lib/server/document/own';
import { readPdfLogo, renderPdf } from '$lib/server/document/pdf';
import type { RequestHandler } from './$types';

/** The own plan as PDF. */
export const GET: RequestHandler = async ({ locals }) => {
	const { actor, own, today } = requireOwn(locals);
	const { municipality, now } = locals;
	const document = await readOwn(actor, (tx) => ownPlanDocument(tx, { ...own, today, municipality }));
	if (!document) error(404, 'Siden findes ikke');
	return pdfResponse(renderPdf(document, { madeAt: now, logo: await readPdfLogo() }), 'plan.pdf');
};
