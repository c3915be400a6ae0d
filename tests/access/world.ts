import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { endSession } from '../../src/lib/server/auth/session';
import { closePools, pool } from '../../src/lib/server/db/client';
import { removeEmbedded, startEmbedded } from '../../src/lib/server/db/embedded';
import { deriveLogins } from '../../src/lib/server/db/migrate';
import * as make from '../support/builders';
import { startPortalProcess } from '../support/portal-process';
import { everyone, type Person } from './routes';

/** What a canary is about: the kinds of the visibility rule, and what is more or less than one of them. */
export type Canary = 'navn' | 'plan' | 'trivsel' | 'moede' | 'netvaerk' | 'samtale' | 'helbred' | 'fravaer';
export type Story = 'viktor' | 'kasper';
/** A text that nobody could have written by chance: where it turns up, something of that person did. */
export const canary = (story: Story, about: Canary, what: string) => `KANARIE-${story}-${about}-${what}`;

type Made = Awaited<ReturnType<typeof makeStory>>;
export type World = {
	origin: string;
	cookies: Record<Person, string | null>;
	tokens: string[];
	made: Record<Story, Made>;
	/** What the administrator may change without anybody here noticing, and a forvaltning of the team. */
	spare: { enhed: string; konto: string; modtager: string; forvaltning: string };
	superuser: postgres.Sql;
	/** Everything that the portal and PostgreSQL wrote into their logs. */
	logs: () => string;
	stop: () => Promise<void>;
};

/**
 * A portal of one's own with a real database: the demo municipality, and beside it two borgere whose every text is a canary, and
 * staff who stand to the first in every way there is.
 */
export async function makeWorld(ports: { portal: number; provider: number }): Promise<World> {
	const dataDir = mkdtempSync(join(tmpdir(), 'voresplan-access-'));
	const database = await startEmbedded({ dataDir });
	const logFile = join(dataDir, 'portal.log');
	const portal = await startPortalProcess(
		{
			PORT: String(ports.portal),
			OIDC_DEMO_PORT: String(ports.provider),
			DATABASE_URL: database.ownerUrl,
			DATA_DIR: join(dataDir, 'portal'),
			RATE_LIMIT: '1000000'
		},
		logFile
	);
	Object.assign(process.env, await deriveLogins(database.ownerUrl));
	const superuser = postgres(database.superuserUrl, { max: 2, onnotice: () => {} });
	const { staff, made, spare } = await makePeople();
	const logIn = async (who: Parameters<typeof make.logIn>[0], audience: Parameters<typeof make.logIn>[1]) =>
		(await make.logIn(who, audience)).token;

	const tokens: Partial<Record<Person, string>> = {};
	for (const person of everyone) {
		if (person === 'stranger') continue;
		if (person === 'viktor' || person === 'kasper') tokens[person] = await logIn(made[person].borger, 'borger');
		else if (person === 'loggedOff') tokens[person] = await logIn(staff.tovholder, 'fagperson');
		else {
			const role = person === 'fordeler' || person === 'leder' || person === 'admin' || person === 'dpo';
			tokens[person] = await logIn(staff[person], role ? person : 'fagperson');
		}
	}
	await endSession(tokens.loggedOff ?? '');
	await superuser`update account set disabled_at = now() where id = ${staff.disabled.accountId}`;
	const cookies = Object.fromEntries(
		everyone.map((person) => [person, tokens[person] ? `session=${tokens[person]}` : null])
	) as World['cookies'];

	return {
		origin: portal.origin,
		cookies,
		tokens: Object.values(tokens),
		made,
		spare,
		superuser,
		logs: () => readFileSync(logFile, 'utf8') + readFileSync(join(dataDir, 'postgres.log'), 'utf8'),
		async stop() {
			await superuser.end();
			await closePools();
			await portal.stop();
			await database.stop();
			await removeEmbedded({ dataDir });
		}
	};
}

