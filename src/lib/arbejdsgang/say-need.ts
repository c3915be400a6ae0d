import { borgere as texts } from '../i18n/da/borgere';
import type { Need } from './needs';

/** A need with its reason, in words; never with a number of the ruler. */
export function sayNeed({ kind, waited, opened, count = 0, names = [] }: Need): string {
	const words = texts.needs;
	switch (kind) {
		case 'alarming':
			return opened ? words.alarming_opened(waited) : words.alarming(waited);
		case 'due_soon':
			return waited === 0 ? words.due_today : words.due_soon(count);
		case 'task':
			return waited === 0 ? words.task_today : words.task(count);
		case 'message':
		case 'message_late':
		case 'task_late':
		case 'few_meetings':
			return words[kind](count);
		case 'grounds_end':
			return words.grounds_end(names, -waited);
		case 'handover':
			return words.handover(count);
		case 'note_task':
		case 'unwritten':
		case 'journal_failed':
		case 'late':
			return words[kind](waited);
		default:
			return words[kind];
	}
}
