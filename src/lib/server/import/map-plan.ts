/** The plan: its published versions and, version by version, its goals, delmål, aftaler and indsatser. */
import * as tables from '../db/schema';
import type { BorgerInFile } from './format';
import type { AftaleInFile, DelmaalInFile, IndsatsInFile, MaalInFile, PlanInFile } from './format-plan';
import type { Item } from './items';
import type { Path } from './json-text';
import { newRowId } from './row-id';
import type { BorgerScope } from './scope';
import { aftaleStateOf, givenHowOf, itemNames, maalTypeOf, outcomeOf, type ItemKind } from './words';

/** What an item has from the item around it: the goal it serves, who wrote that, and the versions it stands in. */
type Around = {
	maalId: string | null;
	delmaalId: string | null;
	forvaltningId: string | null;
	firstVersion: number;
	lastVersion: number | null;
};

type VersionedInFile = Pick<MaalInFile, 'forvaltning' | 'emner' | 'fraVersion' | 'tilVersion' | 'fraTavle'>;

export function mapPlan(scope: BorgerScope, borger: BorgerInFile) {
	const { plan } = borger;
	if (!plan) return;
	const mapping = new PlanMapping(scope, plan);
	if (scope.isNew(plan)) mapping.frame(borger.doed !== undefined);
	mapping.content();
}

class PlanMapping {
	private readonly planId: string;
	private readonly published: number;
	/** Which item each point of the board became. */
	private readonly became = new Map<string, string>();

	constructor(
		private readonly scope: BorgerScope,
		private readonly plan: PlanInFile
	) {
		this.planId = scope.item(plan).rowId;
		this.published = plan.versioner.length;
	}

	/** The plan itself and its versions, 1 to n without a gap. */
	frame(isDead: boolean) {
		const { scope, plan, planId, published } = this;
		const startedOn = scope.day(plan.startet, ['plan', 'startet']);
		const endedOn = plan.sluttet === undefined ? null : scope.day(plan.sluttet, ['plan', 'sluttet']);
		if (endedOn !== null && endedOn < startedOn) scope.refuse(['plan', 'sluttet'], 'ligger før "startet"');
		if (endedOn === null && scope.facts.hasActivePlan) {
			scope.refuse(['plan'], 'borgeren har allerede en plan her; der er kun én ad gangen');
		}
		if (endedOn === null && !isDead && scope.tovholderOn(scope.shared.today) === null) {
			scope.refuse(['team'], 'en borger med en plan skal have en tovholder i dag');
		}
		scope.rows.add(tables.plan, { id: planId, borgerId: scope.borgerId, startedOn, endedOn, version: published });
		this.samtykke(endedOn);
		let before: Date | null = null;
		for (const [index, version] of plan.versioner.entries()) {
			const path = ['plan', 'versioner', index];
			if (version.nr !== index + 1) {
				scope.refuse([...path, 'nr'], `skal være ${index + 1}: versionerne tælles fra 1 uden huller`);
			}
			const publishedAt = scope.past(version.offentliggjort, [...path, 'offentliggjort']);
			if (before && publishedAt < before) {
				scope.refuse([...path, 'offentliggjort'], 'ligger før den forrige version blev offentliggjort');
			}
			before = publishedAt;
			scope.rows.add(tables.planVersion, {
				planId,
				version: version.nr,
				borgerId: scope.borgerId,
				publishedAt,
				publishedByAccountId: scope.staff(version.af, [...path, 'af']).accountId,
				summary: version.resume ?? ''
			});
		}
	}

