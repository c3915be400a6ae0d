/**
 * Who sees which rows of each table, and which columns of it somebody may fill in or change: written down by hand, table by
 * table, for the cast of cast.ts. In which rows, show the attempts of
 * speaking.ts, answering.ts, drafting.ts, holding.ts, handing.ts, meeting.ts, writing.ts, calling.ts, consenting.ts, telling.ts,
 * administering.ts, asking.ts, closing.ts and journaling.ts. A table outside `public` is called with its schema. tables.test.ts holds the database
 * against all of it, mutation.test.ts holds it against a database with a policy missing.
 *
 * An audience that is not named for a table has no right to it at all. What else must change (a session in use, a first log-in,
 * a handover) goes through a function that is named in doors.test.ts.
 */
import type { Audience } from '../../src/lib/server/db/audience';
import { administeringAttempts } from './administering';
import { answeringAttempts } from './answering';
import { askingAttempts } from './asking';
import type { Attempt } from './attempt';
import { callingAttempts } from './calling';
import { keys, type Cast, type Person } from './cast';
import { closingAttempts } from './closing';
import { consentingAttempts } from './consenting';
import { draftingAttempts } from './drafting';
import { handingAttempts } from './handing';
import { holdingAttempts } from './holding';
import { journalingAttempts } from './journaling';
import { meetingAttempts } from './meeting';
import { quoted, statement, undone, type Speaker } from './rows';
import { speakingAttempts } from './speaking';
import { tellingAttempts } from './telling';
import { writingAttempts } from './writing';

/**
 * The rows each person of an audience sees; a person who is not named sees none. A list is what the connection sees whoever
 * acts on it, `all` is every row.
 */
type Sees = 'all' | string[] | Partial<Record<Person, string[]>>;
type Expectation = {
	/** In words, for those who read this and not the code. */
	rule: string;
	read: Partial<Record<Audience, Sees>>;
	/** What an audience may add: everything, or rows of its own, of which it fills in these columns. */
	add?: Partial<Record<Audience, 'all' | string[]>>;
	/** The columns that an audience may change, in rows of its own. */
	change?: Partial<Record<Audience, string[]>>;
	/** Who may remove rows of its own. */
	remove?: Audience[];
};

const columns = (names: string) => names.split(' ');

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
const everybodyButLeders = { borger: 'all', fagperson: 'all', fordeler: 'all', admin: 'all', dpo: 'all' } as const;

const staff = [
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
	'lone',
	'kirsten',
	'anna',
	'dorte',
	'otto'
];
const grounds = ['viktor beskaeftigelse', 'viktor oekonomi', 'viktor law', 'viktor social', 'viktor boern'];
const groundsOfKasper = ['kasper familie', 'kasper sundhed', 'kasper boern'];
/** What administrators and jobs see all of. */
const borgere = ['viktor', 'kasper', 'ellen', 'nanna', 'poul', 'sofus', 'astrid'];
const events = ['viktor look', 'kasper look', 'import run', 'viktor login', 'kasper login', 'closing'];
const entries = ['viktor look', 'kasper look', 'viktor login', 'kasper login'];
const team = [
	...['viktor tove', 'viktor dagny', 'viktor signe', 'viktor farid', 'viktor ida', 'viktor berit'],
	...['viktor signe-earlier', 'viktor signe-later', 'viktor tove-earlier']
];
/** What every item of a plan has, and a draft may say. */
const draftColumns = (ofKind: string) => columns(`position topics ${ofKind}`);
const newItem = (ofKind: string) => columns(`item_id plan_id borger_id position topics ${ofKind}`);
const ofMaal =
	'type is_job title borger_words words_missing professional_words forvaltning_ids ended_on outcome ended_words';
const ofDelmaal = 'maal_id title responsible_account_id due_on reached_on';
const ofAftale =
	'maal_id delmaal_id text owed_by duty paragraph responsible_account_id responsible_forvaltning_id due_on';
const ofIndsats = 'maal_id title description proevehandling provider responsible_account_id starts_on ends_on learnt';
/** An item of a plan is added, edited and taken out of the draft by the team, and by nobody else. */
const drafted = (ofKind: string, atFirst = '') => ({
	add: { fagperson: newItem(ofKind + atFirst), ...imported },
	change: { fagperson: [...draftColumns(ofKind), 'last_version'] },
	remove: ['fagperson' as const]
});
const newGround = columns('id borger_id forvaltning_id type kinds topics purpose given_how renews_id from_on to_on');
const newEvent = columns('borger_id actor_account_id type subject_id params kind topics forvaltning_id');
const newStatus = columns('aftale_item_id borger_id state reason new_due_on by_account_id');
const newMembership = columns('borger_id account_id function role_text why from_on to_on');
const newPoint = columns('borger_id column_key text author_account_id topics');
const newEmne = columns('borger_id maal_id text position topics');
const newRating = columns(
	'borger_id rater_account_id client_id content_hash lineal_key lineal_version emne_id made_at_raw made_at time_zone'
);
/** Ratings about Viktor that the borger and everybody with an adgangsgrundlag for him know to be there. */
const atOnce = [
	...['viktor tove', 'viktor samlet', 'viktor berit', 'viktor signe', 'viktor signe-shared', 'viktor bare'],
	...['viktor typed', 'viktor typed-bare', 'viktor signe-bare']
];
/** Those of them that professionals have given. */
const professionals = atOnce.filter((name) => !name.includes('typed') && !name.endsWith('bare'));
/** Goals that Beskæftigelse reads beside its draft. */
const turned = ['viktor money', 'viktor turned', 'viktor turned-draft'];
/** Meetings that the three of Viktor's team read beside those of every kind. */
const meetings = ['now', 'soon', 'later', 'money', 'cancelled', 'held'].map((name) => `viktor ${name}`);
/** What belongs to a meeting is seen with it. */
const ofMeetings = (more: string[] = [], mentor: string[] = []) => ({
	borger: plus(ownItems, { viktor: [...meetings, ...more, ...mentor] }),
	fagperson: plus(item, {
		tove: [...meetings, ...more],
		dagny: [...meetings, ...more],
		signe: [...meetings, ...more, ...mentor],
		ida: mentor
	})
});
const written = ['viktor now own', 'viktor now tove', 'viktor held own', 'viktor held tove'];
const newMoede = columns(
	'id borger_id title purpose duty starts_at ends_at starts_local place place_detail prepare called_by_account_id template_key series_id kickoff_id tolk_language tolk_booked_on tolk_booked_by topics'
);
const newGuest = columns('id moede_id borger_id netvaerksperson_id role_text bisidder');
const newPunkt = columns('id moede_id borger_id title minutes position author_account_id');
const newNote = columns('id moede_id borger_id key text by_account_id');
const newBesked = columns('id samtale_id borger_id author_account_id text');
const newPerson = columns('id borger_id name relation phone');
const newOpening = columns('account_id maaling_id borger_id');
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

