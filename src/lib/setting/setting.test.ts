import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { kommuneTypedFrom, kommuneTypedOf, readKommune, type Kommune, type KommuneTyped } from './kommune';
import { mostBytes, readPng } from './logo';

const kommune: Kommune = {
	name: 'Solbjerg Kommune',
	code: '899',
	solution: 'Vores Plan',
	phone: '85 10 10 00',
	email: 'kontakt@solbjerg.example',
	address: 'Rådhuspladsen 1',
	openingHours: 'Mandag kl. 9-15',
	acute: [
		{ name: 'Alarm', phone: '112' },
		{ name: 'Livslinien', phone: '70 201 201' }
	],
	words: { andet: 'bliver' },
	answerDays: 2,
	questionDays: 5,
	samtykkeMonths: { plan: 12, trivsel: 12, moede: 12, netvaerk: 12 },
	remindDays: 30,
	lookerNames: 'name',
	manyLooks: 50,
	leaveTo: 'https://www.dmi.dk/'
};
const read = (over: Partial<KommuneTyped>) =>
	readKommune({ ...kommuneTypedFrom(kommune, 'v'), ...over }, { words: kommune.words });
const problems = (over: Partial<KommuneTyped>) => {
	const answer = read(over);
	return answer.ok ? null : answer.problems;
};

test('the form of the settings as they stand changes nothing', () => {
	expect(read({})).toEqual({ ok: true, value: kommune });
});

test('the municipality’s words are set and taken back, others stay', () => {
	const set = read({ tovholder: 'kontaktperson', tavle: 'bekymrer' });
	const words = { andet: 'bliver', tovholder: 'kontaktperson', tavle_foerst: 'bekymrer' };
	expect(set).toMatchObject({ ok: true, value: { words } });
	expect(readKommune(kommuneTypedFrom(kommune, 'v'), { words })).toMatchObject({
		ok: true,
		value: { words: { andet: 'bliver' } }
	});
});

test('two numbers to ring are there at least, each with a name', () => {
	const none = { navn: '', telefon: '' };
	const alarm = { navn: 'Alarm', telefon: '112' };
	expect(problems({ akut: [alarm, none] })).toEqual({ akut: 'too_few' });
	expect(problems({ akut: [alarm, { navn: 'Vagt', telefon: '' }] })).toEqual({ akut: 'half' });
	expect(problems({ akut: [alarm, { navn: '', telefon: '114' }] })).toEqual({ akut: 'half' });
	expect(problems({ akut: [alarm, { navn: 'Vagt', telefon: 'ring' }] })).toEqual({ akut: 'not_a_phone' });
});

test('the limits are whole numbers within bounds', () => {
	expect(
		problems({ svardage: '21', spoergedage: '61', mindes: '6', kig: '', 'samtykke-plan': '25', 'samtykke-moede': 'x' })
	).toEqual({
		svardage: 'out_of_bounds',
		spoergedage: 'out_of_bounds',
		mindes: 'out_of_bounds',
		kig: 'missing',
		'samtykke-plan': 'out_of_bounds',
		'samtykke-moede': 'not_a_number'
	});
});

test('the municipality’s code is three digits, or not said', () => {
	for (const kode of ['99', '0101', '012', '10a', '-12', '１０１'])
		expect(problems({ kode }), kode).toEqual({ kode: 'not_a_code' });
	expect(read({ kode: ' 101 ' })).toMatchObject({ ok: true, value: { code: '101' } });
	expect(read({ kode: '' })).toMatchObject({ ok: true, value: { code: '' } });
});

test('"Forlad siden" leads to a page on the web and nowhere else', () => {
	for (const forlad of [
		'javascript:alert(1)',
		'http://www.dmi.dk/',
		'data:text/html,x',
		'//dmi.dk',
		'https://',
		'https:dmi.dk',
		'https://a@dmi.dk/',
		''
	])
		expect(problems({ forlad }), forlad).toEqual({ forlad: 'not_an_address' });
	expect(read({ forlad: ' https://www.yr.no ' })).toMatchObject({ ok: true, value: { leaveTo: 'https://www.yr.no/' } });
});

test('a form with nothing in it says what is missing', () => {
	expect(Object.keys(problems(kommuneTypedOf(new FormData())) ?? {}).sort()).toEqual(
		'akut forlad kig loesning mindes navn navne samtykke-moede samtykke-netvaerk samtykke-plan samtykke-trivsel spoergedage svardage tavle telefon'.split(
			' '
		)
	);
});

function chunk(type: string, data: Uint8Array) {
	const bytes = Buffer.alloc(12 + data.length);
	bytes.writeUInt32BE(data.length, 0);
	bytes.write(type, 4, 'latin1');
	bytes.set(data, 8);
	return bytes;
}
function png({ width = 2, extra = [] as Buffer[] } = {}) {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(1, 4);
	head.set([8, 2], 8);
	const parts = [
		chunk('IHDR', head),
		...extra,
		chunk('IDAT', deflateSync(Buffer.alloc(7))),
		chunk('IEND', Buffer.alloc(0))
	];
	return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

test('D3 a logo is a small PNG; what does not draw is taken out of it', () => {
	expect(readPng(png())).toMatchObject({ ok: true, value: { width: 2, height: 1, bytes: new Uint8Array(png()) } });
	const text = chunk('tEXt', Buffer.from('Comment\0<script>'));
	expect(readPng(png({ extra: [text] }))).toMatchObject({ ok: true, value: { bytes: new Uint8Array(png()) } });
});

test('D3 what is no PNG, is cut off, has something behind it, or is too large is refused', () => {
	const refusal = (bytes: Uint8Array) => {
		const answer = readPng(bytes);
		return answer.ok ? null : answer.reason;
	};
	expect(refusal(new Uint8Array())).toBe('missing');
	expect(refusal(Buffer.from('<svg onload=alert(1)>'))).toBe('not_png');
	expect(refusal(Buffer.concat([png(), Buffer.from('PK')]))).toBe('not_png');
	for (let length = 1; length < png().length; length++)
		expect(refusal(png().subarray(0, length)), `${length}`).toBe('not_png');
	expect(refusal(png({ width: 5000 }))).toBe('too_wide');
	expect(refusal(png({ width: 0 }))).toBe('not_png');
	expect(refusal(png({ extra: [chunk('gAMA', Buffer.alloc(mostBytes))] }))).toBe('too_large');
	const endless = chunk('gAMA', Buffer.alloc(4));
	endless.writeUInt32BE(0xffffffff, 0);
	expect(refusal(png({ extra: [endless] }))).toBe('not_png');
});