async function makePeople() {
	const [kommune] = await pool('import')<{ id: string }[]>`select id from enhed where type = 'kommune'`;
	const parentId = kommune?.id ?? '';
	const enhed = (name: string) => make.makeEnhed({ name: `Matrix ${name}`, type: 'forvaltning', parentId });
	const [a, b, c, d, e, f, g] = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(enhed));
	if (!a || !b || !c || !d || !e || !f || !g) throw new Error('no forvaltning');
	const ude = await make.makeEnhed({ name: 'Matrix ude', type: 'ekstern', parentId });
	const person = (name: string, enhedId: string, roles?: Parameters<typeof make.makeStaff>[0]['roles']) =>
		make.makeStaff({ name: `Medarbejder ${name}`, enhedId, ...(roles ? { roles } : {}) });
	const staff = {
		tovholder: await person('Tovholder', a),
		given: await person('Given', b),
		planOnly: await person('Planonly', c),
		none: await person('None', d),
		withdrawn: await person('Withdrawn', e),
		expired: await person('Expired', f),
		former: await person('Former', b),
		outsider: await person('Outsider', g),
		ekstern: await person('Ekstern', ude),
		disabled: await person('Disabled', a),
		fordeler: await person('Fordeler', a, ['fordeler']),
		leder: await person('Leder', a, ['leder']),
		admin: await person('Admin', a, ['admin']),
		dpo: await person('Dpo', a, ['dpo'])
	};
	const children = await enhed('H');
	const made = {
		viktor: await makeStory('viktor', { holder: staff.tovholder, childrenId: children }),
		kasper: await makeStory('kasper', { holder: staff.outsider, childrenId: children })
	};
	const { borger } = made.viktor;
	for (const member of ['given', 'planOnly', 'none', 'withdrawn', 'expired', 'ekstern'] as const)
		await make.makeMembership({ borger, staff: staff[member] });
	await make.makeMembership({ borger, staff: staff.disabled });
	await make.makeMembership({ borger, staff: staff.former, toOn: make.dayFromToday(-1) });
	const ground = { borger, fromOn: make.dayFromToday(-30), toOn: make.dayFromToday(200) };
	await make.makeAdgangsgrundlag({ ...ground, forvaltningId: b });
	await make.makeAdgangsgrundlag({ ...ground, forvaltningId: c, kinds: ['plan'] });
	await make.makeAdgangsgrundlag({ ...ground, forvaltningId: e, withdrawnAt: new Date() });
	await make.makeAdgangsgrundlag({ ...ground, forvaltningId: f, toOn: make.dayFromToday(-1) });
	const konto = await person('Reserve', d);
	const modtager = await make.insert('journal_target', {
		id: randomUUID(),
		name: 'Reserve',
		type: 'copy',
		system: 'other',
		takes: ['aflysning'],
		forvaltning_id: f
	});
	return { staff, made, spare: { enhed: children, konto: konto.accountId, modtager, forvaltning: b } };
}

