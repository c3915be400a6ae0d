/** Meetings: why, when and where, who takes part as what, what is on the agenda, and what was decided and written. */
import * as tables from '../db/schema';
import { dayOf } from '../../core/dates';
import { localOf } from './dates';
import type { BorgerInFile } from './format';
import type { MoedeInFile } from './format-moede';
import type { Path } from './json-text';
import { newRowId } from './row-id';
import type { BorgerScope } from './scope';
import { attendanceOf, moedeStateOf, noteKeyOf } from './words';

export function mapMoeder(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, moede] of (borger.moeder ?? []).entries()) {
		if (!scope.isNew(moede)) continue;
		const path = ['moeder', index];
		const endsAt = mapMoede(scope, moede, path);
		mapParticipants(scope, moede, path);
		mapDagsorden(scope, moede, { endsAt, path });
		mapOutcome(scope, moede, { endsAt, path });
	}
}

/** @returns when it ends */
function mapMoede(scope: BorgerScope, moede: MoedeInFile, path: Path): Date {
	const held = moede.tilstand === 'holdt';
	const startsAt = held ? scope.past(moede.start, [...path, 'start']) : scope.moment(moede.start, [...path, 'start']);
	const endsAt = new Date(startsAt.getTime() + moede.minutter * 60_000);
	for (const key of ['referat', 'beslutninger'] as const) {
		if (!held && moede[key]?.length) scope.refuse([...path, key], 'hører kun til et møde, der er holdt');
	}
	if (moede.tilstand !== 'aflyst' && moede.aflystFordi !== undefined) {
		scope.refuse([...path, 'aflystFordi'], 'hører kun til et møde, der er aflyst');
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
		endsAt,
		startsLocal: localOf(startsAt),
		place: moede.sted,
		placeDetail: moede.stedDetalje ?? null,
		prepare: moede.forbered ?? null,
		state: moedeStateOf[moede.tilstand],
		cancelledReason: moede.aflystFordi ?? null,
		...made(scope, moede, path),
		...tolk(scope, moede, path),
		calledByAccountId: caller?.accountId ?? null,
		closedAt: held ? endsAt : null,
		closedByAccountId: held ? (caller?.accountId ?? null) : null,
		topics: [...new Set(moede.emner)],
		forvaltningId
	});
	return endsAt;
}

/** What it was made from: a template, and the kick-off that a mini-kick follows. */
function made(scope: BorgerScope, { skabelon, kickoff }: MoedeInFile, path: Path) {
	if (skabelon !== undefined && !scope.organisation.templates.has(skabelon)) {
		scope.refuse([...path, 'skabelon'], `skabelonen "${skabelon}" findes ikke her`);
	}
	return {
		templateKey: skabelon ?? null,
		kickoffId: kickoff === undefined ? null : scope.find('moede', kickoff, [...path, 'kickoff']).rowId
	};
}

function tolk(scope: BorgerScope, { tolk: needed }: MoedeInFile, path: Path) {
	const here = [...path, 'tolk'];
	if ((needed?.hvem === undefined) !== (needed?.bestilt === undefined)) {
		scope.refuse(here, '"hvem" og "bestilt" hører sammen: hvem har bestilt hvor, og hvornår?');
	}
	return {
		tolkLanguage: needed?.sprog ?? null,
		tolkBookedOn: needed?.bestilt === undefined ? null : scope.pastDay(needed.bestilt, [...here, 'bestilt']),
		tolkBookedBy: needed?.hvem ?? null
	};
}

