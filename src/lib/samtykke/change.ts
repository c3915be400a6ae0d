/** What giving or withdrawing one thing comes to, as rows. */

import { topics as allTopics, type Kind, type Topic } from '../access/policy';
import { ok, refused, type Result } from '../core/result';
import { isInForce, kinds as allKinds, type Ground, type Switch } from './samtykke';
import { givenTo, topicsOfAll } from './switches';

/** A row that becomes narrower; without a kind that is left it is withdrawn whole, and keeps what it said. */
export type Narrowing = { id: string; kinds: Kind[]; topics: Topic[]; whole: boolean };

/** Whether a ground says anything about it. */
const isAbout = ({ kinds, topics }: Ground, what: Switch) =>
	'kind' in what ? kinds.includes(what.kind) : topics.includes(what.topic);

/**
 * What withdrawing a kind or a topic of a forvaltning does to each of its samtykker in force; nothing when it is off.
 * @param today `YYYY-MM-DD`
 */
export function narrow(grounds: readonly Ground[], forvaltningId: string, what: Switch, today: string): Narrowing[] {
	return givenTo(grounds, forvaltningId, today)
		.filter((ground) => isAbout(ground, what))
		.map(({ id, kinds, topics }) => {
			const left = kinds.filter((kind) => !('kind' in what) || kind !== what.kind);
			if (left.length === 0) return { id, kinds: [...kinds], topics: [...topics], whole: true };
			return {
				id,
				kinds: left,
				topics: topics.filter((topic) => !('topic' in what) || topic !== what.topic),
				whole: false
			};
		});
}

/** What is to be given when a kind or a topic is switched on. */
export type Giving = { kinds: Kind[]; topics: Topic[] };

/**
 * What switching on a kind or a topic gives. A kind comes with the topics that are on for all that is on; a topic comes with the
 * kinds that are on.
 * @param today `YYYY-MM-DD`
 * @returns refused with `on` when it is on already, with `no_kind` when a topic has no kind it could be about
 */
export function giving(
	grounds: readonly Ground[],
	forvaltningId: string,
	what: Switch,
	today: string
): Result<Giving, 'on' | 'no_kind'> {
	const given = givenTo(grounds, forvaltningId, today);
	const onKinds = allKinds.filter((kind) => given.some(({ kinds }) => kinds.includes(kind)));
	const everywhere = topicsOfAll(given);
	if ('kind' in what)
		return onKinds.includes(what.kind) ? refused('on') : ok({ kinds: [what.kind], topics: everywhere });
	if (everywhere.includes(what.topic)) return refused('on');
	if (onKinds.length === 0) return refused('no_kind');
	return ok({
		kinds: onKinds,
		topics: allTopics.filter((topic) => topic === what.topic || everywhere.includes(topic))
	});
}

/** The grounds as they stand after a withdrawal. */
export const narrowed = (grounds: readonly Ground[], narrowings: readonly Narrowing[], now: Date): Ground[] =>
	grounds.map((ground) => {
		const change = narrowings.find(({ id }) => id === ground.id);
		if (!change) return ground;
		return change.whole ? { ...ground, withdrawnAt: now } : { ...ground, kinds: change.kinds, topics: change.topics };
	});

/** The grounds with one more, from today on: for a preview. */
export const widened = (
	grounds: readonly Ground[],
	forvaltningId: string,
	{ kinds, topics }: Giving,
	today: string
): Ground[] => [
	...grounds,
	{
		id: '',
		forvaltningId,
		type: 'samtykke',
		kinds,
		topics,
		purpose: '',
		givenHow: 'digital',
		paragraph: null,
		notedBy: null,
		renewsId: null,
		fromOn: today,
		toOn: null,
		withdrawnAt: null,
		withdrawnHow: null
	}
];

/**
 * What a samtykke of a forvaltning is for: the newest purpose that was told, in force or not; null when there is none.
 * @param today `YYYY-MM-DD`
 */
export function purposeOf(grounds: readonly Ground[], forvaltningId: string, today: string): string | null {
	const own = grounds.filter((ground) => ground.type === 'samtykke' && ground.forvaltningId === forvaltningId);
	const newest = (some: readonly Ground[]) => [...some].sort((a, b) => b.fromOn.localeCompare(a.fromOn))[0];
	return (newest(own.filter((ground) => isInForce(ground, today))) ?? newest(own))?.purpose ?? null;
}
