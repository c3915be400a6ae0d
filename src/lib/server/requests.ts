/** What a request must look like before anything of ours looks at it, and the headers that every answer carries. */

/** The headers of every answer: pages, files, refusals. */
export const securityHeaders: Readonly<Record<string, string>> = {
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	// Not `no-referrer`: with it browsers send `Origin: null` with our own forms, which we rightly refuse.
	'Referrer-Policy': 'same-origin',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
	'Strict-Transport-Security': 'max-age=63072000; includeSubDomains'
};

/** For a page without a script, when nobody else has set a policy: Kit's own bare error page has none. */
export const barePolicy =
	"default-src 'none'; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For the service worker: what it fetches for a page is ours, and it runs nothing that it was not sent with. */
export const workerPolicy =
	"default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The methods that anything here answers; the rest are 405 before they reach a route (PUT, TRACE, made-up ones). */
export const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** The largest bodies, in bytes. */
export const largest = { form: 512_000, api: 64 * 1024 } as const;
const mostFields = 1_000;
const deepest = 16;

/** The provider itself calls here, from its server: there is no Origin, and the signed token in the body is what proves it. */
const machine = '/auth/backchannel-logout';

export type Refusal = {
	status: 400 | 403 | 413 | 415;
	/** For the log. */
	reason: 'foreign' | 'origin' | 'encoding' | 'type' | 'size' | 'form' | 'json' | 'name';
};

/**
 * Judges a request by its envelope, and a form or JSON by its shape; what it means is for the route to read.
 * @param request its body is read from a copy
 * @param home the one origin that the portal has
 * @returns why it is refused, or null
 */
export async function judge(request: Request, home: string): Promise<Refusal | null> {
	const url = new URL(request.url);
	if (sites(request) === 'cross-site' && !isNavigation(request)) return { status: 403, reason: 'foreign' };
	if ([...url.searchParams.keys()].some(isPoison)) return { status: 400, reason: 'name' };
	if (!changes(request)) return null;
	if (url.pathname !== machine && !isOwn(request, home)) return { status: 403, reason: 'origin' };
	return judgeBody(request, url.pathname.startsWith('/api/'));
}

/** Kit's own check covers form types only, and trusts an absent Origin with any other type (C1). */
function isOwn(request: Request, home: string) {
	const site = sites(request);
	return request.headers.get('origin') === home && (site === null || site === 'same-origin' || site === 'none');
}

const sites = (request: Request) => request.headers.get('sec-fetch-site');
const changes = ({ method }: Request) => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** A top-level navigation: the way back from the provider, or a link from elsewhere (C7). */
const isNavigation = (request: Request) =>
	request.headers.get('sec-fetch-mode') === 'navigate' && request.headers.get('sec-fetch-dest') === 'document';

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

async function judgeBody(request: Request, isApi: boolean): Promise<Refusal | null> {
	const { headers } = request;
	if ((headers.get('content-encoding') ?? 'identity') !== 'identity') return { status: 415, reason: 'encoding' };
	const length = headers.get('content-length');
	const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	// `POST /api/session` says all there is to say by being sent.
	if (isApi && !type && (length === null || length === '0') && !headers.has('transfer-encoding')) return null;
	if (!type || !(isApi ? ['application/json'] : formTypes).includes(type)) return { status: 415, reason: 'type' };
	const most = isApi ? largest.api : largest.form;
	if (Number(length ?? 0) > most) return { status: 413, reason: 'size' };
	const bytes = await readUpTo(request.clone(), most);
	if (!bytes) {
		void request.body?.cancel().catch(() => {});
		return { status: 413, reason: 'size' };
	}
	return isApi ? judgeJson(bytes) : judgeForm(bytes, headers.get('content-type') ?? type);
}

/**
 * The body of a request, and no more of it than it may hold.
 * @param most in bytes
 * @returns null when there is more, or when the server cut it off for the same reason
 */
export async function readUpTo(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
	const chunks: Uint8Array[] = [];
	const reader = request.body?.getReader();
	let size = 0;
	try {
		for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
			size += part.value.byteLength;
			if (size > most) {
				// Not waited for: a copy is not cancelled before the original is.
				void reader?.cancel().catch(() => {});
				return null;
			}
			chunks.push(part.value);
		}
	} catch {
		return null;
	}
	return Buffer.concat(chunks);
}

async function judgeForm(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Refusal | null> {
	// An empty form is one; only as multipart it cannot be read.
	if (bytes.byteLength === 0) return null;
	let names: string[];
	try {
		names = [...(await new Response(bytes, { headers: { 'content-type': type } }).formData()).keys()];
	} catch {
		return { status: 400, reason: 'form' };
	}
	if (names.length > mostFields) return { status: 400, reason: 'form' };
	return names.some(isPoison) ? { status: 400, reason: 'name' } : null;
}

function judgeJson(bytes: Uint8Array): Refusal | null {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return { status: 400, reason: 'json' };
	}
	// Before it is parsed: what walks a value a hundred thousand deep runs out of stack.
	if (depthOf(text) > deepest) return { status: 400, reason: 'json' };
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { status: 400, reason: 'json' };
	}
	return hasPoison(value) ? { status: 400, reason: 'name' } : null;
}

/** How deep the brackets of a JSON text go, those in its strings left out. One pass, whatever the text is. */
function depthOf(text: string): number {
	let depth = 0;
	let most = 0;
	let inString = false;
	for (let index = 0; index < text.length; index += 1) {
		const each = text[index];
		if (inString && each === '\\') index += 1;
		else if (each === '"') inString = !inString;
		else if (inString) continue;
		else if (each === '[' || each === '{') most = Math.max(most, (depth += 1));
		else if (each === ']' || each === '}') depth -= 1;
	}
	return most;
}

/** Names that reach the prototype of an object in code that copies by name, alone or inside `a[b]` and `a.b` (D5). */
const isPoison = (name: string) => /(^|[.[])(__proto__|constructor|prototype)($|[.[\]])/.test(name);

function hasPoison(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([name, inner]) => (!Array.isArray(value) && isPoison(name)) || hasPoison(inner));
}
