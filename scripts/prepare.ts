import { readFileSync } from 'node:fs';
import type { IdentityProvider } from '../demo/identity-provider';
import { isRunning, joinOrStartEmbedded, startEmbedded, type EmbeddedServer } from '../src/lib/server/db/embedded';
import { deriveLogins, migrate, weakLogins } from '../src/lib/server/db/migrate';
import { readEnv, type Env } from '../src/lib/server/env';

const seed = 'drizzle/seed/solbjerg.json';

/** Ends the process with one clear sentence per problem. */
export function fail(problems: string[]): never {
	for (const problem of problems) console.error(problem);
	process.exit(1);
}

/** The settings, or the end with a sentence for each that does not hold. */
export function settings(): Env {
	const read = readEnv(process.env);
	if ('problems' in read) fail(read.problems);
	return read.env;
}

export type Prepared = { stop: () => Promise<void> };

/**
 * Makes the database ready: starts the embedded server where no address is given, migrates, and in demo mode derives the
 * audiences' logins and puts their addresses into the environment.
 * @param how `serve` refuses when this DATA_DIR is being served already; `join` uses that server
 */
export async function prepareDatabase(env: Env, how: 'serve' | 'join'): Promise<Prepared> {
	let embedded: EmbeddedServer | null = null;
	if (env.mode === 'demo' && !env.databaseUrl) {
		const running = how === 'serve' ? await isRunning(env.dataDir) : null;
		if (running)
			fail([
				`Vores Plan is running already on ${env.dataDir} (process ${running.pid}). Stop it first, or set DATA_DIR and PORT.`
			]);
		embedded =
			how === 'serve'
				? await startEmbedded({ dataDir: env.dataDir })
				: await joinOrStartEmbedded({ dataDir: env.dataDir });
	}
	const ownerUrl = embedded?.ownerUrl ?? env.ownerUrl ?? (env.mode === 'demo' ? env.databaseUrl : null);
	if (ownerUrl) await migrate(ownerUrl, 'drizzle');
	if (env.mode === 'demo' && ownerUrl && !env.audienceUrls.borger)
		Object.assign(process.env, await deriveLogins(ownerUrl));
	const weak = env.mode === 'production' ? await weakLogins(env.audienceUrls) : [];
	if (weak.length) fail(weak);
	return { stop: async () => embedded?.stop() };
}

/** Demo mode: loads the made-up municipality when the database is empty, its cast and, unless it is switched off, its crowd. */
export async function seedDemo(env: Env): Promise<void> {
	const [{ importText, isEmpty }, { sentenceOf }, { closePools }] = await Promise.all([
		import('../src/lib/server/import/import'),
		import('../src/lib/server/import/problems'),
		import('../src/lib/server/db/client')
	]);
	if (await isEmpty()) {
		const cast = readFileSync(seed, 'utf8');
		// In one file, so that no start that is cut short leaves the one without the other.
		const report = await importText(env.demoCrowd ? await withCrowd(cast) : cast, 'json');
		if (!report.ok) fail(report.problems.map(sentenceOf));
	}
	await closePools();
}

async function withCrowd(cast: string) {
	const crowd = await import('../demo/crowd');
	return JSON.stringify(crowd.withCrowd(JSON.parse(cast) as Parameters<typeof crowd.withCrowd>[0]));
}

/** Demo mode: starts the demo identity provider, unless real ones are set. */
export async function startDemoProvider(env: Env): Promise<IdentityProvider | null> {
	if (env.mode !== 'demo' || process.env['OIDC_BORGER_ISSUER']) return null;
	const [{ startIdentityProvider }, { personas }] = await Promise.all([
		import('../demo/identity-provider'),
		import('../demo/personas')
	]);
	const client = (kind: 'borger' | 'medarbejder') => ({
		clientId: env.oidc[kind].clientId,
		clientSecret: env.oidc[kind].clientSecret,
		redirectUris: [`${env.origin}/auth/callback/${kind}`]
	});
	const logOut = `${env.origin}/auth/backchannel-logout`;
	return startIdentityProvider({
		port: env.demoOidcPort,
		issuer: env.oidc.borger.issuer,
		clients: { borger: client('borger'), medarbejder: client('medarbejder') },
		personas,
		backchannelLogoutUris: { borger: logOut, medarbejder: logOut }
	});
}
