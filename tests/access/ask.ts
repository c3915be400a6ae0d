import { request } from 'node:http';
import type { World } from './world';
import type { Person } from './routes';

export type Answer = { status: number; location: string | null; body: string; headers: Record<string, string> };

type Asked = { method?: string; path: string; cookie: string | null; headers?: Record<string, string>; body?: string };

/**
 * Asks the portal by the bare wire: what is sent is exactly this, and a redirect is an answer and not followed.
 * @param asked the path begins with `/`
 */
export function ask(origin: string, { method = 'GET', path, cookie, headers = {}, body }: Asked): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const sent = request(
			origin + path,
			{ method, headers: { ...(cookie ? { cookie } : {}), ...headers }, agent: undefined },
			(response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						location: response.headers.location ?? null,
						body: Buffer.concat(parts).toString('utf8'),
						headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]))
					})
				);
				response.on('error', reject);
			}
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

const html = { accept: 'text/html' };
const script = { accept: 'application/json', 'x-sveltekit-action': 'true' };
const formType = 'application/x-www-form-urlencoded';

export const openPage = (world: World, person: Person, path: string) =>
	ask(world.origin, { path, cookie: world.cookies[person], headers: html });

export const openData = (world: World, person: Person, path: string) => {
	const [bare = '', query] = path.split('?');
	const data = `${bare === '/' ? '' : bare}/__data.json${query ? `?${query}` : ''}`;
	return ask(world.origin, { path: data, cookie: world.cookies[person] });
};

/** Sends a form as a browser without scripts does, or as the page's own script does. */
export const sendForm = (world: World, person: Person, sent: { path: string; fields: Field[]; byScript?: boolean }) =>
	ask(world.origin, {
		method: 'POST',
		path: sent.path,
		cookie: world.cookies[person],
		headers: { ...(sent.byScript ? script : html), origin: world.origin, 'content-type': formType },
		body: new URLSearchParams(sent.fields).toString()
	});

export type Field = [name: string, value: string];

/** What a data request means: Kit answers 200 with the redirect, or with the error of a node, inside. */
export function meaningOf({ status, body }: Answer): number {
	if (status !== 200) return status;
	const said = JSON.parse(body.split('\n')[0] ?? 'null') as {
		type?: string;
		nodes?: ({ type: string; status?: number } | null)[];
	};
	if (said.type === 'redirect') return 303;
	const failed = said.nodes?.find((node) => node?.type === 'error');
	return failed?.status ?? 200;
}

/** A page without what is new in it each time: numbers once, and how many milliseconds a log-in still lasts. */
export const withoutNonce = (body: string) =>
	body
		.replace(/nonce="[^"]*"/g, 'nonce')
		.replace(/__sveltekit_\w+/g, 'kit')
		.replace(/\d{5,}/g, (digits) => '0'.repeat(digits.length));
