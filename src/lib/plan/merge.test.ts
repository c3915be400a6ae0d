import { expect, test } from 'vitest';
import { mergeFields, sameFields } from './merge';

const opened = { title: 'Sove', type: 'udvikle', borgerWords: '' };

test('S1 what only one of two changed is kept, whoever saves first', () => {
	const mine = { ...opened, borgerWords: 'Jeg vil sove' };
	const theirs = { ...opened, title: 'Sove om natten' };
	const both = { title: 'Sove om natten', type: 'udvikle', borgerWords: 'Jeg vil sove' };
	expect(mergeFields(opened, mine, theirs)).toEqual({ ok: true, fields: both });
	expect(mergeFields(opened, theirs, mine)).toEqual({ ok: true, fields: both });
});

test('two who changed a field to the same agree', () => {
	const same = { ...opened, title: 'Sove godt' };
	expect(mergeFields(opened, same, same)).toEqual({ ok: true, fields: same });
});

test('two who changed a field differently must choose, and every such field is named', () => {
	const mine = { title: 'Sove hele natten', type: 'fastholde', borgerWords: 'Ro' };
	const theirs = { title: 'Sove om natten', type: 'begraense_tab', borgerWords: 'Ro' };
	expect(mergeFields(opened, mine, theirs)).toEqual({ ok: false, conflicts: ['title', 'type'] });
});

test('to empty a field is a change like any other', () => {
	expect(mergeFields(opened, { ...opened, title: '' }, opened)).toEqual({ ok: true, fields: { ...opened, title: '' } });
	const theirs = { ...opened, title: 'Andet' };
	expect(mergeFields(opened, { ...opened, title: '' }, theirs)).toEqual({ ok: false, conflicts: ['title'] });
});

test('a form that was opened with nothing takes over only what nobody else wrote', () => {
	expect(mergeFields({}, { title: 'Ny' }, { title: '', type: '' })).toEqual({
		ok: true,
		fields: { title: 'Ny', type: '' }
	});
});

test('records are the same when every field is', () => {
	expect(sameFields(opened, { ...opened })).toBe(true);
	expect(sameFields(opened, { ...opened, title: 'sove' })).toBe(false);
});
