import { expect, test } from 'vitest';
import { planHref, planState, readPlanQuery } from './fordeling';

test('what the address of the list does not say, or says wrongly, is not asked for', () => {
	const read = (query: string) => readPlanQuery(new URLSearchParams(query));
	expect(read('')).toEqual({ search: '', filter: 'alle', side: 1 });
	expect(read('q= holm%00 &vis=uden&side=3')).toEqual({ search: 'holm', filter: 'uden', side: 3 });
	expect(read('vis=x&side=-1')).toEqual({ search: '', filter: 'alle', side: 1 });
	expect(read('side=99999999').side).toBe(1);
});

test('the address says what is asked for and no more', () => {
	expect(planHref({ search: '', filter: 'alle', side: 1 })).toBe('/fordeling');
	expect(planHref({ search: 'å b', filter: 'uden', side: 2 })).toBe('/fordeling?q=%C3%A5+b&vis=uden&side=2');
});

test('a plan is a draft until it is published, and shared until it has ended', () => {
	expect(planState({ version: 0, endedOn: null })).toBe('kladde');
	expect(planState({ version: 2, endedOn: null })).toBe('delt');
	expect(planState({ version: 2, endedOn: '2026-01-01' })).toBe('afsluttet');
});
