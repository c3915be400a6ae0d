import { expect, test } from 'vitest';
import { lixOf } from '../../core/lix';
import { expired, roleChoice, session, settings } from './session';

const at = new Date('2026-11-20T08:12:00Z');
const now = new Date('2026-11-22T08:12:00Z');
const textsOf = (words: object): string[] =>
	Object.values(words).flatMap((word: unknown) =>
		typeof word === 'string' ? [word] : typeof word === 'object' && word !== null ? textsOf(word) : []
	);
const lix = (texts: readonly string[]) =>
	lixOf(texts.map((text) => (/[.?!:]$/.test(text) ? text : `${text}.`)).join(' '));

test('what is said when a log-in ends is easy to read: LIX at most 30', () => {
	expect(lix([...textsOf(session), session.idle(at), session.end(at)])).toBeLessThanOrEqual(30);
	expect(lix(textsOf(expired))).toBeLessThanOrEqual(30);
});

test('one’s own settings are easy to read: LIX at most 30', () => {
	const { sessions, trace } = settings;
	const said = [sessions.began(at, now), sessions.seen(at, now), trace.call('70 10 20 30'), trace.call('')];
	expect(lix([...textsOf(settings), ...said])).toBeLessThanOrEqual(30);
	expect(lix(textsOf(roleChoice))).toBeLessThanOrEqual(30);
});

test('a log-in is told by day and clock, as people say it', () => {
	expect(settings.sessions.began(at, now)).toBe('Logget ind fredag 20. november kl. 9.12.');
	expect(session.idle(at)).toBe('Kl. 9.12 logger vi dig af, så ingen andre kan se din side.');
});
