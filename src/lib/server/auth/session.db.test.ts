import { randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBorger, makeEnhed, makeStaff, type BorgerMade, type StaffMade } from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { hashCpr } from '../borger/cpr';
import { withActor } from '../db/with-actor';
import { env } from '../env';
import { endSession, matchIdentity, readSession, startSession, type Proof } from './session';

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
const newToken = () => randomBytes(32).toString('base64url');

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
