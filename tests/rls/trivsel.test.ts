import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audiences } from '../../src/lib/server/db/audience';
import { pool } from '../../src/lib/server/db/client';
import { withActor, type Actor } from '../../src/lib/server/db/with-actor';
import {
	asBorger,
	dayFromToday,
	insert,
	instantFromNow,
	makeAdgangsgrundlag,
	makeBorger,
	makeEmne,
	makeMaaling,
	makeMembership,
	makeOpening
} from '../support/builders';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { placeStories, stories } from './blind-stories';
import { makeCast, rowId, type Cast, type Person } from './cast';
import { attempt, codeOf, inserting, statement, unbind, undone, whileWithdrawn, type Statement } from './rows';

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

type Values = Record<string, string | boolean | null>;
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
			tove: [{ rater_kind: 'fagperson', forvaltning_id: beskaeftigelse, topics: [] }],
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

describe('M23 the samlet vurdering comes when all of the round are opened', () => {
	type Given = {
		by?: 'signe';
		daysAgo: number;
		area?: true;
		samlet?: true;
		wrong?: true;
		opened?: true | 'seen_first';
	};
	/** What the borger, Tove and Signe have answered, and what comes of it when Tove gives her samlet vurdering. */
	const rounds: { name: string; borger?: Given[]; tove?: Given[]; outcome: number | string }[] = [
		{ name: 'nobody has answered', outcome: invalid },
		{
			name: 'only the borger has answered, and it is opened',
			borger: [{ daysAgo: 5, opened: true }],
			outcome: invalid
		},
		{
			name: 'her own rating is given, the answer not opened',
			borger: [{ daysAgo: 5 }],
			tove: [{ daysAgo: 4 }],
			outcome: invalid
		},
		{
			name: 'she has looked first, and her own is from before that',
			borger: [{ daysAgo: 5, opened: 'seen_first' }],
			tove: [{ daysAgo: 6 }],
			outcome: invalid
		},
		{
			name: 'she has looked first, and rated since',
			borger: [{ daysAgo: 5, opened: 'seen_first' }],
			tove: [{ daysAgo: 4 }],
			outcome: 1
		},
		{ name: 'both', borger: [{ daysAgo: 5, opened: true }], tove: [{ daysAgo: 4 }], outcome: 1 },
		{ name: 'her own is 29 days older', borger: [{ daysAgo: 5, opened: true }], tove: [{ daysAgo: 34 }], outcome: 1 },
		{
			name: 'her own is 31 days older',
			borger: [{ daysAgo: 5, opened: true }],
			tove: [{ daysAgo: 36 }],
			outcome: invalid
		},
		{
			name: 'her own is about an area',
			borger: [{ daysAgo: 5, opened: true }],
			tove: [{ daysAgo: 4, area: true }],
			outcome: invalid
		},
		{
			name: 'her own is on the wrong person',
			borger: [{ daysAgo: 5, opened: true }],
			tove: [{ daysAgo: 4, wrong: true }],
			outcome: invalid
		},
		{
			name: 'her own is a samlet vurdering',
			borger: [{ daysAgo: 5, opened: true }],
			tove: [{ daysAgo: 4, samlet: true }],
			outcome: invalid
		},
		{
			name: 'it is Signe who has rated',
			borger: [{ daysAgo: 5, opened: true }],
			tove: [{ daysAgo: 4, by: 'signe' }],
			outcome: invalid
		},
		{
			name: 'an older answer is opened, the newest not',
			borger: [{ daysAgo: 9, opened: true }, { daysAgo: 5 }],
			tove: [{ daysAgo: 4 }],
			outcome: invalid
		},
		{
			name: 'a newer one about an area is not opened',
			borger: [
				{ daysAgo: 9, opened: true },
				{ daysAgo: 5, area: true }
			],
			tove: [{ daysAgo: 4 }],
			outcome: 1
		},
		{
			name: 'a newer one on the wrong person is not opened',
			borger: [
				{ daysAgo: 9, opened: true },
				{ daysAgo: 5, wrong: true }
			],
			tove: [{ daysAgo: 4 }],
			outcome: 1
		},
		{
			name: 'the borger has not answered for more than a year',
			borger: [{ daysAgo: 400 }],
			tove: [{ daysAgo: 4 }],
			outcome: 1
		},
		{ name: 'the borger has not answered at all', tove: [{ daysAgo: 4 }], outcome: 1 },
		{ name: 'the borger has not answered, and her own is old', tove: [{ daysAgo: 31 }], outcome: invalid }
	];
	const samlet = (by: Person, borger: string, row: Values = {}) =>
		rating(by, { borger_id: borger, samlet_vurdering: true, ...row });

	/** A borger with Tove as tovholder, Signe on the team, and Dagny as deputy until today. */
	async function round({
		borger: answers = [],
		tove: ratings = []
	}: Omit<(typeof rounds)[number], 'name' | 'outcome'>) {
		const borger = await makeBorger();
		const { tove, signe, dagny } = cast.people;
		await makeMembership({ borger, staff: tove, function: 'tovholder' });
		await makeMembership({ borger, staff: signe });
		await makeMembership({ borger, staff: dagny, function: 'stedfortraeder', toOn: dayFromToday(0) });
		await makeAdgangsgrundlag({ borger, forvaltningId: cast.forvaltninger.beskaeftigelse });
		await makeAdgangsgrundlag({ borger, forvaltningId: cast.forvaltninger.social });
		const emneId = await makeEmne({ borger });
		const given = ({ daysAgo, area, wrong, samlet: isSamlet }: Given) => ({
			borger,
			emneId: area ? emneId : null,
			at: instantFromNow(-daysAgo),
			as: isSamlet && ('tovholder' as const),
			misregisteredAt: wrong && new Date()
		});
		for (const answer of answers) {
			const maalingId = await makeMaaling(given(answer));
			if (answer.opened) {
				const how = answer.opened === 'seen_first' ? answer.opened : 'after_own';
				for (const by of [tove, signe, dagny]) await makeOpening({ borger, maalingId, by, how });
			}
		}
		for (const each of ratings) await makeMaaling({ ...given(each), by: each.by === 'signe' ? signe : tove });
		return { borger, emneId };
	}

	test.each(rounds.map((each) => [each.name, each] as const))('%s', async (_, { outcome, ...given }) => {
		const { borger } = await round(given);
		expect(await attempt(as('tove'), [[samlet('tove', borger.id)]])).toEqual([outcome]);
	});

	test('an own rating that holds no answer is none', async () => {
		const { borger } = await round({ borger: [{ daysAgo: 5, opened: true }] });
		const begun = rating('tove', { borger_id: borger.id, client_id: rowId('try', 'begun') });
		expect(await attempt(as('tove'), [[begun, samlet('tove', borger.id)]])).toEqual([invalid]);
	});

	test('it is about everything, from who holds the threads today, and stored as what it is', async () => {
		const { borger, emneId } = await round({
			borger: [{ daysAgo: 5, opened: true }],
			tove: [{ daysAgo: 4 }, { daysAgo: 4, by: 'signe' }]
		});
		expect(await attempt(as('tove'), [[samlet('tove', borger.id, { emne_id: emneId })]])).toEqual([invalid]);
		expect(await attempt(as('signe'), [[samlet('signe', borger.id)]])).toEqual([invalid]);
		// Dagny holds them while Tove is away; she, too, rates first.
		expect(await attempt(as('dagny'), [[samlet('dagny', borger.id)]])).toEqual([invalid]);
		await makeMaaling({ borger, by: cast.people.dagny });
		expect(await attempt(as('dagny'), [[samlet('dagny', borger.id)]])).toEqual([1]);
		const look = statement('select rater_kind, blind from trivselsmaaling where client_id = $1', tried);
		expect(await rows('tove', samlet('tove', borger.id), look)).toEqual([{ rater_kind: 'tovholder', blind: false }]);
	});

	test('whoever held the threads until yesterday gives none any more', async () => {
		const { borger } = await round({ borger: [{ daysAgo: 5, opened: true }] });
		const former = await makeBorger();
		await makeMembership({
			borger: former,
			staff: cast.people.dagny,
			function: 'stedfortraeder',
			toOn: dayFromToday(-1)
		});
		await makeMembership({ borger: former, staff: cast.people.dagny });
		await makeAdgangsgrundlag({ borger: former, forvaltningId: cast.forvaltninger.beskaeftigelse });
		await makeMaaling({ borger: former, by: cast.people.dagny });
		await makeMaaling({ borger, by: cast.people.dagny });
		expect(await attempt(as('dagny'), [[samlet('dagny', former.id)], [samlet('dagny', borger.id)]])).toEqual([
			invalid,
			1
		]);
	});

	test('no borger says that their answer is one', async () => {
		expect(await attempt(as('viktor'), [[rating('viktor', { samlet_vurdering: true })]])).toEqual([refused]);
	});
});

