/**
 * What each person may do about what is shared and what is kept: say yes and take it back, note that somebody did, note and end a
 * hjemmel, say yes to a joint plan, shield somebody, ask where a meeting is and who has looked.
 */
import { dayFromToday } from '../support/builders';
import { desk, invalid, refused, taken, updating, type Attempt, type Values } from './attempt';
import { rowId, type Cast, type Person } from './cast';
import { inserting, statement } from './rows';

export const consentingAttempts = (cast: Cast): Attempt[] => [
	...givingAttempts(cast),
	...lawAttempts(cast),
	...withdrawingAttempts(cast),
	...endingAttempts(cast),
	...jointAttempts(cast),
	...shieldingAttempts(cast),
	...lookingAttempts(cast)
];

const today = dayFromToday(0);
const past = '2026-01-01T10:00:00Z';
const tried = rowId('try', 'ground');

/** A samtykke for the forvaltning of Signe, and what staff add to it. */
function writing(cast: Cast) {
	const { accountOf, viktor } = desk(cast);
	const gives = (row: Values = {}) =>
		inserting('adgangsgrundlag', {
			...{ id: tried, borger_id: viktor, forvaltning_id: cast.forvaltninger.social, type: 'samtykke' },
			...{ kinds: '{plan}', topics: '{}', purpose: 'x', given_how: 'digital', from_on: today },
			...{ to_on: dayFromToday(80), ...row }
		});
	const notes = (by: Person, row: Values = {}) =>
		gives({ given_how: 'paper', noted_by_account_id: accountOf(by), ...row });
	const law = (by: Person, row: Values = {}) =>
		notes(by, { type: 'hjemmel', given_how: null, paragraph: '§ 141', to_on: null, ...row });
	return { gives, notes, law };
}

function givingAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, accountOf, kasper, ellen } = desk(cast);
	const { beskaeftigelse, social, sundhed, familie } = cast.forvaltninger;
	const { gives, notes } = writing(cast);
	const renews = (name: string) => ({ renews_id: rowId('adgangsgrundlag', name) });
	const health = { topics: '{helbred}' };
	adds('adgangsgrundlag', 'viktor', [
		['a borger says yes', gives(), 1],
		['to somebody who was given nothing yet', gives({ forvaltning_id: sundhed }), 1],
		['not to those who are not around them', gives({ forvaltning_id: familie }), invalid],
		['once', [gives(), gives()], taken],
		['not for another borger', gives({ borger_id: kasper, forvaltning_id: familie }), refused],
		['not as if on paper', gives({ given_how: 'paper' }), refused],
		['no hjemmel', gives({ type: 'hjemmel' }), refused],
		['nobody notes it', gives({ noted_by_account_id: accountOf('tove') }), refused],
		['not from a day that has passed', gives({ from_on: dayFromToday(-1) }), invalid],
		['not without a purpose', gives({ purpose: '  ' }), invalid],
		['not without an end', gives({ to_on: null }), invalid],
		['as long as the municipality has set', gives({ to_on: dayFromToday(700) }), 1],
		['and no longer', gives({ to_on: dayFromToday(740) }), invalid],
		['also one that begins later', gives({ from_on: dayFromToday(60), to_on: dayFromToday(740) }), invalid],
		['the shortest of its kinds holds', gives({ kinds: '{plan,netvaerk}', to_on: dayFromToday(100) }), invalid],
		['a year where nothing is set', gives({ kinds: '{trivsel}', to_on: dayFromToday(360) }), 1],
		['and no longer where nothing is set', gives({ kinds: '{trivsel}', to_on: dayFromToday(370) }), invalid],
		['S8 about health in the portal', gives(health), 1],
		['S8 a year about health', gives({ ...health, to_on: dayFromToday(370) }), invalid],
		['it renews one of the same forvaltning', gives(renews('viktor boern')), 1],
		['not one of another', gives({ forvaltning_id: beskaeftigelse, ...renews('viktor boern') }), invalid],
		['nor another borger’s', gives(renews('kasper boern')), invalid]
	]);
	adds('adgangsgrundlag', 'kasper', [
		['not before they come', gives({ borger_id: kasper, forvaltning_id: social }), invalid],
		['to those who were around them once', gives({ borger_id: kasper, forvaltning_id: sundhed }), 1]
	]);
	adds('adgangsgrundlag', 'tove', [
		['a professional notes what was signed', notes('tove'), 1],
		['or said', notes('tove', { given_how: 'oral' }), 1],
		['for their own forvaltning, too', notes('tove', { forvaltning_id: beskaeftigelse }), 1],
		['nothing digital', notes('tove', { given_how: 'digital' }), refused],
		['not in a colleague’s name', notes('signe', {}), refused],
		['not of nobody', notes('tove', { noted_by_account_id: null }), refused],
		[
			'not of a borger who does not exist for them',
			notes('tove', { borger_id: kasper, forvaltning_id: familie }),
			refused
		],
		['not for those who are not around the borger', notes('tove', { forvaltning_id: familie }), invalid],
		['S8 about health it is written', notes('tove', { ...health, given_how: 'oral' }), invalid],
		['S8 on paper, say', notes('tove', health), 1]
	]);
	adds('adgangsgrundlag', 'signe', [
		['a professional notes it for another forvaltning', notes('signe', { forvaltning_id: beskaeftigelse }), 1]
	]);
	const ofEllen = (row: Values) => notes('mette', { borger_id: ellen, ...row });
	adds('adgangsgrundlag', 'mette', [
		['for those who are around the borger until a day', ofEllen({ forvaltning_id: sundhed }), 1],
		['not for those who were around them', ofEllen({ forvaltning_id: beskaeftigelse }), invalid],
		['it renews no other borger’s', ofEllen({ forvaltning_id: familie, ...renews('kasper boern') }), invalid]
	]);
	for (const by of ['farid', 'ida', 'berit', 'frida', 'mette'] as const)
		adds('adgangsgrundlag', by, [['nobody else notes it', notes(by), refused]]);
	for (const by of ['karin', 'lars', 'anna', 'dorte', 'job'] as const)
		adds('adgangsgrundlag', by, [['is not theirs to note', gives(), refused]]);
	return attempts;
}

