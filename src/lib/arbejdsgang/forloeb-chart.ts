import { addDays, daysBetween } from '../core/dates';
import { forloeb as words } from '../i18n/da/forloeb';
import type { ForloebView, Lane, Mark } from './forloeb';

type Tone = 'plain' | 'leaf' | 'sky' | 'clay';
type Shape = 'circle' | 'diamond' | 'square' | 'flag';
/** What `ui/Timeline` draws; all places are shares of the axis, 0 to 1. */
export type ForloebChart = {
	rows: {
		label: string;
		bars: { from: number; to: number; tone: Tone; label: string; open?: boolean }[];
		marks: { at: number; shape: Shape; label: string }[];
	}[];
	ticks: { at: number; label: string }[];
	gaps: { from: number; to: number; label: string }[];
	today: { at: number; label: string } | null;
};

/** What lies closer than this share of the axis becomes one sign; the list has them all. */
const oneSign = 0.02;
/** The longest axis with a word for every month, days; a longer one has a word for every year. */
const mostMonths = 800;

const tones = { coming: 'sky', running: 'leaf', ended: 'plain' } as const;
/** Told apart as on the ruler: a circle is the borger's. Of meetings, a circle is one that was held. */
export const shapes: Record<Mark, Shape> = {
	...{ held: 'circle', planned: 'diamond', cancelled: 'square', unwritten: 'square' },
	...{ borger: 'circle', fagperson: 'diamond', samlet: 'square', plain: 'flag' }
};
const lanes: Lane[] = ['moede', 'svar', 'team', 'udgave', 'aftale'];

/** The first days of the months, or of the years, inside an axis. */
function tickDays(from: string, to: string) {
	const step = daysBetween(from, to) > mostMonths ? ('year' as const) : ('month' as const);
	const first = step === 'year' ? `${from.slice(0, 4)}-01-01` : `${from.slice(0, 7)}-01`;
	const days: string[] = [];
	for (let day = first; day <= to; day = firstAfter(day, step)) if (day >= from) days.push(day);
	return days.map((day) => ({ day, label: words.tick(day, step) }));
}

const firstAfter = (day: string, step: 'month' | 'year') =>
	`${addDays(day, step === 'year' ? 366 : 31).slice(0, step === 'year' ? 4 : 7)}${step === 'year' ? '-01-01' : '-01'}`;

/** One sign of a shape where several would lie on each other. */
function thin<M extends { at: number; shape: Shape }>(marks: readonly M[]): M[] {
	const last = new Map<Shape, number>();
	return [...marks]
		.sort((a, b) => a.at - b.at)
		.filter(({ at, shape }) => {
			const near = at - (last.get(shape) ?? -1) < oneSign;
			if (!near) last.set(shape, at);
			return !near;
		});
}

/** A time line as something to draw: help as bars, happenings as signs, quiet stretches behind them. */
export function chartOf(view: ForloebView): ForloebChart {
	const { from, to, today } = view;
	const length = daysBetween(from, to) + 1;
	/** Where a day begins, is at noon, and ends. */
	const begins = (day: string) => daysBetween(from, day) / length;
	const noon = (day: string) => begins(day) + 0.5 / length;
	const ends = (day: string) => begins(day) + 1 / length;
	const nowOrEnd = today < to ? today : to;

	const help = (trials: boolean) =>
		view.indsatser
			.filter(({ proevehandling }) => proevehandling === trials)
			.map(({ title, phase, endsOn, bar }) => {
				// Without a last day one knows of it until today.
				const endless = endsOn === null && phase !== 'ended';
				const until = endless ? [bar.from, nowOrEnd].sort()[1] : bar.to;
				return {
					...{ from: begins(bar.from), to: ends(until ?? bar.to), tone: tones[phase], label: title },
					open: endless || (bar.cutEnd && phase !== 'ended')
				};
			});
	const tovholdere = view.tovholdere.map(({ name, toOn, bar }) => ({
		...{ from: begins(bar.from), to: ends(toOn === null ? nowOrEnd : bar.to), tone: 'plain' as const, label: name },
		open: toOn === null
	}));
	const rows = [
		{ label: words.rows.help, bars: help(false), marks: [] },
		{ label: words.rows.trials, bars: help(true), marks: [] },
		{ label: words.rows.tovholder, bars: tovholdere, marks: [] },
		...lanes.map((lane) => ({
			label: words.rows[lane],
			bars: [],
			marks: thin(view.points[lane].map(({ on, mark }) => ({ at: noon(on), shape: shapes[mark], label: '' })))
		}))
	];
	return {
		rows: rows.filter(({ bars, marks }) => bars.length + marks.length > 0),
		ticks: tickDays(from, to).map(({ day, label }) => ({ at: begins(day), label })),
		gaps: view.gaps.map((gap) => ({
			from: Math.max(0, begins(gap.from)),
			to: Math.min(1, ends(gap.to)),
			label: words.gaps.short(gap.days)
		})),
		today: from <= today && today <= to ? { at: noon(today), label: words.today } : null
	};
}
