import { ok, refused, type Result } from '../../core/result';
import { largest, readUpTo } from '../requests';

/** The largest body that is read: two texts of 4,000 characters of four bytes each, escaped, and room. */
export const largestBody = largest.api;

/**
 * Reads the JSON of a request, and no more of it than it may hold.
 * @returns what was sent, or `not_json` (another or a compressed type, 415), `too_large` (413), `body` (not UTF-8 or not JSON)
 */
export async function readJsonBody(request: Request): Promise<Result<unknown, 'not_json' | 'too_large' | 'body'>> {
	const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
	const encoding = request.headers.get('content-encoding') ?? 'identity';
	if (type !== 'application/json' || encoding !== 'identity') return refused('not_json');
	if (Number(request.headers.get('content-length') ?? 0) > largestBody) return refused('too_large');
	const bytes = await readUpTo(request, largestBody);
	if (!bytes) return refused('too_large');
	try {
		return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
	} catch {
		return refused('body');
	}
}
