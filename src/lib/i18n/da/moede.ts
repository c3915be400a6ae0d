import { formatList } from '../../core/dates';

/** How far away a meeting is. */
const near = (inDays: number) =>
	inDays === 0 ? 'i dag' : inDays === 1 ? 'i morgen' : inDays > 1 && inDays <= 14 ? `om ${inDays} dage` : null;

/** Words about one meeting: on Hjem and on the pages of meetings. */
export const moede = {
	next: (inDays: number, underWay: boolean) => {
		const when = underWay ? 'lige nu' : near(inDays);
		return when ? `Næste møde, ${when}` : 'Næste møde';
	},
	near,
	at: (clock: string) => `kl. ${clock}`,
	why: 'Hvorfor',
	duty: 'Du har pligt til at komme',
	voluntary: 'Frivilligt',
	cancelled: 'Aflyst',
	with: (names: readonly string[]) =>
		names.length ? `${formatList(names)} er med` : 'Kun dig og den, der har kaldt ind',
	place: (place: string, detail: string | null) => (detail ? `${place} · ${detail}` : place),
	open: 'Se mødet',
	cannotCome: 'Jeg kan ikke komme',
	call: (who: string, phone: string) => `Ring til ${who}: ${phone}`,
	none: (who: string | null) =>
		who
			? `Der er ikke aftalt et nyt møde endnu. ${who} siger til, når det er klar. Vil du mødes før, så ring til ${who}.`
			: 'Der er ikke aftalt et nyt møde endnu. Vil du mødes, så ring til kommunen.'
};
