/**
 * Who sees which rows of each table, and who may add what: written down by hand, table by table, for the cast of cast.ts.
 * tables.test.ts holds the database against it, mutation.test.ts holds it against a database with a policy missing.
 *
 * An audience that is not named for a table has no right to it at all. Nobody changes or deletes a row of any table: what
 * must change (a session in use, a first log-in) goes through a function that is named in doors.test.ts.
 */
import type { Audience } from '../../src/lib/server/db/audience';
import { dayFromToday } from '../support/builders';
import { keys, rowId, type Cast, type Person } from './cast';
import { inserting, statement, undone, type Speaker, type Statement } from './rows';

/**
 * The rows each person of an audience sees; a person who is not named sees none. A list is what the connection sees whoever
 * acts on it, `all` is every row.
 */
type Sees = 'all' | string[] | Partial<Record<Person, string[]>>;
type Expectation = {
	/** In words, for those who read this and not the code. */
	rule: string;
	read: Partial<Record<Audience, Sees>>;
	/** What an audience may add: everything, or only what the attempts below show. */
	add?: Partial<Record<Audience, 'all' | 'own'>>;
};

/** The import looks up what is there and adds what is not. */
const imported = { import: 'all' } as const;
/** An item of a team: by the visibility rule. Farid, Frida and Berit (whose place ended yesterday) read nothing. */
const readable = { tove: ['viktor shared'], dagny: ['viktor shared'], mette: ['kasper shared'] };
const readableAndSigne = { ...readable, signe: ['viktor shared', 'viktor health'] };
const item = { ...readable, signe: ['viktor shared', 'viktor health', 'viktor mentor'], ida: ['viktor mentor'] };
const ownItems = { viktor: ['viktor health', 'viktor mentor', 'viktor shared'], kasper: ['kasper shared'] };
const ownPlain = { viktor: ['viktor health', 'viktor shared'], kasper: ['kasper shared'] };
/** Professionals see the draft, too, by the same rule; and what lies in the wrong plan only by whose it says it is. */
const drafts = (rows: Partial<Record<Person, string[]>>) =>
	Object.fromEntries(
		Object.entries(rows).map(([person, seen]) => [
			person,
			[
				...seen,
				...(['tove', 'dagny', 'signe'].includes(person) ? ['viktor draft'] : []),
				...(person === 'mette' ? ['kasper draft', 'kasper crossed'] : [])
			]
		])
	);
/** The frame around a borger: for whom the borger exists. */
const known = (viktor: string[], kasper: string[]) => ({
	tove: viktor,
	dagny: viktor,
	signe: viktor,
	ida: viktor,
	mette: kasper
});
const own = (viktor: string[], kasper: string[]) => ({ viktor, kasper });
const everybody = { borger: 'all', fagperson: 'all', fordeler: 'all', leder: 'all', admin: 'all', dpo: 'all' } as const;

const staff: Person[] = [
	'tove',
	'dagny',
	'signe',
	'farid',
	'ida',
	'mette',
	'frida',
	'berit',
	'karin',
	'lars',
	'anna',
	'dorte'
];
const team = ['viktor tove', 'viktor dagny', 'viktor signe', 'viktor farid', 'viktor ida', 'viktor berit'];
const ofEverybodyInAudience = (rows: string[]): Partial<Record<Person, string[]>> => ({
	tove: rows,
	dagny: rows,
	signe: rows,
	farid: rows,
	ida: rows,
	mette: rows,
	frida: rows,
	berit: rows
});

