/** The page on which one thing is changed about who may see what: what was asked for, and everything to know before the button. */

import type { Kind, Topic } from '../access/policy';
import { topics as allTopics } from '../access/policy';
import { isId } from '../core/text';
import { firstName } from '../core/person';
import { giving, narrow, narrowed, purposeOf, widened } from '../samtykke/change';
import { lastDayOf, renewableOf, type Months } from '../samtykke/limits';
import { isInForce, kinds as allKinds, type Forvaltning, type Ground, type Switch } from '../samtykke/samtykke';
import { givenTo } from '../samtykke/switches';
import { previewOf, type Preview, type SharedItem } from './samtykke-preview';

export type AskedChange =
	/** `more`: a topic that is on for some kinds shall be on for all. */
	| { type: 'switch'; forvaltningId: string; what: Switch; more: boolean }
	| { type: 'renew'; id: string }
	| { type: 'plan' };

/**
 * What an address or a form asks to change: `afdeling` with `slags` or `emne` (and `mere`), or `forlaeng`, or `plan`.
 * @param field what stands under a name; null when nothing does
 * @returns null when it is nothing of ours
 */
export function askedChange(field: (name: string) => string | null): AskedChange | null {
	if (field('plan') !== null) return { type: 'plan' };
	const renews = field('forlaeng');
	if (renews !== null) return isId(renews) ? { type: 'renew', id: renews.toLowerCase() } : null;
	const forvaltningId = field('afdeling') ?? '';
	const kind = allKinds.find((each) => each === field('slags'));
	const topic = allTopics.find((each) => each === field('emne'));
	const what = kind ? { kind } : topic ? { topic } : null;
	if (!what || !isId(forvaltningId)) return null;
	return { type: 'switch', forvaltningId: forvaltningId.toLowerCase(), what, more: field('mere') !== null };
}

export type ChangeView = {
	way: 'give' | 'withdraw' | 'renew';
	forvaltning: Pick<Forvaltning, 'id' | 'name'>;
	/** Null for a renewal, which is about all it says. */
	what: Switch | null;
	/** What is given; what is withdrawn. */
	kinds: Kind[];
	topics: Topic[];
	/** What it is for; null when nobody has said so yet. */
	purpose: string | null;
	/** The last day: of what is given, or of what is withdrawn. */
	toOn: string | null;
	/** What the law says about it, in force. */
	laws: Ground[];
	preview: Preview;
};
type Facts = {
	forvaltninger: readonly Forvaltning[];
	grounds: readonly Ground[];
	shared: readonly SharedItem[];
	/** `YYYY-MM-DD` */
	today: string;
	now: Date;
	months: Months;
	remindDays: number;
};

/**
 * Everything to know before a change of one switch or a renewal. A switch that is on is withdrawn, one that is off is given.
 * @returns null when there is nothing to change: no such forvaltning or samtykke, or a topic that no kind is on for
 */
export function viewChange(asked: Exclude<AskedChange, { type: 'plan' }>, facts: Facts): ChangeView | null {
	return asked.type === 'renew' ? viewRenewal(asked.id, facts) : viewSwitch(asked, facts);
}

function viewSwitch({ forvaltningId, what, more }: Extract<AskedChange, { type: 'switch' }>, facts: Facts) {
	const { grounds, today, now, months } = facts;
	const going = more ? [] : narrow(grounds, forvaltningId, what, today);
	if (going.length > 0) {
		const held = givenTo(grounds, forvaltningId, today).filter(({ id }) => going.some((each) => each.id === id));
		const last = held.some(({ toOn }) => toOn === null) ? [] : held.flatMap(({ toOn }) => toOn ?? []);
		return viewOf(forvaltningId, facts, {
			...{ way: 'withdraw', what, toOn: last.sort().at(-1) ?? null, after: narrowed(grounds, going, now) },
			kinds: 'kind' in what ? [what.kind] : [],
			topics: 'topic' in what ? [what.topic] : []
		});
	}
	const given = giving(grounds, forvaltningId, what, today);
	if (!given.ok) return null;
	const after = widened(grounds, forvaltningId, given.value, today);
	const toOn = lastDayOf(given.value, today, months);
	return viewOf(forvaltningId, facts, { way: 'give', what, toOn, after, ...given.value });
}

function viewRenewal(id: string, facts: Facts) {
	const { grounds, today, months } = facts;
	const old = renewableOf(grounds, facts).find((ground) => ground.id === id);
	if (!old) return null;
	const { kinds, topics } = old;
	const without = grounds.filter((ground) => ground.id !== id);
	const after = widened(without, old.forvaltningId, { kinds: [...kinds], topics: [...topics] }, today);
	const toOn = lastDayOf(old, today, months);
	const change: Change = { way: 'renew', what: null, toOn, after, kinds: [...kinds], topics: [...topics] };
	return viewOf(old.forvaltningId, { ...facts, grounds: without }, { ...change, purpose: old.purpose });
}

type Change = Pick<ChangeView, 'way' | 'what' | 'kinds' | 'topics' | 'toOn'> & { after: Ground[]; purpose?: string };
function viewOf(forvaltningId: string, facts: Facts, { after, purpose, ...change }: Change): ChangeView | null {
	const { forvaltninger, grounds, shared, today } = facts;
	const forvaltning = forvaltninger.find(({ id }) => id === forvaltningId);
	if (!forvaltning) return null;
	const isAbout = ({ kinds, topics }: Ground) =>
		change.kinds.some((kind) => kinds.includes(kind)) || change.topics.some((topic) => topics.includes(topic));
	return {
		...change,
		forvaltning: { id: forvaltning.id, name: forvaltning.name },
		purpose: purpose ?? purposeOf(grounds, forvaltningId, today),
		laws: grounds.filter(
			(ground) =>
				ground.type === 'hjemmel' &&
				ground.forvaltningId === forvaltningId &&
				isInForce(ground, today) &&
				isAbout(ground)
		),
		preview: previewOf({
			...{ items: shared, forvaltningId, before: grounds, after, within: change.what, today },
			people: forvaltning.people.map(({ name }) => firstName(name))
		})
	};
}
