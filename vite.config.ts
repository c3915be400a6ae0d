import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
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
					include: ['src/**/*.test.ts', 'tests/*.test.ts', 'demo/**/*.test.ts', 'scripts/**/*.test.ts'],
					exclude: ['**/*.db.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'db',
					environment: 'node',
					include: ['src/**/*.db.test.ts', 'tests/rls/**/*.test.ts'],
					globalSetup: ['tests/support/database-server.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000,
					maxWorkers: 2
				}
			}
		]
	}
});
