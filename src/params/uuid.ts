import type { ParamMatcher } from '@sveltejs/kit';

/** An address with something else in the place of an id is a page that does not exist. */
export const match: ParamMatcher = (param) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(param);
