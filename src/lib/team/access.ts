/** Who may see what, department by department, as the borger reads it. */

import type { Kind, Topic } from '../access/policy';

/** One adgangsgrundlag in force: a forvaltning may see these kinds, and items with these topics. */
export type Ground = {
	type: 'samtykke' | 'hjemmel';
	kinds: readonly Kind[];
	topics: readonly Topic[];
	purpose: string;
	paragraph: string | null;
	fromOn: string;
	toOn: string | null;
};
export type ForvaltningAccess = {
	name: string;
	/** Names of those on the team today who come from here. */
	people: string[];
	/** Empty: what the department wrote itself, and nothing else. */
	grounds: Ground[];
};

type Colleague = { name: string; forvaltningId: string | null; forvaltning: string | null };
type GroundOf = Ground & { forvaltningId: string; forvaltning: string };

/**
 * Every forvaltning that has somebody on the team today or an adgangsgrundlag in force, by name. Each adgangsgrundlag stands
 * for itself: one must cover the kind and all topics of an item, so two are not added up.
 * @returns the forvaltninger, and the external people (another controller: they see only what they take part in)
 */
export function accessByForvaltning(colleagues: readonly Colleague[], grounds: readonly GroundOf[]) {
	const found = new Map<string, ForvaltningAccess>();
	const of = (id: string, name: string) => {
		const access = found.get(id) ?? { name, people: [], grounds: [] };
		found.set(id, access);
		return access;
	};
	for (const { name, forvaltningId, forvaltning } of colleagues) {
		if (forvaltningId === null) continue;
		const { people } = of(forvaltningId, forvaltning ?? '');
		if (!people.includes(name)) people.push(name);
	}
	for (const { forvaltningId, forvaltning, ...ground } of grounds) of(forvaltningId, forvaltning).grounds.push(ground);
	return {
		forvaltninger: [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'da')),
		external: [...new Set(colleagues.filter((each) => each.forvaltningId === null).map((each) => each.name))]
	};
}

/** What one member of a team sees beside what their own forvaltning wrote: what each adgangsgrundlag covers, or why nothing. */
export type MemberAccess = 'external' | 'nowhere' | readonly Pick<Ground, 'kinds' | 'topics' | 'toOn'>[];

/** @param grounds those in force */
export function accessOfMember(
	{ forvaltningId, ekstern }: { forvaltningId: string | null; ekstern: boolean },
	grounds: readonly GroundOf[]
): MemberAccess {
	if (ekstern) return 'external';
	if (forvaltningId === null) return 'nowhere';
	return grounds
		.filter((ground) => ground.forvaltningId === forvaltningId)
		.map(({ kinds, topics, toOn }) => ({ kinds, topics, toOn }));
}

/** The forvaltninger that may see the plan itself: a tovholder from any other would see next to nothing. */
export const forvaltningerWithPlan = (grounds: readonly GroundOf[]): string[] => [
	...new Set(grounds.filter(({ kinds }) => kinds.includes('plan')).map(({ forvaltningId }) => forvaltningId))
];
