/** Meetings: why, when and where, who takes part as what, and what was decided. */
import { randomUUID } from 'node:crypto';
import * as tables from '../db/schema';
import { dayOf } from '../../core/dates';
import { localOf } from './dates';
import type { BorgerInFile, MoedeInFile } from './format';
import type { Path } from './json-text';
import type { BorgerScope } from './scope';
import { attendanceOf, moedeStateOf } from './words';

export function mapMoeder(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, moede] of (borger.moeder ?? []).entries()) {
		if (!scope.isNew(moede)) continue;
		const path = ['moeder', index];
		mapMoede(scope, moede, path);
		mapParticipants(scope, moede, path);
		for (const [at, decision] of (moede.beslutninger ?? []).entries()) {
			scope.rows.add(tables.beslutning, {
				id: randomUUID(),
				moedeId: scope.item(moede).rowId,
				borgerId: scope.borgerId,
				text: decision.tekst,
				startsOn: scope.day(decision.start, [...path, 'beslutninger', at, 'start']),
				responsible: decision.ansvarlig
			});
		}
	}
}

function mapMoede(scope: BorgerScope, moede: MoedeInFile, path: Path) {
	const held = moede.tilstand === 'holdt';
	const startsAt = held ? scope.past(moede.start, [...path, 'start']) : scope.moment(moede.start, [...path, 'start']);
	if (!held && moede.referat !== undefined) scope.refuse([...path, 'referat'], 'hører kun til et møde, der er holdt');
	if (!held && moede.beslutninger?.length) {
		scope.refuse([...path, 'beslutninger'], 'hører kun til et møde, der er holdt');
	}
	const caller = moede.indkaldtAf === undefined ? null : scope.staff(moede.indkaldtAf, [...path, 'indkaldtAf']);
	// Left out, it is who called the meeting that wrote it, and else who held the threads then or holds them now.
	const forvaltningId =
		moede.forvaltning === undefined
			? (caller?.forvaltningId ??
				scope.forvaltningOf(scope.tovholderOn(dayOf(startsAt))) ??
				scope.forvaltningOf(scope.tovholderOn(scope.shared.today)))
			: scope.forvaltning(moede.forvaltning, [...path, 'forvaltning']);
	if (!forvaltningId) {
		scope.refuse([...path, 'forvaltning'], 'mangler: det fremgår ikke, hvilken forvaltning der har indkaldt til mødet');
	}
	scope.rows.add(tables.moede, {
		id: scope.item(moede).rowId,
		borgerId: scope.borgerId,
		title: moede.titel,
		purpose: moede.formaal,
		duty: moede.pligt,
		startsAt,
		endsAt: new Date(startsAt.getTime() + moede.minutter * 60_000),
		startsLocal: localOf(startsAt),
		place: moede.sted,
		placeDetail: moede.stedDetalje ?? null,
		prepare: moede.forbered ?? null,
		state: moedeStateOf[moede.tilstand],
		referat: moede.referat ?? null,
		calledByAccountId: caller?.accountId ?? null,
		topics: [...new Set(moede.emner)],
		forvaltningId
	});
}

function mapParticipants(scope: BorgerScope, moede: MoedeInFile, path: Path) {
	const seen = new Set<string>();
	for (const [index, participant] of (moede.deltagere ?? []).entries()) {
		const here = [...path, 'deltagere', index];
		const { medarbejder, netvaerk } = participant;
		if ((medarbejder === undefined) === (netvaerk === undefined)) {
			scope.refuse(here, 'skal have enten "medarbejder" eller "netvaerk", og kun én af dem');
			continue;
		}
		const accountId = medarbejder === undefined ? null : scope.person(medarbejder, [...here, 'medarbejder']).accountId;
		const netvaerkspersonId =
			netvaerk === undefined ? null : scope.find('netvaerk', netvaerk, [...here, 'netvaerk']).rowId;
		const who = accountId ?? netvaerkspersonId ?? '';
		if (seen.has(who)) scope.refuse(here, 'er allerede deltager i mødet');
		seen.add(who);
		scope.rows.add(tables.moedeParticipant, {
			id: randomUUID(),
			moedeId: scope.item(moede).rowId,
			borgerId: scope.borgerId,
			accountId,
			netvaerkspersonId,
			roleText: participant.rolle,
			answer: attendanceOf[participant.svar ?? 'intet']
		});
	}
}
