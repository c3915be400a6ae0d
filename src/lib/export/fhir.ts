/**
 * A plan as a FHIR R4 bundle (hl7.org/fhir/R4): the last published version for a system of the social or health side
 * (docs/export.md). Base resources without profiles. One way: what only the import format holds is left out.
 */
import { dayOf, formatDate } from '../core/dates';
import { planExport } from '../i18n/da/export';
import { isCurrent, byPlace, type AftaleFacts, type ExportFacts, type IndsatsFacts, type Origin } from './facts';
import { lineOf, phoneOrNull, textOf, textOrNull } from './text';

const texts = planExport.fhir;
/** Keys without a value are left out, as FHIR asks. */
type Value = string | number | boolean | Json | Value[];
type Json = { [key: string]: Value | undefined };

const codes = 'http://terminology.hl7.org/CodeSystem';
const urn = (id: string) => `urn:uuid:${id}`;
const referTo = (id: string): Json => ({ reference: urn(id) });
const said = (text: string): Json => ({ text });
const some = <T>(values: T[]): T[] | undefined => (values.length > 0 ? values : undefined);

/** The bundle as an object: a Patient, a CarePlan, its Goals, the CareTeam, and whoever is named in them. */
export function planAsFhir(facts: ExportFacts, origin: Origin): Json {
	return new FhirPlan(facts, origin).bundle();
}

class FhirPlan {
	private readonly version: number;
	private readonly today: string;
	private readonly goals: ReadonlySet<string>;
	private readonly steps: ReadonlySet<string>;
	private readonly people: ReadonlySet<string>;
	private readonly current: Pick<ExportFacts, 'maal' | 'delmaal' | 'aftaler' | 'indsatser'>;

	constructor(
		private readonly facts: ExportFacts,
		private readonly origin: Origin
	) {
		const { version } = facts.plan;
		const standing = <
			R extends ExportFacts['maal'][number] | ExportFacts['delmaal'][number] | AftaleFacts | IndsatsFacts
		>(
			rows: readonly R[]
		) => byPlace(rows.filter((row) => isCurrent(row, version)));
		this.version = version;
		this.today = dayOf(origin.now);
		const maal = standing(facts.maal);
		this.goals = new Set(maal.map(({ itemId }) => itemId));
		const delmaal = standing(facts.delmaal).filter(({ maalId }) => this.goals.has(maalId));
		this.steps = new Set(delmaal.map(({ itemId }) => itemId));
		this.people = new Set(facts.people.map(({ id }) => id));
		this.current = { maal, delmaal, aftaler: standing(facts.aftaler), indsatser: standing(facts.indsatser) };
	}

	bundle(): Json {
		const { facts } = this;
		const resources: Json[] = [
			this.patient(),
			this.carePlan(),
			...this.current.maal.map((row) => this.goal(row)),
			...this.current.delmaal.map((row) => this.step(row)),
			this.careTeam(),
			...facts.people.map((person) => this.practitioner(person)),
			...facts.forvaltninger.filter(({ id }) => this.usesForvaltning(id)).map(({ id, name }) => organization(id, name))
		];
		return {
			resourceType: 'Bundle',
			type: 'collection',
			timestamp: this.origin.now.toISOString(),
			entry: resources.map((resource) => ({ fullUrl: urn(String(resource['id'])), resource }))
		};
	}

	/** Without the CPR number: the portal gives it to nobody. */
	private patient(): Json {
		const { borger } = this.facts;
		return {
			resourceType: 'Patient',
			id: borger.id,
			...security(borger.skaermet || borger.protectedAddress),
			active: borger.diedOn === null,
			name: [said(lineOf(borger.name))],
			telecom: telecom(borger.phone),
			deceasedDateTime: borger.diedOn ?? undefined,
			managingOrganization: { display: lineOf(this.origin.municipality.name) }
		};
	}

	private carePlan(): Json {
		const { facts, current } = this;
		const { plan, borger, versions, samtykke } = facts;
		const published = versions.at(-1);
		const sensitive = [...Object.values(current).flat(), ...facts.wishes].some(({ topics }) => topics.length > 0);
		return {
			resourceType: 'CarePlan',
			id: plan.id,
			meta: {
				versionId: String(this.version),
				lastUpdated: published?.at.toISOString(),
				...security(sensitive || borger.skaermet).meta
			},
			status: plan.endedOn === null ? 'active' : samtykke?.withdrawnAt ? 'revoked' : 'completed',
			intent: 'plan',
			category: [said(texts.category)],
			title: texts.title,
			subject: referTo(borger.id),
			period: { start: plan.startedOn, end: plan.endedOn ?? undefined },
			created: versions[0]?.at.toISOString(),
			author: this.practitionerOrNull(published?.by ?? null) ?? undefined,
			careTeam: [referTo(plan.teamId)],
			goal: some([...current.maal, ...current.delmaal].map(({ itemId }) => referTo(itemId))),
			activity: some([
				...current.aftaler.map((row) => this.aftale(row)),
				...current.indsatser.map((row) => this.indsats(row))
			]),
			note: some(this.ownWords())
		};
	}

