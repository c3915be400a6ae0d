/**
 * The shell: the one page that the browser keeps to have something to show without net, and the files that it needs. Which they are
 * is read from the page itself, so nobody keeps a list.
 */

/** Where the shell is; the same for everybody. */
export const shellPath = '/offline';

/** What stands below these is no page, or belongs to a log-in that is under way. */
const elsewhere = /^\/(api|auth|forlad|kalender|kommune)(\/|$)/;

/** May the shell be shown instead of what could not be fetched? */
export const isPage = (pathname: string): boolean => !elsewhere.test(pathname) && !/\.[a-z0-9]+$/i.test(pathname);

/** Has its content in its name, so that what was kept of it is never old. */
export const isHashed = (pathname: string): boolean => pathname.startsWith('/_app/immutable/');

const named = /["(<'](\/(?:_app\/immutable\/[^"'()<>\s?]+|kommune\/logo\?v=\w+))["')>]/g;

/**
 * The files that a page names: its scripts, styles and pictures.
 * @param html as it was sent
 * @param link its `Link` header, where Kit names the scripts, or null
 * @returns addresses without an origin, each once
 */
export function filesOf(html: string, link: string | null): string[] {
	// A style that stands in the page itself is named once more, disabled, for Kit's sake.
	const used = html.replace(/<link\b[^>]*\bdisabled\b[^>]*>/g, '');
	return [...new Set([...`${link ?? ''}\n${used}`.matchAll(named)].flatMap(([, path]) => path ?? []))];
}

/**
 * The files that a script or a style sheet names, also those that a script brings only when it needs them.
 * @param text what stands in it
 * @param at where it is
 */
export function filesIn(text: string, at: string): string[] {
	// This one names every page there is.
	if (at.startsWith('/_app/immutable/entry/')) return [];
	const base = new URL(at, 'https://shell.invalid');
	const names = at.endsWith('.css')
		? text.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)
		: text.matchAll(/["'`]((?:\.{1,2}|\/_app\/immutable)\/[\w./-]+\.(?:js|css))["'`]/g);
	const paths = [...names].flatMap(([, address]) => {
		const url = address === undefined || address.startsWith('data:') ? null : new URL(address, base);
		return url?.origin === base.origin && isHashed(url.pathname) ? [url.pathname] : [];
	});
	return [...new Set(paths)];
}

/** What a page brings later and is longer than this (characters) it can do without: the chart, beside which stands a table. */
const longestLater = 100_000;

/**
 * Everything that a page needs to stand and to run, what it brings later included.
 * @param shell the page
 * @param read gives what stands in a file; null when it cannot be had
 * @returns addresses without an origin, in order
 */
export async function needsOf(
	{ html, link }: { html: string; link: string | null },
	read: (path: string) => Promise<string | null>
): Promise<string[]> {
	const first = filesOf(html, link);
	const seen = new Set(first);
	const needed: string[] = [];
	for (let paths = first; paths.length > 0;) {
		const texts = await Promise.all(paths.map((path) => (/\.(js|css)$/.test(path) ? read(path) : '')));
		const kept = paths.flatMap((path, index) => {
			const text = texts[index] ?? null;
			const isDispensable = !first.includes(path) && (text === null || text.length > longestLater);
			return isDispensable ? [] : [{ path, text: text ?? '' }];
		});
		needed.push(...kept.map(({ path }) => path));
		paths = [...new Set(kept.flatMap(({ path, text }) => filesIn(text, path)))].filter((path) => !seen.has(path));
		for (const path of paths) seen.add(path);
	}
	return needed.sort();
}
