import { expect, test } from 'vitest';
import { isToBeNoted, isToBeUndone, latenessOf, splitAftaler, viewAftale, type Aftale } from './aftale';

const today = '2026-11-24';
const aftale = (over: Partial<Aftale> = {}): Aftale => ({
	itemId: 'a',
	text: 'Finder en støtteperson',
	owedBy: 'kommune',
	duty: false,
	paragraph: null,
	responsible: null,
	forvaltning: 'Socialafdelingen',
	dueOn: null,
	postponed: [],
	state: null,
	stateAt: null,
	reason: null,
	...over
});

test('S2 an aftale whose day has passed is late by whole days', () => {
	expect(latenessOf(aftale({ dueOn: '2026-11-15' }), today)).toEqual({
		days: 9,
		firstOn: null,
		newOn: null,
		reason: null
	});
	expect(latenessOf(aftale({ dueOn: today }), today)).toBeNull();
	expect(latenessOf(aftale(), today)).toBeNull();
});

test('S2 a new date is shown with its reason, and does not hide that the promised day was broken', () => {
	const moved = { newDueOn: '2026-12-04', reason: 'Den første sagde nej' };
	expect(latenessOf(aftale({ dueOn: '2026-11-15', postponed: [moved], state: 'postponed' }), today)).toEqual({
		days: 9,
		firstOn: null,
		newOn: '2026-12-04',
		reason: 'Den første sagde nej'
	});
});

test('S2 when the new date is broken too, the days count from it and the first promise is named', () => {
	const postponed = [{ newDueOn: '2026-11-22', reason: 'Sygdom' }];
	expect(latenessOf(aftale({ dueOn: '2026-10-01', postponed, state: 'postponed' }), today)).toEqual({
		days: 2,
		firstOn: '2026-10-01',
		newOn: null,
		reason: 'Sygdom'
	});
});

test('moved in good time is not late', () => {
	const view = viewAftale(
		aftale({ dueOn: '2026-11-30', postponed: [{ newDueOn: '2026-12-04', reason: 'Ferie' }], state: 'postponed' }),
		today
	);
	expect(view.late).toBeNull();
	expect(view.due).toEqual({ on: '2026-12-04', inDays: 10 });
	expect(view.movedReason).toBe('Ferie');
});

test('what is done or dropped is not owed; what was not done still is', () => {
	const done = viewAftale(
		aftale({ dueOn: '2026-11-15', state: 'done', stateAt: new Date('2026-11-20T23:30:00Z') }),
		today
	);
	expect(done).toMatchObject({ open: false, late: null, ended: { state: 'done', on: '2026-11-21' } });
	expect(viewAftale(aftale({ state: 'dropped' }), today).open).toBe(false);
	expect(viewAftale(aftale({ dueOn: '2026-11-15', state: 'not_done' }), today).late?.days).toBe(9);
});

test('M31 what is next stands under who does it, and duties stand apart', () => {
	const views = [
		aftale({ itemId: 'ours-later', dueOn: '2026-12-01' }),
		aftale({ itemId: 'ours-late', dueOn: '2026-11-01' }),
		aftale({ itemId: 'mine', owedBy: 'borger' }),
		aftale({ itemId: 'mine-dated', owedBy: 'borger', dueOn: '2026-11-27' }),
		aftale({ itemId: 'duty', owedBy: 'borger', duty: true }),
		aftale({ itemId: 'gone', owedBy: 'borger', state: 'done' })
	].map((each) => viewAftale(each, today));
	const split = splitAftaler(views);
	expect(split.yours.map((each) => each.itemId)).toEqual(['mine-dated', 'mine']);
	expect(split.ours.map((each) => each.itemId)).toEqual(['ours-late', 'ours-later']);
	expect(split.duties.map((each) => each.itemId)).toEqual(['duty']);
});

test('a second press changes nothing, and a duty that lasts is never done', () => {
	const press = (over: Partial<Aftale>) => isToBeNoted(aftale(over));
	expect(press({})).toBe(true);
	expect(press({ state: 'postponed' })).toBe(true);
	expect(press({ state: 'not_done' })).toBe(true);
	expect(press({ state: 'done' })).toBe(false);
	expect(press({ state: 'dropped' })).toBe(false);
	expect(press({ duty: true })).toBe(false);
	expect(press({ duty: true, dueOn: today })).toBe(true);
});

test('S2 what was undone is owed again, with the day that was promised, and can be noted anew', () => {
	const reopened = aftale({ dueOn: '2026-11-15', state: 'reopened', stateAt: new Date('2026-11-20T12:00:00Z') });
	expect(viewAftale(reopened, today)).toMatchObject({ open: true, canBeDone: true, canBeUndone: false, ended: null });
	expect(latenessOf(reopened, today)?.days).toBe(9);
});

test('S2 one takes back only what one noted oneself', () => {
	expect(isToBeUndone(aftale({ state: 'done', notedByReader: true }))).toBe(true);
	expect(isToBeUndone(aftale({ state: 'done', notedByReader: false }))).toBe(false);
	expect(isToBeUndone(aftale({ state: 'done' }))).toBe(false);
	expect(isToBeUndone(aftale({ state: 'dropped', notedByReader: true }))).toBe(false);
	expect(isToBeUndone(aftale({ state: 'reopened', notedByReader: true }))).toBe(false);
});
