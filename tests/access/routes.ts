/**
 * Who gets what at which address: the policy table for HTTP, cell by cell. `routes.test.ts` holds it against the source tree and
 * prints it into docs/access.md; `http.spec.ts` asks every address as every person and holds the answers against it.
 */

/** Who asks. The staff from `tovholder` to `ekstern` are fagpersoner and stand to Viktor as it says. */
export const persons = {
	stranger: 'nobody is logged in',
	loggedOff: 'a copy of a cookie, its session ended',
	disabled: 'a cookie of an account that was closed',
	viktor: 'the borger whom it is about',
	kasper: 'another borger',
	tovholder: 'holds the threads, samtykke given',
	given: 'on the team, samtykke given',
	planOnly: 'on the team, samtykke to the plan and nothing else',
	none: 'on the team, nothing given',
	withdrawn: 'on the team, samtykke withdrawn',
	expired: 'on the team, samtykke run out',
	former: 'was on the team until yesterday, samtykke given',
	outsider: 'holds the threads of another borger',
	ekstern: 'an external on the team who takes part in nothing',
	fordeler: 'fordeler',
	leder: 'leder',
	admin: 'administrator',
	dpo: 'dpo'
} as const;
export type Person = keyof typeof persons;

export const everyone = Object.keys(persons) as Person[];
/** Whose cookie is worth nothing. */
export const nobodies: readonly Person[] = ['stranger', 'loggedOff', 'disabled'];
const loggedIn = everyone.filter((person) => !nobodies.includes(person));
const borgere: Person[] = ['viktor', 'kasper'];
const fagpersoner: Person[] = [
	'tovholder',
	'given',
	'planOnly',
	'none',
	'withdrawn',
	'expired',
	'former',
	'outsider',
	'ekstern'
];

/** Who is let in, by name. Everybody else finds nothing (404), and who is not logged in is asked to do so. */
const groups = {
	everyone,
	'not logged in': [...nobodies],
	'logged in': loggedIn,
	'a borger': borgere,
	'the borger whom it is about': ['viktor'] as Person[],
	'a fagperson': fagpersoner,
	'a borger or a fagperson': [...borgere, ...fagpersoner],
	'a fagperson of the municipality': fagpersoner.filter((person) => person !== 'ekstern'),
	'who sees the borger': ['tovholder', 'given', 'planOnly'] as Person[],
	'who reads meetings': ['tovholder', 'given'] as Person[],
	'who holds the threads': ['tovholder'] as Person[],
	'a reader of the conversation': ['tovholder'] as Person[],
	'who is of the department that put it in its journal': ['tovholder'] as Person[],
	'a fordeler': ['fordeler'] as Person[],
	'a leder': ['leder'] as Person[],
	'an administrator': ['admin'] as Person[],
	'a dpo': ['dpo'] as Person[]
} satisfies Record<string, Person[]>;
export type Group = keyof typeof groups;
export const membersOf = (group: Group): readonly Person[] => groups[group];

/** 200 to who is let in, unless it says otherwise; a status for one person counts before that for all. */
export type Rule = {
	to: Group;
	answer: number;
	/** Answers that are neither that of the group nor the usual one. */
	but: Partial<Record<Person, number>>;
	/** What the usual one is: 303 (to the log-in page) or 401 for nobodies, 404 for the rest. */
	nobody: number;
};

export type Row = {
	/** What stands behind the address: `{forvaltning}` is an id of the story's. */
	query?: string;
	page?: Rule;
	actions?: Record<string, Rule>;
	methods?: Record<string, Rule>;
};

const rule = (to: Group, answer: number, more: Partial<Rule> = {}): Rule => ({
	to,
	answer,
	but: {},
	nobody: 303,
	...more
});
const page = (to: Group, actions: Record<string, Rule> = {}): Row => ({ page: rule(to, 200), actions });
/** A form, and what it answers when it is sent with nothing in it. */
const form = (to: Group, empty: number, more: Partial<Rule> = {}) => rule(to, empty, { nobody: 401, ...more });

