import { describe, expect, test } from 'vitest';
import { keptForm, wayOf, type Keeper, type KeptFormState } from './kept-form';
import type { Item } from './outbox';

const item: Item = {
	id: '9f0c1b52-6f3e-4a55-9d3b-0c7a1f3b2d10',
	v: 2,
	seq: 1,
	owner: 'viktor',
	kind: 'answer',
	keyId: 'k1',
	sealed: 'a..b.c.d',
	madeAt: '2026-11-20T09:00:00.000Z',
	tz: 'Europe/Copenhagen',
	state: 'waiting',
	savedAt: '2026-11-20T09:00:00.000Z'
};
type Result = Parameters<typeof wayOf>[0];
const taken: Result = { type: 'redirect', location: '/lineal?sendt=1' };
const gone: Result = { type: 'error' };

/** A form, and what was done with it in order. `keeps` is whether the browser keeps anything. */
function formOf({ keeps = true, complete = true, loaded = true } = {}) {
	const done: string[] = [];
	const states: KeptFormState[] = [];
	const keeper: Keeper = {
		keepItem: async () => {
			done.push('kept');
			return keeps ? item : null;
		},
		takeBack: async () => Boolean(done.push('taken back')),
		sendNow: async () => {
			done.push('flushed');
			return 'empty';
		},
		askToPersist: async () => void done.push('persist'),
		askWorker: async () => void done.push('worker')
	};
	const submit = keptForm<{ result: Result }>({
		owner: () => 'viktor',
		keeper: () => (loaded ? keeper : null),
		read: () =>
			complete
				? { ok: true, value: { id: item.id, kind: 'answer', body: {}, said: '3' } }
				: { ok: false, problem: 'Sæt dit svar på linealen.' },
		onstate: (state) => states.push(state),
		follow: () => void done.push('followed')
	});
	const press = () => {
		let cancelled = false;
		const posted = { formData: new FormData(), controller: new AbortController(), cancel: () => (cancelled = true) };
		return { going: submit(posted), isCancelled: () => cancelled };
	};
	async function send(result: Result) {
		const goOn = await press().going;
		await goOn?.({ result });
		return { done, last: states.at(-1) };
	}
	return { send, press, done, states };
}

test('what an answer is to a form: taken, returned, no log-in, or none of ours', () => {
	expect(wayOf(taken)).toBe('answered');
	expect(wayOf({ type: 'success' })).toBe('answered');
	expect(wayOf({ type: 'failure' })).toBe('returned');
	expect(wayOf({ type: 'redirect', location: '/login?til=%2Flineal' })).toBe('log_in');
	expect(wayOf({ type: 'error', status: 401 })).toBe('log_in');
	for (const status of [undefined, 408, 429, 500, 502, 503]) expect(wayOf({ type: 'error', status })).toBe('none');
	expect(wayOf({ type: 'error', status: 404 })).toBe('answered');
});

describe('a form that can wait', () => {
	test('is kept before it is sent, and the flusher asks for the receipt after', async () => {
		const { done, last } = await formOf().send(taken);
		expect(done).toEqual(['kept', 'followed', 'flushed']);
		expect(last).toEqual({ kind: 'still' });
	});

	test('is done when there is no server: it lies on the phone, the browser is asked to hold on to it', async () => {
		const { done, last } = await formOf().send(gone);
		expect(done).toEqual(['kept', 'persist', 'worker', 'flushed']);
		expect(last).toEqual({ kind: 'kept', item, logIn: false });
	});

	test('says that somebody must log in', async () => {
		const { last } = await formOf().send({ type: 'error', status: 401 });
		expect(last).toEqual({ kind: 'kept', item, logIn: true });
	});

	test('is taken out again when the server sends it back with sentences', async () => {
		const { done, last } = await formOf().send({ type: 'failure' });
		expect(done).toEqual(['kept', 'taken back', 'followed']);
		expect(last).toEqual({ kind: 'still' });
	});

	test('Q8 is not said to be kept when the browser refuses: what was typed stays', async () => {
		const { done, last } = await formOf({ keeps: false }).send(gone);
		expect(done).toEqual(['kept']);
		expect(last).toEqual({ kind: 'not_kept', problem: null });
	});

	test('Q8 goes its usual way when the browser refuses and the server is there', async () => {
		const { done, last } = await formOf({ keeps: false }).send(taken);
		expect(done).toEqual(['kept', 'followed']);
		expect(last).toEqual({ kind: 'still' });
	});

	test('A3 that the browser does not keep goes its usual way when the log-in has ended', async () => {
		const { done } = await formOf({ keeps: false }).send({ type: 'error', status: 401 });
		expect(done).toEqual(['kept', 'followed']);
	});

	test('that is not complete is not kept, and says why without a server', async () => {
		const { done, last } = await formOf({ complete: false }).send(gone);
		expect(done).toEqual([]);
		expect(last).toEqual({ kind: 'not_kept', problem: 'Sæt dit svar på linealen.' });
	});

	test('goes its usual way while what keeps is not loaded', async () => {
		const { done } = await formOf({ loaded: false }).send(taken);
		expect(done).toEqual(['followed']);
	});

	test('Q5 pressed twice is sent once', async () => {
		const form = formOf();
		const first = form.press();
		const second = form.press();
		await second.going;
		expect(second.isCancelled()).toBe(true);
		const goOn = await first.going;
		await goOn?.({ result: taken });
		expect(form.done).toEqual(['kept', 'followed', 'flushed']);
	});
});
