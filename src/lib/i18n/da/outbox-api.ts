/** What a phone is told whose item is not taken. The person who wrote it may be shown it. */
export const outboxProblems = {
	missing: 'Feltet mangler.',
	unknown: 'Der er et felt, vi ikke kender.',
	malformed: 'Feltet kan ikke læses.',
	other_owner: 'Det her blev skrevet af en anden. Det sendes, når den person logger ind.',
	unknown_key: 'Vi kan ikke åbne det, du skrev. Ring til kommunen.',
	not_opened: 'Vi kan ikke åbne det, du skrev. Det er ændret på vejen.',
	text_missing: 'Skriv, hvad du vil sige.',
	forbidden: 'Teksten har et tegn, som ikke kan gemmes.',
	too_long: 'Teksten er for lang.',
	samtale_unknown: 'Samtalen findes ikke.',
	nobody: 'Ingen læser samtalen mere. Skriv til en anden.',
	readers: 'Du har valgt en, som ikke er i dit team mere. Skriv til en anden.',
	conflict: 'Vi har allerede fået noget andet med samme nummer.'
};
