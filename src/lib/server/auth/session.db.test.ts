import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { makeBorger, makeEnhed, makeStaff, type BorgerMade, type StaffMade } from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { hashCpr } from '../borger/cpr';
import { withActor } from '../db/with-actor';
import { env } from '../env';
import {
	endOwnSessions,
	endSession,
	extendSession,
	findOwnSessions,
	matchIdentity,
	newToken,
	readSession,
	startSession,
	switchRole,
	type Proof
} from './session';

afterEach(() => void vi.useRealTimers());

let database: FreshDatabase;
let owner: postgres.Sql;
let viktor: BorgerMade;
let tove: StaffMade;

const issuer = 'https://broker.example';
const proofOf = (borger: BorgerMade, subject: string, from = issuer): Proof => ({
	as: 'borger',
	issuer: from,
	subject,
	cprHash: hashCpr(borger.cpr, env().keys.cprHash),
	employeeId: null
});
const staffProof = (staff: StaffMade, subject: string): Proof => ({
	as: 'medarbejder',
	issuer: 'https://kommune.example',
	subject,
	cprHash: null,
	employeeId: staff.employeeId
});

async function logIn(proof: Proof) {
	const token = newToken();
	await matchIdentity(proof);
	await startSession(token, proof, null);
	return token;
}

/** Moves the times of all sessions, as if that much time had gone by. Forced row-level security binds the owner too. */
async function timePasses(interval: string, columns: string[]) {
	await owner.unsafe('alter table session no force row level security');
	for (const column of columns) await owner.unsafe(`update session set ${column} = ${column} - interval '${interval}'`);
	await owner.unsafe('alter table session force row level security');
}

async function identities() {
	await owner.unsafe('alter table identity no force row level security');
	const [row] = await owner<{ n: number }[]>`select count(*)::int as n from identity`;
	await owner.unsafe('alter table identity force row level security');
	return row?.n;
}

beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	viktor = await makeBorger({ name: 'Viktor Holm' });
	const social = await makeEnhed({ name: 'Social', type: 'forvaltning' });
	tove = await makeStaff({ name: 'Tove Madsen', enhedId: social });
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

test('a borger who proves who they are is found by the keyed hash of the CPR number', async () => {
	const token = await logIn(proofOf(viktor, 'sub-viktor'));
	expect(await readSession(token)).toMatchObject({
		accountId: viktor.accountId,
		borgerId: viktor.id,
		role: 'borger',
		name: 'Viktor Holm'
	});
});

test('a proven stranger is told so, and no row is made', async () => {
	const before = await identities();
	const stranger = { ...proofOf(viktor, 'sub-stranger'), cprHash: hashCpr('6101901111', env().keys.cprHash) };
	expect(await matchIdentity(stranger)).toBeNull();
	expect(await matchIdentity({ ...staffProof(tove, 'sub-nobody'), employeeId: 'ukendt' })).toBeNull();
	expect(await startSession(newToken(), stranger, null)).toBeNull();
	expect(await identities()).toBe(before);
});

test('A13 the same subject from two issuers is two persons', async () => {
	const other = await makeBorger({ name: 'Kasper Lund' });
	await logIn(proofOf(viktor, 'same-subject', 'https://one.example'));
	const token = await logIn(proofOf(other, 'same-subject', 'https://two.example'));
	expect(await readSession(token)).toMatchObject({ name: 'Kasper Lund' });
});

test('an identity that is bound to one borger does not open another one', async () => {
	const other = await makeBorger();
	await logIn(proofOf(viktor, 'sub-bound'));
	expect(await matchIdentity(proofOf(other, 'sub-bound'))).toBeNull();
});

test("a borger's identity is nobody at the door for staff", async () => {
	await logIn(proofOf(viktor, 'sub-door'));
	expect(
		await matchIdentity({ ...proofOf(viktor, 'sub-door'), as: 'medarbejder', cprHash: null, employeeId: 'sub-door' })
	).toBeNull();
});

