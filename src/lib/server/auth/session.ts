import { randomBytes } from 'node:crypto';
import type { Role } from '../../access/roles';
import { pool } from '../db/client';
import { asProblem, type Tx } from '../db/with-actor';

/** Who is logged in, in which role. `token` never leaves the server. */
export type SignedIn = {
	token: string;
	/** The log-in's own id, which is no secret. */
	sessionId: string;
	accountId: string;
	borgerId: string | null;
	role: Role;
	/** What else they may act as. */
	roles: Role[];
	/** Of several roles they have said which. */
	chosen: boolean;
	name: string;
	title: string | null;
	enhed: string | null;
	/** The log-in before this one; null at the first. */
	previousLoginAt: Date | null;
	idleUntil: Date;
	endsAt: Date;
	skaermet: boolean;
};

/** A new session's token: 256 random bits (A2 asks for 128; a UUID has 122). */
export const newToken = () => randomBytes(32).toString('base64url');

/**
 * Whom a raw session token belongs to; notes that it is in use. One statement.
 * @returns null when the token is unknown, idle too long, past its absolute limit, or its account disabled
 * @throws Unavailable
 */
export async function readSession(token: string): Promise<SignedIn | null> {
	try {
		const [row] = await pool('login')<Omit<SignedIn, 'token'>[]>`
			select session_id as "sessionId", account_id as "accountId", borger_id as "borgerId", role, roles, chosen, name, title, enhed,
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
 * @param device what the browser is called among one's own log-ins (`deviceOf`)
 * @returns its absolute end, or null when the account has no role
 */
export async function startSession(
	token: string,
	proof: Pick<Proof, 'issuer' | 'subject'>,
	sid: string | null,
	/** On what, in few words. */
	device: string | null = null
): Promise<Date | null> {
	const [row] = await pool('login')<{ ends: Date | null }[]>`
		select app.start_session(${token}, ${proof.issuer}, ${proof.subject}, ${sid}, ${device}) as ends`;
	return row?.ends ?? null;
}

/**
 * Keeps a session that is in use.
 * @returns until when it lasts unused, or null when it is over
 * @throws Unavailable
 */
export async function extendSession(token: string): Promise<Date | null> {
	try {
		const [row] = await pool('login')<{ until: Date | null }[]>`select app.extend_session(${token}) as until`;
		return row?.until ?? null;
	} catch (error) {
		throw asProblem(error);
	}
}

/**
 * Goes over to another of one's roles: a new session in it, and the old one is gone (A1).
 * @returns the new token and its absolute end, or null when the role is not theirs or the session is over
 * @throws Unavailable
 */
export async function switchRole(token: string, wanted: string): Promise<{ token: string; ends: Date } | null> {
	const made = newToken();
	try {
		const [row] = await pool('login')<{ ends: Date | null }[]>`
			select app.switch_role(${token}, ${made}, ${wanted}) as ends`;
		return row?.ends ? { token: made, ends: row.ends } : null;
	} catch (error) {
		throw asProblem(error);
	}
}

/**
 * Ends what the provider says has ended.
 * @param named whose: the subject, or one log-in of theirs by the provider's session id
 * @param jti of the token that says so; one that has been used before does nothing
 * @returns how many log-ins it ended, or null for a token that was used before
 */
export async function endSessionsOf(
	named: { issuer: string; subject: string | null; sid: string | null },
	jti: string
): Promise<number | null> {
	const [row] = await pool('login')<{ ended: number }[]>`
		select app.end_sessions_of(${named.issuer}, ${named.subject}, ${named.sid}, ${jti}) as ended`;
	const ended = row?.ended ?? 0;
	return ended < 0 ? null : ended;
}

/** One of a person's own log-ins. */
export type OwnSession = { id: string; device: string; role: Role; createdAt: Date; seenAt: Date; isCurrent: boolean };

/** All log-ins of whoever acts, this one first and then the latest. */
export const findOwnSessions = async ({ sql }: Tx): Promise<OwnSession[]> => [
	...(await sql<OwnSession[]>`
		select id, device, role, created_at as "createdAt", seen_at as "seenAt", is_current as "isCurrent"
		from app.own_sessions() order by is_current desc, seen_at desc, id`)
];

/**
 * Ends one's own log-ins, or one of them; what is not one's own, or gone already, stays as it is.
 * @param id null: all, this one too (A6)
 * @returns how many there were
 */
export async function endOwnSessions({ sql }: Tx, id: string | null): Promise<number> {
	const [row] = await sql<{ ended: number }[]>`select app.end_own_sessions(${id}::uuid) as ended`;
	return row?.ended ?? 0;
}
