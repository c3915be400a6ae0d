/** What is sent to a journal, made up: for tests of targets. */
import { createHash, randomUUID } from 'node:crypto';
import { metadataOf } from '../../src/lib/journal/metadata';
import type { Parcel } from '../../src/lib/server/integrations/journal/target';

/** Letters that files, XML and other systems stumble over. */
export const hardWords = 'Æblegrød på Ærø 😀👩‍👧 مرحبا ”sådan” & <b>ikke fed</b> ]]> C:\\sti "citat"';

/** A parcel with a document of so many bytes, as large as a PDF with two fonts; or a note. */
export function parcelWith(more: Partial<Parcel> & { size?: number } = {}): Parcel {
	const { size = 30_000, id = randomUUID(), form = 'document', title = hardWords, text = hardWords } = more;
	const pdf = form === 'document' ? Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, 'ø')]) : null;
	const bytes = pdf ?? Buffer.from(text);
	const madeAt = new Date('2026-11-22T12:00:00Z');
	return {
		...{ id, form, title, madeAt, pdf, text },
		metadata: metadataOf({
			...{ id, form, title, madeAt, type: 'moede', sourceId: randomUUID(), revision: 1, forvaltning: 'Beskæftigelse' },
			borger: { name: hardWords, cpr: '6101901000' },
			kle: { subject: '15.20.00', facet: 'G01' },
			municipality: { name: 'Solbjerg Kommune', cvr: '01234560' },
			files: [
				{
					name: `${id}.${pdf ? 'pdf' : 'txt'}`,
					mime: pdf ? 'application/pdf' : 'text/plain; charset=utf-8',
					bytes: bytes.length,
					sha256: createHash('sha256').update(bytes).digest('hex')
				}
			]
		}),
		letter: {
			sender: { cvr: '01234560', name: 'Solbjerg Kommune' },
			recipient: { cpr: '6101901000', name: hardWords },
			label: 'Indkaldelse til møde med kommunen',
			notification: 'Du har fået et brev fra Solbjerg Kommune.',
			appointment: {
				id: randomUUID(),
				startsAt: new Date('2026-12-01T09:00:00Z'),
				endsAt: new Date('2026-12-01T10:00:00.500Z'),
				label: 'Sæt mødet i din kalender',
				entry: 'Møde med kommunen',
				place: 'Stedet står i brevet'
			}
		},
		...more
	};
}
