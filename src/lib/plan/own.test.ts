import { expect, test } from 'vitest';
import {
	decideWish,
	isSamePoint,
	isSameStatement,
	longest,
	markOwn,
	most,
	ownWords,
	readPoint,
	readStatement,
	readWish,
	tavleOrder,
	type OwnWish,
	type SentWish
} from './own';

const id = '3f2b8c1e-5a4d-4c7e-9f10-2b3c4d5e6f70';
const form = (fields: Record<string, string | string[]>) => {
	const posted = new FormData();
	for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) posted.append(name, each);
	return posted;
};
const wish = (over: Partial<OwnWish> = {}): OwnWish => ({
	id: 'w1',
	type: 'wish',
	text: 'En hund',
	topics: [],
	...over
});
const sent = (over: Partial<SentWish> = {}): SentWish => ({ ...wish(), id: null, ...over });

test('M1 a wish is read from its form, with the topics that were ticked, in one order', () => {
	const typed = {
		oenske: '',
		slags: 'wish',
		tekst: '  At sove\r\nom natten ',
		foelsomt: ['boern', 'helbred', 'boern']
	};
	expect(readWish(form(typed))).toEqual({
		ok: true,
		value: { id: null, type: 'wish', text: 'At sove\nom natten', topics: ['helbred', 'boern'] }
	});
	expect(readWish(form({ ...typed, oenske: id.toUpperCase() }))).toMatchObject({ value: { id } });
});

test('M1 what cannot be a wish is refused with its reason', () => {
	const refusal = (fields: Record<string, string>) => {
		const read = readWish(form({ oenske: '', slags: 'dream', tekst: 'x', ...fields }));
		return read.ok ? 'taken' : read.reason;
	};
	expect(refusal({})).toBe('taken');
	expect(refusal({ tekst: ' \n ' })).toBe('missing');
	expect(refusal({ tekst: 'a\0b' })).toBe('forbidden');
	expect(refusal({ tekst: '🙂'.repeat(1_000) })).toBe('taken');
	expect(refusal({ tekst: 'x'.repeat(1_001) })).toBe('too_long');
	expect(refusal({ slags: 'andet' })).toBe('malformed');
	expect(refusal({ oenske: "x'" })).toBe('malformed');
	expect(refusal({ foelsomt: 'andet' })).toBe('malformed');
	const file = form({ oenske: '', slags: 'dream' });
	file.append('tekst', new File(['x'], 'x.txt'));
	expect(readWish(file)).toEqual({ ok: false, reason: 'missing' });
});

test('M1 an edit ends the old row and writes a new one; the same again changes nothing', () => {
	const stands = wish({ id: 'w1' });
	expect(decideWish(sent({ id: 'w1', text: 'To hunde' }), [stands])).toEqual({
		ok: true,
		value: { ends: ['w1'], write: true }
	});
	expect(decideWish(sent({ id: 'w1' }), [stands])).toEqual({ ok: true, value: { ends: [], write: false } });
	expect(decideWish(sent(), [stands])).toEqual({ ok: true, value: { ends: [], write: false } });
	expect(decideWish(sent({ topics: ['helbred'] }), [stands])).toEqual({
		ok: true,
		value: { ends: ['w1'], write: true }
	});
});

test('M1 an edit into what stands already leaves one of them', () => {
	const both = [wish({ id: 'w1' }), wish({ id: 'w2', text: 'En kat' })];
	expect(decideWish(sent({ id: 'w1', text: 'En kat' }), both)).toEqual({
		ok: true,
		value: { ends: ['w1'], write: false }
	});
	expect(decideWish(sent({ id: 'w1', text: 'En kat', topics: ['boern'] }), both)).toEqual({
		ok: true,
		value: { ends: ['w1', 'w2'], write: true }
	});
});

test('M1 what was changed or taken away in another window is never overwritten, and what is typed is never lost', () => {
	const dream = wish({ id: 'd2', type: 'dream', text: 'At bo ved havet' });
	expect(decideWish(sent({ id: 'd1', type: 'dream', text: 'At bo i en by' }), [dream])).toEqual({
		ok: false,
		reason: 'elsewhere',
		now: dream
	});
	expect(decideWish(sent({ type: 'dream', text: 'At bo i en by' }), [dream])).toMatchObject({ reason: 'elsewhere' });
	expect(decideWish(sent({ id: 'd2', type: 'dream', text: 'At bo i en by' }), [dream])).toMatchObject({
		value: { ends: ['d2'], write: true }
	});
	expect(decideWish(sent({ id: 'd1', type: 'dream', text: 'At bo i en by' }), [])).toMatchObject({
		value: { ends: [], write: true }
	});
	expect(decideWish(sent({ id: 'gone', text: 'En kat' }), [wish()])).toMatchObject({
		value: { ends: [], write: true }
	});
});

