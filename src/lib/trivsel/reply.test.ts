import { expect, test } from 'vitest';
import { longestReply, readReply } from './reply';

test('a sentence back is read without the white space around it', () => {
	expect(readReply(' Tak for dit svar.\r\nVi ses. ')).toEqual({ ok: true, value: 'Tak for dit svar.\nVi ses.' });
	expect(readReply('x'.repeat(longestReply))).toMatchObject({ ok: true });
});

test('D4 nothing, what cannot be stored and what is too long are told apart', () => {
	for (const nothing of [null, undefined, '', ' \n ', new Blob()])
		expect(readReply(nothing)).toEqual({ ok: false, reason: 'missing' });
	expect(readReply('a\0b')).toEqual({ ok: false, reason: 'forbidden' });
	expect(readReply('\ud800')).toEqual({ ok: false, reason: 'forbidden' });
	expect(readReply('x'.repeat(longestReply + 1))).toEqual({ ok: false, reason: 'too_long' });
	expect(readReply(`${' '.repeat(9_000)}kort`)).toEqual({ ok: true, value: 'kort' });
});
