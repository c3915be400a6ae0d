import { error, fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { beskedTypedOf, readPage } from '$lib/besked/form';
import { calledOf, whoReads } from '$lib/besked/readers';
import { stateOf } from '$lib/besked/samtale';
import { sayText } from '$lib/besked/view';
import { readPosted, typedIn } from '$lib/core/form';
import { fravaer } from '$lib/i18n/da/fravaer';
import { recordLook } from '$lib/server/accesslog/commands';
import { requireBorger } from '$lib/server/auth/actor';
import { findSamtale } from '$lib/server/besked/queries';
import { answerAsStaff, markRead } from '$lib/server/besked/staff';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { journalBesked } from '$lib/server/journal/commands';
import { findJournalised } from '$lib/server/journal/queries';
import type { Actions, PageServerLoad } from './$types';

const page = '/borgere/[id]/beskeder/[samtale]';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, borgerId, today } = requireBorger(locals, params.id);
	const side = readPage(url.searchParams.get('side'));
	if (!side.ok) error(404, 'Siden findes ikke');
	const samtaleId = params.samtale;
	const asked = { borgerId, samtaleId, today, days: locals.municipality.answerDays, page: side.value };
	const [found, journal] = await readAs(actor, async (tx) => {
		const [samtale, journalised] = await Promise.all([
			findSamtale(tx, asked),
			findJournalised(tx, { borgerId, type: 'besked' })
		]);
		await recordLook(tx, {
			kind: 'page',
			page,
			purpose: 'Læste en samtale, som I har skrevet i',
			requestId: locals.requestId,
			shown: samtale ? [{ borgerId, itemKind: 'samtale', itemId: samtaleId }] : []
		});
		return [samtale, journalised] as const;
	});
	if (!found) error(404, 'Siden findes ikke');
	const reading = whoReads(found.readers, found.team);
	const isOther = ({ accountId }: { accountId: string }) => accountId !== found.me;
	const [named, deputies] = [reading.named.filter(isOther), reading.deputies.filter(isOther)];
	return {
		borger: { id: borgerId, name: found.borger },
		samtale: { id: found.id, subject: found.subject },
		beskeder: found.beskeder,
		page: side.value,
		more: found.more,
		/** Colleagues who read along. */
		names: calledOf({ named, deputies }),
		gone: reading.gone,
		away: named.flatMap(({ called, away }) => (away ? [fravaer.away(called, away)] : [])),
		/** What is marked as read or answered: all up to here. */
		newest: found.newest,
		/** Whether something on this page is not marked by the reader. */
		unread: found.beskeder.some((each) => each.byBorger && !each.readBy.some((by) => by.mine)),
		state: stateOf(found.promisedOn, today),
		formId: randomUUID(),
		sent: url.searchParams.has('sendt'),
		marked: url.searchParams.has('laest'),
		journal,
		journalised: url.searchParams.has('journal'),
		now: locals.now
	};
};

export const actions: Actions = {
	svar: async ({ locals, params, request }) => {
		const { actor, borgerId, today } = requireBorger(locals, params.id);
		const typed = beskedTypedOf((await readPosted(request)) ?? new FormData());
		const asked = { borgerId, samtaleId: params.samtale, today, days: locals.municipality.answerDays };
		const sent = await withActor(actor, (tx) => answerAsStaff(tx, asked, typed));
		if (sent.ok) redirect(303, `/borgere/${borgerId}/beskeder/${params.samtale}?sendt#besked-${typed.id}`);
		if (sent.reason === 'unknown') error(404, 'Siden findes ikke');
		if (sent.reason === 'newer') return fail(409, { returned: { typed, error: null } });
		const id = sent.reason === 'other' || sent.reason === 'malformed' ? randomUUID() : typed.id;
		return fail(400, { returned: { typed: { ...typed, id }, error: sayText(sent.reason) } });
	},
	journal: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const beskedId = typedIn((await readPosted(request)) ?? new FormData(), 'id');
		const put = await withActor(actor, (tx) => journalBesked(tx, { borgerId, samtaleId: params.samtale, beskedId }));
		if (put === 'not_yours') error(404, 'Siden findes ikke');
		redirect(303, `/borgere/${borgerId}/beskeder/${params.samtale}?journal#journal-${beskedId}`);
	},
	laest: async ({ locals, params, request }) => {
		const { actor, borgerId } = requireBorger(locals, params.id);
		const seen = typedIn((await readPosted(request)) ?? new FormData(), 'til');
		const isRead = await withActor(actor, (tx) => markRead(tx, { samtaleId: params.samtale, borgerId, seen }));
		if (!isRead) error(404, 'Siden findes ikke');
		redirect(303, `/borgere/${borgerId}/beskeder/${params.samtale}?laest#svar`);
	}
};
