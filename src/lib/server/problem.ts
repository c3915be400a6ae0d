/** The database cannot be reached or has no room: a 503 page, and recovery by itself. */
export class Unavailable extends Error {
	constructor(readonly reason: string) {
		super(`unavailable: ${reason}`);
		this.name = 'Unavailable';
	}
}
