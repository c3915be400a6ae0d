import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refused } from '../../core/result';
import { readPosted } from '../../core/form';
import { takeForm } from './take-form';

const id = randomUUID();
const fields = { id, emne: 'samlet', linealVersion: '1', trin: '3.5', note: 'Skrevet med møje', skridt: 'Ro' };
function posted(changes: Record<string, string> = {}) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...fields, ...changes })) form.append(name, value);
	return form;
}
const never = () => Promise.reject(new Error('must not be given'));
const typed = { emne: 'samlet', trin: '3.5', note: 'Skrevet med møje', skridt: 'Ro' };

test('a form that cannot be read comes back with everything that was typed and the id it was born with', async () => {
	expect(await takeForm(posted({ trin: '6.25' }), never)).toMatchObject({
		kind: 'refused',
		status: 400,
		form: { ...typed, formId: id, trin: '6.25', errors: { trin: expect.any(String) } }
	});
	expect(await takeForm(posted({ id: 'x' }), never)).toMatchObject({
		form: { formId: null, note: typed.note, errors: { form: expect.any(String) } }
	});
});

test('Q2 another answer under the same id is a conflict: what was typed is kept, and goes on under an id of its own', async () => {
	const taken = await takeForm(posted(), async () => refused('conflict'));
	expect(taken).toMatchObject({
		kind: 'refused',
		status: 409,
		form: { ...typed, errors: { form: expect.stringContaining('et andet svar') } }
	});
	expect(taken.kind === 'refused' && taken.form.formId).not.toBe(id);
});

test('what one may not see is not found, whatever the form says', async () => {
	for (const reason of ['borger_unknown', 'emne_unknown'] as const)
		expect(await takeForm(posted(), async () => refused(reason))).toEqual({ kind: 'not_found' });
});

test('a ruler that has changed and a closed question are said, and nothing is lost', async () => {
	for (const reason of ['lineal_old', 'lineal_unknown', 'emne_ended', 'not_a_point'] as const) {
		expect(await takeForm(posted(), async () => refused(reason))).toMatchObject({
			status: 400,
			form: { ...typed, formId: id }
		});
	}
});

test('M23 a samlet vurdering and a typed answer come back in their own place, with how it was given', async () => {
	expect(await takeForm(posted(), async () => refused('lineal_old'), 'rating')).toMatchObject({
		form: { place: 'samlet' }
	});
	expect(await takeForm(posted({ samlet: 'ja' }), async () => refused('samlet_early'), 'rating')).toMatchObject({
		kind: 'refused',
		status: 400,
		form: { ...typed, place: 'samlet-vurdering', errors: { form: expect.stringContaining('egen vurdering') } }
	});
	expect(await takeForm(posted({ hvordan: 'papir', trin: '' }), never, 'typed')).toMatchObject({
		form: { ...typed, trin: null, place: 'tastet', hvordan: 'papir', errors: { trin: expect.any(String) } }
	});
	expect(await takeForm(posted(), never, 'typed')).toMatchObject({
		form: { place: 'tastet', hvordan: null, errors: { hvordan: expect.stringContaining('i telefon') } }
	});
	expect(await takeForm(posted({ samlet: 'ja' }), never)).toMatchObject({
		form: { place: 'samlet', errors: { form: expect.any(String) } }
	});
});

test('what calls itself a form and is none is no form', async () => {
	const request = (type: string) =>
		new Request('http://127.0.0.1/', { method: 'POST', body: 'garbage', headers: { 'content-type': type } });
	expect(await readPosted(request('multipart/form-data; boundary=x'))).toBeNull();
	expect(await readPosted(request('application/json'))).toBeNull();
	expect([...((await readPosted(request('application/x-www-form-urlencoded'))) ?? [])]).toEqual([['garbage', '']]);
});
