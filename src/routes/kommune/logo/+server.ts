import { error } from '@sveltejs/kit';
import { findLogo } from '$lib/server/setting/queries';
import type { RequestHandler } from './$types';

/** The municipality's logo, for everybody. The address names which one (`v`), so that a browser keeps it until there is another. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { logo } = locals.municipality;
	const png = logo === null ? null : await findLogo();
	if (!png) error(404, 'Siden findes ikke');
	const isThis = url.searchParams.get('v') === logo;
	return new Response(new Uint8Array(png), {
		headers: {
			'content-type': 'image/png',
			// Whatever the bytes are, they are drawn and nothing else.
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': isThis ? 'public, max-age=31536000, immutable' : 'no-store'
		}
	});
};
