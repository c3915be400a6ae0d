/** What the borger chooses to be asked about beside the overall question. */
import { readNeeded, typedIn } from '../core/form';
import { ok, refused, type Result } from '../core/result';
import { isId } from '../core/text';
import { topics, type Topic } from '../access/policy';

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
	const read = readNeeded(typedIn(posted, 'tekst').replace(/\s+/g, ' '), longestEmne);
	if (!read.ok) return read;
	return ok({ text: read.value, topics: topics.filter((topic) => ticked.includes(topic)) });
}
