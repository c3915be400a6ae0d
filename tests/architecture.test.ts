import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The tiers, low to high (CONTRIBUTING.md): a feature imports downwards only, never a sibling. */
const tiers: string[][] = [
	['core'],
	['i18n'],
	['ui', 'access'],
	['offline', 'borger', 'team', 'setting'],
	['samtykke', 'accesslog', 'event'],
	['plan', 'moede', 'trivsel', 'besked', 'question'],
	['arbejdsgang'],
	['document'],
	['notification', 'statistik', 'journal', 'export', 'import', 'admin']
];
/** Plumbing of the server that every feature there may use. */
const plumbing = ['db', 'auth', 'env', 'problem', 'log', 'jobs', 'protect', 'requests', 'rate-limit', 'integrations'];

const root = join(import.meta.dirname, '..');
/** Files below some folders whose path matches, relative to the project. */
const filesOf = (folders: string[], match: RegExp) =>
	folders
		.filter((folder) => existsSync(join(root, folder)))
		.flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))
		)
		// A folder may be called like a file: it is an address.
		.filter((file) => match.test(file) && statSync(join(root, file)).isFile());
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

type Import = { from: string; to: string };

/** All relative and `$lib` imports of a file, as paths below the project. */
function importsOf(file: string): Import[] {
	const text = textOf(file);
	const found = text.matchAll(
		/(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|import\s+['"]([^'"]+)['"]/g
	);
	return [...found].flatMap((match) => {
		const target = match[1] ?? match[2] ?? match[3] ?? '';
		if (target.startsWith('$lib')) return [{ from: file, to: normalize(target.replace('$lib', 'src/lib')) }];
		if (target.startsWith('.')) return [{ from: file, to: normalize(join(dirname(file), target)) }];
		return [];
	});
}

const featureOf = (path: string) => /^src\/lib\/(?:server\/)?([a-z0-9-]+)/.exec(path)?.[1];
const tierOf = (feature: string) => tiers.findIndex((tier) => tier.includes(feature));

const source = filesOf(['src/lib'], /\.(ts|svelte)$/).filter((file) => !/\.test\.ts$/.test(file));
const imports = source.flatMap(importsOf);

describe('the house', () => {
	test('every folder of lib and lib/server is a known feature or plumbing', () => {
		const unknown = [...new Set(source.map(featureOf))].filter(
			(feature) => feature && feature !== 'server' && tierOf(feature) < 0 && !plumbing.includes(feature)
		);
		expect(unknown).toEqual([]);
		expect(source.length).toBeGreaterThan(30);
	});

	test('a feature imports downwards only, never a sibling', () => {
		const wrong = imports.filter(({ from, to }) => {
			const [upper, lower] = [featureOf(from), featureOf(to)];
			if (!upper || !lower || upper === lower || plumbing.includes(upper) || plumbing.includes(lower)) return false;
			return tierOf(lower) >= tierOf(upper);
		});
		expect(wrong).toEqual([]);
	});

	test('plumbing knows no feature but those it is made for', () => {
		const allowed: Record<string, string[]> = {
			auth: ['core', 'access', 'borger', 'setting'],
			integrations: ['notification'],
			protect: [],
			requests: [],
			'rate-limit': [],
			db: [],
			env: [],
			log: [],
			problem: []
		};
		const wrong = imports.filter(({ from, to }) => {
			const [upper, lower] = [featureOf(from), featureOf(to)];
			if (!upper || !lower || !(upper in allowed) || plumbing.includes(lower)) return false;
			return !allowed[upper]?.includes(lower);
		});
		expect(wrong).toEqual([]);
	});

	test('nothing that reaches the browser imports from server, but for types', () => {
		const wrong = imports.filter(
			({ from, to }) => !from.startsWith('src/lib/server/') && to.startsWith('src/lib/server/')
		);
		expect(wrong).toEqual([]);
	});

	test('only env.ts reads the environment', () => {
		const readers = source.filter((file) => /process\.env|\$env\//.test(textOf(file)));
		expect(readers).toEqual(['src/lib/server/env.ts']);
	});

	test('no folder or file is called utils, helpers, common, types, services or managers', () => {
		expect(
			filesOf(['src', 'tests', 'scripts'], /(^|\/)(utils?|helpers?|common|types|services?|managers?)(\.ts|\/|$)/)
		).toEqual([]);
	});

	test('no rule reads the clock', () => {
		const readers = source.filter(
			(file) =>
				!file.startsWith('src/lib/server/') &&
				!file.endsWith('.svelte') &&
				!file.startsWith('src/lib/ui/') &&
				/new Date\(\)|Date\.now\(\)/.test(textOf(file))
		);
		expect(readers).toEqual([]);
	});

	test('every page and action asks for its actor before anything else', () => {
		const open = filesOf(
			[
				'src/routes/(borger)',
				'src/routes/(fagperson)',
				'src/routes/(fordeler)',
				'src/routes/(leder)',
				'src/routes/(admin)'
			],
			/\+(page\.server|server)\.ts$/
		);
		const careless = open.filter((file) => !/require((Api)?Actor|Borger|Own)\(/.test(textOf(file)));
		expect(careless).toEqual([]);
		expect(open.length).toBeGreaterThan(5);
	});

	test('components carry no colour, no physical side, no inline style', () => {
		const wrong = filesOf(['src'], /\.svelte$/).filter((file) => {
			const text = textOf(file);
			const style = /<style[^>]*>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
			const markup = text.replace(/<style[^>]*>[\s\S]*<\/style>/, '').replace(/<script[^>]*>[\s\S]*?<\/script>/g, '');
			return (
				/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i.test(style) ||
				/(margin|padding|border)-(left|right)|[^-\w](left|right)\s*:/.test(style) ||
				/\sstyle(:|=)/.test(markup)
			);
		});
		expect(wrong).toEqual([]);
	});

	test('no text of the project names a path of some machine', () => {
		const named = filesOf(['docs', 'src', 'scripts', 'tests', 'demo', 'bench'], /\.(md|ts|js|svelte|scss|json|sql)$/)
			.concat(['README.md', 'CONTRIBUTING.md'].filter((file) => existsSync(join(root, file))))
			.filter(
				(file) => file !== 'tests/architecture.test.ts' && /(^|[\s'"`(])\/(work|home|Users)\//.test(textOf(file))
			);
		expect(named).toEqual([]);
	});
});
