import { few, shortWords } from './own-words';

/** Where the borger chooses what to be asked about. */
export const emner = {
	title: 'Hvad vil du svare på?',
	link: 'Vælg, hvad du vil svare på',
	lead: 'Du kan vælge op til seks ting. Så spørger vi til dem, når du giver dit svar.',
	overall: 'Vi spørger altid, hvordan det går samlet set. Resten vælger du selv.',
	chosen: 'Det har du valgt',
	count: (count: number) => `${count} af 6`,
	none: 'Du har ikke valgt noget endnu.',
	goal: 'Et af dine mål',
	goals: 'Dine mål',
	goalsLead: 'Tryk på et mål, hvis du vil svare på, hvordan det går.',
	choose: 'Vælg',
	own: 'Med dine egne ord',
	label: 'Hvad vil du svare på?',
	hint: 'Skriv det kort, for eksempel: At sove om natten.',
	readers: (names: readonly string[]) =>
		names.length === 0
			? 'Lige nu må ingen på dit team læse dine svar.'
			: `${few(names)} kan se, hvad du vælger, og læse dine svar.`,
	added: (text: string) => `Nu spørger vi også til ”${shortWords(text)}”.`,
	removed: (text: string) => `Vi spørger ikke mere til ”${shortWords(text)}”. Dine svar bliver stående.`,
	back: 'Tilbage til dit svar',
	full: 'Du har valgt seks. Tag én væk, før du vælger en ny.',
	problems: {
		missing: 'Skriv, hvad du vil svare på.',
		unknown: 'Det mål er ikke i din plan længere.',
		most: 'Du har allerede valgt seks. Tag én væk først. Det, du skrev, står her endnu.'
	}
};
