/** What each person may say outside the plan's draft: words, points of the board, what became of an aftale, what happened. */
import { desk, refused, updating, type Attempt, type Values } from './attempt';
import { rowId, type Cast, type Person } from './cast';
import { inserting } from './rows';

export function speakingAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf, forvaltningOf, plan } = desk(cast);
	const { viktor, kasper } = cast;
	const { sundhed } = cast.forvaltninger;
	const aftale = (name: string) => rowId('aftale', name);

	const status = (row: Values = {}) => [
		inserting('aftale_status', {
			aftale_item_id: aftale('viktor shared'),
			borger_id: viktor.id,
			state: 'done',
			by_account_id: accountOf('viktor'),
			...row
		})
	];
	adds('aftale_status', 'viktor', [
		['a borger says that their published aftale is done', status(), 1],
		['a borger says that it is not done after all', status({ state: 'reopened' }), 1],
		['a borger does not postpone or drop an aftale', status({ state: 'dropped' }), refused],
		['a borger says nothing of an aftale that is a draft', status({ aftale_item_id: aftale('viktor draft') }), refused],
		['a borger says nothing of another borger’s aftale', status({ aftale_item_id: aftale('kasper shared') }), refused],
		['a borger says nothing in another borger’s name', status({ borger_id: kasper.id }), refused],
		['a borger does not speak as a professional', status({ by_account_id: accountOf('tove') }), refused]
	]);
	const noted = (by: Person, row: Values = {}) => status({ by_account_id: accountOf(by), ...row });
	adds('aftale_status', 'tove', [
		['a professional notes what became of an aftale they read', noted('tove', { state: 'dropped' }), 1],
		[
			'a professional notes nothing of an aftale that is a draft',
			noted('tove', { aftale_item_id: aftale('viktor draft') }),
			refused
		],
		[
			'a professional notes nothing of an aftale they may not read',
			noted('tove', { aftale_item_id: aftale('viktor health') }),
			refused
		],
		['a professional notes nothing in a colleague’s name', noted('signe'), refused],
		['a professional notes nothing under another borger', noted('tove', { borger_id: kasper.id }), refused]
	]);
	adds('aftale_status', 'ida', [
		[
			'an external professional notes what became of what they are responsible for',
			noted('ida', { aftale_item_id: aftale('viktor mentor') }),
			1
		],
		['and of nothing else', noted('ida'), refused]
	]);
	const raised = { aftale_item_id: rowId('single', 'kasper raised'), borger_id: kasper.id };
	adds('aftale_status', 'mette', [
		[
			'a professional notes what became of an aftale',
			noted('mette', { ...raised, aftale_item_id: aftale('kasper shared') }),
			1
		],
		[
			'nothing more of an aftale that has become too sensitive for them, of which they read an older version',
			noted('mette', raised),
			refused
		]
	]);
	for (const by of ['farid', 'berit', 'frida'] as const)
		adds('aftale_status', by, [['whoever reads nothing notes nothing', noted(by), refused]]);

	const event = (by: Person, row: Values = {}) => [
		inserting('event', {
			borger_id: viktor.id,
			actor_account_id: accountOf(by),
			type: 'answer_given',
			kind: 'trivsel',
			forvaltning_id: forvaltningOf(by),
			...row
		})
	];
	adds('event', 'viktor', [
		['a borger’s own doing is told', event('viktor'), 1],
		['a borger tells nothing of another borger', event('viktor', { borger_id: kasper.id }), refused],
		['a borger tells nothing that another did', event('tove', { forvaltning_id: null }), refused],
		['a borger tells nothing in the name of a forvaltning', event('viktor', { forvaltning_id: sundhed }), refused]
	]);
	adds('event', 'tove', [
		['a professional’s own doing is told', event('tove'), 1],
		[
			'a professional tells nothing of a borger who does not exist for them',
			event('tove', { borger_id: kasper.id }),
			refused
		],
		[
			'a professional tells nothing that another did',
			event('signe', { forvaltning_id: forvaltningOf('tove') }),
			refused
		],
		[
			'a professional tells nothing in the name of another forvaltning',
			event('tove', { forvaltning_id: sundhed }),
			refused
		],
		[
			'who may see what is told in nobody’s name, so that it makes no borger exist for a forvaltning',
			event('tove', { type: 'samtykke_withdrawn', kind: 'plan', forvaltning_id: null }),
			1
		],
		['and not in that of their own forvaltning', event('tove', { type: 'hjemmel_ended', kind: 'plan' }), refused]
	]);
	adds('event', 'farid', [['a team member for whom the borger does not exist tells nothing', event('farid'), refused]]);
	adds('event', 'berit', [['B11 a professional tells nothing from the day after their last', event('berit'), refused]]);

	const wish = (row: Values = {}) => inserting('wish', { borger_id: viktor.id, type: 'dream', text: 'x', ...row });
	const endedWish = (name: string) => updating('wish', { ended_at: now }, { id: rowId('wish', name) });
	adds('wish', 'viktor', [
		['a borger writes a wish', wish(), 1],
		['M1 a borger writes none for another borger', wish({ borger_id: kasper.id }), refused]
	]);
	adds('wish', 'tove', [['M1 a professional writes no wish', wish(), refused]]);
	changes('wish', 'viktor', [
		['a borger takes a wish back', endedWish('viktor dream'), 1],
		['a borger takes back no other borger’s', endedWish('kasper dream'), 0],
		['not by taking back all there are', updating('wish', { ended_at: now }), 2],
		['a borger does not change the words of one', updating('wish', { text: 'x' }), refused]
	]);
	changes('wish', 'tove', [['M1 a professional takes no wish back', endedWish('viktor dream'), refused]]);

	const point = (by: Person, row: Values = {}) =>
		inserting('tavlepunkt', {
			borger_id: viktor.id,
			column_key: 'bekymrer',
			text: 'x',
			author_account_id: accountOf(by),
			...row
		});
	const takenOff = (name: string) => updating('tavlepunkt', { ended_at: now }, { id: rowId('tavlepunkt', name) });
	const allTakenOff = updating('tavlepunkt', { ended_at: now });
	adds('tavlepunkt', 'viktor', [
		['a borger adds a point to their board', point('viktor'), 1],
		['a borger adds one with a topic', point('viktor', { topics: '{helbred}' }), 1],
		['a borger adds none to another borger’s', point('viktor', { borger_id: kasper.id }), refused],
		['a borger adds none as somebody else', point('tove'), refused],
		['a borger does not say whose forvaltning wrote it', point('viktor', { forvaltning_id: sundhed }), refused]
	]);
	adds('tavlepunkt', 'tove', [
		['a professional adds a point', point('tove'), 1],
		['a professional adds one about what their own forvaltning writes', point('tove', { topics: '{helbred}' }), 1],
		['a professional adds none in a colleague’s name', point('signe'), refused],
		['a professional adds none in the borger’s name', point('viktor'), refused],
		[
			'a professional adds none for a borger who does not exist for them',
			point('tove', { borger_id: kasper.id }),
			refused
		],
		['a professional does not say whose forvaltning wrote it', point('tove', { forvaltning_id: sundhed }), refused]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		adds('tavlepunkt', by, [['whoever may not read the board adds nothing to it', point(by), refused]]);
	changes('tavlepunkt', 'viktor', [
		['a borger takes back a point of theirs', takenOff('viktor own'), 1],
		['not one that somebody else wrote', takenOff('viktor shared'), 0],
		['not by taking back all there are', allTakenOff, 2],
		['a borger does not change the words of one', updating('tavlepunkt', { text: 'x' }), refused]
	]);
	changes('tavlepunkt', 'signe', [
		['a professional takes back a point of theirs', takenOff('viktor shared'), 1],
		['not the borger’s', takenOff('viktor own'), 0],
		['not a colleague’s', takenOff('viktor berit'), 0],
		['not by taking back all there are', allTakenOff, 2],
		['a professional makes none more or less sensitive', updating('tavlepunkt', { topics: '{}' }), refused]
	]);
	changes('tavlepunkt', 'tove', [['a professional takes back no colleague’s point', takenOff('viktor shared'), 0]]);
	changes('tavlepunkt', 'berit', [['B11 whoever has left takes nothing back any more', allTakenOff, 0]]);

	const said = (row: Values = {}) =>
		inserting('plan_statement', {
			borger_id: viktor.id,
			plan_id: plan('viktor'),
			version: '1',
			stance: 'agree',
			...row
		});
	const asKasper = { borger_id: kasper.id, plan_id: plan('kasper') };
	adds('plan_statement', 'viktor', [
		['a borger says something to the version that is in force', said(), 1],
		['a borger says nothing to a draft', said({ version: '2' }), refused],
		['a borger says nothing in another borger’s name', said({ borger_id: kasper.id }), refused],
		['a borger says nothing to another borger’s plan', said({ plan_id: plan('kasper'), version: '2' }), refused]
	]);
	adds('plan_statement', 'kasper', [
		['a borger says something to the newest version', said({ ...asKasper, version: '2' }), 1],
		['a borger says nothing more to an older one', said(asKasper), refused],
		[
			'a borger says nothing to a plan that is over',
			said({ borger_id: kasper.id, plan_id: plan('kasper earlier'), version: '4' }),
			refused
		]
	]);
	adds('plan_statement', 'tove', [['a professional says nothing for the borger', said(), refused]]);

	const reply = (by: Person, row: Values = {}) =>
		inserting('reply', {
			borger_id: viktor.id,
			maaling_id: null,
			statement_id: null,
			account_id: accountOf(by),
			text: 'x',
			...row
		});
	const answer = (name: string) => ({ maaling_id: rowId('trivselsmaaling', name) });
	const statement = (name: string) => ({ statement_id: rowId('plan_statement', name) });
	adds('reply', 'tove', [
		['a professional replies to a borger’s answer', reply('tove', answer('viktor self')), 1],
		['a professional replies to what the borger says to the plan', reply('tove', statement('viktor agrees')), 1],
		['not to an answer they may not read', reply('tove', answer('viktor self-health')), refused],
		['not to a colleague’s rating', reply('tove', answer('viktor signe')), refused],
		['not in a colleague’s name', reply('signe', answer('viktor self')), refused],
		['not in a colleague’s name to the plan', reply('signe', statement('viktor agrees')), refused],
		['not to another borger’s answer', reply('tove', answer('kasper self')), refused],
		['not to another borger’s words', reply('tove', statement('kasper agrees')), refused],
		['not under another borger', reply('tove', { ...answer('viktor self'), borger_id: kasper.id }), refused],
		[
			'not under another borger to the plan',
			reply('tove', { ...statement('viktor agrees'), borger_id: kasper.id }),
			refused
		],
		['not to nothing', reply('tove'), refused]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		adds('reply', by, [
			['whoever does not read the answer does not reply', reply(by, answer('viktor self')), refused],
			['nor to the plan', reply(by, statement('viktor agrees')), refused]
		]);
	adds('reply', 'viktor', [['a borger does not reply', reply('viktor', answer('viktor self')), refused]]);
	return attempts;
}

const now = '2026-11-01T10:00:00Z';
