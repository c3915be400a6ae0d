/**
 * One small municipality with every table filled, for the questions "who sees which rows" and "who may add what". Each row has
 * a name, so a row that should not be there is called by it.
 *
 * About Viktor each kind of item has the same four: `shared` (Social, no topic), `health` (Social, helbred), `mentor` (Social,
 * misbrug, and Ida takes part), `draft` (Beskæftigelse, not published). Kasper is the other borger.
 */
import { hashCpr } from '../../src/lib/server/borger/cpr';
import { withActor } from '../../src/lib/server/db/with-actor';
import { env } from '../../src/lib/server/env';
import {
	dayFromToday,
	logIn,
	makeMembership,
	makeSolbjerg,
	makeStaff,
	type BorgerMade,
	type StaffMade
} from '../support/builders';
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
	| 'anna'
	| 'dorte';

export type Cast = Awaited<ReturnType<typeof makeCast>>;

/** How a row of a table is recognised. */
export const keys: Record<string, string> = {
	access_entry: 'item_id',
	access_event: 'page',
	account_role: `account_id || ' ' || role`,
	adgangsgrundlag: `borger_id || ' ' || forvaltning_id`,
	epoch: `'epoch'`,
	identity: 'subject',
	import_item: 'external_id',
	plan_version: `plan_id || ' ' || version`,
	setting: 'key',
	team_membership: `borger_id || ' ' || account_id`,
	trivselslineal: 'key',
	trivselslineal_anchor: 'text',
	trivselsnote: 'maaling_id',
	trivselsnote_read: 'maaling_id',
	trivselsopening: `account_id || ' ' || maaling_id`,
	trivselsvalue: 'maaling_id'
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
	const lars = await makeStaff({ name: 'Lars Leder', enhedId: beskaeftigelse, roles: ['leder'] });
	const anna = await makeStaff({ name: 'Anna Administrator', enhedId: kommune, roles: ['admin'] });
	const dorte = await makeStaff({ name: 'Dorte Dpo', enhedId: kommune, roles: ['dpo'] });
	const deputy = { function: 'stedfortraeder' as const, toOn: dayFromToday(0) };
	await makeMembership({ borger: viktor, staff: dagny, ...deputy });
	await makeMembership({ borger: viktor, staff: berit, toOn: dayFromToday(-1) });

	const people = { viktor, kasper, tove, dagny, signe, farid, ida, mette, frida, berit, karin, lars, anna, dorte };
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

	for (const [name, { accountId }] of Object.entries(people)) {
		names.set(`account ${accountId}`, name);
	}
	for (const [borger, staff] of [
		[viktor, tove],
		[viktor, dagny],
		[viktor, signe],
		[viktor, farid],
		[viktor, ida],
		[viktor, berit],
		[kasper, mette]
	] as const) {
		names.set(`team_membership ${borger.id} ${staff.accountId}`, `${nameOf(borger)} ${nameOf(staff)}`);
	}
	names.set(`borger ${viktor.id}`, 'viktor').set(`borger ${kasper.id}`, 'kasper');
	names.set(`adgangsgrundlag ${viktor.id} ${beskaeftigelse}`, 'viktor beskaeftigelse');
	names.set(`adgangsgrundlag ${viktor.id} ${social}`, 'viktor social');
	names.set(`adgangsgrundlag ${kasper.id} ${familie}`, 'kasper familie');

	add('plan', 'viktor', { borger_id: viktor.id, started_on: '2026-01-01', version: 1 });
	add('plan', 'kasper', { borger_id: kasper.id, started_on: '2026-01-01', version: 1 });
	for (const [borger, publisher] of [
		[viktor, tove],
		[kasper, mette]
	] as const) {
		const planId = rowId('plan', nameOf(borger));
		const published = { published_at: at, published_by_account_id: publisher.accountId, summary: 'Ny plan' };
		const version = { plan_id: planId, version: 1, borger_id: borger.id, ...published };
		put('plan_version', nameOf(borger), `${planId} 1`, version);
	}

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
		{ name: 'kasper draft', borger: kasper, plan: 'kasper', forvaltning: familie, topics: [], version: 2 },
		// A row that says it is Kasper's in Viktor's plan: no program of ours writes it, and no borger sees it.
		{ name: 'kasper crossed', borger: kasper, plan: 'viktor', forvaltning: familie, topics: [], version: 1 }
	];
	for (const { name, borger, plan, forvaltning, topics, version, part } of items) {
		const versioned = (table: string) => ({
			item_id: rowId(table, name),
			plan_id: rowId('plan', plan),
			borger_id: borger.id,
			first_version: version,
			position: 0,
			topics,
			forvaltning_id: forvaltning
		});
		const responsible = { responsible_account_id: part?.accountId ?? null };
		const maalId = rowId('maal', name);
		if (!part) {
			add('maal', name, { ...versioned('maal'), type: 'udvikle', is_job: false, title: name, forvaltning_ids: [] });
		}
		add('delmaal', name, { ...versioned('delmaal'), ...responsible, maal_id: maalId, title: name });
		add('aftale', name, { ...versioned('aftale'), ...responsible, text: name, owed_by: 'borger', duty: false });
		const help = { title: name, proevehandling: false, provider: 'Kommunen', starts_on: '2026-01-01' };
		add('indsats', name, { ...versioned('indsats'), ...responsible, ...help });
		const marks = { borger_id: borger.id, topics, forvaltning_id: forvaltning };
		if (plan !== nameOf(borger)) continue;
		const happened = { aftale_item_id: rowId('aftale', name), borger_id: borger.id, state: 'not_done', at };
		add('aftale_status', name, { ...happened, by_account_id: part?.accountId ?? null });
		if (version > 1) continue;
		const times = {
			starts_at: at,
			ends_at: `${dayFromToday(-20)}T11:00:00Z`,
			starts_local: `${dayFromToday(-20)}T11:00:00`
		};
		const what = { title: name, purpose: name, duty: false, place: 'Rådhuset', time_zone: 'Europe/Copenhagen' };
		add('moede', name, { ...marks, ...what, ...times, state: 'planned' });
		const about = { moede_id: rowId('moede', name), borger_id: borger.id };
		const guest = { account_id: part?.accountId ?? borger.accountId, role_text: name, answer: 'none' };
		add('moede_participant', name, { ...about, ...guest });
		add('beslutning', name, { ...about, text: name, starts_on: '2026-01-01', responsible: name });
		if (part) continue;
		add('event', name, { ...marks, at, type: 'answer_given', params: {}, kind: 'trivsel' });
		add('trivselsemne', name, { ...marks, text: name, position: 0, created_at: at, ended_at: null });
	}
	const ended = { borger_id: viktor.id, topics: [], forvaltning_id: social, created_at: at, ended_at: at };
	add('trivselsemne', 'viktor ended', { text: 'viktor ended', position: 1, ...ended });

	for (const [name, borger, topics] of [
		['viktor dream', viktor, []],
		['viktor secret', viktor, ['misbrug']],
		['kasper dream', kasper, []]
	] as const) {
		add('wish', name, { borger_id: borger.id, type: 'wish', text: name, topics, created_at: at });
	}
	add('netvaerksperson', 'viktor mor', { borger_id: viktor.id, name: 'Bente', relation: 'mor', created_at: at });
	add('netvaerksperson', 'kasper bror', { borger_id: kasper.id, name: 'Bo', relation: 'bror', created_at: at });

	/** Ratings; a `bare` one has neither value nor note yet, the wrong one is misregistered. */
	const ratings: Rating[] = [
		{ name: 'viktor self', borger: viktor },
		{ name: 'viktor self-health', borger: viktor, emne: 'viktor health', topics: ['helbred'] },
		{ name: 'viktor tove', borger: viktor, by: tove, as: 'tovholder' },
		{ name: 'viktor signe', borger: viktor, by: signe },
		{ name: 'viktor signe-shared', borger: viktor, by: signe, emne: 'viktor shared' },
		{ name: 'viktor signe-health', borger: viktor, by: signe, emne: 'viktor health', topics: ['helbred'] },
		{ name: 'viktor ida', borger: viktor, by: ida, topics: ['misbrug'] },
		{ name: 'viktor bare', borger: viktor, by: tove, as: 'tovholder', emne: 'viktor shared' },
		{ name: 'viktor wrong', borger: viktor, by: tove, as: 'tovholder', wrong: true },
		{ name: 'kasper self', borger: kasper },
		{ name: 'kasper mette', borger: kasper, by: mette, as: 'tovholder' },
		{ name: 'kasper bare', borger: kasper, emne: 'kasper shared' }
	];
	for (const { name, borger, by, as, emne, topics, wrong } of ratings) {
		const id = rowId('trivselsmaaling', name);
		add('trivselsmaaling', name, {
			borger_id: borger.id,
			rater_account_id: by?.accountId ?? borger.accountId,
			client_id: rowId('client', name),
			content_hash: name,
			rater_kind: by ? (as ?? 'fagperson') : 'borger',
			lineal_key: 'voresplan',
			lineal_version: 1,
			emne_id: emne ? rowId('trivselsemne', emne) : null,
			blind: true,
			made_at_raw: at,
			made_at: at,
			time_zone: 'Europe/Copenhagen',
			received_at: at,
			topics: topics ?? [],
			forvaltning_id: by?.forvaltningId ?? null,
			misregistered_at: wrong ? at : null
		});
		if (name.endsWith('bare')) continue;
		put('trivselsvalue', name, id, { maaling_id: id, borger_id: borger.id, answer: 'point', value: 3 });
		put('trivselsnote', name, id, { maaling_id: id, borger_id: borger.id, note: name });
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
	put('setting', 'kommune', 'kommune', { key: 'kommune', value: { name: 'Solbjerg Kommune' } });

	for (const table of order) await insertMany(table, rows.get(table) ?? []);

	const speakers: Record<Person, Speaker> = {
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
		anna: await logIn(anna, 'admin'),
		dorte: await logIn(dorte, 'dpo')
	};

	for (const [name, { audience }] of Object.entries(speakers)) {
		names.set(`account_role ${people[name as Person].accountId} ${audience}`, name);
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
	for (const [name, id] of Object.entries({
		kommune,
		beskaeftigelse,
		social,
		sundhed,
		familie,
		ekstern: solbjerg.ekstern
	}))
		names.set(`enhed ${id}`, name);
	names.set(`enhed ${tove.enhedId}`, 'jobcenter');
	names.set('epoch epoch', 'epoch').set('trivselslineal voresplan', 'voresplan');
	for (const text of ['rigtig godt', 'godt', 'op og ned']) names.set(`trivselslineal_anchor Det går ${text}`, text);
	for (const text of ['svært', 'meget svært']) names.set(`trivselslineal_anchor Det er ${text}`, text);
	const forvaltninger = { beskaeftigelse, social, sundhed, familie };
	/** What a log-in finds a borger by, in hexadecimal. */
	const cprHashOf = ({ cpr }: BorgerMade) => hashCpr(cpr, env().keys.cprHash).toString('hex');
	return { people, speakers, names, forvaltninger, viktor, kasper, cprHashOf };
}

type Rating = {
	name: string;
	borger: BorgerMade;
	by?: StaffMade;
	as?: 'fagperson' | 'tovholder';
	emne?: string;
	topics?: string[];
	wrong?: boolean;
};

/** The tables in the order in which rows can be added. */
const order = [
	'setting',
	'import_item',
	'plan',
	'plan_version',
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
	'event',
	'trivselsemne',
	'trivselsmaaling',
	'trivselsvalue',
	'trivselsnote',
	'trivselsnote_read',
	'trivselsopening'
];

/** The first name, as the cast calls them. */
const nameOf = ({ name }: { name: string }) => name.split(' ')[0]?.toLowerCase() ?? name;
