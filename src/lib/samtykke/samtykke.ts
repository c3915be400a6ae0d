/**
 * Why a forvaltning may see what: the rows of `adgangsgrundlag` as people read and change them. Who may read an item is decided by
 * the visibility rule (access/policy.ts) and nowhere else.
 */

import type { Kind, Topic } from '../access/policy';

/** In the order in which they are shown. */
export const kinds: readonly Kind[] = ['plan', 'moede', 'trivsel', 'netvaerk'];
/** Digital and on paper are written; orally, somebody notes it. */
export const waysGiven = ['digital', 'paper', 'oral'] as const;
export type HowGiven = (typeof waysGiven)[number];

/** One adgangsgrundlag, in force or not. Days are `YYYY-MM-DD` in Europe/Copenhagen, and both count. */
export type Ground = {
	id: string;
	forvaltningId: string;
	type: 'samtykke' | 'hjemmel';
	kinds: readonly Kind[];
	topics: readonly Topic[];
	purpose: string;
	/** Of a samtykke. */
	givenHow: HowGiven | null;
	/** Of a hjemmel. */
	paragraph: string | null;
	/** Who noted it; null when the borger gave it themself. */
	notedBy: string | null;
	/** The samtykke that this one goes on from. */
	renewsId: string | null;
	fromOn: string;
	toOn: string | null;
	withdrawnAt: Date | null;
	withdrawnHow: HowGiven | null;
};

/** What of a samtykke was withdrawn, and how; the row itself is narrower from then on. */
export type Withdrawal = {
	id: string;
	groundId: string;
	forvaltningId: string;
	kinds: readonly Kind[];
	topics: readonly Topic[];
	how: HowGiven;
	/** Who noted it; null when the borger did it themself. */
	by: string | null;
	at: Date;
};

/** A forvaltning that has somebody on the team, or has or had an adgangsgrundlag. */
export type Forvaltning = {
	id: string;
	name: string;
	/** Those on the team today who come from there. */
	people: readonly { name: string; title: string | null; task: string | null }[];
};

/** The samtykke to have one joint plan at all (LAB § 40 stk. 3, sygedagpengeloven § 13 e, barnets lov § 110). */
export type PlanSamtykke = {
	id: string;
	planId: string;
	givenHow: HowGiven;
	/** Who noted it; null when the borger gave it themself. */
	notedBy: string | null;
	givenAt: Date;
	withdrawnAt: Date | null;
	withdrawnHow: HowGiven | null;
	withdrawnBy: string | null;
};

/** What one switch is about: a kind of information, or a sensitive topic. */
export type Switch = { kind: Kind } | { topic: Topic };

/** Whether a ground holds on a day. */
export const isInForce = (
	{ fromOn, toOn, withdrawnAt }: Pick<Ground, 'fromOn' | 'toOn' | 'withdrawnAt'>,
	today: string
): boolean => withdrawnAt === null && fromOn <= today && (toOn === null || today <= toOn);
