import { formatDate } from '../core/dates';
import { paperAftaler as words } from '../i18n/da/document';
import { isStanding, type Aftale, type AftaleView } from '../plan/aftale';
import type { Block, DocumentReader } from './document';

/** An aftale as paper shows it: which step it belongs to, how it stands. */
export type PaperAftale = Pick<Aftale, 'text' | 'owedBy' | 'duty' | 'responsible' | 'forvaltning'> & {
	paragraph: string | null;
	dueOn: string | null;
	/** The title of the step it stands under, null without one. */
	step: string | null;
	/** What is done or dropped stands last. */
	open: boolean;
	/** Null: it says nothing of how it stands. */
	state: string | null;
};

/** How an aftale stands, in days that stay true on paper: never "3 dage forsinket". */
function stateOf(aftale: AftaleView): string {
	const { states } = words;
	if (aftale.ended?.state === 'done') return states.done(aftale.ended.on);
	if (aftale.ended)
		return [states.dropped, aftale.ended.reason && states.reason(aftale.ended.reason)].filter(Boolean).join(' ');
	const { late, due, movedReason } = aftale;
	if (late) {
		const was = due && !late.newOn ? states.late(due.on) : null;
		return [
			was,
			late.firstOn && states.firstDay(late.firstOn),
			late.newOn && states.newDay(late.newOn),
			late.reason && states.reason(late.reason)
		]
			.filter(Boolean)
			.join(' ');
	}
	if (movedReason) return [states.moved, states.reason(movedReason)].join(' ');
	return isStanding({ duty: aftale.duty, dueOn: due?.on ?? null }) ? states.standing : states.open;
}

/** An aftale of the plan for paper. @param step the title of its step, null without one */
export const onPaper = (aftale: AftaleView, step: string | null): PaperAftale => ({
	...{ text: aftale.text, owedBy: aftale.owedBy, duty: aftale.duty, responsible: aftale.responsible },
	...{ forvaltning: aftale.forvaltning, paragraph: aftale.paragraph, dueOn: aftale.due?.on ?? null, step },
	...{ open: aftale.open, state: stateOf(aftale) }
});

/**
 * What is agreed as tables: what the borger does, what the municipality does, and apart what the law asks. One of the three that
 * has nothing is left out, and so is a column that nothing stands in.
 * @param to whom the document speaks, and the borger's name
 */
export function aftaleTables(aftaler: readonly PaperAftale[], to: { reader: DocumentReader; name: string }): Block[] {
	const { captions, columns } = words;
	const caption = (said: { borger: string; fagperson: (name: string) => string }) =>
		to.reader === 'borger' ? said.borger : said.fagperson(to.name);
	const said = [...aftaler].sort((a, b) => Number(b.open) - Number(a.open));
	const groups = [
		{
			caption: caption(captions.yours),
			of: said.filter((each) => each.owedBy === 'borger' && !each.duty),
			what: columns.what
		},
		{ caption: captions.ours, of: said.filter((each) => each.owedBy === 'kommune'), what: columns.what },
		{
			caption: caption(captions.duties),
			of: said.filter((each) => each.owedBy === 'borger' && each.duty),
			what: columns.duty
		}
	];
	return groups.filter((group) => group.of.length > 0).map(tableOf);
}

function tableOf({ caption, of, what }: { caption: string; of: readonly PaperAftale[]; what: string }): Block {
	const { columns } = words;
	const cells: { head: string; of: (aftale: PaperAftale) => string | null }[] = [
		{ head: what, of: ({ text, step }) => [text.trim(), step && words.step(step)].filter(Boolean).join('\n') },
		{ head: columns.who, of: (aftale) => (aftale.owedBy === 'kommune' ? whoOf(aftale) : null) },
		{ head: columns.by, of: ({ dueOn, duty }) => dueOf(dueOn, duty) },
		{ head: columns.law, of: ({ paragraph }) => paragraph },
		{ head: columns.state, of: ({ state }) => state }
	];
	const shown = cells.filter((cell) => of.some((aftale) => cell.of(aftale)));
	return {
		...{ kind: 'table', caption },
		head: shown.map(({ head }) => head),
		rows: of.map((aftale) => shown.map((cell) => cell.of(aftale) ?? ''))
	};
}

const whoOf = ({ responsible, forvaltning }: PaperAftale) =>
	[responsible, forvaltning].filter(Boolean).join('\n') || words.us;

const dueOf = (dueOn: string | null, duty: boolean) => (dueOn ? formatDate(dueOn) : duty ? words.always : words.noDay);
