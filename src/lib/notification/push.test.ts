import { expect, test } from 'vitest';
import { lixOf } from '../core/lix';
import { notification } from '../i18n/da/notification';
import { pushLength, readPush, writePush } from './push';

test('E7 every payload has one length, and holds a tag and words and nothing else', () => {
	const lines = Object.values(notification.line).map((line) => line('Vores Plan'));
	expect(lines.length).toBeGreaterThan(5);
	for (const body of lines) {
		const written = writePush({ tag: crypto.randomUUID(), title: 'Vores Plan', body });
		expect(Buffer.byteLength(written)).toBe(pushLength);
		expect(Object.keys(JSON.parse(written) as object)).toEqual(['tag', 'title', 'body']);
		expect(readPush(written).body).toBe(body);
	}
	expect(() => writePush({ tag: 'x', title: 'x', body: 'æ'.repeat(pushLength) })).toThrow(RangeError);
});

test('what cannot be read is shown as news that say nothing', () => {
	for (const text of [null, '', '{', 'null', '[]', '"x"', '{"tag":1,"title":"x","body":"y"}', '{"title":"x"}'])
		expect(readPush(text)).toEqual({ tag: 'nyt', title: 'Vores Plan', body: 'Du har nyt i Vores Plan' });
});

test('the words of a notice name no person, no place, no time and no illness, and are short', () => {
	const { line, mail, confirm } = notification;
	const words = [...Object.values(line).map((each) => each('Vores Plan')), confirm.subject('Vores Plan')];
	for (const each of words) {
		expect(each.length).toBeLessThanOrEqual(45);
		expect(each).not.toMatch(/\d|kl\.|samtykke|tovholder/i);
	}
	const text = [mail.read, mail.why, mail.noReply, confirm.lead('Vores Plan'), confirm.press, confirm.ignore].join(' ');
	expect(lixOf(text)).toBeLessThanOrEqual(30);
});

test('a digest counts, and says nothing of what is none', () => {
	const { digest } = notification.mail;
	expect(digest({ messages: 1, invitations: 0, tasks: 2 })).toEqual([
		'1 besked venter på svar.',
		'2 opgaver, som skal være gjort i dag eller før.'
	]);
});
