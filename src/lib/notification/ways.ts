/** On which way somebody is told: the phone first, the mail where the phone cannot be reached. Never both. */
import type { Channel, Choice } from './choice';

/** Somebody's ways, as they are now. */
export type Reach = {
	/** Ids of the browsers that take pushes. */
	subscriptions: readonly string[];
	/** There is an address, it is theirs, and we can send mail. */
	mail: boolean;
};

export type Way = { channel: Channel; target: string };

/**
 * The ways on which a notice sets out.
 * @returns every browser of theirs, or the mail when there is none or pushes are not wanted; none when nothing is left
 */
export function waysOf(choice: Choice, reach: Reach, accountId: string): Way[] {
	if (choice.push && reach.subscriptions.length > 0)
		return reach.subscriptions.map((target) => ({ channel: 'push', target }));
	return choice.email && reach.mail ? [{ channel: 'email', target: accountId }] : [];
}

/** So long a push service may fail to take a push before the mail goes instead, ms. */
const patience = 30 * 60_000;

type Sent = { state: 'waiting' | 'sending' | 'sent' | 'failed' | 'gone' };

/**
 * Whether the mail goes instead of the pushes: they have all come to nothing, or none has been taken for half an hour. While one
 * is on its way, nobody knows.
 */
export function needsMail(pushes: readonly Sent[], on: { dueAt: Date; now: Date }): boolean {
	if (pushes.length === 0 || pushes.some(({ state }) => state === 'sent' || state === 'sending')) return false;
	const waits = pushes.some(({ state }) => state === 'waiting');
	return !waits || on.now.getTime() - on.dueAt.getTime() >= patience;
}
