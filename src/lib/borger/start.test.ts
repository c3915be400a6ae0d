import { expect, test } from 'vitest';
import { readStart, type StartTyped } from './start';

const today = '2026-11-22';
const typed: StartTyped = {
	navn: ' Asta  Berg ',
	telefon: '',
	tovholder: 'tove',
	opgave: 'Holder trådene.',
	hvorfor: 'Én skal samle det.',
	grundlag: 'samtykke',
	givet: 'oral',
	paragraf: '',
	slags: ['moede', 'x'],
	emner: [],
	formaal: 'Så vi kan hjælpe sammen.',
	til: '2027-11-21',
	faelles: 'mundtligt',
	soeg: ''
};
const read = (over: Partial<StartTyped> = {}, isKnown = false) => {
	const result = readStart({ ...typed, ...over }, { isKnown, today, lastDay: () => '2027-11-22' });
	return result.ok ? result.value : result.problems;
};

test('a plan starts with a name, a tovholder and a ground; the plan itself is always covered, sensitive topics are not', () => {
	expect(read()).toEqual({
		name: 'Asta Berg',
		phone: null,
		tovholder: 'tove',
		roleText: 'Holder trådene.',
		why: 'Én skal samle det.',
		ground: {
			type: 'samtykke',
			kinds: ['plan', 'moede'],
			topics: [],
			purpose: 'Så vi kan hjælpe sammen.',
			givenHow: 'oral',
			paragraph: null,
			toOn: '2027-11-21'
		},
		joint: 'oral'
	});
	expect(read({ emner: ['boern', 'helbred'], givet: 'paper' })).toMatchObject({
		ground: { topics: ['helbred', 'boern'] }
	});
});

test('a hjemmel has a paragraph and may hold without a last day', () => {
	const hjemmel = { grundlag: 'hjemmel', paragraf: 'serviceloven § 85', til: '' };
	expect(read(hjemmel)).toMatchObject({
		ground: { type: 'hjemmel', givenHow: null, paragraph: 'serviceloven § 85', toOn: null }
	});
	expect(read({ ...hjemmel, paragraf: '' })).toEqual({ paragraf: 'missing' });
	expect(read({ ...hjemmel, til: '2030-01-01' })).toMatchObject({ ground: { toOn: '2030-01-01' } });
});

test('a samtykke says how it was given, and lasts no longer than the municipality has set', () => {
	expect(read({ givet: '' })).toEqual({ givet: 'missing' });
	expect(read({ til: '' })).toEqual({ til: 'missing' });
	expect(read({ til: '2027-11-22' })).toMatchObject({ name: 'Asta Berg' });
	expect(read({ til: '2027-11-23' })).toEqual({ til: 'too_far' });
	expect(read({ til: '2026-11-21' })).toEqual({ til: 'past' });
	expect(read({ til: 'snart' })).toEqual({ til: 'not_a_day' });
});

test('about health a samtykke is written; nobody types that it was given digitally', () => {
	expect(read({ emner: ['helbred'] })).toEqual({ givet: 'health_written' });
	expect(read({ givet: 'digital' })).toEqual({ givet: 'missing' });
	const hjemmel = { grundlag: 'hjemmel', paragraf: '§ 85', emner: ['helbred'] };
	expect(read(hjemmel)).toMatchObject({ ground: { topics: ['helbred'] } });
});

test('S8 whether the borger said yes to one joint plan is asked, and may be asked later', () => {
	expect(read({ faelles: 'papir' })).toMatchObject({ joint: 'paper' });
	expect(read({ faelles: 'ikke' })).toMatchObject({ joint: null });
	expect(read({ faelles: '' })).toEqual({ faelles: 'missing' });
	expect(read({ faelles: 'toString' })).toEqual({ faelles: 'missing' });
});

test('every empty field has its own problem', () => {
	expect(read({ navn: '', telefon: '12', tovholder: '', opgave: '', hvorfor: ' ', grundlag: '', formaal: '' })).toEqual(
		{
			navn: 'missing',
			telefon: 'form',
			tovholder: 'missing',
			opgave: 'missing',
			hvorfor: 'missing',
			grundlag: 'missing',
			formaal: 'missing'
		}
	);
	expect(read({ navn: 'a'.repeat(121) })).toEqual({ navn: 'too_long' });
	expect(read({ telefon: '+45 12 34 56 78' })).toMatchObject({ phone: '+45 12 34 56 78' });
});

test('the name and phone of a borger we know are not asked for', () => {
	expect(read({ navn: '', telefon: 'x' }, true)).toMatchObject({ name: null, phone: null });
});
