import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { making, moedeFacts, planFacts } from '../../../../tests/support/papers';
import { aftaleDocument } from '../../document/aftale';
import type { Block, Document } from '../../document/document';
import { aflysningDocument, indkaldelseDocument } from '../../document/indkaldelse';
import { moedeDocument } from '../../document/moede';
import { planDocument } from '../../document/plan';
import { pdfResponse } from './answer';
import { renderPdf } from './pdf';

// To open a file takes pdfjs longer than to make one, most of all on a machine that does much else.
vi.setConfig({ testTimeout: 30_000 });

const madeAt = new Date('2026-11-22T12:00:00Z');
const render = (document: Document, logo: Buffer | null = null) => renderPdf(document, { madeAt, logo });
/** A document of these blocks alone. */
const made = (...blocks: Block[]): Document => ({ ...planDocument(planFacts(), making()), blocks, closing: null });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

type Node = { role?: string; children?: Node[]; type?: string; id?: string; alt?: string };
const walk = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(walk)];

/** The file as a reader finds it: what it says of itself, its structure, and its text in reading order. */
async function open(pdf: Buffer) {
	const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
	const { info, metadata } = await file.getMetadata();
	const roles: string[] = [];
	const alts: string[] = [];
	let text = '';
	for (let number = 1; number <= file.numPages; number += 1) {
		const page = await file.getPage(number);
		const nodes = walk(((await page.getStructTree()) ?? {}) as Node);
		roles.push(...nodes.flatMap(({ role }) => role ?? []));
		alts.push(...nodes.flatMap(({ alt }) => alt ?? []));
		const { items } = await page.getTextContent();
		text += items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
	}
	const marked = await file.getMarkInfo();
	const said = { lang: (info as { Language?: string }).Language, title: (info as { Title?: string }).Title };
	return {
		...said,
		pages: file.numPages,
		xmp: metadata?.getRaw() as string,
		roles,
		alts,
		text,
		marked: marked?.Marked
	};
}

const documents: [string, Document][] = [
	['the plan', planDocument(planFacts(), making())],
	['Det aftalte vi', moedeDocument(moedeFacts(), making({ reader: 'fagperson' }))],
	['the summons', indkaldelseDocument(moedeFacts({ state: 'planned' }), making())],
	['the cancelling', aflysningDocument(moedeFacts({ state: 'cancelled', cancelledReason: 'Tove er syg' }), making())],
	['the agreement', aftaleDocument({ ...moedeFacts(), acknowledged: { at: madeAt, changed: false } }, making())]
];

test.each(documents)('%s is tagged PDF/UA-1 in Danish with its own title', async (_, document) => {
	const file = await open(render(document));
	expect(file).toMatchObject({ lang: 'da-DK', title: document.title, marked: true });
	expect(file.xmp).toMatch(/pdfuaid:part>1</);
	expect(file.roles.filter((role) => role === 'H1')).toHaveLength(1);
});

test('headings, lists, tables with heads and quotes are what they are to a screen reader', async () => {
	const { roles, text } = await open(render(planDocument(planFacts(), making())));
	for (const role of [
		'H1',
		'H2',
		'H3',
		'P',
		'L',
		'LI',
		'LBody',
		'Table',
		'THead',
		'TH',
		'TBody',
		'TD',
		'Caption',
		'BlockQuote'
	])
		expect(roles, role).toContain(role);
	const order = [
		'Solbjerg Kommune',
		'Din plan',
		'Det vil jeg',
		'sejle igen',
		'Jeg arbejder med dyr',
		'Det har vi aftalt',
		'Det gør du',
		'Hvem er med?'
	];
	const places = order.map((words) => text.indexOf(words));
	expect(places.every((at) => at >= 0)).toBe(true);
	expect([...places].sort((a, b) => a - b)).toEqual(places);
});

test('whatever stands in a text is text: markup, æøå, emoji and Arabic', async () => {
	const hostile =
		'#panic("x") *fed* _kursiv_ $x^2$ @ref <label> // væk /* også */ = Mål #image("/etc/passwd") \\ `kode`';
	const { text } = await open(
		render(
			made(
				paragraph(hostile),
				{ kind: 'heading', level: 1, text: '= #panic()' },
				{ kind: 'list', items: ['- æøå ÆØÅ', '#read("/etc/passwd")'] },
				paragraph('مرحبا بالعالم 🙂 👩‍👧')
			)
		)
	);
	const together = (words: string) => words.replace(/[\s\u200b]/g, '');
	expect(together(text)).toContain(together(hostile));
	for (const words of ['= #panic()', '- æøå ÆØÅ', '#read("/etc/passwd")', '🙂']) expect(text).toContain(words);
	expect(text.normalize('NFKC')).toMatch(/[\u0600-\u06ff]{4}/);
});

