import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { isRunning, joinOrStartEmbedded, removeEmbedded, startEmbedded, type EmbeddedServer } from './embedded';

const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === 'linux';

const folders: string[] = [];
const children: ChildProcess[] = [];
const servers: EmbeddedServer[] = [];

afterEach(async () => {
	for (const child of children.splice(0)) child.kill('SIGKILL');
	for (const server of servers.splice(0)) await server.stop();
});

afterAll(async () => {
	for (const folder of folders) {
		await removeEmbedded({ dataDir: join(folder, 'data') });
		await rm(folder, { recursive: true, force: true });
	}
});

/** A data folder that does not exist yet, below a folder with these rights. */
async function newDataDir(mode = 0o755): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'voresplan-embedded-'));
	await chmod(folder, mode);
	folders.push(folder);
	return join(folder, 'data');
}

async function start(dataDir: string): Promise<EmbeddedServer> {
	const server = await startEmbedded({ dataDir });
	servers.push(server);
	return server;
}

async function query<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		return await work(sql);
	} finally {
		await sql.end({ timeout: 1 });
	}
}

async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
	const deadline = Date.now() + withinMs;
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
		await delay(10);
	}
}

const exists = (path: string) =>
	access(path).then(
		() => true,
		() => false
	);

const postmasterPid = async (dataDir: string) =>
	Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

/** Everything living that belongs to a server: the postmaster, its backends, the watcher (in the postmaster's group). */
async function processesOf(postmaster: number): Promise<{ pid: number; isWatcher: boolean }[]> {
	const found = [];
	for (const name of await readdir('/proc')) {
		const line = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : '';
		const [state, parent, group] = line.slice(line.lastIndexOf(')') + 2).split(' ');
		const pid = Number(name);
		const belongs = pid === postmaster || Number(parent) === postmaster || Number(group) === postmaster;
		if (line && state !== 'Z' && belongs) {
			const exe = await readlink(`/proc/${name}/exe`).catch(() => 'postgres');
			found.push({ pid, isWatcher: !exe.includes('postgres') });
		}
	}
	return found;
}

/** Starts the server, commits rows one by one and prints the id of each once its commit is acknowledged. */
const WRITER = `
import postgres from 'postgres';
const { startEmbedded } = await import(process.env.EMBEDDED_MODULE);
const server = await startEmbedded({ dataDir: process.env.EMBEDDED_DATA_DIR });
let stopping = false;
process.on('SIGTERM', async () => { stopping = true; await server.stop(); process.exit(0); });
const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
await sql\`create table if not exists acknowledged (id int primary key generated always as identity)\`;
try {
	for (;;) {
		const [row] = await sql\`insert into acknowledged default values returning id\`;
		process.stdout.write(row.id + '\\n');
	}
} catch (error) {
	if (!stopping) throw error;
}
`;

