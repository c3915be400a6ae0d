import { describe, expect, test } from 'vitest';
import { layOutHead, layOutRow, type TimelineBar, type TimelineMark } from './timeline';

const bar = (from: number, to: number, label = 'Bar'): TimelineBar => ({ from, to, tone: 'leaf', label });
const mark = (at: number, label = ''): TimelineMark => ({ at, shape: 'circle', label });
const row = (bars: TimelineBar[], marks: TimelineMark[] = []) => layOutRow({ label: 'Række', bars, marks });

describe('a line of time', () => {
	test('periods one after the other share a lane, periods at the same time do not', () => {
		expect(row([bar(0, 0.4), bar(0.5, 0.9)]).bars.map((b) => b.lane)).toEqual([0, 0]);
		expect(row([bar(0, 0.6), bar(0.5, 0.9)]).bars.map((b) => b.lane)).toEqual([0, 1]);
	});

	test('a short period with many words does not get the next one written over them', () => {
		const { bars, barLanes } = row([bar(0.1, 0.12, 'Mentor to timer om ugen hos'), bar(0.2, 0.4)]);
		expect(bars.map((b) => b.lane)).toEqual([0, 1]);
		expect(barLanes).toBe(2);
	});

	test('words at the end of the line end there', () => {
		const { bars, marks } = row([bar(0.95, 1, 'Botilbud i Solbjerg')], [mark(0.98, 'Møde om botilbud')]);
		expect(bars[0]?.words).toEqual({ text: 'Botilbud i Solbjerg', at: 1, anchor: 'end' });
		expect(marks[0]?.words.anchor).toBe('end');
	});

	test('where many signs stand close, every sign is drawn and only words are left out', () => {
		const many = Array.from({ length: 12 }, (_, index) => mark(0.5 + index / 1000, 'Et møde med mange'));
		const { marks, markLanes } = row([], many);
		expect(marks).toHaveLength(12);
		expect(markLanes).toBe(4);
		expect(marks.filter((m) => m.words.text !== '')).toHaveLength(4);
	});

	test('what lies outside the line stands at its end, and a period never ends before it begins', () => {
		const { bars, marks } = row([bar(-1, 2), bar(0.6, 0.5)], [mark(1.4)]);
		expect(bars.map(({ thing }) => [thing.from, thing.to])).toEqual([
			[0, 1],
			[0.6, 0.6]
		]);
		expect(marks[0]?.thing.at).toBe(1);
	});

	test('a tick whose words would cover the last one keeps its line without words', () => {
		const { words, lanes } = layOutHead({
			ticks: [
				{ at: 0, label: 'januar 2026' },
				{ at: 0.05, label: 'februar 2026' },
				{ at: 0.5, label: 'juli 2026' }
			],
			gaps: [],
			today: null
		});
		expect(words.map((word) => word.text)).toEqual(['januar 2026', 'juli 2026']);
		expect(lanes).toBe(0);
	});

	test('today and a gap beside it get a lane each', () => {
		const { words } = layOutHead({
			ticks: [],
			gaps: [{ from: 0.7, to: 0.9, label: 'Ingen kontakt i tre måneder' }],
			today: { at: 0.9, label: 'I dag' }
		});
		expect(words.map(({ kind, lane }) => [kind, lane])).toEqual([
			['today', 1],
			['gap', 2]
		]);
	});
});
