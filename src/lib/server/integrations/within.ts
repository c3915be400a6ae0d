/** What is said of the other side when it takes longer than it may. */
export class TookTooLong extends Error {
	override name = 'TookTooLong';
}

/**
 * Waits for something outside, and no longer than that: no library's own limits are trusted. What comes after is not heard.
 * @throws TookTooLong after `ms`
 */
export async function within<T>(ms: number, something: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new TookTooLong()), ms);
	});
	something.catch(() => {});
	try {
		return await Promise.race([something, late]);
	} finally {
		clearTimeout(timer);
	}
}
