/**
 * What the mapping of one borger needs: the way from the file's dates, ids and people to the database's, and a problem for
 * whatever leads nowhere. After a problem the answers are placeholders; they never reach the database, because one
 * problem refuses the file.
 */
import { dayOf, quarterOf } from '../../core/dates';
import { dateSentences, resolveDay, resolveMoment, type DateProblem } from './dates';
import type { DayInFile, MomentInFile } from './format-fields';
import type { Item } from './items';
import type { Path } from './json-text';
import type { Organisation, Staff } from './organisation';
import type { Place, Problems } from './problems';
import type { Rows } from './rows';
import { itemNames, type ItemKind } from './words';

/** Someone on the team, from day to day (both included). */
export type Membership = { accountId: string; function: string; from: string; to: string | null };

/** What is here of a borger, before the file adds to it. Of a new borger: nothing. */
export type BorgerFacts = {
	accountId: string;
	team: Membership[];
	openAreas: number;
	/** Types of the wishes that are there once only (dream, job). */
	wishes: string[];
	hasActivePlan: boolean;
};

/** What all borgere of one import share. */
export type ImportScope = {
	/** The clock is read once, by whoever starts the import. */
	now: Date;
	/** The day of the import in Denmark. */
	today: string;
	/** The first day of the first quarter that is not closed; `-infinity` while none is. */
	openQuarter: string;
	keys: { cpr: Buffer; cprHash: Buffer };
	organisation: Organisation;
	problems: Problems;
	rows: Rows;
};

/** An item of the borger that stands in an earlier file only. */
export type EarlierItem = { rowId: string; topics: string[] };

type Refusal = (path: Path, message: string) => void;
const placeholder = '00000000-0000-0000-0000-000000000000';

export class BorgerScope {
	readonly rows: Rows;
	readonly organisation: Organisation;
	private readonly byValue: Map<object, Item>;
	private readonly byId: Map<string, Item>;

	constructor(
		readonly shared: ImportScope,
		readonly borgerId: string,
		/** The team of the file is added by whoever maps it. */
		readonly facts: BorgerFacts,
		private readonly place: Place,
		items: Item[],
		private readonly earlier: Map<string, EarlierItem>
	) {
		this.rows = shared.rows;
		this.organisation = shared.organisation;
		this.byValue = new Map(items.map((item) => [item.value, item]));
		// The first wording of an item names it.
		this.byId = new Map(items.toReversed().map((item) => [`${item.kind} ${item.id}`, item]));
	}

	refuse: Refusal = (path, message) => this.shared.problems.add(this.place, path, message);

	/** The item of a piece of the file. */
	item(value: object): Item {
		const item = this.byValue.get(value);
		if (!item) throw new Error('a piece of the file without an item');
		return item;
	}

	/** Whether the file says it for the first time. What is here already is neither checked nor touched again. */
	isNew(value: object) {
		return this.item(value).state === 'new';
	}

	/** What an id of the file refers to, among the things of this borger and no other's. */
	find(kind: ItemKind, id: string, path: Path): EarlierItem & { item: Item | null } {
		const item = this.byId.get(`${kind} ${id}`);
		if (item) return { item, rowId: item.rowId, topics: 'emner' in item.value ? (item.value.emner as string[]) : [] };
		const earlier = this.earlier.get(`${kind} ${id}`);
		if (earlier) return { ...earlier, item: null };
		this.refuse(
			path,
			`"${id}" findes ikke: ${itemNames[kind].toLowerCase()} er hverken i filen under denne borger eller indlæst før`
		);
		return { rowId: placeholder, topics: [], item: null };
	}

	staff(id: string, path: Path): Staff {
		const staff = this.organisation.staff.get(id);
		if (staff) return staff;
		this.refuse(path, `medarbejderen "${id}" findes ikke i filen og er ikke indlæst før`);
		return { accountId: placeholder, forvaltningId: null };
	}

	/** The account of a member of staff, or of the borger. */
	person(id: string, path: Path): { accountId: string; forvaltningId: string | null; isBorger: boolean } {
		if (id === 'borger') return { accountId: this.facts.accountId, forvaltningId: null, isBorger: true };
		return { ...this.staff(id, path), isBorger: false };
	}

	/** The row of a forvaltning; any other enhed is refused. */
	forvaltning(id: string, path: Path): string {
		const enhed = this.organisation.enheder.get(id);
		if (!enhed) this.refuse(path, `enheden "${id}" findes ikke i filen og er ikke indlæst før`);
		else if (enhed.type !== 'forvaltning')
			this.refuse(path, `enheden "${id}" er ikke en forvaltning (den er "${enhed.type}")`);
		return enhed?.rowId ?? placeholder;
	}

	/** The forvaltning that an enhed is or belongs to. */
	forvaltningAbove(id: string, path: Path): string {
		const enhed = this.organisation.enheder.get(id);
		if (!enhed) this.refuse(path, `enheden "${id}" findes ikke i filen og er ikke indlæst før`);
		else if (!enhed.forvaltningId) this.refuse(path, `enheden "${id}" hører ikke under en forvaltning`);
		return enhed?.forvaltningId ?? placeholder;
	}

	day(value: DayInFile, path: Path): string {
		const resolved = resolveDay(value, this.shared.today);
		if (resolved.ok) return resolved.value;
		this.refuseDate(value, path, resolved.reason);
		return this.shared.today;
	}

	moment(value: MomentInFile, path: Path): Date {
		const resolved = resolveMoment(value, this.shared.today);
		if (resolved.ok) return resolved.value;
		this.refuseDate(value, path, resolved.reason);
		return this.shared.now;
	}

	/**
	 * What the trigger on an answer does for everybody else (docs/adr/0035): an import brings hundreds of thousands.
	 * @returns the first day of the quarter in which an answer counts for the leaders
	 */
	countingQuarter(receivedAt: Date): string {
		const quarter = quarterOf(dayOf(receivedAt));
		return quarter > this.shared.openQuarter ? quarter : this.shared.openQuarter;
	}

	/** A moment of something that has happened: today at the latest. */
	past(value: MomentInFile, path: Path): Date {
		const moment = this.moment(value, path);
		if (dayOf(moment) > this.shared.today) this.refuse(path, 'ligger ude i fremtiden, men er noget, der er sket');
		return moment;
	}

	/** A day of something that has happened: today at the latest. */
	pastDay(value: DayInFile, path: Path): string {
		const day = this.day(value, path);
		if (day > this.shared.today) this.refuse(path, 'ligger ude i fremtiden, men er noget, der er sket');
		return day;
	}

	/** Who holds the threads on a day. */
	tovholderOn(day: string): string | null {
		const holder = this.facts.team.find(
			(member) => member.function === 'tovholder' && member.from <= day && (member.to === null || member.to >= day)
		);
		return holder?.accountId ?? null;
	}

	/** Whether somebody held the threads on a day, as tovholder or in their place. */
	heldThreadsOn(accountId: string, day: string): boolean {
		return this.facts.team.some(
			(member) =>
				member.accountId === accountId &&
				member.function !== 'fagperson' &&
				member.from <= day &&
				(member.to === null || member.to >= day)
		);
	}

	/** The forvaltning of an account of staff; null for an external one. */
	forvaltningOf(accountId: string | null): string | null {
		return accountId === null ? null : (this.organisation.forvaltninger.get(accountId) ?? null);
	}

	private refuseDate(value: DayInFile | MomentInFile, path: Path, reason: DateProblem) {
		const written = typeof value === 'string' ? value : JSON.stringify(value);
		this.refuse(path, `${written} ${dateSentences[reason]}`);
	}
}
