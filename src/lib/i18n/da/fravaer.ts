import { formatDay } from '../../core/dates';

const day = {
	missing: 'Vælg en dag.',
	not_a_day: 'Det er ikke en dato. Skriv den som dag, måned og år.',
	too_far: 'Dagen ligger for langt fremme. Vælg højst et år.'
};
const period = (from: string, to: string) =>
	from === to ? formatDay(from) : `fra ${formatDay(from)} til og med ${formatDay(to)}`;

/** When somebody is away, as borgere and staff read it. */
export const fravaer = {
	/** "Tove er væk til og med fredag 27. november." `who` is a first name. */
	away: (who: string, { now, fromOn, toOn }: { now: boolean; fromOn: string; toOn: string }) =>
		now ? `${who} er væk til og med ${formatDay(toOn)}.` : `${who} er væk ${period(fromOn, toOn)}.`,
	/** "Karen svarer, når Tove er væk." */
	answers: (deputy: string, who: string) => `${deputy} svarer, når ${who} er væk.`,
	/** For the borger, when nobody answers instead. */
	nobody: 'Kan det ikke vente, så ring til kommunen.',
	/** For staff, when nobody answers instead. */
	noDeputy: 'Der er ingen stedfortræder i de dage.',

	title: 'Mit fravær',
	lead: 'De borgere, du er på team med, kan se, hvilke dage du er væk. De kan ikke se hvorfor.',
	link: 'Mit fravær',
	back: 'Tilbage til Mine borgere',
	deputyHint: 'Holder du trådene for nogen, så sæt en stedfortræder ind på deres team.',
	heading: 'Sig, at du er væk',
	fra: 'Fra',
	til: 'Til og med',
	ord: 'Et par ord til borgerne (du må lade det stå tomt)',
	ordHint: 'For eksempel: Jeg læser ikke beskeder. Skriv ikke, hvorfor du er væk.',
	shared: 'Delt med det samme med de borgere, du er på team med, og med dine kolleger.',
	button: 'Gem fravær',
	listHeading: 'Sagt indtil nu',
	none: 'Du har ikke sagt, at du er væk.',
	row: period,
	now: 'Du er væk nu',
	end: { now: 'Jeg er tilbage', later: 'Jeg er der alligevel' },
	ended: 'Dit fravær er stoppet.',
	saved: 'Dit fravær er gemt.',
	errorHeading: 'Det er ikke gemt endnu',
	problems: {
		fra: {
			...day,
			past: 'Dagen er gået. Vælg i dag eller senere.',
			overlap: 'Du har allerede sagt, at du er væk i nogle af de dage. Vælg andre dage, eller stop det andet først.'
		},
		til: { ...day, before_start: 'Den sidste dag ligger før den første.' },
		ord: {
			forbidden: 'Der er tegn i teksten, som vi ikke kan gemme. Skriv teksten igen.',
			too_long: 'Skriv højst 300 tegn.'
		},
		form: {
			unknown: 'Siden var gammel. Tryk på knappen igen, så gemmer vi det.',
			other: 'Den her side er allerede gemt med andre dage. Se på listen, hvad der står.'
		}
	}
};
