import { createECDH } from 'node:crypto';
import { env } from '../../env';

/** The public half of our key in base64url: a browser takes pushes from nobody else (RFC 8292). */
export function vapidPublicKey(): string {
	const pair = createECDH('prime256v1');
	pair.setPrivateKey(env().keys.vapid);
	return pair.getPublicKey().toString('base64url');
}

/** What web-push signs with. */
export const vapidDetails = () => ({
	subject: env().push.subject,
	publicKey: vapidPublicKey(),
	privateKey: env().keys.vapid.toString('base64url')
});
