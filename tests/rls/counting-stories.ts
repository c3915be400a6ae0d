/**
 * A small municipality in which everybody is there for one reason why they are counted, or are not: for each condition of the functions
 * that count for the leders, somebody whose number changes when it is left out. What they tell is asked in one transaction, undone.
 */
import postgres from 'postgres';
import { addDays } from '../../src/lib/core/dates';
import { quarterOf } from '../../src/lib/core/dates';
import { lastDayOf, quarterBefore } from '../../src/lib/statistik/quarter';
import {
	dayFromToday,
	insert,
	instantFromNow,
	makeEnhed,
	makeLineal,
	makeStaff,
	type StaffMade
} from '../support/builders';
import { idOf, insertMany, unbind, type Row } from './rows';

/** The last quarter that has ended, and the two before it. */
const quarter = quarterBefore(quarterOf(dayFromToday(0)));
const before = quarterBefore(quarter);
const bygone = quarterBefore(before);
const end = lastDayOf(quarter);
const longAgo = addDays(bygone, -30);
/** Marked on the night after its last day. */
const markedAt = (starts: string) => `${addDays(lastDayOf(starts), 1)}T02:00:00Z`;

const id = (name: string) => idOf(`counting ${name}`);
type Threads = { by: string; from?: string; to?: string | null; as?: 'tovholder' | 'fagperson' };
type Answer = {
	value?: number | null;
	/** A day, or an instant. */
	at: string;
	by?: string;
	as?: 'tovholder';
	emne?: string;
	ruler?: [key: string, version: number];
	wrongAt?: string;
};
type Of = { plan?: { from?: string; to?: string } | null; died?: string; threads?: Threads[]; answers?: Answer[] };

/** @returns what all functions tell, one after the other; the same each time, until one of them is changed */
export async function makeCounted(owner: postgres.Sql): Promise<() => Promise<unknown[]>> {
	const { units, staff } = await makeTree();
	const rows = new Map<string, Row[]>();
	const add = (table: string, row: Row) => rows.set(table, [...(rows.get(table) ?? []), row]);
	const names: string[] = [];
	let answered = 0;
	const person = (name: string, { plan = {}, died, threads = [{ by: 'ann' }], answers = [] }: Of = {}) => {
		names.push(name);
		const borger_id = id(name);
		const bytes = `\\x${borger_id.replaceAll('-', '')}`;
		const hidden = { cpr_encrypted: bytes, cpr_hash: bytes, protected_address: false, skaermet: false };
		add('borger', { id: borger_id, name, ...hidden, created_at: `${longAgo}T10:00:00Z`, died_on: died ?? null });
		if (plan)
			add('plan', {
				...{
					id: id(`plan ${name}`),
					borger_id,
					started_on: plan.from ?? longAgo,
					ended_on: plan.to ?? null,
					version: 2
				}
			});
		for (const [index, { by, from = longAgo, to = null, as = 'tovholder' }] of threads.entries()) {
			const words = { role_text: name, why: name, created_at: `${from}T10:00:00Z` };
			const who = { id: id(`membership ${name} ${index}`), borger_id, account_id: accountOf(staff, by) };
			add('team_membership', { ...who, function: as, ...words, from_on: from, to_on: to });
		}
		for (const { value = 3, at, by, as, emne, ruler = ['voresplan', 1], wrongAt } of answers) {
			answered += 1;
			const maaling = id(`answer ${answered}`);
			const time = at.includes('T') ? at : `${at}T10:00:00Z`;
			add('trivselsmaaling', {
				...{
					id: maaling,
					borger_id,
					rater_account_id: accountOf(staff, by ?? 'cy'),
					client_id: id(`client ${answered}`)
				},
				...{
					content_hash: String(answered),
					rater_kind: as ?? (by ? 'fagperson' : 'borger'),
					samlet_vurdering: as === 'tovholder'
				},
				...{ lineal_key: ruler[0], lineal_version: ruler[1], emne_id: emne ? id(`emne ${emne}`) : null, blind: true },
				...{ made_at_raw: time, made_at: time, time_zone: 'Europe/Copenhagen', received_at: time, topics: [] },
				...{ forvaltning_id: null, misregistered_at: wrongAt ?? null }
			});
			add('trivselsvalue', { maaling_id: maaling, borger_id, answer: value === null ? 'dont_know' : 'point', value });
		}
	};
	peopleInPlaces(person);
	peopleWhoAnswer(person, add);
	peopleWhoAreFollowed(person);
	peopleWhoAreHelped(person, add, staff);
	for (const table of order) await insertMany(table, rows.get(table) ?? []);

	await unbind(
		owner,
		'quarter_member',
		'quarter_class',
		'enhed',
		...['unit', 'quarter', 'operation', 'workload'].map((each) => `cube.${each}`)
	);
	await owner`
		insert into cube.quarter (starts_on, ends_on, marked_at, finished_at) values
			(${bygone}, ${before}, ${markedAt(bygone)}, now()), (${before}, ${quarter}, ${markedAt(before)}, null),
			(${quarter}, ${addDays(end, 1)}, ${markedAt(quarter)}, null)`;
	const nameOf = new Map(names.map((name) => [id(name), name]));
	const unitOf = new Map(Object.entries(units).map(([name, unit]) => [unit, name]));
	const whoIs = new Map(Object.entries(staff).map(([name, { accountId }]) => [accountId, name]));
	/** Ids become names, so that an answer can be read. */
	const named = (answer: unknown) =>
		JSON.stringify(answer).replaceAll(
			/[0-9a-f]{8}-[0-9a-f-]{27}/g,
			(each) => nameOf.get(each) ?? unitOf.get(each) ?? whoIs.get(each) ?? each
		);
	return () => asking(owner, units, named);
}

