/**
 * What the job that closes a quarter may do: it forms blocks and writes figures of counts, and reads of nobody how it goes with them.
 * Nobody else counts, closes or writes a figure.
 */
import { desk, invalid, refused, removing, taken, updating, type Attempt, type Tried, type Values } from './attempt';
import { rowId, type Cast, type Doer } from './cast';
import { closed, waits } from './cast-statistik';
import { inserting, statement } from './rows';

export const closingAttempts = (cast: Cast): Attempt[] => [
	...figureAttempts(cast),
	...memoryAttempts(cast),
	...countingAttempts(cast)
];

const tried = rowId('try', 'closing');
const nobodyElse: Doer[] = ['viktor', 'tove', 'karin', 'lars', 'anna', 'dorte', 'login'];

function figureAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, removes } = desk(cast);
	const { kommune } = cast.units;
	const writes = (row: Values = {}) =>
		inserting('cube.figure', {
			...{ quarter_on: waits, measure: 'borger', unit_id: kommune, borgere: '5', mean: '3.5', shares: '{35,35,30}' },
			...row
		});
	adds('cube.figure', 'job', [
		['a job writes a figure', writes(), 1],
		['once', [writes(), writes()], taken],
		['also of some units that are counted together', writes({ units: `{${kommune}}` }), 1],
		['of what is measured', writes({ measure: 'x' }), invalid],
		['rounded', writes({ mean: '3.4' }), invalid],
		['in three parts', writes({ shares: '{50,50}' }), invalid],
		['of a quarter that has ended', writes({ quarter_on: '2000-01-01' }), '23503']
	]);
	removes('cube.figure', 'job', [['takes away', removing('cube.figure', { quarter_on: waits }), 1]]);
	changes('cube.quarter', 'job', [
		['finishes a quarter', updating('cube.quarter', { finished_at: 'now', best: 'highest' }, { starts_on: waits }), 1],
		['when it was marked is a fact', updating('cube.quarter', { marked_at: 'now' }), refused]
	]);
	changes('cube.operation', 'job', [
		[
			'hides a share that would tell of few',
			updating('cube.operation', { answered_pct: null }, { unit_id: kommune }),
			1
		],
		['in any unit', updating('cube.operation', { professions: null, two_forvaltninger_pct: null }), 6],
		['what was counted stays', updating('cube.operation', { plans: '5' }), refused],
		['and what it does not need is not read', statement('select promises_late from cube.operation'), refused]
	]);
	changes('cube.figure', 'job', [['what stands stays', updating('cube.figure', { borgere: '9' }), refused]]);
	for (const by of nobodyElse) {
		adds('cube.figure', by, [['nobody else writes a figure', writes(), refused]]);
		removes('cube.figure', by, [['nor takes one away', removing('cube.figure'), refused]]);
		changes('cube.quarter', by, [
			['nor finishes a quarter', updating('cube.quarter', { finished_at: 'now' }), refused]
		]);
		changes('cube.operation', by, [['nor hides a share', updating('cube.operation', { answered_pct: null }), refused]]);
		adds('cube.operation', by, [['nor counts by hand', inserting('cube.operation', { unit_id: kommune }), refused]]);
		adds('cube.unit', by, [['nor draws a unit', inserting('cube.unit', { id: kommune }), refused]]);
	}
	return attempts;
}

function memoryAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, removes } = desk(cast);
	const { kommune } = cast.units;
	const fixes = (row: Values = {}) =>
		inserting('quarter_block', { year: '2000', measure: 'borger', units: `{${kommune}}`, ...row });
	const forms = (row: Values = {}) =>
		inserting('quarter_class', {
			...{ id: tried, measure: 'borger_course', units: `{${kommune}}`, formed_on: closed },
			...row
		});
	adds('quarter_block', 'job', [
		['a job fixes the blocks of a year', fixes(), 1],
		['once', [fixes(), fixes()], taken],
		['of what is measured', fixes({ measure: 'x' }), invalid]
	]);
	removes('quarter_block', 'job', [['takes one away', removing('quarter_block'), 1]]);
	changes('quarter_block', 'job', [['what is fixed stays', updating('quarter_block', { year: '1' }), refused]]);
	adds('quarter_class', 'job', [
		['a job forms a class', forms(), 1],
		['of what is measured', forms({ measure: 'x' }), invalid]
	]);
	removes('quarter_class', 'job', [['lets an empty one go', removing('quarter_class'), 1]]);
	changes('quarter_class', 'job', [['what is formed stays', updating('quarter_class', { measure: 'x' }), refused]]);
	for (const by of nobodyElse) {
		adds('quarter_block', by, [['nobody else fixes blocks', fixes(), refused]]);
		removes('quarter_block', by, [['nor takes one away', removing('quarter_block'), refused]]);
		adds('quarter_class', by, [['nobody else forms a class', forms(), refused]]);
		removes('quarter_class', by, [['nor lets one go', removing('quarter_class'), refused]]);
	}
	return attempts;
}