test('somebody who has died, and staff whose account is disabled, cannot log in', async () => {
	const dead = await makeBorger({ diedOn: '2026-01-01' });
	const enhed = await makeEnhed({ name: 'Sundhed', type: 'forvaltning' });
	const gone = await makeStaff({ name: 'Gone', enhedId: enhed, disabled: true });
	expect(await matchIdentity(proofOf(dead, 'sub-dead'))).toBeNull();
	expect(await matchIdentity(staffProof(gone, 'sub-gone'))).toBeNull();
});

test('A3 a borger is logged out after 15 minutes without use, staff after 30', async () => {
	const [borger, staff] = [await logIn(proofOf(viktor, 'sub-idle')), await logIn(staffProof(tove, 'sub-tove'))];
	await timePasses('16 minutes', ['idle_until', 'seen_at']);
	expect(await readSession(borger)).toBeNull();
	expect(await readSession(staff)).not.toBeNull();
	await timePasses('31 minutes', ['idle_until', 'seen_at']);
	expect(await readSession(staff)).toBeNull();
});

test('using the portal keeps one logged in', async () => {
	const token = await logIn(proofOf(viktor, 'sub-active'));
	await timePasses('10 minutes', ['idle_until', 'seen_at']);
	const first = await readSession(token);
	await timePasses('10 minutes', ['idle_until', 'seen_at']);
	expect(first).not.toBeNull();
	expect(await readSession(token)).not.toBeNull();
});

test('A4 after 8 hours a borger must log in again, however active; staff after 12', async () => {
	const [borger, staff] = [await logIn(proofOf(viktor, 'sub-absolute')), await logIn(staffProof(tove, 'sub-absolute'))];
	await timePasses('481 minutes', ['ends_at']);
	expect(await readSession(borger)).toBeNull();
	expect(await readSession(staff)).not.toBeNull();
	await timePasses('240 minutes', ['ends_at']);
	expect(await readSession(staff)).toBeNull();
});

test('A5 a copied token is worth nothing after log-out', async () => {
	const token = await logIn(proofOf(viktor, 'sub-copied'));
	await endSession(token);
	expect(await readSession(token)).toBeNull();
	await withActor({ audience: 'borger', token }, async (tx) => {
		expect(await tx.sql`select id from borger`).toEqual([]);
	});
});

test('the token itself is stored nowhere, only its SHA-256', async () => {
	const token = await logIn(proofOf(viktor, 'sub-hash'));
	await owner.unsafe('alter table session no force row level security');
	const rows = await owner`select * from session`;
	await owner.unsafe('alter table session force row level security');
	expect(rows.length).toBeGreaterThan(0);
	expect(JSON.stringify(rows)).not.toContain(token);
});

test("a session counts on the connection of its own audience only: a fagperson's token is nobody among borgere and leaders", async () => {
	const token = await logIn(staffProof(tove, 'sub-audience'));
	for (const audience of ['borger', 'leder', 'fordeler', 'admin', 'dpo'] as const) {
		await withActor({ audience, token }, async (tx) => {
			expect(await tx.sql`select app.actor_id() as id`).toEqual([{ id: null }]);
		});
	}
	await withActor({ audience: 'fagperson', token }, async (tx) => {
		expect(await tx.sql`select app.actor_id() as id`).toEqual([{ id: tove.accountId }]);
	});
});

test('the actor of one transaction is gone in the next on the same connection', async () => {
	const token = await logIn(proofOf(viktor, 'sub-next'));
	await withActor({ audience: 'borger', token }, async (tx) =>
		expect(await tx.sql`select id from borger`).toHaveLength(1)
	);
	await withActor({ audience: 'borger', token: randomUUID() }, async (tx) =>
		expect(await tx.sql`select id from borger`).toHaveLength(0)
	);
});