function spawnWriter(dataDir: string): { node: ChildProcess; acknowledged: number[] } {
	const node = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', WRITER], {
		env: {
			...process.env,
			EMBEDDED_MODULE: new URL('./embedded.ts', import.meta.url).href,
			EMBEDDED_DATA_DIR: dataDir
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	children.push(node);
	const acknowledged: number[] = [];
	createInterface({ input: node.stdout }).on('line', (line) => acknowledged.push(Number(line)));
	return { node, acknowledged };
}

async function startWriter(dataDir: string, rows = 50): Promise<{ node: ChildProcess; acknowledged: number[] }> {
	const { node, acknowledged } = spawnWriter(dataDir);
	await until('the writer has rows', () => acknowledged.length >= rows || node.exitCode !== null);
	expect(acknowledged.length).toBeGreaterThanOrEqual(rows);
	return { node, acknowledged };
}

const ended = async (node: ChildProcess) => {
	if (node.exitCode === null && node.signalCode === null) await once(node, 'exit');
	if (node.stdout && !node.stdout.closed) await once(node.stdout, 'close');
};

async function missingRows(server: EmbeddedServer, acknowledged: number[]): Promise<number[]> {
	const rows = await query(server.ownerUrl, (sql) => sql<{ id: number }[]>`select id from acknowledged`);
	const ids = new Set(rows.map((row) => row.id));
	return acknowledged.filter((id) => !ids.has(id));
}

describe('an embedded server', () => {
	test('starts in a folder that does not exist, as an owner who is no superuser, and sorts å after z', async () => {
		const dataDir = await newDataDir();
		const server = await start(dataDir);

		const [who] = await query(
			server.ownerUrl,
			(sql) => sql`select current_user, current_database(), rolsuper, rolbypassrls, rolcreaterole, rolcreatedb
				from pg_roles where rolname = current_user`
		);
		expect(who).toEqual({
			current_user: 'vp_owner',
			current_database: 'voresplan',
			rolsuper: false,
			rolbypassrls: false,
			rolcreaterole: true,
			rolcreatedb: true
		});
		const [superuser] = await query(
			server.superuserUrl,
			(sql) => sql`select current_user, rolsuper from pg_roles where rolname = current_user`
		);
		expect(superuser).toEqual({ current_user: 'postgres', rolsuper: true });
		const words = await query(
			server.ownerUrl,
			(sql) =>
				sql<{ word: string }[]>`select word from unnest(array['ål', 'zebra', 'ærlig', 'øl', 'abe']) word order by word`
		);
		expect(words.map(({ word }) => word)).toEqual(['abe', 'zebra', 'ærlig', 'øl', 'ål']);
		await query(server.ownerUrl, (sql) => sql`create extension btree_gist`);
	});

	test('listens on 127.0.0.1 only, asks for the password, and writes no statements or values to its log', async () => {
		const dataDir = await newDataDir();
		const server = await start(dataDir);

		const settings = await query(
			server.superuserUrl,
			(sql) => sql<{ name: string; setting: string }[]>`select name, setting from pg_settings where name in (
				'listen_addresses', 'unix_socket_directories', 'password_encryption', 'data_checksums', 'TimeZone', 'jit', 'fsync',
				'synchronous_commit', 'max_connections', 'log_parameter_max_length', 'log_parameter_max_length_on_error',
				'log_min_error_statement', 'log_statement')`
		);
		expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
			listen_addresses: '127.0.0.1',
			unix_socket_directories: '',
			password_encryption: 'scram-sha-256',
			data_checksums: 'on',
			TimeZone: 'UTC',
			jit: 'off',
			fsync: 'on',
			synchronous_commit: 'on',
			max_connections: '100',
			log_parameter_max_length: '0',
			log_parameter_max_length_on_error: '0',
			log_min_error_statement: 'panic',
			log_statement: 'none'
		});
		const stranger = `postgres://vp_owner:guess@127.0.0.1:${server.port}/voresplan`;
		await expect(query(stranger, (sql) => sql`select 1`)).rejects.toMatchObject({ code: '28P01' });

		const secret = '010101-1234';
		await query(server.ownerUrl, async (sql) => {
			await sql`create table person (cpr text primary key)`;
			await sql`insert into person values (${secret})`;
			await expect(sql`insert into person values (${secret})`).rejects.toMatchObject({ code: '23505' });
		});
		const log = await readFile(join(dataDir, 'postgres.log'), 'utf8');
		expect(log).toContain('duplicate key value');
		expect(log).not.toContain(secret);
	});

	test.skipIf(process.platform === 'win32')('keeps its address, passwords and log to itself', async () => {
		const dataDir = await newDataDir();
		const server = await start(dataDir);

		const address = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8'));
		const { ownerUrl, superuserUrl, port } = server;
		expect(address).toEqual({ pid: process.pid, ownerUrl, superuserUrl, port });
		const files = (await readdir(dataDir)).filter((name) => name !== 'postgres').sort();
		expect(files).toEqual(['postgres-owner.password', 'postgres-superuser.password', 'postgres.json', 'postgres.log']);
		for (const file of files) expect((await stat(join(dataDir, file))).mode & 0o777, file).toBe(0o600);
		expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700);
	});

	test('has its rows after stop and start, and leaves no address behind when it stops', async () => {
		const dataDir = await newDataDir();
		const first = await start(dataDir);
		await query(first.ownerUrl, (sql) => sql`create table kept as select 42 as answer`);
		await first.stop();
		await first.stop();
		expect(await exists(join(dataDir, 'postgres.json'))).toBe(false);
		expect(await exists(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
		expect(await isRunning(dataDir)).toBeNull();

		const second = await start(dataDir);
		const rows = await query(second.ownerUrl, (sql) => sql`select answer from kept`);
		expect([...rows]).toEqual([{ answer: 42 }]);
	});
});

