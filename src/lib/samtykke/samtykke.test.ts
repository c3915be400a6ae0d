import { expect, test } from 'vitest';
import { giving, narrow, narrowed, purposeOf } from './change';
import { historyOf } from './history';
import { isWrittenEnough, lastDayOf, renewableOf } from './limits';
import type { Ground } from './samtykke';
import { changeHref, switchesOf } from './switches';

const today = '2026-11-22';
const months = { plan: 12, moede: 12, trivsel: 6, netvaerk: 24 };
let made = 0;
const ground = (over: Partial<Ground> = {}): Ground => ({
	id: `g${(made += 1)}`,
	forvaltningId: 'social',
	type: 'samtykke',
	kinds: ['plan', 'moede'],
	topics: [],
	purpose: 'Så I kan hjælpe sammen.',
	givenHow: 'digital',
	paragraph: null,
	notedBy: null,
	renewsId: null,
	fromOn: '2026-02-01',
	toOn: '2027-01-31',
	withdrawnAt: null,
	withdrawnHow: null,
	...over
});
const law = (over: Partial<Ground> = {}) =>
	ground({ type: 'hjemmel', givenHow: null, paragraph: 'serviceloven § 85', notedBy: 'Signe Bach', ...over });
const social = { id: 'social', name: 'Social', people: [{ name: 'Signe Bach', title: null, task: null }] };
const sundhed = { id: 'sundhed', name: 'Sundhed', people: [] };

test('S8 a samtykke lasts as long as the least of its kinds, and never more than a year about health', () => {
	expect(lastDayOf({ kinds: ['plan'], topics: [] }, today, months)).toBe('2027-11-21');
	expect(lastDayOf({ kinds: ['plan', 'trivsel'], topics: [] }, today, months)).toBe('2027-05-21');
	expect(lastDayOf({ kinds: ['netvaerk'], topics: [] }, today, months)).toBe('2028-11-21');
	expect(lastDayOf({ kinds: ['netvaerk'], topics: ['helbred'] }, today, months)).toBe('2027-11-21');
	expect(lastDayOf({ kinds: ['trivsel'], topics: [] }, '2026-08-31', months)).toBe('2027-02-27');
});

test('about health it is written: digital or on paper, never only said', () => {
	expect(isWrittenEnough('oral', ['helbred'])).toBe(false);
	expect(isWrittenEnough('oral', ['boern'])).toBe(true);
	expect(isWrittenEnough('paper', ['helbred'])).toBe(true);
	expect(isWrittenEnough('digital', ['helbred'])).toBe(true);
});

test('it is asked about thirty days before it runs out and for ninety days after, unless something has come after it', () => {
	const options = { today, remindDays: 30 };
	const ask = (...grounds: Ground[]) => renewableOf(grounds, options).map(({ id }) => id);
	const soon = ground({ toOn: '2026-12-22' });
	expect(ask(soon)).toEqual([soon.id]);
	expect(ask(ground({ toOn: '2026-12-23' }))).toEqual([]);
	expect(ask(ground({ toOn: null }))).toEqual([]);
	const over = ground({ toOn: '2026-08-25' });
	expect(ask(over)).toEqual([over.id]);
	expect(ask(ground({ toOn: '2026-08-24' }))).toEqual([]);
	expect(ask({ ...soon, withdrawnAt: new Date() })).toEqual([]);
	expect(ask(soon, ground({ renewsId: soon.id, fromOn: today }))).toEqual([]);
	expect(ask(soon, ground({ renewsId: soon.id, withdrawnAt: new Date() }))).toEqual([]);
	expect(ask(soon, ground({ kinds: ['plan', 'moede', 'trivsel'] }))).toEqual([]);
	expect(ask(soon, ground({ kinds: ['plan'] }))).toEqual([soon.id]);
	expect(ask(soon, law())).toEqual([soon.id]);
	expect(ask(law({ toOn: '2026-12-01' }))).toEqual([]);
	expect(ask(ground({ fromOn: '2026-11-23', toOn: '2026-12-01' }))).toEqual([]);
});

