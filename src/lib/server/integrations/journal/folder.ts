import { putOnce, readReceipts, type Place } from './box';
import { refused, type Parcel, type Target } from './target';

/** The file that carries a parcel's content. */
export const fileOf = ({ id, form, pdf, text }: Pick<Parcel, 'id' | 'form' | 'pdf' | 'text'>) =>
	form === 'note'
		? { name: `${id}.txt`, mime: 'text/plain; charset=utf-8', bytes: Buffer.from(text) }
		: pdf && { name: `${id}.pdf`, mime: 'application/pdf', bytes: pdf };

/**
 * A folder from which a robot or a file import takes what is to be journalised: `ID.pdf` or `ID.txt`, and then `ID.json`. When the
 * JSON is there, all of it is.
 */
export const folderTarget = (place: Place): Target => ({
	async send(parcel) {
		const file = fileOf(parcel);
		if (!file) return refused('not_made');
		const metadata = {
			name: `${parcel.id}.json`,
			bytes: Buffer.from(`${JSON.stringify(parcel.metadata, null, '\t')}\n`)
		};
		return putOnce(place, parcel.id, [file, metadata]);
	},
	collect: (ids) => readReceipts(place, ids)
});
