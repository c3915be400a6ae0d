import { env } from '../env';
import { hasMail, sendMail } from '../integrations/mail/send';
import { withActor } from '../db/with-actor';
import { makeInvitations, sendInvitations } from '../moede/invitation';
import type { Job } from './boss';

const job = { audience: 'job' } as const;

/** "Vores Plan <plan@kommune.dk>", or an address alone. */
export function senderOf(from: string): { name: string; email: string } {
	const parts = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(from);
	const email = (parts?.[2] ?? from).trim();
	return { name: parts?.[1] || email, email };
}

/** Every minute: puts meetings into the calendars of the professionals who are asked, and takes them out again. */
export const invitations = async ({ id, finish }: Job): Promise<void> => {
	const { mail, origin, keys } = env();
	if (hasMail() && mail) {
		await withActor(job, (tx) => makeInvitations(tx, { key: keys.auth, requestId: id }));
		await sendInvitations({ send: sendMail, origin, from: senderOf(mail.from), key: keys.auth }, new Date());
	}
	await withActor(job, finish);
};