async function makeTree() {
	await makeLineal();
	const ruler = { name: 'x', step: 0.5, active: false };
	const [same, good] = [{ lowest: 1, highest: 5 }, { best: 'highest' }];
	await insert('trivselslineal', { ...ruler, key: 'voresplan', version: 2, ...same, ...good, lowest: 0 });
	await insert('trivselslineal', { ...ruler, key: 'voresplan', version: 3, ...same, ...good, highest: 10 });
	await insert('trivselslineal', { ...ruler, key: 'voresplan', version: 4, ...same, best: 'lowest' });
	await insert('trivselslineal', { ...ruler, key: 'andet', version: 1, ...same, ...good });
	const kommune = await makeEnhed({ name: 'kommune', type: 'kommune' });
	const one = await makeEnhed({ name: 'one', type: 'forvaltning', parentId: kommune });
	const two = await makeEnhed({ name: 'two', type: 'forvaltning', parentId: kommune });
	const group = (name: string, parentId: string) => makeEnhed({ name, type: 'gruppe', parentId });
	const [a, c, d] = [await group('a', one), await group('c', one), await group('d', one)];
	const b = await group('b', two);
	const outside = await makeEnhed({ name: 'outside', type: 'ekstern', parentId: one });
	const staff = {
		ann: await makeStaff({ name: 'ann', enhedId: a, title: 'Sagsbehandler' }),
		bo: await makeStaff({ name: 'bo', enhedId: b, title: 'Jobkonsulent' }),
		cia: await makeStaff({ name: 'cia', enhedId: c, title: 'Sagsbehandler' }),
		dan: await makeStaff({ name: 'dan', enhedId: d, title: 'Socialrådgiver' }),
		cy: await makeStaff({ name: 'cy', enhedId: a, roles: ['leder'] }),
		old: await makeStaff({ name: 'old', enhedId: a, disabled: true }),
		ekstern: await makeStaff({ name: 'ekstern', enhedId: outside })
	};
	return { units: { kommune, one, two, a, b, c, d, outside }, staff };
}

