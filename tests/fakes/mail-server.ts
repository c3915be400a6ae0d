import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it arrived. */
export type MailReceived = {
	from: string;
	to: string[];
	/** Names in lower case; words that were encoded are readable. */
	headers: Record<string, string>;
	subject: string;
	/** The part in plain text. */
	text: string;
	/** The part of type text/calendar, and its method. */
	calendar: { method: string; content: string } | null;
	raw: string;
};

/**
 * `busy` says 451 to every mail, `refuse` 550 to every receiver, `hang` takes a mail and never answers, `drop`
 * takes it and ends the connection without a word.
 */
export type MailManner = 'ok' | 'busy' | 'refuse' | 'hang' | 'drop';

export type MailServer = {
	/** For SMTP_URL. */
	url: string;
	port: number;
	/** What arrived, oldest first. */
	messages: MailReceived[];
	behave(manner: MailManner): void;
	/** Nobody answers at the port. */
	stop(): Promise<void>;
	/** Answers again, on the same port. */
	start(): Promise<void>;
	close(): Promise<void>;
};

/** A real SMTP server on this machine that keeps what it is sent. @param port any free one without */
export async function startMailServer(port = 0): Promise<MailServer> {
	let manner: MailManner = 'ok';
	const messages: MailReceived[] = [];
	const say = (code: number) => Object.assign(new Error('not now'), { responseCode: code });
	const options: SMTPServerOptions = {
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		disableReverseLookup: true,
		logger: false,
		onRcptTo: (_address, _session, done) => (manner === 'refuse' ? done(say(550)) : done()),
		onData(stream, { envelope }, done) {
			const pieces: Buffer[] = [];
			stream.on('data', (piece: Buffer) => pieces.push(piece));
			stream.on('end', () => {
				if (manner === 'hang') return;
				if (manner === 'busy') return done(say(451));
				const raw = Buffer.concat(pieces).toString();
				const from = envelope.mailFrom ? envelope.mailFrom.address : '';
				messages.push({ from, to: envelope.rcptTo.map(({ address }) => address), ...read(raw), raw });
				if (manner === 'drop') for (const socket of sockets) socket.destroy();
				else done();
			});
		}
	};
	const sockets = new Set<Socket>();
	let server: SMTPServer | null = null;
	const listen = (on: number) =>
		new Promise<number>((resolve, reject) => {
			const opened = new SMTPServer({ ...options, closeTimeout: 100 });
			server = opened;
			opened.on('error', reject);
			opened.server.on('connection', (socket: Socket) => {
				sockets.add(socket);
				socket.on('close', () => sockets.delete(socket));
			});
			opened.listen(on, '127.0.0.1', () => {
				// A client that goes away in the middle is no failure of a test.
				opened.removeListener('error', reject);
				opened.on('error', () => {});
				resolve((opened.server.address() as AddressInfo).port);
			});
		});
	const stop = () =>
		new Promise<void>((resolve) => {
			if (!server) return resolve();
			server.close(() => resolve());
			server = null;
		});
	const opened = await listen(port);
	return {
		url: `smtp://127.0.0.1:${opened}`,
		port: opened,
		messages,
		behave: (next) => void (manner = next),
		stop,
		start: async () => void (await listen(opened)),
		close: stop
	};
}

type Part = { headers: Record<string, string>; body: string };

/** Header and body of a part, the body as text. */
function partOf(raw: string): Part {
	const [head = '', ...rest] = raw.split('\r\n\r\n');
	const headers = Object.fromEntries(
		head
			.replace(/\r\n[ \t]+/g, ' ')
			.split('\r\n')
			.map((line): [string, string] => {
				const at = line.indexOf(':');
				return [line.slice(0, at).toLowerCase(), wordsOf(line.slice(at + 1).trim())];
			})
	);
	const body = rest.join('\r\n\r\n');
	const encoding = headers['content-transfer-encoding']?.toLowerCase();
	if (encoding === 'base64') return { headers, body: Buffer.from(body, 'base64').toString() };
	if (encoding === 'quoted-printable') return { headers, body: quotedOf(body.replace(/=\r\n/g, '')) };
	return { headers, body };
}

const quotedOf = (text: string) =>
	Buffer.from(
		text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
		'latin1'
	).toString();

/** `=?UTF-8?Q?M=C3=B8de?=` → "Møde". */
const wordsOf = (text: string) =>
	text
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
			how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString() : quotedOf(word.replace(/_/g, ' '))
		);

/** All parts that hold no parts. */
function partsOf(raw: string): Part[] {
	const part = partOf(raw);
	const boundary = /boundary="?([^";]+)"?/.exec(part.headers['content-type'] ?? '')?.[1];
	if (!boundary) return [part];
	return part.body
		.split(`--${boundary}`)
		.slice(1, -1)
		.flatMap((each) => partsOf(each.replace(/^\r\n/, '').replace(/\r\n$/, '')));
}

function read(raw: string): Pick<MailReceived, 'headers' | 'subject' | 'text' | 'calendar'> {
	const { headers } = partOf(raw);
	const parts = partsOf(raw);
	const ofType = (type: string) => parts.find((part) => (part.headers['content-type'] ?? '').startsWith(type));
	const calendar = ofType('text/calendar');
	return {
		headers,
		subject: headers['subject'] ?? '',
		text: (ofType('text/plain')?.body ?? '').replace(/\r\n/g, '\n'),
		calendar: calendar
			? {
					method: /method=([A-Z]+)/i.exec(calendar.headers['content-type'] ?? '')?.[1] ?? '',
					content: calendar.body
				}
			: null
	};
}
