/**
 * Who answered when, and who has looked: short stories in which the two rules of blind rating give different answers. The
 * rules: one may open the other side's answer without being led by it after an own answer to the same question that is at
 * most 30 days older and newer than the last answer of that series one had opened; and an answer is blind unless one has
 * opened the other side's current number. A samlet vurdering is a series of its own, and nobody's own answer.
 */
import {
	asBorger,
	asFagperson,
	instantFromNow,
	makeAdgangsgrundlag,
	makeBorger,
	makeEmne,
	makeEnhed,
	makeMaaling,
	makeMembership,
	makeOpening,
	makeStaff
} from '../support/builders';
import { attempt, inserting, statement, undone, type Speaker } from './rows';

type Who = 'borger' | 'tove' | 'signe';
type Answer = {
	by: Who;
	daysAgo: number;
	/** About an area, not the overall question. */
	area?: true;
	misregistered?: true;
	/** A samlet vurdering, not a rating like others. */
	samlet?: true;
	openedBy?: Who[];
	/** Opened by Tove before she had an answer of her own to it ("Vis nu"). */
	seenFirst?: true;
	/** The one that is opened in the end; otherwise the last of each side. */
	target?: true;
};
/**
 * What comes of it: opening the target (1, or the SQLSTATE), how, whether a new overall answer would be blind, and whether Tove,
 * who holds the threads, may give the samlet vurdering.
 */
export type Outcome = {
	borgerOpens: number | string;
	borgerBlind: boolean;
	toveOpens: string;
	toveBlind: boolean;
	toveJudges: boolean;
};
type Story = { name: string; answers: Answer[]; outcome: Outcome };

const refused = '42501';
const already = '23505';
/** Tove judges only where it is said. */
const story = (
	name: string,
	answers: Answer[],
	outcome: Omit<Outcome, 'toveJudges'> & { toveJudges?: true }
): Story => ({ name, answers, outcome: { toveJudges: false, ...outcome } });

