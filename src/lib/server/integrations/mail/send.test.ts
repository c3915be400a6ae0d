import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { startMailServer } from '../../../../../tests/fakes/mail-server';
import { audiences, audienceVariable } from '../../db/audience';
import { closeMail, hasMail, sendMail } from './send';

const key = () => randomBytes(32).toString('base64');
const server = await startMailServer();
Object.assign(process.env, {
	VORESPLAN_MODE: 'production',
	ORIGIN: 'https://plan.solbjerg.example',
	DATABASE_URL: 'postgres://db/plan',
	...Object.fromEntries(audiences.map((audience) => [audienceVariable(audience), 'postgres://x@db/plan'])),
	...Object.fromEntries(
		['BORGER', 'MEDARBEJDER'].flatMap((kind) => [
			[`OIDC_${kind}_ISSUER`, 'https://broker.example'],
			[`OIDC_${kind}_CLIENT_ID`, 'id'],
			[`OIDC_${kind}_CLIENT_SECRET`, 'secret']
		])
	),
	...Object.fromEntries(['CPR', 'CPR_HASH', 'AUTH', 'SEAL', 'VAPID', 'JOURNAL'].map((name) => [`${name}_KEY`, key()])),
	SMTP_URL: server.url,
	MAIL_FROM: 'plan@solbjerg.example'
});
afterAll(async () => {
	closeMail();
	await server.close();
});

test('in production nothing is said to a mail server that speaks no TLS', async () => {
	expect(hasMail()).toBe(true);
	const sent = await sendMail({ to: 'borger@example.dk', subject: 'x', text: 'x', messageId: 'x' });
	expect(sent).toMatchObject({ state: 'later' });
	expect(server.messages).toEqual([]);
});
