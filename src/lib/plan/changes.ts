/** What changed between two versions of the plan, in plain sentences to the borger. Nothing of it is stored. */
import { changes as words } from '../i18n/da/plan-changes';
import { listOf, ownerOf, type DraftItem, type ItemFields, type ItemKind } from './draft';

/** An item as a version has it. */
export type VersionItem = Pick<DraftItem, 'kind' | 'itemId' | 'parentId' | 'position' | 'fields' | 'ended'>;
/** The first name of an account, the name of an enhed; null for an id that the reader does not know. */
export type Who = (id: string) => string | null;

const order: Record<ItemKind, number> = { maal: 0, delmaal: 1, aftale: 2, indsats: 3 };
const byKindAndPlace = (a: VersionItem, b: VersionItem) =>
	order[a.kind] - order[b.kind] || a.position - b.position || a.itemId.localeCompare(b.itemId);

/** Somebody's words inside our sentence: one line, no full stop of their own, cut at a word. */
export function cut(text: string, most = 80): string {
	const line = text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
	const letters = [...line];
	if (letters.length <= most) return line;
	const short = letters.slice(0, most).join('');
	return `${short.replace(/\s+\S{0,20}$/, '').trimEnd()} …`;
}
const said = (text: string) => {
	const short = cut(text, 160);
	return short.endsWith('…') ? short : `${short.replace(/[.!?]+$/, '')}.`;
};

/**
 * The sentences about what is new. Goals first, each kind by its place, what was taken out last. A new order is told only when
 * nothing else is new.
 * @param before the items of the older version; those that are the same in both may be left out
 * @param after the items of the newer version, likewise
 */
export function describeChanges(before: readonly VersionItem[], after: readonly VersionItem[], who: Who): string[] {
	const was = new Map(before.map((item) => [item.itemId, item]));
	const stays = new Set(after.map((item) => item.itemId));
	let moved = false;
	const sentences = [...after].sort(byKindAndPlace).flatMap((item) => {
		const old = was.get(item.itemId);
		if (!old) return [describeNew(item, who)];
		moved ||= old.position !== item.position;
		return describeChanged(old, item, who);
	});
	const gone = new Set(before.filter((item) => !stays.has(item.itemId)).map((item) => item.itemId));
	// What was under something that is taken out goes with it, and is not told apart.
	const told = before.filter((item) => gone.has(item.itemId) && !gone.has(item.parentId ?? '')).sort(byKindAndPlace);
	sentences.push(...told.map((item) => words.any.removed(nameOf(item))));
	return sentences.length === 0 && moved ? [words.order] : sentences;
}

/** The first version: its goals by name, the rest counted. */
export function describeFirst(items: readonly VersionItem[], who: Who): string[] {
	const count = (kind: ItemKind) => items.filter((item) => item.kind === kind).length;
	const rest = words.first(count('aftale'), count('indsats'));
	const goals = items.filter((item) => item.kind === 'maal').sort(byKindAndPlace);
	return [...goals.map((goal) => describeNew(goal, who)), ...(rest ? [words.firstWith(rest)] : [])];
}

const field = (fields: ItemFields, name: string) => fields[name] ?? '';
const titleOf = ({ kind, fields }: Pick<VersionItem, 'kind' | 'fields'>) =>
	cut(field(fields, kind === 'aftale' ? 'text' : 'title'));
const isTrial = (item: VersionItem) => field(item.fields, 'proevehandling') === 'ja';

/** "Målet ”Sove om natten”". */
const nameOf = (item: VersionItem) =>
	item.kind === 'indsats' ? words.indsats.it(titleOf(item), isTrial(item)) : words[item.kind].it(titleOf(item));

/** Who does an aftale: "du", "Tove", "Socialafdelingen". */
function doer(owner: string, who: Who): string | null {
	if (owner === 'borger') return words.you;
	const known = ownerOf(owner);
	return known && who(known.id);
}

function describeNew(item: VersionItem, who: Who): string {
	const title = titleOf(item);
	const of = (name: string) => field(item.fields, name);
	switch (item.kind) {
		case 'maal':
			return words.maal.new(title);
		case 'delmaal':
			return words.delmaal.new(title, of('dueOn'));
		case 'aftale':
			return words.aftale.new(title, {
				owner: doer(of('owner'), who),
				dueOn: of('dueOn'),
				duty: of('duty') === 'ja'
			});
		case 'indsats':
			return words.indsats.new(title, {
				...{ provider: cut(of('provider')), startsOn: of('startsOn'), trial: isTrial(item) }
			});
	}
}

