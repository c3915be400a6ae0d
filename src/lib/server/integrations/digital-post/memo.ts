import { createHash } from 'node:crypto';
import { create } from 'xmlbuilder2';
import type { Letter } from '../journal/target';

const namespace = 'https://DigitalPost.dk/MeMo-1';
/** Every text of a header is at most so long, and the notification shorter: it goes out as a text message. */
const longest = 256;
const longestNotification = 150;

/** A letter, as Digital Post takes it. */
export type Memo = { id: string; letter: Letter; pdf: Buffer; madeAt: Date };

/**
 * A letter to a borger as a MeMo message, version 1.2: the PDF is its main document, and the time of a meeting an action that puts it
 * into a calendar. The same letter is the same message, to the byte.
 */
export function writeMemo({ id, letter, pdf, madeAt }: Memo): string {
	const { sender, recipient, label, notification, appointment } = letter;
	const short = (text: string) => xmlText(text, longest);
	return create(
		{ version: '1.0', encoding: 'UTF-8' },
		{
			'memo:Message': {
				'@xmlns:memo': namespace,
				'@memoVersion': '1.2',
				'memo:MessageHeader': {
					'memo:messageType': 'DIGITALPOST',
					'memo:messageUUID': version4(id),
					'memo:messageID': id,
					'memo:label': short(label),
					'memo:notification': xmlText(notification, longestNotification),
					'memo:reply': 'false',
					'memo:mandatory': 'false',
					'memo:legalNotification': 'false',
					'memo:postType': 'MYNDIGHEDSPOST',
					'memo:Sender': {
						'memo:senderID': sender.cvr,
						'memo:idType': 'CVR',
						'memo:label': short(sender.name)
					},
					'memo:Recipient': {
						'memo:recipientID': recipient.cpr,
						'memo:idType': 'CPR',
						'memo:label': short(recipient.name)
					}
				},
				'memo:MessageBody': {
					'memo:createdDateTime': instant(madeAt),
					'memo:MainDocument': {
						'memo:mainDocumentID': id,
						'memo:label': short(label),
						'memo:File': {
							'memo:encodingFormat': 'application/pdf',
							'memo:filename': 'brev.pdf',
							'memo:language': 'da',
							'memo:content': pdf.toString('base64')
						},
						...(appointment ? { 'memo:Action': action(appointment) } : {})
					}
				}
			}
		}
	).end({ prettyPrint: true });
}

const action = ({ id, startsAt, endsAt, label, entry, place }: NonNullable<Letter['appointment']>) => ({
	'memo:label': xmlText(label, longest),
	'memo:actionCode': 'AFTALE',
	'memo:startDateTime': instant(startsAt),
	'memo:endDateTime': instant(endsAt),
	'memo:Reservation': {
		'memo:description': xmlText(entry, longest),
		// The meeting's: one that was moved is the same entry.
		'memo:reservationUUID': version4(id),
		'memo:abstract': xmlText(entry, longest),
		'memo:location': xmlText(place, longest),
		'memo:startDateTime': instant(startsAt),
		'memo:endDateTime': instant(endsAt)
	}
});

/** MeMo wants UTC, whole seconds. */
const instant = (at: Date) => at.toISOString().replace(/\.\d{3}Z$/, 'Z');

/**
 * MeMo takes random ids only (version 4), and some of ours are made otherwise: of those, one that is always the same.
 */
export function version4(id: string): string {
	if (/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(id)) return id.toLowerCase();
	const hex = createHash('sha256').update(id).digest('hex');
	const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A text on one line, without what XML cannot hold, and no longer than it may be, in code points. */
function xmlText(text: string, most: number): string {
	const line = text
		.toWellFormed()
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
		.replace(/\s+/g, ' ')
		.trim();
	const points = [...line];
	return points.length <= most ? line : `${points.slice(0, most - 1).join('')}…`;
}
