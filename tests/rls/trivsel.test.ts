import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audiences } from '../../src/lib/server/db/audience';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { placeStories, stories } from './blind-stories';
import { makeCast, rowId, type Cast, type Person } from './cast';
import { attempt, codeOf, inserting, statement, unbind, undone, type Statement } from './rows';

/**
 * What the database alone must refuse: somebody runs statements of their own on a connection of the app, logged in as
 * themself. The forms and commands above it are tested where they are.
 */
let database: FreshDatabase;
let owner: postgres.Sql;
let cast: Cast;
beforeAll(async () => {
	database = await freshDatabase();
	owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
	cast = await makeCast();
});
afterAll(async () => {
	await owner.end();
	await database.close();
});

const refused = '42501';
const invalid = '23514';
const taken = '23505';

const as = (person: Person) => cast.speakers[person];
const accountOf = (person: Person) => cast.people[person].accountId;
const maaling = (name: string) => rowId('trivselsmaaling', name);
const tried = rowId('try', 'client');

type Values = Record<string, string | null>;
/** The statement with which a person answers about Viktor. */
const rating = (by: Person, row: Values = {}) =>
	inserting('trivselsmaaling', {
		borger_id: cast.viktor.id,
		rater_account_id: accountOf(by),
		client_id: tried,
		content_hash: 'tried',
		lineal_key: 'voresplan',
		lineal_version: '1',
		made_at_raw: '2026-01-01T00:00:00Z',
		made_at: '2026-01-01T00:00:00Z',
		time_zone: 'Europe/Copenhagen',
		...row
	});
/** The statement that puts an answer on the rating just given. */
const value = ({ answer = 'point', value = '3' }: { answer?: string; value?: string | null } = {}) =>
	statement(
		`insert into trivselsvalue (maaling_id, borger_id, answer, value) select id, borger_id, $1, $2::numeric from trivselsmaaling where client_id = $3`,
		answer,
		value,
		tried
	);
const opening = (by: Person, name: string, row: Values = {}) =>
	inserting('trivselsopening', {
		account_id: accountOf(by),
		maaling_id: maaling(name),
		borger_id: cast.viktor.id,
		...row
	});

/** Runs statements as a person and tells the rows of the last one; undone afterwards. */
const rows = (person: Person, ...statements: Statement[]) =>
	undone(as(person), async (sql) => {
		let found: Record<string, unknown>[] = [];
		for (const { text, values } of statements) found = [...(await sql.unsafe(text, values))];
		return found;
	});

