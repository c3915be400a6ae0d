/** The plan and the meetings as documents, for staff: each look is recorded in the transaction that reads (F1). */
import type { Document, Making } from '../../document/document';
import { paperOf } from '../../document/paper';
import { planDocument } from '../../document/plan';
import { staffDocument as words } from '../../i18n/da/journal';
import { recordLook } from '../accesslog/commands';
import type { Tx } from '../db/with-actor';
import { findPress } from './put-source';
import { readMoedeFacts } from '../document/moede';
import { readPlanFacts } from '../document/plan';

/** Who asks for it, on which page, and whether as a file. */
export type Asked = {
	borgerId: string;
	/** The route without ids. */
	page: string;
	requestId: string;
	as: 'page' | 'pdf';
} & Pick<Making, 'municipality' | 'today'>;

/** What a page shows around the document. */
export type ShownDocument = { borger: { id: string; name: string }; document: Document };

/**
 * The published version of the plan, as far as the actor reads it.
 * @returns null when that borger, or a version, is not there for the actor
 */
export async function showPlanDocument(tx: Tx, asked: Asked): Promise<ShownDocument | null> {
	const { borgerId, page, requestId, municipality, today } = asked;
	const facts = await readPlanFacts(tx, { borgerId, today });
	if (!facts) return null;
	const purpose = asked.as === 'page' ? words.purposes.plan : words.purposes.planPdf;
	await recordLook(tx, { kind: 'page', page, purpose, requestId, shown: [{ borgerId, itemKind: 'plan' }] });
	return { borger: facts.borger, document: planDocument(facts, { municipality, today, reader: 'fagperson' }) };
}

/**
 * A meeting, as far as the actor reads it: the summons of one to come, what was agreed in one that was held, or that it is cancelled.
 * @returns `press`: what the reader may send or journalise of it; null when there is no such meeting for the actor
 */
export async function showMoedeDocument(
	tx: Tx,
	{ moedeId, ...asked }: Asked & { moedeId: string }
): Promise<(ShownDocument & { title: string; press: 'brev' | 'moede' | null }) | null> {
	const { borgerId, page, requestId, municipality, today } = asked;
	const facts = await readMoedeFacts(tx, { borgerId, moedeId, today, reader: 'fagperson' });
	if (!facts) return null;
	const purpose = asked.as === 'page' ? words.purposes.moede : words.purposes.moedePdf;
	const shown = [{ borgerId, itemKind: 'moede' as const, itemId: moedeId }];
	await recordLook(tx, { kind: 'page', page, purpose, requestId, shown });
	const document = paperOf(facts, { municipality, today, reader: 'fagperson' });
	// A file has nothing to press.
	const press = asked.as === 'page' ? await findPress(tx, facts.state) : null;
	return { borger: facts.borger, title: facts.title, document, press };
}
