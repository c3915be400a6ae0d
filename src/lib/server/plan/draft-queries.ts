import { createHash } from 'node:crypto';
import { firstName } from '../../core/person';
import { describeChanges, describeFirst } from '../../plan/changes';
import { itemKinds, type DraftItem, type DraftPage, type PublishedVersion } from '../../plan/draft';
import { changesIn } from '../../plan/history';
import { hindrances, missingIn } from '../../plan/publish';
import { inTreeOrder } from '../../plan/tree';
import { topics as allTopics } from '../../access/policy';
import type { Tx } from '../db/with-actor';
import { pairRows, readRows, standing, type Draft, type ItemRow } from './draft-rows';
import { readHead, readStatuses, type Head } from './draft-head';
import { namesIn, sinceVersion, toVersionRow } from './history';

/** How many versions of the history the page of the draft shows. */
const mostVersions = 10;

/**
 * The draft of a borger's plan beside what is published, for whoever may see the borger. Three statements, whatever the plan's
 * age: they travel together.
 * @param asked `today`: `YYYY-MM-DD`
 * @returns null when that borger does not exist for the actor
 */
export async function readDraft(
	tx: Tx,
	{ borgerId, today }: { borgerId: string; today: string }
): Promise<DraftPage | null> {
	const shown = tx.sql`(select q.id from plan q where q.borger_id = ${borgerId}
		order by (q.ended_on is null) desc, q.started_on desc limit 1)`;
	const [head, rows, statuses] = await Promise.all([
		readHead(tx, { borgerId, today, shown, mostVersions }),
		readRows(
			tx,
			itemKinds,
			tx.sql`p.id = ${shown} and (i.last_version is null or i.last_version >= ${sinceVersion(tx, { planId: shown, mostVersions })})`
		),
		readStatuses(tx, { borgerId, shown })
	]);
	if (!head) return null;
	const hidden = new Set(head.hidden.map(({ itemId }) => itemId));
	const { version } = head.plan ?? { version: 0 };
	const drafts = [...pairRows(rows).values()].filter((item) => standing(item) !== null || !isHidden(item, hidden));
	const items = judge(
		drafts.map((item) => toItem(item, { head, statuses })),
		today
	);
	const who = namesIn(rows);
	const versionRows = rows.map(toVersionRow);
	const versions = head.versions.map((each): PublishedVersion => ({
		...each,
		changes: changesIn(each.version, versionRows, { who, hidden })
	}));
	const before = drafts.flatMap(({ published }) => (published ? [toVersionRow(published)] : []));
	const after = drafts.flatMap((item) => [standing(item)].flatMap((row) => (row ? [toVersionRow(row)] : [])));
	const { borger, plan, holdsThreads, joint, people, forvaltninger, tavle, wishes, statements } = head;
	return {
		borger: { ...borger, firstName: firstName(borger.name) },
		...{ plan, holdsThreads, joint, items, people, forvaltninger, tavle, wishes, statements, versions },
		mayEdit: head.forvaltningId !== null && plan !== null && plan.endedOn === null,
		names: namesById(rows),
		changes: version === 0 ? describeFirst(after, who) : describeChanges(before, after, who),
		hiddenChanges: holdsThreads && head.hidden.some((each) => each.version > version),
		hindrances: hindrances(items),
		editableTopics: [...allTopics],
		seen: markOf(items)
	};
}

const namesById = (rows: readonly ItemRow[]): Record<string, string> =>
	Object.assign(
		{},
		...rows.map(({ person, units }) => ({ ...(person ? { [person.id]: person.name } : {}), ...units }))
	);

const isHidden = ({ own, published }: Draft, hidden: ReadonlySet<string>) =>
	hidden.has((own ?? published)?.itemId ?? '');

/** What an item is to its reader. */
function toItem({ own, published }: Draft, { head, statuses }: { head: Head; statuses: StatusById }): DraftItem {
	const row = own ?? published;
	if (!row) throw new Error('an item has a row');
	const status = statuses.get(row.itemId);
	return {
		...{ kind: row.kind, itemId: row.itemId, parentId: row.parentId, position: row.position, fields: row.fields },
		published: published?.fields ?? null,
		state: !published ? 'new' : own ? 'changed' : published.lastVersion === null ? 'unchanged' : 'removed',
		...{ forvaltning: row.forvaltning, editedBy: row.editedBy, editedAt: row.editedAt },
		editableTopics: editableTopics(row, head),
		missing: [],
		...(status ? { status } : {}),
		...(row.ended ? { ended: row.ended } : {}),
		fromTavlepunkt: row.fromTavlepunkt
	};
}

type StatusById = Awaited<ReturnType<typeof readStatuses>>;

/**
 * On what the own forvaltning wrote, all; otherwise those that one adgangsgrundlag covers beside the item's others may be added. Only
 * the forvaltning that wrote it takes one away (the trigger `keep_versions`).
 */
function editableTopics({ fields, forvaltningId }: ItemRow, { grounds, forvaltningId: own }: Head): string[] {
	if (own !== null && forvaltningId === own) return [...allTopics];
	const has = allTopics.filter((topic) => fields['topics']?.split(',').includes(topic));
	const covered = grounds.filter((ground) => has.every((topic) => ground.includes(topic)));
	return allTopics.filter((topic) => !has.includes(topic) && covered.some((ground) => ground.includes(topic)));
}

/** In order, each with what hinders publishing. */
function judge(items: readonly DraftItem[], today: string): DraftItem[] {
	const standingIds = new Set(items.filter((item) => item.state !== 'removed').map((item) => item.itemId));
	return inTreeOrder(items).map((item) => ({ ...item, missing: missingIn(item, standingIds, today) }));
}

/** A mark of what the draft says, so that publishing can tell whether it has become another since it was looked at. */
function markOf(items: readonly DraftItem[]): string {
	const said = items.map((item) => [
		item.itemId,
		item.state,
		item.position,
		item.parentId,
		item.ended ?? null,
		item.fields
	]);
	return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}
