import { dayOf } from '../../core/dates';
import { csvOf, jsonOf, type ExportFacts } from '../../statistik/export';
import { readUnit } from '../../statistik/overview';
import { readAs, type Actor } from '../db/with-actor';
import { findExport } from './queries';

const formats = {
	csv: { type: 'text/csv', write: csvOf },
	json: { type: 'application/json', write: jsonOf }
} as const;

/**
 * The closed figures as a file, of the unit that the address asks for: the same blocks as the page.
 * @returns null when there is no such unit, or it is not below the leder's own
 */
export async function exportFile(
	actor: Actor<'leder'>,
	format: keyof typeof formats,
	{ search, municipality, now }: { search: URLSearchParams } & Pick<ExportFacts, 'municipality' | 'now'>
): Promise<Response | null> {
	const asked = readUnit(search);
	const facts = asked.ok && (await readAs(actor, (tx) => findExport(tx, asked.value)));
	if (!facts) return null;
	const { type, write } = formats[format];
	return new Response(write({ municipality, now, ...facts }), {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': `attachment; filename="vores-plan-${dayOf(now)}.${format}"`,
			'cache-control': 'private, no-store'
		}
	});
}
