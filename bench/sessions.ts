import { randomBytes } from 'node:crypto';
import { personas } from '../demo/personas';
import { hashCpr } from '../src/lib/server/borger/cpr';
import { matchIdentity, startSession, type Proof } from '../src/lib/server/auth/session';
import { env } from '../src/lib/server/env';

/** A real session of whoever this proves. @returns its raw token */
export async function sessionOf(proof: Proof): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	await matchIdentity(proof);
	await startSession(token, proof, null);
	return token;
}

/** So many real sessions of the demo's borgere, as their raw tokens. */
export async function borgerSessions(count: number): Promise<string[]> {
	const borgere = personas.filter((persona) => persona.kind === 'borger');
	const tokens: string[] = [];
	for (let index = 0; index < count; index += 1) {
		const persona = borgere[index % borgere.length];
		if (!persona) throw new Error('no borger to log in as');
		const { issuer } = env().oidc.borger;
		const cprHash = hashCpr(String(persona.claims['cpr']), env().keys.cprHash);
		tokens.push(await sessionOf({ as: 'borger', issuer, subject: persona.subject, cprHash, employeeId: null }));
	}
	return tokens;
}

/** So many sessions of one member of staff. */
export async function staffSessions(employeeId: string, count: number): Promise<string[]> {
	const subject = personas.find((persona) => persona.key === employeeId)?.subject;
	if (!subject) throw new Error(`nobody is called ${employeeId}`);
	const { issuer } = env().oidc.medarbejder;
	const tokens: string[] = [];
	for (let index = 0; index < count; index += 1) {
		tokens.push(await sessionOf({ as: 'medarbejder', issuer, subject, cprHash: null, employeeId }));
	}
	return tokens;
}