test('one switch for each kind: on by samtykke, until the day of what lasts longest, and what the law says stands apart', () => {
	const [first] = switchesOf(
		[sundhed, social],
		[
			ground({ kinds: ['plan'], toOn: '2026-12-31' }),
			ground({ kinds: ['plan', 'moede'], topics: ['helbred'] }),
			law({ kinds: ['trivsel'] })
		],
		{ today, remindDays: 30 }
	);
	expect(first?.name).toBe('Social');
	expect(first?.kinds).toEqual([
		{ what: 'plan', on: true, toOn: '2027-01-31', partly: false, byLaw: false },
		{ what: 'moede', on: true, toOn: '2027-01-31', partly: false, byLaw: false },
		{ what: 'trivsel', on: false, toOn: null, partly: false, byLaw: true },
		{ what: 'netvaerk', on: false, toOn: null, partly: false, byLaw: false }
	]);
	expect(first?.topics.filter(({ on }) => on).map(({ what }) => what)).toEqual(['helbred']);
	expect(first?.laws).toHaveLength(1);
});

test('a topic that is on for some of the kinds only says so, and sensitive topics are not offered while nothing is on', () => {
	const partly = switchesOf([social], [ground({ kinds: ['plan'], topics: ['boern'] }), ground({ kinds: ['moede'] })], {
		today,
		remindDays: 30
	});
	expect(partly[0]?.topics.find(({ what }) => what === 'boern')).toMatchObject({ on: true, partly: true });
	expect(switchesOf([social], [], { today, remindDays: 30 })[0]).toMatchObject({ topics: [], laws: [], purposes: [] });
});

test('a department that nobody comes from is shown while it may see something or has just been able to', () => {
	const shown = (...grounds: Ground[]) =>
		switchesOf([sundhed], grounds, { today, remindDays: 30 }).map(({ name }) => name);
	const of = (over: Partial<Ground> = {}) => ground({ forvaltningId: 'sundhed', ...over });
	expect(shown()).toEqual([]);
	expect(shown(of({ toOn: '2026-05-01' }))).toEqual([]);
	expect(shown(of())).toEqual(['Sundhed']);
	expect(shown(of({ toOn: '2026-11-01' }))).toEqual(['Sundhed']);
	expect(shown(law({ forvaltningId: 'sundhed' }))).toEqual(['Sundhed']);
});

test('a no makes every samtykke in force narrower, and one that says nothing more is withdrawn whole', () => {
	const [both, alone, old, other, hjemmel] = [
		ground({ topics: ['helbred'] }),
		ground({ kinds: ['plan'] }),
		ground({ kinds: ['plan'], toOn: '2026-11-21' }),
		ground({ kinds: ['plan'], forvaltningId: 'sundhed' }),
		law({ kinds: ['plan'] })
	];
	const all = [both, alone, old, other, hjemmel];
	expect(narrow(all, 'social', { kind: 'plan' }, today)).toEqual([
		{ id: both.id, kinds: ['moede'], topics: ['helbred'], whole: false },
		{ id: alone.id, kinds: ['plan'], topics: [], whole: true }
	]);
	expect(narrow(all, 'social', { topic: 'helbred' }, today)).toEqual([
		{ id: both.id, kinds: ['plan', 'moede'], topics: [], whole: false }
	]);
	expect(narrow(all, 'social', { topic: 'boern' }, today)).toEqual([]);
	const after = narrowed(all, narrow(all, 'social', { kind: 'plan' }, today), new Date());
	expect(narrow(after, 'social', { kind: 'plan' }, today)).toEqual([]);
	expect(after.find(({ id }) => id === alone.id)?.withdrawnAt).not.toBeNull();
	expect(after.find(({ id }) => id === hjemmel.id)).toEqual(hjemmel);
});

