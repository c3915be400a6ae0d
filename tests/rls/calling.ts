/**
 * What becomes of calls of the helpers that find, start and hide: what they answer is asked of the answer itself, so
 * that a number of rows says it all.
 */
import { dayFromToday } from '../support/builders';
import { desk, invalid, refused, taken, type Attempt, type Tried, type Values } from './attempt';
import { rowId, type Cast, type Person } from './cast';
import { statement } from './rows';

export const callingAttempts = (cast: Cast): Attempt[] => [
	...lookUpAttempts(cast),
	...startAttempts(cast),
	...smallAttempts(cast)
];

const today = dayFromToday(0);

function lookUpAttempts(cast: Cast): Attempt[] {
	const { attempts, calls } = desk(cast);
	const { viktor, kasper } = cast;
	const { nanna, ellen, poul } = cast.others;
	const find = (cprHash: string, where = 'true') =>
		statement(`select from app.find_by_cpr(decode($1, 'hex'), '/fordeling', 'r') f where ${where}`, cprHash);
	const withPlan = `f.plan_id is not null and f.died_on is null`;
	const bare = 'f.plan_id is null and f.tovholder is null and f.tovholder_phone is null';
	const finding = (by: Person) =>
		calls('find_by_cpr', by, [
			[
				'finds who has a plan and who holds its threads',
				find(cast.cprHashOf(viktor), `${withPlan} and f.name = 'Viktor Holm' and f.tovholder = 'Tove Madsen'`),
				1
			],
			[
				'once, whatever plans there were before',
				find(cast.cprHashOf(kasper), `${withPlan} and f.tovholder = 'Mette Juhl'`),
				1
			],
			['and nothing beside', find(cast.cprHashOf(viktor)), 1],
			['nor of older plans', find(cast.cprHashOf(kasper)), 1],
			['of whom there is no plan, no more than the name', find(cast.cprHashOf(nanna), bare), 1],
			['of whom the plan has ended, no more than the name', find(cast.cprHashOf(ellen), bare), 1],
			['who has died', find(cast.cprHashOf(poul), 'f.died_on is not null'), 1],
			['nobody under another number', find('00'), 0]
		]);
	for (const by of ['tove', 'frida', 'karin'] as const) finding(by);
	const hands = (from: string) =>
		statement(
			`select app.hand_over($1, $2, $3, 'x', 'x', 'x', null, '{}', (select t.id from team_membership t where t.borger_id = $1 and t.function = 'tovholder'))`,
			viktor.id,
			cast.people.frida.accountId,
			from
		);
	calls('find_by_cpr', 'karin', [
		['not who will hold the threads', [hands(dayFromToday(5)), find(cast.cprHashOf(viktor))], 1],
		[
			'but who holds them until then',
			[hands(dayFromToday(5)), find(cast.cprHashOf(viktor), `f.tovholder = 'Tove Madsen'`)],
			1
		],
		['nor who held them', [hands(today), find(cast.cprHashOf(viktor))], 1],
		['but who holds them now', [hands(today), find(cast.cprHashOf(viktor), `f.tovholder = 'Frida Lind'`)], 1]
	]);
	for (const by of ['ida', 'viktor', 'lars', 'anna', 'dorte'] as const)
		calls('find_by_cpr', by, [['is no look-up for them', find(cast.cprHashOf(viktor)), refused]]);
	return attempts;
}

type Start = {
	hash?: string;
	tovholder?: string;
	ground?: Values & { kinds?: string; topics?: string };
	joint?: string | null;
};

function startAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, accountOf } = desk(cast);
	const { nanna, ellen, poul, otto } = cast.others;
	const starts = (
		by: Person,
		{ hash = cast.cprHashOf(nanna), tovholder = accountOf(by), ground = {}, joint = null }: Start = {}
	) =>
		statement(
			`select from app.start_plan(decode($1, 'hex'), '\\x00', 'Nyt Navn', '12345678', $2, 'holder trådene', 'Fordi', $3::text::jsonb, $4)`,
			hash,
			tovholder,
			JSON.stringify({ ...samtykke, ...ground }),
			joint
		);
	const samtykke = {
		...{ type: 'samtykke', kinds: ['plan'], topics: [], purpose: 'x', givenHow: 'oral' },
		toOn: dayFromToday(90)
	};
	/** What is there afterwards, about the borger whose plan runs from today, for whoever started it with themself as tovholder. */
	const then = (text: string, ...values: (string | null)[]) =>
		statement(
			text.replace('mine', `(select p.borger_id from plan p where p.started_on = app.today() and p.ended_on is null)`),
			...values
		);
	calls('start_plan', 'frida', [
		['starts the plan of somebody who has none', starts('frida'), 1],
		['whose name stays', [starts('frida'), then(`select from borger where id = mine and name = 'Nanna Bach'`)], 1],
		[
			'with a tovholder from today',
			[
				starts('frida'),
				then(
					`select from team_membership where borger_id = mine and account_id = $1 and function = 'tovholder' and from_on = app.today() and to_on is null`,
					accountOf('frida')
				)
			],
			1
		],
		[
			'and why their forvaltning may see it, noted by who started it',
			[
				starts('frida'),
				then(
					`select from adgangsgrundlag where borger_id = mine and forvaltning_id = $1 and noted_by_account_id = $2 and kinds = '{plan}'`,
					cast.forvaltninger.social,
					accountOf('frida')
				)
			],
			1
		],
		[
			'a hjemmel with its paragraph',
			[
				starts('frida', { ground: { type: 'hjemmel', paragraph: '§ 141', givenHow: null } }),
				then(`select from adgangsgrundlag where borger_id = mine and paragraph = '§ 141'`)
			],
			1
		],
		['a hjemmel has a paragraph', starts('frida', { ground: { type: 'hjemmel', givenHow: null } }), invalid],
		[
			'somebody new is made with an account',
			[
				starts('frida', { hash: '00' }),
				then(`select from borger where id = mine and name = 'Nyt Navn' and app.borger_account(id) is not null`)
			],
			1
		],
		[
			'the team is told',
			[starts('frida'), then(`select from event where borger_id = mine and type = 'team_joined'`)],
			1
		],
		['with somebody else as tovholder', starts('frida', { tovholder: accountOf('tove') }), 1],
		[
			'then it is not for them to see',
			[starts('frida', { tovholder: accountOf('tove') }), then('select from borger where id = mine')],
			0
		],
		[
			'B1 nobody puts themself on the team of a borger whose plan runs',
			starts('frida', { hash: cast.cprHashOf(cast.viktor) }),
			taken
		],
		['not twice', [starts('frida'), starts('frida')], taken],
		['not with an external tovholder', starts('frida', { tovholder: accountOf('ida') }), invalid],
		['not with somebody who is no professional', starts('frida', { tovholder: accountOf('lars') }), invalid],
		['not with somebody whose account is closed', starts('frida', { tovholder: otto.accountId }), invalid],
		['not for somebody who has died', starts('frida', { hash: cast.cprHashOf(poul) }), invalid],
		[
			'after a plan that has ended, who held its threads holds them no longer',
			[
				starts('frida', { hash: cast.cprHashOf(ellen) }),
				then(
					`select from team_membership where borger_id = mine and account_id = $1 and to_on = app.today() - 1`,
					accountOf('mette')
				)
			],
			1
		]
	]);
	const yes = (how: string) => then(`select from plan_samtykke where borger_id = mine and given_how = '${how}'`);
	calls('start_plan', 'frida', [
		['with a yes to a joint plan', [starts('frida', { joint: 'oral' }), yes('oral')], 1],
		[
			'which they have noted',
			[
				starts('frida', { joint: 'paper' }),
				then('select from plan_samtykke where noted_by_account_id = $1', accountOf('frida'))
			],
			1
		],
		['when it was asked for', [starts('frida'), then('select from plan_samtykke where borger_id = mine')], 0],
		['not as if the borger had said it in the portal', starts('frida', { joint: 'digital' }), refused],
		['nor the samtykke', starts('frida', { ground: { givenHow: 'digital' } }), refused],
		['which lasts no longer than any', starts('frida', { ground: { toOn: dayFromToday(740) } }), invalid]
	]);
	calls('record_look', 'frida', [
		[
			'F2 a look at somebody new is recorded',
			[
				starts('frida', { hash: '00' }),
				then(`select app.record_look('page', 'x', 'x', 'x', array[mine]::uuid[], array['borger'], array[null]::uuid[])`)
			],
			1
		]
	]);
	const anew = (who: Person, fromOn: number, toOn: string | null): Tried[1] => [
		starts('frida', { hash: cast.cprHashOf(ellen) }),
		then(
			`select from team_membership where borger_id = mine and account_id = $1 and from_on = app.today() + $2::text::int and to_on is not distinct from $3`,
			accountOf(who),
			String(fromOn),
			toOn
		)
	];
	calls('start_plan', 'frida', [
		['who stood in does not any longer', anew('farid', -30, dayFromToday(-1)), 1],
		['who held its threads before stays who they were', anew('tove', -90, dayFromToday(-61)), 1],
		['who is a professional on the team stays', anew('berit', -30, null), 1]
	]);
	calls('start_plan', 'karin', [
		[
			'who holds the threads of others still does',
			[
				starts('karin', { tovholder: accountOf('frida') }),
				statement(
					`select from team_membership where function = 'tovholder' and to_on is null and from_on < app.today()`
				)
			],
			3
		]
	]);
	for (const [by, borger, forvaltning] of [
		['mette', ellen, cast.forvaltninger.familie],
		['tove', nanna, cast.forvaltninger.beskaeftigelse]
	] as const)
		calls('start_plan', by, [
			[
				'the adgangsgrundlag is that of the tovholder’s forvaltning',
				[
					starts(by, { hash: cast.cprHashOf(borger) }),
					then(
						'select from adgangsgrundlag where borger_id = mine and forvaltning_id = $1 and from_on = app.today()',
						forvaltning
					)
				],
				1
			]
		]);
	calls('start_plan', 'mette', [
		[
			'who held the threads may start anew with themself',
			[
				starts('mette', { hash: cast.cprHashOf(ellen) }),
				then(`select from team_membership where borger_id = mine and account_id = $1`, accountOf('mette'))
			],
			2
		]
	]);
	calls('start_plan', 'karin', [
		['a fordeler starts a plan for somebody else to hold', starts('karin', { tovholder: accountOf('frida') }), 1],
		['not for themself', starts('karin'), invalid]
	]);
	for (const by of ['ida', 'viktor', 'lars', 'anna', 'dorte'] as const)
		calls('start_plan', by, [['is not theirs to start', starts(by, { tovholder: accountOf('frida') }), refused]]);
	return attempts;
}

