import { createServer } from 'node:http';
import { startMailServer, type MailReceived } from '../fakes/mail-server';

/** The mail server of the portal under test, and where a test of another process reads what arrived. */
const smtpPort = 3312;
const postboxPort = 3313;

export const smtpUrl = `smtp://127.0.0.1:${smtpPort}`;

/** Takes the portal's mails and hands them out. @returns how to end it */
export async function openPostbox(): Promise<() => Promise<void>> {
	const mail = await startMailServer(smtpPort);
	const postbox = createServer((_request, response) => response.end(JSON.stringify(mail.messages)));
	await new Promise<void>((resolve) => postbox.listen(postboxPort, '127.0.0.1', resolve));
	return async () => {
		await new Promise<void>((resolve) => {
			postbox.close(() => resolve());
			postbox.closeAllConnections();
		});
		await mail.close();
	};
}

/** What has come to an address so far, oldest first. */
export async function mailsTo(address: string): Promise<MailReceived[]> {
	const answer = await fetch(`http://127.0.0.1:${postboxPort}`);
	const all = (await answer.json()) as MailReceived[];
	return all.filter(({ to }) => to.includes(address));
}
