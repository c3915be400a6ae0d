import type { ParamMatcher } from '@sveltejs/kit';

/** The secret of a calendar address, as calendars like it: with an ending. */
export const match: ParamMatcher = (param) => /^[\w-]{43}\.ics$/.test(param);
