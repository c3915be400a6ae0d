import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';
import { describe, expect, test } from 'vitest';
import { hardWords, parcelWith } from '../../../../../tests/support/parcels';
import type { Parcel } from '../journal/target';
import { version4, writeMemo } from './memo';

const schema = readFileSync('tests/fixtures/memo.xsd', 'utf8');
const problemsOf = async (xml: string) => {
	const { errors } = await validateXML({
		xml: [{ fileName: 'memo.xml', contents: xml }],
		schema: [{ fileName: 'memo.xsd', contents: schema }]
	});
	return errors.map(({ message }) => message);
};

/** A letter with something else in it. */
function letterWith(more: Partial<NonNullable<Parcel['letter']>> = {}, id: string = randomUUID()) {
	const { letter, pdf, madeAt } = parcelWith({ id });
	if (!letter || !pdf) throw new Error('no letter');
	return { id, letter: { ...letter, ...more }, pdf, madeAt };
}

describe('S5 S7 a letter to Digital Post (MeMo)', () => {
	test('holds to the schema, with the meeting as an action AFTALE and without', async () => {
		const memo = writeMemo(letterWith());
		expect(await problemsOf(memo)).toEqual([]);
		expect(memo).toContain('<memo:actionCode>AFTALE</memo:actionCode>');
		expect(memo).toContain('<memo:startDateTime>2026-12-01T09:00:00Z</memo:startDateTime>');
		const plain = writeMemo(letterWith({ appointment: null }));
		expect(await problemsOf(plain)).toEqual([]);
		expect(plain).not.toContain('memo:Action');
	});

	test('the schema notices a letter that is none', async () => {
		const memo = writeMemo(letterWith());
		const broken = [
			memo.replace('2026-12-01T09:00:00Z', '2026-12-01T10:00:00+01:00'),
			memo.replace(/<memo:mandatory>.*?<\/memo:mandatory>/, ''),
			memo.replace('6101901000', '610190-1000'),
			memo.replace('>AFTALE<', '>MØDE<'),
			memo.replace(/(<memo:messageUUID>.{14})4/, '$17'),
			memo.replace(/<memo:content>[^<]*/, '<memo:content>ikke base64')
		];
		for (const each of broken) expect(await problemsOf(each)).not.toEqual([]);
	});

	test('holds whatever somebody is called, and the PDF to the byte', async () => {
		const name = `${hardWords}\u0000\u0008\ud800${'ø'.repeat(400)}`;
		const letter = letterWith({
			recipient: { cpr: '6101901000', name },
			sender: { cvr: '01234560', name: ']]><memo:label>' },
			notification: '😀'.repeat(300)
		});
		const memo = writeMemo(letter);
		expect(await problemsOf(memo)).toEqual([]);
		expect(memo).toContain('Æblegrød på Ærø 😀👩‍👧 مرحبا');
		expect(Buffer.from(/<memo:content>([^<]*)/.exec(memo)?.[1] ?? '', 'base64').equals(letter.pdf)).toBe(true);
		expect(writeMemo(letter)).toBe(memo);
	});

	test('B12 B13 says in label, notification and calendar nothing of what it is about, and no place', () => {
		const memo = writeMemo(letterWith()).replace(/<memo:content>[^<]*/, '');
		const texts = [...memo.matchAll(/<memo:(label|notification|description|abstract|location)>([^<]*)/g)].map(
			([, , text]) => text
		);
		expect(new Set(texts)).toEqual(
			new Set([
				'Indkaldelse til møde med kommunen',
				'Du har fået et brev fra Solbjerg Kommune.',
				'Solbjerg Kommune',
				expect.stringContaining('Æblegrød') as string,
				'Sæt mødet i din kalender',
				'Møde med kommunen',
				'Stedet står i brevet'
			])
		);
		expect(memo).toContain('<memo:filename>brev.pdf</memo:filename>');
	});
});

test('an id that is not random becomes one of the same form, the same each time', () => {
	const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
	const random = randomUUID();
	expect(version4(random)).toBe(random);
	const named = '0193a0b0-1111-7222-8333-444455556666';
	expect(version4(named)).toMatch(form);
	expect(version4(named)).toBe(version4(named));
	expect(version4(named)).not.toBe(version4('0193a0b0-1111-7222-8333-444455556667'));
});