function lawAttempts(cast: Cast): Attempt[] {
	const { attempts, adds } = desk(cast);
	const { beskaeftigelse } = cast.forvaltninger;
	const { law } = writing(cast);
	adds('adgangsgrundlag', 'signe', [
		['a professional notes a hjemmel of their own forvaltning', law('signe'), 1],
		['not of another', law('signe', { forvaltning_id: beskaeftigelse }), refused],
		['nor as if it were signed', law('signe', { forvaltning_id: beskaeftigelse, given_how: 'paper' }), refused],
		['not without its paragraph', law('signe', { paragraph: null }), invalid],
		['not without why', law('signe', { purpose: '' }), invalid],
		['not from before', law('signe', { from_on: dayFromToday(-1) }), invalid]
	]);
	adds('adgangsgrundlag', 'tove', [['who holds the threads notes it of any', law('tove'), 1]]);
	adds('adgangsgrundlag', 'dagny', [['a deputy, too', law('dagny'), 1]]);
	for (const by of ['farid', 'ida', 'berit', 'frida', 'mette'] as const)
		adds('adgangsgrundlag', by, [['nobody else notes a hjemmel', law(by), refused]]);
	return attempts;
}

/** What has become of a ground, and what is written down of what went. */
const left = (where: string, ...values: (string | null)[]) =>
	statement(`select from adgangsgrundlag where withdrawn_at = now() and ${where}`, ...values);
const went = (where: string, ...values: (string | null)[]) =>
	statement(`select from samtykke_withdrawal where at = now() and ${where}`, ...values);

