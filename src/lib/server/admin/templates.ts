import { readTemplate, type TemplateField, type TemplateRow, type TemplateTyped } from '../../admin/template';
import type { Taken } from '../../core/fields';
import { arrayOf } from '../db/array';
import type { Tx } from '../db/with-actor';
import { takeTurns } from '../setting/lock';

/** All kinds of meeting, those in use first, in the municipality's order. One statement. */
export const findAllTemplates = ({ sql }: Tx): Promise<TemplateRow[]> => sql<TemplateRow[]>`
	select k.key, k.name, k.minutes, k.purpose, k.prepare, k.duty, k.agenda, to_jsonb(k.follow_months) as "followMonths",
		k.follow_template as "followTemplate", to_jsonb(k.questions) as questions, k.position, k.active, md5(k::text) as version
	from moede_template k order by k.active desc, k.position, k.key`;

/**
 * Adds a kind of meeting, or changes one. Meetings that are planned keep what they have. The same form sent twice is one kind.
 * @returns null when the one to change is not there; problems of `readTemplate`; `form`: `other` (that form has been sent with
 *   something else in it), `changed` (somebody else was first)
 */
export async function saveTemplate(
	tx: Tx,
	{ typed, isNew }: { typed: TemplateTyped; isNew: boolean }
): Promise<Taken<TemplateField> | null> {
	await takeTurns(tx);
	const rows = await findAllTemplates(tx);
	const before = rows.find(({ key }) => key === typed.noegle);
	if (!isNew && !before) return null;
	const keys = rows.filter(({ active, key }) => active || key === before?.followTemplate).map(({ key }) => key);
	const read = readTemplate(typed, { keys });
	if (!read.ok) return read;
	if (before && isSame(before, read.value)) return { ok: true };
	if (before && isNew) return { ok: false, problems: { form: 'other' } };
	if (before && typed.foer !== before.version) return { ok: false, problems: { form: 'changed' } };
	const { key, name, minutes, purpose, prepare, duty, agenda, followTemplate, position } = read.value;
	const [months, questions] = [arrayOf(read.value.followMonths.map(String)), arrayOf(read.value.questions)];
	const points = JSON.stringify(agenda);
	if (before)
		await tx.sql`
			update moede_template set name = ${name}, minutes = ${minutes}, purpose = ${purpose}, prepare = ${prepare}, duty = ${duty},
				agenda = ${points}::jsonb, follow_months = ${months}::int[], follow_template = ${followTemplate},
				questions = ${questions}::text[], position = ${position}
			where key = ${key}`;
	else
		await tx.sql`
			insert into moede_template (key, name, minutes, purpose, prepare, duty, agenda, follow_months, follow_template, questions, position)
			values (${key}, ${name}, ${minutes}, ${purpose}, ${prepare}, ${duty}, ${points}::jsonb, ${months}::int[], ${followTemplate},
				${questions}::text[], ${position})`;
	return { ok: true };
}

type Value = Omit<TemplateRow, 'active' | 'version'>;
const plain = (row: Value) => {
	const { key, name, minutes, purpose, prepare, duty, agenda, followMonths, followTemplate, questions, position } = row;
	const points = agenda.map((point) => [point.title, point.minutes]);
	return JSON.stringify([
		[key, name, minutes, purpose, prepare, duty, position],
		[points, followMonths, followTemplate, [...questions].sort()]
	]);
};
const isSame = (a: Value, b: Value) => plain(a) === plain(b);

/**
 * Takes a kind of meeting out of use, or into it again: out of use nobody plans a new one from it.
 * @returns false when there is none like that
 */
export async function useTemplate(tx: Tx, { key, active }: { key: string; active: boolean }): Promise<boolean> {
	await takeTurns(tx);
	const row = (await findAllTemplates(tx)).find((each) => each.key === key);
	if (row && row.active !== active) await tx.sql`update moede_template set active = ${active} where key = ${row.key}`;
	return row !== undefined;
}
