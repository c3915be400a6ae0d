import { expect, test } from 'vitest';
import { completeFields } from '../draft';
import * as save from './autosave-state';

const opened = completeFields('delmaal', { title: 'Stå op', dueOn: '2026-12-01' });
const start = () => save.begin('delmaal', opened);
const at = new Date('2026-11-22T09:14:00Z');
const saved = (over: Record<string, string>): save.Answer => ({ kind: 'saved', fields: { ...opened, ...over }, at });
const typeTitle = (state: save.SaveState, title: string, now: number) => save.type(state, { title }, now);

test('what is typed goes out after a pause, and after four seconds without one', () => {
	let state = typeTitle(start(), 'Stå op k', 10_000);
	expect(save.isDue(state, 10_000 + save.pause - 1)).toBe(false);
	expect(save.isDue(state, 10_000 + save.pause)).toBe(true);
	for (let now = 10_500; now < 14_000; now += 500) state = typeTitle(state, `Stå op kl. ${now}`, now);
	expect(save.isDue(state, 13_900)).toBe(false);
	expect(save.isDue(state, 14_000)).toBe(true);
	// The field is left: at once.
	expect(save.isDue(typeTitle(start(), 'Sov', 10_000), 10_000, true)).toBe(true);
	expect(save.isDue(start(), 99_999, true)).toBe(false);
});

test('there is one save at a time, and what is typed meanwhile goes with the next', () => {
	let state = save.send(typeTitle(start(), 'Stå op kl. 8', 0));
	expect(save.lineOf(state)).toBe('saving');
	state = typeTitle(state, 'Stå op kl. 8 hver dag', 100);
	expect(save.isDue(state, 9_999, true)).toBe(false);
	state = save.answer(state, saved({ title: 'Stå op kl. 8' }), 200);
	expect(state.typed['title']).toBe('Stå op kl. 8 hver dag');
	expect(save.lineOf(state)).toBe('typing');
	expect(save.toSend(state)).toMatchObject({
		before: { title: 'Stå op kl. 8' },
		mine: { title: 'Stå op kl. 8 hver dag' }
	});
});

test('it says saved only of what the server holds', () => {
	let state = start();
	expect(save.lineOf(state)).toBe('nothing');
	state = typeTitle(state, 'Stå op kl. 8 ', 0);
	expect(save.lineOf(state)).toBe('typing');
	state = save.answer(save.send(state), saved({ title: 'Stå op kl. 8' }), 50);
	expect(save.lineOf(state)).toBe('saved');
	expect(state.savedAt).toBe(at);
	// The space one has just typed stays in the field, and is no change.
	expect(state.typed['title']).toBe('Stå op kl. 8 ');
	expect(save.isUnsaved(state)).toBe(false);
});

test('without net or log-in it tries again every five seconds, and at once when asked', () => {
	for (const kind of ['unreachable', 'logged_out'] as const) {
		let state = save.answer(save.send(typeTitle(start(), 'Sov', 0)), { kind }, 1_000);
		expect(save.lineOf(state)).toBe(kind);
		expect(save.isUnsaved(state)).toBe(true);
		expect(save.isDue(state, 5_999)).toBe(false);
		expect(save.isDue(state, 6_000)).toBe(true);
		expect(save.isDue(state, 1_001, true)).toBe(true);
		// The line stays while it tries, so that it does not flicker.
		state = save.send(state);
		expect(save.lineOf(state)).toBe(kind);
		expect(save.lineOf(save.answer(state, saved({ title: 'Sov' }), 7_000))).toBe('saved');
	}
});

test('another person at the same machine, or no access any more, is tried again only when somebody comes back', () => {
	for (const kind of ['other_person', 'no_access'] as const) {
		const state = save.answer(save.send(typeTitle(start(), 'Sov', 0)), { kind }, 0);
		expect(save.isDue(state, 99_999)).toBe(false);
		expect(save.isDue(state, 99_999, true)).toBe(true);
		expect(save.isUnsaved(state)).toBe(true);
	}
});

