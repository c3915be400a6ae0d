/**
 * Where the things of a Timeline stand. It is drawn on the server and never measured, so the room of a word is reckoned from
 * its length, for the narrowest line there is; on a wider one there is more air. All places are shares of the line, 0 to 1.
 */

export type Tone = 'plain' | 'leaf' | 'sky' | 'clay';
export type TimelineShape = 'circle' | 'diamond' | 'square' | 'flag';
/** `open`: it goes on, and `to` is only how far one knows. */
export type TimelineBar = { from: number; to: number; tone: Tone; label: string; open?: boolean };
export type TimelineMark = { at: number; shape: TimelineShape; label: string };
export type TimelineRow = { label: string; bars: TimelineBar[]; marks: TimelineMark[] };
export type TimelineTick = { at: number; label: string };
export type TimelineGap = { from: number; to: number; label: string };

/** Words and where they begin (or end). Empty when there is no room for them. */
export type Words = { text: string; at: number; anchor: 'start' | 'end' };
export type Placed<Thing> = { thing: Thing; lane: number; words: Words };
export type PlacedRow = {
	label: string;
	bars: Placed<TimelineBar>[];
	barLanes: number;
	marks: Placed<TimelineMark>[];
	markLanes: number;
};

type Extent = { from: number; to: number };

/** The narrowest line, an average letter, and a sign with its air, in rem. */
const NARROWEST = 46;
const LETTER = 0.46;
const SIGN = 1.5;
const LONGEST = 40;
const MOST_MARK_LANES = 4;
const MOST_HEAD_LANES = 3;

const room = (text: string) => (text.length * LETTER + 0.5) / NARROWEST;
const shorten = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);
/** A place on the line, or a length of it, as SVG wants it. */
export const share = (part: number) => `${Math.round(part * 1e4) / 100}%`;
const within = (at: number) => Math.min(1, Math.max(0, at));

/** The first of at most `most` lanes where the extent covers nothing; it is taken then. Null when all are full there. */
function takeLane(lanes: Extent[][], extent: Extent, most = Infinity): number | null {
	const isFree = (lane: Extent[]) => lane.every((other) => extent.to <= other.from || other.to <= extent.from);
	let lane = lanes.findIndex(isFree);
	if (lane === -1) {
		if (lanes.length >= most) return null;
		lane = lanes.push([]) - 1;
	}
	lanes[lane]?.push(extent);
	return lane;
}

/** Words from `from` on; where the line ends too soon, they end at `to`, or at the end of the line. */
function wordsFrom(text: string, from: number, to = from): { words: Words; extent: Extent } {
	const wide = room(text);
	if (from + wide <= 1) return { words: { text, at: from, anchor: 'start' }, extent: { from, to: from + wide } };
	const end = Math.max(to, Math.min(1, wide));
	return { words: { text, at: end, anchor: 'end' }, extent: { from: end - wide, to: end } };
}

function placeBar(lanes: Extent[][], bar: TimelineBar): Placed<TimelineBar> {
	const from = within(bar.from);
	const to = Math.max(from, within(bar.to));
	const { words, extent } = wordsFrom(shorten(bar.label), from, to);
	const lane = takeLane(lanes, { from: Math.min(from, extent.from), to: Math.max(to, extent.to) });
	return { thing: { ...bar, from, to }, lane: lane ?? 0, words };
}

function placeMark(lanes: Extent[][], mark: TimelineMark): Placed<TimelineMark> {
	const at = within(mark.at);
	const thing = { ...mark, at };
	const half = SIGN / 2 / NARROWEST;
	const text = shorten(mark.label);
	const fits = at + half + room(text) <= 1;
	const words: Words = { text, at, anchor: fits ? 'start' : 'end' };
	const own = { from: at - half, to: at + half };
	const reach = room(text);
	const withWords = text === '' ? own : fits ? { ...own, to: own.to + reach } : { ...own, from: own.from - reach };
	const lane = takeLane(lanes, withWords, MOST_MARK_LANES);
	if (lane !== null) return { thing, lane, words };
	return { thing, lane: takeLane(lanes, own, MOST_MARK_LANES) ?? 0, words: { ...words, text: '' } };
}

/** Bars in their lanes above, marks in theirs below; each in the first lane where it and its words cover nothing. */
export function layOutRow(row: TimelineRow): PlacedRow {
	const barLanes: Extent[][] = [];
	const markLanes: Extent[][] = [];
	const bars = row.bars.toSorted((a, b) => a.from - b.from).map((bar) => placeBar(barLanes, bar));
	const marks = row.marks.toSorted((a, b) => a.at - b.at).map((mark) => placeMark(markLanes, mark));
	return { label: row.label, bars, barLanes: barLanes.length, marks, markLanes: markLanes.length };
}

/** The words above the lines: ticks in lane 0 as far as there is room, today and gaps from lane 1 on. */
export function layOutHead(head: { ticks: TimelineTick[]; gaps: TimelineGap[]; today: TimelineTick | null }) {
	const tickLane: Extent[][] = [];
	const lanes: Extent[][] = [];
	const ticks = head.ticks.flatMap((tick) => {
		const { words, extent } = wordsFrom(tick.label, within(tick.at));
		return takeLane(tickLane, extent, 1) === null ? [] : [{ ...words, kind: 'tick' as const, lane: 0 }];
	});
	const place = <Kind extends string>(kind: Kind, text: string, from: number, to?: number) => {
		const { words, extent } = wordsFrom(shorten(text), within(from), to);
		const lane = takeLane(lanes, extent, MOST_HEAD_LANES);
		return lane === null ? [] : [{ ...words, kind, lane: lane + 1 }];
	};
	const today = head.today ? place('today', head.today.label, head.today.at) : [];
	const gaps = head.gaps.flatMap((gap) => place('gap', gap.label, gap.from, within(gap.to)));
	return { words: [...ticks, ...today, ...gaps], lanes: lanes.length };
}
