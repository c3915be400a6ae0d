/**
 * A document is data: what stands on paper, without a word of how it is drawn. Builders beside this file make it from facts that
 * were read under the reader's own rights; server/document/pdf.ts draws it as PDF, DocumentView.svelte as a page. What people
 * wrote is text here and stays text: nothing in it is markup.
 */
import type { DocumentType } from '../setting/journal';

export type { DocumentType } from '../setting/journal';

/** One piece of a document, in reading order. No text of a block is empty: `blocksOf` sees to it. */
export type Block =
	/** Under the title, which is the only heading above level 1. */
	| { kind: 'heading'; level: 1 | 2; text: string }
	/** A line break in the text is one on paper. */
	| { kind: 'paragraph'; text: string }
	/** Somebody's own words. */
	| { kind: 'quote'; text: string; by?: string }
	| { kind: 'list'; items: string[] }
	| { kind: 'facts'; rows: { term: string; text: string }[] }
	/** Every row has as many cells as the head. */
	| { kind: 'table'; caption: string; head: string[]; rows: string[][] }
	/** In a box. */
	| { kind: 'note'; text: string };

/** Who sends it. Each is '' where the municipality has not said. */
export type Sender = {
	municipality: string;
	address: string;
	phone: string;
	email: string;
	cvr: string;
	/** The hash of the logo, null without one. */
	logo: string | null;
};

export type Document = {
	v: 1;
	type: DocumentType;
	title: string;
	/** The borger's name, null where it is about nobody in particular. */
	about: string | null;
	sender: Sender;
	/** `YYYY-MM-DD`. */
	madeOn: string;
	/** "Udgave 4": which one of several it is. */
	reference: string | null;
	blocks: Block[];
	/** The municipality's own text for this type, null without one. */
	closing: string | null;
	/** Of a summons: when and where, for the calendar of whoever is sent it (MeMo AFTALE). Instants are ISO 8601 in UTC. */
	appointment?: { startsAt: string; endsAt: string; place: string };
};

/** Whom a document speaks to: the borger ("du"), or a professional, whom it tells of the borger by name. */
export type DocumentReader = 'borger' | 'fagperson';

/** What a builder needs beside the facts. */
export type Making = {
	/** Of the setting `kommune` (server/setting/queries.ts). */
	municipality: {
		name: string;
		address: string;
		phone: string;
		email: string;
		cvr: string;
		logo: string | null;
		/** The municipality's own words, e.g. `tovholder` → "koordinerende sagsbehandler". */
		words: Record<string, string>;
		/** The closing text of each type; '' = none. */
		documentTexts: Partial<Record<DocumentType, string>>;
	};
	/** `YYYY-MM-DD` in Denmark. */
	today: string;
	reader: DocumentReader;
	/**
	 * It is put in a journal, where colleagues read it who are told in the portal only that the place is hidden: of a borger with a
	 * protected address no place stands in it then (B12). Left out: no.
	 */
	journal?: boolean;
};

/** The frame that every document shares: who sends it, when it was made, the municipality's own closing text. */
export function frameOf(
	type: DocumentType,
	{ municipality, today }: Pick<Making, 'municipality' | 'today'>
): Pick<Document, 'v' | 'type' | 'sender' | 'madeOn' | 'closing'> {
	const { name, address, phone, email, cvr, logo, documentTexts } = municipality;
	return {
		...{ v: 1, type, madeOn: today },
		sender: { municipality: name, address, phone, email, cvr, logo },
		closing: documentTexts[type]?.trim() || null
	};
}

const filled = (text: string) => text.trim() !== '';

/**
 * The block without its empty pieces, or null when nothing is left of it: an empty heading or list item would be an empty tag,
 * which a screen reader stops at.
 */
function withoutGaps(block: Block): Block | null {
	switch (block.kind) {
		case 'list': {
			const items = block.items.filter(filled);
			return items.length > 0 ? { ...block, items } : null;
		}
		case 'facts': {
			const rows = block.rows.filter((row) => filled(row.text));
			return rows.length > 0 ? { ...block, rows } : null;
		}
		case 'table':
			return block.rows.length > 0 ? block : null;
		default:
			return filled(block.text) ? block : null;
	}
}

/** Blocks as a builder writes them, with what is left out as null; empty ones fall away. */
export const blocksOf = (blocks: readonly (Block | null | false)[]): Block[] =>
	blocks.flatMap((block) => (block ? (withoutGaps(block) ?? []) : []));

/**
 * Everything that a document says, in reading order, a line a piece: for notes, copies and what tells whether two are the same.
 */
export function textOf(document: Pick<Document, 'title' | 'blocks' | 'closing'>): string {
	const lines = document.blocks.flatMap((block): string[] => {
		switch (block.kind) {
			case 'list':
				return block.items.map((item) => `- ${item}`);
			case 'facts':
				return block.rows.map((row) => `${row.term}: ${row.text}`);
			case 'table':
				return [
					block.caption,
					...block.rows.map((row) =>
						row.map((cell, at) => `${block.head[at] ?? ''}: ${cell.replace(/\.$/, '')}`).join('. ')
					)
				];
			case 'quote':
				return [`”${block.text}”${block.by ? ` (${block.by})` : ''}`];
			default:
				return [block.text];
		}
	});
	return [document.title, ...lines, ...(document.closing ? [document.closing] : [])].join('\n');
}
