import { formatMoment } from '../../core/dates';

/** The administrator's page about what the portal does by itself. */
export const adminJob = {
	title: 'Job',
	lead: 'Det, Vores Plan gør af sig selv: påmindelser, mails, kontrol og tal til lederne. Du ser tal, ikke hvem de handler om.',
	back: 'Tilbage til overblik',
	card: (failed: number, waiting: number) =>
		failed ? `${failed} gik galt` : waiting ? `${waiting} venter` : 'Intet venter, intet er gået galt',
	queues: {
		heading: 'Job',
		caption: 'Job efter slags',
		columns: {
			name: 'Job',
			waiting: 'Venter',
			active: 'I gang',
			retried: 'Prøves igen',
			failed: 'Gik galt',
			done: 'Færdige',
			oldest: 'Ældste, der venter',
			last: 'Sidst færdigt',
			again: 'Prøv igen'
		},
		/** One that is missing here keeps its own name. */
		names: {
			plan_ended: 'En plan er slut',
			samtykke_reminders: 'Samtykke udløber',
			notifications: 'Påmindelser',
			invitations: 'Invitationer',
			log_check: 'Kontrol af loggen',
			log_verify: 'Hele loggens kæde',
			closing: 'Kvartaler gøres op',
			journal: 'Til journalen',
			retention: 'Sletning efter fristen',
			operations: 'Tal om driften'
		} as Record<string, string>,
		again: 'Prøv igen',
		againAbout: (name: string) => `: ${name}`,
		nothing: '–',
		when: formatMoment,
		doneHint: 'Færdige job står her i 12 timer.'
	},
	deliveries: {
		heading: 'Sendt ud',
		caption: 'Påmindelser og mails',
		columns: { name: 'Vej', waiting: 'Venter', sent: 'Sendt det sidste døgn', failed: 'Kom ikke frem' },
		names: { push: 'Telefon', email: 'Mail', invitation: 'Mødeinvitation på mail' },
		hint: 'Det, der ikke kom frem på én vej, sendes på en anden, hvis borgeren har valgt det.'
	},
	phones: {
		heading: 'Borgernes telefoner',
		text: 'Uden net gemmer telefonen svar og beskeder. Hver får et nummer. Derfor kan vi se, om et nummer mangler.',
		phones: 'Telefoner',
		waiting: 'Venter på telefonen',
		missing: 'Mangler',
		missingHint: 'Mangler noget, kan en telefon være tabt eller nulstillet. Borgeren ser det under Indstillinger.'
	},
	said: (count: number) => (count ? `${count} job prøves igen.` : 'Der var ingen job, der var gået galt.'),
	problems: { unknown: 'Det job findes ikke.' }
};
