import { expect, test } from 'vitest';
import { findKnown, readGuest, readPunkt, readSvar } from './own';

const id = '0b1e5d6a-3cd9-4177-896b-fd89d98f46cd';
const other = '0b1e5d6a-3cd9-4177-896b-fd89d98f46ce';
function form(fields: Record<string, string>) {
	const posted = new FormData();
	for (const [name, value] of Object.entries(fields)) posted.set(name, value);
	return posted;
}

test('a point is one line, and never empty', () => {
	expect(readPunkt(form({ id, punkt: '  Min søvn\r\nom natten ' }))).toEqual({
		ok: true,
		value: { id, title: 'Min søvn om natten' }
	});
	expect(readPunkt(form({ id, punkt: ' \n ' }))).toEqual({ ok: false, reason: 'missing' });
	expect(readPunkt(form({ id, punkt: 'æ'.repeat(200) })).ok).toBe(true);
	expect(readPunkt(form({ id, punkt: 'æ'.repeat(201) }))).toEqual({ ok: false, reason: 'too_long' });
	expect(readPunkt(form({ id, punkt: 'a\0b' }))).toEqual({ ok: false, reason: 'forbidden' });
	expect(readPunkt(form({ id: 'x', punkt: 'Min søvn' }))).toEqual({ ok: false, reason: 'malformed' });
});

test('M12 a guest is somebody who is known already, or a name and how they are related', () => {
	expect(readGuest(form({ id, slags: 'ny', navn: ' Bente  Holm ', relation: 'mor', bisidder: 'ja' }))).toEqual({
		ok: true,
		value: { id, networkId: null, name: 'Bente Holm', relation: 'mor', bisidder: true }
	});
	expect(readGuest(form({ id, slags: 'egen', egen: other.toUpperCase(), navn: 'x' }))).toEqual({
		ok: true,
		value: { id, networkId: other, name: '', relation: '', bisidder: false }
	});
	expect(readGuest(form({ id, slags: 'egen' }))).toEqual({ ok: false, problems: { egen: 'missing' } });
	expect(readGuest(form({ id, slags: 'egen', egen: 'x' }))).toEqual({ ok: false, problems: 'malformed' });
	expect(readGuest(form({ slags: 'ny', navn: 'Bente', relation: 'mor' }))).toEqual({
		ok: false,
		problems: 'malformed'
	});
	expect(readGuest(form({ id, slags: 'ny', navn: '', relation: 'm'.repeat(101) }))).toEqual({
		ok: false,
		problems: { navn: 'missing', relation: 'too_long' }
	});
});

test('M13 an answer belongs to one of the questions that are asked', () => {
	expect(readSvar(form({ id, noegle: 'samarbejdet', svar: ' Godt. ' }))).toEqual({
		ok: true,
		value: { id, key: 'samarbejdet', text: 'Godt.' }
	});
	expect(readSvar(form({ id, noegle: 'referat', svar: 'Godt.' }))).toEqual({ ok: false, reason: 'malformed' });
	expect(readSvar(form({ id, noegle: 'stadig_mine', svar: '' }))).toEqual({ ok: false, reason: 'missing' });
});

test('the same name and relation is the same person, however it is written', () => {
	const known = [{ id: other, name: 'Bente Holm', relation: 'Mor' }];
	const sent = { id, networkId: null, name: 'bente holm', relation: 'mor', bisidder: false };
	expect(findKnown(sent, known)?.id).toBe(other);
	expect(findKnown({ ...sent, relation: 'veninde' }, known)).toBeNull();
	expect(findKnown({ ...sent, networkId: other, name: '', relation: '' }, known)?.id).toBe(other);
	expect(findKnown({ ...sent, networkId: id }, known)).toBeNull();
});
