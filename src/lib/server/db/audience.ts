/**
 * Who speaks to the database. Each audience has its own login role (`vp_<audience>`) and its own small pool, so that an
 * injected statement in a borger's request has a borger's rights and no way to another's.
 */
export const audiences = [
	'login',
	'borger',
	'fagperson',
	'fordeler',
	'leder',
	'admin',
	'dpo',
	'job',
	'journal',
	'import'
] as const;
export type Audience = (typeof audiences)[number];

/** The environment variable that holds an audience's address: `DATABASE_URL_BORGER`. */
export const audienceVariable = (audience: Audience) => `DATABASE_URL_${audience.toUpperCase()}`;
