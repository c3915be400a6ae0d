/**
 * What the cast has of meetings and messages: planned meetings now and later, one that is held and one that is cancelled, each with
 * its parts; what the borgere ask for; who is away; and conversations, each with readers of another kind.
 */
import { dayFromToday, instantFromNow, type BorgerMade, type StaffMade } from '../support/builders';
import { idOf, type Row } from './rows';

/** Adds a row of a table under a name. */
type Add = (table: string, name: string, row: Row) => void;
type Who = Record<'viktor' | 'kasper' | 'ellen' | 'sofus' | 'astrid', BorgerMade> &
	Record<'tove' | 'signe' | 'farid' | 'ida' | 'mette' | 'frida' | 'otto', StaffMade> & {
		social: string;
		sundhed: string;
	};

const at = `${dayFromToday(-20)}T10:00:00Z`;
const id = (table: string, name: string) => idOf(`${table} ${name}`);
const hours = (count: number) => instantFromNow(count / 24).toISOString();

/** A meeting with what every meeting has: somebody to come, a decision, a point of the agenda, a note, something to do. */
export function addMoede(
	add: Add,
	moede: {
		name: string;
		borger: BorgerMade;
		forvaltning: string | null;
		topics?: readonly string[];
		/** Hours from now. */
		from?: number;
		state?: string;
		/** Who comes; the borger unless told otherwise. */
		guest?: { accountId: string } | undefined;
	}
) {
	const { name, borger, forvaltning, topics = [], from = -20 * 24, state = 'planned', guest = borger } = moede;
	const what = { title: name, purpose: name, duty: false, place: 'Rådhuset', time_zone: 'Europe/Copenhagen' };
	const times = { starts_at: hours(from), ends_at: hours(from + 3), starts_local: hours(from).slice(0, 19) };
	const marks = { borger_id: borger.id, topics, forvaltning_id: forvaltning };
	add('moede', name, { ...marks, ...what, ...times, state });
	const about = { moede_id: id('moede', name), borger_id: borger.id };
	addParticipant(add, name, { ...about, account_id: guest.accountId });
	addBeslutning(add, name, about);
	addPunkt(add, name, about);
	add('moede_note', name, { ...about, key: 'referat', text: name, by_account_id: null, created_at: at });
	addOpgave(add, name, { ...marks, ...about });
}

const addParticipant = (add: Add, name: string, row: Row) =>
	add('moede_participant', name, {
		...{ account_id: null, netvaerksperson_id: null, role_text: name, answer: 'none', bisidder: false },
		...{ substitute_account_id: null, invited_by_account_id: null, invited_at: at, removed_at: null },
		...row
	});
const addBeslutning = (add: Add, name: string, row: Row) =>
	add('beslutning', name, {
		...{ text: name, starts_on: '2026-01-01', responsible: name, author_account_id: null, created_at: at },
		...row
	});
const addPunkt = (add: Add, name: string, row: Row) =>
	add('dagsordenspunkt', name, {
		...{ title: name, position: 0, author_account_id: null, by_borger: false, created_at: at, ended_at: null },
		...row
	});
const addOpgave = (add: Add, name: string, row: Row) =>
	add('opgave', name, {
		...{ moede_id: null, type: 'follow_up', due_on: dayFromToday(1), created_by_account_id: null, created_at: at },
		...row
	});

export function addMeetings(add: Add, who: Who) {
	const { viktor, sofus, tove, signe, ida, frida, social, sundhed } = who;
	for (const moede of [
		{ name: 'viktor now', from: -1 },
		{ name: 'viktor soon', from: 0.4 },
		{ name: 'viktor later', from: 120 },
		{ name: 'viktor money', from: 144, topics: ['oekonomi'] },
		{ name: 'viktor cancelled', from: -1, state: 'cancelled' },
		{ name: 'viktor held', from: -240, state: 'held' }
	])
		addMoede(add, { borger: viktor, forvaltning: social, ...moede });
	// Ida was invited, and is no more.
	addMoede(add, { name: 'sofus off', borger: sofus, forvaltning: sundhed });
	const of = (name: string, borger = viktor) => ({ moede_id: id('moede', name), borger_id: borger.id });
	const off = { account_id: ida.accountId, removed_at: at };
	addParticipant(add, 'sofus off ida', { ...of('sofus off', sofus), ...off });
	addParticipant(add, 'sofus off otto', { ...of('sofus off', sofus), account_id: who.otto.accountId });
	addParticipant(add, 'viktor now ida', { ...of('viktor now'), ...off });
	addParticipant(add, 'viktor now signe', { ...of('viktor now'), account_id: signe.accountId });
	addParticipant(add, 'viktor now tove', {
		...of('viktor now'),
		...{ account_id: tove.accountId, answer: 'no', substitute_account_id: frida.accountId }
	});
	addParticipant(add, 'viktor held signe', { ...of('viktor held'), account_id: signe.accountId });
	const [mor, ven] = [id('netvaerksperson', 'viktor mor'), id('netvaerksperson', 'viktor ven')];
	addParticipant(add, 'viktor now mor', { ...of('viktor now'), netvaerksperson_id: mor, bisidder: true });
	const asked = { netvaerksperson_id: ven, bisidder: true, invited_by_account_id: tove.accountId };
	addParticipant(add, 'viktor now ven', { ...of('viktor now'), ...asked });
	addParticipant(add, 'viktor mentor ven', { ...of('viktor mentor'), netvaerksperson_id: ven });
	addParticipant(add, 'viktor held mor', { ...of('viktor held'), netvaerksperson_id: mor });

	for (const state of ['now', 'held']) {
		const about = of(`viktor ${state}`);
		addPunkt(add, `viktor ${state} own`, { ...about, author_account_id: viktor.accountId, by_borger: true });
		addPunkt(add, `viktor ${state} tove`, { ...about, author_account_id: tove.accountId });
		addBeslutning(add, `viktor ${state} tove`, { ...about, author_account_id: tove.accountId });
	}
	const loose = { borger_id: viktor.id, forvaltning_id: social };
	addOpgave(add, 'viktor loose', { ...loose, topics: [] });
	addOpgave(add, 'viktor loose-health', { ...loose, topics: ['helbred'] });

	addAnmodninger(add, who);
	addSamtaler(add, who);
}

