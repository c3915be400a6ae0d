/** What a phone has sealed of a message: read as strictly as a form, and then it is one. */
import * as v from 'valibot';
import { isId } from '../core/text';
import type { BeskedTyped, NewTyped } from './form';

/** A message in a conversation that is there, or a new conversation; `typed` is as its form would have sent it. */
export type SealedBesked =
	{ kind: 'besked'; samtaleId: string; typed: BeskedTyped } | { kind: 'samtale'; samtaleId: string; typed: NewTyped };

const id = v.pipe(v.string(), v.check(isId), v.toLowerCase());
const entries = { id, v: v.literal(1), samtale: id, text: v.string() };
const schema = v.variant('kind', [
	v.strictObject({ ...entries, kind: v.literal('besked') }),
	v.strictObject({
		...entries,
		kind: v.literal('samtale'),
		readers: v.pipe(v.array(id), v.maxLength(200)),
		subject: v.string()
	})
]);

/**
 * @param inside what was in the sealed item
 * @param itemId the id on its envelope, which it must have too. A new conversation has it as well: its first message has the same
 * @returns null when it is nothing that a form of ours could have sent
 */
export function readSealedBesked(inside: unknown, itemId: string): SealedBesked | null {
	const read = v.safeParse(schema, inside);
	if (!read.success || read.output.id !== itemId) return null;
	const said = read.output;
	if (said.kind === 'besked')
		return { kind: 'besked', samtaleId: said.samtale, typed: { id: itemId, tekst: said.text, til: '' } };
	if (said.samtale !== itemId) return null;
	const typed = { id: itemId, hvem: said.readers, emne: said.subject, tekst: said.text };
	return { kind: 'samtale', samtaleId: itemId, typed };
}
