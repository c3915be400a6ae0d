/** When a meeting is, who comes and as what: rules over the form by which staff plan and change one. */
import { topics as allTopics, type Topic } from '../access/policy';
import { addDays, addMonths, dayOf, isDay } from '../core/dates';
import { readNeeded, tickedIn, typedIn } from '../core/form';
import { instantOf, isClock, localOf, resolveLocal, type Resolved } from '../core/local-time';
import { ok, type Result } from '../core/result';
import { isId, readText } from '../core/text';
import { addWorkingDays, isWorkingDay } from '../core/working-days';
import type { MoedeDesk, MoedeTyped, PlanHead, Template } from './desk';

/** The longest texts, in characters. */
export const limits = {
	title: 120,
	purpose: 1000,
	place: 200,
	placeDetail: 500,
	prepare: 1000,
	language: 60,
	booker: 200,
	role: 200,
	reason: 500,
	point: 200
} as const;
/** A meeting is this long at most, in hours; a longer one is a clock time that was mistyped. */
const longestHours = 12;
/** How far ahead a meeting is planned, in days. */
const farthest = 731;
/** One that has just begun may still be put in: they are sitting there. In minutes. */
const justBegun = 30;
/** The choices of how many weeks lie between the meetings of a series, and how many there are in one. */
export const weeksApart = ['1', '2', '4'] as const;
const mostInSeries = 12;
/** How many people and ticks are read of one form. */
const mostPeople = 60;

/** The form as it was posted. What is too much is left off; the rest stays as it was typed. */
export function typedOf(posted: FormData): MoedeTyped {
	const roles = [...posted.keys()]
		.filter((name) => name.startsWith('rolle-') && isId(name.slice(6)))
		.slice(0, mostPeople);
	return {
		id: typedIn(posted, 'id'),
		skabelon: typedIn(posted, 'skabelon'),
		titel: typedIn(posted, 'titel'),
		formaal: typedIn(posted, 'formaal'),
		pligt: typedIn(posted, 'pligt'),
		dag: typedIn(posted, 'dag'),
		fra: typedIn(posted, 'fra'),
		til: typedIn(posted, 'til'),
		gang: typedIn(posted, 'gang'),
		sted: typedIn(posted, 'sted'),
		stedDetalje: typedIn(posted, 'stedDetalje'),
		forbered: typedIn(posted, 'forbered'),
		tolk: typedIn(posted, 'tolk'),
		tolkHvem: typedIn(posted, 'tolkHvem'),
		emner: tickedIn(posted, 'emner').slice(0, mostPeople),
		deltager: tickedIn(posted, 'deltager').slice(0, mostPeople),
		roller: Object.fromEntries(roles.map((name) => [name.slice(6).toLowerCase(), typedIn(posted, name)])),
		gentag: typedIn(posted, 'gentag'),
		antal: typedIn(posted, 'antal'),
		minikick: typedIn(posted, 'minikick'),
		revision: typedIn(posted, 'revision')
	};
}

const blank: MoedeTyped = {
	...{ id: '', skabelon: '', titel: '', formaal: '', pligt: '', dag: '', fra: '', til: '', gang: '', sted: '' },
	...{ stedDetalje: '', forbered: '', tolk: '', tolkHvem: '', emner: [], deltager: [], roller: {} },
	...{ gentag: '', antal: '', minikick: '', revision: '' }
};

/**
 * A new form, filled in with what is known: the template's words, the last meeting's place and language, and the actor ticked
 * with what they do on the team.
 * @param id born with the form
 */
export function typedFrom(template: Template | null, head: PlanHead, id: string): MoedeTyped {
	const me = head.team.find(({ isMe }) => isMe);
	return {
		...blank,
		id,
		skabelon: template?.key ?? '',
		titel: template?.name ?? '',
		formaal: template?.purpose ?? '',
		pligt: template ? (template.duty ? 'pligt' : 'frivilligt') : '',
		forbered: template?.prepare ?? '',
		sted: head.place ?? '',
		tolk: head.tolkLanguage ?? '',
		deltager: me ? [me.accountId] : [],
		roller: Object.fromEntries(head.team.map(({ accountId, roleText }) => [accountId, roleText])),
		minikick: template && template.followMonths.length > 0 ? 'ja' : ''
	};
}

