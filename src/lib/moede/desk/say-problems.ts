import { sayProblems } from '../../core/form';
import { moedeDesk } from '../../i18n/da/moede-desk';

/**
 * A sentence for each field of a meeting's form that has a problem.
 * @param problems by field; a role has a field for each person, `rolle-<accountId>`
 */
export function sayMoedeProblems(problems: Readonly<Partial<Record<string, string>>>): Partial<Record<string, string>> {
	const words: Record<string, Readonly<Record<string, string>>> = { ...moedeDesk.problems };
	for (const field of Object.keys(problems)) if (field.startsWith('rolle-')) words[field] = moedeDesk.problems.rolle;
	return sayProblems(words, problems);
}
