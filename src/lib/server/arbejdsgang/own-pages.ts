/** The borger's own pages as they are shown, and as a copy on their own phone keeps them. */
import type { Municipality } from '../setting/queries';
import { markOwn, ownWords, tavleOrder } from '../../plan/own';
import { composePlan } from '../../plan/plan';
import { daysUntil, phaseOf, type Moede } from '../../moede/moede';
import { accessByForvaltning } from '../../team/access';
import { objectableOf, whoIsAsked } from '../../team/anmodning';
import { awayOf } from '../../team/fravaer';
import { viewMember } from '../../team/member';
import { contactsOf, findTovholder, splitTeam, type Holder } from '../../team/membership';
import { readersOf } from '../../team/readers';
import { sayAway } from '../../team/say-away';
import { firstName } from '../../core/person';
import type { Tx } from '../db/with-actor';
import { readMoeder } from '../moede/queries';
import { readOwnPart } from '../plan/own-queries';
import { readPlan } from '../plan/queries';
import { findAnmodninger } from '../team/anmodning';
import { findAbsences } from '../team/fravaer';
import { readTeam, type MemberRow } from '../team/queries';
import { callReaders } from '../team/readers';
import { findOpenEmner } from '../trivsel/emner';

type Own = { borgerId: string; accountId: string };
/** `today` is `YYYY-MM-DD`, the day of `now`. */
type At = { now: Date; today: string };

const contactOf = (tovholder: Holder | null) => tovholder && { name: tovholder.name, phone: tovholder.phone };

/**
 * The borger's plan. Six statements, whatever its age.
 * @param taken the id of what was just taken away, or null
 */
export async function showOwnPlan(
	tx: Tx,
	{
		own,
		at: { today },
		mostVersions,
		taken,
		words
	}: {
		own: Own;
		at: At;
		mostVersions: number;
		taken: string | null;
		words: Municipality['words'];
	}
) {
	const { borgerId } = own;
	const [rows, part, emner] = await Promise.all([
		readPlan(tx, { borgerId, today, mostVersions }),
		readOwnPart(tx, { ...own, taken }),
		findOpenEmner(tx, borgerId)
	]);
	const tovholder = findTovholder(rows.holders, today);
	const readers = callReaders(part.readers);
	const all = readersOf(readers, []);
	const holder = readers[part.readers.findIndex(({ name }) => name === tovholder?.name)]?.name ?? '';
	const noted = rows.plan?.endedOn === null ? part.noted : [];
	return {
		today,
		plan: rows.plan,
		...composePlan(markOwn(rows, { tavle: part.tavle, noted }), today),
		own: ownWords(part.wishes),
		readers,
		/** Who reads what is said to a version, and whom its button names. */
		said: { readers: all, receivers: all.includes(holder) ? [holder] : all },
		tavle: { points: part.tavle, order: tavleOrder(words['tavle_foerst']) },
		statements: part.statements,
		taken: part.taken,
		/** The question on the ruler about a goal, by the goal's item id. */
		asked: Object.fromEntries(emner.flatMap(({ id, maalId }) => (maalId ? [[maalId, id]] : []))),
		versions: rows.versions.slice(0, mostVersions),
		moreVersions: rows.versions.length > mostVersions,
		tovholder: contactOf(tovholder)
	};
}

/**
 * The list of meetings. Three statements.
 * @param page from 1, of the earlier ones
 */
export async function showOwnMoeder(tx: Tx, { own, at, page }: { own: Own; at: At; page: number }) {
	const { coming, earlier, more, holders } = await readMoeder(tx, { ...own, ...at, page });
	const view = (moede: Moede) => ({
		...moede,
		phase: phaseOf(moede, at.now),
		inDays: daysUntil(moede, at.now)
	});
	return {
		coming: coming.map(view),
		earlier: earlier.map(view),
		page,
		more,
		tovholder: contactOf(findTovholder(holders, at.today))
	};
}

/**
 * Who is on the team, what each department sees, and what the borger has asked for. Five statements.
 * @param mostLeft how many of those who have left
 */
export async function showOwnTeam(
	tx: Tx,
	{ borgerId, today, mostLeft }: { borgerId: string; today: string; mostLeft: number }
) {
	const [rows, anmodninger, absences] = await Promise.all([
		readTeam(tx, { borgerId, today, mostLeft }),
		findAnmodninger(tx, { borgerId, about: 'team' }),
		findAbsences(tx, { borgerId, today })
	]);
	const { now, coming, left } = splitTeam(rows.members, today);
	const deputy = contactsOf(rows.members, today).stedfortraeder;
	const view = (member: MemberRow) => {
		const away = awayOf(absences, member.accountId, today);
		const holds = member.function === 'tovholder';
		return {
			...viewMember(member),
			away: sayAway({ name: member.name, away, deputy, holds, as: 'borger' }),
			writeTo: `/beskeder/ny?til=${member.accountId}`
		};
	};
	return {
		now: now.map(view),
		coming: coming.map(viewMember),
		left: left.slice(0, mostLeft).map(viewMember),
		moreLeft: left.length > mostLeft,
		network: rows.network,
		access: accessByForvaltning(now, rows.grounds),
		asked: anmodninger.filter(({ withdrawnAt }) => withdrawnAt === null),
		/** Who reads what is asked here, by first name. */
		readers: whoIsAsked(rows.members, today).map(firstName),
		people: objectableOf([...now, ...coming], today)
	};
}
