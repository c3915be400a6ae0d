import { readText } from '../../core/text';
import type { Hindrance } from '../../plan/draft';
import { refusalOf, type PublishRefusal } from '../../plan/publish';
import { attempt } from '../db/attempt';
import type { Tx } from '../db/with-actor';
import { findEditablePlan, lockPlan } from './draft-rows';
import { readDraft } from './draft-queries';

/** The longest summary, in characters. */
export const longestSummary = 1_000;

export type Published =
	| { ok: true; value: number }
	| {
			ok: false;
			/** `unknown`: no running plan that the actor works on; the last two are about the summary. */
			reason: Exclude<PublishRefusal, 'hindered'> | 'unknown' | 'forbidden' | 'too_long';
	  }
	| { ok: false; reason: 'hindered'; hindrances: Hindrance[] };

/**
 * Shares the draft with the borger: the whole of it becomes the next version, also what the publisher may not see. Waits for
 * edits that are under way; those that come later belong to the next draft. Tells everybody who may read the plan.
 * @param asked `summary`: a sentence of the publisher's own, may be empty; `seen`: the mark of the draft that was looked at
 *   (`DraftPage.seen`), null when the form had none; `today`: `YYYY-MM-DD`
 * @returns the new version
 */
export async function publishPlan(
	tx: Tx,
	asked: { borgerId: string; summary: string; seen: string | null; today: string }
): Promise<Published> {
	const { borgerId, seen } = asked;
	const summary = readText(asked.summary.trim(), longestSummary);
	if (!summary.ok) return summary;
	await lockPlan(tx, { borgerId, mode: 'arrange' });
	const plan = await findEditablePlan(tx, borgerId);
	const draft = plan && (await readDraft(tx, asked));
	if (!draft) return { ok: false, reason: 'unknown' };
	const refusal = refusalOf({ ...draft, mark: draft.seen, seen });
	if (refusal === 'hindered') return { ok: false, reason: refusal, hindrances: draft.hindrances };
	if (refusal) return { ok: false, reason: refusal };
	const version = plan.version + 1;
	const shared = await attempt(tx, () =>
		Promise.all([
			tx.sql`update plan set version = ${version} where id = ${plan.id}`,
			tx.sql`insert into plan_version (plan_id, version, borger_id, published_by_account_id, summary)
				values (${plan.id}, ${version}, ${borgerId}, app.actor_id(), ${summary.value})`,
			tx.sql`insert into event (borger_id, actor_account_id, type, subject_id, params, kind, topics, forvaltning_id)
				values (${borgerId}, app.actor_id(), 'plan_published', ${plan.id},
					${JSON.stringify({ version, summary: summary.value })}::jsonb, 'plan', '{}', app.actor_forvaltning_id())`
		])
	);
	if (shared.ok) return { ok: true, value: version };
	// The borger took it back while the draft was being shared.
	if (shared.reason === 'plan_samtykke_missing') return { ok: false, reason: 'no_samtykke' };
	throw new Error(`a plan was not shared: ${shared.reason}`);
}
