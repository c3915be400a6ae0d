/**
 * The part of RatingChart that needs chart.js. It is a module of its own so that one dynamic import brings only the pieces
 * that are used, and only to a page that shows a chart.
 */
import {
	Chart,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip,
	type ChartConfiguration
} from 'chart.js';
import type { Shape } from './Mark.svelte';

Chart.register(LinearScale, LineController, LineElement, PointElement, Tooltip);

export type ChartPoint = { x: number; y: number; word: string };
export type ChartSeries = { label: string; shape: Shape; points: ChartPoint[] };
export type ChartScale = { value: number; label: string; word: string | null }[];
type Configuration = ChartConfiguration<'line', ChartPoint[]>;

export type ChartInput = {
	series: ChartSeries[];
	/** The ruler, lowest first; a word at a whole step is written at the axis. */
	scale: ChartScale;
	formatDate: (ms: number) => string;
	/** Where dates stand at the axis; without, evenly. As many as there is room for, the newest always. */
	dates?: readonly number[];
};

const SIGNS = {
	circle: { pointStyle: 'circle', borderDash: [], radius: 7 },
	diamond: { pointStyle: 'rectRot', borderDash: [9, 5], radius: 8.5 },
	square: { pointStyle: 'rect', borderDash: [2.5, 5], radius: 8.5 }
} as const;

const DAY = 86_400_000;
/** A date every so many pixels, so that none is written over another. */
const DATE_WIDTH = 90;
/** Below this width the words would take the room of the drawing: the axis shows the numbers, the table the words. */
const ROOM_FOR_WORDS = 480;

/**
 * Draws on `canvas` in the colours and letters that the tokens have now; `redraw` reads them again.
 * @public RatingChart.svelte imports it on demand, which knip does not see inside a component
 */
export function drawRatingChart(canvas: HTMLCanvasElement, input: ChartInput) {
	const chart = new Chart(canvas, configuration(canvas, input));
	return {
		redraw() {
			const { data, options = {} } = configuration(canvas, input);
			chart.data = data;
			chart.options = options;
			chart.update('none');
		},
		destroy: () => chart.destroy()
	};
}

function configuration(canvas: HTMLCanvasElement, { series, scale, formatDate, dates }: ChartInput): Configuration {
	const style = getComputedStyle(canvas);
	const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
	const font = { family: token('font-body'), size: Number.parseFloat(style.fontSize) * 0.9 };
	const axis = { color: token('color-text'), font };
	const border = { color: token('color-line-strong') };

	const times = series.flatMap(({ points }) => points.map(({ x }) => x));
	const first = Math.min(...times);
	const last = Math.max(...times);
	const margin = Math.max((last - first) * 0.04, DAY);

	return {
		type: 'line',
		data: {
			datasets: series.map(({ label, shape, points }) => {
				const colour = token(`color-series-${shape}`);
				const { pointStyle, borderDash, radius } = SIGNS[shape];
				return {
					label,
					data: points,
					parsing: false,
					clip: 16,
					pointStyle,
					borderDash: [...borderDash],
					borderColor: colour,
					borderWidth: 3,
					pointRadius: radius,
					pointHoverRadius: radius + 2,
					pointBorderWidth: 3,
					pointBorderColor: colour,
					pointBackgroundColor: shape === 'circle' ? colour : token('color-surface')
				};
			})
		},
		options: {
			responsive: true,
			maintainAspectRatio: false,
			animation: matchMedia('(prefers-reduced-motion: no-preference)').matches ? { duration: 300 } : false,
			interaction: { mode: 'nearest', intersect: false },
			layout: { padding: { top: 12, right: 12 } },
			scales: {
				x: {
					type: 'linear',
					min: first - margin,
					max: last + margin,
					border,
					grid: { display: false },
					ticks: { ...axis, autoSkip: false, maxRotation: 0, callback: (value) => formatDate(Number(value)) },
					afterBuildTicks: (x) => {
						const steps = last > first ? Math.max(1, Math.min(6, Math.floor(canvas.clientWidth / DATE_WIDTH) - 1)) : 0;
						const every = Math.ceil((dates?.length ?? 0) / (steps + 1));
						const evenly = () =>
							Array.from({ length: steps + 1 }, (_, n) => first + ((last - first) * n) / (steps || 1));
						const at = dates?.filter((_, n) => (dates.length - 1 - n) % every === 0) ?? evenly();
						x.ticks = at.map((value) => ({ value }));
					}
				},
				y: {
					min: scale[0]?.value,
					max: scale.at(-1)?.value,
					border,
					grid: { color: token('color-line') },
					ticks: {
						...axis,
						autoSkip: false,
						callback: (value) => {
							const point = scale.find((p) => p.value === value);
							return point?.word && canvas.clientWidth > ROOM_FOR_WORDS
								? `${point.word}  ${point.label}`
								: point?.label;
						}
					},
					afterBuildTicks: (y) => {
						y.ticks = scale.filter(({ value }) => Number.isInteger(value)).map(({ value }) => ({ value }));
					}
				}
			},
			plugins: {
				tooltip: {
					displayColors: false,
					padding: 10,
					backgroundColor: token('color-inverse'),
					titleColor: token('color-on-inverse'),
					bodyColor: token('color-on-inverse'),
					titleFont: font,
					bodyFont: font,
					callbacks: {
						title: ([item]) => (item ? formatDate(Number(item.parsed.x)) : ''),
						label: (item) => `${item.dataset.label}: ${(item.raw as ChartPoint).word}`
					}
				}
			}
		}
	};
}
