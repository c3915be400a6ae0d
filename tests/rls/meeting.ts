/** What each person may do about a meeting: plan it, come to it, write and decide in it, and what is to be done afterwards. */
import { dayFromToday, instantFromNow } from '../support/builders';
import { desk, invalid, refused, taken, updating, type Attempt, type Values } from './attempt';
import { rowId, type Cast, type Person } from './cast';
import { inserting, statement } from './rows';

export const meetingAttempts = (cast: Cast): Attempt[] => [
	...planningAttempts(cast),
	...changingAttempts(cast),
	...invitingAttempts(cast),
	...answeringAttempts(cast),
	...agendaAttempts(cast),
	...noteAttempts(cast),
	...decisionAttempts(cast),
	...taskAttempts(cast),
	...personAttempts(cast)
];

const moede = (name: string) => rowId('moede', name);
const person = (name: string) => rowId('netvaerksperson', name);
const tried = rowId('try', 'meeting');
const past = '2026-01-01T10:00:00Z';

function planningAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, accountOf, forvaltningOf, viktor, kasper, ellen } = desk(cast);
	const plans = (by: Person, row: Values = {}) =>
		inserting('moede', {
			...{ id: tried, borger_id: viktor, title: 'x', purpose: 'x', place: 'x', called_by_account_id: accountOf(by) },
			...{ starts_at: instantFromNow(5).toISOString(), ends_at: instantFromNow(6).toISOString() },
			starts_local: `${dayFromToday(5)}T10:00`,
			...row
		});
	const own = (by: Person) =>
		statement('select from moede where id = $1 and forvaltning_id = $2', tried, forvaltningOf(by));
	adds('moede', 'tove', [
		['a professional plans a meeting', plans('tove'), 1],
		['their own forvaltning calls it', [plans('tove'), own('tove')], 1],
		['with a topic of which it writes', plans('tove', { topics: '{helbred}' }), 1],
		['not in a colleague’s name', plans('signe'), refused],
		['not with a borger who does not exist for them', plans('tove', { borger_id: kasper }), refused],
		['they do not say whose forvaltning calls it', plans('tove', { forvaltning_id: forvaltningOf('signe') }), refused],
		['no meeting is held by being planned', plans('tove', { state: 'held' }), refused],
		['it ends after it begins', plans('tove', { ends_at: past }), invalid],
		['M13 a mini-kick of a kick-off', plans('tove', { kickoff_id: moede('viktor held') }), 1],
		['M13 not of another borger’s', plans('tove', { kickoff_id: moede('kasper shared') }), invalid]
	]);
	adds('moede', 'mette', [
		['a professional plans a meeting with another borger', plans('mette', { borger_id: ellen }), 1],
		[
			'M13 not as a mini-kick of one whom they know, too',
			plans('mette', { borger_id: ellen, kickoff_id: moede('kasper shared') }),
			invalid
		]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		adds('moede', by, [['nobody else plans a meeting', plans(by), refused]]);
	adds('moede', 'viktor', [['a borger plans none', plans('viktor'), refused]]);
	return attempts;
}

function changingAttempts(cast: Cast): Attempt[] {
	const { attempts, changes, accountOf, kasper } = desk(cast);
	const sets = (name: string, set: Values) => updating('moede', set, { id: moede(name) });
	const then = (name: string, where: string, ...values: string[]) =>
		statement(`select from moede where id = $1 and ${where}`, moede(name), ...values);
	const closes = (state: string) => sets('viktor now', { state });
	const closed = 'revision = 1 and closed_at = now() and closed_by_account_id = $2';
	changes('moede', 'tove', [
		['a professional changes a meeting they read', sets('viktor now', { place: 'x' }), 1],
		['which is counted', [sets('viktor now', { place: 'x' }), then('viktor now', 'revision = 2')], 1],
		['and not when nothing is another', [sets('viktor now', { duty: false }), then('viktor now', 'revision = 1')], 1],
		[
			'who closes it and when are facts',
			[closes('held'), then('viktor now', `${closed} and state = 'held'`, accountOf('tove'))],
			1
		],
		['who cancels it, too', [closes('cancelled'), then('viktor now', closed, accountOf('tove'))], 1],
		[
			'nobody closes what is only changed',
			[sets('viktor now', { place: 'x' }), then('viktor now', 'closed_at is null')],
			1
		],
		[
			'M31 when it begins is a fact',
			[sets('viktor now', { started_at: past }), then('viktor now', 'started_at = now()')],
			1
		],
		[
			'M31 it is not begun by a change',
			[sets('viktor now', { place: 'x' }), then('viktor now', 'started_at is null')],
			1
		],
		[
			'M31 and it has begun once',
			[
				sets('viktor now', { started_at: past }),
				sets('viktor now', { started_at: null }),
				then('viktor now', 'started_at = now()')
			],
			1
		],
		['not one that is held', sets('viktor held', { place: 'x' }), invalid],
		['nor opened again', sets('viktor held', { state: 'planned' }), invalid],
		['not one that is cancelled', sets('viktor cancelled', { state: 'planned' }), invalid],
		['not one they may not read', sets('viktor health', { place: 'x' }), 0],
		['not another borger’s', sets('kasper shared', { place: 'x' }), 0],
		['no topic is taken away from another forvaltning’s', sets('viktor money', { topics: '{}' }), refused],
		['it may stay', sets('viktor money', { topics: '{oekonomi}', place: 'x' }), 1],
		['one that they may read about is added', sets('viktor now', { topics: '{oekonomi}' }), 1],
		['one that they may not read about is not', sets('viktor now', { topics: '{helbred}' }), refused],
		['it does not become another’s', sets('viktor now', { borger_id: kasper }), refused],
		['nor called by another', sets('viktor now', { called_by_account_id: accountOf('signe') }), refused]
	]);
	changes('moede', 'signe', [
		['the forvaltning that called it takes a topic away', sets('viktor health', { topics: '{}' }), 1]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida', 'mette'] as const)
		changes('moede', by, [['nobody else changes a meeting', sets('viktor now', { place: 'x' }), 0]]);
	changes('moede', 'ida', [
		['nor one they are invited to', sets('viktor mentor', { place: 'x' }), 0],
		['nor all there are', updating('moede', { place: 'x' }), 0]
	]);
	changes('moede', 'viktor', [['a borger changes none', sets('viktor now', { place: 'x' }), refused]]);
	return attempts;
}

function invitingAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, accountOf, viktor, kasper } = desk(cast);
	const brings = (row: Values = {}) =>
		inserting('moede_participant', { moede_id: moede('viktor later'), borger_id: viktor, role_text: 'x', ...row });
	const invites = (by: Person, row: Values = {}) => brings({ invited_by_account_id: accountOf(by), ...row });
	const signe = { account_id: accountOf('signe') };
	const mor = { netvaerksperson_id: person('viktor mor') };
	const later = { ...signe, id: rowId('try', 'guest') };
	const silent = statement('select from moede_participant where id = $1 and answered_at is null', later.id);
	adds('moede_participant', 'tove', [
		['a professional invites a colleague', invites('tove', signe), 1],
		['somebody of the borger’s own', invites('tove', mor), 1],
		['not in a colleague’s name', invites('dagny', signe), refused],
		['not somebody who is no professional', invites('tove', { account_id: accountOf('lars') }), refused],
		['not another borger', invites('tove', { account_id: accountOf('kasper') }), refused],
		['not somebody whose account is closed', invites('tove', { account_id: cast.others.otto.accountId }), refused],
		['not to a meeting they may not read', invites('tove', { ...signe, moede_id: moede('viktor health') }), refused],
		[
			'not to another borger’s',
			invites('tove', { ...signe, moede_id: moede('kasper shared'), borger_id: kasper }),
			refused
		],
		['not under another borger', invites('tove', { ...signe, borger_id: kasper }), refused],
		['not somebody of another borger’s own', invites('tove', { netvaerksperson_id: person('kasper bror') }), refused],
		['nobody is no guest', invites('tove'), invalid],
		['once', [invites('tove', signe), invites('tove', later)], taken],
		[
			'who was taken off is invited anew',
			invites('tove', { account_id: accountOf('ida'), moede_id: moede('viktor now') }),
			1
		],
		[
			'nobody comes to what is held',
			invites('tove', { account_id: accountOf('dagny'), moede_id: moede('viktor held') }),
			invalid
		],
		['who is invited has not answered', [invites('tove', later), silent], 1],
		['nobody answers by being invited', invites('tove', { ...signe, answer: 'yes' }), refused]
	]);
	const ofKasper = { moede_id: moede('kasper shared'), borger_id: kasper };
	adds('moede_participant', 'mette', [
		['somebody of that borger’s own', invites('mette', { ...ofKasper, netvaerksperson_id: person('kasper bror') }), 1],
		[
			'not of another whom they know',
			invites('mette', { ...ofKasper, netvaerksperson_id: person('ellen mand') }),
			refused
		]
	]);
	adds('moede_participant', 'ida', [
		['an external one invites nobody', invites('ida', { ...signe, moede_id: moede('viktor mentor') }), refused]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		adds('moede_participant', by, [['whoever does not read the meeting invites nobody', invites(by, signe), refused]]);
	adds('moede_participant', 'viktor', [
		['M12 a borger brings somebody of their own', brings(mor), 1],
		['M12 as bisidder', brings({ ...mor, bisidder: true }), 1],
		['M12 once', brings({ ...mor, moede_id: moede('viktor now') }), taken],
		['not somebody of another’s', brings({ netvaerksperson_id: person('kasper bror') }), refused],
		['not to another’s meeting', brings({ ...mor, moede_id: moede('kasper shared') }), refused],
		['not under another borger', brings({ ...mor, borger_id: kasper }), refused],
		['not a professional', brings(signe), refused],
		['nor as if one had invited them', brings({ ...mor, invited_by_account_id: accountOf('tove') }), refused],
		['not nobody', brings(), refused],
		['not to a meeting that is held', brings({ ...mor, moede_id: moede('viktor held') }), invalid]
	]);
	return attempts;
}

function answeringAttempts(cast: Cast): Attempt[] {
	const { attempts, changes, accountOf } = desk(cast);
	const sets = (name: string, set: Values) =>
		updating('moede_participant', set, { id: rowId('moede_participant', name) });
	const off = { removed_at: past };
	const yes = { answer: 'yes' };
	const comes = (by: Person) => ({ answer: 'no', answer_reason: null, substitute_account_id: accountOf(by) });
	const no = { answer: 'no', answer_reason: null, substitute_account_id: null };
	const answeredAt = (is: string) =>
		statement(
			`select from moede_participant where id = $1 and answered_at ${is}`,
			rowId('moede_participant', 'viktor now tove')
		);
	changes('moede_participant', 'tove', [
		['M4 a professional answers', sets('viktor now tove', yes), 1],
		['M4 now', [sets('viktor now tove', yes), answeredAt('= now()')], 1],
		['M4 and not by anything else', [sets('viktor now tove', { role_text: 'x' }), answeredAt('is null')], 1],
		['M4 a no says why', sets('viktor now tove', no), invalid],
		['M4 and then it does', sets('viktor now tove', { ...no, answer_reason: 'x' }), 1],
		['M4 or who comes instead', sets('viktor now tove', comes('signe')), 1],
		['M4 not they themself', sets('viktor now tove', comes('tove')), invalid],
		['M4 nor somebody who is no professional', sets('viktor now tove', comes('lars')), invalid],
		['M4 a yes needs no reason', sets('viktor now tove', { ...no, answer: 'yes' }), 1],
		['M4 nobody answers for a colleague', sets('viktor now signe', yes), refused],
		['nor gives their reason', sets('viktor now signe', { answer_reason: 'x' }), refused],
		[
			'nor says who comes instead of them',
			sets('viktor now signe', { substitute_account_id: accountOf('dagny') }),
			refused
		],
		['nor for the borger', sets('viktor now', yes), refused],
		['M4 somebody of the borger’s own has said so on the phone', sets('viktor now ven', yes), 1],
		['M4 and needs no reason', sets('viktor now ven', no), 1],
		['when it was answered is no column of theirs', sets('viktor now tove', { answered_at: past }), refused],
		['M3 they say what a colleague comes as', sets('viktor now signe', { role_text: 'x' }), 1],
		['and take them off', sets('viktor now signe', off), 1],
		['once', [sets('viktor now signe', off), sets('viktor now signe', { removed_at: null })], invalid],
		['not who is taken off', sets('viktor now ida', { role_text: 'x' }), invalid],
		['M12 nobody takes off the borger’s bisidder', sets('viktor now mor', off), refused],
		['M12 or makes another of them', sets('viktor now mor', { bisidder: false }), refused],
		['M12 but says that they come', sets('viktor now mor', yes), 1],
		['M12 whom a professional invited may be taken off', sets('viktor now ven', off), 1],
		['nobody of a meeting they do not read', sets('viktor mentor', off), 0],
		['nor of another borger’s', sets('kasper shared', off), 0],
		['nobody becomes another', sets('viktor now signe', { account_id: accountOf('dagny') }), refused]
	]);
	changes('moede_participant', 'signe', [
		['M12 nobody takes off whom the borger brings, bisidder or not', sets('viktor mentor ven', off), refused],
		['not after the meeting', sets('viktor held signe', yes), invalid],
		['nor is an external one answered for', sets('viktor mentor', yes), refused]
	]);
	changes('moede_participant', 'ida', [
		['M4 an external one answers', sets('viktor mentor', yes), 1],
		['M4 and says who comes instead', sets('viktor mentor', comes('signe')), 1],
		['M4 not for the borger’s own', sets('viktor mentor ven', yes), refused],
		['takes nobody off', sets('viktor mentor ven', off), refused],
		['nor themself', sets('viktor mentor', off), refused],
		['nor what they come as', sets('viktor mentor', { role_text: 'x' }), refused],
		['or at whose side', sets('viktor mentor', { bisidder: true }), refused],
		['whoever was taken off does not answer', sets('viktor now ida', yes), 0]
	]);
	for (const by of ['farid', 'berit', 'frida'] as const)
		changes('moede_participant', by, [
			['whoever does not read the meeting takes nobody off', sets('viktor now signe', off), 0],
			['nor everybody there is', updating('moede_participant', off), 0]
		]);
	changes('moede_participant', 'viktor', [
		['M12 a borger takes somebody of their own off', sets('viktor now mor', off), 1],
		['M12 also one whom others invited', sets('viktor now ven', off), 1],
		['once', [sets('viktor now mor', off), sets('viktor now mor', { removed_at: null })], invalid],
		['no professional', sets('viktor now signe', off), 0],
		['not after the meeting', sets('viktor held mor', off), invalid],
		['a borger answers for nobody', sets('viktor now mor', yes), refused]
	]);
	changes('moede_participant', 'kasper', [
		['nobody of another’s', sets('viktor now mor', off), 0],
		['nor everybody there is', updating('moede_participant', off), 0]
	]);
	return attempts;
}

function agendaAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf, viktor, kasper } = desk(cast);
	const puts = (by: Person, row: Values = {}) =>
		inserting('dagsordenspunkt', {
			...{ id: tried, moede_id: moede('viktor now'), borger_id: viktor, title: 'x' },
			author_account_id: accountOf(by),
			...row
		});
	const by_borger = (is: string) => statement(`select from dagsordenspunkt where id = $1 and ${is} by_borger`, tried);
	const sets = (name: string, set: Values) => updating('dagsordenspunkt', set, { id: rowId('dagsordenspunkt', name) });
	const off = { ended_at: past };
	adds('dagsordenspunkt', 'tove', [
		['a professional puts a point on the agenda', puts('tove'), 1],
		['which is not the borger’s', [puts('tove'), by_borger('not')], 1],
		['not in a colleague’s name', puts('signe'), refused],
		['S7 nor in the borger’s', puts('viktor'), refused],
		['S7 nor as the borger’s', puts('tove', { by_borger: true }), refused],
		['not of a meeting they may not read', puts('tove', { moede_id: moede('viktor health') }), refused],
		['not under another borger', puts('tove', { borger_id: kasper }), refused],
		['not after the meeting', puts('tove', { moede_id: moede('viktor held') }), invalid]
	]);
	adds('dagsordenspunkt', 'ida', [
		['an external one puts none on', puts('ida', { moede_id: moede('viktor mentor') }), refused]
	]);
	for (const by of ['farid', 'berit', 'frida'] as const)
		adds('dagsordenspunkt', by, [['whoever does not read the meeting puts none on', puts(by), refused]]);
	adds('dagsordenspunkt', 'viktor', [
		['S7 a borger puts a point of their own on the agenda', puts('viktor'), 1],
		['S7 which is theirs', [puts('viktor'), by_borger('')], 1],
		['S7 not as somebody else', puts('tove'), refused],
		['S7 not of another borger’s meeting', puts('viktor', { moede_id: moede('kasper shared') }), refused],
		['S7 not under another borger', puts('viktor', { borger_id: kasper }), refused],
		['S7 not after the meeting', puts('viktor', { moede_id: moede('viktor held') }), invalid]
	]);
	changes('dagsordenspunkt', 'tove', [
		['M31 a professional says that a point was talked about', sets('viktor now tove', { done_at: past }), 1],
		['M31 also the borger’s', sets('viktor now own', { done_at: past }), 1],
		['and when it comes', sets('viktor now own', { position: '5' }), 1],
		['takes one off', sets('viktor now tove', off), 1],
		['also one that nobody’s name stands at', sets('viktor now', off), 1],
		['S7 not the borger’s', sets('viktor now own', off), refused],
		['not after the meeting', sets('viktor held tove', off), invalid],
		['not of a meeting they may not read', sets('viktor health', off), 0],
		['the words of one stay', sets('viktor now tove', { title: 'x' }), refused]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		changes('dagsordenspunkt', by, [
			['nobody else changes anything of an agenda', updating('dagsordenspunkt', off), 0]
		]);
	changes('dagsordenspunkt', 'ida', [
		['nor an external one who is invited', sets('viktor mentor', { done_at: past }), 0]
	]);
	changes('dagsordenspunkt', 'viktor', [
		['S7 a borger takes a point of their own off', sets('viktor now own', off), 1],
		['S7 nobody else’s', sets('viktor now tove', off), 0],
		['S7 not after the meeting', sets('viktor held own', off), invalid],
		['a borger does not say what was talked about', sets('viktor now own', { done_at: past }), refused]
	]);
	changes('dagsordenspunkt', 'kasper', [['S7 nor another borger’s', updating('dagsordenspunkt', off), 0]]);
	return attempts;
}

function noteAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, accountOf, viktor, kasper } = desk(cast);
	const notes = (by: Person, key: string, row: Values = {}) =>
		inserting('moede_note', {
			...{ id: tried, moede_id: moede('viktor now'), borger_id: viktor, key, text: 'x', by_account_id: accountOf(by) },
			...row
		});
	const at = (name: string) => ({ moede_id: moede(name) });
	adds('moede_note', 'tove', [
		['a professional writes what was agreed', notes('tove', 'referat'), 1],
		['M13 or what the borger said', notes('tove', 'samarbejdet'), 1],
		['also afterwards', notes('tove', 'referat', at('viktor held')), 1],
		['not of a meeting that was cancelled', notes('tove', 'referat', at('viktor cancelled')), refused],
		['nothing that nobody asks', notes('tove', 'diagnose'), invalid],
		['not in a colleague’s name', notes('signe', 'referat'), refused],
		['M13 nor as the borger', notes('viktor', 'samarbejdet'), refused],
		['not of a meeting they may not read', notes('tove', 'referat', at('viktor health')), refused],
		['not under another borger', notes('tove', 'referat', { borger_id: kasper }), refused],
		['not as if it were older', notes('tove', 'referat', { created_at: past }), refused]
	]);
	adds('moede_note', 'ida', [['an external one writes none', notes('ida', 'referat', at('viktor mentor')), refused]]);
	for (const by of ['farid', 'berit', 'frida'] as const)
		adds('moede_note', by, [['whoever does not read the meeting writes none', notes(by, 'referat'), refused]]);
	adds('moede_note', 'viktor', [
		['M13 a borger says how the cooperation goes', notes('viktor', 'samarbejdet'), 1],
		['M13 and whether the goals are theirs', notes('viktor', 'stadig_mine'), 1],
		['M13 also afterwards', notes('viktor', 'samarbejdet', at('viktor held')), 1],
		['M13 not to what was cancelled', notes('viktor', 'samarbejdet', at('viktor cancelled')), refused],
		['a borger does not write what was agreed', notes('viktor', 'referat'), refused],
		['nor as a professional', notes('tove', 'samarbejdet'), refused],
		['nor to another borger’s meeting', notes('viktor', 'samarbejdet', at('kasper shared')), refused],
		['nor under another borger', notes('viktor', 'samarbejdet', { borger_id: kasper }), refused]
	]);
	return attempts;
}

function decisionAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf, viktor, kasper } = desk(cast);
	const decides = (by: Person, row: Values = {}) =>
		inserting('beslutning', {
			...{ id: tried, moede_id: moede('viktor now'), borger_id: viktor, text: 'x', responsible: 'x' },
			...{ starts_on: dayFromToday(1), author_account_id: accountOf(by) },
			...row
		});
	const at = (name: string) => ({ moede_id: moede(name) });
	adds('beslutning', 'tove', [
		['a professional writes a decision', decides('tove'), 1],
		['also afterwards', decides('tove', at('viktor held')), 1],
		['not of a meeting that was cancelled', decides('tove', at('viktor cancelled')), refused],
		['not in a colleague’s name', decides('signe'), refused],
		['not of a meeting they may not read', decides('tove', at('viktor health')), refused],
		['not under another borger', decides('tove', { borger_id: kasper }), refused]
	]);
	adds('beslutning', 'ida', [['an external one decides nothing', decides('ida', at('viktor mentor')), refused]]);
	for (const by of ['farid', 'berit', 'frida'] as const)
		adds('beslutning', by, [['whoever does not read the meeting decides nothing', decides(by), refused]]);
	adds('beslutning', 'viktor', [['a borger writes none', decides('viktor'), refused]]);
	const off = (name: string) => updating('beslutning', { ended_at: past }, { id: rowId('beslutning', name) });
	changes('beslutning', 'tove', [
		['a professional takes back a decision they wrote', off('viktor now tove'), 1],
		['not after the meeting', off('viktor held tove'), 0],
		['not another’s', off('viktor now'), 0],
		['nor all there are', updating('beslutning', { ended_at: past }), 1],
		['the words of one stay', updating('beslutning', { text: 'x' }), refused]
	]);
	for (const by of ['dagny', 'ida', 'farid', 'berit'] as const)
		changes('beslutning', by, [['nobody else takes one back', updating('beslutning', { ended_at: past }), 0]]);
	return attempts;
}

function taskAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf, forvaltningOf, viktor, kasper, ellen } = desk(cast);
	const leaves = (by: Person, row: Values = {}) =>
		inserting('opgave', {
			...{ id: tried, borger_id: viktor, moede_id: null, type: 'referat', due_on: dayFromToday(3) },
			created_by_account_id: accountOf(by),
			...row
		});
	const at = (name: string) => ({ moede_id: moede(name) });
	const then = (where: string, ...values: (string | null)[]) =>
		statement(`select from opgave where ${where} and id = $1`, tried, ...values);
	adds('opgave', 'tove', [
		['M33 a professional leaves something to do', leaves('tove'), 1],
		['of their own forvaltning', [leaves('tove'), then('forvaltning_id = $2', forvaltningOf('tove'))], 1],
		['as sensitive as they say', [leaves('tove', { topics: '{helbred}' }), then(`topics = '{helbred}'`)], 1],
		['M33 about a meeting', leaves('tove', at('viktor now')), 1],
		[
			'as sensitive as the meeting',
			[
				leaves('tove', { ...at('viktor money'), topics: '{}' }),
				then(`topics = '{oekonomi}' and forvaltning_id = $2`, forvaltningOf('signe'))
			],
			1
		],
		['once', leaves('tove', { ...at('viktor now'), type: 'follow_up' }), taken],
		['not in a colleague’s name', leaves('signe'), refused],
		['not about a meeting they may not read', leaves('tove', at('viktor health')), refused],
		['not of a borger who does not exist for them', leaves('tove', { borger_id: kasper }), refused],
		['they do not say whose forvaltning it is', leaves('tove', { forvaltning_id: forvaltningOf('signe') }), refused]
	]);
	adds('opgave', 'mette', [
		['M33 about another borger’s meeting', leaves('mette', { ...at('kasper shared'), borger_id: kasper }), 1],
		['not under one whom they know, too', leaves('mette', { ...at('kasper shared'), borger_id: ellen }), refused]
	]);
	adds('opgave', 'ida', [['nor an external one who is invited', leaves('ida', at('viktor mentor')), refused]]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		adds('opgave', by, [['nobody else leaves anything to do', leaves(by), refused]]);
	adds('opgave', 'viktor', [['a borger leaves none', leaves('viktor'), refused]]);
	const does = (name: string, done: string | null = past) =>
		updating('opgave', { done_at: done }, { id: rowId('opgave', name) });
	const doneBy = (is: string, ...values: string[]) =>
		statement(
			`select from opgave where id = $1 and done_by_account_id ${is}`,
			rowId('opgave', 'viktor now'),
			...values
		);
	changes('opgave', 'tove', [
		['M33 a professional does it', does('viktor now'), 1],
		['M33 who did it is a fact', [does('viktor now'), doneBy('= $2', accountOf('tove'))], 1],
		['M33 and may be opened again', [does('viktor now'), does('viktor now', null), doneBy('is null')], 1],
		['M33 also without a meeting', does('viktor loose'), 1],
		['not what they may not read', does('viktor loose-health'), 0],
		['not of a meeting they may not read', does('viktor health'), 0],
		// One for each meeting they read, and one without.
		['nor all there are', updating('opgave', { done_at: past }), 8],
		['what it is stays', updating('opgave', { text: 'x' }), refused],
		['and when', updating('opgave', { due_on: dayFromToday(9) }), refused]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		changes('opgave', by, [['nobody else does anything', updating('opgave', { done_at: past }), 0]]);
	return attempts;
}

function personAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, viktor, kasper } = desk(cast);
	const names = (row: Values = {}) =>
		inserting('netvaerksperson', { borger_id: viktor, name: 'x', relation: 'x', phone: '12345678', ...row });
	adds('netvaerksperson', 'viktor', [
		['M12 a borger names somebody of their own', names(), 1],
		['not of another’s', names({ borger_id: kasper }), refused]
	]);
	adds('netvaerksperson', 'tove', [
		['a professional who reads who is around the borger names somebody', names(), 1],
		['not around another', names({ borger_id: kasper }), refused]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		adds('netvaerksperson', by, [['nobody else does', names(), refused]]);
	return attempts;
}
