import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { readPosted, tickedIn, typedIn } from '$lib/core/form';
import { isItemKind, readFields, type ItemKind } from '$lib/plan/draft';
import { readItemForm, type PostedItem, type Refused, type RefusedSave, type RemovedItem } from '$lib/plan/edit/posted';
import { sayNotShared, sayProblems, sayUnknown, type Sentences } from '$lib/plan/edit/refusals';
import { tavleOrder } from '$lib/plan/own';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor, type Tx } from '$lib/server/db/with-actor';
import { sharePlan } from '$lib/server/journal/causes';
import { moveItem, removeItem, restoreItem, undoItem } from '$lib/server/plan/arrange';
import { noteAftale } from '$lib/server/plan/commands';
import { closeIndsats, closeMaal, reopenMaal, saveItem, startItem } from '$lib/server/plan/draft';
import { addTavlepunkt, endTavlepunkt, replyToStatement, tavlepunktToItem } from '$lib/server/plan/tavle';
import { showWorkspace } from '$lib/server/plan/workspace';
import { findTeamQuestions } from '$lib/server/question/ask';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/plan';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, accountId, borgerId, today } = requireBorger(locals, params.id);
	const asked = { borgerId, today, page, requestId: locals.requestId };
	const [shown, questions] = await readAs(actor, (tx) =>
		Promise.all([showWorkspace(tx, asked), findTeamQuestions(tx, { borgerId })])
	);
	if (!shown) error(404, 'Siden findes ikke');
	const order = tavleOrder(locals.municipality.words['tavle_foerst']);
	return {
		...shown,
		questions,
		planNumber: shown.draft.plan?.number ?? null,
		tavleOrder: order,
		now: locals.now,
		today,
		reader: accountId
	};
};

/** A posted form, and who sent it about whom. `of`: what a field says, '' for none. */
async function readAct({ locals, params, request }: RequestEvent) {
	const asked = requireBorger(locals, params.id);
	const posted = await readPosted(request);
	if (!posted) error(400, 'Skemaet kan ikke læses');
	const of = (name: string) => typedIn(posted, name);
	const several = (name: string) => tickedIn(posted, name);
	return { ...asked, posted, of, several, municipality: locals.municipality };
}
type Act = Awaited<ReturnType<typeof readAct>>;
/** The item that a press is about. */
const itemOf = ({ of, borgerId }: Act, kind?: ItemKind) => {
	const named = kind ?? of('kind');
	if (!isItemKind(named)) error(404, 'Siden findes ikke');
	return { borgerId, kind: named, itemId: of('item') };
};

/** Where a press leads, or what was wrong with it. */
type Came = { to: string } | { about: string; errors: Sentences; status?: 404 | 409 };

/** One press: one transaction, then back to where it was done, or the form again with what was typed. */
const act = (action: string, run: (tx: Tx, asked: Act) => Promise<Came>) => async (event: RequestEvent) => {
	const asked = await readAct(event);
	const came = await withActor(asked.actor, (tx) => run(tx, asked));
	if ('to' in came) redirect(303, `/borgere/${asked.borgerId}/plan${came.to}`);
	const values = Object.fromEntries([...asked.posted.keys()].map((name) => [name, asked.several(name).join(',')]));
	const refused: Refused = { action, about: came.about, values, errors: came.errors };
	return fail(came.status ?? 400, { refused });
};
type Outcome =
	| { ok: true }
	| { ok: false; reason: 'unknown' | 'no_plan' }
	| { ok: false; reason: 'problems'; problems: Parameters<typeof sayProblems>[1] };
const come = (action: string, result: Outcome, about: string, to: string): Came => {
	if (result.ok) return { to };
	if (result.reason === 'problems') return { about, errors: sayProblems(action, result.problems) };
	return { about, errors: sayUnknown(result.reason), status: 404 };
};
const opened = (kind: ItemKind, itemId: string) => `?rediger=${itemId}#${kind}-${itemId}`;

