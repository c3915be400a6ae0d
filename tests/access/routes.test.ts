import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInventory } from './inventory';
import { everyone, expected, nobodies, printed, table } from './routes';

const inventory = readInventory();

test('B1 every address, every form and every method of the portal stands in the table, and nothing else', () => {
	const there = Object.fromEntries(
		inventory.map(({ route, page, actions, methods }) => [
			route,
			{ page, actions: actions.toSorted(), methods: methods.toSorted() }
		])
	);
	const said = Object.fromEntries(
		Object.entries(table).map(([route, { page, actions = {}, methods = {} }]) => [
			route,
			{ page: page !== undefined, actions: Object.keys(actions).sort(), methods: Object.keys(methods).sort() }
		])
	);
	expect(said).toEqual(there);
	expect(inventory.length).toBeGreaterThan(40);
});

test('A5 B9 a cookie that is worth nothing opens what is public and nothing more', () => {
	const open = Object.entries(table)
		.filter(([, { page, methods = {} }]) =>
			[page, ...Object.values(methods)].some((each) =>
				nobodies.some((person) => each && expected(each, person) === 200)
			)
		)
		.map(([route]) => route);
	expect(open.sort()).toEqual([
		'/api/health',
		'/bekraeft/[token]',
		'/bekraeft/tak',
		'/forlad',
		'/login',
		'/login/ukendt',
		'/manifest.webmanifest',
		'/offline',
		'/om',
		'/privatliv',
		'/was'
	]);
});

test('B10 a leder finds no address that is about a person', () => {
	const found = Object.entries(table)
		.filter(([, { page }]) => page && expected(page, 'leder') === 200)
		.map(([route]) => route);
	expect(found.sort()).toEqual([
		'/bekraeft/[token]',
		'/bekraeft/tak',
		'/indstillinger',
		'/login/ukendt',
		'/offline',
		'/om',
		'/overblik',
		'/privatliv',
		'/spoergsmaal',
		'/was'
	]);
});

test('of a borger nobody on the team finds anything once the samtykke is withdrawn or run out, or they have left', () => {
	for (const person of everyone.filter((each) => ['none', 'withdrawn', 'expired', 'former', 'outsider'].includes(each)))
		for (const [route, { page }] of Object.entries(table))
			if (page && route.startsWith('/borgere/[id]/')) expect(expected(page, person), `${person} ${route}`).toBe(404);
});

test('the table in docs/access.md is this one (npm run proof -- docs writes it)', () => {
	const page = readFileSync(join(import.meta.dirname, '../../docs/access.md'), 'utf8');
	const shown = /<!-- routes -->\n\n([\s\S]*?)\n\n<!-- \/routes -->/.exec(page)?.[1];
	expect(shown).toBe(printed());
});
