import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audiences, audienceVariable, type Audience } from './db/audience';

/** The settings of one OpenID Connect provider. */
export type OidcSettings = {
	issuer: string;
	clientId: string;
	clientSecret: string;
	/** Claims that may carry the assurance level; each that is present must hold an accepted value, and one must be present. */
	levelClaims: string[];
	levelValues: string[];
	/** Claims that may carry the CPR number (borger) or the municipality's own id (medarbejder); the first present counts. */
	idClaims: string[];
	scope: string;
};

export type Env = {
	mode: 'demo' | 'production';
	host: string;
	port: number;
	origin: string;
	dataDir: string;
	/** Where the head of the access log is written each time it was sealed; best on another machine than the database. */
	anchorFile: string;
	databaseUrl: string | null;
	ownerUrl: string | null;
	audienceUrls: Partial<Record<Audience, string>>;
	demoOidcPort: number;
	/** Whether the demo municipality has more borgere than its cast, so that its leder has figures to see. */
	demoCrowd: boolean;
	/** Whether this portal does the jobs too; `npm run worker` does them where it does not. */
	worker: boolean;
	/** Requests per second that one session may make (src/lib/server/rate-limit.ts). */
	rateLimit: number;
	oidc: { borger: OidcSettings; medarbejder: OidcSettings };
	/** Null: no e-mail is sent, and none is offered. */
	mail: { url: string; from: string } | null;
	push: {
		/** Who stands behind the pushes, for the push services: a mailto: or https: address. */
		subject: string;
		/** The hosts that we send to; `*.` stands for any name below. */
		hosts: string[];
		/** Beside the usual authorities, PEM. */
		ca: string | null;
	};
	keys: {
		cpr: Buffer;
		cprHash: Buffer;
		auth: string;
		/** P-256: opens what phones have sealed; the one before it opens what was sealed with that. */
		seal: Buffer;
		sealPrevious: Buffer | null;
		/** P-256: signs the pushes (VAPID). */
		vapid: Buffer;
		/** Signs what goes to a journal over HTTP (HMAC-SHA256). */
		journal: Buffer;
	};
	/** Where the journal's targets may be: below one folder, and on these hosts (`host` or `host:port`). */
	journal: { dir: string; httpHosts: string[] };
};

/** NSIS levels that we accept ("Betydelig" and above), as the brokers spell them. */
const acceptedLevels = [
	'Substantial',
	'High',
	'Betydelig',
	'Høj',
	'https://data.gov.dk/concept/core/nsis/Substantial',
	'https://data.gov.dk/concept/core/nsis/High'
];
const levelClaims = [
	'loa',
	'ial',
	'aal',
	'https://data.gov.dk/concept/core/nsis/loa',
	'https://data.gov.dk/concept/core/nsis/ial',
	'https://data.gov.dk/concept/core/nsis/aal'
];
const idClaims = {
	borger: ['cpr', 'dk:gov:saml:attribute:CprNumberIdentifier', 'https://data.gov.dk/model/core/eid/cprNumber'],
	medarbejder: ['employee_id', 'https://data.gov.dk/model/core/eid/professional/rid']
};

/** The push services of the browsers. */
const pushHosts = 'fcm.googleapis.com,updates.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com';

type Source = Record<string, string | undefined>;

/**
 * Reads and checks every environment variable (the README lists them); nothing else reads the environment.
 * @returns the settings, or one sentence for each that is missing or weak (English: they are for who runs the server).
 */
