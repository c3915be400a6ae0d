import { expect, test } from 'vitest';
import { composeHjem, type HjemFacts } from './hjem';

const now = new Date('2026-11-24T09:30:00Z');
const facts = (over: Partial<HjemFacts> = {}): HjemFacts => ({
	...{
		dream: null,
		published: true,
		aftaler: [],
		holders: [],
		next: null,
		message: null,
		events: [],
		lastAnswerAt: null
	},
	...over
});
const moede = {
	...{ id: 'm', title: 'Opfølgning', purpose: 'Vi aftaler en dag.', duty: false, place: 'Rådhuset', placeDetail: null },
	...{ state: 'planned' as const, people: [], count: 1 },
	startsAt: new Date('2026-11-24T09:00:00Z'),
	endsAt: new Date('2026-11-24T10:00:00Z')
};

test('M31 what there is no answer to is null, so that the page says so in words', () => {
	expect(composeHjem(facts(), null, now)).toMatchObject({
		people: { tovholder: null, stedfortraeder: null },
		next: null,
		dream: null,
		steps: { yours: [], ours: [], duties: [] },
		news: { isNew: false, items: [] }
	});
});

test('a meeting that is under way is still the next one', () => {
	const view = composeHjem(facts({ next: moede }), null, now);
	expect(view.next).toMatchObject({ inDays: 0, underWay: true });
});

test('a message is new when it came after the last visit, and is from somebody by first name', () => {
	const message = { samtaleId: 's', from: 'Tove Madsen', at: new Date('2026-11-23T09:00:00Z') };
	const seen = (since: string | null) => composeHjem(facts({ message }), since ? new Date(since) : null, now).message;
	expect(seen('2026-11-22T08:00:00Z')).toEqual({ ...message, from: 'Tove', isNew: true });
	expect(seen('2026-11-24T08:00:00Z')).toMatchObject({ isNew: false });
	expect(seen(null)).toMatchObject({ isNew: true });
});

test('news are sentences with a way to what they are about', () => {
	const event = {
		...{ id: 'e', type: 'moede_cancelled' as const, params: { title: 'Opfølgning' }, subjectId: 'm' },
		...{ at: new Date('2026-11-23T09:00:00Z'), actor: 'Tove Madsen', byReader: false, borgerName: 'Viktor Holm' }
	};
	const seen = composeHjem(facts({ events: [event] }), new Date('2026-11-24T08:00:00Z'), now);
	expect(seen.news).toEqual({
		isNew: false,
		items: [{ id: 'e', at: event.at, sentence: 'Tove aflyste mødet ”Opfølgning”.', href: '/moeder/m' }]
	});
	expect(composeHjem(facts({ events: [event] }), new Date('2026-11-22T08:00:00Z'), now).news.isNew).toBe(true);
});
