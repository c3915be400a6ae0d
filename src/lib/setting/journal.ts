/** The words that paper and journal share: types of document, what a journal takes, and what each is filed under. */

/** The documents that the portal makes. */
export const documentTypes = ['plan', 'moede', 'indkaldelse', 'aflysning', 'aftale', 'oplysninger'] as const;
export type DocumentType = (typeof documentTypes)[number];

/** What goes to a journal: five of the documents, and notes. */
export const journalTypes = ['plan', 'moede', 'indkaldelse', 'aflysning', 'aftale', 'note'] as const;
export type JournalType = (typeof journalTypes)[number];

/** Whether something of that type is written to the borger: a plan in a journal, and a note, are written for professionals. */
export const isLetter = (type: string): boolean => ['indkaldelse', 'aflysning', 'moede', 'aftale'].includes(type);

/** A number of KLE, the municipalities' shared list of subjects, and the facet: what is done about it. '' while nobody has said. */
export type KleNumber = { subject: string; facet: string };
/** What each type is filed under. */
export type Kle = Record<JournalType, KleNumber>;

const unset: KleNumber = { subject: '', facet: '' };
/** Until somebody has set them. */
export const noKle: Kle = {
	plan: unset,
	moede: unset,
	indkaldelse: unset,
	aflysning: unset,
	aftale: unset,
	note: unset
};
/** A municipality without words of its own. */
export const noTexts: Record<DocumentType, string> = {
	plan: '',
	moede: '',
	indkaldelse: '',
	aflysning: '',
	aftale: '',
	oplysninger: ''
};
