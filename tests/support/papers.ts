/** Facts for documents, without a database: a plan and a meeting as they are read, as large as one likes. */
import type { Making } from '../../src/lib/document/document';
import type { MoedeFacts, PlanFacts } from '../../src/lib/document/facts';
import type { AftaleInPlan, Maal } from '../../src/lib/plan/plan';
import { composePlan } from '../../src/lib/plan/plan';

export const today = '2026-11-22';

/** By Solbjerg, for the borger unless told otherwise. */
export const making = (own: Partial<Making> = {}): Making => ({
	municipality: {
		...{ name: 'Solbjerg Kommune', address: 'Rådhuspladsen 1, 8999 Solbjerg', phone: '85 10 10 00' },
		...{ email: 'kontakt@solbjerg.example', cvr: '01234560', logo: null },
		words: { tovholder: 'koordinerende sagsbehandler' },
		documentTexts: { plan: 'Du kan altid spørge os om planen.' }
	},
	...{ today, reader: 'borger' },
	...own
});

const maalOf = (itemId: string, own: Partial<Maal>): Maal => ({
	...{
		itemId,
		type: 'udvikle',
		isJob: false,
		title: 'Et mål',
		borgerWords: null,
		professionalWords: null,
		position: 0
	},
	...{ forvaltninger: ['Beskæftigelse'], ended: null },
	...own
});
const aftaleOf = (itemId: string, own: Partial<AftaleInPlan>): AftaleInPlan => ({
	...{
		itemId,
		text: 'En aftale',
		owedBy: 'borger',
		duty: false,
		paragraph: null,
		responsible: null,
		forvaltning: null
	},
	...{
		dueOn: '2026-12-04',
		postponed: [],
		state: null,
		stateAt: null,
		reason: null,
		maalId: 'job',
		delmaalId: null,
		position: 0
	},
	...own
});

const tove = {
	...{ name: 'Tove Madsen', title: 'Sagsbehandler', function: 'tovholder' as const, phone: '85 10 10 11' },
	...{ roleText: 'Samler trådene og følger op på aftalerne', from: 'Beskæftigelse' }
};

/** Viktor's plan, with `items` more agreements. */
export function planFacts({ items = 0, ...own }: Partial<PlanFacts> & { items?: number } = {}): PlanFacts {
	const view = composePlan(
		{
			maal: [
				maalOf('hjem', {
					...{
						title: 'Jeg har et hjem, hvor der er ro',
						type: 'fastholde',
						position: 1,
						forvaltninger: ['Social', 'Sundhed']
					},
					borgerWords: 'Når der er rod hjemme, er der også rod i mit hoved.'
				}),
				maalOf('job', {
					...{ title: 'Jeg arbejder med dyr', isJob: true },
					borgerWords: 'Dyr spørger ikke, hvorfor jeg er stille.\n\nDer vil jeg gerne være.',
					professionalWords: 'Viktor afprøver skånsomme arbejdsfunktioner i et mindre fællesskab, 8 timer om ugen.'
				}),
				maalOf('slut', {
					title: 'Jeg har fået styr på min post',
					ended: { on: '2026-09-01', outcome: 'reached', words: 'Godt gået.' }
				})
			],
			delmaal: [
				{
					itemId: 's1',
					maalId: 'job',
					title: 'Besøge et internat',
					responsible: 'Tove Madsen',
					dueOn: '2026-12-10',
					reachedOn: null,
					position: 0
				},
				{
					itemId: 's2',
					maalId: 'job',
					title: 'Finde vej med bussen',
					responsible: null,
					dueOn: null,
					reachedOn: '2026-11-02',
					position: 1
				}
			],
			indsatser: [
				{
					...{
						itemId: 'i1',
						maalId: 'job',
						title: 'Mentor',
						description: 'Lone går med de første gange.',
						proevehandling: false
					},
					...{
						provider: 'Solbjerg Mentorkorps',
						responsible: 'Lone Friis',
						startsOn: '2026-10-01',
						endsOn: '2027-01-31',
						learnt: null,
						position: 0
					}
				},
				{
					...{
						itemId: 'i2',
						maalId: 'job',
						title: 'Hundeluftning om morgenen',
						description: null,
						proevehandling: true
					},
					...{
						provider: 'Dyreinternatet',
						responsible: null,
						startsOn: '2026-09-01',
						endsOn: '2026-10-01',
						learnt: 'To timer er nok.',
						position: 1
					}
				}
			],
			aftaler: [
				aftaleOf('a1', { text: 'Ringe til dyreinternatet og spørge, om jeg må komme en formiddag', delmaalId: 's1' }),
				aftaleOf('a2', {
					...{ text: 'Skrive til internatet om en praktikplads', owedBy: 'kommune', responsible: 'Tove Madsen' },
					...{ forvaltning: 'Beskæftigelse', dueOn: '2026-11-10', state: 'postponed' },
					postponed: [{ newDueOn: '2026-12-01', reason: 'Internatet havde lukket' }]
				}),
				aftaleOf('a3', {
					text: 'Sige til, hvis jeg flytter',
					duty: true,
					dueOn: null,
					paragraph: 'retssikkerhedsloven § 11'
				}),
				aftaleOf('a4', { text: 'Købe en buskort', state: 'done', stateAt: new Date('2026-11-12T09:00:00Z') }),
				aftaleOf('a5', {
					text: 'Rydde op i entreen sammen',
					owedBy: 'kommune',
					responsible: 'Signe Bach',
					forvaltning: 'Social',
					maalId: 'hjem'
				}),
				aftaleOf('a6', { text: 'Holde øje med brevene', maalId: null }),
				...Array.from({ length: items }, (_, at) =>
					aftaleOf(`m${at}`, {
						text: `Aftale ${at}: æøå 🙂 مرحبا بالعالم og en god dag at tage fat på det`,
						position: at
					})
				)
			]
		},
		today
	);
	return {
		borger: { id: '0199a000-0000-7000-8000-000000000001', name: 'Viktor Holm' },
		plan: { id: '0199a000-0000-7000-8000-000000000002', version: 4, startedOn: '2026-01-12', endedOn: null },
		shared: { at: new Date('2026-11-12T09:30:00Z'), by: 'Tove Madsen', summary: 'Vi har sat internatet på.' },
		wishes: [
			{ type: 'dream', text: 'Jeg vil ud at sejle igen. 🙂' },
			{ type: 'job', text: 'Noget med dyr' },
			{ type: 'wish', text: 'At se min datter hver anden uge' },
			{ type: 'story', text: 'Hvorfor jeg flyttede hjemmefra' }
		],
		team: [
			tove,
			{
				...tove,
				name: 'Signe Bach',
				title: 'Bostøtte',
				function: 'fagperson',
				roleText: 'Hjælper derhjemme',
				from: 'Social',
				phone: null
			}
		],
		statement: { stance: 'agree', words: 'Men det må ikke gå for hurtigt.', at: new Date('2026-11-13T10:00:00Z') },
		view,
		...own
	};
}

