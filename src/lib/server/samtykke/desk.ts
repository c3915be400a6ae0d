import type { Tx } from '../db/with-actor';
import { readSamtykke, type SamtykkeRows } from './queries';

export type DeskFrame = {
	borger: { id: string; name: string };
	/** Whether the reader holds the threads today: they note what the borger says of the one plan. */
	holdsThreads: boolean;
	/** The reader's; null for an external party, who notes nothing. */
	forvaltningId: string | null;
};
export type SamtykkeDesk = DeskFrame & SamtykkeRows;

/**
 * Who may see what of a borger, as staff follow and note it. Five statements.
 * @param asked `today`: `YYYY-MM-DD`
 * @returns null when that borger does not exist for the reader
 */
export async function findSamtykkeDesk(
	tx: Tx,
	asked: { borgerId: string; today: string }
): Promise<SamtykkeDesk | null> {
	const [[frame], rows] = await Promise.all([
		tx.sql<DeskFrame[]>`
			select json_build_object('id', b.id, 'name', b.name) as borger, app.holds_threads(b.id) as "holdsThreads",
				app.actor_forvaltning_id() as "forvaltningId"
			from borger b where b.id = ${asked.borgerId}`,
		readSamtykke(tx, asked)
	]);
	return frame ? { ...frame, ...rows } : null;
}
