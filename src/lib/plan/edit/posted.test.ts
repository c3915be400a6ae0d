import { expect, test } from 'vitest';
import { completeFields } from '../draft';
import { formValues } from './controls';
import { readItemForm, summaryOf, type PostedItem } from './posted';
import { sayNotShared, sayProblems, sayUnknown } from './refusals';

const itemId = '11111111-1111-4111-8111-111111111111';
const formOf = (values: Record<string, string>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(values)) form.append(name, value);
	return form;
};
const opened = completeFields('delmaal', { title: 'Stå op', dueOn: '2026-12-01' });
const values = (over: Record<string, string> = {}) => ({
	...formValues({ kind: 'delmaal', itemId, parentId: 'p', fields: opened }, 'me'),
	...over
});

test('a form of an item is read with what it was opened with', () => {
	expect(readItemForm(formOf(values({ title: 'Stå op kl. 8', igen: 'ja', auto: 'ja' })))).toEqual({
		...{ kind: 'delmaal', itemId, parentId: 'p', reader: 'me', again: true, auto: true },
		...{ before: opened, mine: { ...opened, title: 'Stå op kl. 8' } }
	});
	expect(readItemForm(formOf({ kind: 'andet' }))).toBeNull();
	expect(readItemForm(formOf({ kind: 'maal' }))).toMatchObject({
		itemId: '',
		parentId: null,
		again: false,
		auto: false
	});
});

test('a conflict is decided with radios: mine over theirs, or theirs; without a choice it is a conflict again', () => {
	const sent = (choice: Record<string, string>) =>
		readItemForm(formOf(values({ title: 'Mit', 'deres.title': 'Signes', ...choice })));
	expect(sent({ 'valg.title': 'mine' })).toMatchObject({ before: { title: 'Signes' }, mine: { title: 'Mit' } });
	expect(sent({ 'valg.title': 'theirs' })).toMatchObject({ before: { title: 'Signes' }, mine: { title: 'Signes' } });
	expect(sent({})).toMatchObject({ before: { title: 'Stå op' }, mine: { title: 'Mit' } });
});

test('an error summary leads to the field of an item', () => {
	const item = (answer: PostedItem['answer']): PostedItem => ({
		...{ kind: 'delmaal', itemId, parentId: 'p', before: opened, answer },
		typed: { ...opened, title: 'x'.repeat(301) }
	});
	expect(summaryOf(item({ refused: 'problems', problems: { title: 'too_long', dueOn: 'not_a_day' } }), null)).toEqual([
		{ href: `#title-${itemId}`, text: 'Der er plads til 300 tegn. Du har skrevet 301.' },
		{ href: `#dueOn-${itemId}`, text: 'Skriv en dato, der findes, for eksempel 01-12-2026.' }
	]);
	const conflict = { fields: { title: { mine: 'a', theirs: 'b' } }, by: 'Signe Bach', at: null, current: opened };
	expect(summaryOf(item({ refused: 'conflict', conflict }), null)).toMatchObject([{ href: `#title-${itemId}` }]);
	expect(summaryOf(item({ refused: 'gone', by: 'Signe Bach' }), null)[0]?.text).toMatch(/^Signe har taget det ud/);
	expect(summaryOf(item({ refused: 'other_person' }), null)[0]?.text).toMatch(/logget ind som en anden/);
	expect(summaryOf(item({ refused: 'unknown' }), null)).toMatchObject([{ href: `#delmaal-${itemId}` }]);
	expect(summaryOf(null, null)).toEqual([]);
});

test('an error summary leads to the field of a small form, or above it', () => {
	const refused = (action: string, errors: Record<string, string>) => ({ action, about: 'x', values: {}, errors });
	expect(summaryOf(null, refused('status', { reason: 'Skriv hvorfor.' }))).toEqual([
		{ href: '#grund-x', text: 'Skriv hvorfor.' }
	]);
	expect(summaryOf(null, refused('afslut', { learnt: 'a' }))[0]?.href).toBe('#laert-x');
	expect(summaryOf(null, refused('tavle', { text: 'a' }))[0]?.href).toBe('#punkt-x');
	expect(summaryOf(null, refused('svar', { text: 'a' }))[0]?.href).toBe('#svar-tekst');
	expect(summaryOf(null, refused('del', { summary: 'a' }))[0]?.href).toBe('#egen-saetning');
	expect(summaryOf(null, refused('flyt', { form: 'a' }))[0]?.href).toBe('#indhold');
});

test('every refusal of a small form is a sentence', () => {
	expect(sayProblems('luk', { outcome: 'missing', words: 'too_long' })).toEqual({
		outcome: 'Vælg, hvordan det gik.',
		words: 'Teksten er for lang. Der er plads til 4000 tegn.'
	});
	expect(sayProblems('afslut', { endsOn: 'missing', learnt: 'missing' })).toEqual({
		endsOn: 'Skriv, hvilken dag det sluttede.',
		learnt: 'Skriv, hvad I lærte. Så kan det afsluttes.'
	});
	expect(sayProblems('afslut', { endsOn: 'before_start', learnt: 'forbidden' })['endsOn']).toMatch(/før det begynder/);
	expect(sayProblems('status', { state: 'missing', newDueOn: 'not_a_day', reason: 'missing' })).toMatchObject({
		state: 'Vælg, hvordan det går.',
		reason: expect.stringContaining('Skriv hvorfor')
	});
	expect(sayProblems('tavle', { text: 'missing', column: 'missing' })).toEqual({
		text: 'Skriv, hvad der skal stå på tavlen.',
		form: expect.stringContaining('findes ikke')
	});
	expect(sayProblems('svar', { text: 'missing' })).toEqual({ text: 'Skriv dit svar.' });
	expect(sayUnknown('no_plan')['form']).toMatch(/ingen plan/);
	expect(sayUnknown('unknown')['form']).toMatch(/findes ikke/);
});

test('every reason not to share the plan is a sentence', () => {
	for (const reason of ['nothing_new', 'empty', 'hindered', 'not_yours', 'changed'])
		expect(sayNotShared(reason)['form']).toMatch(/\.$/);
	expect(sayNotShared('too_long')['summary']).toMatch(/for lang/);
	expect(sayNotShared('unknown')['form']).toMatch(/ingen plan/);
});
