/**
 * Rows for database tests, made through the import role, so that forced row-level security and all constraints hold here
 * too. Every builder fills in what a test does not care about. Log-ins are real: `logIn` goes the way of a proven identity.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { encryptCpr, hashCpr } from '../../src/lib/server/borger/cpr';
import type { Document } from '../../src/lib/document/document';
import { matchIdentity, startSession } from '../../src/lib/server/auth/session';
import type { Audience } from '../../src/lib/server/db/audience';
import { pool } from '../../src/lib/server/db/client';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';
import { env } from '../../src/lib/server/env';
import { putInJournal, type NewItem } from '../../src/lib/server/journal/put';

type Kind = 'plan' | 'trivsel' | 'moede' | 'netvaerk';
type Topic = 'helbred' | 'misbrug' | 'boern' | 'strafbart' | 'oekonomi';
type StaffRole = 'fagperson' | 'fordeler' | 'leder' | 'admin' | 'dpo';

export type BorgerMade = { id: string; accountId: string; name: string; cpr: string };
export type StaffMade = {
	accountId: string;
	name: string;
	employeeId: string;
	enhedId: string;
	forvaltningId: string | null;
};

/** A list as PostgreSQL writes it, for any array type. */
export const list = (values: readonly string[]) => `{${values.map((value) => JSON.stringify(value)).join(',')}}`;

/** Adds one row, keys as the columns are called, and tells its id. */
export async function insert(table: string, row: Record<string, unknown>): Promise<string> {
	const id = typeof row['id'] === 'string' ? row['id'] : null;
	const sql = pool('import');
	const values = Object.fromEntries(
		Object.entries(row).map(([key, value]) => [key, Array.isArray(value) ? list(value) : (value ?? null)])
	);
	await sql`insert into ${sql(table)} ${sql(values as Record<string, string>)}`;
	return id ?? '';
}

const days = (count: number) => new Date(Date.now() + count * 86_400_000);