function withdrawingAttempts(cast: Cast): Attempt[] {
	const { attempts, changes, accountOf, viktor, kasper, ellen } = desk(cast);
	const { beskaeftigelse, social, familie } = cast.forvaltninger;
	const ofSocial = { borger_id: viktor, forvaltning_id: social, topics: '{}' };
	const sensitive = { borger_id: viktor, forvaltning_id: beskaeftigelse, topics: '{oekonomi}' };
	const sets = (set: Values, where: Values = ofSocial) => updating('adgangsgrundlag', set, where);
	const all = { withdrawn_at: past };
	const some = { kinds: '{plan,trivsel}' };
	const wentWithKinds = `kinds @> '{moede,netvaerk}' and cardinality(kinds) = 2 and topics = '{}'`;
	changes('adgangsgrundlag', 'viktor', [
		['a borger takes it back', sets(all), 1],
		['when and how are facts', [sets({ ...all, withdrawn_how: 'paper' }), left(`withdrawn_how = 'digital'`)], 1],
		[
			'it is written down',
			[sets(all), went(`how = 'digital' and by_account_id = $1 and cardinality(kinds) = 4`, accountOf('viktor'))],
			1
		],
		[
			'with its topics',
			[
				sets(all, sensitive),
				went(`cardinality(kinds) = 2 and topics = '{oekonomi}' and forvaltning_id = $1`, beskaeftigelse)
			],
			1
		],
		['one kind', sets(some), 1],
		['which is written down', [sets(some), went(wentWithKinds)], 1],
		['the rest stays', [sets(some), statement(`select from adgangsgrundlag where kinds = '{plan,trivsel}'`)], 1],
		['one topic', sets({ topics: '{}' }, sensitive), 1],
		[
			'which is written down, too',
			[sets({ topics: '{}' }, sensitive), went(`kinds = '{}' and topics = '{oekonomi}'`)],
			1
		],
		['nothing of nothing', sets({ kinds: '{plan,trivsel,moede,netvaerk}' }), invalid],
		['it does not become more', sets({ kinds: '{plan,trivsel}' }, sensitive), invalid],
		['nor about more', sets({ topics: '{helbred}' }), invalid],
		['not even while it ends', sets({ ...all, topics: '{helbred}' }), invalid],
		['not to no kind', sets({ kinds: '{}' }), invalid],
		['once', sets(all, { id: rowId('adgangsgrundlag', 'viktor boern') }), invalid],
		['for ever', sets({ withdrawn_at: null }, { id: rowId('adgangsgrundlag', 'viktor boern') }), invalid],
		['not a hjemmel', sets(all, { borger_id: viktor, type: 'hjemmel' }), 0],
		['not another borger’s', sets(all, { borger_id: kasper, forvaltning_id: familie, topics: '{}' }), 0],
		['it does not become another’s', sets({ forvaltning_id: beskaeftigelse }), refused],
		['nor longer', sets({ to_on: null }), refused]
	]);
	changes('adgangsgrundlag', 'kasper', [['all of theirs at once, and no more', updating('adgangsgrundlag', all), 3]]);
	const orally = { withdrawn_how: 'oral' };
	const byTove = `how = 'oral' and by_account_id = $1`;
	changes('adgangsgrundlag', 'tove', [
		['a professional notes that it was taken back', sets({ ...all, ...orally }), 1],
		['it is written down by whom', [sets({ ...all, ...orally }), went(byTove, accountOf('tove'))], 1],
		['one kind of it', sets({ ...some, withdrawn_how: 'paper' }), 1],
		['it does not become another’s', sets({ forvaltning_id: social }), refused],
		['not without saying how', sets(all), invalid],
		['not as if by the borger', sets({ ...all, withdrawn_how: 'digital' }), invalid],
		['not another borger’s', sets({ ...all, ...orally }, { borger_id: ellen }), 0]
	]);
	changes('adgangsgrundlag', 'signe', [
		['one of another forvaltning', sets({ topics: '{}', ...orally }, sensitive), 1]
	]);
	// Without a condition that reads, only the policy of changing speaks.
	for (const by of ['farid', 'ida', 'berit', 'frida'] as const)
		changes('adgangsgrundlag', by, [
			['nobody else takes anything back', updating('adgangsgrundlag', { ...all, ...orally }), 0]
		]);
	changes('adgangsgrundlag', 'karin', [['a fordeler takes nothing back', sets(all), refused]]);
	return attempts;
}

function endingAttempts(cast: Cast): Attempt[] {
	const { attempts, changes, accountOf, viktor } = desk(cast);
	const { law } = writing(cast);
	const all = { withdrawn_at: past };
	const sets = (set: Values, where: Values = { borger_id: viktor, type: 'hjemmel' }) =>
		updating('adgangsgrundlag', set, where);
	changes('adgangsgrundlag', 'tove', [
		['a professional ends a hjemmel', sets(all), 1],
		['nobody has taken it back', [sets({ ...all, withdrawn_how: 'oral' }), left('withdrawn_how is null')], 1],
		['which is written down', [sets(all), went(`how is null and by_account_id = $1`, accountOf('tove'))], 1],
		['it is ended whole', sets({ kinds: '{moede}' }), invalid],
		['also while it ends', sets({ ...all, kinds: '{moede}' }), invalid],
		['with its topics', sets({ ...all, topics: '{}' }), invalid],
		['who holds the threads ends that of another forvaltning', [law('tove'), sets(all, { id: tried })], 1]
	]);
	changes('adgangsgrundlag', 'signe', [
		['a professional ends one of their own forvaltning', [law('signe'), sets(all, { id: tried })], 1],
		['not that of another', sets(all), 0]
	]);
	return attempts;
}