test('A2 ten thousand tokens of log-ins: 256 bits, none twice, every bit as often on as off', async () => {
	const tokens = Array.from({ length: 10_000 }, newToken);
	expect(new Set(tokens).size).toBe(10_000);
	const bytes = tokens.map((token) => Buffer.from(token, 'base64url'));
	expect(bytes.every(({ length }) => length === 32)).toBe(true);
	const counts = new Array<number>(256).fill(0);
	for (const token of bytes) for (const byte of token) counts[byte] = (counts[byte] ?? 0) + 1;
	const expected = (10_000 * 32) / 256;
	const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
	// 255 degrees of freedom: beyond 400 is less likely than one in a hundred million.
	expect(chiSquare).toBeLessThan(400);
	const rising = tokens.filter((token, index) => index > 0 && token > (tokens[index - 1] ?? '')).length;
	expect(Math.abs(rising - 5_000)).toBeLessThan(400);
});

test('A3 one key press keeps a log-in that is about to end, and does not wake one that has ended', async () => {
	const token = await logIn(proofOf(viktor, 'sub-kept'));
	await timePasses('14 minutes', ['idle_until', 'seen_at']);
	const until = await extendSession(token);
	expect((until?.getTime() ?? 0) - Date.now()).toBeGreaterThan(14 * 60_000);
	await timePasses('10 minutes', ['idle_until', 'seen_at']);
	expect(await readSession(token)).not.toBeNull();
	await timePasses('16 minutes', ['idle_until', 'seen_at']);
	expect(await extendSession(token)).toBeNull();
	expect(await extendSession(newToken())).toBeNull();
});

