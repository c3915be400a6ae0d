import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBorger, type BorgerMade } from '../../../../tests/support/builders';
import { freshDatabase, type FreshDatabase } from '../../../../tests/support/database';
import { hashCpr } from '../borger/cpr';
import { env } from '../env';
import { readLogoutToken, takeLogOut } from './backchannel';
import { matchIdentity, newToken, readSession, startSession } from './session';

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
const kid = 'of-the-provider';
type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

let database: FreshDatabase;
let provider: Server;
let issuer = '';
let key: Key;
let strange: Key;
let viktor: BorgerMade;

/** A provider as far as this needs one: it says where its keys are, and what they are. */
beforeAll(async () => {
	database = await freshDatabase();
	const [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
	key = own.privateKey;
	strange = other.privateKey;
	const jwks = { keys: [{ ...(await exportJWK(own.publicKey)), kid, use: 'sig', alg: 'RS256' }] };
	provider = createServer((request, response) => {
		const answer = request.url === '/jwks' ? jwks : { issuer, jwks_uri: `${issuer}/jwks` };
		response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
	});
	await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
	const address = provider.address();
	issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
	Object.assign(process.env, { OIDC_BORGER_ISSUER: issuer, OIDC_MEDARBEJDER_ISSUER: issuer });
	viktor = await makeBorger({ name: 'Viktor Holm' });
});
afterAll(async () => {
	await new Promise((resolve) => provider.close(resolve));
	await database.close();
});

/** A log-in of Viktor's, as the callback makes it. */
async function logIn(sid: string) {
	const cprHash = hashCpr(viktor.cpr, env().keys.cprHash);
	const proof = { as: 'borger', issuer, subject: 'sub-viktor', cprHash, employeeId: null } as const;
	const token = newToken();
	await matchIdentity(proof);
	await startSession(token, proof, sid);
	return token;
}

const claims = (changed: JWTPayload = {}): JWTPayload => {
	const at = Math.floor(Date.now() / 1000);
	const audience = env().oidc.borger.clientId;
	return {
		iss: issuer,
		aud: audience,
		sub: 'sub-viktor',
		sid: 'sid-1',
		jti: randomUUID(),
		iat: at,
		exp: at + 120,
		events: { [logoutEvent]: {} },
		...changed
	};
};
const sign = (payload: JWTPayload, header: { typ?: string; alg?: string } = {}, by: Key | Uint8Array = key) =>
	new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'logout+jwt', kid, ...header }).sign(by);
const send = (token: string) =>
	takeLogOut(
		new Request('http://127.0.0.1/auth/backchannel-logout', {
			method: 'POST',
			body: new URLSearchParams({ logout_token: token })
		})
	);

test('A14 a log-out that the provider sends ends the log-in it names, and no other', async () => {
	const [phone, desk] = [await logIn('sid-phone'), await logIn('sid-desk')];
	expect(await send(await sign(claims({ sid: 'sid-phone' })))).toBe('ended');
	expect(await readSession(phone)).toBeNull();
	expect(await readSession(desk)).not.toBeNull();
});

test('A14 one that names the person alone ends all their log-ins', async () => {
	const [phone, desk] = [await logIn('sid-3'), await logIn('sid-4')];
	expect(await send(await sign(claims({ sid: undefined })))).toBe('ended');
	expect([await readSession(phone), await readSession(desk)]).toEqual([null, null]);
});

test('A14 the same log-out sent again does nothing to a log-in made since', async () => {
	await logIn('sid-again');
	const token = await sign(claims({ sid: 'sid-again' }));
	expect(await send(token)).toBe('ended');
	const since = await logIn('sid-again');
	expect(await send(token)).toBe('ignored');
	expect(await readSession(since)).not.toBeNull();
});

test('A14 what is no logout token, or not for us, ends nothing', async () => {
	const stays = await logIn('sid-1');
	const at = Math.floor(Date.now() / 1000);
	const wrong: Record<string, string> = {
		'an id token': await sign(claims(), { typ: 'JWT' }),
		'no type': await sign(claims(), { typ: undefined }),
		'another provider': await sign(claims({ iss: 'https://evil.example' })),
		'for another client': await sign(claims({ aud: 'somebody-else' })),
		'a key of somebody else’s': await sign(claims(), {}, strange),
		'a shared secret': await sign(
			claims(),
			{ alg: 'HS256' },
			new TextEncoder().encode('demo-secret-borger-32-bytes-long!')
		),
		unsigned: new UnsecuredJWT(claims()).encode(),
		'no event': await sign(claims({ events: undefined })),
		'another event': await sign(claims({ events: { 'https://other.example': {} } })),
		'an event that is a text': await sign(claims({ events: logoutEvent })),
		'a nonce': await sign(claims({ nonce: 'x' })),
		'no id of its own': await sign(claims({ jti: undefined })),
		'no time': await sign(claims({ iat: undefined })),
		'no end': await sign(claims({ exp: undefined })),
		'past its end': await sign(claims({ iat: at - 200, exp: at - 100 })),
		'an hour old': await sign(claims({ iat: at - 3_600, exp: at + 3_600 })),
		'from the future': await sign(claims({ iat: at + 600, exp: at + 720 })),
		nobody: await sign(claims({ sub: undefined, sid: undefined })),
		'no token': 'x',
		empty: '',
		'a long one': 'x'.repeat(20_000)
	};
	for (const [name, token] of Object.entries(wrong)) expect([name, await send(token)]).toEqual([name, 'ignored']);
	expect(await takeLogOut(new Request('http://127.0.0.1/', { method: 'POST', body: '{}' }))).toBe('ignored');
	expect(await readSession(stays)).not.toBeNull();
});

test('a token tells whose log-in ends by issuer, subject and the provider’s session', async () => {
	const jti = randomUUID();
	expect(await readLogoutToken(await sign(claims({ jti })))).toEqual({
		issuer,
		subject: 'sub-viktor',
		sid: 'sid-1',
		jti
	});
});
