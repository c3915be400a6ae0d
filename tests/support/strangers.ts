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
