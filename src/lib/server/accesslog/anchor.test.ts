import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readAnchors, writeAnchor } from './anchor';

const folder = mkdtempSync(join(tmpdir(), 'voresplan-anchor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = new Date('2026-11-22T08:00:00.000Z');
const hash = (letter: string) => letter.repeat(64);

test('heads are added at the end, and read as they were written', async () => {
	const file = join(folder, 'deep', 'anchors.txt');
	expect(await readAnchors(file)).toBeNull();
	await writeAnchor(file, { seq: 1, hash: hash('a'), at });
	await writeAnchor(file, { seq: 9, hash: hash('b'), at });
	expect(await readAnchors(file)).toEqual({
		anchors: [
			{ seq: 1, hash: hash('a'), at },
			{ seq: 9, hash: hash('b'), at }
		],
		strange: 0
	});
});

test('a line that a crash cut short costs that line only', async () => {
	const file = join(folder, 'cut.txt');
	await writeAnchor(file, { seq: 1, hash: hash('a'), at });
	appendFileSync(file, `2 ${hash('b').slice(0, 20)}`);
	await writeAnchor(file, { seq: 3, hash: hash('c'), at });
	const read = await readAnchors(file);
	expect(read?.anchors.map(({ seq }) => seq)).toEqual([1, 3]);
	expect(read?.strange).toBe(1);
	expect(readFileSync(file, 'utf8').endsWith('\n')).toBe(true);
});
