/**
 * Phones, and what is told: each person says of themself where, when and of what they are told, and sees nothing of anybody else's. A
 * job tells; who has a token answers, confirms or reads what it is for, and nothing else; the administrator sees numbers.
 */
import { desk, invalid, refused, taken, updating, type Attempt, type Values } from './attempt';
import { rowId, type Cast, type Doer } from './cast';
import { browser } from './cast-telling';
import { inserting, statement } from './rows';

export const tellingAttempts = (cast: Cast): Attempt[] => [
	...phoneAttempts(cast),
	...choosingAttempts(cast),
	...feedAttempts(cast),
	...tokenAttempts(cast),
	...invitationAttempts(cast),
	...jobTellsAttempts(cast),
	...countingAttempts(cast)
];

const past = '2026-01-01T10:00:00Z';
const tried = rowId('try', 'telling');

function phoneAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, calls, accountOf } = desk(cast);
	const own = rowId('phone', 'viktor');
	const notes = (which: string, high: number, waits: number, is: boolean | null = null) =>
		statement(
			`select from app.note_phone($1, 'Firefox', ${high}, ${waits}, $2::text::boolean) as noted where noted`,
			which,
			is === null ? null : String(is)
		);
	const hides = (skaermet: boolean) => updating('borger', { skaermet });
	const noted = (which: string, where: string) => statement(`select from phone where id = $1 and ${where}`, which);
	const comes = (which: string, seq: number) =>
		statement(`select app.note_phone_item($1, ${seq}, 'besked', $2)`, which, tried);
	const come = (which: string, where = 'true') =>
		statement(`select from phone_item where phone_id = $1 and client_id = $2 and ${where}`, which, tried);
	calls('note_phone', 'viktor', [
		['a phone tells of itself', notes(tried, 3, 1, true), 1],
		[
			'as what it is',
			[
				notes(tried, 3, 1, true),
				noted(tried, `device = 'Firefox' and own and seq_high = 3 and waiting = 1 and seen_at = now()`)
			],
			1
		],
		['it is not one’s own unless one says so', [notes(tried, 3, 1), noted(tried, 'not own')], 1],
		['it tells again', [notes(own, 9, 0), noted(own, `own and seq_high = 9 and waiting = 0`)], 1],
		['its numbers do not go back', [notes(own, 2, 1), noted(own, 'seq_high = 5')], 1],
		['it is no one’s own any more', [notes(own, 5, 0, false), noted(own, 'not own')], 1],
		['nonsense is nothing', [notes(tried, -2, 9), noted(tried, 'seq_high = 0 and waiting = 0')], 1],
		[
			'a forgotten one stays so',
			[hides(true), hides(false), notes(own, 5, 0), noted(own, 'forgotten_at is not null and not own')],
			1
		],
		[
			'until it is one’s own again',
			[hides(true), hides(false), notes(own, 5, 0, true), noted(own, 'forgotten_at is null and own')],
			1
		],
		['who hides their traces has none of their own', [hides(true), notes(own, 5, 0, true), noted(own, 'own')], 0],
		['nor a new one', [hides(true), notes(tried, 5, 0, true), noted(tried, 'not own')], 1]
	]);
	calls('note_phone', 'kasper', [['A10 not of another’s phone', notes(own, 9, 0), 0]]);
	calls('note_phone_item', 'viktor', [
		['an item has come', [comes(own, 3), come(own, `kind = 'besked' and received_at = now()`)], 1],
		['as one’s own', [comes(own, 3), statement(`select from phone_item where client_id = $1`, tried)], 1],
		['once', [comes(own, 3), comes(own, 3), come(own)], 1],
		['what came first stays', [comes(own, 2), come(own)], 0],
		['of a phone that has told of itself', [comes(tried, 1), come(tried)], 0],
		['numbered from one', comes(own, 0), invalid]
	]);
	calls('note_phone_item', 'kasper', [['A10 not on another’s phone', [comes(own, 9), come(own)], 0]]);
	for (const by of ['tove', 'karin', 'lars', 'anna', 'dorte', 'job', 'login'] as const) {
		calls('note_phone', by, [['nobody else’s phone tells', notes(tried, 1, 0), refused]]);
		calls('note_phone_item', by, [['nor does an item come', comes(own, 3), refused]]);
	}
	changes('phone', 'viktor', [
		['its numbers are its own', updating('phone', { seq_high: '0' }), refused],
		['and so is all else', updating('phone', { own: true }), refused]
	]);
	adds('phone', 'viktor', [
		['none is added by hand', inserting('phone', { id: tried, account_id: accountOf('viktor') }), refused]
	]);
	adds('phone_item', 'viktor', [
		[
			'nor what has come',
			inserting('phone_item', {
				...{ phone_id: own, seq: '3', account_id: accountOf('viktor') },
				...{ kind: 'answer', client_id: tried }
			}),
			refused
		]
	]);
	return attempts;
}

