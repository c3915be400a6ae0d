import type { ExpiredForm } from '$lib/access/expired-form';
import type { SignedIn } from '$lib/server/auth/session';
import type { Municipality } from '$lib/server/setting/queries';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Shown to the person and written to the log, so that the two can be matched. No personal data. */
			reference?: string;
			/** The database is away: the page says so instead of blaming itself. */
			unavailable?: boolean;
			/** A form that came after the log-in had ended: what was typed is shown and can be sent again. */
			expired?: ExpiredForm;
			/** A form that stood on another person's page: nothing of it is shown or stored. */
			otherPerson?: boolean;
		}
		interface Locals {
			/** Who is logged in, or null. Set once per request in hooks.server.ts. */
			signedIn: SignedIn | null;
			municipality: Municipality;
			requestId: string;
			/** When the request came; rules get it as an argument instead of reading the clock. */
			now: Date;
			/** The database was away when we asked who it is; a page that needs to know answers 503. */
			sessionUnknown: boolean;
			/** Set when an answer failed because the database is away: it goes out as 503. */
			unavailable: boolean;
			/** A form that came without a log-in; null when there is none. */
			expired: ExpiredForm | null;
			/** A form that stood on the page of somebody else than is logged in now. */
			otherPerson: boolean;
		}
	}
}
export {};
