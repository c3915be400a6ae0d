import { expect, test } from 'vitest';
import { baseLevelOf, courses, isCourse, measures, ruleOf } from './measures';

test('S13 five borgere, ten where a name tells something, and three professionals wherever one takes part', () => {
	for (const measure of measures) {
		const byProfessionals = measure.startsWith('fagperson') || measure === 'agreement';
		expect(ruleOf(measure)).toEqual({ least: 5, leastSensitive: 10, raters: byProfessionals ? 3 : 0, mixed: true });
	}
});

test('S13 who enters a course together is decided by the blocks of its level', () => {
	expect(courses.map(baseLevelOf)).toEqual(['borger', 'fagperson', 'borger_job', 'fagperson_job']);
	expect(measures.filter(isCourse)).toEqual([...courses]);
});
