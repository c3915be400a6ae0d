import { spawnSync } from 'node:child_process';

/** The folders of the browser tests, in the order in which docs/journeys.md tells them. */
const chapters = {
	'e2e/anyone': 'Anyone',
	access: 'Every address, as every person',
	'e2e/borger': 'Borger',
	'e2e/fagperson': 'Fagperson',
	'e2e/fordeler': 'Fordeler',
	'e2e/leder': 'Leder',
	'e2e/dpo': 'Dpo',
	'e2e/admin': 'Administrator',
	'e2e/faults': 'When something breaks'
};

type Suite = { file?: string; suites?: Suite[]; specs?: { title: string }[] };

const titlesIn = (suite: Suite): string[] => [
	...(suite.specs ?? []).map(({ title }) => title),
	...(suite.suites ?? []).flatMap(titlesIn)
];

/** What the browser tests go through, as docs/journeys.md has it between its marks: the titles as Playwright lists them. */
export function printedJourneys(): string {
	const { stdout } = spawnSync(
		process.execPath,
		['node_modules/@playwright/test/cli.js', 'test', '--list', '--reporter=json'],
		{ encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
	);
	const { suites } = JSON.parse(stdout) as { suites: Suite[] };
	const sections = Object.entries(chapters).map(([folder, heading]) => {
		const files = suites.filter(({ file }) => file?.startsWith(`${folder}/`));
		const lists = files.map((suite) => {
			const titles = titlesIn(suite).map((title) => `- ${title.replace(/([<>])/g, '\\$1')}`);
			return `\`tests/${suite.file}\`\n\n${[...new Set(titles)].join('\n')}`;
		});
		return `## ${heading}\n\n${lists.join('\n\n')}`;
	});
	return sections.join('\n\n');
}
