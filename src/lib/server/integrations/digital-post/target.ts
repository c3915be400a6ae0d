import { putOnce, readReceipts, type Place } from '../journal/box';
import { refused, type Target } from '../journal/target';
import { writeMemo } from './memo';

/**
 * Letters to the borger: MeMo messages in a folder, `ID.xml`, from which the municipality's own connection to Digital Post takes them.
 * The portal has no certificate there, and needs none.
 */
export const digitalPostTarget = (place: Place): Target => ({
	async send({ id, letter, pdf, madeAt }) {
		if (!letter) return refused('not_to_borger');
		if (!pdf) return refused('not_made');
		if (!/^\d{8}$/.test(letter.sender.cvr)) return refused('no_cvr');
		const memo = writeMemo({ id, letter, pdf, madeAt });
		return putOnce(place, id, [{ name: `${id}.xml`, bytes: Buffer.from(memo) }]);
	},
	collect: (ids) => readReceipts(place, ids)
});
