/** What those may do who hold the threads, and the fordeler: publish, put on a team and take off it, finish a handover. */
import { dayFromToday } from '../support/builders';
import { desk, invalid, refused, taken, updating, type Attempt, type Values } from './attempt';
import { rowId, type Cast, type Person } from './cast';
import { inserting, statement } from './rows';

export const holdingAttempts = (cast: Cast): Attempt[] => [
	...publishingAttempts(cast),
	...joiningAttempts(cast),
	...leavingAttempts(cast),
	...toldAttempts(cast),
	...pointAttempts(cast)
];

function publishingAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf, plan, viktor, kasper, ellen } = desk(cast);
	const bumps = (name: string, version: string) => updating('plan', { version }, { id: plan(name) });
	const tells = (by: Person, row: Values = {}) =>
		inserting('plan_version', {
			plan_id: plan('viktor'),
			version: '2',
			borger_id: viktor,
			published_by_account_id: accountOf(by),
			summary: '',
			...row
		});
	/** Kasper has taken his yes to a joint plan back, and gives it again to Mette. */
	const agreed = inserting('plan_samtykke', {
		...{ id: rowId('try', 'agreed'), borger_id: kasper, plan_id: plan('kasper') },
		...{ given_how: 'oral', noted_by_account_id: accountOf('mette') }
	});
	changes('plan', 'tove', [
		['who holds the threads publishes the next version', bumps('viktor', '2'), 1],
		['not the one after it', bumps('viktor', '3'), refused],
		['not the same again', bumps('viktor', '1'), refused],
		['not another borger’s plan', bumps('kasper', '3'), 0],
		['nor all there are', updating('plan', { version: '2' }), 1],
		['the plan does not begin or end by it', updating('plan', { ended_on: '2026-11-01' }), refused]
	]);
	changes('plan', 'dagny', [['a deputy publishes in their days', bumps('viktor', '2'), 1]]);
	changes('plan', 'mette', [
		['who holds the threads publishes another plan', [agreed, bumps('kasper', '3')], 1],
		['not one that the borger has not said yes to, or not any more', bumps('kasper', '3'), invalid],
		['not one that has ended', bumps('ellen', '2'), refused]
	]);
	for (const by of ['signe', 'farid', 'ida', 'berit', 'frida'] as const)
		changes('plan', by, [
			['nobody else on the team publishes', bumps('viktor', '2'), 0],
			['nor all there are', updating('plan', { version: '2' }), 0]
		]);
	changes('plan', 'karin', [['a fordeler publishes nothing', bumps('viktor', '2'), refused]]);
	changes('plan', 'viktor', [['a borger publishes nothing', bumps('viktor', '2'), refused]]);
	adds('plan_version', 'tove', [
		['what is published is told', [bumps('viktor', '2'), tells('tove')], 1],
		['not before it is', tells('tove'), refused],
		['not twice', [bumps('viktor', '2'), tells('tove'), tells('tove')], taken],
		['not as an older one', [bumps('viktor', '2'), tells('tove', { version: '1' })], refused],
		['not in a colleague’s name', [bumps('viktor', '2'), tells('signe')], refused],
		['not of another borger’s plan', tells('tove', { plan_id: plan('kasper'), borger_id: kasper }), refused]
	]);
	adds('plan_version', 'dagny', [['also by a deputy', [bumps('viktor', '2'), tells('dagny')], 1]]);
	const third = { plan_id: plan('kasper'), borger_id: kasper, version: '3' };
	adds('plan_version', 'mette', [
		['of another plan', [agreed, bumps('kasper', '3'), tells('mette', third)], 1],
		[
			'not under another borger',
			[agreed, bumps('kasper', '3'), tells('mette', { ...third, borger_id: ellen })],
			refused
		],
		[
			'not under another plan of the same borger',
			[agreed, bumps('kasper', '3'), tells('mette', { ...third, plan_id: plan('kasper earlier') })],
			refused
		],
		[
			'not of a plan that has another number',
			tells('mette', { ...third, plan_id: plan('ellen'), borger_id: ellen }),
			refused
		]
	]);
	for (const by of ['signe', 'farid', 'ida', 'berit', 'frida'] as const)
		adds('plan_version', by, [['nobody else tells of a version', tells(by, { version: '1' }), refused]]);
	// A new plan has no version yet, so there is nothing to tell.
	adds('plan_version', 'frida', [
		[
			'what has no version is not told',
			[
				starting(cast),
				statement(
					`insert into plan_version (plan_id, version, borger_id, published_by_account_id, summary)
					select id, 0, borger_id, $1, '' from plan where borger_id = $2`,
					accountOf('frida'),
					cast.others.nanna.id
				)
			],
			refused
		]
	]);

	// An area that is asked about for a goal follows the goal when that is published with another topic.
	const shared = { item_id: rowId('maal', 'viktor shared') };
	const next = (topics: string) =>
		inserting('maal', { ...shared, plan_id: plan('viktor'), borger_id: viktor, title: 'x', topics });
	const area = (name: string) => statement('select from trivselsemne where id = $1', rowId('trivselsemne', name));
	const ends = updating('maal', { last_version: '1' }, shared);
	changes('plan', 'tove', [
		['an area stays readable while its goal is', [ends, next('{}'), bumps('viktor', '2'), area('viktor goal')], 1],
		['a draft does not change it', [ends, next('{oekonomi}'), area('viktor goal')], 1],
		['it is as sensitive as its goal', [ends, next('{oekonomi}'), bumps('viktor', '2'), area('viktor goal')], 0],
		['and others are not', [ends, next('{oekonomi}'), bumps('viktor', '2'), area('viktor shared')], 1]
	]);
	changes('plan', 'mette', [
		['a mark that a goal had once comes back by no version', [agreed, bumps('kasper', '3'), area('kasper goal')], 1],
		[
			'nor one of a goal of an older plan',
			[agreed, bumps('kasper', '3'), bumps('kasper', '4'), area('kasper bygone')],
			1
		]
	]);
	return attempts;
}

