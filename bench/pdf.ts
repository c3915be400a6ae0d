// A thousand plans as PDF, one after the other in one process: time, and whether memory stays where it is. No database.
import { planDocument } from '../src/lib/document/plan';
import { renderPdf } from '../src/lib/server/document/pdf';
import { making, planFacts } from '../tests/support/papers';

const plans = 1_000;
const madeAt = new Date('2026-11-22T12:00:00Z');

export async function measure() {
	const render = (name: string, items: number) => {
		const facts = planFacts({ items });
		const document = planDocument({ ...facts, borger: { ...facts.borger, name } }, making({ reader: 'fagperson' }));
		const before = performance.now();
		const bytes = renderPdf(document, { madeAt, logo: null }).length;
		return { ms: performance.now() - before, bytes };
	};
	const first = render('Den første', 0);
	const [took, memory]: [number[], number[]] = [[], []];
	let bytes = 0;
	const before = process.cpuUsage();
	for (let at = 0; at < plans; at += 1) {
		const each = render(`Borger ${at}`, at % 40);
		took.push(each.ms);
		bytes += each.bytes;
		if (at % 100 === 99) memory.push(Math.round(process.memoryUsage().rss / 2 ** 20));
		// The event loop turns between two requests, and what was made is let go then.
		await new Promise(setImmediate);
	}
	const { user, system } = process.cpuUsage(before);
	const large = [0, 1, 2].map(() => render('Mange aftaler', 300).ms);
	const sorted = took.toSorted((a, b) => a - b);
	const share = (part: number) => Math.round(sorted[Math.floor(part * (plans - 1))] ?? 0);
	return {
		plans,
		seconds: Number((took.reduce((sum, ms) => sum + ms, 0) / 1000).toFixed(1)),
		/** Of the processor: what others do on the machine is not in it. */
		cpuMsEach: Math.round((user + system) / 1000 / plans),
		firstMs: Math.round(first.ms),
		medianMs: share(0.5),
		p95Ms: share(0.95),
		longestMs: share(1),
		kilobytesEach: Math.round(bytes / plans / 1024),
		items300Ms: Math.round(Math.min(...large)),
		megabytesOfMemoryAfterEachHundred: memory
	};
}
