import { oplysningerData, sayLookRow, sayOplysninger } from '$lib/document/oplysninger';
import { requireOwn } from '$lib/server/auth/actor';
import { readOwn } from '$lib/server/db/with-actor';
import { jsonPieces } from '$lib/server/document/answer';
import { eachOwnLooks, readOplysninger } from '$lib/server/document/oplysninger';
import type { RequestHandler } from './$types';

/**
 * The same as the PDF, for a program. Of the log only its text is kept, piece by piece: it can be long, and the transaction does not
 * wait for whoever downloads it.
 */
export const GET: RequestHandler = async ({ locals }) => {
	const { actor, own } = requireOwn(locals);
	const { municipality, now } = locals;
	const looks: string[] = [];
	const [facts] = await readOwn(actor, (tx) =>
		Promise.all([
			readOplysninger(tx, own),
			eachOwnLooks(tx, (rows) => void looks.push(rows.map((row) => JSON.stringify(sayLookRow(row))).join(',\n')))
		])
	);
	const head = JSON.stringify(oplysningerData(sayOplysninger(facts), now, municipality.name), null, '\t');
	return jsonPieces(
		[`${head.slice(0, head.lastIndexOf('}')).trimEnd()},\n\t"hvem_har_set": [\n`, ...between(looks), '\n]}\n'],
		'mine-oplysninger.json'
	);
};

const between = (pieces: readonly string[]) => pieces.map((piece, index) => (index > 0 ? `,\n${piece}` : piece));
