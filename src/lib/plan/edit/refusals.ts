import { planEdit as words } from '../../i18n/da/plan-edit';
import { longest, type FieldProblem, type FieldProblems } from '../draft';

/** Sentences for the fields of a small form, by field. */
export type Sentences = Record<string, string>;

/** What is the matter with text of any field. */
const text = (problem: FieldProblem, most: number) =>
	problem === 'too_long' ? words.act.tooLong(most) : problem === 'forbidden' ? words.act.forbidden : '';

const mostWords = longest['learnt'] ?? 0;
/** By action and field: what each problem is called there. */
const said: Record<string, Record<string, (problem: FieldProblem) => string>> = {
	luk: { outcome: () => words.close.missing, words: (problem) => text(problem, mostWords) },
	afslut: {
		endsOn: (problem) =>
			problem === 'before_start'
				? words.end.beforeStart
				: problem === 'missing'
					? words.end.noDay
					: words.problems.not_a_day,
		learnt: (problem) => text(problem, mostWords) || words.end.missing
	},
	status: {
		state: () => words.status.missing,
		reason: (problem) => text(problem, 1_000) || words.status.reasonMissing,
		newDueOn: (problem) =>
			problem === 'missing'
				? words.status.dayMissing
				: problem === 'not_a_day'
					? words.problems.not_a_day
					: words.status.dayWrong
	},
	tavle: { text: (problem) => text(problem, 1_000) || words.tavle.missing },
	svar: { text: (problem) => text(problem, 1_000) || words.statement.empty }
};

/**
 * What is wrong in the form of an action, as sentences.
 * @param problems by field, as the command named them; one that the form does not show is said above it (`form`)
 */
export function sayProblems(action: string, problems: FieldProblems): Sentences {
	return Object.fromEntries(
		Object.entries(problems).map(([field, problem]) => {
			const sentence = said[action]?.[field];
			return sentence ? [field, sentence(problem)] : ['form', words.act.unknown];
		})
	);
}

/** What it was about is not there, or there is no plan to write in. */
export const sayUnknown = (reason: 'unknown' | 'no_plan'): Sentences => ({
	form: reason === 'no_plan' ? words.act.noPlan : words.act.unknown
});

/** Why the plan was not shared. */
export const sayNotShared = (reason: string): Sentences => ({
	[reason === 'forbidden' || reason === 'too_long' ? 'summary' : 'form']:
		words.publish.refused[reason] ?? words.publish.refused['no_plan'] ?? ''
});
