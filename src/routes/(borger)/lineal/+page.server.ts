import { error, fail, redirect } from '@sveltejs/kit';
import { requireActor } from '$lib/server/auth/actor';
import { readOwn, withActor } from '$lib/server/db/with-actor';
import { giveAnswer, openAnswers, orOvertaken } from '$lib/server/trivsel/commands';
import { getOwnPage } from '$lib/server/trivsel/pages';
import { readPosted } from '$lib/core/form';
import { takeForm } from '$lib/server/trivsel/take-form';
import { emneOf, readPageQuery } from '$lib/trivsel/form';
import type { Actions, PageServerLoad } from './$types';

/** The borger who is logged in: who acts, and whom it is about. */
function requireOwn(locals: App.Locals) {
	const { actor, signedIn } = requireActor(locals, 'borger');
	if (!signedIn.borgerId) error(404, 'Siden findes ikke');
	return { actor, accountId: signedIn.accountId, borger: { id: signedIn.borgerId, name: signedIn.name } };
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, accountId, borger } = requireOwn(locals);
	const asked = { query: readPageQuery(url.searchParams), now: locals.now };
	const page = await readOwn(actor, (tx) => getOwnPage(tx, { borger, accountId }, asked));
	if (!page) error(404, 'Siden findes ikke');
	/** The question that one came here to answer. */
	const about = emneOf(url.searchParams.get('om'))?.key ?? null;
	return { page, about, acute: locals.municipality.acute, now: locals.now };
};

export const actions: Actions = {
	svar: async ({ locals, request }) => {
		const { actor, borger } = requireOwn(locals);
		const posted = await readPosted(request);
		if (!posted) error(400, 'Skemaet kan ikke læses');
		const taken = await takeForm(posted, (sent) =>
			withActor(actor, (tx) => giveAnswer(tx, borger.id, sent, locals.now)).catch(orOvertaken)
		);
		if (taken.kind === 'not_found') error(404, 'Siden findes ikke');
		if (taken.kind === 'refused') return fail(taken.status, { refused: taken.form });
		redirect(303, `/lineal?sendt=${taken.receipt.id}`);
	},
	aabn: async ({ locals, request }) => {
		const { actor, borger } = requireOwn(locals);
		const emne = emneOf((await readPosted(request))?.get('emne'));
		if (!emne) error(404, 'Siden findes ikke');
		const opened = await withActor(actor, (tx) =>
			openAnswers(tx, { borgerId: borger.id, emneId: emne.id, way: 'after_own' })
		);
		if (!opened.ok && opened.reason === 'own_first') return fail(400, { ownFirst: emne.key });
		redirect(303, `/lineal?aabnet=${emne.key}#andre-${emne.key}`);
	}
};