function jointAttempts(cast: Cast): Attempt[] {
	const { attempts, adds, changes, accountOf, viktor, kasper, ellen, plan } = desk(cast);
	const ofKasper = { borger_id: kasper, plan_id: plan('kasper') };
	const says = (row: Values = {}) =>
		inserting('plan_samtykke', { id: rowId('try', 'joint'), ...ofKasper, given_how: 'digital', ...row });
	const notes = (by: Person, row: Values = {}) =>
		says({ given_how: 'oral', noted_by_account_id: accountOf(by), ...row });
	adds('plan_samtykke', 'kasper', [
		['a borger says yes to a joint plan', says(), 1],
		['once', [says(), says({ id: rowId('try', 'again') })], taken],
		['not as if on paper', says({ given_how: 'paper' }), refused],
		['nobody notes it', says({ noted_by_account_id: accountOf('mette') }), refused],
		['not to a plan that has ended', says({ plan_id: plan('kasper earlier') }), refused],
		['not for another borger', says({ borger_id: viktor }), refused],
		['nor to their plan', says({ plan_id: plan('viktor') }), refused]
	]);
	adds('plan_samtykke', 'viktor', [['one is enough', says({ borger_id: viktor, plan_id: plan('viktor') }), taken]]);
	adds('plan_samtykke', 'mette', [
		['who holds the threads notes it', notes('mette'), 1],
		['nothing digital', notes('mette', { given_how: 'digital' }), refused],
		['not in a colleague’s name', notes('signe'), refused],
		['not of a plan that has ended', notes('mette', { plan_id: plan('kasper earlier') }), refused],
		['not of another borger', notes('mette', { borger_id: ellen }), refused]
	]);
	for (const by of ['tove', 'signe', 'ida', 'berit', 'frida'] as const)
		adds('plan_samtykke', by, [['nobody else notes a joint plan', notes(by), refused]]);
	for (const by of ['signe', 'ida', 'farid'] as const)
		adds('plan_samtykke', by, [
			['nor one of the team', notes(by, { borger_id: viktor, plan_id: plan('viktor') }), refused]
		]);

	const takes = (name: string, set: Values = { withdrawn_at: past }) =>
		updating('plan_samtykke', set, { plan_id: plan(name) });
	const withdrawn = (where: string, ...values: string[]) =>
		statement(`select from plan_samtykke where withdrawn_at = now() and ${where}`, ...values);
	const ended = (name: string, where: string) => statement(`select from plan where id = $1 and ${where}`, plan(name));
	const digitally = `withdrawn_how = 'digital' and withdrawn_by_account_id = $1`;
	changes('plan_samtykke', 'viktor', [
		['a borger takes it back', takes('viktor'), 1],
		['who, when and how are facts', [takes('viktor'), withdrawn(digitally, accountOf('viktor'))], 1],
		['the plan ends with it', [takes('viktor'), ended('viktor', 'ended_on = app.today()')], 1],
		['once', [takes('viktor'), takes('viktor')], invalid],
		['all of theirs, and no more', updating('plan_samtykke', { withdrawn_at: past }), 1],
		['they do not say how', takes('viktor', { withdrawn_at: past, withdrawn_how: 'oral' }), refused],
		['not another borger’s', takes('kasper'), 0],
		['it does not become another’s', takes('viktor', { plan_id: plan('kasper') }), refused]
	]);
	changes('plan_samtykke', 'kasper', [
		['not what is taken back', takes('kasper'), invalid],
		['of a plan that has ended', takes('kasper earlier'), 1],
		['which ended when it did', [takes('kasper earlier'), ended('kasper earlier', `ended_on = '2025-12-31'`)], 1],
		['the one that runs goes on', [takes('kasper earlier'), ended('kasper', 'ended_on is null')], 1]
	]);
	const orally = { withdrawn_at: past, withdrawn_how: 'oral' };
	const paper = `withdrawn_how = 'oral' and withdrawn_by_account_id = $1`;
	for (const by of ['tove', 'dagny'] as const)
		changes('plan_samtykke', by, [
			['who holds the threads notes that it was taken back', takes('viktor', orally), 1],
			['who and how are written down', [takes('viktor', orally), withdrawn(paper, accountOf(by))], 1],
			['not without saying how', takes('viktor', { withdrawn_at: past }), invalid],
			['not as if by the borger', takes('viktor', { withdrawn_at: past, withdrawn_how: 'digital' }), invalid],
			['not how, without that it was', takes('viktor', { withdrawn_how: 'oral' }), invalid],
			['who noted it stays', takes('viktor', { noted_by_account_id: accountOf(by) }), refused]
		]);
	for (const by of ['signe', 'farid', 'ida', 'berit', 'frida'] as const)
		changes('plan_samtykke', by, [['nobody else ends a joint plan', updating('plan_samtykke', orally), 0]]);
	changes('plan_samtykke', 'karin', [['a fordeler ends none', updating('plan_samtykke', orally), refused]]);
	return attempts;
}

