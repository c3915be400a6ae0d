import { formatClock, formatNearDay } from '../../core/dates';

/** "Dine telefoner" in Indstillinger. */
export const phones = {
	heading: 'Dine telefoner',
	lead: 'Her ser du, om alt det, du har skrevet uden net, er nået frem.',
	none: 'Du har ikke sendt noget fra en telefon eller computer endnu.',
	from: (device: string) => `Fra ${device}`,
	unknown: 'en ukendt enhed',
	own: 'Din egen telefon',
	counts: ({ arrived, waiting, missing }: { arrived: number; waiting: number; missing: number }) =>
		[`${arrived} modtaget`, waiting > 0 && `${waiting} venter`, missing > 0 && `${missing} mangler`]
			.filter(Boolean)
			.join(', '),
	seen: (at: Date, now: Date) => `Sidst brugt ${formatNearDay(at, now)} kl. ${formatClock(at)}.`,
	waiting: 'Åbn Vores Plan på den telefon, og vent, til der er net. Så bliver det sendt.',
	missing: 'Noget er ikke nået frem. Måske er telefonen blevet nulstillet. Er du i tvivl, så skriv det igen.'
};
