import { expect, test } from 'vitest';
import { sayMoedeProblems } from './say-problems';

test('each problem of a meeting’s form is told in a sentence, a missing role at the person’s own field', () => {
	const said = sayMoedeProblems({ til: 'end_before_start', gang: 'twice', 'rolle-abc': 'missing' });
	expect(said['til']).toBe('Mødet slutter, før det begynder. Ret det ene klokkeslæt.');
	expect(said['gang']).toContain('klokkeslættet kommer to gange');
	expect(said['rolle-abc']).toContain('Skriv, hvad personen skal bidrage med.');
});
