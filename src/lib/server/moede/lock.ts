import type { Topic } from '../../access/policy';
import { isId } from '../../core/text';
import type { EventParams } from '../../event/event';
import type { Tolk } from '../../moede/desk';
import type { MoedeState } from '../../moede/moede';
import type { Tx } from '../db/with-actor';

/** A meeting as the commands decide over it. */
export type LockedMoede = {
	id: string;
	title: string;
	purpose: string;
	duty: boolean;
	startsAt: Date;
	endsAt: Date;
	/** `YYYY-MM-DDTHH:MM`. */
	startsLocal: string;
	place: string;
	placeDetail: string | null;
	/** The borger has a protected address. */
	isProtected: boolean;
	prepare: string | null;
	tolk: Tolk | null;
	topics: Topic[];
	state: MoedeState;
	seriesId: string | null;
	revision: number;
};
export type AtMoede = { borgerId: string; moedeId: string };

/**
 * Takes the meeting for a change: whoever else changes or closes it at once waits, and then sees what was done.
 * @returns null when there is no such meeting, whatever the id, or the actor may not change it: who may not know where it is
 *   (a protected address) changes nothing of it
 */
export async function lockMoede({ sql }: Tx, { borgerId, moedeId }: AtMoede): Promise<LockedMoede | null> {
	if (!isId(moedeId)) return null;
	const [row] = await sql<LockedMoede[]>`
		select m.id, m.title, m.purpose, m.duty, m.starts_at as "startsAt", m.ends_at as "endsAt",
			to_char(m.starts_local, 'YYYY-MM-DD"T"HH24:MI') as "startsLocal", w.place, w.place_detail as "placeDetail",
			b.protected_address as "isProtected", m.prepare,
			case when m.tolk_language is not null then
				jsonb_build_object('language', m.tolk_language, 'bookedOn', m.tolk_booked_on, 'bookedBy', m.tolk_booked_by) end as tolk,
			to_jsonb(m.topics) as topics, m.state, m.series_id as "seriesId", m.revision
		from moede m
		join borger b on b.id = m.borger_id
		join lateral app.place_of(m.id) w on not w.hidden
		where m.id = ${moedeId} and m.borger_id = ${borgerId} for update of m`;
	return row ?? null;
}

type Told =
	| 'moede_planned'
	| 'moede_moved'
	| 'moede_cancelled'
	| 'moede_invited'
	| 'moede_uninvited'
	| 'moede_held'
	| 'referat_written';

/** Tells everybody who reads the meeting what was done to it; the words are as sensitive as the meeting. */
export const tellOfMoede = async <T extends Told>({ sql }: Tx, moedeId: string, type: T, params: EventParams[T]) => {
	await sql`
		insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics, forvaltning_id)
		select m.borger_id, app.actor_id(), ${type}, m.id, ${JSON.stringify(params)}::jsonb, 'moede', m.topics,
			app.actor_forvaltning_id()
		from moede m where m.id = ${moedeId}`;
};
