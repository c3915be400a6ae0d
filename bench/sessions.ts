import { randomBytes } from 'node:crypto';
import { personas } from '../demo/personas';
import { hashCpr } from '../src/lib/server/borger/cpr';
import { matchIdentity, startSession } from '../src/lib/server/auth/session';
import { env } from '../src/lib/server/env';

/** So many real sessions of the demo's borgere, as their raw tokens. */
export async function makeSessions(count: number): Promise<string[]> {
	const borgere = personas.filter((persona) => persona.kind === 'borger');
	const tokens: string[] = [];
	for (let index = 0; index < count; index += 1) {
		const persona = borgere[index % borgere.length];
		if (!persona) throw new Error('no borger to log in as');
		const proof = {
			as: 'borger' as const,
			issuer: env().oidc.borger.issuer,
			subject: persona.subject,
			cprHash: hashCpr(String(persona.claims['cpr']), env().keys.cprHash),
			employeeId: null
		};
		const token = randomBytes(32).toString('base64url');
		await matchIdentity(proof);
		await startSession(token, proof, null);
		tokens.push(token);
	}
	return tokens;
}
