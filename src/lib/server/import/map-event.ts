/** What has changed, for "nyt siden sidst": one event each, with the few words its sentence needs. */
import * as tables from '../db/schema';
import { dayOf } from '../../core/dates';
import { hasClock } from './dates';
import type { BorgerInFile, HaendelseInFile, MomentInFile } from './format';
import type { Path } from './json-text';
import type { BorgerScope } from './scope';
import { eventOf } from './words';

export function mapHaendelser(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, event] of (borger.haendelser ?? []).entries()) {
		if (!scope.isNew(event)) continue;
		const path = ['haendelser', index];
		const { type, about } = eventOf[event.type];
		const actor = event.af === undefined ? null : scope.person(event.af, [...path, 'af']);
		scope.rows.add(tables.event, {
			id: scope.item(event).rowId,
			borgerId: scope.borgerId,
			at: scope.past(event.hvornaar, [...path, 'hvornaar']),
			actorAccountId: actor?.accountId ?? null,
			type,
			subjectId: event.om === undefined ? null : scope.find(about, event.om, [...path, 'om']).rowId,
			params: paramsOf(scope, event.felter ?? {}, [...path, 'felter']),
			kind: event.slags,
			topics: [...new Set(event.emner)],
			// Null when the borger did it.
			forvaltningId:
				event.forvaltning === undefined
					? (actor?.forvaltningId ?? null)
					: scope.forvaltning(event.forvaltning, [...path, 'forvaltning'])
		});
	}
}

function paramsOf(scope: BorgerScope, fields: NonNullable<HaendelseInFile['felter']>, path: Path) {
	/** An instant where a clock time is said, else the calendar day. */
	const when = (key: 'start' | 'fra' | 'til', value: MomentInFile | undefined) => {
		if (value === undefined) return undefined;
		const moment = scope.moment(value, [...path, key]);
		return hasClock(value) ? moment.toISOString() : dayOf(moment);
	};
	return {
		title: fields.titel,
		startsAt: when('start', fields.start),
		from: when('fra', fields.fra),
		to: when('til', fields.til),
		text: fields.tekst,
		reason: fields.grund,
		newDueOn: fields.nyFrist === undefined ? undefined : scope.day(fields.nyFrist, [...path, 'nyFrist']),
		name: fields.navn,
		summary: fields.resume,
		version: fields.version
	};
}
