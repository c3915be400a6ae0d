import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Keeps a part of the tree from importing another; `why` is what the reader is told. */
const never = (regex, why) => ({ regex, message: why });
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default ts.config(
	{
		ignores: ['build/', '.svelte-kit/', '.data*/', 'drizzle/', 'test-results/', 'playwright-report/', 'bench/results/']
	},
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/consistent-type-definitions': ['error', 'type'],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' }],
			// Addresses are plain strings here: there is no base path and none is planned.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		// Kit merges these with its own, which only an interface does.
		files: ['src/app.d.ts'],
		rules: { '@typescript-eslint/consistent-type-definitions': 'off' }
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		files: ['src/lib/**/*.ts'],
		ignores: ['src/lib/server/**', 'src/lib/ui/**', '**/*.test.ts', 'src/lib/**/*.svelte.ts'],
		rules: restrict(
			never('^(svelte|@sveltejs/|\\$app/)', 'A rule knows no framework.'),
			never('(drizzle|^postgres$)', 'A rule knows no database.'),
			never('(\\$lib/server|/server/)', 'What runs in the browser may not import from server.')
		)
	},
	{
		files: ['src/lib/server/**/*.ts'],
		ignores: ['src/lib/server/auth/**', 'src/lib/server/protect.ts', '**/*.test.ts'],
		rules: restrict(
			never('^(svelte|@sveltejs/|\\$app/)', 'Below routes the server knows no framework.'),
			never('/routes/', 'A lower tier may not import routes.')
		)
	},
	{
		files: ['src/routes/**/*.ts', 'src/routes/**/*.svelte'],
		rules: restrict(
			never('(drizzle|^postgres$|/db/schema|/db/client)', 'A route asks a query or a command of a feature.')
		)
	},
	{
		files: ['src/lib/**/*.ts', 'src/lib/**/*.svelte'],
		ignores: ['src/lib/server/**', '**/*.test.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				{ name: 'process', message: 'Only src/lib/server/env.ts reads the environment.' }
			]
		}
	}
);
