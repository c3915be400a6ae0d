/** What has changed, for "nyt siden sidst": one event each, with the few words its sentence needs. */
import * as tables from '../db/schema';
import type { BorgerInFile, HaendelseInFile, MaalingInFile } from './format';
import type { AftaleInFile } from './format-plan';
import type { Path } from './json-text';
import type { BorgerScope } from './scope';
import { eventOf } from './words';

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
 * What an event is about, and what the sentence takes from it: the area of an answer, and who owed the aftale of which the
 * borger says that it has happened.
 */
function subjectOf(scope: BorgerScope, event: HaendelseInFile, { byBorger, path }: { byBorger: boolean; path: Path }) {
	if (event.om === undefined) return { rowId: null, topics: [], params: {} };
	const { about } = eventOf[event.type];
	const { rowId, topics, item } = scope.find(about, event.om, path);
	if (item?.kind === 'aftale' && byBorger)
		return { rowId, topics, params: { owedBy: (item.value as AftaleInFile).skyldes } };
	const areaId = item?.kind === 'maaling' ? (item.value as MaalingInFile).omraade : undefined;
	if (areaId === undefined) return { rowId, topics, params: {} };
	const area = scope.find('omraade', areaId, path);
	const params = area.item ? { area: (area.item.value as NonNullable<BorgerInFile['omraader']>[number]).tekst } : {};
	return { rowId, topics: [...topics, ...area.topics], params };
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
