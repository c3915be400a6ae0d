/** A sentence back to the borger: what it may hold. */
import { refused, type Result } from '../core/result';
import { readText } from '../core/text';

/** The longest sentence back, in characters. */
export const longestReply = 500;

export type ReplyProblem = 'missing' | 'forbidden' | 'too_long';

/** A reply that comes back, with what was typed. */
export type RefusedReply = { maalingId: string; text: string; problem: ReplyProblem };

/** @returns the sentence without white space around it */
export function readReply(field: unknown): Result<string, ReplyProblem> {
	if (typeof field !== 'string' || field.trim() === '') return refused('missing');
	return readText(field.trim(), longestReply);
}
