/**
 * What the cast has of the journal. Four targets: `folder` takes plans, meetings and notes of every department, `fasit` the notes of
 * Beskæftigelse, `sbsys` those of Social, and `over` took everything and takes nothing any more. Items: Tove's go to Beskæftigelse,
 * Signe's to Social, Mette's to Familie. `viktor unopened` is an answer of Viktor's that nobody of that department has opened, `viktor
 * opened` is the same answer where Signe has; what no target takes (`viktor aftale`, `ellen aftale`) lies there. Of Kasper and Ellen all
 * that was sent has been received. Viktor has acknowledged his held meeting. Each row is written by whoever writes it in the portal.
 */
import type postgres from 'postgres';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';
import { dayFromToday, type BorgerMade, type StaffMade } from '../support/builders';
import type { Doer, Person } from './cast';
import { idOf, insertMany, inserting, unbind, type Row, type Speaker } from './rows';

type Who = {
	names: Map<string, string>;
	speakers: Record<Doer, Speaker>;
	people: Record<Person, BorgerMade | StaffMade>;
	ellen: BorgerMade;
	social: string;
	beskaeftigelse: string;
};

const id = (table: string, name: string) => idOf(`${table} ${name}`);
/** What was before Viktor when he acknowledged his meeting. */
export const acknowledgedSha = 'a'.repeat(64);
const longAgo = `${dayFromToday(-40)}T10:00:00Z`;

export async function addJournal(who: Who): Promise<void> {
	await addTargets(who);
	await addItems(who);
	await acknowledgeHeld(who);
	await deliver();
}

async function addTargets({ names, social, beskaeftigelse }: Who) {
	const rows: Row[] = [];
	const target = (name: string, row: Row) => {
		names.set(`journal_target ${id('journal_target', name)}`, name);
		rows.push({
			...{ id: id('journal_target', name), name, type: 'copy', system: 'other', forvaltning_id: null, address: '' },
			...{ has_receipts: false, created_at: longAgo, ended_at: null },
			...row
		});
	};
	target('folder', { type: 'folder', address: 'arkiv', takes: ['plan', 'moede', 'note'] });
	target('fasit', { system: 'fasit', forvaltning_id: beskaeftigelse, takes: ['note'] });
	target('sbsys', { system: 'sbsys', forvaltning_id: social, takes: ['note'] });
	const everything = ['plan', 'moede', 'indkaldelse', 'aflysning', 'aftale', 'note'];
	target('over', { type: 'folder', address: 'gammel', takes: everything, ended_at: longAgo });
	await insertMany('journal_target', rows);
}

/** Under which targets an item stands. */
const addressed = (names: Map<string, string>, item: string, name: string, targets: string[]) => {
	names.set(`journal_item ${item}`, name);
	for (const target of targets)
		names.set(`journal_delivery ${item} ${id('journal_target', target)}`, `${name} ${target}`);
};

async function addItems({ names, speakers, people, ellen }: Who) {
	const { viktor, kasper } = people as Record<'viktor' | 'kasper', BorgerMade>;
	for (const [by, name, borger, form, type, sourceId, targets] of [
		['tove', 'viktor plan', viktor, 'document', 'plan', id('plan', 'viktor'), ['folder']],
		['tove', 'viktor besked', viktor, 'note', 'besked', id('besked', 'viktor tove'), ['folder', 'fasit']],
		['tove', 'viktor aftale', viktor, 'document', 'aftale', id('moede', 'viktor held'), []],
		['tove', 'viktor unopened', viktor, 'note', 'svar', id('trivselsmaaling', 'viktor self'), ['folder', 'fasit']],
		['tove', 'viktor rated', viktor, 'note', 'svar', id('trivselsmaaling', 'viktor tove'), ['folder', 'fasit']],
		['signe', 'viktor social', viktor, 'document', 'plan', id('plan', 'viktor'), ['folder']],
		['signe', 'viktor opened', viktor, 'note', 'svar', id('trivselsmaaling', 'viktor self'), ['folder', 'sbsys']],
		['mette', 'kasper plan', kasper, 'document', 'plan', id('plan', 'kasper'), ['folder']],
		['mette', 'ellen plan', ellen, 'document', 'plan', id('plan', 'ellen'), ['folder']],
		['mette', 'ellen aftale', ellen, 'document', 'aftale', id('plan', 'ellen'), []]
	] as const) {
		const item = id('journal_item', name);
		addressed(names, item, name, [...targets]);
		const author = people[by] as StaffMade;
		const { text, values } = inserting('journal_item', {
			...{ id: item, borger_id: borger.id, forvaltning_id: author.forvaltningId, form, type, source_id: sourceId },
			...{ revision: '1', title: name, content: '{"v": 1}', content_sha: 'x', kind: 'plan' },
			made_by_account_id: author.accountId
		});
		await withActor(speakers[by] as Actor, ({ sql }) => sql.unsafe(text, values));
	}
}

async function acknowledgeHeld({ names, speakers, people }: Who) {
	const [moede, acknowledgement] = [id('moede', 'viktor held'), id('moede_acknowledgement', 'viktor held')];
	names.set(`moede_acknowledgement ${acknowledgement}`, 'viktor held');
	const found = await withActor(speakers.viktor as Actor, async ({ sql }) => {
		await sql`
			insert into moede_acknowledgement (id, moede_id, borger_id, content_sha)
			values (${acknowledgement}, ${moede}, ${(people.viktor as BorgerMade).id}, ${acknowledgedSha})`;
		return sql<{ event: string; item: string }[]>`
			select e.id as event, i.id as item from event e, journal_item i
			where e.type = 'aftale_acknowledged' and i.source_id = ${moede} and i.type = 'aftale' and i.form = 'note'`;
	});
	for (const { event, item } of found) {
		names.set(`event ${event}`, 'viktor acknowledged');
		addressed(names, item, 'viktor acknowledged', ['folder', 'sbsys']);
	}
}

/** How far the worker has come; the rest waits. */
async function deliver() {
	for (const [item, target, state, receivedAt] of [
		['viktor plan', 'folder', 'received', new Date()],
		['viktor besked', 'folder', 'failed', null],
		['viktor besked', 'fasit', 'sent', null],
		['viktor social', 'folder', 'sending', null],
		['kasper plan', 'folder', 'received', longAgo],
		['ellen plan', 'folder', 'received', longAgo]
	] as const)
		await withActor(
			{ audience: 'journal' },
			({ sql }) => sql`
				update journal_delivery set state = ${state}, tries = 1, received_at = ${receivedAt}
				where item_id = ${id('journal_item', item)} and target_id = ${id('journal_target', target)}`
		);
}

/** Items that were made long ago: who empties what was received has something to empty, and more that must stay. */
export async function ageJournal(owner: postgres.Sql): Promise<void> {
	await unbind(owner, 'journal_target', 'journal_item', 'journal_delivery', 'moede_acknowledgement');
	const aged = ['kasper plan', 'viktor plan', 'viktor besked', 'viktor aftale'].map((name) => id('journal_item', name));
	await owner`update journal_item set made_at = ${longAgo} where id in ${owner(aged)}`;
}
