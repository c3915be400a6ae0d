/**
 * The plan and a meeting, put into the journal of a department: a document and a note of each, as the actor reads them. Used where a
 * plan is shared and a meeting closed, and where another department takes its own.
 */
import { formatDate } from '../../core/dates';
import type { Making } from '../../document/document';
import { moedeDocument } from '../../document/moede';
import { paperOf } from '../../document/paper';
import { planDocument } from '../../document/plan';
import { journal as words } from '../../i18n/da/journal';
import { noteOfMoede, noteOfPlan } from '../../journal/note';
import type { Put } from '../../journal/outbox';
import { readMoedeFacts } from '../document/moede';
import { readPlanFacts } from '../document/plan';
import type { Tx } from '../db/with-actor';
import { putInJournal, type NewItem } from './put';

/** Whose journal-worthy it is, and what a builder needs. */
export type Putting = { borgerId: string } & Pick<Making, 'municipality' | 'today'>;
/** What a document and its note share. */
type Shared = Pick<NewItem, 'borgerId' | 'type' | 'sourceId' | 'title' | 'kind' | 'topics'>;

/** The name of whoever acts, as the journal names them. */
async function actorName({ sql }: Tx): Promise<string> {
	const [row] = await sql<{ name: string }[]>`select name from account where id = app.actor_id()`;
	return row?.name ?? '';
}

/** The document, and its note with it; what the document says decides, for the note names the day and who put it there. */
async function putBoth(tx: Tx, shared: Shared, content: { document: Parameters<typeof noteOfPlan>[0]; note: string }) {
	const put = await putInJournal(tx, { ...shared, form: 'document', document: content.document });
	if (put === 'put') await putInJournal(tx, { ...shared, form: 'note', text: content.note });
	return put;
}

/**
 * The published version of the plan.
 * @returns `not_yours` also where the actor reads no published plan
 */
export async function putPlan(tx: Tx, { borgerId, municipality, today }: Putting): Promise<Put> {
	const [facts, by] = await Promise.all([readPlanFacts(tx, { borgerId, today }), actorName(tx)]);
	if (!facts) return 'not_yours';
	const document = planDocument(facts, { municipality, today, reader: 'fagperson', journal: true });
	return putBoth(
		tx,
		{
			...{ borgerId, type: 'plan', sourceId: facts.plan.id, kind: 'plan' },
			title: words.titles.plan(facts.plan.version)
		},
		{ document, note: noteOfPlan(document, by) }
	);
}

/**
 * What was agreed in a meeting that was held.
 * @returns `not_yours` also where the actor reads no such meeting, or it has not been held
 */
export async function putMoede(
	tx: Tx,
	{ borgerId, moedeId, municipality, today }: Putting & { moedeId: string }
): Promise<Put> {
	const [facts, by] = await Promise.all([
		readMoedeFacts(tx, { borgerId, moedeId, today, reader: 'fagperson' }),
		actorName(tx)
	]);
	if (facts?.state !== 'held') return 'not_yours';
	const document = moedeDocument(facts, { municipality, today, reader: 'fagperson', journal: true });
	return putBoth(
		tx,
		{
			...{ borgerId, type: 'moede', sourceId: facts.id, kind: 'moede', topics: facts.topics },
			title: words.titles.moede(formatDate(facts.startsAt))
		},
		{ document, note: noteOfMoede(document, { by, template: facts.templateKey }) }
	);
}

/**
 * The letter about a meeting, where the municipality sends letters of its kind: the summons of one that is planned, or that it is
 * cancelled. Once for each text: a meeting that is moved gets another, one that is saved again does not.
 * @returns `not_yours` also where the actor reads no such meeting, or it has been held; `unchanged` also where nobody takes letters
 */
export async function putLetter(
	tx: Tx,
	{ borgerId, moedeId, municipality, today }: Putting & { moedeId: string }
): Promise<Put> {
	const [facts, takes] = await Promise.all([
		readMoedeFacts(tx, { borgerId, moedeId, today, reader: 'fagperson' }),
		findTakes(tx)
	]);
	if (!facts || facts.state === 'held') return 'not_yours';
	const type = facts.state === 'planned' ? 'indkaldelse' : 'aflysning';
	if (!takes.includes(type)) return 'unchanged';
	return putInJournal(tx, {
		...{ borgerId, type, sourceId: facts.id, kind: 'moede', topics: facts.topics, form: 'document' },
		title: words.titles[type](formatDate(facts.startsAt)),
		document: paperOf(facts, { municipality, today, reader: 'borger', journal: true })
	});
}

/**
 * What the actor may press for about a meeting: a letter, where somebody takes such letters, or to journalise one that was held.
 * @returns null for an external party, who has no journal
 */
export async function findPress(tx: Tx, state: 'planned' | 'held' | 'cancelled'): Promise<'brev' | 'moede' | null> {
	const [takes, [actor]] = await Promise.all([
		findTakes(tx),
		tx.sql<{ isOwnStaff: boolean }[]>`select app.actor_forvaltning_id() is not null as "isOwnStaff"`
	]);
	if (!actor?.isOwnStaff) return null;
	if (state === 'held') return 'moede';
	return takes.includes(state === 'planned' ? 'indkaldelse' : 'aflysning') ? 'brev' : null;
}

/** What the targets of the actor's department take. */
async function findTakes({ sql }: Tx): Promise<string[]> {
	const [row] = await sql<{ takes: string[] }[]>`
		select coalesce(jsonb_agg(distinct w.each), '[]') as takes
		from journal_target t cross join lateral unnest(t.takes) as w (each)
		where t.ended_at is null and (t.forvaltning_id is null or t.forvaltning_id = app.actor_forvaltning_id())`;
	return row?.takes ?? [];
}