export function readEnv(source: Source): { env: Env } | { problems: string[] } {
	const problems: string[] = [];
	const mode = source['VORESPLAN_MODE'] ?? 'demo';
	if (mode !== 'demo' && mode !== 'production') {
		return { problems: [`VORESPLAN_MODE is "${mode}"; it must be "demo" or "production".`] };
	}
	const production = mode === 'production';
	const need = (name: string) => {
		const value = source[name];
		if (!value && production) problems.push(`${name} is missing; production needs it.`);
		return value ?? '';
	};
	const number = (name: string, fallback: number) => {
		const value = source[name] ?? String(fallback);
		const parsed = Number(value);
		if (!Number.isInteger(parsed) || parsed < 1 || parsed > 65535)
			problems.push(`${name} is "${value}"; it must be a port number.`);
		return parsed;
	};
	const key = (name: string, purpose: string) => {
		const file = source[`${name}_FILE`];
		const value = file ? readKeyFile(file, name, problems) : source[name];
		if (!value) {
			if (production)
				problems.push(`${name} or ${name}_FILE is missing; production needs 32 random bytes in base64 for ${purpose}.`);
			// Demo data is made up, so its keys may be known to everybody; that they are the same each time lets a database be reused.
			return createHash('sha256').update(`demo ${name}`).digest();
		}
		const bytes = Buffer.from(value.trim(), 'base64');
		if (bytes.length !== 32) problems.push(`${name} must be 32 bytes in base64 (it is ${bytes.length}).`);
		else if (new Set(bytes).size < 12) problems.push(`${name} is not random; make one with "openssl rand -base64 32".`);
		return bytes;
	};

	const port = number('PORT', 3000);
	const host = source['HOST'] ?? '127.0.0.1';
	if (!production && host !== '127.0.0.1' && host !== 'localhost')
		problems.push(`HOST is "${host}"; demo mode listens on 127.0.0.1 only.`);
	const origin = (source['ORIGIN'] ?? (production ? need('ORIGIN') : `http://127.0.0.1:${port}`)).replace(/\/$/, '');
	if (production && origin && !origin.startsWith('https://'))
		problems.push(`ORIGIN is "${origin}"; production must be reached by https.`);

	const audienceUrls: Env['audienceUrls'] = {};
	for (const audience of audiences) {
		const url = source[audienceVariable(audience)];
		if (url) audienceUrls[audience] = url;
		else if (production)
			problems.push(`${audienceVariable(audience)} is missing; production gives each audience its own login.`);
	}
	const rateLimit = Number(source['RATE_LIMIT'] ?? 20);
	if (!Number.isInteger(rateLimit) || rateLimit < 1)
		problems.push(`RATE_LIMIT is "${source['RATE_LIMIT']}"; it must be a whole number of requests per second.`);
	const demoOidcPort = number('OIDC_DEMO_PORT', port + 1);
	const oidc = (kind: 'borger' | 'medarbejder'): OidcSettings => {
		const prefix = `OIDC_${kind.toUpperCase()}_`;
		const list = (name: string, fallback: string[]) =>
			source[prefix + name]?.split(',').map((part) => part.trim()) ?? fallback;
		return {
			issuer: need(`${prefix}ISSUER`) || `http://localhost:${demoOidcPort}`,
			clientId: need(`${prefix}CLIENT_ID`) || `vores-plan-${kind}`,
			clientSecret: need(`${prefix}CLIENT_SECRET`) || `demo-secret-${kind}`,
			levelClaims: list('LEVEL_CLAIMS', levelClaims),
			levelValues: list('LEVEL_VALUES', acceptedLevels),
			idClaims: list('ID_CLAIMS', idClaims[kind]),
			scope: source[`${prefix}SCOPE`] ?? 'openid profile'
		};
	};
	const smtpUrl = source['SMTP_URL'] ?? '';
	if (smtpUrl && !/^smtps?:\/\//.test(smtpUrl)) problems.push('SMTP_URL must begin with smtp:// or smtps://.');
	const mailFrom = source['MAIL_FROM'] ?? (production ? '' : 'Vores Plan <plan@solbjerg.example>');
	if (smtpUrl && !mailFrom) problems.push('MAIL_FROM is missing; SMTP_URL needs it.');
	const pushSubject = source['VAPID_SUBJECT'] ?? (production ? origin : 'mailto:plan@solbjerg.example');
	const env: Env = {
		mode,
		mail: smtpUrl ? { url: smtpUrl, from: mailFrom } : null,
		push: {
			subject: pushSubject,
			hosts: (source['PUSH_HOSTS'] ?? pushHosts).split(',').map((host) => host.trim().toLowerCase()),
			ca: source['PUSH_CA_FILE'] ? readCaFile(source['PUSH_CA_FILE'], problems) : null
		},
		host,
		port,
		origin,
		dataDir: source['DATA_DIR'] ?? '.data',
		anchorFile: source['ACCESSLOG_ANCHOR_FILE'] ?? join(source['DATA_DIR'] ?? '.data', 'accesslog-anchors.txt'),
		databaseUrl: need('DATABASE_URL') || null,
		ownerUrl: source['DATABASE_OWNER_URL'] ?? null,
		audienceUrls,
		demoOidcPort,
		demoCrowd: source['DEMO_CROWD'] !== 'off',
		worker: source['WORKER'] !== 'off',
		rateLimit,
		oidc: { borger: oidc('borger'), medarbejder: oidc('medarbejder') },
		journal: {
			dir: source['JOURNAL_DIR'] ?? join(source['DATA_DIR'] ?? '.data', 'journal'),
			httpHosts: (source['JOURNAL_HTTP_HOSTS'] ?? '')
				.split(',')
				.map((each) => each.trim().toLowerCase())
				.filter((each) => each !== '')
		},
		keys: {
			cpr: key('CPR_KEY', 'encrypting CPR numbers'),
			cprHash: key('CPR_HASH_KEY', 'finding a borger by CPR number'),
			seal: key('SEAL_KEY', 'opening what phones have sealed'),
			sealPrevious:
				source['SEAL_KEY_PREVIOUS'] || source['SEAL_KEY_PREVIOUS_FILE']
					? key('SEAL_KEY_PREVIOUS', 'opening what phones sealed before')
					: null,
			vapid: key('VAPID_KEY', 'signing pushes'),
			journal: key('JOURNAL_KEY', 'signing what goes to a journal'),
			auth: key('AUTH_KEY', 'the log-in cookies').toString('base64')
		}
	};
	if (production) {
		const { auth, ...keys } = env.keys;
		const secrets = [auth, ...Object.values(keys).flatMap((bytes) => bytes?.toString('base64') ?? [])];
		if (new Set(secrets).size !== secrets.length)
			problems.push(
				'CPR_KEY, CPR_HASH_KEY, AUTH_KEY, SEAL_KEY, VAPID_KEY and JOURNAL_KEY must differ from one another.'
			);
		for (const kind of ['borger', 'medarbejder'] as const) {
			const issuer = source[`OIDC_${kind.toUpperCase()}_ISSUER`];
			if (issuer && !issuer.startsWith('https://'))
				problems.push(`OIDC_${kind.toUpperCase()}_ISSUER is "${issuer}"; production needs https.`);
		}
	}
	return problems.length ? { problems } : { env };
}

function readKeyFile(file: string, name: string, problems: string[]) {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		problems.push(`${name}_FILE names a file that cannot be read.`);
		return undefined;
	}
}

function readCaFile(file: string, problems: string[]) {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		problems.push('PUSH_CA_FILE names a file that cannot be read.');
		return null;
	}
}

let current: Env | undefined;

/** The settings of this process, read at first use. Throws with all problems when they do not hold. */
export function env(): Env {
	if (!current) {
		const read = readEnv(process.env);
		if ('problems' in read) throw new Error(read.problems.join('\n'));
		current = read.env;
	}
	return current;
}
