import { error, fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { beskedTypedOf, readPage } from '$lib/besked/form';
import { calledOf, whoReads } from '$lib/besked/readers';
import { stateOf } from '$lib/besked/samtale';
import { sayAway, sayText, whomToRing } from '$lib/besked/view';
import { dayOf } from '$lib/core/dates';
import { readPosted, typedIn } from '$lib/core/form';
import { beskeder } from '$lib/i18n/da/beskeder';
import { requireActor } from '$lib/server/auth/actor';
import { endReading, letRead, sendOwn, sendToTovholder } from '$lib/server/besked/own';
import { findSamtale } from '$lib/server/besked/queries';
import { readOwn, withActor } from '$lib/server/db/with-actor';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The borger who is logged in, and the conversation of the address. */
function requireOwn({ locals, params }: Pick<RequestEvent, 'locals' | 'params'>) {
	const { actor, signedIn } = requireActor(locals, 'borger');
	const { borgerId } = signedIn;
	if (!borgerId) error(404, 'Siden findes ikke');
	const days = locals.municipality.answerDays;
	return { actor, asked: { borgerId, samtaleId: params.id, today: dayOf(locals.now), days } };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, asked } = requireOwn({ locals, params });
	const page = readPage(url.searchParams.get('side'));
	if (!page.ok) error(404, 'Siden findes ikke');
	const found = await readOwn(actor, (tx) => findSamtale(tx, { ...asked, page: page.value }));
	if (!found) error(404, 'Siden findes ikke');
	const reading = whoReads(found.readers, found.team);
	const readers = [...reading.named, ...reading.deputies];
	const tovholder = reading.others.find((member) => member.function === 'tovholder');
	return {
		samtale: { id: found.id, subject: found.subject },
		beskeder: found.beskeder,
		page: page.value,
		more: found.more,
		reading,
		names: calledOf(reading),
		away: reading.named.flatMap(sayAway),
		/** Who holds the threads and does not read, when somebody has left who did. */
		handedTo: reading.gone.length ? (tovholder?.called ?? null) : null,
		/** To whom words may go when nobody reads here. */
		instead: tovholder?.called ?? null,
		insteadReaders: reading.others.filter((each) => each.function !== 'fagperson').map(({ called }) => called),
		state: stateOf(found.promisedOn, asked.today),
		ring: whomToRing(readers, locals.municipality.phone),
		formId: randomUUID(),
		sent: url.searchParams.has('sendt'),
		changed: url.searchParams.has('laeser'),
		acute: locals.municipality.acute,
		now: locals.now
	};
};

export const actions: Actions = {
	svar: async ({ locals, params, request }) => {
		const { actor, asked } = requireOwn({ locals, params });
		const typed = beskedTypedOf((await readPosted(request)) ?? new FormData());
		const sent = await withActor(actor, (tx) => sendOwn(tx, asked, typed));
		if (sent.ok) redirect(303, `/beskeder/${asked.samtaleId}?sendt#besked-${typed.id}`);
		if (sent.reason === 'unknown') error(404, 'Siden findes ikke');
		if (sent.reason === 'nobody') return fail(409, { returned: { typed, error: beskeder.samtale.gonePromise } });
		return fail(400, { returned: { typed: reborn(typed, sent.reason), error: sayText(sent.reason) } });
	},
	tovholder: async ({ locals, params, request }) => {
		const { actor, asked } = requireOwn({ locals, params });
		const typed = beskedTypedOf((await readPosted(request)) ?? new FormData());
		const sent = await withActor(actor, (tx) => sendToTovholder(tx, asked, typed));
		if (sent.ok) redirect(303, `/beskeder/${sent.value}?sendt#besked-${sent.value}`);
		if (sent.reason === 'unknown') error(404, 'Siden findes ikke');
		if (sent.reason === 'nobody') return fail(409, { returned: { typed, error: beskeder.samtale.nobodyAtAll } });
		return fail(400, { returned: { typed: reborn(typed, sent.reason), error: sayText(sent.reason) } });
	},
	'laes-med': async ({ locals, params, request }) => {
		const { actor, asked } = requireOwn({ locals, params });
		const accountId = typedIn((await readPosted(request)) ?? new FormData(), 'hvem');
		const added = await withActor(actor, (tx) => letRead(tx, asked, accountId));
		if (added.ok) redirect(303, `/beskeder/${asked.samtaleId}?laeser#laeser-med`);
		if (added.reason === 'unknown') error(404, 'Siden findes ikke');
		return fail(400, { notAdded: beskeder.readers.problems[added.reason] });
	},
	stop: async ({ locals, params, request }) => {
		const { actor, asked } = requireOwn({ locals, params });
		const readerId = typedIn((await readPosted(request)) ?? new FormData(), 'laeser');
		const ended = await withActor(actor, (tx) => endReading(tx, asked, readerId));
		if (!ended) error(404, 'Siden findes ikke');
		redirect(303, `/beskeder/${asked.samtaleId}?laeser#laeser-med`);
	}
};

/** What comes back after another message has been sent from the same form is a message of its own. */
const reborn = <T extends { id: string }>(typed: T, reason: string): T =>
	reason === 'other' || reason === 'malformed' ? { ...typed, id: randomUUID() } : typed;
