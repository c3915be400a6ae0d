/** The kinds of information an adgangsgrundlag covers. */
export type Kind = 'plan' | 'trivsel' | 'moede' | 'netvaerk';
/** What makes an item sensitive, in the order in which they are shown; off by default. */
export const topics = ['helbred', 'misbrug', 'boern', 'strafbart', 'oekonomi'] as const;
export type Topic = (typeof topics)[number];

/** First and last day, `YYYY-MM-DD` in Europe/Copenhagen; both count, and null is no end. */
type Period = { fromOn: string; toOn: string | null };

/** The professional who wants to read, and what is known of why they may. */
export type Reader = {
	/** The ancestor of their enhed at that level; null for an external party and for somebody above all forvaltninger. */
	forvaltningId: string | null;
	/** From another controller than the municipality. */
	ekstern: boolean;
	memberships: (Period & { borgerId: string })[];
	adgangsgrundlag: (Period & {
		borgerId: string;
		forvaltningId: string;
		kinds: readonly Kind[];
		topics: readonly Topic[];
		withdrawn: boolean;
	})[];
	/** Whether they are responsible for the item or a participant in it. */
	takesPart: boolean;
};

/** A goal, an agreement, a meeting, a rating, a private person, an event. */
export type Item = {
	borgerId: string;
	kind: Kind;
	topics: readonly Topic[];
	/** Who wrote it; null when the borger did. */
	forvaltningId: string | null;
};

/**
 * The visibility rule (adgangsgrundlag, docs/access.md): a tovholder, deputy or fagperson reads an item when they are now on
 * the borger's team and either their own forvaltning wrote it, or an adgangsgrundlag in force covers their forvaltning, the
 * kind and every sensitive topic of the item. An external professional reads only what they take part in, never a kind.
 *
 * The database decides (`app.may_read`); this says the same in words that can be read, and tests/rls/visibility.test.ts holds
 * the two against each other.
 * @param today the day it is in Europe/Copenhagen, `YYYY-MM-DD`
 */
export function mayRead(reader: Reader, item: Item, today: string): boolean {
	const isOnTeam = reader.memberships.some((each) => each.borgerId === item.borgerId && isInForce(each, today));
	if (!isOnTeam) return false;
	if (reader.ekstern) return reader.takesPart;
	if (reader.forvaltningId === null) return false;
	if (item.forvaltningId === reader.forvaltningId) return true;
	return groundsInForce(reader, item.borgerId, today).some(
		(each) => each.kinds.includes(item.kind) && item.topics.every((topic) => each.topics.includes(topic))
	);
}

/**
 * Whether a borger exists for a professional at all: name, contact and team follow from at least one readable item or one
 * adgangsgrundlag in force. Without either the answer is 404.
 * @param items everything there is about that borger, each with whether the reader takes part in it
 * @param today the day it is in Europe/Copenhagen, `YYYY-MM-DD`
 */
export function maySeeBorger(
	reader: Omit<Reader, 'takesPart'>,
	borgerId: string,
	items: readonly (Item & { takesPart: boolean })[],
	today: string
): boolean {
	const isOnTeam = reader.memberships.some((each) => each.borgerId === borgerId && isInForce(each, today));
	if (!isOnTeam) return false;
	const hasGrounds = !reader.ekstern && groundsInForce(reader, borgerId, today).length > 0;
	return (
		hasGrounds ||
		items.some((item) => item.borgerId === borgerId && mayRead({ ...reader, takesPart: item.takesPart }, item, today))
	);
}

/** The adgangsgrundlag of the reader's own forvaltning for this borger that hold today. */
const groundsInForce = (reader: Omit<Reader, 'takesPart'>, borgerId: string, today: string) =>
	reader.adgangsgrundlag.filter(
		(each) =>
			each.borgerId === borgerId &&
			each.forvaltningId === reader.forvaltningId &&
			!each.withdrawn &&
			isInForce(each, today)
	);

/** Days compare as text, because they are written `YYYY-MM-DD`. */
const isInForce = ({ fromOn, toOn }: Period, today: string) => fromOn <= today && (toOn === null || today <= toOn);
