import { tickedIn, typedIn } from '../../core/form';
import { emner as words } from '../../i18n/da/emner';
import { write } from '../../i18n/da/own-words';
import { longestEmne, readEmne, type RefusedEmne } from '../../trivsel/emner';
import type { Tx } from '../db/with-actor';
import { chooseEmne, endEmne, restoreEmne } from './emner';

type Own = { borgerId: string; accountId: string };

export type TakenEmne =
	/** What the address says came of it. */
	| { kind: 'done'; query: string }
	| { kind: 'not_found' }
	/** A form that is not ours. */
	| { kind: 'malformed' }
	/** Comes back with what was typed; `status` is the answer's. */
	| { kind: 'refused'; status: 400 | 409; form: RefusedEmne };

function refuse(posted: FormData, status: 400 | 409, error: string): TakenEmne {
	const topics = tickedIn(posted, 'foelsomt');
	return { kind: 'refused', status, form: { text: typedIn(posted, 'tekst'), topics, error } };
}

/**
 * Takes the form in which the borger chooses a goal or own words.
 * @param maal the goals that go on: one can choose no other
 */
export async function takeEmne(
	tx: Tx,
	own: Own,
	{ posted, maal }: { posted: FormData; maal: readonly { itemId: string; title: string }[] }
): Promise<TakenEmne> {
	const sent = readEmne(posted);
	if (!sent.ok) {
		const { reason } = sent;
		if (reason === 'malformed') return { kind: 'malformed' };
		if (reason === 'missing') return refuse(posted, 400, words.problems.missing);
		return refuse(posted, 400, reason === 'too_long' ? write.problems.too_long(longestEmne) : write.problems.forbidden);
	}
	const chosen = 'maalId' in sent.value ? maalOf(maal, sent.value.maalId) : { ...sent.value, maalId: null };
	if (!chosen) return refuse(posted, 409, words.problems.unknown);
	const done = await chooseEmne(tx, own, chosen);
	return done.ok ? { kind: 'done', query: `?valgt=${done.value.id}` } : refuse(posted, 409, words.problems.most);
}

function maalOf(maal: readonly { itemId: string; title: string }[], maalId: string) {
	const goal = maal.find(({ itemId }) => itemId === maalId);
	return goal ? { text: goal.title, maalId, topics: [] } : null;
}

/** "Tag væk". */
export async function takeEmneAway(tx: Tx, own: Own, posted: FormData): Promise<TakenEmne> {
	const id = typedIn(posted, 'emne');
	return (await endEmne(tx, own.borgerId, id)).ok ? { kind: 'done', query: `?fjernet=${id}` } : { kind: 'not_found' };
}

/** "Fortryd" after that. */
export async function takeEmneBack(tx: Tx, own: Own, posted: FormData): Promise<TakenEmne> {
	const back = await restoreEmne(tx, own, typedIn(posted, 'emne'));
	if (back.ok) return { kind: 'done', query: `?valgt=${back.value.id}` };
	return back.reason === 'unknown' ? { kind: 'not_found' } : refuse(posted, 409, words.problems.most);
}
