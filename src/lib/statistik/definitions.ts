/**
 * What the overview shows and where each figure comes from. The words are in i18n (`overblik`), the counting in SQL and in the closing
 * job; here stands which figure is which, and in what order.
 */
import { overblik } from '../i18n/da/overblik';
import { measures, type Measure } from './measures';

/** A figure of today, as it is stored for each unit with all below it. */
export type FigureKey = keyof typeof overblik.figures;

/**
 * The figures of today in the order of the page. The six of Ballerup (S13): how many plans there are (`plans`), by unit and tovholder
 * (the two tables), plans per tovholder (M27, the table of the staff), ended and how long they took (`ended`, `endedDays`), the meetings
 * at 16 and 17½ (`young`), and the way towards education and job (closed quarters). Cabi's (M35): `twoForvaltninger`, `moederHeld`,
 * `professions`, `answered`.
 */
export const figureGroups = [
	{ group: 'plans', figures: ['plans', 'withoutTovholder', 'ended', 'endedDays'] },
	{ group: 'together', figures: ['twoForvaltninger', 'professions', 'moederHeld', 'moederPlanned', 'answered'] },
	{ group: 'promises', figures: ['promisesKept', 'promisesLate'] },
	{ group: 'young', figures: ['young'] }
] as const satisfies readonly { group: keyof typeof overblik.groups; figures: readonly FigureKey[] }[];

/** Those that stand side by side for the units below. */
export const figureColumns = [
	'plans',
	'withoutTovholder',
	'moederHeld',
	'moederPlanned',
	'promisesKept',
	'promisesLate',
	'ended',
	'endedDays',
	'twoForvaltninger',
	'professions',
	'answered'
] as const satisfies readonly FigureKey[];

/** The borger and the professional side by side: how it goes, then towards education and job. */
export const coursePairs = [
	{ section: 'course', measures: ['borger_course', 'fagperson_course'] },
	{ section: 'job', measures: ['borger_job_course', 'fagperson_job_course'] }
] as const satisfies readonly { section: 'course' | 'job'; measures: readonly Measure[] }[];

/** Where on the ruler they are. */
export const levelMeasures = [
	'borger',
	'fagperson',
	'borger_job',
	'fagperson_job'
] as const satisfies readonly Measure[];

/** All measures in the order of the page and of the exports. */
export const measureOrder: readonly Measure[] = [
	...coursePairs.flatMap(({ measures }) => measures),
	'agreement',
	...levelMeasures
];

export const isMeasure = (key: string): key is Measure => measures.some((measure) => measure === key);

/** Whose answers a measure is made of. */
export function whoOf(measure: Measure): keyof typeof overblik.who {
	if (measure === 'agreement') return 'both';
	return measure.startsWith('borger') ? 'borger' : 'fagperson';
}