const accountOf = (staff: Record<string, StaffMade>, name: string) => staff[name]?.accountId ?? null;

type MakesPerson = (name: string, of?: Of) => void;
type Adds = (table: string, row: Row) => void;

/** Where a plan belongs on the quarter's last day. */
function peopleInPlaces(person: MakesPerson) {
	const after = addDays(end, 1);
	person('begins after', { plan: { from: after } });
	person('ends on the day', { plan: { to: end } });
	person('ends after', { plan: { to: after } });
	person('dies on the day', { died: end });
	person('dies after', { died: after });
	person('helped elsewhere too', { threads: [{ by: 'ann' }, { by: 'bo', as: 'fagperson' }] });
	person('threads from after', { threads: [{ by: 'ann', from: after }] });
	person('threads until before', { threads: [{ by: 'ann', to: addDays(end, -1) }] });
	person('threads until after', { threads: [{ by: 'ann', to: after }] });
	person('threads outside', { threads: [{ by: 'ekstern' }] });
}

/** What the answers of a quarter add up to. */
function peopleWhoAnswer(person: MakesPerson, add: Adds) {
	const at = addDays(quarter, 10);
	const later = addDays(quarter, 20);
	person('answers', { answers: [{ value: 4, at }] });
	person('does not know', {
		answers: [
			{ value: 2, at },
			{ value: null, at: later }
		]
	});
	person('lower ruler', { answers: [{ at, ruler: ['voresplan', 2] }] });
	person('longer ruler', { answers: [{ at, ruler: ['voresplan', 3] }] });
	person('turned ruler', { answers: [{ at, ruler: ['voresplan', 4] }] });
	person('other ruler', { answers: [{ at, ruler: ['andet', 1] }] });
	person('judged', {
		answers: [
			{ value: 5, at, by: 'bo' },
			{ value: 1, at: later, by: 'bo', as: 'tovholder' }
		]
	});
	person('wrong before', { answers: [{ at, wrongAt: `${later}T10:00:00Z` }] });
	person('wrong after', { answers: [{ at, wrongAt: `${addDays(end, 3)}T10:00:00Z` }] });
	person('of an area', { answers: [{ at, emne: 'of an area' }] });
	person('of a goal', { answers: [{ at, emne: 'of a goal' }] });
	person('of a job', {
		answers: [
			{ at, emne: 'of a job' },
			{ value: 5, at, by: 'ann' }
		]
	});
	person('agrees', {
		answers: [
			{ value: 4, at },
			{ value: 4, at, by: 'ann' }
		]
	});
	const job = { emne: 'of all' };
	person('of all', {
		answers: [
			{ value: 1, at },
			{ value: 5, at, by: 'ann' },
			{ value: 2, at, ...job },
			{ value: 3, at, by: 'bo', ...job }
		]
	});
	person('the quarter before', { answers: [{ value: 1, at: addDays(before, 10) }] });
	for (const name of ['of an area', 'of a goal', 'of a job', 'of all']) {
		const borger_id = id(name);
		const about = { id: id(`maal ${name}`), item_id: id(`goal ${name}`), plan_id: id(`plan ${name}`), borger_id };
		const words = { position: 0, topics: [], first_version: 1, type: 'udvikle', title: name, forvaltning_ids: [] };
		if (name !== 'of an area') add('maal', { ...about, ...words, is_job: name !== 'of a goal' });
		const area = {
			id: id(`emne ${name}`),
			borger_id,
			text: name,
			position: 0,
			topics: [],
			created_at: `${longAgo}T10:00:00Z`
		};
		add('trivselsemne', { ...area, maal_id: name === 'of an area' ? null : id(`goal ${name}`) });
	}
}

