/**
 * What a page does for the person it was made for: its forms say whose they are, and its other windows hear when that person comes,
 * stays or leaves.
 */

/**
 * Said from one window of this browser to the others. `here`: somebody is logged in, and stays so until then when nothing is done
 * (ms since 1970). `out`: they have left, and the other windows go along.
 */
export type Said = { kind: 'here'; who: string; idleUntil: number } | { kind: 'out'; to: string };

const channelName = 'log-ind';

/** A line to the other windows; does nothing where there is none. `hear` is told what they say. */
export function openChannel(hear?: (said: Said) => void): { say: (said: Said) => void; close: () => void } {
	if (typeof BroadcastChannel === 'undefined') return { say: () => {}, close: () => {} };
	const channel = new BroadcastChannel(channelName);
	if (hear) channel.onmessage = (event: MessageEvent<Said>) => hear(event.data);
	return { say: (said) => channel.postMessage(said), close: () => channel.close() };
}

/**
 * Puts into each form that is posted from this page whose page it is: what is written here is not taken from anybody else.
 * @param field the name of the hidden field
 * @param who a hash of the person, or null on a page for anyone
 * @returns what takes it off again
 */
export function signForms(field: string, who: () => string | null): () => void {
	const sign = (event: FormDataEvent) => {
		const form = event.target;
		const value = who();
		if (value && form instanceof HTMLFormElement && form.method === 'post' && !event.formData.has(field))
			event.formData.set(field, value);
	};
	document.addEventListener('formdata', sign);
	return () => document.removeEventListener('formdata', sign);
}
