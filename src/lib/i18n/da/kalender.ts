import { formatDay } from '../../core/dates';

/** The borger's meetings in their own calendar. */
export const kalender = {
	heading: 'Møder i din kalender',
	lead: 'Få en adresse, som din kalender kan hente dine møder fra. Flytter vi et møde, flytter det sig også i kalenderen.',
	says: 'I kalenderen står der ”Møde med kommunen”. Der står ikke hvorfor eller med hvem.',
	careful: 'Alle, der kender adressen, kan se, hvornår du har møde. Giv den ikke til andre.',
	withPlace: 'Vis også, hvor vi mødes',
	withPlaceHint: 'Andre, der ser din kalender, kan så se stedet. Er mødet om noget følsomt, viser vi det ikke.',
	make: 'Lav en adresse',
	another: 'Lav en ny adresse',
	madeHeading: 'Her er din adresse',
	made: 'Kopier den nu. Vi viser den kun denne ene gang.',
	addressLabel: 'Adresse til din kalender',
	open: 'Åbn i min kalender',
	how: 'Sådan gør du',
	steps: [
		'På iPhone: Tryk på ”Åbn i min kalender”.',
		'På computer: Kopier adressen. Vælg ”Tilføj kalender fra webadresse” i din kalender, og sæt den ind.',
		'Kalenderen henter selv nyt. Det kan tage nogle timer. Se her i Vores Plan, hvis du vil være sikker.'
	],
	yours: 'Dine adresser',
	madeOn: (on: Date) => `Lavet ${formatDay(on)}.`,
	usedOn: (on: Date | null) => (on ? `Sidst hentet ${formatDay(on)}.` : 'Ikke hentet endnu.'),
	place: { yes: 'Med sted', no: 'Uden sted' },
	revoke: 'Slet adressen',
	revokeAbout: (on: Date) => `: lavet ${formatDay(on)}`,
	revokeHelp: 'Så kan din kalender ikke hente mere. Det, den har hentet, skal du selv slette i den.',
	revoked: 'Adressen er slettet.',
	hidden: 'Du har skjult dine spor. Derfor kan din kalender ikke hente dine møder.',
	problems: {
		too_many: 'Du har allerede fem adresser. Slet en af dem først.',
		not_yours: 'Du kan ikke få en adresse, så længe dine spor er skjult.',
		failed: 'Adressen blev ikke lavet. Prøv igen.'
	},
	/** The name of the feed in the calendar. */
	feedName: 'Møder med kommunen'
};
