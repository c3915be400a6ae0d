import { expect, test } from 'vitest';
import { accessByForvaltning, accessOfMember, forvaltningerWithPlan } from './access';

const ground = {
	type: 'samtykke' as const,
	kinds: ['plan' as const],
	topics: [],
	purpose: 'Én plan',
	paragraph: null,
	fromOn: '2026-01-01',
	toOn: null
};

test('a department on the team without an adgangsgrundlag is shown as seeing nothing of the others', () => {
	const { forvaltninger } = accessByForvaltning([{ name: 'Farid', forvaltningId: 's', forvaltning: 'Sundhed' }], []);
	expect(forvaltninger).toEqual([{ name: 'Sundhed', people: ['Farid'], grounds: [] }]);
});

test('a department with an adgangsgrundlag and nobody on the team is shown too; each ground stands for itself', () => {
	const { forvaltninger } = accessByForvaltning(
		[{ name: 'Tove', forvaltningId: 'b', forvaltning: 'Beskæftigelse' }],
		[
			{ ...ground, forvaltningId: 'f', forvaltning: 'Familie' },
			{ ...ground, forvaltningId: 'b', forvaltning: 'Beskæftigelse' },
			{ ...ground, forvaltningId: 'b', forvaltning: 'Beskæftigelse', topics: ['helbred'] }
		]
	);
	expect(forvaltninger.map((each) => [each.name, each.people, each.grounds.length])).toEqual([
		['Beskæftigelse', ['Tove'], 2],
		['Familie', [], 1]
	]);
	expect(forvaltninger[1]?.grounds[0]).toEqual(ground);
});

test('M36 external people stand apart, each once', () => {
	const karl = { name: 'Karl', forvaltningId: null, forvaltning: null };
	expect(accessByForvaltning([karl, karl], [])).toEqual({ forvaltninger: [], external: ['Karl'] });
});

test('S6 a member sees what their own department may see; without an adgangsgrundlag that is nothing of the others', () => {
	const grounds = [
		{ ...ground, forvaltningId: 's', forvaltning: 'Social' },
		{ ...ground, kinds: ['moede' as const], forvaltningId: 'f', forvaltning: 'Familie' }
	];
	const social = { forvaltningId: 's', ekstern: false };
	expect(accessOfMember(social, grounds)).toEqual([{ kinds: ['plan'], topics: [], toOn: null }]);
	expect(accessOfMember({ ...social, forvaltningId: 'x' }, grounds)).toEqual([]);
	expect(accessOfMember({ forvaltningId: null, ekstern: true }, grounds)).toBe('external');
	expect(accessOfMember({ forvaltningId: null, ekstern: false }, grounds)).toBe('nowhere');
	expect(forvaltningerWithPlan(grounds)).toEqual(['s']);
});
