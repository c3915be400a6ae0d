import { manifest as words } from '$lib/i18n/da/manifest';
import type { RequestHandler } from './$types';

const png = (src: string, sizes: string) => ({ src, sizes, type: 'image/png' });
const icon = png('/icons/icon-192.png', '192x192');

/** What a phone needs to lay the portal on its home screen, under the municipality's own name for it. The same for everybody. */
export const GET: RequestHandler = ({ locals }) => {
	const { solution, name } = locals.municipality;
	const manifest = {
		id: '/',
		name: words.name(solution, name),
		short_name: solution,
		description: words.description,
		lang: 'da',
		dir: 'ltr',
		start_url: '/',
		scope: '/',
		display: 'standalone',
		// The surface and the paper of src/lib/ui/styles/_tokens.scss.
		theme_color: '#fffefb',
		background_color: '#fbf7ee',
		icons: [
			{ ...icon, purpose: 'any' },
			{ ...png('/icons/icon-512.png', '512x512'), purpose: 'any' },
			{ ...png('/icons/maskable-512.png', '512x512'), purpose: 'maskable' }
		],
		screenshots: (['hjem', 'lineal'] as const).map((screen) => ({
			...png(`/screens/${screen}.png`, '720x1480'),
			form_factor: 'narrow',
			label: words.screens[screen]
		})),
		shortcuts: words.shortcuts.map((each) => ({ ...each, icons: [icon] }))
	};
	return new Response(JSON.stringify(manifest), {
		headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' }
	});
};
