/** The database's words as the import file has them: the other way round than `server/import/words.ts`, which a test compares. */

export const givenHowIn = { digital: 'digitalt', paper: 'papir', oral: 'mundtligt' } as const;
export const wishTypeIn = { dream: 'droem', job: 'job', wish: 'oenske', story: 'historie' } as const;
export const maalTypeIn = { udvikle: 'udvikle', fastholde: 'fastholde', begraense_tab: 'begraense-tab' } as const;
export const aftaleStateIn = {
	done: 'gjort',
	not_done: 'ikke-gjort',
	dropped: 'droppet',
	postponed: 'udskudt',
	reopened: 'genaabnet'
} as const;
export const outcomeIn = { reached: 'naaet', partly: 'delvist', dropped: 'ikke-aktuelt' } as const;
export const stanceIn = { agree: 'enig', disagree: 'ikke-enig', talk: 'tal-om-det' } as const;
