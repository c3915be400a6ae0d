/** The one place where the file's Danish words become the database's (and the only place where a word changes language). */

export const roleOf = {
	fagperson: 'fagperson',
	fordeler: 'fordeler',
	leder: 'leder',
	administrator: 'admin',
	dpo: 'dpo'
} as const;

export const bestOf = { hoejest: 'highest', lavest: 'lowest' } as const;

export const givenHowOf = { digitalt: 'digital', papir: 'paper', mundtligt: 'oral' } as const;

export const wishTypeOf = { droem: 'dream', job: 'job', oenske: 'wish', historie: 'story' } as const;

export const maalTypeOf = {
	udvikle: 'udvikle',
	fastholde: 'fastholde',
	'begraense-tab': 'begraense_tab'
} as const;

export const aftaleStateOf = {
	gjort: 'done',
	'ikke-gjort': 'not_done',
	droppet: 'dropped',
	udskudt: 'postponed',
	genaabnet: 'reopened'
} as const;

export const outcomeOf = { naaet: 'reached', delvist: 'partly', 'ikke-aktuelt': 'dropped' } as const;

export const stanceOf = { enig: 'agree', 'ikke-enig': 'disagree', 'tal-om-det': 'talk' } as const;

export const handoverPointOf = {
	'borger-ved-det': 'borger_told',
	'naeste-moede': 'next_moede',
	aftaler: 'aftaler',
	adgangsgrundlag: 'adgangsgrundlag',
	kladde: 'draft',
	noter: 'notes'
} as const;

export const moedeStateOf = { planlagt: 'planned', holdt: 'held', aflyst: 'cancelled' } as const;

export const attendanceOf = { ja: 'yes', nej: 'no', intet: 'none' } as const;

export const noteKeyOf = {
	maal: 'goals',
	inddrages: 'involve',
	starter: 'starts',
	'tager-over': 'takes_over',
	samarbejdet: 'samarbejdet',
	'stadig-mine': 'stadig_mine',
	'samtykke-talt': 'samtykke_talked',
	'team-talt': 'team_talked'
} as const;

export const opgaveTypeOf = {
	'naeste-moede': 'next_moede',
	samtykke: 'samtykke',
	team: 'team',
	'foelg-op': 'follow_up',
	referat: 'referat',
	offentliggoer: 'publish',
	spoergsmaal: 'questions',
	andet: 'other'
} as const;

export const anmodningTypeOf = { flyt: 'move', med: 'propose', 'ikke-med': 'object' } as const;

export const targetTypeOf = { mappe: 'folder', http: 'http', kopi: 'copy', 'digital-post': 'digital_post' } as const;

export const fagsystemOf = {
	fasit: 'fasit',
	dubu: 'dubu',
	acadre: 'acadre',
	sbsys: 'sbsys',
	nexus: 'nexus',
	andet: 'other'
} as const;

export const journalTypeOf = {
	plan: 'plan',
	moede: 'moede',
	indkaldelse: 'indkaldelse',
	aflysning: 'aflysning',
	aftale: 'aftale',
	notat: 'note'
} as const;

export const yesOrNoOf = { ja: 'yes', nej: 'no' } as const;

export const answerOf = { trin: 'point', 'ved-ikke': 'dont_know', 'vil-ikke-svare': 'decline' } as const;

export const typedHowOf = { moede: 'meeting', telefon: 'phone', papir: 'paper' } as const;

export const openedHowOf = { 'efter-eget': 'after_own', 'set-foerst': 'seen_first' } as const;

/** Event types, and the kind of item that `om` names. */
export const eventOf = {
	'plan-offentliggjort': { type: 'plan_published', about: 'plan' },
	'moede-planlagt': { type: 'moede_planned', about: 'moede' },
	'moede-flyttet': { type: 'moede_moved', about: 'moede' },
	'moede-aflyst': { type: 'moede_cancelled', about: 'moede' },
	'moede-holdt': { type: 'moede_held', about: 'moede' },
	'referat-skrevet': { type: 'referat_written', about: 'moede' },
	'team-kom': { type: 'team_joined', about: 'team' },
	'team-gik': { type: 'team_left', about: 'team' },
	'svar-givet': { type: 'answer_given', about: 'maaling' },
	'note-laest': { type: 'note_read', about: 'maaling' },
	'vurdering-givet': { type: 'rating_given', about: 'maaling' },
	'svar-besvaret': { type: 'reply_given', about: 'maaling' },
	'aftale-gjort': { type: 'aftale_done', about: 'aftale' },
	'aftale-udskudt': { type: 'aftale_postponed', about: 'aftale' },
	'aftale-ikke-gjort': { type: 'aftale_not_done', about: 'aftale' },
	'aftale-droppet': { type: 'aftale_dropped', about: 'aftale' },
	'aftale-genaabnet': { type: 'aftale_reopened', about: 'aftale' },
	'indsats-startet': { type: 'indsats_started', about: 'indsats' },
	'tavle-skrevet': { type: 'tavlepunkt_added', about: 'tavle' },
	'udtalelse-givet': { type: 'plan_statement', about: 'udtalelse' },
	'udtalelse-besvaret': { type: 'statement_answered', about: 'udtalelse' }
} as const;

/** Which item a thing of the file is, for people: "Målet »bolig« er ændret …". */
export const itemNames = {
	kommune: 'Kommunens oplysninger',
	enhed: 'Enheden',
	medarbejder: 'Medarbejderen',
	fravaer: 'Fraværet',
	lineal: 'Linealen',
	borger: 'Borgeren',
	team: 'Teammedlemmet',
	overdragelse: 'Overdragelsen',
	netvaerk: 'Netværkspersonen',
	adgangsgrundlag: 'Adgangsgrundlaget',
	oenske: 'Ønsket',
	tavle: 'Punktet på tavlen',
	plan: 'Planen',
	maal: 'Målet',
	delmaal: 'Delmålet',
	aftale: 'Aftalen',
	forloeb: 'Forløbet',
	indsats: 'Indsatsen',
	udtalelse: 'Udtalelsen',
	moede: 'Mødet',
	opgave: 'Opgaven',
	anmodning: 'Anmodningen',
	samtale: 'Samtalen',
	besked: 'Beskeden',
	omraade: 'Området',
	maaling: 'Målingen',
	tilbage: 'Svaret tilbage',
	haendelse: 'Hændelsen'
} as const;

export type ItemKind = keyof typeof itemNames;
export const itemKinds = Object.keys(itemNames) as ItemKind[];
