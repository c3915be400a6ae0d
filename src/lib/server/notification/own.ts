/** What each person chooses about being told: kinds and ways, the hour, the address. Their own rows and nobody else's. */
import { refused, ok, type Result } from '../../core/result';
import {
	choicesOf,
	mayAskAgain,
	readAddress,
	readChoices,
	usualHour,
	type Choice,
	type ChoiceTyped,
	type NoticeAudience
} from '../../notification/choice';
import { pool } from '../db/client';
import { asProblem, type Tx } from '../db/with-actor';

/** Where mails go. It counts when it is confirmed; `askedAt` is when the mail that asks went out, null while it waits to. */
export type OwnContact = { email: string | null; askedAt: Date | null; confirmedAt: Date | null; hour: number };

/** @returns what holds before anything was chosen, when nothing was. One statement */
export async function findContact({ sql }: Tx, accountId: string): Promise<OwnContact> {
	const [row] = await sql<OwnContact[]>`
		select email, confirm_asked_at as "askedAt", confirmed_at as "confirmedAt", hour
		from notification_contact where account_id = ${accountId}`;
	return row ?? { email: null, askedAt: null, confirmedAt: null, hour: usualHour };
}

const findStored = async ({ sql }: Tx, accountId: string): Promise<Choice[]> => [
	...(await sql<Choice[]>`select kind, push, email from notification_choice where account_id = ${accountId}`)
];

/** Every kind with what holds for it. One statement. */
export const findChoices = async (tx: Tx, accountId: string, audience: NoticeAudience): Promise<Choice[]> =>
	choicesOf(audience, await findStored(tx, accountId));

/** Stores what was chosen on the page. @returns `not_an_hour` when the hour is none, and then nothing is stored */
export async function saveChoices(
	tx: Tx,
	{ accountId, audience }: { accountId: string; audience: NoticeAudience },
	typed: ChoiceTyped
): Promise<Result<null, 'not_an_hour'>> {
	const read = readChoices(typed, audience, await findStored(tx, accountId));
	if (!read.ok) return read;
	const { sql } = tx;
	const rows = read.value.choices.map((choice) => ({ account_id: accountId, ...choice }));
	await Promise.all([
		sql`
			insert into notification_contact (account_id, hour) values (${accountId}, ${read.value.hour})
			on conflict (account_id) do update set hour = excluded.hour`,
		sql`
			insert into notification_choice ${sql(rows, 'account_id', 'kind', 'push', 'email')}
			on conflict (account_id, kind) do update set push = excluded.push, email = excluded.email`
	]);
	return ok(null);
}

async function setAddress({ sql }: Tx, accountId: string, email: string | null) {
	await sql`
		insert into notification_contact (account_id, email) values (${accountId}, ${email})
		on conflict (account_id) do update set email = excluded.email`;
}

/** Takes a new address. It is asked for its yes; the same one again changes nothing (app.keep_contact). */
export async function saveAddress(
	tx: Tx,
	accountId: string,
	typed: string
): Promise<Result<null, 'missing' | 'not_an_email'>> {
	const read = readAddress(typed);
	if (!read.ok) return read;
	await setAddress(tx, accountId, read.value);
	return ok(null);
}

/** Takes the address away; nothing is mailed from now on. */
export const removeAddress = (tx: Tx, accountId: string): Promise<void> => setAddress(tx, accountId, null);

/** Has the mail that asks sent once more. Nothing when there is no address, or it is confirmed. @returns `too_soon` after the last */
export async function askAgain(tx: Tx, accountId: string, now: Date): Promise<Result<null, 'too_soon'>> {
	const { email, askedAt, confirmedAt } = await findContact(tx, accountId);
	if (!email || confirmedAt || !askedAt) return ok(null);
	if (!mayAskAgain(askedAt, now)) return refused('too_soon');
	// The link before this one is worth nothing from here on.
	await setAddress(tx, accountId, null);
	await setAddress(tx, accountId, email);
	return ok(null);
}

/**
 * The link of the mail was pressed. Again says the same.
 * @returns false when the token is nobody's, or older than a week
 * @throws Unavailable
 */
export async function confirmAddress(token: string): Promise<boolean> {
	if (!/^[\w-]{20,200}$/.test(token)) return false;
	try {
		const [row] = await pool('login')<{ done: boolean }[]>`select app.confirm_email(${token}) as done`;
		return row?.done ?? false;
	} catch (error) {
		throw asProblem(error);
	}
}
