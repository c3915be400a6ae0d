/**
 * Text that somebody pastes into a fagsystem with one press (S14, S17, S20). Plain text: no fagsystem reads markup.
 *
 * The limits are ours, set low on purpose: none of the vendors publishes how long a note may be. A text that is longer comes in
 * parts, so that no system cuts its end off unseen. A municipality that knows better changes them here.
 */
import { journalNote as words } from '../i18n/da/journal-note';
import type { JournalSystem } from '../setting/journal-setup';

type Limits = {
	/** Code points that one note takes. */
	text: number;
	/** Windows programs want `\r\n`; a field in a browser takes `\n`. */
	lineEnd: '\n' | '\r\n';
	/** Whether the heading has a field of its own there: then the text does not repeat it. */
	ownHeading: boolean;
	/** Code points of the heading. */
	heading: number;
};

export const limits: Readonly<Record<JournalSystem, Limits>> = {
	fasit: { text: 30_000, lineEnd: '\n', ownHeading: true, heading: 100 },
	dubu: { text: 30_000, lineEnd: '\n', ownHeading: true, heading: 100 },
	acadre: { text: 30_000, lineEnd: '\r\n', ownHeading: true, heading: 100 },
	sbsys: { text: 30_000, lineEnd: '\r\n', ownHeading: true, heading: 100 },
	nexus: { text: 10_000, lineEnd: '\n', ownHeading: false, heading: 100 },
	other: { text: 10_000, lineEnd: '\n', ownHeading: false, heading: 100 }
};

/** What is to be pasted, piece by piece: the heading where the system has a field for it, and each note. */
export type Copied = { heading: string | null; parts: string[] };

/** Cuts a text into pieces of at most so many code points, at an empty line, a line or a space where there is one. */
function cut(text: string, most: number): string[] {
	const points = [...text];
	const pieces: string[] = [];
	for (let at = 0; at < points.length;) {
		const rest = points.length - at;
		let length = Math.min(most, rest);
		if (length < rest) {
			const piece = points.slice(at, at + length).join('');
			const end = [piece.lastIndexOf('\n\n'), piece.lastIndexOf('\n'), piece.lastIndexOf(' ')].find(
				(found) => found > piece.length / 2
			);
			if (end !== undefined) length = [...piece.slice(0, end)].length;
		}
		pieces.push(
			points
				.slice(at, at + length)
				.join('')
				.trim()
		);
		at += length;
	}
	return pieces.filter(Boolean);
}

/** Invisible characters that no field shows and some refuse; line breaks stay, a tab becomes a space. */
const tidy = (text: string) =>
	text
		.replace(/\r\n?/g, '\n')
		.replace(/\t/g, ' ')
		// eslint-disable-next-line no-control-regex -- these are what is taken out
		.replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufeff\ufffe\uffff]/g, '')
		.normalize('NFC')
		.trim();

/**
 * An item as it is pasted into a system.
 * @param text as `plainText` makes it
 */
export function copyParts(item: { title: string; madeAt: Date; text: string }, system: JournalSystem): Copied {
	const { text: most, lineEnd, ownHeading, heading: longest } = limits[system];
	const line = [...tidy(words.copied(item.title, item.madeAt)).replace(/\n/g, ' ')].slice(0, longest).join('');
	const body = tidy(item.text);
	const whole = ownHeading ? body : `${line}\n\n${body}`;
	// Room for "(Del 10 af 10)" and the empty line after it.
	const pieces = [...whole].length <= most ? [whole] : cut(whole, most - 24);
	return {
		heading: ownHeading ? line : null,
		parts: pieces
			.map((piece, at) => (pieces.length === 1 ? piece : `${words.part(at + 1, pieces.length)}\n\n${piece}`))
			.map((piece) => piece.replaceAll('\n', lineEnd))
	};
}

/** The whole item as one text, heading first: where it is shown, not pasted. */
export function copyText(item: { title: string; madeAt: Date; text: string }, system: JournalSystem): string {
	const { heading, parts } = copyParts(item, system);
	const { lineEnd } = limits[system];
	return [...(heading ? [heading] : []), ...parts].join(lineEnd + lineEnd);
}
