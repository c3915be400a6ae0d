/** What each person may do to the draft of a plan: add, edit, close and take out its items, each beside what they may not. */
import { desk, refused, removing, taken, updating, type Attempt, type Tried, type Values } from './attempt';
import { rowId, type Cast } from './cast';
import { inserting } from './rows';

const kinds = ['maal', 'delmaal', 'aftale', 'indsats'] as const;
type Kind = (typeof kinds)[number];

/** What an item of a kind cannot do without. */
const contentOf: Record<Kind, Values> = {
	maal: { title: 'x' },
	delmaal: { title: 'x', maal_id: rowId('maal', 'viktor shared') },
	aftale: { text: 'x', owed_by: 'borger' },
	indsats: { title: 'x', provider: 'x', starts_on: '2026-11-01' }
};

export function draftingAttempts(cast: Cast): Attempt[] {
	return [...kinds.flatMap((kind) => itemAttempts(cast, kind)), ...goalAttempts(cast)];
}

/** The statements of one kind: a new item in Viktor's plan, and one of the cast by its name. */
function statementsOf(cast: Cast, kind: Kind) {
	const { viktor, plan } = desk(cast);
	const { kasper, ellen } = cast;
	const of = (name: string) => ({ item_id: rowId(kind, name) });
	return {
		of,
		makes: (row: Values = {}) =>
			inserting(kind, {
				item_id: rowId('try', kind),
				plan_id: plan('viktor'),
				borger_id: viktor,
				...contentOf[kind],
				...row
			}),
		edits: (name: string, set: Values = { position: '5' }) => updating(kind, set, of(name)),
		closes: (name: string, version: string | null = '1') => updating(kind, { last_version: version }, of(name)),
		drops: (name: string) => removing(kind, of(name)),
		ofKasper: { plan_id: plan('kasper'), borger_id: kasper.id },
		ofEllen: { plan_id: plan('ellen'), borger_id: ellen.id }
	};
}

function itemAttempts(cast: Cast, kind: Kind): Attempt[] {
	const { attempts, adds, changes, removes, plan } = desk(cast);
	const { of, makes, edits, closes, drops, ofKasper, ofEllen } = statementsOf(cast, kind);
	const copy = makes(of('viktor shared'));
	adds(kind, 'signe', [
		[`a professional adds a ${kind} to the draft`, makes(), 1],
		['one that is sensitive, because their forvaltning writes it', makes({ topics: '{helbred}' }), 1],
		['none to another borger’s plan', makes({ plan_id: plan('kasper') }), refused],
		['none about another borger in this plan', makes({ borger_id: cast.kasper.id }), refused],
		['none to a plan and a borger they do not know', makes(ofKasper), refused],
		['none that is another borger’s item', makes(of('kasper shared')), refused],
		['none that stands already', copy, taken],
		['the next wording of one whose published row ends', [closes('viktor shared'), copy], 1],
		['none in the name of another forvaltning', makes({ forvaltning_id: cast.forvaltninger.sundhed }), refused],
		['none that is published already', makes({ first_version: '1' }), refused],
		['none to a plan that is not there', makes({ plan_id: rowId('plan', 'nobody') }), 0]
	]);
	adds(kind, 'tove', [
		['the next wording of what another forvaltning wrote and they read', [closes('viktor shared'), copy], 1],
		['none of an item that is hidden from them', makes(of('viktor health')), refused]
	]);
	adds(kind, 'mette', [
		[`a professional adds a ${kind} to another plan`, makes(ofKasper), 1],
		['none to a plan that has ended', makes(ofEllen), refused],
		['none of one borger’s to the plan of another', makes({ ...ofEllen, plan_id: plan('kasper') }), refused],
		['none that is the item of another plan they read', makes({ ...ofKasper, ...of('kasper crossed') }), refused]
	]);
	const strangers = ['farid', 'ida', 'berit', 'frida'] as const;
	for (const by of strangers) adds(kind, by, [['whoever may not read the plan adds nothing', makes(), refused]]);
	adds(kind, 'viktor', [['a borger does not write in the draft', makes(), refused]]);

	changes(kind, 'tove', [
		[`a professional edits a ${kind} of the draft`, edits('viktor draft'), 1],
		['and marks it with a topic that they may read about', edits('viktor draft', { topics: '{oekonomi}' }), 1],
		['what is published stays as it was', edits('viktor shared'), refused],
		['what is published ends with the newest version', closes('viktor shared'), 1],
		['and is brought back', [closes('viktor shared'), closes('viktor shared', null)], 1],
		['it ends with no version to come', closes('viktor shared', '2'), refused],
		['nor with one before it was', closes('viktor shared', '0'), refused],
		['a draft has no end', closes('viktor draft', '2'), refused],
		['nor the end of what is published', closes('viktor draft', '1'), refused],
		['what is hidden is not found', edits('viktor health'), 0],
		['another borger’s is not found', edits('kasper draft'), 0],
		['it is not moved to another borger', edits('viktor draft', { borger_id: cast.kasper.id }), refused],
		['nor to another forvaltning', edits('viktor draft', { forvaltning_id: cast.forvaltninger.social }), refused]
	]);
	changes(kind, 'signe', [
		['a professional edits what another forvaltning drafted', edits('viktor draft'), 1],
		['with no topic that would hide it from them', edits('viktor draft', { topics: '{misbrug}' }), refused],
		[
			'the published row is not brought back while the next wording stands',
			[
				closes('viktor shared'),
				copy,
				updating(kind, { last_version: null }, { ...of('viktor shared'), first_version: '1' })
			],
			taken
		]
	]);
	changes(kind, 'mette', [
		['a professional edits the draft of another plan', edits('kasper draft'), 1],
		['what is published in another version stays as it was', edits('kasper shared'), refused]
	]);
	removes(kind, 'tove', [
		[`a professional takes a ${kind} out of the draft`, drops('viktor draft'), 1],
		['what is published is not deleted', drops('viktor shared'), refused],
		['what is hidden is not found', drops('viktor health'), 0],
		['another borger’s is not found', drops('kasper draft'), 0]
	]);
	removes(kind, 'signe', [['a professional takes out what another forvaltning drafted', drops('viktor draft'), 1]]);
	for (const by of strangers) {
		changes(kind, by, [
			['whoever may not read the plan edits nothing of it', edits('viktor draft'), 0],
			['nor all there is', updating(kind, { position: '5' }), 0],
			['not even what they are responsible for', edits('viktor mentor', { last_version: '1' }), 0]
		]);
		removes(kind, by, [
			['whoever may not read the plan takes nothing out of it', drops('viktor draft'), 0],
			['nor all there is', removing(kind), 0]
		]);
	}
	changes(kind, 'viktor', [['a borger does not edit the draft', edits('viktor draft'), refused]]);
	removes(kind, 'viktor', [['a borger does not take anything out of it', drops('viktor draft'), refused]]);
	return attempts;
}

