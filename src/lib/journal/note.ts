/**
 * Notes: what a department's journal is told in plain text, so that nobody types it a second time (S14). A note is made when its
 * item is put into the outbox, and says what its document says.
 */
import { formatDate } from '../core/dates';
import { textOf, type Block, type Document } from '../document/document';
import { journalNote as words } from '../i18n/da/journal-note';

type Section = { title: string; blocks: Block[] };

/** What a document says, an empty line between its sections. */
function bodyOf({ blocks }: Pick<Document, 'blocks'>): string {
	const sections: Section[] = [{ title: '', blocks: [] }];
	for (const block of blocks) {
		if (block.kind === 'heading') sections.push({ title: block.text, blocks: [] });
		else sections.at(-1)?.blocks.push(block);
	}
	return sections
		.map((section) => textOf({ ...section, closing: null }).trim())
		.filter(Boolean)
		.join('\n\n');
}

const paragraphs = (parts: readonly (string | null)[]) => parts.filter(Boolean).join('\n\n');
const headed = (heading: string, { title, reference }: Document, line: string) =>
	[heading, [title, reference].filter(Boolean).join(', '), line].join('\n');

/**
 * The note of a plan that was shared.
 * @param by who shared it, as the journal is to name them
 */
export const noteOfPlan = (document: Document, by: string): string =>
	paragraphs([headed(words.plan.heading, document, words.plan.by(by, document.madeOn)), bodyOf(document)]);

/**
 * The note of a meeting that was closed. A meeting of the kind `tfa` gives the note that Hjørring keeps in Fasit (S17).
 * @param by who closed it; `template`: the key of its kind, null without one
 */
export function noteOfMoede(document: Document, { by, template }: { by: string; template: string | null }): string {
	const heading = template === 'tfa' ? words.moede.tfa : words.moede.heading;
	return paragraphs([headed(heading, document, words.moede.by(by, document.madeOn)), bodyOf(document)]);
}

/**
 * The note of one answer on the ruler.
 * @param answer number and word, e.g. "4 Det går godt"; `words`: what was written beside it
 */
export const noteOfAnswer = (svar: {
	area: string;
	answer: string;
	words: string | null;
	by: string;
	at: Date;
}): string =>
	paragraphs([
		[words.svar.heading, words.svar.by(svar.by, svar.at)].join('\n'),
		`${svar.area}: ${svar.answer}`,
		svar.words && `”${svar.words}”`
	]);

/** The note of one message. */
export const noteOfBesked = (besked: { subject: string | null; from: string; at: Date; text: string }): string =>
	paragraphs([
		[words.besked.heading, words.besked.by(besked.from, besked.at)].join('\n'),
		besked.subject,
		`”${besked.text}”`
	]);

/** What stands in the content of an item, as its row says (`journal_item.content`). */
export type Content = { document: Document } | { text: string };

/**
 * Reads the frozen content of an item.
 * @returns null when it was cleared, or has a form that this version does not know
 */
export function readContent(form: 'document' | 'note', content: unknown): Content | null {
	if (typeof content !== 'object' || content === null || !('v' in content) || content.v !== 1) return null;
	if (form === 'document') return 'blocks' in content ? { document: content as Document } : null;
	if ('text' in content && typeof content.text === 'string') return { text: content.text };
	// What a trigger notes when the borger acknowledges: data, because SQL has no words.
	if ('acknowledged' in content && typeof content.acknowledged === 'object' && content.acknowledged !== null) {
		const { title, at } = content.acknowledged as { title?: unknown; at?: unknown };
		const when = new Date(String(at));
		if (typeof title !== 'string' || Number.isNaN(when.getTime())) return null;
		return { text: paragraphs([words.aftale.heading, words.aftale.text(title, when)]) };
	}
	return null;
}

/** An item as plain text: what the note says, or what stands in the document. */
export const plainText = (content: Content): string =>
	'text' in content
		? content.text
		: paragraphs([
				[content.document.title, content.document.reference, formatDate(content.document.madeOn)]
					.filter(Boolean)
					.join(', '),
				bodyOf(content.document),
				content.document.closing
			]);
