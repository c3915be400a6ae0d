import { error } from '@sveltejs/kit';
import { journal as words } from '$lib/i18n/da/journal';
import { shownOf } from '$lib/journal/outbox';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import { pdfResponse } from '$lib/server/document/answer';
import { readPdfLogo, renderPdf } from '$lib/server/document/pdf';
import { findJournalItem } from '$lib/server/journal/queries';
import type { RequestHandler } from './$types';

const page = '/borgere/[id]/journal/[item]/dokument.pdf';

/** A document as it was put into the journal: the same bytes each time, whatever has changed since. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor, borgerId } = requireBorger(locals, params.id);
	const found = await readAs(actor, async (tx) => {
		const whole = await findJournalItem(tx, { borgerId, itemId: params.item });
		const content = whole?.item.content;
		if (!whole || !content || !('document' in content)) return null;
		await recordLook(tx, {
			kind: 'page',
			page,
			purpose: words.purposes.pdf,
			requestId: locals.requestId,
			shown: [{ borgerId, ...shownOf(whole.item) }]
		});
		return { document: content.document, madeAt: whole.item.madeAt, type: whole.item.type };
	});
	if (!found) error(404, 'Siden findes ikke');
	const pdf = renderPdf(found.document, { madeAt: found.madeAt, logo: await readPdfLogo() });
	return pdfResponse(pdf, `${found.type}.pdf`);
};
