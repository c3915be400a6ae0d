/**
 * What the cast has of leders: Lars leads Beskæftigelse, Lone the department beside it, Kirsten the whole municipality. One quarter is
 * closed and one has ended and waits; Sofus is the one whose course is followed. Questions: `given` is shared with Viktor after Lars has
 * answered, and Lone answers later; `open` is answered by Lars and not shared; `health` is Social's and sensitive; Kasper's are not
 * answered. Each row is written by whoever writes it in the portal.
 */
import { pool } from '../../src/lib/server/db/client';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';
import { quarterOf } from '../../src/lib/core/dates';
import { quarterBefore } from '../../src/lib/statistik/quarter';
import { dayFromToday, type BorgerMade, type StaffMade } from '../support/builders';
import type { Person } from './cast';
import { idOf, inserting, type Row, type Speaker, type Statement } from './rows';

type Who = {
	names: Map<string, string>;
	speakers: Record<Person, Speaker>;
	people: Record<Person, BorgerMade | StaffMade>;
	/** The leders' tree, by name. */
	units: Record<string, string>;
};

const id = (table: string, name: string) => idOf(`${table} ${name}`);
/** The first days of the last two quarters that have ended. */
const lastQuarter = quarterBefore(quarterOf(dayFromToday(0)));
export const [closed, waits] = [quarterBefore(lastQuarter), lastQuarter];

/** Three answers, all received in the quarter that is closed: the third is a whole step up, the second, too. */
export const answersOfSofus = (sofus: BorgerMade, rowId: (table: string, name: string) => string) =>
	[2, 3, 3.5].map((value, index) => {
		const name = `sofus ${index + 1}`;
		const at = `${closed.slice(0, 8)}0${index + 2}T10:00:00Z`;
		const rating: Row = {
			...{ borger_id: sofus.id, rater_account_id: sofus.accountId, client_id: rowId('client', name) },
			...{ content_hash: name, rater_kind: 'borger', samlet_vurdering: false, typed_by_account_id: null },
			...{ given_how: null, lineal_key: 'voresplan', lineal_version: 1, emne_id: null, blind: true },
			...{ made_at_raw: at, made_at: at, time_zone: 'Europe/Copenhagen', received_at: at, topics: [] },
			...{ forvaltning_id: null, misregistered_at: null }
		};
		const maaling = rowId('trivselsmaaling', name);
		return { name, rating, value: { maaling_id: maaling, borger_id: sofus.id, answer: 'point', value } };
	});

export async function addStatistik(who: Who): Promise<void> {
	const { names, units, people } = who;
	for (const [name, unit] of Object.entries(units))
		names.set(`cube.unit ${unit}`, name).set(`cube.operation ${unit}`, name);
	for (const name of ['tove', 'dagny', 'signe', 'farid', 'mette', 'frida', 'berit'] as const)
		names.set(`cube.workload ${people[name].accountId}`, name);
	await askLeders(who);
	await closeQuarter(who);
}

/** One quarter is closed and the next is marked; what the closing remembers, and what the leders then see. */
async function closeQuarter({ names, units }: Who) {
	const byJob = (text: string, values: (string | null)[] = []) => pool('job').unsafe(text, values);
	names.set('access_event job/closing', 'closing');
	names.set(`cube.quarter ${closed}`, 'closed').set(`cube.quarter ${waits}`, 'waits');
	await byJob('select app.mark_quarters()');
	await byJob(`select app.record_everybody('job/closing', 'tæller', 'r3')`);
	await byJob('select app.follow_quarter($1)', [closed]);
	for (const { id: event } of await pool('job')<{ id: number }[]>`select event_id as id from access_unsealed`)
		names.set(`access_unsealed ${event}`, 'waits');
	const figures = ['jobcenter', 'beskaeftigelse', 'social', 'kommune'].map((unit) => ['closed', unit] as const);
	for (const [quarter, unit] of [...figures, ['waits', 'jobcenter'] as const]) {
		const name = `${quarter} ${unit}`;
		names.set(`cube.figure ${id('cube.figure', name)}`, name);
		const on = quarter === 'closed' ? closed : waits;
		await byJob(
			`insert into cube.figure (id, quarter_on, measure, unit_id, borgere, plans, mean, shares) values ($1, $2, 'borger', $3, 9, 12, 3.5, '{25,50,25}')`,
			[id('cube.figure', name), on, units[unit] ?? null]
		);
	}
	names
		.set(`quarter_block ${closed.slice(0, 4)}`, 'block')
		.set(`quarter_class ${id('quarter_class', 'class')}`, 'class');
	await byJob(`insert into quarter_block (year, measure, units) values ($1, 'borger', array[$2]::uuid[])`, [
		closed.slice(0, 4),
		units['social'] ?? null
	]);
	await byJob(
		`insert into quarter_class (id, measure, units, formed_on) values ($1, 'borger_course', array[$2]::uuid[], $3)`,
		[id('quarter_class', 'class'), units['social'] ?? null, closed]
	);
	await byJob(`update cube.quarter set finished_at = now() where starts_on = $1`, [closed]);
	await byJob('select app.count_operations()');
}

async function askLeders({ names, speakers, people }: Who) {
	const by = (person: Person, statements: Statement[]) =>
		withActor(speakers[person] as Actor, async ({ sql }) => {
			for (const { text, values } of statements) await sql.unsafe(text, values);
		});
	const asks = async (person: 'tove' | 'signe' | 'mette', name: string, leders: Person[], topics = '{}') => {
		const author = people[person] as StaffMade;
		const borger = people[name.startsWith('viktor') ? 'viktor' : 'kasper'] as BorgerMade;
		const question = id('leder_question', name);
		names.set(`leder_question ${question}`, name);
		const marks = { topics, forvaltning_id: author.forvaltningId };
		await by(person, [
			inserting('leder_question', {
				...{ id: question, borger_id: borger.id, author_account_id: author.accountId, text: name },
				...marks
			}),
			...leders.map((leder) => {
				const each = id('cube.question', `${name} ${leder}`);
				names.set(`cube.question ${each}`, `${name} ${leder}`);
				const asked = { question_id: question, leder_account_id: people[leder].accountId };
				return inserting('cube.question', { id: each, ...asked, due_on: dayFromToday(7) });
			})
		]);
	};
	const answers = (leder: Person, name: string) =>
		by(leder, [
			{
				text: `update cube.question set answer = 'Ja.' where id = $1`,
				values: [id('cube.question', `${name} ${leder}`)]
			}
		]);
	await asks('tove', 'viktor given', ['lars', 'lone']);
	await asks('tove', 'viktor open', ['lars', 'lone']);
	await asks('signe', 'viktor health', ['lone'], '{helbred}');
	await asks('mette', 'kasper open', ['kirsten']);
	await asks('mette', 'kasper again', ['lars']);
	await answers('lars', 'viktor open');
	await answers('lars', 'viktor given');
	await answers('lone', 'viktor health');
	const given = id('leder_question', 'viktor given');
	await by('tove', [{ text: 'update leder_question set shared_at = now() where id = $1', values: [given] }]);
	await answers('lone', 'viktor given');
}