test('A4 no key press keeps a log-in past its absolute end', async () => {
	const token = await logIn(proofOf(viktor, 'sub-end'));
	await timePasses('475 minutes', ['ends_at']);
	const until = await extendSession(token);
	expect((until?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(5 * 60_000);
	await timePasses('6 minutes', ['ends_at']);
	expect(await extendSession(token)).toBeNull();
	expect(await readSession(token)).toBeNull();
});

test('A6 a person sees their own log-ins only, ends one of them, and ends all of them at once', async () => {
	const other = await makeBorger({ name: 'Nanna Friis' });
	const strange = await logIn(proofOf(other, 'sub-nanna'));
	const kasper = await makeBorger({ name: 'Kasper Lund' });
	const proof = proofOf(kasper, 'sub-kasper-devices');
	await matchIdentity(proof);
	const tokens = ['Chrome på Android', 'Firefox på Mac', 'Safari på iPhone'].map((device) => ({
		device,
		token: newToken()
	}));
	for (const { device, token } of tokens) await startSession(token, proof, null, device);
	const [phone, desk, third] = tokens.map(({ token }) => token);
	if (!phone || !desk || !third) throw new Error('three log-ins');
	const actor = { audience: 'borger', token: phone } as const;

	const own = await withActor(actor, findOwnSessions);
	expect(own.map(({ device }) => device).sort()).toEqual(tokens.map(({ device }) => device).sort());
	expect(own.filter(({ isCurrent }) => isCurrent).map(({ device }) => device)).toEqual(['Chrome på Android']);
	expect(own[0]?.isCurrent).toBe(true);

	const foreign = (await withActor({ audience: 'borger', token: strange }, findOwnSessions))[0]?.id ?? '';
	expect(await withActor(actor, (tx) => endOwnSessions(tx, foreign))).toBe(0);
	expect(await readSession(strange)).not.toBeNull();

	const mac = own.find(({ device }) => device === 'Firefox på Mac')?.id ?? '';
	expect(await withActor(actor, (tx) => endOwnSessions(tx, mac))).toBe(1);
	expect(await readSession(desk)).toBeNull();
	expect(await readSession(phone)).not.toBeNull();

	expect(await withActor(actor, (tx) => endOwnSessions(tx, null))).toBe(2);
	expect([await readSession(phone), await readSession(third)]).toEqual([null, null]);
	expect(await readSession(strange)).not.toBeNull();
});

test('A1 who changes role gets a new log-in in it, and the old one is worth nothing', async () => {
	const enhed = await makeEnhed({ name: 'Borgerservice', type: 'forvaltning' });
	const ingrid = await makeStaff({ name: 'Ingrid Toft', enhedId: enhed, roles: ['fagperson', 'fordeler'] });
	const token = await logIn(staffProof(ingrid, 'sub-ingrid'));
	expect(await readSession(token)).toMatchObject({
		role: 'fagperson',
		roles: ['fagperson', 'fordeler'],
		chosen: false
	});
	expect(await switchRole(token, 'admin')).toBeNull();
	expect(await switchRole(token, 'leder; drop table session')).toBeNull();
	expect(await readSession(token)).not.toBeNull();

	const switched = await switchRole(token, 'fordeler');
	expect(switched?.token).not.toBe(token);
	expect(await readSession(token)).toBeNull();
	expect(await readSession(switched?.token ?? '')).toMatchObject({ role: 'fordeler', chosen: true });
	await withActor({ audience: 'fagperson', token: switched?.token ?? '' }, async (tx) => {
		expect(await tx.sql`select app.actor_id() as id`).toEqual([{ id: null }]);
	});
	expect(await switchRole(token, 'fagperson')).toBeNull();
});

test('A4 a change of role does not make a log-in last longer', async () => {
	const enhed = await makeEnhed({ name: 'Indgangen', type: 'forvaltning' });
	const both = await makeStaff({ name: 'Begge', enhedId: enhed, roles: ['fagperson', 'fordeler'] });
	const token = await logIn(staffProof(both, 'sub-both'));
	await timePasses('600 minutes', ['ends_at']);
	const before = await readSession(token);
	const switched = await switchRole(token, 'fordeler');
	expect(switched?.ends).toEqual(before?.endsAt);
});

test('a borger has one role and changes to no other', async () => {
	const token = await logIn(proofOf(viktor, 'sub-one-role'));
	expect(await readSession(token)).toMatchObject({ role: 'borger', chosen: true });
	for (const wanted of ['borger', 'fagperson', 'admin']) expect(await switchRole(token, wanted)).toBeNull();
});

test('A7 with the account disabled, or the role taken away, the next request is nobody’s', async () => {
	const enhed = await makeEnhed({ name: 'Familie', type: 'forvaltning' });
	const [gone, changed] = [
		await makeStaff({ name: 'Gone', enhedId: enhed }),
		await makeStaff({ name: 'Changed', enhedId: enhed, roles: ['fagperson', 'fordeler'] })
	];
	const [first, second] = [
		await logIn(staffProof(gone, 'sub-a7-gone')),
		await logIn(staffProof(changed, 'sub-a7-role'))
	];
	await owner.unsafe(
		'alter table account no force row level security; alter table account_role no force row level security'
	);
	await owner`update account set disabled_at = now() where id = ${gone.accountId}`;
	await owner`delete from account_role where account_id = ${changed.accountId} and role = 'fagperson'`;
	await owner.unsafe('alter table account force row level security; alter table account_role force row level security');
	expect(await readSession(first)).toBeNull();
	expect(await readSession(second)).toBeNull();
	expect(await switchRole(first, 'fagperson')).toBeNull();
});

test.each([-10, 10])(
	'G5 a server whose clock is %i minutes wrong logs nobody out, and the log keeps the order and the time of the database',
	async (minutes) => {
		const right = await logIn(proofOf(viktor, 'viktor-ur'));
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
		const wrong = await logIn(proofOf(viktor, 'viktor-ur'));
		for (const token of [right, wrong]) expect(await readSession(token)).toMatchObject({ accountId: viktor.accountId });
		const kept = await extendSession(right);
		vi.useRealTimers();
		expect(Math.abs((kept?.getTime() ?? 0) - Date.now() - 15 * 60_000)).toBeLessThan(10_000);
		const after = await logIn(proofOf(viktor, 'viktor-ur'));
		expect(await readSession(after)).not.toBeNull();
		await owner.unsafe('alter table access_event no force row level security');
		const looks = await owner<
			{ at: Date }[]
		>`select at from access_event where kind = 'login' order by id desc limit 3`;
		await owner.unsafe('alter table access_event force row level security');
		const times = looks.map(({ at }) => at.getTime()).reverse();
		expect(times).toEqual([...times].sort((a, b) => a - b));
		expect(Math.abs((times[1] ?? 0) - Date.now())).toBeLessThan(10_000);
	}
);
