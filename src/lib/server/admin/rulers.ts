import { readLineal, type LinealTyped, type RulerRow } from '../../admin/lineal';
import type { Taken } from '../../core/fields';
import type { Lineal } from '../../trivsel/lineal';
import type { Tx } from '../db/with-actor';
import { takeTurns } from '../setting/lock';

/** All rulers with their words, the one in use first, then the newest of each. One statement. */
export const findRulers = ({ sql }: Tx): Promise<RulerRow[]> => sql<RulerRow[]>`
	select l.key, l.version, l.name, l.lowest::float8 as lowest, l.highest::float8 as highest, l.step::float8 as step, l.best, l.active, (
		select coalesce(jsonb_agg(jsonb_build_object('value', a.value, 'text', a.text) order by a.value desc), '[]')
		from trivselslineal_anchor a where a.lineal_key = l.key and a.lineal_version = l.version
	) as anchors
	from trivselslineal l order by l.active desc, l.name, l.key, l.version desc`;

/**
 * Makes a ruler, or the next version of one. It is not in use before somebody says so. The same form sent twice is one ruler.
 * @returns problems of `readLineal`; `form`: `other` (there is another one of that name and number by now)
 */
export async function addRuler(tx: Tx, typed: LinealTyped): Promise<Taken<string>> {
	const read = readLineal(typed);
	if (!read.ok) return read;
	await takeTurns(tx);
	const { key, version, name, lowest, highest, step, best, anchors } = read.value;
	const there = (await findRulers(tx)).find((each) => each.key === key && each.version === version);
	if (there) return isSame(there, read.value) ? { ok: true } : { ok: false, problems: { form: 'other' } };
	await tx.sql`
		insert into trivselslineal (key, version, name, lowest, highest, step, best, active)
		values (${key}, ${version}, ${name}, ${lowest}, ${highest}, ${step}, ${best}, false)`;
	await tx.sql`
		insert into trivselslineal_anchor (lineal_key, lineal_version, value, text)
		select ${key}, ${version}, a.value, a.text
		from jsonb_to_recordset(${JSON.stringify(anchors)}::jsonb) as a (value numeric, text text)`;
	return { ok: true };
}

const plain = ({ key, version, name, lowest, highest, step, best, anchors }: Lineal) =>
	JSON.stringify([key, version, name, lowest, highest, step, best, anchors.map(({ value, text }) => [value, text])]);
const isSame = (a: Lineal, b: Lineal) => plain(a) === plain(b);

/**
 * Takes a ruler into use. What has been answered keeps the ruler it was answered on.
 * @returns false when there is none like that
 */
export async function useRuler(tx: Tx, { key, version }: { key: string; version: number }): Promise<boolean> {
	await takeTurns(tx);
	const there = (await findRulers(tx)).find((each) => each.key === key && each.version === version);
	if (!there) return false;
	if (there.active) return true;
	// One after the other: an index allows one in use at any moment.
	await tx.sql`update trivselslineal set active = false where active`;
	await tx.sql`update trivselslineal set active = true where key = ${key} and version = ${version}`;
	return true;
}
