import { daysBetween, formatClock, formatDate, formatDay, formatList } from '../../core/dates';
import { firstName } from '../../core/person';
import { upper } from '../../core/text';

/** How one kind of thing is called, as the borger's own, and as the dpo may know it: never by its title. */
type Thing = {
	/** All of it: the look does not say which one. */
	all: string;
	/** One of which the borger may still see the title: it follows in quotes. */
	named: string;
	/** One without a title. */
	one: string;
	/** "3 af dine møder". */
	some: string;
	/** As the dpo reads it. */
	outside: string;
	/** "3 møder". */
	outsideSome: string;
};

const thing = (
	all: string,
	[named, one, some]: [string, string, string],
	[outside, many]: [string, string]
): Thing => ({
	...{ all, named, one, some, outside, outsideSome: many }
});

const things = {
	borger: thing('dit navn', ['dit navn', 'dit navn', 'navne'], ['navnet', 'navne']),
	team: thing('dit team', ['dit team', 'dit team', 'dine teams'], ['teamet', 'teams']),
	plan: thing('din plan', ['din plan', 'din plan', 'dine planer'], ['planen', 'planer']),
	maal: thing('dine mål', ['dit mål', 'et af dine mål', 'dine mål'], ['et mål', 'mål']),
	delmaal: thing('skridtene på vejen', ['skridtet', 'et skridt på vejen', 'skridtene'], ['et delmål', 'delmål']),
	aftale: thing('dine aftaler', ['aftalen', 'en af dine aftaler', 'dine aftaler'], ['en aftale', 'aftaler']),
	indsats: thing('din hjælp', ['hjælpen', 'noget af din hjælp', 'din hjælp'], ['en indsats', 'indsatser']),
	wish: thing('det, du ønsker dig', ['dit ønske', 'et af dine ønsker', 'dine ønsker'], ['et ønske', 'ønsker']),
	moede: thing('dine møder', ['dit møde', 'et af dine møder', 'dine møder'], ['et møde', 'møder']),
	samtale: thing('dine beskeder', ['samtalen', 'en af dine samtaler', 'dine samtaler'], ['en samtale', 'samtaler']),
	trivselsmaaling: thing(
		'dine svar på linealen',
		['dit svar om', 'et af dine svar', 'dine svar'],
		['et svar på linealen', 'svar på linealen']
	),
	trivselsnote: thing(
		'det, du skrev til dine svar',
		['det, du skrev om', 'det, du skrev til et svar', 'dine ord til svar'],
		['en note til et svar', 'noter til svar']
	),
	samtykke: thing(
		'siden ”Hvem må se hvad”',
		['tilladelsen', 'en af dine tilladelser', 'dine tilladelser'],
		['adgangen', 'adgange']
	),
	log: thing(
		'loggen over dine oplysninger',
		['loggen', 'loggen over dine oplysninger', 'loggen'],
		['loggen', 'opslag i loggen']
	)
} satisfies Record<string, Thing>;
const unknown = thing(
	'dine oplysninger',
	['dine oplysninger', 'en af dine oplysninger', 'dine oplysninger'],
	['en oplysning', 'oplysninger']
);
const thingOf = (kind: string): Thing => (Object.hasOwn(things, kind) ? things[kind as keyof typeof things] : unknown);

/** A thing that was looked at. `title`: what the borger may read of it themself. */
type Item = { kind: string; id: string | null; title?: string | null };

/** So many titles stand in the sentence; more are told beside it. */
const namedInSentence = 3;

function byKind(items: readonly Item[]): [string, Item[]][] {
	// Whoever saw more than the name saw the name too.
	const more = items.filter(({ kind }) => kind !== 'borger');
	const kinds = new Map<string, Item[]>();
	for (const item of more.length ? more : items) kinds.set(item.kind, [...(kinds.get(item.kind) ?? []), item]);
	return [...kinds];
}

/**
 * What somebody looked at, as the borger's own: `dine møder ”Kick-off” og ”Opfølgning”, din plan`.
 * @returns also the titles for which there was no room
 */
export function sayOwnItems(items: readonly Item[]): { said: string; titles: string[] } {
	const titles: string[] = [];
	const parts = byKind(items).map(([kind, of]) => {
		const words = thingOf(kind);
		if (of.some(({ id }) => id === null)) return words.all;
		const named = of.flatMap(({ title }) => (title ? [title] : []));
		if (of.length === 1) return named[0] ? `${words.named} ”${named[0]}”` : words.one;
		if (named.length === of.length && of.length <= namedInSentence)
			return `${words.some} ${formatList(named.map((title) => `”${title}”`))}`;
		titles.push(...named);
		return `${of.length} af ${words.some}`;
	});
	return { said: formatList(parts), titles };
}

/** What somebody looked at, as the dpo reads it: "et mål", "3 møder og planen". Never a title. */
export const sayItemsOutside = (items: readonly Item[]) =>
	formatList(
		byKind(items).map(([kind, of]) => {
			const words = thingOf(kind);
			if (of.some(({ id }) => id === null)) return wholeOf(words);
			return of.length === 1 ? words.outside : `${of.length} ${words.outsideSome}`;
		})
	);
