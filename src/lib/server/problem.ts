/** The database cannot be reached or has no room: a 503 page, and recovery by itself. */
export class Unavailable extends Error {
	constructor(readonly reason: string) {
		super(`unavailable: ${reason}`);
		this.name = 'Unavailable';
	}
}

/** What the person may not see or what does not exist: one and the same 404. */
export class NotFound extends Error {
	constructor() {
		super('not found');
		this.name = 'NotFound';
	}
}
