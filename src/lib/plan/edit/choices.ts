import { planEdit as words } from '../../i18n/da/plan-edit';
import { topics } from '../../access/policy';

/** What a list offers: `group` stands above neighbours that share it. */
export type Choice = { value: string; label: string; group?: string };
/** What stands in the field now; `name` is null when nobody known is behind it. */
type Current = { value: string; name: string | null };

const nobody: Choice = { value: '', label: words.chosen.nobody };

/** Somebody who stands there but may not be chosen any more stays to be seen. */
const withCurrent = (choices: Choice[], { value, name }: Current): Choice[] =>
	choices.some((each) => each.value === value)
		? choices
		: [...choices, { value, label: name || words.facts.unknownOwner }];

/** Who may be responsible: the team. */
export const personChoices = (people: readonly Choice[], current: Current) => withCurrent([nobody, ...people], current);

/** Who may owe an agreement: the borger, somebody on the team, a department (S2: one of them). */
export const ownerChoices = (
	of: { borger: string; people: readonly Choice[]; forvaltninger: readonly Choice[] },
	current: Current
) =>
	withCurrent(
		[
			nobody,
			{ value: 'borger', label: of.borger },
			...of.people.map(({ value, label }) => ({ value: `konto:${value}`, label, group: words.chosen.people })),
			...of.forvaltninger.map(({ value, label }) => ({
				...{ value: `afdeling:${value}`, label },
				group: words.chosen.forvaltninger
			}))
		],
		current
	);

/** The topics that may be ticked, and those that stand there and may not be unticked. */
export const topicChoices = (editable: readonly string[], ticked: readonly string[]) =>
	topics
		.filter((topic) => editable.includes(topic) || ticked.includes(topic))
		.map((topic) => ({ value: topic, label: words.topics[topic] ?? topic, disabled: !editable.includes(topic) }));