	/** The wishes and what the borger says of the version, in their own name; what the publisher wrote. */
	private ownWords(): Json[] {
		const { wishes, statements, versions, borger } = this.facts;
		const borgerSays = (at: Date, text: string) => ({
			authorReference: referTo(borger.id),
			time: at.toISOString(),
			text
		});
		const published = versions.at(-1);
		const summary = textOrNull(published?.summary ?? null);
		return [
			...wishes.map(({ type, text, at }) => borgerSays(at, `${texts.wishes[type]}: ${textOf(text)}`)),
			...statements
				.filter(({ version }) => version === this.version)
				.map(({ at, stance, words }) =>
					borgerSays(at, [texts.stances[stance], textOrNull(words)].filter((each) => each !== null).join(': '))
				),
			...(published && summary !== null
				? [{ time: published.at.toISOString(), text: `${texts.version(published.version)}: ${summary}` }]
				: [])
		];
	}

	private goal(row: ExportFacts['maal'][number]): Json {
		const words = textOrNull(row.borgerWords);
		const professional = textOrNull(row.professionalWords);
		const milestones = this.current.delmaal.filter(({ maalId }) => maalId === row.itemId);
		const ended = row.outcome === null ? null : endOf[row.outcome];
		return {
			resourceType: 'Goal',
			id: row.itemId,
			...security(row.topics.length > 0),
			extension: some(milestones.map(({ itemId }) => milestone(itemId))),
			lifecycleStatus: ended?.lifecycle ?? 'active',
			achievementStatus: ended ? ended.achievement : achievement('in-progress'),
			category: [said(texts.maalTypes[row.type]), ...(row.isJob ? [said(texts.job)] : [])],
			description: said(lineOf(row.title)),
			subject: referTo(this.facts.borger.id),
			statusDate: row.endedOn ?? undefined,
			statusReason: textOrNull(row.endedWords) ?? undefined,
			expressedBy: words === null ? undefined : referTo(this.facts.borger.id),
			note: some([
				...(words === null ? [] : [{ authorReference: referTo(this.facts.borger.id), text: words }]),
				...(professional === null ? [] : [{ text: professional }])
			])
		};
	}

	/** A delmål: a goal of its own, which the goal names as a milestone. */
	private step(row: ExportFacts['delmaal'][number]): Json {
		return {
			resourceType: 'Goal',
			id: row.itemId,
			...security(row.topics.length > 0),
			lifecycleStatus: row.reachedOn === null ? 'active' : 'completed',
			achievementStatus: achievement(row.reachedOn === null ? 'in-progress' : 'achieved'),
			description: said(lineOf(row.title)),
			subject: referTo(this.facts.borger.id),
			target: row.dueOn === null ? undefined : [{ dueDate: row.dueOn }],
			statusDate: row.reachedOn ?? undefined
		};
	}

	private aftale(row: AftaleFacts): Json {
		const happened = this.facts.statuses.filter(({ aftaleItemId }) => aftaleItemId === row.itemId);
		const last = happened.at(-1);
		const due = happened.findLast(({ newDueOn }) => newDueOn !== null)?.newDueOn ?? row.dueOn;
		const duty = row.duty ? [texts.duty, textOrNull(row.paragraph)].filter((each) => each !== null).join(': ') : null;
		return {
			progress: some(happened.flatMap((each) => this.progress(each))),
			detail: {
				kind: 'Task',
				code: said(texts.aftale),
				reasonCode: duty === null ? undefined : [said(duty)],
				goal: this.goalOf(row.delmaalId, row.maalId),
				status: last?.state === 'done' ? 'completed' : last?.state === 'dropped' ? 'cancelled' : 'not-started',
				statusReason: last?.state === 'not_done' ? said(texts.notDone) : undefined,
				scheduledPeriod: due === null ? undefined : { end: due },
				performer: some(this.performers(row)),
				description: textOf(row.text)
			}
		};
	}

	/** Why it was postponed or dropped. */
	private progress({ state, reason, newDueOn, by, at }: ExportFacts['statuses'][number]): Json[] {
		const words = textOrNull(reason);
		if (words === null) return [];
		const text = state === 'postponed' && newDueOn !== null ? texts.postponed(formatDate(newDueOn), words) : words;
		const author = by === 'borger' ? referTo(this.facts.borger.id) : this.practitionerOrNull(by);
		return [{ authorReference: author ?? undefined, time: at.toISOString(), text }];
	}

