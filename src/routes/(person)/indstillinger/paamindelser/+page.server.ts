import { fail, redirect } from '@sveltejs/kit';
import { readPosted, sayProblems, typedIn } from '$lib/core/form';
import { isId } from '$lib/core/text';
import { paamindelser as texts } from '$lib/i18n/da/paamindelser';
import { choiceTypedFrom, choiceTypedOf, type Channel } from '$lib/notification/choice';
import { requireNoticed } from '$lib/server/auth/noticed';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { env } from '$lib/server/env';
import { vapidPublicKey } from '$lib/server/integrations/push/vapid';
import {
	askAgain,
	findChoices,
	findContact,
	removeAddress,
	saveAddress,
	saveChoices
} from '$lib/server/notification/own';
import { endSubscription, findSubscriptions } from '$lib/server/notification/subscription';
import type { Actions, PageServerLoad } from './$types';

const address = '/indstillinger/paamindelser';
const said = { gemt: 'choice', mail: 'mail', fjernet: 'mailRemoved', igen: 'mailAgain', fra: 'phoneOff' } as const;
const hasMail = () => env().mail !== null;
const ways = (): Channel[] => (hasMail() ? ['push', 'email'] : ['push']);

/** One's own choices: nothing of anybody else's, so there is no look to record. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, audience, accountId, isHidden } = requireNoticed(locals);
	const key = Object.keys(said).find((each): each is keyof typeof said => url.searchParams.has(each));
	const [contact, choices, phones] = await readAs(actor, (tx) =>
		Promise.all([findContact(tx, accountId), findChoices(tx, accountId, audience), findSubscriptions(tx, accountId)])
	);
	return {
		audience,
		isHidden,
		kinds: choices.map(({ kind }) => kind),
		typed: choiceTypedFrom(choices, contact.hour, ways()),
		contact,
		hasMail: hasMail(),
		phones,
		pushKey: vapidPublicKey(),
		said: key ? said[key] : null
	};
};

/** Who hides their traces has nothing to choose: the page says why. */
function requireOpen(locals: App.Locals) {
	const person = requireNoticed(locals);
	if (person.isHidden) redirect(303, address);
	return person;
}

export const actions: Actions = {
	gem: async ({ locals, request }) => {
		const { actor, audience, accountId } = requireOpen(locals);
		const typed = choiceTypedOf((await readPosted(request)) ?? new FormData());
		const saved = await withActor(actor, (tx) => saveChoices(tx, { accountId, audience }, typed));
		if (saved.ok) redirect(303, `${address}?gemt`);
		return fail(400, { choice: { typed, errors: sayProblems(texts.problems, { tid: saved.reason }) } });
	},
	mail: async ({ locals, request }) => {
		const { actor, accountId } = requireOpen(locals);
		const email = typedIn((await readPosted(request)) ?? new FormData(), 'email');
		const saved = await withActor(actor, (tx) => saveAddress(tx, accountId, email));
		if (saved.ok) redirect(303, `${address}?mail#mail`);
		return fail(400, { mail: { email, errors: sayProblems(texts.problems, { email: saved.reason }) } });
	},
	'mail-igen': async ({ locals }) => {
		const { actor, accountId } = requireOpen(locals);
		const asked = await withActor(actor, (tx) => askAgain(tx, accountId, locals.now));
		if (asked.ok) redirect(303, `${address}?igen#mail`);
		return fail(400, { mail: { email: null, errors: sayProblems(texts.problems, { email: asked.reason }) } });
	},
	'fjern-mail': async ({ locals }) => {
		const { actor, accountId } = requireOpen(locals);
		await withActor(actor, (tx) => removeAddress(tx, accountId));
		redirect(303, `${address}?fjernet#mail`);
	},
	fra: async ({ locals, request }) => {
		const { actor, accountId } = requireNoticed(locals);
		const id = typedIn((await readPosted(request)) ?? new FormData(), 'id');
		const ended =
			isId(id) && (await withActor(actor, (tx) => endSubscription(tx, accountId, { id: id.toLowerCase() })));
		redirect(303, ended ? `${address}?fra#telefon` : address);
	}
};
