import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { audiences, audienceVariable } from './db/audience';
import { readEnv } from './env';

const key = () => randomBytes(32).toString('base64');
const production = () => ({
	VORESPLAN_MODE: 'production',
	ORIGIN: 'https://plan.solbjerg.example',
	DATABASE_URL: 'postgres://db/plan',
	...Object.fromEntries(
		audiences.map((audience) => [audienceVariable(audience), `postgres://vp_${audience}:x@db/plan`])
	),
	OIDC_BORGER_ISSUER: 'https://broker.example',
	OIDC_BORGER_CLIENT_ID: 'id',
	OIDC_BORGER_CLIENT_SECRET: 'secret',
	OIDC_MEDARBEJDER_ISSUER: 'https://idp.example',
	OIDC_MEDARBEJDER_CLIENT_ID: 'id',
	OIDC_MEDARBEJDER_CLIENT_SECRET: 'secret',
	CPR_KEY: key(),
	CPR_HASH_KEY: key(),
	AUTH_KEY: key(),
	SEAL_KEY: key(),
	VAPID_KEY: key(),
	JOURNAL_KEY: key()
});
const problemsOf = (source: Record<string, string | undefined>) => {
	const read = readEnv(source);
	return 'problems' in read ? read.problems : [];
};

test('demo mode needs no settings at all', () => {
	expect(readEnv({})).toMatchObject({
		env: {
			mode: 'demo',
			host: '127.0.0.1',
			port: 3000,
			origin: 'http://127.0.0.1:3000',
			demoOidcPort: 3001,
			dataDir: '.data',
			databaseUrl: null
		}
	});
});

test('the provider and the origin follow the port', () => {
	expect(readEnv({ PORT: '4100' })).toMatchObject({
		env: { origin: 'http://127.0.0.1:4100', demoOidcPort: 4101, oidc: { borger: { issuer: 'http://localhost:4101' } } }
	});
});

test('complete production settings hold', () => {
	expect(problemsOf(production())).toEqual([]);
});

test('every missing production setting gets one sentence that names it', () => {
	const complete = production();
	for (const name of Object.keys(complete).filter((each) => each !== 'VORESPLAN_MODE')) {
		const problems = problemsOf({ ...complete, [name]: undefined });
		expect(problems).toHaveLength(1);
		expect(problems[0]).toContain(name);
	}
});

test('weak production settings are refused', () => {
	const complete = production();
	expect(problemsOf({ ...complete, ORIGIN: 'http://plan.example' })[0]).toContain('https');
	expect(problemsOf({ ...complete, OIDC_BORGER_ISSUER: 'http://broker.example' })[0]).toContain('https');
	expect(problemsOf({ ...complete, CPR_KEY: 'short' })[0]).toContain('32 bytes');
	expect(problemsOf({ ...complete, CPR_KEY: Buffer.alloc(32).toString('base64') })[0]).toContain('not random');
	expect(problemsOf({ ...complete, AUTH_KEY: complete.CPR_KEY })[0]).toContain('must differ');
	expect(problemsOf({ ...complete, PORT: '99999' })[0]).toContain('PORT');
	expect(problemsOf({ ...complete, CPR_KEY: undefined, CPR_KEY_FILE: '/nowhere' })[0]).toContain('CPR_KEY_FILE');
});

test('demo mode listens on this machine only', () => {
	expect(problemsOf({ HOST: '0.0.0.0' })[0]).toContain('127.0.0.1');
	expect(problemsOf({ VORESPLAN_MODE: 'test' })[0]).toContain('VORESPLAN_MODE');
});

test('claims and accepted levels are settings', () => {
	const read = readEnv({
		OIDC_BORGER_LEVEL_CLAIMS: 'acr, loa',
		OIDC_BORGER_LEVEL_VALUES: 'urn:high',
		OIDC_BORGER_ID_CLAIMS: 'cprNumber'
	});
	expect(read).toMatchObject({
		env: { oidc: { borger: { levelClaims: ['acr', 'loa'], levelValues: ['urn:high'], idClaims: ['cprNumber'] } } }
	});
});
