import { error, fail, redirect } from '@sveltejs/kit';
import { isClosed, treeOf } from '$lib/admin/enhed';
import { accountTypedFrom, accountTypedOf } from '$lib/admin/account';
import { readPosted, sayProblems } from '$lib/core/form';
import { admin } from '$lib/i18n/da/admin';
import { adminKonti } from '$lib/i18n/da/admin-konti';
import { findEnheder } from '$lib/server/admin/enheder';
import { closeAccount, findAccount, openAccount, saveAccount, unbindAccount } from '$lib/server/admin/accounts';
import { requireActor } from '$lib/server/auth/actor';
import { readAs, withActor, type Tx } from '$lib/server/db/with-actor';
import type { Result } from '$lib/core/result';
import type { Actions, PageServerLoad } from './$types';

const said = { gemt: 'saved', lukket: 'closedSaved', aabnet: 'openedSaved', glemt: 'unboundSaved' } as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = requireActor(locals, 'admin');
	const { account, rows } = await readAs(actor, async (tx) => {
		const [found, enheder] = await Promise.all([findAccount(tx, params.id), findEnheder(tx)]);
		return { account: found, rows: enheder };
	});
	if (!account) error(404, 'Siden findes ikke');
	const done = Object.entries(said).find(([name]) => url.searchParams.has(name));
	return {
		account,
		typed: accountTypedFrom(account),
		enheder: treeOf(rows).filter(({ id }) => id === account.enhedId || !isClosed(rows, id)),
		said: done ? done[1] : null
	};
};

export const actions: Actions = {
	gem: async ({ locals, params, request }) => {
		const { actor } = requireActor(locals, 'admin');
		const typed = { ...accountTypedOf((await readPosted(request)) ?? new FormData()), id: params.id };
		const taken = await withActor(actor, (tx) => saveAccount(tx, { typed, isNew: false }));
		if (!taken) error(404, 'Siden findes ikke');
		if (taken.ok) redirect(303, `/admin/konti/${params.id}?gemt`);
		const words = { ...adminKonti.problems, form: { ...admin.form, ...adminKonti.problems.form } };
		return fail(400, { returned: { typed, errors: sayProblems(words, taken.problems) } });
	},
	luk: ({ locals, params }) => change(locals, { id: params.id, work: closeAccount, done: 'lukket' }),
	aabn: ({ locals, params }) => change(locals, { id: params.id, work: openAccount, done: 'aabnet' }),
	glem: ({ locals, params }) => change(locals, { id: params.id, work: unbindAccount, done: 'glemt' })
};

type Asked = {
	id: string;
	work: (tx: Tx, id: string) => Promise<Result<void, 'unknown' | 'self'>>;
	done: keyof typeof said;
};

async function change(locals: App.Locals, { id, work, done }: Asked) {
	const { actor } = requireActor(locals, 'admin');
	const taken = await withActor(actor, (tx) => work(tx, id));
	if (taken.ok) redirect(303, `/admin/konti/${id}?${done}`);
	if (taken.reason === 'unknown') error(404, 'Siden findes ikke');
	return fail(400, { refused: adminKonti.refused[taken.reason] });
}