/** What a form of editing begins with, and what another has saved meanwhile. */
export type Editable = Pick<
	MoedeDesk,
	| ('id' | 'title' | 'purpose' | 'duty' | 'startsAt' | 'endsAt' | 'startsLocal' | 'place' | 'placeDetail' | 'prepare')
	| ('tolk' | 'topics' | 'revision')
>;

/** The form that changes a meeting, as the meeting is now. */
export function typedFromDesk(moede: Editable): MoedeTyped {
	const resolved = resolveLocal(moede.startsLocal.slice(0, 16));
	const second = resolved.kind === 'twice' && resolved.second.getTime() === moede.startsAt.getTime();
	return {
		...blank,
		id: moede.id,
		titel: moede.title,
		formaal: moede.purpose,
		pligt: moede.duty ? 'pligt' : 'frivilligt',
		dag: moede.startsLocal.slice(0, 10),
		fra: moede.startsLocal.slice(11, 16),
		til: localOf(moede.endsAt).slice(11),
		gang: resolved.kind === 'twice' ? (second ? 'anden' : 'foerste') : '',
		sted: moede.place,
		stedDetalje: moede.placeDetail ?? '',
		forbered: moede.prepare ?? '',
		tolk: moede.tolk?.language ?? '',
		tolkHvem: moede.tolk?.bookedBy ?? '',
		emner: [...moede.topics],
		revision: String(moede.revision)
	};
}

/** When a meeting is: the clock time that was agreed (`YYYY-MM-DDTHH:MM`), and the instants. */
export type When = { startsLocal: string; startsAt: Date; endsAt: Date };
/** A meeting as it is stored. */
export type MoedeContent = When & {
	title: string;
	purpose: string;
	duty: boolean;
	place: string;
	placeDetail: string | null;
	prepare: string | null;
	tolk: { language: string; bookedBy: string | null } | null;
	topics: Topic[];
};
export type MoedePlan = MoedeContent & {
	id: string;
	participants: { accountId: string; roleText: string }[];
	/** The later ones of a series, at the same clock time. */
	later: When[];
	/** The mini-kicks of a kick-off. */
	miniKicks: When[];
};
export type Problems = Partial<Record<string, string>>;
type Read<T> = { ok: true; value: T } | { ok: false; problems: Problems };

const textOf = (typed: string, most: number) => readText(typed.trim(), most);

/** What both forms ask. `now` and the time that stands already decide whether a time is past. */
function readContent(typed: MoedeTyped, asked: { now: Date; stands: Editable | null }): Read<MoedeContent> {
	const problems: Problems = {};
	const keep = (field: string, read: Result<string, string>) => {
		if (!read.ok) problems[field] = read.reason;
		return read.ok ? read.value : '';
	};
	const title = keep('titel', readNeeded(typed.titel, limits.title));
	const purpose = keep('formaal', readNeeded(typed.formaal, limits.purpose));
	const place = keep('sted', readNeeded(typed.sted, limits.place));
	const placeDetail = keep('stedDetalje', textOf(typed.stedDetalje, limits.placeDetail));
	const prepare = keep('forbered', textOf(typed.forbered, limits.prepare));
	const language = keep('tolk', textOf(typed.tolk, limits.language));
	const bookedBy = keep('tolkHvem', textOf(typed.tolkHvem, limits.booker));
	if (bookedBy !== '' && language === '') problems['tolkHvem'] ??= 'no_language';
	if (!['pligt', 'frivilligt'].includes(typed.pligt)) problems['pligt'] = 'missing';
	const topics = allTopics.filter((each) => typed.emner.includes(each));
	if (typed.emner.some((each) => !allTopics.some((topic) => topic === each))) problems['emner'] = 'unknown';
	const when = readWhen(typed, asked);
	if (!when.ok) Object.assign(problems, when.problems);
	if (!when.ok || Object.keys(problems).length > 0) return { ok: false, problems };
	return {
		ok: true,
		value: {
			...{ ...when.value, title, purpose, duty: typed.pligt === 'pligt', place, topics },
			...{ placeDetail: placeDetail || null, prepare: prepare || null },
			tolk: language === '' ? null : { language, bookedBy: bookedBy || null }
		}
	};
}