export const stories: Story[] = [
	story('nobody has answered but the professional', [{ by: 'tove', daysAgo: 4 }], {
		borgerOpens: refused,
		borgerBlind: true,
		toveOpens: 'nothing',
		toveBlind: true,
		toveJudges: true
	}),
	story(
		'both have answered, nobody has looked',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4 }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: 'after_own', toveBlind: true }
	),
	story('only the borger has answered', [{ by: 'borger', daysAgo: 5 }], {
		borgerOpens: 'nothing',
		borgerBlind: true,
		toveOpens: 'seen_first',
		toveBlind: true
	}),
	story(
		'the borger’s answer is more than 30 days older',
		[
			{ by: 'borger', daysAgo: 40 },
			{ by: 'tove', daysAgo: 4 }
		],
		{ borgerOpens: refused, borgerBlind: true, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'the borger’s answer is 29 days older',
		[
			{ by: 'borger', daysAgo: 33 },
			{ by: 'tove', daysAgo: 4 }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'the own answer is one on the wrong person',
		[
			{ by: 'borger', daysAgo: 5, misregistered: true },
			{ by: 'tove', daysAgo: 4 }
		],
		{ borgerOpens: refused, borgerBlind: true, toveOpens: refused, toveBlind: true, toveJudges: true }
	),
	story(
		'the own answer is about an area, the other’s about everything',
		[
			{ by: 'borger', daysAgo: 5, area: true },
			{ by: 'tove', daysAgo: 4 }
		],
		{ borgerOpens: refused, borgerBlind: true, toveOpens: 'seen_first', toveBlind: true, toveJudges: true }
	),
	story(
		'the borger has looked at an earlier answer since their own',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, openedBy: ['borger'] },
			{ by: 'tove', daysAgo: 2 }
		],
		{ borgerOpens: refused, borgerBlind: true, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'and has answered again',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, openedBy: ['borger'] },
			{ by: 'tove', daysAgo: 2 },
			{ by: 'borger', daysAgo: 1 }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'the borger has looked at a later answer: an earlier one leads nobody any more',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, target: true },
			{ by: 'tove', daysAgo: 2, openedBy: ['borger'] }
		],
		{ borgerOpens: 1, borgerBlind: false, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'the borger has looked at another professional’s answer',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'signe', daysAgo: 4, openedBy: ['borger'] },
			{ by: 'tove', daysAgo: 2 }
		],
		{ borgerOpens: 1, borgerBlind: false, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'somebody else has looked at the earlier answer',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, openedBy: ['signe'] },
			{ by: 'tove', daysAgo: 2, openedBy: ['signe'] }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'the borger has looked at an answer about an area only',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, area: true, openedBy: ['borger'] },
			{ by: 'tove', daysAgo: 2 }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'the professional has said something about an area only, and the borger has looked at that',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, area: true, openedBy: ['borger'] }
		],
		{ borgerOpens: refused, borgerBlind: true, toveOpens: 'seen_first', toveBlind: true }
	),
	story(
		'the borger has looked at the current answer',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, openedBy: ['borger'] },
			{ by: 'tove', daysAgo: 2, area: true, target: true }
		],
		{ borgerOpens: refused, borgerBlind: false, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'the samlet vurdering follows on a rating of the same person that the borger has opened',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, openedBy: ['borger'] },
			{ by: 'tove', daysAgo: 2, samlet: true }
		],
		{ borgerOpens: 1, borgerBlind: false, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'the borger has opened the samlet vurdering before this one',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, samlet: true, openedBy: ['borger'] },
			{ by: 'tove', daysAgo: 2, samlet: true }
		],
		{ borgerOpens: refused, borgerBlind: true, toveOpens: 'seen_first', toveBlind: true }
	),
	story(
		'the professional has given a samlet vurdering and no rating',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, samlet: true }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: 'seen_first', toveBlind: true }
	),
	story(
		'the borger has looked at an answer on the wrong person: it leads nobody',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, misregistered: true, openedBy: ['borger'] },
			{ by: 'tove', daysAgo: 2 }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'the newest answer was on the wrong person: the one before it, which the borger has seen, is current again',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'tove', daysAgo: 4, openedBy: ['borger'], target: true },
			{ by: 'tove', daysAgo: 2, misregistered: true }
		],
		{ borgerOpens: already, borgerBlind: false, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'the professional has looked at the only answer, and it was on the wrong person',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'borger', daysAgo: 4, misregistered: true, openedBy: ['tove'] },
			{ by: 'tove', daysAgo: 3 }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: refused, toveBlind: true }
	),
	story('the professional has looked at the current answer', [{ by: 'borger', daysAgo: 5, openedBy: ['tove'] }], {
		borgerOpens: 'nothing',
		borgerBlind: true,
		toveOpens: already,
		toveBlind: false
	}),
	story(
		'the professional has looked, and the borger has answered again',
		[
			{ by: 'borger', daysAgo: 5, openedBy: ['tove'] },
			{ by: 'borger', daysAgo: 1 }
		],
		{ borgerOpens: 'nothing', borgerBlind: true, toveOpens: 'seen_first', toveBlind: true }
	),
	story(
		'the professional answered before they looked, and not since',
		[
			{ by: 'tove', daysAgo: 6 },
			{ by: 'borger', daysAgo: 5, openedBy: ['tove'] },
			{ by: 'borger', daysAgo: 1 }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: 'seen_first', toveBlind: true }
	),
	story(
		'the professional has answered since they looked',
		[
			{ by: 'borger', daysAgo: 5, openedBy: ['tove'] },
			{ by: 'tove', daysAgo: 4 },
			{ by: 'borger', daysAgo: 1 }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: 'after_own', toveBlind: true }
	),
	story(
		'the professional looked first, and rated before that',
		[
			{ by: 'tove', daysAgo: 6 },
			{ by: 'borger', daysAgo: 5, seenFirst: true }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: already, toveBlind: false }
	),
	story(
		'the professional looked first, and has rated since the answer',
		[
			{ by: 'borger', daysAgo: 5, seenFirst: true },
			{ by: 'tove', daysAgo: 4 }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: already, toveBlind: false, toveJudges: true }
	),
	story(
		'the professional has looked at the newest answer, which is 31 days younger than their own',
		[
			{ by: 'tove', daysAgo: 36 },
			{ by: 'borger', daysAgo: 5, openedBy: ['tove'] }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: already, toveBlind: false }
	),
	story(
		'the borger’s only answer is more than a year old',
		[
			{ by: 'borger', daysAgo: 400 },
			{ by: 'tove', daysAgo: 4 }
		],
		{ borgerOpens: refused, borgerBlind: true, toveOpens: 'after_own', toveBlind: true, toveJudges: true }
	),
	story(
		'the professional has given nothing but a samlet vurdering since they looked',
		[
			{ by: 'borger', daysAgo: 5, openedBy: ['tove'] },
			{ by: 'tove', daysAgo: 4, samlet: true }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: already, toveBlind: false }
	),
	story(
		'the professional has looked, and a colleague has rated',
		[
			{ by: 'borger', daysAgo: 5, openedBy: ['tove'] },
			{ by: 'signe', daysAgo: 4 }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: already, toveBlind: false }
	),
	story(
		'the professional has looked, and rated an area and the wrong person',
		[
			{ by: 'borger', daysAgo: 5, openedBy: ['tove'] },
			{ by: 'tove', daysAgo: 4, area: true },
			{ by: 'tove', daysAgo: 3, misregistered: true }
		],
		{ borgerOpens: refused, borgerBlind: true, toveOpens: already, toveBlind: false }
	),
	story(
		'the professional has looked at what counts; newer is an area and one on the wrong person',
		[
			{ by: 'tove', daysAgo: 6 },
			{ by: 'borger', daysAgo: 5, openedBy: ['tove'] },
			{ by: 'borger', daysAgo: 4, area: true },
			{ by: 'borger', daysAgo: 3, misregistered: true }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: refused, toveBlind: false, toveJudges: true }
	),
	story(
		'a colleague has answered, not the professional',
		[
			{ by: 'borger', daysAgo: 5 },
			{ by: 'signe', daysAgo: 4, openedBy: ['tove'] }
		],
		{ borgerOpens: 1, borgerBlind: true, toveOpens: 'seen_first', toveBlind: true }
	)
];

