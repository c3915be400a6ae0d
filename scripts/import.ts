/** `npm run import -- FILE`: imports a municipality's file (docs/import-format.md), all of it or nothing. */
import type { Counts } from '../src/lib/server/import/import';
import { fail, prepareDatabase, settings } from './prepare';

async function run(file: string) {
	const { stop } = await prepareDatabase(settings(), 'join');
	const [{ importFile }, { sentenceOf }, { closePools }] = await Promise.all([
		import('../src/lib/server/import/import'),
		import('../src/lib/server/import/problems'),
		import('../src/lib/server/db/client')
	]);
	const from = performance.now();
	try {
		const report = await importFile(file);
		if (report.ok) {
			console.log(`Indlæst fra "${report.source}" på ${seconds(performance.now() - from)} sekunder.`);
			for (const line of table(report.counts)) console.log(line);
		} else {
			for (const problem of report.problems) console.error(sentenceOf(problem));
			if (report.more) console.error('… og måske flere.');
			console.error('Intet er indlæst.');
			process.exitCode = 1;
		}
	} catch (error) {
		// A bug or a lost database; the message of a database error names no values, its details might.
		console.error(`Intet er indlæst: ${error instanceof Error ? error.message : 'ukendt fejl'}`);
		process.exitCode = 1;
	} finally {
		await closePools();
		await stop();
	}
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1).replace('.', ',');

/** One line for each kind of item that the file has. */
function table(counts: Counts) {
	const lines = Object.entries(counts).filter(([, { added, present }]) => added + present > 0);
	const row = (kind: string, added: string | number, present: string | number) =>
		`${kind.padEnd(18)}${String(added).padStart(8)}${String(present).padStart(20)}`;
	return [row('', 'nye', 'her i forvejen'), ...lines.map(([kind, { added, present }]) => row(kind, added, present))];
}

const [file] = process.argv.slice(2);
if (file === '--schema') {
	const { importJsonSchemaText } = await import('../src/lib/server/import/json-schema');
	process.stdout.write(importJsonSchemaText());
} else if (file === undefined || file.startsWith('-')) {
	fail(['Brug: npm run import -- FIL     (.json, eller .jsonl med én borger på hver linje; se docs/import-format.md)']);
} else await run(file);
