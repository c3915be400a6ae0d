/** What borgere and professionals write to one another and ask for, when somebody is away, and who is kept logged in. */
import { dayFromToday } from '../support/builders';
import { desk, invalid, refused, taken, updating, type Attempt, type Values } from './attempt';
import { rowId, type Cast, type Person } from './cast';
import { inserting, statement } from './rows';

export const writingAttempts = (cast: Cast): Attempt[] => [
	...askingAttempts(cast),
	...answeringAttempts(cast),
	...awayAttempts(cast),
	...readerAttempts(cast),
	...messageAttempts(cast),
	...readAttempts(cast),
	...startAttempts(cast),
	...holdAttempts(cast)
];

const tried = rowId('try', 'writing');
const past = '2026-01-01T10:00:00Z';
const list = (ids: string[]) => `{${ids.join(',')}}`;

function askingAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf, viktor, kasper } = desk(cast);
	const asks = (row: Values = {}) =>
		inserting('anmodning', { id: tried, borger_id: viktor, type: 'move', words: 'x', ...row });
	const moede = (name: string) => ({ moede_id: rowId('moede', name) });
	const now = moede('viktor now');
	const object = (by: Person) => ({ type: 'object', account_id: accountOf(by) });
	adds('anmodning', 'viktor', [
		['M32 a borger asks for another time', asks({ ...now, times: 'x' }), 1],
		['M32 for somebody to come', asks({ ...now, type: 'propose', name: 'Bente' }), 1],
		['M32 also to the team', asks({ type: 'propose', name: 'Bente' }), 1],
		['M32 for somebody not to', asks(object('signe')), 1],
		['another time is another time of a meeting', asks(), invalid],
		['somebody is somebody', asks({ type: 'propose' }), invalid],
		['not in another borger’s name', asks({ type: 'propose', name: 'x', borger_id: kasper }), refused],
		['not about another borger’s meeting', asks(moede('kasper shared')), refused],
		['not about a meeting that is held', asks(moede('viktor held')), refused],
		['not about themself', asks(object('viktor')), refused],
		['not about another borger', asks(object('kasper')), refused],
		['not about somebody who is not around them', asks(object('lars')), refused],
		['a borger does not answer', asks({ ...now, answer: 'yes' }), refused]
	]);
	adds('anmodning', 'tove', [['a professional asks for nothing', asks(now), refused]]);
	const back = (name: string, at: string | null = past) =>
		updating('anmodning', { withdrawn_at: at }, { id: rowId('anmodning', name) });
	changes('anmodning', 'viktor', [
		['M32 a borger takes back what they asked', back('viktor move'), 1],
		['once', back('viktor withdrawn', null), invalid],
		['not when it is answered', back('viktor answered'), invalid],
		['not another borger’s', back('kasper move'), 0],
		['the words stay', updating('anmodning', { words: 'x' }), refused]
	]);
	changes('anmodning', 'kasper', [
		['not by taking back all there are', updating('anmodning', { withdrawn_at: past }), 3]
	]);
	return attempts;
}

function answeringAttempts(cast: Cast): Attempt[] {
	const { attempts, changes, accountOf } = desk(cast);
	const answers = (name: string, set: Values = { answer: 'yes', answer_words: 'x' }) =>
		updating('anmodning', set, { id: rowId('anmodning', name) });
	const all = updating('anmodning', { answer: 'no' });
	const told = statement(
		'select from anmodning where id = $1 and answered_by_account_id = $2 and answered_at = now()',
		rowId('anmodning', 'viktor move'),
		accountOf('tove')
	);
	changes('anmodning', 'tove', [
		['M32 who holds the threads answers', answers('viktor move'), 1],
		['M32 who and when are facts', [answers('viktor move'), told], 1],
		['M32 also who should come', answers('viktor propose'), 1],
		['M32 and who should not', answers('viktor object', { answer: 'no' }), 1],
		['M32 with an answer', answers('viktor move', { answer_words: 'x' }), invalid],
		['M32 once', answers('viktor answered'), invalid],
		['not what was taken back', answers('viktor withdrawn'), invalid],
		['not another borger’s', answers('kasper move'), 0],
		['nobody takes it back for the borger', answers('viktor move', { withdrawn_at: past }), refused],
		['or answers in another’s name', answers('viktor move', { answered_by_account_id: accountOf('signe') }), refused]
	]);
	changes('anmodning', 'dagny', [['M11 a deputy answers in their days', answers('viktor move'), 1]]);
	changes('anmodning', 'mette', [
		['M32 nobody answers what is asked about themself', answers('kasper object'), 0],
		['nor by answering all there are', all, 2]
	]);
	for (const by of ['signe', 'farid', 'ida', 'berit', 'frida'] as const)
		changes('anmodning', by, [
			['nobody else answers', answers('viktor move'), 0],
			['nor all there are', all, 0]
		]);
	return attempts;
}

function awayAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf } = desk(cast);
	const away = (by: Person, to = 5) =>
		inserting('fravaer', { account_id: accountOf(by), from_on: dayFromToday(1), to_on: dayFromToday(to) });
	const back = (by: string) => updating('fravaer', { ended_at: past }, { id: rowId('fravaer', by) });
	adds('fravaer', 'tove', [
		['M11 a professional says when they are away', away('tove'), 1],
		['not for a colleague', away('signe'), refused],
		['nobody is back before they leave', away('tove', 0), invalid]
	]);
	adds('fravaer', 'viktor', [['a borger is not away', away('viktor'), refused]]);
	changes('fravaer', 'tove', [
		['M11 they are back', back('tove'), 1],
		['nobody else is by it', back('mette'), 0],
		['nor everybody', updating('fravaer', { ended_at: past }), 1],
		['the days stay', updating('fravaer', { to_on: dayFromToday(9) }), refused]
	]);
	changes('fravaer', 'signe', [['not a colleague', updating('fravaer', { ended_at: past }), 0]]);
	return attempts;
}

function readerAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf, viktor, kasper } = desk(cast);
	const reads = (by: Person, who: Person, row: Values = {}) =>
		inserting('samtale_reader', {
			...{ samtale_id: rowId('samtale', 'viktor signe'), borger_id: viktor, account_id: accountOf(who) },
			added_by_account_id: accountOf(by),
			...row
		});
	const ofKasper = { samtale_id: rowId('samtale', 'kasper mette'), borger_id: kasper };
	adds('samtale_reader', 'viktor', [
		['a borger lets somebody of their team read', reads('viktor', 'tove'), 1],
		['also on their last day', reads('viktor', 'dagny'), 1],
		['also one for whom they did not exist', reads('viktor', 'farid'), 1],
		['again', reads('viktor', 'tove', { samtale_id: rowId('samtale', 'viktor old') }), 1],
		['once', reads('viktor', 'signe'), taken],
		['not somebody who has left it', reads('viktor', 'berit'), refused],
		['not somebody who never was there', reads('viktor', 'mette'), refused],
		['not another borger', reads('viktor', 'kasper'), refused],
		['not what another wrote', reads('viktor', 'tove', { samtale_id: ofKasper.samtale_id }), refused],
		['not in another borger’s name', reads('viktor', 'tove', { borger_id: kasper }), refused],
		['not as somebody else', reads('tove', 'dagny'), refused]
	]);
	adds('samtale_reader', 'kasper', [['not before they come', reads('kasper', 'frida', ofKasper), refused]]);
	for (const by of ['tove', 'signe', 'farid', 'mette'] as const)
		adds('samtale_reader', by, [
			['no professional makes themself a reader', reads(by, by), refused],
			['nor anybody else', reads(by, 'dagny'), refused]
		]);
	const ends = (name: string) => updating('samtale_reader', { ended_at: past }, { id: rowId('samtale_reader', name) });
	changes('samtale_reader', 'viktor', [
		['a borger ends it', ends('viktor tove tove'), 1],
		['not for another borger', ends('kasper mette mette'), 0],
		['nobody becomes another', updating('samtale_reader', { account_id: accountOf('tove') }), refused]
	]);
	changes('samtale_reader', 'kasper', [
		['not by ending all there are', updating('samtale_reader', { ended_at: past }), 1]
	]);
	changes('samtale_reader', 'tove', [['no professional ends it', ends('viktor signe signe'), refused]]);
	return attempts;
}

function messageAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, accountOf, kasper, ellen, viktor } = desk(cast);
	const writes = (by: Person, name = 'viktor tove', row: Values = {}) =>
		inserting('besked', {
			...{ id: tried, samtale_id: rowId('samtale', name), author_account_id: accountOf(by), text: 'x' },
			borger_id: name.startsWith('astrid') ? cast.others.astrid.id : name.startsWith('kasper') ? kasper : viktor,
			...row
		});
	/** The same by a borger, who is promised an answer. */
	const asks = (by: Person, name = 'viktor tove', row: Values = {}) =>
		writes(by, name, { promised_on: dayFromToday(2), ...row });
	adds('besked', 'viktor', [
		['a borger writes', asks('viktor'), 1],
		['and is promised an answer', writes('viktor'), refused],
		['not in another’s conversation', asks('viktor', 'kasper mette'), refused],
		['nor as if it were theirs', asks('viktor', 'kasper mette', { borger_id: viktor }), refused],
		['not under another borger', asks('viktor', 'viktor tove', { borger_id: kasper }), refused],
		['not as a professional', asks('tove'), refused],
		['not as if it were older', asks('viktor', 'viktor tove', { created_at: past }), refused]
	]);
	adds('besked', 'tove', [
		['who was chosen writes back', writes('tove'), 1],
		['not as the borger', writes('viktor'), refused],
		['not as a colleague', writes('dagny'), refused],
		['not where a colleague was chosen', writes('tove', 'viktor signe'), refused],
		['not where they are no more', writes('tove', 'viktor old'), refused],
		['not in another borger’s', writes('tove', 'kasper mette'), refused],
		[
			'and promises nothing in the borger’s place',
			writes('tove', 'viktor tove', { promised_on: dayFromToday(2) }),
			refused
		]
	]);
	adds('besked', 'dagny', [
		['M11 a deputy writes in their days', writes('dagny'), 1],
		['M11 not where the tovholder does not', writes('dagny', 'viktor signe'), refused]
	]);
	adds('besked', 'signe', [
		['whoever was chosen', writes('signe', 'viktor signe'), 1],
		['M11 not before their days as a deputy', writes('signe'), refused]
	]);
	adds('besked', 'farid', [
		['whoever was chosen, whatever else they read', writes('farid', 'astrid both'), 1],
		['not when it has ended', writes('farid', 'viktor left'), refused],
		['M11 nor in the place of who was tovholder once', writes('farid', 'ellen tove', { borger_id: ellen }), refused]
	]);
	adds('besked', 'ida', [['also an external one', writes('ida', 'astrid both'), 1]]);
	adds('besked', 'mette', [
		['in another conversation', writes('mette', 'kasper mette'), 1],
		['not under one whom they know, too', writes('mette', 'kasper mette', { borger_id: ellen }), refused]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		adds('besked', by, [['a colleague who was not chosen does not write', writes(by), refused]]);
	adds('besked', 'frida', [['nor who is not on the team', writes('frida', 'viktor left'), refused]]);
	return attempts;
}

function readAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, accountOf, kasper, ellen, viktor } = desk(cast);
	const read = (by: Person, name = 'viktor tove', row: Values = {}) =>
		inserting('besked_read', {
			...{ besked_id: rowId('besked', name), account_id: accountOf(by) },
			borger_id: name.startsWith('kasper') ? kasper : viktor,
			...row
		});
	adds('besked_read', 'dagny', [
		['who reads it says so', read('dagny'), 1],
		['not for a colleague', read('signe'), refused],
		['not of what they do not read', read('dagny', 'viktor signe'), refused]
	]);
	adds('besked_read', 'tove', [
		['once', read('tove'), taken],
		['never that the borger has', read('viktor', 'viktor tove answer'), refused],
		['not as if it were earlier', read('tove', 'viktor tove answer', { at: past }), refused]
	]);
	adds('besked_read', 'mette', [
		['not under another borger', read('mette', 'kasper mette', { borger_id: ellen }), refused]
	]);
	for (const by of ['signe', 'farid', 'ida', 'berit', 'frida'] as const)
		adds('besked_read', by, [['whoever does not read it says nothing', read(by), refused]]);
	adds('besked_read', 'viktor', [['whether the borger has read is written nowhere', read('viktor'), refused]]);
	return attempts;
}

function startAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, accountOf, viktor, kasper, ellen } = desk(cast);
	const starts = (readers: Person[], borger: string | null = viktor, id = tried) =>
		statement(
			`select from app.start_samtale($1, $2, 'x', $3) as made where made`,
			id,
			borger,
			list(readers.map((each) => accountOf(each)))
		);
	const readers = statement('select from samtale_reader where samtale_id = $1', tried);
	calls('start_samtale', 'viktor', [
		['a borger writes to somebody of their team', starts(['signe']), 1],
		['to more than one', [starts(['tove', 'signe']), readers], 2],
		['who is named twice reads once', [starts(['tove', 'tove']), readers], 1],
		['to one for whom they did not exist', starts(['farid']), 1],
		['the same again is the same', [starts(['tove']), starts(['tove'])], 0],
		['also one that is there', starts(['tove'], viktor, rowId('samtale', 'viktor tove')), 0],
		['to nobody it is none', starts([]), invalid],
		['not to somebody who is not on the team', starts(['frida']), invalid],
		['nor who has left it', starts(['tove', 'berit']), invalid],
		['not to another borger', starts(['kasper']), invalid],
		['not as another borger', starts(['mette'], kasper), refused],
		['not for nobody', starts(['tove'], null), refused],
		['not under the id of another’s', starts(['tove'], viktor, rowId('samtale', 'kasper mette')), refused]
	]);
	calls('start_samtale', 'tove', [
		['a professional writes to a borger, and reads along', [starts([]), readers], 1],
		['with a colleague', [starts(['signe']), readers], 2],
		['whether they name themself or not', [starts(['signe', 'tove']), readers], 2],
		['not one for whom the borger does not exist', starts(['farid']), invalid],
		['not one who is not on the team', starts(['frida']), invalid],
		['not to a borger who does not exist for them', starts([], kasper), refused],
		['not to nobody', starts([], null), refused],
		['not under the id of what the borger began', starts([], viktor, rowId('samtale', 'viktor tove')), refused]
	]);
	calls('start_samtale', 'mette', [
		['to each borger a conversation of their own', [starts([], kasper), starts([], ellen)], refused]
	]);
	const { astrid, sofus } = cast.others;
	calls('start_samtale', 'ida', [
		['an external one to whom the borger exists writes', starts([]), 1],
		['also to one who has written to them', starts([], astrid.id), 1],
		['not when they were taken off the only meeting', starts([], sofus.id), refused]
	]);
	calls('start_samtale', 'farid', [['whom a borger has written to writes', starts([], astrid.id), 1]]);
	calls('start_samtale', 'signe', [['not whom they let read no more', starts([], sofus.id), refused]]);
	for (const by of ['farid', 'berit', 'frida', 'karin', 'lars', 'anna', 'dorte'] as const)
		calls('start_samtale', by, [['is not for them', starts(['tove']), refused]]);
	return attempts;
}

function holdAttempts(cast: Cast): Attempt[] {
	const { attempts, calls } = desk(cast);
	const holds = (name: string) =>
		statement('select from app.hold_session($1) as until where until is not null', rowId('moede', name));
	calls('hold_session', 'tove', [
		['keeps one logged in during a meeting', holds('viktor now'), 1],
		[
			'until half an hour after it',
			statement(
				`select from moede m, app.hold_session(m.id) as until where m.id = $1 and until = m.ends_at + interval '30 minutes'`,
				rowId('moede', 'viktor now')
			),
			1
		],
		['from half an hour before', holds('viktor soon'), 1],
		['not earlier', holds('viktor later'), 0],
		['not after one that was not closed', holds('viktor shared'), 0],
		['not for one that is cancelled', holds('viktor cancelled'), 0],
		['not for one that is none', holds('nobody’s'), 0]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida', 'mette'] as const)
		calls('hold_session', by, [['nobody who does not read it', holds('viktor now'), 0]]);
	calls('hold_session', 'viktor', [['not a borger', holds('viktor now'), refused]]);
	return attempts;
}
