import { describe, expect, test } from 'vitest';
import { noteShown, serveRecorded, showsBorger } from './served';

const borgerId = '0f0f0f0f-1111-4222-8333-444444444444';
const asked = { requestId: 'r', route: '/borgere/[id]', method: 'GET', borgerId };
const html = (text: string, status = 200) =>
	new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

describe('what an answer shows', () => {
	test('the borger of the address, and a link to any borger, count as shown', () => {
		expect(showsBorger(`{"id":"${borgerId.toUpperCase()}"}`, borgerId)).toBe(true);
		expect(showsBorger(`<a href="/borgere/${borgerId}/plan">`, undefined)).toBe(true);
		expect(showsBorger(`<a href="/fordeling/${borgerId}">`, undefined)).toBe(true);
	});

	test('an empty list, the id of somebody else and the way to another page do not', () => {
		expect(showsBorger('<a href="/borgere/ny">', undefined)).toBe(false);
		expect(showsBorger(`{"me":"${borgerId}"}`, undefined)).toBe(false);
		expect(showsBorger(`{"type":"redirect","location":"/borgere/${borgerId}/lineal"}`, borgerId)).toBe(false);
	});
});

describe('what goes out to a member of staff', () => {
	test('a page that recorded its look goes out as it is', async () => {
		const response = await serveRecorded(asked, async () => {
			await Promise.resolve();
			noteShown(2);
			return html(`<p>${borgerId}</p>`);
		});
		expect(await response?.text()).toBe(`<p>${borgerId}</p>`);
	});

	test('a page that shows a borger and recorded nothing does not go out, nor when the log cannot be asked', async () => {
		expect(await serveRecorded(asked, async () => html(`<p>${borgerId}</p>`))).toBeNull();
		expect(await serveRecorded(asked, async () => html(`<p>${borgerId}</p>`, 400))).toBeNull();
		const data = () => new Response(`{"id":"${borgerId}"}`, { headers: { 'content-type': 'application/json' } });
		expect(await serveRecorded(asked, async () => data())).toBeNull();
	});

	test('a PDF and a FHIR file, which need not name anybody by id, do not go out either', async () => {
		for (const type of ['application/pdf', 'application/fhir+json; charset=utf-8']) {
			const file = () => new Response('%PDF-1.7', { headers: { 'content-type': type } });
			expect(await serveRecorded(asked, async () => file())).toBeNull();
			const recorded = await serveRecorded(asked, async () => {
				noteShown(1);
				return file();
			});
			expect(await recorded?.text()).toBe('%PDF-1.7');
		}
	});

	test('a page that shows nobody goes out without a look', async () => {
		const response = await serveRecorded(asked, async () => html('<h1>Mine borgere</h1>'));
		expect(response?.status).toBe(200);
		expect(await response?.text()).toBe('<h1>Mine borgere</h1>');
	});

	test('what goes out keeps every byte, the mark at the front of a spreadsheet too', async () => {
		const file = () => new Response('\uFEFFÆble;1\r\n', { headers: { 'content-type': 'text/csv; charset=utf-8' } });
		const response = await serveRecorded({ ...asked, borgerId: undefined }, async () => file());
		expect(new Uint8Array((await response?.arrayBuffer()) ?? [])).toEqual(new Uint8Array(await file().arrayBuffer()));
	});

	test('the dpo is shown borgere only where that was recorded; a search that found nobody shows none', async () => {
		const found = { ...asked, route: '/revision/soeg', borgerId: undefined };
		const answer = () => html(`<a href="/revision/soeg?borger=${borgerId}">`);
		expect(await serveRecorded(found, async () => answer())).toBeNull();
		const nobody = await serveRecorded(found, async () => {
			noteShown(0);
			return answer();
		});
		expect(nobody?.status).toBe(200);
	});

	test('an error, and the way to another page, need no look', async () => {
		expect((await serveRecorded(asked, async () => html(borgerId, 404)))?.status).toBe(404);
		expect((await serveRecorded(asked, async () => html(borgerId, 503)))?.status).toBe(503);
		const away = new Response(null, { status: 303, headers: { location: `/borgere/${borgerId}` } });
		expect(await serveRecorded(asked, async () => away)).toBe(away);
	});
});
