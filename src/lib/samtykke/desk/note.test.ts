import { describe, expect, test } from 'vitest';
import { blankNote, readHjemmel, readHow, readNote, switchQuery, type NoteTyped } from './note';

const today = '2026-11-22';
const social = '11111111-1111-4111-8111-111111111111';
const id = '22222222-2222-4222-8222-222222222222';
const months = { plan: 12, trivsel: 6, moede: 12, netvaerk: 12 };
const typed: NoteTyped = {
	...blankNote(id),
	afdeling: social,
	slags: ['plan', 'moede', 'x'],
	emner: [],
	givet: 'mundtligt',
	formaal: ' Så vi kan hjælpe sammen. ',
	til: '2027-11-21'
};
const note = (over: Partial<NoteTyped> = {}) => {
	const read = readNote({ ...typed, ...over }, { forvaltninger: [social], today, months });
	return read.ok ? read.value : read.problems;
};
const law = (over: Partial<NoteTyped> = {}) => {
	const form = { ...typed, givet: '', paragraf: 'retssikkerhedsloven § 11 c', til: '', ...over };
	const read = readHjemmel(form, { forvaltninger: [social], today });
	return read.ok ? read.value : read.problems;
};

describe('S8 a yes that was said orally or written on paper', () => {
	test('says for whom, what, why, how and until when', () => {
		expect(note()).toEqual({
			...{ id, forvaltningId: social, kinds: ['plan', 'moede'], topics: [] },
			...{ purpose: 'Så vi kan hjælpe sammen.', how: 'oral', toOn: '2027-11-21' }
		});
		expect(note({ afdeling: social.toUpperCase(), givet: 'papir' })).toMatchObject({ how: 'paper' });
	});

	test('about health it is written (sundhedsloven § 44)', () => {
		expect(note({ emner: ['helbred'] })).toEqual({ givet: 'health_written' });
		expect(note({ emner: ['helbred'], givet: 'papir' })).toMatchObject({ topics: ['helbred'] });
	});

	test('lasts no longer than the shortest of its kinds', () => {
		expect(note({ til: '2027-11-22' })).toEqual({ til: 'too_far' });
		expect(note({ slags: ['plan', 'trivsel'], til: '2027-05-22' })).toEqual({ til: 'too_far' });
		expect(note({ slags: ['plan', 'trivsel'], til: '2027-05-21' })).toMatchObject({ kinds: ['plan', 'trivsel'] });
		expect(note({ til: '' })).toEqual({ til: 'missing' });
		expect(note({ til: '2026-11-21' })).toEqual({ til: 'past' });
		expect(note({ til: 'x' })).toEqual({ til: 'not_a_day' });
	});

	test('every field has its own problem', () => {
		expect(note({ afdeling: '', slags: [], givet: 'digitalt', formaal: ' ', id: 'x', til: '' })).toEqual({
			...{ afdeling: 'missing', slags: 'missing', givet: 'missing', formaal: 'missing', form: 'again' },
			til: 'missing'
		});
		expect(note({ afdeling: id })).toEqual({ afdeling: 'unknown' });
		expect(note({ formaal: 'x'.repeat(501) })).toEqual({ formaal: 'too_long' });
	});
});

test('a paragraph is written with why, and may hold until it is ended', () => {
	expect(law()).toMatchObject({ paragraph: 'retssikkerhedsloven § 11 c', toOn: null });
	expect(law({ til: '2030-01-01', emner: ['helbred'] })).toMatchObject({ toOn: '2030-01-01', topics: ['helbred'] });
	expect(law({ paragraf: ' ', til: 'x' })).toEqual({ paragraf: 'missing', til: 'not_a_day' });
	expect(law({ slags: [] })).toEqual({ slags: 'missing' });
});

test('what is said to staff is said orally or on paper', () => {
	expect([readHow('mundtligt'), readHow('papir'), readHow('digitalt'), readHow('toString')]).toEqual([
		...['oral', 'paper', null, null]
	]);
	expect([switchQuery({ kind: 'plan' }), switchQuery({ topic: 'helbred' })]).toEqual(['slags=plan', 'emne=helbred']);
});
