import { typedIn } from '../../core/form';
import { planEdit as words } from '../../i18n/da/plan-edit';
import {
	fieldsOf,
	isItemKind,
	readFields,
	type Conflict,
	type FieldProblem,
	type FieldProblems,
	type ItemFields,
	type ItemKind,
	type SavedItem
} from '../draft';
import { fieldId } from './controls';
import { sayProblem } from './say';

/** Why a form of an item was not taken. */
export type RefusedSave =
	| { refused: 'conflict'; conflict: Conflict }
	| { refused: 'problems'; problems: FieldProblems }
	| { refused: 'gone'; by: string | null }
	| { refused: 'other_person' }
	| { refused: 'unknown' };

/** What the action `gem` answers; `at` is when it had committed. */
export type Posted = { saved: SavedItem; at: Date } | RefusedSave;

/** A form that comes back without a script, with everything that was typed. */
export type PostedItem = {
	kind: ItemKind;
	itemId: string;
	parentId: string | null;
	before: ItemFields;
	typed: ItemFields;
	answer: RefusedSave;
};

/** Something new that was taken out: nothing else remembers it. */
export type RemovedItem = { kind: ItemKind; itemId: string; parentId: string | null; fields: ItemFields };

/** A form of an item as it was sent. */
export type SentItem = {
	kind: ItemKind;
	itemId: string;
	parentId: string | null;
	before: ItemFields;
	mine: ItemFields;
	/** Somebody has taken it out; it is to go in again. */
	again: boolean;
	/** Sent by itself while it was typed in. */
	auto: boolean;
	/** The account that had opened it. */
	reader: string;
};

/**
 * Reads the form of an item, also one in which conflicts were decided with radios (`valg.<field>`, `deres.<field>`): a field
 * without a choice is in conflict again.
 * @returns null when it is no form of ours
 */
export function readItemForm(posted: FormData): SentItem | null {
	const of = (name: string) => typedIn(posted, name);
	const kind = of('kind');
	if (!isItemKind(kind)) return null;
	const [before, mine] = [readFields(kind, posted, 'before.'), readFields(kind, posted)];
	const theirs = readFields(kind, posted, 'deres.');
	for (const field of fieldsOf[kind]) {
		const choice = of(`valg.${field}`);
		if (choice === 'mine' || choice === 'theirs') before[field] = theirs[field] ?? '';
		if (choice === 'theirs') mine[field] = theirs[field] ?? '';
	}
	return {
		...{ kind, itemId: of('item'), parentId: of('parent') || null, before, mine, reader: of('reader') },
		...{ again: of('igen') === 'ja', auto: of('auto') === 'ja' }
	};
}

/** A refusal of any form but an item's own: which, what was typed, and what is wrong, as sentences by field. */
export type Refused = {
	action: string;
	/** The item, point, column or statement it was about; '' for none. */
	about: string;
	values: Readonly<Record<string, string>>;
	errors: Readonly<Record<string, string>>;
};

/** The fields of the small forms, by action: the beginning of their ids. */
const ids: Record<string, string> = {
	...{ 'status state': 'status', 'status newDueOn': 'nydag', 'status reason': 'grund' },
	...{ 'luk outcome': 'udfald', 'luk words': 'ord', 'afslut endsOn': 'slut', 'afslut learnt': 'laert' },
	...{ 'tavle text': 'punkt' }
};

/** What an error summary says of a form that came back: a link to each field with its sentence. */
export function summaryOf(item: PostedItem | null, refused: Refused | null): { href: string; text: string }[] {
	if (item) {
		const { answer, itemId, typed } = item;
		const link = (field: string, text: string) => ({ href: `#${fieldId(itemId, field)}`, text });
		const form = (text: string) => [{ href: `#${item.kind}-${itemId}`, text }];
		if (answer.refused === 'problems')
			return Object.entries(answer.problems).map(([field, problem]: [string, FieldProblem]) =>
				link(field, sayProblem(problem, field, typed[field] ?? ''))
			);
		if (answer.refused === 'conflict')
			return Object.keys(answer.conflict.fields).map((field) => link(field, words.conflict.choose));
		if (answer.refused === 'gone') return form(words.save.lines.gone(answer.by));
		return form(answer.refused === 'other_person' ? words.save.lines.other_person : words.act.unknown);
	}
	return Object.entries(refused?.errors ?? {}).map(([field, text]) => {
		const id = ids[`${refused?.action} ${field}`];
		if (id) return { href: `#${id}-${refused?.about}`, text };
		return { href: field === 'summary' ? '#egen-saetning' : field === 'text' ? '#svar-tekst' : '#indhold', text };
	});
}
