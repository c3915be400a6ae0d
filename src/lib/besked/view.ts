/** What the pages say of conversations and of those who read them. */
import { besked, beskeder as words } from '../i18n/da/beskeder';
import { fravaer } from '../i18n/da/fravaer';
import { people } from '../i18n/da/team';
import { calledOf, whoReads, type Candidate } from './readers';
import { stateOf, type SamtaleRow, type State } from './samtale';

/** A conversation of a list. `names`: who reads today beside the reader of the page. */
export type RowView = {
	id: string;
	subject: string;
	at: Date;
	/** Whose the newest message is, and its beginning. */
	last: { who: string; text: string } | null;
	names: string[];
	state: State;
};

/**
 * @param borger how the borger is called: "Du" on their own page
 * @param me the account of the professional who reads the page; null for the borger's own
 */
export function viewRow(
	row: SamtaleRow,
	team: readonly Candidate[],
	{ borger, me, today }: { borger: string; me: string | null; today: string }
): RowView {
	const { named, deputies } = whoReads(row.readers, team);
	const isOther = ({ accountId }: Candidate) => accountId !== me;
	const { id, subject, at, last, promisedOn } = row;
	return {
		id,
		subject,
		at,
		last: last && { who: last.byBorger ? borger : (last.author ?? ''), text: last.text },
		names: calledOf({ named: named.filter(isOther), deputies: deputies.filter(isOther) }),
		state: stateOf(promisedOn, today)
	};
}

/** What is said of somebody who is away, and of who answers meanwhile; nothing when they are there. */
export function sayAway({ called, away, deputy }: Pick<Candidate, 'called' | 'away' | 'deputy'>): string[] {
	const soon = deputy && !deputy.now ? [people.deputySoon(deputy.called, called, deputy.fromOn, deputy.toOn)] : [];
	return [
		...(away ? [fravaer.away(called, away)] : []),
		...(away?.words ? [words.who.said(away.words)] : []),
		...(deputy?.now ? [words.who.deputyReads(deputy.called, called)] : soon)
	];
}

/** Those whom a borger may write to, as a group of boxes shows them. */
export const optionsOf = (team: readonly Candidate[], now: Date) =>
	team.map((each) => ({
		value: each.accountId,
		label: each.name,
		hint: [
			...(each.function === 'tovholder' ? [words.who.holds] : [words.who.does(each.department, each.roleText)]),
			...sayAway(each),
			each.answersBy ? words.who.answersBy(each.answersBy, now) : words.who.cannotAnswer
		].join(' ')
	}));

/** Whom the borger may ring about a conversation: the first of its readers who has a number and is there, or the municipality. */
export function whomToRing(
	readers: readonly Candidate[],
	municipalityPhone: string
): { who: string; phone: string } | null {
	const there = readers.find(({ phone, away }) => phone && !away?.now);
	if (there?.phone) return { who: there.called, phone: there.phone };
	return municipalityPhone ? { who: words.municipality, phone: municipalityPhone } : null;
}

/** The sentence at the text field for a problem of it. */
export const sayText = (problem: string): string =>
	problem in besked.problems.tekst
		? besked.problems.tekst[problem as keyof typeof besked.problems.tekst]
		: besked.problems.tekst.malformed;