/** How it goes with somebody: who is followed, and who goes. */
function peopleWhoAreFollowed(person: MakesPerson) {
	const three = [2, 3, 3].map((value, index) => ({ value, at: addDays(before, 10 + index) }));
	const fourth = { value: 1, at: addDays(before, 20) };
	/** Between the two lines that are drawn; after the second. */
	const [between, after] = [`${addDays(quarter, 10)}T10:00:00Z`, `${addDays(end, 5)}T10:00:00Z`];
	const within = { to: addDays(quarter, 30) };
	person('goes on', { answers: [...three, { value: 2, at: addDays(quarter, 5) }] });
	const late = [{ by: 'ann', from: quarter }];
	person('comes late', { threads: late, answers: three });
	person('comes late, wrong early', {
		threads: late,
		answers: [...three, { ...fourth, wrongAt: `${addDays(before, 30)}T10:00:00Z` }]
	});
	person('comes late, wrong late', { threads: late, answers: [...three, { ...fourth, wrongAt: after }] });
	person('third wrong late', {
		answers: three.map((each, index) => (index === 2 ? { ...each, wrongAt: after } : each))
	});
	person('fourth wrong between', { answers: [...three, { ...fourth, wrongAt: between }] });
	person('waits and leaves', { plan: within, threads: [{ by: 'bo' }], answers: three });
	person('leaves a class', { plan: within, answers: three });
	person('is erased', { answers: three });
	person('leaves another class', { plan: within, threads: [{ by: 'dan' }], answers: three });
	person('is erased in another class', { threads: [{ by: 'dan' }], answers: three });
	person('goes for good', { plan: within, threads: [{ by: 'cia' }], answers: three });
	person('moves', {
		threads: [
			{ by: 'ann', to: addDays(quarter, 9) },
			{ by: 'bo', from: addDays(quarter, 10) }
		],
		answers: three
	});
	person('comes now', {
		threads: [{ by: 'bo' }],
		answers: [1, 2, 3].map((value) => ({ value, at: addDays(quarter, value) }))
	});
	person('rated', { answers: three.map((each) => ({ ...each, by: 'ann' })) });
}