export const actions = {
	tilfoej: act('tilfoej', async (tx, { of, borgerId, today }) => {
		const kind = of('kind');
		if (!isItemKind(kind)) error(404, 'Siden findes ikke');
		const fields = of('proeve') === 'ja' ? { proevehandling: 'ja' } : {};
		const made = await startItem(tx, { borgerId, kind, parentId: of('parent') || null, today, fields });
		return come('tilfoej', made, '', made.ok ? opened(kind, made.value) : '');
	}),
	gem: async (event) => {
		const { actor, accountId, borgerId, today, posted } = await readAct(event);
		const sent = readItemForm(posted);
		if (!sent) error(400, 'Skemaet kan ikke læses');
		const { kind, itemId, parentId, before, mine: typed, auto, reader } = sent;
		const asked = { ...sent, borgerId, today };
		const saved =
			reader === accountId
				? await withActor(actor, (tx) => saveItem(tx, asked))
				: { ok: false as const, reason: 'other_person' as const };
		if (saved.ok && !auto) redirect(303, `/borgere/${borgerId}/plan#${kind}-${saved.value.itemId}`);
		if (saved.ok) return { gem: { saved: saved.value, at: new Date() } };
		const { ok: _ok, reason: refused, ...why } = saved;
		const answer = { refused, ...why } as RefusedSave;
		if (auto) return { gem: answer };
		const item: PostedItem = { kind, itemId, parentId, before, typed, answer };
		return fail(refused === 'problems' ? 400 : 409, { item });
	},
	fjern: async (event) => {
		const asked = await readAct(event);
		const item = itemOf(asked);
		const taken = await withActor(asked.actor, (tx) => removeItem(tx, item));
		const { of, posted, borgerId } = asked;
		const about = { action: 'fjern', about: item.itemId, values: {}, errors: sayUnknown('unknown') };
		if (!taken.ok) return fail(404, { refused: about satisfies Refused });
		if (!posted.has('parent')) redirect(303, `/borgere/${borgerId}/plan#${item.kind}-${item.itemId}`);
		// Nobody else remembers something new: the page offers it back from here.
		const { kind, itemId } = item;
		const fields = readFields(kind, posted);
		return { removed: { kind, itemId, parentId: of('parent') || null, fields } satisfies RemovedItem };
	},
	gendan: act('gendan', async (tx, asked) => {
		const item = itemOf(asked);
		return come('gendan', await restoreItem(tx, item), item.itemId, `#${item.kind}-${item.itemId}`);
	}),
	fortryd: act('fortryd', async (tx, asked) => {
		const item = itemOf(asked);
		return come('fortryd', await undoItem(tx, item), item.itemId, `#${item.kind}-${item.itemId}`);
	}),
	flyt: act('flyt', async (tx, asked) => {
		const item = itemOf(asked);
		const direction = asked.of('retning') === 'op' ? 'up' : 'down';
		const moved = await moveItem(tx, { ...item, direction });
		return come('flyt', moved, item.itemId, `#${item.kind}-${item.itemId}`);
	}),
	luk: act('luk', async (tx, asked) => {
		const { of, borgerId, today } = asked;
		const closing = { borgerId, itemId: of('item'), outcome: of('outcome'), words: of('words'), today };
		return come('luk', await closeMaal(tx, closing), of('item'), `#maal-${of('item')}`);
	}),
	aabn: act('aabn', async (tx, { of, borgerId }) => {
		const reopened = await reopenMaal(tx, { borgerId, itemId: of('item') });
		return come('aabn', reopened, of('item'), `#maal-${of('item')}`);
	}),
	status: act('status', async (tx, { of, borgerId }) => {
		const note = { borgerId, itemId: of('item'), state: of('state'), reason: of('reason'), newDueOn: of('newDueOn') };
		return come('status', await noteAftale(tx, note), of('item'), `#aftale-${of('item')}`);
	}),
	afslut: act('afslut', async (tx, { of, borgerId }) => {
		const closing = { borgerId, itemId: of('item'), endsOn: of('endsOn'), learnt: of('learnt') };
		return come('afslut', await closeIndsats(tx, closing), of('item'), `#indsats-${of('item')}`);
	}),
	del: act('del', async (tx, { of, borgerId, today, municipality }) => {
		const sharing = { borgerId, summary: of('summary'), seen: of('seen') || null, today, municipality };
		const shared = await sharePlan(tx, sharing);
		if (shared.ok) return { to: `?delt=${shared.value}#del` };
		const status = shared.reason === 'changed' ? (409 as const) : undefined;
		return { about: '', errors: sayNotShared(shared.reason), ...(status ? { status } : {}) };
	}),
	tavle: act('tavle', async (tx, { of, several, borgerId }) => {
		const point = { borgerId, column: of('kolonne'), text: of('tekst'), topics: several('foelsomt').join(',') };
		return come('tavle', await addTavlepunkt(tx, point), of('kolonne'), '?vis=tavle#tavle');
	}),
	'tavle-fjern': act('tavle-fjern', async (tx, { of, borgerId }) => {
		const ended = await endTavlepunkt(tx, { borgerId, tavlepunktId: of('punkt') });
		return come('tavle-fjern', ended, of('punkt'), '?vis=tavle#tavle');
	}),
	'tavle-til': act('tavle-til', async (tx, { of, borgerId, today }) => {
		const kind = of('kind') === 'maal' ? ('maal' as const) : ('aftale' as const);
		const made = await tavlepunktToItem(tx, { borgerId, tavlepunktId: of('punkt'), kind, today });
		return come('tavle-til', made, of('punkt'), made.ok ? opened(kind, made.value) : '');
	}),
	svar: act('svar', async (tx, { of, borgerId }) => {
		const reply = { borgerId, statementId: of('statement'), text: of('text') };
		return come('svar', await replyToStatement(tx, reply), of('statement'), '#svar-paa-udgave');
	})
} satisfies Actions;
