import { error } from '@sveltejs/kit';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import { pdfResponse } from '$lib/server/document/answer';
import { readPdfLogo, renderPdf } from '$lib/server/document/pdf';
import { showMoedeDocument } from '$lib/server/journal/show-document';
import type { RequestHandler } from './$types';

const page = '/borgere/[id]/moeder/[moede]/dokument.pdf';

/** A meeting as PDF, as far as the reader reads it: its summons, or what was agreed. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const { requestId, municipality, now } = locals;
	const moedeId = params.moede;
	const shown = await readAs(actor, (tx) =>
		showMoedeDocument(tx, { borgerId, moedeId, page, requestId, municipality, today, as: 'pdf' })
	);
	if (!shown) error(404, 'Siden findes ikke');
	return pdfResponse(renderPdf(shown.document, { madeAt: now, logo: await readPdfLogo() }), 'moede.pdf');
};
