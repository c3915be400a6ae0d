/**
 * One small municipality with every table filled, for the questions "who sees which rows" and "who may add what". Each row has
 * a name, so a row that should not be there is called by it.
 *
 * About Viktor each kind of item has the same four: `shared` (Social, no topic), `health` (Social, helbred), `mentor` (Social,
 * misbrug, and Ida takes part), `draft` (Beskæftigelse, not published). Kasper is the other borger; Mette, who holds his threads,
 * also holds those of Ellen, whose plan has ended and of whom she may know the plan and who is around her only. Nanna has no plan,
 * Poul has died, Sofus exists for no professional, Astrid for those only to whom she has written. Otto is a fagperson, and was a leder,
 * whose account is closed. Kasper has taken his yes to a joint plan back, and not the one to the plan before. Meetings and messages: cast-moede.ts;
 * phones and what is told: cast-telling.ts; leders, what they are asked and what they see: cast-statistik.ts; the journal: cast-journal.ts.
 *
 * Tove, Dagny (deputy until today) and Mette hold threads; Berit was a deputy until yesterday, Signe was one and will be one.
 */
import { hashCpr } from '../../src/lib/server/borger/cpr';
import { pool } from '../../src/lib/server/db/client';
import { withActor } from '../../src/lib/server/db/with-actor';
import { env } from '../../src/lib/server/env';
import {
	dayFromToday,
	logIn,
	makeAdgangsgrundlag,
	makeBorger,
	makeMembership,
	makeSolbjerg,
	makeStaff,
	type BorgerMade,
	type StaffMade
} from '../support/builders';
import { addJournal } from './cast-journal';
import { absencesOf, addMeetings, addMoede, readMessages } from './cast-moede';
import { addStatistik, answersOfSofus } from './cast-statistik';
import { addTelling } from './cast-telling';
import { idOf, insertMany, type Row, type Speaker } from './rows';

/** Who logs in, and as what. Nobody is a token that does not exist, on each connection. */
export type Person =
	| 'viktor'
	| 'kasper'
	| 'tove'
	| 'dagny'
	| 'signe'
	| 'farid'
	| 'ida'
	| 'mette'
	| 'frida'
	| 'berit'
	| 'karin'
	| 'lars'
	| 'lone'
	| 'kirsten'
	| 'anna'
	| 'dorte';

/** Those who do something without being a person, too: the connections of the jobs, of the journal's worker and of log-in. */
export type Doer = Person | 'job' | 'journal' | 'login';

export type Cast = Awaited<ReturnType<typeof makeCast>>;

/** How a row of a table is recognised. */
export const keys: Record<string, string> = {
	access_alarm: 'about',
	access_check: `'check'`,
	access_entry: `coalesce(item_id::text, 'login ' || borger_id)`,
	access_event: `case when kind = 'login' then 'login ' || account_id else page end`,
	access_key: 'borger_id',
	access_seal: 'seq',
	access_served: 'request_id',
	access_unsealed: 'event_id',
	admin_change: `thing || ' ' || action`,
	account_role: `account_id || ' ' || role`,
	adgangsgrundlag: `borger_id || ' ' || forvaltning_id || ' ' || array_to_string(topics, ',')`,
	besked_read: 'besked_id',
	epoch: `'epoch'`,
	fravaer: 'account_id',
	identity: 'account_id',
	import_item: 'external_id',
	journal_delivery: `item_id || ' ' || target_id`,
	logout_token: `'token'`,
	moede_invitation: `participant_id || ' ' || sequence`,
	moede_template: 'key',
	notification: 'about',
	notification_choice: `account_id || ' ' || kind`,
	notification_contact: 'account_id',
	notification_delivery: `channel || ' ' || target`,
	phone_item: `phone_id || ' ' || seq`,
	samtykke_withdrawal: 'adgangsgrundlag_id',
	plan_version: `plan_id || ' ' || version`,
	setting: 'key',
	team_membership: `borger_id || ' ' || account_id || ' ' || from_on`,
	trivselslineal: 'key',
	trivselslineal_anchor: 'text',
	trivselsnote: 'maaling_id',
	trivselsnote_read: 'maaling_id',
	trivselsopening: `account_id || ' ' || maaling_id`,
	trivselsvalue: 'maaling_id',
	quarter_block: 'year',
	'cube.quarter': 'starts_on',
	'cube.operation': 'unit_id',
	'cube.workload': 'account_id'
};

/** The id of a named row of a table. */
export const rowId = (table: string, name: string) => idOf(`${table} ${name}`);

/** When everything was written that has no other time. */
const at = `${dayFromToday(-20)}T10:00:00Z`;

