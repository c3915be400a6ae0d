/**
 * A plan as a file of our own import format, version 1 (docs/import-format.md, docs/export.md): what another installation reads in
 * by `npm run import`. All published versions, so that nothing of how the plan came to be is lost.
 */
import { formatDate, dayOf } from '../core/dates';
import { planExport } from '../i18n/da/export';
import {
	byPlace,
	type AftaleFacts,
	type DelmaalFacts,
	type ExportFacts,
	type IndsatsFacts,
	type MaalFacts,
	type Origin
} from './facts';
import { lineOf, phoneOrNull, textOf, textOrNull } from './text';
import { aftaleStateIn, givenHowIn, maalTypeIn, outcomeIn, stanceIn, wishTypeIn } from './words';

/** Where the schema of the file is published. */
export const schemaPath = '/skema/voresplan-import-1.json';
/** In the place of the CPR number: of the right form, and no number that anybody has. The import asks for the real one. */
export const noCpr = '000000-0000';
/** Who stands for somebody whom the reader does not know. */
const unknown = 'ukendt';

/** Keys without a value are left out: the format knows no `null`. */
type Value = string | number | boolean | Json | Value[];
type Json = { [key: string]: Value | undefined };

/** The file as an object, in the order of the documentation. */
export function planAsImport(facts: ExportFacts, origin: Origin): Json {
	return new PlanFile(facts).file(origin);
}

/** An item of the file, and whether it stands still: what is nested in it inherits its versions. */
type Placed = { json: Json; open: boolean };
type Parents = Map<string, Placed>;
type AnyItem = MaalFacts | DelmaalFacts | AftaleFacts | IndsatsFacts;

class PlanFile {
	private readonly people: Map<string, ExportFacts['people'][number]>;
	private readonly forvaltninger: Map<string, ExportFacts['forvaltninger'][number]>;
	private readonly points: Map<string, ExportFacts['points'][number]>;
	/** What stands in the file, so that the header names it and nothing else. */
	private readonly named = { people: new Set<string>(), forvaltninger: new Set<string>() };
	/** Which item each point of the board became. */
	private readonly became = new Map<string, string>();
	/** The aftaler of which has been said what happened. */
	private readonly told = new Set<string>();

	constructor(private readonly facts: ExportFacts) {
		this.people = new Map(facts.people.map((each) => [each.id, each]));
		this.forvaltninger = new Map(facts.forvaltninger.map((each) => [each.id, each]));
		this.points = new Map(facts.points.map((each) => [each.id, each]));
	}

	file({ now, municipality, origin }: Origin): Json {
		// First: what stands in it decides who is named in the header.
		const borger = this.borger();
		const staff = [...this.named.people].map((id) => this.staff(id));
		return {
			$schema: `${origin}${schemaPath}`,
			format: 'voresplan-import',
			version: 1,
			kilde: /^[0-9]{8}$/.test(municipality.cvr) ? `voresplan-${municipality.cvr}` : 'voresplan',
			bemaerkning: planExport.remark(lineOf(municipality.name), formatDate(dayOf(now))),
			enheder: this.enheder(),
			medarbejdere: staff,
			borgere: [borger]
		};
	}

	private borger(): Json {
		const { borger, team, wishes } = this.facts;
		const members = team.map((member) => ({
			id: member.id,
			medarbejder: this.person(member.accountId),
			funktion: member.function,
			opgave: textOf(member.roleText),
			hvorfor: textOf(member.why),
			fra: member.fromOn,
			til: member.toOn ?? undefined,
			sluttetFordi: member.toOn === null ? undefined : (textOrNull(member.endedReason) ?? undefined)
		}));
		const plan = this.plan();
		return {
			id: borger.id,
			navn: lineOf(borger.name),
			cpr: noCpr,
			telefon: phoneOrNull(borger.phone) ?? undefined,
			adressebeskyttelse: borger.protectedAddress || undefined,
			skaermet: borger.skaermet || undefined,
			doed: borger.diedOn ?? undefined,
			team: members,
			oensker: wishes.map(({ id, type, text, topics, at }) => ({
				id,
				type: wishTypeIn[type],
				tekst: textOf(text),
				emner: topicsOf(topics),
				skrevet: at.toISOString()
			})),
			tavle: this.tavle(),
			plan
		};
	}

