/**
 * What a target is told beside the PDF or the text, as JSON with Danish names (docs/journal.md). Versioned: a field may be added to
 * version 1, none is taken away or changed.
 */
import { isId } from '../core/text';

export type ItemType = 'plan' | 'moede' | 'indkaldelse' | 'aflysning' | 'aftale' | 'besked' | 'svar';

/** One file that goes with it. */
export type FileFacts = { name: string; mime: string; bytes: number; sha256: string };

export type MetadataFacts = {
	id: string;
	form: 'document' | 'note';
	type: ItemType;
	title: string;
	madeAt: Date;
	sourceId: string;
	revision: number;
	borger: { name: string; cpr: string };
	forvaltning: string;
	/** '' = the municipality has not said. */
	kle: { subject: string; facet: string };
	municipality: { name: string; cvr: string };
	files: readonly FileFacts[];
};

export type Metadata = {
	format: 'voresplan-journal';
	v: 1;
	/** The same each time it is sent: whoever gets it twice has it once. */
	id: string;
	form: 'dokument' | 'notat';
	type: ItemType;
	titel: string;
	lavet: string;
	kilde: { id: string; udgave: number };
	borger: { navn: string; cpr: string };
	kommune: { navn: string; cvr: string };
	afdeling: string;
	kle: { emne: string; facet: string } | null;
	filer: { navn: string; mime: string; bytes: number; sha256: string }[];
};

/** The metadata of an item. @throws RangeError for an id that is none: it becomes the name of a file */
export function metadataOf(item: MetadataFacts): Metadata {
	if (!isId(item.id)) throw new RangeError('not an id');
	const { kle } = item;
	return {
		format: 'voresplan-journal',
		v: 1,
		id: item.id,
		form: item.form === 'document' ? 'dokument' : 'notat',
		type: item.type,
		titel: item.title,
		lavet: item.madeAt.toISOString(),
		kilde: { id: item.sourceId, udgave: item.revision },
		borger: { navn: item.borger.name, cpr: item.borger.cpr },
		kommune: { navn: item.municipality.name, cvr: item.municipality.cvr },
		afdeling: item.forvaltning,
		kle: kle.subject ? { emne: kle.subject, facet: kle.facet } : null,
		filer: item.files.map(({ name, mime, bytes, sha256 }) => ({ navn: name, mime, bytes, sha256 }))
	};
}
