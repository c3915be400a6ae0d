import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { printedJourneys } from './journeys';

test('docs/journeys.md tells what the browser tests go through (npm run proof -- docs)', { timeout: 60_000 }, () => {
	const printed = /<!-- journeys -->\n\n([\s\S]*)\n\n<!-- \/journeys -->/.exec(
		readFileSync('docs/journeys.md', 'utf8')
	)?.[1];
	expect(printed).toBe(printedJourneys());
});