describe('who an answer is from is a fact, not a parameter', () => {
	test('B7 a borger’s answer for another borger is refused', async () => {
		const outcomes = await attempt(as('viktor'), [
			[rating('viktor', { borger_id: cast.kasper.id })],
			[rating('kasper', { borger_id: cast.kasper.id })],
			[rating('kasper')],
			[rating('viktor')]
		]);
		expect(outcomes).toEqual([refused, refused, refused, 1]);
	});

	const unspeakable: Values = {
		id: rowId('try', 'rating'),
		rater_kind: 'fagperson',
		blind: 'true',
		forvaltning_id: null,
		topics: '{}',
		received_at: '2026-01-01T00:00:00Z',
		typed_by_account_id: null,
		misregistered_at: null
	};
	test.each(Object.keys(unspeakable))('B7 nobody says %s of an answer', async (column) => {
		for (const person of ['viktor', 'tove'] as const) {
			expect(await attempt(as(person), [[rating(person, { [column]: unspeakable[column] ?? null })]])).toEqual([
				refused
			]);
		}
	});

	test('the kind of rater, the forvaltning and the topics are what they are', async () => {
		const look = statement(
			'select rater_kind, forvaltning_id, topics from trivselsmaaling where client_id = $1',
			tried
		);
		const { beskaeftigelse, social } = cast.forvaltninger;
		const health = { emne_id: rowId('trivselsemne', 'viktor health') };
		const made = {
			viktor: await rows('viktor', rating('viktor'), look),
			'viktor about his health': await rows('viktor', rating('viktor', health), look),
			tove: await rows('tove', rating('tove'), look),
			dagny: await rows('dagny', rating('dagny'), look),
			signe: await rows('signe', rating('signe', health), look),
			ida: await rows('ida', rating('ida'), look)
		};
		expect(made).toEqual({
			viktor: [{ rater_kind: 'borger', forvaltning_id: null, topics: [] }],
			'viktor about his health': [{ rater_kind: 'borger', forvaltning_id: null, topics: ['helbred'] }],
			tove: [{ rater_kind: 'tovholder', forvaltning_id: beskaeftigelse, topics: [] }],
			dagny: [{ rater_kind: 'fagperson', forvaltning_id: beskaeftigelse, topics: [] }],
			signe: [{ rater_kind: 'fagperson', forvaltning_id: social, topics: ['helbred'] }],
			ida: [{ rater_kind: 'fagperson', forvaltning_id: null, topics: [] }]
		});
	});

	test('B7 nobody tells what happened in the name of another forvaltning: it would make the borger exist for that one', async () => {
		const told = (by: Person, forvaltning: string | null) =>
			inserting('event', {
				borger_id: cast.viktor.id,
				actor_account_id: accountOf(by),
				type: 'answer_given',
				kind: 'trivsel',
				forvaltning_id: forvaltning
			});
		const { beskaeftigelse, sundhed } = cast.forvaltninger;
		expect(await attempt(as('tove'), [[told('tove', beskaeftigelse)]])).toEqual([1]);
		expect(await attempt(as('viktor'), [[told('viktor', null)]])).toEqual([1]);
		expect(await attempt(as('tove'), [[told('tove', sundhed)]])).toEqual([refused]);
		expect(await attempt(as('viktor'), [[told('viktor', sundhed)]])).toEqual([refused]);
	});

	test('an area of another borger is refused, also when it is called one’s own', async () => {
		const emne_id = rowId('trivselsemne', 'kasper shared');
		const outcomes = await attempt(as('viktor'), [
			[rating('viktor', { emne_id })],
			[rating('viktor', { emne_id: rowId('trivselsemne', 'nobody') })],
			[rating('viktor', { emne_id: rowId('trivselsemne', 'viktor ended') })],
			[rating('viktor', { emne_id: rowId('trivselsemne', 'viktor shared') })]
		]);
		expect(outcomes).toEqual([invalid, invalid, refused, 1]);
	});

	test('B6 the client id of another rater is no obstacle and tells nothing; one’s own is taken', async () => {
		const outcomes = await attempt(as('viktor'), [
			[rating('viktor', { client_id: rowId('client', 'kasper self') })],
			[rating('viktor', { client_id: rowId('client', 'viktor tove') })],
			[rating('viktor', { client_id: rowId('client', 'viktor self') })]
		]);
		expect(outcomes).toEqual([1, 1, taken]);
	});

	test('Q2 B6 one finds one’s own answer again by the id of its form, with the fingerprint of its content, and nobody else’s', async () => {
		const find = (name: string) => statement('select id, content_hash from app.own_answer($1)', rowId('client', name));
		expect(await rows('viktor', find('viktor self'))).toEqual([
			{ id: maaling('viktor self'), content_hash: 'viktor self' }
		]);
		expect(await rows('viktor', find('viktor tove'))).toEqual([]);
		expect(await rows('viktor', find('kasper self'))).toEqual([]);
		expect(await rows('tove', find('viktor self'))).toEqual([]);
		expect(await rows('tove', find('viktor tove'))).toHaveLength(1);
		expect(await attempt({ audience: 'borger', token: '' }, [[find('viktor self')]])).toEqual([0]);
	});

	test('an answer, once given, is changed and removed by nobody who is logged in', async () => {
		for (const person of ['viktor', 'tove', 'signe'] as const) {
			const outcomes = await attempt(
				as(person),
				['trivselsmaaling', 'trivselsvalue', 'trivselsnote', 'trivselsopening'].flatMap((table) => [
					[statement(`delete from ${table}`)],
					[statement(`update ${table} set borger_id = borger_id`)]
				])
			);
			expect(new Set(outcomes)).toEqual(new Set([refused]));
		}
	});
});

