/**
 * The journal (S5, S14, M16): who puts something into the outbox of which department and where it then goes, who says that it is there,
 * what the worker that sends may change and when it empties; what the borger acknowledges; and who erases what is over.
 */
import { desk, invalid, refused, taken, updating, type Attempt, type Values } from './attempt';
import { rowId, type Cast, type Doer, type Person } from './cast';
import { acknowledgedSha } from './cast-journal';
import { inserting, statement } from './rows';

export const journalingAttempts = (cast: Cast): Attempt[] => [
	...targetAttempts(cast),
	...itemAttempts(cast),
	...byHandAttempts(cast),
	...workerAttempts(cast),
	...acknowledgingAttempts(cast),
	...erasingAttempts(cast)
];

const tried = rowId('try', 'journaling');
const past = '2026-01-01T10:00:00Z';
/** When this transaction began. */
const now = 'now';
const item = (name: string) => rowId('journal_item', name);
const target = (name: string) => rowId('journal_target', name);
const others: Doer[] = ['viktor', 'karin', 'lars', 'anna', 'dorte', 'job', 'login'];

function targetAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf } = desk(cast);
	const sets = (row: Values = {}) =>
		inserting('journal_target', { id: tried, name: 'x', type: 'copy', takes: '{note}', ...row });
	const recorded = (action: string, key: string) =>
		statement(
			`select from admin_change where at = now() and thing = 'journal_target' and action = $1 and row_key = $2 and account_id = $3`,
			action,
			key,
			accountOf('anna')
		);
	adds('journal_target', 'anna', [
		['an administrator sets up where a department journalises', sets(), 1],
		['once', [sets(), sets()], taken],
		['which is written down', [sets(), recorded('insert', tried)], 1],
		['of a kind that there is', sets({ type: 'fax' }), invalid],
		['for what is journalised', sets({ takes: '{everything}' }), invalid],
		['it has not ended yet', sets({ ended_at: now }), refused]
	]);
	const ends = (set: Values = { ended_at: now }) => updating('journal_target', set, { id: target('fasit') });
	changes('journal_target', 'anna', [
		['ends one', ends(), 1],
		['gives it another name, address and department', ends({ name: 'x', address: 'x', forvaltning_id: null }), 1],
		['and other things to take', ends({ takes: '{plan}', has_receipts: true }), 1],
		['which is written down', [ends(), recorded('update', target('fasit'))], 1],
		['it does not become another kind', ends({ type: 'folder' }), refused],
		['nor another’s system', ends({ system: 'dubu' }), refused]
	]);
	for (const by of [...others.filter((each) => each !== 'anna'), 'tove', 'journal'] as const) {
		adds('journal_target', by, [['nobody else sets one up', sets(), refused]]);
		changes('journal_target', by, [['nor ends one', ends(), refused]]);
	}
	return attempts;
}

function itemAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf, forvaltningOf, kasper, viktor } = desk(cast);
	const puts = (by: Person, row: Values = {}) =>
		inserting('journal_item', {
			...{ id: tried, borger_id: viktor, forvaltning_id: forvaltningOf(by), form: 'document', type: 'plan' },
			...{ source_id: tried, revision: '1', title: 'x', content: '{}', content_sha: 'x', kind: 'plan' },
			...{ made_by_account_id: accountOf(by), ...row }
		});
	const goesTo = (where = 'true') =>
		statement(`select from journal_delivery where item_id = $1 and state = 'waiting' and ${where}`, tried);
	const note = { form: 'note', type: 'aftale' };
	adds('journal_item', 'tove', [
		['S5 a professional puts something into the journal of their department', puts('tove'), 1],
		['with its topics', puts('tove', { topics: '{oekonomi}' }), 1],
		['once', [puts('tove'), puts('tove')], taken],
		['one revision is there once', [puts('tove'), puts('tove', { id: rowId('try', 'again') })], taken],
		['S5 it goes where it is taken', [puts('tove'), goesTo(`target_id = '${target('folder')}'`)], 1],
		['and nowhere else', [puts('tove'), goesTo()], 1],
		['S14 a note to those who take notes', [puts('tove', note), goesTo()], 2],
		['not a message of a conversation that they do not read', [puts('tove', { ...note, type: 'besked' }), goesTo()], 0],
		['not to another department’s', [puts('tove', note), goesTo(`target_id = '${target('sbsys')}'`)], 0],
		['nor to one that has ended', [puts('tove', { type: 'aftale' }), goesTo()], 0],
		['not in a colleague’s name', puts('tove', { made_by_account_id: accountOf('signe') }), refused],
		['nor in nobody’s', puts('tove', { made_by_account_id: null }), refused],
		['not for another department', puts('tove', { forvaltning_id: forvaltningOf('signe') }), refused],
		['not about another borger', puts('tove', { borger_id: kasper }), refused],
		['when is a fact', puts('tove', { made_at: past }), refused],
		['it is not emptied', puts('tove', { cleared_at: past }), refused],
		['with something in it', puts('tove', { content: null }), invalid],
		['of a kind that there is', puts('tove', { type: 'brev' }), invalid]
	]);
	adds('journal_item', 'signe', [
		['another department has its own', puts('signe', { source_id: rowId('plan', 'viktor'), revision: '2' }), 1]
	]);
	adds('journal_item', 'ida', [
		['S14 not an external one', puts('ida', { forvaltning_id: forvaltningOf('signe') }), refused]
	]);
	for (const by of ['farid', 'berit', 'frida', 'mette'] as const)
		adds('journal_item', by, [['nobody who does not see the borger', puts(by), refused]]);
	for (const by of [...others, 'journal'] as const) adds('journal_item', by, [['nobody else', puts('tove'), refused]]);
	const delivers = inserting('journal_delivery', { item_id: item('viktor aftale'), target_id: target('folder') });
	for (const by of [...others, 'tove', 'journal'] as const)
		adds('journal_delivery', by, [['where it goes is not theirs to say', delivers, refused]]);
	changes('journal_item', 'tove', [
		['what is put there stays', updating('journal_item', { content: '{}' }), refused],
		['and its words', updating('journal_item', { title: 'x' }), refused]
	]);
	changes('journal_delivery', 'tove', [
		['nobody says by themself how far it is', updating('journal_delivery', { state: 'received' }), refused]
	]);
	return attempts;
}

function byHandAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, accountOf } = desk(cast);
	const call = (name: string) => (of: string, at: string) =>
		statement(`select from app.${name}($1, $2) as done where done`, item(of), target(at));
	const [retries, notes] = [call('retry_journal'), call('note_journalised')];
	const reads = (of: string) => statement('select from app.reads_journal($1) as reads where reads', item(of));
	const stands = (where: string, ...values: string[]) =>
		statement(`select from journal_delivery where item_id = $1 and ${where}`, item('viktor besked'), ...values);
	calls('retry_journal', 'tove', [
		['S5 what failed is tried again', retries('viktor besked', 'folder'), 1],
		[
			'and waits',
			[retries('viktor besked', 'folder'), stands(`state = 'waiting' and tries = 0 and next_at = now()`)],
			1
		],
		['once', [retries('viktor besked', 'folder'), retries('viktor besked', 'folder')], 0],
		['not what is on its way', retries('viktor besked', 'fasit'), 0],
		['nor what was received', retries('viktor plan', 'folder'), 0],
		['nor where it does not go', retries('viktor besked', 'sbsys'), 0]
	]);
	calls('note_journalised', 'tove', [
		['S5 somebody has put it into the journal by hand', notes('viktor besked', 'folder'), 1],
		[
			'as who they are',
			[
				notes('viktor besked', 'folder'),
				stands(`state = 'received' and received_at = now() and by_account_id = $2`, accountOf('tove'))
			],
			1
		],
		['also what was sent and nobody acknowledged', notes('viktor besked', 'fasit'), 1],
		['not what was received', notes('viktor plan', 'folder'), 0],
		['nor where it does not go', notes('viktor besked', 'sbsys'), 0]
	]);
	calls('note_journalised', 'signe', [['not what is sent this moment', notes('viktor social', 'folder'), 0]]);
	calls('reads_journal', 'tove', [
		['what their own department put there', reads('viktor besked'), 1],
		['not what another did', reads('viktor social'), 0],
		['nor about another borger', reads('kasper plan'), 0]
	]);
	for (const by of ['farid', 'berit', 'frida', 'ida', 'signe', 'mette'] as const) {
		calls('retry_journal', by, [['nobody who does not read it', retries('viktor besked', 'folder'), 0]]);
		calls('note_journalised', by, [['nobody who does not read it', notes('viktor besked', 'folder'), 0]]);
	}
	for (const by of ['berit', 'frida'] as const)
		calls('reads_journal', by, [['not of a borger they do not see', reads('viktor social'), 0]]);
	for (const by of [...others, 'journal'] as const) {
		calls('retry_journal', by, [['nobody else', retries('viktor besked', 'folder'), refused]]);
		calls('note_journalised', by, [['nobody else', notes('viktor besked', 'folder'), refused]]);
		calls('reads_journal', by, [['is asked by those who may', reads('viktor besked'), refused]]);
	}
	return attempts;
}

