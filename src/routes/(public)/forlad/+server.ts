import type { RequestHandler } from './$types';

const escaped = (text: string) => text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);

/**
 * Leads away at once to a page that everybody reads. A form may not lead to another site (our policy forbids it), so it leads here:
 * nothing on it tells where somebody was.
 */
export const GET: RequestHandler = ({ locals }) => {
	const to = escaped(locals.municipality.leaveTo);
	const body = `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=${to}">
<title>Videre</title>
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>Et øjeblik</h1>
<p><a href="${to}">Videre</a></p>
</main>
</body>
</html>
`;
	return new Response(body, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; img-src data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
			'referrer-policy': 'no-referrer'
		}
	});
};
