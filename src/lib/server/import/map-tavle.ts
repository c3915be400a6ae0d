/** The board with three columns: what works, what worries, what is dreamt of. */
import * as tables from '../db/schema';
import type { BorgerInFile } from './format';
import type { BorgerScope } from './scope';

export function mapTavle(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, point] of (borger.tavle ?? []).entries()) {
		if (!scope.isNew(point)) continue;
		const path = ['tavle', index];
		const author = scope.person(point.af, [...path, 'af']);
		if (!author.isBorger && author.forvaltningId === null && scope.organisation.staff.has(point.af)) {
			scope.refuse([...path, 'af'], 'skal være borgeren eller en, der hører til en forvaltning');
		}
		const createdAt = scope.past(point.skrevet, [...path, 'skrevet']);
		const endedAt = point.fjernet === undefined ? null : scope.past(point.fjernet, [...path, 'fjernet']);
		if (endedAt && endedAt < createdAt) scope.refuse([...path, 'fjernet'], 'ligger før "skrevet"');
		scope.rows.add(tables.tavlepunkt, {
			id: scope.item(point).rowId,
			borgerId: scope.borgerId,
			columnKey: point.kolonne,
			text: point.tekst,
			authorAccountId: author.accountId,
			topics: [...new Set(point.emner)],
			forvaltningId: author.forvaltningId,
			createdAt,
			endedAt
		});
	}
}
