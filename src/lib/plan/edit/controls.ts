import type { DraftItem, ItemFields, ItemKind } from '../draft';

/** What a field is edited with. `tick`: one yes; `ticks`: several of a list; `person`: of the team; `owner`: who does it. */
export type Control = 'line' | 'text' | 'day' | 'choice' | 'tick' | 'ticks' | 'person' | 'owner';
export type Shown = {
	field: string;
	control: Control;
	/** The borger reads it: how hard it is to read is told while it is typed. */
	plain?: boolean;
	/** Two of these stand side by side. */
	half?: boolean;
};

/** The fields of each form, in the order in which they are asked. Every field of the kind is here. */
export const forms: Record<ItemKind, readonly Shown[]> = {
	maal: [
		{ field: 'title', control: 'line', plain: true },
		{ field: 'borgerWords', control: 'text' },
		{ field: 'wordsMissing', control: 'tick' },
		{ field: 'type', control: 'choice' },
		{ field: 'isJob', control: 'tick' },
		{ field: 'forvaltninger', control: 'ticks' },
		{ field: 'professionalWords', control: 'text' },
		{ field: 'topics', control: 'ticks' }
	],
	delmaal: [
		{ field: 'title', control: 'line', plain: true },
		{ field: 'responsible', control: 'person', half: true },
		{ field: 'dueOn', control: 'day', half: true },
		{ field: 'reachedOn', control: 'day', half: true },
		{ field: 'topics', control: 'ticks' }
	],
	aftale: [
		{ field: 'text', control: 'text', plain: true },
		{ field: 'owner', control: 'owner', half: true },
		{ field: 'dueOn', control: 'day', half: true },
		{ field: 'duty', control: 'tick' },
		{ field: 'paragraph', control: 'line' },
		{ field: 'topics', control: 'ticks' }
	],
	indsats: [
		{ field: 'title', control: 'line', plain: true },
		{ field: 'proevehandling', control: 'tick' },
		{ field: 'description', control: 'text', plain: true },
		{ field: 'provider', control: 'line', half: true },
		{ field: 'responsible', control: 'person', half: true },
		{ field: 'startsOn', control: 'day', half: true },
		{ field: 'endsOn', control: 'day', half: true },
		{ field: 'learnt', control: 'text', plain: true },
		{ field: 'topics', control: 'ticks' }
	]
};

/** What the form of an item sends when nothing in it is changed; `before.` is what a save is measured against. */
export const formValues = (
	{ kind, itemId, parentId, fields }: Pick<DraftItem, 'kind' | 'itemId' | 'parentId' | 'fields'>,
	reader: string
): ItemFields => ({
	...fields,
	...Object.fromEntries(Object.entries(fields).map(([field, value]) => [`before.${field}`, value])),
	...{ kind, item: itemId, parent: parentId ?? '', reader }
});

/** The id of a field's control: an error summary links to it. */
export const fieldId = (itemId: string, field: string) => `${field}-${itemId}`;
/** The anchor of an item. */
export const anchorOf = ({ kind, itemId }: { kind: ItemKind; itemId: string }) => `${kind}-${itemId}`;
