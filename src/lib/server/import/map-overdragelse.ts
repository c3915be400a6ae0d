/** Who handed the threads over to whom, and what was in order then. */
import { addDays } from '../../core/dates';
import * as tables from '../db/schema';
import type { BorgerInFile, OverdragelseInFile } from './format';
import type { Path } from './json-text';
import type { BorgerScope } from './scope';
import { handoverPointOf } from './words';

/** After the team: that somebody held the threads is said there. */
export function mapOverdragelser(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, handover] of (borger.overdragelser ?? []).entries()) {
		if (scope.isNew(handover)) mapOverdragelse(scope, handover, ['overdragelser', index]);
	}
}

function mapOverdragelse(scope: BorgerScope, handover: OverdragelseInFile, path: Path) {
	const { fra, til, grund, klar = [], mangler = [] } = handover;
	const onDay = scope.day(handover.dag, [...path, 'dag']);
	const to = scope.staff(til, [...path, 'til']).accountId;
	if (scope.tovholderOn(onDay) !== to) scope.refuse([...path, 'til'], `"${til}" er ikke tovholder fra den dag`);
	const from = fra === undefined ? null : scope.staff(fra, [...path, 'fra']).accountId;
	const before = scope.tovholderOn(addDays(onDay, -1));
	if (before === to) scope.refuse([...path, 'til'], `"${til}" var tovholder i forvejen`);
	else if (before !== from) {
		scope.refuse(
			[...path, 'fra'],
			fra === undefined ? 'mangler: der var en tovholder dagen før' : `"${fra}" var ikke tovholder dagen før`
		);
	}
	if (new Set([...klar, ...mangler]).size < klar.length + mangler.length) {
		scope.refuse([...path, 'mangler'], 'et punkt står kun én gang, i "klar" eller i "mangler"');
	}
	const noon = scope.moment(onDay, [...path, 'dag']);
	scope.rows.add(tables.overdragelse, {
		id: scope.item(handover).rowId,
		borgerId: scope.borgerId,
		fromAccountId: from,
		toAccountId: to,
		onDay,
		reason: grund,
		donePoints: klar.map((point) => handoverPointOf[point]),
		openPoints: mangler.map((point) => handoverPointOf[point]),
		byAccountId: scope.staff(handover.af, [...path, 'af']).accountId,
		createdAt: noon < scope.shared.now ? noon : scope.shared.now
	});
}
