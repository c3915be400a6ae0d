import { randomUUID } from 'node:crypto';
import { isDay } from '../../core/dates';
import { ok, refused, type Result } from '../../core/result';
import { isId, readText } from '../../core/text';
import {
	checkFields,
	completeFields,
	fieldsOf,
	listOf,
	longest,
	maalOutcomes,
	ownerOf,
	type FieldProblem,
	type FieldProblems,
	type ItemFields,
	type ItemKind,
	type MaalOutcome,
	type SaveResult
} from '../../plan/draft';
import { mergeFields } from '../../plan/merge';
import type { Tx } from '../db/with-actor';
import { findEditablePlan, findItem, lockPlan, readRows, aroundNow, pairRows, standing } from './draft-rows';
import type { Draft, ItemRow } from './draft-rows';
import { insertItem, writeItem } from './draft-write';
import { restoreItem } from './arrange';

export type ItemAsked = { borgerId: string; kind: ItemKind; itemId: string };

/** What stands under what. */
const parentKinds: Record<ItemKind, readonly ItemKind[]> = {
	maal: [],
	delmaal: ['maal'],
	aftale: ['delmaal', 'maal'],
	indsats: ['maal']
};

/**
 * Adds an empty item to the draft, last among its siblings and as sensitive as what it stands under.
 * @param asked `parentId` is what the form said, anything; `fields` what is known of it already; `today` the first day of new help
 * @returns its id; `no_plan` when the borger has no running plan that the actor works on, `unknown` when the parent is none
 */
export async function startItem(
	tx: Tx,
	asked: {
		borgerId: string;
		kind: ItemKind;
		parentId: string | null;
		today: string;
		fields?: Partial<ItemFields>;
		fromTavlepunktId?: string | null;
		/** Its id, when it was born with a form. */
		newId?: string;
	}
): Promise<Result<string, 'unknown' | 'no_plan'>> {
	const { borgerId, kind, parentId } = asked;
	if (parentId !== null && !isId(parentId)) return refused('unknown');
	await lockPlan(tx, { borgerId, mode: 'arrange' });
	const [plan, around] = await Promise.all([
		findEditablePlan(tx, borgerId),
		readRows(tx, [kind, ...parentKinds[kind]], aroundNow(tx, borgerId))
	]);
	if (!plan) return refused('no_plan');
	const rows = [...pairRows(around).values()].map(standing).filter((row) => row !== null);
	const parent = parentId === null ? null : rows.find((row) => row.itemId === parentId && row.kind !== kind);
	if (parent === undefined || (parent === null && kind === 'delmaal')) return refused('unknown');
	const itemId = asked.newId ?? randomUUID();
	const siblings = rows.filter((row) => row.kind === kind && row.parentId === parentId);
	const fields = completeFields(kind, {
		...{ type: 'udvikle', startsOn: asked.today, topics: parent?.fields['topics'] },
		...asked.fields
	});
	const frame = {
		...{ item_id: itemId, plan_id: plan.id, borger_id: borgerId },
		position: Math.max(-1, ...siblings.map((row) => row.position)) + 1,
		...parentColumns(kind, parent),
		...(asked.fromTavlepunktId ? { from_tavlepunkt_id: asked.fromTavlepunktId } : {})
	};
	await insertItem(tx, { kind, frame, fields });
	return ok(itemId);
}

/** An aftale below a delmaal names its goal too. */
function parentColumns(kind: ItemKind, parent: ItemRow | null): Record<string, string | null> {
	if (kind === 'maal' || parent === null) return {};
	if (parent.kind === 'delmaal') return { delmaal_id: parent.itemId, maal_id: parent.parentId };
	return { maal_id: parent.itemId };
}

/**
 * Saves what somebody typed in an item, field by field together with what others have saved since the form was opened, also when
 * that was last week. When both changed a field differently, or something is wrong with one, nothing of the item is written.
 * @param asked `before`: what the form was opened with; `again`: add it again, as typed, when somebody has removed it; then
 *   `parentId` says where
 */
