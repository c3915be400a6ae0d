// `npm start`: builds when the sources are newer than the build, then serves. Plain JavaScript, so that it runs before
// anything is built or compiled.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

/** @param {string} path @returns {number} the newest change at or below `path`, ms since 1970 */
function newest(path) {
	if (!existsSync(path)) return 0;
	const stat = statSync(path);
	return stat.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : stat.mtimeMs;
}

const sources = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];
if (newest('build/handler.js') < Math.max(...sources.map(newest))) {
	console.log('Building …');
	const built = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
		stdio: 'inherit'
	});
	if (built.status !== 0) process.exit(built.status ?? 1);
}
register();
await import('./serve.ts');