/**
 * Day and clock times, both on one day. A start that comes twice is asked about (`gang`); the end is the first of that clock time
 * after the start.
 */
function readWhen(typed: MoedeTyped, { now, stands }: { now: Date; stands: Editable | null }): Read<When> {
	const problems: Problems = {};
	if (!isDay(typed.dag)) problems['dag'] = typed.dag.trim() === '' ? 'missing' : 'not_a_day';
	for (const field of ['fra', 'til'] as const)
		if (!isClock(typed[field])) problems[field] = typed[field].trim() === '' ? 'missing' : 'not_a_clock';
	if (Object.keys(problems).length > 0) return { ok: false, problems };
	const startsLocal = `${typed.dag}T${typed.fra}`;
	const [start, end] = [resolveLocal(startsLocal), resolveLocal(`${typed.dag}T${typed.til}`)];
	if (start.kind === 'never') return { ok: false, problems: { fra: 'never' } };
	if (end.kind === 'never') return { ok: false, problems: { til: 'never' } };
	if (start.kind === 'twice' && !['foerste', 'anden'].includes(typed.gang))
		return { ok: false, problems: { gang: 'twice' } };
	const startsAt = start.kind === 'one' ? start.at : typed.gang === 'anden' ? start.second : start.first;
	const endsAt = instantsOf(end).find((each) => each > startsAt);
	if (!endsAt) return { ok: false, problems: { til: 'end_before_start' } };
	if (endsAt.getTime() - startsAt.getTime() > longestHours * 3_600_000) problems['til'] = 'too_long';
	const moves = stands?.startsAt.getTime() !== startsAt.getTime();
	if (moves && startsAt.getTime() < now.getTime() - justBegun * 60_000) problems['dag'] = 'past';
	if (moves && typed.dag > addDays(dayOf(now), farthest)) problems['dag'] = 'too_far';
	return Object.keys(problems).length > 0
		? { ok: false, problems }
		: { ok: true, value: { startsLocal, startsAt, endsAt } };
}

const instantsOf = (resolved: Resolved): Date[] =>
	resolved.kind === 'one' ? [resolved.at] : resolved.kind === 'twice' ? [resolved.first, resolved.second] : [];

/**
 * A new meeting.
 * @param facts `template` that was chosen, null for none; `follow` the template of what follows it; `team` the account ids of today
 * @returns problems by field. Texts: `missing`, `too_long`, `forbidden`. `dag`: `not_a_day`, `past`, `too_far`, `series_too_far`;
 *   `fra`, `til`: `not_a_clock`, `never`; `til`: `end_before_start`, `too_long`; `gang`: `twice`; `tolkHvem`: `no_language`;
 *   `emner`: `unknown`; `deltager`: `nobody`, `not_on_team`; `rolle-<account>`: `missing`; `gentag`: `unknown`, `series_kickoff`;
 *   `antal`: `missing`, `not_a_count`; `id`, `skabelon`: `unknown`
 */
