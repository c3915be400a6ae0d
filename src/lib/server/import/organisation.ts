/** The header of a file: the municipality's settings, its organisation, its staff and its ruler. */
import * as tables from '../db/schema';
import type { Tx } from '../db/with-actor';
import { dateSentences, resolveDay } from './dates';
import type { EnhedInFile, HeaderInFile, KommuneInFile, LinealInFile, MedarbejderInFile } from './format';
import type { FravaerInFile } from './format-samtale';
import { canonical, itemMaker, type Item } from './items';
import { findTargets, isSame, kleOf, targetsOf } from './journal';
import type { Path } from './json-text';
import { note, settle } from './ledger';
import type { Place, Problems } from './problems';
import { insertRows, Rows } from './rows';
import { newRowId } from './row-id';
import { bestOf, roleOf } from './words';

export type Enhed = { rowId: string; type: EnhedInFile['type']; forvaltningId: string | null };
export type Staff = { accountId: string; forvaltningId: string | null };
export type Ruler = { key: string; version: number; lowest: number; highest: number; step: number };
/** What the borgere of a file may refer to, by the ids of the file. */
export type Organisation = {
	enheder: Map<string, Enhed>;
	staff: Map<string, Staff>;
	/** The forvaltning of each member of staff, by account. */
	forvaltninger: Map<string, string | null>;
	ruler: Ruler | null;
	/** Keys of the municipality's kinds of meeting. */
	templates: Set<string>;
	/** Working days within which a borger's message is to be answered. */
	answerDays: number;
};

/** `today`: the day of the import in Denmark. */
type Context = { tx: Tx; source: string; place: Place; hashKey: Buffer; problems: Problems; today: string };

/**
 * Reads what is here from this source, checks the header against it, and inserts what is new.
 * @returns what borgere may refer to, and the header's items
 */
export async function importHeader(header: HeaderInFile, context: Context) {
	const { tx, source, place, hashKey, problems } = context;
	const organisation = await readOrganisation(tx, source);
	const items = headerItems(header, place, hashKey);
	await settle(tx, source, items, problems);
	const itemOf = new Map(items.map((item) => [item.value, item]));
	const fresh = <T extends object>(values: T[]) =>
		values.flatMap((value) => {
			const item = itemOf.get(value);
			return item?.state === 'new' ? [{ value, item }] : [];
		});

	const rows = new Rows();
	const enheder = placeEnheder(fresh(header.enheder ?? []), organisation, context);
	await addStaff(fresh(header.medarbejdere ?? []), { organisation, rows, context });
	for (const { value, item } of fresh(header.fravaer ?? [])) addFravaer(value, { item, organisation, rows, context });
	for (const { value, item } of fresh(header.lineal ? [header.lineal] : []))
		await addRuler(value, { item, rows, context });
	const [kommune] = fresh(header.kommune ? [header.kommune] : []);
	await addKommune(kommune?.value ?? null, {
		known: Boolean(header.kommune && !kommune),
		organisation,
		rows,
		context
	});
	if (header.lineal) organisation.ruler = rulerOf(header.lineal);
	if (header.kommune?.svarDage) organisation.answerDays = header.kommune.svarDage;
	if (!problems.any) {
		for (const level of enheder) await insertRows(tx, tables.enhed, level);
		note(rows, source, { items, borgerId: null });
		await rows.insert(tx);
	}
	return { organisation, items };
}

function headerItems(header: HeaderInFile, place: Place, hashKey: Buffer): Item[] {
	const make = itemMaker(place, hashKey);
	const one = (
		kind: 'kommune' | 'lineal' | 'enhed' | 'medarbejder' | 'fravaer',
		id: string,
		value: object,
		path: Path
	) => make(kind, { id, value, parent: '', path });
	const { kommune, lineal } = header;
	return [
		...(kommune ? [one('kommune', 'kommune', kommune, ['kommune'])] : []),
		...(header.enheder ?? []).map((value, index) => one('enhed', value.id, value, ['enheder', index])),
		...(header.medarbejdere ?? []).map((value, index) => one('medarbejder', value.id, value, ['medarbejdere', index])),
		...(header.fravaer ?? []).map((value, index) => one('fravaer', value.id, value, ['fravaer', index])),
		...(lineal ? [one('lineal', `${lineal.noegle}:${lineal.version}`, lineal, ['lineal'])] : [])
	];
}

