import { withActor, type SystemActor } from './with-actor';

/** The database's clock, as a job reads it: servers may disagree about the hour, and the rows are stamped by this one. */
export type Clock = () => Promise<Date>;

/** @param offset ms that are added to it; for tests */
export const databaseClock =
	(actor: SystemActor, offset: number): Clock =>
	() =>
		withActor(actor, async ({ sql }) => {
			const [row] = await sql<{ now: Date }[]>`select clock_timestamp() as now`;
			if (!row) throw new Error('the database has no clock');
			return new Date(row.now.getTime() + offset);
		});
