/** Everything that was said yes and no to, as a list. */

import { topics as allTopics, type Kind, type Topic } from '../access/policy';
import { dayOf } from '../core/dates';
import { kinds as allKinds, type Forvaltning, type Ground, type HowGiven, type Withdrawal } from './samtykke';

export type HistoryEntry = {
	type: 'given' | 'renewed' | 'withdrawn' | 'law' | 'law_ended' | 'ran_out';
	/** The day it happened, `YYYY-MM-DD`. */
	on: string;
	forvaltning: string;
	kinds: Kind[];
	topics: Topic[];
	/** How it was said; null where nobody said anything. */
	how: HowGiven | null;
	/** Who noted it; null when the borger did it themself. */
	by: string | null;
	paragraph: string | null;
	purpose: string | null;
};

/**
 * What was given, renewed, withdrawn, noted by law and ran out, newest first. A row says what is left of it: what it said at first is
 * that and what has been withdrawn since.
 * @param today `YYYY-MM-DD`
 */
export function historyOf(
	{
		forvaltninger,
		grounds,
		withdrawals
	}: {
		forvaltninger: readonly Pick<Forvaltning, 'id' | 'name'>[];
		grounds: readonly Ground[];
		withdrawals: readonly Withdrawal[];
	},
	today: string
): HistoryEntry[] {
	const nameOf = (id: string) => forvaltninger.find((each) => each.id === id)?.name ?? '';
	const entries = grounds.flatMap((ground): HistoryEntry[] => {
		const gone = withdrawals.filter(({ groundId }) => groundId === ground.id);
		const forvaltning = nameOf(ground.forvaltningId);
		const { paragraph, purpose, toOn } = ground;
		const began: HistoryEntry = {
			type: ground.type === 'hjemmel' ? 'law' : ground.renewsId === null ? 'given' : 'renewed',
			on: ground.fromOn,
			forvaltning,
			kinds: allKinds.filter((kind) => [ground, ...gone].some(({ kinds }) => kinds.includes(kind))),
			topics: allTopics.filter((topic) => [ground, ...gone].some(({ topics }) => topics.includes(topic))),
			how: ground.givenHow,
			by: ground.notedBy,
			paragraph,
			purpose
		};
		const without = { forvaltning, paragraph, purpose: null };
		const ends = gone.map(({ kinds, topics, how, by, at }): HistoryEntry => ({
			...without,
			...{ on: dayOf(at), kinds: [...kinds], topics: [...topics], how, by },
			type: ground.type === 'hjemmel' ? 'law_ended' : 'withdrawn'
		}));
		// An imported row may say that it was withdrawn without saying more.
		if (ground.withdrawnAt !== null && gone.length === 0)
			ends.push({
				...began,
				...without,
				type: ground.type === 'hjemmel' ? 'law_ended' : 'withdrawn',
				on: dayOf(ground.withdrawnAt),
				how: ground.withdrawnHow,
				by: null
			});
		const ranOut = toOn !== null && toOn < today && ground.withdrawnAt === null;
		const over: HistoryEntry = {
			...without,
			type: 'ran_out',
			on: toOn ?? '',
			kinds: [...ground.kinds],
			topics: [...ground.topics],
			how: null,
			by: null
		};
		return [began, ...ends, ...(ranOut ? [over] : [])];
	});
	return entries.sort((a, b) => b.on.localeCompare(a.on));
}
