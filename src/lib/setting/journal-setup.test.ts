import { expect, test } from 'vitest';
import {
	closingTypedOf,
	kleTypedOf,
	monthsOf,
	readAddress,
	readClosingForm,
	readKleForm,
	readRetention,
	type RetentionTyped
} from './journal-setup';

const posted = (fields: Record<string, string>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return form;
};
const address = (type: 'folder' | 'http' | 'copy' | 'digital_post', typed: string, hosts: string[] = []) => {
	const read = readAddress({ type, typed }, hosts);
	return read.ok ? read.value : read.reason;
};

test('S20 a folder is a name below the one that the portal may write in, never a path', () => {
	expect(address('folder', ' fasit-ind ')).toBe('fasit-ind');
	expect(address('digital_post', 'post1')).toBe('post1');
	expect(address('folder', '')).toBe('missing');
	for (const typed of ['..', '../x', '/etc', 'a/b', 'a\\b', 'Fasit', 'æble', '-x', '.', 'a b', 'a\0', 'x'.repeat(61)])
		expect(address('folder', typed), typed).toBe('not_a_folder');
	// What is copied by hand has none, whatever was typed.
	expect(address('copy', '../x')).toBe('');
});

test('S20 an address is called over https on a host that was set up for it, and on no other', () => {
	const hosts = ['journal.kommune.example', 'esb.kommune.example:8443'];
	const ask = (typed: string) => address('http', typed, hosts);
	expect(ask('https://journal.kommune.example/ind')).toBe('https://journal.kommune.example/ind');
	expect(ask('https://JOURNAL.kommune.example:443')).toBe('https://journal.kommune.example/');
	expect(ask('https://esb.kommune.example:8443/x?y=1')).toBe('https://esb.kommune.example:8443/x?y=1');
	for (const typed of [
		'https://esb.kommune.example/',
		'https://journal.kommune.example:8443/',
		'https://evil.example/',
		'https://journal.kommune.example.evil.example/',
		'https://169.254.169.254/latest/meta-data',
		'https://127.0.0.1/',
		'https://[::1]/',
		'http://127.0.0.1:3000/'
	])
		expect(ask(typed), typed).toBe('not_allowed');
	for (const typed of ['http://journal.kommune.example/', 'http://2130706433.evil.example/'])
		expect(ask(typed), typed).toBe('not_https');
	for (const typed of [
		'javascript:alert(1)',
		'file:///etc/passwd',
		'https://',
		'https:journal.kommune.example',
		'//journal.kommune.example',
		'https://a:b@journal.kommune.example/',
		'https://journal.kommune.example@evil.example/',
		'https://journal.kommune.example\\@evil.example/',
		'https://journal.kommune.example/#x',
		'https://journal.kommune.example/ x'
	])
		expect(ask(typed), typed).toBe('not_an_address');
	expect(ask(' ')).toBe('missing');
});

test('this machine itself may be called without https, on any port, where it was set up', () => {
	expect(address('http', 'http://127.0.0.1:4711/ind', ['127.0.0.1'])).toBe('http://127.0.0.1:4711/ind');
	expect(address('http', 'http://127.0.0.1:4711/ind', ['127.0.0.1:4712'])).toBe('not_allowed');
	// However it is spelt.
	expect(address('http', 'http://2130706433:4711/', ['127.0.0.1'])).toBe('http://127.0.0.1:4711/');
});

test('S20 a type of document is filed under a subject and a facet of KLE, or under nothing yet', () => {
	const read = readKleForm(kleTypedOf(posted({ 'emne-plan': ' 27.00.00 ', 'facet-plan': 'g01' })));
	expect(read).toMatchObject({ ok: true, value: { kle: { plan: { subject: '27.00.00', facet: 'G01' } } } });
	expect(read).toMatchObject({ value: { kle: { note: { subject: '', facet: '' } } } });
	expect(
		readKleForm(
			kleTypedOf(
				posted({
					'emne-plan': '27.00',
					'emne-moede': '27.00.00',
					'facet-moede': '01',
					'emne-note': '27.00.00',
					'facet-aftale': 'G01'
				})
			)
		)
	).toEqual({
		ok: false,
		problems: {
			'emne-plan': 'not_a_subject',
			'facet-moede': 'not_a_facet',
			'emne-note': 'half',
			'emne-aftale': 'half'
		}
	});
});

test('the municipality’s own words are any text of a thousand characters, or none', () => {
	const text = 'Hilsen æøå 🌱 مرحبا #panic() $x$';
	expect(readClosingForm(closingTypedOf(posted({ 'tekst-plan': ` ${text}\r\nVi ses. ` })))).toMatchObject({
		ok: true,
		value: { documentTexts: { plan: `${text}\nVi ses.`, oplysninger: '' } }
	});
	expect(readClosingForm(closingTypedOf(posted({ 'tekst-plan': 'x'.repeat(1001), 'tekst-moede': 'a\0' })))).toEqual({
		ok: false,
		problems: { 'tekst-plan': 'too_long', 'tekst-moede': 'forbidden' }
	});
});

const off = { retentionMonths: null, logMonths: null };
const retention = (over: Partial<RetentionTyped>) => ({
	slettes: '',
	logslettes: '',
	bekraeftet: '',
	foer: '',
	...over
});

test('what is erased for the first time, or sooner than before, is confirmed for these very months', () => {
	const both = { retentionMonths: 24, logMonths: 12 };
	expect(readRetention(retention({ slettes: '24', logslettes: '12' }), off)).toEqual({
		ok: false,
		problems: { bekraeftet: 'missing' },
		asks: both
	});
	const said = retention({ slettes: '24', logslettes: '12', bekraeftet: monthsOf(both) });
	expect(readRetention(said, off)).toEqual({ ok: true, value: both });
	// Confirmed for 24, and then typed anew.
	expect(readRetention({ ...said, slettes: '2' }, off)).toMatchObject({ ok: false, asks: { retentionMonths: 2 } });
	expect(readRetention(retention({ slettes: '23', logslettes: '12' }), both)).toMatchObject({ ok: false });
	expect(readRetention(retention({ slettes: '24', logslettes: '11' }), both)).toMatchObject({ ok: false });
});

test('to keep things longer, or for ever, needs no confirming', () => {
	const both = { retentionMonths: 24, logMonths: 12 };
	expect(readRetention(retention({ slettes: '25', logslettes: '12' }), both)).toMatchObject({ ok: true });
	expect(readRetention(retention({}), both)).toEqual({ ok: true, value: off });
	expect(readRetention(retention({}), off)).toEqual({ ok: true, value: off });
});

test('months are whole and within bounds, and a log is kept half a year at least', () => {
	const read = (over: Partial<RetentionTyped>) => readRetention(retention(over), off);
	expect(read({ slettes: '0', logslettes: '5' })).toEqual({
		ok: false,
		problems: { slettes: 'out_of_bounds', logslettes: 'out_of_bounds' },
		asks: null
	});
	for (const slettes of ['1,5', 'to år', '1e2', '٣', '-1x'])
		expect(read({ slettes }), slettes).toMatchObject({ problems: { slettes: 'not_a_number' } });
	expect(read({ slettes: '121' })).toMatchObject({ problems: { slettes: 'out_of_bounds' } });
});
