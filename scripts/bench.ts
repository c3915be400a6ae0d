// `npm run bench`: ratios against a bare baseline in the same run (machines are noisy, ratios less so), and page weights.
// `npm run bench -- hjem` runs one of them. Each has a process and a database of its own. `npm run bench -- size 1000 100000` takes
// the sizes to try; what is known of others stays in the table.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const all = {
	hjem: () => import('../bench/hjem'),
	borgere: () => import('../bench/borgere'),
	plan: () => import('../bench/plan'),
	weight: () => import('../bench/weight'),
	accesslog: () => import('../bench/accesslog'),
	pdf: () => import('../bench/pdf'),
	size: () => import('../bench/size')
};
const asked = process.argv.slice(2);
const wanted = Object.entries(all).filter(([name]) => asked.length === 0 || asked.includes(name));
const [only] = wanted;
if (only && wanted.length === 1) {
	const [name, load] = only;
	console.log(`\n── ${name}`);
	const result = await (await load()).measure();
	console.log(JSON.stringify(result, null, '\t'));
	mkdirSync('bench/results', { recursive: true });
	writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(result, null, '\t')}\n`);
	process.exit(0);
}
for (const [name] of wanted) {
	const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench.ts', name], { stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}