/** What everybody has of their own, and the job that tells sees. @param ofViktor what Viktor has beside it */
const eachOwn = (adds: string, changes: string, byJob = '', ofViktor: string[] = []): Omit<Expectation, 'rule'> => ({
	read: {
		borger: own(['viktor', ...ofViktor], ['kasper']),
		fagperson: { tove: ['tove'], signe: ['signe'] },
		fordeler: { karin: ['karin'] },
		leder: { lars: ['lars'] },
		admin: { anna: ['anna'] },
		dpo: { dorte: ['dorte'] },
		job: 'all'
	},
	add: ofEveryAudience(columns(adds)),
	change: { ...ofEveryAudience(columns(changes)), ...(byJob ? { job: columns(byJob) } : {}) }
});
function ofEveryAudience(names: string[]) {
	return { borger: names, fagperson: names, fordeler: names, leder: names, admin: names, dpo: names };
}

/** What of the journal goes where, of what Tove's department reads there. */
const deliveriesOfTove = [
	...['viktor plan folder', 'viktor besked folder', 'viktor besked fasit'],
	...['viktor rated folder', 'viktor rated fasit']
];

/** What lies in the leders' tree, and what of it is Lars's. Kirsten is the leder of all. */
const units = ['kommune', 'beskaeftigelse', 'jobcenter', 'social', 'sundhed', 'familie'];
const unitsOfLars = ['beskaeftigelse', 'jobcenter'];
/** What those who may read Viktor's questions see of whom was asked. */
const asked = ['viktor given lars', 'viktor given lone', 'viktor open lars', 'viktor open lone'];

