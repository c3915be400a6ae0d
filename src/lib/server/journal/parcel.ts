import { createHash } from 'node:crypto';
import type { Document } from '../../document/document';
import { journalNote as words } from '../../i18n/da/journal-note';
import { metadataOf, type ItemType } from '../../journal/metadata';
import { plainText, readContent } from '../../journal/note';
import { isLetter } from '../../setting/journal';
import type { TargetType } from '../../setting/journal-setup';
import { decryptCpr } from '../borger/cpr';
import { renderPdf } from '../document/pdf';
import { env } from '../env';
import { fileOf } from '../integrations/journal/folder';
import type { Letter, Parcel } from '../integrations/journal/target';
import type { Municipality } from '../setting/queries';

/** An item and its target, as the worker has taken them. */
export type Taken = {
	itemId: string;
	form: 'document' | 'note';
	type: ItemType;
	sourceId: string;
	revision: number;
	title: string;
	content: unknown;
	madeAt: Date;
	forvaltning: string;
	borgerId: string;
	borgerName: string;
	cprEncrypted: Buffer;
	skaermet: boolean;
	targetType: TargetType;
};

type Setting = Pick<Municipality, 'name' | 'cvr' | 'kle'>;

/**
 * What is sent, made of what was frozen: the same item is the same parcel each time. Nothing is made that the target does not take: a
 * text that somebody copies needs neither PDF nor CPR number.
 * @param logo a PNG
 * @returns `no_content`: it was cleared, or cannot be read; `skaermet`: a letter to somebody who is skaermet is held back, because it
 *   lies in an inbox that others may look into; `not_to_borger`: a letter that is none
 */
export function parcelOf(
	taken: Taken,
	{ setting, logo }: { setting: Setting; logo: Buffer | null }
): Parcel | 'no_content' | 'skaermet' | 'not_to_borger' {
	const { itemId: id, form, type, title, madeAt, targetType } = taken;
	const content = readContent(form, taken.content);
	if (!content) return 'no_content';
	const document = 'document' in content ? content.document : null;
	if (targetType === 'digital_post') {
		if (taken.skaermet) return 'skaermet';
		if (!document || !isLetter(document.type)) return 'not_to_borger';
	}
	const text = plainText(content);
	const bare = { id, form, title, madeAt, text, pdf: null, metadata: {}, letter: null };
	if (targetType === 'copy') return bare;
	const borger = { name: taken.borgerName, cpr: decryptCpr(taken.cprEncrypted, env().keys.cpr) };
	const pdf = document && renderPdf(document, { madeAt, logo });
	const file = fileOf({ id, form, pdf, text });
	const files = file
		? [{ ...file, bytes: file.bytes.length, sha256: createHash('sha256').update(file.bytes).digest('hex') }]
		: [];
	const { forvaltning, sourceId, revision } = taken;
	const municipality = { name: setting.name, cvr: setting.cvr };
	const kle = setting.kle[form === 'note' || type === 'besked' || type === 'svar' ? 'note' : type];
	const metadata = metadataOf({
		id,
		form,
		type,
		title,
		madeAt,
		sourceId,
		revision,
		borger,
		forvaltning,
		kle,
		municipality,
		files
	});
	return { ...bare, pdf, metadata, letter: document && letterOf(document, { type, sourceId, borger, municipality }) };
}

/** The letter around a document: its words say nothing of what it is about, and its calendar entry no place (docs/adr/0032). */
function letterOf(
	{ appointment }: Document,
	about: { type: ItemType; sourceId: string; borger: Letter['recipient']; municipality: Letter['sender'] }
): Letter {
	const { letter } = words;
	const { label } = letter;
	const { type, sourceId, borger, municipality } = about;
	return {
		sender: municipality,
		recipient: borger,
		label: type === 'indkaldelse' || type === 'aflysning' || type === 'moede' ? label[type] : label.other,
		notification: letter.notification(municipality.name),
		appointment:
			appointment && type === 'indkaldelse'
				? {
						id: sourceId,
						startsAt: new Date(appointment.startsAt),
						endsAt: new Date(appointment.endsAt),
						label: letter.put,
						entry: letter.entry,
						place: letter.place
					}
				: null
	};
}

/** What the borger reads of it in "Hvem har set"; null for what does not leave the portal. */
export const purposeOf = ({
	targetType,
	type,
	forvaltning
}: Pick<Taken, 'targetType' | 'type' | 'forvaltning'>): string | null => {
	if (targetType === 'copy') return null;
	return targetType === 'digital_post' ? words.purpose.letter : words.purpose[type](forvaltning);
};