/** The doors to what is counted: in the order of a closing. */
function countingAttempts(cast: Cast): Attempt[] {
	const { attempts, calls } = desk(cast);
	const { social } = cast.units;
	const forms = inserting('quarter_class', {
		id: tried,
		measure: 'borger_course',
		units: `{${social}}`,
		formed_on: closed
	});
	const moves = (to: string | null) =>
		statement(
			`select from app.move_members('borger_course', null, array[$1]::uuid[], false, $2) as moved where moved = 1`,
			social,
			to
		);
	const groups = (where: string) => statement(`select from app.quarter_groups() where ${where}`);
	const records = statement(`select app.record_everybody('job/closing', 'x', 'recorded')`);
	const doors: Record<string, Tried[]> = {
		mark_quarters: [['what has ended and is not closed', statement('select from app.mark_quarters()'), 1]],
		quarter_sums: [
			[
				'what the answers of a unit add up to',
				statement(
					`select from app.quarter_sums($1) where measure = 'borger' and unit_id = $2 and borgere = 1 and total = 3.5`,
					closed,
					social
				),
				1
			]
		],
		quarter_plans: [
			['how many plans a unit has', statement('select from app.quarter_plans($1) where plans = 1', closed), 1]
		],
		follow_quarter: [
			[
				'how it goes with each is followed again',
				[
					statement('select app.follow_quarter($1)', closed),
					groups(`measure = 'borger_course' and class_id is null and borgere = 1 and up = 1`)
				],
				1
			]
		],
		quarter_groups: [
			['how many wait, and nobody', groups(`unit_id = '${social}' and class_id is null and borgere = 1`), 1]
		],
		move_members: [
			['who waits comes into a class', [forms, moves(tried)], 1],
			['and is in it then', [forms, moves(tried), groups(`class_id = '${tried}'`)], 1],
			['who goes for good is in nothing', [moves(null), groups('true')], 0],
			['and comes in nowhere', [forms, moves(null), moves(tried)], 0]
		],
		count_operations: [['counts', statement('select app.count_operations()'), 1]],
		record_everybody: [
			[
				'F9 a look at everybody is one event, without entries',
				[
					records,
					statement(
						`select from access_event v where request_id = 'recorded' and kind = 'everybody' and role = 'job' and account_id is null
							and not exists (select from access_entry n where n.event_id = v.id)`
					)
				],
				1
			],
			[
				'F9 waiting for its seal',
				[records, statement(`select from access_unsealed where event_id = (select max(id) from access_event)`)],
				1
			]
		]
	};
	for (const [name, own] of Object.entries(doors)) {
		calls(name, 'job', own);
		const [first] = own;
		for (const by of nobodyElse) calls(name, by, [['counts for nobody else', first?.[1] ?? [], refused]]);
	}
	const reads = (what: string) => statement(`select ${what} from public.quarter_member`);
	calls('quarter_member', 'job', [
		['not even the job reads how it goes with somebody', reads(''), refused],
		['nor whether', reads('count(*)'), refused]
	]);
	const counts = statement('select from app.counting_quarter(now()) as quarter where quarter > now()');
	for (const by of ['viktor', 'tove'] as const)
		calls('counting_quarter', by, [['no answer counts in a quarter to come', counts, 0]]);
	for (const by of ['karin', 'lars', 'anna', 'dorte', 'login', 'job'] as const)
		calls('counting_quarter', by, [['is asked where answers come in', counts, refused]]);
	return attempts;
}
