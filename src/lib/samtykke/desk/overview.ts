/** Who may see what, as staff follow it: what each department lacks. */
import type { Kind } from '../../access/policy';
import { isInForce, kinds as allKinds, type Forvaltning, type Ground } from '../samtykke';

/** What a department with somebody on the team cannot see of what others write. */
export type Lack = { forvaltningId: string; name: string; people: string[]; kinds: Kind[]; nothing: boolean };

/**
 * The departments on the team that lack a kind, by name.
 * @param today `YYYY-MM-DD`
 */
export function lacksOf(forvaltninger: readonly Forvaltning[], grounds: readonly Ground[], today: string): Lack[] {
	return forvaltninger
		.filter(({ people }) => people.length > 0)
		.map(({ id, name, people }) => {
			const held = grounds.filter((ground) => ground.forvaltningId === id && isInForce(ground, today));
			return {
				forvaltningId: id,
				name,
				people: [...new Set(people.map((each) => each.name))],
				kinds: allKinds.filter((kind) => !held.some((ground) => ground.kinds.includes(kind))),
				nothing: held.length === 0
			};
		})
		.filter(({ kinds }) => kinds.length > 0);
}
