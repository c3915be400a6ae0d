import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { readPosted, sayProblems, typedIn } from '$lib/core/form';
import { asked } from '$lib/i18n/da/anmodning';
import { moedeDesk } from '$lib/i18n/da/moede-desk';
import { sayMoedeProblems } from '$lib/moede/desk/say-problems';
import { dutiesOf } from '$lib/moede/duties';
import { phaseOf } from '$lib/moede/moede';
import { answerTypedOf, cancelTypedOf, inviteTypedOf, punktTypedOf } from '$lib/moede/planning';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import {
	addPunkt,
	answerInvitation,
	finishOpgave,
	inviteParticipant,
	movePunkt,
	removePunkt,
	uninvite
} from '$lib/server/moede/commands';
import { callOffMoede } from '$lib/server/journal/causes';
import { findMoedeDesk, findPlanHead } from '$lib/server/moede/desk';
import { answerAnmodning } from '$lib/server/team/anmodning';
import { answerTypedOf as anmodningAnswerOf } from '$lib/team/anmodning';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const page = '/borgere/[id]/moeder/[moede]';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const { now } = locals;
	const moedeId = params.moede;
	const { desk, head } = await readAs(actor, async (tx) => {
		const [found, frame] = await Promise.all([
			findMoedeDesk(tx, { borgerId, moedeId, today }),
			findPlanHead(tx, { borgerId, today })
		]);
		const shown = found ? [{ borgerId, itemKind: 'moede' as const, itemId: moedeId }] : [];
		await recordLook(tx, { kind: 'page', page, purpose: 'Så et møde', requestId: locals.requestId, shown });
		return { desk: found, head: frame };
	});
	if (!desk) error(404, 'Siden findes ikke');
	return {
		moede: desk,
		planNumber: desk.planNumber,
		phase: phaseOf(desk, now),
		duties: dutiesOf(desk, now),
		team: head?.team ?? [],
		/** The id of the next point of the agenda. */
		newId: randomUUID(),
		saved: url.searchParams.get('gemt'),
		now,
		today
	};
};

type Typed = Record<string, string>;
type Problems = Partial<Record<string, string>>;
type Outcome = { ok: true } | { ok: false; problems: Problems };

/** Who acts and on what, with the form that was sent. */
async function read({ locals, params, request }: RequestEvent) {
	const { actor, borgerId } = requireBorger(locals, params.id);
	const posted = (await readPosted(request)) ?? new FormData();
	return { actor, about: { borgerId, moedeId: params.moede }, posted };
}

/** Back to the page with what was typed, or on. @param form the action, and which of several forms it was */
function answer(
	outcome: Outcome,
	{ moedeId, borgerId }: { borgerId: string; moedeId: string },
	form: { action: string; of?: string; typed?: Typed; say?: typeof sayMoedeProblems; then: string }
) {
	if (outcome.ok) redirect(303, `/borgere/${borgerId}/moeder/${moedeId}?gemt=${form.then}`);
	if (outcome.problems['form'] === 'unknown') error(404, 'Siden findes ikke');
	const errors = (form.say ?? sayMoedeProblems)(outcome.problems);
	return fail(400, { refused: { action: form.action, of: form.of ?? '', typed: form.typed ?? {}, errors } });
}

export const actions: Actions = {
	aflys: async (event) => {
		const { actor, about, posted } = await read(event);
		const typed = cancelTypedOf(posted);
		const { now, municipality } = event.locals;
		const outcome = await withActor(actor, (tx) => callOffMoede(tx, { ...about, typed, now, municipality }));
		return answer(outcome, about, { action: 'aflys', typed, then: 'aflyst' });
	},
	svar: async (event) => {
		const { actor, about, posted } = await read(event);
		const typed = answerTypedOf(posted);
		const outcome = await withActor(actor, (tx) => answerInvitation(tx, { ...about, typed }));
		return answer(outcome, about, { action: 'svar', typed, then: 'svar' });
	},
	anmodning: async (event) => {
		const { actor, about, posted } = await read(event);
		const typed = anmodningAnswerOf(posted);
		const outcome = await withActor(actor, (tx) => answerAnmodning(tx, { borgerId: about.borgerId, typed }));
		const say = (problems: Problems) => sayProblems(asked.problems, problems);
		return answer(outcome, about, { action: 'anmodning', of: typed.anmodning, typed, say, then: 'besvaret' });
	},
	inviter: async (event) => {
		const { actor, about, posted } = await read(event);
		const typed = inviteTypedOf(posted);
		const outcome = await withActor(actor, (tx) => inviteParticipant(tx, { ...about, typed }));
		return answer(outcome, about, { action: 'inviter', typed, then: 'gemt#deltagere' });
	},
	fjern: async (event) => {
		const { actor, about, posted } = await read(event);
		const participantId = typedIn(posted, 'deltager');
		const outcome = await withActor(actor, (tx) => uninvite(tx, { ...about, participantId }));
		return answer(outcome, about, { action: 'fjern', then: 'gemt#deltagere' });
	},
	punkt: async (event) => {
		const { actor, about, posted } = await read(event);
		const typed = punktTypedOf(posted);
		const outcome = await withActor(actor, (tx) => addPunkt(tx, { ...about, typed }));
		const say = (problems: Problems) =>
			sayProblems({ ...moedeDesk.problems, titel: moedeDesk.problems.punkt }, problems);
		return answer(outcome, about, { action: 'punkt', typed, say, then: 'gemt#punkter' });
	},
	flyt: async (event) => {
		const { actor, about, posted } = await read(event);
		const direction = typedIn(posted, 'vej') === 'op' ? 'up' : 'down';
		const outcome = await withActor(actor, (tx) =>
			movePunkt(tx, { ...about, punktId: typedIn(posted, 'punkt'), direction })
		);
		return answer(outcome, about, { action: 'flyt', then: 'gemt#punkter' });
	},
	fjernpunkt: async (event) => {
		const { actor, about, posted } = await read(event);
		const outcome = await withActor(actor, (tx) => removePunkt(tx, { ...about, punktId: typedIn(posted, 'punkt') }));
		return answer(outcome, about, { action: 'fjernpunkt', then: 'gemt#punkter' });
	},
	opgave: async (event) => {
		const { actor, about, posted } = await read(event);
		const ids = { borgerId: about.borgerId, opgaveId: typedIn(posted, 'id') };
		const done = await withActor(actor, (tx) => finishOpgave(tx, { ...ids, done: true }));
		if (!done) error(404, 'Siden findes ikke');
		return answer({ ok: true }, about, { action: 'opgave', then: 'gemt#opgaver' });
	}
};
