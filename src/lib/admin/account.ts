/** An account of the staff: who, where, in which roles. */
import { tickedIn, typedIn } from '../core/form';
import { refused, type Result } from '../core/result';
import { isId } from '../core/text';
import { isClosed, type EnhedRow } from './enhed';
import { fieldsOf, readEmail, readLine, readLineOrNone, readPhone, type Problems } from '../core/fields';

export const staffRoles = ['fagperson', 'fordeler', 'leder', 'admin', 'dpo'] as const;
export type StaffRole = (typeof staffRoles)[number];

export const accountFilters = ['aktive', 'lukkede', 'alle'] as const;
export type AccountQuery = {
	search: string;
	filter: (typeof accountFilters)[number];
	role: StaffRole | null;
	side: number;
};
export const accountsOnPage = 50;
const longestSearch = 100;

/** What cannot be read counts as not asked for. */
export function readAccountQuery(params: URLSearchParams): AccountQuery {
	const side = params.get('side') ?? '';
	return {
		search: (params.get('q') ?? '').replaceAll('\0', '').slice(0, longestSearch).toWellFormed().trim(),
		filter: accountFilters.find((each) => each === params.get('vis')) ?? 'aktive',
		role: staffRoles.find((each) => each === params.get('rolle')) ?? null,
		side: /^[1-9]\d{0,5}$/.test(side) ? Number(side) : 1
	};
}

/** The address of the list with another page or filter. */
export function accountsHref({ search, filter, role, side }: AccountQuery): string {
	const params = new URLSearchParams();
	if (search) params.set('q', search);
	if (filter !== 'aktive') params.set('vis', filter);
	if (role) params.set('rolle', role);
	if (side > 1) params.set('side', String(side));
	return `/admin/konti${params.size ? `?${params}` : ''}`;
}

export type ListedAccount = {
	id: string;
	name: string;
	title: string | null;
	employeeId: string | null;
	enhed: string;
	roles: StaffRole[];
	disabledAt: Date | null;
};

export type Account = {
	id: string;
	name: string;
	title: string | null;
	phone: string | null;
	email: string | null;
	employeeId: string | null;
	enhedId: string;
	roles: StaffRole[];
	disabledAt: Date | null;
	/** Through which providers the person has logged in, and since when. */
	identities: { issuer: string; createdAt: Date }[];
	/** Who reads this is that person: nobody changes their own roles or closes their own account. */
	isMe: boolean;
	/** Another one after each change. */
	version: string;
};

/** The form, as it was typed. `id` is born with the form of a new account. */
export type AccountTyped = {
	id: string;
	navn: string;
	titel: string;
	telefon: string;
	email: string;
	brugernavn: string;
	enhed: string;
	roller: string[];
	foer: string;
};
export type AccountField = Exclude<keyof AccountTyped, 'id' | 'foer'>;
export const accountTypedOf = (posted: FormData): AccountTyped => ({
	id: typedIn(posted, 'id').toLowerCase(),
	navn: typedIn(posted, 'navn'),
	titel: typedIn(posted, 'titel'),
	telefon: typedIn(posted, 'telefon'),
	email: typedIn(posted, 'email'),
	brugernavn: typedIn(posted, 'brugernavn'),
	enhed: typedIn(posted, 'enhed').toLowerCase(),
	roller: tickedIn(posted, 'rolle').slice(0, staffRoles.length),
	foer: typedIn(posted, 'foer')
});

/** The form of an account as it stands. */
export const accountTypedFrom = (account: Account): AccountTyped => ({
	id: account.id,
	navn: account.name,
	titel: account.title ?? '',
	telefon: account.phone ?? '',
	email: account.email ?? '',
	brugernavn: account.employeeId ?? '',
	enhed: account.enhedId,
	roller: account.roles,
	foer: account.version
});

export type AccountValue = {
	id: string;
	name: string;
	title: string | null;
	phone: string | null;
	email: string | null;
	employeeId: string;
	enhedId: string;
	roles: StaffRole[];
};

/**
 * @param before the account that is changed; null for a new one
 * @returns problems by field. `navn`, `brugernavn`: `missing`, `too_long`, `forbidden`; `brugernavn` also `spaces`. `telefon`:
 *   `not_a_phone`. `email`: `not_an_email`. `enhed`: `missing`, `closed`. `roller`: `missing`, `self` (nobody changes their own),
 *   `ekstern` (who is from outside only works with borgere). `form`: `unknown` when the id is none
 */
export function readAccount(
	typed: AccountTyped,
	{ enheder, before }: { enheder: readonly EnhedRow[]; before: Account | null }
): { ok: true; value: AccountValue } | { ok: false; problems: Problems<AccountField> } {
	const { problems, take, say, good } = fieldsOf<AccountField>();
	if (!isId(typed.id)) say('form', 'unknown');
	const name = take('navn', readLine(typed.navn, 120), '');
	const title = take('titel', readLineOrNone(typed.titel, 120), '');
	const phone = take('telefon', readPhone(typed.telefon), '');
	const email = take('email', readEmail(typed.email), '');
	const employeeId = take('brugernavn', readEmployeeId(typed.brugernavn), '');
	const enhed = enheder.find((row) => row.id === typed.enhed);
	if (!enhed) say('enhed', 'missing');
	else if (enhed.id !== before?.enhedId && isClosed(enheder, enhed.id)) say('enhed', 'closed');
	const roles = staffRoles.filter((role) => typed.roller.includes(role));
	if (before?.isMe && roles.join() !== before.roles.join()) say('roller', 'self');
	if (roles.length === 0) say('roller', 'missing');
	if (enhed?.type === 'ekstern' && roles.some((role) => role !== 'fagperson')) say('roller', 'ekstern');
	if (!enhed || !good()) return { ok: false, problems };
	const value = { id: typed.id, name, employeeId, enhedId: enhed.id, roles };
	return { ok: true, value: { ...value, title: title || null, phone: phone || null, email: email || null } };
}

function readEmployeeId(typed: string): Result<string, string> {
	const read = readLine(typed, 200);
	return read.ok && /\s/.test(read.value) ? refused('spaces') : read;
}

/** In the order of `staffRoles`, whatever the order of the database. */
export const sortRoles = (roles: readonly string[]): StaffRole[] => staffRoles.filter((role) => roles.includes(role));
