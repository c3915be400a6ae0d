/** Words of the bar that says that there is a newer Vores Plan. */
export const update = {
	label: 'Ny udgave',
	text: 'Der er en ny udgave af Vores Plan.',
	get: 'Hent den nye udgave',
	later: 'Ikke nu'
};
