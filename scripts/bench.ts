// `npm run bench`: ratios against a bare baseline in the same run (machines are noisy, ratios less so), and page weights.
// `npm run bench -- hjem` runs one of them.
import { mkdirSync, writeFileSync } from 'node:fs';

const all = {
	hjem: () => import('../bench/hjem'),
	weight: () => import('../bench/weight')
};
const wanted = process.argv.slice(2);
mkdirSync('bench/results', { recursive: true });
for (const [name, load] of Object.entries(all)) {
	if (wanted.length && !wanted.includes(name)) continue;
	console.log(`\n── ${name}`);
	const result = await (await load()).measure();
	console.log(JSON.stringify(result, null, '\t'));
	writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(result, null, '\t')}\n`);
}
process.exit(0);
