/** A target of the journal as an administrator writes it: a system, a folder or a letter box that takes documents and notes. */
import { fieldsOf, readLine, type Problems } from '../core/fields';
import { tickedIn, typedIn } from '../core/form';
import { isId } from '../core/text';
import { isLetter, journalTypes, type JournalType } from '../setting/journal';
import {
	journalSystems,
	readAddress,
	targetTypes,
	type JournalSystem,
	type TargetType
} from '../setting/journal-setup';

export type TargetRow = {
	id: string;
	name: string;
	type: TargetType;
	system: JournalSystem;
	/** The forvaltning whose journal it is; null: every department's. */
	forvaltningId: string | null;
	takes: JournalType[];
	/** A folder's name, an address on the web, or '' for what is copied by hand. */
	address: string;
	/** Whether it says itself that it has received something. */
	hasReceipts: boolean;
	/** Since when nothing new goes there. */
	endedAt: Date | null;
};

/** The form, as it was typed. `foer` is the version that the form was filled in from; `kvittering` is `ja` when it is ticked. */
export type TargetTyped = {
	id: string;
	slags: string;
	system: string;
	navn: string;
	forvaltning: string;
	tager: string[];
	adresse: string;
	kvittering: string;
	foer: string;
};
export type TargetField = 'slags' | 'system' | 'navn' | 'forvaltning' | 'tager' | 'adresse';

export const targetTypedOf = (posted: FormData): TargetTyped => ({
	id: typedIn(posted, 'id').toLowerCase(),
	slags: typedIn(posted, 'slags'),
	system: typedIn(posted, 'system'),
	navn: typedIn(posted, 'navn'),
	forvaltning: typedIn(posted, 'forvaltning').toLowerCase(),
	tager: tickedIn(posted, 'tager').slice(0, journalTypes.length),
	adresse: typedIn(posted, 'adresse'),
	kvittering: typedIn(posted, 'kvittering'),
	foer: typedIn(posted, 'foer')
});

/** The form of one as it stands. */
export const targetTypedFrom = (row: TargetRow): TargetTyped => ({
	id: row.id,
	slags: row.type,
	system: row.system,
	navn: row.name,
	forvaltning: row.forvaltningId ?? '',
	tager: [...row.takes],
	adresse: row.address,
	kvittering: row.hasReceipts ? 'ja' : '',
	foer: targetVersionOf(row)
});

/** A new one: for every department. @param id what it is born with */
export const newTarget = (id: string): TargetTyped => ({
	id,
	slags: '',
	system: '',
	navn: '',
	forvaltning: '',
	tager: [],
	adresse: '',
	kvittering: '',
	foer: ''
});

export type TargetValue = Omit<TargetRow, 'endedAt'>;
type Changed = Pick<TargetRow, 'name' | 'forvaltningId' | 'takes' | 'address' | 'hasReceipts'>;

/** Another one after each change of what the form asks for. */
export const targetVersionOf = ({ name, forvaltningId, takes, address, hasReceipts }: Changed) =>
	JSON.stringify([name, forvaltningId, inOrder(takes), address, hasReceipts]);

const inOrder = (takes: readonly string[]) => journalTypes.filter((type) => takes.includes(type));

/** Whether two say the same. */
export const isSameTarget = (a: TargetValue, b: TargetValue) =>
	a.type === b.type && a.system === b.system && targetVersionOf(a) === targetVersionOf(b);

type Around = {
	/** All targets. */
	rows: readonly TargetRow[];
	/** The ids of those that are open. */
	forvaltninger: readonly string[];
	/** Which hosts the portal may call. */
	hosts: readonly string[];
	/** The one that is changed, whose kind and system stay; null for a new one. */
	before: TargetRow | null;
};

/**
 * @returns problems by field. `slags`, `system`, `tager`: `missing`. `tager`: `letters_only`. `navn`: `missing`,
 *   `too_long`, `forbidden`, `taken`. `forvaltning`: `unknown`. `adresse`: as `readAddress`, `taken` (two targets would write in one
 *   folder). `form`: `unknown` when the id is none
 */
export function readTarget(
	typed: TargetTyped,
	{ rows, forvaltninger, hosts, before }: Around
): { ok: true; value: TargetValue } | { ok: false; problems: Problems<TargetField> } {
	const { problems, take, say, good } = fieldsOf<TargetField>();
	if (!isId(typed.id)) say('form', 'unknown');
	const type = before?.type ?? targetTypes.find((each) => each === typed.slags);
	if (!type) say('slags', 'missing');
	// A letter goes to the borger, so there is no system at its other end.
	const chosen = type === 'digital_post' ? 'other' : journalSystems.find((each) => each === typed.system);
	const system = before?.system ?? chosen;
	if (!system) say('system', 'missing');
	const others = rows.filter((row) => row.id !== typed.id && row.endedAt === null);
	const name = take('navn', readLine(typed.navn, 80), '');
	const lower = name.toLocaleLowerCase('da');
	if (name && others.some((row) => row.name.toLocaleLowerCase('da') === lower)) say('navn', 'taken');
	const forvaltningId = typed.forvaltning === '' ? null : typed.forvaltning;
	if (forvaltningId && forvaltningId !== before?.forvaltningId && !forvaltninger.includes(forvaltningId))
		say('forvaltning', 'unknown');
	const takes = inOrder(typed.tager);
	if (takes.length === 0) say('tager', 'missing');
	if (type === 'digital_post' && !takes.every(isLetter)) say('tager', 'letters_only');
	const address = type ? take('adresse', readAddress({ type, typed: typed.adresse }, hosts), '') : '';
	const inFolder = (each: TargetType) => each === 'folder' || each === 'digital_post';
	if (type && inFolder(type) && others.some((row) => inFolder(row.type) && row.address === address && address !== ''))
		say('adresse', 'taken');
	if (!type || !system || !good()) return { ok: false, problems };
	const hasReceipts = (type === 'folder' || type === 'http') && typed.kvittering === 'ja';
	return { ok: true, value: { id: typed.id, name, type, system, forvaltningId, takes, address, hasReceipts } };
}
