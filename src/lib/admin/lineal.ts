/** A ruler as an administrator makes it: first its points, then the words of some of them. */
import { typedIn } from '../core/form';
import { ok, refused, type Result } from '../core/result';
import { pointsOf, pointToField, type Lineal } from '../trivsel/lineal';
import { fieldsOf, readLine, readLineOrNone, readWhole, type Problems } from '../core/fields';

export const steps = ['0.5', '1', '2', '5', '10'] as const;
/** More points than this nobody tells apart, and a form with more is no form. */
const mostPoints = 21;

/** `active`: the one that answers are given on. */
export type RulerRow = Lineal & { active: boolean };

/** The first step, as it stands in the address. */
export type ScaleTyped = { navn: string; lavest: string; hoejest: string; trin: string; bedst: string };
export type ScaleField = keyof ScaleTyped;
export const scaleTypedOf = (get: (name: string) => string | null): ScaleTyped => ({
	navn: get('navn') ?? '',
	lavest: get('lavest') ?? '',
	hoejest: get('hoejest') ?? '',
	trin: get('trin') ?? '',
	bedst: get('bedst') ?? ''
});
export const scaleTypedFrom = (lineal: Lineal): ScaleTyped => ({
	navn: lineal.name,
	lavest: String(lineal.lowest),
	hoejest: String(lineal.highest),
	trin: pointToField(lineal.step),
	bedst: lineal.best
});

export type Scale = Pick<Lineal, 'name' | 'lowest' | 'highest' | 'step' | 'best'>;

/**
 * @returns problems by field. `navn`: as `readLine`. `lavest`, `hoejest`: as `readWhole`; `hoejest` also `not_above`,
 *   `not_in_steps`, `too_many`. `trin`, `bedst`: `missing`
 */
export function readScale(
	typed: ScaleTyped
): { ok: true; value: Scale } | { ok: false; problems: Problems<ScaleField> } {
	const { problems, take, say, good } = fieldsOf<ScaleField>();
	const name = take('navn', readLine(typed.navn, 120), '');
	const lowest = take('lavest', readWhole(typed.lavest, { least: 0, most: 100 }), 0);
	const highest = take('hoejest', readWhole(typed.hoejest, { least: 0, most: 100 }), 0);
	const step = Number(steps.find((each) => each === typed.trin) ?? 0);
	if (step === 0) say('trin', 'missing');
	const best = typed.bedst === 'highest' || typed.bedst === 'lowest' ? typed.bedst : null;
	if (!best) say('bedst', 'missing');
	if (good()) {
		if (highest <= lowest) say('hoejest', 'not_above');
		else if (!Number.isInteger((highest - lowest) / step)) say('hoejest', 'not_in_steps');
		else if ((highest - lowest) / step + 1 > mostPoints) say('hoejest', 'too_many');
	}
	return best && good() ? { ok: true, value: { name, lowest, highest, step, best } } : { ok: false, problems };
}

/** The address of the first step with what has been typed. @param from the ruler that it is a new version of */
export function scaleHref({ navn, lavest, hoejest, trin, bedst }: ScaleTyped, from: string | null): string {
	const params = new URLSearchParams({ navn, lavest, hoejest, trin, bedst });
	if (from) params.set('fra', from);
	return `/admin/linealer/ny?${params}`;
}

/** All points, highest first. */
export const pointsOfScale = (scale: Scale) => pointsOf({ ...scale, key: '', version: 1, anchors: [] });
/** The name of the field of a point's words. */
export const anchorField = (value: number) => `ord-${pointToField(value)}`;

/** Both steps together. `noegle` and `version` are born with the form: sent again, it is the same ruler. */
export type LinealTyped = ScaleTyped & { noegle: string; version: string; ord: Record<string, string> };

export function linealTypedOf(posted: FormData): LinealTyped {
	const scale = scaleTypedOf((name) => typedIn(posted, name));
	const read = readScale(scale);
	const fields = read.ok ? pointsOfScale(read.value).map(anchorField) : [];
	const ord = Object.fromEntries(fields.map((field) => [field, typedIn(posted, field)]));
	return { ...scale, noegle: typedIn(posted, 'noegle'), version: typedIn(posted, 'version'), ord };
}

export const rulerKey = (typed: string): Result<string, 'unknown'> =>
	/^[A-Za-z0-9æøåÆØÅ._:-]{1,100}$/.test(typed) ? ok(typed) : refused('unknown');

/**
 * @returns problems of `readScale`, and by field of a point's words: `missing` (of the ends), `too_long`, `forbidden`, `twice`
 *   (two points with the same words). `form`: `unknown`
 */
export function readLineal(
	typed: LinealTyped
): { ok: true; value: Lineal } | { ok: false; problems: Problems<string> } {
	const scale = readScale(typed);
	if (!scale.ok) return scale;
	const { problems, take, say, good } = fieldsOf<string>();
	const key = take('form', rulerKey(typed.noegle), '');
	const version = take('form', readWhole(typed.version, { least: 1, most: 1000 }), 1);
	const { lowest, highest } = scale.value;
	const anchors = pointsOfScale(scale.value).flatMap((value) => {
		const field = anchorField(value);
		const text = take(field, readLineOrNone(typed.ord[field] ?? '', 60), '');
		if (text === '' && (value === lowest || value === highest)) say(field, 'missing');
		return text === '' ? [] : [{ value, text }];
	});
	for (const [index, { value, text }] of anchors.entries())
		if (anchors.findIndex((each) => each.text === text) < index) say(anchorField(value), 'twice');
	return good() ? { ok: true, value: { ...scale.value, key, version, anchors } } : { ok: false, problems };
}