/** On every connection: one's own row, not another's, and no column that is a fact. */
function choosingAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf } = desk(cast);
	const people = ['viktor', 'tove', 'karin', 'lars', 'anna', 'dorte'] as const;
	for (const by of people) {
		const [account_id, other] = [accountOf(by), accountOf(by === 'viktor' ? 'kasper' : 'viktor')];
		const takes = (row: Values = {}) =>
			inserting('push_subscription', { ...browser('new'), id: tried, account_id, ...row });
		adds('push_subscription', by, [
			['a browser takes pushes', takes(), 1],
			['not for another', takes({ account_id: other }), refused],
			['not one that takes them for somebody else', takes(browser('signe')), taken],
			['one that did and does not any more, again', takes(browser('viktor gone')), 1],
			['when is a fact', takes({ created_at: past }), refused]
		]);
		changes('push_subscription', by, [
			[
				'and takes no more, and nobody else’s',
				updating('push_subscription', { gone_at: past }),
				by === 'viktor' ? 2 : 1
			],
			['it does not become another’s', updating('push_subscription', { account_id: other }), refused],
			['nor another browser', updating('push_subscription', { endpoint: 'x' }), refused]
		]);
		const says = (row: Values = {}, then = '') => {
			const { text, values } = inserting('notification_contact', { account_id, email: 'x@example.dk', ...row });
			return { text: text + then, values };
		};
		adds('notification_contact', by, [
			['says where', says({}, ' on conflict (account_id) do update set email = excluded.email'), 1],
			['not for another', says({ account_id: other }), refused],
			['nobody’s word but the owner’s', says({ confirmed_at: past }), refused]
		]);
		const contact = (where: string) => statement(`select from notification_contact where ${where}`);
		changes('notification_contact', by, [
			['says when, and for nobody else', updating('notification_contact', { hour: '12' }), 1],
			['not at night', updating('notification_contact', { hour: '20' }), invalid],
			['an address is not confirmed by hand', updating('notification_contact', { confirmed_at: past }), refused],
			['nor how it is asked', updating('notification_contact', { confirm_hash: 'x' }), refused],
			[
				'another address is asked for anew',
				[
					updating('notification_contact', { email: 'y' }),
					contact('confirmed_at is null and confirm_asked_at is null')
				],
				1
			]
		]);
		if (by === 'tove')
			changes('notification_contact', by, [
				[
					'another hour changes nothing else',
					[updating('notification_contact', { hour: '12' }), contact('confirmed_at is not null')],
					1
				]
			]);
		const chooses = (row: Values = {}) =>
			inserting('notification_choice', { account_id, kind: 'invitation', push: true, email: true, ...row });
		adds('notification_choice', by, [
			['chooses', chooses(), 1],
			['not for another', chooses({ account_id: other }), refused],
			['once', chooses({ kind: 'digest' }), taken],
			['of what there is', chooses({ kind: 'confirm_email' }), invalid]
		]);
		changes('notification_choice', by, [
			['and chooses anew, for nobody else', updating('notification_choice', { push: false }), 1],
			['it does not become another kind', updating('notification_choice', { kind: 'invitation' }), refused]
		]);
	}
	return attempts;
}

function feedAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf } = desk(cast);
	const makes = (row: Values = {}) =>
		inserting('calendar_feed', {
			id: tried,
			account_id: accountOf('viktor'),
			token_hash: 'x',
			with_place: true,
			...row
		});
	const hides = updating('borger', { skaermet: true });
	adds('calendar_feed', 'viktor', [
		['G5 a borger makes an address for their calendar', makes(), 1],
		['not for another', makes({ account_id: accountOf('kasper') }), refused],
		['not while they hide their traces', [hides, makes()], refused],
		['when is a fact', makes({ created_at: past }), refused]
	]);
	changes('calendar_feed', 'viktor', [
		['and takes it back, and nobody else’s', updating('calendar_feed', { revoked_at: past }), 1],
		['for ever', updating('calendar_feed', { revoked_at: null }, { id: rowId('calendar_feed', 'viktor taken') }), 0],
		['it does not become another', updating('calendar_feed', { token_hash: 'x' }), refused],
		['nor tell more', updating('calendar_feed', { with_place: true }), refused]
	]);
	for (const by of ['tove', 'karin', 'anna', 'dorte', 'job', 'login'] as const)
		adds('calendar_feed', by, [['nobody else makes one', makes(), refused]]);
	changes('borger', 'viktor', [
		[
			'who hides their traces is in no calendar',
			[hides, statement('select from calendar_feed where revoked_at is null')],
			0
		],
		[
			'what was taken back before stays as it was',
			[hides, statement('select from calendar_feed where revoked_at < now()')],
			1
		],
		['and no phone is their own', [hides, statement('select from phone where own')], 0],
		['only that one is forgotten', [hides, statement('select from phone where forgotten_at is null')], 1]
	]);
	return attempts;
}

function tokenAttempts(cast: Cast): Attempt[] {
	const { attempts, calls } = desk(cast);
	const confirms = (token: string) => statement('select from app.confirm_email($1) as done where done', token);
	calls('confirm_email', 'login', [
		['the token of the mail confirms the address', confirms('mail viktor'), 1],
		['again is the same', [confirms('mail viktor'), confirms('mail viktor')], 1],
		['another confirms nothing', confirms('mail nobody'), 0],
		['nor what the database keeps of it', confirms('x'), 0],
		['D10 nor one of last week', confirms('mail kasper'), 0]
	]);
	const feeds = (token: string, where = 'true') => statement(`select from app.feed_moeder($1) where ${where}`, token);
	calls('feed_moeder', 'login', [
		['G5 an address shows when the borger meets, and nobody else', feeds('feed viktor', 'id is not null'), 9],
		['G5 and says that it is one', feeds('feed viktor', 'id is null'), 1],
		['B12 the place, but of what is sensitive', feeds('feed viktor', 'place is not null'), 6],
		['another borger’s shows theirs', feeds('feed kasper', 'id is not null'), 1],
		['B12 no place for who does not want it', feeds('feed kasper', 'place is not null'), 0],
		['G5 one that was taken back shows nothing', feeds('feed viktor taken'), 0],
		['nor does any other', feeds('feed nobody'), 0]
	]);
	for (const by of ['viktor', 'tove', 'karin', 'lars', 'anna', 'dorte', 'job'] as const) {
		calls('confirm_email', by, [['is for log-in alone', confirms('mail viktor'), refused]]);
		calls('feed_moeder', by, [['is for log-in alone', feeds('feed viktor'), refused]]);
	}
	return attempts;
}

