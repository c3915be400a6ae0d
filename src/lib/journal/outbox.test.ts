import { describe, expect, test } from 'vitest';
import { hasFailed, isByHand, mayBeNoted, sayDelivery, shownOf, type Delivery, type DeliveryState } from './outbox';

const now = new Date('2026-11-12T10:00:00Z');
const at = new Date('2026-11-12T08:15:00Z');
const delivery = (over: Partial<Delivery> = {}): Delivery => ({
	...{ targetId: 't', target: 'Arkivmappe', type: 'folder', system: 'other', state: 'waiting', tries: 0, nextAt: at },
	...{ sentAt: null, receivedAt: null, code: null, reference: null, by: null },
	...over
});
const say = (over: Partial<Delivery>) => sayDelivery(delivery(over), now);

describe('S14 how far something is on its way to a target', () => {
	test('what nobody has tried to send waits', () => {
		expect(say({})).toEqual({ tone: 'under_way', text: 'Venter på at blive sendt', reason: null });
	});

	test('what did not come through says why, and when it is tried again', () => {
		const said = say({ tries: 2, nextAt: new Date('2026-11-12T11:00:00Z'), code: 'http_500' });
		expect(said.text).toBe('Kom ikke frem. Vi prøver igen i dag kl. 12');
		expect(said.reason).toContain('500');
	});

	test('what was sent waits for its receipt, and what was received has the number of the other side', () => {
		expect(say({ state: 'sent', sentAt: at }).text).toBe('Sendt i dag kl. 9.15. Vi venter på kvittering');
		expect(say({ state: 'received', receivedAt: at, reference: 'F-17' })).toEqual({
			...{ tone: 'done', text: 'Modtaget i dag kl. 9.15. Nummer F-17', reason: null }
		});
	});

	test('what somebody has put there themself says who', () => {
		expect(say({ state: 'received', receivedAt: at, by: 'Tove Madsen' }).text).toBe(
			'Lagt ind i hånden af Tove Madsen i dag kl. 9.15'
		);
	});

	test('what has failed always has a reason, also when nobody knows it', () => {
		expect(say({ state: 'failed', code: 'skaermet' })).toMatchObject({ tone: 'bad', text: 'Kom ikke frem' });
		for (const code of [null, 'ENOSPC', 'something_new', '__proto__'])
			expect(say({ state: 'failed', code }).reason).toMatch(/^\S.+/);
	});

	test('S17 a text that is carried over by hand waits for somebody, whatever the worker says of it', () => {
		for (const state of ['waiting', 'sending', 'sent', 'failed'] as const) {
			expect(say({ type: 'copy', target: 'Fasit', state })).toMatchObject({
				...{ tone: 'todo', text: 'Skal sættes ind i Fasit' }
			});
		}
		expect(isByHand({ type: 'copy', state: 'received' })).toBe(false);
	});

	test('nobody says by hand that something is there while it is being sent, or when it is there', () => {
		const states: DeliveryState[] = ['waiting', 'sending', 'sent', 'received', 'failed'];
		expect(states.filter((state) => mayBeNoted({ state }))).toEqual(['waiting', 'sent', 'failed']);
	});
});

test('an item must be looked at when one of its ways has failed', () => {
	expect(hasFailed({ deliveries: [delivery({ state: 'received' }), delivery({ state: 'failed' })] })).toBe(true);
	expect(hasFailed({ deliveries: [delivery({ state: 'sent' })] })).toBe(false);
});

test('F1 the log knows what of the borger an item shows', () => {
	const sourceId = '11111111-1111-4111-8111-111111111111';
	expect(shownOf({ type: 'plan', sourceId })).toEqual({ itemKind: 'plan' });
	expect(shownOf({ type: 'moede', sourceId })).toEqual({ itemKind: 'moede', itemId: sourceId });
	expect(shownOf({ type: 'indkaldelse', sourceId })).toEqual({ itemKind: 'moede', itemId: sourceId });
	expect(shownOf({ type: 'besked', sourceId })).toEqual({ itemKind: 'samtale' });
	expect(shownOf({ type: 'svar', sourceId })).toEqual({ itemKind: 'trivselsmaaling', itemId: sourceId });
});