function addAnmodninger(add: Add, { viktor, kasper, tove, farid, mette }: Who) {
	const asks = (name: string, borger: BorgerMade, row: Row) =>
		add('anmodning', name, {
			...{ borger_id: borger.id, moede_id: null, account_id: null, name: null, words: name, created_at: at },
			...{ withdrawn_at: null, answer: null, answered_by_account_id: null, answered_at: null },
			...row
		});
	const move = (moede: string) => ({ type: 'move', moede_id: id('moede', moede) });
	const propose = { type: 'propose', name: 'Bente' };
	asks('viktor move', viktor, move('viktor now'));
	asks('viktor move-health', viktor, move('viktor health'));
	asks('viktor move-mentor', viktor, move('viktor mentor'));
	asks('viktor propose', viktor, propose);
	const object = { type: 'object', moede_id: id('moede', 'viktor now') };
	asks('viktor object', viktor, { ...object, account_id: farid.accountId });
	const answered = { answer: 'yes', answered_by_account_id: tove.accountId, answered_at: at };
	asks('viktor answered', viktor, { ...move('viktor now'), ...answered });
	asks('viktor withdrawn', viktor, { ...propose, withdrawn_at: at });
	asks('kasper move', kasper, move('kasper shared'));
	asks('kasper propose', kasper, propose);
	// Nobody reads what is said of themself.
	asks('kasper object', kasper, { type: 'object', account_id: mette.accountId });
}

function addSamtaler(add: Add, who: Who) {
	const { viktor, kasper, ellen, sofus, astrid, tove, signe, farid, ida, mette, frida } = who;
	/** A conversation of a borger, with who reads it and who does not any more, and one message. */
	const writes = (name: string, borger: BorgerMade, readers: Record<string, StaffMade>, ended: string[] = []) => {
		const about = { samtale_id: id('samtale', name), borger_id: borger.id };
		const by = borger.accountId;
		add('samtale', name, { borger_id: borger.id, subject: name, started_by_account_id: by, created_at: at });
		for (const [reader, { accountId }] of Object.entries(readers)) {
			const added = { account_id: accountId, added_by_account_id: by, added_at: at };
			add('samtale_reader', `${name} ${reader}`, {
				...about,
				...added,
				ended_at: ended.includes(reader) ? at : null
			});
		}
		const written = { author_account_id: by, text: name, promised_on: dayFromToday(2), created_at: at };
		add('besked', name, { ...about, ...written });
	};
	writes('viktor tove', viktor, { tove });
	writes('viktor signe', viktor, { signe });
	writes('viktor old', viktor, { tove, signe }, ['tove']);
	writes('viktor left', viktor, { frida, farid }, ['farid']);
	writes('kasper mette', kasper, { mette });
	// Astrid exists for Farid and Ida by this alone.
	writes('astrid both', astrid, { farid, ida });
	// Tove held Ellen's threads once; Farid is the deputy.
	writes('ellen tove', ellen, { tove });
	writes('sofus ended', sofus, { signe }, ['signe']);
	const answer = { samtale_id: id('samtale', 'viktor tove'), borger_id: viktor.id, text: 'svar', promised_on: null };
	add('besked', 'viktor tove answer', { ...answer, author_account_id: tove.accountId, created_at: at });
}

/** Who is away: the names, and the rows. */
export const absencesOf = ({ tove, frida, mette }: Who) =>
	Object.entries({ tove, frida, mette }).map(([name, { accountId }]) => ({
		name,
		row: {
			id: id('fravaer', name),
			account_id: accountId,
			from_on: dayFromToday(-1),
			to_on: dayFromToday(5),
			created_at: at
		}
	}));

/** Who has read which message: the names, and the rows, whose key is no id. */
export const readMessages = ({ viktor, kasper, tove, signe, mette }: Who) =>
	(
		[
			['viktor tove', viktor, tove],
			['viktor signe', viktor, signe],
			['kasper mette', kasper, mette]
		] as const
	).map(([name, borger, { accountId }]) => ({
		name,
		row: { besked_id: id('besked', name), account_id: accountId, borger_id: borger.id, at }
	}));
