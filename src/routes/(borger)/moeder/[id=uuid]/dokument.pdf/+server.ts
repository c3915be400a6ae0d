import { error } from '@sveltejs/kit';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { pdfResponse } from '$lib/server/document/answer';
import { ownMoedeDocument } from '$lib/server/document/own';
import { readPdfLogo, renderPdf } from '$lib/server/document/pdf';
import type { RequestHandler } from './$types';

/** The summons, what was agreed, or that the meeting is cancelled, as PDF. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor, own, today } = requireOwn(locals);
	const { municipality, now } = locals;
	const asked = { ...own, today, municipality, moedeId: params.id };
	const paper = await readOwn(actor, (tx) => ownMoedeDocument(tx, asked));
	if (!paper) error(404, 'Siden findes ikke');
	return pdfResponse(renderPdf(paper.document, { madeAt: now, logo: await readPdfLogo() }), 'moede.pdf');
};
