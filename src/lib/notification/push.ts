/**
 * What travels in a push: words that a stranger may read and an id that says nothing. It is encrypted for the browser, and as long
 * as every other, so that the length tells nothing either (E7).
 */
export type PushText = {
	/** One notice is shown once, however often it comes: the browser replaces one with the same tag. */
	tag: string;
	title: string;
	body: string;
};

/** Bytes of every payload, before it is encrypted. */
export const pushLength = 512;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/**
 * The payload, filled up with spaces.
 * @throws RangeError for words that have no room
 */
export function writePush({ tag, title, body }: PushText): string {
	const text = JSON.stringify({ tag, title, body });
	const room = pushLength - bytesOf(text);
	if (room < 0) throw new RangeError('the words of a push are too long');
	return text + ' '.repeat(room);
}

const unknown: PushText = { tag: 'nyt', title: 'Vores Plan', body: 'Du har nyt i Vores Plan' };

/** Reads a payload in the browser. What cannot be read is shown as news that say nothing. */
export function readPush(text: string | null): PushText {
	try {
		const read: unknown = JSON.parse(text ?? '');
		if (typeof read !== 'object' || read === null) return unknown;
		const { tag, title, body } = read as Record<keyof PushText, unknown>;
		return typeof tag === 'string' && typeof title === 'string' && typeof body === 'string'
			? { tag, title, body }
			: unknown;
	} catch {
		return unknown;
	}
}