/** Frida starts a plan for Nanna, who has none, with herself as tovholder. */
export const starting = (cast: Cast) =>
	statement(
		`select app.start_plan(decode($1, 'hex'), '\\x00', 'Nanna Bach', null, $2, 'holder trådene', 'Fordi', $3::text::jsonb, null)`,
		cast.cprHashOf(cast.others.nanna),
		cast.people.frida.accountId,
		JSON.stringify({
			...{ type: 'samtykke', kinds: ['plan', 'trivsel'], topics: [], purpose: 'x', givenHow: 'oral' },
			toOn: dayFromToday(90)
		})
	);

const joined = (cast: Cast, who: Person, row: Values = {}) =>
	inserting('team_membership', {
		borger_id: cast.viktor.id,
		account_id: cast.people[who].accountId,
		function: 'fagperson',
		role_text: 'x',
		why: 'x',
		from_on: dayFromToday(0),
		...row
	});

function joiningAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, kasper, ellen } = desk(cast);
	const deputy = { function: 'stedfortraeder' };
	const otto = { account_id: cast.others.otto.accountId };
	const joins = (who: Person, row: Values = {}) => joined(cast, who, row);
	adds('team_membership', 'tove', [
		['who holds the threads puts a professional on the team', joins('frida'), 1],
		['from another day on', joins('frida', { from_on: dayFromToday(5), to_on: dayFromToday(9) }), 1],
		['also an external one', joins('ida', { from_on: dayFromToday(1) }), 1],
		['M11 a deputy', joins('frida', { ...deputy, to_on: dayFromToday(9) }), 1],
		['M11 not an external one as deputy', joins('ida', deputy), refused],
		['not a tovholder: the threads are handed over', joins('frida', { function: 'tovholder' }), refused],
		['not themself', joins('tove', deputy), refused],
		['not from a day that is past', joins('frida', { from_on: dayFromToday(-1) }), refused],
		['not somebody who is no professional', joins('lars'), refused],
		['not somebody whose account is closed', joins('frida', otto), refused],
		['not a borger', joins('kasper'), refused],
		['not on another borger’s team', joins('frida', { borger_id: kasper }), refused],
		['nobody leaves before they came', joins('frida', { to_on: dayFromToday(-2) }), invalid]
	]);
	adds('team_membership', 'dagny', [
		['M11 a deputy puts somebody on the team in their days', joins('frida'), 1],
		['M11 and not themself for longer', joins('dagny', { ...deputy, from_on: dayFromToday(1) }), refused]
	]);
	adds('team_membership', 'mette', [['who holds the threads of another', joins('frida', { borger_id: ellen }), 1]]);
	for (const by of ['signe', 'farid', 'ida', 'berit', 'frida'] as const)
		adds('team_membership', by, [
			['nobody else puts anybody on the team', joins('mette'), refused],
			['least of all themself', joins(by), refused]
		]);
	adds('team_membership', 'karin', [
		['M11 a fordeler appoints a deputy', joins('frida', deputy), 1],
		['not a professional', joins('frida'), refused],
		['not a tovholder: the threads are handed over', joins('frida', { function: 'tovholder' }), refused],
		['not from a day that is past', joins('frida', { ...deputy, from_on: dayFromToday(-1) }), refused],
		['not an external one', joins('ida', deputy), refused],
		['not somebody who is no professional', joins('lars', deputy), refused],
		['not themself', joins('karin', deputy), refused],
		['not for somebody who has no plan', joins('frida', { ...deputy, borger_id: cast.others.nanna.id }), refused],
		['not for somebody whose plan has ended', joins('frida', { ...deputy, borger_id: ellen }), refused]
	]);
	adds('team_membership', 'viktor', [['a borger puts nobody on a team', joins('frida'), refused]]);
	return attempts;
}

