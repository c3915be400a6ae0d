/** What one is told of: when it comes, and until when it is of use. */
import type { Told } from '../i18n/da/notification';
import { dayOf } from '../core/dates';
import type { ChosenKind } from './choice';
import { nextAtHour, nextDecent } from './hours';

/** What stands in the table: what one can choose, and the mail that asks whose an address is. */
export type Kind = ChosenKind | 'confirm_email';

/** What is told as soon as it may be; the rest comes at the hour that was chosen. */
const atOnce: readonly Kind[] = ['moede_changed', 'answer', 'confirm_email'];
export const comesAtOnce = (kind: Kind) => atOnce.includes(kind);

/** When something that happened at an instant is told. @param hour that was chosen, 8 to 19 */
export const tellAt = (kind: Kind, at: Date, hour: number) =>
	comesAtOnce(kind) ? nextDecent(at) : nextAtHour(at, hour);

const day = 86_400_000;
/** How long something is worth telling, from when it was due, ms. */
const lasts: Partial<Record<Kind, number>> = { digest: day / 2, ruler_due: day, confirm_email: day };

/** What a reminder of a meeting is about: that meeting at that time. Moved, it is another. */
export const aboutMoede = (moedeId: string, startsAt: Date) => `${moedeId} ${startsAt.toISOString()}`;

/** The meeting and the time that a reminder is about, or null for anything else. */
export function moedeOf(about: string): { moedeId: string; startsAt: Date } | null {
	const [moedeId = '', at = ''] = about.split(' ');
	const startsAt = new Date(at);
	return Number.isNaN(startsAt.getTime()) ? null : { moedeId, startsAt };
}

type Made = { kind: Kind; about: string; dueAt: Date };

/** Until when it is of use: a reminder until the meeting begins, the rest a day or two. */
export function usefulUntil({ kind, about, dueAt }: Made): Date {
	const moede = kind === 'moede_tomorrow' ? moedeOf(about) : null;
	return moede?.startsAt ?? new Date(dueAt.getTime() + (lasts[kind] ?? 2 * day));
}

/** Which words it is told in. A reminder that comes late says "i dag". Null: a mail with words of its own. */
export function wordsOf({ kind, about }: Pick<Made, 'kind' | 'about'>, now: Date): Told | null {
	if (kind === 'confirm_email' || kind === 'invitation') return null;
	const moede = kind === 'moede_tomorrow' ? moedeOf(about) : null;
	return moede && dayOf(moede.startsAt) === dayOf(now) ? 'moede_today' : kind;
}