	private plan(): Json {
		const { plan, versions, statements } = this.facts;
		const goals: Parents = new Map();
		const steps: Parents = new Map();
		const loose: Placed = { json: {}, open: true };
		const maal = byPlace(this.facts.maal).map((row) => this.maal(row, goals));
		for (const row of byPlace(this.facts.delmaal)) this.delmaal(row, goals, steps);
		for (const row of byPlace(this.facts.aftaler)) {
			const around = [steps.get(row.delmaalId ?? ''), goals.get(row.maalId ?? '')];
			put(this.pick(row, around) ?? loose, 'aftaler', this.aftale(row));
		}
		for (const row of byPlace(this.facts.indsatser))
			put(this.pick(row, [goals.get(row.maalId ?? '')]) ?? loose, 'indsatser', this.indsats(row));
		return {
			id: plan.id,
			startet: plan.startedOn,
			sluttet: plan.endedOn ?? undefined,
			samtykke: this.samtykke(),
			versioner: versions.map(({ version, at, by, summary }) => ({
				nr: version,
				offentliggjort: at.toISOString(),
				af: this.person(by),
				resume: textOrNull(summary) ?? undefined
			})),
			maal,
			...loose.json,
			udtalelser: statements.map(({ id, version, stance, words, at, replies }) => ({
				id,
				version,
				holdning: stanceIn[stance],
				tekst: textOrNull(words) ?? undefined,
				hvornaar: at.toISOString(),
				tilbage: replies.map((reply) => ({
					id: reply.id,
					af: this.person(reply.by),
					hvornaar: reply.at.toISOString(),
					tekst: textOf(reply.text)
				}))
			}))
		};
	}

	/** The yes to one joint plan. One that is taken back belongs to a plan that has ended. */
	private samtykke(): Json | undefined {
		const { samtykke, plan } = this.facts;
		if (!samtykke || (samtykke.withdrawnAt && plan.endedOn === null)) return undefined;
		return {
			givet: samtykke.givenAt.toISOString(),
			hvordan: givenHowIn[samtykke.how],
			noteretAf: samtykke.notedBy === null ? undefined : this.person(samtykke.notedBy),
			trukket: samtykke.withdrawnAt?.toISOString()
		};
	}

	private maal(row: MaalFacts, goals: Parents): Json {
		const words = textOrNull(row.borgerWords);
		const json: Json = {
			id: row.itemId,
			type: maalTypeIn[row.type],
			job: row.isJob || undefined,
			titel: lineOf(row.title),
			borgerensOrd: words ?? undefined,
			ordMangler: (words === null && row.wordsMissing) || undefined,
			fagligeOrd: textOrNull(row.professionalWords) ?? undefined,
			samarbejde: some(row.forvaltningIds.flatMap((id) => this.forvaltning(id) ?? [])),
			...(row.endedOn !== null && row.outcome !== null
				? {
						afsluttet: row.endedOn,
						udfald: outcomeIn[row.outcome],
						afslutning: textOrNull(row.endedWords) ?? undefined
					}
				: {}),
			fraTavle: this.fromPoint(row),
			...this.versioned(row)
		};
		this.remember(goals, row, json);
		return json;
	}

