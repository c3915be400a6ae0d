/** What the matrix asks, and what it makes of the answers. */
import { meaningOf, openData, openPage, sendForm, type Answer, type Field } from './ask';
import { expected, nobodies, table, type Person } from './routes';
import { canary, nobodysSecret, type Canary, type Story, type World } from './world';

/** The address of a route for a story's borger. */
export function addressOf(world: World, route: string, story: Story = 'viktor'): string {
	const { ids } = world.made[story];
	const address = route.replace(/\[(\w+)\]/g, (_, name: string) => {
		if (name === 'moede') return ids.moede;
		if (name === 'samtale') return ids.samtale;
		if (name === 'item') return ids.post;
		if (name === 'noegle') return 'opfoelgning';
		if (route.startsWith('/svar/')) return nobodysSecret();
		if (route.startsWith('/kalender/')) return `${nobodysSecret()}.ics`;
		if (route.startsWith('/admin/enheder/')) return world.spare.enhed;
		if (route.startsWith('/admin/journal/')) return world.spare.modtager;
		if (route.startsWith('/admin/konti/')) return world.spare.konto;
		if (route.startsWith('/moeder/[id]/aftale')) return ids.held;
		if (route.startsWith('/moeder/')) return ids.moede;
		if (route.startsWith('/beskeder/')) return ids.samtale;
		return ids.borger;
	});
	return address + (table[route]?.query ?? '').replace('{forvaltning}', world.spare.forvaltning);
}

const everything: Canary[] = ['navn', 'plan', 'trivsel', 'moede', 'netvaerk', 'samtale', 'helbred', 'fravaer'];
/** What of Viktor's story may reach each person, by what the canary says it is about. Of Kasper's: Kasper and his tovholder. */
const mayRead: Partial<Record<Person, Canary[]>> = {
	viktor: everything,
	tovholder: ['navn', 'plan', 'trivsel', 'moede', 'netvaerk', 'samtale'],
	given: ['navn', 'plan', 'trivsel', 'moede', 'netvaerk'],
	planOnly: ['navn', 'plan'],
	fordeler: ['navn'],
	dpo: ['navn']
};
const mayReadKasper: Partial<Record<Person, Canary[]>> = {
	kasper: everything,
	outsider: ['navn', 'plan', 'trivsel', 'moede', 'netvaerk', 'samtale'],
	fordeler: ['navn'],
	dpo: ['navn']
};

const canaries = /KANARIE-\w+-\w+-[\w-]+/g;

/** Canaries in a text that this person may not have. */
export function strayIn(text: string, person: Person): string[] {
	const found = text.match(canaries) ?? [];
	const allowed = { viktor: mayRead[person] ?? [], kasper: mayReadKasper[person] ?? [] };
	const isAllowed = (each: string) =>
		(['viktor', 'kasper'] as const).some((story) =>
			allowed[story].some((about) => each.startsWith(canary(story, about, '')))
		);
	return [...new Set(found)].filter((each) => !isAllowed(each));
}

export type Finding = string;

/** Opens a page as html and as data. @returns what is not as the table says, and what should not have been in it */
export async function checkPage(world: World, person: Person, route: string): Promise<Finding[]> {
	const rule = table[route]?.page;
	if (!rule) return [];
	const path = addressOf(world, route);
	const [page, data] = [await openPage(world, person, path), await openData(world, person, path)];
	const want = expected(rule, person);
	const findings: Finding[] = [];
	if (page.status !== want) findings.push(`${person} ${route}: ${page.status}, not ${want}`);
	// A page without a load of its own has nothing to ask for as data but the frame.
	const meant = meaningOf(data);
	if (meant !== want) findings.push(`${person} ${route} as data: ${meant}, not ${want}`);
	if (nobodies.includes(person) && want === 303 && page.location !== '/login')
		findings.push(`${person} ${route}: leads to ${page.location}`);
	return [...findings, ...straysOf(world, { person, route }, page), ...straysOf(world, { person, route }, data)];
}

/** What an answer holds that it should not: somebody else's text, a CPR number, a token, something of the inside; and
 * a name or a text where history and other sites keep it (E6). */
export function straysOf(world: World, at: { person: Person; route: string }, { body, headers }: Answer): Finding[] {
	const whole = body + JSON.stringify(headers);
	const found = strayIn(whole, at.person);
	for (const story of ['viktor', 'kasper'] as const) {
		const { cpr } = world.made[story].borger;
		if (whole.includes(cpr) || whole.includes(`${cpr.slice(0, 6)}-${cpr.slice(6)}`)) found.push('a CPR number');
	}
	if (world.tokens.some((token) => whole.includes(token))) found.push('a token');
	if (/\n\s+at [\w.]+ \(|PostgresError|\/build\/server\//.test(body)) found.push('the inside');
	const shownElsewhere = `${headers['location'] ?? ''} ${/<title>([^<]*)/.exec(body)?.[1] ?? ''}`;
	if (shownElsewhere.includes('KANARIE')) found.push(`in the address or the title: ${shownElsewhere}`);
	return found.map((each) => `${at.person} ${at.route}: shows ${each}`);
}

export type Sent = {
	route: string;
	action: string;
	path: string;
	fields: Field[];
	/** As the page's own script sends it: only the form is answered, no page. */
	byScript?: boolean;
};

/** What the portal's log says of the last fault: its kind, its code and where it was. */
const lastFault = (world: World) =>
	world
		.logs()
		.split('\n')
		.findLast((line) => line.includes('unexpected_error'));

export const pathOf = (world: World, route: string, action: string) => withAction(addressOf(world, route), action);

const withAction = (address: string, action: string) =>
	action === 'default' ? address : `${address}${address.includes('?') ? '&' : '?'}/${action}`;

/** Sends a form and holds the answer against the table. `want` is left out when only the answer itself is to be looked at. */
export async function checkForm(world: World, person: Person, sent: Sent, want?: number): Promise<Finding[]> {
	const answer = await sendForm(world, person, sent);
	// What somebody has sent comes back to them; that is theirs, wherever they had it from.
	const own = sent.fields.flatMap(([, value]) => value.match(canaries) ?? []);
	const body = own.reduce((text, each) => text.replaceAll(each, ''), answer.body);
	const findings = straysOf(world, { person, route: `${sent.route} ${sent.action}` }, { ...answer, body });
	if (want !== undefined && answer.status !== want)
		findings.push(`${person} ${sent.route} ${sent.action}: ${answer.status}, not ${want}`);
	if (answer.status >= 500)
		findings.push(`${person} ${sent.route} ${sent.action}: ${answer.status}, ${lastFault(world)}`);
	return findings;
}