function leavingAttempts(cast: Cast): Attempt[] {
	const { attempts, changes, accountOf, viktor } = desk(cast);
	const yesterday = dayFromToday(-1);
	const leaves = (who: Person, toOn: string | null = yesterday, fromOn = dayFromToday(-30)) =>
		updating(
			'team_membership',
			{ to_on: toOn, ended_reason: 'x' },
			{ borger_id: viktor, account_id: accountOf(who), from_on: fromOn }
		);
	const everybody = updating('team_membership', { to_on: dayFromToday(0) });
	changes('team_membership', 'tove', [
		['who holds the threads takes somebody off the team at once', leaves('signe'), 1],
		['or after a day', leaves('signe', dayFromToday(10)), 1],
		['M11 lets a deputy stay longer', leaves('dagny', dayFromToday(10)), 1],
		['or until further notice', leaves('dagny', null), 1],
		['calls off what has not begun', leaves('signe', dayFromToday(0), dayFromToday(1)), 1],
		['not themself: the threads are handed over', leaves('tove'), 0],
		['nobody was gone before they were', leaves('signe', dayFromToday(-2)), refused],
		['nobody who has left comes back by it', leaves('berit', null), 0],
		['nor stays longer afterwards', leaves('signe', null, dayFromToday(-20)), 0],
		['not from another team', updating('team_membership', { to_on: yesterday }, { account_id: accountOf('mette') }), 0],
		// Dagny, Signe and her later days, Farid, Ida.
		['nor everybody there is', updating('team_membership', { to_on: dayFromToday(3) }), 5],
		['nobody becomes another', updating('team_membership', { account_id: accountOf('frida') }), refused],
		['or something else', updating('team_membership', { function: 'stedfortraeder' }), refused]
	]);
	changes('team_membership', 'dagny', [
		['M11 a deputy takes somebody off the team in their days', leaves('signe'), 1],
		['M11 and does not stay longer', leaves('dagny', dayFromToday(10)), 0],
		['not the tovholder', leaves('tove'), 0]
	]);
	for (const by of ['signe', 'farid', 'ida', 'berit', 'frida'] as const)
		changes('team_membership', by, [
			['nobody else takes anybody off the team', leaves('dagny'), 0],
			['nor everybody there is', everybody, 0]
		]);
	changes('team_membership', 'karin', [
		['M11 a fordeler ends a deputy’s days', leaves('dagny'), 1],
		['and prolongs them', leaves('dagny', dayFromToday(10)), 1],
		['also without an end', leaves('dagny', null), 1],
		[
			'and ends what had none',
			[joined(cast, 'frida', { function: 'stedfortraeder' }), leaves('frida', dayFromToday(0), dayFromToday(0))],
			1
		],
		['not a tovholder’s', leaves('tove'), 0],
		['not a professional’s', leaves('signe'), 0],
		['not those that are over', leaves('berit', dayFromToday(1)), 0],
		['nobody was gone before they were', leaves('dagny', dayFromToday(-2)), refused],
		// Dagny, Signe's later days, Tove with Sofus, and Farid with Ellen.
		['nor everybody’s', updating('team_membership', { to_on: dayFromToday(3) }), 4]
	]);
	changes('team_membership', 'viktor', [['a borger takes nobody off their team', leaves('signe'), refused]]);
	return attempts;
}

