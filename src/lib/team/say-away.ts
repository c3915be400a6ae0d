/** What a page says when somebody is away: until when, and who answers. */
import { firstName } from '../core/person';
import { fravaer } from '../i18n/da/fravaer';
import { people } from '../i18n/da/team';
import type { Away } from './fravaer';
import type { TeamContacts } from './membership';

type Said = {
	/** The full name of who is away. */
	name: string;
	away: Away | null;
	/** Who answers instead; only of somebody who holds the threads. */
	deputy: TeamContacts['stedfortraeder'];
	/** Whether they hold the threads, so that somebody must answer. */
	holds: boolean;
	as: 'borger' | 'staff';
};

/**
 * Sentences, none when they are there and nobody is announced.
 * @returns "Tove er væk til og med fredag 27. november." "Karen svarer, når Tove er væk." When nobody answers instead, the borger
 *   reads whom to ring, and staff that there is no deputy
 */
export function sayAway({ name, away, deputy, holds, as }: Said): string[] {
	const who = firstName(name);
	const said = away ? [fravaer.away(who, away), ...(away.words ? [`”${away.words}”`] : [])] : [];
	if (!holds) return said;
	const answers = deputy && firstName(deputy.name);
	const announced =
		answers &&
		(deputy.now
			? people.deputyNow(answers, who, deputy.toOn)
			: people.deputySoon(answers, who, deputy.fromOn, deputy.toOn));
	if (!away) return announced ? [announced] : [];
	const starts = deputy && (deputy.now || deputy.fromOn <= away.fromOn);
	if (answers && starts && (deputy.toOn === null || deputy.toOn >= away.toOn))
		return [...said, fravaer.answers(answers, who)];
	if (!starts && as === 'staff') said.push(fravaer.noDeputy);
	if (!starts && as === 'borger' && away.now) said.push(fravaer.nobody);
	return announced ? [...said, announced] : said;
}
