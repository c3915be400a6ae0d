import type { ParamMatcher } from '@sveltejs/kit';

/** 256 bits in an address, base64url. Anything else is a page that does not exist. */
export const match: ParamMatcher = (param) => /^[\w-]{43}$/.test(param);
