import { isOpen, viewAftale, type Aftale, type AftaleView } from './aftale';

export type MaalType = 'udvikle' | 'fastholde' | 'begraense_tab';

/** How a closed goal ended, with the words that were said about it. */
export type MaalEnd = { on: string; outcome: 'reached' | 'partly' | 'dropped'; words: string | null };

/** A goal of the current version. Delmaal, aftaler and indsatser name it by its `itemId`. */
export type Maal = {
	itemId: string;
	type: MaalType;
	isJob: boolean;
	title: string;
	/** Null: the borger's own words are missing (P6). */
	borgerWords: string | null;
	professionalWords: string | null;
	position: number;
	/** The names of the forvaltninger that work on it (P9). */
	forvaltninger: readonly string[];
	/** Null while it goes on. */
	ended: MaalEnd | null;
	/** What stood on the board that it was made from. Left out: nothing. */
	fromTavle?: string | null;
};
export type Delmaal = {
	itemId: string;
	maalId: string;
	title: string;
	responsible: string | null;
	dueOn: string | null;
	reachedOn: string | null;
	position: number;
};
export type Indsats = {
	itemId: string;
	maalId: string | null;
	title: string;
	description: string | null;
	proevehandling: boolean;
	provider: string;
	responsible: string | null;
	startsOn: string;
	endsOn: string | null;
	learnt: string | null;
	position: number;
};
export type AftaleInPlan = Aftale & { maalId: string | null; delmaalId: string | null; position: number };

/** Where a stretch of help stands on a day. */
export type IndsatsView = Omit<Indsats, 'maalId' | 'position'> & { phase: 'coming' | 'running' | 'ended' };
export type DelmaalView = Omit<Delmaal, 'maalId' | 'position'> & { aftaler: AftaleView[] };
export type MaalView = Omit<Maal, 'position'> & {
	delmaal: DelmaalView[];
	/** Aftaler that belong to the goal but to none of its delmaal. */
	aftaler: AftaleView[];
	/** Help that is given, and what is tried out. */
	help: IndsatsView[];
	trials: IndsatsView[];
};
export type PlanView = {
	maal: MaalView[];
	/** Goals that are closed, the last one first. */
	closed: MaalView[];
	/** What belongs to no goal. */
	loose: { aftaler: AftaleView[]; help: IndsatsView[]; trials: IndsatsView[] };
};

type Placed = { position: number };
const byPosition = (a: Placed, b: Placed) => a.position - b.position;

/** The goal for job or education stands on top; then as the plan has placed them, never by forvaltning (P4, P9). */
export const sortMaal = <M extends Pick<Maal, 'isJob' | 'position'>>(maal: readonly M[]): M[] =>
	[...maal].sort((a, b) => Number(b.isJob) - Number(a.isJob) || byPosition(a, b));

/** What is owed first, what is ended last; otherwise as the plan has placed them. */
const placeAftaler = (aftaler: readonly AftaleInPlan[], today: string): AftaleView[] =>
	[...aftaler]
		.sort(byPosition)
		.map((aftale) => viewAftale(aftale, today))
		.sort((a, b) => Number(b.open) - Number(a.open));

/** Help that runs first, then what is coming, then what has ended. */
function placeIndsatser(indsatser: readonly Indsats[], today: string): IndsatsView[] {
	const order = { running: 0, coming: 1, ended: 2 };
	return [...indsatser]
		.sort(byPosition)
		.map(({ maalId: _maal, position: _position, ...indsats }) => ({ ...indsats, phase: phaseOf(indsats, today) }))
		.sort((a, b) => order[a.phase] - order[b.phase]);
}

/** Where help stands on a day; its last day still counts as running. */
export function phaseOf(indsats: Pick<Indsats, 'startsOn' | 'endsOn'>, today: string): IndsatsView['phase'] {
	if (indsats.endsOn !== null && indsats.endsOn < today) return 'ended';
	return indsats.startsOn > today ? 'coming' : 'running';
}

const split = (indsatser: readonly IndsatsView[]) => ({
	help: indsatser.filter((each) => !each.proevehandling),
	trials: indsatser.filter((each) => each.proevehandling)
});

/**
 * The plan as a tree of goals. An aftale under a delmaal stands there; what names a goal that is not in this version, or is
 * still owed or given after its goal was closed, stands apart, so that nothing that is owed can vanish.
 * @param rows the rows of one version
 * @param today `YYYY-MM-DD`
 */
export function composePlan(
	rows: {
		maal: readonly Maal[];
		delmaal: readonly Delmaal[];
		indsatser: readonly Indsats[];
		aftaler: readonly AftaleInPlan[];
	},
	today: string
): PlanView {
	const known = new Set(rows.maal.map((maal) => maal.itemId));
	const goalOfDelmaal = new Map(
		rows.delmaal.filter((each) => known.has(each.maalId)).map((each) => [each.itemId, each.maalId])
	);
	const closed = new Set(rows.maal.filter((maal) => maal.ended !== null).map((maal) => maal.itemId));
	const delmaalOf = (aftale: AftaleInPlan) =>
		aftale.delmaalId !== null && goalOfDelmaal.has(aftale.delmaalId) ? aftale.delmaalId : null;
	const goalOf = (aftale: AftaleInPlan) => {
		const goal = goalOfDelmaal.get(aftale.delmaalId ?? '') ?? aftale.maalId;
		return goal !== null && known.has(goal) && !(closed.has(goal) && isOpen(aftale.state)) ? goal : null;
	};
	const goalOfHelp = (indsats: Indsats) => {
		const goal = indsats.maalId;
		const goesOn = goal !== null && closed.has(goal) && phaseOf(indsats, today) !== 'ended';
		return goal !== null && known.has(goal) && !goesOn ? goal : null;
	};

	const maal = sortMaal(rows.maal).map(({ position: _position, ...goal }) => {
		const owed = rows.aftaler.filter((aftale) => goalOf(aftale) === goal.itemId);
		const named = owed.map((aftale) => aftale.forvaltning).filter((name) => name !== null);
		return {
			...goal,
			forvaltninger: [...new Set([...goal.forvaltninger, ...named])],
			delmaal: rows.delmaal
				.filter((delmaal) => delmaal.maalId === goal.itemId)
				.sort(byPosition)
				.map(({ maalId: _maal, position: _own, ...delmaal }) => ({
					...delmaal,
					aftaler: placeAftaler(
						owed.filter((aftale) => delmaalOf(aftale) === delmaal.itemId),
						today
					)
				})),
			aftaler: placeAftaler(
				owed.filter((aftale) => delmaalOf(aftale) === null),
				today
			),
			...split(
				placeIndsatser(
					rows.indsatser.filter((indsats) => goalOfHelp(indsats) === goal.itemId),
					today
				)
			)
		};
	});
	const unplaced = rows.indsatser.filter((indsats) => goalOfHelp(indsats) === null);
	return {
		maal: maal.filter((goal) => goal.ended === null),
		closed: maal
			.filter((goal) => goal.ended !== null)
			.sort((a, b) => (b.ended?.on ?? '').localeCompare(a.ended?.on ?? '')),
		loose: {
			aftaler: placeAftaler(
				rows.aftaler.filter((aftale) => goalOf(aftale) === null),
				today
			),
			...split(placeIndsatser(unplaced, today))
		}
	};
}