describe('an answer that is typed for the borger', () => {
	const typed = (by: Person, row: Values = {}) =>
		rating(by, {
			rater_account_id: accountOf('viktor'),
			typed_by_account_id: accountOf(by),
			given_how: 'phone',
			...row
		});

	test('is typed by who may read it, as themself, and says how it was given', async () => {
		const kasper = { borger_id: cast.kasper.id, rater_account_id: accountOf('kasper') };
		const outcomes = await attempt(as('tove'), [
			[typed('tove')],
			[typed('tove', { given_how: 'meeting' })],
			[typed('tove', { given_how: 'paper' })],
			[typed('tove', { given_how: null })],
			[typed('tove', { typed_by_account_id: accountOf('signe') })],
			[typed('tove', { rater_account_id: accountOf('signe') })],
			[typed('tove', { rater_account_id: accountOf('kasper') })],
			[typed('tove', { typed_by_account_id: null, given_how: null })],
			[typed('tove', kasper)]
		]);
		expect(outcomes).toEqual([1, 1, 1, refused, refused, refused, refused, refused, refused]);
		expect(await attempt(as('tove'), [[typed('tove', { given_how: 'letter' })]])).toEqual([invalid]);
		expect(await attempt(as('tove'), [[rating('tove', { given_how: 'phone' })]])).toEqual([invalid]);
		expect(await attempt(as('dagny'), [[typed('dagny')]])).toEqual([1]);
		for (const person of ['farid', 'ida', 'berit', 'frida', 'mette'] as const) {
			expect(await attempt(as(person), [[typed(person)]])).toEqual([refused]);
		}
		expect(await attempt(as('viktor'), [[typed('viktor', { typed_by_account_id: accountOf('tove') })]])).toEqual([
			refused
		]);
	});

	test('is about an area that the typist may read the borger’s answers to, and that is still asked about', async () => {
		const about = (name: string) => typed('signe', { emne_id: rowId('trivselsemne', name) });
		// Signe's own forvaltning wrote the area; an answer to it is the borger's.
		expect(
			await attempt(as('signe'), [
				[about('viktor shared')],
				[about('viktor health')],
				[about('viktor ended')],
				[about('kasper shared')]
			])
		).toEqual([1, refused, refused, invalid]);
	});

	test('is the borger’s own, and never a samlet vurdering', async () => {
		const look = statement(
			'select rater_kind, forvaltning_id, blind, samlet_vurdering as samlet from trivselsmaaling where client_id = $1',
			tried
		);
		expect(await rows('tove', typed('tove', { samlet_vurdering: true }), look)).toEqual([
			{ rater_kind: 'borger', forvaltning_id: null, blind: false, samlet: false }
		]);
	});

	test('whoever types it gives it its number and its words, and nobody fills in another’s', async () => {
		const filling = {
			number: `insert into trivselsvalue (maaling_id, borger_id, answer) select id, $1, 'dont_know' from trivselsmaaling where client_id = $2`,
			words: `insert into trivselsnote (maaling_id, borger_id, note) select id, $1, 'x' from trivselsmaaling where client_id = $2`
		};
		const [viktor, kasper] = [cast.viktor.id, cast.kasper.id];
		for (const text of Object.values(filling)) {
			const outcomes = await attempt(as('tove'), [
				[typed('tove'), statement(text, viktor, tried)],
				[typed('tove'), statement(text, kasper, tried)]
			]);
			expect(outcomes).toEqual([1, refused]);
			// Kasper's bare answer is his own: nobody has typed it.
			const bare = statement(text, kasper, rowId('client', 'kasper bare'));
			expect(await attempt(as('mette'), [[bare]])).toEqual([refused]);
		}
	});

	test('is found again by the form of whoever typed it, and by nobody else', async () => {
		const find = statement('select id from app.own_answer($1)', tried);
		expect(await rows('tove', typed('tove'), find)).toHaveLength(1);
		const borger = await makeBorger();
		await makeMembership({ borger, staff: cast.people.tove });
		await makeAdgangsgrundlag({ borger, forvaltningId: cast.forvaltninger.beskaeftigelse });
		const id = await makeMaaling({ borger, typedBy: cast.people.signe });
		const [row] = await pool('import')<
			{ clientId: string }[]
		>`select client_id as "clientId" from trivselsmaaling where id = ${id}`;
		const theirs = statement('select id from app.own_answer($1)', row?.clientId ?? '');
		expect(await attempt(as('tove'), [[theirs]])).toEqual([0]);
		expect(await attempt(as('signe'), [[theirs]])).toEqual([1]);
		expect(await attempt(await asBorger(borger), [[theirs]])).toEqual([0]);
	});
});