export function readMoede(
	typed: MoedeTyped,
	facts: { now: Date; template: Template | null; follow: Template | null; team: readonly string[] }
): Read<MoedePlan> {
	const { now, template, follow, team } = facts;
	const content = readContent(typed, { now, stands: null });
	const problems: Problems = content.ok ? {} : { ...content.problems };
	if (!isId(typed.id)) problems['id'] = 'unknown';
	if (typed.skabelon !== (template?.key ?? '')) problems['skabelon'] = 'unknown';
	const people = readPeople(typed, team);
	if (!people.ok) Object.assign(problems, people.problems);
	const repeats = readRepeats(typed);
	if (!repeats.ok) Object.assign(problems, repeats.problems);
	if (!content.ok || !people.ok || !repeats.ok) return { ok: false, problems };
	const follows = template !== null && follow !== null && typed.minikick === 'ja';
	if (repeats.value.length > 0 && follows) problems['gentag'] = 'series_kickoff';
	const { startsLocal, startsAt, endsAt } = content.value;
	const length = endsAt.getTime() - startsAt.getTime();
	const later = repeats.value.map((days) => {
		return whenOf(`${addDays(startsLocal.slice(0, 10), days)}${startsLocal.slice(10)}`, length);
	});
	if (later.some((each) => each.startsLocal.slice(0, 10) > addDays(dayOf(now), farthest)))
		problems['dag'] ??= 'series_too_far';
	if (Object.keys(problems).length > 0) return { ok: false, problems };
	const kicks = follows ? miniKicks(startsLocal, template.followMonths) : [];
	return {
		ok: true,
		value: {
			...{ ...content.value, id: typed.id.toLowerCase(), participants: people.value, later },
			miniKicks: kicks.map((local) => whenOf(local, (follow?.minutes ?? 0) * 60_000))
		}
	};
}

const whenOf = (startsLocal: string, length: number): When => {
	const startsAt = instantOf(startsLocal);
	return { startsLocal, startsAt, endsAt: new Date(startsAt.getTime() + length) };
};

/** Who comes, each with a role that is known beforehand (M3). */
function readPeople(typed: MoedeTyped, team: readonly string[]): Read<MoedePlan['participants']> {
	const problems: Problems = {};
	const chosen = [...new Set(typed.deltager.map((each) => each.toLowerCase()))];
	if (chosen.length === 0) problems['deltager'] = 'nobody';
	if (chosen.some((each) => !team.includes(each))) problems['deltager'] = 'not_on_team';
	const participants = chosen.map((accountId) => {
		const role = readNeeded(typed.roller[accountId] ?? '', limits.role);
		if (!role.ok && team.includes(accountId)) problems[`rolle-${accountId}`] = role.reason;
		return { accountId, roleText: role.ok ? role.value : '' };
	});
	return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, value: participants };
}

/** How many days after the first each later meeting of a series is; none when it is not repeated. */
function readRepeats(typed: MoedeTyped): Read<number[]> {
	if (typed.gentag === '') return ok([]);
	const weeks = Number(weeksApart.find((each) => each === typed.gentag) ?? 0);
	if (weeks === 0) return { ok: false, problems: { gentag: 'unknown' } };
	if (typed.antal.trim() === '') return { ok: false, problems: { antal: 'missing' } };
	const count = /^\d{1,2}$/.test(typed.antal.trim()) ? Number(typed.antal) : 0;
	if (count < 2 || count > mostInSeries) return { ok: false, problems: { antal: 'not_a_count' } };
	return ok(Array.from({ length: count - 1 }, (_, index) => (index + 1) * weeks * 7));
}

/**
 * A meeting that is changed. A time that has passed may stay, but no meeting is moved into the past.
 * @returns problems as of `readMoede`; `revision`: `unknown`
 */
export function readEdit(
	typed: MoedeTyped,
	{ now, stands }: { now: Date; stands: Editable }
): Read<MoedeContent & { revision: number }> {
	const content = readContent(typed, { now, stands });
	const known = /^\d{1,9}$/.test(typed.revision);
	if (!content.ok || !known)
		return {
			ok: false,
			problems: { ...(content.ok ? {} : content.problems), ...(known ? {} : { revision: 'unknown' }) }
		};
	return ok({ ...content.value, revision: Number(typed.revision) });
}

/**
 * When the mini-kicks of a kick-off are: so many months after it at the same clock time, on a day when the municipality is at work
 * (M13).
 * @param kickoffLocal `YYYY-MM-DDTHH:MM` @returns local times likewise
 */
export const miniKicks = (kickoffLocal: string, months: readonly number[]): string[] =>
	months.map((count) => {
		const day = addMonths(kickoffLocal.slice(0, 10), count);
		return `${isWorkingDay(day) ? day : addWorkingDays(day, 1)}${kickoffLocal.slice(10, 16)}`;
	});

/** So many meetings a year at least (M6). */
const leastMeetings = 4;