function mapParticipants(scope: BorgerScope, moede: MoedeInFile, path: Path) {
	const seen = new Set<string>();
	for (const [index, participant] of (moede.deltagere ?? []).entries()) {
		const here = [...path, 'deltagere', index];
		const { medarbejder, netvaerk, svar = 'intet', grund, afloeser, bisidder = false } = participant;
		if ((medarbejder === undefined) === (netvaerk === undefined)) {
			scope.refuse(here, 'skal have enten "medarbejder" eller "netvaerk", og kun én af dem');
			continue;
		}
		if ((grund !== undefined || afloeser !== undefined) && (svar !== 'nej' || netvaerk !== undefined)) {
			scope.refuse(here, '"grund" og "afloeser" hører kun til en medarbejder, der har svaret nej');
		}
		if (bisidder && netvaerk === undefined) {
			scope.refuse([...here, 'bisidder'], 'er en af borgerens egne: brug "netvaerk"');
		}
		const accountId = medarbejder === undefined ? null : scope.person(medarbejder, [...here, 'medarbejder']).accountId;
		const netvaerkspersonId =
			netvaerk === undefined ? null : scope.find('netvaerk', netvaerk, [...here, 'netvaerk']).rowId;
		const who = accountId ?? netvaerkspersonId ?? '';
		if (seen.has(who)) scope.refuse(here, 'er allerede deltager i mødet');
		seen.add(who);
		scope.rows.add(tables.moedeParticipant, {
			id: newRowId(),
			moedeId: scope.item(moede).rowId,
			borgerId: scope.borgerId,
			accountId,
			netvaerkspersonId,
			roleText: participant.rolle,
			answer: attendanceOf[svar],
			answerReason: grund ?? null,
			substituteAccountId: afloeser === undefined ? null : scope.staff(afloeser, [...here, 'afloeser']).accountId,
			bisidder
		});
	}
}

function mapDagsorden(scope: BorgerScope, moede: MoedeInFile, { endsAt, path }: { endsAt: Date; path: Path }) {
	const held = moede.tilstand === 'holdt';
	for (const [position, punkt] of (moede.dagsorden ?? []).entries()) {
		const here = [...path, 'dagsorden', position];
		if (!held && punkt.talt !== undefined) {
			scope.refuse([...here, 'talt'], 'hører kun til et møde, der er holdt');
		}
		const author = punkt.af === undefined ? null : scope.person(punkt.af, [...here, 'af']);
		scope.rows.add(tables.dagsordenspunkt, {
			id: newRowId(),
			moedeId: scope.item(moede).rowId,
			borgerId: scope.borgerId,
			title: punkt.titel,
			minutes: punkt.minutter ?? null,
			position,
			authorAccountId: author?.accountId ?? null,
			byBorger: author?.isBorger ?? false,
			doneAt: held && punkt.talt !== false ? endsAt : null
		});
	}
}

/** What was decided and written. Notes of a meeting to come are what the borger says beforehand. */
function mapOutcome(scope: BorgerScope, moede: MoedeInFile, { endsAt, path }: { endsAt: Date; path: Path }) {
	const { rowId: moedeId } = scope.item(moede);
	const { borgerId } = scope;
	for (const [at, decision] of (moede.beslutninger ?? []).entries()) {
		scope.rows.add(tables.beslutning, {
			id: newRowId(),
			moedeId,
			borgerId,
			text: decision.tekst,
			startsOn: scope.day(decision.start, [...path, 'beslutninger', at, 'start']),
			responsible: decision.ansvarlig
		});
	}
	const createdAt = endsAt < scope.shared.now ? endsAt : scope.shared.now;
	const notes = { moedeId, borgerId, createdAt };
	if (moede.referat !== undefined) {
		scope.rows.add(tables.moedeNote, {
			id: newRowId(),
			key: 'referat',
			text: moede.referat,
			byAccountId: moede.indkaldtAf === undefined ? null : scope.staff(moede.indkaldtAf, path).accountId,
			...notes
		});
	}
	const seen = new Set<string>();
	for (const [at, note] of (moede.noter ?? []).entries()) {
		const here = [...path, 'noter', at];
		if (seen.has(note.noegle)) scope.refuse([...here, 'noegle'], 'står der allerede; der er én note af hver slags');
		seen.add(note.noegle);
		const author = note.af === undefined ? null : scope.person(note.af, [...here, 'af']);
		if (author?.isBorger && !['samarbejdet', 'stadig-mine'].includes(note.noegle)) {
			scope.refuse([...here, 'af'], 'borgeren skriver kun "samarbejdet" og "stadig-mine"');
		}
		scope.rows.add(tables.moedeNote, {
			id: newRowId(),
			key: noteKeyOf[note.noegle],
			text: note.tekst,
			byAccountId: author?.accountId ?? null,
			...notes
		});
	}
}
