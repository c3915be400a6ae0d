import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TookTooLong, within } from '../within';
import { later, longestReceipt, readReceipt, type Outcome, type Receipt } from './target';

/**
 * A folder in the one where all of them are. That one must be there: a share that is not mounted is none, and what was written below
 * would be lost. Only in the demo it is made.
 */
export type Place = { dir: string; folder: string; makeDir: boolean };

/** One file of a parcel. */
export type BoxFile = { name: string; bytes: Buffer };

/** ms until a disk that does not answer (a share of another machine) is given up for this time. */
const patience = 20_000;

/** What is being written, what was put there before, and what the other side says. */
const writing = '.skriver';
const known = '.sendt';
const receipts = 'kvitteringer';

const codes: Readonly<Record<string, string>> = {
	...{ ENOSPC: 'disk_full', EDQUOT: 'disk_full', EFBIG: 'disk_full' },
	...{ EACCES: 'disk_denied', EPERM: 'disk_denied', EROFS: 'disk_denied' },
	...{ ENOENT: 'disk_gone', ENOTDIR: 'disk_gone', EEXIST: 'disk_gone', ENOTCONN: 'disk_gone', ESTALE: 'disk_gone' }
};

/**
 * Puts files into a folder from which another program takes them. Each appears whole or not at all: it is written beside, flushed to
 * the disk, and renamed. The last one appears last, so that whoever waits for it finds the rest. An id is put there once; what is
 * taken away after that is not put there again.
 *
 * Between the last file and the note that it was put there lies a moment. Killed in it, the files are found again or, when they are
 * gone already, put there again under the same names: the other program knows them by the id.
 */
export async function putOnce(place: Place, id: string, files: readonly BoxFile[]): Promise<Outcome> {
	try {
		await within(patience, put(place, id, files));
		return { state: 'sent', reference: null };
	} catch (error) {
		return later(error instanceof TookTooLong ? 'timeout' : codeOf(error));
	}
}

const codeOf = (error: unknown) => codes[(error as NodeJS.ErrnoException).code ?? ''] ?? 'unreachable';

async function put({ dir, folder, makeDir }: Place, id: string, files: readonly BoxFile[]) {
	const box = join(dir, folder);
	if (makeDir) await mkdir(dir, { recursive: true });
	if (!(await stat(dir)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
	for (const each of [box, join(box, writing), join(box, known), join(box, receipts)]) await makeFolder(each);
	const mark = join(box, known, id);
	if (await isThere(mark)) return;
	const last = files.at(-1);
	if (!last) return;
	if (!(await isThere(join(box, last.name)))) {
		for (const file of files.slice(0, -1)) await write(box, file);
		if (files.length > 1) await flush(box);
		await write(box, last);
		await flush(box);
	}
	await write(box, { name: join(known, id), bytes: Buffer.alloc(0) });
	await flush(join(box, known));
	await tidy(box, id);
}

async function makeFolder(folder: string) {
	try {
		await mkdir(folder, { mode: 0o750 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
	}
}

const isThere = (path: string) =>
	access(path).then(
		() => true,
		(error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT') return false;
			throw error;
		}
	);

/** Writes beside, under a name that nobody else uses, and lets it appear at once. */
async function write(box: string, { name, bytes }: BoxFile) {
	const beside = join(box, writing, `${name.split('/').at(-1)}.${randomUUID()}`);
	const file = await open(beside, 'wx', 0o640);
	try {
		try {
			await file.writeFile(bytes);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(beside, join(box, name));
	} catch (error) {
		await rm(beside, { force: true }).catch(() => {});
		throw error;
	}
}

/** A name is on the disk when its folder is. Some shares cannot say so, and need not. */
async function flush(folder: string) {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} catch (error) {
		if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
	} finally {
		await handle.close();
	}
}

/** What a worker that was killed had begun to write of this. */
async function tidy(box: string, id: string) {
	const folder = join(box, writing);
	for (const name of await readdir(folder))
		if (name.startsWith(id)) await rm(join(folder, name), { force: true }).catch(() => {});
}

/**
 * What the other program says of these ids: it puts `kvitteringer/ID.json` into the folder. What cannot be read is no receipt yet:
 * it may be half written.
 */
export async function readReceipts(place: Place, ids: readonly string[]): Promise<Receipt[]> {
	const box = join(place.dir, place.folder, receipts);
	const read = async (id: string): Promise<Receipt[]> => {
		try {
			const path = join(box, `${id}.json`);
			if ((await stat(path)).size > longestReceipt) return [];
			const said = readReceipt(await readFile(path, 'utf8'), id);
			if (typeof said === 'string' || said.status === 'accepteret') return [];
			return [{ id, state: said.status === 'modtaget' ? 'received' : 'refused', reference: said.reference }];
		} catch {
			return [];
		}
	};
	const all = Promise.all(ids.map(read)).then((found) => found.flat());
	return within(patience, all).catch(() => []);
}
