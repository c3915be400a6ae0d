import { expect, test } from 'vitest';
import { making, moedeFacts, planFacts } from '../../../tests/support/papers';
import { aftaleDocument, agreementText } from './aftale';
import { textOf, type Block, type Document } from './document';
import { aflysningDocument, indkaldelseDocument } from './indkaldelse';
import { breakable, partsOf, printable } from './lettering';
import { lixOf } from '../core/lix';
import { moedeDocument } from './moede';
import { planDocument } from './plan';

const at = new Date('2026-11-13T08:05:00Z');
const staff = making({ reader: 'fagperson' });
const headings = (document: Document) =>
	document.blocks.flatMap((block) => (block.kind === 'heading' ? block.text : []));
const tables = (document: Document) =>
	document.blocks.filter((block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table');
const agreed = (own = {}, to = making()) => aftaleDocument({ ...moedeFacts(), acknowledged: null, ...own }, to);

test('the plan begins with the borger’s own words, then the goal for job, and says who has agreed what by when', () => {
	const plan = planDocument(planFacts(), making());
	expect(plan).toMatchObject({ title: 'Din plan', about: 'Viktor Holm', reference: 'Udgave 4', madeOn: '2026-11-22' });
	const [first, ...rest] = headings(plan);
	expect(first).toBe('Det vil jeg');
	expect(rest.indexOf('Jeg arbejder med dyr')).toBeLessThan(rest.indexOf('Jeg har et hjem, hvor der er ro'));
	expect(rest.at(-1)).toBe('Hvem er med?');
	const [yours, ours, duties] = tables(plan);
	expect(yours?.caption).toBe('Det gør du');
	expect(yours?.rows).toEqual([
		[
			'Ringe til dyreinternatet og spørge, om jeg må komme en formiddag\nSkridt på vejen: Besøge et internat',
			'4. december 2026',
			'Ikke gjort endnu'
		],
		['Købe en buskort', '4. december 2026', 'Gjort 12. november 2026']
	]);
	expect(ours?.rows[0]).toEqual([
		...['Skrive til internatet om en praktikplads', 'Tove Madsen\nBeskæftigelse', '1. december 2026'],
		'Ny dato: 1. december 2026. Grunden: Internatet havde lukket.'
	]);
	expect(duties).toMatchObject({
		caption: 'Det har du pligt til',
		rows: [['Sige til, hvis jeg flytter', 'Hele tiden', 'retssikkerhedsloven § 11', 'Gælder']]
	});
	expect(plan.closing).toBe('Du kan altid spørge os om planen.');
	expect(textOf(plan)).toContain('Målet er nået. Det sluttede 1. september 2026. Godt gået.');
	expect(textOf(plan)).toContain('Delt 12. november 2026 af Tove Madsen.');
});

test('to a professional the same plan speaks of the borger by name and never says ”du”', () => {
	const plan = planDocument(planFacts(), staff);
	expect(plan.title).toBe('Plan for Viktor Holm');
	expect(headings(plan)).toContain('Det vil Viktor');
	expect(tables(plan).map(({ caption }) => caption)).toContain('Det har Viktor pligt til');
	expect(textOf({ ...plan, closing: null })).not.toMatch(/\b(du|dig|din|dit|dine)\b/i);
});

test('an empty plan is a document without gaps', () => {
	const bare = planFacts({
		...{ shared: null, wishes: [], team: [], statement: null },
		view: { maal: [], closed: [], loose: { aftaler: [], help: [], trials: [] } }
	});
	expect(planDocument(bare, making()).blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'note']);
});

test('Det aftalte vi says when, where, who came, what was decided and agreed, what was not reached, and the next meeting', () => {
	const text = textOf(moedeDocument(moedeFacts(), staff));
	for (const words of [
		...['Hvornår: torsdag 12. november 2026 kl. 10–11.30', 'Hvor: Rådhuset, Rådhuspladsen 1\nLokale 2, 1. sal'],
		...['Det sker: Viktor begynder i praktik på internatet. Fra: 1. december 2026', 'Navn: Karen Holm\nBisidder'],
		...[
			'Kunne ikke komme: Signe Bach',
			'Det nåede vi ikke\n- Min nabo larmer',
			'Opfølgning, torsdag 10. december 2026 kl. 10.'
		],
		...[
			'Aftale: Skrive til internatet. Hvem: Tove Madsen\nBeskæftigelse',
			'Vi talte om internatet.',
			'”Ja, det er de.” (Viktor)'
		]
	])
		expect(text).toContain(words);
	expect(text).not.toContain('Navn: Signe Bach');
});

test('B12 the place of a borger who is sheltered stands on no paper for a journal, and the letter says whom to ask', () => {
	const sheltered = moedeFacts({ borger: { ...moedeFacts().borger, sheltered: true }, state: 'planned' });
	const journal = { ...staff, journal: true };
	for (const document of [moedeDocument(sheltered, journal), indkaldelseDocument(sheltered, journal)])
		expect(textOf(document)).not.toMatch(/Rådhus|Lokale 2/);
	expect(textOf(indkaldelseDocument(sheltered, journal))).toContain(
		'Stedet står i Vores Plan. Du kan også ringe og spørge.'
	);
	expect(textOf(indkaldelseDocument(sheltered, making()))).toContain('Rådhuset');
	expect(textOf(indkaldelseDocument(moedeFacts(), journal))).toContain('Rådhuset');
	expect(textOf(moedeDocument({ ...sheltered, place: null, placeDetail: null }, staff))).toContain('Stedet er skjult.');
});

test('S7 the summons says why, when, where, who comes in which role, about what, what to prepare, and whom to ring', () => {
	const document = indkaldelseDocument(moedeFacts({ state: 'planned' }), staff);
	const text = textOf(document);
	expect(document.title).toBe('Du skal til møde');
	for (const words of [
		...[
			'Kære Viktor',
			'Vi ser på, hvordan det går med planen.',
			'Du har pligt til at komme.',
			'Tolk: Arabisk. Tolken er bestilt.'
		],
		...[
			'Navn: Tove Madsen. Rolle: Leder mødet. Fra: Beskæftigelse',
			'- Siden sidst (10 minutter)',
			'- Min nabo larmer (dit punkt)'
		],
		...[
			'Tænk over, hvad der er vigtigst for dig.',
			'Ring til Tove Madsen. Telefon 85 10 10 11. Mødet gælder, til du har fået svar.'
		]
	])
		expect(text).toContain(words);
	expect(text).not.toContain('Signe Bach');
	const voluntary = indkaldelseDocument(
		moedeFacts({ duty: false, prepare: null, participants: [], contacts: { tovholder: null, stedfortraeder: null } }),
		staff
	);
	expect(voluntary.title).toBe('Vil du komme til et møde?');
	expect(textOf(voluntary)).toContain('Ring til kommunen. Telefon 85 10 10 00.');
	expect(textOf(voluntary)).toContain('Kom, som du er.');
});

test('that a meeting is cancelled says which, why, and when the next one is', () => {
	const text = textOf(aflysningDocument(moedeFacts({ state: 'cancelled', cancelledReason: 'Tove er syg' }), staff));
	expect(text).toContain('Mødet ”Opfølgning” torsdag 12. november 2026 kl. 10–11.30 er aflyst. Du skal ikke komme.');
	expect(text).toContain('Grunden: Tove er syg.');
	expect(text).toContain('torsdag 10. december 2026');
});

test('M16 the agreement always names one next step: the borger’s own, else the next meeting, else who gets in touch', () => {
	const step = (own: object, to = making()) => {
		const { blocks } = agreed(own, to);
		return blocks[blocks.findIndex((block) => block.kind === 'heading' && block.text.endsWith('næste skridt')) + 1];
	};
	expect(step({})).toEqual({ kind: 'note', text: 'Ringe til internatet. Senest fredag 4. december 2026.' });
	expect(step({ ownNext: null })).toMatchObject({ text: 'Vi ses til næste møde torsdag 10. december 2026 kl. 10.' });
	const none = { ownNext: null, next: null };
	expect(step(none)).toMatchObject({ text: 'Tove Madsen kontakter dig. Du kan også selv ringe. Telefon 85 10 10 11.' });
	expect(step(none, staff)).toMatchObject({ text: 'Tove Madsen kontakter Viktor.' });
	expect(step({ ...none, contacts: { tovholder: null, stedfortraeder: null } })).toMatchObject({
		text: 'Kommunen kontakter dig. Du kan også selv ringe. Telefon 85 10 10 00.'
	});
});

test('M16 the acknowledgement says when, and that it is no signature; what changed since is said', () => {
	expect(textOf(agreed())).not.toContain('bekræftede');
	const said = textOf(agreed({ acknowledged: { at, changed: false } }));
	expect(said).toContain(
		'Du bekræftede det i Vores Plan den fredag 13. november 2026 kl. 9.05. Det er ikke en underskrift.'
	);
	expect(textOf(agreed({ acknowledged: { at, changed: true } }, staff))).toContain(
		'Viktor bekræftede det i Vores Plan'
	);
	expect(textOf(agreed({ acknowledged: { at, changed: true } }))).toContain('Der er ændret noget siden.');
});

test('M16 what is acknowledged is what was agreed: another decision makes it another, the next step does not', () => {
	const text = agreementText(moedeFacts());
	expect(agreementText(moedeFacts({ ownNext: null, next: null, prepare: 'Noget andet' }))).toBe(text);
	expect(agreementText(moedeFacts({ beslutninger: [] }))).not.toBe(text);
	expect(agreementText(moedeFacts({ agreed: [] }))).not.toBe(text);
	expect(agreementText(moedeFacts({ referat: 'Andet' }))).not.toBe(text);
});

test('what the portal itself says on paper is easy to read: LIX at most 30', () => {
	const bare = {
		...moedeFacts(),
		participants: [],
		agenda: [],
		beslutninger: [],
		referat: null,
		notes: {},
		agreed: [],
		next: null
	};
	const ended = { plan: { ...planFacts().plan, endedOn: '2026-11-01' } };
	const own = [
		indkaldelseDocument({ ...bare, prepare: null }, making()),
		indkaldelseDocument({ ...bare, prepare: null, duty: false, place: null }, making()),
		aflysningDocument(bare, making()),
		moedeDocument(bare, making()),
		aftaleDocument({ ...bare, ownNext: null, acknowledged: { at, changed: true } }, making()),
		planDocument(planFacts(ended), making())
	];
	const sentences = own.flatMap(({ blocks, title }) => [
		title,
		...blocks.flatMap((block) => ('text' in block && block.kind !== 'quote' ? block.text : []))
	]);
	expect(lixOf(sentences.map((text) => (/[.?!:]$/.test(text) ? text : `${text}.`)).join(' '))).toBeLessThanOrEqual(30);
});

test('a text is paragraphs and lines, from right to left where its first letter is, without what cannot be printed', () => {
	expect(partsOf('a\r\nb\n\n \n c')).toEqual([
		{ lines: ['a', 'b'], rtl: false },
		{ lines: ['c'], rtl: false }
	]);
	expect(partsOf('  \n ')).toEqual([]);
	expect(partsOf('12 مرحبا Viktor')).toMatchObject([{ rtl: true }]);
	expect(partsOf('Viktor مرحبا')).toMatchObject([{ rtl: false }]);
	expect(printable('a\u0000b\u202ec\ufeff\td')).toBe('abc d');
	expect(printable('👩‍👧 مرحبا æøå \u0301')).toBe('👩‍👧 مرحبا æøå \u0301');
});

test('a word longer than a line goes on in the next, never inside a letter of several signs', () => {
	expect(breakable('kort ord', 4)).toBe('kort ord');
	expect(breakable('abcdefgh', 3)).toBe('abc\u200bdef\u200bgh');
	expect(breakable('👩‍👧👩‍👧👩‍👧', 2)).toBe('👩‍👧👩‍👧\u200b👩‍👧');
});
