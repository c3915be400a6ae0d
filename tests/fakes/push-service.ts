import { spawnSync } from 'node:child_process';
import { createDecipheriv, createECDH, createHmac, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A push as it arrived, decrypted as the browser would. */
export type PushReceived = {
	/** Which browser it was for: the last part of its address. */
	browser: string;
	at: Date;
	/** What was encrypted. */
	text: string;
	/** Bytes on the wire. */
	length: number;
	headers: Record<string, string | string[] | undefined>;
	/** Who signed it, for whom: the claims of a VAPID token whose signature holds, and the key it holds with. */
	vapid: { aud: string; sub: string; exp: number; key: string } | null;
};

/** A status; `hang` never answers, `drop` takes it and ends the connection without a word. */
export type PushManner = 201 | 400 | 404 | 410 | 429 | 500 | 302 | 'hang' | 'drop';

export type FakeBrowser = { endpoint: string; p256dh: string; auth: string };

export type PushService = {
	origin: string;
	/** For PUSH_HOSTS. */
	host: string;
	/** For PUSH_CA_FILE. */
	caFile: string;
	/** What was taken, oldest first; also what was taken without a word. */
	pushes: PushReceived[];
	/** How often each address was asked, taken or not. */
	asked: { browser: string; at: Date }[];
	/** A new browser that takes pushes, by the name in its address. */
	subscribe(browser?: string): FakeBrowser;
	/** Called for each push that arrives, before it is answered. */
	watch: (() => void) | null;
	/** How it answers, to all or to one browser. */
	behave(manner: PushManner, more?: { browser?: string; retryAfter?: string; location?: string }): void;
	close(): Promise<void>;
};

type Manner = { manner: PushManner; retryAfter?: string; location?: string };

/** A certificate for this machine and the authority behind it, made anew. */
function makeCertificate() {
	const folder = mkdtempSync(join(tmpdir(), 'voresplan-push-'));
	const openssl = (...args: string[]) => {
		const { status, stderr } = spawnSync('openssl', args, { cwd: folder });
		if (status !== 0) throw new Error(`openssl: ${String(stderr)}`);
	};
	const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	openssl(
		'req',
		'-x509',
		...curve,
		'-keyout',
		'ca.key',
		'-out',
		'ca.pem',
		'-days',
		'2',
		'-subj',
		'/CN=Vores Plan test'
	);
	openssl('req', ...curve, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=localhost');
	writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
	const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
	openssl('x509', '-req', '-in', 'request.pem', '-out', 'cert.pem', ...signed);
	return {
		caFile: join(folder, 'ca.pem'),
		cert: readFileSync(join(folder, 'cert.pem')),
		key: readFileSync(join(folder, 'key.pem')),
		remove: () => rmSync(folder, { recursive: true, force: true })
	};
}

/** A push service (RFC 8030) over TLS on this machine. It reads what it is sent as the browsers would. */
export async function startPushService(): Promise<PushService> {
	const certificate = makeCertificate();
	const browsers = new Map<string, ReturnType<typeof makeBrowser>>();
	const manners = new Map<string, Manner>();
	const pushes: PushReceived[] = [];
	const asked: PushService['asked'] = [];

	const server = createServer({ cert: certificate.cert, key: certificate.key }, (request, response) => {
		const browser = (request.url ?? '').split('/').at(-1) ?? '';
		const pieces: Buffer[] = [];
		request.on('data', (piece: Buffer) => pieces.push(piece));
		request.on('error', () => {});
		request.on('end', () => {
			asked.push({ browser, at: new Date() });
			service.watch?.();
			const { manner, retryAfter, location } = manners.get(browser) ?? manners.get('') ?? { manner: 201 };
			const known = browsers.get(browser);
			if (!known) return void response.writeHead(404).end();
			if (manner === 'hang') return;
			if (manner === 201 || manner === 'drop') {
				const body = Buffer.concat(pieces);
				const vapid = readVapid(request.headers.authorization);
				pushes.push({
					...{ browser, at: new Date(), text: known.decrypt(body), length: body.length },
					...{ headers: request.headers, vapid }
				});
			}
			if (manner === 'drop') return void request.socket.destroy();
			response.writeHead(manner, {
				...(retryAfter ? { 'retry-after': retryAfter } : {}),
				...(location ? { location } : {})
			});
			response.end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const host = `localhost:${(server.address() as AddressInfo).port}`;
	const service: PushService = {
		...{ origin: `https://${host}`, host, caFile: certificate.caFile, pushes, asked, watch: null },
		subscribe(browser = randomBytes(8).toString('hex')) {
			const made = makeBrowser();
			browsers.set(browser, made);
			return { endpoint: `https://${host}/push/${browser}`, p256dh: made.p256dh, auth: made.auth };
		},
		behave: (manner, { browser = '', ...more } = {}) => void manners.set(browser, { manner, ...more }),
		close: () =>
			new Promise((resolve) => {
				certificate.remove();
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
	return service;
}

/** The keys of a browser, and how it reads what is encrypted for them (RFC 8188 and 8291). */
function makeBrowser() {
	const pair = createECDH('prime256v1');
	const ours = pair.generateKeys();
	const auth = randomBytes(16);
	return {
		p256dh: ours.toString('base64url'),
		auth: auth.toString('base64url'),
		decrypt(body: Buffer): string {
			const salt = body.subarray(0, 16);
			const keyLength = body.readUInt8(20);
			const theirs = body.subarray(21, 21 + keyLength);
			const sealed = body.subarray(21 + keyLength);
			const about = Buffer.concat([Buffer.from('WebPush: info\0'), ours, theirs]);
			const shared = Buffer.from(hkdfSync('sha256', pair.computeSecret(theirs), auth, about, 32));
			const secret = createHmac('sha256', salt).update(shared).digest();
			const expand = (info: string, length: number) =>
				createHmac('sha256', secret).update(`${info}\0\x01`).digest().subarray(0, length);
			const cipher = createDecipheriv(
				'aes-128-gcm',
				expand('Content-Encoding: aes128gcm', 16),
				expand('Content-Encoding: nonce', 12)
			);
			cipher.setAuthTag(sealed.subarray(-16));
			const opened = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
			return opened.subarray(0, opened.lastIndexOf(2)).toString();
		}
	};
}

/** `vapid t=TOKEN, k=KEY` (RFC 8292); null when the signature does not hold. */
function readVapid(header: string | undefined): PushReceived['vapid'] {
	const [, token = '', key = ''] = /^vapid t=([^,]+), k=(\S+)$/.exec(header ?? '') ?? [];
	const [head = '', claims = '', signature = ''] = token.split('.');
	const point = Buffer.from(key, 'base64url');
	if (point.length !== 65) return null;
	const publicKey = createPublicKey({
		format: 'jwk',
		key: {
			kty: 'EC',
			crv: 'P-256',
			x: point.subarray(1, 33).toString('base64url'),
			y: point.subarray(33).toString('base64url')
		}
	});
	const holds = verify(
		'sha256',
		Buffer.from(`${head}.${claims}`),
		{ key: publicKey, dsaEncoding: 'ieee-p1363' },
		Buffer.from(signature, 'base64url')
	);
	if (!holds) return null;
	const { aud, sub, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
	return { aud: String(aud), sub: String(sub), exp: Number(exp), key };
}
