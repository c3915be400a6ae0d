/** What a borger has of their own on paper: under their own rights, so there is no look to record. */
import { aftaleDocument } from '../../document/aftale';
import type { Document, Making } from '../../document/document';
import { paperOf } from '../../document/paper';
import { planDocument } from '../../document/plan';
import { refused, type Result } from '../../core/result';
import type { MoedeState } from '../../moede/moede';
import type { Tx } from '../db/with-actor';
import { acknowledge, findAcknowledgements } from '../moede/acknowledge';
import { agreedSha, isAnythingAgreed } from './agreed';
import { readMoedeFacts } from './moede';
import { readPlanFacts } from './plan';

/** The borger who acts. */
type Own = { borgerId: string } & Pick<Making, 'municipality' | 'today'>;

const makingOf = ({ municipality, today }: Own): Making => ({ municipality, today, reader: 'borger' });

/** The own plan; null before anything is shared. */
export async function ownPlanDocument(tx: Tx, own: Own): Promise<Document | null> {
	const facts = await readPlanFacts(tx, own);
	return facts && planDocument(facts, makingOf(own));
}

/** A meeting of one's own on paper: `sheltered` when nobody may know that one uses the portal. */
export type OwnPaper = { document: Document; state: MoedeState; sheltered: boolean };

/** The summons to a meeting, what was agreed in one that was held, or that it is cancelled; null when it is not theirs. */
export async function ownMoedeDocument(tx: Tx, own: Own & { moedeId: string }): Promise<OwnPaper | null> {
	const facts = await readMoedeFacts(tx, { ...own, reader: 'borger' });
	if (!facts) return null;
	const { state, borger } = facts;
	return { document: paperOf(facts, makingOf(own)), state, sheltered: borger.sheltered };
}

/** The agreement document of a meeting that was held, and what there is to say to it (M16). */
export type OwnAgreement = {
	document: Document;
	/** What was agreed, as it is now: it goes with the form. */
	contentSha: string;
	/** Whether there is anything to acknowledge. */
	written: boolean;
	/** The borger has said that this is it; `changed`: something is different since. Null: not yet. */
	acknowledged: { at: Date; changed: boolean } | null;
};

/** @returns null when it is no meeting of theirs, or is not held */
export async function ownAgreement(tx: Tx, own: Own & { moedeId: string }): Promise<OwnAgreement | null> {
	const facts = await readMoedeFacts(tx, { ...own, reader: 'borger' });
	if (facts?.state !== 'held') return null;
	const contentSha = agreedSha(facts);
	const said = await findAcknowledgements(tx, own);
	const newest = said.find((each) => each.contentSha === contentSha) ?? said[0];
	const acknowledged = newest ? { at: newest.at, changed: newest.contentSha !== contentSha } : null;
	return {
		document: aftaleDocument({ ...facts, acknowledged }, makingOf(own)),
		...{ contentSha, acknowledged, written: isAnythingAgreed(facts) }
	};
}

/**
 * "Det er det, vi aftalte": what the borger saw must be what stands there now.
 * @param own `seen`: what the form said was seen; anything
 * @returns `missing` when the form does not say what; `changed` when something was written meanwhile; `nothing` to acknowledge
 */
export async function acknowledgeAgreement(
	tx: Tx,
	own: { borgerId: string; moedeId: string; today: string; seen: string }
): Promise<Result<'acknowledged' | 'unchanged', 'not_found' | 'missing' | 'changed' | 'nothing'>> {
	const facts = await readMoedeFacts(tx, { ...own, reader: 'borger' });
	if (facts?.state !== 'held') return refused('not_found');
	if (!isAnythingAgreed(facts)) return refused('nothing');
	if (own.seen === '') return refused('missing');
	const contentSha = agreedSha(facts);
	if (own.seen !== contentSha) return refused('changed');
	const made = await acknowledge(tx, { ...own, contentSha });
	return made.ok ? made : refused('not_found');
}
