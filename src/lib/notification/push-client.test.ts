import { afterEach, expect, test, vi } from 'vitest';
import { findState, turnOff, turnOn } from './push-client';

const me = { who: 'me', isBorger: true };
type Asked = { to: string; body: { endpoint: string } };

/** A browser that takes pushes, as far as we look at it: each subscription gets another address. */
function browser({ answers = [201], permission = 'default', says = 'granted' } = {}) {
	let current: { endpoint: string } | null = null;
	let made = 0;
	const asked: Asked[] = [];
	const pushManager = {
		getSubscription: async () => current,
		subscribe: async () => {
			made += 1;
			const endpoint = `https://push.example/${made}`;
			const unsubscribe = async () => {
				current = null;
				return true;
			};
			const subscription = { endpoint, unsubscribe, toJSON: () => ({ keys: { p256dh: 'p', auth: 'a' } }) };
			current = subscription;
			return subscription;
		}
	};
	const registration = { pushManager };
	const serviceWorker = { ready: Promise.resolve(registration), getRegistration: async () => registration };
	const Notification = { permission, requestPermission: async () => says };
	vi.stubGlobal('navigator', { userAgent: 'Chrome', maxTouchPoints: 0, serviceWorker });
	vi.stubGlobal('Notification', Notification);
	vi.stubGlobal('window', { PushManager: {}, Notification });
	vi.stubGlobal('fetch', async (to: string, { body }: { body: string }) => {
		asked.push({ to, body: JSON.parse(body) as Asked['body'] });
		const status = answers.length > 1 ? answers.shift() : answers[0];
		if (!status) throw new TypeError('Failed to fetch');
		return { status };
	});
	return { asked, current: () => current };
}
afterEach(() => vi.unstubAllGlobals());

test('on: the browser’s address is told; off: the browser stops, and the server is told', async () => {
	const { asked, current } = browser();
	expect(await findState([])).toBe('off');
	expect(await turnOn('key', [], me)).toBe('on');
	expect(await findState(['https://push.example/1'])).toBe('on');
	expect(await turnOff()).toBe('off');
	expect(current()).toBeNull();
	expect(asked.map(({ to, body }) => [to, body.endpoint])).toEqual([
		['/api/push', 'https://push.example/1'],
		['/api/push/fra', 'https://push.example/1']
	]);
});

test('A10 where another takes pushes, it is off for me, and on with an address of my own', async () => {
	const { asked } = browser();
	await turnOn('key', [], me);
	expect(await findState(['https://push.example/mine'])).toBe('off');
	expect(await turnOn('key', ['https://push.example/mine'], me)).toBe('on');
	expect(asked.at(-1)?.body.endpoint).toBe('https://push.example/2');
});

test('an address that is taken is given back, and another one asked for, once', async () => {
	const { asked, current } = browser({ answers: [409, 201] });
	expect(await turnOn('key', [], me)).toBe('on');
	expect(asked.map(({ body }) => body.endpoint)).toEqual(['https://push.example/1', 'https://push.example/2']);
	const stubborn = browser({ answers: [409] });
	expect(await turnOn('key', [], me)).toBeNull();
	expect(stubborn.asked).toHaveLength(2);
	expect([stubborn.current(), current()?.endpoint]).toEqual([null, 'https://push.example/2']);
});

test('what the server does not take is not left on: refused, logged out, broken', async () => {
	for (const status of [400, 401, 403, 429, 500]) {
		const { current } = browser({ answers: [status] });
		expect(await turnOn('key', [], me), String(status)).toBeNull();
		expect(current()).toBeNull();
	}
});

test('without net it failed and nothing is thrown; a no of the person is a no', async () => {
	const { current } = browser({ answers: [0] });
	expect(await turnOn('key', [], me)).toBeNull();
	expect(current()).toBeNull();
	const { asked } = browser({ says: 'denied' });
	expect(await turnOn('key', [], me)).toBe('denied');
	expect(asked).toEqual([]);
	browser({ permission: 'denied' });
	expect(await findState([])).toBe('denied');
});

test('an iPhone in the browser is told how; on the home screen, or any other browser that cannot, it is told so', async () => {
	const bare = (userAgent: string, isInstalled = false) => {
		vi.stubGlobal('navigator', { userAgent, maxTouchPoints: 5 });
		vi.stubGlobal('window', {});
		vi.stubGlobal('matchMedia', () => ({ matches: isInstalled }));
	};
	bare('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)');
	expect(await findState([])).toBe('install');
	bare('Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X)', true);
	expect(await findState([])).toBe('unsupported');
	bare('Mozilla/5.0 (Linux; Android 4)');
	expect(await findState([])).toBe('unsupported');
});