async function readOrganisation(tx: Tx, source: string): Promise<Organisation> {
	const enheder = await tx.sql<(Enhed & { id: string })[]>`
		select i.external_id as id, e.id as "rowId", e.type, e.forvaltning_id as "forvaltningId"
		from import_item i join enhed e on e.id = i.row_id where i.source = ${source} and i.kind = 'enhed'`;
	const staff = await tx.sql<(Staff & { id: string })[]>`
		select i.external_id as id, a.id as "accountId", e.forvaltning_id as "forvaltningId"
		from import_item i join account a on a.id = i.row_id join enhed e on e.id = a.enhed_id
		where i.source = ${source} and i.kind = 'medarbejder'`;
	const [ruler] = await tx.sql<Ruler[]>`select key, version, lowest, highest, step from trivselslineal where active`;
	const templates = await tx.sql<{ key: string }[]>`select key from moede_template`;
	const [kommune] = await tx.sql<{ answerDays: number | null }[]>`
		select (value ->> 'answerDays')::int as "answerDays" from setting where key = 'kommune'`;
	return {
		templates: new Set(templates.map(({ key }) => key)),
		answerDays: kommune?.answerDays ?? 2,
		enheder: new Map(enheder.map((enhed) => [enhed.id, enhed])),
		staff: new Map(staff.map((person) => [person.id, person])),
		forvaltninger: new Map(staff.map((person) => [person.accountId, person.forvaltningId])),
		ruler: ruler ?? null
	};
}

type Fresh<T> = { value: T; item: Item };

/** @returns the new enheder level by level from the top: a row's trigger looks at the row above */
function placeEnheder(fresh: Fresh<EnhedInFile>[], organisation: Organisation, { problems }: Context) {
	const levels: (typeof tables.enhed.$inferInsert)[][] = [];
	let waiting = fresh;
	while (waiting.length > 0) {
		const level: (typeof levels)[number] = [];
		const ready = waiting.filter(
			({ value }) => value.overordnet === undefined || organisation.enheder.has(value.overordnet)
		);
		if (ready.length === 0) break;
		waiting = waiting.filter((enhed) => !ready.includes(enhed));
		for (const { value, item } of ready) {
			const parent = value.overordnet === undefined ? undefined : organisation.enheder.get(value.overordnet);
			const forvaltningId =
				value.type === 'forvaltning' ? item.rowId : value.type === 'ekstern' ? null : (parent?.forvaltningId ?? null);
			organisation.enheder.set(value.id, { rowId: item.rowId, type: value.type, forvaltningId });
			level.push({
				id: item.rowId,
				parentId: parent?.rowId ?? null,
				type: value.type,
				name: value.navn,
				sensitive: value.foelsom ?? false
			});
		}
		levels.push(level);
	}
	const inFile = new Set(fresh.map(({ value }) => value.id));
	for (const { value, item } of waiting) {
		const circle = value.overordnet !== undefined && inFile.has(value.overordnet);
		problems.add(
			item.place,
			['overordnet'],
			circle
				? `"${value.overordnet}" kan ikke være overordnet: enhederne danner en ring eller hænger på en, der mangler`
				: `enheden "${value.overordnet}" findes ikke i filen og er ikke indlæst før`
		);
	}
	return levels;
}

async function addStaff(
	fresh: Fresh<MedarbejderInFile>[],
	{ organisation, rows, context }: { organisation: Organisation; rows: Rows; context: Context }
) {
	const { tx, problems } = context;
	const names = JSON.stringify(fresh.map(({ value }) => value.brugernavn));
	const taken = await tx.sql<{ employeeId: string }[]>`
		select a.employee_id as "employeeId" from account a
		where a.employee_id in (select json_array_elements_text(${names}::text::json))`;
	const used = new Set(taken.map(({ employeeId }) => employeeId));
	for (const { value, item } of fresh) {
		if (value.id === 'borger') problems.add(item.place, ['id'], 'må ikke være "borger"; det ord betyder borgeren selv');
		if (used.has(value.brugernavn)) {
			problems.add(item.place, ['brugernavn'], `brugernavnet "${value.brugernavn}" er allerede en anden medarbejders`);
		}
		used.add(value.brugernavn);
		const enhed = organisation.enheder.get(value.enhed);
		if (!enhed) {
			problems.add(item.place, ['enhed'], `enheden "${value.enhed}" findes ikke i filen og er ikke indlæst før`);
			continue;
		}
		const { forvaltningId } = enhed;
		organisation.staff.set(value.id, { accountId: item.rowId, forvaltningId });
		organisation.forvaltninger.set(item.rowId, forvaltningId);
		rows.add(tables.account, {
			id: item.rowId,
			enhedId: enhed.rowId,
			employeeId: value.brugernavn,
			name: value.navn,
			title: value.titel,
			phone: value.telefon ?? null,
			email: value.email ?? null
		});
		for (const role of new Set(value.roller))
			rows.add(tables.accountRole, { accountId: item.rowId, role: roleOf[role] });
	}
}

/** When somebody of the staff is away. */
function addFravaer(
	away: FravaerInFile,
	{ item, organisation, rows, context }: { item: Item; organisation: Organisation; rows: Rows; context: Context }
) {
	const { problems, today } = context;
	const day = (key: 'fra' | 'til') => {
		const resolved = resolveDay(away[key], today);
		if (!resolved.ok) problems.add(item.place, [key], dateSentences[resolved.reason]);
		return resolved.ok ? resolved.value : today;
	};
	const [fromOn, toOn] = [day('fra'), day('til')];
	if (toOn < fromOn) problems.add(item.place, ['til'], 'ligger før "fra"');
	const staff = organisation.staff.get(away.medarbejder);
	if (!staff) {
		const reason = `medarbejderen "${away.medarbejder}" findes ikke i filen og er ikke indlæst før`;
		return problems.add(item.place, ['medarbejder'], reason);
	}
	const { accountId } = staff;
	rows.add(tables.fravaer, { id: item.rowId, accountId, fromOn, toOn, words: away.tekst ?? null });
}

