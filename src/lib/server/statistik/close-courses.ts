/** How it has gone since the first answer: who is counted together, and what their whole classes add up to (lib/statistik/classes.ts). */
import { createHash } from 'node:crypto';
import { addUp, type Piece } from '../../statistik/blocks';
import { regroup, type Move } from '../../statistik/classes';
import { baseLevelOf, courses, leastBorgere, leastSensitive, type Course } from '../../statistik/measures';
import type { Tx } from '../db/with-actor';
import type { Base, Closing, Quarter, Row } from './close';

/** How many borgere of a class (null: who wait) are in a unit (null: have left), and how it went for them. */
type Group = Row & { measure: Course; classId: string | null; unitId: string | null };
type Class = { measure: Course; id: string; units: string[] };

/**
 * Follows everybody to the end of the quarter; then classes are formed, split and let go of, by count and place alone, never by how
 * it went. Nothing else may come into that: whoever is taken into a class or let go of for what they answered is told of by it.
 * @returns the pieces of each course: its classes
 */
export async function closeCourses(tx: Tx, quarter: Quarter, base: Base): Promise<Closing[]> {
	await tx.sql`select app.follow_quarter(${quarter.startsOn})`;
	const [groups, classes] = [await readGroups(tx), await readClasses(tx)];
	for (const measure of courses) {
		const moves = regroup({
			tree: quarter.tree,
			groups: groups.filter((group) => group.measure === measure),
			classes: classes.filter((known) => known.measure === measure),
			base: base.get(baseLevelOf(measure)) ?? [],
			...{ least: leastBorgere, leastSensitive }
		});
		await carryOut(tx, quarter, { measure, moves });
	}
	const [counted, formed] = [await readGroups(tx), await readClasses(tx)];
	const members = new Map<string, Group[]>();
	for (const group of counted)
		if (group.classId !== null) members.set(group.classId, [...(members.get(group.classId) ?? []), group]);
	await forget(
		tx,
		formed.filter(({ id }) => !members.has(id))
	);
	return courses.map((measure) => {
		const pieces = formed.flatMap(({ id, measure: of, units }): Piece[] => {
			const own = members.get(id);
			return of === measure && own ? [{ units, sum: addUp(own) }] : [];
		});
		return { measure, pieces };
	});
}

const readGroups = async ({ sql }: Tx): Promise<Group[]> => sql<Group[]>`
	select measure, class_id as "classId", unit_id as "unitId", borgere, raters, array[down, same, up] as cells, 0 as total
	from app.quarter_groups()`;

const readClasses = async ({ sql }: Tx): Promise<Class[]> => sql<Class[]>`
	select measure, id, units from quarter_class order by measure, id`;

/** Forms the new classes of a course and moves everybody who goes. */
async function carryOut({ sql }: Tx, { startsOn }: Quarter, { measure, moves }: { measure: Course; moves: Move[] }) {
	const rows = moves.map((move) => {
		const here = move.unitIds.filter((unitId) => unitId !== null);
		const left = here.length < move.unitIds.length;
		return { from: move.classId, here, left, id: move.to && idOf(startsOn, measure, move), to: move.to };
	});
	const made = JSON.stringify(rows);
	await sql`
		insert into quarter_class (id, measure, units, formed_on)
		select m.id, ${measure}, m."to", ${startsOn}::date
		from jsonb_to_recordset(${made}::text::jsonb) as m(id uuid, "to" uuid[]) where m.id is not null`;
	await sql`
		select app.move_members(${measure}, m."from", m.here, m."left", m.id)
		from jsonb_to_recordset(${made}::text::jsonb) as m("from" uuid, here uuid[], "left" boolean, id uuid)`;
}

/** An id that follows from what the class is made of, so that the same closing makes the same classes. */
function idOf(startsOn: string, measure: Course, { classId, unitIds }: Move) {
	const made = [startsOn, measure, classId, ...unitIds.map(String).sort()].join(' ');
	return createHash('sha256').update(made).digest('hex').slice(0, 32);
}

/** Of a class that nobody is in any more nothing is needed. */
async function forget({ sql }: Tx, classes: readonly Class[]) {
	if (classes.length > 0)
		await sql`delete from quarter_class where id in (
			select id::uuid from jsonb_array_elements_text(${JSON.stringify(classes.map(({ id }) => id))}::text::jsonb) as gone (id)
		)`;
}
