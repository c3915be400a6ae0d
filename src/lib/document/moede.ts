import { formatClock } from '../core/dates';
import { firstName } from '../core/person';
import { moedePaper as words, paper } from '../i18n/da/document';
import { moeder } from '../i18n/da/moeder';
import { formatSpan, outcomeKeys, questionKeys } from '../moede/moede';
import { aftaleTables, type PaperAftale } from './aftaler';
import { blocksOf, frameOf, type Block, type Document, type Making } from './document';
import type { Guest, MoedeFacts } from './facts';

const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });

/** "tirsdag 1. december 2026 kl. 10–11.30". */
export const whenOf = ({ startsAt, endsAt }: Pick<MoedeFacts, 'startsAt' | 'endsAt'>) =>
	`${paper.fullDay(startsAt)} ${formatSpan(startsAt, endsAt)}`;
/** "tirsdag 1. december 2026 kl. 10". */
export const momentOf = (at: Date) => `${paper.fullDay(at)} kl. ${formatClock(at)}`;

/**
 * Where a meeting is, in the words of a document; null when nothing may be said.
 * @param journal the document goes to a journal: then no place of a borger who is sheltered (B12)
 */
export function placeOf({ place, placeDetail, borger }: MoedeFacts, journal: boolean): string | null {
	if (place === null || place === '' || (journal && borger.sheltered)) return null;
	return [place, placeDetail].filter(Boolean).join('\n');
}

/** The name of whoever comes, with what there is to say of it. */
const nameOf = ({ name, bisidder, substitute }: Guest) =>
	[substitute ? `${substitute}\n${words.instead(name)}` : name, bisidder && words.bisidder].filter(Boolean).join('\n');

/** Who comes as a table; null when nobody does. */
export function guestTable(caption: string, guests: readonly Guest[]): Block | null {
	const { name, role, from } = paper.people;
	return guests.length === 0
		? null
		: {
				...{ kind: 'table', caption, head: [name, role, from] },
				rows: guests.map((guest) => [nameOf(guest), guest.roleText, guest.from ?? ''])
			};
}

/** What was agreed in the meeting and shared in the plan. */
export const agreedOnPaper = ({ agreed }: MoedeFacts): PaperAftale[] =>
	agreed.map((each) => ({ ...each, paragraph: null, step: null, open: true, state: null }));

/** The decisions as a table; null without any. */
export function decisionTable({ beslutninger }: MoedeFacts): Block | null {
	const { caption, what, from, by } = words.decisions;
	return beslutninger.length === 0
		? null
		: {
				...{ kind: 'table', caption, head: [what, from, by] },
				rows: beslutninger.map((each) => [each.text, paper.made(each.startsOn), each.responsible])
			};
}

/** What was written of a meeting: what was said, decided and agreed, and Cabi's four. */
export function outcomeBlocks(facts: MoedeFacts, reader: Making['reader']): Block[] {
	const decisions = decisionTable(facts);
	const agreed = aftaleTables(agreedOnPaper(facts), { reader, name: facts.borger.name });
	return blocksOf([
		facts.referat ? { kind: 'paragraph', text: facts.referat } : null,
		...(decisions ? [heading(1, words.decisions.title), decisions] : []),
		...(agreed.length > 0 ? [heading(1, words.agreed), ...agreed] : []),
		...outcomeKeys.flatMap((key) => {
			const text = facts.notes[key];
			return text ? [heading(1, moeder.notes[key]), { kind: 'paragraph' as const, text }] : [];
		})
	]);
}

/** *Det aftalte vi* of a meeting that was held. The borger gets the same paper as the journal, so it says "vi". */
export function moedeDocument(facts: MoedeFacts, making: Making): Document {
	const { borger, participants, agenda, next } = facts;
	const [done, left] = [agenda.filter((point) => point.done), agenda.filter((point) => !point.done)];
	const came = participants.filter((guest) => guest.answer !== 'no' || guest.substitute);
	const absent = participants.filter((guest) => guest.answer === 'no').map(({ name }) => name);
	const outcome = outcomeBlocks(facts, making.reader);
	const place = placeOf(facts, making.journal ?? false);
	const points = (title: string, of: typeof agenda): (Block | null)[] =>
		of.length > 0 ? [heading(1, title), { kind: 'list', items: of.map(({ title: point }) => point) }] : [];
	return {
		...frameOf('moede', making),
		...{ title: words.title, about: borger.name, reference: null },
		blocks: blocksOf([
			{
				kind: 'facts',
				rows: [
					{ term: words.facts.what, text: facts.title },
					{ term: words.facts.when, text: whenOf(facts) },
					{ term: words.facts.where, text: place ?? (making.reader === 'borger' ? '' : words.hidden) },
					{ term: words.facts.why, text: facts.purpose }
				]
			},
			...(outcome.length > 0 ? outcome : [{ kind: 'note' as const, text: words.unwritten }]),
			heading(1, words.next.title),
			{ kind: 'paragraph', text: next ? words.next.at(next.title, momentOf(next.startsAt)) : words.next.none },
			...(came.length > 0 ? [heading(1, words.who.title), guestTable(words.who.caption, came)] : []),
			absent.length > 0 && { kind: 'facts', rows: [{ term: words.who.absent, text: absent.join('\n') }] },
			...points(done.length > 0 ? words.agenda.title : moeder.points.past, done.length > 0 ? done : left),
			...(done.length > 0 ? points(words.agenda.left, left) : []),
			...saidBefore(facts, making.reader)
		])
	};
}

/** What the borger answered to the questions before it (M13). */
function saidBefore({ notes, borger }: MoedeFacts, reader: Making['reader']): (Block | null)[] {
	const answered = questionKeys.filter((key) => notes[key]);
	if (answered.length === 0) return [];
	return [
		heading(1, reader === 'borger' ? words.said.borger : words.said.fagperson(borger.name)),
		...answered.flatMap((key): (Block | null)[] => [
			heading(2, moeder.questions.ask[key]),
			{ kind: 'quote', text: notes[key] ?? '', by: firstName(borger.name) }
		])
	];
}
