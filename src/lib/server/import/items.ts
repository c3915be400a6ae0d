/**
 * The items of a file: everything that has an id of its own, a row here, and an entry in `import_item`. An item's hash is
 * taken over what the file says of it, dates unresolved and nested items left out, so that the same file says the same on
 * another day, and one rating more is no change of the borger.
 */
import { createHmac } from 'node:crypto';
import type { BorgerInFile } from './format';
import type { RepliesInFile } from './format-fields';
import type { AftaleInFile, IndsatsInFile, PlanInFile } from './format-plan';
import type { Path } from './json-text';
import type { Place } from './problems';
import type { ItemKind } from './words';

export type Item = {
	kind: ItemKind;
	/** The id in the file. */
	id: string;
	/** In `import_item`: the id, and for a later wording of the same item also the version in which it begins. */
	externalId: string;
	/** The versions that this wording of an item of a plan stands in, as far as the file says. */
	versions: { from?: number; to?: number };
	/** The piece of the file itself, by which a mapper finds its item. */
	value: object;
	place: Place;
	hash: string;
	/** The row here: the old one of a known item, else a new id (`ledger.ts` decides). */
	rowId: string;
	/** Said for the first time, said before in the same way, or refused (then nothing more of it is checked). */
	state: 'new' | 'same' | 'refused';
};

/** Makes items that stand at one place of the file. */
export function itemMaker(place: Place, hashKey: Buffer) {
	/**
	 * @param parent what it belongs to: to move an item elsewhere is to change it
	 * @param nested keys that hold items of their own
	 */
	return function item<T extends object>(
		kind: ItemKind,
		{ id, value, parent, path, nested = [] }: { id: string; value: T; parent: string; path: Path; nested?: (keyof T)[] }
	): Item {
		const own = Object.fromEntries(Object.entries(value).filter(([key]) => !nested.includes(key as keyof T)));
		const { fraVersion, tilVersion } = own;
		return {
			kind,
			id,
			externalId: id,
			versions: {
				from: typeof fraVersion === 'number' ? fraVersion : undefined,
				to: typeof tilVersion === 'number' ? tilVersion : undefined
			},
			value,
			place: { line: place.line, path: [...place.path, ...path] },
			// Keyed: an open hash over name and CPR number could be guessed, all ten digits of it.
			hash: createHmac('sha256', hashKey)
				.update(canonical([kind, parent, own]))
				.digest('hex'),
			rowId: '',
			state: 'new'
		};
	};
}

/** All items of one borger, in the order of the file, parents before children. */
export function itemsOf(borger: BorgerInFile, place: Place, hashKey: Buffer): Item[] {
	const make = itemMaker(place, hashKey);
	const parent = `borger ${borger.id}`;
	const items = [
		make('borger', {
			id: borger.id,
			value: borger,
			parent: '',
			path: [],
			nested: [
				'team',
				'overdragelser',
				'netvaerk',
				'adgangsgrundlag',
				'oensker',
				'tavle',
				'plan',
				'moeder',
				'opgaver',
				'anmodninger',
				'samtaler',
				'omraader',
				'maalinger',
				'haendelser'
			]
		})
	];
	const list = (kind: ItemKind, key: keyof BorgerInFile, values: { id: string }[] = []) =>
		values.forEach((value, index) => items.push(make(kind, { id: value.id, value, parent, path: [key, index] })));

	borger.team?.forEach((value, index) => {
		// Without an id of its own it is told apart by who, as what and from when.
		const id = value.id ?? `${borger.id}/${value.medarbejder}/${value.funktion}/${canonical(value.fra)}`;
		items.push(make('team', { id, value, parent, path: ['team', index] }));
	});
	list('overdragelse', 'overdragelser', borger.overdragelser);
	list('netvaerk', 'netvaerk', borger.netvaerk);
	list('adgangsgrundlag', 'adgangsgrundlag', borger.adgangsgrundlag);
	list('oenske', 'oensker', borger.oensker);
	list('tavle', 'tavle', borger.tavle);
	if (borger.plan) items.push(...planItems(borger.plan, parent, make));
	list('omraade', 'omraader', borger.omraader);
	list('moede', 'moeder', borger.moeder);
	list('opgave', 'opgaver', borger.opgaver);
	list('anmodning', 'anmodninger', borger.anmodninger);
	borger.samtaler?.forEach((value, index) => {
		const path = ['samtaler', index];
		items.push(make('samtale', { id: value.id, value, parent, path, nested: ['beskeder'] }));
		value.beskeder?.forEach((besked, at) =>
			items.push(
				make('besked', {
					id: besked.id,
					value: besked,
					parent: `samtale ${value.id}`,
					path: [...path, 'beskeder', at]
				})
			)
		);
	});
	borger.maalinger?.forEach((value, index) =>
		items.push(...answeredItems('maaling', { value, parent, path: ['maalinger', index], make }))
	);
	list('haendelse', 'haendelser', borger.haendelser);
	return items;
}