export const expectations: Record<string, Expectation> = {
	access_entry: {
		rule: 'the borger sees who looked at them, the dpo sees the log; the import writes whom it concerned',
		read: { borger: own(['viktor look'], ['kasper look']), dpo: { dorte: ['viktor look', 'kasper look'] } },
		add: { import: 'own' }
	},
	access_event: {
		rule: 'as its entries; the import sees and writes its own runs',
		read: {
			borger: own(['viktor look'], ['kasper look']),
			dpo: { dorte: ['viktor look', 'kasper look', 'import run'] },
			import: ['import run']
		},
		add: { import: 'own' }
	},
	account: {
		rule: 'the borger sees the people around them and themself, a professional sees their colleagues, never another borger',
		read: {
			borger: own(['viktor', 'tove', 'dagny', 'signe', 'farid', 'ida', 'berit'], ['kasper', 'mette']),
			fagperson: ofEverybodyInAudience(staff),
			...imported
		},
		add: imported
	},
	account_role: { rule: 'log-in only', read: imported, add: imported },
	adgangsgrundlag: {
		rule: 'the borger sees who may see what and why; a professional those of a borger who exists for them',
		read: {
			borger: own(['viktor beskaeftigelse', 'viktor social'], ['kasper familie']),
			fagperson: known(['viktor beskaeftigelse', 'viktor social'], ['kasper familie']),
			...imported
		},
		add: imported
	},
	aftale: {
		rule: 'the borger sees what is published, a professional what they may read',
		read: { borger: ownItems, fagperson: drafts(item), ...imported },
		add: imported
	},
	aftale_status: {
		rule: 'as the aftale; the borger may say of a published one that it is done',
		read: { borger: ownItems, fagperson: without(drafts(item), 'kasper crossed'), ...imported },
		add: { borger: 'own', ...imported }
	},
	beslutning: { rule: 'as its meeting', read: { borger: ownItems, fagperson: item, ...imported }, add: imported },
	borger: {
		rule: 'oneself; a borger who exists for the professional',
		read: { borger: own(['viktor'], ['kasper']), fagperson: known(['viktor'], ['kasper']), ...imported },
		add: imported
	},
	delmaal: {
		rule: 'the borger sees what is published, a professional what they may read',
		read: { borger: ownItems, fagperson: drafts(item), ...imported },
		add: imported
	},
	enhed: { rule: 'about nobody', read: { ...everybody, ...imported }, add: imported },
	epoch: { rule: 'about nobody; made once', read: { borger: 'all', fagperson: 'all', ...imported } },
	event: {
		rule: 'the borger sees what happened, a professional what they may read; both tell what they did themselves',
		read: { borger: ownPlain, fagperson: readableAndSigne, ...imported },
		add: { borger: 'own', fagperson: 'own', ...imported }
	},
	identity: { rule: 'log-in only', read: {} },
	import_item: { rule: 'the import only', read: imported, add: imported },
	indsats: {
		rule: 'the borger sees what is published, a professional what they may read',
		read: { borger: ownItems, fagperson: drafts(item), ...imported },
		add: imported
	},
	maal: {
		rule: 'the borger sees what is published, a professional what they may read',
		read: { borger: ownPlain, fagperson: drafts(readableAndSigne), ...imported },
		add: imported
	},
	moede: {
		rule: 'the borger sees their meetings, a professional what they may read; an external one only when invited',
		read: { borger: ownItems, fagperson: item, ...imported },
		add: imported
	},
	moede_participant: {
		rule: 'as the meeting',
		read: { borger: ownItems, fagperson: item, ...imported },
		add: imported
	},
	netvaerksperson: {
		rule: 'the borger, and those with an adgangsgrundlag that covers netvaerk',
		read: {
			borger: own(['viktor mor'], ['kasper bror']),
			fagperson: without(known(['viktor mor'], ['kasper bror']), 'viktor mor', 'ida'),
			...imported
		},
		add: imported
	},
	plan: {
		rule: 'the frame without content: oneself; a borger who exists for the professional',
		read: { borger: own(['viktor'], ['kasper']), fagperson: known(['viktor'], ['kasper']), ...imported },
		add: imported
	},
	plan_version: {
		rule: 'oneself; a professional with an adgangsgrundlag that covers plan',
		read: {
			borger: own(['viktor'], ['kasper']),
			fagperson: without(known(['viktor'], ['kasper']), 'viktor', 'ida'),
			...imported
		},
		add: imported
	},
	session: { rule: 'log-in only', read: {} },
	setting: { rule: 'about nobody', read: { login: 'all', ...everybody, ...imported }, add: imported },
	team_membership: {
		rule: 'the borger sees who is and was on the team, a professional the team of a borger who exists for them',
		read: { borger: own(team, ['kasper mette']), fagperson: known(team, ['kasper mette']), ...imported },
		add: imported
	},
	trivselslineal: {
		rule: 'about nobody',
		read: { borger: 'all', fagperson: 'all', leder: 'all', ...imported },
		add: imported
	},
	trivselslineal_anchor: {
		rule: 'about nobody',
		read: { borger: 'all', fagperson: 'all', leder: 'all', ...imported },
		add: imported
	},
	trivselsemne: {
		rule: 'the borger sees what is asked about, a professional what they may read',
		read: {
			borger: own([...ownPlain.viktor, 'viktor ended'], ownPlain.kasper),
			fagperson: {
				...readableAndSigne,
				tove: ['viktor shared', 'viktor ended'],
				dagny: ['viktor shared', 'viktor ended'],
				signe: ['viktor shared', 'viktor health', 'viktor ended']
			},
			...imported
		},
		add: imported
	},
	trivselsmaaling: {
		rule: 'that there is an answer: the borger sees all about themself, a professional what they may read; never one on the wrong person',
		read: {
			borger: own(
				[
					'viktor self',
					'viktor self-health',
					'viktor tove',
					'viktor signe',
					'viktor signe-shared',
					'viktor signe-health',
					'viktor ida',
					'viktor bare'
				],
				['kasper self', 'kasper mette', 'kasper bare']
			),
			fagperson: {
				tove: ['viktor self', 'viktor tove', 'viktor signe', 'viktor signe-shared', 'viktor bare'],
				dagny: ['viktor self', 'viktor tove', 'viktor signe', 'viktor signe-shared', 'viktor bare'],
				signe: [
					'viktor self',
					'viktor tove',
					'viktor signe',
					'viktor signe-shared',
					'viktor bare',
					'viktor signe-health'
				],
				ida: ['viktor ida'],
				mette: ['kasper self', 'kasper mette', 'kasper bare']
			},
			...imported
		},
		add: { borger: 'own', fagperson: 'own', ...imported }
	},
	trivselsnote: {
		rule: 'a professional reads a note at once; the borger reads theirs, and a professional’s when opened',
		read: {
			borger: own(['viktor self', 'viktor self-health', 'viktor tove'], ['kasper self']),
			fagperson: {
				tove: ['viktor self', 'viktor tove', 'viktor signe', 'viktor signe-shared'],
				dagny: ['viktor self', 'viktor tove', 'viktor signe', 'viktor signe-shared'],
				signe: ['viktor self', 'viktor tove', 'viktor signe', 'viktor signe-shared', 'viktor signe-health'],
				ida: ['viktor ida'],
				mette: ['kasper self', 'kasper mette']
			},
			...imported
		},
		add: { borger: 'own', fagperson: 'own', ...imported }
	},
	trivselsnote_read: {
		rule: 'the borger sees who has read their note, a professional whether it is read',
		read: {
			borger: own(['viktor self', 'viktor self-health'], ['kasper self']),
			fagperson: { tove: ['viktor self'], dagny: ['viktor self'], signe: ['viktor self'], mette: ['kasper self'] },
			...imported
		},
		add: { fagperson: 'own', ...imported }
	},
	trivselsopening: {
		rule: 'one’s own only',
		read: {
			borger: own(['viktor opened viktor tove'], []),
			fagperson: { signe: ['signe opened viktor self'] },
			...imported
		},
		add: { borger: 'own', fagperson: 'own', ...imported }
	},
	trivselsvalue: {
		rule: 'the borger sees their own and what they opened; a professional the professionals’ and what they opened',
		read: {
			borger: own(['viktor self', 'viktor self-health', 'viktor tove'], ['kasper self']),
			fagperson: {
				tove: ['viktor tove', 'viktor signe', 'viktor signe-shared'],
				dagny: ['viktor tove', 'viktor signe', 'viktor signe-shared'],
				signe: ['viktor self', 'viktor tove', 'viktor signe', 'viktor signe-shared', 'viktor signe-health'],
				ida: ['viktor ida'],
				mette: ['kasper mette']
			},
			...imported
		},
		add: { borger: 'own', fagperson: 'own', ...imported }
	},
	wish: {
		rule: 'the borger; a professional whose adgangsgrundlag covers plan and the topics',
		read: {
			borger: own(['viktor dream', 'viktor secret'], ['kasper dream']),
			fagperson: without(known(['viktor dream'], ['kasper dream']), 'viktor dream', 'ida'),
			...imported
		},
		add: imported
	}
};

