import type { LookRow } from '$lib/accesslog/looks';
import { oplysningerDocument, sayOplysninger } from '$lib/document/oplysninger';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { pdfResponse } from '$lib/server/document/answer';
import { eachOwnLooks, readOplysninger } from '$lib/server/document/oplysninger';
import { readPdfLogo, renderPdf } from '$lib/server/document/pdf';
import type { RequestHandler } from './$types';

/** Everything about the borger who asks (GDPR art. 15), with all of the access log, as PDF. */
export const GET: RequestHandler = async ({ locals }) => {
	const { actor, own, today } = requireOwn(locals);
	const { municipality, now } = locals;
	const looks: LookRow[] = [];
	const [facts] = await readOwn(actor, (tx) =>
		Promise.all([readOplysninger(tx, own), eachOwnLooks(tx, (rows) => void looks.push(...rows))])
	);
	const document = oplysningerDocument(sayOplysninger(facts), looks, { municipality, today });
	return pdfResponse(renderPdf(document, { madeAt: now, logo: await readPdfLogo() }), 'mine-oplysninger.pdf');
};