function invitationAttempts(cast: Cast): Attempt[] {
	const { attempts, calls } = desk(cast);
	const reads = (token: string, where = 'true') =>
		statement(`select from app.invitation($1) where ${where}`, `answer ${token}`);
	const answers = (token: string, wanted: string, why: string | null, becomes: string) =>
		statement(
			`select from app.answer_invitation($1, $2, $3) as told where told = '${becomes}'`,
			`answer ${token}`,
			wanted,
			why
		);
	const signe = 'viktor now signe';
	calls('invitation', 'login', [
		[
			'G1 the token of a mail leads to when, and to which plan',
			reads(signe, `state = 'planned' and answer = 'none' and plan_number > 1000 and ends_at > starts_at`),
			1
		],
		['who was told that it falls away reads that', reads('viktor now tove', `state = 'removed'`), 1],
		['what has become of the meeting', reads('viktor cancelled', `state = 'cancelled'`), 1],
		['nothing for whose account is closed', reads('sofus off otto'), 0],
		['nothing for another token', reads('nobody'), 0]
	]);
	calls('answer_invitation', 'login', [
		['G1 who has the mail says yes', answers(signe, 'yes', null, 'answered'), 1],
		['G1 which is read', [answers(signe, 'yes', null, 'answered'), reads(signe, `answer = 'yes'`)], 1],
		['M4 a no says why', answers(signe, 'no', ' Syg ', 'answered'), 1],
		['M4 or is none', answers(signe, 'no', ' ', 'reason'), 1],
		['M4 and not without a word', answers(signe, 'no', null, 'reason'), 1],
		['nothing else is an answer', answers(signe, 'maybe', 'x', 'reason'), 1],
		['the answer can be changed', [answers(signe, 'no', 'x', 'answered'), answers(signe, 'yes', null, 'answered')], 1],
		['not to what was called off', answers('viktor now tove', 'yes', null, 'over'), 1],
		['nor to a meeting that was cancelled', answers('viktor cancelled', 'yes', null, 'over'), 1],
		['nor to one that is past', answers('viktor shared', 'yes', null, 'over'), 1],
		['nor by whose account is closed', answers('sofus off otto', 'yes', null, 'unknown'), 1],
		['nor without the token', answers('nobody', 'yes', null, 'unknown'), 1],
		[
			'nor past the function',
			updating('moede_participant', { answer: 'yes' }, { id: rowId('moede_participant', signe) }),
			refused
		]
	]);
	for (const by of ['viktor', 'tove', 'signe', 'karin', 'lars', 'anna', 'dorte', 'job'] as const) {
		calls('invitation', by, [['is for log-in alone', reads(signe), refused]]);
		calls('answer_invitation', by, [['is for log-in alone', answers(signe, 'yes', null, 'answered'), refused]]);
	}
	for (const by of ['viktor', 'tove', 'karin', 'anna', 'login', 'job'] as const)
		calls('is_called_off', by, [
			[
				'is asked by helpers alone',
				statement('select app.is_called_off($1, $1)', rowId('moede', 'viktor now')),
				refused
			]
		]);
	return attempts;
}

function jobTellsAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf, viktor } = desk(cast);
	const account_id = accountOf('viktor');
	const tells = (row: Values = {}) =>
		inserting('notification', {
			...{ account_id, borger_id: viktor, kind: 'answer', about: 'x', due_at: past },
			...row
		});
	adds('notification', 'job', [
		['a job tells', tells(), 1],
		['E7 the same once', [tells(), tells()], taken],
		['of what there is', tells({ kind: 'x' }), invalid],
		['when it was made is a fact', tells({ created_at: past }), refused]
	]);
	changes('notification', 'job', [
		['calls it off', updating('notification', { cancelled_at: past }), 3],
		['what it is about stays', updating('notification', { about: 'x' }), refused]
	]);
	const goes = (row: Values = {}) => {
		const { text, values } = inserting('notification_delivery', {
			...{ notification_id: tried, channel: 'push', target: tried, next_at: past },
			...row
		});
		return {
			text: text
				.replace(/values \(\$1/, `select (select id from notification where about = 'viktor meeting')`)
				.replace(/\)$/, ''),
			values
		};
	};
	adds('notification_delivery', 'job', [
		['a job sends it on a way', goes(), 1],
		['once', [goes(), goes()], taken],
		['it has not been sent yet', goes({ sent_at: past }), refused]
	]);
	changes('notification_delivery', 'job', [
		['notes how it goes', updating('notification_delivery', { state: 'sent', tries: '1', sent_at: past }), 5],
		['to whom stays', updating('notification_delivery', { target: tried }), refused]
	]);
	const invites = (row: Values = {}) =>
		inserting('moede_invitation', {
			...{ participant_id: rowId('moede_participant', 'viktor now signe'), sequence: '9', method: 'request' },
			...{ account_id: accountOf('signe'), moede_id: rowId('moede', 'viktor now'), borger_id: viktor },
			...{ starts_at: past, ends_at: past, answer_hash: 'x', next_at: past },
			...row
		});
	adds('moede_invitation', 'job', [
		['a job invites by mail', invites(), 1],
		['each change once', [invites(), invites({ answer_hash: 'y' })], taken],
		['it has not been sent yet', invites({ sent_at: past }), refused]
	]);
	changes('moede_invitation', 'job', [
		['notes how it goes', updating('moede_invitation', { state: 'sent', sent_at: past }), 9],
		['what answers it stays', updating('moede_invitation', { answer_hash: 'x' }), refused]
	]);
	changes('push_subscription', 'job', [
		['notes that a browser is no more', updating('push_subscription', { gone_at: past }), 9],
		['and nothing else of it', updating('push_subscription', { endpoint: 'x' }), refused]
	]);
	changes('notification_contact', 'job', [
		[
			'asks whether an address is theirs',
			updating('notification_contact', { confirm_hash: 'x', confirm_asked_at: past }),
			8
		],
		['and does not answer for them', updating('notification_contact', { confirmed_at: past }), refused],
		['nor for another address', updating('notification_contact', { email: 'x' }), refused]
	]);
	const nobodyElse: Doer[] = ['viktor', 'tove', 'karin', 'lars', 'anna', 'dorte', 'login'];
	for (const by of nobodyElse) {
		adds('notification', by, [['nobody else tells', tells(), refused]]);
		adds('notification_delivery', by, [['nobody else sends', goes(), refused]]);
		adds('moede_invitation', by, [['nobody else invites', invites(), refused]]);
		changes('notification_delivery', by, [
			['nor sends it again', updating('notification_delivery', { state: 'waiting' }), refused]
		]);
	}
	return attempts;
}