/** The staff's work: plans in d, whose borgere have one thing each. */
function peopleWhoAreHelped(person: MakesPerson, add: Adds, staff: Record<string, StaffMade>) {
	const ofDan = [{ by: 'dan' }];
	const lately = instantFromNow(-5).toISOString();
	const [bo, ann, dan] = ['bo', 'ann', 'dan'].map((name) => accountOf(staff, name));
	person('tells', { threads: ofDan, answers: [{ at: lately }] });
	person('is told of', { threads: ofDan, answers: [{ at: lately, by: 'bo' }] });
	person('tells of an area', {
		threads: [...ofDan, { by: 'bo', as: 'fagperson' }],
		answers: [{ at: lately, emne: 'tells of an area' }]
	});
	add('trivselsemne', {
		...{ id: id('emne tells of an area'), borger_id: id('tells of an area'), text: 'x', position: 0, topics: [] },
		...{ created_at: `${longAgo}T10:00:00Z`, maal_id: null }
	});
	person('told wrong', {
		threads: [...ofDan, { by: 'bo', as: 'fagperson', to: dayFromToday(-3) }],
		answers: [{ at: lately, wrongAt: lately }]
	});
	person('told long ago', {
		threads: [...ofDan, { by: 'bo', as: 'fagperson', from: dayFromToday(-2) }],
		answers: [{ at: instantFromNow(-120).toISOString() }]
	});
	person('changes hands', {
		threads: [
			{ by: 'dan', to: dayFromToday(9) },
			{ by: 'bo', from: dayFromToday(10) }
		]
	});
	person('in no hands', { threads: [{ by: 'dan', to: dayFromToday(-1) }] });
	person('never in hands', { threads: [] });
	person('has died', { threads: ofDan, died: dayFromToday(-1) });
	person('has ended', { threads: ofDan, plan: { to: dayFromToday(-10) } });
	person('ended long ago', { threads: ofDan, plan: { to: dayFromToday(-400), from: dayFromToday(-500) } });
	// A plan before the one that runs.
	add('plan', {
		...{
			id: id('plan earlier'),
			borger_id: id('tells'),
			started_on: dayFromToday(-900),
			ended_on: dayFromToday(-800),
			version: 2
		}
	});

	for (const [name, days, state] of [
		['held', -10, 'held'],
		['to come', 10, 'planned'],
		['not closed', -5, 'planned'],
		['held long ago', -40, 'held'],
		['held too soon', 0.5, 'held'],
		['called off', 3, 'cancelled']
	] as const) {
		const at = (more: number) => instantFromNow(days + more).toISOString();
		const times = {
			starts_at: at(0),
			ends_at: at(0.1),
			starts_local: at(0).slice(0, 19),
			time_zone: 'Europe/Copenhagen'
		};
		const words = { title: name, purpose: name, duty: false, place: name, topics: [] };
		add('moede', { id: id(`moede ${name}`), borger_id: id('tells'), ...words, ...times, state });
		const guest = { moede_id: id(`moede ${name}`), borger_id: id('tells'), role_text: 'x', bisidder: false };
		const invites = (who: string | null, answer: string, more: Row = {}) =>
			add('moede_participant', {
				...{ id: id(`guest ${name} ${who} ${answer}`), ...guest, account_id: who, answer, substitute_account_id: null },
				...{ invited_at: instantFromNow(-20).toISOString(), removed_at: null, ...more }
			});
		invites(bo ?? null, 'none');
		if (name !== 'to come') continue;
		invites(ann ?? null, 'no');
		invites(dan ?? null, 'no', { substitute_account_id: bo });
		invites(accountOf(staff, 'cia'), 'none', { removed_at: instantFromNow(-1).toISOString() });
	}

	const [gone, coming] = [dayFromToday(-20), dayFromToday(20)];
	for (const [name, due, more] of [
		['late', gone, {}],
		['in time', coming, {}],
		['done', gone, {}],
		['done long ago', gone, {}],
		['of the borger', gone, { owed_by: 'borger' }],
		['draft', gone, { first_version: 3 }],
		['of the plan before', gone, { plan_id: id('plan earlier') }],
		['taken out', gone, { last_version: 1 }],
		['let go', gone, {}],
		['put off', coming, {}]
	] as const)
		add('aftale', {
			...{ id: id(`aftale ${name}`), item_id: id(`agreed ${name}`), plan_id: id('plan tells'), borger_id: id('tells') },
			...{ position: 0, topics: [], first_version: 1, last_version: null, text: name, owed_by: 'kommune', duty: false },
			...{ responsible_account_id: dan, due_on: due, ...more }
		});
	for (const [name, state, days, newDue] of [
		['done', 'done', -10, null],
		['done long ago', 'done', -100, null],
		['let go', 'dropped', -10, null],
		['put off', 'postponed', -30, dayFromToday(-15)]
	] as const)
		add('aftale_status', {
			...{ id: id(`status ${name}`), aftale_item_id: id(`agreed ${name}`), borger_id: id('tells'), state },
			...{ reason: newDue && 'x', new_due_on: newDue, at: instantFromNow(days).toISOString() }
		});
}

const order = [
	...['borger', 'plan', 'team_membership', 'maal', 'trivselsemne', 'trivselsmaaling', 'trivselsvalue'],
	...['moede', 'moede_participant', 'aftale', 'aftale_status']
];

