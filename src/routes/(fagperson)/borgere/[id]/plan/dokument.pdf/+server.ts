import { error } from '@sveltejs/kit';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import { pdfResponse } from '$lib/server/document/answer';
import { readPdfLogo, renderPdf } from '$lib/server/document/pdf';
import { showPlanDocument } from '$lib/server/journal/show-document';
import type { RequestHandler } from './$types';

const page = '/borgere/[id]/plan/dokument.pdf';

/** The published version of the plan as PDF, as far as the reader reads it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const { requestId, municipality, now } = locals;
	const shown = await readAs(actor, (tx) =>
		showPlanDocument(tx, { borgerId, page, requestId, municipality, today, as: 'pdf' })
	);
	if (!shown) error(404, 'Siden findes ikke');
	return pdfResponse(renderPdf(shown.document, { madeAt: now, logo: await readPdfLogo() }), 'plan.pdf');
};
