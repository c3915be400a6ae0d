/** The one fixed hierarchy that figures are summed along: kommune > forvaltning > afdeling > gruppe. There is no other filter. */

/** A unit of the organisation; those of type ekstern are no part of it. `sensitive`: its name tells something (misbrug, psykiatri). */
export type Unit = { id: string; parentId: string | null; name: string; type: string; sensitive: boolean };

export type Tree = {
	/** Units without a parent among them: the kommune. */
	roots: readonly string[];
	/** Every unit in fixed order: a unit before its children, those by name, then id. */
	units: readonly string[];
	has: (id: string) => boolean;
	/** In fixed order; none for an unknown unit. */
	childrenOf: (id: string) => readonly string[];
	/** From the root to the unit itself; empty for an unknown unit. */
	path: (id: string) => readonly string[];
	/** The unit and all below it, in fixed order; empty for an unknown unit. */
	subtree: (id: string) => readonly string[];
	/** Its place in the fixed order, from 0; -1 for an unknown unit. */
	place: (id: string) => number;
	/** Whether the unit or one above it is marked: a gruppe of a Rusmiddelcenter tells as much as the center itself. */
	isSensitive: (id: string) => boolean;
};

const byName = (a: Unit, b: Unit) => a.name.localeCompare(b.name, 'da') || (a.id < b.id ? -1 : 1);

/**
 * The units as a tree, the same whatever order they come in. One whose parent is not among them is a root; units that are each
 * other's parents are reached from no root and left out.
 */
export function treeOf(units: readonly Unit[]): Tree {
	const known = new Map(units.map((unit) => [unit.id, unit]));
	const children = new Map<string | null, Unit[]>();
	for (const unit of known.values()) {
		const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
		children.set(parent, [...(children.get(parent) ?? []), unit]);
	}
	for (const list of children.values()) list.sort(byName);

	const ordered: string[] = [];
	const facts = new Map<string, { path: string[]; place: number; size: number; sensitive: boolean; below: string[] }>();
	const visit = (unit: Unit, above: readonly string[], within: boolean) => {
		const own = children.get(unit.id) ?? [];
		const fact = {
			path: [...above, unit.id],
			place: ordered.length,
			size: 1,
			sensitive: within || unit.sensitive,
			below: own.map(({ id }) => id)
		};
		facts.set(unit.id, fact);
		ordered.push(unit.id);
		for (const child of own) visit(child, fact.path, fact.sensitive);
		fact.size = ordered.length - fact.place;
	};
	const roots = children.get(null) ?? [];
	for (const root of roots) visit(root, [], false);

	return {
		roots: roots.map(({ id }) => id),
		units: ordered,
		has: (id) => facts.has(id),
		childrenOf: (id) => facts.get(id)?.below ?? [],
		path: (id) => facts.get(id)?.path ?? [],
		subtree: (id) => {
			const fact = facts.get(id);
			return fact ? ordered.slice(fact.place, fact.place + fact.size) : [];
		},
		place: (id) => facts.get(id)?.place ?? -1,
		isSensitive: (id) => facts.get(id)?.sensitive ?? false
	};
}
