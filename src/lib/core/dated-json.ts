/** JSON that keeps instants: what was a `Date` is one again. */

/** Under this key stands an instant, in ms since 1970. */
const mark = '$at';

/** @returns JSON; a `Date` becomes `{"$at": ms}`, an invalid one null */
export const toDatedJson = (value: unknown): string => JSON.stringify(marked(value));

/** `JSON.stringify` turns a `Date` into text before a replacer sees it, so it is replaced first. */
function marked(value: unknown): unknown {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { [mark]: value.getTime() };
	if (Array.isArray(value)) return value.map(marked);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, marked(each)]));
}

/** @throws SyntaxError when it is no JSON */
export const fromDatedJson = (text: string): unknown =>
	JSON.parse(text, (_key, value: unknown) => {
		if (typeof value !== 'object' || value === null || !(mark in value)) return value;
		const at = value[mark];
		return typeof at === 'number' && Object.keys(value).length === 1 ? new Date(at) : value;
	});
