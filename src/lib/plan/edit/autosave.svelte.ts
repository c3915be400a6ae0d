import { deserialize } from '$app/forms';
import type { ActionResult } from '@sveltejs/kit';
import { isLoggedOut } from '../../ui/keep-typed';
import type { ItemKind } from '../draft';
import * as rules from './autosave-state';
import type { Posted, PostedItem } from './posted';

type Settings = {
	kind: ItemKind;
	itemId: string;
	/** Where it stands, should it have to be added again. */
	parent: string;
	/** The account that has opened the form: nobody else's log-in saves it. */
	reader: string;
	before: rules.Fields;
	/** What stands in the form that came back, and what the answer was. */
	typed?: rules.Fields;
	posted?: Posted;
	/** Ms of a clock that only goes forward. */
	clock: () => number;
	/** A gone item was added again under another id. */
	onmoved?: (itemId: string) => void;
};

/** So long an answer is waited for, ms. */
const patience = 10_000;
/** Another try at once would fail in the same way. */
const failing = ['unreachable', 'logged_out', 'other_person', 'no_access'];
/** What a page that closes may still send, bytes. */
const mostKept = 60_000;

/** Saves one item of the draft while it is typed in: one save at a time, and tried again until the server has answered. */
export class Autosave {
	#state = $state.raw() as rules.SaveState;
	#settings: Settings;
	#running: Promise<void> | null = null;

	constructor(settings: Settings) {
		this.#settings = settings;
		const begun = rules.begin(settings.kind, settings.before, settings.typed);
		const { posted, clock } = settings;
		this.#state = posted ? rules.answer(rules.send(begun), this.#read(posted), clock()) : begun;
	}

	get state() {
		return this.#state;
	}
	get line() {
		return rules.lineOf(this.#state);
	}
	get isUnsaved() {
		return rules.isUnsaved(this.#state);
	}

	/** What a field shows. */
	value = (field: string) => this.#state.typed[field] ?? '';
	set = (field: string, value: string) => this.type({ [field]: value });
	type(fields: rules.Fields) {
		this.#state = rules.type(this.#state, fields, this.#settings.clock());
	}
	adopt(server: rules.Fields, readAt: Date) {
		this.#state = rules.adopt(this.#state, server, readAt);
	}
	choose(field: string, whose: 'mine' | 'theirs') {
		this.#state = rules.choose(this.#state, field, whose, this.#settings.clock());
		void this.flush();
	}
	revive() {
		this.#state = rules.reviveItem(this.#state);
		void this.flush();
	}

	/** To be called some times a second. */
	tick() {
		if (rules.isDue(this.#state, this.#settings.clock())) this.#running ??= this.#save();
	}

	/**
	 * Saves now what is not saved yet, also what is typed meanwhile.
	 * @returns whether everything is saved
	 */
	async flush(): Promise<boolean> {
		while (this.#running || rules.isDue(this.#state, this.#settings.clock(), true)) {
			await (this.#running ??= this.#save());
			if (failing.some((kind) => kind === this.#state.trouble?.kind)) break;
		}
		return !this.isUnsaved;
	}

	/** The page is being closed, perhaps in the middle of a save: what that one has not, goes too, measured against it. */
	leave() {
		const { sent } = this.#state;
		const { before, mine } = rules.toSend(this.#state);
		if (sent === null) void this.flush();
		else if (Object.keys(mine).some((field) => mine[field] !== sent[field]))
			void this.#post({ before: { ...before, ...sent }, mine }).catch(() => {});
	}

	async #save() {
		const parts = rules.toSend(this.#state);
		this.#state = rules.send(this.#state);
		const answered = await this.#post(parts);
		this.#state = rules.answer(this.#state, answered, this.#settings.clock());
		this.#running = null;
	}

	async #post({ before, mine }: { before: rules.Fields; mine: rules.Fields }): Promise<rules.Answer> {
		const { kind, itemId, parent, reader } = this.#settings;
		const body = new FormData();
		const put = (values: rules.Fields, prefix = '') =>
			Object.entries(values).forEach(([field, value]) => body.set(prefix + field, value));
		put({ kind, item: itemId, parent, reader, auto: 'ja', ...(this.#state.revive ? { igen: 'ja' } : {}) });
		put(mine);
		put(before, 'before.');
		const size = new Blob([...body.values()]).size + 200 * [...body.keys()].length;
		try {
			const response = await fetch('?/gem', {
				method: 'POST',
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
				body,
				keepalive: size < mostKept,
				signal: AbortSignal.timeout(patience)
			});
			const result: ActionResult = deserialize(await response.text());
			return this.#understand(result.type === 'error' ? { ...result, status: response.status } : result);
		} catch {
			return { kind: 'unreachable' };
		}
	}

	#understand(result: ActionResult): rules.Answer {
		if (isLoggedOut(result)) return { kind: 'logged_out' };
		if (result.type === 'redirect') return { kind: 'no_access' };
		if (result.type === 'error') return { kind: (result.status ?? 500) < 500 ? 'no_access' : 'unreachable' };
		const data = result.data as { gem?: Posted; item?: PostedItem } | undefined;
		const posted = data?.gem ?? data?.item?.answer;
		return posted ? this.#read(posted) : { kind: 'unreachable' };
	}

	#read(posted: Posted): rules.Answer {
		if ('saved' in posted) {
			const { itemId, fields } = posted.saved;
			if (itemId !== this.#settings.itemId) this.#settings.onmoved?.(itemId);
			this.#settings.itemId = itemId;
			return { kind: 'saved', fields, at: posted.at };
		}
		switch (posted.refused) {
			case 'conflict': {
				const { fields, by, at, current } = posted.conflict;
				const theirs = Object.fromEntries(Object.entries(fields).map(([field, each]) => [field, each.theirs]));
				return { kind: 'conflict', conflict: { theirs, by, at }, current };
			}
			case 'problems':
				return { kind: 'problems', problems: posted.problems };
			case 'gone':
				return { kind: 'gone', by: posted.by };
			case 'other_person':
				return { kind: 'other_person' };
			case 'unknown':
				return { kind: 'no_access' };
		}
	}
}
