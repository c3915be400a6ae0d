import { expect, test } from 'vitest';
import { Fhir } from 'fhir';
import type { AftaleFacts, ExportFacts, IndsatsFacts, MaalFacts } from './facts';
import { planAsFhir } from './fhir';
import { planAsImport } from './import-file';
import { lineOf, phoneOrNull, textOrNull } from './text';

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const at = new Date('2026-11-01T10:00:00.000Z');
const origin = {
	now: new Date('2026-11-22T10:00:00.000Z'),
	municipality: { name: 'Solbjerg Kommune', cvr: '' },
	origin: 'https://plan.solbjerg.example'
};
const tove = uuid(10);
const department = uuid(20);

const frame = (number: number) => ({
	itemId: uuid(number),
	firstVersion: 1,
	lastVersion: null,
	position: number,
	topics: [],
	forvaltningId: department
});
const maal = (number: number, more: Partial<MaalFacts> = {}): MaalFacts => ({
	...frame(number),
	...{ type: 'udvikle', isJob: false, title: 'Et mål', borgerWords: null, wordsMissing: true, professionalWords: null },
	...{ forvaltningIds: [], endedOn: null, outcome: null, endedWords: null, fromPointId: null },
	...more
});
const aftale = (number: number, more: Partial<AftaleFacts> = {}): AftaleFacts => ({
	...frame(number),
	...{ maalId: uuid(1), delmaalId: null, text: 'Ringer', owedBy: 'kommune', duty: false, paragraph: null },
	...{ responsible: tove, responsibleForvaltningId: department, dueOn: '2026-11-30', fromPointId: null },
	...more
});
const indsats = (number: number, more: Partial<IndsatsFacts> = {}): IndsatsFacts => ({
	...frame(number),
	...{ maalId: uuid(1), title: 'Mentor', description: null, proevehandling: false, provider: 'Mentorhuset' },
	...{ responsible: null, startsOn: '2026-10-01', endsOn: null, learnt: null },
	...more
});
const plan = (more: Partial<ExportFacts> = {}): ExportFacts => ({
	borger: {
		...{ id: uuid(99), name: 'Viktor Holm', phone: '20 30 40 50', protectedAddress: false, skaermet: false },
		diedOn: null
	},
	plan: { id: uuid(98), teamId: uuid(97), startedOn: '2026-09-01', endedOn: null, version: 1 },
	versions: [{ version: 1, at, by: tove, summary: '' }],
	samtykke: null,
	team: [],
	wishes: [],
	points: [],
	statements: [],
	...{ maal: [maal(1)], delmaal: [], aftaler: [], indsatser: [], statuses: [] },
	people: [
		{
			...{ id: tove, name: 'Tove Madsen', title: 'Jobkonsulent', phone: null, forvaltningId: department },
			party: { id: uuid(21), name: 'Jobcenter' }
		}
	],
	forvaltninger: [{ id: department, name: 'Beskæftigelse', sensitive: false }],
	...more
});

type Resource = Record<string, unknown> & { resourceType: string; activity?: { detail: Record<string, unknown> }[] };
/** The resources of a type, of a bundle that is one. */
function resources(facts: ExportFacts, type: string): Resource[] {
	const bundle = JSON.parse(JSON.stringify(planAsFhir(facts, origin))) as { entry: { resource: Resource }[] };
	const { messages } = new Fhir().validate(bundle, { errorOnUnexpected: true });
	expect(messages.filter(({ severity }) => severity !== 'info')).toEqual([]);
	return bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type);
}
const details = (facts: ExportFacts) =>
	resources(facts, 'CarePlan').flatMap(({ activity = [] }) => activity.map(({ detail }) => detail));

test('a goal says whether it goes on, was reached, was reached in part or was dropped', () => {
	const ended = (number: number, outcome: MaalFacts['outcome']) =>
		maal(number, { endedOn: '2026-11-20', outcome, endedWords: 'Sådan gik det.' });
	const goals = resources(
		plan({ maal: [maal(1), ended(2, 'reached'), ended(3, 'partly'), ended(4, 'dropped')] }),
		'Goal'
	);
	expect(goals.map(({ lifecycleStatus }) => lifecycleStatus)).toEqual([
		'active',
		'completed',
		'completed',
		'cancelled'
	]);
	expect(goals[0]).toMatchObject({ achievementStatus: { coding: [{ code: 'in-progress' }] } });
	expect(goals[1]).toMatchObject({ statusDate: '2026-11-20', statusReason: 'Sådan gik det.' });
	expect(goals[2]?.['achievementStatus']).toEqual({ text: 'Delvist nået' });
	expect(goals[3]).not.toHaveProperty('achievementStatus');
});

test('the borger’s words are the borger’s, the professional words nobody’s, and a delmål is a milestone of its goal', () => {
	const step = { ...frame(2), maalId: uuid(1), title: 'Prøv', responsible: tove, dueOn: '2026-12-01', reachedOn: null };
	const facts = plan({ maal: [maal(1, { borgerWords: 'Mine ord', professionalWords: 'Fagligt' })], delmaal: [step] });
	const [goal, milestone] = resources(facts, 'Goal');
	expect(goal?.['note']).toEqual([
		{ authorReference: { reference: `urn:uuid:${uuid(99)}` }, text: 'Mine ord' },
		{ text: 'Fagligt' }
	]);
	expect(JSON.stringify(goal?.['extension'])).toContain(`urn:uuid:${uuid(2)}`);
	expect(milestone?.['target']).toEqual([{ dueDate: '2026-12-01' }]);
});