/** All of a kind: "møder", but "planen". */
const wholeOf = ({ outside, outsideSome }: Thing) => (/^e[nt] /.test(outside) ? outsideSome : outside);

const clock = (at: Date) => `kl. ${formatClock(at)}`;
/** So many times stand in the sentence. */
const timesInSentence = 6;

/** What one look did: "åbnede" … "din plan". */
export function deedOf(kind: string, said: string): { verb: string; object: string } {
	switch (kind) {
		case 'list':
			return { verb: 'så', object: `${said} på en liste` };
		case 'login':
			return { verb: 'loggede', object: 'ind' };
		case 'export':
			return { verb: 'hentede', object: `${said} ud` };
		case 'population':
		case 'everybody':
			return { verb: 'brugte', object: 'dine oplysninger' };
		default:
			return { verb: 'åbnede', object: said };
	}
}

/**
 * "Kl. 10.14 åbnede Mette din plan." or "Mette åbnede din plan 3 gange: kl. 9.12, 9.14 og 10."
 * @param who as in a sentence: "Mette", "du", "systemet"
 * @param times at least one, earliest first
 */
export function sayLook(
	{ verb, object }: { verb: string; object: string },
	who: string,
	times: readonly Date[]
): string {
	const [first] = times;
	const last = times.at(-1);
	if (!first || !last) return '';
	if (times.length === 1) return `${upper(clock(first))} ${verb} ${who} ${object}.`;
	const often = `${upper(who)} ${verb} ${object} ${times.length} gange`;
	const clocks = clocksOf(times);
	if (clocks.length > timesInSentence) return `${often} mellem ${clock(first)} og ${clock(last)}.`;
	return `${often}: kl. ${formatList(clocks)}.`;
}

/** Whether the sentence had no room for every time. */
export const hasMoreTimes = (times: readonly Date[]) => clocksOf(times).length > timesInSentence;

/** Each minute once. */
const clocksOf = (times: readonly Date[]) => [...new Set(times.map(formatClock))];

export const looks = {
	title: 'Hvem har set mine oplysninger?',
	lead: 'Her står alle, der har set noget om dig i din plan. Det nyeste står først.',
	explain: {
		heading: 'Hvad står her?',
		text: [
			'Hver gang nogen åbner noget om dig, bliver det skrevet ned. Det sker, før de får det at se.',
			'Ingen kan rette eller slette i listen. Det kan kommunen heller ikke.',
			'Listen viser, hvad der er set i denne løsning. Den viser ikke, hvad der er set i kommunens andre systemer.'
		]
	},
	filter: {
		legend: 'Vis kun noget',
		who: 'Hvem',
		everybody: 'Alle',
		what: 'Hvad',
		everything: 'Alt',
		button: 'Vis',
		clear: 'Vis alt',
		kinds: {
			plan: 'Din plan',
			moeder: 'Dine møder',
			svar: 'Dine svar på linealen',
			beskeder: 'Dine beskeder',
			navn: 'Dit navn og dit team',
			log: 'Log-ind og kontrol'
		}
	},
	none: 'Ingen har set noget om dig endnu.',
	noneSuch: 'Der er ikke set noget af det, du har valgt.',
	count: (count: number) => (count === 1 ? '1 gang' : `${count} gange`),
	newest: 'Vis det nyeste',
	older: 'Vis ældre',
	pages: 'Sider',
	reason: 'Grund',
	times: 'Alle tidspunkter',
	which: 'Se hvilke',
	/** The overall question on the ruler. */
	overall: 'Hvordan går det?',
	you: 'Dig selv',
	inSentence: { you: 'du', system: 'systemet' },
	system: 'Systemet',
	systemDetail: 'Ingen person så det.',
	/** Somebody whose name is not told, or not known any more. */
	someone: (role: string) => `en ${role}`,
	ask: (name: string | null) => (name ? `Spørg ${firstName(name)} hvorfor` : 'Spørg hvorfor'),
	wrong: {
		heading: 'Er der noget, du ikke forstår?',
		text: 'Spørg den, der har set det, eller din tovholder. Du kan også skrive til kommunens databeskyttelsesrådgiver. Det er den, der holder øje med, om vi passer på dine oplysninger.',
		decide: 'Bestem, hvem der må se hvad',
		number: (id: string) => `Giv dem dit nummer i listen: ${id}`
	}
};

/** "I dag", "i går", "tirsdag 1. december", or with its year when that is another one. */
export function sayDay(day: string, today: string): string {
	const days = daysBetween(day, today);
	if (days === 0) return `i dag, ${formatDay(day)}`;
	if (days === 1) return `i går, ${formatDay(day)}`;
	return day.slice(0, 4) === today.slice(0, 4) ? formatDay(day) : formatDate(day);
}

/** The subject of a message that asks about a day's looks; `direct` when it goes to who looked. */
export const askSubject = (day: string, direct: boolean) =>
	direct
		? `Hvorfor så du mine oplysninger ${formatDay(day)}?`
		: `Hvem så mine oplysninger ${formatDay(day)}, og hvorfor?`;
