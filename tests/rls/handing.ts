/** M2 the threads go from one hand to the next: who may hand them over, to whom and when, and what has become of a team then. */
import { dayFromToday } from '../support/builders';
import { desk, invalid, refused, type Attempt, type Values } from './attempt';
import type { Cast, Person } from './cast';
import { inserting, statement, type Statement } from './rows';

type HandOver = {
	borger?: string;
	to?: Person;
	/** The first day of the new one. */
	from?: string | null;
	reason?: string;
	stays?: string | null;
	done?: string;
	/** The membership that the actor knew of as the newest. */
	seen?: string;
};

const [yesterday, today, soon, later] = [-1, 0, 10, 20].map(dayFromToday) as [string, string, string, string];

/** The statements of a handover, and of looking at what came of it. */
function statementsOf(cast: Cast) {
	const { viktor, accountOf } = desk(cast);
	const newest = `(select t.id from team_membership t where t.borger_id = $1 and t.function = 'tovholder'
		and (t.to_on is null or t.to_on >= greatest(t.from_on, app.today())) order by t.from_on desc limit 1)`;
	return {
		hands: (options: HandOver = {}): Statement => {
			const { borger = viktor, to = 'frida', from = today, reason = 'Ny fordeling' } = options;
			const { stays = null, done = '{}', seen = newest } = options;
			return statement(
				`select from app.hand_over($1, $2, $3, 'holder trådene', 'Fordi', $4, $5, $6, ${seen})`,
				borger,
				accountOf(to),
				from,
				reason,
				stays,
				done
			);
		},
		/** Rows of a team that are as said; a day that is null is none. */
		finds: (who: Person, is: Values, borger = viktor): Statement => {
			const tests = Object.keys(is).map((column, index) => `${column} is not distinct from $${index + 3}`);
			return statement(
				`select from team_membership where borger_id = $1 and account_id = $2 and ${tests.join(' and ')}`,
				borger,
				accountOf(who),
				...Object.values(is)
			);
		},
		joins: (who: Person, row: Values = {}) =>
			inserting('team_membership', {
				borger_id: viktor,
				account_id: accountOf(who),
				function: 'fagperson',
				role_text: 'x',
				why: 'x',
				from_on: today,
				...row
			}),
		isOn: (who: Person) =>
			statement(
				'select from team_membership where borger_id = $1 and account_id = $2 and from_on <= app.today() and (to_on is null or to_on >= app.today())',
				viktor,
				accountOf(who)
			),
		told: (type: string, about: Person) =>
			statement(
				'select from event where borger_id = $1 and type = $2 and subject_id = $3 and at = now()',
				viktor,
				type,
				accountOf(about)
			),
		points: (where: string, ...values: string[]) =>
			statement(
				`select from overdragelse where borger_id = $1 and on_day = app.today() and ${where}`,
				viktor,
				...values
			)
	};
}

export const handingAttempts = (cast: Cast): Attempt[] => [
	...mayAttempts(cast),
	...oldAttempts(cast),
	...newAttempts(cast)
];

/** Who hands over, to whom, and on which day. */
function mayAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, kasper, ellen } = desk(cast);
	const { hands, finds } = statementsOf(cast);
	const { nanna, sofus } = cast.others;
	const otto = {
		...hands(),
		values: hands().values.map((value, index) => (index === 1 ? cast.others.otto.accountId : value))
	};
	for (const by of ['tove', 'dagny', 'karin'] as const)
		calls('hand_over', by, [
			['hands the threads over', hands(), 1],
			['the new one begins on that day', [hands({ from: soon }), finds('frida', { from_on: soon, to_on: null })], 1],
			[
				'the days of who held them end the day before',
				[hands({ from: soon }), finds('tove', { to_on: dayFromToday(9) })],
				1
			],
			['half a year ahead', hands({ from: dayFromToday(180) }), 1],
			['not later', hands({ from: dayFromToday(181) }), invalid],
			['not from a day that is past', hands({ from: yesterday }), invalid],
			['not from no day', hands({ from: null }), invalid],
			['not to an external one', hands({ to: 'ida' }), invalid],
			['not to somebody who is no professional', hands({ to: 'lars' }), invalid],
			['not to somebody whose account is closed', otto, invalid],
			['not to who holds them', hands({ to: 'tove' }), by === 'tove' ? refused : invalid],
			['not when somebody else has been appointed meanwhile', hands({ seen: 'gen_random_uuid()' }), invalid],
			['nor when nobody was known of', hands({ seen: 'null' }), invalid]
		]);
	calls('hand_over', 'dagny', [['not to themself', hands({ to: 'dagny' }), refused]]);
	calls('hand_over', 'karin', [
		['of another borger', hands({ borger: kasper }), 1],
		['of who holds them for some time yet', hands({ borger: sofus.id }), 1],
		['nothing of a plan that has ended', hands({ borger: ellen }), invalid],
		['nothing of who has no plan', hands({ borger: nanna.id }), invalid]
	]);
	calls('hand_over', 'mette', [
		['who holds the threads of another hands those over', hands({ borger: kasper }), 1],
		['and no others', hands(), refused]
	]);
	for (const by of ['signe', 'farid', 'ida', 'berit', 'frida', 'viktor', 'lars', 'anna', 'dorte'] as const)
		calls('hand_over', by, [['is not theirs to hand over', hands(), refused]]);
	return attempts;
}

