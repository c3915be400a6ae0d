import { createTransport, type Transporter } from 'nodemailer';
import type { Options } from 'nodemailer/lib/smtp-pool';
import { env } from '../../env';
import { TookTooLong, within } from '../within';

/** One mail to one person, in plain text. */
export type Mail = {
	to: string;
	subject: string;
	text: string;
	/** What the mail stands for, e.g. the id of a notification: the same id is the same mail to whoever gets it twice. */
	messageId: string;
	/** An invitation or its cancelling, as calendars understand it (RFC 5546). */
	calendar?: { method: 'REQUEST' | 'CANCEL'; content: string };
};

/**
 * What came of it: `sent`, the mail server has it; `later`, nobody could say, so it is tried again; `refused`, it will never be
 * taken. `code` is for the log and the administrator: no address, no text.
 */
export type MailSent = { state: 'sent' } | { state: 'later' | 'refused'; code: string };

/** Whether this installation can send mail at all. */
export const hasMail = () => env().mail !== null;

/** ms until a mail server that says nothing is given up for this time; and until a mail that waits for the others before it is. */
const patience = 5_000;
const longest = 20_000;

let transport: { url: string; pool: Transporter } | undefined;

/** Connections to the mail server, kept open. In production it must speak TLS before it hears anything. */
function transportOf(url: string): Transporter {
	if (transport?.url !== url) {
		transport?.pool.close();
		const { protocol, hostname, port, username, password } = new URL(url);
		const secure = protocol === 'smtps:';
		// Not as `url`: nodemailer would then forget all the rest.
		const options: Options & { maxRequeues: number } = {
			host: hostname,
			port: Number(port) || (secure ? 465 : 587),
			secure,
			...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
			pool: true,
			maxConnections: 5,
			// Otherwise one whose connection ends is sent again and again; when that is done, we say.
			maxRequeues: 0,
			requireTLS: env().mode === 'production' && !secure,
			connectionTimeout: patience,
			greetingTimeout: patience,
			socketTimeout: patience,
			dnsTimeout: patience,
			disableFileAccess: true,
			disableUrlAccess: true
		};
		transport = { url, pool: createTransport(options) };
	}
	return transport.pool;
}

/**
 * Gives one mail to the municipality's mail server (`SMTP_URL`). Never inside a transaction, and never rejects.
 * The Message-ID is made of `messageId` and our host.
 */
export async function sendMail({ to, subject, text, messageId, calendar }: Mail): Promise<MailSent> {
	const { mail, origin } = env();
	if (!mail) return { state: 'refused', code: 'no_smtp' };
	try {
		const sending = transportOf(mail.url).sendMail({
			from: mail.from,
			// An object: an address that was typed is never read as a list of addresses.
			to: { name: '', address: to },
			subject,
			text,
			messageId: `<${messageId}@${new URL(origin).hostname}>`,
			headers: { 'Auto-Submitted': 'auto-generated' },
			...(calendar ? { icalEvent: { method: calendar.method, content: calendar.content, filename: 'moede.ics' } } : {})
		});
		await within(longest, sending);
		return { state: 'sent' };
	} catch (error) {
		// Nobody knows what became of its connection.
		if (error instanceof TookTooLong) closeMail();
		return error instanceof TookTooLong ? { state: 'later', code: 'timeout' } : answerOf(error);
	}
}

/** Ends the connections; for a clean stop. */
export function closeMail() {
	transport?.pool.close();
	transport = undefined;
}

/** What a failure means: a 5xx to the receiver or to the mail is the last word; of anything else the server may get better. */
function answerOf(error: unknown): MailSent {
	const { responseCode, code } = error as { responseCode?: number; code?: string };
	const isOfThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
	if (isOfThisMail && (responseCode ?? 500) >= 500)
		return { state: 'refused', code: `smtp_${responseCode ?? 'address'}` };
	return { state: 'later', code: responseCode ? `smtp_${responseCode}` : (code ?? 'smtp') };
}
