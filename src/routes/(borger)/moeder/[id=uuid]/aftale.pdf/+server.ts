import { error } from '@sveltejs/kit';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { pdfResponse } from '$lib/server/document/answer';
import { ownAgreement } from '$lib/server/document/own';
import { readPdfLogo, renderPdf } from '$lib/server/document/pdf';
import type { RequestHandler } from './$types';

/** The agreement document as PDF, with what the borger has said to it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor, own, today } = requireOwn(locals);
	const { municipality, now } = locals;
	const asked = { ...own, today, municipality, moedeId: params.id };
	const agreement = await readOwn(actor, (tx) => ownAgreement(tx, asked));
	if (!agreement) error(404, 'Siden findes ikke');
	return pdfResponse(renderPdf(agreement.document, { madeAt: now, logo: await readPdfLogo() }), 'aftale.pdf');
};
