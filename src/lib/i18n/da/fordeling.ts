import { formatDate, formatShortDay } from '../../core/dates';
import { firstName } from '../../core/person';
import { possessive } from '../../core/text';

const plans = (count: number) => (count === 1 ? '1 plan' : `${count} planer`);

/** The fordeler's pages: names, who holds the threads, dates. */
export const fordeling = {
	title: 'Fordeling',
	back: 'Fordeling',
	lead: 'Hvem har en plan, og hvem holder trådene? Du ser ikke, hvad der står i planerne.',
	start: 'Start en plan',
	empty: 'Der er ingen planer endnu.',
	search: 'Find en borger',
	searchButton: 'Søg',
	clear: 'Vis alle',
	filterLabel: 'Vis',
	filters: { uden: 'Uden tovholder', alle: 'Alle planer', afsluttede: 'Afsluttede' },
	found: (count: number) => plans(count),
	foundFor: (count: number, words: string) => `${plans(count)} med ”${words}”`,
	nothing: {
		uden: 'Alle planer har en tovholder.',
		alle: 'Der er ingen planer lige nu.',
		afsluttede: 'Ingen planer er afsluttet.'
	},
	nothingFor: (words: string) => `Ingen borger her hedder noget med ”${words}”.`,
	columns: { name: 'Navn', holder: 'Tovholder', deputy: 'Stedfortræder', state: 'Plan', started: 'Begyndt' },
	noHolder: 'Ingen tovholder',
	died: 'Død',
	appoint: (name: string) => `Udpeg til ${firstName(name)}`,
	until: (name: string, on: string) => `${name}, til ${formatShortDay(on)}`,
	from: (name: string, on: string) => `${name} overtager ${formatDate(on)}`,
	span: (name: string, from: string, to: string | null) =>
		`${name}, ${formatShortDay(from)}${to ? ` – ${formatShortDay(to)}` : ''}`,
	none: 'Ingen',
	states: { kladde: 'Kladde', delt: 'Delt', afsluttet: 'Afsluttet' },
	ended: (on: string) => `Afsluttet ${formatShortDay(on)}`,
	pages: {
		label: 'Sider i listen',
		previous: 'Forrige side',
		next: 'Næste side',
		now: (side: number, of: number) => `Side ${side} af ${of}`
	},
	purpose: { list: 'Fordelte planer', page: 'Satte tovholder eller stedfortræder' },
	plan: {
		back: 'Tilbage til borgeren',
		now: (borger: string, holder: string) => `Nu holder ${holder} trådene i ${possessive(borger)} plan.`,
		nobody: (borger: string) => `Ingen holder trådene i ${possessive(borger)} plan.`,
		lead: (state: string, startedOn: string) => `${state}. Begyndt ${formatDate(startedOn)}.`,
		holder: 'Tovholder',
		noHolder: 'Ingen holder trådene. Udpeg en tovholder.',
		appoint: 'Udpeg tovholder',
		replace: 'Skift tovholder',
		deputies: 'Stedfortræder',
		noDeputy: 'Der er ingen stedfortræder nu eller senere.',
		appointDeputy: 'Sæt en stedfortræder ind',
		since: (on: string) => `Siden ${formatDate(on)}`,
		comes: (on: string, to: string | null) => `Fra ${formatDate(on)}${to ? ` til ${formatDate(to)}` : ''}`,
		period: (from: string, to: string) => `${formatDate(from)} til ${formatDate(to)}`,
		earlier: 'Har været tovholder',
		call: (phone: string) => `Ring: ${phone}`,
		created: 'Planen er lavet. Tovholderen har den på sin liste nu.',
		changed: 'Det er gemt. Borgeren kan se det.',
		ended: 'Planen er afsluttet. Der kan ikke skiftes tovholder.',
		died: 'Borgeren er død.',
		otherForvaltning:
			'Kommer den nye fra en anden afdeling, skal der et adgangsgrundlag på plads, før den nye kan se planen.'
	}
};
