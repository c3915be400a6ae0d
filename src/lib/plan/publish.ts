/** What a draft must have before it is shared with the borger. */
import { hindrance as words } from '../i18n/da/plan-changes';
import { cut } from './changes';
import type { DraftItem, Hindrance } from './draft';
import { sameFields } from './merge';

type Judged = Pick<DraftItem, 'kind' | 'itemId' | 'parentId' | 'fields' | 'published' | 'state' | 'status' | 'ended'>;

/** New, or with other words than those published. To be moved up or down is no touch. */
const isTouched = ({ fields, published }: Judged) => published === null || !sameFields(fields, published);
const isOver = ({ status }: Judged) => status?.state === 'done' || status?.state === 'dropped';

/**
 * The fields that hinder publishing. P6: a goal has the borger's words, or says that they are missing. S1: a delmaal that is
 * new or changed has a goal, somebody responsible and a day. S2: an aftale that is new or changed, and still owed, has a text,
 * somebody who owes it and a day; a duty without a day lasts. S3: what was tried out and has ended says what was learnt.
 * @param standing the ids of the items that stand in the draft
 * @param today `YYYY-MM-DD`
 */
export function missingIn(item: Judged, standing: ReadonlySet<string>, today: string): string[] {
	if (item.state === 'removed') return [];
	const lacks = (field: string) => (item.fields[field] ?? '') === '';
	const all = (...fields: string[]) => fields.filter(lacks);
	switch (item.kind) {
		case 'maal':
			return [...all('title'), ...(item.ended || !lacks('wordsMissing') ? [] : all('borgerWords'))];
		case 'delmaal': {
			if (!isTouched(item)) return [];
			const parent = item.parentId !== null && standing.has(item.parentId) ? [] : ['parent'];
			return [...all('title'), ...parent, ...all('responsible'), ...(lacks('reachedOn') ? all('dueOn') : [])];
		}
		case 'aftale':
			if (!isTouched(item) || isOver(item)) return [];
			return [...all('text', 'owner'), ...(lacks('duty') ? all('dueOn') : [])];
		case 'indsats': {
			const ends = item.fields['endsOn'] ?? '';
			const tried = !lacks('proevehandling') && ends !== '' && ends < today;
			return [...all('title'), ...(tried ? all('learnt') : [])];
		}
	}
}

/** What hinders publishing, item by item, in the order of the items. */
export const hindrances = (items: readonly (Judged & Pick<DraftItem, 'missing'>)[]): Hindrance[] =>
	items
		.filter((item) => item.missing.length > 0)
		.map(({ kind, itemId, fields, missing }) => {
			const it = words.it[kind](cut(fields[kind === 'aftale' ? 'text' : 'title'] ?? ''));
			const lacks = missing.map((field) => words.lacks[field]).filter((each) => each !== undefined);
			return { kind, itemId, sentence: words.sentence(it, lacks) };
		});

/** A draft without one item is no plan. */
export const isEmpty = (items: readonly Pick<DraftItem, 'state'>[]) => items.every((item) => item.state === 'removed');

/**
 * Why a draft is not shared: `changed` when it has become another than the one that was looked at; `no_samtykke` when the borger has
 * not said yes to one joint plan (S8).
 */
export type PublishRefusal = 'not_yours' | 'no_samtykke' | 'changed' | 'empty' | 'nothing_new' | 'hindered';

/**
 * Whether a draft may be shared, by what its publisher sees of it.
 * @param seen the mark of the draft that they looked at; null when the form had none
 */
export function refusalOf(draft: {
	holdsThreads: boolean;
	joint: boolean;
	items: readonly DraftItem[];
	changes: readonly string[];
	hiddenChanges: boolean;
	hindrances: readonly Hindrance[];
	mark: string;
	seen: string | null;
}): PublishRefusal | null {
	if (!draft.holdsThreads) return 'not_yours';
	if (!draft.joint) return 'no_samtykke';
	if (draft.seen !== null && draft.seen !== draft.mark) return 'changed';
	if (isEmpty(draft.items) && !draft.hiddenChanges) return 'empty';
	if (draft.changes.length === 0 && !draft.hiddenChanges) return 'nothing_new';
	return draft.hindrances.length > 0 ? 'hindered' : null;
}