describe('D1 only points of the ruler are stored', () => {
	test.each(['0', '-1', '0.5', '5.5', '6', '3.25', '1.2', 'NaN', '999.9'])('%s is refused', async (point) => {
		expect(await attempt(as('viktor'), [[rating('viktor'), value({ value: point })]])).toEqual([invalid]);
	});
	test.each(['Infinity', '1e309', '9007199254740993', '٣', 'true', ''])('%s is no number that fits', async (point) => {
		const [outcome] = await attempt(as('viktor'), [[rating('viktor'), value({ value: point })]]);
		expect(['22P02', '22003']).toContain(outcome);
	});
	test.each(['1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5', '5'])('%s is stored', async (point) => {
		const look = statement(
			'select value from trivselsvalue v join trivselsmaaling m on m.id = v.maaling_id where m.client_id = $1',
			tried
		);
		expect(await rows('viktor', rating('viktor'), value({ value: point }), look)).toEqual([{ value: Number(point) }]);
	});
	test('a point without a value and a value that is no point are refused; "ved ikke" and "vil ikke svare" are answers', async () => {
		const outcomes = await attempt(as('viktor'), [
			[rating('viktor'), value({ value: null })],
			[rating('viktor'), value({ answer: 'dont_know' })],
			[rating('viktor'), value({ answer: 'decline' })],
			[rating('viktor'), value({ answer: 'other', value: null })],
			[rating('viktor'), value({ answer: 'dont_know', value: null })],
			[rating('viktor'), value({ answer: 'decline', value: null })]
		]);
		expect(outcomes).toEqual([invalid, invalid, invalid, invalid, 1, 1]);
	});
	test('what a client says with more decimals than the ruler has is stored as a point or not at all', async () => {
		const look = statement(
			'select value from trivselsvalue v join trivselsmaaling m on m.id = v.maaling_id where m.client_id = $1',
			tried
		);
		expect(await rows('viktor', rating('viktor'), value({ value: '3.04' }), look)).toEqual([{ value: 3 }]);
		const outcomes = await attempt(
			as('viktor'),
			['3.05', '3.449', '0.94', '5.06'].map((point) => [rating('viktor'), value({ value: point })])
		);
		expect(outcomes).toEqual([invalid, invalid, invalid, invalid]);
	});
	test('the import stores no other point either', async () => {
		const stored = (point: string) =>
			statement(
				`insert into trivselsvalue (maaling_id, borger_id, answer, value) values ($1, $2, 'point', $3)`,
				maaling('kasper bare'),
				cast.kasper.id,
				point
			);
		expect(await attempt({ audience: 'import', token: '' }, [[stored('3.2')], [stored('6')], [stored('3.5')]])).toEqual(
			[invalid, invalid, 1]
		);
	});
	test('a ruler that is not there is refused', async () => {
		expect(await attempt(as('viktor'), [[rating('viktor', { lineal_version: '2' })]])).toEqual(['23503']);
	});
});

