/** What is said on a telephone's lock screen or in a mail: nothing that a stranger may not read (experience.md). */

/** `today`: the reminder of a meeting comes on its own day. */
export type Told =
	| 'moede_tomorrow'
	| 'moede_today'
	| 'moede_changed'
	| 'plan_version'
	| 'answer'
	| 'ruler_due'
	| 'samtykke_expires'
	| 'digest';

/** What a staff member's digest counts. */
export type DigestCounts = { messages: number; invitations: number; tasks: number };

const counted = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count} ${more}`);

export const notification = {
	/** One line each, for the lock screen and for the subject of the mail. @param solution what the municipality calls it */
	line: {
		moede_tomorrow: () => 'Møde med kommunen i morgen',
		moede_today: () => 'Møde med kommunen i dag',
		moede_changed: () => 'Nyt om et møde med kommunen',
		plan_version: (solution: string) => `Du har nyt i ${solution}`,
		answer: (solution: string) => `Du har fået svar i ${solution}`,
		ruler_due: (solution: string) => `Et spørgsmål til dig i ${solution}`,
		samtykke_expires: (solution: string) => `Du skal snart vælge igen i ${solution}`,
		digest: (solution: string) => `Noget venter på dig i ${solution}`
	} satisfies Record<Told, (solution: string) => string>,
	/** What the mail says beneath. */
	mail: {
		hello: 'Hej',
		read: 'Log ind og læs mere her:',
		why: 'Du får denne mail, fordi du har sagt ja til den. Her kan du slå den fra:',
		noReply: 'Du kan ikke svare på denne mail.',
		digest: ({ messages, invitations, tasks }: DigestCounts) =>
			[
				messages > 0 ? `${counted(messages, 'besked venter', 'beskeder venter')} på svar.` : null,
				invitations > 0 ? `${counted(invitations, 'møde', 'møder')}, hvor du ikke har svaret på, om du kommer.` : null,
				tasks > 0 ? `${counted(tasks, 'opgave', 'opgaver')}, som skal være gjort i dag eller før.` : null
			].filter((line) => line !== null)
	},
	confirm: {
		subject: (solution: string) => `Er det din mail? ${solution} spørger`,
		lead: (solution: string) => `Nogen har bedt ${solution} om at sende påmindelser til denne adresse.`,
		press: 'Er det dig? Så åbn siden her, og tryk på knappen:',
		ignore: 'Er det ikke dig? Så skal du ikke gøre noget. Linket virker i en uge.'
	}
};