const rulerOf = ({ noegle, version, lavest, hoejest, trin }: LinealInFile): Ruler => ({
	key: noegle,
	version,
	lowest: lavest,
	highest: hoejest,
	step: trin
});

/** Whether a value is a mark of the ruler. Rulers count in halves, so tenths are exact enough to reckon in whole numbers. */
export function isPoint(ruler: Ruler, value: number) {
	const [tenths, lowest, highest, step] = [value, ruler.lowest, ruler.highest, ruler.step].map((each) =>
		Math.round(each * 10)
	);
	if (tenths === undefined || lowest === undefined || highest === undefined || step === undefined) return false;
	return tenths / 10 === value && tenths >= lowest && tenths <= highest && (tenths - lowest) % step === 0;
}

async function addRuler(lineal: LinealInFile, { item, rows, context }: { item: Item; rows: Rows; context: Context }) {
	const { tx, problems } = context;
	const ruler = rulerOf(lineal);
	if (lineal.hoejest <= lineal.lavest || !isPoint(ruler, lineal.hoejest)) {
		problems.add(item.place, ['hoejest'], 'skal nås fra "lavest" i hele trin');
		return;
	}
	const values = new Set<number>();
	lineal.ankre.forEach(({ vaerdi }, index) => {
		if (!isPoint(ruler, vaerdi))
			problems.add(item.place, ['ankre', index, 'vaerdi'], `${vaerdi} er ikke et punkt på linealen`);
		if (values.has(vaerdi))
			problems.add(item.place, ['ankre', index, 'vaerdi'], `punktet ${vaerdi} har allerede en tekst`);
		values.add(vaerdi);
	});
	for (const end of [lineal.lavest, lineal.hoejest]) {
		if (!values.has(end)) problems.add(item.place, ['ankre'], `mangler en tekst til linealens ende ${end}`);
	}
	const [before] = await tx.sql<{ same: boolean }[]>`
		select name = ${lineal.navn} and lowest = ${lineal.lavest} and highest = ${lineal.hoejest} and step = ${lineal.trin}
			and best = ${bestOf[lineal.bedst]} as same
		from trivselslineal where key = ${lineal.noegle} and version = ${lineal.version}`;
	if (before) {
		if (!before.same)
			problems.add(item.place, [], 'findes allerede med et andet indhold; giv den et nyt versionsnummer');
		return;
	}
	const [active] = await tx.sql`select from trivselslineal where active`;
	rows.add(tables.trivselslineal, {
		key: lineal.noegle,
		version: lineal.version,
		name: lineal.navn,
		lang: lineal.sprog,
		lowest: lineal.lavest,
		highest: lineal.hoejest,
		step: lineal.trin,
		best: bestOf[lineal.bedst],
		// The first ruler is the one in use. A later one serves the ratings that were made on it.
		active: !active
	});
	for (const { vaerdi, tekst } of lineal.ankre) {
		rows.add(tables.trivselslinealAnchor, {
			linealKey: lineal.noegle,
			linealVersion: lineal.version,
			value: vaerdi,
			text: tekst
		});
	}
}

async function addKommune(
	kommune: KommuneInFile | null,
	{ known, organisation, rows, context }: { known: boolean; organisation: Organisation; rows: Rows; context: Context }
) {
	if (known) return;
	const { tx, place, problems } = context;
	const [before] = await tx.sql<{ value: unknown }[]>`select value from setting where key = 'kommune'`;
	if (!kommune) {
		if (!before) problems.add(place, ['kommune'], 'mangler; den første fil skal sige, hvilken kommune det er');
		return;
	}
	const value = {
		name: kommune.navn,
		cvr: kommune.cvr,
		phone: kommune.telefon,
		email: kommune.email,
		address: kommune.adresse,
		openingHours: kommune.aabningstid,
		acute: kommune.akut.map(({ navn, telefon }) => ({ name: navn, phone: telefon })),
		words: kommune.ordvalg ?? {},
		...(kommune.kode === undefined ? {} : { code: kommune.kode }),
		...(kommune.svarDage === undefined ? {} : { answerDays: kommune.svarDage }),
		...(kommune.spoergeDage === undefined ? {} : { questionDays: kommune.spoergeDage }),
		...(kommune.journal?.kle === undefined ? {} : { kle: kleOf(kommune.journal.kle) })
	};
	const targets = targetsOf(kommune, { organisation, problems, place });
	if (!before) {
		rows.add(tables.setting, { key: 'kommune', value });
		for (const target of targets) rows.add(tables.journalTarget, { id: newRowId(), ...target });
		return;
	}
	const others = targets.length > 0 && !isSame(targets, await findTargets(tx));
	if (others || canonical(before.value) !== canonical(value)) {
		problems.add(
			place,
			['kommune'],
			'er andre oplysninger, end kommunen har her; importen retter ikke det, der er her'
		);
	}
}
