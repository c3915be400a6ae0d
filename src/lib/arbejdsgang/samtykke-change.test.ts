import { describe, expect, test } from 'vitest';
import type { Ground } from '../samtykke/samtykke';
import { askedChange, viewChange } from './samtykke-change';
import { mostTitles, type SharedItem } from './samtykke-preview';

const today = '2026-11-22';
const socialId = '11111111-1111-4111-8111-111111111111';
const ground = (over: Partial<Ground> = {}): Ground => ({
	id: '22222222-2222-4222-8222-222222222222',
	forvaltningId: socialId,
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
const item = (title: string, over: Partial<SharedItem> = {}): SharedItem => ({
	thing: 'maal',
	kind: 'plan',
	topics: [],
	forvaltningId: 'beskaeftigelse',
	title,
	count: 1,
	on: null,
	...over
});
const social = { id: socialId, name: 'Social', people: [{ name: 'Signe Bach', title: null, task: null }] };
const facts = {
	forvaltninger: [social],
	grounds: [ground()],
	shared: [
		item('Arbejde'),
		item('Sove', { topics: ['helbred'] }),
		item('Bolig', { forvaltningId: socialId }),
		item('Møde', { thing: 'moede', kind: 'moede', on: '2026-12-01' }),
		item('', { thing: 'answer', kind: 'trivsel', forvaltningId: null, count: 34, on: '2026-11-20' })
	],
	today,
	now: new Date('2026-11-22T08:00:00Z'),
	months: { plan: 12, moede: 12, trivsel: 12, netvaerk: 12 },
	remindDays: 30
};
const titles = (groups: { items: { title: string }[] }[] | undefined) =>
	groups?.flatMap(({ items }) => items.map(({ title }) => title));
const planSwitch = { type: 'switch', forvaltningId: socialId, what: { kind: 'plan' }, more: false } as const;

describe('what an address asks to change', () => {
	const asked = (query: string) => askedChange((name) => new URLSearchParams(query).get(name));

	test('a switch, a renewal, the joint plan; anything else is nothing', () => {
		expect(asked(`afdeling=${socialId.toUpperCase()}&slags=plan`)).toEqual(planSwitch);
		expect(asked(`afdeling=${socialId}&emne=helbred&mere`)).toEqual({
			...planSwitch,
			what: { topic: 'helbred' },
			more: true
		});
		expect(asked(`forlaeng=${socialId}`)).toEqual({ type: 'renew', id: socialId });
		expect(asked('plan')).toEqual({ type: 'plan' });
		for (const nothing of [
			'',
			'forlaeng=x',
			'afdeling=x&slags=plan',
			`afdeling=${socialId}`,
			`afdeling=${socialId}&slags=alt`
		])
			expect(asked(nothing)).toBeNull();
	});
});

describe('S8 what is told before the button', () => {
	test('a no takes away what others wrote, not what they wrote themselves, and nothing of another kind', () => {
		const view = viewChange(planSwitch, facts);
		expect(view).toMatchObject({
			way: 'withdraw',
			toOn: '2027-01-31',
			purpose: 'Så I kan hjælpe sammen.',
			kinds: ['plan']
		});
		expect(titles(view?.preview.changed)).toEqual(['Arbejde']);
		expect(titles(view?.preview.keptOwn)).toEqual(['Bolig']);
		expect(view?.preview.keptByLaw).toEqual([]);
		expect(view?.preview.people).toEqual(['Signe']);
	});

	test('what the law lets them read stays, with its paragraph', () => {
		const law = ground({ id: 'l', type: 'hjemmel', kinds: ['plan'], paragraph: 'serviceloven § 85', givenHow: null });
		const view = viewChange(planSwitch, { ...facts, grounds: [ground(), law] });
		expect(view?.preview.changed).toEqual([]);
		expect(titles(view?.preview.keptByLaw)).toEqual(['Arbejde']);
		expect(view?.laws.map(({ paragraph }) => paragraph)).toEqual(['serviceloven § 85']);
	});

	test('a no to a topic takes away only what is about it', () => {
		const grounds = [ground({ topics: ['helbred'] })];
		const view = viewChange({ ...planSwitch, what: { topic: 'helbred' } }, { ...facts, grounds });
		expect(view).toMatchObject({ way: 'withdraw', kinds: [], topics: ['helbred'] });
		expect(titles(view?.preview.changed)).toEqual(['Sove']);
	});

	test('a yes shows what they will read, and answers by their number', () => {
		const view = viewChange({ ...planSwitch, what: { kind: 'trivsel' } }, facts);
		expect(view).toMatchObject({ way: 'give', kinds: ['trivsel'], toOn: '2027-11-21' });
		expect(view?.preview.changed).toEqual([
			{ thing: 'answer', count: 34, items: [{ title: '', count: 34, on: '2026-11-20' }], more: 0 }
		]);
	});

	test('without anybody on the team nobody reads anything, before or after', () => {
		const view = viewChange(planSwitch, { ...facts, forvaltninger: [{ ...social, people: [] }] });
		expect(view?.preview).toMatchObject({ changed: [], keptOwn: [], people: [] });
	});

	test('a renewal is about all that it says', () => {
		const old = ground({ toOn: '2026-12-01' });
		const view = viewChange({ type: 'renew', id: old.id }, { ...facts, grounds: [old] });
		expect(view).toMatchObject({ way: 'renew', what: null, kinds: ['plan', 'moede'], toOn: '2027-11-21' });
		expect(titles(view?.preview.changed)).toEqual(['Arbejde', 'Møde']);
	});

	test('where nothing can be changed there is nothing to tell', () => {
		expect(viewChange({ ...planSwitch, forvaltningId: today }, facts)).toBeNull();
		expect(viewChange({ type: 'renew', id: 'x' }, facts)).toBeNull();
		expect(viewChange({ ...planSwitch, what: { topic: 'boern' } }, { ...facts, grounds: [] })).toBeNull();
	});

	test('of many things the first are called by name and the rest is counted', () => {
		const shared = Array.from({ length: mostTitles + 3 }, (_, number) => item(`Mål ${number}`));
		const [group] = viewChange(planSwitch, { ...facts, shared })?.preview.changed ?? [];
		expect(group).toMatchObject({ count: mostTitles + 3, more: 3, items: { length: mostTitles } });
	});
});
