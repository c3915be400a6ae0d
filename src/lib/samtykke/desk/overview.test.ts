import { expect, test } from 'vitest';
import type { Ground } from '../samtykke';
import { lacksOf } from './overview';

const today = '2026-11-22';
const person = (name: string) => ({ name, title: null, task: null });
const forvaltninger = [
	{ id: 'social', name: 'Social', people: [person('Signe Bach'), person('Signe Bach')] },
	{ id: 'sundhed', name: 'Sundhed', people: [person('Farid Amin')] },
	{ id: 'job', name: 'Job', people: [person('Tove Madsen')] },
	{ id: 'familie', name: 'Familie', people: [] }
];
const ground = (over: Partial<Ground>): Ground => ({
	...{ id: 'g', forvaltningId: 'social', type: 'samtykke', kinds: ['plan'], topics: [], purpose: 'x' },
	...{ givenHow: 'oral', paragraph: null, notedBy: null, renewsId: null, fromOn: '2026-01-01', toOn: null },
	...{ withdrawnAt: null, withdrawnHow: null },
	...over
});

test('what a department on the team lacks is said once, by samtykke and hjemmel together', () => {
	const grounds = [
		ground({}),
		ground({ type: 'hjemmel', kinds: ['moede'] }),
		ground({ kinds: ['trivsel'], toOn: '2026-11-21' }),
		ground({ kinds: ['netvaerk'], withdrawnAt: new Date('2026-06-01') }),
		ground({ forvaltningId: 'job', kinds: ['plan', 'moede', 'trivsel', 'netvaerk'] })
	];
	expect(lacksOf(forvaltninger, grounds, today)).toEqual([
		{ forvaltningId: 'social', name: 'Social', people: ['Signe Bach'], kinds: ['trivsel', 'netvaerk'], nothing: false },
		{
			...{ forvaltningId: 'sundhed', name: 'Sundhed', people: ['Farid Amin'], nothing: true },
			kinds: ['plan', 'moede', 'trivsel', 'netvaerk']
		}
	]);
});
