/** "Hvem må se hvad": one switch for each forvaltning and kind or topic, and apart from them what the law says. */

import { topics as allTopics, type Kind, type Topic } from '../access/policy';
import { renewableOf } from './limits';
import { isInForce, kinds as allKinds, type Forvaltning, type Ground, type Switch } from './samtykke';

export type SwitchState<What> = {
	what: What;
	/** A samtykke in force covers it. */
	on: boolean;
	/** The last day of what covers it longest; null when it is off or has no end. */
	toOn: string | null;
	/** Of a topic: for some of the kinds that are on, and not for all. */
	partly: boolean;
	/** A hjemmel covers it too, so that it can be read whatever the switch says. */
	byLaw: boolean;
};

/** One forvaltning as the page shows it. */
export type ForvaltningSwitches = Forvaltning & {
	kinds: SwitchState<Kind>[];
	/** Empty while no kind is on: a topic is something about what they see. */
	topics: SwitchState<Topic>[];
	/** What the law says, in force: no switch. */
	laws: Ground[];
	/** What the samtykker in force are for, each once. */
	purposes: string[];
	/** Of which one asks whether they shall go on. */
	renewable: Ground[];
};

/** What a forvaltning may see today by samtykke. */
export const givenTo = (grounds: readonly Ground[], forvaltningId: string, today: string): Ground[] =>
	grounds.filter(
		(ground) => ground.type === 'samtykke' && ground.forvaltningId === forvaltningId && isInForce(ground, today)
	);

function stateOf<What>(what: What, given: readonly Ground[], laws: readonly Ground[], covers: (g: Ground) => boolean) {
	const by = given.filter(covers);
	const last = by.some(({ toOn }) => toOn === null) ? [] : by.flatMap(({ toOn }) => toOn ?? []);
	return { what, on: by.length > 0, toOn: last.sort().at(-1) ?? null, partly: false, byLaw: laws.some(covers) };
}

/** The topics that samtykke covers for every kind that is on: what a further kind comes with. */
export function topicsOfAll(given: readonly Ground[]): Topic[] {
	const on = allKinds.filter((kind) => given.some(({ kinds }) => kinds.includes(kind)));
	return allTopics.filter(
		(topic) =>
			on.length > 0 &&
			on.every((kind) => given.some(({ kinds, topics }) => kinds.includes(kind) && topics.includes(topic)))
	);
}

/**
 * The forvaltninger that there is something to decide about: somebody of theirs is on the team, or they may see something, or their
 * samtykke has just run out.
 * @param today `YYYY-MM-DD`
 * @param remindDays how many days before the last one it is asked about
 */
export function switchesOf(
	forvaltninger: readonly Forvaltning[],
	grounds: readonly Ground[],
	{ today, remindDays }: { today: string; remindDays: number }
): ForvaltningSwitches[] {
	const renewable = renewableOf(grounds, { today, remindDays });
	return forvaltninger
		.map((forvaltning) => {
			const given = givenTo(grounds, forvaltning.id, today);
			const laws = grounds.filter(
				(ground) => ground.type === 'hjemmel' && ground.forvaltningId === forvaltning.id && isInForce(ground, today)
			);
			const kinds = allKinds.map((kind) => stateOf(kind, given, laws, (ground) => ground.kinds.includes(kind)));
			const everywhere = topicsOfAll(given);
			const topics = allTopics
				.map((topic) => stateOf(topic, given, laws, (ground) => ground.topics.includes(topic)))
				.map((state) => ({ ...state, partly: state.on && !everywhere.includes(state.what) }));
			return {
				...forvaltning,
				kinds,
				topics: kinds.some(({ on }) => on) ? topics : [],
				laws,
				purposes: [...new Set(given.map(({ purpose }) => purpose))],
				renewable: renewable.filter(({ forvaltningId }) => forvaltningId === forvaltning.id)
			};
		})
		.filter(
			({ people, kinds, laws, renewable: soon }) =>
				people.length > 0 || laws.length > 0 || soon.length > 0 || kinds.some(({ on }) => on)
		)
		.sort((a, b) => a.name.localeCompare(b.name, 'da'));
}

/** Where a switch is changed. */
export const changeHref = (forvaltningId: string, what: Switch): string =>
	`/samtykke/aendr?afdeling=${forvaltningId}&${'kind' in what ? `slags=${what.kind}` : `emne=${what.topic}`}`;
