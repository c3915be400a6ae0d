import { formatList } from '../../core/dates';
import { team } from './team';

const upper = (text: string) => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
const topicNames = (topics: readonly string[]) =>
	Object.entries(team.topics).flatMap(([key, label]) => (topics.includes(key) ? [label] : []));
/** Names in a sentence, never more than three. */
export const few = (names: readonly string[]) =>
	names.length > 3 ? `${names.slice(0, 2).join(', ')} og ${names.length - 2} andre` : formatList(names);

/** Somebody's words inside our sentence, cut at a word. */
export function shortWords(text: string) {
	const letters = [...text.trim().replace(/\s+/g, ' ')];
	return letters.length <= 60
		? letters.join('')
		: `${letters
				.slice(0, 60)
				.join('')
				.replace(/\s+\S*$/, '')} …`;
}

/** Words that all of the borger's own forms share. */
export const write = {
	change: 'Ret',
	/** For a screen reader: which one. */
	about: (text: string) => `: ${shortWords(text)}`,
	save: 'Gem',
	remove: 'Tag væk',
	undo: 'Fortryd',
	saved: 'Det er gemt.',
	removed: (text: string) => `”${shortWords(text)}” er taget væk.`,
	errors: 'Det er ikke gemt endnu',
	optional: 'Du behøver ikke.',
	/** What the button is called in a sentence. */
	sendWord: 'Send',
	send: (names: readonly string[]) => (names.length === 0 ? 'Gem' : `Send til ${few(names)}`),
	/** Said before it happens: who reads it. */
	readers: (names: readonly string[], button: string) =>
		names.length === 0
			? 'Lige nu må ingen på dit team læse det. Det bliver gemt til dig.'
			: `${few(names)} kan læse det, når du trykker ${button}.`,
	sensitive: {
		title: 'Er det følsomt?',
		legend: 'Handler det om noget af det her?',
		hint: 'Sæt et hak. Så ser kun de det, der må se noget om det.',
		options: Object.entries(team.topics).map(([value, label]) => ({ value, label: upper(label) }))
	},
	marked: (topics: readonly string[]) => `Kun de, der må se noget om ${formatList(topicNames(topics))}, ser det.`,
	problems: {
		missing: 'Skriv noget, før du gemmer.',
		forbidden: 'Der er et tegn i din tekst, som vi ikke kan gemme. Skriv den igen uden tegnet.',
		too_long: (most: number) => `Din tekst er for lang. Der er plads til ${most.toLocaleString('da-DK')} tegn.`
	}
};
