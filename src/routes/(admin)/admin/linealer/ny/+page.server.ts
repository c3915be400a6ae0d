import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { anchorField, linealTypedOf, pointsOfScale, readScale, scaleTypedFrom, scaleTypedOf } from '$lib/admin/lineal';
import { readPosted, sayProblems } from '$lib/core/form';
import { adminLinealer } from '$lib/i18n/da/admin-linealer';
import { addRuler, findRulers } from '$lib/server/admin/rulers';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad } from './$types';

/** Sentences for the points and their words alike: a point's field is called after its number. */
const say = (problems: Partial<Record<string, string>>) => ({
	...sayProblems<string>(adminLinealer.problems, problems),
	...sayProblems<string>(
		Object.fromEntries(
			Object.keys(problems)
				.filter((field) => field.startsWith('ord-'))
				.map((field) => [field, adminLinealer.wordProblems])
		),
		Object.fromEntries(Object.entries(problems).filter(([field]) => field.startsWith('ord-')))
	)
});

/** First the points, which stand in the address; then, with `ord`, the words of each. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'admin');
	const rulers = await readAs(actor, findRulers);
	const from = url.searchParams.get('fra');
	const versions = rulers.filter(({ key }) => key === from).sort((a, b) => b.version - a.version);
	const newest = versions[0] ?? null;
	const isAsked = url.searchParams.has('navn');
	const blank = { navn: '', lavest: '1', hoejest: '5', trin: '0.5', bedst: '' };
	const typed = isAsked ? scaleTypedOf((name) => url.searchParams.get(name)) : newest ? scaleTypedFrom(newest) : blank;
	const scale = isAsked ? readScale(typed) : null;
	const words = new Map(newest?.anchors.map(({ value, text }) => [value, text]));
	return {
		typed,
		from: newest && { key: newest.key, name: newest.name },
		errors: scale && !scale.ok ? say(scale.problems) : null,
		scale: scale?.ok && url.searchParams.has('ord') ? scale.value : null,
		/** What stands at the points already, for a new version. */
		ord: scale?.ok
			? Object.fromEntries(pointsOfScale(scale.value).map((value) => [anchorField(value), words.get(value) ?? '']))
			: {},
		born: { noegle: newest?.key ?? randomUUID(), version: String((newest?.version ?? 0) + 1) }
	};
};

export const actions: Actions = {
	gem: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const typed = linealTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) => addRuler(tx, typed));
		if (taken.ok) redirect(303, '/admin/linealer?gemt');
		return fail(400, { returned: { typed, errors: say(taken.problems) } });
	}
};