export async function makeCast() {
	const solbjerg = await makeSolbjerg();
	const { kommune, beskaeftigelse, social, sundhed, familie, tove, signe, farid, ida, mette, frida, viktor, kasper } =
		solbjerg;
	const dagny = await makeStaff({ name: 'Dagny Holst', enhedId: tove.enhedId });
	const berit = await makeStaff({ name: 'Berit Krog', enhedId: social });
	const karin = await makeStaff({ name: 'Karin Fordeler', enhedId: kommune, roles: ['fordeler'] });
	const lars = await makeStaff({ name: 'Lars Leder', enhedId: beskaeftigelse, roles: ['leder', 'dpo'] });
	const lone = await makeStaff({ name: 'Lone Leder', enhedId: social, roles: ['leder'] });
	const kirsten = await makeStaff({ name: 'Kirsten Direktør', enhedId: kommune, roles: ['leder'] });
	const anna = await makeStaff({ name: 'Anna Administrator', enhedId: kommune, roles: ['admin'] });
	const dorte = await makeStaff({ name: 'Dorte Dpo', enhedId: kommune, roles: ['dpo'] });
	const deputy = { function: 'stedfortraeder' as const, toOn: dayFromToday(0) };
	await makeMembership({ borger: viktor, staff: dagny, ...deputy });
	await makeMembership({ borger: viktor, staff: berit, function: 'stedfortraeder', toOn: dayFromToday(-1) });
	const stoodIn = { function: 'stedfortraeder' as const, fromOn: dayFromToday(-20), toOn: dayFromToday(-1) };
	const willStandIn = { function: 'stedfortraeder' as const, fromOn: dayFromToday(1), toOn: dayFromToday(9) };
	await makeMembership({ borger: viktor, staff: signe, ...stoodIn });
	await makeMembership({ borger: viktor, staff: signe, ...willStandIn });
	await makeAdgangsgrundlag({
		borger: viktor,
		forvaltningId: beskaeftigelse,
		kinds: ['plan', 'moede'],
		topics: ['oekonomi']
	});
	await makeAdgangsgrundlag({
		...{ borger: viktor, forvaltningId: beskaeftigelse, kinds: ['netvaerk', 'moede'], topics: ['strafbart'] },
		hjemmel: { paragraph: '§ 141', notedBy: tove }
	});
	const over = { fromOn: dayFromToday(-60), toOn: dayFromToday(-5) };
	await makeAdgangsgrundlag({ borger: kasper, forvaltningId: sundhed, kinds: ['plan'], ...over });
	const ellen = await makeBorger({ name: 'Ellen Friis' });
	await makeMembership({ borger: ellen, staff: mette, function: 'tovholder' });
	await makeMembership({
		...{ borger: ellen, staff: tove, function: 'tovholder' },
		...{ fromOn: dayFromToday(-90), toOn: dayFromToday(-61) }
	});
	await makeMembership({ borger: ellen, staff: berit });
	await makeMembership({ borger: ellen, staff: farid, function: 'stedfortraeder', toOn: dayFromToday(30) });
	await makeAdgangsgrundlag({ borger: ellen, forvaltningId: familie, kinds: ['plan'] });
	await makeAdgangsgrundlag({ borger: ellen, forvaltningId: familie, kinds: ['netvaerk'], topics: ['boern'] });
	const nanna = await makeBorger({ name: 'Nanna Bach' });
	const poul = await makeBorger({ name: 'Poul Krogh', diedOn: dayFromToday(-3) });
	// Sofus has a tovholder for some time yet, of another forvaltning than any that may see him, and Tove on his team twice.
	const sofus = await makeBorger({ name: 'Sofus Dam' });
	await makeMembership({ borger: sofus, staff: signe, function: 'tovholder', toOn: dayFromToday(200) });
	await makeMembership({
		...{ borger: sofus, staff: signe, function: 'tovholder' },
		...{ fromOn: dayFromToday(-400), toOn: dayFromToday(-31) }
	});
	await makeMembership({ borger: sofus, staff: tove });
	await makeMembership({ borger: sofus, staff: tove, function: 'stedfortraeder', fromOn: dayFromToday(-20) });
	await makeMembership({ borger: sofus, staff: ida });
	await makeMembership({ borger: viktor, staff: tove, fromOn: dayFromToday(-90), toOn: dayFromToday(-61) });
	await makeMembership({ borger: kasper, staff: frida, fromOn: dayFromToday(20) });
	const astrid = await makeBorger({ name: 'Astrid Vang' });
	await makeMembership({ borger: astrid, staff: farid });
	await makeMembership({ borger: astrid, staff: ida });
	const otto = await makeStaff({
		...{ name: 'Otto Tidligere', enhedId: social, disabled: true },
		roles: ['fagperson', 'leder']
	});

	const people = {
		...{ viktor, kasper, tove, dagny, signe, farid, ida, mette, frida, berit, karin },
		...{ lars, lone, kirsten, anna, dorte }
	};
	const names = new Map<string, string>();
	const rows = new Map<string, Row[]>();
	/** Adds a row under a name, recognised by a key. */
	const put = (table: string, name: string, key: string, row: Row) => {
		names.set(`${table} ${key}`, name);
		rows.set(table, [...(rows.get(table) ?? []), row]);
	};
	const add = (table: string, name: string, row: Row) => {
		const id = rowId(table, name);
		put(table, name, id, { id, ...row });
	};

	/** Those who are spoken of and do not speak. */
	const others = { ellen, nanna, poul, sofus, astrid, otto };
	for (const [name, { accountId }] of Object.entries({ ...people, ...others })) {
		names.set(`account ${accountId}`, name).set(`identity ${accountId}`, name);
	}
	for (const [borger, staff, fromOn, which] of [
		[viktor, tove, -30, ''],
		[viktor, tove, -90, '-earlier'],
		[viktor, dagny, -30, ''],
		[viktor, signe, -30, ''],
		[viktor, signe, -20, '-earlier'],
		[viktor, signe, 1, '-later'],
		[viktor, farid, -30, ''],
		[viktor, ida, -30, ''],
		[viktor, berit, -30, ''],
		[kasper, mette, -30, ''],
		[kasper, frida, 20, ''],
		[ellen, mette, -30, ''],
		[ellen, tove, -90, ''],
		[ellen, berit, -30, ''],
		[ellen, farid, -30, ''],
		[sofus, signe, -30, ''],
		[sofus, signe, -400, '-before'],
		[sofus, tove, -30, ''],
		[sofus, tove, -20, '-deputy'],
		[sofus, ida, -30, ''],
		[astrid, farid, -30, ''],
		[astrid, ida, -30, '']
	] as const) {
		const key = `${borger.id} ${staff.accountId} ${dayFromToday(fromOn)}`;
		names.set(`team_membership ${key}`, `${nameOf(borger)} ${nameOf(staff)}${which}`);
	}
	for (const borger of [viktor, kasper, ellen, nanna, poul, sofus, astrid])
		names.set(`borger ${borger.id}`, nameOf(borger)).set(`access_key ${borger.id}`, nameOf(borger));
	names.set(`adgangsgrundlag ${viktor.id} ${beskaeftigelse} `, 'viktor beskaeftigelse');
	names.set(`adgangsgrundlag ${viktor.id} ${beskaeftigelse} oekonomi`, 'viktor oekonomi');
	names.set(`adgangsgrundlag ${viktor.id} ${social} `, 'viktor social');
	names.set(`adgangsgrundlag ${viktor.id} ${beskaeftigelse} strafbart`, 'viktor law');
	names.set(`adgangsgrundlag ${kasper.id} ${familie} `, 'kasper familie');
	names.set(`adgangsgrundlag ${kasper.id} ${sundhed} `, 'kasper sundhed');
	names.set(`adgangsgrundlag ${ellen.id} ${familie} `, 'ellen familie');
	names.set(`adgangsgrundlag ${ellen.id} ${familie} boern`, 'ellen boern');

	for (const [borger, publisher, version, endedOn] of [
		[viktor, tove, 1, null],
		[kasper, mette, 2, null],
		[ellen, mette, 1, '2026-06-01']
	] as const) {
		const name = nameOf(borger);
		const planId = rowId('plan', name);
		add('plan', name, { borger_id: borger.id, started_on: '2026-01-01', ended_on: endedOn, version });
		for (let each = 1; each <= version; each += 1) {
			const published = { published_at: at, published_by_account_id: publisher.accountId, summary: 'Ny plan' };
			const row = { plan_id: planId, version: each, borger_id: borger.id, ...published };
			put('plan_version', `${name} ${each}`, `${planId} ${each}`, row);
		}
	}
	for (const [name, borger, withdrawn] of [
		['viktor', viktor, false],
		['kasper', kasper, true],
		['kasper earlier', kasper, false],
		['ellen', ellen, true]
	] as const) {
		add('plan_samtykke', name, {
			...{ borger_id: borger.id, plan_id: rowId('plan', name), given_how: 'oral', given_at: at },
			...{ noted_by_account_id: mette.accountId, withdrawn_by_account_id: null },
			...(withdrawn ? { withdrawn_at: at, withdrawn_how: 'oral' } : { withdrawn_at: null, withdrawn_how: null })
		});
	}
	add('plan', 'sofus', { borger_id: sofus.id, started_on: '2026-01-01', ended_on: null, version: 0 });
	add('plan', 'kasper earlier', {
		...{ borger_id: kasper.id, started_on: '2025-01-01', ended_on: '2025-12-31', version: 4 }
	});
	addWords(add, { viktor, kasper, ellen, tove, signe, berit, mette, karin });

	/** The four of Viktor and the one of Kasper: borger, who wrote it, topics, version, who takes part. */
	const items = [
		{ name: 'viktor shared', borger: viktor, plan: 'viktor', forvaltning: social, topics: [], version: 1 },
		{ name: 'viktor health', borger: viktor, plan: 'viktor', forvaltning: social, topics: ['helbred'], version: 1 },
		{
			name: 'viktor mentor',
			borger: viktor,
			plan: 'viktor',
			forvaltning: social,
			topics: ['misbrug'],
			version: 1,
			part: ida
		},
		{ name: 'viktor draft', borger: viktor, plan: 'viktor', forvaltning: beskaeftigelse, topics: [], version: 2 },
		{ name: 'kasper shared', borger: kasper, plan: 'kasper', forvaltning: familie, topics: [], version: 1 },
		{ name: 'kasper draft', borger: kasper, plan: 'kasper', forvaltning: familie, topics: [], version: 3 },
		// A row that says it is Kasper's in Viktor's plan: no program of ours writes it, and no borger sees it.
		{ name: 'kasper crossed', borger: kasper, plan: 'viktor', forvaltning: familie, topics: [], version: 1 }
	];
	for (const { name, borger, plan, forvaltning, topics, version, part } of items) {
		const versioned = (table: string) => ({
			item_id: rowId(table, name),
			plan_id: rowId('plan', plan),
			borger_id: borger.id,
			first_version: version,
			last_version: null,
			position: 0,
			topics,
			forvaltning_id: forvaltning
		});
		const responsible = { responsible_account_id: part?.accountId ?? null };
		const maalId = rowId('maal', name);
		const nature = { type: 'udvikle', is_job: false, title: name, forvaltning_ids: [], from_tavlepunkt_id: null };
		if (!part) add('maal', name, { ...versioned('maal'), ...nature });
		add('delmaal', name, { ...versioned('delmaal'), ...responsible, maal_id: maalId, title: name });
		add('aftale', name, { ...versioned('aftale'), ...responsible, text: name, owed_by: 'borger', duty: false });
		const help = { title: name, proevehandling: false, provider: 'Kommunen', starts_on: '2026-01-01' };
		add('indsats', name, { ...versioned('indsats'), ...responsible, ...help });
		const marks = { borger_id: borger.id, topics, forvaltning_id: forvaltning };
		if (plan !== nameOf(borger)) continue;
		const happened = { aftale_item_id: rowId('aftale', name), borger_id: borger.id, state: 'not_done', at };
		add('aftale_status', name, { ...happened, by_account_id: part?.accountId ?? null });
		if (version > 1) continue;
		addMoede(add, { name, borger, forvaltning, topics, guest: part });
		if (part) continue;
		add('event', name, { ...marks, at, type: 'answer_given', params: {}, kind: 'trivsel' });
		add('trivselsemne', name, { ...marks, text: name, position: 0, maal_id: null, created_at: at, ended_at: null });
	}
	/** Goals, and an aftale, that the four are not enough for. */
	const single = (plan: string, item: string, row: Row) => ({
		item_id: rowId('single', item),
		plan_id: rowId('plan', plan),
		borger_id: { viktor, kasper, ellen, 'kasper earlier': kasper }[plan]?.id,
		first_version: 1,
		last_version: null,
		position: 0,
		topics: [],
		...row
	});
	const goal = (plan: string, name: string, row: Row, item = name) =>
		add('maal', name, {
			...single(plan, item, { forvaltning_id: familie, ...row }),
			...{ type: 'udvikle', is_job: false, title: name, forvaltning_ids: [], from_tavlepunkt_id: null },
			...(name === 'viktor money' ? { from_tavlepunkt_id: rowId('tavlepunkt', 'viktor own-secret') } : {})
		});
	// Marked as sensitive in the draft, by another forvaltning than Signe's.
	goal('viktor', 'viktor turned', { last_version: 1, forvaltning_id: beskaeftigelse });
	const turned = { first_version: 2, topics: ['helbred'], forvaltning_id: beskaeftigelse };
	goal('viktor', 'viktor turned-draft', turned, 'viktor turned');
	goal('viktor', 'viktor money', { topics: ['oekonomi'], forvaltning_id: social });
	goal('kasper', 'kasper old', { last_version: 1 });
	goal('ellen', 'ellen shared', {});
	// Marked as sensitive in the second version, by another forvaltning than Mette's.
	goal('kasper', 'kasper risen-before', { last_version: 1, forvaltning_id: social }, 'kasper risen');
	const risen = { first_version: 2, topics: ['helbred'], forvaltning_id: social };
	goal('kasper', 'kasper risen', risen);
	// Once marked as sensitive and not any more: in the plan that runs, and in the one before.
	const healthy = { topics: ['helbred'] };
	goal('kasper', 'kasper once', { last_version: 1, ...healthy }, 'kasper goal');
	goal('kasper', 'kasper goal', { first_version: 2 });
	goal('kasper earlier', 'kasper bygone-once', { first_version: 3, last_version: 3, ...healthy }, 'kasper bygone');
	goal('kasper earlier', 'kasper bygone', { first_version: 4 });
	// Marked as sensitive in the second version, by another forvaltning than Mette's.
	for (const [name, row] of [
		['kasper before', { last_version: 1 }],
		['kasper now', { first_version: 2, topics: ['helbred'] }]
	] as const) {
		const owed = { responsible_account_id: null, text: name, owed_by: 'borger', duty: false };
		add('aftale', name, { ...single('kasper', 'kasper raised', { forvaltning_id: social, ...row }), ...owed });
	}
	const raised = { aftale_item_id: rowId('single', 'kasper raised'), borger_id: kasper.id, state: 'not_done', at };
	add('aftale_status', 'kasper raised', { ...raised, by_account_id: null });

	const chosen = { borger_id: viktor.id, topics: [], forvaltning_id: social, created_at: at, ended_at: null };
	const aboutShared = { text: 'viktor goal', position: 2, maal_id: rowId('maal', 'viktor shared') };
	add('trivselsemne', 'viktor goal', { ...chosen, ...aboutShared });
	for (const name of ['kasper goal', 'kasper bygone']) {
		const own = { borger_id: kasper.id, forvaltning_id: null };
		add('trivselsemne', name, { ...chosen, ...own, text: name, position: 2, maal_id: rowId('single', name) });
	}
	const ended = { borger_id: viktor.id, topics: [], forvaltning_id: social, created_at: at, ended_at: at };
	add('trivselsemne', 'viktor ended', { text: 'viktor ended', position: 1, maal_id: null, ...ended });

	for (const [name, borger, topics] of [
		['viktor dream', viktor, []],
		['viktor secret', viktor, ['misbrug']],
		['kasper dream', kasper, []]
	] as const) {
		add('wish', name, { borger_id: borger.id, type: 'wish', text: name, topics, created_at: at });
	}
	add('netvaerksperson', 'viktor mor', { borger_id: viktor.id, name: 'Bente', relation: 'mor', created_at: at });
	add('netvaerksperson', 'viktor ven', { borger_id: viktor.id, name: 'Jens', relation: 'ven', created_at: at });
	add('netvaerksperson', 'kasper bror', { borger_id: kasper.id, name: 'Bo', relation: 'bror', created_at: at });
	add('netvaerksperson', 'ellen mand', { borger_id: ellen.id, name: 'Ib', relation: 'mand', created_at: at });
	const meeting = {
		viktor,
		kasper,
		ellen,
		sofus,
		astrid,
		tove,
		signe,
		farid,
		ida,
		mette,
		frida,
		otto,
		social,
		sundhed
	};
	addMeetings(add, meeting);
	for (const { name, row } of readMessages(meeting)) put('besked_read', name, row.besked_id, row);
	for (const { name, row } of absencesOf(meeting)) put('fravaer', name, row.account_id, row);
	const templates = ['kickoff', 'mini_kick', 'netvaerksmoede', 'opfoelgning', 'rundbordssamtale', 'tfa'];
	for (const key of templates) names.set(`moede_template ${key}`, key);

	/** Ratings; a `bare` one has neither value nor note yet, the wrong one is misregistered. */
	const ratings: Rating[] = [
		{ name: 'viktor self', borger: viktor },
		{ name: 'viktor self-health', borger: viktor, emne: 'viktor health', topics: ['helbred'] },
		{ name: 'viktor typed', borger: viktor, typedBy: tove, daysAgo: 25 },
		{ name: 'viktor typed-bare', borger: viktor, typedBy: tove, daysAgo: 25 },
		{ name: 'viktor mistyped', borger: viktor, typedBy: tove, wrong: true },
		{ name: 'viktor tove', borger: viktor, by: tove },
		{ name: 'viktor samlet', borger: viktor, by: tove, samlet: true },
		{ name: 'viktor berit', borger: viktor, by: berit },
		{ name: 'viktor signe', borger: viktor, by: signe },
		{ name: 'viktor signe-shared', borger: viktor, by: signe, emne: 'viktor shared' },
		{ name: 'viktor signe-health', borger: viktor, by: signe, emne: 'viktor health', topics: ['helbred'] },
		{ name: 'viktor ida', borger: viktor, by: ida, topics: ['misbrug'] },
		{ name: 'viktor signe-bare', borger: viktor, by: signe },
		{ name: 'viktor bare', borger: viktor, by: tove, emne: 'viktor shared' },
		{ name: 'viktor wrong', borger: viktor, by: tove, wrong: true },
		{ name: 'kasper self', borger: kasper },
		{ name: 'kasper mette', borger: kasper, by: mette },
		{ name: 'kasper bare', borger: kasper, emne: 'kasper shared' }
	];
	for (const { name, borger, by, samlet, typedBy, daysAgo, emne, topics, wrong } of ratings) {
		const givenAt = `${dayFromToday(-(daysAgo ?? 20))}T10:00:00Z`;
		const id = rowId('trivselsmaaling', name);
		add('trivselsmaaling', name, {
			borger_id: borger.id,
			rater_account_id: by?.accountId ?? borger.accountId,
			client_id: rowId('client', name),
			content_hash: name,
			rater_kind: samlet ? 'tovholder' : by ? 'fagperson' : 'borger',
			samlet_vurdering: samlet ?? false,
			typed_by_account_id: typedBy?.accountId ?? null,
			given_how: typedBy ? 'meeting' : null,
			lineal_key: 'voresplan',
			lineal_version: 1,
			emne_id: emne ? rowId('trivselsemne', emne) : null,
			blind: true,
			made_at_raw: givenAt,
			made_at: givenAt,
			time_zone: 'Europe/Copenhagen',
			received_at: givenAt,
			topics: topics ?? [],
			forvaltning_id: by?.forvaltningId ?? null,
			misregistered_at: wrong ? at : null
		});
		if (name.endsWith('bare')) continue;
		put('trivselsvalue', name, id, { maaling_id: id, borger_id: borger.id, answer: 'point', value: 3 });
		put('trivselsnote', name, id, { maaling_id: id, borger_id: borger.id, note: name });
	}
	// Long ago, so that there is somebody whose course can be followed to the end of a quarter.
	for (const { name, rating, value } of answersOfSofus(sofus, rowId)) {
		add('trivselsmaaling', name, rating);
		put('trivselsvalue', name, rowId('trivselsmaaling', name), value);
	}
	const readNote = (name: string, by: StaffMade, borger: BorgerMade) => {
		const id = rowId('trivselsmaaling', name);
		put('trivselsnote_read', name, id, { maaling_id: id, account_id: by.accountId, borger_id: borger.id, at });
	};
	readNote('viktor self', signe, viktor);
	readNote('viktor self-health', signe, viktor);
	readNote('kasper self', mette, kasper);
	for (const [by, name] of [
		[viktor, 'viktor tove'],
		[signe, 'viktor self']
	] as const) {
		const id = rowId('trivselsmaaling', name);
		const opening = { account_id: by.accountId, maaling_id: id, borger_id: viktor.id, how: 'after_own', at };
		put('trivselsopening', `${nameOf(by)} opened ${name}`, `${by.accountId} ${id}`, opening);
	}
	const imported = { source: 'fil', external_id: 'viktor', kind: 'borger', row_id: viktor.id, content_hash: 'x' };
	put('import_item', 'viktor', 'viktor', { ...imported, imported_at: at });
	for (const [name, by, to] of [
		['viktor on-answer', signe, { maaling_id: rowId('trivselsmaaling', 'viktor self') }],
		['viktor on-health', signe, { maaling_id: rowId('trivselsmaaling', 'viktor self-health') }],
		['viktor on-mistyped', tove, { maaling_id: rowId('trivselsmaaling', 'viktor mistyped') }],
		['viktor on-statement', tove, { statement_id: rowId('plan_statement', 'viktor agrees') }],
		['kasper on-statement', mette, { statement_id: rowId('plan_statement', 'kasper agrees') }]
	] as const) {
		const borger_id = (name.startsWith('viktor') ? viktor : kasper).id;
		const nothing = { maaling_id: null, statement_id: null };
		add('reply', name, { ...nothing, ...to, borger_id, account_id: by.accountId, text: name, at });
	}
	put('setting', 'kommune', 'kommune', {
		key: 'kommune',
		value: { name: 'Solbjerg Kommune', samtykkeMonths: { plan: 24, netvaerk: 3 }, retentionMonths: 1 }
	});

	put('setting', 'other', 'other', { key: 'other', value: {} });

	for (const table of order) await insertMany(table, rows.get(table) ?? []);

	const speakers: Record<Doer, Speaker> = {
		job: { audience: 'job', token: '' },
		journal: { audience: 'journal', token: '' },
		login: { audience: 'login', token: '' },
		viktor: await logIn(viktor, 'borger'),
		kasper: await logIn(kasper, 'borger'),
		tove: await logIn(tove, 'fagperson'),
		dagny: await logIn(dagny, 'fagperson'),
		signe: await logIn(signe, 'fagperson'),
		farid: await logIn(farid, 'fagperson'),
		ida: await logIn(ida, 'fagperson'),
		mette: await logIn(mette, 'fagperson'),
		frida: await logIn(frida, 'fagperson'),
		berit: await logIn(berit, 'fagperson'),
		karin: await logIn(karin, 'fordeler'),
		lars: await logIn(lars, 'leder'),
		lone: await logIn(lone, 'leder'),
		kirsten: await logIn(kirsten, 'leder'),
		anna: await logIn(anna, 'admin'),
		dorte: await logIn(dorte, 'dpo')
	};

	for (const [name, { accountId }] of Object.entries(people)) {
		names.set(`account_role ${accountId} ${speakers[name as Person].audience}`, name);
	}
	names.set(`account_role ${lars.accountId} dpo`, 'lars dpo').set(`account_role ${otto.accountId} leder`, 'otto leder');
	for (const [name, made] of Object.entries(others)) {
		names.set(`account_role ${made.accountId} ${'cpr' in made ? 'borger' : 'fagperson'}`, name);
	}

	/** Two looks and a run of the import, in the access log. */
	for (const [who, borger] of [
		[speakers.tove, viktor],
		[speakers.mette, kasper]
	] as const) {
		const name = `${nameOf(borger)} look`;
		names.set(`access_event ${name}`, name).set(`access_entry ${rowId('access_entry', name)}`, name);
		await withActor({ audience: 'fagperson', token: who.token }, ({ sql }) =>
			sql.unsafe(
				`select app.record_look('page', $1, 'hjælp', 'r1', array[$2]::uuid[], array['maal'], array[$3]::uuid[])`,
				[name, borger.id, rowId('access_entry', name)]
			)
		);
	}
	names.set('access_event import run', 'import run');
	await withActor({ audience: 'import' }, ({ sql }) =>
		sql.unsafe(
			`insert into access_event (role, kind, page, purpose, request_id) values ('import', 'population', 'import run', 'import', 'r2')`
		)
	);
	await addRecords({ names, speakers, viktor, kasper, social, familie, enhedId: tove.enhedId });
	await addTelling({
		...{ names, speakers, viktor: viktor.id, kasper: kasper.id, otto: otto.accountId, sofus: sofus.id },
		accountOf: (person) => people[person].accountId
	});
	const inTree = { kommune, beskaeftigelse, social, sundhed, familie, jobcenter: tove.enhedId };
	for (const [name, id] of Object.entries({ ...inTree, ekstern: solbjerg.ekstern })) names.set(`enhed ${id}`, name);
	await addStatistik({ names, speakers, people, units: inTree });
	await addJournal({ names, speakers, people, ellen, social, beskaeftigelse });
	names.set('epoch epoch', 'epoch').set('trivselslineal voresplan', 'voresplan');
	for (const text of ['rigtig godt', 'godt', 'op og ned']) names.set(`trivselslineal_anchor Det går ${text}`, text);
	for (const text of ['svært', 'meget svært']) names.set(`trivselslineal_anchor Det er ${text}`, text);
	const forvaltninger = { beskaeftigelse, social, sundhed, familie };
	/** What a log-in finds a borger by, in hexadecimal. */
	const cprHashOf = ({ cpr }: BorgerMade) => hashCpr(cpr, env().keys.cprHash).toString('hex');
	const sessions = {} as Record<Person, string>;
	for (const name of Object.keys(people) as Person[]) {
		const [row] = await pool('login')<
			{ id: string }[]
		>`select session_id as id from app.read_session(${speakers[name].token})`;
		sessions[name] = row?.id ?? '';
	}
	const [look] = await pool('job')<{ id: number }[]>`select id from access_event where page = 'viktor look'`;
	const firstLook = Number(look?.id);
	return {
		...{ people, others, speakers, sessions, names, forvaltninger, units: inTree },
		...{ viktor, kasper, ellen, firstLook, cprHashOf }
	};
}

