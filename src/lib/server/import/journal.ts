/** Where the municipality journalises, from the header of a file. */
import { isLetter, journalTypes } from '../../setting/journal';
import { readAddress, type AddressProblem } from '../../setting/journal-setup';
import type * as tables from '../db/schema';
import type { Tx } from '../db/with-actor';
import { env } from '../env';
import type { KommuneInFile } from './format';
import { canonical } from './items';
import type { Organisation } from './organisation';
import type { Place, Problems } from './problems';
import { fagsystemOf, journalTypeOf, targetTypeOf } from './words';

type JournalInFile = NonNullable<KommuneInFile['journal']>;
type Target = Pick<
	typeof tables.journalTarget.$inferSelect,
	'name' | 'type' | 'system' | 'forvaltningId' | 'takes' | 'address' | 'hasReceipts'
>;

/** What each type of document is filed under. */
export const kleOf = (kle: NonNullable<JournalInFile['kle']>) =>
	Object.fromEntries(
		Object.entries(kle).map(([type, number]) => [
			journalTypeOf[type as keyof typeof journalTypeOf],
			{ subject: number?.emne ?? '', facet: number?.facet ?? '' }
		])
	);

/** The targets of the file, by the rules that hold for an administrator too. */
export function targetsOf(
	{ journal }: KommuneInFile,
	{ organisation, problems, place }: { organisation: Organisation; problems: Problems; place: Place }
): Target[] {
	const [names, folders] = [new Set<string>(), new Set<string>()];
	return (journal?.modtagere ?? []).map((modtager, index) => {
		const refuse = (key: string, message: string) =>
			problems.add(place, ['kommune', 'journal', 'modtagere', index, key], message);
		const type = targetTypeOf[modtager.slags];
		const read = readAddress({ type, typed: modtager.adresse ?? '' }, env().journal.httpHosts);
		if (!read.ok) refuse('adresse', addressSentences[read.reason]);
		const address = read.ok ? read.value : '';
		const name = modtager.navn.trim().toLocaleLowerCase('da');
		if (names.has(name)) refuse('navn', 'er allerede en anden modtagers');
		names.add(name);
		if (type === 'folder' || type === 'digital_post') {
			if (folders.has(address) && read.ok) refuse('adresse', 'er allerede en anden modtagers mappe');
			folders.add(address);
		}
		if (type === 'digital_post' && !modtager.tager.every((each) => isLetter(journalTypeOf[each])))
			refuse('tager', 'digital-post tager kun breve, ikke planen og ikke notater');
		const enhed = modtager.forvaltning === undefined ? undefined : organisation.enheder.get(modtager.forvaltning);
		if (modtager.forvaltning !== undefined && enhed?.type !== 'forvaltning')
			refuse('forvaltning', `forvaltningen "${modtager.forvaltning}" findes ikke i filen og er ikke indlæst før`);
		const takes = journalTypes.filter((each) => modtager.tager.some((taken) => journalTypeOf[taken] === each));
		return {
			name: modtager.navn.trim(),
			type,
			system: type === 'digital_post' ? 'other' : fagsystemOf[modtager.system ?? 'andet'],
			forvaltningId: enhed?.rowId ?? null,
			takes,
			address,
			hasReceipts: (type === 'folder' || type === 'http') && (modtager.kvittering ?? false)
		};
	});
}

const addressSentences: Record<AddressProblem, string> = {
	missing: 'mangler; kun "kopi" har ingen',
	not_a_folder: 'skal være navnet på en mappe: små bogstaver, tal og bindestreg',
	not_an_address: 'skal være en adresse på nettet',
	not_https: 'skal begynde med https://',
	not_allowed: 'er på en server, som driften ikke har sat op (JOURNAL_HTTP_HOSTS)'
};

type Seen = Omit<Target, 'forvaltningId'>;

/** The targets that are here and not ended. */
export const findTargets = ({ sql }: Tx): Promise<Seen[]> => sql<Seen[]>`
	select name, type, system, to_jsonb(takes) as takes, address, has_receipts as "hasReceipts"
	from journal_target where ended_at is null`;

/** Whether both say the same, in whatever order. Another source has departments of its own, so whose they are is not compared. */
export const isSame = (a: readonly Seen[], b: readonly Seen[]) => sorted(a) === sorted(b);
const sorted = (list: readonly Seen[]) =>
	canonical(
		list
			.map(({ name, type, system, takes, address, hasReceipts }) => ({
				name,
				type,
				system,
				takes,
				address,
				hasReceipts
			}))
			.sort((a, b) => (a.name < b.name ? -1 : 1))
	);
