/**
 * The attack on the leder's figures, over real PostgreSQL: made-up municipalities (tests/support/population.ts) live through their
 * quarters in the database, the real closing closes them, some of them late, and every number that a leder can select, see or
 * export becomes an equation over the borgere who are in it (tests/support/attack.ts). `npm run proof -- attack` plays 200.
 */
import { createHash, randomUUID } from 'node:crypto';
import { leastBorgere, leastSensitive, levels, type Level, type Measure } from '../../src/lib/statistik/measures';
import { treeOf, type Tree, type Unit } from '../../src/lib/statistik/hierarchy';
import { csvOf, jsonOf } from '../../src/lib/statistik/export';
import { roundSum } from '../../src/lib/statistik/rounding';
import { addDays } from '../../src/lib/core/dates';
import { nextQuarter, quarterBefore } from '../../src/lib/statistik/quarter';
import { connect, pool, type Pool } from '../../src/lib/server/db/client';
import { readAs, withActor, type Actor } from '../../src/lib/server/db/with-actor';
import { closeQuarter, markQuarters } from '../../src/lib/server/statistik/close';
import { findExport, findOverview } from '../../src/lib/server/statistik/queries';
import { attack, isCertain, type Equation } from '../support/attack';
import { asLeder, inTime, openTables } from '../support/closing';
import * as make from '../support/builders';
import { chanceOf, municipalityOf, standingsOf, sumOf, type Counted } from '../support/population';
import type { MadeQuarter, Municipality, Standing } from '../support/population';

/** What came of one municipality. */
export type Outcome = {
	borgere: number;
	quarters: number;
	/** Numbers that a leder could select, and how many of them were not what they are said to be. */
	figures: number;
	wrong: string[];
	/** Groups that could be worked out from the figures; and from what a plain threshold would have shown of the same people. */
	exposed: string[][];
	exposedByThreshold: number;
	/** Whether it is certain that nobody can be worked out, whatever the arithmetic. */
	certain: boolean;
};

/** A figure as the role of the leders reads it. */
type Shown = {
	quarterOn: string;
	measure: Measure;
	unitId: string;
	units: string[] | null;
	borgere: number;
	mean: number | null;
	shares: number[];
};
/** Somebody's place among those who are followed. */
type Member = { id: string; borger: string | null; measure: string; units: string[] };

