import {
	accountsOnPage,
	readAccount,
	sortRoles,
	type Account,
	type AccountField,
	type AccountQuery,
	type AccountTyped,
	type AccountValue,
	type ListedAccount
} from '../../admin/account';
import type { Taken } from '../../core/fields';
import { refused, type Result } from '../../core/result';
import { isId } from '../../core/text';
import { searchWords } from '../../team/staff';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';
import { findEnheder } from './enheder';
import { takeTurns } from '../setting/lock';

export type AccountPage = { items: ListedAccount[]; count: number; side: number; sider: number };

/** One page of the staff's accounts, by name. One statement; a page that is not there becomes the last one. */
export async function listAccounts({ sql }: Tx, query: AccountQuery): Promise<AccountPage> {
	const words = JSON.stringify(searchWords(query.search));
	const [row] = await sql<Omit<AccountPage, 'sider'>[]>`
		with found as materialized (
			select a.id, a.name, a.title, a.employee_id, a.disabled_at, e.name as enhed,
				row_number() over (order by a.name, a.id) as place
			from account a join enhed e on e.id = a.enhed_id
			where a.borger_id is null
				and case ${query.filter} when 'lukkede' then a.disabled_at is not null when 'aktive' then a.disabled_at is null else true end
				and (${query.role}::text is null
					or exists (select from account_role r where r.account_id = a.id and r.role = ${query.role}))
				and not exists (
					select from jsonb_array_elements_text(${words}::jsonb) as word
					where position(lower(word) in lower(concat_ws(' ', a.name, a.title, a.employee_id, e.name))) = 0
				)
		),
		total as (
			select count(*)::int as count, least(${query.side}::int, greatest(1, ceil(count(*) / ${accountsOnPage}::numeric)))::int as side from found
		)
		select total.count, total.side,
			(
				select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'title', f.title, 'employeeId', f.employee_id,
					'enhed', f.enhed, 'disabledAt', f.disabled_at,
					'roles', (select coalesce(jsonb_agg(r.role), '[]') from account_role r where r.account_id = f.id)) order by f.place), '[]')
				from found f where f.place > (total.side - 1) * ${accountsOnPage}::int and f.place <= total.side * ${accountsOnPage}::int
			) as items
		from total`;
	const { items, count, side } = row ?? { items: [], count: 0, side: 1 };
	return {
		items: items.map((item) => ({ ...item, roles: sortRoles(item.roles) })),
		count,
		side,
		sider: Math.max(1, Math.ceil(count / accountsOnPage))
	};
}

/** One account of the staff; null when there is none. One statement. */
export async function findAccount({ sql }: Tx, id: string): Promise<Account | null> {
	if (!isId(id)) return null;
	const [row] = await sql<Account[]>`
		select a.id, a.name, a.title, a.phone, a.email, a.employee_id as "employeeId", a.enhed_id as "enhedId",
			a.disabled_at as "disabledAt", r.roles, a.id = app.actor_id() as "isMe",
			md5(jsonb_build_array(a.name, a.title, a.phone, a.email, a.employee_id, a.enhed_id, r.roles)::text) as version,
			(
				select coalesce(jsonb_agg(jsonb_build_object('issuer', i.issuer, 'createdAt', i.created_at) order by i.created_at), '[]')
				from identity i where i.account_id = a.id
			) as identities
		from account a
		cross join lateral (
			select coalesce(jsonb_agg(role order by role), '[]') as roles from account_role where account_id = a.id
		) r
		where a.id = ${id} and a.borger_id is null`;
	return row ? { ...row, roles: sortRoles(row.roles) } : null;
}

/**
 * Opens an account, or changes one. The same form sent twice is one account.
 * @returns null when the account to change is not there; problems of `readAccount`; `brugernavn` also `taken`; `form`: `other` (that
 *   form has been sent with something else in it), `changed` (somebody else was first), `self` (nobody changes their own)
 */
export async function saveAccount(
	tx: Tx,
	{ typed, isNew }: { typed: AccountTyped; isNew: boolean }
): Promise<Taken<AccountField> | null> {
	await takeTurns(tx);
	const [enheder, found] = await Promise.all([findEnheder(tx), findAccount(tx, typed.id)]);
	if (!isNew && !found) return null;
	const read = readAccount(typed, { enheder, before: isNew ? null : found });
	if (!read.ok) return read;
	if (found && isSame(found, read.value)) return { ok: true };
	if (found && isNew) return { ok: false, problems: { form: 'other' } };
	if (found?.isMe) return { ok: false, problems: { form: 'self' } };
	if (found && typed.foer !== found.version) return { ok: false, problems: { form: 'changed' } };
	const written = await attempt(tx, () => write(tx, read.value, found));
	if (written.ok) return { ok: true };
	const isTaken = written.reason === 'account_employee';
	return { ok: false, problems: isTaken ? { brugernavn: 'taken' } : { form: 'other' } };
}

const isSame = (account: Account, value: AccountValue) =>
	account.name === value.name &&
	account.title === value.title &&
	account.phone === value.phone &&
	account.email === value.email &&
	account.employeeId === value.employeeId &&
	account.enhedId === value.enhedId &&
	account.roles.join() === value.roles.join();

async function write({ sql }: Tx, value: AccountValue, before: Account | null) {
	const { id, enhedId, employeeId, name, title, phone, email, roles } = value;
	if (before)
		await sql`
			update account set enhed_id = ${enhedId}, employee_id = ${employeeId}, name = ${name}, title = ${title}, phone = ${phone},
				email = ${email}
			where id = ${id} and (enhed_id, employee_id, name, title, phone, email) is distinct from
				(${enhedId}::uuid, ${employeeId}::text, ${name}::text, ${title}::text, ${phone}::text, ${email}::text)`;
	else
		await sql`
			insert into account (id, enhed_id, employee_id, name, title, phone, email)
			values (${id}, ${enhedId}, ${employeeId}, ${name}, ${title}, ${phone}, ${email})`;
	const had = before?.roles ?? [];
	for (const role of roles.filter((each) => !had.includes(each)))
		await sql`insert into account_role (account_id, role) values (${id}, ${role})`;
	for (const role of had.filter((each) => !roles.includes(each)))
		await sql`delete from account_role where account_id = ${id} and role = ${role}`;
}

type Refusal = 'unknown' | 'self';

/** Closes an account: who is logged in with it is out at the next request. A second time changes nothing. */
export const closeAccount = (tx: Tx, id: string): Promise<Result<void, Refusal>> =>
	change(tx, id, async () => {
		await tx.sql`update account set disabled_at = now() where id = ${id} and disabled_at is null`;
	});

/** Opens a closed account again. A second time changes nothing. */
export const openAccount = (tx: Tx, id: string): Promise<Result<void, Refusal>> =>
	change(tx, id, async () => {
		await tx.sql`update account set disabled_at = null where id = ${id} and disabled_at is not null`;
	});

/**
 * Forgets which identities have logged in to an account: the next one with the right user name is bound to it. Whoever is logged
 * in with one of them is out.
 */
export const unbindAccount = (tx: Tx, id: string): Promise<Result<void, Refusal>> =>
	change(tx, id, async () => {
		await tx.sql`delete from identity where account_id = ${id}`;
	});

async function change(tx: Tx, id: string, work: () => Promise<void>): Promise<Result<void, Refusal>> {
	await takeTurns(tx);
	const account = await findAccount(tx, id);
	if (!account) return refused('unknown');
	if (account.isMe) return refused('self');
	await work();
	return { ok: true, value: undefined };
}
