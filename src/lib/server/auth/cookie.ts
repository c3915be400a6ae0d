import { env } from '../env';

/** Cookies are Secure unless the demo is served over plain http, where some browsers would drop them. */
export const secureCookies = () => env().origin.startsWith('https://');

/** The session cookie: `__Host-session`, or `session` over plain http in the demo. */
export const cookieName = () => (secureCookies() ? '__Host-session' : 'session');