describe('what was made on the wrong person', () => {
	const hide = (id: string) => statement('select app.misregister($1) as hidden', id);
	const hidden = async (person: Person, id: string) => (await rows(person, hide(id)))[0]?.['hidden'];

	test('is said by whoever gave it or typed it, once, and by nobody else', async () => {
		expect(await hidden('tove', maaling('viktor tove'))).toBe(true);
		expect(await hidden('signe', maaling('viktor signe-health'))).toBe(true);
		expect(await hidden('ida', maaling('viktor ida'))).toBe(true);
		for (const name of ['viktor signe', 'viktor self', 'viktor wrong', 'kasper mette']) {
			expect(await hidden('tove', maaling(name))).toBe(false);
		}
		expect(await rows('tove', hide(maaling('viktor tove')), hide(maaling('viktor tove')))).toEqual([{ hidden: false }]);
		const look = statement('select id from trivselsmaaling where id = $1', maaling('viktor tove'));
		expect(await rows('tove', hide(maaling('viktor tove')), look)).toEqual([]);
		for (const person of ['viktor', 'karin', 'lars', 'anna', 'dorte'] as const) {
			expect(await attempt(as(person), [[hide(maaling('viktor tove'))]])).toEqual([refused]);
		}
	});

	test('of a typed answer by the typist, not by the borger whose answer it is or a colleague; and not by who has left', async () => {
		const borger = await makeBorger();
		const { tove, signe, berit } = cast.people;
		await makeMembership({ borger, staff: tove });
		await makeMembership({ borger, staff: signe });
		await makeMembership({ borger, staff: berit, toOn: dayFromToday(-1) });
		await makeAdgangsgrundlag({ borger, forvaltningId: cast.forvaltninger.beskaeftigelse });
		await makeAdgangsgrundlag({ borger, forvaltningId: cast.forvaltninger.social });
		const typed = await makeMaaling({ borger, typedBy: tove });
		expect(await hidden('signe', typed)).toBe(false);
		expect(await hidden('tove', typed)).toBe(true);
		expect(await hidden('berit', await makeMaaling({ borger, by: berit }))).toBe(false);
	});

	test('is said through that function alone', async () => {
		const slip = statement('update trivselsmaaling set misregistered_at = now() where id = $1', maaling('viktor tove'));
		expect(await attempt(as('tove'), [[slip]])).toEqual([refused]);
	});
});

