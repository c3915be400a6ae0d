import { typedIn, type TextProblem } from '../../core/form';
import { statement, tavle, wishes } from '../../i18n/da/own-plan';
import { write } from '../../i18n/da/own-words';
import {
	longest,
	longestWish,
	pointForm,
	readPoint,
	readStatement,
	readWish,
	statementForm,
	wishForm,
	type RefusedOwn
} from '../../plan/own';
import type { Tx } from '../db/with-actor';
import { addPoint, endWish, movePoint, restoreWish, saveWish, saySomething, undoAftaleDone, type Own } from './own';

export type TakenOwn =
	/** Where the plan shows what came of it. */
	| { kind: 'done'; address: string }
	| { kind: 'not_found' }
	/** A form that is not ours. */
	| { kind: 'malformed' }
	/** Comes back with what was typed; `status` is the answer's. */
	| { kind: 'refused'; status: 400 | 409; form: RefusedOwn };

/** Takes one posted form of the borger's page, as the borger. */
export type TakeOwn = (tx: Tx, own: Own, posted: FormData) => Promise<TakenOwn>;

const done = (address: string): TakenOwn => ({ kind: 'done', address });
const notFound: TakenOwn = { kind: 'not_found' };
const malformed: TakenOwn = { kind: 'malformed' };

function refuse(
	posted: FormData,
	status: 400 | 409,
	why: Pick<RefusedOwn, 'form' | 'error'> & Partial<RefusedOwn>
): TakenOwn {
	const typed = {
		text: typedIn(posted, 'tekst'),
		topics: posted.getAll('foelsomt').filter((each) => typeof each === 'string'),
		stance: typedIn(posted, 'holdning') || null
	};
	return { kind: 'refused', status, form: { ...typed, field: 'tekst', now: null, ...why } };
}

const sayProblem = (problem: TextProblem, most: number) =>
	problem === 'too_long' ? write.problems.too_long(most) : write.problems[problem];

const savedWish = done('/plan?gemt=oenske#det-vil-jeg');
const savedPoint = done('/plan?gemt=punkt#tavlen');

/** A new or changed wish. */
export const takeWish: TakeOwn = async (tx, own, posted) => {
	const sent = readWish(posted);
	if (!sent.ok) {
		if (sent.reason === 'malformed') return malformed;
		const slags = posted.get('slags');
		const type = slags === 'dream' || slags === 'job' || slags === 'story' ? slags : 'wish';
		const form = wishForm(type, typedIn(posted, 'oenske') || null);
		return refuse(posted, 400, { form, error: sayProblem(sent.reason, longestWish(type)) });
	}
	const saved = await saveWish(tx, own, sent.value);
	if (saved.ok) return savedWish;
	const form = wishForm(sent.value.type, sent.value.id);
	if (saved.reason === 'too_many') return refuse(posted, 409, { form, error: wishes.problems.too_many });
	return refuse(posted, 409, { form, error: wishes.problems.elsewhere(saved.now.text), now: saved.now.id });
};

/** "Tag væk" on a wish. */
export const takeWishAway: TakeOwn = async (tx, own, posted) => {
	const id = typedIn(posted, 'oenske');
	return (await endWish(tx, own, id)).ok ? done(`/plan?fjernet=${id}#det-vil-jeg`) : notFound;
};

/** "Fortryd" after that. */
export const takeWishBack: TakeOwn = async (tx, own, posted) => {
	const restored = await restoreWish(tx, own, typedIn(posted, 'oenske'));
	if (restored.ok) return savedWish;
	if (restored.reason === 'unknown') return notFound;
	const { too_many, taken } = wishes.problems;
	return refuse(posted, 409, { form: 'det-vil-jeg', error: restored.reason === 'too_many' ? too_many : taken });
};

/** What the borger says to the version. */
export const takeStatement: TakeOwn = async (tx, own, posted) => {
	const sent = readStatement(posted);
	const said = sent.ok ? await saySomething(tx, own, sent.value) : sent;
	if (said.ok) return done('/plan?gemt=udtalelse#det-siger-jeg');
	switch (said.reason) {
		case 'malformed':
			return malformed;
		case 'forbidden':
		case 'too_long':
			return refuse(posted, 400, { form: statementForm, error: sayProblem(said.reason, longest.words) });
		default: {
			const error = statement.problems[said.reason];
			return refuse(posted, said.reason === 'stance' ? 400 : 409, { form: statementForm, field: 'holdning', error });
		}
	}
};

/** A new point on the board. */
export const takePoint: TakeOwn = async (tx, own, posted) => {
	const sent = readPoint(posted);
	if (!sent.ok) {
		if (sent.reason === 'malformed') return malformed;
		const form = pointForm(typedIn(posted, 'kolonne'));
		return refuse(posted, 400, { form, error: sayProblem(sent.reason, longest.point) });
	}
	if ((await addPoint(tx, own, sent.value)).ok) return savedPoint;
	return refuse(posted, 409, { form: pointForm(sent.value.column), error: tavle.problems.too_many });
};

/** "Tag væk" on an own point. */
export const takePointOff: TakeOwn = async (tx, own, posted) => {
	const id = typedIn(posted, 'punkt');
	return (await movePoint(tx, own, id, 'off')).ok ? done(`/plan?fjernet=${id}#tavlen`) : notFound;
};

/** "Fortryd" after that. */
export const takePointBack: TakeOwn = async (tx, own, posted) =>
	(await movePoint(tx, own, typedIn(posted, 'punkt'), 'back')).ok ? savedPoint : notFound;

/** "Fortryd" on what the borger noted as done. */
export const takeDoneBack: TakeOwn = async (tx, own, posted) => {
	const id = typedIn(posted, 'aftale');
	return (await undoAftaleDone(tx, own, id)).ok ? done(`/plan?gemt=aftale#aftale-${id}`) : notFound;
};
