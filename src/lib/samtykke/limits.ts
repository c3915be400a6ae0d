/** How long a samtykke lasts at most, and when one asks whether it shall go on. */

import type { Kind, Topic } from '../access/policy';
import { addDays, addMonths } from '../core/dates';
import { isInForce, type Ground, type HowGiven } from './samtykke';

/** How many months a samtykke to each kind lasts at most: a setting of the municipality. */
export type Months = Readonly<Record<Kind, number>>;

/** A samtykke to pass on health information lapses after a year, by law (sundhedsloven § 44). */
export const mostHealthMonths = 12;
/** For so many days after the last one it can be renewed as it was; then it is given anew. */
export const renewableFor = 90;

/**
 * The last day a samtykke may last: the least of its kinds, and never more than a year when it is about health.
 * @param from its first day, `YYYY-MM-DD`
 * @returns `YYYY-MM-DD`; that day counts
 */
export function lastDayOf(
	{ kinds, topics }: { kinds: readonly Kind[]; topics: readonly Topic[] },
	from: string,
	months: Months
): string {
	const most = [...kinds.map((kind) => months[kind]), ...(topics.includes('helbred') ? [mostHealthMonths] : [])];
	return addDays(addMonths(from, Math.min(...most)), -1);
}

/** Health information is passed on by a written samtykke only (sundhedsloven § 44): said aloud is not enough. */
export const isWrittenEnough = (how: HowGiven, topics: readonly Topic[]): boolean =>
	how !== 'oral' || !topics.includes('helbred');

/** Whether a ground says all that another one says, and lasts longer. */
const goesFurther = (other: Ground, { kinds, topics, toOn }: Ground) =>
	kinds.every((kind) => other.kinds.includes(kind)) &&
	topics.every((topic) => other.topics.includes(topic)) &&
	(other.toOn === null || (toOn !== null && other.toOn > toOn));

/**
 * The samtykker of which one asks whether they shall go on: they run out within `remindDays`, or did so less than 90 days ago, and
 * nothing has come after them. A withdrawn one is never asked about.
 * @param grounds all of one borger
 * @param today `YYYY-MM-DD`
 */
export function renewableOf(
	grounds: readonly Ground[],
	{ today, remindDays }: { today: string; remindDays: number }
): Ground[] {
	const renewed = new Set(grounds.flatMap(({ renewsId }) => renewsId ?? []));
	const isNear = ({ type, fromOn, toOn, withdrawnAt }: Ground) =>
		type === 'samtykke' &&
		withdrawnAt === null &&
		fromOn <= today &&
		toOn !== null &&
		toOn <= addDays(today, remindDays) &&
		toOn > addDays(today, -renewableFor);
	return grounds.filter(
		(ground) =>
			isNear(ground) &&
			!renewed.has(ground.id) &&
			!grounds.some(
				(other) =>
					other.type === 'samtykke' &&
					other.forvaltningId === ground.forvaltningId &&
					isInForce(other, today) &&
					goesFurther(other, ground)
			)
	);
}
