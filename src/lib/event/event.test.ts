import { expect, test } from 'vitest';
import { eventSentence, isEventType, newsSince, placeOf, type ChangeEvent, type EventType } from './event';

const base = {
	id: 'e',
	at: new Date('2026-11-23T08:12:00Z'),
	actor: 'Tove Madsen',
	byReader: false,
	borgerName: 'Viktor Holm'
};
const event = (type: EventType, params: object = {}, over: object = {}) =>
	({ ...base, ...over, type, params }) as ChangeEvent;

test('a moved meeting is told by name and with the new time', () => {
	const moved = event('moede_moved', { title: 'Værkstedet', from: '2026-11-30T09:00:00Z', to: '2026-12-01T09:00:00Z' });
	expect(eventSentence(moved, 'borger')).toBe('Tove flyttede mødet ”Værkstedet” til tirsdag 1. december kl. 10.');
});

test('a new place is said, with the new time or alone', () => {
	const [from, to] = ['2026-11-30T09:00:00Z', '2026-12-01T09:00:00Z'];
	const say = (params: object) => eventSentence(event('moede_moved', params), 'borger');
	expect(say({ title: 'Kick-off', from, to, place: 'Biblioteket.' })).toBe(
		'Tove flyttede mødet ”Kick-off” til tirsdag 1. december kl. 10. Det nye sted er Biblioteket.'
	);
	expect(say({ title: 'Kick-off', from, to: from, place: 'Biblioteket' })).toBe(
		'Tove ændrede stedet for mødet ”Kick-off”. Det nye sted er Biblioteket.'
	);
});

test('the borger is "du" to the borger, and has a name to others', () => {
	const given = event('answer_given', {}, { byReader: true });
	expect(eventSentence(given, 'borger')).toBe('Du gav et svar på linealen.');
	expect(eventSentence({ ...given, byReader: false }, 'fagperson')).toBe('Viktor gav et svar på linealen.');
	expect(eventSentence(event('note_read'), 'borger')).toBe('Tove læste det, du skrev.');
});

test('what a professional does with an answer is told by name', () => {
	expect(eventSentence(event('answer_given', { typed: 'phone', area: 'Søvn' }), 'borger')).toBe(
		'Tove tastede et svar for dig på linealen om ”Søvn”.'
	);
	expect(eventSentence(event('answer_given', { typed: 'paper' }), 'fagperson')).toBe(
		'Tove tastede et svar for Viktor på linealen.'
	);
	expect(eventSentence(event('rating_given', { samlet: true }), 'borger')).toBe('Tove gav en samlet vurdering.');
	expect(eventSentence(event('reply_given'), 'borger')).toBe('Tove skrev tilbage til dig.');
	expect(eventSentence(event('rating_misregistered'), 'borger')).toBe(
		'Tove skjulte et svar, der var givet på den forkerte person.'
	);
	expect(placeOf('reply_given', null)).toBe('/lineal');
});

test('what somebody wrote keeps one full stop', () => {
	const late = { text: 'Finder en støtteperson.', reason: 'Den første sagde nej.', newDueOn: '2026-12-04' };
	expect(eventSentence(event('aftale_postponed', late), 'borger')).toBe(
		'Tove udskød en aftale til fredag 4. december: Finder en støtteperson. Grunden: Den første sagde nej.'
	);
	expect(eventSentence(event('team_left', { name: 'Bent Juhl', reason: 'han har fået nyt arbejde.' }), 'borger')).toBe(
		'Bent Juhl er ikke længere på dit team. Han har fået nyt arbejde.'
	);
});

