import { describe, expect, test } from 'vitest';
import { readEndpoint } from './endpoint';

const hosts = ['fcm.googleapis.com', 'updates.push.services.mozilla.com', '*.push.apple.com', 'localhost:4433'];
const isTaken = (text: string) => readEndpoint(text, hosts).ok;

describe('D10 a push goes to the push services that are named, and nowhere else', () => {
	test.each([
		'https://fcm.googleapis.com/fcm/send/abc:def',
		'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
		'https://web.push.apple.com/QOx',
		'https://localhost:4433/push/1',
		'https://fcm.googleapis.com:443/x'
	])('%s is one of them', (text) => {
		expect(isTaken(text)).toBe(true);
	});

	test.each([
		'http://127.0.0.1/',
		'https://127.0.0.1/',
		'http://169.254.169.254/latest/meta-data',
		'https://169.254.169.254/',
		'https://[::1]/',
		'file:///etc/passwd',
		'http://fcm.googleapis.com/fcm/send/abc',
		'https://fcm.googleapis.com:8443/x',
		'https://fcm.googleapis.com.evil.example/x',
		'https://evilfcm.googleapis.com/x',
		'https://push.apple.com/x',
		'https://.push.apple.com/x',
		'https://evilpush.apple.com/x',
		'https://fcm.googleapis.com@127.0.0.1/x',
		'https://user:pass@fcm.googleapis.com/x',
		'https://localhost/x',
		'https://2130706433/',
		'data:text/plain,x',
		'javascript:alert(1)',
		'',
		'fcm.googleapis.com/x',
		`https://fcm.googleapis.com/${'x'.repeat(1_000)}`
	])('%s is refused', (text) => {
		expect(isTaken(text)).toBe(false);
	});

	test('what is kept is the address as a browser would ask it', () => {
		expect(readEndpoint('https://FCM.googleapis.com/a/../b', hosts)).toEqual({
			ok: true,
			value: 'https://fcm.googleapis.com/b'
		});
	});
});
