import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A robot that takes what is to be journalised from a folder, as a municipality's would: it waits for `ID.json`, reads the files it
 * names, and takes them away. Something that comes again under the same id is in the journal already.
 */
export function startRobot(folder: string) {
	const journal = new Map<string, { metadata: Record<string, unknown>; files: Record<string, Buffer> }>();
	/** What was wrong with what it found: half a file, one that is named and is not there. */
	const faults: string[] = [];
	return {
		journal,
		faults,
		/** @param keep leaves the files where they are */
		take({ keep = false } = {}) {
			const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f-]{36}\.json$/.test(name)) : [];
			for (const name of names) {
				const id = name.slice(0, 36);
				try {
					const metadata = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
						filer: { navn: string; bytes: number }[];
					};
					const files = Object.fromEntries(metadata.filer.map(({ navn }) => [navn, readFileSync(join(folder, navn))]));
					for (const { navn, bytes } of metadata.filer)
						if (files[navn]?.length !== bytes) faults.push(`${navn} is not whole`);
					if (!journal.has(id)) journal.set(id, { metadata, files });
					if (keep) continue;
					for (const file of [...Object.keys(files), name]) rmSync(join(folder, file));
				} catch (error) {
					faults.push(`${name}: ${String(error)}`);
				}
			}
		},
		/** Says that something has been journalised, or never will be. */
		acknowledge(id: string, status: 'modtaget' | 'accepteret' | 'afvist', reference = '2026-117') {
			mkdirSync(join(folder, 'kvitteringer'), { recursive: true });
			writeFileSync(join(folder, 'kvitteringer', `${id}.json`), JSON.stringify({ id, status, reference }));
		}
	};
}