describe('each side answers before it sees the other’s number', () => {
	const look = (name: string) =>
		statement(
			`select (select value from trivselsvalue where maaling_id = $1) as value, (select note from trivselsnote where maaling_id = $1) as note`,
			maaling(name)
		);

	test('a borger sees a professional’s number and note when they have opened it, not before', async () => {
		expect(await rows('viktor', look('viktor signe'))).toEqual([{ value: null, note: null }]);
		expect(await rows('viktor', opening('viktor', 'viktor signe'), look('viktor signe'))).toEqual([
			{ value: 3, note: 'viktor signe' }
		]);
	});

	test('a professional sees a borger’s note at once, and the number when they have opened it', async () => {
		expect(await rows('tove', look('viktor self'))).toEqual([{ value: null, note: 'viktor self' }]);
		expect(await rows('tove', opening('tove', 'viktor self'), look('viktor self'))).toEqual([
			{ value: 3, note: 'viktor self' }
		]);
		// What one has opened, a colleague has not.
		expect(await rows('dagny', look('viktor self'))).toEqual([{ value: null, note: 'viktor self' }]);
	});

	test('how it was opened is not said but found out', async () => {
		const how = (name: string) => statement('select how from trivselsopening where maaling_id = $1', maaling(name));
		expect(await attempt(as('viktor'), [[opening('viktor', 'viktor signe', { how: 'after_own' })]])).toEqual([refused]);
		expect(await attempt(as('dagny'), [[opening('dagny', 'viktor self', { how: 'after_own' })]])).toEqual([refused]);
		expect(await attempt(as('dagny'), [[opening('dagny', 'viktor self', { at: '2026-01-01' })]])).toEqual([refused]);
		const answered = [rating('dagny'), value()];
		expect(await rows('dagny', opening('dagny', 'viktor self'), how('viktor self'))).toEqual([{ how: 'seen_first' }]);
		expect(await rows('dagny', ...answered, opening('dagny', 'viktor self'), how('viktor self'))).toEqual([
			{ how: 'after_own' }
		]);
	});

	test('a borger does not open what they have not answered themself, and a professional may ("Vis nu")', async () => {
		const shared = { emne_id: rowId('trivselsemne', 'viktor shared') };
		const outcomes = await attempt(as('viktor'), [
			[opening('viktor', 'viktor signe-shared')],
			[rating('viktor', shared), value(), opening('viktor', 'viktor signe-shared')]
		]);
		expect(outcomes).toEqual([refused, 1]);
		expect(await attempt(as('tove'), [[opening('tove', 'viktor self')]])).toEqual([1]);
	});

	test('an answer that holds nothing is no own answer: one may not open the other’s with it and fill it in afterwards', async () => {
		const shared = { emne_id: rowId('trivselsemne', 'viktor shared') };
		const outcomes = await attempt(as('viktor'), [
			[rating('viktor', shared), opening('viktor', 'viktor signe-shared')],
			[rating('viktor', shared), opening('viktor', 'viktor signe-shared'), value()]
		]);
		expect(outcomes).toEqual([refused, refused]);
		const how = statement('select how from trivselsopening where maaling_id = $1', maaling('viktor self'));
		expect(await rows('dagny', rating('dagny'), opening('dagny', 'viktor self'), how)).toEqual([{ how: 'seen_first' }]);
	});

	test('an answer filled in after one has seen the other’s number is not called blind', async () => {
		const blind = statement(
			'select blind from trivselsmaaling m join trivselsvalue v on v.maaling_id = m.id where m.client_id = $1',
			tried
		);
		const late = [rating('dagny'), opening('dagny', 'viktor self'), value()];
		const [outcome] = await attempt(as('dagny'), [late]);
		// Refusing the number is as good as telling the truth about it.
		const found = outcome === 1 ? await rows('dagny', ...late, blind) : [{ blind: false }];
		expect(found).toEqual([{ blind: false }]);
	});

	test('an answer is blind until one has seen the other’s current number', async () => {
		const blind = statement('select blind from trivselsmaaling where client_id = $1', tried);
		expect(await rows('dagny', rating('dagny'), blind)).toEqual([{ blind: true }]);
		expect(await rows('dagny', opening('dagny', 'viktor self'), rating('dagny'), blind)).toEqual([{ blind: false }]);
		// Viktor has opened Tove's overall rating, and not what Signe says of the area.
		const shared = { emne_id: rowId('trivselsemne', 'viktor shared') };
		expect(await rows('viktor', rating('viktor'), blind)).toEqual([{ blind: false }]);
		expect(await rows('viktor', rating('viktor', shared), blind)).toEqual([{ blind: true }]);
	});

	test('nobody opens their own answer, one of their own side, or one of another borger', async () => {
		const kasper = { borger_id: cast.kasper.id };
		expect(
			await attempt(as('viktor'), [
				[opening('viktor', 'viktor self')],
				[opening('viktor', 'kasper mette')],
				[opening('viktor', 'kasper mette', kasper)],
				[opening('viktor', 'kasper self', kasper)]
			])
		).toEqual([refused, refused, refused, refused]);
		expect(
			await attempt(as('tove'), [
				[opening('tove', 'viktor tove')],
				[opening('tove', 'viktor signe')],
				[opening('tove', 'kasper self', kasper)]
			])
		).toEqual([refused, refused, refused]);
	});

	test('what is shown of an answer before it is opened does not tell its number: the fingerprint of its content is the rater’s own', async () => {
		const fingerprint = (name: string) =>
			statement('select content_hash from trivselsmaaling where id = $1', maaling(name));
		expect(await attempt(as('viktor'), [[fingerprint('viktor signe')]])).not.toEqual([1]);
		expect(await attempt(as('tove'), [[fingerprint('viktor self')]])).not.toEqual([1]);
	});
});

