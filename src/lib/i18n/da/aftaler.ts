import { formatDate, formatDay } from '../../core/dates';

type Due = { on: string; inDays: number };
type Late = { days: number; firstOn: string | null; newOn: string | null; reason: string | null };

const weekday = (on: string) => formatDay(on).split(' ')[0] ?? '';
const sentence = (text: string) => `${text.trim().replace(/\.$/, '')}.`;

/** When something is to be done, as one would say it: "i dag", "fredag" this week, "fredag 4. december" later. */
const nearDay = ({ on, inDays }: Due) =>
	inDays === 0 ? 'i dag' : inDays === 1 ? 'i morgen' : inDays > 1 && inDays < 7 ? weekday(on) : formatDay(on);

/** Words about what is agreed: on Hjem and in the plan. */
export const aftaler = {
	yours: 'Det gør du',
	ours: 'Det gør kommunen',
	duties: 'Det har du pligt til',
	due: (due: Due) => `Senest ${nearDay(due)}`,
	/** The borger's own: said once, with a way out. */
	yoursLate: (due: Due, who: string | null) =>
		`Det skulle være gjort ${formatDay(due.on)}. ${who ? `Er det svært, så ring til ${who}.` : 'Er det svært, så ring til kommunen.'}`,
	/** Ours: who, how much, the new date and the reason. */
	oursLate: (late: Late, who: string | null) =>
		[
			`${who ?? 'Kommunen'} er ${late.days === 1 ? '1 dag' : `${late.days} dage`} forsinket.`,
			late.firstOn && `Først lovet til ${formatDate(late.firstOn)}.`,
			late.newOn && `Ny dato: ${formatDay(late.newOn)}.`,
			late.reason && `Grunden: ${sentence(late.reason)}`
		]
			.filter(Boolean)
			.join(' '),
	moved: (reason: string) => `Datoen er flyttet. Grunden: ${reason.trim().replace(/\.$/, '')}`,
	/** Who owes it. */
	by: (name: string | null, forvaltning: string | null) => [name, forvaltning].filter(Boolean).join(', '),
	doneYours: 'Gjort',
	doneOurs: 'Det er sket',
	undo: 'Fortryd',
	undone: 'Det er lavet om. Aftalen gælder igen.',
	/** For a screen reader: what the button is about. */
	about: (text: string) => `: ${text}`,
	dutyWhy: 'Hvorfor er det en pligt?',
	dutyLaw: (paragraph: string | null) =>
		paragraph ? `Det står i loven: ${sentence(paragraph)}` : 'Det står i loven. Spørg, hvis du vil vide mere.',
	dutyHelp: 'Kan du ikke nå det, så ring, før dagen kommer.',
	more: (count: number) => (count === 1 ? 'Vis 1 mere' : `Vis ${count} mere`),
	wasDone: (on: string | null) => (on ? `Gjort ${formatDate(on)}` : 'Gjort'),
	wasDropped: (reason: string | null) => (reason ? `Droppet. Grunden: ${sentence(reason)}` : 'Droppet'),
	ended: (count: number) => (count === 1 ? '1 aftale er slut' : `${count} aftaler er slut`),
	you: 'Du',
	us: 'Kommunen',
	duty: 'Pligt'
};
