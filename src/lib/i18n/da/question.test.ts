import { expect, test } from 'vitest';
import { lixOf } from '../../core/lix';
import { sharedQuestion } from './question';

test('S4 what the borger reads about a question to a leder has LIX of at most 30', () => {
	const at = new Date('2026-11-20T12:00:00Z');
	const said = [sharedQuestion.heading, sharedQuestion.lead, sharedQuestion.asked(at), sharedQuestion.answered(at)];
	expect(lixOf(said.join('. '))).toBeLessThanOrEqual(30);
});
