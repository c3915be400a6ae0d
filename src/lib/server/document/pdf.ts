import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { paper } from '../../i18n/da/document';
import type { Block, Document } from '../../document/document';
import { partsOf, type Part } from '../../document/lettering';
import { log } from '../log';
import { findLogo } from '../setting/queries';
import { template } from './template';

/** The letters that a document is set in: Latin, Greek and Cyrillic, Arabic, and emoji without colour. */
const fonts = [
	'ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
	'ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
	'ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
	'ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf',
	'noto-emoji/400Regular/NotoEmoji_400Regular.ttf'
];

let made: NodeCompiler | undefined;
/** Made once: to read the fonts takes longer than to draw a document. */
function compiler(): NodeCompiler {
	const { resolve } = createRequire(import.meta.url);
	made ??= NodeCompiler.create({
		// No file of ours: a template that could read one has nothing to read.
		workspace: '/nowhere',
		fontArgs: [{ fontBlobs: fonts.map((font) => readFileSync(resolve(`@expo-google-fonts/${font}`))) }]
	});
	return made;
}

/** The municipality's logo for `renderPdf`, or null without one. @throws Unavailable */
export const readPdfLogo = (): Promise<Buffer | null> => findLogo();

/**
 * A document as a tagged PDF (PDF/UA-1). The same document at the same instant is the same bytes.
 * @param asked `madeAt` stands in the file as when it was made; `logo`: a PNG, left out when it cannot be read
 * @throws Error when it cannot be drawn, which is a bug
 */
export function renderPdf(document: Document, asked: { madeAt: Date; logo: Buffer | null }): Buffer {
	const input = inputOf(document);
	const logo = asked.logo && isPng(asked.logo) ? asked.logo : null;
	let problem = 'unknown';
	for (const { text, withLogo } of attempts(JSON.stringify(input), logo !== null, () => problem)) {
		const drawn = draw(text, withLogo ? logo : null, asked.madeAt);
		if (typeof drawn !== 'string') return drawn;
		problem = drawn;
	}
	throw new Error(`a document could not be drawn: ${problem.slice(0, 300)}`);
}

/** Stands for a letter that no font on this machine has. */
const missing = '\u25a1';

/**
 * What is tried, one after the other: all of it; without the letters that no font has, which typst refuses by name; without the
 * logo; and with the letters of European languages alone.
 */
function* attempts(text: string, withLogo: boolean, problem: () => string) {
	yield { text, withLogo };
	const named = withoutNamed(text, problem());
	yield { text: named, withLogo };
	if (withLogo) yield { text: named, withLogo: false };
	yield { text: text.replace(/[^\n\x20-\x7e\u00a0-\u024f\u2010-\u2026\u20ac]/gu, missing), withLogo: false };
}

/** The text without the letters that a refusal of typst names: `the text \`"ไ"\` could not be displayed`. */
function withoutNamed(text: string, refusal: string): string {
	const named = [...refusal.matchAll(/(?:text|codepoint) \x60\\?"(.+?)\\?"\x60/gu)].flatMap(([, cluster]) => [
		...(cluster ?? '').replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
	]);
	const gone = new Set(named.filter((letter) => letter > '\x7f'));
	return gone.size === 0 ? text : [...text].map((letter) => (gone.has(letter) ? missing : letter)).join('');
}

/** @returns the PDF, or why there is none */
function draw(doc: string, logo: Buffer | null, madeAt: Date): Buffer | string {
	const typst = compiler();
	try {
		if (logo) typst.mapShadow('/nowhere/logo.png', logo);
		const compiled = typst.compile({
			mainFileContent: template,
			inputs: { doc: logo ? doc.replace('{', '{"logo":true,') : doc.replace('{', '{"logo":false,') }
		});
		const error = compiled.hasError() ? compiled.takeError() : null;
		if (error) return JSON.stringify(typst.fetchDiagnostics(error));
		const { result } = compiled;
		if (!result) return 'nothing was drawn';
		return writePdf(result, Math.floor(madeAt.getTime() / 1000));
	} catch (refused) {
		return refused instanceof Error ? refused.message : String(refused);
	} finally {
		typst.resetShadow();
		// What was memoised of one person's document is of no use for another's, and would only grow.
		typst.evictCache(0);
	}
}

/** Whether this machine's typst knows PDF/UA: its maker has not published every version for every kind of machine (ADR 0036). */
let knowsUa = true;

/** @param creationTimestamp s since 1970 */
function writePdf(result: NodeTypstDocument, creationTimestamp: number): Buffer {
	const typst = compiler();
	if (!knowsUa) return typst.pdf(result, { creationTimestamp });
	try {
		return typst.pdf(result, { pdfStandard: 'ua-1', creationTimestamp });
	} catch (refused) {
		if (!String(Object(refused).code ?? refused).includes('PdfStandard')) throw refused;
		knowsUa = false;
		log.warn({ event: 'pdf_without_tags' });
		return typst.pdf(result, { creationTimestamp });
	}
}

