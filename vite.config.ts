import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * A handful of files instead of forty: on a phone each request costs more than the bytes it saves. The framework changes
 * seldom and is cached long; what several pages share travels together; chart.js stays where it is loaded, on demand.
 */
const fewFiles: Plugin = {
	name: 'few-files',
	apply: 'build',
	config: (_config, { isSsrBuild }) =>
		isSsrBuild
			? {}
			: {
					build: {
						rolldownOptions: {
							output: {
								codeSplitting: {
									groups: [
										{ name: 'framework', test: /node_modules\/(svelte|@sveltejs|esm-env|devalue|clsx)\// },
										{
											name: 'shared',
											test: /src\/lib\/(ui|core)\/(?!.*(chart|Ruler|TextArea|ErrorSummary|DataTable|Fold|Select|Choice|Checkbox|RadioGroup|SubNav|RowList|Sharing|imeline))/,
											minShareCount: 2
										},
										// What every page's frame says and looks after.
										{ name: 'frame', test: /src\/lib\/(i18n\/da\/(frame|session)|offline\/(hint|install))\.ts$/ },
										// What Hjem is made of, and the pages beside it.
										{
											name: 'home',
											test: /src\/lib\/(moede\/(NextMoede|DanishTime)|team\/ContactCard|plan\/AftaleGroup|i18n\/da\/(team|aftaler|moede)\.ts)/,
											minShareCount: 2
										},
										{
											name: 'forms',
											test: /src\/lib\/ui\/(TextArea|ErrorSummary|DataTable|Fold|Select|Choice|Checkbox|RadioGroup)/,
											minShareCount: 2
										}
									]
								}
							}
						}
					}
				}
};

export default defineConfig({
	plugins: [sveltekit(), fewFiles],
	css: {
		preprocessorOptions: {
			scss: { loadPaths: ['node_modules/dkfds/src/stylesheets'], quietDeps: true }
		}
	},
	build: { sourcemap: false },
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: [
						'src/**/*.test.ts',
						'tests/*.test.ts',
						'tests/access/**/*.test.ts',
						'demo/**/*.test.ts',
						'scripts/**/*.test.ts'
					],
					exclude: ['**/*.db.test.ts'],
					// What tries hundreds of made-up inputs takes seconds while the check runs beside it.
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				test: {
					name: 'db',
					environment: 'node',
					include: ['src/**/*.db.test.ts', 'tests/rls/**/*.test.ts'],
					globalSetup: ['tests/support/database-server.ts'],
					testTimeout: 60_000,
					hookTimeout: 120_000,
					maxWorkers: 2
				}
			}
		]
	}
});