	/** That the borger said yes to one joint plan. Taken back, the plan is over. */
	private samtykke(endedOn: string | null) {
		const { scope } = this;
		const given = this.plan.samtykke;
		if (!given) return;
		const path = ['plan', 'samtykke'];
		if (given.trukket !== undefined && endedOn === null) {
			scope.refuse([...path, 'trukket'], 'kræver "sluttet" på planen: uden samtykke er der ingen fælles plan');
		}
		const givenAt = scope.past(given.givet, [...path, 'givet']);
		const withdrawnAt = given.trukket === undefined ? null : scope.past(given.trukket, [...path, 'trukket']);
		if (withdrawnAt && withdrawnAt < givenAt) scope.refuse([...path, 'trukket'], 'ligger før "givet"');
		scope.rows.add(tables.planSamtykke, {
			id: newRowId(),
			borgerId: scope.borgerId,
			planId: this.planId,
			givenHow: givenHowOf[given.hvordan],
			notedByAccountId:
				given.noteretAf === undefined ? null : scope.staff(given.noteretAf, [...path, 'noteretAf']).accountId,
			givenAt,
			withdrawnAt
		});
	}

	content() {
		const path = ['plan'];
		const around: Around = { maalId: null, delmaalId: null, forvaltningId: null, firstVersion: 1, lastVersion: null };
		this.plan.maal?.forEach((maal, index) => this.maal(maal, around, [...path, 'maal', index]));
		this.aftaler(this.plan.aftaler, around, path);
		this.indsatser(this.plan.indsatser, around, path);
	}

	private maal(maal: MaalInFile, around: Around, path: Path) {
		const { scope } = this;
		const frame = this.versioned(maal, { kind: 'maal', around, path, writers: [] });
		if (frame.isNew) {
			scope.rows.add(tables.maal, {
				...frame.row,
				type: maalTypeOf[maal.type ?? 'udvikle'],
				isJob: maal.job ?? false,
				title: maal.titel,
				borgerWords: maal.borgerensOrd ?? null,
				wordsMissing: maal.ordMangler ?? false,
				professionalWords: maal.fagligeOrd ?? null,
				forvaltningIds: [
					...new Set(maal.samarbejde?.map((id, index) => scope.forvaltning(id, [...path, 'samarbejde', index])))
				],
				...this.ending(maal, path),
				fromTavlepunktId: frame.fromTavlepunktId
			});
			if (maal.ordMangler && maal.borgerensOrd !== undefined) {
				scope.refuse([...path, 'ordMangler'], 'bruges kun, når "borgerensOrd" ikke er der');
			}
		}
		const inside = { ...frame.around, maalId: frame.row.itemId };
		maal.delmaal?.forEach((delmaal, index) => this.delmaal(delmaal, inside, [...path, 'delmaal', index]));
		this.aftaler(maal.aftaler, inside, path);
		this.indsatser(maal.indsatser, inside, path);
	}

	/** How a goal was closed: the day and how it ended belong together, words may be added. */
	private ending({ afsluttet, udfald, afslutning }: MaalInFile, path: Path) {
		const { scope } = this;
		if ((afsluttet === undefined) !== (udfald === undefined)) {
			const missing = afsluttet === undefined ? 'afsluttet' : 'udfald';
			scope.refuse([...path, missing], 'mangler: "afsluttet" og "udfald" hører sammen');
		}
		if (afsluttet === undefined && udfald === undefined && afslutning !== undefined) {
			scope.refuse([...path, 'afslutning'], 'hører kun til et mål, der er afsluttet');
		}
		return {
			endedOn: afsluttet === undefined ? null : scope.pastDay(afsluttet, [...path, 'afsluttet']),
			outcome: udfald === undefined ? null : outcomeOf[udfald],
			endedWords: afslutning ?? null
		};
	}

	private delmaal(delmaal: DelmaalInFile, around: Around & { maalId: string }, path: Path) {
		const { scope } = this;
		const responsible = this.responsible(delmaal.ansvarlig, path);
		const frame = this.versioned(delmaal, { kind: 'delmaal', around, path, writers: [responsible.forvaltningId] });
		if (frame.isNew) {
			scope.rows.add(tables.delmaal, {
				...frame.row,
				maalId: around.maalId,
				title: delmaal.titel,
				responsibleAccountId: responsible.accountId,
				dueOn: this.day(delmaal.frist, [...path, 'frist']),
				reachedOn: this.day(delmaal.naaet, [...path, 'naaet'])
			});
		}
		this.aftaler(delmaal.aftaler, { ...frame.around, maalId: around.maalId, delmaalId: frame.row.itemId }, path);
	}

