import { version } from '$service-worker';
import { PrecacheController, type PrecacheEntry } from 'workbox-precaching';
import { Route, type Router } from 'workbox-routing';
import { isHashed, needsOf, shellPath } from '../lib/offline/shell';
import { sw } from './scope';

const cacheName = 'voresplan-skal';
const icon = '/favicon.svg';

/** The shell is fetched as nobody: kept for whoever comes, it may not say who asked for it. */
const asNobody = {
	requestWillFetch: async ({ request }: { request: Request }) => new Request(request, { credentials: 'omit' })
};
const controller = new PrecacheController({ cacheName, plugins: [asNobody], fallbackToNetwork: false });
controller.addToCacheList([shellPath, icon].map((url) => ({ url, revision: version })));

const entries = (paths: string[]): PrecacheEntry[] => paths.map((url) => ({ url, revision: null }));

const textOf = async (response: Response | undefined) => (response?.ok ? response.text() : null);
const readShell = async (shell: Response) => ({ html: await shell.text(), link: shell.headers.get('link') });

async function install(event: ExtendableEvent) {
	const shell = await fetch(shellPath, { credentials: 'omit', cache: 'reload', redirect: 'error' });
	if (!shell.ok) throw new Error(`the shell cannot be had: ${shell.status}`);
	const needs = await needsOf(await readShell(shell), async (path) => textOf(await fetch(path)));
	controller.addToCacheList(entries(needs));
	await controller.install(event);
	// Two servers of different age behind one address: rather no shell now than one whose files are another's.
	if ((await keptNeeds()).join() !== needs.join()) throw new Error('the shell changed while it was fetched');
}

/** What the kept shell needs. The worker is ended between two events, so a list in memory would be gone. */
async function keptNeeds(): Promise<string[]> {
	const shell = await findShell();
	return shell ? needsOf(await readShell(shell), async (path) => textOf(await findKept(path))) : [];
}

async function activate(event: ExtendableEvent) {
	controller.addToCacheList(entries(await keptNeeds()));
	await controller.activate(event);
	await sw.clients.claim();
}

const findKept = async (address: string) => (await caches.open(cacheName)).match(address, { ignoreVary: true });

/** The page that stands in for one that could not be fetched; undefined when the browser has thrown it out. */
export const findShell = (): Promise<Response | undefined> => controller.matchPrecache(shellPath);

/** Keeps the shell: all of it or nothing, and of older shells only what this one still needs. */
export function listenForInstall() {
	sw.addEventListener('install', (event) => event.waitUntil(install(event)));
	sw.addEventListener('activate', (event) => event.waitUntil(activate(event)));
	// Only when the page says so: what somebody is writing belongs to the version that they are writing in.
	sw.addEventListener('message', ({ data }) => {
		if (data?.kind === 'take-over') void sw.skipWaiting();
	});
}

/** Files that have their content in their name are given from what is kept; other files and everything personal go their way. */
export function routeFiles(router: Router) {
	router.registerRoute(
		new Route(
			({ url, sameOrigin }) => sameOrigin && isHashed(url.pathname),
			async ({ request }) => (await findKept(request.url)) ?? fetch(request)
		)
	);
}
