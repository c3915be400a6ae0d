/** Sentences back to the borger, to an answer on the ruler or to what they said of a version. */
import * as tables from '../db/schema';
import type { RepliesInFile } from './format-fields';
import type { Path } from './json-text';
import type { BorgerScope } from './scope';

/**
 * @param said what they answer, which may have come in earlier
 * @param answered `to`: its row; `at`: when it was said
 */
export function mapReplies(
	scope: BorgerScope,
	said: { tilbage?: RepliesInFile },
	{ to, at, path }: { to: { maalingId: string } | { statementId: string }; at: Date; path: Path }
) {
	for (const [index, reply] of (said.tilbage ?? []).entries()) {
		if (!scope.isNew(reply)) continue;
		const here = [...path, 'tilbage', index];
		const repliedAt = scope.past(reply.hvornaar, [...here, 'hvornaar']);
		if (repliedAt < at) scope.refuse([...here, 'hvornaar'], 'ligger før det, der svares på');
		scope.rows.add(tables.reply, {
			id: scope.item(reply).rowId,
			borgerId: scope.borgerId,
			maalingId: null,
			statementId: null,
			...to,
			accountId: scope.staff(reply.af, [...here, 'af']).accountId,
			text: reply.tekst,
			at: repliedAt
		});
	}
}
