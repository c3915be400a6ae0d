import { error, fail, redirect } from '@sveltejs/kit';
import { readNeeded, readPosted, typedIn } from '$lib/core/form';
import { moedeMail } from '$lib/i18n/da/moede-mail';
import { limits } from '$lib/moede/planning';
import { answerByMail, findInvitation } from '$lib/server/moede/invitation';
import type { Actions, PageServerLoad } from './$types';

/**
 * The page that the link of an invitation leads to. Nobody is logged in: the link is the secret, and it opens nothing but when the
 * meeting is. Opening it answers nothing, because what reads mails before people do opens links too.
 */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const found = await findInvitation(params.token);
	if (!found) error(404, 'Siden findes ikke');
	setHeaders({ 'x-robots-tag': 'noindex' });
	return {
		...found,
		over: found.state !== 'planned' || found.endsAt <= locals.now,
		saved: url.searchParams.has('gemt')
	};
};

type Typed = { grund: string };

export const actions = {
	ja: async ({ params }) => {
		const outcome = await answerByMail(params.token, { answer: 'yes', reason: null });
		if (outcome === 'unknown') error(404, 'Siden findes ikke');
		redirect(303, `/svar/${params.token}${outcome === 'answered' ? '?gemt' : ''}`);
	},
	nej: async ({ params, request }) => {
		const posted = await readPosted(request);
		const typed: Typed = { grund: posted ? typedIn(posted, 'grund') : '' };
		const reason = readNeeded(typed.grund, limits.reason);
		if (!reason.ok) {
			// A link that is none has no form either.
			if (!(await findInvitation(params.token))) error(404, 'Siden findes ikke');
			return fail(400, { typed, errors: { grund: moedeMail.page.problems[reason.reason] } });
		}
		const outcome = await answerByMail(params.token, { answer: 'no', reason: reason.value });
		if (outcome === 'unknown') error(404, 'Siden findes ikke');
		redirect(303, `/svar/${params.token}${outcome === 'answered' ? '?gemt' : ''}`);
	}
} satisfies Actions;