	/** Under its goal; one whose goal the reader may not read stands nowhere, as on the page. */
	private delmaal(row: DelmaalFacts, goals: Parents, steps: Parents) {
		const goal = goals.get(row.maalId);
		if (!goal) return;
		const json: Json = {
			id: row.itemId,
			titel: lineOf(row.title),
			ansvarlig: row.responsible === null ? undefined : this.person(row.responsible),
			frist: row.dueOn ?? undefined,
			naaet: row.reachedOn ?? undefined,
			...this.versioned(row)
		};
		// It would end with the goal's last wording, which it has outlived: the last version is as far as the file goes.
		if (this.isOpen(row) && !goal.open) json['tilVersion'] = this.facts.plan.version;
		put(goal, 'delmaal', json);
		this.remember(steps, row, json);
	}

	private aftale(row: AftaleFacts): Json {
		const responsible = row.responsible === null ? null : (this.people.get(row.responsible) ?? null);
		const department = row.responsibleForvaltningId;
		const named =
			department === null || department === responsible?.forvaltningId ? null : this.forvaltning(department);
		const owedBy = row.owedBy ?? 'kommune';
		const nobody = owedBy === 'kommune' && !responsible && !named;
		return {
			id: row.itemId,
			tekst: textOf(row.text),
			skyldes: owedBy,
			pligt: row.duty || undefined,
			paragraf: textOrNull(row.paragraph) === null ? undefined : lineOf(row.paragraph),
			ansvarlig: responsible || nobody ? this.person(row.responsible) : undefined,
			ansvarligAfdeling: named ?? undefined,
			frist: row.dueOn ?? undefined,
			fraTavle: this.fromPoint(row),
			...this.versioned(row),
			forloeb: some(this.happenings(row))
		};
	}

	/** What has happened to an aftale: told once, with its first wording in the file. */
	private happenings({ itemId }: AftaleFacts): Json[] {
		if (this.told.has(itemId)) return [];
		this.told.add(itemId);
		const all = this.facts.statuses.filter(({ aftaleItemId }) => aftaleItemId === itemId);
		return all.map(({ id, state, at, by, reason, newDueOn }) => ({
			id,
			tilstand: aftaleStateIn[state],
			hvornaar: at.toISOString(),
			af: by === null ? undefined : this.person(by),
			grund: state === 'postponed' || state === 'dropped' ? textOf(reason) : (textOrNull(reason) ?? undefined),
			nyFrist: state === 'postponed' ? (newDueOn ?? undefined) : undefined
		}));
	}

	private indsats(row: IndsatsFacts): Json {
		return {
			id: row.itemId,
			titel: lineOf(row.title),
			beskrivelse: textOrNull(row.description) ?? undefined,
			proevehandling: row.proevehandling || undefined,
			udbyder: lineOf(row.provider),
			ansvarlig: row.responsible === null ? undefined : this.person(row.responsible),
			start: row.startsOn,
			slut: row.endsOn ?? undefined,
			laert: textOrNull(row.learnt) ?? undefined,
			...this.versioned(row)
		};
	}

	private versioned(row: AnyItem): Json {
		const point = 'fromPointId' in row ? this.points.get(row.fromPointId ?? '') : undefined;
		return {
			forvaltning: row.forvaltningId === null ? undefined : (this.forvaltning(row.forvaltningId) ?? undefined),
			// What was made of a sensitive point is as sensitive as the point.
			emner: topicsOf([...row.topics, ...(point?.topics ?? [])]),
			fraVersion: row.firstVersion,
			tilVersion: this.isOpen(row) ? undefined : (row.lastVersion ?? undefined)
		};
	}

	/** A row that the draft alone has closed stands in all that is published. */
	private isOpen({ lastVersion }: AnyItem) {
		return lastVersion === null || lastVersion >= this.facts.plan.version;
	}

	/** The last wording of an item is the one that holds what belongs to it. */
	private remember(parents: Parents, row: AnyItem, json: Json) {
		const before = parents.get(row.itemId);
		const from = before ? Number(before.json['fraVersion']) : 0;
		if (row.firstVersion > from) parents.set(row.itemId, { json, open: this.isOpen(row) });
	}