/** What is sensitive stays so, a goal has come from a point of the board, and old versions rest. */
function goalAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes } = desk(cast);
	const maal = statementsOf(cast, 'maal');
	const aftale = statementsOf(cast, 'aftale');
	const money = { item_id: rowId('single', 'viktor money') };
	const marked = { ...money, topics: '{oekonomi}' };
	const ends = updating('maal', { last_version: '1' }, money);
	const unmarks = updating('maal', { topics: '{}' }, { ...money, first_version: '2' });
	adds('maal', 'tove', [
		['the next wording of what another forvaltning marked keeps its mark', [ends, maal.makes(marked)], 1],
		[
			'and gets none beside it that would hide it from them',
			[ends, maal.makes({ ...money, topics: '{oekonomi,helbred}' })],
			refused
		],
		['it does not lose it', [ends, maal.makes(money)], refused]
	]);
	changes('maal', 'tove', [
		['nor afterwards', [ends, maal.makes(marked), unmarks], refused],
		[
			'it may be edited otherwise',
			[ends, maal.makes(marked), updating('maal', { position: '5' }, { ...money, first_version: '2' })],
			1
		]
	]);
	adds('maal', 'signe', [['the forvaltning that wrote it takes its own mark away', [ends, maal.makes(money)], 1]]);
	changes('maal', 'signe', [['also afterwards', [ends, maal.makes(marked), unmarks], 1]]);
	for (const { makes, kind } of [
		{ ...maal, kind: 'maal' },
		{ ...aftale, kind: 'aftale' }
	]) {
		const from = (name: string) => ({ from_tavlepunkt_id: rowId('tavlepunkt', name) });
		const tried = (names: [string, string, string | number][], row: Values = {}) =>
			names.map(([title, name, outcome]): Tried => [title, makes({ ...from(name), ...row }), outcome]);
		adds(kind, 'signe', [
			...tried([
				[`a ${kind} comes from a point of the board`, 'viktor own', 1],
				['not from one that is hidden', 'viktor own-secret', refused],
				['not from another borger’s', 'kasper own', refused],
				['not from one that is none', 'nobody', refused]
			])
		]);
		adds(kind, 'mette', [
			...tried(
				[
					[`a ${kind} comes from a point of that borger’s board`, 'kasper own', 1],
					['not from the board of another borger they know', 'ellen own', refused]
				],
				maal.ofKasper
			)
		]);
	}
	adds('maal', 'tove', [
		[
			'where it came from stays, also for those who may not read the point',
			[ends, maal.makes({ ...marked, from_tavlepunkt_id: rowId('tavlepunkt', 'viktor own-secret') })],
			1
		]
	]);
	changes('maal', 'signe', [
		[
			'what another forvaltning has marked in the draft is not brought back as it was',
			updating('maal', { last_version: null }, { item_id: rowId('single', 'viktor turned'), first_version: '1' }),
			taken
		]
	]);
	const old = { item_id: rowId('single', 'kasper old') };
	changes('maal', 'mette', [
		['what ended with an older version is not brought back', updating('maal', { last_version: null }, old), refused],
		['nor does it end later', updating('maal', { last_version: '2' }, old), refused],
		[
			'nothing of a plan that has ended is edited',
			updating('maal', { last_version: '1' }, { item_id: rowId('single', 'ellen shared') }),
			refused
		]
	]);
	return attempts;
}
