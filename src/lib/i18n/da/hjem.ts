import { formatDay } from '../../core/dates';

/** Words of the borger's first page. */
export const hjem = {
	title: 'Hjem',
	hello: (name: string) => `Hej ${name}`,
	noted: 'Tak. Vi har noteret det.',
	noDream: 'Hvad drømmer du om? Skriv det, så står det her med dine egne ord.',
	writeDream: 'Skriv det i din plan',
	newMessage: (from: string) => `Ny besked fra ${from}`,
	message: (from: string, at: Date) => `${from} skrev til dig ${formatDay(at)}`,
	noMoede: 'Næste møde',
	allMoeder: (count: number) => `Se alle ${count} møder`,
	nothingYours: 'Du skal ikke gøre noget lige nu.',
	nothingOurs: 'Kommunen skylder dig ikke noget lige nu.',
	noPlan: 'Din plan er ikke klar endnu. Når den er klar, står det næste skridt her.',
	toPlan: 'Se hele planen',
	news: 'Nyt siden sidst',
	nothingNew: 'Der er ikke sket noget nyt. Det her er det seneste:',
	noNews: 'Der er ikke sket noget endnu. Når nogen ændrer noget, står det her.',
	answer: {
		title: 'Hvordan går det?',
		text: 'Giv dit svar på linealen. Det tager et halvt minut.',
		button: 'Giv dit svar',
		last: (at: Date) => `Du svarede sidst ${formatDay(at)}.`,
		never: 'Du har ikke svaret endnu.'
	}
};