	/** Where an item can stand without ending too early. */
	private pick(row: AnyItem, around: (Placed | undefined)[]): Placed | undefined {
		return around.find((each) => each !== undefined && (each.open || !this.isOpen(row)));
	}

	/** The point that an item was made from: one item for each. */
	private fromPoint(row: MaalFacts | AftaleFacts): string | undefined {
		const point = this.points.get(row.fromPointId ?? '');
		if (!point || !this.isOnBoard(point)) return undefined;
		const before = this.became.get(point.id) ?? row.itemId;
		this.became.set(point.id, before);
		return before === row.itemId ? point.id : undefined;
	}

	private tavle(): Json[] {
		const used = new Set(
			[...this.facts.maal, ...this.facts.aftaler].flatMap(({ fromPointId }) =>
				fromPointId === null ? [] : [fromPointId]
			)
		);
		return this.facts.points
			.filter((point) => this.isOnBoard(point) && (point.endedAt === null || used.has(point.id)))
			.map((point) => ({
				id: point.id,
				kolonne: point.column,
				tekst: textOf(point.text),
				af: this.person(point.author),
				emner: topicsOf(point.topics),
				skrevet: point.at.toISOString(),
				fjernet: point.endedAt?.toISOString()
			}));
	}

	/** Only the borger and people of a forvaltning write on the board. */
	private isOnBoard({ author }: ExportFacts['points'][number]) {
		return author === 'borger' || typeof this.people.get(author ?? '')?.forvaltningId === 'string';
	}

	/** Who acts, as the file calls them. */
	private person(id: string | null): string {
		if (id === 'borger') return id;
		const known = id !== null && this.people.has(id) ? id : unknown;
		this.named.people.add(known);
		return known;
	}

	private forvaltning(id: string): string | null {
		if (!this.forvaltninger.has(id)) return null;
		this.named.forvaltninger.add(id);
		return id;
	}

	private staff(id: string): Json {
		const person = this.people.get(id);
		const own = person?.forvaltningId ? this.forvaltning(person.forvaltningId) : null;
		return {
			id,
			navn: person ? lineOf(person.name) : planExport.unknownPerson,
			titel: textOrNull(person?.title ?? null) === null ? planExport.noTitle : lineOf(person?.title ?? null),
			telefon: phoneOrNull(person?.phone ?? null) ?? undefined,
			enhed: own ?? partyId(person),
			// Nobody's: nobody logs in by it.
			brugernavn: `voresplan:${id}`,
			roller: ['fagperson']
		};
	}

	/** The forvaltninger and the outside parties that are named. */
	private enheder(): Json[] {
		const departments = this.facts.forvaltninger
			.filter(({ id }) => this.named.forvaltninger.has(id))
			.map(({ id, name, sensitive }) => ({
				id,
				navn: lineOf(name),
				type: 'forvaltning',
				foelsom: sensitive || undefined
			}));
		const outside = [...this.named.people]
			.map((id) => this.people.get(id))
			.filter((person) => !person?.forvaltningId || !this.forvaltninger.has(person.forvaltningId))
			.map((person) => ({
				id: partyId(person),
				navn: person ? lineOf(person.party.name) : planExport.unknownParty,
				type: 'ekstern'
			}));
		return [...departments, ...new Map(outside.map((each) => [each.id, each])).values()];
	}
}

const partyId = (person: ExportFacts['people'][number] | undefined) => person?.party.id ?? unknown;

const some = <T>(values: T[]): T[] | undefined => (values.length > 0 ? values : undefined);
const topicsOf = (topics: readonly string[]) => some([...new Set(topics)].sort());

/** Adds an item to a list inside another. */
function put({ json }: Placed, key: 'delmaal' | 'aftaler' | 'indsatser', item: Json) {
	const list = json[key];
	if (Array.isArray(list)) list.push(item);
	else json[key] = [item];
}