/** The calendar day so many days from today, Europe/Copenhagen. */
export const dayFromToday = (count: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' }).format(days(count));

/** The instant so many days (or parts of one) from now. */
export const instantFromNow = (count: number) => days(count);

/** The default ruler, version 1: 1 to 5 in half steps, 5 is best. */
export async function makeLineal({ key = 'voresplan', version = 1, active = true } = {}) {
	await insert('trivselslineal', {
		key,
		version,
		name: 'Vores Plans lineal',
		lowest: 1,
		highest: 5,
		step: 0.5,
		best: 'highest',
		active
	});
	const anchors: [number, string][] = [
		[5, 'Det går rigtig godt'],
		[4, 'Det går godt'],
		[3, 'Det går op og ned'],
		[2, 'Det er svært'],
		[1, 'Det er meget svært']
	];
	for (const [value, text] of anchors)
		await insert('trivselslineal_anchor', { lineal_key: key, lineal_version: version, value, text });
	return { key, version };
}

export async function makeEnhed(options: {
	name: string;
	type: 'kommune' | 'forvaltning' | 'afdeling' | 'gruppe' | 'ekstern';
	parentId?: string;
}) {
	return insert('enhed', {
		id: randomUUID(),
		name: options.name,
		type: options.type,
		parent_id: options.parentId ?? null
	});
}

let borgereMade = 0;

/** A number of the test series (60 is added to the day of birth), another one each time. */
function nextCpr() {
	borgereMade += 1;
	return `61${String((borgereMade % 12) + 1).padStart(2, '0')}90${String(1000 + borgereMade).padStart(4, '0')}`;
}

/** A borger and their account. */
export async function makeBorger(
	options: {
		name?: string;
		cpr?: string;
		phone?: string;
		protectedAddress?: boolean;
		skaermet?: boolean;
		diedOn?: string;
	} = {}
): Promise<BorgerMade> {
	const made = {
		id: randomUUID(),
		accountId: randomUUID(),
		name: options.name ?? 'Viktor Holm',
		cpr: options.cpr ?? nextCpr()
	};
	const { cpr, cprHash } = env().keys;
	await insert('borger', {
		id: made.id,
		name: made.name,
		cpr_encrypted: encryptCpr(made.cpr, cpr),
		cpr_hash: hashCpr(made.cpr, cprHash),
		phone: options.phone ?? null,
		protected_address: options.protectedAddress ?? false,
		skaermet: options.skaermet ?? options.protectedAddress ?? false,
		died_on: options.diedOn ?? null
	});
	await insert('account', { id: made.accountId, borger_id: made.id });
	await insert('account_role', { account_id: made.accountId, role: 'borger' });
	return made;
}

/** A member of staff with their roles (fagperson by default). */
export async function makeStaff(options: {
	name: string;
	enhedId: string;
	roles?: StaffRole[];
	title?: string;
	disabled?: boolean;
}): Promise<StaffMade> {
	const accountId = randomUUID();
	const employeeId = `ansat-${accountId.slice(0, 8)}`;
	await insert('account', {
		id: accountId,
		enhed_id: options.enhedId,
		employee_id: employeeId,
		name: options.name,
		title: options.title ?? 'Sagsbehandler',
		phone: '70 10 20 30',
		disabled_at: options.disabled ? new Date() : null
	});
	for (const role of options.roles ?? ['fagperson']) await insert('account_role', { account_id: accountId, role });
	const [enhed] = await pool('import')<
		{ forvaltningId: string | null }[]
	>`select forvaltning_id as "forvaltningId" from enhed where id = ${options.enhedId}`;
	return {
		accountId,
		name: options.name,
		employeeId,
		enhedId: options.enhedId,
		forvaltningId: enhed?.forvaltningId ?? null
	};
}

/** Puts somebody on a borger's team; from a month ago and still, unless told otherwise. */
export async function makeMembership(options: {
	borger: BorgerMade;
	staff: StaffMade;
	function?: 'tovholder' | 'stedfortraeder' | 'fagperson';
	fromOn?: string;
	toOn?: string | null;
	roleText?: string;
	why?: string;
}) {
	return insert('team_membership', {
		id: randomUUID(),
		borger_id: options.borger.id,
		account_id: options.staff.accountId,
		function: options.function ?? 'fagperson',
		role_text: options.roleText ?? 'hjælper med hverdagen',
		why: options.why ?? 'Fordi I har aftalt det.',
		from_on: options.fromOn ?? dayFromToday(-30),
		to_on: options.toOn ?? null
	});
}

/** An adgangsgrundlag in force for a forvaltning: a samtykke to everything without sensitive topics, unless told otherwise. */
export async function makeAdgangsgrundlag(options: {
	borger: BorgerMade;
	forvaltningId: string | null;
	kinds?: Kind[];
	topics?: Topic[];
	hjemmel?: { paragraph: string; notedBy: StaffMade };
	fromOn?: string;
	toOn?: string | null;
	withdrawnAt?: Date | null;
}) {
	return insert('adgangsgrundlag', {
		id: randomUUID(),
		borger_id: options.borger.id,
		forvaltning_id: options.forvaltningId,
		type: options.hjemmel ? 'hjemmel' : 'samtykke',
		kinds: options.kinds ?? ['plan', 'trivsel', 'moede', 'netvaerk'],
		topics: options.topics ?? [],
		purpose: 'Så I kan hjælpe sammen.',
		given_how: options.hjemmel ? null : 'digital',
		paragraph: options.hjemmel?.paragraph ?? null,
		noted_by_account_id: options.hjemmel?.notedBy.accountId ?? null,
		from_on: options.fromOn ?? dayFromToday(-30),
		to_on: options.toOn ?? null,
		withdrawn_at: options.withdrawnAt ?? null
	});
}

/** An area or goal that is asked about beside the overall question. */
export async function makeEmne(options: {
	borger: BorgerMade;
	text?: string;
	topics?: Topic[];
	forvaltningId?: string | null;
	endedAt?: Date;
	position?: number;
}) {
	return insert('trivselsemne', {
		id: randomUUID(),
		borger_id: options.borger.id,
		text: options.text ?? 'Sove om natten',
		position: options.position ?? 0,
		topics: options.topics ?? [],
		forvaltning_id: options.forvaltningId ?? null,
		ended_at: options.endedAt ?? null
	});
}

/** An answer on the ruler, with its value and note: the borger's own, or a professional's (`by`). */
export async function makeMaaling(options: {
	borger: BorgerMade;
	by?: StaffMade;
	/** `tovholder` is a samlet vurdering. */
	as?: 'fagperson' | 'tovholder';
	emneId?: string | null;
	value?: number | null;
	answer?: 'point' | 'dont_know' | 'decline';
	note?: string;
	skridt?: string;
	at?: Date;
	blind?: boolean;
	topics?: Topic[];
	misregisteredAt?: Date;
	linealVersion?: number;
	/** Typed by somebody for the borger. */
	typedBy?: StaffMade;
}) {
	const id = randomUUID();
	const at = options.at ?? new Date(Date.now() - 60_000);
	await insert('trivselsmaaling', {
		id,
		borger_id: options.borger.id,
		rater_account_id: options.by?.accountId ?? options.borger.accountId,
		client_id: randomUUID(),
		content_hash: randomBytes(32).toString('hex'),
		rater_kind: options.by ? (options.as ?? 'fagperson') : 'borger',
		samlet_vurdering: options.as === 'tovholder',
		typed_by_account_id: options.typedBy?.accountId ?? null,
		given_how: options.typedBy ? 'phone' : null,
		lineal_key: 'voresplan',
		lineal_version: options.linealVersion ?? 1,
		emne_id: options.emneId ?? null,
		blind: options.blind ?? true,
		made_at_raw: at,
		made_at: at,
		time_zone: 'Europe/Copenhagen',
		received_at: at,
		topics: options.topics ?? [],
		forvaltning_id: options.by?.forvaltningId ?? null,
		misregistered_at: options.misregisteredAt ?? null
	});
	const answer = options.answer ?? 'point';
	await insert('trivselsvalue', {
		maaling_id: id,
		borger_id: options.borger.id,
		answer,
		value: answer === 'point' ? (options.value ?? 3) : null
	});
	if (options.note || options.skridt) {
		await insert('trivselsnote', {
			maaling_id: id,
			borger_id: options.borger.id,
			note: options.note ?? null,
			skridt: options.skridt ?? null
		});
	}
	return id;
}

export async function makeNoteRead(options: { borger: BorgerMade; maalingId: string; by: StaffMade; at?: Date }) {
	await insert('trivselsnote_read', {
		maaling_id: options.maalingId,
		account_id: options.by.accountId,
		borger_id: options.borger.id,
		at: options.at ?? new Date()
	});
}

export async function makeOpening(options: {
	borger: BorgerMade;
	maalingId: string;
	by: { accountId: string };
	how?: 'after_own' | 'seen_first';
	at?: Date;
}) {
	await insert('trivselsopening', {
		account_id: options.by.accountId,
		maaling_id: options.maalingId,
		borger_id: options.borger.id,
		how: options.how ?? 'after_own',
		at: options.at ?? new Date()
	});
}

/** That the borger has said yes to one joint plan. */
export async function makePlanSamtykke(options: {
	borger: BorgerMade;
	planId: string;
	how?: 'digital' | 'paper' | 'oral';
	notedBy?: StaffMade;
	givenAt?: Date;
	withdrawnAt?: Date | null;
}) {
	return insert('plan_samtykke', {
		id: randomUUID(),
		borger_id: options.borger.id,
		plan_id: options.planId,
		given_how: options.how ?? (options.notedBy ? 'oral' : 'digital'),
		noted_by_account_id: options.notedBy?.accountId ?? null,
		given_at: options.givenAt ?? instantFromNow(-90),
		withdrawn_at: options.withdrawnAt ?? null
	});
}

/** A plan that the borger has said yes to (unless `joint` is false), published once unless `version` is 0. */
export async function makePlan(options: {
	borger: BorgerMade;
	publishedBy?: StaffMade;
	version?: number;
	startedOn?: string;
	joint?: boolean;
}) {
	const version = options.version ?? (options.publishedBy ? 1 : 0);
	const id = await insert('plan', {
		id: randomUUID(),
		borger_id: options.borger.id,
		started_on: options.startedOn ?? dayFromToday(-90),
		version
	});
	if (options.joint !== false) await makePlanSamtykke({ borger: options.borger, planId: id });
	for (let number = 1; number <= version; number += 1) {
		await insert('plan_version', {
			plan_id: id,
			version: number,
			borger_id: options.borger.id,
			published_at: instantFromNow(-90 + number),
			published_by_account_id: options.publishedBy?.accountId,
			summary: 'Den første udgave.'
		});
	}
	return id;
}

type Item = {
	borger: BorgerMade;
	planId: string;
	forvaltningId?: string | null;
	topics?: Topic[];
	firstVersion?: number;
	lastVersion?: number | null;
	itemId?: string;
};

async function insertItem(table: string, options: Item, row: Record<string, unknown>) {
	const itemId = options.itemId ?? randomUUID();
	await insert(table, {
		id: randomUUID(),
		item_id: itemId,
		plan_id: options.planId,
		borger_id: options.borger.id,
		first_version: options.firstVersion ?? 1,
		last_version: options.lastVersion ?? null,
		topics: options.topics ?? [],
		forvaltning_id: options.forvaltningId ?? null,
		...row
	});
	return itemId;
}

/** Each of these answers the item's id, which stays the same through all versions. */
export const makeMaal = (options: Item & { title?: string; borgerWords?: string }) =>
	insertItem('maal', options, {
		title: options.title ?? 'Et arbejde, jeg kan holde til',
		borger_words: options.borgerWords ?? null
	});

export const makeDelmaal = (options: Item & { maalId: string; title?: string; responsible?: StaffMade }) =>
	insertItem('delmaal', options, {
		maal_id: options.maalId,
		title: options.title ?? 'Prøve en dag',
		responsible_account_id: options.responsible?.accountId ?? null
	});

export const makeAftale = (
	options: Item & {
		text?: string;
		owedBy?: 'borger' | 'kommune';
		responsible?: StaffMade;
		responsibleForvaltningId?: string | null;
		dueOn?: string;
		maalId?: string;
	}
) =>
	insertItem('aftale', options, {
		maal_id: options.maalId ?? null,
		text: options.text ?? 'Finder en støtteperson',
		owed_by: options.owedBy ?? 'kommune',
		responsible_account_id: options.responsible?.accountId ?? null,
		responsible_forvaltning_id: options.responsibleForvaltningId ?? options.responsible?.forvaltningId ?? null,
		due_on: options.dueOn ?? null
	});

export const makeIndsats = (options: Item & { title?: string; responsible?: StaffMade; maalId?: string }) =>
	insertItem('indsats', options, {
		maal_id: options.maalId ?? null,
		title: options.title ?? 'Mentor',
		provider: 'Kommunen',
		responsible_account_id: options.responsible?.accountId ?? null,
		starts_on: dayFromToday(-10)
	});

export async function makeAftaleStatus(options: {
	borger: BorgerMade;
	aftaleItemId: string;
	state: 'done' | 'not_done' | 'dropped' | 'postponed' | 'reopened';
	reason?: string;
	newDueOn?: string;
	by?: { accountId: string };
	at?: Date;
}) {
	return insert('aftale_status', {
		id: randomUUID(),
		aftale_item_id: options.aftaleItemId,
		borger_id: options.borger.id,
		state: options.state,
		reason: options.reason ?? null,
		new_due_on: options.newDueOn ?? null,
		by_account_id: options.by?.accountId ?? null,
		at: options.at ?? new Date()
	});
}

export async function makeWish(options: {
	borger: BorgerMade;
	type?: 'dream' | 'job' | 'wish';
	text?: string;
	topics?: Topic[];
}) {
	return insert('wish', {
		id: randomUUID(),
		borger_id: options.borger.id,
		type: options.type ?? 'dream',
		text: options.text ?? 'Jeg vil gerne sove om natten.',
		topics: options.topics ?? []
	});
}

/** What the borger says to a version of their plan; the version must be published. */
export async function makeStatement(options: {
	borger: BorgerMade;
	planId: string;
	version?: number;
	stance?: 'agree' | 'disagree' | 'talk';
	words?: string;
	at?: Date;
}) {
	return insert('plan_statement', {
		id: randomUUID(),
		borger_id: options.borger.id,
		plan_id: options.planId,
		version: options.version ?? 1,
		stance: options.stance ?? 'agree',
		words: options.words ?? null,
		at: options.at ?? new Date()
	});
}

/** A sentence back to an answer or to a statement. */
export async function makeReply(
	options: { borger: BorgerMade; by: StaffMade; text?: string; at?: Date } & (
		{ maalingId: string } | { statementId: string }
	)
) {
	return insert('reply', {
		id: randomUUID(),
		borger_id: options.borger.id,
		maaling_id: 'maalingId' in options ? options.maalingId : null,
		statement_id: 'statementId' in options ? options.statementId : null,
		account_id: options.by.accountId,
		text: options.text ?? 'Tak, fordi du skrev.',
		at: options.at ?? new Date()
	});
}

/** That the threads went from one hand to the next (the memberships are made apart). */
export async function makeOverdragelse(options: {
	borger: BorgerMade;
	from?: StaffMade | null;
	to: StaffMade;
	by?: StaffMade;
	onDay?: string;
	reason?: string;
	openPoints?: string[];
	donePoints?: string[];
}) {
	return insert('overdragelse', {
		id: randomUUID(),
		borger_id: options.borger.id,
		from_account_id: options.from?.accountId ?? null,
		to_account_id: options.to.accountId,
		on_day: options.onDay ?? dayFromToday(-30),
		reason: options.reason ?? 'Ny fordeling af borgere.',
		open_points: options.openPoints ?? ['notes'],
		done_points: options.donePoints ?? ['borger_told'],
		by_account_id: (options.by ?? options.to).accountId
	});
}

/** A meeting, in a week and for an hour unless told otherwise; the borger takes part. */
export async function makeMoede(options: {
	borger: BorgerMade;
	id?: string;
	at?: Date;
	minutes?: number;
	title?: string;
	state?: 'planned' | 'held' | 'cancelled';
	forvaltningId?: string | null;
	topics?: Topic[];
	calledBy?: StaffMade;
	participants?: StaffMade[];
	/** A key of `moede_template`. */
	template?: string;
	kickoffId?: string;
	seriesId?: string;
	/** A language; nobody has booked unless `tolkBookedBy` says who. */
	tolk?: string;
	tolkBookedBy?: string;
	startedAt?: Date;
	closedAt?: Date;
	closedBy?: StaffMade;
	cancelledReason?: string;
}) {
	const id = options.id ?? randomUUID();
	const at = options.at ?? instantFromNow(7);
	await insert('moede', {
		id,
		borger_id: options.borger.id,
		title: options.title ?? 'Møde om din plan',
		purpose: 'Vi aftaler, hvad der skal ske nu.',
		starts_at: at,
		ends_at: new Date(at.getTime() + (options.minutes ?? 60) * 60_000),
		starts_local: at.toLocaleString('sv-SE', { timeZone: 'Europe/Copenhagen' }),
		place: 'Rådhuset',
		state: options.state ?? 'planned',
		called_by_account_id: options.calledBy?.accountId ?? null,
		template_key: options.template ?? null,
		kickoff_id: options.kickoffId ?? null,
		series_id: options.seriesId ?? null,
		tolk_language: options.tolk ?? null,
		tolk_booked_by: options.tolkBookedBy ?? null,
		tolk_booked_on: options.tolkBookedBy ? dayFromToday(-1) : null,
		started_at: options.startedAt ?? null,
		closed_at: options.closedAt ?? null,
		closed_by_account_id: options.closedBy?.accountId ?? null,
		cancelled_reason: options.cancelledReason ?? null,
		topics: options.topics ?? [],
		forvaltning_id: options.forvaltningId ?? null
	});
	const { borger } = options;
	await makeParticipant({ borger, moedeId: id, who: borger, roleText: 'det er dit møde' });
	for (const who of options.participants ?? []) await makeParticipant({ borger, moedeId: id, who });
	return id;
}

/** Somebody who is asked to a meeting: an account, or one of the borger's own people by id. */
export async function makeParticipant(options: {
	borger: BorgerMade;
	moedeId: string;
	who: { accountId: string } | { netvaerkspersonId: string };
	roleText?: string;
	answer?: 'yes' | 'no' | 'none';
	answerReason?: string;
	substitute?: StaffMade;
	bisidder?: boolean;
	invitedBy?: StaffMade;
	removedAt?: Date;
}) {
	const { who } = options;
	return insert('moede_participant', {
		id: randomUUID(),
		moede_id: options.moedeId,
		borger_id: options.borger.id,
		account_id: 'accountId' in who ? who.accountId : null,
		netvaerksperson_id: 'netvaerkspersonId' in who ? who.netvaerkspersonId : null,
		role_text: options.roleText ?? 'er med',
		answer: options.answer ?? 'none',
		answered_at: (options.answer ?? 'none') === 'none' ? null : instantFromNow(-1),
		answer_reason: options.answerReason ?? null,
		substitute_account_id: options.substitute?.accountId ?? null,
		bisidder: options.bisidder ?? false,
		invited_by_account_id: options.invitedBy?.accountId ?? null,
		removed_at: options.removedAt ?? null
	});
}

export async function makePunkt(options: {
	borger: BorgerMade;
	moedeId: string;
	id?: string;
	title?: string;
	minutes?: number | null;
	position?: number;
	by?: { accountId: string };
	byBorger?: boolean;
	doneAt?: Date;
	endedAt?: Date;
}) {
	return insert('dagsordenspunkt', {
		id: options.id ?? randomUUID(),
		moede_id: options.moedeId,
		borger_id: options.borger.id,
		title: options.title ?? 'Hvordan går det?',
		minutes: options.minutes === undefined ? 10 : options.minutes,
		position: options.position ?? 0,
		author_account_id: options.by?.accountId ?? null,
		by_borger: options.byBorger ?? false,
		done_at: options.doneAt ?? null,
		ended_at: options.endedAt ?? null
	});
}

/** What is written of a meeting; "Det aftalte vi" unless told otherwise. */
export async function makeMoedeNote(options: {
	borger: BorgerMade;
	moedeId: string;
	id?: string;
	key?:
		| 'referat'
		| 'goals'
		| 'involve'
		| 'starts'
		| 'takes_over'
		| 'samarbejdet'
		| 'stadig_mine'
		| 'samtykke_talked'
		| 'team_talked';
	text?: string;
	by?: { accountId: string };
	at?: Date;
}) {
	return insert('moede_note', {
		id: options.id ?? randomUUID(),
		moede_id: options.moedeId,
		borger_id: options.borger.id,
		key: options.key ?? 'referat',
		text: options.text ?? 'Vi aftalte, at Viktor prøver en dag.',
		by_account_id: options.by?.accountId ?? null,
		created_at: options.at ?? new Date()
	});
}

export async function makeBeslutning(options: {
	borger: BorgerMade;
	moedeId: string;
	id?: string;
	text?: string;
	startsOn?: string;
	by?: StaffMade;
	endedAt?: Date;
}) {
	return insert('beslutning', {
		id: options.id ?? randomUUID(),
		moede_id: options.moedeId,
		borger_id: options.borger.id,
		text: options.text ?? 'Viktor prøver en dag.',
		starts_on: options.startsOn ?? dayFromToday(1),
		responsible: 'Tove',
		author_account_id: options.by?.accountId ?? null,
		ended_at: options.endedAt ?? null
	});
}

/** Something that staff have to do, due today unless told otherwise. */
export async function makeOpgave(options: {
	borger: BorgerMade;
	moedeId?: string;
	id?: string;
	type?:
		'next_moede' | 'samtykke' | 'team' | 'follow_up' | 'referat' | 'publish' | 'questions' | 'plan_ended' | 'other';
	text?: string;
	dueOn?: string;
	by?: StaffMade;
	doneAt?: Date;
	doneBy?: StaffMade;
	topics?: Topic[];
	forvaltningId?: string | null;
}) {
	return insert('opgave', {
		id: options.id ?? randomUUID(),
		borger_id: options.borger.id,
		moede_id: options.moedeId ?? null,
		type: options.type ?? 'follow_up',
		text: options.text ?? null,
		due_on: options.dueOn ?? dayFromToday(0),
		created_by_account_id: options.by?.accountId ?? null,
		done_at: options.doneAt ?? null,
		done_by_account_id: options.doneBy?.accountId ?? null,
		topics: options.topics ?? [],
		forvaltning_id: options.forvaltningId ?? null
	});
}

/** What the borger asks of who holds the threads: another time (with `moedeId`), somebody to come along, somebody not to. */
export async function makeAnmodning(
	options: {
		borger: BorgerMade;
		id?: string;
		moedeId?: string;
		words?: string;
		at?: Date;
		withdrawnAt?: Date;
		answer?: 'yes' | 'no';
		answeredBy?: StaffMade;
		answerWords?: string;
	} & (
		| { type?: 'move'; times?: string }
		| { type: 'propose'; name?: string }
		| { type: 'object'; about: { accountId: string } }
	)
) {
	const type = options.type ?? 'move';
	return insert('anmodning', {
		id: options.id ?? randomUUID(),
		borger_id: options.borger.id,
		type,
		moede_id: options.moedeId ?? null,
		account_id: 'about' in options ? options.about.accountId : null,
		name: type === 'propose' ? ('name' in options && options.name) || 'Bente Holm' : null,
		words: options.words ?? 'Jeg skal til lægen.',
		times: 'times' in options ? options.times : null,
		created_at: options.at ?? new Date(),
		withdrawn_at: options.withdrawnAt ?? null,
		answer: options.answer ?? null,
		answer_words: options.answerWords ?? null,
		answered_by_account_id: options.answeredBy?.accountId ?? null,
		answered_at: options.answer ? new Date() : null
	});
}

/** Days that somebody of the staff is away, both included; this week unless told otherwise. */
export async function makeFravaer(options: {
	staff: StaffMade;
	id?: string;
	fromOn?: string;
	toOn?: string;
	words?: string;
	endedAt?: Date;
}) {
	return insert('fravaer', {
		id: options.id ?? randomUUID(),
		account_id: options.staff.accountId,
		from_on: options.fromOn ?? dayFromToday(-1),
		to_on: options.toOn ?? dayFromToday(5),
		words: options.words ?? null,
		ended_at: options.endedAt ?? null
	});
}

/** A conversation with its readers, started by the borger and without a message. */
export async function makeSamtale(options: {
	borger: BorgerMade;
	readers: StaffMade[];
	id?: string;
	subject?: string;
	startedBy?: { accountId: string };
	at?: Date;
}) {
	const startedBy = options.startedBy ?? options.borger;
	const at = options.at ?? new Date();
	const id = await insert('samtale', {
		id: options.id ?? randomUUID(),
		borger_id: options.borger.id,
		subject: options.subject ?? 'Mødet på tirsdag',
		started_by_account_id: startedBy.accountId,
		created_at: at
	});
	for (const reader of options.readers)
		await makeSamtaleReader({ borger: options.borger, samtaleId: id, reader, addedBy: startedBy, at });
	return id;
}

export async function makeSamtaleReader(options: {
	borger: BorgerMade;
	samtaleId: string;
	reader: StaffMade;
	addedBy?: { accountId: string };
	at?: Date;
	endedAt?: Date;
}) {
	return insert('samtale_reader', {
		id: randomUUID(),
		samtale_id: options.samtaleId,
		borger_id: options.borger.id,
		account_id: options.reader.accountId,
		added_by_account_id: (options.addedBy ?? options.borger).accountId,
		added_at: options.at ?? new Date(),
		ended_at: options.endedAt ?? null
	});
}

/** A message, the borger's unless told otherwise; the borger's promises an answer in two days. */
export async function makeBesked(options: {
	borger: BorgerMade;
	samtaleId: string;
	id?: string;
	by?: { accountId: string };
	text?: string;
	promisedOn?: string | null;
	at?: Date;
	readBy?: StaffMade[];
}) {
	const byBorger = !options.by || options.by.accountId === options.borger.accountId;
	const id = await insert('besked', {
		id: options.id ?? randomUUID(),
		samtale_id: options.samtaleId,
		borger_id: options.borger.id,
		author_account_id: (options.by ?? options.borger).accountId,
		text: options.text ?? 'Hvornår er det, vi skal mødes?',
		promised_on: options.promisedOn === undefined ? (byBorger ? dayFromToday(2) : null) : options.promisedOn,
		created_at: options.at ?? new Date()
	});
	for (const reader of options.readBy ?? []) await makeBeskedRead({ borger: options.borger, beskedId: id, by: reader });
	return id;
}

async function makeBeskedRead(options: { borger: BorgerMade; beskedId: string; by: StaffMade; at?: Date }) {
	await insert('besked_read', {
		besked_id: options.beskedId,
		account_id: options.by.accountId,
		borger_id: options.borger.id,
		at: options.at ?? new Date()
	});
}

export async function makeNetvaerksperson(options: { borger: BorgerMade; name?: string; relation?: string }) {
	return insert('netvaerksperson', {
		id: randomUUID(),
		borger_id: options.borger.id,
		name: options.name ?? 'Bente Holm',
		relation: options.relation ?? 'mor'
	});
}

export async function makeEvent(options: {
	borger: BorgerMade;
	type?: string;
	kind?: Kind;
	topics?: Topic[];
	forvaltningId?: string | null;
	by?: { accountId: string };
	params?: Record<string, unknown>;
	at?: Date;
	subjectId?: string;
}) {
	return insert('event', {
		id: randomUUID(),
		borger_id: options.borger.id,
		at: options.at ?? new Date(),
		actor_account_id: options.by?.accountId ?? null,
		type: options.type ?? 'answer_given',
		subject_id: options.subjectId ?? null,
		params: options.params ?? {},
		kind: options.kind ?? 'trivsel',
		topics: options.topics ?? [],
		forvaltning_id: options.forvaltningId ?? null
	});
}

/** Where a department journalises; everything of every department unless told otherwise. */
export async function makeTarget(
	options: { name?: string; type?: string; system?: string; takes?: string[]; forvaltningId?: string | null } = {}
) {
	return insert('journal_target', {
		id: randomUUID(),
		name: options.name ?? 'Arkivmappe',
		type: options.type ?? 'folder',
		system: options.system ?? 'other',
		takes: options.takes ?? ['plan', 'moede', 'indkaldelse', 'aflysning', 'aftale', 'note'],
		forvaltning_id: options.forvaltningId ?? null,
		address: options.type === 'copy' ? '' : 'arkiv'
	});
}

/** Puts something into the journal of a professional's department, a note without a `document`. Null: they may not. */
export async function makeJournalItem(
	by: StaffMade,
	item: { borger: BorgerMade; document?: Document } & Partial<
		Pick<NewItem, 'type' | 'sourceId' | 'title' | 'kind' | 'topics'>
	>
): Promise<string | null> {
	const { borger, document, ...over } = item;
	const sourceId = over.sourceId ?? randomUUID();
	const about = { type: 'moede', title: 'Møde', kind: 'moede', ...over, sourceId, borgerId: borger.id } as const;
	return withActor(await asFagperson(by), async (tx) => {
		const put = await putInJournal(
			tx,
			document ? { ...about, form: 'document', document } : { ...about, form: 'note', text: 'Det, der blev skrevet.' }
		);
		if (put === 'not_yours') return null;
		const [made] = await tx.sql<{ id: string }[]>`
			select id from journal_item where source_id = ${sourceId} order by made_at desc limit 1`;
		return made?.id ?? null;
	});
}

/** What has become of an item on its way to every target. @param days ago, the last time it was tried */
export async function setDelivery(
	itemId: string,
	state: 'waiting' | 'sending' | 'sent' | 'received' | 'failed',
	{ code = null, days: ago = 0 }: { code?: string | null; days?: number } = {}
) {
	await withActor({ audience: 'journal' }, async ({ sql }) => {
		await sql`update journal_delivery set state = ${state}, tries = 1, code = ${code}, claimed_at = ${days(-ago)},
			sent_at = ${state === 'sent' ? days(-ago) : null}, received_at = ${state === 'received' ? days(-ago) : null}
			where item_id = ${itemId}`;
	});
}

const issuer = 'https://id.example';

/** Logs somebody in the way a proven identity is logged in, and answers who then acts. Each call is another session. */
export async function logIn<A extends Exclude<Audience, 'login' | 'job' | 'journal' | 'import'>>(
	person: BorgerMade | StaffMade,
	audience: A
): Promise<Actor<A>> {
	const subject = `sub-${person.accountId}`;
	const proof =
		'cpr' in person
			? ({ as: 'borger', issuer, subject, cprHash: hashCpr(person.cpr, env().keys.cprHash), employeeId: null } as const)
			: ({ as: 'medarbejder', issuer, subject, cprHash: null, employeeId: person.employeeId } as const);
	if (!(await matchIdentity(proof))) throw new Error(`${person.name} cannot log in`);
	const token = randomBytes(32).toString('base64url');
	if (!(await startSession(token, proof, null))) throw new Error(`${person.name} has no role to act in`);
	return { audience, token };
}

/** Logs a borger in. */
export const asBorger = (borger: BorgerMade) => logIn(borger, 'borger');
/** Logs a professional in. */
export const asFagperson = (staff: StaffMade) => logIn(staff, 'fagperson');

export type Solbjerg = Awaited<ReturnType<typeof makeSolbjerg>>;

/**
 * The cast around Viktor: Tove (tovholder, Beskæftigelse) and Signe (Social) with adgangsgrundlag; Farid (Sundhed) on the team
 * without one; Ida (external) on the team; Mette (Familie) and Frida on nobody's team; Kasper, whom only Mette knows.
 */
export async function makeSolbjerg() {
	await makeLineal();
	const kommune = await makeEnhed({ name: 'Solbjerg Kommune', type: 'kommune' });
	const forvaltning = (name: string) => makeEnhed({ name, type: 'forvaltning', parentId: kommune });
	const [beskaeftigelse, social, sundhed, familie] = await Promise.all(
		['Beskæftigelse', 'Social', 'Sundhed', 'Familie'].map(forvaltning)
	);
	if (!beskaeftigelse || !social || !sundhed || !familie) throw new Error('no forvaltning');
	const jobcenter = await makeEnhed({ name: 'Jobcenter', type: 'afdeling', parentId: beskaeftigelse });
	const ekstern = await makeEnhed({ name: 'Mentorhuset', type: 'ekstern', parentId: kommune });

	const tove = await makeStaff({ name: 'Tove Madsen', enhedId: jobcenter });
	const signe = await makeStaff({ name: 'Signe Bach', enhedId: social });
	const farid = await makeStaff({ name: 'Farid Nasser', enhedId: sundhed });
	const mette = await makeStaff({ name: 'Mette Juhl', enhedId: familie });
	const frida = await makeStaff({ name: 'Frida Lind', enhedId: social });
	const ida = await makeStaff({ name: 'Ida Mentor', enhedId: ekstern });

	const viktor = await makeBorger({ name: 'Viktor Holm' });
	const kasper = await makeBorger({ name: 'Kasper Lund' });
	await makeMembership({ borger: viktor, staff: tove, function: 'tovholder', roleText: 'holder trådene i din plan' });
	await makeMembership({ borger: viktor, staff: signe });
	await makeMembership({ borger: viktor, staff: farid });
	await makeMembership({ borger: viktor, staff: ida });
	await makeMembership({ borger: kasper, staff: mette, function: 'tovholder' });
	await makeAdgangsgrundlag({ borger: viktor, forvaltningId: beskaeftigelse });
	await makeAdgangsgrundlag({ borger: viktor, forvaltningId: social });
	await makeAdgangsgrundlag({ borger: kasper, forvaltningId: familie });
	return {
		kommune,
		beskaeftigelse,
		social,
		sundhed,
		familie,
		ekstern,
		tove,
		signe,
		farid,
		mette,
		frida,
		ida,
		viktor,
		kasper
	};
}
