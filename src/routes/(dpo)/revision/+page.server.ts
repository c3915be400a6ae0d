import { redirect } from '@sveltejs/kit';
import { alarmHref, busiestHours, isAboutLooks } from '$lib/accesslog/revision';
import { addDays, dayOf } from '$lib/core/dates';
import { readPosted, typedIn } from '$lib/core/form';
import { isId } from '$lib/core/text';
import { revision, sayAlarm } from '$lib/i18n/da/revision';
import { recordLook } from '$lib/server/accesslog/commands';
import { findOverview, handleAlarm, type Alarm } from '$lib/server/accesslog/revision';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad } from './$types';

const view = (alarm: Alarm) => ({
	...{ id: alarm.id, at: alarm.at, said: sayAlarm(alarm), href: alarmHref(alarm) },
	...{ handledAt: alarm.handledAt, handledBy: alarm.handledBy }
});

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'dpo');
	const since = new Date(`${addDays(dayOf(locals.now), -7)}T00:00:00Z`);
	const found = await readAs(actor, async (tx) => {
		const overview = await findOverview(tx, since);
		const borgere = new Set(overview.alarms.flatMap(({ borgerId }) => (borgerId ? [borgerId] : [])));
		await recordLook(tx, {
			...{ kind: 'list', page: '/revision', purpose: revision.purpose.alarms, requestId: locals.requestId },
			shown: [...borgere].map((borgerId) => ({ borgerId, itemKind: 'log' as const }))
		});
		return overview;
	});
	const open = found.alarms.filter(({ handledAt }) => handledAt === null);
	return {
		head: found.head,
		checked: found.checked,
		behind: found.behind,
		aboutLog: open.filter((alarm) => !isAboutLooks(alarm)).map(view),
		aboutLooks: open.filter(isAboutLooks).map(view),
		earlier: found.alarms.filter(({ handledAt }) => handledAt !== null).map(view),
		hours: busiestHours(found.hours, locals.municipality.manyLooks),
		limit: locals.municipality.manyLooks,
		handled: url.searchParams.has('noteret')
	};
};

export const actions: Actions = {
	set: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'dpo');
		const id = typedIn((await readPosted(request)) ?? new FormData(), 'alarm');
		// One that a colleague has dealt with meanwhile stays theirs: the page shows it.
		const done = isId(id) && (await withActor(actor, (tx) => handleAlarm(tx, id)));
		redirect(303, done ? '/revision?noteret' : '/revision');
	}
};
