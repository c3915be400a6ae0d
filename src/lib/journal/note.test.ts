import { describe, expect, test } from 'vitest';
import type { Document } from '../document/document';
import type { JournalSystem } from '../setting/journal-setup';
import { copyParts, copyText, limits } from './copy';
import { noteOfAnswer, noteOfBesked, noteOfMoede, noteOfPlan, plainText, readContent } from './note';
import { whyNot } from './why';

const document: Document = {
	...{
		v: 1,
		type: 'moede',
		title: 'Det aftalte vi',
		about: 'Viktor Holm',
		madeOn: '2026-11-22',
		reference: 'Udgave 4'
	},
	sender: { municipality: 'Solbjerg Kommune', address: '', phone: '', email: '', cvr: '', logo: null },
	blocks: [
		{ kind: 'paragraph', text: 'Mødet var på rådhuset.' },
		{ kind: 'heading', level: 1, text: 'Beslutninger' },
		{ kind: 'list', items: ['Praktik fra 1. december', 'Mentor 😀 مرحبا'] },
		{ kind: 'heading', level: 1, text: 'Viktors ord' },
		{ kind: 'quote', text: 'Jeg vil køre truck <b>', by: 'Viktor' }
	],
	closing: 'Med venlig hilsen'
};

describe('S14 the note of', () => {
	test('a plan says who shared it and when, and all that stands in the plan', () => {
		expect(noteOfPlan(document, 'Tove Madsen')).toBe(
			[
				'Notat fra Vores Plan: planen er delt med borgeren',
				'Det aftalte vi, Udgave 4',
				'Delt af Tove Madsen 22. november 2026.',
				'',
				'Mødet var på rådhuset.',
				'',
				'Beslutninger',
				'- Praktik fra 1. december',
				'- Mentor 😀 مرحبا',
				'',
				'Viktors ord',
				'”Jeg vil køre truck <b>” (Viktor)'
			].join('\n')
		);
	});

	test('S17 a conference after a TFA is the tværfaglige notat; any other meeting a note of a meeting', () => {
		const by = 'Tove Madsen';
		expect(noteOfMoede(document, { by, template: 'tfa' }).split('\n')[0]).toBe('TFA – Tværfagligt notat');
		expect(noteOfMoede(document, { by, template: 'kick_off' }).split('\n')[0]).toBe('Notat fra Vores Plan: møde');
		expect(noteOfMoede(document, { by, template: null })).toContain('Praktik fra 1. december');
	});

	test('an answer has number, word and what was written beside it; a message all of it', () => {
		const at = new Date('2026-11-12T09:30:00Z');
		const answer = { area: 'Hverdagen', answer: '4 Det går godt', by: 'Viktor Holm', at };
		expect(noteOfAnswer({ ...answer, words: 'Jeg sover bedre' })).toContain(
			'Hverdagen: 4 Det går godt\n\n”Jeg sover bedre”'
		);
		expect(noteOfAnswer({ ...answer, words: null })).toMatch(
			/Viktor Holm svarede 12\. november 2026 kl\. 10\.30\.\n\nHverdagen: 4 Det går godt$/
		);
		expect(noteOfBesked({ subject: 'Praktik', from: 'Viktor Holm', at, text: 'Kan jeg\nstarte?' })).toContain(
			'Fra Viktor Holm 12. november 2026 kl. 10.30.\n\nPraktik\n\n”Kan jeg\nstarte?”'
		);
	});
});

describe('what stands in an item', () => {
	test('is read as what it is, and what is not known is not guessed', () => {
		expect(readContent('document', document)).toEqual({ document });
		expect(readContent('note', { v: 1, text: 'Et notat' })).toEqual({ text: 'Et notat' });
		for (const [form, content] of [
			['document', null],
			['document', { ...document, v: 2 }],
			['document', { v: 1, text: 'Et notat' }],
			['note', { v: 1 }],
			['note', { v: 1, acknowledged: null }],
			['note', { v: 1, acknowledged: { title: 'Møde', at: 'i går' } }],
			['note', 'Et notat']
		] as const)
			expect(readContent(form, content)).toBeNull();
	});

	test('M16 an acknowledgement is a note that says that it is no signature', () => {
		const content = readContent('note', { v: 1, acknowledged: { title: 'Kick-off', at: '2026-11-22T09:05:00+01:00' } });
		expect(content && plainText(content)).toBe(
			[
				'Notat fra Vores Plan: borgeren har bekræftet det, der blev aftalt',
				'',
				'Borgeren bekræftede det, der blev aftalt på mødet ”Kick-off”, i Vores Plan den 22. november 2026 kl. 9.05. Det er ikke en underskrift.'
			].join('\n')
		);
	});

	test('as text has the title, the day and the closing words too', () => {
		const text = plainText({ document });
		expect(text).toMatch(/^Det aftalte vi, Udgave 4, 22\. november 2026\n\nMødet var på rådhuset\./);
		expect(text).toMatch(/Med venlig hilsen$/);
	});
});

describe('S14 S17 S20 the text that is pasted', () => {
	const item = { title: 'Møde 22. november', madeAt: new Date('2026-11-22T12:00:00Z'), text: plainText({ document }) };
	const heading = 'Vores Plan – Møde 22. november – 22. november 2026';

	test.each(Object.keys(limits) as JournalSystem[])('into %s is whole, in plain text, with its heading', (system) => {
		const { lineEnd, ownHeading } = limits[system];
		const copied = copyParts(item, system);
		expect(copied.heading).toBe(ownHeading ? heading : null);
		expect(copied.parts).toHaveLength(1);
		expect(copyText(item, system).split(lineEnd)).toEqual([heading, '', ...item.text.split('\n')]);
	});

	test.each(Object.keys(limits) as JournalSystem[])(
		'into %s comes in numbered parts when it is too long, and none of it is lost',
		(system) => {
			const words = Array.from({ length: 20_000 }, (_, at) => `ord${at}😀${at % 40 ? '' : '\n\n'}`);
			const { parts } = copyParts({ ...item, text: words.join(' ') }, system);
			expect(parts.length).toBeGreaterThan(5);
			for (const [at, part] of parts.entries()) {
				expect([...part.replaceAll('\r\n', '\n')].length).toBeLessThanOrEqual(limits[system].text);
				expect(part.startsWith(`(Del ${at + 1} af ${parts.length})`)).toBe(true);
			}
			const read = parts.join(' ').match(/ord\d+😀/g);
			expect(read).toEqual(words.map((word) => word.trim()));
		}
	);

	test('a text without a space is cut between characters, never inside one', () => {
		const { parts } = copyParts({ ...item, text: '😀'.repeat(40_000) }, 'fasit');
		expect(parts.map((part) => part.isWellFormed())).toEqual([true, true]);
		expect(parts.join('').match(/😀/gu)).toHaveLength(40_000);
	});

	test('has no character that a field would not show', () => {
		const text = copyText({ ...item, text: 'a\u0000b\u0007c\ufeff\td\r\ne\u0301 مرحبا' }, 'other');
		expect(text).toBe(`${heading}\n\nabc d\né مرحبا`);
	});
});

test('every reason has words, also one that nobody knows', () => {
	expect(whyNot(null)).toBeNull();
	expect(whyNot('timeout')).toBe('Systemet svarede ikke i tide.');
	expect(whyNot('http_503')).toBe('Systemet svarede med fejl 503.');
	expect(whyNot('noget_nyt')).toBe('Systemet svarede ”noget_nyt”.');
	expect(whyNot('constructor')).toBe('Systemet svarede ”constructor”.');
});
