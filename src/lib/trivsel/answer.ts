/** What giving one answer means: what must hold, when it was made, and what makes two answers the same. */
import { ok, refused, type Result } from '../core/result';
import { isPoint, type Answer, type Lineal } from './lineal';
import type { GivenHow } from './rating';

/** The longest note, in characters. */
export const longestText = 4_000;

/** One answer as it was sent, before anything is known of the ruler or of whom it is about. */
export type SentAnswer = {
	/** Born with the form: a resend carries the same. */
	id: string;
	/** Null is the overall question. */
	emneId: string | null;
	/** The ruler's key; null when the form does not say, and then it is the one in use. */
	linealKey: string | null;
	linealVersion: number;
	answer: Answer;
	note: string | null;
	skridt: string | null;
	/** The tovholder's judgement of the overall goal, not a rating like others (M23). */
	samlet: boolean;
	/** How it was given, when a professional types it for the borger; null for an answer of one's own. */
	givenHow: GivenHow | null;
	/** When the phone says it was made, and what its clock showed as it sent; null from a form. */
	device: { madeAt: Date; now: Date } | null;
	timeZone: string;
};

/** The facts that decide whether an answer can be taken. */
export type AnswerFacts = {
	/** Whether the borger exists for the rater. */
	borgerExists: boolean;
	/** The ruler in use; null in a municipality without one. */
	active: Lineal | null;
	/** Whether the ruler and version that was sent exists at all. */
	linealExists: boolean;
	/** The area asked about, when the rater may see it. */
	emne: { ended: boolean } | null;
	/** Whether the actor may write it down: an answer of the borger's is typed only by who may read it. */
	mayGive: boolean;
};

export type AnswerRefusal =
	| 'borger_unknown'
	| 'lineal_unknown'
	| 'lineal_old'
	| 'not_a_point'
	| 'emne_unknown'
	| 'emne_ended'
	/** The samlet vurdering comes when all of the round are opened, from whoever holds the threads, about everything. */
	| 'samlet_early';

/**
 * Whether an answer can be taken, on which ruler.
 * @returns the ruler in use, or why not. `borger_unknown` and `emne_unknown` cover what one may not see: it does not exist.
 */
export function decideAnswer(
	sent: Pick<SentAnswer, 'emneId' | 'linealKey' | 'linealVersion' | 'answer'>,
	facts: AnswerFacts
): Result<Lineal, AnswerRefusal> {
	const { active, emne } = facts;
	if (!facts.borgerExists || !facts.mayGive) return refused('borger_unknown');
	if (sent.emneId && !emne) return refused('emne_unknown');
	if (!active || !facts.linealExists) return refused('lineal_unknown');
	if ((sent.linealKey ?? active.key) !== active.key || sent.linealVersion !== active.version)
		return refused('lineal_old');
	if (emne?.ended) return refused('emne_ended');
	if (sent.answer.kind === 'point' && !isPoint(active, sent.answer.value)) return refused('not_a_point');
	return ok(active);
}

/**
 * What an answer says, in one canonical text: two sendings with the same id are the same answer when this is the same. The
 * clocks are left out, because a resend has another `now`.
 * @param linealKey the ruler's key, where the answer did not name it
 */
export function contentOf(sent: SentAnswer, linealKey: string): string {
	const value = sent.answer.kind === 'point' ? sent.answer.value : null;
	const said = [linealKey, sent.linealVersion, sent.emneId, sent.answer.kind, value, sent.note, sent.skridt];
	// What most answers do not have stands last, so that they stay the same text.
	return JSON.stringify([...said, ...(sent.samlet ? ['samlet'] : []), ...(sent.givenHow ? [sent.givenHow] : [])]);
}

const day = 86_400_000;
/** We take answers that waited on a phone for 18 months; an older date is a broken clock. */
const longestWait = 548 * day;

/**
 * When an answer was made, whatever the phone's clock showed: its own time, moved by the difference between our clock and
 * its clock (G3). Never later than we received it; a date older than any phone may wait counts as now.
 */
export function whenMade(device: SentAnswer['device'], receivedAt: Date): Date {
	if (!device) return receivedAt;
	const corrected = device.madeAt.getTime() + receivedAt.getTime() - device.now.getTime();
	const plausible = corrected <= receivedAt.getTime() && corrected >= receivedAt.getTime() - longestWait;
	return plausible ? new Date(corrected) : receivedAt;
}
