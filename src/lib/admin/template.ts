/** What a kind of meeting begins with, as an administrator writes it. */
import { tickedIn, typedIn } from '../core/form';
import { ok, refused, type Result } from '../core/result';
import { orNull, readText } from '../core/text';
import type { Template } from '../moede/desk';
import { fieldsOf, readLine, readLineOrNone, readWhole, type Problems } from '../core/fields';

export type TemplateRow = Template & {
	position: number;
	active: boolean;
	/** Another one after each change. */
	version: string;
};

/** What the borger can be asked before such a meeting. */
export const questions = ['samarbejdet', 'stadig_mine'] as const;
const mostPoints = 20;
/** Empty rows of the agenda beside those that are filled in. */
const spareRows = 3;
const mostFollowing = 12;

export type AgendaTyped = { punkt: string; tid: string };
export type TemplateTyped = {
	noegle: string;
	navn: string;
	minutter: string;
	formaal: string;
	forberedelse: string;
	pligt: string;
	dagsorden: AgendaTyped[];
	maaneder: string;
	foelgetype: string;
	spoergsmaal: string[];
	plads: string;
	foer: string;
};

/** The form as it was posted; rows beyond what one agenda has are left off. */
export function templateTypedOf(posted: FormData): TemplateTyped {
	const text = (name: string) => typedIn(posted, name);
	const rows = Array.from({ length: mostPoints }, (_, index) => ({
		punkt: text(`punkt-${index}`),
		tid: text(`tid-${index}`)
	}));
	return {
		noegle: text('noegle'),
		navn: text('navn'),
		minutter: text('minutter'),
		formaal: text('formaal'),
		forberedelse: text('forberedelse'),
		pligt: text('pligt'),
		dagsorden: rows.filter(({ punkt, tid }) => punkt.trim() !== '' || tid.trim() !== ''),
		maaneder: text('maaneder'),
		foelgetype: text('foelgetype'),
		spoergsmaal: tickedIn(posted, 'spoergsmaal').slice(0, questions.length),
		plads: text('plads'),
		foer: text('foer')
	};
}

export const templateTypedFrom = (row: TemplateRow): TemplateTyped => ({
	noegle: row.key,
	navn: row.name,
	minutter: String(row.minutes),
	formaal: row.purpose,
	forberedelse: row.prepare ?? '',
	pligt: row.duty ? 'ja' : '',
	dagsorden: row.agenda.map(({ title, minutes }) => ({ punkt: title, tid: minutes === null ? '' : String(minutes) })),
	maaneder: row.followMonths.join(', '),
	foelgetype: row.followTemplate ?? '',
	spoergsmaal: [...row.questions],
	plads: String(row.position),
	foer: row.version
});

/** A new one, at the end of the list. @param key what it is born with */
export const newTemplate = (key: string, position: number): TemplateTyped => ({
	noegle: key,
	navn: '',
	minutter: '60',
	formaal: '',
	forberedelse: '',
	pligt: '',
	dagsorden: [],
	maaneder: '',
	foelgetype: '',
	spoergsmaal: [],
	plads: String(position),
	foer: ''
});

/** The agenda with empty rows at its end. */
export const rowsOf = (typed: readonly AgendaTyped[]): AgendaTyped[] =>
	[...typed, ...Array.from({ length: spareRows }, () => ({ punkt: '', tid: '' }))].slice(0, mostPoints);

export type TemplateField = Exclude<keyof TemplateTyped, 'noegle' | 'foer' | 'pligt' | 'spoergsmaal'>;
export type TemplateValue = Template & { position: number };

/**
 * @param keys of the other kinds that are in use
 * @returns problems by field. `navn`, `formaal`: `missing`, `too_long`, `forbidden`, as `forberedelse` without the first.
 *   `minutter`, `plads`: as `readWhole`. `dagsorden`: `missing` (a point without a title), `too_long`, `forbidden`,
 *   `out_of_bounds`, `not_a_number` (its minutes), `longer` (than the meeting). `maaneder`: `not_months`. `foelgetype`: `missing`,
 *   `alone` (months and kind belong together), `unknown`. `form`: `unknown`
 */
export function readTemplate(
	typed: TemplateTyped,
	{ keys }: { keys: readonly string[] }
): { ok: true; value: TemplateValue } | { ok: false; problems: Problems<TemplateField> } {
	const { problems, take, say, good } = fieldsOf<TemplateField>();
	if (!/^[A-Za-z0-9_-]{1,100}$/.test(typed.noegle)) say('form', 'unknown');
	const name = take('navn', readLine(typed.navn, 60), '');
	const minutes = take('minutter', readWhole(typed.minutter, { least: 5, most: 600 }), 60);
	const purpose = take('formaal', readText(typed.formaal.trim(), 1000), '');
	if (purpose === '') say('formaal', 'missing');
	const prepare = take('forberedelse', readText(typed.forberedelse.trim(), 1000), '');
	const agenda = take('dagsorden', readAgenda(typed.dagsorden, minutes), []);
	const followMonths = take('maaneder', readMonths(typed.maaneder), []);
	const followTemplate = orNull(typed.foelgetype);
	if (followTemplate && !keys.includes(followTemplate)) say('foelgetype', 'unknown');
	if (followMonths.length > 0 && !followTemplate) say('foelgetype', 'missing');
	if (followMonths.length === 0 && followTemplate && !problems.maaneder) say('foelgetype', 'alone');
	const position = take('plads', readWhole(typed.plads, { least: 0, most: 100 }), 0);
	if (!good()) return { ok: false, problems };
	const asked = questions.filter((each) => typed.spoergsmaal.includes(each));
	const facts = { key: typed.noegle, name, minutes, purpose, prepare: orNull(prepare), duty: typed.pligt === 'ja' };
	return { ok: true, value: { ...facts, agenda, followMonths, followTemplate, questions: asked, position } };
}

function readAgenda(
	rows: readonly AgendaTyped[],
	minutes: number
): Result<{ title: string; minutes: number | null }[], string> {
	const read: { title: string; minutes: number | null }[] = [];
	for (const { punkt, tid } of rows) {
		const title = readLineOrNone(punkt, 200);
		if (!title.ok) return title;
		if (title.value === '') return refused('missing');
		const length = tid.trim() === '' ? null : readWhole(tid, { least: 1, most: 600 });
		if (length && !length.ok) return refused(length.reason);
		read.push({ title: title.value, minutes: length?.value ?? null });
	}
	const sum = read.reduce((total, point) => total + (point.minutes ?? 0), 0);
	return sum > minutes ? refused('longer') : ok(read);
}

/** "3, 6, 9" or "3 6 og 9": rising months, none twice. */
function readMonths(typed: string): Result<number[], 'not_months'> {
	const parts = typed.split(/[\s,;]+|og/).filter((part) => part !== '');
	const months = parts.map(Number).sort((a, b) => a - b);
	const isGood =
		parts.length <= mostFollowing &&
		new Set(months).size === months.length &&
		parts.every((part) => /^\d{1,2}$/.test(part) && Number(part) >= 1 && Number(part) <= 36);
	return isGood ? ok(months) : refused('not_months');
}
