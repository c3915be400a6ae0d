import { expect, test } from 'vitest';
import { fieldsOf, readEmail, readLine, readPhone, readWhole } from './fields';

const bounds = { least: 1, most: 20 };

test('D1 a number is a whole one in digits, within its bounds', () => {
	expect(readWhole(' 7 ', bounds)).toEqual({ ok: true, value: 7 });
	for (const [typed, reason] of [
		['', 'missing'],
		['x', 'not_a_number'],
		['1e1', 'not_a_number'],
		['2.5', 'not_a_number'],
		['٣', 'not_a_number'],
		['0', 'out_of_bounds'],
		['21', 'out_of_bounds'],
		['-3', 'out_of_bounds'],
		['99999999999', 'not_a_number']
	] as const)
		expect(readWhole(typed, bounds), typed).toEqual({ ok: false, reason });
});

test('a line loses its line breaks, and is not empty', () => {
	expect(readLine('  Tove\n Madsen ', 20)).toEqual({ ok: true, value: 'Tove Madsen' });
	expect(readLine(' \n', 20)).toEqual({ ok: false, reason: 'missing' });
	expect(readLine('x'.repeat(21), 20)).toEqual({ ok: false, reason: 'too_long' });
	expect(readLine('a\0b', 20)).toEqual({ ok: false, reason: 'forbidden' });
});

test('a telephone number is digits and spaces, an e-mail address has one @ and nothing that could end it', () => {
	expect(readPhone(' +45 85 10 20 20 ')).toEqual({ ok: true, value: '+45 85 10 20 20' });
	expect(readPhone('')).toEqual({ ok: true, value: '' });
	for (const typed of ['ring til os', '85-10', '1'.repeat(31)]) expect(readPhone(typed).ok, typed).toBe(false);
	expect(readEmail(' tove@solbjerg.example ')).toEqual({ ok: true, value: 'tove@solbjerg.example' });
	for (const typed of ['tove', 'a@b@c', 'a b@c', '"><script>@x', 'a\u0007@b', 'a@b,c@d'])
		expect(readEmail(typed).ok, typed).toBe(false);
});

test('of a field that is refused the first reason is kept', () => {
	const { problems, take, say, good } = fieldsOf<'navn'>();
	expect(take('navn', readLine('', 5), 'x')).toBe('x');
	say('navn', 'taken');
	expect(problems).toEqual({ navn: 'missing' });
	expect(good()).toBe(false);
});
