import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentOf } from '../../trivsel/answer';
import { readForm } from '../../trivsel/form';
import { keptAnswer } from '../../trivsel/kept';
import type { Lineal } from '../../trivsel/lineal';
import { acknowledged, malformed, readSealedAnswer, refusedWith } from './api';

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
			body: { id, error: { field: expect.any(String), message: expect.stringMatching(/^[A-ZÆØÅ].*\.$/), code: reason } }
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

const lineal: Lineal = {
	...{ key: 'voresplan', version: 1, name: 'Linealen', lowest: 1, highest: 5, step: 0.5, best: 'highest' },
	anchors: []
};
const made = { madeAt: '2026-11-21T10:00:00Z', tz: 'Europe/Copenhagen' };
const envelope = {
	...{ id, v: 2 as const, seq: 1, owner: 'x', keyId: 'k', sealed: 'a..b.c.d', now: '2026-11-21T10:00:01Z' },
	...made
};

test('Q5 the same form by both ways, from the page and from the outbox, is the same answer', () => {
	const trin = fc.constantFrom('1', '2.5', '5', 'ved-ikke', 'vil-ikke-svare');
	const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r\n', 'æ', '🙂', 'e\u0301', '"') });
	fc.assert(
		fc.property(trin, text, text, fc.constantFrom('samlet', randomUUID()), (answer, note, skridt, emne) => {
			const fields: [string, string][] = Object.entries({ id, emne, linealVersion: '1', trin: answer, note, skridt });
			const posted = new FormData();
			for (const [name, value] of fields) posted.append(name, value);
			const kept = keptAnswer(posted, lineal, made);
			const byForm = readForm(fields);
			if (!kept.ok || !byForm.ok) throw new Error('not read');
			const byPhone = readSealedAnswer({ envelope, inside: JSON.parse(JSON.stringify(kept.value.body)) });
			expect(byPhone.ok && contentOf(byPhone.value, 'voresplan')).toBe(contentOf(byForm.value, 'voresplan'));
		}),
		{ numRuns: 200 }
	);
});

test('an answer that was sealed under another id than its envelope’s is refused', () => {
	const posted = new FormData();
	for (const [name, value] of Object.entries({ id: randomUUID(), emne: 'samlet', linealVersion: '1', trin: '3' }))
		posted.append(name, value);
	const kept = keptAnswer(posted, lineal, made);
	const read = kept.ok && readSealedAnswer({ envelope, inside: kept.value.body });
	expect(read).toEqual({ ok: false, problems: { id: 'malformed' } });
});
