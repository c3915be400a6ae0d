import { readFileSync } from 'node:fs';
import type postgres from 'postgres';

const every = 250;

/** Looks again and again at how much memory of their own (not the shared buffers) the server's processes for one role have. Linux only. */
export function watchBackends(superuser: postgres.Sql, role: string) {
	let most = 0;
	let running = true;
	const look = async () => {
		while (running) {
			const found = await superuser<{ pid: number }[]>`select pid from pg_stat_activity where usename = ${role}`;
			most = Math.max(most, ...found.map(({ pid }) => ownMegabytes(pid)));
			await new Promise((resolve) => setTimeout(resolve, every));
		}
	};
	const looking = look();
	return {
		/** Ends it. @returns the most that one of them had, MB; 0 where nobody can tell */
		async peak(): Promise<number> {
			running = false;
			await looking;
			return most;
		}
	};
}

function ownMegabytes(pid: number) {
	try {
		return Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
	} catch {
		return 0;
	}
}
