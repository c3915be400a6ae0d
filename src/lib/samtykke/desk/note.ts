/** What staff note about who may see what: the forms of the page "Adgang", read. */
import { topics as allTopics, type Kind, type Topic } from '../../access/policy';
import { isDay } from '../../core/dates';
import { readNeeded, tickedIn, typedIn } from '../../core/form';
import { isId } from '../../core/text';
import { isWrittenEnough, lastDayOf, type Months } from '../limits';
import { kinds as allKinds, type Switch } from '../samtykke';

/** How somebody says it to staff: what is said digitally the borger says themself. */
export const notedHows = { mundtligt: 'oral', papir: 'paper' } as const;
export type NotedHow = (typeof notedHows)[keyof typeof notedHows];
export const notedWords = Object.keys(notedHows) as (keyof typeof notedHows)[];

/** @returns null for anything but the words of the form */
export function readHow(typed: string): NotedHow | null {
	const word = notedWords.find((each) => each === typed);
	return word ? notedHows[word] : null;
}

const longestText = 500;
const longestParagraph = 120;

/** A noted samtykke or hjemmel, as it was typed. `id` is born with the form. */
export type NoteTyped = {
	id: string;
	afdeling: string;
	slags: string[];
	emner: string[];
	/** Of a samtykke: `mundtligt` or `papir`. */
	givet: string;
	/** Of a hjemmel. */
	paragraf: string;
	formaal: string;
	til: string;
};
export type NoteField = Exclude<keyof NoteTyped, 'id'> | 'form';
export type NoteProblems = Partial<Record<NoteField, string>>;
type Read<T> = { ok: true; value: T } | { ok: false; problems: NoteProblems };

type Covered = { id: string; forvaltningId: string; kinds: Kind[]; topics: Topic[]; purpose: string };

/** What both have: for whom, what, why. */
function readCovered(typed: NoteTyped, forvaltninger: readonly string[]): { value: Covered; problems: NoteProblems } {
	const problems: NoteProblems = {};
	const forvaltningId = forvaltninger.find((id) => id === typed.afdeling.toLowerCase()) ?? '';
	if (forvaltningId === '') problems.afdeling = typed.afdeling === '' ? 'missing' : 'unknown';
	const kinds = allKinds.filter((kind) => typed.slags.includes(kind));
	if (kinds.length === 0) problems.slags = 'missing';
	const purpose = readNeeded(typed.formaal, longestText);
	if (!purpose.ok) problems.formaal = purpose.reason;
	if (!isId(typed.id)) problems.form = 'again';
	const topics = allTopics.filter((topic) => typed.emner.includes(topic));
	const value = { id: typed.id.toLowerCase(), forvaltningId, kinds, topics, purpose: purpose.ok ? purpose.value : '' };
	return { value, problems };
}

/** The last day that was typed. @param most the last one possible, null for no limit */
function readEnd(til: string, { today, most }: { today: string; most: string | null }): string | null {
	if (til === '') return most === null ? null : 'missing';
	if (!isDay(til)) return 'not_a_day';
	if (til < today) return 'past';
	return most !== null && til > most ? 'too_far' : null;
}

/**
 * A samtykke that the borger gave orally or on paper.
 * @param forvaltninger the ids that may be chosen
 * @param today `YYYY-MM-DD`
 * @returns problems by field: `missing`, `unknown`, `forbidden`, `too_long`; `givet`: `health_written` (sundhedsloven § 44); `til`:
 *   `not_a_day`, `past`, `too_far`; `form`: `again`
 */
export function readNote(
	typed: NoteTyped,
	{ forvaltninger, today, months }: { forvaltninger: readonly string[]; today: string; months: Months }
): Read<Covered & { how: NotedHow; toOn: string }> {
	const { value, problems } = readCovered(typed, forvaltninger);
	const how = readHow(typed.givet);
	if (!how) problems.givet = 'missing';
	else if (!isWrittenEnough(how, value.topics)) problems.givet = 'health_written';
	const most = lastDayOf({ ...value, kinds: value.kinds.length > 0 ? value.kinds : allKinds }, today, months);
	const til = readEnd(typed.til, { today, most });
	if (til) problems.til = til;
	if (!how || Object.keys(problems).length > 0) return { ok: false, problems };
	return { ok: true, value: { ...value, how, toOn: typed.til } };
}

/**
 * A hjemmel: the paragraph, and why. It may hold until it is ended.
 * @param forvaltninger the ids that may be chosen; @param today `YYYY-MM-DD`
 */
export function readHjemmel(
	typed: NoteTyped,
	{ forvaltninger, today }: { forvaltninger: readonly string[]; today: string }
): Read<Covered & { paragraph: string; toOn: string | null }> {
	const { value, problems } = readCovered(typed, forvaltninger);
	const paragraph = readNeeded(typed.paragraf, longestParagraph);
	if (!paragraph.ok) problems.paragraf = paragraph.reason;
	const til = readEnd(typed.til, { today, most: null });
	if (til) problems.til = til;
	if (!paragraph.ok || Object.keys(problems).length > 0) return { ok: false, problems };
	return { ok: true, value: { ...value, paragraph: paragraph.value, toOn: typed.til || null } };
}

/** What is withdrawn, as an address says it: `slags=plan` or `emne=helbred`. */
export const switchQuery = (what: Switch) => ('kind' in what ? `slags=${what.kind}` : `emne=${what.topic}`);

/** A form that nobody has written in. @param id what the row will be called */
export const blankNote = (id: string): NoteTyped => ({
	id,
	afdeling: '',
	slags: [],
	emner: [],
	givet: '',
	paragraf: '',
	formaal: '',
	til: ''
});

/** The form as it was sent, whatever else came with it. */
export const noteTypedOf = (posted: FormData): NoteTyped => ({
	id: typedIn(posted, 'id'),
	afdeling: typedIn(posted, 'afdeling'),
	slags: tickedIn(posted, 'slags'),
	emner: tickedIn(posted, 'emner'),
	givet: typedIn(posted, 'givet'),
	paragraf: typedIn(posted, 'paragraf'),
	formaal: typedIn(posted, 'formaal'),
	til: typedIn(posted, 'til')
});
