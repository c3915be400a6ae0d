/**
 * What the administrator, the dpo and the jobs may do, and what everybody may do about their own log-ins: each change by an
 * administrator is written down, nobody becomes more by themself, and the jobs add what is theirs to add.
 */
import { desk, invalid, refused, removing, taken, updating, type Attempt, type Tried, type Values } from './attempt';
import { rowId, type Cast, type Person } from './cast';
import { inserting, statement } from './rows';

export const administeringAttempts = (cast: Cast): Attempt[] => [
	...unitAttempts(cast),
	...accountAttempts(cast),
	...roleAttempts(cast),
	...settingAttempts(cast),
	...rulerAttempts(cast),
	...alarmAttempts(cast),
	...jobAttempts(cast),
	...logAttempts(cast),
	...sessionAttempts(cast),
	...providerAttempts(cast)
];

const past = '2026-01-01T10:00:00Z';
const tried = rowId('try', 'administering');
/** A foreign key. */
const unknown = '23503';

/** That a change is written down: what, who and, by its key, which. */
const recorded = (thing: string, action: string, key: string, where = 'true', ...values: string[]) =>
	statement(
		`select from admin_change where at = now() and thing = $1 and action = $2 and row_key = $3 and ${where}`,
		thing,
		action,
		key,
		...values
	);

function unitAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf } = desk(cast);
	const { social, familie } = cast.forvaltninger;
	const builds = (row: Values = {}) =>
		inserting('enhed', { id: tried, parent_id: social, type: 'gruppe', name: 'x', ...row });
	const names = updating('enhed', { name: 'x' }, { id: social });
	adds('enhed', 'anna', [
		['an administrator adds a department', builds(), 1],
		['once', [builds(), builds()], taken],
		['whose it is follows from where it stands', builds({ forvaltning_id: familie }), refused],
		[
			'which is written down',
			[builds(), recorded('enhed', 'insert', tried, 'account_id = $4 and before is null', accountOf('anna'))],
			1
		]
	]);
	changes('enhed', 'anna', [
		['an administrator renames one', names, 1],
		['moves it', updating('enhed', { parent_id: familie }, { id: cast.people.tove.enhedId }), 1],
		['and closes it', updating('enhed', { closed_at: past }, { id: social }), 1],
		['and says that its name tells something', updating('enhed', { sensitive: true }, { id: social }), 1],
		['it does not become another kind', updating('enhed', { type: 'ekstern' }, { id: social }), refused],
		[
			'which is written down',
			[names, recorded('enhed', 'update', social, `before ->> 'name' = 'Social' and after ->> 'name' = 'x'`)],
			1
		]
	]);
	for (const by of ['karin', 'lars', 'dorte', 'tove', 'job'] as const) {
		adds('enhed', by, [['nobody else adds a department', builds(), refused]]);
		changes('enhed', by, [['nor renames one', names, refused]]);
	}
	return attempts;
}

function accountAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, removes, accountOf, viktor } = desk(cast);
	const { social } = cast.forvaltninger;
	const opens = (row: Values = {}) =>
		inserting('account', { id: tried, enhed_id: social, employee_id: 'ny', name: 'Ny', ...row });
	const sets = (who: Person, set: Values) => updating('account', set, { id: accountOf(who) });
	adds('account', 'anna', [
		['an administrator opens an account', opens(), 1],
		['which is written down', [opens(), recorded('account', 'insert', tried, `after ->> 'name' = 'Ny'`)], 1],
		['not in a department that there is none', opens({ enhed_id: tried }), unknown],
		['not in none', opens({ enhed_id: null }), invalid],
		['not for somebody who has one', opens({ employee_id: cast.people.tove.employeeId }), taken],
		['not for a borger', opens({ borger_id: viktor }), refused],
		['nobody has logged in to it', opens({ last_login_at: past }), refused]
	]);
	const closes = sets('tove', { disabled_at: past });
	changes('account', 'anna', [
		['an administrator changes an account', sets('tove', { title: 'x' }), 1],
		['and closes it', closes, 1],
		[
			'which is written down',
			[closes, recorded('account', 'update', accountOf('tove'), `after ->> 'disabled_at' > ''`)],
			1
		],
		['not their own', sets('anna', { title: 'x' }), 0],
		['nor all at once with it', updating('account', { title: 'x' }), 14],
		['not a borger’s', sets('viktor', { disabled_at: past }), 0],
		['it does not become a borger’s', sets('tove', { borger_id: viktor }), refused]
	]);
	const bound = (who: Person) => removing('identity', { account_id: accountOf(who) });
	removes('identity', 'anna', [
		['an administrator unbinds an account', bound('tove'), 1],
		['which is written down', [bound('tove'), recorded('identity', 'delete', accountOf('tove'))], 1],
		['not their own', bound('anna'), 0],
		['not a borger’s', bound('viktor'), 0],
		['nor any with all', removing('identity'), 13],
		['nobody is bound', inserting('identity', { issuer: 'x', subject: 'x', account_id: accountOf('tove') }), refused]
	]);
	for (const by of ['karin', 'lars', 'dorte', 'tove', 'viktor', 'job'] as const) {
		adds('account', by, [['nobody else opens an account', opens(), refused]]);
		changes('account', by, [['nor closes one', closes, refused]]);
		removes('identity', by, [['nor unbinds one', bound('tove'), refused]]);
	}
	return attempts;
}

function roleAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, removes, accountOf } = desk(cast);
	const gives = (who: Person, role: string) => inserting('account_role', { account_id: accountOf(who), role });
	const takes = (who: Person, role: string) => removing('account_role', { account_id: accountOf(who), role });
	const key = (who: Person, role: string) => `${accountOf(who)} ${role}`;
	adds('account_role', 'anna', [
		['an administrator gives a role', gives('tove', 'fordeler'), 1],
		[
			'which is written down',
			[gives('tove', 'fordeler'), recorded('account_role', 'insert', key('tove', 'fordeler'))],
			1
		],
		['not to themself', gives('anna', 'fagperson'), refused],
		['not to a borger', gives('viktor', 'admin'), refused],
		['nobody becomes a borger', gives('tove', 'borger'), refused],
		['no role that there is not', gives('tove', 'konge'), invalid],
		['once', gives('tove', 'fagperson'), taken]
	]);
	removes('account_role', 'anna', [
		['an administrator takes a role away', takes('tove', 'fagperson'), 1],
		[
			'which is written down',
			[takes('tove', 'fagperson'), recorded('account_role', 'delete', key('tove', 'fagperson'))],
			1
		],
		['not their own', takes('anna', 'admin'), 0],
		['nor with all', removing('account_role'), 16],
		['not a borger’s', takes('viktor', 'borger'), 0],
		['a role does not become another', updating('account_role', { role: 'admin' }), refused]
	]);
	for (const by of ['karin', 'lars', 'dorte', 'tove', 'viktor', 'job'] as const) {
		adds('account_role', by, [['nobody else gives a role', gives('tove', 'admin'), refused]]);
		adds('account_role', by, [['nor takes one for themself', gives('karin', 'admin'), refused]]);
		removes('account_role', by, [['nor takes one away', takes('tove', 'fagperson'), refused]]);
	}
	return attempts;
}

function settingAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes } = desk(cast);
	const adding = inserting('setting', { key: 'x', value: '{}' });
	const sets = updating('setting', { value: '{"name": "x"}' }, { key: 'kommune' });
	adds('setting', 'anna', [
		['an administrator sets something', adding, 1],
		['which is written down', [adding, recorded('setting', 'insert', 'x')], 1],
		['once', inserting('setting', { key: 'kommune', value: '{}' }), taken]
	]);
	changes('setting', 'anna', [
		['and sets it anew', sets, 1],
		['which is written down, too', [sets, recorded('setting', 'update', 'kommune')], 1],
		['it is not called otherwise', updating('setting', { key: 'x' }), refused]
	]);
	for (const by of ['karin', 'lars', 'dorte', 'tove', 'viktor', 'job', 'login'] as const) {
		adds('setting', by, [['nobody else sets anything', adding, refused]]);
		changes('setting', by, [['nor sets it anew', sets, refused]]);
	}
	return attempts;
}

function rulerAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes } = desk(cast);
	const draws = inserting('trivselslineal', {
		...{ key: 'voresplan', version: '2', name: 'x', lowest: '0', highest: '10', step: '1' },
		...{ best: 'highest', active: false }
	});
	const anchors = inserting('trivselslineal_anchor', {
		...{ lineal_key: 'voresplan', lineal_version: '1', value: '1.5', text: 'x' }
	});
	const edits = updating('moede_template', { name: 'x' }, { key: 'kickoff' });
	const template = { key: 'x', name: 'x', minutes: '30', purpose: 'x', agenda: '[]', position: '9', duty: false };
	const adding = inserting('moede_template', { ...template, prepare: null, follow_months: '{}', questions: '{}' });
	const chooses = updating('trivselslineal', { active: false });
	adds('trivselslineal', 'anna', [
		['an administrator draws a ruler', draws, 1],
		['which is written down', [draws, recorded('trivselslineal', 'insert', 'voresplan 2')], 1],
		['a version is drawn once', [draws, draws], taken]
	]);
	changes('trivselslineal', 'anna', [
		['and chooses which is in use', chooses, 1],
		['which is written down, too', [chooses, recorded('trivselslineal', 'update', 'voresplan 1')], 1],
		['what has been answered on stays as it was', updating('trivselslineal', { highest: '7' }), refused]
	]);
	adds('trivselslineal_anchor', 'anna', [
		['an administrator says what a point means', anchors, 1],
		['which is written down', [anchors, recorded('trivselslineal_anchor', 'insert', 'voresplan 1 1.5')], 1]
	]);
	changes('trivselslineal_anchor', 'anna', [
		['and not anew', updating('trivselslineal_anchor', { text: 'x' }), refused]
	]);
	adds('moede_template', 'anna', [
		['an administrator adds a kind of meeting', adding, 1],
		['which is written down', [adding, recorded('moede_template', 'insert', 'x')], 1]
	]);
	changes('moede_template', 'anna', [
		['and edits one', edits, 1],
		['which is written down, too', [edits, recorded('moede_template', 'update', 'kickoff')], 1],
		['it is not called otherwise', updating('moede_template', { key: 'x' }, { key: 'kickoff' }), refused]
	]);
	for (const by of ['karin', 'lars', 'dorte', 'tove', 'viktor', 'job'] as const) {
		adds('trivselslineal', by, [['nobody else draws a ruler', draws, refused]]);
		changes('trivselslineal', by, [['nor chooses one', chooses, refused]]);
		adds('trivselslineal_anchor', by, [['nor says what a point means', anchors, refused]]);
		adds('moede_template', by, [['nor adds a kind of meeting', adding, refused]]);
		changes('moede_template', by, [['nor edits one', edits, refused]]);
	}
	// With a token that is nobody's each of these is tried, too (tables.test.ts).
	return attempts;
}

function alarmAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, removes, accountOf } = desk(cast);
	const raises = (row: Values = {}) => inserting('access_alarm', { type: 'many', about: 'x', ...row });
	const deals = updating('access_alarm', { handled_at: past });
	const dealt = statement(
		'select from access_alarm where handled_at = now() and handled_by_account_id = $1',
		accountOf('dorte')
	);
	changes('access_alarm', 'dorte', [
		['the dpo deals with an alarm', deals, 1],
		['who and when are facts', [deals, dealt], 1],
		['once', [deals, deals], invalid],
		['not in a colleague’s name', updating('access_alarm', { handled_by_account_id: accountOf('anna') }), refused],
		['what it says stays', updating('access_alarm', { details: '{}' }), refused]
	]);
	adds('access_alarm', 'job', [
		['a job raises an alarm', raises(), 1],
		['once', [raises(), raises()], taken],
		['of a kind that there is', raises({ type: 'x' }), invalid],
		['not one that is dealt with', raises({ handled_at: past }), refused]
	]);
	for (const by of ['anna', 'tove', 'viktor', 'karin', 'dorte'] as const)
		adds('access_alarm', by, [['nobody else raises one', raises(), refused]]);
	for (const by of ['anna', 'tove', 'viktor', 'karin', 'job'] as const)
		changes('access_alarm', by, [['nobody else deals with one', deals, refused]]);
	const checks = inserting('access_check', { looks: '3', seq: '3' });
	adds('access_check', 'job', [
		['a job writes down that the log was checked', checks, 1],
		['not when', inserting('access_check', { looks: '3', seq: '3', at: past }), refused]
	]);
	const serves = inserting('access_served', { request_id: 'x', entries: '1' });
	adds('access_served', 'job', [
		['a job counts what was sent out', serves, 1],
		['once', [serves, serves], taken],
		['and does not count anew', updating('access_served', { entries: '2' }), refused]
	]);
	removes('access_served', 'job', [
		['what is compared goes', removing('access_served', { request_id: 'r1' }), 1],
		['a look does not', removing('access_event'), refused]
	]);
	for (const by of ['anna', 'tove', 'viktor', 'dorte'] as const) {
		adds('access_check', by, [['nobody else checks', checks, refused]]);
		adds('access_served', by, [['nobody else counts', serves, refused]]);
		removes('access_served', by, [['nor takes away', removing('access_served'), refused]]);
	}
	return attempts;
}

function jobAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, accountOf, viktor, kasper, plan, forvaltningOf } = desk(cast);
	const tells = (row: Values = {}) =>
		inserting('event', { borger_id: viktor, type: 'samtykke_expires', params: '{}', kind: 'plan', ...row });
	adds('event', 'job', [
		['a job tells that a samtykke runs out', tells(), 1],
		['nothing else', tells({ type: 'answer_given' }), refused],
		['not in anybody’s name', tells({ actor_account_id: accountOf('tove') }), refused],
		['nor a forvaltning’s', tells({ forvaltning_id: forvaltningOf('tove') }), refused]
	]);
	const leaves = (row: Values = {}) =>
		inserting('opgave', {
			...{ borger_id: kasper, type: 'plan_ended', due_on: '2026-01-01', plan_id: plan('kasper') },
			...{ forvaltning_id: forvaltningOf('mette'), ...row }
		});
	adds('opgave', 'job', [
		['a job leaves to do what an ended plan asks for', leaves(), 1],
		[
			'which belongs to whom it is left',
			[
				leaves(),
				statement(
					`select from opgave where plan_id = $1 and forvaltning_id = $2`,
					plan('kasper'),
					forvaltningOf('mette')
				)
			],
			1
		],
		['once', [leaves(), leaves()], taken],
		['nothing else', leaves({ type: 'other' }), refused],
		['not in anybody’s name', leaves({ created_by_account_id: accountOf('tove') }), refused]
	]);
	for (const by of ['tove', 'mette'] as const) {
		adds('opgave', by, [['what a plan asks for is not theirs to leave', leaves(), refused]]);
		adds('event', by, [['nor to tell in nobody’s name', tells(), refused]]);
	}
	return attempts;
}

function logAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, viktor, kasper } = desk(cast);
	const seals = (most = 1) => statement('select from app.seal_log($1::text::int) where sealed = 1', String(most));
	const erases = statement('select app.erase_from_log($1)', viktor);
	const left = (where: string, ...values: string[]) => statement(`select from access_entry where ${where}`, ...values);
	const looks = (borgere: string) =>
		statement(`select app.record_system_look('population', 'by a job', 'x', 'x', $1::text::uuid[])`, borgere);
	const seen = statement(`select from access_event where page = 'by a job' and role = 'job' and account_id is null`);
	calls('seal_log', 'job', [
		['F6 seals the next look', seals(), 1],
		['F6 which follows the last', [seals(), statement('select from access_seal where seq = 4')], 1],
		[
			'F6 and what is sealed waits no longer',
			[seals(), statement('select from access_seal s join access_unsealed using (event_id)')],
			0
		]
	]);
	calls('erase_from_log', 'job', [
		['takes a borger out', [erases, left('borger_id = $1', viktor)], 0],
		['nobody else', [erases, left(`item_kind = 'maal' and borger_id = $1`, kasper)], 1],
		['nor that there was a look', [erases, left(`item_kind = 'maal' and borger_id is null and item_id is null`)], 1],
		['nothing ties it to them any more', [erases, statement('select from access_key where borger_id = $1', viktor)], 0],
		['but to the others', [erases, statement('select from access_key where borger_id = $1', kasper)], 1]
	]);
	calls('erasable', 'job', [
		['is told whose plan ended long ago', statement('select from app.erasable(1)'), 1],
		['which is not one that runs', statement('select from app.erasable(1) where borger_id = $1', viktor), 0]
	]);
	calls('erase_borger', 'job', [
		['nobody with a plan that runs is erased', statement('select from app.erase_borger($1) as e where e', viktor), 0]
	]);
	calls('forget_looks', 'job', [
		[
			'nothing is forgotten while it is not set',
			statement('select from app.forget_looks(now(), 1) as n where n > 0'),
			0
		]
	]);
	calls('record_system_look', 'job', [
		[
			'F9 what a job reads is in the log',
			[looks(`{${viktor},${kasper}}`), left(`item_kind = 'borger' and event_id = (select max(id) from access_event)`)],
			2
		],
		['F9 as the job’s', [looks(`{${viktor}}`), seen], 1],
		[
			'F9 waiting for its seal',
			[
				looks(`{${viktor}}`),
				statement(`select from access_unsealed where event_id = (select max(id) from access_event)`)
			],
			1
		],
		['F9 nothing of nobody', [looks('{}'), seen], 0]
	]);
	for (const by of ['viktor', 'tove', 'karin', 'anna', 'dorte', 'login'] as const) {
		calls('seal_log', by, [['F6 nobody else seals', seals(), refused]]);
		calls('erase_from_log', by, [['nobody else erases', erases, refused]]);
		calls('erase_borger', by, [['nor a whole borger', statement('select app.erase_borger($1)', viktor), refused]]);
		calls('erasable', by, [['nor is told who may be', statement('select from app.erasable(1)'), refused]]);
		calls('forget_looks', by, [['nor forgets looks', statement(`select app.forget_looks(now(), 1)`), refused]]);
		calls('record_system_look', by, [['F9 nobody else looks as a job', looks(`{${viktor}}`), refused]]);
	}
	for (const by of ['viktor', 'tove', 'karin', 'anna', 'dorte', 'login', 'job'] as const)
		calls('enqueue', by, [
			['nobody puts a job in line by hand', statement(`select app.enqueue('plan_ended', '{}', 'x')`), refused]
		]);
	return attempts;
}

const audienceOfEach = ['viktor', 'tove', 'karin', 'lars', 'anna', 'dorte'] as const;

function sessionAttempts(cast: Cast): Attempt[] {
	const { attempts, calls } = desk(cast);
	const own = (where: string) => statement(`select from app.own_sessions() where ${where}`);
	const ends = (which: string | null) =>
		statement('select from app.end_own_sessions($1::text::uuid) as n where n > 0', which);
	const nobody = statement('select from app.actor() as a where a.account_id is not null');
	for (const by of audienceOfEach) {
		const other = by === 'viktor' ? 'kasper' : 'signe';
		calls('own_sessions', by, [
			['A8 tells where one is logged in', own(`is_current and device is null`), 1],
			['A8 and not where others are', own(`id = '${cast.sessions[other]}'`), 0],
			['A8 which one is this', own(`is_current and id = '${cast.sessions[by]}'`), 1]
		]);
		calls('end_own_sessions', by, [
			['A8 ends one’s own log-in', ends(cast.sessions[by]), 1],
			['A8 which is over at once', [ends(cast.sessions[by]), nobody], 0],
			['A8 not another’s', ends(cast.sessions[other]), 0],
			['A8 all of one’s own', [ends(null), nobody], 0]
		]);
	}
	for (const by of ['job', 'login'] as const) {
		calls('own_sessions', by, [['has none', own('true'), refused]]);
		calls('end_own_sessions', by, [['ends none', ends(null), refused]]);
	}
	return attempts;
}