export async function saveItem(
	tx: Tx,
	asked: ItemAsked & {
		before: ItemFields;
		mine: ItemFields;
		today: string;
		again?: boolean;
		parentId?: string | null;
	}
): Promise<SaveResult> {
	const { borgerId, itemId, before, mine } = asked;
	if (!isId(itemId)) return refused('unknown');
	await lockPlan(tx, { borgerId, itemId, mode: asked.again ? 'arrange' : 'edit' });
	const [plan, item] = await Promise.all([findEditablePlan(tx, borgerId), findItem(tx, asked)]);
	if (!plan) return refused('unknown');
	const now = item && standing(item);
	if (now) return saveStanding(tx, { asked, item, now, before, mine });
	if (!asked.again) return { ok: false, reason: 'gone', by: item?.published?.editedBy ?? null };
	return addAgain(tx, { asked, item });
}

type Saving = { asked: ItemAsked; item: Draft; now: ItemRow; before: ItemFields; mine: ItemFields };

async function saveStanding(tx: Tx, { asked, item, now, before, mine }: Saving): Promise<SaveResult> {
	const problems = checkFields(asked.kind, mine, before);
	if (Object.keys(problems).length > 0) return { ok: false, reason: 'problems', problems };
	const merged = mergeFields(before, mine, now.fields);
	if (!merged.ok) {
		const both = merged.conflicts.map((field) => [field, { mine: mine[field] ?? '', theirs: now.fields[field] ?? '' }]);
		const conflict = { by: now.editedBy, at: now.editedAt, current: now.fields };
		return { ok: false, reason: 'conflict', conflict: { ...conflict, fields: Object.fromEntries(both) } };
	}
	const strangers = await checkNames(tx, asked.borgerId, now, merged.fields);
	if (Object.keys(strangers).length > 0) return { ok: false, reason: 'problems', problems: strangers };
	const editedAt = await writeItem(tx, item, { ...now, fields: merged.fields });
	return ok({ itemId: now.itemId, fields: merged.fields, editedAt });
}

/** Somebody removed it: what was published is brought back and says what was typed; what never was is made anew. */
async function addAgain(
	tx: Tx,
	{ asked, item }: { asked: Parameters<typeof saveItem>[1]; item: Draft | null }
): Promise<SaveResult> {
	const { kind, mine, today } = asked;
	const first = completeFields(kind, { type: 'udvikle', startsOn: today });
	const problems = checkFields(kind, mine, item?.published?.fields ?? first);
	if (Object.keys(problems).length > 0) return { ok: false, reason: 'problems', problems };
	const added = item?.published
		? await restoreItem(tx, asked)
		: await startItem(tx, { ...asked, parentId: asked.parentId ?? null });
	if (!added.ok) return refused('unknown');
	const itemId = added.value === 'restored' ? asked.itemId : added.value;
	const back = await findItem(tx, { ...asked, itemId });
	const now = back && standing(back);
	if (!now) return refused('unknown');
	return saveStanding(tx, { asked, item: back, now, before: now.fields, mine });
}

/**
 * What the database knows of the names in the fields that were changed. A topic is taken away only by the forvaltning that wrote
 * the item, and marked only by who can read it then.
 */