function shieldingAttempts(cast: Cast): Attempt[] {
	const { attempts, changes, calls, viktor, kasper } = desk(cast);
	const shields = (borger: string) => updating('borger', { skaermet: true }, { id: borger });
	const everybody = updating('borger', { skaermet: true });
	changes('borger', 'viktor', [
		['B12 a borger shields themself', shields(viktor), 1],
		['B12 and nobody else', everybody, 1],
		['B12 not another borger', shields(kasper), 0],
		['B12 an address is not protected by it', updating('borger', { protected_address: true }), refused],
		['nobody gets another name', updating('borger', { name: 'x' }, { id: viktor }), refused]
	]);
	for (const by of ['tove', 'signe'] as const)
		changes('borger', by, [
			['B12 a professional shields a borger who exists for them', shields(viktor), 1],
			['B12 not another', shields(kasper), 0],
			['B12 an address is not protected by it', updating('borger', { protected_address: true }), refused]
		]);
	for (const by of ['ida', 'berit', 'frida'] as const)
		changes('borger', by, [['B12 nobody else shields anybody', everybody, 0]]);
	changes('borger', 'karin', [['B12 a fordeler shields nobody', everybody, refused]]);

	const place = (name: string, where = 'true') =>
		statement(`select from app.place_of($1) where ${where}`, rowId('moede', name));
	calls('place_of', 'signe', [
		['tells where a meeting is', place('viktor later', `place = 'Rådhuset' and not hidden`), 1],
		['not of one they do not read', place('kasper shared'), 0],
		['nor of none', place('none'), 0]
	]);
	calls('place_of', 'ida', [
		['an external where they are invited', place('viktor mentor', `place = 'Rådhuset'`), 1],
		['and no other', place('viktor later'), 0]
	]);
	for (const by of ['farid', 'mette', 'berit'] as const)
		calls('place_of', by, [['nobody else hears where a meeting is', place('viktor later'), 0]]);
	for (const by of ['viktor', 'karin', 'dorte'] as const)
		calls('place_of', by, [['is no question of theirs', place('viktor later'), refused]]);
	// What is read past that.
	const read = (text: string) => statement(`select from moede where ${text}`);
	for (const by of ['tove', 'signe'] as const)
		calls('place_of', by, [
			['B12 a place is no column of theirs', read(`place = 'Rådhuset'`), refused],
			['B12 nor in the whole row', read(`to_jsonb(moede) ->> 'place' <> ''`), refused],
			['B12 nor as another column', statement('update moede set title = place'), refused]
		]);

	const ends = (borger: string) => statement('select from app.end_borger_sessions($1) as n where n > 0', borger);
	for (const by of ['tove', 'dagny'] as const)
		calls('end_borger_sessions', by, [
			['A8 who holds the threads logs a borger out everywhere', ends(viktor), 1],
			['A8 not another borger', ends(kasper), refused]
		]);
	calls('end_borger_sessions', 'tove', [
		['A8 and nobody besides', [ends(viktor), statement('select from app.own_sessions() where is_current')], 1]
	]);
	for (const by of ['signe', 'farid', 'ida', 'berit', 'mette', 'viktor', 'karin', 'anna', 'dorte'] as const)
		calls('end_borger_sessions', by, [['A8 nobody else logs a borger out', ends(viktor), refused]]);

	const locks = (borger: string) =>
		statement('select from app.lock_samtykke($1) where app.actor_id() is not null', borger);
	calls('lock_samtykke', 'viktor', [['makes others wait', locks(viktor), 1]]);
	calls('lock_samtykke', 'tove', [['makes others wait', locks(viktor), 1]]);
	for (const by of ['karin', 'anna', 'job'] as const)
		calls('lock_samtykke', by, [['is not for them', statement('select app.lock_samtykke($1)', viktor), refused]]);
	return attempts;
}

