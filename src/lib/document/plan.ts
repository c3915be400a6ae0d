import { paper, paperAftaler, planPaper as words } from '../i18n/da/document';
import { statement as stances } from '../i18n/da/own-plan';
import { plan as planWords } from '../i18n/da/plan';
import { firstName } from '../core/person';
import type { DelmaalView, IndsatsView, MaalView, PlanView } from '../plan/plan';
import { aftaleTables, onPaper } from './aftaler';
import { blocksOf, frameOf, type Block, type Document, type Making } from './document';
import type { Helper, PlanFacts } from './facts';

type Blocks = (Block | null | false)[];
type To = { reader: Making['reader']; name: string };
/** One text in two voices. */
const voice = (said: { borger: string; fagperson: (name: string) => string }, { reader, name }: To) =>
	reader === 'borger' ? said.borger : said.fagperson(name);
const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
const joined = (...parts: (string | null | false | undefined)[]) => parts.filter(Boolean).join(' ');

/** The plan on paper: the borger's own words first, then the goals with all that belongs to them, then who is with. */
export function planDocument(facts: PlanFacts, making: Making): Document {
	const { borger, plan, shared, view, team, statement } = facts;
	const to: To = { reader: making.reader, name: borger.name };
	/** Who reads the plan reads who shared it. */
	const partial = making.reader === 'fagperson' && shared === null;
	const blocks: Blocks = [
		shared && { kind: 'paragraph', text: joined(words.shared(shared.at, shared.by), shared.summary) },
		plan.endedOn !== null && { kind: 'note', text: words.ended(plan.endedOn) },
		...ownWords(facts, to),
		partial && view.maal.length > 0 && { kind: 'note', text: words.partial },
		...(view.maal.length > 0
			? view.maal.flatMap((maal) => goal(maal, to))
			: [{ kind: 'paragraph' as const, text: partial ? words.partial : words.noGoals }]),
		...loose(view.loose, to),
		...(statement
			? [
					heading(1, voice(words.statement, to)),
					{
						kind: 'paragraph' as const,
						text: `${stances.stances[statement.stance]}. ${words.statement.at(statement.at)}`
					},
					statement.words ? { kind: 'quote' as const, text: statement.words, by: firstName(borger.name) } : null
				]
			: []),
		...closedGoals(view.closed),
		...people(team, making.municipality.words['tovholder'] ?? 'tovholder'),
		{ kind: 'note', text: words.newest }
	];
	return {
		...frameOf('plan', making),
		...{
			title: voice(words.title, to),
			about: borger.name,
			reference: words.version(plan.version),
			blocks: blocksOf(blocks)
		}
	};
}

function ownWords({ wishes }: PlanFacts, to: To): Blocks {
	const of = (type: string) => wishes.filter((wish) => wish.type === type).map(({ text }) => text);
	const said = (title: string, texts: string[]): Blocks =>
		texts.length > 0 ? [heading(2, title), ...texts.map((text) => ({ kind: 'quote' as const, text }))] : [];
	return wishes.length === 0
		? []
		: [
				heading(1, voice(words.own, to)),
				...said(words.wishes.dream, of('dream')),
				...said(words.wishes.job, of('job')),
				...(of('wish').length > 0 ? [heading(2, words.wishes.wish), { kind: 'list' as const, items: of('wish') }] : []),
				...said(voice(words.story, to), of('story'))
			];
}

function goal(maal: MaalView, to: To): Blocks {
	const { borgerWords, professionalWords, forvaltninger, delmaal } = maal;
	const aftaler = [
		...maal.aftaler.map((aftale) => onPaper(aftale, null)),
		...delmaal.flatMap((step) => step.aftaler.map((aftale) => onPaper(aftale, step.title)))
	];
	return [
		heading(1, maal.title),
		{ kind: 'paragraph', text: joined(maal.isJob && words.jobTag, `${planWords.types[maal.type]}.`) },
		borgerWords
			? { kind: 'quote', text: borgerWords, by: firstName(to.name) }
			: { kind: 'note', text: voice(words.wordsMissing, to) },
		professionalWords ? { kind: 'facts', rows: [{ term: words.professional, text: professionalWords }] } : null,
		maal.fromTavle ? { kind: 'paragraph', text: words.fromTavle(maal.fromTavle) } : null,
		forvaltninger.length > 0 && { kind: 'paragraph', text: planWords.workers(forvaltninger) },
		...(delmaal.length > 0
			? [heading(2, planWords.steps.title), { kind: 'list' as const, items: delmaal.map(stepOf) }]
			: []),
		...(aftaler.length > 0 ? [heading(2, paperAftaler.title), ...aftaleTables(aftaler, to)] : []),
		...help(words.help.title, maal.help),
		...help(words.trials.title, maal.trials)
	];
}

const stepOf = ({ title, dueOn, reachedOn, responsible }: DelmaalView) =>
	joined(
		paper.sentence(title),
		reachedOn ? words.steps.reached(reachedOn) : dueOn && words.steps.due(dueOn),
		responsible && `${planWords.steps.responsible(responsible)}.`
	);

function help(title: string, given: readonly IndsatsView[], level: 1 | 2 = 2): Blocks {
	if (given.length === 0) return [];
	const rows = given.map((each) => ({
		term: each.title,
		text: [
			each.description,
			joined(
				`${planWords.provider(each.provider)}.`,
				periodOf(each),
				each.responsible && words.responsible(each.responsible)
			),
			each.learnt && words.trials.learnt(each.learnt)
		]
			.filter(Boolean)
			.join('\n')
	}));
	return [heading(level, title), { kind: 'facts', rows }];
}

function periodOf({ phase, startsOn, endsOn }: IndsatsView): string {
	if (phase === 'ended' && endsOn) return words.phase.ended(endsOn);
	if (endsOn) return words.phase.between(startsOn, endsOn);
	return phase === 'coming' ? words.phase.from(startsOn) : words.phase.since(startsOn);
}

function loose({ aftaler, help: given, trials }: PlanView['loose'], to: To): Blocks {
	return [
		...(aftaler.length > 0
			? [
					heading(1, words.otherAgreed),
					...aftaleTables(
						aftaler.map((aftale) => onPaper(aftale, null)),
						to
					)
				]
			: []),
		...help(words.help.other, given, 1),
		...help(words.trials.other, trials, 1)
	];
}

/** Closed goals stay out of the way: how each ended, and its words. */
function closedGoals(closed: readonly MaalView[]): Blocks {
	const rows = closed.flatMap(({ title, ended }) =>
		ended
			? [{ term: title, text: joined(planWords.outcomes[ended.outcome], planWords.closedOn(ended.on), ended.words) }]
			: []
	);
	return rows.length > 0 ? [heading(1, words.closed), { kind: 'facts', rows }] : [];
}

/** @param tovholder the municipality's own word for who holds the threads */
function people(team: readonly Helper[], tovholder: string): Blocks {
	if (team.length === 0) return [];
	const rows = team.map((each) => {
		const word = each.function === 'tovholder' ? tovholder : each.title;
		return [named(each.name, word), each.roleText, each.from ?? '', each.phone ?? ''];
	});
	const { name, does, from, phone } = paper.people;
	return [
		heading(1, words.team.title),
		{ kind: 'table', caption: words.team.caption, head: [name, does, from, phone], rows }
	];
}

const named = (name: string, word: string | null) => (word ? `${name}\n${word}` : name);