describe('a sentence back', () => {
	const reply = (by: Person, name: string, row: Values = {}) =>
		inserting('reply', {
			borger_id: cast.viktor.id,
			maaling_id: maaling(name),
			account_id: accountOf(by),
			text: 'Tak',
			...row
		});

	test('goes to an answer of the borger’s that one may read, in one’s own name', async () => {
		const outcomes = await attempt(as('tove'), [
			[reply('tove', 'viktor self')],
			[reply('tove', 'viktor self-health')],
			[reply('tove', 'viktor signe')],
			[reply('tove', 'viktor tove')],
			[reply('tove', 'kasper self')],
			[reply('tove', 'kasper self', { borger_id: cast.kasper.id })],
			[reply('tove', 'viktor self', { borger_id: cast.kasper.id })],
			[reply('signe', 'viktor self')],
			[reply('tove', 'viktor self', { at: '2026-01-01' })]
		]);
		expect(outcomes).toEqual([1, ...Array.from({ length: 8 }, () => refused)]);
		expect(await attempt(as('dagny'), [[reply('dagny', 'viktor self')]])).toEqual([1]);
		for (const person of ['viktor', 'kasper', 'farid', 'ida', 'berit', 'frida', 'mette', 'karin', 'lars'] as const) {
			expect(await attempt(as(person), [[reply(person, 'viktor self')]])).toEqual([refused]);
		}
	});

	test('is read where the answer is, and changed by nobody', async () => {
		const told: string[] = [];
		for (const name of ['viktor self', 'viktor self-health', 'kasper self']) {
			told.push(rowId('reply', name));
			await insert('reply', {
				id: rowId('reply', name),
				borger_id: (name.startsWith('viktor') ? cast.viktor : cast.kasper).id,
				maaling_id: maaling(name),
				account_id: accountOf('signe'),
				text: name
			});
		}
		const look = statement(`select text from reply where id::text in ($1, $2, $3) order by text`, ...told);
		const seen = async (person: Person) => (await rows(person, look)).map(({ text }) => text);
		expect(await seen('viktor')).toEqual(['viktor self', 'viktor self-health']);
		expect(await seen('kasper')).toEqual(['kasper self']);
		expect(await seen('tove')).toEqual(['viktor self']);
		expect(await seen('mette')).toEqual(['kasper self']);
		for (const person of ['farid', 'ida', 'berit', 'frida'] as const) expect(await seen(person)).toEqual([]);
		for (const person of ['viktor', 'tove', 'signe'] as const) {
			expect(
				await attempt(as(person), [[statement(`update reply set text = 'x'`)], [statement('delete from reply')]])
			).toEqual([refused, refused]);
		}
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
		const after = await whileWithdrawn(owner, cast.viktor.id, () => attempt(as('signe'), [[number]]));
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
				Object.entries({ access_event: 'page', access_entry: 'item_kind', access_seal: 'hash' }).flatMap(
					([table, column]) => [
						[statement(`update ${table} set ${column} = ${column}`)],
						[statement(`delete from ${table}`)],
						[statement(`truncate ${table} cascade`)]
					]
				)
			);
			expect(new Set(outcomes)).toEqual(new Set([refused]));
		}
	});

	test('F4 it is append-only for the owner of the tables, too, and for somebody whom no policy binds', async () => {
		const count = async () => (await owner`select from access_entry`).length;
		const log = { access_event: `page = 'x'`, access_entry: `item_kind = 'x'`, access_seal: 'hash = hash' };
		const slips = Object.entries(log).flatMap(([table, change]) => [
			`update ${table} set ${change}`,
			`delete from ${table}`,
			`truncate ${table} cascade`
		]);
		const tryAll = async () => {
			const said: string[] = [];
			for (const slip of slips) {
				const done = owner.unsafe(slip).then(({ count }) => `changed ${count}`);
				said.push(await done.catch((error: unknown) => `${codeOf(error)} ${String(error)}`));
			}
			return said;
		};
		const bound = await tryAll();
		await unbind(owner, ...Object.keys(log));
		const before = await count();
		const unbound = await tryAll();
		// The owner whom a policy binds finds no entry to change.
		expect(bound.filter((each) => !/^42501 .* is append-only$/.test(each))).toEqual(['changed 0']);
		expect(unbound.filter((each) => !/^42501 .* is append-only$/.test(each))).toEqual([]);
		expect(unbound).toHaveLength(slips.length);
		expect(before).toBeGreaterThan(3);
		expect(await count()).toBe(before);
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
