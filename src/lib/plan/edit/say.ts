import { formatDate } from '../../core/dates';
import { planEdit as words } from '../../i18n/da/plan-edit';
import {
	fieldsOf,
	listOf,
	longest,
	ownerOf,
	type DraftItem,
	type DraftPage,
	type FieldProblem,
	type ItemFields,
	type ItemKind
} from '../draft';
import { forms } from './controls';

/** The names behind the ids of a draft. */
export type Names = { borger: string; of: (id: string) => string | null };

export const namesOf = (draft: Pick<DraftPage, 'borger' | 'people' | 'forvaltninger' | 'names'>): Names => {
	const known = new Map([
		...Object.entries(draft.names),
		...draft.people.map(({ accountId, name }) => [accountId, name] as const),
		...draft.forvaltninger.map(({ id, name }) => [id, name] as const)
	]);
	return { borger: draft.borger.firstName, of: (id) => known.get(id) ?? null };
};

/** Who an aftale is owed by, as one says it; null when nobody is named. */
export function sayOwner(owner: string | undefined, names: Names): string | null {
	if (!owner) return null;
	if (owner === 'borger') return names.borger;
	return names.of(ownerOf(owner)?.id ?? '') ?? words.facts.unknownOwner;
}

export const sayTopics = (value: string | undefined) => listOf(value).map((topic) => words.topics[topic] ?? topic);

/** The label of a field in a form. */
export function labelOf(kind: ItemKind, field: string, fields: ItemFields, names: Names): string {
	if (kind === 'maal' && field === 'borgerWords') return words.fields.maal.borgerWords(names.borger);
	const trial = kind === 'indsats' && field === 'description' && fields['proevehandling'] === 'ja';
	if (trial) return words.fields.indsats.descriptionTrial;
	const label = (words.fields[kind] as Record<string, string | ((name: string) => string)>)[field];
	return typeof label === 'string' ? label : field;
}

/** A value in words: a name for an id, a date, "Ja". '' for an empty one. */
export function sayValue(kind: ItemKind, field: string, value: string, names: Names): string {
	if (value === '') return '';
	switch (forms[kind].find((each) => each.field === field)?.control) {
		case 'day':
			return formatDate(value);
		case 'tick':
			return words.yes;
		case 'choice':
			return words.facts.type[value] ?? value;
		case 'person':
			return names.of(value) ?? words.facts.unknownOwner;
		case 'owner':
			return sayOwner(value, names) ?? '';
		case 'ticks':
			return (
				field === 'topics' ? sayTopics(value) : listOf(value).map((id) => names.of(id) ?? words.facts.unknownOwner)
			).join(', ');
		default:
			return value;
	}
}

/** What the published version says where the draft says something else: label and value, '' when it was empty. */
export function publishedDifferences({ kind, fields, published }: DraftItem, names: Names) {
	if (!published) return [];
	return fieldsOf[kind]
		.filter((field) => (published[field] ?? '') !== (fields[field] ?? ''))
		.map((field) => ({
			label: labelOf(kind, field, published, names),
			value: sayValue(kind, field, published[field] ?? '', names)
		}));
}

/** The words of an item that stand for it: its title or text, or that it has none yet. */
export const titleOf = ({ kind, fields }: Pick<DraftItem, 'kind' | 'fields'>) =>
	(kind === 'aftale' ? fields['text'] : fields['title']) || words.untitled[kind];

/** What is wrong at a field, as a sentence. */
export function sayProblem(problem: FieldProblem, field: string, value: string): string {
	if (problem === 'too_long') return words.problems.too_long(longest[field] ?? 0, [...value].length);
	return words.problems[problem];
}