function lookingAttempts(cast: Cast): Attempt[] {
	const { attempts, calls, accountOf } = desk(cast);
	/** What the borger is told of looks that are no log-in; `asked` in the order of the arguments. */
	const looks = (asked: (string | null)[] = [], where = `kind = 'page'`) =>
		statement(
			`select from app.own_looks(
				$1::text::bigint, coalesce($2::text::int, 100), $3::text::timestamptz, $4::text::timestamptz, $5::text::uuid, $6::text::text[]
			) where ${where}`,
			...Array.from({ length: 6 }, (_, index) => asked[index] ?? null)
		);
	const first = String(cast.firstLook);
	const ofAll = `kind = 'everybody'`;
	const whole = `${ofAll} and name is null and role = 'job' and items -> 0 ->> 'kind' = 'borger'`;
	const named = `name = 'Tove Madsen' and enhed = 'Jobcenter' and role = 'fagperson' and purpose = 'hjælp'`;
	const item = `items = jsonb_build_array(jsonb_build_object('kind', 'maal', 'id', '${rowId('access_entry', 'viktor look')}'))`;
	calls('own_looks', 'viktor', [
		['F1 tells who has looked and why', looks([], `${named} and ${item}`), 1],
		['F1 and nothing of others', looks(), 1],
		['F1 not from before on', looks([first]), 0],
		['F1 from after it', looks([String(cast.firstLook + 1)]), 1],
		['F1 so many', looks([null, '1'], 'true'), 1],
		['F1 what was before', looks([first], `kind = 'login' and name is null`), 1],
		['F1 since a time', looks([null, null, past]), 1],
		['F1 not before it', looks([null, null, `${dayFromToday(2)}T00:00Z`]), 0],
		['F1 until a time', looks([null, null, null, `${dayFromToday(2)}T00:00Z`]), 1],
		['F1 not after it', looks([null, null, null, past]), 0],
		['F1 by somebody', looks([null, null, null, null, accountOf('tove')]), 1],
		['F1 not by others', looks([null, null, null, null, accountOf('mette')]), 0],
		['F1 of a kind', looks([null, null, null, null, null, '{maal}']), 1],
		['F1 not of another', looks([null, null, null, null, null, '{moede}']), 0],
		['F1 a log-in is no look at a name', looks([null, null, null, null, null, '{borger}'], `kind = 'login'`), 0],
		['F9 a run over everybody is in each list', looks([], whole), 1],
		['F9 not from before on', looks([first], ofAll), 0],
		['F9 from after it', looks([String(cast.firstLook + 1000)], ofAll), 1],
		['F9 since a time', looks([null, null, past], ofAll), 1],
		['F9 not before it', looks([null, null, `${dayFromToday(2)}T00:00Z`], ofAll), 0],
		['F9 until a time', looks([null, null, null, `${dayFromToday(2)}T00:00Z`], ofAll), 1],
		['F9 not after it', looks([null, null, null, past], ofAll), 0],
		['F9 by nobody by name', looks([null, null, null, null, accountOf('tove')], ofAll), 0],
		['F9 as a look at the borger', looks([null, null, null, null, null, '{borger}'], ofAll), 1],
		['F9 and not at other things', looks([null, null, null, null, null, '{maal}'], ofAll), 0],
		['F1 log-ins are asked for', looks([null, '1', null, null, null, '{login}'], `kind = 'login'`), 1]
	]);
	for (const by of ['tove', 'karin', 'anna', 'dorte', 'job'] as const)
		calls('own_looks', by, [['F1 is for borgere', looks(), refused]]);
	return attempts;
}
