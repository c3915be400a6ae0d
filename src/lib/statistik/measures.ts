/** What is measured, and what a block of each measure must hold (assurance §4.2, §4.5). */
import type { Rule } from './blocks';

/**
 * Levels: each borger's last answer that counts in the quarter. Cells: low, middle, high; of `agreement`: the borger lower than,
 * within half a step of, higher than the professional.
 */
export const levels = ['borger', 'fagperson', 'agreement', 'borger_job', 'fagperson_job'] as const;
/** Courses: what became of each borger since their first answer. Cells: down, same, up (product: Trivselslinealen, fremgang). */
export const courses = ['borger_course', 'fagperson_course', 'borger_job_course', 'fagperson_job_course'] as const;
export const measures = [...levels, ...courses] as const;

export type Level = (typeof levels)[number];
export type Course = (typeof courses)[number];
export type Measure = (typeof measures)[number];

const baseLevels: Record<Course, Level> = {
	borger_course: 'borger',
	fagperson_course: 'fagperson',
	borger_job_course: 'borger_job',
	fagperson_job_course: 'fagperson_job'
};

export const isCourse = (measure: Measure): measure is Course => (courses as readonly Measure[]).includes(measure);

/** The level whose base blocks of the year decide who may enter a course together. */
export const baseLevelOf = (course: Course): Level => baseLevels[course];

/** Fewer borgere than this are never shown. */
export const leastBorgere = 5;
/** Nor fewer than this, where the name of a unit tells something (misbrug, psykiatri). */
export const leastSensitive = 10;
/** What professionals said comes from so many of them at least, or it would be one colleague's opinion. */
const leastRaters = 3;

/** What a block of this measure must hold. Where a professional takes part, three of them. */
export const ruleOf = (measure: Measure): Rule => ({
	least: leastBorgere,
	leastSensitive,
	raters: measure.startsWith('borger') ? 0 : leastRaters,
	mixed: true
});
