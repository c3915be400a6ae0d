import { formatDate } from '../../core/dates';

const konti = (count: number) => (count === 1 ? '1 konto' : `${count} konti`);

/** The administrator's pages about accounts of the staff. */
export const adminKonti = {
	title: 'Konti',
	lead: 'Medarbejdere, der kan logge ind. Borgere er ikke her.',
	add: 'Ny konto',
	search: 'Find en medarbejder',
	searchHint: 'Navn, titel, brugernavn eller enhed',
	role: 'Rolle',
	anyRole: 'Alle roller',
	searchButton: 'Søg',
	clear: 'Vis alle',
	filterLabel: 'Vis',
	filters: { aktive: 'Åbne', lukkede: 'Lukkede', alle: 'Alle' },
	list: 'Konti',
	found: konti,
	foundFor: (count: number, words: string) => `${konti(count)} med ”${words}”`,
	nothing: 'Ingen konti passer til det, du søger.',
	columns: { name: 'Navn', username: 'Brugernavn', enhed: 'Enhed', roles: 'Roller' },
	closed: 'Lukket',
	noRoles: 'Ingen',
	pages: {
		label: 'Sider i listen',
		previous: 'Forrige side',
		next: 'Næste side',
		now: (side: number, of: number) => `Side ${side} af ${of}`
	},
	back: 'Tilbage til konti',
	newTitle: 'Ny konto',
	newLead: 'Personen kan logge ind med det samme. Log-ind sker hos kommunens egen udbyder.',
	navn: 'Navn',
	titel: 'Titel (valgfri)',
	titelHint: 'Borgeren ser navn og titel.',
	telefon: 'Telefon (valgfri)',
	email: 'Mail (valgfri)',
	brugernavn: 'Brugernavn hos log-ind-udbyderen',
	brugernavnHint: 'Første gang personen logger ind, finder vi kontoen på det navn.',
	enhed: 'Enhed',
	chooseEnhed: 'Vælg en enhed',
	enhedHint: 'Flytter du personen til en anden forvaltning, skifter adgangen med det samme.',
	roller: 'Roller',
	rollerHint: 'En person med flere roller vælger selv, hvilken der gælder nu.',
	roleHints: {
		fagperson: 'Arbejder med borgere, når de er på teamet.',
		fordeler: 'Starter planer og udpeger tovholdere. Ser ikke, hvad der står i dem.',
		leder: 'Ser tal, ingen personer.',
		admin: 'Sætter løsningen op. Ser ingen borgere.',
		dpo: 'Ser, hvem der har set hvad.'
	},
	save: 'Gem kontoen',
	addButton: 'Opret kontoen',
	saved: 'Kontoen er gemt.',
	closedSaved: 'Kontoen er lukket. Personen kan ikke logge ind.',
	openedSaved: 'Kontoen er åben igen.',
	unboundSaved: 'Log-ind er glemt. Næste log-ind med brugernavnet får kontoen.',
	mine: 'Det er din egen konto. En anden administrator kan rette den.',
	closeHeading: 'Luk kontoen',
	closeText:
		'Den, der er logget ind, er ude med det samme. Det, personen har skrevet, bliver stående. Holder personen tråde for borgere, skal en fordeler udpege en ny tovholder.',
	close: 'Luk kontoen',
	openHeading: 'Kontoen er lukket',
	closedOn: (at: Date) => `Lukket ${formatDate(at)}. Personen kan ikke logge ind.`,
	open: 'Åbn kontoen igen',
	identityHeading: 'Log-ind',
	identity: (issuer: string, at: Date) => `Knyttet til ${issuer} siden ${formatDate(at)}.`,
	noIdentity: 'Personen har ikke logget ind endnu.',
	unbindText:
		'Har den forkerte fået kontoen, så glem log-ind. Den, der er logget ind, er ude med det samme. Ret brugernavnet, hvis det er forkert.',
	unbind: 'Glem log-ind',
	changes: 'Ændringer af konti',
	refused: {
		unknown: 'Kontoen findes ikke mere.',
		self: 'Du kan ikke ændre din egen konto. Bed en anden administrator om det.'
	},
	problems: {
		navn: {
			missing: 'Skriv et navn.',
			too_long: 'Skriv højst 120 tegn.',
			forbidden: 'Navnet har et tegn, vi ikke kan gemme.'
		},
		titel: { too_long: 'Skriv højst 120 tegn.', forbidden: 'Titlen har et tegn, vi ikke kan gemme.' },
		telefon: { not_a_phone: 'Skriv et telefonnummer med tal, for eksempel 85 10 20 20.' },
		email: { not_an_email: 'Skriv en mailadresse, for eksempel navn@kommune.dk.' },
		brugernavn: {
			missing: 'Skriv brugernavnet.',
			too_long: 'Skriv højst 200 tegn.',
			forbidden: 'Brugernavnet har et tegn, vi ikke kan gemme.',
			spaces: 'Et brugernavn har ingen mellemrum.',
			taken: 'En anden konto har det brugernavn.'
		},
		enhed: { missing: 'Vælg en enhed.', closed: 'Enheden er lukket. Vælg en anden.' },
		roller: {
			missing: 'Vælg mindst én rolle. Skal personen ikke ind, så luk kontoen.',
			self: 'Du kan ikke ændre dine egne roller. Bed en anden administrator om det.',
			ekstern: 'En ekstern part kan kun være fagperson.'
		},
		form: { self: 'Du kan ikke ændre din egen konto. Bed en anden administrator om det.' }
	}
};
