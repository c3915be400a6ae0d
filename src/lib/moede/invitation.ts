/** Which mails put meetings into the calendars of professionals, change them there, and take them out again. Facts in, mails out. */

/** Whom a meeting was or is called with: one row of a professional at one meeting, as it stands now. */
export type Asked = {
	participantId: string;
	accountId: string;
	moedeId: string;
	borgerId: string;
	startsAt: Date;
	endsAt: Date;
	answer: 'yes' | 'no' | 'none';
	/** The meeting is planned, they have not been taken off, and they may read it. */
	comes: boolean;
};

/** One mail to be sent. */
export type Mail = {
	participantId: string;
	accountId: string;
	moedeId: string;
	borgerId: string;
	/** How the calendar counts the changes of one entry (SEQUENCE). */
	sequence: number;
	method: 'request' | 'cancel';
	startsAt: Date;
	endsAt: Date;
};

/** A mail that was made before. */
export type Made = Mail & {
	/** It waits for its first or next try. */
	open: boolean;
	/** It may have reached the calendar. */
	left: boolean;
	/** It was called off before it was sent. */
	dropped: boolean;
};

export type Plan = {
	make: Mail[];
	/** What waits and is not true any more. */
	drop: Made[];
};

/**
 * The entry in a calendar is one meeting of one person, whatever rows of `moede_participant` that was: who is asked anew because the
 * time moved gets the same entry with the new time.
 */
const entryOf = ({ moedeId, accountId }: { moedeId: string; accountId: string }) => `${moedeId} ${accountId}`;

const sameTime = (a: Pick<Mail, 'startsAt' | 'endsAt'>, b: Pick<Mail, 'startsAt' | 'endsAt'>) =>
	a.startsAt.getTime() === b.startsAt.getTime() && a.endsAt.getTime() === b.endsAt.getTime();

/**
 * What has to be told now.
 *
 * - Who comes is sent the meeting once, and again when its time has moved. Not who has said no: to another time they are asked anew.
 * - Who was sent it, and does not come any more (called off, taken off, may not read it now), is sent that it falls away.
 * - Nothing about what has begun. Nothing else that changes: a mail says only when.
 *
 * @param asked every row of the people at these meetings, those who were taken off too
 * @param made every mail that was made about these meetings, in any order
 */
export function planInvitations(asked: readonly Asked[], made: readonly Made[], now: Date): Plan {
	const coming = new Map(asked.filter(({ comes }) => comes).map((each) => [entryOf(each), each]));
	const before = new Map<string, Made[]>();
	for (const mail of [...made].sort((a, b) => a.sequence - b.sequence))
		before.set(entryOf(mail), [...(before.get(entryOf(mail)) ?? []), mail]);
	const plan: Plan = { make: [], drop: [] };
	for (const entry of new Set([...coming.keys(), ...before.keys()])) {
		const mails = before.get(entry) ?? [];
		const wanted = wantedOf(coming.get(entry), mails, now);
		const open = mails.filter((mail) => mail.open);
		const right = wanted && open.find((mail) => says(mail, wanted));
		plan.drop.push(...open.filter((mail) => mail !== right));
		const reached = mails.filter(({ left, dropped }) => left && !dropped).at(-1);
		if (!wanted || right || (reached && !reached.open && says(reached, wanted))) continue;
		plan.make.push({ ...wanted, sequence: (mails.at(-1)?.sequence ?? -1) + 1 });
	}
	return plan;
}

/** The mail that an entry should have had last; null where there is nothing to tell. */
function wantedOf(asked: Asked | undefined, mails: readonly Made[], now: Date): Omit<Mail, 'sequence'> | null {
	const known = mails.filter(({ left }) => left).at(-1);
	if (asked) {
		const tells = asked.answer !== 'no' && asked.startsAt > now;
		return tells ? mailOf(asked, 'request') : null;
	}
	return known && known.startsAt > now ? mailOf(known, 'cancel') : null;
}

const mailOf = (about: Asked | Made, method: Mail['method']): Omit<Mail, 'sequence'> => ({
	participantId: about.participantId,
	accountId: about.accountId,
	moedeId: about.moedeId,
	borgerId: about.borgerId,
	method,
	startsAt: about.startsAt,
	endsAt: about.endsAt
});

const says = (mail: Mail, wanted: Omit<Mail, 'sequence'>) =>
	mail.method === wanted.method && (mail.method === 'cancel' || sameTime(mail, wanted));

/** So often one mail is tried. */
export const mostTries = 20;

/** How long until the next try, ms, after so many: 1, 2, 4 … minutes, at most an hour. */
export const waitAfter = (tries: number) => Math.min(60_000 * 2 ** Math.min(tries - 1, 10), 3_600_000);
