import { describe, expect, test } from 'vitest';
import { candidatesOf, type TeamRow } from './readers';
import { optionsOf, sayAway, viewRow, whomToRing } from './view';

const now = new Date('2026-11-23T09:00:00Z');
const asked = { today: '2026-11-23', days: 2 };
const tove: TeamRow = {
	accountId: 't',
	name: 'Tove Madsen',
	function: 'tovholder',
	fromOn: '2026-01-01',
	toOn: null,
	phone: '11 11 11 11',
	roleText: 'holder trådene i din plan',
	department: 'Beskæftigelse'
};
const signe: TeamRow = {
	...tove,
	accountId: 's',
	name: 'Signe Bach',
	function: 'fagperson',
	phone: '22 22 22 22',
	roleText: 'finder støtte.',
	department: 'Social'
};
const karen: TeamRow = {
	...tove,
	accountId: 'k',
	name: 'Karen Vind',
	function: 'stedfortraeder',
	fromOn: '2026-11-23',
	toOn: '2026-11-27',
	phone: null
};
const away = [{ accountId: 't', fromOn: '2026-11-23', toOn: '2026-11-27', words: 'Jeg læser ikke beskeder.' }];

describe('what is said before a borger chooses', () => {
	test('what each does, and by which day they answer', () => {
		expect(optionsOf(candidatesOf([tove, signe], [], asked), now).map(({ label, hint }) => [label, hint])).toEqual([
			['Tove Madsen', 'Holder trådene i din plan. Svarer senest onsdag 25. november.'],
			['Signe Bach', 'Social. Finder støtte. Svarer senest onsdag 25. november.']
		]);
	});
	test('that Tove is away, and that Karen reads and answers meanwhile', () => {
		const [first] = candidatesOf([tove, signe, karen], away, asked);
		expect(first && sayAway(first)).toEqual([
			'Tove er væk til og med fredag 27. november.',
			'”Jeg læser ikke beskeder.”',
			'Karen læser også med og svarer, når Tove er væk.'
		]);
	});
	test('that somebody cannot answer', () => {
		const gone = candidatesOf([{ ...signe, toOn: '2026-11-23' }], [], asked);
		expect(optionsOf(gone, now)[0]?.hint).toContain('Kan ikke svare lige nu.');
	});
});

test('whom to ring: the first reader who is there, else the municipality', () => {
	const team = candidatesOf([tove, signe, karen], away, asked);
	expect(whomToRing(team, '33 33 33 33')).toEqual({ who: 'Signe', phone: '22 22 22 22' });
	expect(whomToRing(team.slice(0, 2), '33 33 33 33')).toEqual({ who: 'kommunen', phone: '33 33 33 33' });
	expect(whomToRing([], '')).toBeNull();
});

test('a row names who reads, but not who looks at it', () => {
	const row = {
		id: 'x',
		subject: 'Mødet',
		readers: [
			{ id: 'r1', accountId: 't', name: 'Tove Madsen' },
			{ id: 'r2', accountId: 's', name: 'Signe Bach' }
		],
		last: { byBorger: true, author: null, text: 'Hej' },
		at: now,
		promisedOn: '2026-11-20'
	};
	const team = candidatesOf([tove, signe, karen], [], asked);
	const view = (me: string | null, borger: string) => viewRow(row, team, { borger, me, today: asked.today });
	expect(view(null, 'Du')).toMatchObject({ names: ['Tove', 'Signe', 'Karen'], last: { who: 'Du' } });
	expect(view('s', 'Nanna')).toMatchObject({
		names: ['Tove', 'Karen'],
		last: { who: 'Nanna' },
		state: { kind: 'late' }
	});
});
