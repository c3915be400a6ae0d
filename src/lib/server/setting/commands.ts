import { createHash } from 'node:crypto';
import type { Taken } from '../../core/fields';
import { readKommune, type Kommune, type KommuneField, type KommuneTyped } from '../../setting/kommune';
import type { JournalSetup } from '../../setting/journal-setup';
import { readPng, type LogoProblem } from '../../setting/logo';
import type { Tx } from '../db/with-actor';
import { takeTurns } from './lock';
import { withDefaults, type Municipality } from './queries';

type Stored = { value: Partial<Municipality>; version: string };

const findStored = async ({ sql }: Tx): Promise<Stored> => {
	const [row] = await sql<Stored[]>`select value, md5(value::text) as version from setting where key = 'kommune'`;
	return row ?? { value: {}, version: '' };
};

/** The municipality's settings as they stand in the database, and which they are. One statement. */
export async function findMunicipality(tx: Tx): Promise<{ value: Municipality; version: string }> {
	const { value, version } = await findStored(tx);
	return { value: withDefaults(value), version };
}

async function store({ sql }: Tx, key: string, value: unknown) {
	const json = JSON.stringify(value);
	await sql`
		insert into setting (key, value) values (${key}, ${json}::jsonb)
		on conflict (key) do update set value = excluded.value where setting.value <> excluded.value`;
}

/**
 * Changes what the municipality has set. Call `forgetMunicipality` when the transaction is through.
 * @returns problems of `readKommune`; `form`: `changed` (somebody else was first)
 */
export async function setKommune(tx: Tx, typed: KommuneTyped): Promise<Taken<KommuneField>> {
	await takeTurns(tx);
	const stored = await findStored(tx);
	const before = withDefaults(stored.value);
	const read = readKommune(typed, before);
	if (!read.ok) return read;
	if (isSame(before, read.value)) return { ok: true };
	if (typed.foer !== stored.version) return { ok: false, problems: { form: 'changed' } };
	await store(tx, 'kommune', { ...stored.value, ...read.value });
	return { ok: true };
}

const isSame = (before: Municipality, now: Kommune) =>
	Object.entries(now).every(([key, value]) => canonical(before[key as keyof Kommune]) === canonical(value));
const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, each: unknown) =>
		typeof each === 'object' && each !== null && !Array.isArray(each)
			? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a.localeCompare(b)))
			: each
	);

/** What is set for paper and journal, each part with which it is: a form is filled in from one of them. One statement. */
export async function findJournalSetup(
	tx: Tx
): Promise<{ value: JournalSetup; versions: Record<JournalPart, string> }> {
	const { value } = await findMunicipality(tx);
	const { kle, documentTexts, retentionMonths, logMonths } = value;
	return {
		value: { kle, documentTexts, retentionMonths, logMonths },
		versions: {
			kle: partVersion({ kle }),
			documentTexts: partVersion({ documentTexts }),
			months: partVersion({ retentionMonths, logMonths })
		}
	};
}
type JournalPart = 'kle' | 'documentTexts' | 'months';

/** Another one after each change of this part, and of no other. */
const partVersion = (part: Partial<JournalSetup>) => createHash('sha256').update(canonical(part)).digest('hex');

/**
 * Changes one part of what is set for paper and journal. Call `forgetMunicipality` when the transaction is through.
 * @param read the part from the form, with what stands there now
 * @returns what `read` refused; `form`: `changed` (somebody else was first)
 */
export async function setJournalPart<Part extends Partial<JournalSetup>, Refusal extends { ok: false }>(
	tx: Tx,
	{ foer, read }: { foer: string; read: (before: JournalSetup) => { ok: true; value: Part } | Refusal }
): Promise<{ ok: true } | Refusal | { ok: false; problems: { form: 'changed' } }> {
	await takeTurns(tx);
	const stored = await findStored(tx);
	const before: JournalSetup = withDefaults(stored.value);
	const taken = read(before);
	if (!taken.ok) return taken;
	const keys = Object.keys(taken.value) as (keyof Part & keyof JournalSetup)[];
	const now = partVersion(Object.fromEntries(keys.map((key) => [key, before[key]])));
	if (now === partVersion(taken.value)) return { ok: true };
	if (foer !== now) return { ok: false, problems: { form: 'changed' } };
	await store(tx, 'kommune', { ...stored.value, ...taken.value });
	return { ok: true };
}

/** Takes a new logo, a PNG, or none. Call `forgetMunicipality` when the transaction is through. @param bytes null takes it away */
export async function setLogo(
	tx: Tx,
	bytes: Uint8Array | null
): Promise<{ ok: true } | { ok: false; reason: LogoProblem }> {
	const read = bytes && readPng(bytes);
	if (read && !read.ok) return read;
	await takeTurns(tx);
	const { value } = await findStored(tx);
	const png = read && read.value.bytes;
	const hash = png && createHash('sha256').update(png).digest('hex');
	await store(tx, 'logo', { png: png && Buffer.from(png).toString('base64') });
	await store(tx, 'kommune', { ...value, logo: hash });
	return { ok: true };
}
