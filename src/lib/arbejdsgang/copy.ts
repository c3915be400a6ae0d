/** What a borger's own phone keeps of their pages for reading without net: the same views as the pages themselves. */
import type { ForvaltningAccess } from '../team/access';
import type { MemberView } from '../team/member';
import type { Moede, MoedePhase } from '../moede/moede';
import type { AftaleView } from '../plan/aftale';
import type { PublishedVersion, StatementView, TavleItem } from '../plan/draft';
import type { OwnWish } from '../plan/own';
import type { PlanView } from '../plan/plan';
import type { Lineal } from '../trivsel/lineal';
import type { BorgerQuestion, HistoryRow, Note, Series } from '../trivsel/view';
import { daysUntil, phaseOf } from '../moede/moede';
import type { HjemView } from './hjem';

type Contact = { name: string; phone: string | null };
export type ListedMoede = Moede & { phase: MoedePhase; inDays: number };

/** The borger's plan as its page shows it. */
export type OwnPlanView = PlanView & {
	/** `YYYY-MM-DD`, the day it was made for. */
	today: string;
	plan: { version: number; endedOn: string | null } | null;
	own: { dream: OwnWish | null; job: OwnWish | null; wishes: OwnWish[] };
	statements: StatementView[];
	tavle: { points: (TavleItem & { forvaltning: string | null })[] };
	versions: PublishedVersion[];
	tovholder: Contact | null;
};
/** The list of meetings. */
export type OwnMoederView = { coming: ListedMoede[]; earlier: ListedMoede[]; tovholder: Contact | null };
/** Who is on the team, and what each department sees. */
export type OwnTeamView = {
	now: MemberView[];
	coming: MemberView[];
	left: MemberView[];
	network: { name: string; relation: string; phone: string | null }[];
	access: { forvaltninger: ForvaltningAccess[]; external: string[] };
};
/** The questions on the ruler and the borger's own history. */
export type OwnLinealView = {
	lineal: Lineal;
	questions: BorgerQuestion[];
	notes: Note[];
	history: {
		questions: { key: string; text: string }[];
		emne: { key: string; text: string } | null;
		side: number;
		older: boolean;
		rows: HistoryRow[];
		series: Series[];
		openable: string[];
	};
};

/** The copy as it is opened on the phone. */
export type CopyView = {
	/** A keyed tag of the account; the same as the layout's `lasts.who`. */
	owner: string;
	takenAt: Date;
	/** First name. */
	name: string;
	/** The municipality's word for a tovholder. */
	word: string;
	municipality: { name: string; phone: string; openingHours: string };
	acute: { name: string; phone: string }[];
	hjem: Pick<HjemView, 'people' | 'published' | 'dream' | 'steps' | 'lastAnswerAt'>;
	plan: OwnPlanView;
	moeder: OwnMoederView;
	team: OwnTeamView;
	/** Null: the municipality has no ruler in use. */
	lineal: OwnLinealView | null;
};

/** The pages that can be read without net. */
export const copyPages = ['hjem', 'plan', 'moeder', 'mit-team', 'lineal'] as const;
export type CopyPage = (typeof copyPages)[number];

/**
 * What of the copy an address asks for. Some pages are not in it, such as the messages: then `missing` is said, with the overview.
 * @param pathname of the page that could not be fetched
 */
export function askedOf(pathname: string): { page: CopyPage; moedeId: string | null; missing: boolean } {
	const [first = '', second = null, ...rest] = pathname.split('/').filter(Boolean);
	if (first === '' || first === 'offline') return { page: 'hjem', moedeId: null, missing: false };
	const page = copyPages.find((each) => each === first);
	if (!page || rest.length > 0 || (second !== null && page !== 'moeder'))
		return { page: page ?? 'hjem', moedeId: null, missing: true };
	return { page, moedeId: second, missing: false };
}

/**
 * Meetings as they stand at an instant: a copy grows older than the words "i dag" and "om 2 dage" in it.
 * @param moeder as they were copied
 */
export function moederAt({ coming, earlier }: Pick<OwnMoederView, 'coming' | 'earlier'>, now: Date) {
	const at = (moede: ListedMoede): ListedMoede => ({
		...moede,
		phase: phaseOf(moede, now),
		inDays: daysUntil(moede, now)
	});
	const isOver = ({ endsAt }: ListedMoede) => endsAt <= now;
	const stillComing = coming.map(at).filter((moede) => !isOver(moede));
	const passed = coming.map(at).filter(isOver).reverse();
	return {
		/** The nearest that takes place. */
		next: stillComing.find(({ phase }) => phase !== 'cancelled') ?? null,
		coming: stillComing,
		earlier: [...passed, ...earlier.map(at)]
	};
}

/**
 * The questions as forms to fill in now: each opening of the page gives birth to new ids. The ids in the copy are those of one
 * reading, and would make two answers one.
 */
export const questionsNow = (questions: readonly BorgerQuestion[], newId: () => string): BorgerQuestion[] =>
	questions.map((question) => ({ ...question, formId: newId(), openable: [], waiting: [] }));

/** Aftaler without their button: what is noted as done is noted with net. */
export const withoutButtons = (aftaler: readonly AftaleView[]): AftaleView[] =>
	aftaler.map((aftale) => ({ ...aftale, canBeDone: false, canBeUndone: false }));
