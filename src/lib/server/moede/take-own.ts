import { typedIn, type TextProblem } from '../../core/form';
import { dayOf } from '../../core/dates';
import { moeder as words } from '../../i18n/da/moeder';
import { write } from '../../i18n/da/own-words';
import { forms, longest, most, readGuest, readPunkt, readSvar, type RefusedMoede } from '../../moede/own';
import { anmodningTypedOf, longestWords } from '../../team/anmodning';
import type { Tx } from '../db/with-actor';
import { makeAnmodning, withdrawAnmodning } from '../team/anmodning';
import { addOwnPunkt, findWritable, inviteOwn, moveOwnGuest, moveOwnPunkt, saySvar, type AtMoede } from './own';

export type TakenMoede =
	/** Where the meeting shows what came of it: what stands after `/moeder/<id>`. */
	| { kind: 'done'; at: string }
	| { kind: 'not_found' }
	/** A form that is not ours. */
	| { kind: 'malformed' }
	/** Comes back with what was typed; `status` is the answer's. */
	| { kind: 'refused'; status: 400 | 409; form: RefusedMoede };

/** Takes one posted form of the meeting's page, as the borger. */
export type TakeMoede = (tx: Tx, at: AtMoede, posted: FormData) => Promise<TakenMoede>;

const done = (at: string): TakenMoede => ({ kind: 'done', at });
const notFound: TakenMoede = { kind: 'not_found' };
const malformed: TakenMoede = { kind: 'malformed' };

/** The fields that somebody types or chooses in. */
const fields = ['punkt', 'egen', 'navn', 'relation', 'bisidder', 'ord', 'tider', 'svar'];

function refuse(posted: FormData, status: 400 | 409, form: string, errors: RefusedMoede['errors']): TakenMoede {
	const typed = Object.fromEntries(fields.map((field) => [field, typedIn(posted, field)]));
	return { kind: 'refused', status, form: { form, errors, typed } };
}

const sayProblem = (problem: TextProblem, most: number, missing: string = write.problems.missing) =>
	problem === 'too_long' ? write.problems.too_long(most) : problem === 'missing' ? missing : write.problems[problem];

/** What is wrong with the form as a whole stands at its first field. */
function refuseLate(
	posted: FormData,
	form: string,
	field: string,
	reason: 'unknown' | 'over' | 'other' | 'too_many',
	tooMany = ''
): TakenMoede {
	if (reason === 'unknown') return notFound;
	return refuse(posted, 409, form, { [field]: reason === 'too_many' ? tooMany : words.problems[reason] });
}

/** "Tilføj". */
export const takePunkt: TakeMoede = async (tx, at, posted) => {
	const sent = readPunkt(posted);
	if (!sent.ok) {
		if (sent.reason === 'malformed') return malformed;
		return refuse(posted, 400, forms.punkt, { punkt: sayProblem(sent.reason, longest.point) });
	}
	const added = await addOwnPunkt(tx, at, sent.value);
	if (added.ok) return done('?gemt=punkt#tal-om');
	return refuseLate(posted, forms.punkt, 'punkt', added.reason, words.points.tooMany(most.points));
};

/** "Tag væk" on an own point. */
export const takePunktOff: TakeMoede = async (tx, at, posted) => {
	const id = typedIn(posted, 'punkt');
	return moved(await moveOwnPunkt(tx, at, id, 'off'), `?fjernet=${id}#tal-om`);
};

/** "Fortryd" after that. */
export const takePunktBack: TakeMoede = async (tx, at, posted) =>
	moved(await moveOwnPunkt(tx, at, typedIn(posted, 'punkt'), 'back'), '?gemt=punkt#tal-om');

/** Where a button leads; when the meeting is over, the page says so itself. */
const moved = (result: Awaited<ReturnType<typeof moveOwnPunkt>>, at: string): TakenMoede =>
	result.ok ? done(at) : result.reason === 'over' ? done('') : notFound;