const isPng = (bytes: Buffer) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));

type Drawn =
	| { kind: 'heading'; level: number; text: Part[] }
	| { kind: 'paragraph' | 'note'; text: Part[] }
	| { kind: 'quote'; text: Part[]; by: string | null }
	| { kind: 'list'; items: Part[][] }
	| {
			kind: 'facts';
			/** The text stands beside its word, not under it. */ beside: boolean;
			rows: { term: string; text: Part[] }[];
	  }
	| {
			kind: 'table';
			caption: string;
			head: string[];
			widths: number[];
			rows: { text: Part[]; long: boolean; hyphens: boolean }[][];
	  };

/** What the template reads. */
function inputOf(document: Document) {
	const { title, about, sender, madeOn, reference, blocks, closing } = document;
	/** The borger's name, where the title does not say it. */
	const aside = about && !title.includes(about) ? about : null;
	const letterhead = [
		sender.logo ? sender.municipality : '',
		...sender.address.split(/,\s*|\n/),
		sender.phone && paper.phone(sender.phone),
		sender.email
	];
	return {
		...{ title: line(title), author: line(sender.municipality), municipality: line(sender.municipality) },
		letterhead: letterhead.filter(Boolean).map(line),
		under: [aside, reference, paper.made(madeOn)].flatMap((part) => (part ? [line(part)] : [])).join('  ·  '),
		running: [title, aside].flatMap((part) => (part ? [line(part)] : [])).join('  ·  '),
		reference: reference ? line(reference) : '',
		foot: [sender.municipality, sender.cvr && paper.cvr(sender.cvr)].filter(Boolean).map(line).join('  ·  '),
		...{ page: paper.page, of: paper.of },
		blocks: inOrder(blocks.map(drawnOf)),
		closing: closing ? partsOf(closing) : []
	};
}

/** Without texts that hold nothing to print, and without a step over a level of headings: neither is allowed in PDF/UA. */
function inOrder(drawn: Drawn[]): Drawn[] {
	let under = 0;
	return drawn.flatMap((each) => {
		if ('text' in each && each.text.length === 0) return [];
		if (each.kind !== 'heading') return each;
		under = Math.min(each.level, under + 1);
		return { ...each, level: under };
	});
}

/** A text that stands on one line. */
const line = (text: string) =>
	partsOf(text)
		.flatMap((part) => part.lines)
		.join(' ');

function drawnOf(block: Block): Drawn {
	switch (block.kind) {
		case 'heading':
			return { ...block, text: partsOf(block.text, 30) };
		case 'quote': {
			const parts = partsOf(block.text);
			return { kind: 'quote', text: quoted(parts), by: block.by ? `– ${line(block.by)}` : null };
		}
		case 'list':
			return { kind: 'list', items: block.items.map((item) => partsOf(item)) };
		case 'facts':
			return {
				...{ kind: 'facts', beside: block.rows.every(({ term }) => term.length <= 12) },
				rows: block.rows.map(({ term, text }) => ({ term: line(term), text: partsOf(text) }))
			};
		case 'table': {
			const width = widthsOf([block.head, ...block.rows]);
			const rows = block.rows.map(rowOf);
			return { kind: 'table', caption: line(block.caption), head: block.head.map(line), widths: width, rows };
		}
		default:
			return { kind: block.kind, text: partsOf(block.text) };
	}
}

/** A row stays on one page unless one of its cells is long. A long word is divided as Danish is, a very long one anywhere. */
function rowOf(row: string[]) {
	const long = row.some((text) => text.length > 400 || text.split('\n').length > 12);
	return row.map((text) => ({ text: partsOf(text, 22), long, hyphens: /\S{14,}/.test(text) }));
}

/** Danish quotation marks around somebody's words. */
const quoted = (parts: Part[]): Part[] =>
	parts.map(({ lines, rtl }, at) => ({
		rtl,
		lines: lines.map((line, row) => {
			const opens = at === 0 && row === 0 ? '”' : '';
			const closes = at === parts.length - 1 && row === lines.length - 1 ? '”' : '';
			return `${opens}${line}${closes}`;
		})
	}));

/** How wide each column of a table is against the others: by its longest cell, so that a day needs little and a text gets much. */
const widthsOf = (rows: string[][]) =>
	(rows[0] ?? []).map((_, column) => {
		const longest = Math.max(...rows.map((row) => row[column]?.length ?? 0));
		return Number(Math.sqrt(Math.min(Math.max(longest * 1.2, 12), 90)).toFixed(2));
	});
