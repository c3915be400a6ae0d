import { formatClock, formatDate, formatDay, formatList, formatShortDay } from '../../core/dates';
import { firstName } from '../../core/person';
import { possessive } from '../../core/text';

const ofMonth = (month: string) => formatDate(`${month}-01`).replace(/^1\. /, '');
const number = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);
/** Somebody's words as a sentence of their own. */
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1).trim().replace(/\.$/, '')}.`;
const reason = (words: string | null) => words && `Grunden: ${sentence(words)}`;

/** One line of the staff's list: what kind of thing, what it was, and more about it. */
export type Line = { what: string; text: string; more: string | null };
const line = (what: string, text: string, more: string | null = null): Line => ({ what, text, more });

/** The professional's time line. */
export const forloeb = {
	title: 'Forløb',
	heading: (name: string) => `${possessive(firstName(name))} forløb`,
	lead: 'Det, der er sket, og det, der er planlagt.',
	periods: {
		label: 'Vælg periode',
		year: 'Seneste år',
		all: 'Hele forløbet',
		now: (from: string, to: string) => `${formatDate(from)} – ${formatDate(to)}`
	},
	mayNotRead: (kinds: readonly string[], name: string) =>
		`Du kan ikke se ${kinds.join(', ')}, for der er ikke et adgangsgrundlag til det. Der kan være sket mere for ${firstName(name)}.`,
	kinds: { plan: 'hele planen', trivsel: 'svar og vurderinger', moede: 'alle møder' },
	chart: 'Forløbet som tidslinje. Det samme står som tabel og liste nedenfor. Rul til siden for at se det hele.',
	today: 'I dag',
	rows: {
		help: 'Indsatser',
		trials: 'Prøvehandlinger',
		tovholder: 'Tovholder',
		moede: 'Møder',
		svar: 'Svar og vurderinger',
		team: 'Teamet',
		udgave: 'Udgaver af planen',
		aftale: 'Aftaler'
	},
	version: (version: number) => `Udgave ${version}`,
	signs: {
		held: 'Møde holdt',
		planned: 'Møde planlagt',
		off: 'Møde aflyst eller ikke skrevet ned',
		borger: (name: string) => `Svar fra ${firstName(name)}`,
		fagperson: 'Vurdering',
		samlet: 'Samlet vurdering',
		gap: (most: number) => `Mere end ${most} dage uden aktivitet`
	},
	tick: (day: string, step: 'month' | 'year') =>
		step === 'year'
			? day.slice(0, 4)
			: `${formatShortDay(day).replace(/^1\. /, '')}${day.endsWith('-01-01') ? ` ${day.slice(0, 4)}` : ''}`,
	table: {
		caption: 'Indsatser og prøvehandlinger',
		columns: { title: 'Indsats', provider: 'Hos', from: 'Fra', to: 'Til', state: 'Status' },
		trial: 'Prøvehandling',
		open: 'Ingen slutdato',
		phase: { coming: 'Kommer', running: 'Er i gang', ended: 'Slut' },
		left: 'Ude af planen',
		learnt: (words: string) => `Det lærte vi: ${sentence(words)}`,
		notLearnt: 'Det er ikke skrevet ned, hvad vi lærte.',
		none: 'Der er ingen indsatser i perioden.',
		day: formatDate
	},
	gaps: {
		heading: 'Uden aktivitet',
		days: (days: number) => `${days} dage uden aktivitet`,
		short: (days: number) => `${days} dage`,
		span: (from: string, to: string | null) => `Fra ${formatDate(from)} til ${to === null ? 'i dag' : formatDate(to)}.`,
		why: 'Der er ikke holdt møde, givet svar eller vurdering, delt en udgave eller noteret en aftale. Ingen indsats er begyndt eller sluttet, og teamet er det samme. Vi ser kun på det, du må se.'
	},
	coming: 'Planlagt',
	noComing: 'Der er ikke planlagt noget.',
	past: 'Sket',
	noPast: 'Der er ikke sket noget i perioden.',
	month: ofMonth,
	day: formatShortDay,
	print: 'Print forløbet',
	say: {
		plan_started: () => line('Planen begyndte', ''),
		plan_ended: (coming: boolean) => line(coming ? 'Planen slutter' : 'Planen sluttede', ''),
		started: ({
			trial,
			title,
			provider,
			coming
		}: {
			trial: boolean;
			title: string;
			provider: string;
			coming: boolean;
		}) => line(`${trial ? 'Prøvehandling' : 'Indsats'} ${coming ? 'begynder' : 'begyndt'}`, `${title}, ${provider}`),
		ended: (help: { trial: boolean; title: string; left: boolean; learnt: string | null; coming: boolean }) =>
			line(
				help.left ? 'Ude af planen' : `${help.trial ? 'Prøvehandling' : 'Indsats'} ${help.coming ? 'slutter' : 'slut'}`,
				help.title,
				help.learnt
					? `Det lærte vi: ${sentence(help.learnt)}`
					: help.trial && !help.left && !help.coming
						? 'Det er ikke skrevet ned, hvad vi lærte.'
						: null
			),
		moede: ({ title, startsAt, state }: { title: string; startsAt: Date; state: string }) =>
			state === 'held'
				? line('Møde holdt', title)
				: state === 'cancelled'
					? line('Møde aflyst', title)
					: line(
							'Møde',
							`${title}, kl. ${formatClock(startsAt)}`,
							state === 'unwritten' ? 'Det er ikke skrevet ned, om mødet blev holdt.' : null
						),
		answers: (name: string, count: number) => line('Svar', `${firstName(name)} gav ${number(count, 'svar', 'svar')}`),
		ratings: (name: string | null, count: number) =>
			line('Vurdering', `${name ?? 'En fagperson'} gav ${number(count, 'vurdering', 'vurderinger')}`),
		samlet: (name: string | null) => line('Samlet vurdering', name ?? ''),
		version: (version: number, by: string | null, summary: string) =>
			line(`Udgave ${version}`, by ? `Delt af ${by}` : 'Delt', summary.trim() === '' ? null : summary),
		aftale: ({ state, text, by }: { state: keyof typeof states; text: string; by: string | null }) =>
			line(states[state], by ? `${text} (noteret af ${by})` : text),
		aftaler: (count: number) => line('Aftaler', `${number(count, 'aftale', 'aftaler')} noteret`),
		joined: (name: string, department: string, coming: boolean) =>
			line(coming ? 'Kommer på teamet' : 'Ny på teamet', `${name}, ${department}`),
		left: ({ name, holder, why, coming }: { name: string; holder: boolean; why: string | null; coming: boolean }) =>
			line(
				holder ? `Tovholder ${coming ? 'stopper' : 'stoppet'}` : coming ? 'Går fra teamet' : 'Gået fra teamet',
				name,
				reason(why)
			),
		tovholder: (name: string, before: string | null, why: string | null) =>
			line(before ? 'Ny tovholder' : 'Tovholder', before ? `${name} efter ${before}` : name, reason(why)),
		stedfortraeder: (name: string, insteadOf: string | null, toOn: string | null) =>
			line(
				'Stedfortræder',
				`${name}${insteadOf ? ` for ${insteadOf}` : ''}${toOn ? ` til og med ${formatDate(toOn)}` : ''}`
			)
	}
};

const states = {
	done: 'Aftale gjort',
	not_done: 'Aftale ikke gjort',
	dropped: 'Aftale droppet',
	postponed: 'Aftale udskudt',
	reopened: 'Aftale åbnet igen'
};

const weeks = (days: number) => number(Math.floor(days / 7), 'uge', 'uger');

/** The borger's calmer time line, in whole sentences. */
export const ownForloeb = {
	title: 'Dit forløb',
	lead: 'Her kan du se, hvad der er sket det seneste år, og hvad der kommer.',
	open: 'Se forløbet',
	close: 'Skjul forløbet',
	coming: 'Det kommer',
	noComing: 'Der er ikke aftalt noget nyt endnu.',
	noPast: 'Der er ikke sket noget endnu.',
	month: (month: string) => sentence(ofMonth(month)).slice(0, -1),
	day: formatShortDay,
	say: {
		plan_started: () => 'Din plan begyndte.',
		plan_ended: (coming: boolean) => (coming ? 'Din plan slutter.' : 'Din plan sluttede.'),
		started: ({
			trial,
			title,
			provider,
			coming
		}: {
			trial: boolean;
			title: string;
			provider: string;
			coming: boolean;
		}) =>
			trial
				? `I ${coming ? 'begynder' : 'begyndte'} at prøve: ${title}. Det er hos ${sentence(provider)}`
				: `Ny hjælp ${coming ? 'begynder' : 'begyndte'}: ${title}. Det er hos ${sentence(provider)}`,
		ended: (help: { trial: boolean; title: string; left: boolean; learnt: string | null; coming: boolean }) =>
			[
				help.left
					? `Det står ikke i planen mere: ${sentence(help.title)}`
					: help.trial
						? `I ${help.coming ? 'slutter' : 'sluttede'} med at prøve: ${sentence(help.title)}`
						: `Hjælpen ${help.coming ? 'slutter' : 'sluttede'}: ${sentence(help.title)}`,
				help.learnt && `Det lærte I: ${sentence(help.learnt)}`
			]
				.filter(Boolean)
				.join(' '),
		moede: ({ title, startsAt, state }: { title: string; startsAt: Date; state: string }) =>
			state === 'held'
				? `I holdt møde: ${sentence(title)}`
				: state === 'cancelled'
					? `Mødet er aflyst: ${sentence(title)}`
					: state === 'planned'
						? `I skal mødes kl. ${formatClock(startsAt)}: ${sentence(title)}`
						: `I havde en tid til møde: ${sentence(title)}`,
		/** On how many days: several questions on one day are one time. */
		answers: (days: number) => (days === 1 ? 'Du sagde, hvordan det går.' : `Du sagde ${days} gange, hvordan det går.`),
		raters: (names: readonly (string | null)[]) => {
			const known = names.flatMap((name) => (name === null ? [] : [firstName(name)]));
			if (names.length === 1) return `${known[0] ?? 'En fagperson'} sagde, hvordan det går.`;
			const all = [...known, ...(known.length < names.length ? ['en anden'] : [])];
			return `${formatList(all)} sagde, hvordan de synes, det går.`;
		},
		version: (by: string | null) => `${by ? firstName(by) : 'Kommunen'} delte en ny udgave af din plan.`,
		aftaler: (count: number) => `Der skete noget med ${number(count, 'aftale', 'aftaler')}.`,
		joined: (name: string, department: string, coming: boolean) =>
			`${name} fra ${department} ${coming ? 'kommer' : 'kom'} med på dit team.`,
		left: ({ name, holder, why, coming }: { name: string; holder: boolean; why: string | null; coming: boolean }) =>
			[
				holder
					? `${firstName(name)} ${coming ? 'stopper' : 'stoppede'} med at holde trådene.`
					: `${firstName(name)} ${coming ? 'stopper' : 'stoppede'} på dit team.`,
				why && sentence(why)
			]
				.filter(Boolean)
				.join(' '),
		tovholder: ({
			name,
			before,
			why,
			coming
		}: {
			name: string;
			before: string | null;
			why: string | null;
			coming: boolean;
		}) =>
			[
				`${name} ${coming ? 'begynder' : 'begyndte'} at holde trådene${before ? ` efter ${firstName(before)}` : ''}.`,
				why && sentence(why)
			]
				.filter(Boolean)
				.join(' '),
		stedfortraeder: ({
			name,
			insteadOf,
			toOn,
			coming
		}: {
			name: string;
			insteadOf: string | null;
			toOn: string | null;
			coming: boolean;
		}) =>
			`${firstName(name)} ${coming ? 'svarer' : 'svarede'} i stedet for ${insteadOf ? firstName(insteadOf) : 'den, der holder trådene'}${toOn ? ` til og med ${formatDay(toOn)}` : ''}.`,
		gap: (days: number) => `Her skete der ikke noget i ${weeks(days)}.`,
		waiting: (days: number, who: string | null) =>
			`Der er ikke sket noget de sidste ${weeks(days)}. Venter du på noget, så ring til ${who ?? 'kommunen'}.`
	}
};