const own = 'the borger whom it is about' as const;
const sees = 'who sees the borger' as const;
const holds = 'who holds the threads' as const;
const meets = 'who reads meetings' as const;
const reader = 'a reader of the conversation' as const;
const journals = 'who is of the department that put it in its journal' as const;
const borger = 'a borger' as const;
const staff = 'a fagperson' as const;
const starts = 'a fagperson of the municipality' as const;
const told = 'a borger or a fagperson' as const;
const fordeler = 'a fordeler' as const;
const leder = 'a leder' as const;
const admin = 'an administrator' as const;
const dpo = 'a dpo' as const;

/** A form that is none is refused before anything is looked up, so it says nothing about what there is. */
const anyBorger = { but: { kasper: 400 } };
const anyFagperson = { but: Object.fromEntries(fagpersoner.map((person) => [person, 400])) };

export const table: Record<string, Row> = {
	'/': { page: rule('logged in', 303), actions: { rolle: form('logged in', 303) } },
	'/om': page('everyone'),
	'/privatliv': page('everyone'),
	'/was': page('everyone'),
	'/login/ukendt': page('everyone'),
	'/login': {
		page: rule('everyone', 303, { but: { stranger: 200, loggedOff: 200, disabled: 200 } }),
		actions: {
			borger: rule('everyone', 302),
			medarbejder: rule('everyone', 302),
			'log-af': rule('everyone', 303),
			forlad: rule('everyone', 303)
		}
	},
	'/api/health': { methods: { GET: rule('everyone', 200) } },
	'/api/session': { methods: { POST: rule('logged in', 200, { nobody: 401 }) } },
	'/auth/backchannel-logout': { methods: { POST: rule('everyone', 400) } },
	'/forlad': { methods: { GET: rule('everyone', 200) } },
	// The secret in the address is what opens these, whoever asks; here it is nobody's.
	'/kalender/[token]': { methods: { GET: rule('everyone', 404) } },
	'/svar/[token]': { page: rule('everyone', 404), actions: { ja: rule('everyone', 404), nej: rule('everyone', 404) } },
	'/manifest.webmanifest': { methods: { GET: rule('everyone', 200) } },
	// There is none in the test's municipality.
	'/kommune/logo': { methods: { GET: rule('everyone', 404) } },
	'/indstillinger': page('logged in', {
		ud: form('logged in', 303),
		alle: form('logged in', 303),
		kalender: form(borger, 400),
		'kalender-slet': form(borger, 303),
		spor: form(borger, 303)
	}),
	'/offline': page('everyone'),
	'/api/kopi': { methods: { GET: rule(borger, 200, { nobody: 401 }), POST: rule(borger, 400, { nobody: 401 }) } },
	'/api/outbox': { methods: { GET: rule(borger, 200, { nobody: 401 }) } },
	'/api/besked': { methods: { POST: rule(borger, 400, { nobody: 401 }) } },
	'/indstillinger/paamindelser': page(told, {
		gem: form(told, 400),
		mail: form(told, 400),
		'mail-igen': form(told, 303),
		'fjern-mail': form(told, 303),
		fra: form(told, 303)
	}),
	'/api/push': { methods: { POST: rule(told, 400, { nobody: 401 }) } },
	'/api/push/fra': { methods: { POST: rule(told, 400, { nobody: 401 }) } },
	// Every token gets the same page; nobody's gets the same no.
	'/bekraeft/[token]': { page: rule('everyone', 200), actions: { default: rule('everyone', 400) } },
	'/bekraeft/tak': page('everyone'),
	'/api/trivselsmaaling': { methods: { POST: rule(borger, 400, { nobody: 401 }) } },

	'/hjem': page(borger, { gjort: form(borger, 404), fortryd: form(borger, 404) }),
	'/plan': page(borger, {
		oenske: form(borger, 400),
		'fjern-oenske': form(borger, 404),
		'gendan-oenske': form(borger, 404),
		sig: form(borger, 400),
		punkt: form(borger, 400),
		'fjern-punkt': form(borger, 404),
		'gendan-punkt': form(borger, 404),
		fortryd: form(borger, 404)
	}),
	'/plan/eksport.json': { methods: { GET: rule(borger, 200) } },
	'/plan/fhir.json': { methods: { GET: rule(borger, 200) } },
	// Both borgere of the matrix have a plan that is shared.
	'/plan/dokument': page(borger),
	'/plan/dokument.pdf': { methods: { GET: rule(borger, 200) } },
	'/lineal': page(borger, { svar: form(borger, 400), aabn: form(borger, 404) }),
	'/lineal/emner': page(borger, { vaelg: form(borger, 400), fjern: form(borger, 404), gendan: form(borger, 404) }),
	'/samtykke': page(borger, {
		oenske: form(borger, 400),
		'fjern-oenske': form(borger, 404),
		'gendan-oenske': form(borger, 404)
	}),
	'/samtykke/aendr': {
		...page(borger, { giv: form(borger, 400), traek: form(borger, 400) }),
		query: '?afdeling={forvaltning}&slags=plan',
		// Kasper has no team member of that forvaltning, so there is nothing for him to decide.
		page: rule(borger, 200, { but: { kasper: 303 } })
	},
	'/hvem-har-set': page(borger),
	'/mine-oplysninger': page(borger),
	'/mine-oplysninger/oplysninger.pdf': { methods: { GET: rule(borger, 200) } },
	'/mine-oplysninger/oplysninger.json': { methods: { GET: rule(borger, 200) } },
	'/mit-team': page(borger, { foreslaa: form(borger, 400), indvend: form(borger, 400), tag: form(borger, 303) }),
	'/moeder': page(borger),
	'/moeder/[id]': page(own, {
		punkt: form(own, 400, anyBorger),
		'fjern-punkt': form(own, 404),
		'gendan-punkt': form(own, 404),
		'tag-med': form(own, 400, anyBorger),
		'tag-af': form(own, 404),
		gendan: form(own, 404),
		svar: form(own, 400, anyBorger),
		flyt: form(own, 400),
		indvend: form(own, 400),
		'tag-tilbage': form(own, 303)
	}),
	'/moeder/[id]/dokument': page(own),
	'/moeder/[id]/dokument.pdf': { methods: { GET: rule(own, 200) } },
	// Of a meeting that was held.
	'/moeder/[id]/aftale': page(own, { bekraeft: form(own, 400) }),
	'/moeder/[id]/aftale.pdf': { methods: { GET: rule(own, 200) } },
	'/moeder/[id]/kalender.ics': { methods: { GET: rule(own, 200) } },
	'/beskeder': page(borger),
	'/beskeder/ny': page(borger, { default: form(borger, 400) }),
	'/beskeder/[id]': page(own, {
		svar: form(own, 400),
		tovholder: form(own, 400),
		'laes-med': form(own, 400),
		stop: form(own, 404)
	}),

	'/borgere': page(staff),
	'/borgere/fravaer': page(staff, { gem: form(staff, 400), stop: form(staff, 404) }),
	'/borgere/overdraget': page(staff),
	'/borgere/ny': page(starts, { soeg: form(starts, 400), find: form(starts, 200), opret: form(starts, 400) }),
	'/borgere/[id]': { page: rule(staff, 303) },
	'/borgere/[id]/lineal': page(sees, {
		svar: form(sees, 400),
		tast: form(sees, 400),
		tilbage: form(sees, 404),
		fejl: form(sees, 400),
		aabn: form(sees, 404),
		laest: form(sees, 404),
		journal: form(sees, 404)
	}),
	'/borgere/[id]/plan': page(sees, {
		tilfoej: form(sees, 404),
		gem: form(sees, 400, anyFagperson),
		fjern: form(sees, 404),
		gendan: form(sees, 404),
		fortryd: form(sees, 404),
		flyt: form(sees, 404),
		luk: form(sees, 400),
		aabn: form(sees, 404),
		status: form(sees, 404),
		afslut: form(sees, 404),
		del: form(sees, 400),
		tavle: form(sees, 400),
		'tavle-fjern': form(sees, 404),
		'tavle-til': form(sees, 404),
		svar: form(sees, 404)
	}),
	'/borgere/[id]/plan/spoergsmaal': page(sees, { spoerg: form(sees, 400), del: form(sees, 404) }),
	'/borgere/[id]/plan/dokument': page(sees),
	'/borgere/[id]/plan/dokument.pdf': { methods: { GET: rule(sees, 200) } },
	'/borgere/[id]/plan/eksport.json': { methods: { GET: rule(sees, 200) } },
	'/borgere/[id]/plan/fhir.json': { methods: { GET: rule(sees, 200) } },
	'/borgere/[id]/plan/stand': { methods: { GET: rule(sees, 200, { nobody: 401 }) } },
	'/borgere/[id]/forloeb': page(sees),
	'/borgere/[id]/team': page(sees, {
		skaerm: form(sees, 400),
		logud: form(holds, 303, { but: { given: 400, planOnly: 400 } }),
		fjern: form(sees, 400),
		svar: form(sees, 400),
		punkt: form(sees, 404)
	}),
	'/borgere/[id]/team/tilfoej': page(holds, { default: form(holds, 400) }),
	'/borgere/[id]/team/overdrag': page(holds, { default: form(holds, 400) }),
	'/borgere/[id]/moeder': page(sees, { opgave: form(sees, 404) }),
	'/borgere/[id]/moeder/nyt': page(sees, { default: form(sees, 400) }),
	'/borgere/[id]/moeder/[moede]': page(meets, {
		aflys: form(meets, 400),
		// Who is not invited has no invitation to answer.
		svar: form(meets, 400, { but: { given: 404 } }),
		anmodning: form(meets, 400),
		inviter: form(meets, 400),
		fjern: form(meets, 404),
		punkt: form(meets, 400),
		flyt: form(meets, 404),
		fjernpunkt: form(meets, 404),
		opgave: form(meets, 404)
	}),
	'/borgere/[id]/moeder/[moede]/dokument': page(meets),
	'/borgere/[id]/moeder/[moede]/dokument.pdf': { methods: { GET: rule(meets, 200) } },
	'/borgere/[id]/moeder/[moede]/rediger': page(meets, { default: form(meets, 400) }),
	'/borgere/[id]/moeder/[moede]/moede': page(meets, {
		begynd: form(meets, 409),
		punkt: form(meets, 409),
		beslut: form(meets, 400),
		'beslut-fjern': form(meets, 409),
		aftal: form(meets, 400),
		'aftal-fjern': form(meets, 409),
		vurder: form(meets, 400),
		svar: form(meets, 400),
		vis: form(meets, 409),
		'egne-ord': form(meets, 303),
		sporgsmaal: form(meets, 303),
		talt: form(meets, 303),
		referat: form(meets, 303),
		naeste: form(meets, 400),
		luk: form(meets, 409)
	}),
	'/borgere/[id]/samtykke': page(sees, { faelles: form(sees, 400), afslut: form(sees, 400) }),
	'/borgere/[id]/samtykke/aendr': {
		...page(sees, { default: form(sees, 400) }),
		query: '?afdeling={forvaltning}&slags=plan'
	},
	'/borgere/[id]/samtykke/nyt': page(sees, { default: form(sees, 400) }),
	'/borgere/[id]/samtykke/paragraf': page(sees, { default: form(sees, 400) }),
	'/borgere/[id]/beskeder': page(sees),
	'/borgere/[id]/beskeder/ny': page(sees, { default: form(sees, 400) }),
	'/borgere/[id]/beskeder/[samtale]': page(reader, {
		svar: form(reader, 400),
		laest: form(reader, 404),
		journal: form(reader, 404)
	}),
	'/borgere/[id]/journal': page(sees, { igen: form(sees, 404), haand: form(sees, 404), laeg: form(sees, 404) }),
	'/borgere/[id]/journal/[item]': page(journals, { igen: form(journals, 404), haand: form(journals, 404) }),
	'/borgere/[id]/journal/[item]/dokument.pdf': { methods: { GET: rule(journals, 200) } },

	'/fordeling': page(fordeler),
	'/fordeling/ny': page(fordeler, { soeg: form(fordeler, 400), find: form(fordeler, 200), opret: form(fordeler, 400) }),
	'/fordeling/[id]': page(fordeler, { fjern: form(fordeler, 400) }),
	'/fordeling/[id]/tovholder': page(fordeler, { default: form(fordeler, 400) }),
	'/fordeling/[id]/stedfortraeder': page(fordeler, { default: form(fordeler, 400) }),

	'/spoergsmaal': page(leder, { svar: form(leder, 400) }),

	'/overblik': page(leder),
	'/overblik/eksport.csv': { methods: { GET: rule(leder, 200) } },
	'/overblik/eksport.json': { methods: { GET: rule(leder, 200) } },

	'/revision': page(dpo, { set: form(dpo, 303) }),
	'/revision/soeg': page(dpo),

	'/admin': page(admin),
	'/admin/aendringer': page(admin),
	'/admin/enheder': page(admin),
	'/admin/enheder/ny': page(admin, { opret: form(admin, 400) }),
	'/admin/enheder/[id]': page(admin, { gem: form(admin, 400), luk: form(admin, 303), aabn: form(admin, 303) }),
	'/admin/konti': page(admin),
	'/admin/konti/ny': page(admin, { opret: form(admin, 400) }),
	'/admin/konti/[id]': page(admin, {
		gem: form(admin, 400),
		luk: form(admin, 303),
		aabn: form(admin, 303),
		glem: form(admin, 303)
	}),
	'/admin/kommune': page(admin, { gem: form(admin, 400), logo: form(admin, 400), 'fjern-logo': form(admin, 303) }),
	'/admin/job': page(admin, { igen: form(admin, 404) }),
	'/admin/journal': page(admin, { kle: form(admin, 400), ord: form(admin, 303), sletning: form(admin, 303) }),
	'/admin/journal/nyt': page(admin, { opret: form(admin, 400) }),
	'/admin/journal/[id]': page(admin, { gem: form(admin, 400), stop: form(admin, 303) }),
	'/admin/linealer': page(admin, { brug: form(admin, 404) }),
	'/admin/linealer/ny': page(admin, { gem: form(admin, 400) }),
	'/admin/moedetyper': page(admin),
	'/admin/moedetyper/ny': page(admin, { opret: form(admin, 400) }),
	'/admin/moedetyper/[noegle]': page(admin, { gem: form(admin, 400), ud: form(admin, 303), ind: form(admin, 303) })
};

/** What a rule answers a person. */
export function expected({ to, answer, but, nobody }: Rule, person: Person): number {
	const own = but[person];
	if (own !== undefined) return own;
	if (membersOf(to).includes(person)) return answer;
	return nobodies.includes(person) ? nobody : 404;
}

/** The table as docs/access.md prints it. */
export function printed(): string {
	const lines = Object.entries(table).map(([route, { page, actions = {}, methods = {} }]) => {
		const opens = page
			? page.to
			: Object.entries(methods)
					.map(([method, { to }]) => `${method}: ${to}`)
					.join('; ');
		const allowed = [...new Set(Object.values(actions).map(({ to }) => to))];
		const namesFor = (group: Group) => Object.keys(actions).filter((name) => actions[name]?.to === group);
		const forms = allowed
			.map(
				(group) =>
					`${group}: ${namesFor(group)
						.map((name) => `\`${name}\``)
						.join(', ')}`
			)
			.join('; ');
		return [`\`${route}\``, opens, forms];
	});
	const head = ['Address', 'Opens for', 'Forms, and for whom'];
	const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
	const row = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	return [row(head), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row)].join('\n');
}