	private aftaler(aftaler: AftaleInFile[] | undefined, around: Around, path: Path) {
		aftaler?.forEach((aftale, index) => this.aftale(aftale, around, [...path, 'aftaler', index]));
	}

	private aftale(aftale: AftaleInFile, around: Around, path: Path) {
		const { scope } = this;
		const responsible = this.responsible(aftale.ansvarlig, path);
		const forvaltning =
			aftale.ansvarligAfdeling === undefined
				? responsible.forvaltningId
				: scope.forvaltningAbove(aftale.ansvarligAfdeling, [...path, 'ansvarligAfdeling']);
		const writers = [responsible.forvaltningId, forvaltning];
		const frame = this.versioned(aftale, { kind: 'aftale', around, path, writers });
		if (frame.isNew) {
			if (aftale.skyldes === 'kommune' && aftale.ansvarlig === undefined && aftale.ansvarligAfdeling === undefined) {
				scope.refuse(path, 'en aftale, som kommunen skylder, skal have "ansvarlig" eller "ansvarligAfdeling"');
			}
			scope.rows.add(tables.aftale, {
				...frame.row,
				maalId: around.maalId,
				delmaalId: around.delmaalId,
				text: aftale.tekst,
				owedBy: aftale.skyldes,
				duty: aftale.pligt ?? false,
				paragraph: aftale.paragraf ?? null,
				responsibleAccountId: responsible.accountId,
				responsibleForvaltningId: forvaltning,
				dueOn: this.day(aftale.frist, [...path, 'frist']),
				fromTavlepunktId: frame.fromTavlepunktId
			});
		}
		this.happenings(aftale, frame.row.itemId, path);
	}

	private happenings(aftale: AftaleInFile, aftaleItemId: string, path: Path) {
		const { scope } = this;
		for (const [index, happening] of (aftale.forloeb ?? []).entries()) {
			if (!scope.isNew(happening)) continue;
			const here = [...path, 'forloeb', index];
			const { tilstand } = happening;
			if (tilstand === 'udskudt' && (happening.grund === undefined || happening.nyFrist === undefined)) {
				scope.refuse(here, 'en udskudt aftale skal have "grund" og "nyFrist"');
			}
			if (tilstand === 'droppet' && happening.grund === undefined) {
				scope.refuse(here, 'en droppet aftale skal have en "grund"');
			}
			if (tilstand !== 'udskudt' && happening.nyFrist !== undefined) {
				scope.refuse([...here, 'nyFrist'], 'hører kun til en udskudt aftale');
			}
			scope.rows.add(tables.aftaleStatus, {
				id: scope.item(happening).rowId,
				aftaleItemId,
				borgerId: scope.borgerId,
				state: aftaleStateOf[tilstand],
				reason: happening.grund ?? null,
				newDueOn: this.day(happening.nyFrist, [...here, 'nyFrist']),
				byAccountId: happening.af === undefined ? null : scope.person(happening.af, [...here, 'af']).accountId,
				at: scope.past(happening.hvornaar, [...here, 'hvornaar'])
			});
		}
	}

	private indsatser(indsatser: IndsatsInFile[] | undefined, around: Around, path: Path) {
		const { scope } = this;
		for (const [index, indsats] of (indsatser ?? []).entries()) {
			const here = [...path, 'indsatser', index];
			const responsible = this.responsible(indsats.ansvarlig, here);
			const writers = [responsible.forvaltningId];
			const frame = this.versioned(indsats, { kind: 'indsats', around, path: here, writers });
			if (!frame.isNew) continue;
			const startsOn = scope.day(indsats.start, [...here, 'start']);
			const endsOn = this.day(indsats.slut, [...here, 'slut']);
			if (endsOn !== null && endsOn < startsOn) scope.refuse([...here, 'slut'], 'ligger før "start"');
			scope.rows.add(tables.indsats, {
				...frame.row,
				maalId: around.maalId,
				title: indsats.titel,
				description: indsats.beskrivelse ?? null,
				proevehandling: indsats.proevehandling ?? false,
				provider: indsats.udbyder,
				responsibleAccountId: responsible.accountId,
				startsOn,
				endsOn,
				learnt: indsats.laert ?? null
			});
		}
	}