async function checkNames(tx: Tx, borgerId: string, now: ItemRow, fields: ItemFields): Promise<FieldProblems> {
	const changed = (field: string) => (fields[field] !== now.fields[field] ? (fields[field] ?? '') : '');
	const owner = ownerOf(changed('owner'));
	const person = changed('responsible') || (owner?.type === 'konto' ? owner.id : '');
	const units = [...listOf(changed('forvaltninger')), ...(owner?.type === 'afdeling' ? [owner.id] : [])];
	const topicsChanged = fields['topics'] !== now.fields['topics'];
	if (!person && units.length === 0 && !topicsChanged) return {};
	const [known] = await tx.sql<{ person: boolean; units: boolean; topics: boolean }[]>`
		select
			${person || null}::uuid is null or exists (select from team_membership t where t.borger_id = ${borgerId}
				and t.account_id = ${person || null} and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today())) as person,
			(select count(*) from enhed e where e.type = 'forvaltning' and e.id = any (${`{${units.join(',')}}`}::uuid[])) = ${units.length} as units,
			app.may_read(${borgerId}, 'plan', ${`{${fields['topics']}}`}::text[], ${now.forvaltningId}::uuid)
				and (app.actor_forvaltning_id() = ${now.forvaltningId}::uuid or ${`{${now.fields['topics']}}`}::text[] <@ ${`{${fields['topics']}}`}::text[]) as topics`;
	const problems: [string, FieldProblem, boolean][] = [
		['responsible', 'unknown', Boolean(changed('responsible')) && !known?.person],
		['owner', 'unknown', owner !== null && !(owner.type === 'konto' ? known?.person : known?.units)],
		['forvaltninger', 'unknown', owner === null && !known?.units],
		['topics', 'topics_not_yours', topicsChanged && !known?.topics]
	];
	return Object.fromEntries(
		problems
			.filter(([field, , wrong]) => wrong && fieldsOf[now.kind].includes(field))
			.map(([field, why]) => [field, why])
	);
}

/** An item that stands in the draft, locked, for whoever works on the plan. */
async function findStanding(tx: Tx, asked: ItemAsked): Promise<{ item: Draft; now: ItemRow } | null> {
	if (!isId(asked.itemId)) return null;
	await lockPlan(tx, { ...asked, mode: 'edit' });
	const item = await findItem(tx, asked);
	const now = item && standing(item);
	return now && { item, now };
}

/**
 * Closes a goal in the draft: how it ended, and words about it. The borger sees it when the plan is shared.
 * @param closing what the form said, anything; `today` is the day it ends
 */
export async function closeMaal(
	tx: Tx,
	closing: { borgerId: string; itemId: string; outcome: string; words: string; today: string }
): Promise<Result<'closed', 'unknown'> | { ok: false; reason: 'problems'; problems: FieldProblems }> {
	const outcome = maalOutcomes.find((each): each is MaalOutcome => each === closing.outcome);
	const words = readText(closing.words.trim(), longest['borgerWords'] ?? 0);
	const problems: FieldProblems = {
		...(outcome ? {} : { outcome: 'missing' as const }),
		...(words.ok ? {} : { words: words.reason })
	};
	if (!outcome || !words.ok) return { ok: false, reason: 'problems', problems };
	const found = await findStanding(tx, { ...closing, kind: 'maal' });
	if (!found) return refused('unknown');
	const ended = { on: closing.today, outcome, words: words.value };
	await writeItem(tx, found.item, { ...found.now, ended });
	return ok('closed');
}

/** Takes up a closed goal again, in the draft. */
export async function reopenMaal(
	tx: Tx,
	asked: { borgerId: string; itemId: string }
): Promise<Result<'open', 'unknown'>> {
	const found = await findStanding(tx, { ...asked, kind: 'maal' });
	if (!found) return refused('unknown');
	await writeItem(tx, found.item, { ...found.now, ended: null });
	return ok('open');
}

/**
 * Ends help or something that was tried out, in the draft. What was tried out ends with what was learnt (S3).
 * @param closing what the form said, anything
 */
export async function closeIndsats(
	tx: Tx,
	closing: { borgerId: string; itemId: string; endsOn: string; learnt: string }
): Promise<Result<'closed', 'unknown'> | { ok: false; reason: 'problems'; problems: FieldProblems }> {
	const found = await findStanding(tx, { ...closing, kind: 'indsats' });
	if (!found) return refused('unknown');
	const { item, now } = found;
	const { endsOn, learnt } = closing;
	const fields = completeFields('indsats', { ...now.fields, endsOn, learnt });
	const problems = checkFields('indsats', fields, now.fields);
	if (!isDay(fields['endsOn'] ?? '')) problems['endsOn'] = endsOn.trim() === '' ? 'missing' : 'not_a_day';
	if (fields['proevehandling'] === 'ja' && fields['learnt'] === '') problems['learnt'] = 'missing';
	if (Object.keys(problems).length > 0) return { ok: false, reason: 'problems', problems };
	await writeItem(tx, item, { ...now, fields });
	return ok('closed');
}