/** What becomes of who held the threads, and of what is written down. */
function oldAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, accountOf } = desk(cast);
	const { hands, finds, joins, isOn, told, points } = statementsOf(cast);
	const sofus = cast.others.sofus.id;
	const [stays, also] = [{ stays: 'hjælper til' }, { function: 'fagperson' }];
	calls('hand_over', 'dagny', [
		['who held them is off the team', [hands(), isOn('tove')], 0],
		['also off what else they did there', [joins('tove'), hands(), isOn('tove')], 0],
		['and what they would have done for some days', [joins('tove', { to_on: soon }), hands(), isOn('tove')], 0],
		['unless they stay', [hands(stays), isOn('tove')], 1],
		['as what they then do, and nobody else with them', [hands(stays), finds('tove', { ...also, from_on: today })], 1],
		[
			'nobody else stays by it',
			[hands(stays), statement('select from team_membership where from_on = app.today()')],
			2
		],
		['not twice', [joins('tove'), hands(stays), finds('tove', { ...also, to_on: null })], 1],
		[
			'longer than they would have',
			[joins('tove', { to_on: soon }), hands(stays), finds('tove', { ...also, to_on: null })],
			1
		],
		[
			'sooner than they would have',
			[joins('tove', { from_on: later }), hands(stays), finds('tove', { ...also, from_on: today })],
			1
		],
		['also who is a deputy', [joins('tove', { function: 'stedfortraeder' }), hands(stays), finds('tove', also)], 2],
		[
			'what they once did stays as it was',
			[hands({ from: soon }), finds('tove', { from_on: dayFromToday(-90), to_on: dayFromToday(-61) })],
			1
		],
		['of who stays it is not told that they came', [hands(stays), told('team_joined', 'tove')], 0],
		['the team is told who left', [hands(), told('team_left', 'tove')], 1],
		['and who came', [hands(), told('team_joined', 'frida')], 1],
		['also who is a fagperson there still', [hands(stays), told('team_left', 'tove')], 1],
		['who goes on after all', [hands({ from: soon }), hands({ to: 'tove' }), told('team_joined', 'tove')], 1],
		[
			'not that who takes over is no deputy any more',
			[hands({ to: 'signe', from: dayFromToday(5) }), told('team_left', 'signe')],
			0
		],
		[
			'what was in order is written down',
			[hands({ done: '{notes,draft}' }), points(`done_points <@ '{draft,notes}' and done_points @> '{draft,notes}'`)],
			1
		],
		[
			'and what was not',
			[hands({ done: '{notes,draft}' }), points(`cardinality(open_points) = 4 and not open_points && '{notes,draft}'`)],
			1
		],
		[
			'from whom, to whom, by whom',
			[
				hands(),
				points(
					'from_account_id = $2 and to_account_id = $3 and by_account_id = $4',
					accountOf('tove'),
					accountOf('frida'),
					accountOf('dagny')
				)
			],
			1
		]
	]);
	calls('hand_over', 'karin', [
		[
			'their place with another borger stays',
			[hands(), finds('tove', { from_on: dayFromToday(-20), to_on: null }, sofus)],
			1
		]
	]);
	return attempts;
}

/** What becomes of who takes over, and of what was planned for later. */
function newAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, kasper } = desk(cast);
	const { hands, finds } = statementsOf(cast);
	const sofus = cast.others.sofus.id;
	const inFive = dayFromToday(5);
	const deputy = { from_on: dayFromToday(1), to_on: dayFromToday(9) };
	const stoodIn = { from_on: dayFromToday(-20), to_on: yesterday };
	calls('hand_over', 'dagny', [
		['who becomes tovholder is no deputy any more', [hands({ to: 'signe', from: inFive }), finds('signe', deputy)], 0],
		['that they were one, stays', [hands({ to: 'signe', from: inFive }), finds('signe', stoodIn)], 1],
		['who is a deputy still is when somebody else takes over', [hands({ from: inFive }), finds('signe', deputy)], 1],
		['also later', [hands(), finds('signe', deputy)], 1],
		[
			'what was called off stays as it was',
			[
				hands({ from: soon }),
				hands({ from: inFive, to: 'signe', reason: 'Nu er det Signe' }),
				hands({ from: dayFromToday(3), to: 'mette' }),
				finds('frida', { from_on: soon, ended_reason: 'Nu er det Signe' })
			],
			1
		]
	]);
	calls('hand_over', 'karin', [
		[
			'what was planned for later is called off by something earlier',
			[hands({ from: later }), hands({ from: soon, to: 'signe' }), finds('frida', { to_on: dayFromToday(19) })],
			1
		],
		[
			'and something later comes after it',
			[hands({ from: soon }), hands({ from: later, to: 'signe' }), finds('frida', { to_on: dayFromToday(19) })],
			1
		],
		[
			'all of it',
			[hands({ from: soon }), hands({ from: later, to: 'signe' }), hands({ from: inFive, to: 'mette' })],
			1
		],
		[
			'what has been called off is not in the way',
			[hands({ from: soon }), hands({ to: 'signe' }), hands({ from: later })],
			1
		],
		[
			'what was planned is taken back by who holds them going on',
			[
				hands({ from: soon }),
				hands({ to: 'tove' }),
				finds('tove', { from_on: dayFromToday(-30), function: 'tovholder', to_on: null })
			],
			1
		],
		[
			'what is planned for another borger stays',
			[hands({ borger: sofus, from: soon }), hands(), finds('frida', { from_on: soon, to_on: null }, sofus)],
			1
		],
		[
			'who becomes tovholder is a deputy still of another borger',
			[hands({ borger: kasper, to: 'tove' }), finds('tove', { from_on: dayFromToday(-20), to_on: null }, sofus)],
			1
		],
		['not twice the same', [hands({ from: soon }), hands({ from: soon })], invalid]
	]);
	return attempts;
}