/** For the administrator: numbers, and what failed is put back in line. */
function countingAttempts(cast: Cast): Attempt[] {
	const { attempts, calls } = desk(cast);
	const gaps = (where: string) => statement(`select from app.phone_gaps() where ${where}`);
	const jobs = (where: string) => statement(`select from app.job_counts() where ${where}`);
	const ways = (where: string) => statement(`select from app.delivery_counts() where ${where}`);
	const retries = (queue: string, count: number) =>
		statement(`select from app.retry_failed_jobs($1) as again where again = ${count}`, queue);
	const ofPlan = `queue = 'plan_ended'`;
	calls('phone_gaps', 'anna', [['how much is missing', gaps('phones = 3 and waiting = 1 and missing = 3'), 1]]);
	calls('job_counts', 'anna', [
		[
			'what waits in line',
			jobs(`${ofPlan} and waiting = 2 and active = 1 and retried = 1 and failed = 2 and done = 1`),
			1
		],
		[
			'since when, and when it was last done',
			jobs(
				`${ofPlan} and oldest between now() - interval '4 days' and now() - interval '2 days'
				and last_done between now() - interval '6 days' and now() - interval '4 days'`
			),
			1
		],
		['also where nothing does', jobs(`queue = 'log_check' and waiting = 0 and failed = 0`), 1],
		['not what belongs to the line itself', jobs(`queue like '\\_\\_%'`), 0]
	]);
	calls('retry_failed_jobs', 'anna', [
		['puts what failed back in line', retries('plan_ended', 2), 1],
		[
			'where it waits',
			[retries('plan_ended', 2), jobs(`${ofPlan} and waiting = 4 and failed = 0 and active = 1 and done = 1`)],
			1
		],
		['and nothing of another queue', [retries('plan_ended', 2), jobs(`queue = 'log_verify' and failed = 1`)], 1]
	]);
	calls('delivery_counts', 'anna', [
		['what has been sent, by each way', ways('true'), 3],
		['pushes', ways(`channel = 'push' and waiting = 1 and failed = 0 and sent = 1`), 1],
		['mails', ways(`channel = 'email' and waiting = 1 and failed = 1 and sent = 0`), 1],
		['invitations', ways(`channel = 'invitation' and waiting = 4 and failed = 1 and sent = 2`), 1]
	]);
	for (const by of ['viktor', 'tove', 'karin', 'lars', 'dorte', 'job', 'login'] as const) {
		calls('phone_gaps', by, [['is the administrator’s', gaps('true'), refused]]);
		calls('job_counts', by, [['is the administrator’s', jobs('true'), refused]]);
		calls('retry_failed_jobs', by, [['is the administrator’s', retries('plan_ended', 2), refused]]);
		calls('delivery_counts', by, [['is the administrator’s', ways('true'), refused]]);
	}
	return attempts;
}
