import { expect, test } from 'vitest';
import { templateTypedOf, newTemplate, readTemplate, rowsOf, type TemplateTyped } from './template';

const typed = (over: Partial<TemplateTyped> = {}): TemplateTyped => ({
	...newTemplate('ny', 6),
	navn: 'Samtale',
	formaal: 'Vi ser på, hvordan det går.',
	...over
});
const problems = (over: Partial<TemplateTyped>) => {
	const read = readTemplate(typed(over), { keys: ['mini_kick'] });
	return read.ok ? null : read.problems;
};

test('P3 a kind of meeting says why one meets', () => {
	expect(problems({})).toBeNull();
	expect(problems({ formaal: ' ', navn: '', minutter: '4', plads: '' })).toEqual({
		formaal: 'missing',
		navn: 'missing',
		minutter: 'out_of_bounds',
		plads: 'missing'
	});
});

test('the agenda has a text in each row and is no longer than the meeting', () => {
	const read = readTemplate(
		typed({
			dagsorden: [
				{ punkt: ' Velkommen ', tid: '10' },
				{ punkt: 'Mål', tid: '' }
			],
			pligt: 'ja'
		}),
		{ keys: [] }
	);
	expect(read).toMatchObject({
		ok: true,
		value: {
			agenda: [
				{ title: 'Velkommen', minutes: 10 },
				{ title: 'Mål', minutes: null }
			],
			duty: true,
			prepare: null
		}
	});
	expect(problems({ dagsorden: [{ punkt: '', tid: '5' }] })).toEqual({ dagsorden: 'missing' });
	expect(problems({ dagsorden: [{ punkt: 'x', tid: 'ti' }] })).toEqual({ dagsorden: 'not_a_number' });
	expect(problems({ dagsorden: [{ punkt: 'x', tid: '61' }] })).toEqual({ dagsorden: 'longer' });
	expect(problems({ dagsorden: [{ punkt: 'x'.repeat(201), tid: '' }] })).toEqual({ dagsorden: 'too_long' });
});

test('M13 meetings that follow have their months and their kind', () => {
	const read = readTemplate(typed({ maaneder: '9, 3 og 6', foelgetype: 'mini_kick' }), { keys: ['mini_kick'] });
	expect(read).toMatchObject({ ok: true, value: { followMonths: [3, 6, 9], followTemplate: 'mini_kick' } });
	expect(problems({ maaneder: '3' })).toEqual({ foelgetype: 'missing' });
	expect(problems({ foelgetype: 'mini_kick' })).toEqual({ foelgetype: 'alone' });
	expect(problems({ maaneder: '3', foelgetype: 'x' })).toEqual({ foelgetype: 'unknown' });
	for (const maaneder of ['0', '37', '3 3', '-1', 'tre', '1.5'])
		expect(problems({ maaneder, foelgetype: 'mini_kick' }), maaneder).toEqual({ maaneder: 'not_months' });
});

test('empty rows are left off and come again, and an agenda has twenty at most', () => {
	const form = new FormData();
	form.set('punkt-0', 'Først');
	form.set('punkt-5', 'Så');
	form.set('tid-5', '5');
	form.set('punkt-99', 'Aldrig');
	expect(templateTypedOf(form).dagsorden).toEqual([
		{ punkt: 'Først', tid: '' },
		{ punkt: 'Så', tid: '5' }
	]);
	expect(rowsOf([{ punkt: 'Først', tid: '' }])).toHaveLength(4);
	expect(rowsOf(Array.from({ length: 20 }, () => ({ punkt: 'x', tid: '' })))).toHaveLength(20);
});

test('only the questions that there are can be asked', () => {
	const read = readTemplate(typed({ spoergsmaal: ['stadig_mine', 'cpr'] }), { keys: [] });
	expect(read).toMatchObject({ ok: true, value: { questions: ['stadig_mine'] } });
});
