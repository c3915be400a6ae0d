/**
 * Heads of the access log's chain, outside of the database: who deletes the newest looks there, or makes the whole chain anew,
 * does not reach this file. One line each: `seq hash time`.
 */
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export type Anchor = { seq: number; hash: string; at: Date };

/** Adds a head at the end of the file, and waits until it is on the disk. A line that a crash cut short is left for what it is. */
export async function writeAnchor(file: string, { seq, hash, at }: Anchor): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	const handle = await open(file, 'a+', 0o600);
	try {
		const { size } = await handle.stat();
		const last = Buffer.alloc(1, '\n');
		if (size > 0) await handle.read(last, 0, 1, size - 1);
		const line = `${seq} ${hash} ${at.toISOString()}\n`;
		await handle.appendFile(last.toString() === '\n' ? line : `\n${line}`);
		await handle.datasync();
	} finally {
		await handle.close();
	}
}

const shape = /^(\d{1,15}) ([0-9a-f]{64}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

/**
 * Reads the heads.
 * @returns them as they stand in the file, and how many lines are none (cut short by a crash, or written by somebody else); null
 * when there is no file
 */
export async function readAnchors(file: string): Promise<{ anchors: Anchor[]; strange: number } | null> {
	const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null;
		throw error;
	});
	if (text === null) return null;
	const lines = text.split('\n').filter((line) => line !== '');
	const anchors = lines.flatMap((line) => {
		const [, seq, hash, at] = shape.exec(line) ?? [];
		return seq && hash && at ? [{ seq: Number(seq), hash, at: new Date(at) }] : [];
	});
	return { anchors, strange: lines.length - anchors.length };
}
