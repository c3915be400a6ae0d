/** What somebody chose to be told of, on which way and at which hour: reading the form, and what holds until they choose. */
import { readEmail } from '../core/fields';
import { tickedIn, typedIn } from '../core/form';
import { ok, refused, type Result } from '../core/result';

/** What a borger can be told of, and what staff can: in the order of the page. */
export const chooseable = {
	borger: ['moede_tomorrow', 'moede_changed', 'plan_version', 'answer', 'ruler_due', 'samtykke_expires'],
	fagperson: ['digest', 'invitation']
} as const;
export type NoticeAudience = keyof typeof chooseable;
export type ChosenKind = (typeof chooseable)[NoticeAudience][number];
export type Channel = 'push' | 'email';

/** One kind and its two ways. */
export type Choice = { kind: ChosenKind } & Record<Channel, boolean>;

/** An invitation goes into a calendar, so it is a mail or nothing. */
export const channelsOf = (kind: ChosenKind): readonly Channel[] =>
	kind === 'invitation' ? ['email'] : ['push', 'email'];

/** What holds for a kind until its owner chooses: everything but the digest, which one asks for. */
const unchosen = (kind: ChosenKind): Choice => {
	const on = kind !== 'digest';
	return { kind, push: on && channelsOf(kind).includes('push'), email: on };
};

/** Every kind of an audience with what holds for it. @param stored what was chosen, in any order */
export const choicesOf = (audience: NoticeAudience, stored: readonly Choice[]): Choice[] =>
	chooseable[audience].map((kind) => stored.find((each) => each.kind === kind) ?? unchosen(kind));

/** No notice goes out before the first hour or after the last, in Denmark (src/lib/notification). */
export const hours = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19] as const;
export const usualHour = 9;

/** What a box of the page says when it is ticked: `answer:push`. */
export const boxOf = (kind: ChosenKind, way: Channel) => `${kind}:${way}`;

/** The form as it was sent. */
export type ChoiceTyped = {
	/** Of the boxes, those that were ticked. */
	valg: string[];
	tid: string;
	/** Which ways the page offered. A way that it did not offer keeps what was chosen. */
	veje: string[];
};

export const choiceTypedOf = (posted: FormData): ChoiceTyped => ({
	valg: tickedIn(posted, 'valg'),
	tid: typedIn(posted, 'tid'),
	veje: tickedIn(posted, 'vej')
});

/** The form as the page offers it first. */
export const choiceTypedFrom = (choices: readonly Choice[], hour: number, ways: readonly Channel[]): ChoiceTyped => ({
	valg: choices.flatMap((each) => ways.filter((way) => each[way]).map((way) => boxOf(each.kind, way))),
	tid: String(hour),
	veje: [...ways]
});

/**
 * Reads what was chosen.
 * @param stored what was chosen before
 * @returns a choice for every kind of the audience, whatever else was sent; or `not_an_hour`
 */
export function readChoices(
	typed: ChoiceTyped,
	audience: NoticeAudience,
	stored: readonly Choice[]
): Result<{ hour: number; choices: Choice[] }, 'not_an_hour'> {
	const hour = hours.find((each) => String(each) === typed.tid);
	if (hour === undefined) return refused('not_an_hour');
	const choices = choicesOf(audience, stored).map((held) => {
		const choose = (way: Channel) =>
			typed.veje.includes(way) && channelsOf(held.kind).includes(way)
				? typed.valg.includes(boxOf(held.kind, way))
				: held[way];
		return { kind: held.kind, push: choose('push'), email: choose('email') };
	});
	return ok({ hour, choices });
}

/** Reads the address that mails are to go to. */
export function readAddress(typed: string): Result<string, 'missing' | 'not_an_email'> {
	const read = readEmail(typed);
	if (!read.ok) return read;
	return read.value === '' ? refused('missing') : read;
}

/** Somebody else may get the mail, so it is not sent at every press: so long after the last one, ms. */
const nextMailAfter = 10 * 60_000;

/** Whether the mail that asks to confirm an address may be sent once more. @param askedAt when it was sent last; null: it waits */
export const mayAskAgain = (askedAt: Date | null, now: Date) =>
	askedAt !== null && now.getTime() - askedAt.getTime() >= nextMailAfter;
