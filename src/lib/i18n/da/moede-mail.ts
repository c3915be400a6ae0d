import { dayOf, formatClock, formatDay } from '../../core/dates';

const when = (startsAt: Date, endsAt: Date) =>
	`${formatDay(startsAt)} ${dayOf(startsAt).slice(0, 4)} kl. ${formatClock(startsAt)}–${formatClock(endsAt)}`;
/** What staff know a borger by where no name may stand. */
const what = (planNumber: number | null) => (planNumber === null ? 'Møde i Vores Plan' : `Møde, plan ${planNumber}`);

/** What a mail may say of a meeting: no name, no place, nothing that anybody wrote. */
type Told = { planNumber: number | null; startsAt: Date; endsAt: Date };

/** Mails that put a meeting into a professional's calendar, and the page on which they answer. */
export const moedeMail = {
	/** How the meeting is called in the calendar. */
	entry: what,
	entryText: (answerAt: string, pageAt: string) =>
		`Svar her: ${answerAt}\nSe mødet i Vores Plan: ${pageAt}\nSvar i kalenderen når ikke frem.`,
	gone: 'Mødet er aflyst, eller du skal ikke være med mere.',
	subject: {
		request: (told: Told) => `Indkaldelse: ${what(told.planNumber)}`,
		moved: (told: Told) => `Ændret: ${what(told.planNumber)}`,
		cancel: (told: Told) => `Udgår: ${what(told.planNumber)}`
	},
	text: {
		request: (told: Told, links: { answerAt: string; pageAt: string }) =>
			[
				`Du er kaldt ind til et møde.`,
				`${what(told.planNumber)}\n${when(told.startsAt, told.endsAt)} (dansk tid)`,
				`Svar her med ét tryk:\n${links.answerAt}`,
				`Se, hvad mødet handler om, og hvor det er, i Vores Plan:\n${links.pageAt}`,
				`Svar i kalenderen når ikke frem. Giv ikke mailen videre: linket svarer for dig.`
			].join('\n\n'),
		moved: (told: Told, links: { answerAt: string; pageAt: string }) =>
			[
				`Tiden gælder nu sådan:`,
				`${what(told.planNumber)}\n${when(told.startsAt, told.endsAt)} (dansk tid)`,
				`Svar her med ét tryk:\n${links.answerAt}`,
				`Se, hvad mødet handler om, og hvor det er, i Vores Plan:\n${links.pageAt}`,
				`Svar i kalenderen når ikke frem. Giv ikke mailen videre: linket svarer for dig.`
			].join('\n\n'),
		cancel: (told: Told) =>
			[
				`Mødet er aflyst, eller du skal ikke være med mere.`,
				`${what(told.planNumber)}\n${when(told.startsAt, told.endsAt)} (dansk tid)`,
				`Vil du vide mere, så spørg den, der holder trådene.`
			].join('\n\n')
	},

	/** The page behind the link. */
	page: {
		title: 'Svar på mødet',
		when,
		what,
		zone: 'Tiden er dansk tid.',
		current: { yes: 'Du har svaret, at du kommer.', no: 'Du har svaret, at du ikke kommer.', none: null },
		yes: 'Ja, jeg kommer',
		no: 'Jeg kommer ikke',
		noHeading: 'Kan du ikke komme?',
		reason: 'Hvorfor kan du ikke komme?',
		reasonHint: 'Medarbejdere, der må se mødet, læser det. Borgeren ser kun, at du ikke kommer.',
		instead: 'Kommer en kollega i stedet, så skriv det i Vores Plan.',
		saved: { yes: 'Dit svar er gemt: Du kommer.', no: 'Dit svar er gemt: Du kommer ikke.' },
		change: 'Du kan ændre dit svar her, til mødet er slut.',
		over: 'Mødet er slut, aflyst eller flyttet. Du kan ikke svare her mere.',
		seen: 'Se mødet i Vores Plan',
		errors: 'Dit svar er ikke gemt endnu',
		problems: {
			missing: 'Skriv, hvorfor du ikke kan komme.',
			too_long: 'Teksten er for lang. Skriv højst 500 tegn.',
			forbidden: 'Der er tegn i teksten, som vi ikke kan gemme. Skriv teksten igen.'
		}
	}
};