/**
 * What is written down of what happens: log-ins and looks, some of them sealed, what was sent out, an alarm, what was withdrawn, what
 * an administrator changed, a log-out at the provider.
 */
async function addRecords(who: {
	names: Map<string, string>;
	speakers: Record<Person, Speaker>;
	viktor: BorgerMade;
	kasper: BorgerMade;
	social: string;
	familie: string;
	enhedId: string;
}) {
	const { names, speakers, viktor, kasper } = who;
	for (const [borger, forvaltningId] of [
		[viktor, who.social],
		[kasper, who.familie]
	] as const) {
		const name = `${nameOf(borger)} boern`;
		const id = rowId('adgangsgrundlag', name);
		names.set(`access_event login ${borger.accountId}`, `${nameOf(borger)} login`);
		names.set(`access_entry login ${borger.id}`, `${nameOf(borger)} login`);
		names.set(`adgangsgrundlag ${borger.id} ${forvaltningId} boern`, name).set(`samtykke_withdrawal ${id}`, name);
		const { token } = speakers[nameOf(borger) as Person];
		await withActor({ audience: 'borger', token }, async ({ sql }) => {
			await sql`
				insert into adgangsgrundlag (id, borger_id, forvaltning_id, type, kinds, topics, purpose, given_how, from_on, to_on)
				values (${id}, ${borger.id}, ${forvaltningId}, 'samtykke', '{netvaerk,moede}', '{boern}', 'For børnenes skyld', 'digital',
					app.today(), app.today() + 30)`;
			// Viktor takes all of it back, Kasper a part.
			if (borger === viktor) await sql`update adgangsgrundlag set withdrawn_at = now() where id = ${id}`;
			else await sql`update adgangsgrundlag set kinds = '{netvaerk}' where id = ${id}`;
		});
	}
	await pool('job')`select app.seal_log(3)`;
	for (const seq of [1, 2, 3]) names.set(`access_seal ${seq}`, `seal ${seq}`);
	for (const { id } of await pool('job')<{ id: number }[]>`select event_id as id from access_unsealed`)
		names.set(`access_unsealed ${id}`, 'waits');
	await pool('job')`insert into access_served (request_id, entries) values ('r1', 1)`;
	await pool('job')`insert into access_check (looks, seq) values (3, 3)`;
	names.set('access_check check', 'check');
	await pool('job')`insert into access_alarm (type, about) values ('many', 'tove 2026-11-22 10')`;
	names.set('access_served r1', 'r1').set('access_alarm tove 2026-11-22 10', 'many');
	await withActor(
		{ audience: 'admin', token: speakers.anna.token },
		({ sql }) => sql`update enhed set name = name where id = ${who.enhedId}`
	);
	names.set('admin_change enhed update', 'enhed');
	await pool('login')`select app.end_sessions_of('https://x.example', 'nobody', null, 'once')`;
	names.set('logout_token token', 'token');
}

