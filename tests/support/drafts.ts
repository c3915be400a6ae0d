/** Plans that are being worked on: a borger with Solbjerg's team around them, and the commands of the draft as somebody. */
import { completeFields, type DraftItem, type ItemFields, type ItemKind } from '../../src/lib/plan/draft';
import { withActor, readAs, type Actor } from '../../src/lib/server/db/with-actor';
import { readDraft } from '../../src/lib/server/plan/draft-queries';
import { saveItem, startItem } from '../../src/lib/server/plan/draft';
import * as make from './builders';

export const today = make.dayFromToday(0);

/** A new borger with the team and the adgangsgrundlag that Viktor has: Tove holds the threads, Signe is there too. */
export async function makeBorgerLikeViktor(cast: make.Solbjerg, name = 'Nanna Friis') {
	const borger = await make.makeBorger({ name });
	await make.makeMembership({ borger, staff: cast.tove, function: 'tovholder' });
	for (const staff of [cast.signe, cast.farid, cast.ida]) await make.makeMembership({ borger, staff });
	for (const forvaltningId of [cast.beskaeftigelse, cast.social])
		await make.makeAdgangsgrundlag({ borger, forvaltningId });
	return borger;
}

/** The draft as one person works on it. */
export const workAs = (actor: Actor, borger: { id: string }) => {
	const read = async () => {
		const page = await readAs(actor, (tx) => readDraft(tx, { borgerId: borger.id, today }));
		if (!page) throw new Error('this borger does not exist for the actor');
		return page;
	};
	const find = async (itemId: string): Promise<DraftItem | undefined> =>
		(await read()).items.find((item) => item.itemId === itemId);
	const start = async (kind: ItemKind, parentId: string | null = null, fields: Partial<ItemFields> = {}) => {
		const made = await withActor(actor, (tx) => startItem(tx, { borgerId: borger.id, kind, parentId, today, fields }));
		if (!made.ok) throw new Error(made.reason);
		return made.value;
	};
	/** Saves some fields over what stands, or over what the form was opened with. */
	const save = async (kind: ItemKind, itemId: string, fields: Partial<ItemFields>, opened?: ItemFields) => {
		const before = opened ?? (await find(itemId))?.fields ?? completeFields(kind, {});
		return withActor(actor, (tx) =>
			saveItem(tx, { borgerId: borger.id, kind, itemId, before, mine: { ...before, ...fields } as ItemFields, today })
		);
	};
	return { actor, borgerId: borger.id, read, find, start, save };
};
export type Worker = ReturnType<typeof workAs>;
