/** A line in the browser's plain storage: a page must look after something here as soon as it starts. It says nothing of anybody. */
const name = 'paa-telefonen';

/** Whether a copy, a log-out that waits or something unsent may be here. */
export function isHinted(): boolean {
	try {
		return localStorage.getItem(name) !== null;
	} catch {
		return false;
	}
}

/** Sets or takes away what `isHinted` asks for. */
export function hint(on: boolean) {
	try {
		if (on) localStorage.setItem(name, '1');
		else localStorage.removeItem(name);
	} catch {
		// Without it a page looks a few seconds later.
	}
}
