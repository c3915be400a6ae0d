/** What a person reads who sent a form that was not taken, and what they typed. */
import { svar } from '../i18n/da/lineal';
import type { AnswerRefusal } from './answer';
import type { FieldProblems } from './form';

/** A sentence at each field; `form` is about the whole. */
export type FormErrors = { trin?: string; hvordan?: string; note?: string; skridt?: string; form?: string };

/** Where the two forms stand that a page has once; any other form stands at its question. */
export const samletPlace = 'samlet-vurdering';
export const typedPlace = 'tastet';

/** A form that comes back, with everything that was typed. */
export type RefusedForm = {
	/** Which form of the page it is: its question's key, `samletPlace` or `typedPlace`. Also the end of its fields' ids. */
	place: string;
	/** The question it was about: `samlet` or an area's id. */
	emne: string;
	/** The id it goes on with. */
	formId: string | null;
	trin: string | null;
	note: string;
	skridt: string;
	/** How a typed answer was given. */
	hvordan: string | null;
	errors: FormErrors;
};

/** A link from each problem to its field, for the summary above the page. */
export const errorLinks = ({ place, errors }: Pick<RefusedForm, 'place' | 'errors'>) =>
	Object.entries(errors).map(([field, text]) => ({ href: `#${field === 'form' ? 'trin' : field}-${place}`, text }));

/** @returns one sentence for each field that could not be read */
export function sayProblems(problems: FieldProblems): FormErrors {
	const { trin, hvordan, note, skridt, ...rest } = problems;
	return {
		...(trin && { trin: trin === 'missing' ? svar.problems.trin.missing : svar.problems.trin.other }),
		...(hvordan && { hvordan: svar.problems.hvordan }),
		...(note && { note: sayTextProblem(note) }),
		...(skridt && { skridt: sayTextProblem(skridt) }),
		...(Object.keys(rest).length > 0 && { form: svar.problems.form })
	};
}

const sayTextProblem = (problem: NonNullable<FieldProblems['note']>) =>
	problem === 'forbidden' || problem === 'too_long' ? svar.problems.text[problem] : svar.problems.text.other;

/** Why an answer that could be read was not taken, as a sentence at its field. */
export function sayRefusal(reason: Exclude<AnswerRefusal, 'borger_unknown' | 'emne_unknown'> | 'conflict'): FormErrors {
	switch (reason) {
		case 'conflict':
			return { form: svar.problems.conflict };
		case 'emne_ended':
			return { form: svar.problems.emneEnded };
		case 'lineal_old':
		case 'lineal_unknown':
			return { form: svar.problems.lineal };
		case 'not_a_point':
			return { trin: svar.problems.trin.other };
		case 'samlet_early':
			return { form: svar.problems.samletEarly };
	}
}