/** What the borger says, and the sentences back, each an item of its own: there may be more of them another day. */
function answeredItems<T extends { id: string; tilbage?: RepliesInFile }>(
	kind: 'maaling' | 'udtalelse',
	{ value, parent, path, make }: { value: T; parent: string; path: Path; make: ReturnType<typeof itemMaker> }
): Item[] {
	const said = make(kind, { id: value.id, value, parent, path, nested: ['tilbage'] });
	const replies = (value.tilbage ?? []).map((reply, index) =>
		make('tilbage', { id: reply.id, value: reply, parent: `${kind} ${value.id}`, path: [...path, 'tilbage', index] })
	);
	return [said, ...replies];
}

function planItems(plan: PlanInFile, borger: string, make: ReturnType<typeof itemMaker>): Item[] {
	const items: Item[] = [];
	const aftaler = (values: AftaleInFile[] = [], parent: string, path: Path) =>
		values.forEach((value, index) => {
			const here = [...path, 'aftaler', index];
			items.push(make('aftale', { id: value.id, value, parent, path: here, nested: ['forloeb'] }));
			value.forloeb?.forEach((happening, at) =>
				items.push(
					make('forloeb', {
						id: happening.id,
						value: happening,
						parent: `aftale ${value.id}`,
						path: [...here, 'forloeb', at]
					})
				)
			);
		});
	const indsatser = (values: IndsatsInFile[] = [], parent: string, path: Path) =>
		values.forEach((value, index) =>
			items.push(make('indsats', { id: value.id, value, parent, path: [...path, 'indsatser', index] }))
		);

	const parent = `plan ${plan.id}`;
	items.push(
		make('plan', {
			id: plan.id,
			value: plan,
			parent: borger,
			path: ['plan'],
			nested: ['maal', 'aftaler', 'indsatser', 'udtalelser']
		})
	);
	plan.maal?.forEach((maal, index) => {
		const path = ['plan', 'maal', index];
		const nested: (keyof typeof maal)[] = ['delmaal', 'aftaler', 'indsatser'];
		items.push(make('maal', { id: maal.id, value: maal, parent, path, nested }));
		maal.delmaal?.forEach((delmaal, at) => {
			const here = [...path, 'delmaal', at];
			items.push(
				make('delmaal', { id: delmaal.id, value: delmaal, parent: `maal ${maal.id}`, path: here, nested: ['aftaler'] })
			);
			aftaler(delmaal.aftaler, `delmaal ${delmaal.id}`, here);
		});
		aftaler(maal.aftaler, `maal ${maal.id}`, path);
		indsatser(maal.indsatser, `maal ${maal.id}`, path);
	});
	aftaler(plan.aftaler, parent, ['plan']);
	indsatser(plan.indsatser, parent, ['plan']);
	plan.udtalelser?.forEach((value, index) =>
		items.push(...answeredItems('udtalelse', { value, parent, path: ['plan', 'udtalelser', index], make }))
	);
	return items;
}

/** JSON with sorted keys and without keys that are not there: the same content is the same text. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value).filter(([, each]) => each !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
