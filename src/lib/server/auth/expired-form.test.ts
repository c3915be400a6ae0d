import { isHttpError, isRedirect } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { requireActor, requirePerson } from './actor';
import { lastWho, whoOf } from './cookie';
import { readSender } from './expired-form';
import type { SignedIn } from './session';

const origin = 'http://127.0.0.1:3000';
const viktor = whoOf('viktor');
const kasper = { accountId: 'kasper', role: 'borger', token: 't', borgerId: 'b' } as SignedIn;
const jar = (cookies: Record<string, string>) => ({ get: (name: string) => cookies[name] });
const noCookies = jar({});

type Sent = {
	path?: string;
	body?: BodyInit;
	headers?: HeadersInit;
	signedIn?: SignedIn | null;
	cookies?: typeof noCookies;
};

/** What is known after a form has come. */
async function send({ path = '/plan?/skriv', body, headers, signedIn = null, cookies = noCookies }: Sent) {
	const url = new URL(path, origin);
	const request = new Request(url, { method: 'POST', body, headers });
	const locals = { signedIn, sessionUnknown: false, expired: null, otherPerson: false } as App.Locals;
	await readSender({ request, url, locals, cookies });
	return { locals, request };
}
/** How the page's first line answers. */
function answered(work: () => unknown) {
	try {
		work();
		return { status: 200 };
	} catch (problem) {
		if (isHttpError(problem)) return { status: problem.status, body: problem.body };
		if (isRedirect(problem)) return { status: problem.status, location: problem.location };
		throw problem;
	}
}
const words = new URLSearchParams({ tekst: 'Jeg vil gerne bo selv.' });

describe('a form that comes after the log-in has ended', () => {
	test('is answered with 401 and what was typed, and the page never reads it', async () => {
		const cookies = jar({ hvem: viktor });
		expect(lastWho(cookies)).toBe(viktor);
		const { locals } = await send({ body: words, cookies });
		for (const ask of [() => requireActor(locals, 'borger'), () => requirePerson(locals)])
			expect(answered(ask)).toMatchObject({
				status: 401,
				body: {
					expired: {
						action: '/plan?/skriv',
						fields: [{ name: 'tekst', value: 'Jeg vil gerne bo selv.' }],
						who: viktor,
						typed: ['Jeg vil gerne bo selv.']
					}
				}
			});
	});

	test('one that nobody knows the owner of is shown, but has no button that sends it', async () => {
		expect((await send({ body: words })).locals.expired).toMatchObject({ who: null });
	});

	test('one that cannot be read, and one with a file, are no error of ours', async () => {
		const broken = await send({ body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=y' } });
		expect(answered(() => requirePerson(broken.locals)).status).toBe(401);
		const form = new FormData();
		form.set('logo', new File(['x'], 'logo.png'));
		expect((await send({ body: form })).locals.expired).toMatchObject({ fields: [], hadFile: true });
	});

	test('log-in itself, an address for programs and a page that is only asked for are left alone', async () => {
		for (const path of ['/login?/borger', '/auth/signin', '/api/session'])
			expect((await send({ path, body: words })).locals.expired).toBeNull();
		const json = await send({ body: '{}', headers: { 'content-type': 'application/json' } });
		expect(answered(() => requirePerson(json.locals))).toEqual({ status: 303, location: '/login' });
	});
});

describe('a form from another person’s page', () => {
	const from = (who: string) => new URLSearchParams({ tekst: 'Jeg vil gerne bo selv.', _hvem: who });

	test('A10 is not taken, and nothing of it is shown', async () => {
		const { locals } = await send({ body: from(viktor), signedIn: kasper });
		const answer = answered(() => requireActor(locals, 'borger'));
		expect(answer).toMatchObject({ status: 409, body: { otherPerson: true } });
		expect(JSON.stringify(answer)).not.toContain('bo selv');
	});

	test('one’s own is taken, with the field and without, and can still be read', async () => {
		for (const body of [from(whoOf('kasper')), from(''), words]) {
			const { locals, request } = await send({ body, signedIn: kasper });
			expect(answered(() => requireActor(locals, 'borger')).status).toBe(200);
			expect((await request.formData()).get('tekst')).toBe('Jeg vil gerne bo selv.');
		}
	});
});

test('what stands for a person tells nothing of them, and is another for each', () => {
	expect(whoOf('viktor')).toMatch(/^[\w-]{22}$/);
	expect(new Set(['viktor', 'kasper', 'inge'].map(whoOf)).size).toBe(3);
});