export const expectations: Record<string, Expectation> = {
	access_alarm: {
		rule: 'the jobs raise it, the dpo deals with it',
		read: { dpo: { dorte: ['many'] }, job: 'all' },
		add: { job: columns('type about details') },
		change: { dpo: ['handled_at'] }
	},
	access_entry: {
		rule: 'the borger sees who looked at them, the dpo sees the log; the import writes whom it concerned; the jobs check it',
		read: {
			borger: own(['viktor look', 'viktor login'], ['kasper look', 'kasper login']),
			dpo: { dorte: entries },
			job: 'all'
		},
		add: { import: columns('event_id borger_id item_kind item_id') }
	},
	access_event: {
		rule: 'as its entries; the import sees and writes its own runs',
		read: {
			borger: own(['viktor look', 'viktor login'], ['kasper look', 'kasper login']),
			dpo: { dorte: events },
			job: 'all',
			import: ['import run']
		},
		add: { import: columns('account_id role kind page purpose request_id') }
	},
	access_check: {
		rule: 'when the chain was computed anew: the jobs note it, the dpo sees it',
		read: { dpo: { dorte: ['check'] } },
		add: { job: columns('looks seq flaw') }
	},
	access_key: { rule: 'what ties a borger to the log; the jobs check with it', read: { job: 'all' } },
	access_seal: {
		rule: 'the chain of the log: the dpo and the jobs',
		read: { dpo: { dorte: ['seal 1', 'seal 2', 'seal 3'] }, job: 'all' }
	},
	access_served: {
		rule: 'what was sent out: the jobs count it, the dpo sees it',
		read: { dpo: { dorte: ['r1'] }, job: 'all' },
		add: { job: columns('request_id entries at') },
		remove: ['job']
	},
	access_unsealed: { rule: 'what waits for its seal: the jobs', read: { job: ['waits'] } },
	account: {
		rule: 'the borger sees the people around them and themself, a professional and a fordeler their colleagues, never another borger',
		read: {
			// Frida comes instead of Tove.
			borger: own(['viktor', 'tove', 'dagny', 'signe', 'farid', 'ida', 'berit', 'frida'], ['kasper', 'mette', 'frida']),
			fagperson: ofEverybodyInAudience(staff),
			fordeler: { karin: staff },
			admin: { anna: staff },
			dpo: { dorte: staff },
			job: 'all',
			...imported
		},
		add: { admin: columns('id enhed_id employee_id name title phone email'), ...imported },
		change: { admin: columns('enhed_id employee_id name title phone email disabled_at') }
	},
	account_role: {
		rule: 'log-in; the administrator gives and takes roles of the staff, never their own',
		read: { admin: { anna: [...staff, 'lars dpo', 'otto leder'] }, ...imported },
		add: { admin: columns('account_id role'), ...imported },
		remove: ['admin']
	},
	adgangsgrundlag: {
		rule: 'the borger sees who may see what and why; a professional those of a borger who exists for them',
		read: {
			borger: own(grounds, groundsOfKasper),
			fagperson: known(grounds, [...groundsOfKasper, 'ellen familie', 'ellen boern']),
			job: 'all',
			...imported
		},
		add: {
			borger: newGround,
			fagperson: [...newGround, 'paragraph', 'noted_by_account_id'],
			...imported
		},
		change: {
			borger: columns('kinds topics withdrawn_at withdrawn_how'),
			fagperson: columns('kinds topics withdrawn_at withdrawn_how')
		}
	},
	admin_change: {
		rule: 'what administrators have changed: they and the dpo',
		read: { admin: { anna: ['enhed'] }, dpo: { dorte: ['enhed'] } }
	},
	aftale: {
		rule: 'the borger sees what is published, a professional what they may read, and edits its draft',
		read: {
			borger: plus(ownItems, { kasper: ['kasper before', 'kasper now'] }),
			fagperson: plus(drafts(item), { mette: ['kasper before'] }),
			...imported
		},
		...drafted(ofAftale, ' from_tavlepunkt_id')
	},
	aftale_status: {
		rule: 'as the aftale is now; the borger may say of a published one that it is done, or not done after all, a professional what became of it',
		read: {
			borger: plus(ownItems, { kasper: ['kasper raised'] }),
			fagperson: without(drafts(item), 'kasper crossed'),
			...imported
		},
		add: { borger: newStatus, fagperson: newStatus, ...imported }
	},
	anmodning: {
		rule: 'the borger asks, and takes back; who holds the threads answers; another time is known to those who read the meeting',
		read: {
			borger: own(
				['move', 'move-health', 'move-mentor', 'propose', 'object', 'answered', 'withdrawn'].map(
					(name) => `viktor ${name}`
				),
				['kasper move', 'kasper propose', 'kasper object']
			),
			fagperson: {
				tove: ['move', 'move-health', 'move-mentor', 'propose', 'object', 'answered', 'withdrawn'].map(
					(name) => `viktor ${name}`
				),
				dagny: ['move', 'move-health', 'move-mentor', 'propose', 'object', 'answered', 'withdrawn'].map(
					(name) => `viktor ${name}`
				),
				signe: ['viktor move', 'viktor move-health', 'viktor move-mentor', 'viktor answered'],
				// Not what is said of herself.
				mette: ['kasper move', 'kasper propose']
			},
			...imported
		},
		add: { borger: columns('id borger_id type moede_id account_id name words times'), ...imported },
		change: { borger: ['withdrawn_at'], fagperson: columns('answer answer_words') }
	},
	beslutning: {
		rule: 'as its meeting; its author takes it back until the meeting is held',
		read: { ...ofMeetings(['viktor now tove', 'viktor held tove']), ...imported },
		add: { fagperson: columns('id moede_id borger_id text starts_on responsible author_account_id'), ...imported },
		change: { fagperson: ['ended_at'] }
	},
	besked: {
		rule: 'as its conversation; whoever reads that writes, as themself',
		read: {
			borger: own(['viktor tove', 'viktor tove answer', 'viktor signe', 'viktor old', 'viktor left'], ['kasper mette']),
			fagperson: {
				tove: ['viktor tove', 'viktor tove answer'],
				dagny: ['viktor tove', 'viktor tove answer'],
				signe: ['viktor signe', 'viktor old'],
				farid: ['astrid both'],
				ida: ['astrid both'],
				mette: ['kasper mette']
			},
			job: 'all',
			...imported
		},
		add: { borger: [...newBesked, 'promised_on'], fagperson: newBesked, ...imported }
	},
	besked_read: {
		rule: 'as its conversation; a professional who reads it says so',
		read: {
			borger: own(['viktor tove', 'viktor signe'], ['kasper mette']),
			fagperson: { tove: ['viktor tove'], dagny: ['viktor tove'], signe: ['viktor signe'], mette: ['kasper mette'] },
			...imported
		},
		add: { fagperson: columns('besked_id account_id borger_id'), ...imported }
	},
	borger: {
		rule: 'oneself; a borger who exists for the professional; the fordeler, who has a plan',
		read: {
			borger: own(['viktor'], ['kasper']),
			fagperson: plus(known(['viktor'], ['kasper', 'ellen']), { farid: ['astrid'], ida: ['astrid'] }),
			fordeler: { karin: ['viktor', 'kasper', 'ellen', 'sofus'] },
			dpo: { dorte: borgere },
			job: 'all',
			// Of the others everything has been received.
			journal: ['viktor'],
			...imported
		},
		add: imported,
		change: { borger: ['skaermet'], fagperson: ['skaermet'] }
	},
	calendar_feed: {
		rule: 'one’s own; a borger makes one and takes it back, for ever',
		read: { borger: own(['viktor', 'viktor taken'], ['kasper']) },
		add: { borger: columns('id account_id token_hash with_place') },
		change: { borger: ['revoked_at'] }
	},
	dagsordenspunkt: {
		rule: 'as its meeting; the borger and the municipality’s own put points on, and each takes off what is theirs to take off',
		read: { ...ofMeetings(written), ...imported },
		add: { borger: newPunkt, fagperson: newPunkt, ...imported },
		change: { borger: ['ended_at'], fagperson: columns('minutes position done_at ended_at') }
	},
	delmaal: {
		rule: 'the borger sees what is published, a professional what they may read, and edits its draft',
		read: { borger: ownItems, fagperson: drafts(item), ...imported },
		...drafted(ofDelmaal)
	},
	enhed: {
		rule: 'about nobody; the administrator builds it',
		read: { ...everybodyButLeders, job: 'all', journal: 'all', ...imported },
		add: { admin: columns('id parent_id type name sensitive'), ...imported },
		change: { admin: columns('parent_id name closed_at sensitive') }
	},
	epoch: { rule: 'about nobody; made once', read: { borger: 'all', fagperson: 'all', ...imported } },
	event: {
		rule: 'the borger sees what happened, a professional what they may read; both tell what they did themselves',
		read: {
			borger: plus(ownPlain, { viktor: ['viktor acknowledged'] }),
			fagperson: plus(readableAndSigne, {
				tove: ['viktor acknowledged'],
				dagny: ['viktor acknowledged'],
				signe: ['viktor acknowledged']
			}),
			job: 'all',
			...imported
		},
		add: {
			borger: newEvent,
			fagperson: newEvent,
			job: columns('borger_id actor_account_id type subject_id params kind'),
			...imported
		}
	},
	fravaer: {
		rule: 'each says when they are away, which all staff know, and the borgere they are around',
		read: {
			borger: own(['tove', 'frida'], ['mette', 'frida']),
			fagperson: ofEverybodyInAudience(['tove', 'frida', 'mette']),
			job: 'all',
			...imported
		},
		add: { fagperson: columns('id account_id from_on to_on words'), ...imported },
		change: { fagperson: ['ended_at'] }
	},
	identity: {
		rule: 'log-in; the administrator sees which accounts of the staff are bound, and unbinds them',
		read: { admin: { anna: staff.filter((name) => name !== 'otto') } },
		remove: ['admin']
	},
	import_item: { rule: 'the import only', read: imported, add: imported },
	indsats: {
		rule: 'the borger sees what is published, a professional what they may read, and edits its draft',
		read: { borger: ownItems, fagperson: drafts(item), ...imported },
		...drafted(ofIndsats)
	},
	journal_delivery: {
		rule: 'with the item; the worker says how far it is, a trigger where it goes',
		read: {
			fagperson: {
				tove: deliveriesOfTove,
				dagny: deliveriesOfTove,
				signe: [
					...['viktor social folder', 'viktor opened folder', 'viktor opened sbsys'],
					...['viktor acknowledged folder', 'viktor acknowledged sbsys']
				],
				mette: ['kasper plan folder', 'ellen plan folder']
			},
			journal: 'all'
		},
		change: { journal: columns('state tries next_at claimed_at sent_at received_at code reference') }
	},
	journal_item: {
		rule: 'a professional what their own department put there, of a borger they see, and an answer when they have opened it; the borger that it was put there; the worker what is not emptied',
		read: {
			borger: own(
				['plan', 'besked', 'aftale', 'unopened', 'rated', 'social', 'opened', 'acknowledged'].map(
					(name) => `viktor ${name}`
				),
				['kasper plan']
			),
			fagperson: {
				tove: ['viktor plan', 'viktor besked', 'viktor aftale', 'viktor rated'],
				dagny: ['viktor plan', 'viktor besked', 'viktor aftale', 'viktor rated'],
				signe: ['viktor social', 'viktor opened', 'viktor acknowledged'],
				mette: ['kasper plan', 'ellen plan', 'ellen aftale']
			},
			journal: 'all'
		},
		add: {
			fagperson: columns(
				'id borger_id forvaltning_id form type source_id revision title content content_sha kind topics made_by_account_id'
			)
		},
		change: { journal: columns('content cleared_at') }
	},
	journal_target: {
		rule: 'about nobody; the administrator sets it up',
		read: { fagperson: 'all', admin: 'all', journal: 'all', ...imported },
		add: { admin: columns('id name type system forvaltning_id takes address has_receipts'), ...imported },
		change: { admin: columns('name forvaltning_id takes address has_receipts ended_at') }
	},
	leder_question: {
		rule: 'a professional what they may read; own staff who see the borger ask; who holds the threads shares it once it is answered, and the borger reads it then',
		read: {
			borger: own(['viktor given'], []),
			fagperson: {
				tove: ['viktor given', 'viktor open'],
				dagny: ['viktor given', 'viktor open'],
				signe: ['viktor given', 'viktor open', 'viktor health'],
				mette: ['kasper open', 'kasper again']
			}
		},
		add: { fagperson: columns('id borger_id author_account_id text topics forvaltning_id') },
		change: { fagperson: ['shared_at'] }
	},
	logout_token: { rule: 'log-in only', read: {} },
	maal: {
		rule: 'the borger sees what is published, a professional what they may read, and edits its draft',
		read: {
			borger: plus(ownPlain, {
				viktor: ['viktor money', 'viktor turned'],
				kasper: ['kasper old', 'kasper once', 'kasper goal', 'kasper risen', 'kasper risen-before']
			}),
			fagperson: plus(drafts(readableAndSigne), {
				...{ tove: turned, dagny: turned, signe: ['viktor money', 'viktor turned'] },
				mette: [
					'kasper old',
					'kasper once',
					'kasper risen-before',
					'kasper goal',
					'kasper bygone-once',
					'kasper bygone',
					'ellen shared'
				]
			}),
			...imported
		},
		...drafted(ofMaal, ' from_tavlepunkt_id')
	},
	moede: {
		rule: 'the borger sees their meetings, a professional what they may read, and plans it; an external one only when invited',
		read: { ...ofMeetings(), job: 'all', ...imported },
		add: { fagperson: newMoede, ...imported },
		change: {
			fagperson: columns(
				'title purpose duty starts_at ends_at starts_local place place_detail prepare state cancelled_reason tolk_language tolk_booked_on tolk_booked_by started_at topics'
			)
		}
	},
	moede_acknowledgement: {
		rule: 'the borger says of a meeting that was held that this is what was agreed; a professional with the meeting',
		read: {
			borger: own(['viktor held'], []),
			fagperson: { tove: ['viktor held'], dagny: ['viktor held'], signe: ['viktor held'] }
		},
		add: { borger: columns('id moede_id borger_id content_sha') }
	},
	moede_invitation: {
		rule: 'the job that invites, and nobody else',
		read: { job: 'all' },
		add: {
			job: columns('participant_id sequence method account_id moede_id borger_id starts_at ends_at answer_hash next_at')
		},
		change: { job: columns('state tries next_at claimed_at sent_at code') }
	},
	moede_note: {
		rule: 'as the meeting; the borger answers its two questions, the municipality’s own write the rest',
		read: { ...ofMeetings(), ...imported },
		add: { borger: newNote, fagperson: newNote, ...imported }
	},
	moede_participant: {
		rule: 'as the meeting; the borger brings their own people, the municipality’s own invite, and everybody answers for themself',
		read: {
			...ofMeetings(
				[
					...['viktor now ida', 'viktor now signe', 'viktor now tove', 'viktor now mor', 'viktor now ven'],
					...['viktor held signe', 'viktor held mor']
				],
				['viktor mentor ven']
			),
			job: 'all',
			...imported
		},
		add: { borger: newGuest, fagperson: [...newGuest, 'account_id', 'invited_by_account_id'], ...imported },
		change: {
			borger: ['removed_at'],
			fagperson: columns('role_text answer answer_reason substitute_account_id bisidder removed_at')
		}
	},
	moede_template: {
		rule: 'about nobody; the administrator edits it',
		read: { borger: 'all', fagperson: 'all', admin: 'all', ...imported },
		add: {
			admin: columns(
				'key name minutes purpose prepare duty agenda follow_months follow_template questions position active'
			),
			...imported
		},
		change: {
			admin: columns('name minutes purpose prepare duty agenda follow_months follow_template questions position active')
		}
	},
	netvaerksperson: {
		rule: 'the borger, and those with an adgangsgrundlag that covers netvaerk; both name somebody',
		read: {
			borger: own(['viktor mor', 'viktor ven'], ['kasper bror']),
			fagperson: { ...known(['viktor mor', 'viktor ven'], ['kasper bror', 'ellen mand']), ida: [] },
			...imported
		},
		add: { borger: newPerson, fagperson: newPerson, ...imported }
	},
	notification: {
		rule: 'the job that tells; a borger sees what they were told',
		read: { borger: own(['viktor meeting'], ['kasper meeting']), job: 'all' },
		add: { job: columns('account_id borger_id kind about due_at') },
		change: { job: columns('due_at cancelled_at') }
	},
	notification_choice: {
		rule: 'one’s own, whoever one is; the job that tells',
		...eachOwn('account_id kind push email', 'push email')
	},
	notification_contact: {
		rule: 'one’s own, whoever one is; the job that tells asks whether the address is theirs',
		...eachOwn('account_id email hour', 'email hour', 'confirm_hash confirm_asked_at')
	},
	notification_delivery: {
		rule: 'the job that tells, and nobody else',
		read: { job: 'all' },
		add: { job: columns('notification_id channel target next_at') },
		change: { job: columns('state tries next_at claimed_at sent_at code') }
	},
	opgave: {
		rule: 'as the meeting, or by the visibility rule; of the municipality’s own only, and never the borger',
		read: {
			fagperson: {
				...plus(ofMeetings().fagperson, {
					tove: ['viktor loose'],
					dagny: ['viktor loose'],
					signe: ['viktor loose', 'viktor loose-health']
				}),
				ida: []
			},
			job: 'all',
			...imported
		},
		add: {
			job: columns('borger_id type text due_on created_by_account_id forvaltning_id plan_id'),
			fagperson: columns('id borger_id moede_id type text due_on created_by_account_id topics'),
			...imported
		},
		change: { fagperson: ['done_at'] }
	},
	overdragelse: {
		rule: 'oneself; a borger who exists for the professional; who holds the threads finishes its points',
		read: { borger: own(['viktor'], ['kasper']), fagperson: known(['viktor'], ['kasper']), ...imported },
		add: imported,
		change: { fagperson: columns('done_points open_points') }
	},
	phone: {
		rule: 'one’s own; what it tells of itself goes through app.note_phone',
		read: { borger: own(['viktor', 'viktor other'], ['kasper']) }
	},
	phone_item: {
		rule: 'one’s own; what has come is noted by app.note_phone_item',
		read: {
			borger: own(['viktor 1', 'viktor 2', 'viktor other 1', 'viktor other 2', 'viktor other 3'], ['kasper 1'])
		}
	},
	plan: {
		rule: 'the frame without content: oneself; a borger who exists for the professional; the fordeler all; who holds the threads publishes',
		read: {
			borger: own(['viktor'], ['kasper', 'kasper earlier']),
			fagperson: known(['viktor'], ['kasper', 'kasper earlier', 'ellen']),
			fordeler: { karin: ['viktor', 'kasper', 'kasper earlier', 'ellen', 'sofus'] },
			job: 'all',
			...imported
		},
		add: imported,
		change: { fagperson: ['version'] }
	},
	plan_samtykke: {
		rule: 'samtykke to have a joint plan: the borger, and who holds the threads notes it; everybody for whom the borger exists sees it',
		read: {
			borger: own(['viktor'], ['kasper', 'kasper earlier']),
			fagperson: known(['viktor'], ['kasper', 'kasper earlier', 'ellen']),
			...imported
		},
		add: {
			borger: columns('id borger_id plan_id given_how'),
			fagperson: columns('id borger_id plan_id given_how noted_by_account_id'),
			...imported
		},
		change: { borger: ['withdrawn_at'], fagperson: columns('withdrawn_at withdrawn_how') }
	},
	plan_statement: {
		rule: 'what the borger says to the version that is in force; a professional with an adgangsgrundlag that covers plan',
		read: {
			borger: own(['viktor agrees'], ['kasper talks', 'kasper agrees']),
			fagperson: without(known(['viktor agrees'], ['kasper talks', 'kasper agrees']), 'viktor agrees', 'ida'),
			...imported
		},
		add: { borger: columns('borger_id plan_id version stance words'), ...imported }
	},
	plan_version: {
		rule: 'oneself; a professional with an adgangsgrundlag that covers plan; who holds the threads adds the one they publish',
		read: {
			borger: own(['viktor 1'], ['kasper 1', 'kasper 2']),
			fagperson: without(known(['viktor 1'], ['kasper 1', 'kasper 2', 'ellen 1']), 'viktor 1', 'ida'),
			...imported
		},
		add: { fagperson: columns('plan_id version borger_id published_by_account_id summary'), ...imported }
	},
	push_subscription: {
		rule: 'one’s own, whoever one is; the job that tells',
		...eachOwn('id account_id phone_id endpoint p256dh auth', 'gone_at', 'gone_at', ['viktor gone'])
	},
	quarter_block: {
		rule: 'about units; the job that closes a quarter',
		read: { job: 'all' },
		add: { job: columns('year measure units') },
		remove: ['job']
	},
	quarter_class: {
		rule: 'about units; the job that closes a quarter',
		read: { job: 'all' },
		add: { job: columns('id measure units formed_on') },
		remove: ['job']
	},
	quarter_member: { rule: 'the helpers that count, and no connection at all', read: {} },
	reply: {
		rule: 'where the answer or the statement is; a professional who reads that replies',
		read: {
			borger: own(['viktor on-answer', 'viktor on-health', 'viktor on-statement'], ['kasper on-statement']),
			fagperson: { ...known(['viktor on-answer', 'viktor on-statement'], ['kasper on-statement']), ida: [] },
			...imported
		},
		add: { fagperson: columns('borger_id maaling_id statement_id account_id text'), ...imported }
	},
	samtale: {
		rule: 'the borger, and on their team who was chosen by name; the deputy in the tovholder’s place; nobody else',
		read: {
			borger: own(['viktor tove', 'viktor signe', 'viktor old', 'viktor left'], ['kasper mette']),
			fagperson: {
				tove: ['viktor tove'],
				dagny: ['viktor tove'],
				signe: ['viktor signe', 'viktor old'],
				farid: ['astrid both'],
				ida: ['astrid both'],
				mette: ['kasper mette']
			},
			...imported
		},
		add: imported
	},
	samtale_reader: {
		rule: 'as the conversation; the borger lets somebody of the team read, and ends it',
		read: {
			borger: own(
				[
					...['viktor tove tove', 'viktor signe signe', 'viktor old tove', 'viktor old signe'],
					...['viktor left frida', 'viktor left farid']
				],
				['kasper mette mette']
			),
			fagperson: {
				tove: ['viktor tove tove'],
				dagny: ['viktor tove tove'],
				signe: ['viktor signe signe', 'viktor old tove', 'viktor old signe'],
				farid: ['astrid both farid', 'astrid both ida'],
				ida: ['astrid both farid', 'astrid both ida'],
				mette: ['kasper mette mette']
			},
			job: 'all',
			...imported
		},
		add: { borger: columns('samtale_id borger_id account_id added_by_account_id'), ...imported },
		change: { borger: ['ended_at'] }
	},
	samtykke_withdrawal: {
		rule: 'as what was withdrawn; a trigger writes it',
		read: { borger: own(['viktor boern'], ['kasper boern']), fagperson: known(['viktor boern'], ['kasper boern']) }
	},
	session: { rule: 'log-in only', read: {} },
	setting: {
		rule: 'about nobody; the administrator sets it',
		read: { login: 'all', ...everybodyButLeders, job: 'all', ...imported },
		add: { admin: columns('key value'), ...imported },
		change: { admin: ['value'] }
	},
	tavlepunkt: {
		rule: 'the borger; a professional what they may read; each writes, and takes back their own',
		read: {
			borger: own(
				['viktor own', 'viktor own-secret', 'viktor shared', 'viktor health', 'viktor berit'],
				['kasper own', 'kasper shared']
			),
			fagperson: {
				tove: ['viktor own', 'viktor shared', 'viktor berit'],
				dagny: ['viktor own', 'viktor shared', 'viktor berit'],
				signe: ['viktor own', 'viktor shared', 'viktor health', 'viktor berit'],
				mette: ['kasper own', 'kasper shared', 'ellen own']
			},
			...imported
		},
		add: { borger: newPoint, fagperson: newPoint, ...imported },
		change: { borger: ['ended_at'], fagperson: ['ended_at'] }
	},
	team_membership: {
		rule: 'the borger sees who is and was on the team, a professional the team of a borger who exists for them, and who holds the threads changes it; the fordeler sees who holds threads, and appoints deputies',
		read: {
			borger: own(team, ['kasper mette', 'kasper frida']),
			fagperson: plus(
				known(team, ['kasper mette', 'kasper frida', 'ellen mette', 'ellen tove', 'ellen berit', 'ellen farid']),
				{
					farid: ['astrid farid', 'astrid ida'],
					ida: ['astrid farid', 'astrid ida']
				}
			),
			fordeler: {
				karin: [
					...['viktor tove', 'viktor dagny', 'viktor berit', 'viktor signe-earlier', 'viktor signe-later'],
					...['kasper mette', 'ellen mette', 'ellen tove', 'ellen farid', 'sofus signe', 'sofus tove-deputy'],
					'sofus signe-before'
				]
			},
			job: 'all',
			...imported
		},
		add: { fagperson: newMembership, fordeler: newMembership, ...imported },
		change: { fagperson: columns('to_on ended_reason'), fordeler: columns('to_on ended_reason') }
	},
	trivselslineal: {
		rule: 'about nobody; the administrator adds to it; the job that closes a quarter notes which one counts',
		read: { borger: 'all', fagperson: 'all', admin: 'all', job: 'all', ...imported },
		add: { admin: columns('key version name lowest highest step best lang active'), ...imported },
		change: { admin: ['active'] }
	},
	trivselslineal_anchor: {
		rule: 'about nobody; the administrator adds to it',
		read: { borger: 'all', fagperson: 'all', admin: 'all', ...imported },
		add: { admin: columns('lineal_key lineal_version value text'), ...imported }
	},
	trivselsemne: {
		rule: 'the borger sees what is asked about, a professional what they may read; both choose, the borger and who holds the threads let go',
		read: {
			borger: own(
				[...ownPlain.viktor, 'viktor goal', 'viktor ended'],
				[...ownPlain.kasper, 'kasper goal', 'kasper bygone']
			),
			fagperson: {
				...readableAndSigne,
				tove: ['viktor shared', 'viktor goal', 'viktor ended'],
				dagny: ['viktor shared', 'viktor goal', 'viktor ended'],
				signe: ['viktor shared', 'viktor health', 'viktor goal', 'viktor ended'],
				mette: ['kasper shared', 'kasper goal', 'kasper bygone']
			},
			...imported
		},
		add: { borger: newEmne, fagperson: newEmne, ...imported },
		change: { borger: columns('ended_at position'), fagperson: columns('ended_at position') }
	},
	trivselsmaaling: {
		rule: 'that there is an answer: the borger sees all about themself, a professional what they may read; never one on the wrong person',
		read: {
			borger: own(
				['viktor self', 'viktor self-health', ...atOnce, 'viktor signe-health', 'viktor ida'],
				['kasper self', 'kasper mette', 'kasper bare']
			),
			fagperson: {
				tove: ['viktor self', ...atOnce],
				dagny: ['viktor self', ...atOnce],
				signe: ['viktor self', ...atOnce, 'viktor signe-health'],
				ida: ['viktor ida'],
				mette: ['kasper self', 'kasper mette', 'kasper bare']
			},
			job: 'all',
			...imported
		},
		add: {
			borger: newRating,
			fagperson: [...newRating, 'samlet_vurdering', 'typed_by_account_id', 'given_how'],
			...imported
		}
	},
	trivselsnote: {
		rule: 'a professional reads a note at once; the borger reads theirs, and a professional’s when opened',
		read: {
			borger: own(['viktor self', 'viktor typed', 'viktor self-health', 'viktor tove'], ['kasper self']),
			fagperson: {
				tove: ['viktor self', 'viktor typed', ...professionals],
				dagny: ['viktor self', 'viktor typed', ...professionals],
				signe: ['viktor self', 'viktor typed', ...professionals, 'viktor signe-health'],
				ida: ['viktor ida'],
				mette: ['kasper self', 'kasper mette']
			},
			...imported
		},
		add: {
			borger: columns('maaling_id borger_id note skridt'),
			fagperson: columns('maaling_id borger_id note skridt'),
			...imported
		}
	},
	trivselsnote_read: {
		rule: 'the borger sees who has read their note, a professional whether it is read',
		read: {
			borger: own(['viktor self', 'viktor self-health'], ['kasper self']),
			fagperson: { tove: ['viktor self'], dagny: ['viktor self'], signe: ['viktor self'], mette: ['kasper self'] },
			...imported
		},
		add: { fagperson: columns('maaling_id account_id borger_id'), ...imported }
	},
	trivselsopening: {
		rule: 'one’s own only',
		read: {
			borger: own(['viktor opened viktor tove'], []),
			fagperson: { signe: ['signe opened viktor self'] },
			...imported
		},
		add: { borger: newOpening, fagperson: newOpening, ...imported }
	},
	trivselsvalue: {
		rule: 'the borger sees their own and what they opened; a professional the professionals’ and what they opened',
		read: {
			borger: own(['viktor self', 'viktor typed', 'viktor self-health', 'viktor tove'], ['kasper self']),
			fagperson: {
				tove: professionals,
				dagny: professionals,
				signe: ['viktor self', ...professionals, 'viktor signe-health'],
				ida: ['viktor ida'],
				mette: ['kasper mette']
			},
			job: 'all',
			...imported
		},
		add: {
			borger: columns('maaling_id borger_id answer value'),
			fagperson: columns('maaling_id borger_id answer value'),
			...imported
		}
	},
	wish: {
		rule: 'the borger, who writes and takes back; a professional whose adgangsgrundlag covers plan and the topics',
		read: {
			borger: own(['viktor dream', 'viktor secret'], ['kasper dream']),
			fagperson: without(known(['viktor dream'], ['kasper dream']), 'viktor dream', 'ida'),
			...imported
		},
		add: { borger: columns('borger_id type text topics'), ...imported },
		change: { borger: ['ended_at'] }
	},
	'cube.unit': {
		rule: 'a leder’s own enhed and what lies below it; a trigger draws it',
		read: { leder: { lars: unitsOfLars, lone: ['social'], kirsten: units }, job: 'all' }
	},
	'cube.quarter': {
		rule: 'a leder sees those that are closed; the job that closes them finishes them',
		read: { leder: { lars: ['closed'], lone: ['closed'], kirsten: ['closed'] }, job: 'all' },
		change: { job: columns('finished_at lineal_name lowest highest best') }
	},
	'cube.figure': {
		rule: 'of closed quarters, of a leder’s own enhed and what lies below it; the job that closes them writes them',
		read: {
			leder: {
				lars: ['closed jobcenter', 'closed beskaeftigelse'],
				lone: ['closed social'],
				kirsten: ['closed jobcenter', 'closed beskaeftigelse', 'closed social', 'closed kommune']
			},
			job: 'all'
		},
		add: { job: columns('id quarter_on measure unit_id units borgere plans mean shares') },
		remove: ['job']
	},
	'cube.operation': {
		rule: 'of a leder’s own enhed and what lies below it; the helper that counts writes it, the job hides shares that would tell of few',
		read: { leder: { lars: unitsOfLars, lone: ['social'], kirsten: units }, job: 'all' },
		change: { job: columns('two_forvaltninger_pct answered_pct professions') }
	},
	'cube.workload': {
		rule: 'of the staff of a leder’s own enhed and of what lies below it; the helper that counts writes it',
		read: {
			leder: {
				lars: ['tove', 'dagny'],
				lone: ['signe', 'frida', 'berit'],
				kirsten: ['tove', 'dagny', 'signe', 'farid', 'mette', 'frida', 'berit']
			}
		}
	},
	'cube.question': {
		rule: 'the leder who is asked, who answers once; a professional with the question; the borger an answer that was shared',
		read: {
			leder: {
				lars: ['viktor given lars', 'viktor open lars', 'kasper again lars'],
				lone: ['viktor given lone', 'viktor open lone', 'viktor health lone'],
				kirsten: ['kasper open kirsten']
			},
			borger: own(['viktor given lars'], []),
			fagperson: {
				tove: asked,
				dagny: asked,
				signe: [...asked, 'viktor health lone'],
				mette: ['kasper open kirsten', 'kasper again lars']
			}
		},
		add: { fagperson: columns('id question_id leder_account_id due_on') },
		change: { leder: ['answer'] }
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

/** The same with more rows for some. */
function plus(rows: Partial<Record<Person, string[]>>, more: Partial<Record<Person, readonly string[]>>) {
	const people = Object.keys({ ...rows, ...more }) as Person[];
	return Object.fromEntries(people.map((person) => [person, [...(rows[person] ?? []), ...(more[person] ?? [])]]));
}

/** The tables an audience has any right to read. */
export const readableTables = (audience: Audience) =>
	Object.keys(expectations).filter((table) => expectations[table]?.read[audience]);

/** The names of the rows a speaker sees, by table. */
export async function seen(
	cast: Cast,
	speaker: Speaker,
	tables = readableTables(speaker.audience)
): Promise<Record<string, string[]>> {
	const found: Record<string, string[]> = Object.fromEntries(tables.map((table) => [table, []]));
	if (tables.length === 0) return found;
	const all = tables.map(
		(table) => `select '${table}' as "table", (${keys[table] ?? 'id'})::text as key from ${quoted(table)}`
	);
	const rows = await undone(speaker, (sql) => sql.unsafe<{ table: string; key: string }[]>(all.join(' union all ')));
	for (const { table, key } of rows) found[table]?.push(cast.names.get(`${table} ${key}`) ?? key);
	// Somebody who has logged in twice is one name.
	return Object.fromEntries(Object.entries(found).map(([table, names]) => [table, [...new Set(names)].toSorted()]));
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

/** Everything that somebody tries, each beside what they may not. */
export const attemptsOf = (cast: Cast): Attempt[] => [
	...speakingAttempts(cast),
	...answeringAttempts(cast),
	...draftingAttempts(cast),
	...holdingAttempts(cast),
	...handingAttempts(cast),
	...meetingAttempts(cast),
	...writingAttempts(cast),
	...callingAttempts(cast),
	...consentingAttempts(cast),
	...tellingAttempts(cast),
	...administeringAttempts(cast),
	...askingAttempts(cast),
	...closingAttempts(cast),
	...journalingAttempts(cast)
];

/** The import adds any row of a table that it may add to; the same row a second time is not unique, and that is all. */
export const importAttempts = Object.keys(expectations)
	.filter((table) => expectations[table]?.add?.import === 'all')
	.map((table) => ({
		table,
		statements: [statement(`insert into ${quoted(table)} overriding user value select * from ${quoted(table)} limit 1`)]
	}));