/** The same row for the same name. */
const idOf = (name: string) => {
	const hash = createHash('md5').update(name).digest('hex');
	return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
/** Every third also has a goal for job or education, and is asked about it as well. */
const hasJob = (borger: string) => Number(borger.replace(/\D/g, '')) % 3 === 0;

/**
 * Lets a municipality live, closes its quarters and attacks what is shown.
 * @param ownerUrl of a database of one's own: who lived there before is gone
 */
export async function playMunicipality(ownerUrl: string, seed: number): Promise<Outcome> {
	const owner = connect(ownerUrl, { max: 1 });
	try {
		await openTables(owner);
		await owner`truncate enhed, account, borger, trivselslineal, quarter_block, cube.quarter, access_key cascade`;
		return await new Play(owner, municipalityOf(seed)).run();
	} finally {
		await owner.end();
	}
}

class Play {
	private readonly standings: Standing[];
	private readonly chance: () => number;
	/** Whom a row of quarter_member is about, also when the borger has been erased. */
	private readonly known = new Map<string, string>();
	private readonly nameOf: Map<string, string>;
	private readonly members = new Map<string, Member[]>();
	private readonly closedWith = new Map<string, Set<string>>();
	/** The organisation as it was when a quarter was closed; a unit that was closed is still there, with nobody in it. */
	private readonly treesAt = new Map<string, Tree>();
	private readonly organisation = new Map<string, Unit>();
	private readonly plans = new Map<string, string>();

	constructor(
		private readonly owner: Pool,
		private readonly municipality: Municipality
	) {
		this.standings = standingsOf(municipality);
		this.chance = chanceOf(municipality.seed + 1_000_000);
		this.nameOf = new Map(municipality.borgere.map((borger) => [idOf(borger), borger]));
	}

	async run(): Promise<Outcome> {
		const { municipality, owner } = this;
		await make.makeLineal();
		await this.found();
		for (const [index, quarter] of municipality.quarters.entries()) {
			await this.live(quarter, municipality.quarters[index - 1]?.units ?? []);
			await inTime(owner, addDays(nextQuarter(quarter.startsOn), 3));
			// Now and then the job has not run for three months.
			if (index < municipality.quarters.length - 1 && this.chance() < 0.2) continue;
			await this.close();
		}
		return this.judge();
	}

	/** The organisation, its professionals, and a leder of all of it. */
	private async found() {
		const [first] = this.municipality.quarters;
		for (const unit of first?.units ?? []) await this.addUnit(unit);
		const root = first?.units.find(({ parentId }) => parentId === null);
		await put(
			'account',
			this.municipality.raters.map((rater) => ({
				id: idOf(rater),
				enhed_id: idOf(root?.id ?? ''),
				name: rater,
				employee_id: rater
			}))
		);
	}

	private async addUnit(unit: { id: string; parentId: string | null; name: string; type: string; sensitive: boolean }) {
		const { id, parentId, name, type, sensitive } = unit;
		await put('enhed', [{ id: idOf(id), parent_id: parentId && idOf(parentId), name, type, sensitive }]);
		await put('account', [
			{ id: holderOf(id), enhed_id: idOf(id), name: `Tovholder ${id}`, employee_id: `holder-${id}` }
		]);
	}

	private async live({ startsOn, units, went, answers, erased }: MadeQuarter, before: MadeQuarter['units']) {
		const { owner } = this;
		for (const unit of units) {
			const known = before.find(({ id }) => id === unit.id);
			this.organisation.set(unit.id, { ...unit, id: idOf(unit.id), parentId: unit.parentId && idOf(unit.parentId) });
			if (!known && before.length > 0) await this.addUnit(unit);
			if (known && known.parentId !== unit.parentId)
				await owner`update enhed set parent_id = ${idOf(unit.parentId ?? '')} where id = ${idOf(unit.id)}`;
		}
		for (const gone of before.filter(({ id }) => !units.some((unit) => unit.id === id)))
			await owner`update enhed set closed_at = now() where id = ${idOf(gone.id)}`;
		await this.go(went, addDays(startsOn, 20));
		await this.answer(answers, startsOn);
		await this.correct();
		for (const borger of erased) {
			await owner`delete from trivselsmaaling where borger_id = ${idOf(borger)}`;
			await owner`delete from borger where id = ${idOf(borger)}`;
		}
	}

	/** Who comes, moves, and whose plan ends, on a day. */
	private async go(went: MadeQuarter['went'], day: string) {
		const known = new Set(this.plans.keys());
		const fresh = went.filter(({ borger }) => !known.has(borger)).map(({ borger }) => borger);
		await put(
			'borger',
			fresh.map((name) => ({ id: idOf(name), name, cpr_encrypted: Buffer.from(name), cpr_hash: Buffer.from(name) }))
		);
		await put(
			'account',
			fresh.map((name) => ({ id: idOf(`account of ${name}`), borger_id: idOf(name) }))
		);
		const ids = went.map(({ borger }) => idOf(borger));
		const { owner } = this;
		await owner`update team_membership set to_on = ${addDays(day, -1)}::date where borger_id in ${owner([randomUUID(), ...ids])} and to_on is null`;
		const ended = went.filter(({ unitId }) => unitId === null).map(({ borger }) => idOf(borger));
		await owner`update plan set ended_on = ${day}::date where borger_id in ${owner([randomUUID(), ...ended])} and ended_on is null`;
		const here = went.flatMap(({ borger, unitId }) => (unitId === null ? [] : [{ borger, unitId }]));
		const starting = here.filter(({ borger }) => this.plans.get(borger) !== 'active');
		await put(
			'plan',
			starting.map(({ borger }) => ({ id: randomUUID(), borger_id: idOf(borger), started_on: day }))
		);
		await put(
			'team_membership',
			here.map(({ borger, unitId }) => ({
				...{ id: randomUUID(), borger_id: idOf(borger), account_id: holderOf(unitId), function: 'tovholder' },
				...{ role_text: 'holder trådene', why: 'Det er aftalt.', from_on: day, to_on: null }
			}))
		);
		for (const { borger, unitId } of went) this.plans.set(borger, unitId === null ? 'ended' : 'active');
		await this.aim(fresh.filter(hasJob));
	}

	/** Goals for job or education, and the question about them. */
	private async aim(borgere: readonly string[]) {
		const plans = await this.owner<{ id: string; borgerId: string }[]>`select id, borger_id as "borgerId" from plan`;
		const planOf = new Map(plans.map(({ id, borgerId }) => [borgerId, id]));
		await put(
			'maal',
			borgere.map((borger) => ({
				...{
					id: randomUUID(),
					item_id: idOf(`goal of ${borger}`),
					plan_id: planOf.get(idOf(borger)) ?? '',
					borger_id: idOf(borger)
				},
				...{ first_version: 1, position: 0, title: 'Et arbejde', is_job: true }
			}))
		);
		await put(
			'trivselsemne',
			borgere.map((borger) => ({
				id: idOf(`emne of ${borger}`),
				borger_id: idOf(borger),
				maal_id: idOf(`goal of ${borger}`),
				text: 'Et arbejde'
			}))
		);
	}

	/** Answers in the order they arrive. A late one says that it was received in the quarter before, when that one is closed. */
	private async answer(answers: MadeQuarter['answers'], startsOn: string) {
		const before = quarterBefore(startsOn);
		const rows = answers.flatMap(({ borger, kind, rater, value, late }, index) => {
			const at = new Date(Date.parse(`${addDays(startsOn, 45)}T08:00:00Z`) + index * 60_000);
			const received = late && this.closedWith.has(before) ? new Date(`${addDays(before, 60)}T08:00:00Z`) : at;
			const emner = hasJob(borger) ? [null, idOf(`emne of ${borger}`)] : [null];
			return emner.map((emne) => ({ id: randomUUID(), borger, kind, rater, value, at, received, emne }));
		});
		await put(
			'trivselsmaaling',
			rows.map(({ id, borger, kind, rater, at, received, emne }) => ({
				...{ id, borger_id: idOf(borger), client_id: randomUUID(), content_hash: 'x', rater_kind: kind, emne_id: emne },
				...{ rater_account_id: kind === 'borger' ? idOf(`account of ${borger}`) : idOf(rater) },
				...{
					lineal_key: 'voresplan',
					lineal_version: 1,
					blind: true,
					made_at_raw: at,
					made_at: at,
					time_zone: 'UTC',
					received_at: received
				}
			}))
		);
		await put(
			'trivselsvalue',
			rows.map(({ id, borger, value }) => ({
				maaling_id: id,
				borger_id: idOf(borger),
				answer: value === null ? 'dont_know' : 'point',
				value
			}))
		);
	}

	/** Now and then an answer of a closed quarter turns out to be about somebody else. */
	private async correct() {
		const last = [...this.closedWith.keys()].at(-1);
		if (!last || this.chance() < 0.5) return;
		await this.owner`
			update trivselsmaaling set misregistered_at = clock_timestamp()
			where id in (select id from trivselsmaaling where quarter_on = ${last}::date order by md5(borger_id::text), made_at, emne_id nulls first limit 3)`;
	}

	private async close() {
		const job = { audience: 'job' } as const;
		for (const startsOn of await withActor(job, markQuarters)) {
			await withActor(job, (tx) => closeQuarter(tx, startsOn, randomUUID()));
			const members = await this.owner<Member[]>`
				select m.id, m.borger_id as borger, m.measure, c.units from quarter_member m join quarter_class c on c.id = m.class_id`;
			for (const { id, borger } of members) if (borger !== null) this.known.set(id, this.nameOf.get(borger) ?? '');
			this.members.set(startsOn, [...members]);
			this.treesAt.set(startsOn, treeOf([...this.organisation.values()]));
			const there = await this.owner<{ id: string }[]>`select id from borger`;
			this.closedWith.set(startsOn, new Set(there.map(({ id }) => this.nameOf.get(id) ?? '')));
		}
	}

	private async judge(): Promise<Outcome> {
		const leder = await asLeder(idOf('enhed-0'));
		const shown = await readAs(
			leder,
			({ sql }) => sql<Shown[]>`
				select quarter_on as "quarterOn", measure, unit_id as "unitId", units, borgere, mean, shares from cube.figure`
		);
		const wrong = await this.otherNumbers(leder, shown);
		const equations = new Map<string, Equation[]>();
		for (const figure of shown) {
			const isLevel = (levels as readonly string[]).includes(figure.measure);
			const { variables, problem } = isLevel ? this.levelOf(figure) : this.courseOf(figure);
			if (problem) wrong.push(`${figure.quarterOn} ${figure.measure}: ${problem}`);
			// A level is another variable each quarter; a state is taken as never changing.
			const system = isLevel ? `${figure.measure} ${figure.quarterOn}` : figure.measure;
			equations.set(system, [...(equations.get(system) ?? []), variables]);
		}
		const findings = [...equations.values()].map((system) => attack(system, leastBorgere));
		return {
			borgere: this.municipality.borgere.length,
			quarters: this.closedWith.size,
			figures: shown.length,
			wrong,
			exposed: findings.flatMap(({ exposed }) => exposed),
			exposedByThreshold: this.threshold(),
			certain: findings.every((each) => isCertain(each, leastBorgere))
		};
	}

	/** Whether the page of each unit and the two files hold these numbers and no others. */
	private async otherNumbers(leder: Actor<'leder'>, shown: readonly Shown[]): Promise<string[]> {
		const numbers = ({
			quarterOn,
			measure,
			unitId,
			units,
			borgere,
			mean,
			shares
		}: Omit<Shown, 'measure'> & { measure: string }) =>
			JSON.stringify([quarterOn, measure, unitId, units, borgere, mean, shares]);
		const known = new Set(shown.map(numbers));
		return readAs(leder, async (tx) => {
			const problems: string[] = [];
			for (const { id } of this.organisation.values()) {
				const page = await findOverview(tx, id);
				for (const figure of page?.figures ?? [])
					if (!known.has(numbers(figure))) problems.push(`a page: ${numbers(figure)}`);
			}
			const file = await findExport(tx, null);
			if (!file) return [...problems, 'there is no file'];
			const exported = { ...file, municipality: { name: 'Solbjerg', code: '' }, now: new Date() };
			for (const figure of file.figures) if (!known.has(numbers(figure))) problems.push(`a file: ${numbers(figure)}`);
			const lines = [
				csvOf(exported).trim().split('\r\n').length - 1,
				(JSON.parse(jsonOf(exported)) as { tal: unknown[] }).tal.length
			];
			if (lines.some((count) => count !== shown.length)) problems.push(`files of ${lines.join(' and ')} figures`);
			return problems;
		});
	}

	/** The units of a quarter whose own borgere are in a figure. */
	private unitsOf({ quarterOn, unitId, units }: Shown): Set<string> {
		const tree = this.treesAt.get(quarterOn) ?? treeOf([]);
		if (units === null) return new Set(tree.subtree(unitId));
		return new Set(units.flatMap((part) => (part === unitId ? [part] : tree.subtree(part))));
	}

	/** Who is in a level, by what happened and not by what the database says; and whether its numbers are theirs. */
	private levelOf(figure: Shown): { variables: string[]; problem: string | null } {
		const counted = this.countedIn(figure.quarterOn, figure.measure as Level, this.unitsOf(figure));
		const variables = counted.map(({ borger }) => borger);
		const expected = roundSum(sumOf(counted), figure.measure !== 'agreement');
		const isRight =
			expected.borgere === figure.borgere &&
			expected.mean === figure.mean &&
			expected.shares.join() === figure.shares.join();
		if (!isRight) return { variables, problem: `${JSON.stringify(figure)} should be ${JSON.stringify(expected)}` };
		const standing = this.standings.find(({ startsOn }) => startsOn === figure.quarterOn);
		const tree = this.treesAt.get(figure.quarterOn);
		const isSensitive = variables.some((borger) => tree?.isSensitive(idOf(standing?.unitOf.get(borger) ?? '')));
		const problem =
			isSensitive && figure.borgere < leastSensitive ? `too few of a sensitive unit: ${figure.borgere}` : null;
		return { variables, problem };
	}

	private countedIn(quarterOn: string, measure: Level, units: ReadonlySet<string>): Counted[] {
		const standing = this.standings.find(({ startsOn }) => startsOn === quarterOn);
		const there = this.closedWith.get(quarterOn);
		if (!standing || !there) return [];
		return countedOf(standing, measure).filter(({ borger }) => {
			const unit = standing.unitOf.get(borger);
			return there.has(borger) && unit && units.has(idOf(unit));
		});
	}

	/** Who is in a course: whole classes that are counted within the figure's units. */
	private courseOf(figure: Shown): { variables: string[]; problem: string | null } {
		const units = this.unitsOf(figure);
		const inside = (this.members.get(figure.quarterOn) ?? []).filter(
			(member) => member.measure === figure.measure && member.units.every((unit) => units.has(unit))
		);
		const problem = inside.length === figure.borgere ? null : `${JSON.stringify(figure)} should be of ${inside.length}`;
		return { variables: inside.map(({ id }) => this.known.get(id) ?? id), problem };
	}

	/** The control: what "hide below five" would have shown of the borgere's own answers; how many groups that gives away. */
	private threshold(): number {
		const level: Equation[] = [];
		const course: Equation[] = [];
		for (const standing of this.standings) {
			const tree = treeOf(standing.units);
			for (const unit of tree.units) {
				const below = new Set(tree.subtree(unit));
				const here = (counted: Iterable<Counted>) =>
					[...counted].map(({ borger }) => borger).filter((borger) => below.has(standing.unitOf.get(borger) ?? ''));
				const [answered, followed] = [here(standing.level.borger.values()), here(standing.course.borger.values())];
				if (answered.length >= leastBorgere) level.push(answered.map((borger) => `${borger}@${standing.startsOn}`));
				if (followed.length >= leastBorgere) course.push(followed);
			}
		}
		return attack(level, leastBorgere).exposed.length + attack(course, leastBorgere).exposed.length;
	}
}

/** Everybody who counts in a level, wherever they are. */
function countedOf({ level: { borger, fagperson } }: Standing, measure: Level): Counted[] {
	if (measure === 'borger') return [...borger.values()];
	if (measure === 'fagperson') return [...fagperson.values()];
	if (measure === 'borger_job') return [...borger.values()].filter((own) => hasJob(own.borger));
	if (measure === 'fagperson_job') return [...fagperson.values()].filter((own) => hasJob(own.borger));
	return [...borger.values()].flatMap((own) => {
		const other = fagperson.get(own.borger);
		const apart = other ? own.value - other.value : 0;
		return other
			? [{ ...other, cell: apart < -0.5 ? (0 as const) : apart > 0.5 ? (2 as const) : (1 as const), value: 0 }]
			: [];
	});
}

const holderOf = (unit: string) => idOf(`holder of ${unit}`);

/** Adds rows as the import does, many at a time. */
async function put(table: string, rows: readonly Record<string, unknown>[]) {
	const sql = pool('import');
	for (let from = 0; from < rows.length; from += 1000)
		await sql`insert into ${sql(table)} ${sql(rows.slice(from, from + 1000) as Record<string, string>[])}`;
}