/** The worker: no person, no plan, no meeting and no answer. */
function workerAttempts(cast: Cast): Attempt[] {
	const { attempts, changes, calls, viktor } = desk(cast);
	const clears = (name?: string, set: Values = {}) =>
		updating('journal_item', { content: null, cleared_at: now, ...set }, name === undefined ? {} : { id: item(name) });
	changes('journal_item', 'journal', [
		['S5 empties what all have received thirty days ago', clears(), 1],
		['which is this one', clears('kasper plan'), 1],
		['once', [clears(), clears()], 0],
		['not what was made since', clears('ellen plan'), 0],
		['nor what was received since', clears('viktor plan'), 0],
		['nor what is not received', clears('viktor besked'), 0],
		['nor what has gone nowhere', clears('viktor aftale'), 0],
		['no word becomes another', clears('kasper plan', { content: '{}', cleared_at: null }), refused],
		['when is a fact', clears('kasper plan', { cleared_at: past }), refused],
		['and its name stays', updating('journal_item', { title: 'x' }), refused],
		['and who put it there is not read', statement('select made_by_account_id from journal_item'), refused]
	]);
	const moves = (set: Values) =>
		updating('journal_delivery', set, { item_id: item('viktor besked'), target_id: target('folder') });
	changes('journal_delivery', 'journal', [
		['S5 notes how far it is', moves({ state: 'sending', claimed_at: now, tries: '2', next_at: now }), 1],
		[
			'and what came of it',
			moves({ state: 'received', received_at: now, sent_at: now, code: null, reference: 'x' }),
			1
		],
		['as far as there is to come', moves({ state: 'lost' }), invalid],
		['not for another', moves({ borger_id: cast.kasper.id }), refused],
		['nor to somewhere else', moves({ target_id: target('sbsys') }), refused],
		['nor by hand', moves({ by_account_id: cast.people.tove.accountId }), refused]
	]);
	for (const by of others) {
		changes('journal_item', by, [['nobody else empties', clears(), refused]]);
		changes('journal_delivery', by, [['nobody else says how far it is', moves({ state: 'received' }), refused]]);
	}
	const reads = (what: string, from: string) => statement(`select ${what} from ${from}`);
	const all = statement(`update journal_delivery set state = 'received', received_at = now()`);
	calls('whose case', 'journal', [
		['S5 the worker reads whose case it belongs in', reads('name, cpr_encrypted, skaermet', 'borger'), 1],
		['only until all of it is received', [all, reads('id', 'borger')], 0],
		['and no more of them', reads('phone', 'borger'), refused],
		['nor what they are found by', reads('cpr_hash', 'borger'), refused],
		...['maal', 'moede', 'trivselsvalue', 'besked', 'account', 'plan', 'setting'].map(
			(table) => [`nor a row of ${table}`, reads('', table), refused] as [string, ReturnType<typeof reads>, string]
		)
	]);
	const looks = statement(
		`select app.record_system_look('population', 'job/journal', 'x', 'x', array[$1]::uuid[])`,
		viktor
	);
	calls('record_system_look', 'journal', [
		['F9 what the worker sends is in the log', looks, 1],
		['F9 which it does not read', [looks, reads('', 'access_event')], refused]
	]);
	return attempts;
}

function acknowledgingAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, kasper, viktor } = desk(cast);
	const says = (row: Values = {}) =>
		inserting('moede_acknowledgement', {
			...{ id: tried, moede_id: rowId('moede', 'viktor held'), borger_id: viktor, content_sha: 'b'.repeat(64) },
			...row
		});
	const is = (name: string) => ({ moede_id: rowId('moede', name) });
	adds('moede_acknowledgement', 'viktor', [
		['M16 a borger acknowledges what was agreed at a meeting of theirs', says(), 1],
		[
			'M16 when is a fact',
			[says(), statement('select from moede_acknowledgement where id = $1 and acknowledged_at = now()', tried)],
			1
		],
		['M16 and not theirs to say', says({ acknowledged_at: past }), refused],
		['M16 the same once', says({ content_sha: acknowledgedSha }), taken],
		['M16 of a document', says({ content_sha: 'x' }), invalid],
		[
			'M16 the team is told',
			[
				says(),
				statement(
					`select from event where type = 'aftale_acknowledged' and subject_id = $1`,
					is('viktor held').moede_id
				)
			],
			2
		],
		[
			'M16 the department that held it has a note, in nobody’s name',
			[
				says(),
				statement(
					`select from journal_item where type = 'aftale' and form = 'note' and made_by_account_id is null and forvaltning_id = $1`,
					cast.forvaltninger.social
				)
			],
			2
		],
		['M16 not before it is held', says(is('viktor soon')), refused],
		['M16 nor when it is called off', says(is('viktor cancelled')), refused],
		['M16 nor of another borger’s', says(is('kasper shared')), refused],
		['M16 nor in another borger’s name', says({ borger_id: kasper }), refused]
	]);
	adds('moede_acknowledgement', 'kasper', [['M16 not for another borger', says(), refused]]);
	changes('moede_acknowledgement', 'viktor', [
		['M16 what was said stays', updating('moede_acknowledgement', { content_sha: acknowledgedSha }), refused]
	]);
	for (const by of ['tove', 'signe', 'karin', 'lars', 'anna', 'dorte', 'job', 'login', 'journal'] as const)
		adds('moede_acknowledgement', by, [['M16 nobody else', says(), refused]]);
	return attempts;
}

/** Ellen's plan has ended, the journal has it, and the municipality keeps what is over for a month. */
function erasingAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, ellen, viktor } = desk(cast);
	const finds = (where = 'true') => statement(`select from app.erasable(1) where ${where}`);
	const isReady = finds(`borger_id = '${ellen}' and waiting = 0 and unsent = 0`);
	const alarms = inserting('access_alarm', {
		...{ type: 'outside', about: 'ellen', details: JSON.stringify({ borgerId: ellen }) }
	});
	const erases = (borger: string) => statement('select from app.erase_borger($1) as erased where erased', borger);
	const left = (of: string, column = 'borger_id') => statement(`select from ${of} where ${column} = $1`, ellen);
	calls('erasable', 'job', [
		['whose plans have all ended, and nobody else', finds(), 1],
		['and what holds them back', isReady, 1],
		['an alarm about a look at them does', [alarms, finds('waiting = 1')], 1]
	]);
	calls('erase_borger', 'job', [
		['what is over goes', erases(ellen), 1],
		['with the borger', [erases(ellen), left('borger', 'id')], 0],
		['and their plan', [erases(ellen), left('plan')], 0],
		['once', [erases(ellen), erases(ellen)], 0],
		['not who has a plan', erases(viktor), 0],
		['nor who is held back', [alarms, erases(ellen)], 0]
	]);
	const counts = (where: string, logMonths = '1') =>
		statement(`select from app.erasable_counts(1, $1::text::int) where ${where}`, logMonths);
	calls('erasable_counts', 'anna', [
		['how many would go', counts('ready = 1 and held = 0 and looks = 0'), 1],
		['and how many looks', counts('looks > 3', '0'), 1]
	]);
	const forgets = statement('select from app.forget_looks(now(), 1)');
	for (const by of [...others.filter((each) => each !== 'job' && each !== 'anna'), 'tove', 'journal'] as const)
		calls('erasable_counts', by, [['is for administrators', counts('true'), refused]]);
	for (const by of ['lars', 'journal'] as const) {
		calls('erasable', by, [['is for the job that erases', finds(), refused]]);
		calls('erase_borger', by, [['nobody else erases what is over', erases(ellen), refused]]);
		calls('forget_looks', by, [['nobody else forgets old looks', forgets, refused]]);
	}
	return attempts;
}
