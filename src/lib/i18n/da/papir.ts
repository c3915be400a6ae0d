import { formatClock, formatDate } from '../../core/dates';

/** Words of the borger's pages of what can be printed and kept. */
export const papir = {
	pdf: 'Hent som PDF',
	print: 'Print',
	plan: {
		title: 'Din plan på papir',
		link: 'Din plan på papir',
		back: 'Til din plan',
		data: 'Hent planen som data',
		dataText: 'Vil du flytte din plan til et andet sted? Her kan et program læse den.',
		json: 'Hent planen til en computer (JSON)',
		fhir: 'Hent til sundhed og social (FHIR)'
	},
	moede: {
		title: { planned: 'Indkaldelse på papir', held: 'Det aftalte vi, på papir', cancelled: 'Aflysning på papir' },
		link: {
			planned: 'Få indkaldelsen på papir',
			held: 'Få det på papir',
			cancelled: 'Få aflysningen på papir'
		},
		back: 'Til mødet',
		sheltered: 'Du skjuler dine spor. Hent kun papiret, hvor ingen andre kan se det.'
	},
	aftale: {
		title: 'Er det det, I aftalte?',
		link: 'Se, hvad I aftalte, og bekræft det',
		lead: 'Læs det igennem. Er der noget, der er forkert, så sig det til den, du mødtes med.',
		nothing: 'Der er ikke skrevet noget ned endnu. Kom tilbage senere.',
		heading: 'Er det rigtigt?',
		notSignature: 'Du siger kun, at du har læst det, og at det er det, I aftalte. Det er ikke en underskrift.',
		free: 'Du behøver ikke. Du mister ikke noget ved at lade være.',
		button: 'Det er det, vi aftalte',
		wrong: 'Nej, der er noget galt',
		done: (at: Date) => `Du bekræftede det ${formatDate(at)} kl. ${formatClock(at)}.`,
		thanks: 'Tak. Dit team kan se det nu.',
		changed: (at: Date) =>
			`Du bekræftede det ${formatDate(at)} kl. ${formatClock(at)}. Siden er der ændret noget. Læs det igen.`,
		again: 'Det er stadig det, vi aftalte',
		errorHeading: 'Det er ikke bekræftet endnu',
		problems: {
			changed: 'Der blev ændret noget, mens du læste. Læs det igen, og tryk så.',
			nothing: 'Der er ikke noget at bekræfte endnu.'
		}
	}
};