/**
 * The twelve months in which meetings are counted (M6): they began nine months ago, or with the plan when that is later, so that
 * there is time to plan the next one.
 * @param planStartedOn `YYYY-MM-DD`; null without a plan
 * @returns the first day, and the first day after
 */
export function moedeWindow(planStartedOn: string | null, today: string): { from: string; to: string } {
	const since = addMonths(today, -9);
	const from = planStartedOn !== null && planStartedOn > since ? planStartedOn : since;
	return { from, to: addMonths(from, 12) };
}

/** Whether there are too few. @param count planned and held meetings of the twelve months, not those that were cancelled */
export const tooFew = (count: number, least = leastMeetings) => count < least;

/** An answer to an invitation, as it was typed. `svar` is `ja` or `nej`, `afloeser` an account. */
export type AnswerTyped = { svar: string; grund: string; afloeser: string };
export const answerTypedOf = (posted: FormData): AnswerTyped => ({
	svar: typedIn(posted, 'svar'),
	grund: typedIn(posted, 'grund'),
	afloeser: typedIn(posted, 'afloeser')
});

/**
 * A yes, or a no that says why or who comes instead (M4). A yes keeps neither.
 * @returns problems: `svar` `missing`; `grund` `reason_or_substitute`, `too_long`, `forbidden`; `afloeser` `unknown`
 */
export function readAnswer(
	typed: AnswerTyped
): Read<{ answer: 'yes' | 'no'; reason: string | null; substitute: string | null }> {
	if (typed.svar === 'ja') return ok({ answer: 'yes', reason: null, substitute: null });
	if (typed.svar !== 'nej') return { ok: false, problems: { svar: 'missing' } };
	const problems: Problems = {};
	const reason = textOf(typed.grund, limits.reason);
	if (!reason.ok) problems['grund'] = reason.reason;
	if (typed.afloeser !== '' && !isId(typed.afloeser)) problems['afloeser'] = 'unknown';
	if (reason.ok && reason.value === '' && typed.afloeser === '') problems['grund'] = 'reason_or_substitute';
	if (!reason.ok || Object.keys(problems).length > 0) return { ok: false, problems };
	return ok({ answer: 'no', reason: reason.value || null, substitute: typed.afloeser.toLowerCase() || null });
}

/** A new point of the agenda, as it was typed. `id` is born with the form. */
export type PunktTyped = { id: string; titel: string; minutter: string };
export const punktTypedOf = (posted: FormData): PunktTyped => ({
	id: typedIn(posted, 'id'),
	titel: typedIn(posted, 'titel'),
	minutter: typedIn(posted, 'minutter')
});

/** @returns problems: `titel` `missing`, `too_long`, `forbidden`; `minutter` `not_minutes` (1 to 240, or none); `id` `unknown` */
export function readPunkt(typed: PunktTyped): Read<{ id: string; title: string; minutes: number | null }> {
	const problems: Problems = {};
	const title = readNeeded(typed.titel, limits.point);
	if (!title.ok) problems['titel'] = title.reason;
	if (!isId(typed.id)) problems['id'] = 'unknown';
	const written = typed.minutter.trim();
	const minutes = written === '' ? null : /^\d{1,3}$/.test(written) ? Number(written) : 0;
	if (minutes !== null && (minutes < 1 || minutes > 240)) problems['minutter'] = 'not_minutes';
	if (!title.ok || Object.keys(problems).length > 0) return { ok: false, problems };
	return ok({ id: typed.id.toLowerCase(), title: title.value, minutes });
}

/** Somebody more who is asked to a meeting, as it was typed. */
export type InviteTyped = { deltager: string; rolle: string };
export const inviteTypedOf = (posted: FormData): InviteTyped => ({
	deltager: typedIn(posted, 'deltager'),
	rolle: typedIn(posted, 'rolle')
});

/** A meeting called off, as it was typed. `resten` is `ja`: the later ones of the series too. */
export type CancelTyped = { grund: string; resten: string };
export const cancelTypedOf = (posted: FormData): CancelTyped => ({
	grund: typedIn(posted, 'grund'),
	resten: typedIn(posted, 'resten')
});
