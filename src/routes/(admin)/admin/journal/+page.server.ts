import { fail, redirect } from '@sveltejs/kit';
import { readPosted, sayProblems } from '$lib/core/form';
import { admin } from '$lib/i18n/da/admin';
import { adminJournal } from '$lib/i18n/da/admin-journal';
import { findEnheder } from '$lib/server/admin/enheder';
import { findErasable, findTargets } from '$lib/server/admin/journal';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor } from '$lib/server/db/with-actor';
import { findJournalSetup, setJournalPart } from '$lib/server/setting/commands';
import { forgetMunicipality } from '$lib/server/setting/queries';
import {
	closingTypedOf,
	kleTypedOf,
	monthsOf,
	readClosingForm,
	readKleForm,
	readRetention,
	retentionTypedOf,
	sameWords
} from '$lib/setting/journal-setup';
import { documentTypes, journalTypes } from '$lib/setting/journal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = requireActor(locals, 'admin');
	const { targets, enheder, value, versions, erasable } = await readAs(actor, async (tx) => {
		const [targets, enheder, { value, versions }] = await Promise.all([
			findTargets(tx),
			findEnheder(tx),
			findJournalSetup(tx)
		]);
		return { targets, enheder, value, versions, erasable: await findErasable(tx, value) };
	});
	const { kle, documentTexts, retentionMonths, logMonths } = value;
	return {
		targets,
		names: Object.fromEntries(enheder.map(({ id, name }) => [id, name])),
		kle: { kle, foer: versions.kle },
		closing: { texts: documentTexts, foer: versions.documentTexts },
		retention: {
			slettes: String(retentionMonths ?? ''),
			logslettes: String(logMonths ?? ''),
			bekraeftet: '',
			foer: versions.months
		},
		retentionMonths,
		logMonths,
		erasable,
		said: url.searchParams.has('gemt') ? 'saved' : url.searchParams.has('stoppet') ? 'ended' : null
	} as const;
};

export const actions: Actions = {
	kle: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const typed = kleTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) =>
			setJournalPart(tx, { foer: typed.foer, read: () => readKleForm(typed) })
		);
		if (taken.ok) return saved();
		const fields = journalTypes.flatMap((type) => [`emne-${type}`, `facet-${type}`] as const);
		const words = { ...sameWords(fields, adminJournal.kleProblems), form: admin.form };
		return fail(400, { kle: { typed, errors: sayProblems(words, taken.problems) } });
	},
	ord: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const typed = closingTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) =>
			setJournalPart(tx, { foer: typed.foer, read: () => readClosingForm(typed) })
		);
		if (taken.ok) return saved();
		const fields = documentTypes.map((type) => `tekst-${type}` as const);
		const words = { ...sameWords(fields, adminJournal.closingProblems), form: admin.form };
		return fail(400, { closing: { typed, errors: sayProblems(words, taken.problems) } });
	},
	sletning: async ({ locals, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const typed = retentionTypedOf((await readPosted(request)) ?? new FormData());
		const taken = await withActor(actor, (tx) =>
			setJournalPart(tx, { foer: typed.foer, read: (before) => readRetention(typed, before) })
		);
		if (taken.ok) return saved();
		const asks = 'asks' in taken ? taken.asks : null;
		const erasable = asks && (await readAs(actor, (tx) => findErasable(tx, asks)));
		return fail(400, {
			retention: {
				typed,
				errors: sayProblems({ ...adminJournal.retentionProblems, form: admin.form }, taken.problems),
				asks: asks && erasable && { ...asks, value: monthsOf(asks), erasable }
			}
		});
	}
};

function saved(): never {
	forgetMunicipality();
	redirect(303, '/admin/journal?gemt');
}