test('a yes to a kind comes with the topics that all that is on has; a yes to a topic with the kinds that are on', () => {
	const some = [
		ground({ kinds: ['plan'], topics: ['helbred', 'boern'] }),
		ground({ kinds: ['moede'], topics: ['boern'] })
	];
	expect(giving(some, 'social', { kind: 'trivsel' }, today)).toEqual({
		ok: true,
		value: { kinds: ['trivsel'], topics: ['boern'] }
	});
	expect(giving(some, 'social', { kind: 'plan' }, today)).toEqual({ ok: false, reason: 'on' });
	expect(giving(some, 'social', { topic: 'helbred' }, today)).toEqual({
		ok: true,
		value: { kinds: ['plan', 'moede'], topics: ['helbred', 'boern'] }
	});
	expect(giving(some, 'social', { topic: 'boern' }, today)).toEqual({ ok: false, reason: 'on' });
	expect(giving([], 'social', { topic: 'boern' }, today)).toEqual({ ok: false, reason: 'no_kind' });
	expect(giving([law()], 'social', { kind: 'plan' }, today)).toEqual({
		ok: true,
		value: { kinds: ['plan'], topics: [] }
	});
});

test('why it is asked is what was said last, first of what is in force', () => {
	const grounds = [
		ground({ purpose: 'Nyt', fromOn: '2026-06-01', toOn: '2026-07-01' }),
		ground({ purpose: 'Gælder' }),
		law({ purpose: 'Loven' })
	];
	expect(purposeOf(grounds, 'social', today)).toBe('Gælder');
	expect(purposeOf(grounds.slice(0, 1), 'social', today)).toBe('Nyt');
	expect(purposeOf([law()], 'social', today)).toBeNull();
});

test('the history tells what a samtykke said at first, although it says less now', () => {
	const [narrow1, over, hjemmel] = [
		ground({ kinds: ['moede'], fromOn: '2026-03-01' }),
		ground({ fromOn: '2025-01-01', toOn: '2025-12-31' }),
		law({ fromOn: '2026-04-01' })
	];
	const withdrawal = {
		id: 'w',
		groundId: narrow1.id,
		forvaltningId: 'social',
		kinds: ['plan'] as const,
		topics: ['helbred'] as const,
		how: 'oral' as const,
		by: 'Tove Madsen',
		at: new Date('2026-10-01T22:30:00Z')
	};
	const rows = { forvaltninger: [social], grounds: [narrow1, over, hjemmel], withdrawals: [withdrawal] };
	expect(historyOf(rows, today).map(({ type, on, kinds, topics, by }) => ({ type, on, kinds, topics, by }))).toEqual([
		{ type: 'withdrawn', on: '2026-10-02', kinds: ['plan'], topics: ['helbred'], by: 'Tove Madsen' },
		{ type: 'law', on: '2026-04-01', kinds: ['plan', 'moede'], topics: [], by: 'Signe Bach' },
		{ type: 'given', on: '2026-03-01', kinds: ['plan', 'moede'], topics: ['helbred'], by: null },
		{ type: 'ran_out', on: '2025-12-31', kinds: ['plan', 'moede'], topics: [], by: null },
		{ type: 'given', on: '2025-01-01', kinds: ['plan', 'moede'], topics: [], by: null }
	]);
	const imported = ground({ withdrawnAt: new Date('2026-05-01T08:00:00Z') });
	expect(historyOf({ forvaltninger: [social], grounds: [imported], withdrawals: [] }, today)[0]).toMatchObject({
		type: 'withdrawn',
		on: '2026-05-01'
	});
});

test('a switch leads to its own page', () => {
	expect(changeHref('a', { kind: 'plan' })).toBe('/samtykke/aendr?afdeling=a&slags=plan');
	expect(changeHref('a', { topic: 'boern' })).toBe('/samtykke/aendr?afdeling=a&emne=boern');
});
