import type { CopyView } from '../../arbejdsgang/copy';
import { composeHjem } from '../../arbejdsgang/hjem';
import { dayOf } from '../../core/dates';
import { firstName } from '../../core/person';
import { readPageQuery } from '../../trivsel/form';
import type { Tx } from '../db/with-actor';
import type { Municipality } from '../setting/queries';
import { getOwnPage } from '../trivsel/pages';
import { showOwnMoeder, showOwnPlan, showOwnTeam } from './own-pages';
import { readHjem } from './queries';

/** So many versions, meetings and former members as the pages show at first. */
const most = 10;

/**
 * What a borger's own phone keeps for reading without net: what their pages show, and no more. A fixed number of statements that
 * travel together, whatever the age of the plan.
 */
export async function readCopy(
	tx: Tx,
	{
		borger,
		accountId,
		municipality,
		now
	}: {
		borger: { id: string; name: string };
		accountId: string;
		municipality: Municipality;
		now: Date;
	}
): Promise<Omit<CopyView, 'owner'>> {
	const own = { borgerId: borger.id, accountId };
	const today = dayOf(now);
	const at = { now, today };
	const [facts, plan, moeder, team, lineal] = await Promise.all([
		readHjem(tx, { ...own, borgerName: borger.name, ...at }),
		showOwnPlan(tx, { own, at, mostVersions: most, taken: null, words: municipality.words }),
		showOwnMoeder(tx, { own, at, page: 1 }),
		showOwnTeam(tx, { borgerId: borger.id, today, mostLeft: most }),
		getOwnPage(tx, { borger, accountId }, { query: readPageQuery(new URLSearchParams()), now })
	]);
	const { people, published, dream, steps, lastAnswerAt } = composeHjem(facts, null, now);
	return {
		takenAt: now,
		name: firstName(borger.name),
		word: municipality.words['tovholder'] ?? 'tovholder',
		municipality: { name: municipality.name, phone: municipality.phone, openingHours: municipality.openingHours },
		acute: municipality.acute,
		hjem: { people, published, dream, steps, lastAnswerAt },
		plan,
		moeder,
		team,
		lineal: lineal && {
			lineal: lineal.lineal,
			questions: lineal.questions,
			notes: lineal.notes,
			history: lineal.history
		}
	};
}
