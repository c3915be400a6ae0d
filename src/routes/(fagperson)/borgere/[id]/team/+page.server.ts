import { error, fail, redirect } from '@sveltejs/kit';
import { readPosted, sayProblems, typedIn } from '$lib/core/form';
import { asked } from '$lib/i18n/da/anmodning';
import { skaermet as shielded } from '$lib/i18n/da/skaermet';
import { teamEdit } from '$lib/i18n/da/team-edit';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { findSkaermet, logOutEverywhere, setSkaermet } from '$lib/server/borger/skaermet';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { answerAnmodning, findAnmodninger } from '$lib/server/team/anmodning';
import { finishPoint, leaveTeam } from '$lib/server/team/commands';
import { findAbsences } from '$lib/server/team/fravaer';
import { findTeamDesk } from '$lib/server/team/queries';
import { accessOfMember } from '$lib/team/access';
import { answerTypedOf } from '$lib/team/anmodning';
import { leaveTypedOf } from '$lib/team/edit';
import { awayOf } from '$lib/team/fravaer';
import { viewMember } from '$lib/team/member';
import { contactsOf, splitTeam } from '$lib/team/membership';
import { sayAway } from '$lib/team/say-away';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/team';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const mostLeft = url.searchParams.has('alle') ? 200 : 10;
	const { desk, anmodninger, absences, skaermet } = await readAs(actor, async (tx) => {
		const [found, requests, away, shield] = await Promise.all([
			findTeamDesk(tx, { borgerId, today, mostLeft }),
			findAnmodninger(tx, { borgerId, about: 'team' }),
			findAbsences(tx, { borgerId, today }),
			findSkaermet(tx, borgerId)
		]);
		const shown = found ? [{ borgerId, itemKind: 'team' as const }] : [];
		await recordLook(tx, {
			kind: 'page',
			page,
			purpose: 'Så, hvem der er på teamet',
			requestId: locals.requestId,
			shown
		});
		return { desk: found, anmodninger: requests, absences: away, skaermet: shield };
	});
	if (!desk || !skaermet) error(404, 'Siden findes ikke');
	const { now, coming, left } = splitTeam(desk.members, today);
	const deputy = contactsOf(desk.members, today).stedfortraeder;
	const sayOf = ({ accountId, name, function: as }: (typeof now)[number]) =>
		sayAway({ name, away: awayOf(absences, accountId, today), deputy, holds: as === 'tovholder', as: 'staff' });
	const view = (member: (typeof now)[number]) => ({
		...viewMember(member),
		id: member.id,
		access: accessOfMember(member, desk.grounds),
		removable: desk.holdsThreads && member.function !== 'tovholder' && member.accountId !== desk.accountId
	});
	return {
		borger: desk.borger,
		holdsThreads: desk.holdsThreads,
		now: now.map((member) => ({ ...view(member), away: sayOf(member) })),
		coming: coming.map(view),
		left: left.slice(0, mostLeft).map((member) => ({ ...view(member), removable: false })),
		anmodninger: anmodninger.filter(({ withdrawnAt }) => withdrawnAt === null),
		/** The row of the team of each, by account. */
		rows: Object.fromEntries([...coming, ...now].map((member) => [member.accountId, member.id])),
		moreLeft: left.length > mostLeft,
		open: desk.handOvers.filter(({ openPoints }) => openPoints.length > 0),
		handOvers: desk.handOvers,
		word: locals.municipality.words['tovholder'] ?? 'tovholder',
		changed: url.searchParams.has('gemt'),
		answered: url.searchParams.has('svaret'),
		skaermet,
		shielded: url.searchParams.get('skaermet'),
		loggedOut: url.searchParams.has('loggetud'),
		today
	};
};

export const actions: Actions = {
	fjern: async ({ locals, params, request }) => {
		const { actor, borgerId, today } = requireBorger(locals, params.id);
		const typed = leaveTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => leaveTeam(tx, { borgerId, typed, today }));
		if (!taken.ok) return fail(400, { returned: { typed, errors: sayProblems(teamEdit.problems, taken.problems) } });
		redirect(303, `/borgere/${borgerId}/team?gemt`);
	},
	skaerm: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const posted = (await readPosted(request)) ?? new FormData();
		const wanted = typedIn(posted, 'skaermet');
		if (wanted !== 'ja' && wanted !== 'nej') return fail(400, { shield: shielded.problems.missing });
		const skaermet = wanted === 'ja';
		const set = await withActor(actor, (tx) => setSkaermet(tx, { borgerId, skaermet }));
		if (!set.ok) return fail(400, { shield: shielded.problems[set.reason] });
		redirect(303, `/borgere/${borgerId}/team?skaermet=${skaermet ? 'til' : 'fra'}`);
	},
	logud: async ({ locals, params }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const ended = await withActor(actor, (tx) => logOutEverywhere(tx, borgerId));
		if (!ended.ok) return fail(400, { shield: shielded.problems.not_yours });
		redirect(303, `/borgere/${borgerId}/team?loggetud`);
	},
	svar: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const typed = answerTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => answerAnmodning(tx, { borgerId, typed }));
		if (!taken.ok) return fail(400, { answer: { typed, errors: sayProblems(asked.problems, taken.problems) } });
		redirect(303, `/borgere/${borgerId}/team?svaret`);
	},
	punkt: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const posted = (await readPosted(request)) ?? new FormData();
		const [handOverId, point] = [typedIn(posted, 'overdragelse'), typedIn(posted, 'punkt')];
		const done = await withActor(actor, (tx) => finishPoint(tx, { borgerId, handOverId, point }));
		if (!done) error(404, 'Siden findes ikke');
		redirect(303, `/borgere/${borgerId}/team?gemt`);
	}
};
