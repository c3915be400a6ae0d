import { dayOf } from '../../core/dates';
import { planAsFhir } from '../../export/fhir';
import { planAsImport } from '../../export/import-file';
import type { ExportFacts, Origin } from '../../export/facts';
import { planExport } from '../../i18n/da/export';
import { recordLook } from '../accesslog/commands';
import type { Tx } from '../db/with-actor';
import { readExportFacts } from './facts';

export type ExportForm = 'voresplan' | 'fhir';

/** What the forms are called to those who take them: RFC 8259, and hl7.org/fhir/R4/http.html#mime-type. */
const forms = {
	voresplan: { type: 'application/json', name: 'vores-plan' },
	fhir: { type: 'application/fhir+json', name: 'vores-plan-fhir' }
} as const;

/** The plan as a file to keep; without a name of anybody, and kept by no cache. */
export function planFile(facts: ExportFacts, form: ExportForm, origin: Origin): Response {
	const made = form === 'fhir' ? planAsFhir(facts, origin) : planAsImport(facts, origin);
	const { type, name } = forms[form];
	return new Response(`${JSON.stringify(made, null, '\t')}\n`, {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': `attachment; filename="${name}-${dayOf(origin.now)}.json"`,
			'cache-control': 'private, no-store'
		}
	});
}

/**
 * The plan of a borger as somebody of the staff may read it, recorded as a look.
 * @param asked `page`: the route without ids
 * @returns null when that borger does not exist for the reader, or the plan is not shared with them
 */
export async function takePlan(
	tx: Tx,
	{ borgerId, page, requestId }: { borgerId: string; page: string; requestId: string }
): Promise<ExportFacts | null> {
	const facts = await readExportFacts(tx, { borgerId, reader: 'fagperson' });
	if (!facts) return null;
	const shown = [{ borgerId, itemKind: 'plan' as const, itemId: facts.plan.id }];
	await recordLook(tx, { kind: 'page', page, purpose: planExport.purpose, requestId, shown });
	return facts;
}
