import { createContext } from 'svelte';
import type { DraftPage } from '../draft';
import type { Autosave } from './autosave.svelte';
import type { PostedItem, Refused } from './posted';
import type { Names } from './say';

/** What stands open on one page of the plan and is not sent yet. */
export class Desk {
	#saves: { itemId: string; save: Autosave }[] = [];
	#typing: (() => boolean)[] = [];
	/** The page has come to life: what opens from now on was opened by a hand, and takes the focus. */
	isLive = false;

	/** The autosave of an item: what was typed outlives its form, should that be drawn anew. */
	saveOf(itemId: string, make: () => Autosave): Autosave {
		const known = this.#saves.find((each) => each.itemId === itemId);
		if (known) return known.save;
		const save = make();
		this.#saves.push({ itemId, save });
		return save;
	}
	drop(itemId: string) {
		this.#saves = this.#saves.filter((each) => each.itemId !== itemId);
	}

	/** Something typed that is sent by a press, not by itself. @returns what ends it */
	watch(isTyped: () => boolean): () => void {
		this.#typing.push(isTyped);
		return () => (this.#typing = this.#typing.filter((each) => each !== isTyped));
	}

	get isUnsaved() {
		return this.#saves.some(({ save }) => save.isUnsaved);
	}
	get isTyping() {
		return this.#typing.some((each) => each());
	}
	tick() {
		for (const { save } of this.#saves) save.tick();
	}
	leave() {
		for (const { save } of this.#saves) save.leave();
	}
	/** Leads to the form that cannot be saved yet, and to what it waits for. */
	pointAtUnsaved() {
		const form = document.querySelector('form.item-form');
		form?.querySelector<HTMLElement>('.conflict button, [aria-invalid="true"], button')?.focus();
	}
	/** @returns whether everything is saved */
	async flush(): Promise<boolean> {
		const saved = await Promise.all(this.#saves.map(({ save }) => save.flush()));
		return saved.every(Boolean);
	}
}

/** What every part of the work space needs to know; read it where it is used, it changes. */
export type Work = {
	readonly draft: DraftPage;
	readonly names: Names;
	/** When the page was read. */
	readonly now: Date;
	readonly today: string;
	/** The account of the reader. */
	readonly reader: string;
	/** The item whose form is open. */
	readonly editing: string | null;
	/** A form of an item that came back, and any other that did. */
	readonly posted: PostedItem | null;
	readonly refused: Refused | null;
	readonly desk: Desk;
};

export const [getWork, setWork] = createContext<Work>();
