// `npm run -s municipality -- 10000 > FILE.jsonl`: a made-up municipality of that many borgere, in the form that `npm run import`
// reads. The same numbers give the same file; it is written line by line and never held.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { municipalityLines } from '../demo/municipality';
import { fail } from './prepare';

const [borgere, answers = 72, seed = 1, from = 0, to = borgere] = process.argv.slice(2).map(Number);
const isWhole = (number: number | undefined) => Number.isSafeInteger(number) && Number(number) >= 0;
if (!borgere || ![borgere, answers, seed, from, to].every(isWhole))
	fail(['Usage: npm run -s municipality -- BORGERE [ANSWERS_EACH] [SEED] [FROM] [TO] > FILE.jsonl']);
await pipeline(Readable.from(municipalityLines({ borgere, answers, seed, from, to })), process.stdout);
