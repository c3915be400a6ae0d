/**
 * Whether a log-in reaches the level of assurance we ask for (NSIS "Betydelig"/Substantial or above). Brokers spell claim and
 * value differently, so both are settings. Every level claim that is present must be accepted, and one must be present: an
 * accepted `loa` beside a low `aal` is refused.
 * @param claims what the provider says of the person
 * @param claimNames claims that may carry a level
 * @param accepted values that are high enough
 */
export function reachesLevel(
	claims: Record<string, unknown>,
	claimNames: readonly string[],
	accepted: readonly string[]
): boolean {
	const levels = claimNames.filter((name) => claims[name] !== undefined).map((name) => claims[name]);
	return levels.length > 0 && levels.every((level) => typeof level === 'string' && accepted.includes(level));
}

/** The first of the named claims that holds a text. */
export function firstClaim(claims: Record<string, unknown>, claimNames: readonly string[]): string | null {
	for (const name of claimNames) {
		const value = claims[name];
		if (typeof value === 'string' && value !== '') return value;
	}
	return null;
}
