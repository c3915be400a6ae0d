import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { acknowledged, malformed, refusedWith } from './api';

const id = randomUUID();
const receipt = { id, maalingId: randomUUID(), receivedAt: new Date(), epoch: randomUUID(), first: true };

test('Q4 an acknowledgement repeats the id, and tells the first time from a resend', () => {
	const body = { id, epoch: receipt.epoch, receivedAt: receipt.receivedAt };
	expect(acknowledged(receipt)).toEqual({ status: 201, body });
	expect(acknowledged({ ...receipt, first: false })).toEqual({ status: 200, body });
});

test('each refusal has its status, one field and one sentence', () => {
	const statuses = {
		not_json: 415,
		too_large: 413,
		body: 400,
		conflict: 409,
		emne_unknown: 404,
		borger_unknown: 404,
		lineal_old: 400,
		lineal_unknown: 400,
		emne_ended: 400,
		not_a_point: 400
	} as const;
	for (const [reason, status] of Object.entries(statuses) as [keyof typeof statuses, number][]) {
		expect(refusedWith(reason, { id })).toEqual({
			status,
			body: { id, error: { field: expect.any(String), message: expect.stringMatching(/^[A-ZÆØÅ].*\.$/) } }
		});
	}
});

test('an id is repeated only when it is one', () => {
	for (const sent of [null, 'x', 7, [], {}, { id: 'x' }, { id: 7 }, { id: `${id}<script>` }])
		expect(refusedWith('body', sent).body).not.toHaveProperty('id');
	expect(malformed({ ok: false, problems: { trin: 'missing' } }, { id: id.toUpperCase() })).toMatchObject({
		status: 400,
		body: { id, error: { field: 'trin' } }
	});
});
