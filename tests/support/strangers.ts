import { personas, type Persona } from '../../demo/personas';

const substantial = 'https://data.gov.dk/concept/core/nsis/Substantial';

/** People who can prove who they are and are still turned away. */
export const strangers: Persona[] = [
	{
		key: 'fremmed',
		kind: 'borger',
		name: 'Freja Fremmed',
		line: 'Har MitID, men ingen plan her.',
		subject: '6f6f0b3e-0000-4000-8000-000000000001',
		claims: { name: 'Freja Fremmed', cpr: '7101802222', loa: substantial }
	},
	{
		key: 'lavt-niveau',
		kind: 'borger',
		name: 'Viktor Holm',
		line: 'Viktor, men logget ind på et lavt niveau.',
		subject: '6f6f0b3e-0000-4000-8000-000000000002',
		claims: {
			...personas.find((persona) => persona.key === 'viktor')?.claims,
			loa: 'https://data.gov.dk/concept/core/nsis/Low'
		}
	},
	{
		key: 'fremmed-medarbejder',
		kind: 'medarbejder',
		name: 'Finn Fremmed',
		line: 'Ansat i kommunen, men ikke oprettet her.',
		subject: '6f6f0b3e-0000-4000-8000-000000000003',
		claims: { name: 'Finn Fremmed', employee_id: 'finn', loa: substantial }
	}
];

const borger = (key: string, name: string, cpr: string, subject: string): Persona => ({
	key,
	kind: 'borger',
	name,
	line: 'Får en plan, mens testene kører.',
	subject,
	claims: { name, cpr, loa: substantial }
});
const medarbejder = (key: string, name: string, subject: string): Persona => ({
	key,
	kind: 'medarbejder',
	name,
	line: 'Ansat i kommunen.',
	subject,
	claims: { name, employee_id: key, loa: substantial }
});

/**
 * People for the stories that change something: borgere whom nobody knows until a plan is started for them, and colleagues who
 * work in the municipality without being in the demo's cast.
 */
export const newcomers = [
	borger('asta', 'Asta Berg', '6505851111', '6f6f0b3e-0000-4000-8000-000000000011'),
	borger('bjoern', 'Bjørn Dam', '6612901122', '6f6f0b3e-0000-4000-8000-000000000012'),
	borger('clara', 'Clara Eg', '6703951133', '6f6f0b3e-0000-4000-8000-000000000013'),
	borger('dagny', 'Dagny Friis', '6804971144', '6f6f0b3e-0000-4000-8000-000000000014'),
	borger('ejnar', 'Ejnar Groth', '6905981155', '6f6f0b3e-0000-4000-8000-000000000015'),
	borger('frede', 'Frede Hald', '6106991166', '6f6f0b3e-0000-4000-8000-000000000016'),
	borger('gerda', 'Gerda Iversen', '6207901177', '6f6f0b3e-0000-4000-8000-000000000017'),
	borger('holger', 'Holger Juul', '6308911188', '6f6f0b3e-0000-4000-8000-000000000018'),
	borger('inge', 'Inge Krog', '6409851199', '6f6f0b3e-0000-4000-8000-000000000019'),
	borger('johanne', 'Johanne Lund', '7403901263', '6f6f0b3e-0000-4000-8000-000000000031'),
	borger('kirsten', 'Kirsten Lang', '6603951278', '6f6f0b3e-0000-4000-8000-000000000032'),
	borger('ludvig', 'Ludvig Mose', '6704951286', '6f6f0b3e-0000-4000-8000-000000000033'),
	medarbejder('karen', 'Karen Vind', '6f6f0b3e-0000-4000-8000-000000000021'),
	medarbejder('soeren', 'Søren Bro', '6f6f0b3e-0000-4000-8000-000000000022'),
	medarbejder('gry', 'Gry Holt', '6f6f0b3e-0000-4000-8000-000000000023')
];