describe('a second start on the same folder', () => {
	test('says who uses the database, and joining gets the same server without being able to stop it', async () => {
		const dataDir = await newDataDir();
		expect(await isRunning(dataDir)).toBeNull();
		const server = await start(dataDir);

		expect(await isRunning(dataDir)).toMatchObject({ pid: process.pid, port: server.port });
		await expect(startEmbedded({ dataDir })).rejects.toThrow(`already in use by process ${process.pid}`);
		const joined = await joinOrStartEmbedded({ dataDir });
		expect(joined.ownerUrl).toBe(server.ownerUrl);
		await joined.stop();
		expect(await isRunning(dataDir)).toMatchObject({ port: server.port });
	});

	test('at the same moment yields one server, and a lock of a dead start is no obstacle', async () => {
		const dataDir = await newDataDir();
		await mkdir(dataDir);
		const dead = spawn(process.execPath, ['-e', '']);
		await once(dead, 'exit');
		await writeFile(join(dataDir, 'postgres.lock'), `${dead.pid} 000000000000`);

		const both = await Promise.all([joinOrStartEmbedded({ dataDir }), joinOrStartEmbedded({ dataDir })]);
		servers.push(...both);
		expect(both[0].port).toBe(both[1].port);
		expect(await exists(join(dataDir, 'postgres.lock'))).toBe(false);
	});
});

