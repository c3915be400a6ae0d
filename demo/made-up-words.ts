/** What made-up people are called, and what they and their municipality say. Plain, and never at anybody's expense. */

export const firstNames =
	'Aisha Albert Alma Anders Andrea Anne Anton Astrid Bente Bjarke Camilla Carla Christian Dagmar Daniel Ditte Ebba Elif Elin Emma Erik Fatima Finn Freja Frederik Gustav Hanna Hans Hassan Helle Henrik Ida Ingeborg Iben Jakob Jens Jesper Johanne Jonas Josefine Julie Jytte Kaja Karl Kirsten Klara Lars Lea Lene Line Lise Liv Louise Magnus Maja Malik Maria Marie Martin Mathilde Merete Mikkel Mohamad Morten Naja Nadia Niels Nikolaj Nora Ole Olivia Oscar Otto Per Pernille Peter Pia Poul Rasmus Rebekka Rikke Rosa Samira Sara Sebastian Selma Silje Simon Sofie Solveig Sune Susanne Svend Søren Thea Theis Thomas Tobias Trine Ulla Vera Victor Vibeke Vilhelm William Yasmin Zahra Åse'.split(
		' '
	);

export const lastNames =
	'Abdi Ahlgreen Ahmed Andersen Bach Bang Beck Berg Bertelsen Birk Bjerre Bloch Bonde Brandt Bruun Carlsen Christensen Clausen Dahl Dam Demir Eriksen Fisker Friis Frost Gade Gram Hald Hansen Hassan Hedegaard Holm Holst Hougaard Hussein Iversen Jacobsen Jensen Jespersen Johansen Juhl Jørgensen Kaya Kjær Klausen Knudsen Koch Kristensen Krogh Kruse Larsen Lassen Lauridsen Lind Lorenzen Lund Madsen Mathiesen Mikkelsen Mortensen Munk Møller Nguyen Nielsen Nissen Nygaard Olesen Olsen Overgaard Paulsen Pedersen Petersen Poulsen Rahimi Rasmussen Ravn Riis Schmidt Schou Simonsen Skov Smith Sommer Steffensen Storm Sørensen Thomsen Toft Vestergaard Villadsen Vinther Winther Yilmaz Østergaard Aagaard'.split(
		' '
	);

export const titles = {
	beskaeftigelse: ['Jobkonsulent', 'Koordinerende sagsbehandler', 'Uddannelsesvejleder', 'Virksomhedskonsulent'],
	social: ['Socialrådgiver', 'Støtte-kontaktperson', 'Bostøtte', 'Behandler'],
	sundhed: ['Sundhedskonsulent', 'Fysioterapeut', 'Sygeplejerske', 'Ergoterapeut'],
	familie: ['Familiekonsulent', 'Familierådgiver', 'Pædagog', 'Socialrådgiver'],
	uddannelse: ['Studievejleder', 'Ungevejleder', 'Underviser', 'Mentor']
} as const;
export type Field = keyof typeof titles;

/** A goal towards education or a job: what it is called, and what the borger says of it. */
export const jobGoals = [
	['Et job med faste tider', 'Jeg vil gerne vide, hvornår jeg skal møde, og hvornår jeg har fri.'],
	['En uddannelse, der kan bruges', 'Jeg vil lave noget med mine hænder.'],
	['Tilbage til mit fag', 'Jeg var god til det. Det vil jeg være igen.'],
	['En praktik, jeg selv har fundet', 'Jeg vil selv ringe, men en må gerne sidde ved siden af.'],
	['Et fleksjob tæt på hjemmet', 'Jeg kan godt noget hver dag, bare ikke hele dagen.'],
	['Færdig som lærling', 'Jeg mangler kun det sidste år.']
] as const;

/** A goal for life beside that. */
export const lifeGoals = [
	['Ro om aftenen', 'Jeg vil sove, når de andre sover.'],
	['Styr på papirerne', 'Jeg vil turde åbne min post.'],
	['Mere sammen med andre', 'Jeg savner nogen at spise med.'],
	['Ud af døren hver dag', 'Det hjælper, når jeg har gået en tur.'],
	['En fast hverdag', 'Jeg vil kunne regne med mig selv.'],
	['Et sted at bo, hvor jeg har det godt', 'Jeg vil have min egen nøgle.']
] as const;

export const dreams = [
	'At have noget at stå op til.',
	'At bygge noget, der bliver stående.',
	'At tage mine børn med til havet.',
	'At kunne sige, at jeg har et arbejde.',
	'At køre selv og betale selv.',
	'At have gæster til kaffe uden at være nervøs.'
];

export const steps = [
	'Se et sted, der kunne passe',
	'Prøve to uger med kort tid',
	'Tale med en, der har gjort det',
	'Lave en plan for ugen',
	'Finde ud af, hvad der hjælper'
];

export const ownPromises = [
	'Ringer og spørger om en tid',
	'Skriver ned, hvad der gik godt',
	'Møder op to formiddage om ugen',
	'Tager en tur hver dag',
	'Siger til, hvis det bliver for meget'
];

export const theirPromises = [
	'Finder en mentor til dig',
	'Spørger virksomheden om et besøg',
	'Sender dig et brev med det, vi aftalte',
	'Taler med lægen om en erklæring',
	'Går med til den første samtale'
];

export const notes = [
	'Det hjalp at tale om det.',
	'Jeg sov bedre i den her uge.',
	'Det var en lang uge.',
	'Jeg kom af sted alle dage.',
	'Der er lidt for meget på én gang.',
	'Jeg er glad for stedet.',
	'Jeg vil gerne have mere tid til det.',
	'Det går, som vi sagde.'
];

export const summaries = [
	'Den første plan.',
	'Det næste skridt er skrevet ind.',
	'Vi har rettet det, der ikke passede.'
];

export const teamNames = 'Nord Syd Øst Vest Havnen Bakken Åen Skoven Torvet Broen Marken Stationen Engen Parken'.split(
	' '
);