describe('what follows from who answered when and who has looked', () => {
	let placed: Awaited<ReturnType<typeof placeStories>>;
	beforeAll(async () => {
		placed = await placeStories();
	});
	test.each(stories.map(({ name, outcome }) => [name, outcome] as const))('%s', async (name, outcome) => {
		expect(await placed.find((each) => each.name === name)?.ask()).toEqual(outcome);
	});
});

describe('what is not for the borger’s eyes yet, or for nobody’s any more', () => {
	test('drafts are invisible to the borger until their version is published', async () => {
		const tables = ['maal', 'delmaal', 'aftale', 'indsats', 'aftale_status'];
		const drafts = (table: string) =>
			statement(
				`select id from ${table} where ${table === 'aftale_status' ? 'aftale_item_id' : 'item_id'} = $1`,
				rowId(table === 'aftale_status' ? 'aftale' : table, 'viktor draft')
			);
		for (const table of tables) {
			expect(await attempt(as('viktor'), [[drafts(table)]])).toEqual([0]);
			expect(await attempt(as('tove'), [[drafts(table)]])).toEqual([1]);
		}
		await unbind(owner, 'plan_version');
		await owner`insert into plan_version (plan_id, version, borger_id, published_at, published_by_account_id, summary)
			values (${rowId('plan', 'viktor')}, 2, ${cast.viktor.id}, now(), ${accountOf('tove')}, 'ny')`;
		for (const table of tables) expect(await attempt(as('viktor'), [[drafts(table)]])).toEqual([1]);
		await owner`delete from plan_version where plan_id = ${rowId('plan', 'viktor')} and version = 2`;
	});

	test('a rating on the wrong person is hidden from everybody: that it is there, its number and its note', async () => {
		const all = statement(
			`select (select count(*)::int from trivselsmaaling where id = $1) as rating, (select count(*)::int from trivselsvalue where maaling_id = $1) as value,
				(select count(*)::int from trivselsnote where maaling_id = $1) as note`,
			maaling('viktor wrong')
		);
		for (const person of ['viktor', 'kasper', 'tove', 'signe'] as const) {
			expect(await rows(person, all)).toEqual([{ rating: 0, value: 0, note: 0 }]);
			expect(await attempt(as(person), [[opening(person, 'viktor wrong')]])).toEqual([refused]);
		}
	});

	test('it is hidden from those, too, who had opened it before it was found out', async () => {
		const number = (name: string) =>
			statement(
				`select (select count(*)::int from trivselsvalue where maaling_id = $1) as value, (select count(*)::int from trivselsnote where maaling_id = $1) as note`,
				maaling(name)
			);
		await unbind(owner, 'trivselsmaaling');
		const opened = { viktor: 'viktor tove', signe: 'viktor self' } as const;
		for (const [person, name] of Object.entries(opened)) {
			const who = person as keyof typeof opened;
			expect(await rows(who, number(name))).toEqual([{ value: 1, note: 1 }]);
			await owner`update trivselsmaaling set misregistered_at = now() where id = ${maaling(name)}`;
			const found = await rows(who, number(name));
			await owner`update trivselsmaaling set misregistered_at = null where id = ${maaling(name)}`;
			expect({ person, found }).toEqual({ person, found: [{ value: 0, note: 0 }] });
		}
	});

	test('B4 what a professional has opened is closed to them again when their adgangsgrundlag ends', async () => {
		await unbind(owner, 'adgangsgrundlag');
		const number = statement('select value from trivselsvalue where maaling_id = $1', maaling('viktor self'));
		expect(await attempt(as('signe'), [[number]])).toEqual([1]);
		await owner`update adgangsgrundlag set withdrawn_at = now() where borger_id = ${cast.viktor.id}`;
		const after = await attempt(as('signe'), [[number]]);
		await owner`update adgangsgrundlag set withdrawn_at = null where borger_id = ${cast.viktor.id}`;
		expect(after).toEqual([0]);
	});
});

