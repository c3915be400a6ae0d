import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { findBrowser } from '../support/browser';
import { httpMutants, type HttpMutant } from './http-mutants';

const left = /^(\.git|\.data|node_modules|build|\.svelte-kit|test-results)(\/|$)/;

/**
 * Takes each guard of the HTTP layer out of a copy of the project, builds it, and runs the tests that must notice.
 * @param asked names to do only these; all without
 * @returns how many were noticed, of how many
 */
export async function proveHttpGuards(asked: string[]): Promise<{ noticed: number; of: number }> {
	const root = process.cwd();
	const copy = mkdtempSync(join(tmpdir(), 'voresplan-proof-'));
	cpSync(root, copy, { recursive: true, filter: (path) => !left.test(relative(root, path)) });
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	const environment = { ...process.env, CHROMIUM_PATH: await findBrowser() };
	/** Whether a command of the copy ends well. */
	const ends = (...[program = '', ...args]: string[]) =>
		spawnSync(process.execPath, [join('node_modules', program), ...args], {
			cwd: copy,
			env: environment,
			stdio: 'ignore'
		}).status === 0;
	const builds = () => ends('vite/bin/vite.js', 'build');
	const passes = (spec: string) =>
		spec.startsWith('unit:')
			? ends('vitest/vitest.mjs', 'run', '--project', 'unit', spec.slice('unit:'.length))
			: ends('@playwright/test/cli.js', 'test', spec);
	const wanted = httpMutants.filter(({ name }) => asked.length === 0 || asked.includes(name));
	try {
		const specs = [...new Set(wanted.flatMap((mutant) => mutant.specs))];
		if (!builds()) throw new Error('the project does not build');
		const red = specs.filter((spec) => !passes(spec));
		if (red.length) throw new Error(`these are red with every guard in its place: ${red.join(', ')}`);
		let noticed = 0;
		for (const mutant of wanted) {
			const saw = withMutant(copy, mutant, () => !builds() || mutant.specs.some((spec) => !passes(spec)));
			console.log(`${saw ? 'noticed' : 'NOT NOTICED'}: ${mutant.name}`);
			if (saw) noticed += 1;
		}
		return { noticed, of: wanted.length };
	} finally {
		rmSync(copy, { recursive: true, force: true });
	}
}

function withMutant<T>(copy: string, { name, file, guard, without }: HttpMutant, work: () => T): T {
	const path = join(copy, file);
	const text = readFileSync(path, 'utf8');
	if (text.split(guard).length !== 2) throw new Error(`${name}: the guard does not stand in ${file} once`);
	writeFileSync(
		path,
		text.replace(guard, () => without)
	);
	try {
		return work();
	} finally {
		writeFileSync(path, text);
	}
}
