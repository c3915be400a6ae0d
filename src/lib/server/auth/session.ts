import type { Role } from '../../access/roles';
import { pool } from '../db/client';
import { asProblem } from '../db/with-actor';

/** Who is logged in, in which role. `token` never leaves the server. */
export type SignedIn = {
	token: string;
	accountId: string;
	borgerId: string | null;
	role: Role;
	name: string;
	title: string | null;
	enhed: string | null;
	/** The log-in before this one; null at the first. */
	previousLoginAt: Date | null;
	idleUntil: Date;
	endsAt: Date;
	skaermet: boolean;
};

/**
 * Whom a raw session token belongs to; notes that it is in use. One statement.
 * @returns null when the token is unknown, idle too long, past its absolute limit, or its account disabled
 * @throws Unavailable
 */
export async function readSession(token: string): Promise<SignedIn | null> {
	try {
		const [row] = await pool('login')<Omit<SignedIn, 'token'>[]>`
			select account_id as "accountId", borger_id as "borgerId", role, name, title, enhed,
				previous_login_at as "previousLoginAt", idle_until as "idleUntil", ends_at as "endsAt", skaermet
			from app.read_session(${token})`;
		return row ? { token, ...row } : null;
	} catch (error) {
		throw asProblem(error);
	}
}

/** Ends a session: the token is worth nothing from the next request on. */
export async function endSession(token: string): Promise<void> {
	await pool('login')`select app.end_session(${token})`;
}

export type Proof = {
	as: 'borger' | 'medarbejder';
	issuer: string;
	subject: string;
	cprHash: Buffer | null;
	employeeId: string | null;
};

/**
 * The account of somebody who has proven who they are; binds the identity at the first log-in.
 * @returns the account id, or null for a stranger (and then no row is made)
 */
export async function matchIdentity(proof: Proof): Promise<string | null> {
	const [row] = await pool('login')<{ account: string | null }[]>`
		select app.match_identity(${proof.issuer}, ${proof.subject}, ${proof.as}, ${proof.cprHash}::bytea, ${proof.employeeId}) as account`;
	return row?.account ?? null;
}

/**
 * Starts a session for a bound identity; the database stores only the token's SHA-256.
 * @returns its absolute end, or null when the account has no role
 */
export async function startSession(
	token: string,
	proof: Pick<Proof, 'issuer' | 'subject'>,
	sid: string | null
): Promise<Date | null> {
	const [row] = await pool('login')<{ ends: Date | null }[]>`
		select app.start_session(${token}, ${proof.issuer}, ${proof.subject}, ${sid}) as ends`;
	return row?.ends ?? null;
}