describe('the access log', () => {
	const look = (borger: string, kinds = `array['maal']`) =>
		statement(
			`select app.record_look('page', '/borgere', 'hjælp', 'r', array[$1]::uuid[], ${kinds}, array[null]::uuid[])`,
			borger
		);

	test('F4 it is append-only for every audience', async () => {
		for (const audience of audiences) {
			const speaker = Object.values(cast.speakers).find((each) => each.audience === audience) ?? {
				audience,
				token: ''
			};
			const outcomes = await attempt(
				speaker,
				['access_event', 'access_entry'].flatMap((table) => [
					[statement(`update ${table} set ${table === 'access_event' ? 'page = page' : 'item_kind = item_kind'}`)],
					[statement(`delete from ${table}`)],
					[statement(`truncate ${table} cascade`)]
				])
			);
			expect(new Set(outcomes)).toEqual(new Set([refused]));
		}
	});

	test('F4 it is append-only for the owner of the tables, too, and for somebody whom no policy binds', async () => {
		const count = async () => (await owner`select from access_entry`).length;
		const slips = ['access_event', 'access_entry'].flatMap((table) => [
			`update ${table} set ${table === 'access_event' ? `page = 'x'` : `item_kind = 'x'`}`,
			`delete from ${table}`,
			`truncate ${table} cascade`
		]);
		const tryAll = async () => {
			const said: string[] = [];
			for (const slip of slips) {
				await owner.unsafe(slip).catch((error: unknown) => said.push(`${codeOf(error)} ${String(error)}`));
			}
			return said;
		};
		const bound = await tryAll();
		await unbind(owner, 'access_event', 'access_entry');
		const before = await count();
		const unbound = await tryAll();
		for (const said of [bound, unbound]) {
			expect(said).toHaveLength(slips.length);
			for (const each of said) expect(each).toMatch(/^42501 .* is append-only$/);
		}
		expect([before, await count()]).toEqual([2, 2]);
	});

	test('answers and notes are changed by nobody, the owner of the tables and the unbound included', async () => {
		await unbind(owner, 'trivselsvalue', 'trivselsnote');
		await expect(owner`update trivselsvalue set value = 5`).rejects.toThrow('append-only');
		await expect(owner`update trivselsnote set note = 'x'`).rejects.toThrow('append-only');
	});

	test('F2 a look is not recorded for nobody, and not for an audience that shows nobody to others', async () => {
		const [viktor] = [cast.viktor.id];
		for (const token of ['', 'no-such-token', as('viktor').token]) {
			for (const audience of ['fagperson', 'fordeler', 'dpo'] as const) {
				expect(await attempt({ audience, token }, [[look(viktor)]])).toEqual([refused]);
			}
		}
		for (const audience of ['login', 'borger', 'leder', 'admin', 'job', 'import'] as const) {
			const speaker = Object.values(cast.speakers).find((each) => each.audience === audience) ?? {
				audience,
				token: ''
			};
			expect(await attempt(speaker, [[look(viktor)]])).toEqual([refused]);
		}
		expect(await attempt(as('tove'), [[look(viktor)]])).toEqual([1]);
		expect(await attempt(as('karin'), [[look(viktor)]])).toEqual([1]);
		expect(await attempt(as('dorte'), [[look(viktor)]])).toEqual([1]);
	});

	test('F2 who looked is found out by the database, and nobody writes into the log past the function', async () => {
		const said = statement(`select e.account_id, e.role from access_event e where e.page = '/borgere'`);
		const actor = as('tove') as Actor<'fagperson'>;
		await withActor(actor, ({ sql }) => sql.unsafe(look(cast.viktor.id).text, look(cast.viktor.id).values));
		expect(await rows('viktor', said)).toEqual([{ account_id: accountOf('tove'), role: 'fagperson' }]);
		const forged = inserting('access_event', {
			account_id: accountOf('signe'),
			role: 'fagperson',
			kind: 'page',
			page: 'x',
			purpose: 'x',
			request_id: 'x'
		});
		for (const person of ['viktor', 'tove', 'karin', 'dorte'] as const) {
			expect(await attempt(as(person), [[forged]])).toEqual([refused]);
		}
	});

	/** A page as a query writes it: what is shown and its record in one transaction. */
	const page = (record: Statement) =>
		withActor(as('tove') as Actor<'fagperson'>, async ({ sql }) => {
			const [shown] = await Promise.all([
				sql<{ title: string }[]>`select title from maal`,
				sql.unsafe(record.text, record.values)
			]);
			return shown.map(({ title }) => title);
		});

	test('F2 when the look cannot be recorded, nothing is shown', async () => {
		const recorded = async () => (await owner`select from access_event`).length;
		const good = look(cast.viktor.id);
		expect(await page(good)).toContain('viktor shared');

		const before = await recorded();
		const ways: Record<string, [string, string]> = {
			'the right is taken away': [
				'revoke insert on access_entry from vp_keeper',
				'grant insert (event_id, borger_id, item_kind, item_id) on access_entry to vp_keeper'
			],
			'the table is gone': ['alter table access_entry rename to gone', 'alter table gone rename to access_entry'],
			'the event cannot be written': [
				'revoke insert on access_event from vp_keeper',
				'grant insert (account_id, role, kind, page, purpose, request_id) on access_event to vp_keeper'
			]
		};
		for (const [way, [fault, mend]] of Object.entries(ways)) {
			await owner.unsafe(fault);
			const outcome = await page(good).then(
				(titles) => `shown: ${titles.join()}`,
				(error: unknown) => codeOf(error)
			);
			await owner.unsafe(mend);
			expect({ way, shown: outcome.startsWith('shown') }).toEqual({ way, shown: false });
		}
		expect(await recorded()).toBe(before);
		expect(await page(good)).toContain('viktor shared');
	});

	test('F2 a record that names no borger for an item, or no known kind of look, rolls the read back', async () => {
		const before = (await owner`select from access_event`).length;
		const uneven = look(cast.viktor.id, `array['maal', 'aftale']`);
		const odd = { ...look(cast.viktor.id), text: look(cast.viktor.id).text.replace(`'page'`, `'glance'`) };
		await expect(page(uneven)).rejects.toThrow();
		await expect(page(odd)).rejects.toThrow();
		expect((await owner`select from access_event`).length).toBe(before);
	});
});