test('P3 a shift of tovholder is told with its day and its reason, whether it has happened or comes', () => {
	const at = new Date('2026-11-22T09:00:00Z');
	const said = (type: Parameters<typeof event>[0], params: Record<string, unknown>) =>
		eventSentence({ ...event(type, params), at } as Parameters<typeof eventSentence>[0], 'borger');
	const tove = { name: 'Tove Madsen', function: 'tovholder', reason: 'hun går på barsel' };
	expect(said('team_left', { ...tove, toOn: '2026-11-21' })).toBe(
		'Tove Madsen holder ikke længere trådene i din plan. Hun går på barsel.'
	);
	expect(said('team_left', { ...tove, toOn: '2026-11-30' })).toBe(
		'Tove Madsen holder trådene i din plan til og med mandag 30. november. Hun går på barsel.'
	);
	expect(said('team_joined', { name: 'Karen Vind', function: 'tovholder', fromOn: '2026-11-22' })).toBe(
		'Karen Vind holder trådene i din plan.'
	);
	expect(said('team_joined', { name: 'Karen Vind', function: 'tovholder', fromOn: '2026-12-01' })).toBe(
		'Karen Vind holder trådene i din plan fra tirsdag 1. december.'
	);
	expect(
		said('team_joined', { name: 'Bo', function: 'stedfortraeder', fromOn: '2026-12-01', toOn: '2026-12-08' })
	).toBe('Bo er stedfortræder for tovholderen fra tirsdag 1. december til og med tirsdag 8. december.');
	expect(said('team_joined', { name: 'Bo', function: 'fagperson', fromOn: '2026-12-01' })).toBe(
		'Bo kommer med på dit team tirsdag 1. december.'
	);
	expect(said('team_left', { name: 'Bo', function: 'fagperson', toOn: '2026-12-01' })).toBe(
		'Bo stopper på dit team tirsdag 1. december.'
	);
	const ended = { name: 'Bo', fromOn: '2026-11-01', toOn: '2026-11-21', function: 'stedfortraeder' };
	expect(said('team_left', ended)).toBe('Bo er ikke længere stedfortræder for tovholderen.');
	expect(said('team_left', { ...ended, toOn: '2026-11-22' })).toBe(
		'Bo er stedfortræder for tovholderen til og med søndag 22. november.'
	);
	const never = { name: 'Bo', fromOn: '2026-12-01', toOn: '2026-11-30' };
	expect(
		['tovholder', 'stedfortraeder', 'fagperson'].map((as) => said('team_left', { ...never, function: as }))
	).toEqual([
		'Bo kommer ikke til at holde trådene i din plan.',
		'Bo bliver ikke stedfortræder for tovholderen.',
		'Bo kommer ikke med på dit team alligevel.'
	]);
});

test('a borger who says that the municipality has done it is told so, not thanked for doing it', () => {
	const done = { text: 'Finder en støtteperson', owedBy: 'kommune' };
	expect(eventSentence(event('aftale_done', done, { actor: 'Viktor Holm' }), 'fagperson')).toBe(
		'Viktor sagde, at det er sket: Finder en støtteperson.'
	);
});

test('what the borger wants and thinks of the plan is told by name to others, as "du" to the borger', () => {
	const said = event('plan_statement', { stance: 'disagree' }, { actor: 'Viktor Holm' });
	expect(eventSentence(said, 'fagperson')).toBe('Viktor er ikke enig i planen.');
	expect(eventSentence({ ...said, byReader: true }, 'borger')).toBe('Du er ikke enig i planen.');
	expect(eventSentence(event('wish_written', { type: 'dream' }), 'fagperson')).toBe('Viktor skrev i ”Det vil jeg”.');
	expect(eventSentence(event('tavlepunkt_added', { column: 'fungerer' }), 'borger')).toBe(
		'Tove skrev på tavlen ”Det fungerer”.'
	);
	expect(eventSentence(event('aftale_reopened', { text: 'Ringer til værkstedet.' }), 'borger')).toBe(
		'Tove åbnede en aftale igen: Ringer til værkstedet.'
	);
	const acknowledged = event('aftale_acknowledged', { title: 'Opfølgning' });
	expect(eventSentence(acknowledged, 'borger')).toBe('Du bekræftede det, I aftalte på mødet ”Opfølgning”.');
	expect(eventSentence(acknowledged, 'fagperson')).toMatch(/^\S+ bekræftede det, I aftalte på mødet ”Opfølgning”\.$/);
	expect(placeOf('aftale_acknowledged', 'm1')).toBe('/moeder/m1');
	expect(eventSentence(event('emne_chosen', { text: 'Søvn' }, { byReader: true }), 'borger')).toBe(
		'Du valgte et nyt spørgsmål på linealen: Søvn.'
	);
});

test('what happens around a meeting is told with its title, and leads to the meeting', () => {
	const title = 'Kick-off';
	expect(eventSentence(event('moede_cancelled', { title, reason: 'Tove er syg.' }), 'borger')).toBe(
		'Tove aflyste mødet ”Kick-off”. Tove er syg.'
	);
	expect(eventSentence(event('moede_held', { title }), 'borger')).toBe(
		'Mødet ”Kick-off” er holdt. Se, hvad I aftalte.'
	);
	expect(eventSentence(event('moede_invited', { title, name: 'Signe Bach' }), 'borger')).toBe(
		'Tove inviterede Signe Bach til mødet ”Kick-off”.'
	);
	expect(eventSentence(event('moede_uninvited', { title, name: 'Signe Bach' }), 'borger')).toBe(
		'Signe Bach skal ikke længere med til mødet ”Kick-off”.'
	);
	expect(eventSentence(event('punkt_added', { title }, { actor: 'Viktor Holm' }), 'fagperson')).toBe(
		'Viktor skrev et punkt til mødet ”Kick-off”.'
	);
	expect(eventSentence(event('anmodning_made', { title }), 'fagperson')).toBe(
		'Viktor bad om en anden tid til mødet ”Kick-off”.'
	);
	expect(eventSentence(event('anmodning_answered', { title, answer: 'yes' }), 'borger')).toBe(
		'Tove sagde ja til en anden tid til mødet ”Kick-off”.'
	);
	expect(placeOf('anmodning_answered', 'abc')).toBe('/moeder/abc');
	expect(placeOf('referat_written', null)).toBe('/moeder');
});