/** The same without one row, for everybody or for one person. */
function without(rows: Partial<Record<Person, string[]>>, name: string, only?: Person) {
	return Object.fromEntries(
		Object.entries(rows).map(([person, seen]) => [
			person,
			only === undefined || only === person ? seen.filter((each) => each !== name) : seen
		])
	);
}

/** The tables an audience has any right to read. */
export const readableTables = (audience: Audience) =>
	Object.keys(expectations).filter((table) => expectations[table]?.read[audience]);

/** The names of the rows a speaker sees, by table. */
export async function seen(cast: Cast, speaker: Speaker): Promise<Record<string, string[]>> {
	const tables = readableTables(speaker.audience);
	const found: Record<string, string[]> = Object.fromEntries(tables.map((table) => [table, []]));
	if (tables.length === 0) return found;
	const all = tables.map(
		(table) => `select '${table}' as "table", (${keys[table] ?? 'id'})::text as key from "${table}"`
	);
	const rows = await undone(speaker, (sql) => sql.unsafe<{ table: string; key: string }[]>(all.join(' union all ')));
	for (const { table, key } of rows) found[table]?.push(cast.names.get(`${table} ${key}`) ?? key);
	for (const names of Object.values(found)) names.sort();
	return found;
}

/** The names of the rows a person must see, by table. */
export function expected(cast: Cast, audience: Audience, person: Person | null): Record<string, string[]> {
	return Object.fromEntries(
		readableTables(audience).map((table) => {
			const sees = expectations[table]?.read[audience] ?? {};
			const all = [...cast.names].filter(([key]) => key.startsWith(`${table} `)).map(([, name]) => name);
			const names = sees === 'all' ? all : Array.isArray(sees) ? sees : person ? (sees[person] ?? []) : [];
			return [table, names.toSorted()];
		})
	);
}