type Rating = {
	name: string;
	borger: BorgerMade;
	by?: StaffMade;
	samlet?: boolean;
	typedBy?: StaffMade;
	daysAgo?: number;
	emne?: string;
	topics?: string[];
	wrong?: boolean;
};

/** The board, what the borgere say to their plan, and who handed their threads to whom. */
function addWords(
	add: (table: string, name: string, row: Row) => void,
	who: Record<'viktor' | 'kasper' | 'ellen', BorgerMade> &
		Record<'tove' | 'signe' | 'berit' | 'mette' | 'karin', StaffMade>
) {
	const { viktor, kasper, ellen, tove, signe, berit, mette, karin } = who;
	for (const [name, borger, by, topics] of [
		['viktor own', viktor, viktor, []],
		['viktor own-secret', viktor, viktor, ['misbrug']],
		['viktor shared', viktor, signe, []],
		['viktor health', viktor, signe, ['helbred']],
		['viktor berit', viktor, berit, []],
		['kasper own', kasper, kasper, []],
		['kasper shared', kasper, mette, []],
		['ellen own', ellen, ellen, []]
	] as const) {
		const written = {
			author_account_id: by.accountId,
			forvaltning_id: 'forvaltningId' in by ? by.forvaltningId : null
		};
		add('tavlepunkt', name, {
			...{ borger_id: borger.id, column_key: 'fungerer', text: name, topics },
			...{ ...written, created_at: at, ended_at: null }
		});
	}
	for (const [name, borger, version] of [
		['viktor agrees', viktor, 1],
		['kasper talks', kasper, 1],
		['kasper agrees', kasper, 2]
	] as const) {
		const said = { stance: name.endsWith('agrees') ? 'agree' : 'talk', words: name, at };
		add('plan_statement', name, { borger_id: borger.id, plan_id: rowId('plan', nameOf(borger)), version, ...said });
	}
	for (const [borger, from, to] of [
		[viktor, berit, tove],
		[kasper, null, mette]
	] as const) {
		add('overdragelse', nameOf(borger), {
			...{ borger_id: borger.id, from_account_id: from?.accountId ?? null, to_account_id: to.accountId },
			...{ on_day: dayFromToday(-30), reason: 'Ny fordeling', by_account_id: karin.accountId, created_at: at },
			...{ done_points: ['borger_told'], open_points: ['draft', 'notes'] }
		});
	}
}

/** The tables in the order in which rows can be added. */
const order = [
	'setting',
	'import_item',
	'plan',
	'plan_samtykke',
	'plan_version',
	'plan_statement',
	'tavlepunkt',
	'overdragelse',
	'maal',
	'delmaal',
	'aftale',
	'aftale_status',
	'indsats',
	'wish',
	'netvaerksperson',
	'moede',
	'moede_participant',
	'beslutning',
	'dagsordenspunkt',
	'moede_note',
	'opgave',
	'anmodning',
	'fravaer',
	'samtale',
	'samtale_reader',
	'besked',
	'besked_read',
	'event',
	'trivselsemne',
	'trivselsmaaling',
	'trivselsvalue',
	'trivselsnote',
	'trivselsnote_read',
	'trivselsopening',
	'reply'
];

/** The first name, as the cast calls them. */
const nameOf = ({ name }: { name: string }) => name.split(' ')[0]?.toLowerCase() ?? name;
