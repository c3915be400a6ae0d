/** What has changed, for "nyt siden sidst": one event each, with the few words its sentence needs. */
import * as tables from '../db/schema';
import type { BorgerInFile, HaendelseInFile, MaalingInFile, TavlepunktInFile } from './format';
import type { AftaleInFile, UdtalelseInFile } from './format-plan';
import type { Path } from './json-text';
import type { BorgerScope } from './scope';
import { eventOf, stanceOf, typedHowOf } from './words';

export function mapHaendelser(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, event] of (borger.haendelser ?? []).entries()) {
		if (!scope.isNew(event)) continue;
		const path = ['haendelser', index];
		const actor = event.af === undefined ? null : scope.person(event.af, [...path, 'af']);
		const subject = subjectOf(scope, event, { byBorger: actor?.isBorger ?? false, path: [...path, 'om'] });
		scope.rows.add(tables.event, {
			id: scope.item(event).rowId,
			borgerId: scope.borgerId,
			at: scope.past(event.hvornaar, [...path, 'hvornaar']),
			actorAccountId: actor?.accountId ?? null,
			type: eventOf[event.type].type,
			subjectId: subject.rowId,
			params: { ...paramsOf(scope, event.felter ?? {}, [...path, 'felter']), ...subject.params },
			kind: event.slags,
			// What is told of a sensitive item is as sensitive as the item.
			topics: [...new Set([...(event.emner ?? []), ...subject.topics])],
			// Null when the borger did it.
			forvaltningId:
				event.forvaltning === undefined
					? (actor?.forvaltningId ?? null)
					: scope.forvaltning(event.forvaltning, [...path, 'forvaltning'])
		});
	}
}

/**
 * What an event is about, and what the sentence takes from it: the area of an answer, who owed the aftale of which the borger
 * says that it has happened, the column of a point, what was said of a version.
 */
function subjectOf(scope: BorgerScope, event: HaendelseInFile, { byBorger, path }: { byBorger: boolean; path: Path }) {
	if (event.om === undefined) return { rowId: null, topics: [], params: {} };
	const { about } = eventOf[event.type];
	const { rowId, topics, item } = scope.find(about, event.om, path);
	const subject = { rowId, topics, params: {} };
	switch (item?.kind) {
		case 'aftale':
			return byBorger ? { ...subject, params: { owedBy: (item.value as AftaleInFile).skyldes } } : subject;
		case 'tavle':
			return { ...subject, params: { column: (item.value as TavlepunktInFile).kolonne } };
		case 'udtalelse':
			return event.type === 'udtalelse-givet'
				? { ...subject, params: { stance: stanceOf[(item.value as UdtalelseInFile).holdning] } }
				: subject;
		case 'maaling':
			return ratingOf(scope, item.value as MaalingInFile, { subject, event, byBorger, path });
		default:
			return subject;
	}
}

type Subject = { rowId: string; topics: string[]; params: object };

/** The area, whether it is the samlet vurdering, and how an answer was given that somebody typed. */
function ratingOf(
	scope: BorgerScope,
	rating: MaalingInFile,
	{ subject, event, byBorger, path }: { subject: Subject; event: HaendelseInFile; byBorger: boolean; path: Path }
): Subject {
	const area = rating.omraade === undefined ? null : scope.find('omraade', rating.omraade, path);
	return {
		...subject,
		topics: [...subject.topics, ...(area?.topics ?? [])],
		params: {
			...(area?.item ? { area: (area.item.value as NonNullable<BorgerInFile['omraader']>[number]).tekst } : {}),
			...(rating.samletVurdering && event.type === 'vurdering-givet' ? { samlet: true } : {}),
			...(rating.givet !== undefined && event.type === 'svar-givet' && !byBorger
				? { typed: typedHowOf[rating.givet] }
				: {})
		}
	};
}

function paramsOf(scope: BorgerScope, fields: NonNullable<HaendelseInFile['felter']>, path: Path) {
	const instant = (key: 'start' | 'fra' | 'til') => {
		const value = fields[key];
		return value === undefined ? undefined : scope.moment(value, [...path, key]).toISOString();
	};
	return {
		title: fields.titel,
		startsAt: instant('start'),
		from: instant('fra'),
		to: instant('til'),
		text: fields.tekst,
		reason: fields.grund,
		newDueOn: fields.nyFrist === undefined ? undefined : scope.day(fields.nyFrist, [...path, 'nyFrist']),
		name: fields.navn,
		summary: fields.resume,
		version: fields.version
	};
}
