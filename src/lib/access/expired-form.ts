import { whoField } from '../core/form';
import { isId } from '../core/text';

/** A form that was sent after the log-in had ended: what it takes to send it again, and to show what was typed. */
export type ExpiredForm = {
	/** Where it was sent, path and query. */
	action: string;
	/** Everything in it but files, in its order. */
	fields: { name: string; value: string }[];
	/** Whose it was, as a hash; null when that is not known, and then it is shown but not sent again. */
	who: string | null;
	/** What somebody typed, to be read and copied. */
	typed: string[];
	/** It had a file with it, which cannot be kept. */
	hadFile: boolean;
};

/** From so many characters on a value is something that was typed rather than chosen. */
const shortest = 13;

const isTyped = (value: string) => !isId(value) && (/\s/.test(value) || value.length >= shortest);

/**
 * What is kept of a form that came too late.
 * @param entries the fields as they were sent; null stands for a file
 * @param at where it was sent, and the hash of the person whose log-in this browser had last, or null
 */
export function expiredFormOf(
	entries: Iterable<readonly [string, string | null]>,
	{ action, lastWho }: { action: string; lastWho: string | null }
): ExpiredForm {
	const all = [...entries];
	const texts = all.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
	const fields = texts.filter(({ name }) => name !== whoField);
	return {
		action,
		fields,
		who: texts.find(({ name }) => name === whoField)?.value || lastWho,
		typed: [...new Set(fields.map(({ value }) => value.trim()).filter(isTyped))],
		hadFile: texts.length < all.length
	};
}
