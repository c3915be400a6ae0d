/**
 * Q6: Chromium is killed while its outbox sends over a bad net. What it has said is kept or received is in the database, once; and
 * nothing is called received that is not there.
 *
 *   node --import tsx tests/proof/outbox-chaos.ts [KILLS] [ITEMS] [--delete-first] [--seed N]      (15 500; needs a build)
 *
 * Two windows write answers on the ruler by the form, as a borger does, and the worker sends with them. One POST of two goes wrong.
 * `--delete-first` is the negative control: the test's own script deletes an item before it is sent, as a careless queue does. Then
 * things must be lost, or the run proves nothing, and it ends with 1. Else it ends with 1 when anything was lost, doubled, or falsely
 * called received. Prints one line of JSON.
 */
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { removeEmbedded, startEmbedded } from '../../src/lib/server/db/embedded';
import { startFaultyWire, type Fault, type FaultyWire } from '../fakes/http-faults';
import { browserFlags, findBrowser } from '../support/browser';
import { startPortalProcess } from '../support/portal-process';

const ports = { portal: 3386, provider: 3387 };
const origin = `http://127.0.0.1:${ports.portal}`;
/** How often each fault strikes what changes something, and the rest of what the outbox asks. A hang takes the longest. */
const odds: readonly (readonly [Fault, number])[] = [
	['busy', 0.14],
	['log_in', 0.06],
	['reset', 0.1],
	['lost', 0.12],
	['captive', 0.05],
	['hang', 0.015]
];

/** Numbers in [0, 1) that are the same for the same seed. */
function chanceOf(seed: number) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** What the phone has said of what was written, by the id that was born with the form. */
type Ledger = {
	/** "Gemt på din telefon", or more. */
	acknowledged: Map<string, string>;
	written: number;
	/** Said to be received by a window or the outbox, and not in the database at that moment. */
	falselyReceived: Set<string>;
	receipts: number;
	kills: number;
};

type Browser = { child: ChildProcess; context: BrowserContext; gone: () => boolean };

/** Starts Chromium on a profile that outlives it. */
async function startBrowser(profile: string, wire: FaultyWire): Promise<Browser> {
	const flags = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, wire.flag];
	const child = spawn(await findBrowser(), [...browserFlags, ...flags, 'about:blank'], {
		// A group of its own, so that nothing of it is left when it is killed.
		detached: true,
		stdio: ['ignore', 'ignore', 'pipe']
	});
	const address = await new Promise<string>((resolve, reject) => {
		let said = '';
		child.once('exit', () => reject(new Error(`Chromium ended: ${said.slice(-500)}`)));
		child.stderr?.on('data', (part: Buffer) => {
			said += part.toString();
			const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
			if (found) resolve(found);
		});
	});
	let isGone = false;
	child.once('exit', () => (isGone = true));
	const browser = await chromium.connectOverCDP(address);
	const [context] = browser.contexts();
	if (!context) throw new Error('Chromium has no window');
	return { child, context, gone: () => isGone };
}

/** kill -9 of Chromium and all its processes. */
const kill = ({ child }: Browser) =>
	new Promise<void>((resolve) => {
		if (child.exitCode !== null || child.signalCode !== null) return resolve();
		child.once('exit', () => resolve());
		if (child.pid) process.kill(-child.pid, 'SIGKILL');
	});

/** The negative control: an item is taken out of the outbox before it is sent. The worker, which no script reaches, is not there. */
function deleteFirst() {
	const send = window.fetch;
	ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('not here'));
	window.fetch = async (asked, how) => {
		const isItem = how?.method === 'POST' && /\/api\/(trivselsmaaling|besked)$/.test(String(asked));
		if (isItem && typeof how.body === 'string') {
			const { id } = JSON.parse(how.body) as { id: string };
			await new Promise<void>((resolve) => {
				const opened = indexedDB.open('voresplan-udbakke');
				opened.onsuccess = () => {
					const change = opened.result.transaction('item', 'readwrite');
					change.objectStore('item').delete(id);
					change.oncomplete = () => {
						opened.result.close();
						resolve();
					};
				};
			});
		}
		return send(asked, how);
	};
}

type Lying = { id: string; state: string };
/** The items as they lie in this browser. */
const itemsIn = (page: Page): Promise<Lying[]> =>
	page.evaluate(
		() =>
			new Promise<Lying[]>((resolve) => {
				const opened = indexedDB.open('voresplan-udbakke');
				opened.onsuccess = () => {
					const db = opened.result;
					if (!db.objectStoreNames.contains('item')) return resolve([]);
					const asked = db.transaction('item').objectStore('item').getAll();
					asked.onsuccess = () => {
						db.close();
						resolve((asked.result as Lying[]).map(({ id, state }) => ({ id, state })));
					};
				};
			})
	);