/** Those that answer a question, or hide a rating. */
function smallAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, accountOf, viktor, kasper, plan } = desk(cast);
	const hides = (name: string) =>
		statement('select from app.misregister($1) as hidden where hidden', rowId('trivselsmaaling', name));
	calls('misregister', 'tove', [
		['hides a rating that was made on the wrong person', hides('viktor tove'), 1],
		['and an answer that one has typed', hides('viktor typed'), 1],
		['once', [hides('viktor tove'), hides('viktor tove')], 0],
		['not one that is hidden', hides('viktor wrong'), 0],
		['not a borger’s own', hides('viktor self'), 0],
		['not a colleague’s', hides('viktor signe'), 0],
		['not another borger’s', hides('kasper mette'), 0],
		[
			'no other with it',
			[hides('viktor tove'), statement('select from trivselsmaaling where rater_account_id = $1', accountOf('tove'))],
			2
		]
	]);
	calls('misregister', 'ida', [['hides what an external one has rated', hides('viktor ida'), 1]]);
	calls('misregister', 'berit', [['B11 not from the day after their last', hides('viktor berit'), 0]]);
	for (const by of ['viktor', 'karin', 'lars'] as const)
		calls('misregister', by, [['is not for them', hides('viktor tove'), refused]]);

	const staff = (words: string, where = 'true') => statement(`select from app.find_staff($1) f where ${where}`, words);
	const finding = (by: Person) =>
		calls('find_staff', by, [
			['finds somebody by name', staff('{frida}', `f.name = 'Frida Lind' and f.forvaltning = 'Social'`), 1],
			['by unit', staff('{JOBCENTER}'), 2],
			['who has every word', staff('{signe,social}'), 1],
			['nobody who has only one of them', staff('{signe,jobcenter}'), 0],
			['an external one, who has no forvaltning', staff('{ida}', 'f.forvaltning_id is null'), 1],
			['nobody whose account is closed', staff('{otto}'), 0],
			['nobody who is no professional', staff('{lars}'), 0],
			['no borger', staff('{viktor}'), 0],
			['all', staff('{}'), 8]
		]);
	for (const by of ['tove', 'frida', 'karin'] as const) finding(by);
	for (const by of ['viktor', 'lars', 'anna', 'dorte'] as const)
		calls('find_staff', by, [['is not for them', staff('{}'), refused]]);

	const account = (borger: string) => statement('select from app.borger_account($1) as a where a is not null', borger);
	const emner = (borger: string, is: string) => statement(`select from app.open_emner($1) as n where n ${is}`, borger);
	const hidden = (name: string, since: number, where = 'true') =>
		statement(`select from app.hidden_items($1, $2::text::int) where ${where}`, plan(name), String(since));
	calls('borger_account', 'tove', [
		['tells the account of a borger who exists for them', account(viktor), 1],
		['no other', account(kasper), 0]
	]);
	calls('borger_account', 'farid', [['not of one who does not', account(viktor), 0]]);
	calls('open_emner', 'tove', [
		['counts what is asked about, also what they do not see', emner(viktor, '= 3'), 1],
		['nothing of a borger who does not exist for them', emner(kasper, '> 0'), 0]
	]);
	calls('open_emner', 'farid', [['nothing where they see nothing', emner(viktor, '> 0'), 0]]);
	calls('open_emner', 'viktor', [
		['a borger’s own', emner(viktor, '= 3'), 1],
		['no other borger’s', emner(kasper, '> 0'), 0]
	]);
	calls('hidden_items', 'tove', [
		// Health and mentor, of four kinds (there is no goal of the mentor's), and what says it is Kasper's.
		['tells who holds the threads that there is something they may not read', hidden('viktor', 1), 11],
		['since a version', hidden('viktor', 2), 0],
		['not of another borger’s plan', hidden('kasper', 1), 0]
	]);
	calls('hidden_items', 'mette', [
		['also of items of which they read an older version', hidden('kasper', 1), 2],
		['of that version', hidden('kasper', 1, 'version = 2'), 2]
	]);
	calls('hidden_items', 'signe', [
		['tells others of an item of which they read an older version', hidden('viktor', 1), 1],
		['of that version', hidden('viktor', 2), 1]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		calls('hidden_items', by, [['nothing to others', hidden('viktor', 1), 0]]);
	return attempts;
}
