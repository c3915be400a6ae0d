/** Words about laying the portal on the home screen of a phone. */
export const install = {
	heading: 'Læg Vores Plan på din hjemmeskærm',
	lead: 'Så åbner du den ligesom en app. Du skal ikke hente noget i en butik.',
	button: 'Læg den på hjemmeskærmen',
	added: 'Vores Plan ligger på din hjemmeskærm.',
	iphone: {
		heading: 'På en iPhone eller iPad',
		steps: [
			'Åbn Vores Plan i Safari.',
			'Tryk på Del. Det er firkanten med en pil op.',
			'Vælg ”Føj til hjemmeskærm”.',
			'Tryk på ”Tilføj”.'
		],
		keeps: 'På en iPhone gemmer ikonet også det, du skriver uden net, i længere tid end browseren.'
	},
	other: {
		heading: 'På en anden telefon eller en computer',
		steps: ['Åbn browserens menu.', 'Vælg ”Føj til startskærm” eller ”Installer app”.']
	},
	shared: 'Bruger andre også telefonen? Så kan de se ikonet. De kan ikke se din plan, når du er logget af.',
	close: 'Vis det ikke igen'
};