/** A meeting of Viktor's that was held. */
export const moedeFacts = (own: Partial<MoedeFacts> = {}): MoedeFacts => ({
	borger: { id: '0199a000-0000-7000-8000-000000000001', name: 'Viktor Holm', sheltered: false },
	...{
		id: '0199a000-0000-7000-8000-000000000003',
		title: 'Opfølgning',
		purpose: 'Vi ser på, hvordan det går med planen.'
	},
	...{ duty: true, startsAt: new Date('2026-11-12T09:00:00Z'), endsAt: new Date('2026-11-12T10:30:00Z') },
	...{
		place: 'Rådhuset, Rådhuspladsen 1',
		placeDetail: 'Lokale 2, 1. sal',
		prepare: 'Tænk over, hvad der er vigtigst for dig.'
	},
	...{
		state: 'held',
		cancelledReason: null,
		tolk: { language: 'Arabisk', booked: true },
		templateKey: null,
		topics: []
	},
	...{ forvaltningId: null, revision: 1, closedAt: new Date('2026-11-12T10:35:00Z') },
	participants: [
		{
			name: 'Tove Madsen',
			roleText: 'Leder mødet',
			from: 'Beskæftigelse',
			own: false,
			bisidder: false,
			answer: 'yes',
			substitute: null,
			leftTeam: false
		},
		{
			name: 'Signe Bach',
			roleText: 'Fortæller om hjemmet',
			from: 'Social',
			own: false,
			bisidder: false,
			answer: 'no',
			substitute: null,
			leftTeam: false
		},
		{
			name: 'Karen Holm',
			roleText: 'Er ved din side',
			from: 'mor',
			own: true,
			bisidder: true,
			answer: 'none',
			substitute: null,
			leftTeam: false
		}
	],
	agenda: [
		{ title: 'Siden sidst', minutes: 10, byBorger: false, done: true },
		{ title: 'Min nabo larmer', minutes: null, byBorger: true, done: false }
	],
	beslutninger: [
		{ text: 'Viktor begynder i praktik på internatet', startsOn: '2026-12-01', responsible: 'Tove Madsen' }
	],
	referat: 'Vi talte om internatet.\nViktor er glad for det.\n\nVi tager det roligt.',
	notes: { goals: 'At Viktor kommer ud to gange om ugen', stadig_mine: 'Ja, det er de.' },
	agreed: [
		{
			itemId: 'a1',
			text: 'Ringe til internatet',
			owedBy: 'borger',
			duty: false,
			responsible: null,
			forvaltning: null,
			dueOn: '2026-12-04'
		},
		{
			itemId: 'a2',
			text: 'Skrive til internatet',
			owedBy: 'kommune',
			duty: false,
			responsible: 'Tove Madsen',
			forvaltning: 'Beskæftigelse',
			dueOn: '2026-12-01'
		}
	],
	next: { title: 'Opfølgning', startsAt: new Date('2026-12-10T09:00:00Z') },
	ownNext: { text: 'Ringe til internatet', dueOn: '2026-12-04' },
	contacts: { tovholder: { name: 'Tove Madsen', title: 'Sagsbehandler', phone: '85 10 10 11' }, stedfortraeder: null },
	...own
});
