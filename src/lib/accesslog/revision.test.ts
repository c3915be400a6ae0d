import { describe, expect, test } from 'vitest';
import { sayAlarm } from '../i18n/da/revision';
import { alarmHref, busiestHours, isAboutLooks, readRevisionQuery, revisionHref } from './revision';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('the dpo’s search', () => {
	test('is a name, a borger and a period', () => {
		const query = { staff: 'Tove Madsen', borgerId: id, from: '2026-11-01', to: '2026-11-22', before: 9 };
		const read = readRevisionQuery(new URLSearchParams(revisionHref(query).split('?')[1]));
		expect(read).toMatchObject({ query, problems: {} });
		expect(revisionHref({ staff: '', borgerId: null, from: null, to: null, before: null })).toBe('/revision/soeg');
	});

	test('what is not understood comes back with a problem, and is not asked for', () => {
		const read = readRevisionQuery(
			new URLSearchParams('borger=viktor&fra=2026-02-30&til=i+dag&foer=x&medarbejder=%00a')
		);
		expect(read.problems).toEqual({ borger: 'malformed', fra: 'malformed', til: 'malformed' });
		expect(read.typed).toEqual({ medarbejder: 'a', borger: 'viktor', fra: '2026-02-30', til: 'i dag' });
		expect(read.query).toEqual({ staff: 'a', borgerId: null, from: null, to: null, before: null });
		expect(readRevisionQuery(new URLSearchParams('fra=2026-11-22&til=2026-11-21')).problems).toEqual({ til: 'order' });
	});
});

describe('what is unusual', () => {
	test('E2 the busiest hours stand first, and those from the limit on are marked', () => {
		const hour = (borgere: number, at: string) => ({
			...{ accountId: id, name: 'Tove', enhed: null, borgere },
			hour: new Date(at)
		});
		const hours = [hour(3, '2026-11-20T09:00Z'), hour(200, '2026-11-20T10:00Z'), hour(50, '2026-11-20T11:00Z')];
		expect(busiestHours(hours, 50).map(({ borgere, unusual }) => [borgere, unusual])).toEqual([
			[200, true],
			[50, true],
			[3, false]
		]);
	});

	test('alarms about looking are told from those about the log, and each is a sentence', () => {
		const facts = {
			at: new Date(0),
			who: 'Tove Madsen',
			borger: 'Viktor Holm',
			count: 200,
			about: 'x',
			what: null,
			seq: null
		};
		const say = (type: string, more = {}) => sayAlarm({ type, ...facts, ...more });
		expect(say('many')).toBe('Tove Madsen så 200 borgere på en time.');
		expect(say('outside')).toBe('Tove Madsen så oplysninger om Viktor Holm uden at være på teamet.');
		expect(say('unrecorded')).toBe('En side blev vist, uden at alt kom i loggen (forespørgsel x).');
		expect(say('unsealed', { count: 1 })).toBe('1 kig blev ikke forseglet i tide.');
		expect(say('broken', { what: 'look_gone', seq: 12 })).toBe('Et kig er slettet (segl nr. 12).');
		expect(say('broken', { what: 'new kind of flaw' })).toBe('Kæden passer ikke.');
		expect(['many', 'outside', 'broken', 'unsealed', 'unrecorded'].filter((type) => isAboutLooks({ type }))).toEqual([
			'many',
			'outside'
		]);
	});

	test('an alarm leads to that person’s looks on that day', () => {
		const when = '2026-11-21T23:00:00Z';
		expect(alarmHref({ who: 'Tove', borgerId: null, when })).toBe(
			'/revision/soeg?medarbejder=Tove&fra=2026-11-21&til=2026-11-21'
		);
		expect(alarmHref({ who: 'Tove', borgerId: id, when: '2026-11-20' })).toBe(
			`/revision/soeg?medarbejder=Tove&borger=${id}&fra=2026-11-20&til=2026-11-20`
		);
		expect(alarmHref({ who: null, borgerId: id, when: null })).toBeNull();
	});
});