test('what no font has, control characters and half letters never keep a document from being made', async () => {
	const odd = [
		'\u0001\u0007\u000b',
		'\ufeffa',
		'\ufffe\uffff',
		'ไทย 漢字 नमस्ते 𒀀',
		'\ud83d',
		'\u202eabc',
		'\u0301\u0301\u0301',
		'\t\r\n\r\n'
	];
	const blocks = odd.flatMap((text): Block[] => [
		paragraph(`Før ${text} efter`),
		{ kind: 'heading', level: 2, text: `Om ${text}` },
		{ kind: 'table', caption: `Tabel ${text}`, head: ['A', text], rows: [[text, 'b']] },
		{ kind: 'facts', rows: [{ term: text, text }] },
		{ kind: 'quote', text, by: text }
	]);
	const { text } = await open(render({ ...made(...blocks), title: 'Plan ไทย', about: 'ไทย\u0001' }));
	expect(text).toContain('Før');
	expect(text).toContain('efter');
});

test('a word of 4.000 letters, in a text and in a cell, stays on the paper', async () => {
	const word = 'æ'.repeat(4_000);
	const { text, pages } = await open(
		render(made(paragraph(word), { kind: 'table', caption: 'T', head: ['A', 'B'], rows: [[word, 'b']] }))
	);
	expect([...text.matchAll(/æ/g)].length).toBeGreaterThanOrEqual(8_000);
	expect(pages).toBeGreaterThan(1);
});

test('a plan of 300 items costs less than three seconds of the processor, and the head of its table stands on every page', async () => {
	const document = planDocument(planFacts({ items: 300 }), making());
	const before = process.cpuUsage();
	const pdf = render(document);
	const { user, system } = process.cpuUsage(before);
	expect((user + system) / 1_000).toBeLessThan(3_000);
	const { pages, text, roles } = await open(pdf);
	expect(pages).toBeGreaterThan(10);
	expect(text).toContain('Aftale 299');
	expect(text).toContain(`Side 1 af ${pages}`);
	expect(text).toContain(`Side ${pages} af ${pages}`);
	expect(roles.filter((role) => role === 'TH').length).toBeGreaterThan(10);
	expect(text.split('Hvordan står det?').length).toBeGreaterThan(10);
});

test('the same document at the same instant is the same bytes, whatever was made in between', () => {
	const document = planDocument(planFacts(), making());
	const first = render(document);
	render(made(paragraph('Noget andet ไทย')));
	expect(render(document).equals(first)).toBe(true);
	expect(renderPdf(document, { madeAt: new Date(madeAt.getTime() + 5_000), logo: null }).equals(first)).toBe(false);
});

test('the municipality’s logo stands on the first page with its name for a screen reader, and one that is broken is left out', async () => {
	const logo = readFileSync('static/icons/icon-192.png');
	const document = planDocument(planFacts(), making());
	const { alts, text } = await open(render({ ...document, sender: { ...document.sender, logo: 'abc' } }, logo));
	expect(alts).toEqual(['Solbjerg Kommune']);
	expect(text).toContain('Solbjerg Kommune');
	for (const broken of [logo.subarray(0, 60), Buffer.from('<svg/>'), Buffer.alloc(0)])
		expect((await open(render(document, broken))).alts).toEqual([]);
});

test('a PDF is answered to be saved and kept by nobody, under a name that tells nothing', () => {
	const { headers } = pdfResponse(Buffer.from('%PDF'), 'plan.pdf');
	expect(headers.get('content-type')).toBe('application/pdf');
	expect(headers.get('cache-control')).toBe('private, no-store');
	expect(headers.get('content-disposition')).toBe('attachment; filename="plan.pdf"');
	expect(pdfResponse(Buffer.from(''), 'a"; x=\r\n').headers.get('content-disposition')).toMatch(
		/^attachment; filename="[\w.-]+"$/
	);
});
