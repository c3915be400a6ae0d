/**
 * What a team asks leders (S4): who asks in whose name and about whom, which leder answers and how often, who shares it with the borger
 * and when.
 */
import { dayFromToday } from '../support/builders';
import { desk, refused, taken, updating, type Attempt, type Values } from './attempt';
import { rowId, type Cast, type Person } from './cast';
import { inserting, statement } from './rows';

export const askingAttempts = (cast: Cast): Attempt[] => [
	...questionAttempts(cast),
	...copyAttempts(cast),
	...answerAttempts(cast),
	...sharingAttempts(cast),
	...findingAttempts(cast)
];

const tried = rowId('try', 'asking');
const past = '2026-01-01T10:00:00Z';
const question = (name: string) => rowId('leder_question', name);
const copy = (name: string) => rowId('cube.question', name);
/** When this transaction began. */
const now = 'now';

/** A question of somebody's about Viktor, unless told otherwise. */
const asking = (cast: Cast, by: Person, row: Values = {}) => {
	const made = cast.people[by];
	return inserting('leder_question', {
		...{ id: tried, borger_id: cast.viktor.id, author_account_id: made.accountId, text: 'Hvad nu?' },
		...{ forvaltning_id: 'forvaltningId' in made ? made.forvaltningId : null },
		...row
	});
};

/** The copy that a leder gets of it. */
const copying = (cast: Cast, leder: Person, row: Values = {}) =>
	inserting('cube.question', {
		...{ question_id: tried, leder_account_id: cast.people[leder].accountId, due_on: dayFromToday(7) },
		...row
	});

function questionAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, accountOf, forvaltningOf, viktor, kasper } = desk(cast);
	adds('leder_question', 'tove', [
		['S4 a professional asks about a borger they see', asking(cast, 'tove'), 1],
		['S4 about something sensitive', asking(cast, 'tove', { topics: '{oekonomi}' }), 1],
		['once', [asking(cast, 'tove'), asking(cast, 'tove')], taken],
		['not about another borger', asking(cast, 'tove', { borger_id: kasper }), refused],
		['not in a colleague’s name', asking(cast, 'tove', { author_account_id: accountOf('signe') }), refused],
		['not for another forvaltning', asking(cast, 'tove', { forvaltning_id: forvaltningOf('signe') }), refused],
		['nor for none', asking(cast, 'tove', { forvaltning_id: null }), refused],
		['it is not shared yet', asking(cast, 'tove', { shared_at: past }), refused],
		['when is a fact', asking(cast, 'tove', { asked_at: past }), refused]
	]);
	adds('leder_question', 'ida', [['not an external one', asking(cast, 'ida'), refused]]);
	for (const by of ['farid', 'berit', 'frida', 'mette'] as const)
		adds('leder_question', by, [['nobody who does not see the borger', asking(cast, by), refused]]);
	for (const by of ['viktor', 'karin', 'lars', 'anna', 'dorte', 'job'] as const)
		adds('leder_question', by, [
			[
				'nobody else',
				inserting('leder_question', { id: tried, borger_id: viktor, author_account_id: accountOf('tove'), text: 'x' }),
				refused
			]
		]);
	return attempts;
}

function copyAttempts(cast: Cast): Attempt[] {
	const { attempts, adds } = desk(cast);
	const ask = asking(cast, 'tove');
	const there = (where: string, ...values: string[]) =>
		statement(`select from cube.question where ${where}`, ...values);
	adds('cube.question', 'tove', [
		['S4 puts it to a leder', [ask, copying(cast, 'lars')], 1],
		[
			'S4 who gets who asks, for which team, and the words',
			[
				ask,
				copying(cast, 'lars'),
				there(`question_id = $1 and asked_by = 'Tove Madsen' and team = 'Jobcenter' and text = 'Hvad nu?'`, tried)
			],
			1
		],
		['S4 to several', [ask, copying(cast, 'lars'), copying(cast, 'kirsten')], 1],
		['to each once', [ask, copying(cast, 'lars'), copying(cast, 'lars')], taken],
		['to leders only', [ask, copying(cast, 'signe')], refused],
		[
			'not to one whose account is closed',
			[ask, copying(cast, 'lars', { leder_account_id: cast.others.otto.accountId })],
			refused
		],
		['not a colleague’s question', copying(cast, 'kirsten', { question_id: question('kasper open') }), refused],
		['in no other words', [ask, copying(cast, 'lars', { text: 'x' })], refused],
		['nor from somebody else', [ask, copying(cast, 'lars', { asked_by: 'x' })], refused],
		['nor for another team', [ask, copying(cast, 'lars', { team: 'x' })], refused],
		['it is not answered yet', [ask, copying(cast, 'lars', { answer: 'x' })], refused]
	]);
	for (const by of ['dagny', 'signe'] as const)
		adds('cube.question', by, [
			[
				'what a colleague has asked they read, and put to nobody',
				copying(cast, 'kirsten', { question_id: question('viktor open') }),
				refused
			]
		]);
	for (const by of ['viktor', 'karin', 'lars', 'anna', 'dorte', 'job'] as const)
		adds('cube.question', by, [
			['nobody else', copying(cast, 'kirsten', { question_id: question('viktor open') }), refused]
		]);
	return attempts;
}