/** Something a person tries to add. `42501` is refused, `23514` is not a row we keep; a number is how many rows were added. */
export type Attempt = {
	table: string;
	title: string;
	by: Person;
	statements: Statement[];
	outcome: string | number;
};

const refused = '42501';
const invalid = '23514';

/** Everything a person may add, each beside what they may not. */
export function attemptsOf(cast: Cast): Attempt[] {
	const { viktor, kasper } = cast;
	const { sundhed } = cast.forvaltninger;
	const accountOf = (person: Person) => cast.people[person].accountId;
	const forvaltningOf = (person: Person) => {
		const made = cast.people[person];
		return 'forvaltningId' in made ? made.forvaltningId : null;
	};
	const emne = (name: string) => rowId('trivselsemne', name);
	const maaling = (name: string) => rowId('trivselsmaaling', name);
	const aftale = (name: string) => rowId('aftale', name);
	const attempts: Attempt[] = [];
	const tries = (table: string, by: Person, tried: [string, Statement[], string | number][]) => {
		for (const [title, statements, outcome] of tried) attempts.push({ table, title, by, statements, outcome });
	};
	type Values = Record<string, string | null>;

	const status = (row: Values = {}) => [
		inserting('aftale_status', {
			aftale_item_id: aftale('viktor shared'),
			borger_id: viktor.id,
			state: 'done',
			by_account_id: accountOf('viktor'),
			...row
		})
	];
	tries('aftale_status', 'viktor', [
		['a borger says that their published aftale is done', status(), 1],
		['a borger does not postpone or drop an aftale', status({ state: 'dropped' }), refused],
		['a borger says nothing of an aftale that is a draft', status({ aftale_item_id: aftale('viktor draft') }), refused],
		['a borger says nothing of another borger’s aftale', status({ aftale_item_id: aftale('kasper shared') }), refused],
		['a borger says nothing in another borger’s name', status({ borger_id: kasper.id }), refused],
		['a borger does not speak as a professional', status({ by_account_id: accountOf('tove') }), refused]
	]);
	tries('aftale_status', 'tove', [
		['a professional does not say it by themself', status({ by_account_id: accountOf('tove') }), refused]
	]);

	const event = (by: Person, row: Values = {}) => [
		inserting('event', {
			borger_id: viktor.id,
			actor_account_id: accountOf(by),
			type: 'answer_given',
			kind: 'trivsel',
			forvaltning_id: forvaltningOf(by),
			...row
		})
	];
	tries('event', 'viktor', [
		['a borger’s own doing is told', event('viktor'), 1],
		['a borger tells nothing of another borger', event('viktor', { borger_id: kasper.id }), refused],
		['a borger tells nothing that another did', event('tove', { forvaltning_id: null }), refused],
		['a borger tells nothing in the name of a forvaltning', event('viktor', { forvaltning_id: sundhed }), refused]
	]);
	tries('event', 'tove', [
		['a professional’s own doing is told', event('tove'), 1],
		[
			'a professional tells nothing of a borger who does not exist for them',
			event('tove', { borger_id: kasper.id }),
			refused
		],
		[
			'a professional tells nothing that another did',
			event('signe', { forvaltning_id: forvaltningOf('tove') }),
			refused
		],
		[
			'a professional tells nothing in the name of another forvaltning',
			event('tove', { forvaltning_id: sundhed }),
			refused
		]
	]);
	tries('event', 'farid', [
		['a team member for whom the borger does not exist tells nothing', event('farid'), refused]
	]);
	tries('event', 'berit', [
		['B11 a professional tells nothing from the day after their last', event('berit'), refused]
	]);

	const rating = (by: Person, row: Values = {}) =>
		inserting('trivselsmaaling', {
			borger_id: viktor.id,
			rater_account_id: accountOf(by),
			client_id: rowId('try', 'client'),
			content_hash: 'tried',
			lineal_key: 'voresplan',
			lineal_version: '1',
			emne_id: null,
			made_at_raw: `${dayFromToday(0)}T00:00:00Z`,
			made_at: `${dayFromToday(0)}T00:00:00Z`,
			time_zone: 'Europe/Copenhagen',
			...row
		});
	tries('trivselsmaaling', 'viktor', [
		['a borger answers', [rating('viktor')], 1],
		['a borger answers about one of their areas', [rating('viktor', { emne_id: emne('viktor health') })], 1],
		['B7 a borger does not answer for another borger', [rating('viktor', { borger_id: kasper.id })], refused],
		['B7 a borger does not answer as somebody else', [rating('tove')], refused],
		[
			'a borger does not answer about an area that is ended',
			[rating('viktor', { emne_id: emne('viktor ended') })],
			refused
		],
		[
			'B3 a borger does not answer about another borger’s area',
			[rating('viktor', { emne_id: emne('kasper shared') })],
			invalid
		]
	]);
	tries('trivselsmaaling', 'tove', [
		['a professional rates', [rating('tove')], 1],
		['a professional rates an area they may read', [rating('tove', { emne_id: emne('viktor shared') })], 1],
		[
			'a professional does not rate a borger who does not exist for them',
			[rating('tove', { borger_id: kasper.id })],
			refused
		],
		['a professional does not rate as a colleague', [rating('signe')], refused],
		['a professional does not rate as the borger', [rating('viktor')], refused],
		[
			'a professional does not rate an area they may not read',
			[rating('tove', { emne_id: emne('viktor health') })],
			invalid
		],
		[
			'a professional does not rate an area that is ended',
			[rating('tove', { emne_id: emne('viktor ended') })],
			refused
		],
		[
			'a professional does not rate another borger’s area',
			[rating('tove', { emne_id: emne('kasper shared') })],
			invalid
		]
	]);
	tries('trivselsmaaling', 'farid', [
		['a team member for whom the borger does not exist does not rate', [rating('farid')], refused]
	]);
	tries('trivselsmaaling', 'berit', [
		['B11 a professional does not rate from the day after their last', [rating('berit')], refused]
	]);
	tries('trivselsmaaling', 'ida', [['an external professional who takes part rates', [rating('ida')], 1]]);

	/** What belongs to a rating: to the one just given, or to one that is called by its name. */
	const write = (table: 'trivselsvalue' | 'trivselsnote', to: { name?: string; borger?: string } = {}) => {
		const [column, content] = { trivselsvalue: ['answer', 'dont_know'], trivselsnote: ['note', 'hej'] }[table] ?? [];
		const borger = to.borger ?? viktor.id;
		return to.name
			? inserting(table, { maaling_id: maaling(to.name), borger_id: borger, [column ?? '']: content ?? '' })
			: statement(
					`insert into ${table} (maaling_id, borger_id, ${column}) select id, $1::uuid, $2 from trivselsmaaling where client_id = $3`,
					borger,
					content ?? '',
					rowId('try', 'client')
				);
	};
	for (const table of ['trivselsvalue', 'trivselsnote'] as const) {
		const inKaspersName = write(table, { borger: kasper.id });
		tries(table, 'viktor', [
			[`${table} belongs to one’s own new answer`, [rating('viktor'), write(table)], 1],
			[`${table} is not put on somebody else’s answer`, [write(table, { name: 'viktor bare' })], refused],
			[`${table} is not put on another borger’s answer`, [write(table, { name: 'kasper bare' })], refused],
			[`${table} is not put in another borger’s name`, [rating('viktor'), inKaspersName], refused]
		]);
		tries(table, 'tove', [
			[`${table} belongs to one’s own new rating`, [rating('tove'), write(table)], 1],
			[`${table} is not put in another borger’s name`, [rating('tove'), inKaspersName], refused]
		]);
		tries(table, 'signe', [
			[`${table} is not put on a colleague’s rating`, [write(table, { name: 'viktor bare' })], refused]
		]);
	}

	const read = (by: Person, name: string, row: Values = {}) => [
		inserting('trivselsnote_read', {
			maaling_id: maaling(name),
			account_id: accountOf(by),
			borger_id: viktor.id,
			...row
		})
	];
	tries('trivselsnote_read', 'tove', [
		['a professional says that they have read a note', read('tove', 'viktor self'), 1],
		['a professional does not say it for a colleague', read('dagny', 'viktor self'), refused],
		['a professional has not read a note they may not read', read('tove', 'viktor self-health'), refused],
		[
			'a professional says it in the borger’s name who wrote it',
			read('tove', 'viktor self', { borger_id: kasper.id }),
			refused
		]
	]);
	tries('trivselsnote_read', 'viktor', [
		['a borger does not say that a note is read', read('viktor', 'viktor tove'), refused]
	]);

	const opening = (by: Person, name: string, row: Values = {}) => [
		inserting('trivselsopening', {
			account_id: accountOf(by),
			maaling_id: maaling(name),
			borger_id: viktor.id,
			...row
		})
	];
	tries('trivselsopening', 'viktor', [
		['a borger opens a professional’s rating after their own answer', opening('viktor', 'viktor signe'), 1],
		['a borger does not open one where they have not answered', opening('viktor', 'viktor signe-shared'), refused],
		[
			'a borger does not open one with an answer that holds nothing yet',
			[rating('viktor', { emne_id: emne('viktor shared') }), ...opening('viktor', 'viktor signe-shared')],
			refused
		],
		['a borger does not open their own answer', opening('viktor', 'viktor self'), refused],
		[
			'B3 a borger does not open a rating of another borger',
			opening('viktor', 'kasper mette', { borger_id: kasper.id }),
			refused
		],
		['B3 nor by calling it their own', opening('viktor', 'kasper mette'), refused],
		[
			'a borger does not open in another borger’s name',
			opening('viktor', 'viktor signe', { borger_id: kasper.id }),
			refused
		],
		['a borger does not open for somebody else', opening('tove', 'viktor signe'), refused]
	]);
	tries('trivselsopening', 'tove', [
		['a professional opens a borger’s answer', opening('tove', 'viktor self'), 1],
		['a professional does not open for a colleague', opening('dagny', 'viktor self'), refused],
		['a professional does not open an answer they may not read', opening('tove', 'viktor self-health'), refused],
		['a professional does not open a colleague’s rating', opening('tove', 'viktor signe'), refused],
		[
			'a professional opens in the name of the borger who answered',
			opening('tove', 'viktor self', { borger_id: kasper.id }),
			refused
		]
	]);
	return attempts;
}

/** The import adds any row of a table that it may add to; the same row a second time is not unique, and that is all. */
export const importAttempts = Object.keys(expectations)
	.filter((table) => expectations[table]?.add?.import === 'all')
	.map((table) => ({ table, statements: [statement(`insert into "${table}" select * from "${table}" limit 1`)] }));
