import { expect, test } from 'vitest';
import type { ForloebItem, IndsatsRow } from './forloeb';
import { lineOf, ownLineOf } from './forloeb-lines';

const today = '2026-11-22';
const past = { id: 'x', on: '2026-11-01' };
const coming = { id: 'x', on: '2026-12-01' };
const trial: IndsatsRow = {
	...{ itemId: 'i', title: 'En dag på værkstedet', provider: 'Hjulet', proevehandling: true, responsible: null },
	...{ startsOn: '2026-10-01', endsOn: '2026-11-01', learnt: null, left: false, phase: 'ended' as const }
};
const staff = (item: ForloebItem) => {
	const { what, text, more } = lineOf(item, { borgerName: 'Viktor Holm', today });
	return [what, text, more].filter(Boolean).join(' | ');
};
const own = (item: ForloebItem) => ownLineOf(item, { who: 'Tove', today });

test('S19 what was tried out is told with what was learnt, or that it is not written down', () => {
	const ended = { ...past, type: 'indsats_ended' as const };
	const learnt = { ...ended, indsats: { ...trial, learnt: 'du kan godt lide cykler' } };
	expect(staff(learnt)).toBe('Prøvehandling slut | En dag på værkstedet | Det lærte vi: Du kan godt lide cykler.');
	expect(own(learnt)).toBe('I sluttede med at prøve: En dag på værkstedet. Det lærte I: Du kan godt lide cykler.');
	expect(staff({ ...ended, indsats: trial })).toContain('ikke skrevet ned');
	expect(staff({ ...ended, ...coming, indsats: trial })).toBe('Prøvehandling slutter | En dag på værkstedet');
});

test('S19 an answer is told without what was answered, a rating with who gave it', () => {
	const answer = {
		...past,
		type: 'answers' as const,
		by: 'borger' as const,
		name: null,
		samlet: false,
		count: 2,
		days: 1
	};
	expect(staff(answer)).toBe('Svar | Viktor gav 2 svar');
	expect(own(answer)).toBe('Du sagde, hvordan det går.');
	expect(own({ ...answer, days: 3 })).toBe('Du sagde 3 gange, hvordan det går.');
	const rating = { ...answer, by: 'fagperson' as const, name: 'Signe Bach', count: 1 };
	expect(staff(rating)).toBe('Vurdering | Signe Bach gav 1 vurdering');
	expect(own({ ...past, type: 'raters', names: ['Signe Bach', null, 'Tove Madsen'] })).toBe(
		'Signe, Tove og en anden sagde, hvordan de synes, det går.'
	);
	expect(own({ ...rating, name: null })).toBe('En fagperson sagde, hvordan det går.');
	expect(staff({ ...rating, samlet: true })).toBe('Samlet vurdering | Signe Bach');
});

test('S19 a new tovholder is told with whom they follow and why', () => {
	const shift = {
		...{ ...past, type: 'tovholder' as const, name: 'Tove Madsen', before: 'Birgit Rask' },
		reason: 'Birgit gik på pension'
	};
	expect(staff(shift)).toBe('Ny tovholder | Tove Madsen efter Birgit Rask | Grunden: Birgit gik på pension.');
	expect(own(shift)).toBe('Tove Madsen begyndte at holde trådene efter Birgit. Birgit gik på pension.');
	expect(own({ ...shift, ...coming, reason: null })).toBe('Tove Madsen begynder at holde trådene efter Birgit.');
});

test('S19 a wait is told in days to staff and in weeks to the borger, with whom to ring while it lasts', () => {
	const gap = { from: '2026-10-01', to: '2026-11-11', days: 42, open: false };
	expect(staff({ ...past, type: 'gap', gap })).toBe(
		'42 dage uden aktivitet | Fra 1. oktober 2026 til 11. november 2026.'
	);
	expect(own({ ...past, type: 'gap', gap })).toBe('Her skete der ikke noget i 6 uger.');
	const open = { ...gap, open: true };
	expect(staff({ ...past, type: 'gap', gap: open })).toContain('til i dag');
	expect(own({ ...past, type: 'gap', gap: open })).toBe(
		'Der er ikke sket noget de sidste 6 uger. Venter du på noget, så ring til Tove.'
	);
});

test('a meeting is told by what became of it', () => {
	const moede = (state: 'held' | 'planned' | 'cancelled' | 'unwritten') => ({
		...{ ...past, type: 'moede' as const },
		moede: { title: 'Opfølgning', startsAt: new Date('2026-11-01T09:00:00Z'), state }
	});
	expect(staff(moede('held'))).toBe('Møde holdt | Opfølgning');
	expect(staff(moede('cancelled'))).toBe('Møde aflyst | Opfølgning');
	expect(staff(moede('planned'))).toBe('Møde | Opfølgning, kl. 10');
	expect(staff(moede('unwritten'))).toContain('ikke skrevet ned');
	expect(own(moede('held'))).toBe('I holdt møde: Opfølgning.');
	expect(own(moede('planned'))).toBe('I skal mødes kl. 10: Opfølgning.');
});

test('the borger reads whole sentences about help and people, and no word of the office', () => {
	const started = { ...past, type: 'indsats_started' as const, indsats: { ...trial, proevehandling: false } };
	expect(own(started)).toBe('Ny hjælp begyndte: En dag på værkstedet. Det er hos Hjulet.');
	expect(own({ ...past, type: 'joined', name: 'Farid Nasser', department: 'Sundhed' })).toBe(
		'Farid Nasser fra Sundhed kom med på dit team.'
	);
	const left = { ...past, type: 'left' as const, name: 'Lasse Holst', function: 'fagperson' as const };
	expect(own({ ...left, reason: 'kurset er slut' })).toBe('Lasse stoppede på dit team. Kurset er slut.');
	expect(own({ ...left, function: 'tovholder', reason: null })).toBe('Lasse stoppede med at holde trådene.');
	const deputy = { ...coming, type: 'stedfortraeder' as const, name: 'Karen Sø', insteadOf: 'Tove Madsen' };
	expect(own({ ...deputy, toOn: '2026-12-08' })).toBe('Karen svarer i stedet for Tove til og med tirsdag 8. december.');
	for (const item of [started, { ...past, type: 'aftaler' as const, count: 3 }])
		expect(own(item)).not.toMatch(/indsats|prøvehandling|tovholder/i);
});
