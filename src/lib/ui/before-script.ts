type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What somebody did before the script came, on a slow phone many seconds: opened folds and what stands in fields. */
let opened: HTMLDetailsElement[] = [];
let typed: { field: Typed; value: string }[] = [];
const written = new WeakSet<EventTarget>();

/** Remembers it; before the script takes over the page, which would draw all of it as it was sent. */
export function rememberBefore() {
	opened = [...document.querySelectorAll('details[open]')].filter((each) => each instanceof HTMLDetailsElement);
	typed = [...document.querySelectorAll<Typed>('main :is(textarea, select, input:not([type=hidden]))')]
		.filter(isTyped)
		.map((field) => ({ field, value: field.value }));
	for (const { field } of typed) written.add(field);
	document.addEventListener('input', ({ target }) => target && written.add(target));
}

/**
 * Has somebody written in it? What stands in a field does not tell: a text area that the script has taken over has lost what it came
 * with.
 */
export const isWritten = (field: EventTarget) => written.has(field);

/** Brings it back once the script has taken over, as if it was done now: somebody may be writing. */
export function bringBack() {
	for (const fold of opened) fold.open = true;
	for (const { field, value } of typed) {
		if (field.value === value) continue;
		field.value = value;
		field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
	}
	opened = [];
	typed = [];
}

/** Ticks and choices stay by themselves: `defaultChecked` is all that we set of them. */
function isTyped(field: Typed) {
	if (field instanceof HTMLSelectElement)
		return [...field.options].some((each) => each.selected !== each.defaultSelected);
	return field.type !== 'checkbox' && field.type !== 'radio' && field.value !== field.defaultValue;
}