export type StoryPlaced = {
	name: string;
	/** What comes of it now. */
	ask: () => Promise<Outcome>;
};

/** Puts all stories into a database that has a ruler, each about a borger of its own with the same two professionals. */
export async function placeStories(): Promise<StoryPlaced[]> {
	const social = await makeEnhed({ name: 'Social', type: 'forvaltning' });
	const tove = await makeStaff({ name: 'Tove Madsen', enhedId: social });
	const signe = await makeStaff({ name: 'Signe Bach', enhedId: social });
	const toveSpeaks: Speaker = await asFagperson(tove);
	const placed: StoryPlaced[] = [];
	for (const { name, answers } of stories) {
		const borger = await makeBorger({ name });
		await makeMembership({ borger, staff: tove, function: 'tovholder' });
		await makeMembership({ borger, staff: signe });
		await makeAdgangsgrundlag({ borger, forvaltningId: social });
		const emneId = await makeEmne({ borger });
		const accounts = { borger: borger.accountId, tove: tove.accountId, signe: signe.accountId };
		const targets: { theirs?: string; own?: string } = {};
		for (const { by, daysAgo, area, misregistered, samlet, openedBy = [], seenFirst, target } of answers) {
			const at = instantFromNow(-daysAgo);
			const maalingId = await makeMaaling({
				borger,
				by: { borger: undefined, tove, signe }[by],
				as: samlet && 'tovholder',
				emneId: area ? emneId : null,
				at,
				misregisteredAt: misregistered ? at : undefined
			});
			for (const who of openedBy) await makeOpening({ borger, maalingId, by: { accountId: accounts[who] } });
			if (seenFirst) await makeOpening({ borger, maalingId, by: tove, how: 'seen_first' });
			const side = by === 'borger' ? 'own' : 'theirs';
			const isFixed = side === 'theirs' && !target && answers.some((each) => each.target);
			if (!isFixed) targets[side] = maalingId;
		}
		const borgerSpeaks: Speaker = await asBorger(borger);
		const opening = (account: string, maalingId: string) =>
			inserting('trivselsopening', { account_id: account, maaling_id: maalingId, borger_id: borger.id });
		const blind = async (speaker: Speaker) => {
			const [row] = await undone(speaker, (sql) =>
				sql.unsafe<{ blind: boolean }[]>('select app.is_blind($1, null) as blind', [borger.id])
			);
			return row?.blind ?? false;
		};
		const judges = async () => {
			const asked = statement('select from app.may_judge_overall($1) as may where may', borger.id);
			return (await attempt(toveSpeaks, [[asked]]))[0] === 1;
		};
		const how = async (maalingId: string) => {
			const open = opening(accounts.tove, maalingId);
			const [outcome] = await attempt(toveSpeaks, [[open]]);
			if (outcome !== 1) return String(outcome);
			const [row] = await undone(toveSpeaks, async (sql) => {
				await sql.unsafe(open.text, open.values);
				const look = statement('select how from trivselsopening where maaling_id = $1', maalingId);
				return sql.unsafe<{ how: string }[]>(look.text, look.values);
			});
			return row?.how ?? 'nothing';
		};
		placed.push({
			name,
			ask: async () => {
				const { theirs, own } = targets;
				const [borgerOpens] = theirs ? await attempt(borgerSpeaks, [[opening(accounts.borger, theirs)]]) : ['nothing'];
				return {
					borgerOpens: borgerOpens ?? 'nothing',
					borgerBlind: await blind(borgerSpeaks),
					toveOpens: own ? await how(own) : 'nothing',
					toveBlind: await blind(toveSpeaks),
					toveJudges: await judges()
				};
			}
		});
	}
	return placed;
}
