/** What the borger chooses to be asked about beside the overall question. */
import { ok, refused, type Result } from '../core/result';
import { isId, readText } from '../core/text';
import { topics, type Topic } from '../team/access';

/** The longest own words for one, in characters. */
export const longestEmne = 80;

/** What the form chose: a goal, or own words with the topics that were ticked. */
export type SentEmne = { maalId: string } | { text: string; topics: Topic[] };

/** The form that comes back: what was typed, and why. */
export type RefusedEmne = { text: string; topics: readonly string[]; error: string };

/**
 * Reads the form: `maal` (a goal's item id) or `tekst` and `foelsomt`. Own words are one line.
 * @returns `malformed` for a form that is not ours
 */
export function readEmne(posted: FormData): Result<SentEmne, 'missing' | 'forbidden' | 'too_long' | 'malformed'> {
	const maal = posted.get('maal');
	if (maal !== null)
		return typeof maal === 'string' && isId(maal) ? ok({ maalId: maal.toLowerCase() }) : refused('malformed');
	const ticked = posted.getAll('foelsomt');
	if (!ticked.every((each) => topics.some((topic) => topic === each))) return refused('malformed');
	const typed = posted.get('tekst');
	const read = readText(typeof typed === 'string' ? typed.trim().replace(/\s+/g, ' ') : '', longestEmne);
	if (!read.ok) return read;
	if (read.value === '') return refused('missing');
	return ok({ text: read.value, topics: topics.filter((topic) => ticked.includes(topic)) });
}