type Said = 'kept' | 'received' | 'receipt' | 'not-kept';

/** Writes one answer by the form, and reads what the page says of it. Null when the page says nothing in time. */
async function writeOne(page: Page, note: string): Promise<{ id: string; said: Said | null }> {
	// Only when the page has asked for the key has it loaded what keeps.
	const ready = page.waitForRequest(/\/api\/outbox$/, { timeout: 5_000 }).catch(() => null);
	await page.goto(`${origin}/lineal`, { waitUntil: 'domcontentloaded' });
	await ready;
	const form = page.locator('form[data-form="lineal"]').first();
	const id = await form.locator('input[name="id"]').inputValue();
	await form.locator('input[name="trin"][value="3"]').check({ force: true });
	await form.locator('textarea[name="note"]').fill(note);
	await form.locator('button').last().click();
	const said = await page
		.waitForFunction(
			() =>
				new URLSearchParams(location.search).has('sendt')
					? 'receipt'
					: document.querySelector<HTMLElement>(
							'[data-outbox="kept"], [data-outbox="received"], [data-outbox="not-kept"]'
						)?.dataset['outbox'],
			undefined,
			{ timeout: 20_000, polling: 100 }
		)
		.then((handle) => handle.jsonValue())
		.catch(() => null);
	return { id: id.toLowerCase(), said: (said as Said | null) ?? null };
}

