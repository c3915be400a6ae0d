import { expect, test } from 'vitest';
import type { EnhedRow } from './enhed';
import { accountsHref, readAccount, readAccountQuery, type Account, type AccountTyped } from './account';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const enhed = (n: number, over: Partial<EnhedRow> = {}): EnhedRow => ({
	id: id(n),
	parentId: null,
	type: 'afdeling',
	name: `Enhed ${n}`,
	closedAt: null,
	accounts: 0,
	sensitive: false,
	...over
});
const enheder = [enhed(1), enhed(2, { closedAt: new Date(0) }), enhed(3, { type: 'ekstern' })];
const typed = (over: Partial<AccountTyped> = {}): AccountTyped => ({
	id: id(9),
	navn: 'Tove Madsen',
	titel: '',
	telefon: '',
	email: '',
	brugernavn: 'tove',
	enhed: id(1),
	roller: ['fagperson'],
	foer: '',
	...over
});
const account: Account = {
	id: id(9),
	name: 'Anna Vester',
	title: null,
	phone: null,
	email: null,
	employeeId: 'anna',
	enhedId: id(2),
	roles: ['admin'],
	disabledAt: null,
	identities: [],
	isMe: true,
	version: 'v'
};
const problems = (over: Partial<AccountTyped>, before: Account | null = null) => {
	const read = readAccount(typed(over), { enheder, before });
	return read.ok ? null : read.problems;
};

test('an account has a name, a user name, a department and a role; the rest may be missing', () => {
	expect(readAccount(typed(), { enheder, before: null })).toEqual({
		ok: true,
		value: {
			id: id(9),
			name: 'Tove Madsen',
			title: null,
			phone: null,
			email: null,
			employeeId: 'tove',
			enhedId: id(1),
			roles: ['fagperson']
		}
	});
	expect(problems({ id: 'x', navn: '', brugernavn: '', enhed: '', roller: [] })).toEqual({
		form: 'unknown',
		navn: 'missing',
		brugernavn: 'missing',
		enhed: 'missing',
		roller: 'missing'
	});
	expect(problems({ brugernavn: 'to ve', telefon: 'x', email: 'x' })).toEqual({
		brugernavn: 'spaces',
		telefon: 'not_a_phone',
		email: 'not_an_email'
	});
});

test('a role that does not exist is none, and "borger" cannot be given', () => {
	expect(problems({ roller: ['borger', 'konge'] })).toEqual({ roller: 'missing' });
});

test('nobody new comes to a closed department; who is there may stay', () => {
	expect(problems({ enhed: id(2) })).toEqual({ enhed: 'closed' });
	expect(problems({ enhed: id(2), roller: ['admin'] }, account)).toBeNull();
});

test('nobody changes their own roles, and who is from outside only works with borgere', () => {
	expect(problems({ enhed: id(2), roller: ['admin', 'dpo'] }, account)).toEqual({ roller: 'self' });
	expect(problems({ enhed: id(3), roller: ['fagperson', 'dpo'] })).toEqual({ roller: 'ekstern' });
	expect(problems({ enhed: id(3) })).toBeNull();
});

test('the search of the list is read from the address, and nonsense counts as not asked for', () => {
	const read = (search: string) => readAccountQuery(new URLSearchParams(search));
	expect(read('q=tove&vis=lukkede&rolle=dpo&side=2')).toEqual({
		search: 'tove',
		filter: 'lukkede',
		role: 'dpo',
		side: 2
	});
	expect(read('vis=x&rolle=borger&side=-1')).toEqual({ search: '', filter: 'aktive', role: null, side: 1 });
	expect(accountsHref(read('q=tove&vis=lukkede&rolle=dpo&side=2'))).toBe(
		'/admin/konti?q=tove&vis=lukkede&rolle=dpo&side=2'
	);
	expect(accountsHref(read(''))).toBe('/admin/konti');
});
