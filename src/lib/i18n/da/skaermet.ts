import { firstName } from '../../core/person';

/** A borger whom somebody close may watch: what staff do about it. */
export const skaermet = {
	heading: 'Skærmet',
	errorHeading: 'Det er ikke ændret',
	is: (name: string) => `${firstName(name)} er skærmet.`,
	isNot: (name: string) => `${firstName(name)} er ikke skærmet.`,
	means: (name: string) =>
		`Vi sender ingen mails og ingen beskeder til telefonen, og møder kan ikke hentes til en kalender. På hver side kan ${firstName(name)} trykke på ”Forlad siden”.`,
	when: (name: string) =>
		`Skærm ${firstName(name)}, hvis en anden ser med på telefonen eller i mailen. ${firstName(name)} kan også selv gøre det.`,
	protectedAddress: (name: string) =>
		`${firstName(name)} har beskyttet adresse. Så er ${firstName(name)} altid skærmet.`,
	on: (name: string) => `Skærm ${firstName(name)}`,
	off: 'Slå skærmningen fra',
	offWhen: (name: string) => `Slå den kun fra, når ${firstName(name)} selv beder om det.`,
	done: { on: 'Skærmningen er slået til.', off: 'Skærmningen er slået fra.' },
	logOut: {
		heading: 'Hvis en anden har telefonen',
		text: (name: string) =>
			`Ringer ${firstName(name)} om det, så tryk her. Det gælder alle telefoner og computere. ${firstName(name)} kan logge ind igen bagefter.`,
		button: (name: string) => `Log ${firstName(name)} ud alle steder`,
		done: (name: string) => `${firstName(name)} er logget ud alle steder.`
	},
	problems: {
		missing: 'Vælg, om skærmningen skal være til eller fra.',
		not_yours: 'Du kan ikke ændre det for denne borger mere. Intet er ændret.',
		protected_address: 'Borgeren har beskyttet adresse. Skærmningen kan ikke slås fra.'
	}
};
