// One slice of a made-up municipality through the import, in a process of its own, so that the peak of its memory is its own. The
// lines come from another process. DATABASE_URL_* stand in the environment; the last line says how it went.
import { spawn } from 'node:child_process';
import { closePools } from '../src/lib/server/db/client';
import { importLines } from '../src/lib/server/import/import';
import { sentenceOf } from '../src/lib/server/import/problems';

const [borgere = '', answers = '', from = '', to = ''] = process.argv.slice(2);
const lines = spawn(process.execPath, ['--import', 'tsx', 'scripts/municipality.ts', borgere, answers, '1', from, to], {
	stdio: ['ignore', 'pipe', 'inherit']
});
const began = performance.now();
const report = await importLines(lines.stdout);
const seconds = (performance.now() - began) / 1000;
await closePools();
if (!report.ok) throw new Error(report.problems.map(sentenceOf).join('\n'));
console.log(JSON.stringify({ seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
