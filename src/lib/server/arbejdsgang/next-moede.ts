import { moedeMode as words } from '../../i18n/da/moede-mode';
import type { MoedeTyped } from '../../moede/desk';
import { findTemplates } from '../moede/desk';
import { planMoede } from '../moede/planning';
import type { Tx } from '../db/with-actor';
import { holdMoede, type At } from './moede-mode';

/** What is typed about the next meeting while one sits together: the rest is as it is today. */
export type NextTyped = { id: string; dag: string; fra: string; til: string; gang: string };
export type NextField = keyof NextTyped;
const fields: readonly string[] = ['dag', 'fra', 'til', 'gang'] satisfies NextField[];

/** What of this meeting the next one is made from. One statement. */
async function findBasis({ sql }: Tx, { borgerId, moedeId }: At) {
	const [basis] = await sql<
		{ place: string; placeDetail: string | null; tolk: string | null; people: { accountId: string; role: string }[] }[]
	>`
		select coalesce(w.place, '') as place, w.place_detail as "placeDetail", m.tolk_language as tolk,
			(select coalesce(jsonb_agg(jsonb_build_object('accountId', d.account_id, 'role', d.role_text)), '[]')
				from moede_participant d where d.moede_id = m.id and d.removed_at is null
					and exists (select from team_membership t where t.borger_id = m.borger_id and t.account_id = d.account_id
						and t.from_on <= app.today() and (t.to_on is null or t.to_on >= app.today()))) as people
		from moede m left join lateral app.place_of(m.id) w on true
		where m.id = ${moedeId} and m.borger_id = ${borgerId}`;
	return basis;
}

/**
 * Plans the next meeting out of one that is held: the same place, people (who are on the team still), tolk and sensitive topics.
 * The same form again is the same meeting.
 * @param now the moment of the request
 * @returns problems of `planMoede` at the fields of the form; of any other field at `form`
 */
export async function planNext(
	tx: Tx,
	{ typed, now, ...at }: At & { typed: NextTyped; now: Date }
): Promise<{ ok: true } | { ok: false; problems: Partial<Record<NextField | 'form', string>> }> {
	const held = await holdMoede(tx, at);
	const [basis, templates] = await Promise.all([held && findBasis(tx, at), findTemplates(tx)]);
	if (!held || held.state === 'cancelled' || !basis) return { ok: false, problems: { form: 'unknown' } };
	const template = templates.find(({ key }) => key === 'opfoelgning');
	const planned = await planMoede(tx, {
		borgerId: at.borgerId,
		now,
		typed: {
			...typed,
			...{ skabelon: template?.key ?? '', titel: words.end.nextTitle, formaal: words.end.nextPurpose },
			...{ pligt: 'frivilligt', sted: basis.place, stedDetalje: basis.placeDetail ?? '', forbered: '' },
			...{ tolk: basis.tolk ?? '', tolkHvem: '', emner: held.topics, revision: '' },
			...{ deltager: basis.people.map(({ accountId }) => accountId), gentag: '', antal: '', minikick: '' },
			roller: Object.fromEntries(basis.people.map(({ accountId, role }) => [accountId, role]))
		} satisfies MoedeTyped
	});
	if (planned.ok) return { ok: true };
	const problems = Object.entries(planned.problems).map(([field, problem]) =>
		fields.includes(field) ? [field, problem] : ['form', problem]
	);
	return { ok: false, problems: Object.fromEntries(problems) };
}