function answerAttempts(cast: Cast): Attempt[] {
	const { attempts, changes, adds } = desk(cast);
	const answers = (name: string, answer: string | null = 'Nej.') =>
		updating('cube.question', { answer }, { id: copy(name) });
	const all = updating('cube.question', { answer: 'Nej.' });
	const own = 'kasper again lars';
	changes('cube.question', 'lars', [
		['S4 a leder answers', answers(own), 1],
		[
			'S4 when is a fact',
			[answers(own), statement('select from cube.question where id = $1 and answered_at > now()', copy(own))],
			1
		],
		['S4 once', [answers(own), answers(own, 'Jo.')], 0],
		['S4 what was answered stays', answers('viktor open lars'), 0],
		['with something', answers(own, null), refused],
		['in words', answers(own, ' \n '), refused],
		['not for another leder', answers('kasper open kirsten'), 0],
		['nor for all at once', all, 1],
		['the question stays', updating('cube.question', { text: 'x' }), refused],
		['and when it was answered', updating('cube.question', { answered_at: past }), refused],
		['and by when', updating('cube.question', { due_on: '2030-01-01' }), refused],
		['and who is asked', updating('cube.question', { leder_account_id: cast.people.lone.accountId }), refused],
		['whose plan it is about is not theirs to know', statement('select question_id from cube.question'), refused],
		['nor with all there is', statement('select * from cube.question'), refused],
		['nor to be found by', statement('select from cube.question where question_id is not null'), refused]
	]);
	changes('cube.question', 'lone', [['answers what waits', all, 1]]);
	for (const by of ['viktor', 'tove', 'karin', 'anna', 'dorte', 'job'] as const)
		changes('cube.question', by, [['nobody answers for a leder', all, refused]]);
	adds('cube.question', 'lars', [['a leder asks nobody', copying(cast, 'lone', { question_id: tried }), refused]]);
	return attempts;
}

function sharingAttempts(cast: Cast): Attempt[] {
	const { attempts, changes } = desk(cast);
	const shares = (name: string, at: string | null = now) =>
		updating('leder_question', { shared_at: at }, { id: question(name) });
	const all = updating('leder_question', { shared_at: now });
	changes('leder_question', 'tove', [
		['S4 who holds the threads shares what is answered', shares('viktor open'), 1],
		['S4 and again when another has answered', shares('viktor given'), 1],
		['not what they may not read', shares('viktor health'), 0],
		['nor with all', all, 2],
		['when is a fact', shares('viktor open', past), refused],
		['not what will be answered', shares('viktor open', 'infinity'), refused],
		['what was shared stays so', shares('viktor given', null), refused],
		['the words stay', updating('leder_question', { text: 'x' }), refused]
	]);
	changes('leder_question', 'dagny', [['S4 so does the deputy', all, 2]]);
	changes('leder_question', 'mette', [
		['nothing before it is answered', shares('kasper open'), 0],
		['nor with all', all, 0]
	]);
	for (const by of ['signe', 'ida', 'berit'] as const)
		changes('leder_question', by, [['nobody who does not hold the threads', all, 0]]);
	for (const by of ['viktor', 'karin', 'lars', 'anna', 'dorte', 'job'] as const)
		changes('leder_question', by, [['nobody else', all, refused]]);
	return attempts;
}

function findingAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, accountOf } = desk(cast);
	const finds = (where = 'true') => statement(`select from app.find_leders() where ${where}`);
	const is = (account: string) => statement('select from app.is_leder($1) as leder where leder', account);
	const answered = (name: string) =>
		statement('select from app.has_leder_answer($1) as answered where answered', question(name));
	calls('find_leders', 'tove', [
		['S4 who may be asked', finds(), 3],
		['S4 by name, and where they lead', finds(`name = 'Lone Leder' and enhed = 'Social'`), 1]
	]);
	calls('is_leder', 'tove', [
		['a leder', is(accountOf('lars')), 1],
		['no colleague', is(accountOf('signe')), 0],
		['nobody whose account is closed', is(cast.others.otto.accountId), 0]
	]);
	calls('has_leder_answer', 'tove', [
		['what is answered', answered('viktor open'), 1],
		['what is not', answered('kasper open'), 0]
	]);
	for (const by of ['viktor', 'karin', 'lars', 'anna', 'dorte', 'job', 'login'] as const) {
		calls('find_leders', by, [['is for those who ask', finds(), refused]]);
		calls('is_leder', by, [['is for those who ask', is(accountOf('lars')), refused]]);
		calls('has_leder_answer', by, [['is for those who ask', answered('viktor open'), refused]]);
	}
	const leads = (unit: string) => statement('select from app.actor_enhed_id() as unit where unit = $1', unit);
	for (const [by, unit] of [
		['lars', 'beskaeftigelse'],
		['lone', 'social'],
		['kirsten', 'kommune']
	] as const)
		calls('actor_enhed_id', by, [
			['which unit a leder leads', leads(cast.units[unit]), 1],
			['and no other', leads(cast.units.jobcenter), 0]
		]);
	for (const by of ['viktor', 'tove', 'karin', 'anna', 'dorte', 'job', 'login'] as const)
		calls('actor_enhed_id', by, [['nobody else leads', leads(cast.units.social), refused]]);
	return attempts;
}
