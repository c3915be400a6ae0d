/** What must be noticed of the journal and of what is erased where no connection of a person sees it: by the owner, and undone. */
import type postgres from 'postgres';
import { pool } from '../../src/lib/server/db/client';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';
import { rowId, type Cast } from './cast';
import { codeOf } from './rows';

const item = (name: string) => rowId('journal_item', name);
const target = (name: string) => rowId('try', `target ${name}`);

/** For the owner, to whom the tables of the journal are open (ageJournal): statements of which the answers are remembered. */
export function journalRecords(cast: Cast): string[][] {
	const { viktor, kasper, forvaltninger } = cast;
	const { social, beskaeftigelse } = forvaltninger;
	const held = rowId('moede', 'viktor held');
	const acknowledges = (borger: string) =>
		`insert into moede_acknowledgement (moede_id, borger_id, content_sha) values ('${held}', '${borger}', repeat('c', 64))`;
	const goTo = (name: string) => `select item_id from journal_delivery where target_id = '${target(name)}' order by 1`;
	const note = { borger: viktor.id, forvaltning: social, form: 'note', type: 'aftale', source: held };
	/** Notes that are like the borger's but for one thing: none of them counts. */
	const decoys = [
		{ borger: kasper.id },
		{ forvaltning: beskaeftigelse },
		{ form: 'document' },
		{ type: 'moede' },
		{ source: rowId('moede', 'viktor now') }
	].map((other, index) => {
		const { borger, forvaltning, form, type, source } = { ...note, ...other };
		return `insert into journal_item (borger_id, forvaltning_id, form, type, source_id, revision, title, content, content_sha, kind)
			values ('${borger}', '${forvaltning}', '${form}', '${type}', '${source}', ${20 + index}, 'x', '{}', 'x', 'moede')`;
	});
	/** What has gone nowhere, also when another test has set up a target that takes everything. */
	const waiting = ['viktor social', 'viktor besked', 'viktor aftale', 'ellen aftale'];
	return [
		// What has had nowhere to go, goes to a target that is set up; not what is empty, and no more than the target takes.
		[
			`delete from journal_delivery where item_id in (${waiting.map((name) => `'${item(name)}'`).join()})`,
			`update journal_item set content = null, cleared_at = now() where id = '${item('ellen aftale')}'`,
			`insert into journal_target (id, name, type, takes) values ('${target('all')}', 'x', 'copy', '{aftale,plan}')`,
			goTo('all'),
			`delete from journal_delivery where target_id = '${target('all')}'`,
			`insert into journal_target (id, name, type, takes, forvaltning_id) values ('${target('one')}', 'x', 'copy', '{aftale,plan,note}', '${social}')`,
			goTo('one')
		],
		[
			...decoys,
			acknowledges(viktor.id),
			`select revision, content -> 'acknowledged' ->> 'title' as title from journal_item where source_id = '${held}' and borger_id = '${viktor.id}' and forvaltning_id = '${social}'
				and type = 'aftale' and form = 'note' order by 1`
		],
		[acknowledges(kasper.id)],
		// What no target takes holds nobody back, where there is one; what nobody could send does.
		[
			`delete from journal_delivery where item_id = '${item('ellen aftale')}'`,
			'set local role vp_keeper',
			'select waiting, unsent from app.erasable(1)'
		],
		[
			`delete from pgboss.job where name = 'journal'`,
			`insert into journal_delivery select * from journal_delivery where false`,
			`select data, state from pgboss.job where name = 'journal'`
		],
		// Of the log nobody but the function that forgets takes anything away.
		...['delete from access_event', 'delete from access_seal', 'truncate access_entry'].map((slip) => [slip])
	];
}

/** That what is tried again wakes the worker: somebody presses, and it is put back. */
export async function wakesTheWorker(cast: Cast, owner: postgres.Sql): Promise<unknown> {
	const failed = [item('viktor besked'), rowId('journal_target', 'folder')];
	const [before] = await owner.unsafe<{ tries: number; next: Date }[]>(
		'select tries, next_at as next from journal_delivery where item_id = $1 and target_id = $2',
		failed
	);
	await owner`delete from pgboss.job where name = 'journal'`;
	try {
		await withActor(cast.speakers.tove as Actor, ({ sql }) => sql.unsafe('select app.retry_journal($1, $2)', failed));
		return [...(await owner`select data, state from pgboss.job where name = 'journal'`)];
	} finally {
		await pool('journal')`
			update journal_delivery set state = 'failed', tries = ${before?.tries ?? 0}, next_at = ${before?.next ?? new Date()}
			where item_id = ${item('viktor besked')} and target_id = ${rowId('journal_target', 'folder')}`;
	}
}

/** How much the keeper's own role takes away when nothing but its policies hold it, and what it may not put or change; undone. */
export async function erasingAsKeeper(cast: Cast, owner: postgres.Sql): Promise<unknown[]> {
	const { viktor, others, forvaltninger } = cast;
	const logs = ['access_event', 'access_entry', 'access_seal', 'access_alarm'];
	const old = `(select id from access_event where page = 'old')`;
	const asOwner = [
		...logs.map((table) => `create policy probe_slips on ${table} to current_user using (true) with check (true)`),
		`insert into access_event (at, role, kind, page, purpose, request_id) values (now() - interval '8 months', 'job', 'population', 'old', 'x', 'old')`,
		`insert into access_entry (event_id, borger_id, item_kind) values (${old}, '${viktor.id}', 'borger')`,
		`insert into access_seal (seq, event_id, hash) values (1000, ${old}, '\\x00')`,
		`insert into access_alarm (type, about) values ('outside', 'old')`
	];
	const puts = (form: string, type: string) =>
		`insert into journal_item (borger_id, forvaltning_id, form, type, source_id, revision, title, content, content_sha, kind)
			values ('${viktor.id}', '${forvaltninger.social}', '${form}', '${type}', '${viktor.id}', 1, 'x', '{}', 'x', 'plan')`;
	const tries = [
		[
			'delete from access_unsealed',
			'delete from access_entry where id is not null',
			'delete from access_seal where seq is not null',
			`delete from access_event where id is not null`
		],
		['delete from access_alarm where type is not null'],
		['delete from import_item where borger_id is null'],
		[`delete from borger where id = '${others.nanna.id}'`],
		['update borger set id = id'],
		[puts('note', 'aftale')],
		[puts('document', 'aftale')],
		[puts('note', 'plan')]
	];
	const found: unknown[] = [];
	await owner
		.begin(async (sql) => {
			for (const each of asOwner) await sql.unsafe(each);
			await sql`set local role vp_keeper`;
			for (const statements of tries)
				await sql
					.savepoint(async (inner) => {
						for (const each of statements) found.push((await inner.unsafe(each)).count);
					})
					.catch((error: unknown) => found.push(codeOf(error)));
			throw new Error('undone');
		})
		.catch((error: unknown) => found.push(codeOf(error)));
	return found;
}