	private performers(row: AftaleFacts): Json[] {
		if (row.owedBy === 'borger') return [referTo(this.facts.borger.id)];
		const department = row.responsibleForvaltningId;
		return [
			...(row.responsible === null ? [] : [referTo(row.responsible)]),
			...(department !== null && this.usesForvaltning(department) ? [referTo(department)] : [])
		];
	}

	private indsats(row: IndsatsFacts): Json {
		const ended = row.endsOn !== null && row.endsOn < this.today;
		const learnt = textOrNull(row.learnt);
		const description = textOrNull(row.description);
		return {
			outcomeCodeableConcept: learnt === null ? undefined : [said(learnt)],
			detail: {
				kind: 'ServiceRequest',
				code: said(row.proevehandling ? texts.trial : texts.indsats),
				goal: this.goalOf(row.maalId),
				status: ended ? 'completed' : row.startsOn > this.today ? 'scheduled' : 'in-progress',
				scheduledPeriod: { start: row.startsOn, end: row.endsOn ?? undefined },
				performer: [{ display: lineOf(row.provider) }, ...(row.responsible === null ? [] : [referTo(row.responsible)])],
				description: [lineOf(row.title), description].filter((each) => each !== null).join('\n')
			}
		};
	}

	/** The first of these that stands in the file. */
	private goalOf(...ids: (string | null)[]): Json[] | undefined {
		const id = ids.find((each) => each !== null && (this.goals.has(each) || this.steps.has(each)));
		return id ? [referTo(id)] : undefined;
	}

	private careTeam(): Json {
		const { plan, team, borger, people } = this.facts;
		const departmentOf = new Map(people.map(({ id, forvaltningId }) => [id, forvaltningId]));
		return {
			resourceType: 'CareTeam',
			id: plan.teamId,
			status: plan.endedOn === null ? 'active' : 'inactive',
			name: texts.careTeam,
			subject: referTo(borger.id),
			participant: some(
				team.map((member) => {
					const department = departmentOf.get(member.accountId);
					return {
						role: [said(texts.functions[member.function]), said(textOf(member.roleText))],
						member: referTo(member.accountId),
						onBehalfOf: department && this.usesForvaltning(department) ? referTo(department) : undefined,
						period: { start: member.fromOn, end: member.toOn ?? undefined }
					};
				})
			)
		};
	}

	private practitioner({ id, name, title, phone }: ExportFacts['people'][number]): Json {
		return {
			resourceType: 'Practitioner',
			id,
			name: [said(lineOf(name))],
			telecom: telecom(phone, 'work'),
			qualification: textOrNull(title) === null ? undefined : [{ code: said(lineOf(title)) }]
		};
	}

	private practitionerOrNull(id: string | null): Json | null {
		return id !== null && this.people.has(id) ? referTo(id) : null;
	}

	/** Whether a forvaltning is named: it has people here, or owes something. */
	private usesForvaltning(id: string): boolean {
		return (
			this.facts.forvaltninger.some((each) => each.id === id) &&
			(this.facts.people.some(({ forvaltningId }) => forvaltningId === id) ||
				this.current.aftaler.some(({ responsibleForvaltningId }) => responsibleForvaltningId === id))
		);
	}
}

const organization = (id: string, name: string): Json => ({
	resourceType: 'Organization',
	id,
	active: true,
	name: lineOf(name)
});

function telecom(phone: string | null, use?: 'work'): Json[] | undefined {
	const number = phoneOrNull(phone);
	return number === null ? undefined : [{ system: 'phone', value: number, use }];
}

/** What is sensitive says so: restricted, in the code system of HL7 for confidentiality. */
const security = (sensitive: boolean): { meta?: Json } =>
	sensitive ? { meta: { security: [{ system: `${codes}/v3-Confidentiality`, code: 'R' }] } } : {};

const achievement = (code: 'in-progress' | 'achieved'): Json => ({
	coding: [{ system: `${codes}/goal-achievement`, code }]
});

/** FHIR has no word for a goal that was reached in part. */
const endOf: Record<NonNullable<ExportFacts['maal'][number]['outcome']>, { lifecycle: string; achievement?: Json }> = {
	reached: { lifecycle: 'completed', achievement: achievement('achieved') },
	partly: { lifecycle: 'completed', achievement: said(texts.partly) },
	dropped: { lifecycle: 'cancelled' }
};

/** The extension of HL7 by which one goal names another as a part of it. */
const milestone = (id: string): Json => ({
	url: 'http://hl7.org/fhir/StructureDefinition/goal-relationship',
	extension: [
		{
			url: 'type',
			valueCodeableConcept: { coding: [{ system: `${codes}/goal-relationship-type`, code: 'milestone' }] }
		},
		{ url: 'target', valueReference: referTo(id) }
	]
});
