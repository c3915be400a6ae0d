import { readRevisionQuery, revisionHref } from '$lib/accesslog/revision';
import { sayProblems } from '$lib/core/form';
import { revision } from '$lib/i18n/da/revision';
import { recordLook } from '$lib/server/accesslog/commands';
import { searchLog } from '$lib/server/accesslog/revision';
import { requireActor } from '$lib/server/auth/actor';
import { readAs } from '$lib/server/db/with-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'dpo');
	const { typed, query, problems } = readRevisionQuery(url.searchParams);
	const errors = sayProblems(revision.search.problems, problems);
	// A search that was not understood shows nothing: without the field it would show more than was asked for.
	if (Object.keys(errors).length > 0) return { typed, errors, rows: null, older: null, newest: null };
	const { rows, next } = await readAs(actor, async (tx) => {
		const found = await searchLog(tx, query);
		const named = new Set(found.rows.flatMap(({ borgere }) => borgere.flatMap(({ id }) => (id ? [id] : []))));
		await recordLook(tx, {
			...{ kind: query.borgerId ? 'page' : 'list', page: '/revision/soeg' },
			...{ purpose: revision.purpose.search, requestId: locals.requestId },
			shown: [...named].map((borgerId) => ({ borgerId, itemKind: 'log' as const }))
		});
		return found;
	});
	return {
		...{ typed, errors, rows },
		older: next && revisionHref({ ...query, before: next }),
		newest: query.before ? revisionHref({ ...query, before: null }) : null
	};
};
