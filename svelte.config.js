import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess({ script: false }),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
		// Beside the check a build has generated files of its own (scripts/test.ts).
		outDir: process.env['KIT_OUT_DIR'] ?? '.svelte-kit',
		// A style sheet smaller than this costs more as a request than as text in the page (bytes, before compression).
		inlineStyleThreshold: 4096,
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../scripts/**/*',
					'../demo/**/*',
					'../bench/**/*',
					'../tests/**/*',
					'../*.config.ts'
				]
			})
		},
		// Relative addresses are worked out in a variable that pages drawn at the same time share: one in eighty got another's.
		paths: { relative: false },
		// src/lib/server/requests.ts is stricter: every type and every method, and no Origin is no permission. Kit's would also refuse
		// the log-out that the provider sends from its server.
		csrf: { trustedOrigins: ['*'] },
		// src/lib/offline/start.ts registers it, after the page and so that no cache holds an old one.
		serviceWorker: { register: false },
		// `form-action` gets the identity provider's origin at run time (src/hooks.server.ts): it is not known when we build.
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// Kit's route announcer sets one style attribute; this is the hash of just that one.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'form-action': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'frame-ancestors': ['none']
			}
		}
	}
};
