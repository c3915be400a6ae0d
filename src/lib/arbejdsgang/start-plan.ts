import type { StartTyped } from '../borger/start';
import type { StaffHit } from '../team/staff';

type Errors = Partial<Record<string, string>>;

/** Where somebody is who starts a plan: the look-up, a plan that is there already, or the form. */
export type StartStep =
	/** `typed`: what was written in the form of a look-up that has become too old. */
	| { step: 'cpr'; cpr: string; typed: StartTyped | null; errors: Errors }
	| { step: 'exists'; borgerId: string; tovholder: string | null; phone: string | null }
	| {
			step: 'details';
			/** The look-up, sealed: the number is not in it in clear. */
			sealed: string;
			masked: string;
			/** Null for a borger we do not know. */
			name: string | null;
			typed: StartTyped;
			errors: Errors;
			/** Who may be chosen: the chosen one first. */
			hits: StaffHit[];
			/** How many the search found; null when nothing was searched for. */
			found: number | null;
	  };

export const firstStep: StartStep = { step: 'cpr', cpr: '', typed: null, errors: {} };