/** A borger with one of everything, each text a canary. */
async function makeStory(story: Story, { holder, childrenId }: { holder: make.StaffMade; childrenId: string }) {
	const say = (about: Canary, what: string) => canary(story, about, what);
	const borger = await make.makeBorger({ name: say('navn', 'navn'), phone: '11223344' });
	const toOn = make.dayFromToday(200);
	await make.makeMembership({ borger, staff: holder, function: 'tovholder' });
	await make.makeAdgangsgrundlag({ borger, forvaltningId: holder.forvaltningId, toOn });

	const planId = await make.makePlan({ borger, publishedBy: holder });
	const item = { borger, planId };
	const maal = await make.makeMaal({ ...item, title: say('plan', 'maal'), borgerWords: say('plan', 'ord') });
	const secret = { ...item, topics: ['helbred' as const], forvaltningId: childrenId };
	const health = await make.makeMaal({ ...secret, title: say('helbred', 'maal') });
	const delmaal = await make.makeDelmaal({ ...item, maalId: maal, title: say('plan', 'delmaal') });
	const aftale = await make.makeAftale({
		...item,
		maalId: maal,
		owedBy: 'borger',
		text: say('plan', 'aftale'),
		dueOn: make.dayFromToday(3)
	});
	const kommunens = await make.makeAftale({
		...item,
		maalId: maal,
		responsible: holder,
		text: say('plan', 'kommunens')
	});
	const indsats = await make.makeIndsats({ ...item, maalId: maal, responsible: holder, title: say('plan', 'indsats') });
	const wish = await make.makeWish({ borger, text: say('plan', 'droem') });
	const statement = await make.makeStatement({ borger, planId, stance: 'talk', words: say('plan', 'svar-paa-udgave') });
	const netvaerk = await make.makeNetvaerksperson({ borger, name: say('netvaerk', 'navn') });

	const emne = await make.makeEmne({ borger, text: say('trivsel', 'emne') });
	const maaling = await make.makeMaaling({ borger, note: say('trivsel', 'note'), skridt: say('trivsel', 'skridt') });
	await make.makeReply({ borger, by: holder, maalingId: maaling, text: say('trivsel', 'svar') });

	const moede = await make.makeMoede({
		borger,
		title: say('moede', 'titel'),
		calledBy: holder,
		participants: [holder],
		at: make.instantFromNow(7)
	});
	const punkt = await make.makePunkt({ borger, moedeId: moede, title: say('moede', 'punkt'), byBorger: true });
	const held = await make.makeMoede({
		borger,
		title: say('moede', 'holdt'),
		calledBy: holder,
		participants: [holder],
		state: 'held',
		at: make.instantFromNow(-7)
	});
	await make.makeMoedeNote({ borger, moedeId: held, text: say('moede', 'referat'), by: holder });
	const beslutning = await make.makeBeslutning({ borger, moedeId: held, text: say('moede', 'beslutning'), by: holder });
	const anmodning = await make.makeAnmodning({ borger, moedeId: moede, words: say('moede', 'anmodning') });
	const opgave = await make.makeOpgave({ borger, moedeId: held, type: 'other', text: say('moede', 'opgave') });

	const samtale = await make.makeSamtale({ borger, readers: [holder] });
	const besked = await make.makeBesked({ borger, samtaleId: samtale, text: say('samtale', 'besked') });
	const sender = { municipality: 'x', address: '', phone: '', email: '', cvr: '', logo: null };
	const post = await make.makeJournalItem(holder, {
		...{ borger, type: 'plan', sourceId: planId, title: 'Plan, udgave 1' },
		document: {
			...{ v: 1, type: 'plan', title: 'Plan', about: null, sender, madeOn: make.dayFromToday(0), reference: null },
			...{ blocks: [{ kind: 'paragraph', text: say('plan', 'journal') }], closing: null }
		}
	});
	if (!post) throw new Error('nothing in the journal');
	const ids = {
		post,
		borger: borger.id,
		konto: borger.accountId,
		plan: planId,
		maal,
		health,
		delmaal,
		aftale,
		kommunens,
		indsats,
		wish,
		statement,
		netvaerk,
		emne,
		maaling,
		moede,
		held,
		punkt,
		beslutning,
		anmodning,
		opgave,
		samtale,
		besked
	};
	return { borger, holder, ids };
}

/** A digest of every row about a borger, in every table: the same digest, the same rows. */
export async function digestOf({ superuser }: World, borgerId: string): Promise<Record<string, string>> {
	const tables = await superuser<{ name: string }[]>`
		select table_name as name from information_schema.columns
		where table_schema = 'public' and column_name = 'borger_id' order by 1`;
	const digests: Record<string, string> = {};
	for (const { name } of tables) {
		const [row] = await superuser<{ digest: string }[]>`
			select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest
			from ${superuser(name)} t where borger_id = ${borgerId}`;
		digests[name] = row?.digest ?? '';
	}
	const [self] = await superuser<{ digest: string }[]>`
		select md5(b::text) as digest from borger b where id = ${borgerId}`;
	return { ...digests, borger: self?.digest ?? '' };
}

/** A secret of the right shape that opens nothing. */
export const nobodysSecret = () => `${randomUUID()}${randomUUID()}`.slice(0, 43);

/** An id of the right shape that is nobody's. */
export const nobodysId = () => randomUUID();