test('an aftale is done, dropped or still to do, by its newest date, and by whoever owes it', () => {
	const happened = (number: number, aftaleItemId: string, more: Partial<ExportFacts['statuses'][number]>) => ({
		...{ id: uuid(number), aftaleItemId, state: 'done' as const, reason: null, newDueOn: null, by: tove, at },
		...more
	});
	const facts = plan({
		aftaler: [aftale(2), aftale(3), aftale(4, { owedBy: 'borger', duty: true, paragraph: 'LAB § 36' }), aftale(5)],
		statuses: [
			happened(30, uuid(2), {}),
			happened(31, uuid(3), { state: 'dropped', reason: 'Den er ikke nødvendig' }),
			happened(32, uuid(4), { state: 'postponed', reason: 'Syg', newDueOn: '2026-12-24', by: 'borger' }),
			happened(33, uuid(5), { state: 'not_done' })
		]
	});
	const [done, dropped, postponed, notDone] = details(facts);
	expect([done, dropped, postponed, notDone].map((each) => each?.['status'])).toEqual([
		...['completed', 'cancelled'],
		...['not-started', 'not-started']
	]);
	expect(done?.['performer']).toEqual([tove, department].map((id) => ({ reference: `urn:uuid:${id}` })));
	expect(postponed).toMatchObject({
		performer: [{ reference: `urn:uuid:${uuid(99)}` }],
		reasonCode: [{ text: 'Pligt: LAB § 36' }],
		scheduledPeriod: { end: '2026-12-24' }
	});
	expect(notDone?.['statusReason']).toEqual({ text: 'Ikke gjort' });
});

test('help is coming, running or over by the day of the file', () => {
	const facts = plan({
		indsatser: [
			indsats(2, { startsOn: '2026-11-23' }),
			indsats(3, { startsOn: '2026-11-22', endsOn: '2026-11-22' }),
			indsats(4, { endsOn: '2026-11-21', learnt: 'Morgen er bedst', proevehandling: true })
		]
	});
	expect(details(facts).map(({ status }) => status)).toEqual(['scheduled', 'in-progress', 'completed']);
	const [carePlan] = resources(facts, 'CarePlan');
	expect(JSON.stringify(carePlan)).toContain('{"outcomeCodeableConcept":[{"text":"Morgen er bedst"}]');
});

test('what is sensitive is marked as restricted, and nothing else is', () => {
	const marked = (facts: ExportFacts) =>
		['Patient', 'CarePlan', 'Goal'].map((type) => JSON.stringify(resources(facts, type)).includes('"code":"R"'));
	expect(marked(plan())).toEqual([false, false, false]);
	expect(marked(plan({ maal: [maal(1, { topics: ['helbred'] })] }))).toEqual([false, true, true]);
	expect(marked(plan({ borger: { ...plan().borger, skaermet: true } }))).toEqual([true, true, false]);
});

test('a plan that has ended is completed, or revoked when the borger took their yes back', () => {
	const ended = { ...plan().plan, endedOn: '2026-11-20' };
	const yes = { givenAt: at, how: 'digital' as const, notedBy: null, withdrawnAt: at };
	const status = (facts: ExportFacts) => resources(facts, 'CarePlan')[0]?.['status'];
	expect([status(plan()), status(plan({ plan: ended })), status(plan({ plan: ended, samtykke: yes }))]).toEqual([
		...['active', 'completed'],
		'revoked'
	]);
});

test('somebody whom the reader does not know is nobody in particular in the file', () => {
	const facts = plan({
		people: [],
		versions: [{ version: 1, at, by: null, summary: '' }],
		aftaler: [aftale(2, { responsible: null, responsibleForvaltningId: null })]
	});
	expect(planAsImport(facts, origin)).toMatchObject({
		kilde: 'voresplan',
		enheder: [{ id: department }, { id: 'ukendt', navn: 'Ikke oplyst', type: 'ekstern' }],
		medarbejdere: [{ id: 'ukendt', navn: 'En medarbejder', brugernavn: 'voresplan:ukendt' }],
		borgere: [{ plan: { versioner: [{ af: 'ukendt' }], maal: [{ aftaler: [{ ansvarlig: 'ukendt' }] }] } }]
	});
	expect(resources(facts, 'Practitioner')).toEqual([]);
});

test('of a text nothing but text is left, and of a number nothing that cannot be dialled', () => {
	expect(textOrNull('a\u0007b\n\tc\ud800')).toBe('ab\n\tc\ufffd');
	expect([textOrNull('\u0007 '), textOrNull(null)]).toEqual([null, null]);
	expect([lineOf(' a\u2028b\n'), lineOf('\u0007')]).toEqual(['a b', '–']);
	expect([phoneOrNull('+45 20 30'), phoneOrNull('ring til mor'), phoneOrNull(null)]).toEqual(['+45 20 30', null, null]);
});