/** One item before and after; `has` tells whether a field is another. */
type Change = {
	/** What it is called, and was called. */
	it: string;
	was: string;
	old: (name: string) => string;
	now: (name: string) => string;
	has: (name: string) => boolean;
	who: Who;
};

function describeChanged(before: VersionItem, after: VersionItem, who: Who): string[] {
	const change: Change = {
		it: nameOf(after),
		was: nameOf(before),
		old: (name) => field(before.fields, name),
		now: (name) => field(after.fields, name),
		has: (name) => field(before.fields, name) !== field(after.fields, name),
		who
	};
	const sentences = [...describeEnd(before, after), ...describeFields[before.kind](change)].filter(
		(each) => each !== ''
	);
	if (change.has('topics')) sentences.push(words.any.readers(change.it));
	const differs =
		before.parentId !== after.parentId ||
		before.ended?.words !== after.ended?.words ||
		Object.keys(after.fields).some((name) => change.has(name));
	return sentences.length === 0 && differs ? [words.any.changed(change.it)] : sentences;
}

function describeEnd(before: VersionItem, after: VersionItem): string[] {
	if (after.ended?.outcome === before.ended?.outcome) return [];
	const it = nameOf(after);
	return [after.ended ? words.maal[after.ended.outcome](it) : words.maal.reopened(it)];
}

/** '' is a field that has not changed. Fields without a sentence of their own are told as "skrevet om". */
const describeFields: Record<ItemKind, (change: Change) => string[]> = {
	maal: ({ it, was, old, now, has, who }) => {
		const [then, today] = [listOf(old('forvaltninger')), listOf(now('forvaltninger'))];
		const named = (ids: readonly string[]) => ids.map(who).filter((name) => name !== null);
		const joined = named(today.filter((id) => !then.includes(id)));
		const left = named(then.filter((id) => !today.includes(id)));
		return [
			has('title') ? words.any.named(was, cut(now('title'))) : '',
			has('borgerWords') && now('borgerWords') ? words.maal.ownWords(it, old('borgerWords') === '') : '',
			has('type') ? words.maal.type(it, now('type')) : '',
			has('isJob') ? words.maal.job(it, now('isJob') === 'ja') : '',
			joined.length > 0 ? words.maal.joined(it, joined) : '',
			left.length > 0 ? words.maal.left(it, left) : ''
		];
	},
	delmaal: ({ it, was, old, now, has, who }) => [
		has('title') ? words.any.named(was, cut(now('title'))) : '',
		!old('reachedOn') && now('reachedOn') ? words.delmaal.reached(it) : '',
		old('reachedOn') && !now('reachedOn') ? words.delmaal.reopened(it) : '',
		has('dueOn') ? words.any.newDay(it, now('dueOn')) : '',
		has('responsible') ? responsible(words.delmaal, it, now('responsible'), who) : ''
	],
	aftale: ({ it, was, now, has, who }) => [
		has('text') ? words.aftale.text(was, cut(now('text'))) : '',
		has('dueOn') ? words.any.newDay(it, now('dueOn')) : '',
		has('owner') ? (now('owner') ? words.aftale.owner(it, doer(now('owner'), who)) : words.aftale.nobody(it)) : '',
		has('duty') ? words.aftale.duty(it, now('duty') === 'ja') : '',
		has('paragraph') ? words.aftale.paragraph(it) : ''
	],
	indsats: ({ it, was, old, now, has, who }) => {
		const tried =
			has('learnt') && has('endsOn') && now('learnt') !== '' && now('endsOn') !== '' && now('proevehandling') === 'ja';
		return [
			has('title') ? words.any.named(was, cut(now('title'))) : '',
			tried ? words.indsats.tried(it, said(now('learnt'))) : '',
			has('startsOn') ? words.indsats.starts(it, now('startsOn')) : '',
			has('endsOn') && !tried ? words.indsats.ends(it, now('endsOn'), old('endsOn') === '') : '',
			has('learnt') && !tried && now('learnt') ? words.indsats.learnt(it, said(now('learnt'))) : '',
			has('provider') && now('provider') ? words.indsats.provider(it, cut(now('provider'))) : '',
			has('responsible') ? responsible(words.indsats, it, now('responsible'), who) : '',
			has('proevehandling') ? words.indsats.trial(it, now('proevehandling') === 'ja') : ''
		];
	}
};

function responsible(of: typeof words.delmaal | typeof words.indsats, it: string, id: string, who: Who): string {
	return id === '' ? of.nobody(it) : of.responsible(it, who(id));
}
