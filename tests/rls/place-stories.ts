/**
 * Where a meeting is, of a borger with a protected address and of one without (B12): one meeting each, called by Signe, to which
 * Frida is invited; Tove holds the threads, Berit is on the team and reads the meeting, Farid is on it and reads none.
 */
import { randomUUID } from 'node:crypto';
import {
	dayFromToday,
	insert,
	instantFromNow,
	makeAdgangsgrundlag,
	makeBorger,
	makeMembership
} from '../support/builders';
import type { Cast } from './cast';
import { statement, undone } from './rows';

/** What somebody is told: the place, that it is hidden, or nothing. */
export type Told = 'told' | 'hidden' | 'nothing';
export const readersOfPlaces = ['tove', 'signe', 'frida', 'berit', 'farid', 'mette'] as const;
type Reader = (typeof readersOfPlaces)[number];

export const toldOfPlaces: Record<'protected' | 'open', Record<Reader, Told>> = {
	protected: { tove: 'told', signe: 'told', frida: 'told', berit: 'hidden', farid: 'nothing', mette: 'nothing' },
	open: { tove: 'told', signe: 'told', frida: 'told', berit: 'told', farid: 'nothing', mette: 'nothing' }
};

/** Makes the two meetings. @returns what each reader is told of each */
export async function placePlaces(cast: Cast) {
	const { tove, signe, frida, berit, farid } = cast.people;
	const { beskaeftigelse, social } = cast.forvaltninger;
	const meetings = { protected: randomUUID(), open: randomUUID() };
	for (const [which, moede] of Object.entries(meetings)) {
		const borger = await makeBorger({ name: `Place ${which}`, protectedAddress: which === 'protected' });
		await makeMembership({ borger, staff: tove, function: 'tovholder' });
		for (const staff of [signe, frida, berit, farid]) await makeMembership({ borger, staff });
		for (const forvaltningId of [beskaeftigelse, social]) await makeAdgangsgrundlag({ borger, forvaltningId });
		const [from, to] = [instantFromNow(2), instantFromNow(2.1)];
		await insert('moede', {
			...{ id: moede, borger_id: borger.id, title: which, purpose: which, place: 'Hemmelig vej 1', duty: false },
			...{ place_detail: '2. sal', starts_at: from, ends_at: to, starts_local: `${dayFromToday(2)}T10:00` },
			...{ called_by_account_id: signe.accountId, forvaltning_id: social }
		});
		const guest = { moede_id: moede, borger_id: borger.id, account_id: frida.accountId, role_text: 'kommer' };
		await insert('moede_participant', { id: randomUUID(), ...guest });
	}
	const ask = async (reader: Reader, which: keyof typeof meetings): Promise<Told> => {
		const { text, values } = statement('select place, place_detail, hidden from app.place_of($1)', meetings[which]);
		const rows = await undone(cast.speakers[reader], (sql) =>
			sql.unsafe<{ place: string | null; place_detail: string | null; hidden: boolean }[]>(text, values)
		);
		const [row] = rows;
		if (!row) return 'nothing';
		const isTold = row.place === 'Hemmelig vej 1' && row.place_detail === '2. sal' && !row.hidden;
		if (!isTold && !(row.place === null && row.place_detail === null && row.hidden))
			throw new Error(`told in part: ${JSON.stringify(row)}`);
		return isTold ? 'told' : 'hidden';
	};
	return async () => {
		const told = { protected: {}, open: {} } as typeof toldOfPlaces;
		for (const which of ['protected', 'open'] as const)
			for (const reader of readersOfPlaces) told[which][reader] = await ask(reader, which);
		return told;
	};
}
