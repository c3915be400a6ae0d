/** For `use:enhance` of a form that can wait: first it lies on the phone, then it goes its usual way. */
import type { Keeper as Tools, ReadKeepable } from './keep';
import type { Item } from './outbox';

/** What keeps: `keep.ts`, which is loaded after the page. */
export type Keeper = Pick<Tools, 'keepItem' | 'takeBack' | 'sendNow' | 'askToPersist' | 'askWorker'>;

/**
 * `still`: nothing to say. `sending`: on its way. `kept`: it lies on the phone and will be sent; `logIn` when somebody must log in
 * first. `not_kept`: neither here nor there, what was typed stays; `problem` is what was wrong with it, if anything.
 */
export type KeptFormState =
	| { kind: 'still' | 'sending' }
	| { kind: 'kept'; item: Item; logIn: boolean }
	| { kind: 'not_kept'; problem: string | null };

/** What comes of a form, as Kit tells it. */
type FormResult =
	| { type: 'success' }
	| { type: 'failure' }
	| { type: 'redirect'; location: string }
	| { type: 'error'; status?: number };

type Settings<Told> = {
	/** Whose page it is; null when nobody is logged in. */
	owner: () => string | null;
	/** Null while it is not loaded: then the form goes on as it would without. */
	keeper: () => Keeper | null;
	/** What is kept of it. */
	read: (posted: FormData) => ReadKeepable;
	onstate: (state: KeptFormState) => void;
	/** As the form would have gone on without an outbox; only for what the server has answered. */
	follow: (told: Told) => unknown;
};

/** What Kit hands over as a form is sent. */
type Submitted = { formData: FormData; controller: AbortController; cancel: () => void };

/** So long is waited for the server, ms. */
const patience = 10_000;

/** What an answer is to the form: taken by the server, sent back with sentences, for want of a log-in, or no answer of ours at all. */
export function wayOf(result: FormResult): 'answered' | 'returned' | 'log_in' | 'none' {
	if (result.type === 'failure') return 'returned';
	if (result.type === 'redirect') return result.location.startsWith('/login') ? 'log_in' : 'answered';
	if (result.type === 'success') return 'answered';
	const status = result.status ?? 500;
	if (status === 401) return 'log_in';
	return status >= 500 || status === 429 || status === 408 ? 'none' : 'answered';
}

/** @returns the function for `use:enhance`; a second press while the first is on its way does nothing */
export function keptForm<Told extends { result: FormResult }>({
	owner,
	keeper,
	read,
	onstate,
	follow
}: Settings<Told>) {
	let isSending = false;

	const end = (state: KeptFormState) => {
		isSending = false;
		onstate(state);
	};

	return async ({ formData, controller, cancel }: Submitted) => {
		if (isSending) return cancel();
		isSending = true;
		onstate({ kind: 'sending' });
		const who = owner();
		const kept = read(formData);
		const tools = keeper();
		const item = tools && who && kept.ok ? await tools.keepItem(who, kept.value) : null;

		function stayHere(logIn: boolean) {
			if (!item || !tools) return end({ kind: 'not_kept', problem: kept.ok ? null : kept.problem });
			void tools.askToPersist();
			void tools.askWorker();
			end({ kind: 'kept', item, logIn });
			void tools.sendNow(item.owner);
		}
		const late = setTimeout(() => {
			controller.abort();
			stayHere(false);
		}, patience);

		return async (told: Told) => {
			clearTimeout(late);
			const way = wayOf(told.result);
			// Without an outbox a log-in that has ended is said as for every other form, with what was typed.
			if (way === 'none' || (way === 'log_in' && item)) return stayHere(way === 'log_in');
			// What comes back with sentences is corrected on the page, not on the phone.
			if (way === 'returned' && item) await tools?.takeBack(item.id);
			await follow(told);
			end({ kind: 'still' });
			if (way === 'answered' && item) void tools?.sendNow(item.owner);
		};
	};
}
