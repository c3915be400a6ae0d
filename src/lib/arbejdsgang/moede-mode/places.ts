import type { ReturnedForm } from './room';

/** Where the fields of a form stand on the page, when that is not their own name. */
const ids: Readonly<Record<string, string>> = {
	'vurder trin': 'trin-vurder',
	'vurder note': 'note-vurder',
	'svar trin': 'trin-svar',
	'svar note': 'note-svar',
	'naeste fra': 'fra-kl',
	'naeste til': 'til-kl',
	'begynd begynd': 'begynd',
	'vis ruler': 'hvordan-gaar-det'
};
/** Where a form stands as a whole. */
const forms: Readonly<Record<string, string>> = {
	beslut: 'beslutning',
	aftal: 'aftale',
	naeste: 'dag',
	vurder: 'trin-vurder',
	svar: 'trin-svar'
};

/** What the error summary links to: each sentence with its field. */
export const linksTo = ({ action, errors }: Pick<ReturnedForm, 'action' | 'errors'>) =>
	Object.entries(errors).flatMap(([field, text]) => {
		if (!text) return [];
		const id = field === 'form' ? (forms[action] ?? 'indhold') : (ids[`${action} ${field}`] ?? field);
		return [{ href: `#${id}`, text }];
	});
