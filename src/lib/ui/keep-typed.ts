/**
 * A form whose words are not lost when the net goes: they stay on the page, it says so, and they are sent again by themselves.
 * The form has an id of its own (born with it), so what had arrived after all is not stored twice.
 */
import type { ActionResult, SubmitFunction } from '@sveltejs/kit';

/**
 * `still`: nothing to say. `sending`: on its way. `offline`: not saved, the net or the server is gone; tried again by itself.
 * `logged_out`: not saved, the log-in has ended; tried again when somebody comes back. `refused`: not saved, and trying again
 * would not help.
 */
export type KeptState = 'still' | 'sending' | 'offline' | 'logged_out' | 'refused';

/** Whether a form was not taken because the log-in had ended: nothing is lost, and it can be sent again after a new log-in. */
export const isLoggedOut = (result: ActionResult): boolean =>
	(result.type === 'error' && result.status === 401) ||
	(result.type === 'redirect' && result.location.startsWith('/login'));

type Settings = {
	onstate: (state: KeptState) => void;
	/** The server has it, and the page shows it. */
	ontaken: () => void;
	/** The form came back with what is wrong; `status` is the answer's. */
	onreturned: (data: Record<string, unknown>, status: number) => void;
};

/** So long an answer is waited for, and so long until the next try, ms. */
const patience = 15_000;
const retryEvery = 5_000;

/**
 * For `use:enhance` of one form.
 * @returns `submit` for `use:enhance`, and `stop` for when the form leaves the page
 */
export function keepTyped({ onstate, ontaken, onreturned }: Settings): { submit: SubmitFunction; stop: () => void } {
	let isSending = false;
	let waiting: { form: HTMLFormElement; submitter: HTMLElement | null } | null = null;
	let timer: ReturnType<typeof setInterval> | undefined;

	const again = () => {
		if (!waiting || isSending || !navigator.onLine) return;
		const { form, submitter } = waiting;
		form.requestSubmit(submitter?.isConnected ? submitter : null);
	};
	const warn = (event: BeforeUnloadEvent) => event.preventDefault();
	const moments = ['online', 'focus'] as const;

	function stop() {
		waiting = null;
		clearInterval(timer);
		for (const moment of moments) window.removeEventListener(moment, again);
		window.removeEventListener('beforeunload', warn);
	}
	function wait(form: HTMLFormElement, submitter: HTMLElement | null, state: KeptState) {
		stop();
		isSending = false;
		waiting = { form, submitter };
		timer = setInterval(again, retryEvery);
		for (const moment of moments) window.addEventListener(moment, again);
		window.addEventListener('beforeunload', warn);
		onstate(state);
	}

	const submit: SubmitFunction = ({ formElement, submitter, controller, cancel }) => {
		if (isSending) {
			cancel();
			return;
		}
		isSending = true;
		// While it is tried again, it goes on saying that it is not saved.
		if (!waiting) onstate('sending');
		const late = setTimeout(() => {
			controller.abort();
			wait(formElement, submitter, 'offline');
		}, patience);
		return async ({ result, update }) => {
			clearTimeout(late);
			if (result.type === 'error' && (result.status ?? 500) >= 500) return wait(formElement, submitter, 'offline');
			if (isLoggedOut(result)) return wait(formElement, submitter, 'logged_out');
			stop();
			if (result.type === 'error') onstate('refused');
			else {
				await update({ reset: false });
				onstate('still');
				if (result.type === 'failure') onreturned(result.data ?? {}, result.status);
				else ontaken();
			}
			isSending = false;
		};
	};
	return { submit, stop };
}
