/** What each person may answer, type for a borger, open and choose to be asked about. */
import { dayFromToday } from '../support/builders';
import { desk, invalid, refused, updating, type Attempt, type Values } from './attempt';
import { rowId, type Cast, type Person } from './cast';
import { inserting, statement } from './rows';

export function answeringAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf } = desk(cast);
	const { viktor, kasper } = cast;
	const emne = (name: string) => rowId('trivselsemne', name);
	const maaling = (name: string) => rowId('trivselsmaaling', name);

	const rating = (by: Person, row: Values = {}) =>
		inserting('trivselsmaaling', {
			borger_id: viktor.id,
			rater_account_id: accountOf(by),
			client_id: rowId('try', 'client'),
			content_hash: 'tried',
			lineal_key: 'voresplan',
			lineal_version: '1',
			emne_id: null,
			made_at_raw: `${dayFromToday(0)}T00:00:00Z`,
			made_at: `${dayFromToday(0)}T00:00:00Z`,
			time_zone: 'Europe/Copenhagen',
			...row
		});
	adds('trivselsmaaling', 'viktor', [
		['a borger answers', [rating('viktor')], 1],
		['a borger answers about one of their areas', [rating('viktor', { emne_id: emne('viktor health') })], 1],
		['B7 a borger does not answer for another borger', [rating('viktor', { borger_id: kasper.id })], refused],
		['B7 a borger does not answer as somebody else', [rating('tove')], refused],
		[
			'a borger does not answer about an area that is ended',
			[rating('viktor', { emne_id: emne('viktor ended') })],
			refused
		],
		[
			'B3 a borger does not answer about another borger’s area',
			[rating('viktor', { emne_id: emne('kasper shared') })],
			invalid
		]
	]);
	adds('trivselsmaaling', 'tove', [
		['a professional rates', [rating('tove')], 1],
		['a professional rates an area they may read', [rating('tove', { emne_id: emne('viktor shared') })], 1],
		[
			'a professional does not rate a borger who does not exist for them',
			[rating('tove', { borger_id: kasper.id })],
			refused
		],
		['a professional does not rate as a colleague', [rating('signe')], refused],
		['a professional does not rate as the borger', [rating('viktor')], refused],
		[
			'a professional does not rate an area they may not read',
			[rating('tove', { emne_id: emne('viktor health') })],
			invalid
		],
		[
			'a professional does not rate an area that is ended',
			[rating('tove', { emne_id: emne('viktor ended') })],
			refused
		],
		[
			'a professional does not rate another borger’s area',
			[rating('tove', { emne_id: emne('kasper shared') })],
			invalid
		]
	]);
	adds('trivselsmaaling', 'farid', [
		['a team member for whom the borger does not exist does not rate', [rating('farid')], refused]
	]);
	adds('trivselsmaaling', 'berit', [
		['B11 a professional does not rate from the day after their last', [rating('berit')], refused]
	]);
	adds('trivselsmaaling', 'ida', [['an external professional who takes part rates', [rating('ida')], 1]]);

	/** What belongs to a rating: to the one just given, or to one that is called by its name. */
	const write = (table: 'trivselsvalue' | 'trivselsnote', to: { name?: string; borger?: string } = {}) => {
		const [column, content] = { trivselsvalue: ['answer', 'dont_know'], trivselsnote: ['note', 'hej'] }[table] ?? [];
		const borger = to.borger ?? viktor.id;
		return to.name
			? inserting(table, { maaling_id: maaling(to.name), borger_id: borger, [column ?? '']: content ?? '' })
			: statement(
					`insert into ${table} (maaling_id, borger_id, ${column}) select id, $1::uuid, $2 from trivselsmaaling where client_id = $3`,
					borger,
					content ?? '',
					rowId('try', 'client')
				);
	};
	for (const table of ['trivselsvalue', 'trivselsnote'] as const) {
		const inKaspersName = write(table, { borger: kasper.id });
		adds(table, 'viktor', [
			[`${table} belongs to one’s own new answer`, [rating('viktor'), write(table)], 1],
			[`${table} is not put on somebody else’s answer`, [write(table, { name: 'viktor bare' })], refused],
			[`${table} is not put on another borger’s answer`, [write(table, { name: 'kasper bare' })], refused],
			[`${table} is not put in another borger’s name`, [rating('viktor'), inKaspersName], refused]
		]);
		adds(table, 'tove', [
			[`${table} belongs to one’s own new rating`, [rating('tove'), write(table)], 1],
			[`${table} is not put in another borger’s name`, [rating('tove'), inKaspersName], refused]
		]);
		adds(table, 'signe', [
			[`${table} is not put on a colleague’s rating`, [write(table, { name: 'viktor bare' })], refused]
		]);
	}

	const read = (by: Person, name: string, row: Values = {}) => [
		inserting('trivselsnote_read', {
			maaling_id: maaling(name),
			account_id: accountOf(by),
			borger_id: viktor.id,
			...row
		})
	];
	adds('trivselsnote_read', 'tove', [
		['a professional says that they have read a note', read('tove', 'viktor self'), 1],
		['a professional does not say it for a colleague', read('dagny', 'viktor self'), refused],
		['a professional has not read a note they may not read', read('tove', 'viktor self-health'), refused],
		[
			'a professional says it in the borger’s name who wrote it',
			read('tove', 'viktor self', { borger_id: kasper.id }),
			refused
		]
	]);
	adds('trivselsnote_read', 'viktor', [
		['a borger does not say that a note is read', read('viktor', 'viktor tove'), refused]
	]);

	const opening = (by: Person, name: string, row: Values = {}) => [
		inserting('trivselsopening', {
			account_id: accountOf(by),
			maaling_id: maaling(name),
			borger_id: viktor.id,
			...row
		})
	];
	adds('trivselsopening', 'viktor', [
		['a borger opens a professional’s rating after their own answer', opening('viktor', 'viktor signe'), 1],
		['a borger does not open one where they have not answered', opening('viktor', 'viktor signe-shared'), refused],
		[
			'a borger does not open one with an answer that holds nothing yet',
			[rating('viktor', { emne_id: emne('viktor shared') }), ...opening('viktor', 'viktor signe-shared')],
			refused
		],
		['a borger does not open their own answer', opening('viktor', 'viktor self'), refused],
		[
			'B3 a borger does not open a rating of another borger',
			opening('viktor', 'kasper mette', { borger_id: kasper.id }),
			refused
		],
		['B3 nor by calling it their own', opening('viktor', 'kasper mette'), refused],
		[
			'a borger does not open in another borger’s name',
			opening('viktor', 'viktor signe', { borger_id: kasper.id }),
			refused
		],
		['a borger does not open for somebody else', opening('tove', 'viktor signe'), refused]
	]);
	adds('trivselsopening', 'tove', [
		['a professional opens a borger’s answer', opening('tove', 'viktor self'), 1],
		['a professional does not open for a colleague', opening('dagny', 'viktor self'), refused],
		['a professional does not open an answer they may not read', opening('tove', 'viktor self-health'), refused],
		['a professional does not open a colleague’s rating', opening('tove', 'viktor signe'), refused],
		[
			'a professional opens in the name of the borger who answered',
			opening('tove', 'viktor self', { borger_id: kasper.id }),
			refused
		]
	]);

	adds('trivselsvalue', 'dagny', [
		['a rating is filled in', [rating('dagny'), write('trivselsvalue')], 1],
		[
			'one that was begun blind is not filled in after the look at the other side',
			[rating('dagny'), ...opening('dagny', 'viktor self'), write('trivselsvalue')],
			refused
		],
		[
			'one that was begun after the look is',
			[...opening('dagny', 'viktor self'), rating('dagny'), write('trivselsvalue')],
			1
		]
	]);

	const typed = (by: Person, row: Values = {}) =>
		rating('viktor', { typed_by_account_id: accountOf(by), given_how: 'meeting', ...row });
	adds('trivselsmaaling', 'tove', [
		['a professional types an answer that the borger gave', typed('tove'), 1],
		['and says how it was given', typed('tove', { given_how: null }), refused],
		['not in a colleague’s name', typed('signe'), refused],
		['not as their own', typed('tove', { rater_account_id: accountOf('tove') }), refused],
		['not another borger’s', typed('tove', { rater_account_id: accountOf('kasper') }), refused],
		['not about another borger', typed('tove', { borger_id: kasper.id }), refused],
		['about an area they may read', typed('tove', { emne_id: emne('viktor shared') }), 1],
		['not about one that is ended', typed('tove', { emne_id: emne('viktor ended') }), refused],
		['not about another borger’s', typed('tove', { emne_id: emne('kasper shared') }), invalid]
	]);
	adds('trivselsmaaling', 'signe', [
		[
			'about an area that their forvaltning wrote, but whose answers they may not read, they type nothing',
			typed('signe', { emne_id: emne('viktor health') }),
			refused
		]
	]);
	const ofEllen = { borger_id: cast.ellen.id, rater_account_id: cast.others.ellen.accountId };
	adds('trivselsmaaling', 'mette', [
		['whoever may read the plan only types no answer', typed('mette', ofEllen), refused],
		[
			'a professional does not rate one borger about another’s area',
			rating('mette', { borger_id: cast.ellen.id, emne_id: emne('kasper shared') }),
			invalid
		]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		adds('trivselsmaaling', by, [['whoever may not read the answers types none', typed(by), refused]]);
	adds('trivselsmaaling', 'viktor', [['a borger does not say that somebody typed it', typed('tove'), refused]]);
	for (const table of ['trivselsvalue', 'trivselsnote'] as const) {
		const bare = write(table, { name: 'viktor typed-bare' });
		const colleagues = write(table, { name: 'viktor signe-bare' });
		adds(table, 'tove', [
			[`${table} belongs to the answer one has typed`, bare, 1],
			[`${table} is not put on a colleague’s rating by whoever has typed another`, colleagues, refused],
			[
				`${table} is not put in another borger’s name on a typed one`,
				write(table, { name: 'viktor typed-bare', borger: kasper.id }),
				refused
			]
		]);
		adds(table, 'dagny', [[`${table} is not put on what a colleague has typed`, bare, refused]]);
	}

	const samlet = (by: Person, row: Values = {}) =>
		rating(by, { samlet_vurdering: true, client_id: rowId('try', 'samlet'), ...row });
	const look = opening('tove', 'viktor self');
	adds('trivselsmaaling', 'tove', [
		['M23 who holds the threads judges when all of the round are opened', [...look, samlet('tove')], 1],
		['M23 not before', samlet('tove'), invalid],
		['M23 not about an area', [...look, samlet('tove', { emne_id: emne('viktor shared') })], invalid],
		['M23 not in a colleague’s name', [...look, samlet('signe')], refused]
	]);
	adds('trivselsmaaling', 'dagny', [
		['M23 a deputy judges after an own rating', [...opening('dagny', 'viktor self'), samlet('dagny')], invalid],
		[
			'M23 one that holds nothing is none',
			[rating('dagny'), ...opening('dagny', 'viktor self'), samlet('dagny')],
			invalid
		],
		[
			'M23 and may then',
			[rating('dagny'), write('trivselsvalue'), ...opening('dagny', 'viktor self'), samlet('dagny')],
			1
		]
	]);
	adds('trivselsmaaling', 'signe', [['M23 another professional does not judge', samlet('signe'), invalid]]);
	adds('trivselsmaaling', 'viktor', [['M23 a borger does not judge', samlet('viktor'), refused]]);

	const area = (row: Values = {}) => inserting('trivselsemne', { borger_id: viktor.id, text: 'x', ...row });
	const goal = (name: string) => ({ maal_id: rowId('maal', name) });
	const marked = statement(
		`select from trivselsemne where maal_id = $1 and topics = '{helbred}'`,
		goal('viktor health').maal_id
	);
	const more = (count: number) => Array.from({ length: count }, () => area());
	adds('trivselsemne', 'viktor', [
		['a borger chooses what to be asked about', area({ topics: '{misbrug}' }), 1],
		['a borger chooses a goal', area(goal('viktor shared')), 1],
		['its topics follow the goal', [area({ ...goal('viktor health'), topics: '{}' }), marked], 1],
		['not another borger’s goal', area(goal('kasper shared')), invalid],
		['not a goal that is a draft', area(goal('viktor draft')), invalid],
		['not for another borger', area({ borger_id: kasper.id }), refused],
		['six at most', more(3), 1],
		['not seven', more(4), invalid]
	]);
	adds('trivselsemne', 'tove', [
		['a professional chooses what to ask about', area(), 1],
		['a professional chooses a goal they read', area(goal('viktor shared')), 1],
		['not one they may not read', area(goal('viktor health')), invalid],
		['not another borger’s', area(goal('kasper shared')), invalid],
		['not for a borger who does not exist for them', area({ borger_id: kasper.id }), refused],
		['not seven, those counted that they do not see', more(4), invalid],
		['six', more(3), 1]
	]);
	const risen = { borger_id: kasper.id, maal_id: rowId('single', 'kasper risen') };
	adds('trivselsemne', 'mette', [
		[
			'a goal that has become too sensitive for them is refused though they read an older version',
			area(risen),
			invalid
		],
		[
			'another borger’s goal is refused though one reads it',
			area({ borger_id: cast.ellen.id, ...goal('kasper shared') }),
			invalid
		]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		adds('trivselsemne', by, [['whoever may not read the answers chooses nothing', area(), refused]]);

	const letGo = (name: string, set: Values = { ended_at: at }) => updating('trivselsemne', set, { id: emne(name) });
	changes('trivselsemne', 'viktor', [
		['a borger lets an area go', letGo('viktor health'), 1],
		['a borger puts them in order', letGo('viktor health', { position: '3' }), 1],
		['a borger takes one up again', letGo('viktor ended', { ended_at: null }), 1],
		['not a seventh', [...more(3), letGo('viktor ended', { ended_at: null })], invalid],
		[
			'one of six is taken up again though it never was let go',
			[...more(3), letGo('viktor health', { ended_at: null })],
			1
		],
		['one that has been let go may be let go again, six or not', [...more(3), letGo('viktor ended')], 1],
		['not another borger’s', letGo('kasper shared'), 0],
		['not by letting go all there are', updating('trivselsemne', { ended_at: at }), 4],
		['a borger does not change what it is called', letGo('viktor health', { text: 'x' }), refused]
	]);
	changes('trivselsemne', 'tove', [
		['who holds the threads lets an area go', letGo('viktor shared'), 1],
		['not one they may not read', letGo('viktor health'), 0],
		['not another borger’s', letGo('kasper shared'), 0],
		['not by letting go all there are', updating('trivselsemne', { ended_at: at }), 3],
		['who holds the threads makes none less sensitive', letGo('viktor shared', { topics: '{}' }), refused]
	]);
	changes('trivselsemne', 'dagny', [['a deputy lets an area go in their days', letGo('viktor shared'), 1]]);
	changes('trivselsemne', 'signe', [
		['another professional lets nothing go, not even what their forvaltning wrote', letGo('viktor shared'), 0],
		['nor all there are', updating('trivselsemne', { position: '1' }), 0]
	]);
	changes('trivselsemne', 'ida', [['an external professional lets nothing go', letGo('viktor shared'), 0]]);
	return attempts;
}

const at = '2026-11-01T10:00:00Z';