	/**
	 * What every item of a plan has. Versions that are left out are those of the item around it; the forvaltning that is
	 * left out is the first known of: who is responsible (`writers`), who wrote the item around it, who published the
	 * version in which it begins, for a draft the tovholder.
	 */
	private versioned(
		value: VersionedInFile,
		{ kind, around, path, writers }: { kind: ItemKind; around: Around; path: Path; writers: (string | null)[] }
	) {
		const { scope, published } = this;
		const item = scope.item(value);
		const isNew = item.state === 'new';
		const firstVersion = value.fraVersion ?? around.firstVersion;
		const lastVersion = value.tilVersion ?? around.lastVersion;
		const given =
			value.forvaltning === undefined ? null : scope.forvaltning(value.forvaltning, [...path, 'forvaltning']);
		const known = [given, ...writers, around.forvaltningId].find((each) => each !== null);
		const forvaltningId = known ?? this.publisher(firstVersion);
		const point =
			isNew && value.fraTavle !== undefined ? this.point(value.fraTavle, item, [...path, 'fraTavle']) : null;
		if (isNew) {
			if (!scope.isNew(this.plan)) {
				scope.refuse(
					path,
					`${itemNames[kind]} "${item.id}" er nyt i en plan, der allerede er her; det skrives i portalen`
				);
			}
			if (firstVersion > published + 1) {
				scope.refuse([...path, 'fraVersion'], `må højst være ${published + 1} (kladden efter den sidste version)`);
			}
			if (lastVersion !== null && lastVersion > published) {
				scope.refuse([...path, 'tilVersion'], `må højst være ${published} (den sidste version)`);
			}
			if (lastVersion !== null && firstVersion > lastVersion) {
				scope.refuse([...path, 'fraVersion'], `er ${firstVersion}, men "tilVersion" er ${lastVersion}`);
			}
			if (!forvaltningId) {
				scope.refuse([...path, 'forvaltning'], 'mangler: det fremgår ikke, hvilken forvaltning der har skrevet det');
			}
		}
		return {
			isNew,
			row: {
				id: newRowId(),
				itemId: item.rowId,
				planId: this.planId,
				borgerId: scope.borgerId,
				firstVersion,
				lastVersion,
				position: Number(path.at(-1)),
				// What was made of a sensitive point is as sensitive as the point.
				topics: [...new Set([...(value.emner ?? []), ...(point?.topics ?? [])])],
				forvaltningId
			},
			fromTavlepunktId: point?.rowId ?? null,
			around: { ...around, forvaltningId, firstVersion, lastVersion }
		};
	}

	/** The point of the board that an item was made from: one item of each point, in all its wordings. */
	private point(id: string, item: Item, path: Path) {
		const before = this.became.get(id);
		if (before !== undefined && before !== item.rowId)
			this.scope.refuse(path, `"${id}" er allerede blevet til noget andet`);
		this.became.set(id, item.rowId);
		return this.scope.find('tavle', id, path);
	}

	private publisher(version: number): string | null {
		const { scope } = this;
		const published = this.plan.versioner[version - 1];
		if (published) return this.organisation.staff.get(published.af)?.forvaltningId ?? null;
		return scope.forvaltningOf(scope.tovholderOn(scope.shared.today));
	}

	private get organisation() {
		return this.scope.organisation;
	}

	private responsible(id: string | undefined, path: Path) {
		return id === undefined ? { accountId: null, forvaltningId: null } : this.scope.staff(id, [...path, 'ansvarlig']);
	}

	private day(value: AftaleInFile['frist'], path: Path) {
		return value === undefined ? null : this.scope.day(value, path);
	}
}
