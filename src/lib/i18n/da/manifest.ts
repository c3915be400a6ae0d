/** What a phone shows about the portal when it is on the home screen. */
export const manifest = {
	name: (solution: string, municipality: string) => `${solution} – ${municipality}`,
	description: 'Din plan, dine møder og de mennesker, der hjælper dig.',
	shortcuts: [
		{ name: 'Giv dit svar', url: '/lineal' },
		{ name: 'Næste møde', url: '/moeder' }
	],
	screens: {
		hjem: 'Hjem med det næste møde',
		lineal: 'Linealen, hvor du siger, hvordan det går'
	}
};