test('M1 there is one dream and one wish for a job, and of others at most fifty', () => {
	const many = Array.from({ length: most }, (_, index) => wish({ id: `w${index}`, text: `Ønske ${index}` }));
	expect(decideWish(sent({ text: 'Et til' }), many)).toEqual({ ok: false, reason: 'too_many' });
	expect(decideWish(sent({ id: 'w7', text: 'Et andet' }), many)).toMatchObject({ value: { write: true } });
	expect(decideWish(sent({ type: 'job', text: 'Tømrer' }), many)).toMatchObject({ value: { ends: [], write: true } });
	expect(ownWords([...many, wish({ id: 'd', type: 'dream' })])).toMatchObject({
		dream: { id: 'd' },
		job: null,
		wishes: { length: most }
	});
});

test('M14 a point on the board needs a column and a text', () => {
	expect(readPoint(form({ kolonne: 'fungerer', tekst: 'Min søster', foelsomt: 'helbred' }))).toEqual({
		ok: true,
		value: { column: 'fungerer', text: 'Min søster', topics: ['helbred'] }
	});
	expect(readPoint(form({ kolonne: 'andet', tekst: 'x' }))).toMatchObject({ reason: 'malformed' });
	expect(readPoint(form({ kolonne: 'fungerer', tekst: 'x', foelsomt: 'x' }))).toMatchObject({ reason: 'malformed' });
	expect(readPoint(form({ kolonne: 'fungerer' }))).toMatchObject({ reason: 'missing' });
	const point = { column: 'fungerer', text: 'Min søster', topics: ['helbred'] } as const;
	expect(isSamePoint({ ...point, topics: ['helbred'] }, { ...point, topics: ['helbred'] })).toBe(true);
	expect(isSamePoint({ ...point, topics: [] }, { ...point, topics: ['helbred'] })).toBe(false);
});

test('M15 what works stands first, unless the municipality has chosen what worries', () => {
	expect(tavleOrder(undefined)).toEqual(['fungerer', 'bekymrer', 'droemme']);
	expect(tavleOrder('bekymrer')).toEqual(['bekymrer', 'fungerer', 'droemme']);
	expect(tavleOrder('noget andet')[0]).toBe('fungerer');
});

test('S2 a statement says one of three things to a version; the words may be left out', () => {
	const typed = { udgave: '3', holdning: 'disagree', tekst: ' Det går for stærkt. ' };
	expect(readStatement(form(typed))).toEqual({
		ok: true,
		value: { version: 3, stance: 'disagree', words: 'Det går for stærkt.' }
	});
	expect(readStatement(form({ udgave: '3', holdning: 'agree' }))).toMatchObject({ value: { words: null } });
	expect(readStatement(form({ udgave: '3' }))).toEqual({ ok: false, reason: 'stance' });
	expect(readStatement(form({ ...typed, udgave: '0' }))).toEqual({ ok: false, reason: 'malformed' });
	expect(readStatement(form({ ...typed, udgave: '3 or 1=1' }))).toEqual({ ok: false, reason: 'malformed' });
	expect(readStatement(form({ ...typed, tekst: 'x'.repeat(4_001) }))).toEqual({ ok: false, reason: 'too_long' });
	const said = { version: 3, stance: 'agree', words: null } as const;
	expect(isSameStatement(said, said)).toBe(true);
	expect(isSameStatement(said, { ...said, version: 2 })).toBe(false);
	expect(isSameStatement(said, null)).toBe(false);
});

test('S2 M14 what began on the board, and what the borger noted, is marked on the rows', () => {
	const rows = {
		maal: [{ itemId: 'm' }, { itemId: 'n' }],
		aftaler: [{ itemId: 'a' }, { itemId: 'b' }]
	} as unknown as Parameters<typeof markOwn>[0];
	const tavle = [
		{ text: 'Fiske', became: { kind: 'maal', itemId: 'm' } as const },
		{ text: 'Min søster', became: null }
	];
	expect(markOwn(rows, { tavle, noted: ['b'] })).toEqual({
		maal: [
			{ itemId: 'm', fromTavle: 'Fiske' },
			{ itemId: 'n', fromTavle: null }
		],
		aftaler: [
			{ itemId: 'a', fromTavle: null, notedByReader: false },
			{ itemId: 'b', fromTavle: null, notedByReader: true }
		]
	});
});

test('M38 there is room for a longer text in what one will not tell again, and there is one of it', () => {
	const long = 'x'.repeat(longest.wish + 1);
	const read = (slags: string, tekst: string) => {
		const posted = new FormData();
		for (const [name, value] of Object.entries({ oenske: '', slags, tekst })) posted.set(name, value);
		return readWish(posted);
	};
	expect(read('story', long)).toMatchObject({ ok: true, value: { type: 'story' } });
	expect(read('wish', long)).toEqual({ ok: false, reason: 'too_long' });
	expect(read('story', 'x'.repeat(longest.story + 1))).toEqual({ ok: false, reason: 'too_long' });
	const stands = { id: 's1', type: 'story', text: 'Spørg min mor.', topics: [] } as const;
	expect(decideWish({ id: null, type: 'story', text: 'Noget andet', topics: [] }, [stands])).toMatchObject({
		reason: 'elsewhere'
	});
	expect(ownWords([stands])).toEqual({ dream: null, job: null, story: stands, wishes: [] });
});
