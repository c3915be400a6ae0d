import { formatDay, formatList } from '../../core/dates';

/** How far away a meeting is. */
const near = (inDays: number) =>
	inDays === 0 ? 'i dag' : inDays === 1 ? 'i morgen' : inDays > 1 && inDays <= 14 ? `om ${inDays} dage` : null;

/** Words about one meeting: on Hjem and on the pages of meetings. */
export const moede = {
	next: (inDays: number, underWay: boolean) => {
		const when = underWay ? 'lige nu' : near(inDays);
		return when ? `Næste møde, ${when}` : 'Næste møde';
	},
	near,
	at: (clock: string) => `kl. ${clock}`,
	why: 'Hvorfor',
	duty: 'Du har pligt til at komme',
	voluntary: 'Frivilligt',
	cancelled: 'Aflyst',
	with: (names: readonly string[]) =>
		names.length ? `${formatList(names)} er med` : 'Kun dig og den, der har kaldt ind',
	place: (place: string, detail: string | null) => (detail ? `${place} · ${detail}` : place),
	open: 'Se mødet',
	cannotCome: 'Jeg kan ikke komme',
	call: (who: string, phone: string) => `Ring til ${who}: ${phone}`
};

/** Words of the page Møder and of one meeting. */
export const moeder = {
	title: 'Dine møder',
	lead: 'Her kan du se, hvornår I mødes, hvorfor og med hvem.',
	coming: 'Kommende møder',
	none: (who: string | null) =>
		who
			? `Der er ikke aftalt et nyt møde endnu. ${who} siger til, når det er klar. Vil du mødes før, så ring til ${who}.`
			: 'Der er ikke aftalt et nyt møde endnu. Vil du mødes, så ring til kommunen.',
	earlier: 'Tidligere møder',
	noEarlier: 'Der er ingen tidligere møder.',
	newer: 'Nyere møder',
	older: 'Ældre møder',
	pages: 'Sider med tidligere møder',
	hasReferat: 'Se, hvad I aftalte',
	unwritten: 'Det er ikke skrevet ned endnu, hvad I aftalte.',
	back: 'Alle møder',
	where: 'Hvor?',
	who: 'Hvem er med?',
	whoWas: 'Hvem var med?',
	pageTitle: 'Møde',
	alone: 'Der står ingen på listen endnu.',
	prepare: 'Sådan gør du dig klar',
	noPrepare: 'Du behøver ikke at gøre noget før mødet. Kom, som du er.',
	dutyText: 'Kommer du ikke, kan det få betydning for din hjælp. Ring derfor, hvis du ikke kan.',
	voluntaryText: 'Du må gerne sige nej.',
	cannot: {
		title: 'Kan du ikke komme?',
		text: (who: string | null) =>
			who ? `Ring til ${who}, så finder I en anden dag.` : 'Ring til kommunen, så finder I en anden dag.',
		holds: 'Mødet gælder, til I har talt sammen.'
	},
	calendar: 'Læg i kalender',
	calendarHelp: 'I kalenderen står der ”Møde med kommunen”. Der står ikke hvorfor eller med hvem.',
	calendarEntry: { title: 'Møde med kommunen', description: 'Se mere i Vores Plan.' },
	agreed: 'Det aftalte vi',
	decisions: 'Det sker nu',
	decisionFrom: (on: string) => `Fra ${formatDay(on)}`,
	notHeld: 'Mødet er aflyst. Du skal ikke komme.',
	wasCancelled: 'Mødet blev aflyst.',
	underWay: 'Mødet er i gang nu.',
	declined: 'Kan ikke komme',
	own: 'Din egen gæst'
};