/** Who comes and who leaves is told, and not who is there before and after. */
function toldAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf, viktor } = desk(cast);
	const [yesterday, today, tomorrow, soon] = [-1, 0, 1, 5].map(dayFromToday) as [string, string, string, string];
	const told = (type: string, who: Person) =>
		statement(
			'select from event where type = $1 and subject_id = $2 and borger_id = $3 and actor_account_id = app.actor_id() and at = now()',
			type,
			accountOf(who),
			viktor
		);
	const comes = (who: Person, row: Values = {}) => joined(cast, who, row);
	const came = (who: Person) => told('team_joined', who);
	const left = (who: Person) => told('team_left', who);
	const deputy = { function: 'stedfortraeder' };
	const leaves = (who: Person, set: Values, row: Values = {}) =>
		updating('team_membership', set, {
			...{ borger_id: viktor, account_id: accountOf(who), function: 'fagperson', from_on: dayFromToday(-30) },
			...row
		});
	adds('team_membership', 'tove', [
		['M15 it is told who comes', [comes('frida'), came('frida')], 1],
		['M15 not of who is there already', [comes('farid'), came('farid')], 0],
		['M15 but that they are a deputy', [comes('signe', deputy), came('signe')], 1],
		['M15 also of who is there for another borger', [comes('mette'), came('mette')], 1],
		['M15 who comes sooner than was said', [comes('frida', { from_on: soon }), comes('frida'), came('frida')], 2],
		['M15 not who goes on the day after', [comes('berit'), came('berit')], 0],
		['M15 who comes back after a while', [comes('berit', { from_on: tomorrow }), came('berit')], 1]
	]);
	const later = { function: 'stedfortraeder', from_on: tomorrow };
	changes('team_membership', 'tove', [
		['M15 it is told who leaves', [leaves('farid', { to_on: yesterday }), left('farid')], 1],
		['M15 not that the reason is another', [leaves('dagny', { ended_reason: 'x' }, deputy), left('dagny')], 0],
		['M15 nor that they have come', [leaves('farid', { ended_reason: 'x' }), came('farid')], 0],
		['M15 not of who goes on as something else', [leaves('signe', { to_on: today }), left('signe')], 0],
		['M15 also without an end', [comes('farid', deputy), leaves('farid', { to_on: today }), left('farid')], 0],
		['M15 of who goes on after a while only', [leaves('signe', { to_on: yesterday }), left('signe')], 1],
		[
			'M15 also of who is there for another borger',
			[comes('mette'), leaves('mette', { to_on: yesterday }, { from_on: today }), left('mette')],
			1
		],
		['M15 that a deputy is none, though they are there', [leaves('signe', { to_on: today }, later), left('signe')], 1]
	]);
	return attempts;
}

function pointAttempts(cast: Cast): Attempt[] {
	const { attempts, changes } = desk(cast);
	const points = (name: string, open: string, done: string) =>
		updating('overdragelse', { open_points: open, done_points: done }, { id: rowId('overdragelse', name) });
	const finished = (name: string) => points(name, '{draft}', '{borger_told,notes}');
	changes('overdragelse', 'tove', [
		['M2 who holds the threads finishes a point of the handover', finished('viktor'), 1],
		['all of them', points('viktor', '{}', '{borger_told,notes,draft}'), 1],
		['none is lost', points('viktor', '{draft}', '{borger_told}'), refused],
		['none that is done is lost', points('viktor', '{draft,notes}', '{}'), refused],
		['none is opened again', points('viktor', '{borger_told,draft,notes}', '{}'), refused],
		['none is made up', points('viktor', '{draft,notes}', '{borger_told,aftaler}'), refused],
		['nor as open', points('viktor', '{draft,notes,aftaler}', '{borger_told}'), refused],
		['not another borger’s', finished('kasper'), 0],
		['nor all there are', updating('overdragelse', { done_points: '{borger_told,notes}' }), 1],
		['what was said stays', updating('overdragelse', { reason: 'x' }), refused]
	]);
	changes('overdragelse', 'dagny', [['M2 a deputy finishes a point in their days', finished('viktor'), 1]]);
	for (const by of ['signe', 'farid', 'ida', 'berit', 'frida'] as const)
		changes('overdragelse', by, [
			['nobody else finishes a point', finished('viktor'), 0],
			['nor all there are', updating('overdragelse', { done_points: '{borger_told}' }), 0]
		]);
	changes('overdragelse', 'karin', [['not the fordeler', finished('viktor'), refused]]);
	return attempts;
}
