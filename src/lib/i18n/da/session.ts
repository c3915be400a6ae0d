import { formatClock, formatNearDay } from '../../core/dates';

/** What is said when a log-in is about to end, or has ended. */
export const session = {
	idleTitle: 'Er du her stadig?',
	idle: (at: Date) => `Kl. ${formatClock(at)} logger vi dig af, så ingen andre kan se din side.`,
	idleHelp: 'Tryk på en tast eller på knappen, så bliver du.',
	stay: 'Jeg er her stadig',
	endTitle: 'Snart skal du logge ind igen',
	end: (at: Date) => `Kl. ${formatClock(at)} er det så længe siden, du loggede ind, at vi spørger igen.`,
	endHelp: 'Gem eller send det, du er i gang med, nu.',
	understood: 'Forstået',
	overTitle: 'Du er logget af',
	over: 'Det, du skrev på siden, er her endnu.',
	overHelp: 'Log ind i et nyt vindue, og kom tilbage hertil. Så kan du skrive videre.',
	logIn: 'Log ind igen',
	logInNote: 'åbner i et nyt vindue',
	logOff: 'Log af',
	failed: 'Vi kan ikke få fat i serveren lige nu. Prøv igen om lidt.'
};

/** A form that came after the log-in had ended, or from another person's page. */
export const expired = {
	title: 'Du var logget af, da du sendte',
	lead: 'Det, du skrev, er ikke gemt endnu. Det er her på siden.',
	step1: 'Log ind i et nyt vindue.',
	step2: 'Kom tilbage hertil, og tryk på ”Send igen”.',
	logIn: 'Log ind igen',
	again: 'Send igen',
	copy: 'Log ind igen, find siden, og skriv det dér. Du kan kopiere det herfra.',
	typed: 'Det skrev du',
	file: 'Filen kunne ikke gemmes. Vælg den igen.',
	otherTitle: 'Du er logget ind som en anden',
	other: 'Det, der blev sendt, hørte til en anden person. Vi har ikke gemt det.',
	close: 'Luk de sider, som den anden har åbne.'
};

const seen = (at: Date, now: Date) => `${formatNearDay(at, now)} kl. ${formatClock(at)}`;

export const settings = {
	title: 'Indstillinger',
	sessions: {
		heading: 'Her er du logget ind',
		lead: 'Kender du ikke en af dem? Så log den ud, og ring til kommunen.',
		unknown: 'Ukendt enhed',
		current: 'Den bruger du nu',
		began: (at: Date, now: Date) => `Logget ind ${seen(at, now)}.`,
		seen: (at: Date, now: Date) => `Sidst brugt ${seen(at, now)}.`,
		end: 'Log ud',
		endAbout: (device: string, at: Date, now: Date) => `: ${device}, logget ind ${seen(at, now)}`,
		ended: 'Den er logget ud.',
		all: 'Log ud alle steder',
		allHelp: 'Du bliver også logget ud her.'
	},
	trace: {
		heading: 'Skjul mine spor',
		lead: 'Er der nogen, som ikke må vide, at du bruger Vores Plan? Så slå det til.',
		does: [
			'Vi sender ingen beskeder til din telefon eller mail.',
			'Du kan ikke hente møder til din kalender.',
			'Intet bliver gemt på telefonen.',
			'På alle sider står ”Forlad siden”. Den logger dig af og viser en anden side.'
		],
		rest: 'Browseren husker stadig de sider, du har været på. Brug et privat vindue, hvis andre kan se din telefon.',
		isOn: 'Det er slået til.',
		isOff: 'Det er slået fra.',
		on: 'Slå til',
		off: 'Slå fra',
		protected: 'Du har hemmelig adresse. Derfor er det altid slået til.',
		call: (phone: string) =>
			phone ? `Er du i fare, så ring 112. Du kan også ringe til kommunen på ${phone}.` : 'Er du i fare, så ring 112.'
	},
	roles: {
		heading: 'Dine roller',
		lead: 'Du bruger én rolle ad gangen.',
		current: (role: string) => `Du er her som ${role}.`,
		change: (role: string) => `Skift til ${role}`
	}
};

export const roleChoice = {
	title: 'Hvem er du her som?',
	lead: 'Du har flere roller. Du kan skifte igen oppe ved dit navn.',
	as: (role: string) => `Fortsæt som ${role}`,
	lost: 'Den rolle har du ikke længere.'
};
