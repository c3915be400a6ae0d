/** The samlet vurdering: the tovholder's judgement of the overall goal, when all of the round are opened (Hjørring, M23). */
import { sayRating, type Question, type Rating, type TeamReader } from './rating';
import type { Rulers } from './view';

/** An own rating older than this says nothing about the borger's answer (the database holds the same, `may_judge_overall`). */
const round = 30 * 86_400_000;

/** What has to be done first, in the order in which to do it. */
export type Missing = 'own' | 'opening';

export type SamletView = {
	formId: string;
	/** Empty: it may be given now. */
	missing: Missing[];
	/** When the borger answered last; null when they have not in the last year. */
	answeredAt: Date | null;
	/** The others who may rate, with what they say in this round; null: not answered yet. */
	colleagues: { name: string; said: { text: string; at: Date } | null }[];
	/** The reader's latest; `isOld` when somebody has answered since. */
	latest: { text: string; at: Date; isOld: boolean } | null;
};

/**
 * What is missing before the samlet vurdering may be given.
 * @param now what the own rating is held against when the borger has not answered
 */
export function missingForSamlet({ own, borger }: Pick<Question, 'own' | 'borger'>, now: Date): Missing[] {
	const missing: Missing[] = [];
	if (!own || !isInRound(own, borger, now) || !belongsTo(borger, own)) missing.push('own');
	if (borger && !borger.answer) missing.push('opening');
	return missing;
}

const isInRound = (rating: Rating, borger: Rating | null, now: Date) =>
	rating.receivedAt.getTime() > (borger?.receivedAt ?? now).getTime() - round;

/** Whether an own rating belongs to the borger's latest answer: given before the reader looked at that, or since. */
function belongsTo(borger: Rating | null, own: Rating): boolean {
	if (!borger || own.receivedAt > borger.receivedAt) return true;
	return borger.opened === null ? borger.openable : borger.opened === 'after_own';
}

/** @param question the overall one, as whoever holds the threads sees it */
export function samletView(
	question: Question,
	{
		reader,
		team,
		rulers,
		now,
		newId
	}: { reader: string; team: readonly TeamReader[]; rulers: Rulers; now: Date; newId: () => string }
): SamletView {
	const { borger, own, professionals } = question;
	const latest = professionals.find(({ rater }) => rater.kind === 'tovholder' && rater.accountId === reader);
	const said = latest && sayRating(latest, rulers.all);
	const others = professionals.filter(({ rater }) => rater.kind === 'fagperson');
	return {
		formId: newId(),
		missing: missingForSamlet(question, now),
		answeredAt: borger?.madeAt ?? null,
		colleagues: team
			.filter(({ accountId, covers }) => accountId !== reader && (covers.length > 0 || others.some(isBy(accountId))))
			.map(({ accountId, name }) => {
				const rating = others.find((other) => isBy(accountId)(other) && isInRound(other, borger, now));
				const text = rating && sayRating(rating, rulers.all);
				return { name, said: rating && text ? { text, at: rating.madeAt } : null };
			}),
		latest:
			latest && said
				? {
						text: said,
						at: latest.madeAt,
						isOld: [borger, own, ...others].some((other) => other !== null && other.receivedAt > latest.receivedAt)
					}
				: null
	};
}

const isBy =
	(accountId: string) =>
	({ rater }: Rating) =>
		rater.accountId === accountId;