/** Everything that the functions tell, in the order of a closing; undone. */
async function asking(
	owner: postgres.Sql,
	units: Record<string, string>,
	named: (answer: unknown) => string
): Promise<unknown[]> {
	const told: unknown[] = [];
	class Undone extends Error {}
	await owner
		.begin(async (sql) => {
			await sql`set local statement_timeout = '20s'`;
			const tell = (what: string, answer: unknown) => told.push(`${what}: ${named(answer)}`);
			/** As who owns the functions. */
			const counts = async (text: string, values: (string | string[] | boolean | null)[] = []) => {
				await sql`set local role vp_counter`;
				const found = [...(await sql.unsafe(text, values))];
				await sql`reset role`;
				tell(text, found);
			};
			const members = async () =>
				tell('members', [
					...(await sql`
						select measure, borger_id, class_id, unit_id, cell, rater_account_id, gone from quarter_member
						order by measure, borger_id nulls last, cell, class_id`)
				]);
			const moves = (of: string, from: string | null, to: string | null, left: boolean, ...from_: string[]) =>
				counts('select app.move_members($1, $2, $3::uuid[], $4, $5)', [of, from, `{${from_.join(',')}}`, left, to]);
			const inUnit = (name: string) => units[name] ?? '';
			for (const each of [before, quarter]) {
				await counts('select * from app.quarter_sums($1)', [each]);
				await counts('select * from app.quarter_plans($1)', [each]);
			}
			await counts('select app.follow_quarter($1)', [before]);
			await members();
			await counts('select * from app.quarter_groups()');
			const [one, other, third] = [id('class one'), id('class other'), id('class third')];
			for (const each of [one, other, third])
				await sql`insert into quarter_class (id, measure, units, formed_on) values (${each}, 'borger_course', ${`{${units['a']}}`}::uuid[], ${before})`;
			await moves('borger_course', null, one, false, inUnit('a'));
			await moves('borger_course', null, third, false, inUnit('d'));
			await moves('borger_course', null, null, false, inUnit('c'));
			await moves('borger_course', null, one, false, inUnit('c'));
			const erased = [id('is erased'), id('is erased in another class')];
			await sql`update quarter_member set borger_id = null where borger_id in ${sql(erased)}`;
			await counts('select app.follow_quarter($1)', [quarter]);
			await members();
			await counts('select * from app.quarter_groups()');
			await moves('borger_course', one, other, true, inUnit('b'));
			await members();
			await moves('borger_course', other, null, true);
			await members();
			await counts('select * from app.quarter_groups()');

			await counts('select app.count_operations()');
			tell('operations', [
				...(await sql`select to_jsonb(o) - 'counted_at' as o from cube.operation o order by unit_id`)
			]);
			tell('workload', [
				...(await sql`select to_jsonb(w) - 'counted_at' as w from cube.workload w order by account_id`)
			]);

			await sql`delete from quarter_member`;
			await sql`delete from quarter_class`;
			await counts('select * from app.mark_quarters()');
			await sql`delete from cube.quarter where starts_on = ${quarter}`;
			await counts('select * from app.mark_quarters()');

			const tree = async () => [
				tell('tree', [
					...(await sql`select name, parent_id, path, closed_at is null as open from cube.unit order by name`)
				]),
				tell('counted', [...(await sql`select unit_id from cube.operation order by 1`)])
			];
			await sql`insert into enhed (id, parent_id, type, name) values (${id('new')}, ${inUnit('b')}, 'gruppe', 'new')`;
			await sql`insert into enhed (id, parent_id, type, name) values (${id('far')}, ${inUnit('b')}, 'ekstern', 'far')`;
			await tree();
			await sql`update enhed set parent_id = ${inUnit('two')}, closed_at = now() where id = ${inUnit('a')}`;
			await sql`update enhed set name = 'first' where id = ${inUnit('one')}`;
			await tree();
			await sql`update enhed set type = 'ekstern' where id = ${inUnit('d')}`;
			await tree();
			// No form makes a circle; who is in one is drawn all the same.
			await sql`set local statement_timeout = '3s'`;
			await sql`update enhed set parent_id = ${inUnit('c')} where id = ${inUnit('one')}`;
			await tree();
			throw new Undone();
		})
		.catch((error: unknown) => {
			if (!(error instanceof Undone)) told.push(String(error));
		});
	return told;
}
