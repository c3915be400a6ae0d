/**
 * F3: kill -9 of the app at each step of a read. No page is shown without its entry; an entry without a page may be.
 *
 *   node --import tsx tests/proof/kill-read.ts [ROUNDS]      (200; needs a build)
 *
 * The app speaks to its database through a wire that counts: at the n-th piece that passes, the app is killed. After the last
 * piece it is killed while it draws and sends. Prints one line of JSON; ends with 1 when a page was shown without an entry.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';

const port = 3376;
const origin = `http://127.0.0.1:${port}`;
/** How long after the last piece the app is killed, ms: while it draws and sends. The last is when the first of the page arrives. */
const afterwards = [0, 2, 5, 10, 20, 40, 'page'] as const;

type Outcome = 'shown' | 'recorded only' | 'neither';

/** A wire to the database. `watch` is called for each piece that passes, before it goes on. */
async function startWire(targetPort: number) {
	const wire = { port: 0, watch: () => {}, close: () => {} };
	const pipe = (from: Socket, to: Socket) => {
		from.on('data', (piece) => {
			wire.watch();
			to.write(piece);
		});
		from.on('close', () => to.destroy());
		from.on('error', () => to.destroy());
	};
	const server = createServer((client) => {
		const upstream = connect(targetPort, '127.0.0.1');
		client.setNoDelay();
		upstream.setNoDelay();
		pipe(client, upstream);
		pipe(upstream, client);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	wire.port = (server.address() as AddressInfo).port;
	wire.close = () => void server.close();
	return wire;
}

/** Asks for a page. @returns whether anything of a page came: a status 200, whole or in part. `arrives` is called when it does. */
function ask(path: string, cookie: string, arrives = () => {}): Promise<boolean> {
	return new Promise((resolve) => {
		const asked = request(`${origin}${path}`, { headers: { cookie }, agent: false }, (response) => {
			response.on('error', () => {});
			response.resume();
			arrives();
			resolve(response.statusCode === 200);
		});
		asked.on('error', () => resolve(false));
		asked.end();
	});
}

async function startApp(environment: NodeJS.ProcessEnv): Promise<ChildProcess> {
	const app = fork('tests/proof/app.js', {
		env: environment,
		execArgv: [],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	await new Promise<void>((resolve, reject) => {
		app.once('message', () => resolve());
		app.once('exit', (code) => reject(new Error(`the app ended with ${code}`)));
	});
	return app;
}

const kill = (app: ChildProcess) =>
	new Promise<void>((resolve) => {
		if (app.exitCode !== null || app.signalCode !== null) return resolve();
		app.once('exit', () => resolve());
		app.kill('SIGKILL');
	});

/** A database with the demo municipality, and Tove logged in. */
async function prepare() {
	const dataDir = mkdtempSync(join(tmpdir(), 'voresplan-kill-'));
	Object.assign(process.env, { DATA_DIR: dataDir, PORT: String(port), ORIGIN: origin, DEMO_CROWD: 'off' });
	const { prepareDatabase, seedDemo, settings } = await import('../../scripts/prepare');
	const env = settings();
	const database = await prepareDatabase(env, 'serve');
	await seedDemo(env);
	const [{ isRunning, removeEmbedded }, { pool, closePools }, { logIn }] = await Promise.all([
		import('../../src/lib/server/db/embedded'),
		import('../../src/lib/server/db/client'),
		import('../support/builders')
	]);
	const running = await isRunning(dataDir);
	if (!running) throw new Error('there is no database');
	const [who] = await pool('import')<{ tove: string; viktor: string }[]>`
		select a.id as tove, b.id as viktor from account a, borger b where a.employee_id = 'tove' and b.name = 'Viktor Holm'`;
	if (!who) throw new Error('the demo municipality is not here');
	const staff = { accountId: who.tove, name: 'Tove', employeeId: 'tove', enhedId: '', forvaltningId: null };
	const { token } = await logIn(staff, 'fagperson');
	await closePools();
	return {
		...{ running, cookie: `session=${token}`, viktor: who.viktor, tove: who.tove },
		async remove() {
			await database.stop();
			await removeEmbedded({ dataDir });
		}
	};
}

async function killWhileReading(rounds: number) {
	const { running, cookie, viktor, tove, remove } = await prepare();
	const superuser = postgres(running.superuserUrl, { max: 1, onnotice: () => {} });
	const wire = await startWire(running.port);
	const environment = Object.fromEntries(
		Object.entries(process.env).map(([name, value]) => {
			if (!/^DATABASE_URL_/.test(name) || !value) return [name, value];
			const address = new URL(value);
			address.port = String(wire.port);
			return [name, address.href];
		})
	);
	const path = `/borgere/${viktor}/lineal`;
	/** Counted when nothing of the app is under way in the database any more. */
	const looks = async () => {
		for (;;) {
			const [{ busy } = { busy: 1 }] = await superuser<{ busy: number }[]>`
				select count(*)::int as busy from pg_stat_activity where usename in ('vp_fagperson', 'vp_login')`;
			if (busy === 0) break;
			await delay(5);
		}
		const [row] = await superuser<
			{ count: number }[]
		>`select count(*)::int as count from access_event where account_id = ${tove}`;
		return row?.count ?? 0;
	};

	/** A read that is killed at a piece, or some time after the last. Its connections are open: a read before it was let through. */
	async function round(
		steps: number,
		step: number
	): Promise<{ outcome: Outcome; unrecorded: boolean; pieces: number }> {
		const app = await startApp(environment);
		if (!(await ask(path, cookie))) throw new Error('the page cannot be read');
		const [{ before } = { before: 0 }] = await superuser<{ before: number }[]>`
			select count(*)::int as before from access_event where account_id = ${tove}`;
		let pieces = 0;
		let killed: Promise<void> | undefined;
		const after = afterwards[step - steps - 1];
		wire.watch = () => {
			pieces += 1;
			if (pieces === step) killed = kill(app);
			else if (pieces === steps && typeof after === 'number') killed = delay(after).then(() => kill(app));
		};
		const shown = await ask(path, cookie, () => {
			killed ??= kill(app);
		});
		wire.watch = () => {};
		await (killed ?? kill(app));
		const recorded = (await looks()) > before;
		return {
			outcome: shown ? 'shown' : recorded ? 'recorded only' : 'neither',
			unrecorded: shown && !recorded,
			pieces
		};
	}

	try {
		// How many pieces a read takes: counted over one that nobody kills.
		const { pieces: steps } = await round(Infinity, Infinity);
		const points = steps + afterwards.length;
		const outcomes: Record<Outcome, number> = { shown: 0, 'recorded only': 0, neither: 0 };
		let unrecorded = 0;
		for (let index = 0; index < rounds; index += 1) {
			const step = 1 + (rounds < points ? Math.round((index * (points - 1)) / (rounds - 1 || 1)) : index % points);
			const one = await round(steps, step);
			outcomes[one.outcome] += 1;
			if (one.unrecorded) unrecorded += 1;
		}
		return { rounds, steps, ...outcomes, unrecorded };
	} finally {
		wire.close();
		await superuser.end();
		await remove();
	}
}

const result = await killWhileReading(Number(process.argv[2] ?? 200));
console.log(JSON.stringify(result));
process.exit(result.unrecorded === 0 ? 0 : 1);
