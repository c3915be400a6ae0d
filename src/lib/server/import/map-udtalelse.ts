/** What the borger says to a version of the plan, with the sentences back; may be added to a plan that is here already. */
import * as tables from '../db/schema';
import type { BorgerInFile } from './format';
import { mapReplies } from './map-reply';
import type { BorgerScope } from './scope';
import { stanceOf } from './words';

export function mapUdtalelser(scope: BorgerScope, borger: BorgerInFile) {
	const { plan } = borger;
	if (!plan) return;
	for (const [index, said] of (plan.udtalelser ?? []).entries()) {
		const path = ['plan', 'udtalelser', index];
		const { rowId } = scope.item(said);
		const at = scope.past(said.hvornaar, [...path, 'hvornaar']);
		mapReplies(scope, said, { to: { statementId: rowId }, at, path });
		if (!scope.isNew(said)) continue;
		const before = said.version - 1;
		const version = plan.versioner[before];
		if (!version) {
			scope.refuse([...path, 'version'], `må højst være ${plan.versioner.length} (den sidste version)`);
		} else if (at < scope.moment(version.offentliggjort, ['plan', 'versioner', before, 'offentliggjort'])) {
			scope.refuse([...path, 'hvornaar'], `ligger før version ${said.version} blev offentliggjort`);
		}
		scope.rows.add(tables.planStatement, {
			id: rowId,
			borgerId: scope.borgerId,
			planId: scope.item(plan).rowId,
			version: said.version,
			stance: stanceOf[said.holdning],
			words: said.tekst ?? null,
			at
		});
	}
}
