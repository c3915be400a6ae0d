import { expect, test } from 'vitest';
import { anchorField, linealTypedOf, pointsOfScale, readLineal, readScale, scaleHref, type ScaleTyped } from './lineal';

const scale = (over: Partial<ScaleTyped> = {}): ScaleTyped => ({
	navn: 'Vores',
	lavest: '1',
	hoejest: '5',
	trin: '0.5',
	bedst: 'highest',
	...over
});
const problems = (over: Partial<ScaleTyped>) => {
	const read = readScale(scale(over));
	return read.ok ? null : read.problems;
};

test('a ruler goes from a lower point to a higher one in whole steps, and has 21 points at most', () => {
	expect(problems({})).toBeNull();
	expect(problems({ lavest: '5' })).toEqual({ hoejest: 'not_above' });
	expect(problems({ trin: '10' })).toEqual({ hoejest: 'not_in_steps' });
	expect(problems({ hoejest: '12' })).toEqual({ hoejest: 'too_many' });
	expect(problems({ lavest: '0', hoejest: '10' })).toBeNull();
	expect(problems({ navn: '', lavest: 'x', hoejest: '101', trin: '3', bedst: '' })).toEqual({
		navn: 'missing',
		lavest: 'not_a_number',
		hoejest: 'out_of_bounds',
		trin: 'missing',
		bedst: 'missing'
	});
});

function posted(words: Record<string, string>, over: Partial<ScaleTyped> = {}) {
	const form = new FormData();
	const all = { ...scale({ trin: '1', ...over }), noegle: 'vores', version: '2', ...words };
	for (const [name, value] of Object.entries(all)) form.set(name, value);
	return linealTypedOf(form);
}

test('both ends have words; a point between may have none', () => {
	const read = readLineal(posted({ 'ord-5': 'Godt', 'ord-1': 'Svært', 'ord-3': ' Op og ned ' }));
	expect(read).toMatchObject({
		ok: true,
		value: {
			key: 'vores',
			version: 2,
			anchors: [
				{ value: 5, text: 'Godt' },
				{ value: 3, text: 'Op og ned' },
				{ value: 1, text: 'Svært' }
			]
		}
	});
	expect(readLineal(posted({ 'ord-5': 'Godt' }))).toEqual({ ok: false, problems: { 'ord-1': 'missing' } });
	expect(readLineal(posted({ 'ord-5': 'Godt', 'ord-4': 'Godt', 'ord-1': 'x'.repeat(61) }))).toEqual({
		ok: false,
		problems: { 'ord-4': 'twice', 'ord-1': 'too_long' }
	});
});

test('words of a point that the ruler does not have are left off', () => {
	expect(Object.keys(posted({ 'ord-9': 'x', 'ord-__proto__': 'x' }).ord)).toEqual([5, 4, 3, 2, 1].map(anchorField));
	expect(posted({ 'ord-5': 'x' }, { lavest: 'x' }).ord).toEqual({});
	expect(pointsOfScale({ name: '', lowest: 1, highest: 2, step: 0.5, best: 'highest' })).toEqual([2, 1.5, 1]);
});

test('a ruler without a name of its own, or a version that is none, is refused', () => {
	const typed = { ...posted({ 'ord-5': 'Godt', 'ord-1': 'Svært' }), noegle: '../x', version: '0' };
	expect(readLineal(typed)).toEqual({ ok: false, problems: { form: 'unknown' } });
});

test('the way back to the points keeps what was typed', () => {
	expect(scaleHref(scale(), 'vores')).toBe(
		'/admin/linealer/ny?navn=Vores&lavest=1&hoejest=5&trin=0.5&bedst=highest&fra=vores'
	);
});