test('a refused field keeps its words, and the other fields are saved without it', () => {
	let state = save.type(start(), { title: 'x'.repeat(10_000), dueOn: '2026-12-24' }, 0);
	state = save.answer(save.send(state), { kind: 'problems', problems: { title: 'too_long' } }, 100);
	expect(state.problems).toEqual({ title: 'too_long' });
	expect(save.toSend(state).mine).toMatchObject({ title: 'Stå op', dueOn: '2026-12-24' });
	expect(save.isDue(state, 101)).toBe(true);
	state = save.answer(save.send(state), saved({ dueOn: '2026-12-24' }), 200);
	expect(state.typed['title']).toHaveLength(10_000);
	expect(state.before['dueOn']).toBe('2026-12-24');
	expect(save.lineOf(state)).toBe('problems');
	expect(save.isDue(state, 99_999)).toBe(false);
	// Shortened, it is sent again; put back as it was, nothing is wrong any more.
	const shorter = typeTitle(state, 'Kort', 300);
	expect(save.isDue(shorter, 300 + save.pause)).toBe(true);
	expect(save.toSend(shorter).mine['title']).toBe('Kort');
	expect(save.lineOf(typeTitle(state, 'Stå op', 300))).toBe('saved');
});

const conflict = (): save.SaveState =>
	save.answer(
		save.send(save.type(start(), { title: 'Mit', dueOn: '2026-12-24' }, 0)),
		{
			kind: 'conflict',
			conflict: { theirs: { title: 'Signes' }, by: 'Signe Bach', at },
			current: { ...opened, title: 'Signes', responsible: 'a' }
		},
		100
	);

test('what both changed waits for a choice; the rest is saved, and what only the other changed follows', () => {
	const state = conflict();
	expect(save.lineOf(state)).toBe('choose');
	expect(state.typed).toMatchObject({ title: 'Mit', responsible: 'a', dueOn: '2026-12-24' });
	expect(save.toSend(state)).toMatchObject({
		before: { title: 'Signes', dueOn: '2026-12-01' },
		mine: { title: 'Signes', dueOn: '2026-12-24' }
	});
	const rest = save.answer(save.send(state), saved({ title: 'Signes', responsible: 'a', dueOn: '2026-12-24' }), 200);
	expect(rest.typed['title']).toBe('Mit');
	expect(save.isUnsaved(rest)).toBe(true);
	expect(save.isDue(rest, 99_999)).toBe(false);
	expect(save.lineOf(rest)).toBe('choose');
});

test('one chooses: mine is saved over theirs, theirs stays', () => {
	const mine = save.choose(conflict(), 'title', 'mine', 1_000);
	expect(save.toSend(mine)).toMatchObject({ before: { title: 'Signes' }, mine: { title: 'Mit' } });
	expect(save.isDue(mine, 1_000)).toBe(true);
	const theirs = save.choose(conflict(), 'title', 'theirs', 1_000);
	expect(theirs.typed['title']).toBe('Signes');
	expect(theirs.conflict).toBeNull();
	expect(theirs.revision).toBe(conflict().revision + 1);
	expect(save.choose(start(), 'title', 'mine', 0)).toEqual(start());
});

test('the other’s newer words are the ones to choose from', () => {
	const state = save.adopt(conflict(), { ...opened, title: 'Signes nye', responsible: 'a' }, at);
	expect(state.conflict?.theirs).toEqual({ title: 'Signes nye' });
	expect(state.typed['title']).toBe('Mit');
});

test('a page that is read anew brings the others’ work, and leaves what is typed', () => {
	const typing = typeTitle(start(), 'Mit', 0);
	const state = save.adopt(typing, { ...opened, title: 'Signes', dueOn: '2027-01-01' }, at);
	expect(state.typed).toMatchObject({ title: 'Mit', dueOn: '2027-01-01' });
	// Measured against what the form knew, so that the server finds the conflict.
	expect(save.toSend(state)).toMatchObject({
		before: { title: 'Stå op', dueOn: '2027-01-01' },
		mine: { title: 'Mit' }
	});
	expect(state.revision).toBe(1);
	expect(save.adopt(save.send(typing), { ...opened, title: 'Signes' }, at).before).toEqual(opened);
});

test('a page that was read before the last save brings nothing', () => {
	const state = save.answer(save.send(typeTitle(start(), 'Nyt', 0)), saved({ title: 'Nyt' }), 100);
	expect(save.adopt(state, opened, new Date(at.getTime() - 1)).typed['title']).toBe('Nyt');
	expect(save.adopt(state, opened, new Date(at.getTime() + 1)).typed['title']).toBe('Stå op');
});

test('what somebody has taken out is put back only when one says so', () => {
	let state = save.answer(save.send(typeTitle(start(), 'Mit', 0)), { kind: 'gone', by: 'Signe Bach' }, 100);
	expect(save.isDue(state, 99_999, true)).toBe(false);
	expect(save.lineOf(state)).toBe('gone');
	state = save.reviveItem(state);
	expect(save.isDue(state, 5_000)).toBe(true);
	state = save.answer(save.send(state), saved({ title: 'Mit' }), 200);
	expect(state.revive).toBe(false);
	expect(save.lineOf(state)).toBe('saved');
});