test('an event with words missing is still a sentence', () => {
	const types = [
		'plan_published',
		'moede_planned',
		'moede_moved',
		'moede_cancelled',
		'moede_held',
		'moede_invited',
		'moede_uninvited',
		'referat_written',
		'punkt_added',
		'anmodning_made',
		'anmodning_answered',
		'anmodning_withdrawn',
		'team_joined',
		'team_left'
	] as const;
	const more = [
		'answer_given',
		'note_read',
		'rating_given',
		'aftale_done',
		'aftale_postponed',
		'aftale_not_done',
		'aftale_dropped',
		'aftale_reopened',
		'indsats_started',
		'wish_written',
		'plan_statement',
		'statement_answered',
		'tavlepunkt_added',
		'emne_chosen'
	] as const;
	for (const type of [...types, ...more]) {
		const said = eventSentence(event(type, {}, { actor: null }), 'borger');
		expect(said, type).toMatch(/^[A-ZÆØÅ].*[^.]\.$/);
		expect(said, type).not.toMatch(/undefined|Invalid|null| {2}/);
	}
});

test('an event leads to where it can be seen', () => {
	expect(placeOf('moede_moved', 'abc')).toBe('/moeder/abc');
	expect(placeOf('plan_published', 'abc')).toBe('/plan');
	expect(placeOf('note_read', 'abc')).toBe('/lineal');
	expect(placeOf('plan_statement', 'abc')).toBe('/plan');
	expect(placeOf('emne_chosen', 'abc')).toBe('/lineal');
	expect(isEventType('moede_moved')).toBe(true);
	expect(isEventType('toString')).toBe(false);
});

test('news is what came since the last log-in, and at least the latest three', () => {
	const days = [9, 8, 7, 6, 5, 4, 3, 2, 1].map((day) => ({ at: new Date(`2026-11-0${day}T12:00:00Z`) }));
	expect(newsSince(days, new Date('2026-11-04T00:00:00Z'))).toMatchObject({ isNew: 6, items: { length: 6 } });
	expect(newsSince(days, new Date('2026-11-20T00:00:00Z'))).toMatchObject({ isNew: 0, items: { length: 3 } });
	expect(newsSince(days, null).items).toHaveLength(3);
	expect(newsSince(days, new Date('2026-10-01T00:00:00Z')).items).toHaveLength(8);
});

test('S8 what a department may see is told with who said it and how; which sensitive topics, nobody reads here', () => {
	const shared = { forvaltning: 'Social', kinds: ['plan', 'moede'] };
	const own = { byReader: true };
	expect(eventSentence(event('samtykke_given', { ...shared, how: 'digital' }, own), 'borger')).toBe(
		'Du sagde ja til, at Social må se planen og møderne.'
	);
	expect(eventSentence(event('samtykke_withdrawn', { ...shared, how: 'oral' }), 'borger')).toBe(
		'Tove noterede, at du har sagt nej til, at Social må se planen og møderne.'
	);
	expect(eventSentence(event('hjemmel_noted', { ...shared, paragraph: '§ 11 c' }), 'fagperson')).toBe(
		'Tove skrev, at Social må se planen og møderne efter loven (§ 11 c).'
	);
	expect(eventSentence(event('samtykke_expires', { ...shared, on: '2026-12-22' }, { actor: null }), 'borger')).toBe(
		'Dit ja til, at Social må se planen og møderne, udløber tirsdag 22. december.'
	);
	expect(eventSentence(event('plan_samtykke_withdrawn', {}, own), 'fagperson')).toBe(
		'Viktor sagde nej til den fælles plan. Den er slut.'
	);
	expect(placeOf('samtykke_given', null)).toBe('/samtykke');
	expect(placeOf('hjemmel_noted', null)).toBe('/samtykke');
});
