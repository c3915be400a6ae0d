import { formatDate } from '../../core/dates';

const kinds = {
	moede_tomorrow: { name: 'Du har møde i morgen' },
	moede_changed: { name: 'Et møde er flyttet eller aflyst' },
	plan_version: { name: 'Din plan er ændret' },
	answer: { name: 'Du har fået svar' },
	ruler_due: { name: 'Det er tid til et svar på linealen', hint: 'Højst én gang om ugen.' },
	samtykke_expires: { name: 'Et ja til at se dine oplysninger udløber snart' },
	digest: { name: 'Det, der venter på mig', hint: 'Én gang om dagen, og kun når noget venter.' },
	invitation: {
		name: 'Invitation til møde',
		hint: 'Går til den arbejdsmail, som administratoren har skrevet, og lægger sig i din kalender.'
	}
};

/** Words of Påmindelser: what one is told of, where and when. */
export const paamindelser = {
	title: 'Påmindelser',
	leads: {
		borger: 'Du bestemmer, hvad vi skal sige til om. Vi skriver aldrig, hvad det handler om.',
		fagperson: 'Vælg, hvad du vil høre om uden for Vores Plan. Der står aldrig et navn.'
	},
	back: 'Tilbage til indstillinger',
	card: {
		heading: 'Påmindelser',
		texts: {
			borger: 'Få besked på telefonen eller på mail, for eksempel dagen før et møde.',
			fagperson: 'Få et overblik over det, der venter på dig, og invitationer til møder.'
		},
		link: 'Vælg påmindelser'
	},
	hidden: {
		heading: 'Vi sender ingen påmindelser',
		text: 'Du har slået ”Skjul mine spor” til. Så sender vi intet til din telefon eller mail.',
		link: 'Se ”Skjul mine spor”'
	},
	phone: {
		heading: 'På denne telefon',
		stranger: 'Andre kan se beskeden på skærmen. Derfor står der kun ”Du har nyt i Vores Plan”.',
		needsScript: 'Din browser kører ikke JavaScript. Så kan vi ikke sende til telefonen. Brug mail.',
		unsupported: 'Din browser kan ikke få påmindelser. Brug mail, eller prøv en anden browser.',
		install:
			'På iPhone skal Vores Plan først ligge på hjemmeskærmen. Tryk på Del, og vælg ”Føj til hjemmeskærm”. Åbn den derfra, og kom tilbage hertil.',
		denied: 'Du har sagt nej til beskeder fra denne side. Sig ja i telefonens indstillinger, og kom tilbage.',
		off: 'Det er slået fra her.',
		on: 'Det er slået til her.',
		turnOn: 'Slå til på denne telefon',
		turnOff: 'Slå fra på denne telefon',
		working: 'Vent lidt …',
		failed: 'Det lykkedes ikke. Prøv igen om lidt.',
		list: 'Her er det slået til',
		device: (from: Date) => `En browser, siden ${formatDate(from)}`,
		hereToo: 'Den bruger du nu',
		remove: 'Slå fra',
		removed: 'Det er slået fra.'
	},
	mail: {
		heading: 'På mail',
		none: 'Kommunen kan ikke sende mail endnu.',
		lead: 'Skriv din mailadresse. Så sender vi et link, som du skal trykke på.',
		address: 'Mailadresse',
		save: 'Gem adressen',
		remove: 'Fjern adressen',
		waiting: (address: string) =>
			`Vi sender en mail til ${address}. Tryk på linket i den. Først da sender vi påmindelser. Linket virker i 7 dage.`,
		sent: (address: string) =>
			`Vi har sendt en mail til ${address}. Tryk på linket i den. Først da sender vi påmindelser. Linket virker i 7 dage.`,
		confirmed: (address: string) => `Vi sender til ${address}.`,
		again: 'Send mailen igen',
		change: 'Ret adressen',
		saved: 'Adressen er gemt. Se efter en mail fra os.',
		removed: 'Adressen er fjernet.',
		asked: 'Du får en mail til.'
	},
	choice: {
		heading: 'Hvad vil du høre om?',
		kinds,
		push: 'På telefonen',
		email: 'På mail',
		order: 'Vi prøver telefonen først. Kan den ikke nås, sender vi en mail.',
		noAddress: 'Skriv din mailadresse ovenfor, hvis du vil have mail.',
		notConfirmed: 'Mail kommer først, når du har trykket på linket i mailen fra os.',
		hour: 'Hvornår på dagen?',
		hourHint: 'Vi sender aldrig mellem kl. 20 og 8.',
		clock: (hour: number) => `Kl. ${hour}`,
		save: 'Gem valgene',
		saved: 'Dine valg er gemt.'
	},
	errorHeading: 'Det kan ikke gemmes endnu',
	problems: {
		tid: { not_an_hour: 'Vælg et tidspunkt mellem kl. 8 og 19.' },
		email: {
			missing: 'Skriv din mailadresse.',
			not_an_email: 'Skriv en mailadresse, for eksempel navn@mail.dk.',
			too_soon: 'Vent 10 minutter. Så kan du få en mail til.'
		}
	}
};

/** The page that a mail leads to, before anybody is logged in. */
export const bekraeft = {
	title: 'Bekræft din mail',
	lead: 'Tryk på knappen, så sender vi påmindelser til den mail, du kom fra.',
	other: 'Har du ikke bedt om det? Så luk siden. Der sker ikke mere.',
	button: 'Ja, send til min mail',
	over: 'Linket virker ikke mere. Log ind, og bed om en ny mail under Indstillinger.',
	doneTitle: 'Din mail er bekræftet',
	done: 'Nu sender vi påmindelser til den. Du kan altid ændre det under Indstillinger.',
	logIn: 'Log ind'
};