/** What log-in alone may do. */
function providerAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, accountOf } = desk(cast);
	const token = (who: Person) => cast.speakers[who].token;
	const switches = (who: Person, role: string) =>
		statement(`select from app.switch_role($1, 'new-token', $2) as until where until is not null`, token(who), role);
	const reads = (which: string, where = 'true') => statement(`select from app.read_session($1) where ${where}`, which);
	const extends_ = (which: string) =>
		statement('select from app.extend_session($1) as until where until is not null', which);
	const issuer = 'https://id.example';
	const ends = (of: { issuer?: string; subject?: string | null; sid?: string | null; jti?: string }, where = 'n > 0') =>
		statement(
			`select from app.end_sessions_of($1, $2, $3, $4) as n where ${where}`,
			of.issuer ?? issuer,
			of.subject ?? null,
			of.sid ?? null,
			of.jti ?? 'jti'
		);
	const subject = (who: Person) => `sub-${accountOf(who)}`;
	const starts = (who: Person, sid: string) =>
		statement(`select app.start_session($1, $2, $3, $4, 'x')`, `token ${sid}`, issuer, subject(who), sid);
	calls('switch_role', 'login', [
		['somebody acts in another of their roles', switches('lars', 'dpo'), 1],
		['with another token', [switches('lars', 'dpo'), reads('new-token', `role = 'dpo' and chosen`)], 1],
		['the old one is worth nothing', [switches('lars', 'dpo'), reads(token('lars'))], 0],
		['not in a role they do not hold', switches('lars', 'admin'), 0],
		['which leaves them where they were', [switches('lars', 'admin'), reads(token('lars'), `role = 'leder'`)], 1],
		['a borger is a borger', switches('viktor', 'borger'), 0],
		['and nothing else', switches('viktor', 'fagperson'), 0],
		['nobody else becomes a borger', switches('tove', 'borger'), 0],
		['nobody is nobody', statement(`select from app.switch_role('none', 'x', 'dpo') as u where u is not null`), 0],
		['others stay who they are', [switches('lars', 'dpo'), reads(token('tove'), `role = 'fagperson'`)], 1]
	]);
	calls('extend_session', 'login', [
		['keeps somebody logged in', extends_(token('tove')), 1],
		['not with a token that is nobody’s', extends_('none'), 0]
	]);
	calls('end_sessions_of', 'login', [
		['A6 a log-out at the provider ends what is theirs', ends({ subject: subject('tove') }), 1],
		['A6 of that provider', ends({ issuer: 'https://other.example', subject: subject('tove') }), 0],
		['A6 and nobody else’s', [ends({ subject: subject('tove') }), reads(token('signe'))], 1],
		['A6 one log-in', [starts('tove', 's1'), starts('tove', 's2'), ends({ sid: 's1' }, 'n = 1')], 1],
		[
			'A6 of one person',
			[starts('tove', 's1'), starts('signe', 's2'), ends({ sid: 's2', subject: subject('tove') }, 'n = 0')],
			1
		],
		['A6 of nobody', ends({ jti: 'x' }), 0],
		['A6 once', [ends({ subject: subject('tove') }), ends({ subject: subject('signe') }, 'n = -1')], 1],
		[
			'A6 which ends nothing the second time',
			[ends({ subject: subject('tove') }), ends({ subject: subject('signe') }, 'true'), reads(token('signe'))],
			1
		],
		[
			'A6 the same from another provider is another',
			[ends({ issuer: 'https://other.example' }, 'true'), ends({ subject: subject('tove') })],
			1
		]
	]);
	for (const by of ['viktor', 'tove', 'karin', 'lars', 'anna', 'dorte', 'job'] as const) {
		const refusals: Record<string, Tried[1]> = {
			switch_role: switches('lars', 'dpo'),
			extend_session: extends_(token('tove')),
			end_sessions_of: ends({ subject: subject('tove') }),
			read_session: reads(token('tove')),
			start_session: starts('tove', 's1')
		};
		for (const [name, tries] of Object.entries(refusals)) calls(name, by, [['is for log-in alone', tries, refused]]);
	}
	return attempts;
}
