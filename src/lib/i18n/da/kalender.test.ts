import { expect, test } from 'vitest';
import { lixOf } from '../../core/lix';
import { danishTime } from './danish-time';
import { kalender } from './kalender';
import { moedeMail } from './moede-mail';

/** Every text, with example values where something is said. */
const textsOf = (words: unknown): string[] => {
	if (typeof words === 'string') return [words];
	return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [];
};
const at = new Date('2026-12-01T09:00:00Z');
const told = { planNumber: 1042, startsAt: at, endsAt: new Date('2026-12-01T10:30:00Z') };
const links = { answerAt: 'https://plan.example/svar/x', pageAt: 'https://plan.example/borgere/y' };

test('what is said of the calendar is easy to read: LIX at most 30', () => {
	const there = { day: '2026-12-02', clock: '6.30' };
	const said = [
		...textsOf(kalender),
		kalender.madeOn(at),
		kalender.usedOn(null),
		danishTime({ danish: { day: '2026-12-01', clock: '22.30' }, there })
	].filter((text) => /[.?]$/.test(text));
	expect(said.length).toBeGreaterThan(12);
	expect(lixOf(said.join('\n'))).toBeLessThanOrEqual(30);
});

test('G3 the note says both clocks, and the day where it is another', () => {
	const danish = { day: '2026-12-01', clock: '10' };
	expect(danishTime({ danish, there: { day: '2026-12-01', clock: '18' } })).toBe(
		'Tiden er dansk tid. Når klokken er 10 i Danmark, er den 18, hvor du er.'
	);
	expect(danishTime({ danish, there: { day: '2026-12-02', clock: '0.30' } })).toContain('0.30, hvor du er, onsdag');
});

test('a mail says what the plan is called, the day with its year and the Danish time', () => {
	expect(moedeMail.subject.request(told)).toBe('Indkaldelse: Møde, plan 1042');
	expect(moedeMail.text.moved(told, links)).toContain(
		'Møde, plan 1042\ntirsdag 1. december 2026 kl. 10–11.30 (dansk tid)'
	);
	expect(moedeMail.subject.cancel({ ...told, planNumber: null })).toBe('Udgår: Møde i Vores Plan');
	expect(moedeMail.text.cancel(told)).not.toContain('https://');
});
