import { expect, test } from 'vitest';
import { chooseable, choicesOf, choiceTypedFrom, choiceTypedOf, mayAskAgain, readAddress, readChoices } from './choice';

const typed = (over: Partial<Parameters<typeof readChoices>[0]> = {}) => ({
	valg: [],
	tid: '9',
	veje: ['push', 'email'],
	...over
});
const chosen = (read: ReturnType<typeof readChoices>, kind: string) =>
	read.ok ? read.value.choices.find((each) => each.kind === kind) : null;

test('whoever has chosen nothing is told of everything on both ways; only the digest is asked for', () => {
	expect(choicesOf('borger', []).every(({ push, email }) => push && email)).toBe(true);
	expect(choicesOf('borger', [])).toHaveLength(6);
	expect(choicesOf('fagperson', [])).toEqual([
		{ kind: 'digest', push: false, email: false },
		{ kind: 'invitation', push: false, email: true }
	]);
});

test('a form that is sent back as it was offered changes nothing', () => {
	for (const audience of ['borger', 'fagperson'] as const) {
		const choices = choicesOf(audience, []);
		const offered = choiceTypedFrom(choices, 14, ['push', 'email']);
		expect(readChoices(offered, audience, [])).toEqual({ ok: true, value: { hour: 14, choices } });
	}
});

test('what is not ticked is off, kind by kind and way by way', () => {
	const read = readChoices(typed({ valg: ['answer:push', 'moede_changed:email'] }), 'borger', []);
	expect(chosen(read, 'answer')).toEqual({ kind: 'answer', push: true, email: false });
	expect(chosen(read, 'moede_changed')).toEqual({ kind: 'moede_changed', push: false, email: true });
	expect(chosen(read, 'ruler_due')).toEqual({ kind: 'ruler_due', push: false, email: false });
});

test('a way that the page did not offer keeps what was chosen for it', () => {
	const stored = [{ kind: 'answer', push: true, email: false } as const];
	const read = readChoices(typed({ veje: ['push'] }), 'borger', stored);
	expect(chosen(read, 'answer')).toEqual({ kind: 'answer', push: false, email: false });
	expect(chosen(read, 'plan_version')).toEqual({ kind: 'plan_version', push: false, email: true });
});

test('of what nobody offers nothing is taken: an unknown kind, staff’s kinds from a borger, a push for an invitation', () => {
	const read = readChoices(
		typed({ valg: ['digest:push', 'x', 'confirm_email:email', 'invitation:email'] }),
		'borger',
		[]
	);
	expect(read.ok && read.value.choices.map(({ kind }) => kind)).toEqual([...chooseable.borger]);
	expect(chosen(readChoices(typed({ valg: ['invitation:push'] }), 'fagperson', []), 'invitation')).toEqual({
		kind: 'invitation',
		push: false,
		email: false
	});
});

test('the hour is a whole one from 8 to 19, so nothing comes between 20 and 8', () => {
	for (const tid of ['8', '19']) expect(readChoices(typed({ tid }), 'borger', []).ok).toBe(true);
	for (const tid of ['', '7', '20', '9.5', '09', ' 9', '-1', 'NaN', '٩'])
		expect(readChoices(typed({ tid }), 'borger', []), tid).toEqual({ ok: false, reason: 'not_an_hour' });
});

test('an address is one line with an @; nothing in it can become a second header of a mail', () => {
	expect(readAddress(' viktor@example.dk ')).toEqual({ ok: true, value: 'viktor@example.dk' });
	expect(readAddress(' ')).toEqual({ ok: false, reason: 'missing' });
	for (const wrong of [
		'viktor',
		'a@b\r\nBcc: c@d.dk',
		'a@b,c@d.dk',
		'<a@b.dk>',
		'"a b"@c.dk',
		`${'a'.repeat(200)}@b.dk`
	])
		expect(readAddress(wrong), wrong).toEqual({ ok: false, reason: 'not_an_email' });
});

test('the mail that asks to confirm is not sent once more before ten minutes', () => {
	const now = new Date('2026-11-22T10:00:00Z');
	expect(mayAskAgain(null, now)).toBe(false);
	expect(mayAskAgain(new Date('2026-11-22T09:50:01Z'), now)).toBe(false);
	expect(mayAskAgain(new Date('2026-11-22T09:50:00Z'), now)).toBe(true);
});

test('what is no text in a form is nothing', () => {
	const posted = new FormData();
	posted.append('valg', new File(['x'], 'x'));
	posted.append('tid', new File(['x'], 'x'));
	expect(choiceTypedOf(posted)).toEqual({ valg: [], tid: '', veje: [] });
});