/** "Tag med". */
export const takeGuest: TakeMoede = async (tx, at, posted) => {
	const form = typedIn(posted, 'slags') === 'egen' ? forms.egen : forms.ny;
	const field = form === forms.egen ? 'egen' : 'navn';
	const sent = readGuest(posted);
	const { problems } = words.along;
	if (!sent.ok) {
		if (sent.problems === 'malformed') return malformed;
		const { egen, navn, relation } = sent.problems;
		return refuse(posted, 400, form, {
			egen: egen && problems.egen,
			navn: navn && sayProblem(navn, longest.name, problems.navn),
			relation: relation && sayProblem(relation, longest.relation, problems.relation)
		});
	}
	const invited = await inviteOwn(tx, at, sent.value);
	if (invited.ok) return done('?gemt=med#hvem');
	if (invited.reason === 'unknown_person') return refuse(posted, 409, form, { [field]: problems.unknown_person });
	return refuseLate(posted, form, field, invited.reason, problems.too_many(most.guests));
};

/** "Tag af listen". */
export const takeGuestOff: TakeMoede = async (tx, at, posted) => {
	const id = typedIn(posted, 'deltager');
	return moved(await moveOwnGuest(tx, at, id, 'off'), `?fjernet=${id}#hvem`);
};

/** "Fortryd" after that. */
export const takeGuestBack: TakeMoede = async (tx, at, posted) =>
	moved(await moveOwnGuest(tx, at, typedIn(posted, 'deltager'), 'back'), '?gemt=med#hvem');

/** An answer to a question of a mini-kick. */
export const takeSvar: TakeMoede = async (tx, at, posted) => {
	const form = forms.svar(typedIn(posted, 'noegle'));
	const sent = readSvar(posted);
	if (!sent.ok) {
		if (sent.reason === 'malformed') return malformed;
		return refuse(posted, 400, form, { svar: sayProblem(sent.reason, longest.answer) });
	}
	const said = await saySvar(tx, at, sent.value);
	return said.ok ? done('?gemt=svar#spoergsmaal') : refuseLate(posted, form, 'svar', said.reason);
};

/** "Jeg kan ikke komme". */
export const takeMove: TakeMoede = (tx, at, posted) => ask(tx, at, posted, 'move');

/** "Jeg vil helst ikke have … med". */
export const takeObjection: TakeMoede = (tx, at, posted) => ask(tx, at, posted, 'object');

async function ask(tx: Tx, at: AtMoede, posted: FormData, type: 'move' | 'object'): Promise<TakenMoede> {
	const typed = anmodningTypedOf(posted);
	const form = type === 'move' ? forms.flyt : forms.indvend(typed.hvem.toLowerCase());
	const moede = await findWritable(tx, at);
	if (!moede.ok) return refuseLate(posted, form, 'ord', moede.reason);
	const { borgerId, moedeId, now } = at;
	const made = await makeAnmodning(tx, { borgerId, moedeId, type, typed, today: dayOf(now) });
	if (made.ok) return done(type === 'move' ? '?gemt=flyt#kan-ikke' : '?gemt=indvend#hvem');
	const { ord, tider, hvem, form: whole } = made.problems;
	if (whole === 'unknown') return malformed;
	const { problems } = words.asked;
	return refuse(posted, whole || hvem ? 409 : 400, form, {
		ord:
			ord !== undefined
				? sayProblem(asText(ord), longestWords, problems.missing)
				: whole === undefined
					? hvem && (hvem === 'reads' ? problems.reads : problems.unknown)
					: words.problems[whole === 'other' ? 'other' : 'over'],
		tider: tider && sayProblem(asText(tider), longestWords)
	});
}

const asText = (problem: string): TextProblem =>
	problem === 'missing' || problem === 'too_long' ? problem : 'forbidden';

/** "Tag det tilbage" on what the borger has asked. */
export const takeAskedBack: TakeMoede = async (tx, at, posted) => {
	const moede = await findWritable(tx, at);
	if (!moede.ok) return moede.reason === 'over' ? done('') : notFound;
	const id = typedIn(posted, 'anmodning');
	const about = posted.get('slags') === 'object' ? 'hvem' : 'kan-ikke';
	// Answered meanwhile, it stands with its answer: that is what the page shows then.
	const taken = await withdrawAnmodning(tx, { borgerId: at.borgerId, id });
	return done(taken ? `?gemt=tilbage#${about}` : `#${about}`);
};