describe('when the process ends', () => {
	test('by SIGTERM and stop(), the server shuts down cleanly', async () => {
		const dataDir = await newDataDir();
		const { node } = await startWriter(dataDir);
		node.kill('SIGTERM');
		await ended(node);

		expect(node.exitCode).toBe(0);
		expect(await exists(join(dataDir, 'postgres.json'))).toBe(false);
		expect(await exists(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
		expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/);
	});

	test.runIf(isLinux)('by kill -9, the server ends by itself and has every acknowledged row', async () => {
		const dataDir = await newDataDir();
		const { node, acknowledged } = await startWriter(dataDir);
		const postmaster = await postmasterPid(dataDir);
		node.kill('SIGKILL');
		await ended(node);

		await until('nothing of the server is left', async () => (await processesOf(postmaster)).length === 0);
		expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/);
		expect(await isRunning(dataDir)).toBeNull();
		expect(await missingRows(await start(dataDir), acknowledged)).toEqual([]);
	});

	test.runIf(isLinux)('by kill -9 and is started at once, the new server has every acknowledged row', async () => {
		const dataDir = await newDataDir();
		const { node, acknowledged } = await startWriter(dataDir);
		node.kill('SIGKILL');
		await ended(node);

		expect(await missingRows(await start(dataDir), acknowledged)).toEqual([]);
	});

	test.runIf(isLinux)('by kill -9 together with all of the server, the next start recovers every row', async () => {
		const dataDir = await newDataDir();
		const { node, acknowledged } = await startWriter(dataDir);
		const all = await processesOf(await postmasterPid(dataDir));
		expect(all.filter(({ isWatcher }) => isWatcher)).toHaveLength(1);
		expect(all.length).toBeGreaterThan(5);
		// The watcher first, so that it cannot ask for a clean end.
		for (const { pid } of all.sort((a, b) => Number(b.isWatcher) - Number(a.isWatcher))) process.kill(pid, 'SIGKILL');
		node.kill('SIGKILL');
		await ended(node);

		expect(await missingRows(await start(dataDir), acknowledged)).toEqual([]);
		const log = await readFile(join(dataDir, 'postgres.log'), 'utf8');
		expect(log).toContain('database system was not properly shut down; automatic recovery in progress');
	});

	test.runIf(isLinux)(
		'by kill -9 together with the watcher, the next start stops the orphan and takes over',
		async () => {
			const dataDir = await newDataDir();
			const { node, acknowledged } = await startWriter(dataDir);
			const postmaster = await postmasterPid(dataDir);
			for (const { pid, isWatcher } of await processesOf(postmaster)) if (isWatcher) process.kill(pid, 'SIGKILL');
			node.kill('SIGKILL');
			await ended(node);
			expect((await processesOf(postmaster)).length).toBeGreaterThan(1);

			const server = await start(dataDir);
			expect(await processesOf(postmaster)).toEqual([]);
			expect(await missingRows(server, acknowledged)).toEqual([]);
		}
	);

	test.runIf(isLinux)('by kill -9 in the middle of the very first start, the next one completes it', async () => {
		const dataDir = await newDataDir();
		const { node } = spawnWriter(dataDir);
		await until('the cluster is being made', async () => {
			const names: string[] = await readdir(dataDir, { recursive: true }).catch(() => []);
			return names.some((name) => /^postgres\.half-.*base$/.test(name));
		});
		node.kill('SIGKILL');
		await ended(node);

		const server = await start(dataDir);
		const [row] = await query(server.ownerUrl, (sql) => sql`select current_user`);
		expect(row).toEqual({ current_user: 'vp_owner' });
	});

	test.runIf(isLinux)('and its number has become another program, that one is left alone', async () => {
		const dataDir = await newDataDir();
		const server = await start(dataDir);
		const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
		const [content, { uid, gid }] = [await readFile(pidFile, 'utf8'), await stat(pidFile)];
		await server.stop();
		const bystander = spawn('sleep', ['60'], isRoot ? { uid, gid } : {});
		children.push(bystander);
		await once(bystander, 'spawn');
		await writeFile(pidFile, content.replace(/^\d+/, String(bystander.pid)));

		const restarted = await start(dataDir);
		const rows = await query(restarted.ownerUrl, (sql) => sql`select 1 as one`);
		expect([...rows]).toEqual([{ one: 1 }]);
		expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
	});
});

describe.runIf(isRoot && isLinux)('below a home that only root may enter', () => {
	test('the database lies under /var/lib, and the data folder says where', async () => {
		const dataDir = await newDataDir(0o700);
		const server = await start(dataDir);
		const [row] = await query(server.superuserUrl, (sql) => sql`show data_directory`);
		const [elsewhere] = (await readFile(join(dataDir, 'postgres-elsewhere.txt'), 'utf8')).split('\n');
		expect(row).toEqual({ data_directory: join(elsewhere ?? '', 'postgres') });
		await query(server.ownerUrl, (sql) => sql`create table kept as select 42 as answer`);
		await server.stop();

		await chmod(dirname(dataDir), 0o755);
		const again = await start(dataDir);
		const rows = await query(again.ownerUrl, (sql) => sql`select answer from kept`);
		expect([...rows]).toEqual([{ answer: 42 }]);
	});

	test('a data folder that was removed starts with an empty database, and removing the database leaves nothing', async () => {
		const dataDir = await newDataDir(0o700);
		const server = await start(dataDir);
		await query(server.ownerUrl, (sql) => sql`create table gone as select 42 as answer`);
		await server.stop();
		await rm(dataDir, { recursive: true });

		const anew = await start(dataDir);
		const [row] = await query(anew.ownerUrl, (sql) => sql`select to_regclass('gone') as gone`);
		expect(row).toEqual({ gone: null });

		const [elsewhere = ''] = (await readFile(join(dataDir, 'postgres-elsewhere.txt'), 'utf8')).split('\n');
		await expect(removeEmbedded({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`);
		await anew.stop();
		await removeEmbedded({ dataDir });
		expect([await exists(dataDir), await exists(elsewhere)]).toEqual([false, false]);
	});
});