async function chaos({ kills, items, isNegative, seed }: Asked) {
	const chance = chanceOf(seed);
	const dataDir = mkdtempSync(join(tmpdir(), 'voresplan-outbox-'));
	const profile = mkdtempSync(join(tmpdir(), 'voresplan-profile-'));
	const database = await startEmbedded({ dataDir });
	const portal = await startPortalProcess({
		PORT: String(ports.portal),
		OIDC_DEMO_PORT: String(ports.provider),
		DATABASE_URL: database.ownerUrl,
		DATA_DIR: join(dataDir, 'portal'),
		RATE_LIMIT: '1000000'
	});
	const superuser = postgres(database.superuserUrl, { max: 2, onnotice: () => {} });
	const wire = await startFaultyWire(origin, ({ method, path }) => {
		const isAsked = path.startsWith('/api/') || method === 'POST';
		if (!isAsked || path === '/api/session' || path === '/api/health') return null;
		let left = chance();
		return odds.find(([, share]) => (left -= share) < 0)?.[0] ?? null;
	});
	const { borger, token, closePools } = await makeBorger(database.ownerUrl);
	const ledger: Ledger = { acknowledged: new Map(), written: 0, falselyReceived: new Set(), receipts: 0, kills: 0 };

	const stored = async (ids: readonly string[]) => {
		const rows = await superuser<{ id: string }[]>`
			select client_id as id from trivselsmaaling where borger_id = ${borger} and client_id = any(${[...ids]}::uuid[])`;
		return new Set(rows.map(({ id }) => id));
	};
	/** What is called received must be there by then. */
	async function holdToWord(ids: readonly string[]) {
		const there = await stored(ids);
		for (const id of ids) if (!there.has(id)) ledger.falselyReceived.add(id);
	}
	async function checkOutbox(page: Page) {
		const received = (await itemsIn(page)).filter(({ state }) => state === 'received');
		await holdToWord(received.map(({ id }) => id));
	}

	async function open() {
		const browser = await startBrowser(profile, wire);
		const { context } = browser;
		if (isNegative) await context.addInitScript(deleteFirst);
		await context.addCookies([{ name: 'session', value: token, url: origin, expires: Date.now() / 1000 + 86_400 }]);
		return { browser, pages: [await context.newPage(), await context.newPage()] as const };
	}

	/** One window writes until the browser is killed, or there is enough. */
	async function write(page: Page, browser: Browser, isEnough: () => boolean) {
		while (!browser.gone() && !isEnough()) {
			ledger.written += 1;
			const note = `Svar nummer ${ledger.written}`;
			try {
				const { id, said } = await writeOne(page, note);
				if (said === 'kept' || said === 'received' || said === 'receipt') ledger.acknowledged.set(id, note);
				if (said === 'received' || said === 'receipt') {
					ledger.receipts += 1;
					await holdToWord([id]);
				}
				// The worker has its turn too, against the windows.
				if (chance() < 0.3)
					await page.evaluate(() => navigator.serviceWorker?.controller?.postMessage({ kind: 'send' }));
			} catch (error) {
				if (!browser.gone()) await delay(200);
				if (process.env['CHAOS_VERBOSE']) console.error(String(error).split('\n')[0]);
			}
		}
	}

	/** One life of the browser: it writes, and is killed somewhere in the middle of something. */
	async function live(least: number) {
		const { browser, pages } = await open();
		const goal = ledger.acknowledged.size + least;
		const writing = pages.map((page) => write(page, browser, () => false));
		const limit = Date.now() + 180_000;
		while (ledger.acknowledged.size < goal && Date.now() < limit && !browser.gone()) await delay(20);
		await delay(chance() * 1_500);
		await kill(browser);
		ledger.kills += 1;
		await Promise.all(writing);
	}

	try {
		// The phone has been online once: it has the key.
		wire.set(false);
		const first = await open();
		const told = first.pages[0].waitForResponse(/\/api\/outbox$/, { timeout: 20_000 });
		await first.pages[0].goto(`${origin}/lineal`);
		await told;
		await delay(1_500);
		await kill(first.browser);
		wire.set(true);

		const share = Math.ceil(items / kills);
		while (ledger.kills < kills || ledger.acknowledged.size < items) {
			await live(Math.max(1, Math.round(share * (0.6 + chance() * 0.8))));
			console.error(`killed ${ledger.kills} times; ${ledger.acknowledged.size} acknowledged`);
		}

		// The net is good at last: all that waits is sent.
		wire.set(false);
		const { browser, pages } = await open();
		const [page] = pages;
		const deadline = Date.now() + 240_000;
		let waiting = Infinity;
		while (waiting > 0 && Date.now() < deadline) {
			await page.goto(`${origin}/lineal`);
			await delay(1_500);
			waiting = (await itemsIn(page)).filter(({ state }) => state === 'waiting').length;
		}
		await checkOutbox(page);
		const left = await itemsIn(page);
		// And says once more what it has numbered.
		const saidAll = page.waitForResponse(/\/api\/outbox$/, { timeout: 10_000 }).catch(() => null);
		await page.goto(`${origin}/lineal`);
		await saidAll;
		await kill(browser);

		const there = await stored([...ledger.acknowledged.keys()]);
		const lost = [...ledger.acknowledged.keys()].filter((id) => !there.has(id));
		const [{ doubled } = { doubled: -1 }] = await superuser<{ doubled: number }[]>`
			select count(*)::int as doubled from (
				select n.note from trivselsmaaling m join trivselsnote n on n.maaling_id = m.id
				where m.borger_id = ${borger} group by n.note having count(*) > 1) twice`;
		const [{ missing } = { missing: -1 }] = await superuser<{ missing: number }[]>`
			select coalesce(sum(greatest(p.seq_high - p.waiting - (select count(*) from phone_item i where i.phone_id = p.id)::int, 0)), 0)::int as missing
			from phone p join account a on a.id = p.account_id where a.borger_id = ${borger}`;
		return {
			...{ seed, kills: ledger.kills, written: ledger.written, acknowledged: ledger.acknowledged.size },
			...{ receipts: ledger.receipts, lost: lost.length, doubled, falselyReceived: ledger.falselyReceived.size },
			...{ waiting, refused: left.filter(({ state }) => state === 'refused' || state === 'look').length },
			/** How many the server itself sees are missing. */
			missing,
			struck: wire.struck
		};
	} finally {
		await wire.close();
		await superuser.end();
		await closePools();
		await portal.stop();
		await database.stop();
		await removeEmbedded({ dataDir });
		rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}

/** A borger of the run's own, logged in. */
async function makeBorger(ownerUrl: string) {
	const [{ deriveLogins }, { closePools }] = await Promise.all([
		import('../../src/lib/server/db/migrate'),
		import('../../src/lib/server/db/client')
	]);
	Object.assign(process.env, await deriveLogins(ownerUrl));
	const make = await import('../support/builders');
	const borger = await make.makeBorger({ name: 'Nanna Friis' });
	const { token } = await make.asBorger(borger);
	return { borger: borger.id, token, closePools };
}

type Asked = { kills: number; items: number; isNegative: boolean; seed: number };

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { 'delete-first': { type: 'boolean', default: false }, seed: { type: 'string' } }
});
const [kills = 15, items = 500] = positionals.map(Number);
const seed = values.seed ? Number(values.seed) : Math.floor(Math.random() * 1_000_000);
const result = await chaos({ kills, items, isNegative: values['delete-first'], seed });
console.log(JSON.stringify(result));
const { lost, doubled, falselyReceived, waiting, refused, missing } = result;
const isWhole = lost + doubled + falselyReceived + waiting + refused + missing === 0;
// What the careless queue loses is lost for good, and the server sees that something is missing.
process.exit((values['delete-first'] ? lost > 0 && missing > 0 : isWhole) ? 0 : 1);
