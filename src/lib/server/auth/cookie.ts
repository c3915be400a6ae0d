import { createHmac } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { env } from '../env';

/** Cookies are Secure unless the demo is served over plain http, where some browsers would drop them. */
export const secureCookies = () => env().origin.startsWith('https://');

/** `__Host-` where the connection is encrypted (A16). */
export const cookiePrefix = () => (secureCookies() ? '__Host-' : '');

/** The session cookie: `__Host-session`, or `session` over plain http in the demo. */
export const cookieName = () => `${cookiePrefix()}session`;

/** What every cookie of ours has. */
export const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() }) as const;

/** How much longer than its limit a meeting may keep a session (`app.hold_session`), ms. */
const longestMeeting = 8 * 3_600_000;

/**
 * When a session's cookie runs out. The database says how long a session lasts; the cookie only carries it, and outlives a meeting
 * that goes on longer.
 */
export const cookieEnd = (sessionEnds: Date) => new Date(sessionEnds.getTime() + longestMeeting);

/** Hands the browser a new session's token. @param ends the session's absolute end */
export function setSessionCookie(cookies: Cookies, token: string, ends: Date) {
	cookies.set(cookieName(), token, { ...cookieOptions(), expires: cookieEnd(ends) });
}

const whoCookie = () => `${cookiePrefix()}hvem`;

/** What stands for a person in a form of theirs: a keyed hash that says nothing to anybody else. */
export const whoOf = (accountId: string) =>
	createHmac('sha256', env().keys.auth).update(`who ${accountId}`).digest('base64url').slice(0, 22);

/** Who was logged in last in this browser, as `whoOf`; null after a log-off. */
export const lastWho = (cookies: Pick<Cookies, 'get'>): string | null => cookies.get(whoCookie()) || null;

/** Remembers who is logged in, until the browser closes or they log off: what comes from their page too late is theirs. */
export function rememberWho(cookies: Cookies, accountId: string) {
	const who = whoOf(accountId);
	if (cookies.get(whoCookie()) !== who) cookies.set(whoCookie(), who, cookieOptions());
}

/** Takes both cookies back. */
export function forgetSession(cookies: Cookies) {
	for (const name of [cookieName(), whoCookie()]) cookies.delete(name, cookieOptions());
}
