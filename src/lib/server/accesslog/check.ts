import { alarmsOf, type Alarm, type LogFacts } from '../../accesslog/alarms';
import { connect } from '../db/client';
import type { Tx } from '../db/with-actor';
import { env } from '../env';
import { log } from '../log';
import { readAnchors } from './anchor';
import { sealLeeway, verifyLog, type Verified } from './verify';

/** How long what was served is kept to be compared. */
const keepServed = '30 days';

/**
 * Compares what was shown, recorded, served and sealed, and looks for unusual looking. Raises an alarm for each thing that was not
 * told yet; run again it raises none.
 * @param tx of the audience `job`
 * @param manyLooks from how many borgere an hour on looking is unusual
 * @param hours how far back: 1 for a check every few minutes, 24 for one every night, which finds what was missed
 * @returns the alarms that are new
 */
export async function checkLog(
	tx: Tx,
	{ manyLooks, hours = 1 }: { manyLooks: number; hours?: number }
): Promise<Alarm[]> {
	const alarms = alarmsOf(await readFacts(tx, hours), { manyLooks, sealSeconds: sealLeeway });
	const raised = await Promise.all(alarms.map((alarm) => raise(tx, alarm)));
	await tx.sql`delete from access_served where at < now() - ${keepServed}::interval`;
	return alarms.filter((_, index) => raised[index]);
}

/** @returns whether it is new */
async function raise(
	{ sql }: Tx,
	{ type, about, details }: { type: string; about: string; details: object }
): Promise<boolean> {
	const added = await sql`
		insert into access_alarm (type, about, details) values (${type}, ${about}, ${JSON.stringify(details)}::jsonb)
		on conflict (type, about) do nothing returning id`;
	if (added.length > 0) log.warn({ event: 'accesslog_alarm', type });
	return added.length > 0;
}

async function readFacts({ sql }: Tx, hours: number): Promise<LogFacts> {
	const [served, waiting, opened, outside] = await Promise.all([
		// A minute's delay: what was served is written a moment after what was recorded. Ten minutes over, for a late check.
		sql<{ requestId: string; served: number; recorded: number }[]>`
			select s.request_id as "requestId", s.entries as served, r.recorded
			from access_served s cross join lateral (
				select count(*)::int as recorded from access_event e join access_entry n on n.event_id = e.id where e.request_id = s.request_id
			) r
			where s.at > now() - make_interval(hours => ${hours}, mins => 10) and s.at < now() - interval '1 minute' and r.recorded <> s.entries`,
		sql<{ eventId: number; seconds: number; count: number }[]>`
			select e.id as "eventId", greatest(extract(epoch from now() - e.at), 0)::int as seconds, count(*) over ()::int as count
			from access_unsealed u join access_event e on e.id = u.event_id order by e.at limit 1`,
		// Five minutes over, so that between two checks no hour is missed. A list of names is no opening.
		sql<{ accountId: string; borgere: number; hour: string }[]>`
			select e.account_id as "accountId", count(distinct n.borger_id)::int as borgere, to_char(h.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24":00Z"') as hour
			from generate_series(0, ${hours - 1}) as back cross join lateral (select now() - make_interval(hours => back) as until) h
			join access_event e on e.at > h.until - interval '65 minutes' and e.at <= h.until
			join access_entry n on n.event_id = e.id
			where e.account_id is not null and e.role <> 'borger' and e.kind in ('page', 'opening', 'export')
			group by e.account_id, h.until`,
		// Whoever starts a plan looks the borger up first: an hour's delay, and a plan that began that day explains it.
		sql<{ accountId: string; borgerId: string; eventId: number; day: string }[]>`
			select e.account_id as "accountId", n.borger_id as "borgerId", min(e.id) as "eventId", (e.at at time zone 'Europe/Copenhagen')::date as day
			from access_event e join access_entry n on n.event_id = e.id
			where e.at > now() - make_interval(hours => ${hours + 2}) and e.at < now() - interval '1 hour'
				and e.role = 'fagperson' and e.kind in ('page', 'opening', 'export') and n.borger_id is not null
				and not exists (
					select from team_membership t where t.borger_id = n.borger_id and t.account_id = e.account_id
						and t.from_on <= (e.at at time zone 'Europe/Copenhagen')::date and (t.to_on is null or t.to_on >= (e.at at time zone 'Europe/Copenhagen')::date)
				)
				and not exists (select from plan p where p.borger_id = n.borger_id and p.started_on = (e.at at time zone 'Europe/Copenhagen')::date)
			group by e.account_id, n.borger_id, (e.at at time zone 'Europe/Copenhagen')::date`
	]);
	return { served, waiting: waiting[0] ?? null, opened, outside };
}

/**
 * Verifies the whole chain against the heads in the anchor file, on a connection of its own.
 * @returns what was found; `anchorsMissing` when there is no such file, so that a deleted tail would not be noticed
 */
export async function verifyStored(): Promise<Verified & { anchorsMissing: boolean; strangeLines: number }> {
	const { anchorFile, audienceUrls } = env();
	if (!audienceUrls.job) throw new Error('DATABASE_URL_JOB is not set');
	const sql = connect(audienceUrls.job, { max: 1 });
	try {
		const read = await readAnchors(anchorFile);
		const verified = await verifyLog(sql, read?.anchors ?? []);
		return { ...verified, anchorsMissing: read === null, strangeLines: read?.strange ?? 0 };
	} finally {
		await sql.end({ timeout: 5 });
	}
}

/** Notes what a verification found, for the dpo: beside it an alarm and a line of the log for a flaw, a line for a chain that holds. */
export async function tellVerified(tx: Tx, { flaw, looks, entries, head }: Verified): Promise<void> {
	await tx.sql`insert into access_check (looks, seq, flaw) values (${looks}, ${head.seq}, ${flaw?.what ?? null})`;
	if (!flaw) return log.info({ event: 'accesslog_verified', looks, entries, seq: head.seq, head: head.hash });
	const { what, seq, eventId } = flaw;
	log.error({ event: 'accesslog_broken', what, seq, eventId });
	await raise(tx, {
		type: 'broken',
		about: `${what} ${seq ?? ''} ${eventId ?? ''}`.trim(),
		details: { what, seq, eventId }
	});
}
