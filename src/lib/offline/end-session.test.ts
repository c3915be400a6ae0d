import { describe, expect, test } from 'vitest';
import { endWaitingSession } from './end-session';

/** Where it is kept that a log-off waits. */
function markOf(waits: boolean) {
	let isSet = waits;
	return { isSet: async () => isSet, clear: async () => void (isSet = false) };
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
const ended = { type: 'redirect', status: 303, location: '/login?logget-af' };
/** A server that answers so, and what it was asked. */
function server(answer: () => Response | Promise<Response>) {
	const asked: { address: string; method: string | undefined }[] = [];
	const send = (async (address: string, { method }: RequestInit = {}) => {
		asked.push({ address, method });
		return answer();
	}) as typeof fetch;
	return { asked, send };
}

describe('A9 a log-off that waited for the net', () => {
	test('is sent, and forgotten once the server says that the log-in is over', async () => {
		const mark = markOf(true);
		const { asked, send } = server(() => json(ended));
		expect(await endWaitingSession(send, mark)).toBe('ended');
		expect(asked).toEqual([{ address: '/login?/log-af', method: 'POST' }]);
		expect(await endWaitingSession(send, mark)).toBe('none');
		expect(asked).toHaveLength(1);
	});

	test('nothing is asked of the server when none waits', async () => {
		const { asked, send } = server(() => json(ended));
		expect(await endWaitingSession(send, markOf(false))).toBe('none');
		expect(asked).toEqual([]);
	});

	test('waits on while there is no net, the server is unwell, or a stranger’s network answers in its place', async () => {
		const answers: [string, () => Response | Promise<Response>][] = [
			['no net', () => Promise.reject(new TypeError('Failed to fetch'))],
			['503', () => json({ type: 'error', error: { message: 'Vi kan ikke hente dine oplysninger lige nu' } }, 503)],
			['429', () => json({ type: 'error' }, 429)],
			['a captive portal', () => new Response('<html>Velkommen til hotellets net</html>')],
			['an empty 200', () => new Response('')],
			['JSON of somebody else', () => json({ ok: true })],
			['a way to somewhere else', () => json({ ...ended, location: 'https://evil.example/login' })],
			['null', () => json(null)]
		];
		for (const [name, answer] of answers) {
			const mark = markOf(true);
			expect(await endWaitingSession(server(answer).send, mark), name).toBe('waits');
			expect(await mark.isSet(), name).toBe(true);
		}
	});
});
