/** What staff have to do, and what the borger asks for: both may be about a meeting. */
import * as tables from '../db/schema';
import type { BorgerInFile } from './format';
import type { OpgaveInFile } from './format-moede';
import type { AnmodningInFile } from './format-samtale';
import type { Path } from './json-text';
import type { BorgerScope } from './scope';
import { anmodningTypeOf, opgaveTypeOf, yesOrNoOf } from './words';

export function mapOpgaver(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, opgave] of (borger.opgaver ?? []).entries()) {
		if (scope.isNew(opgave)) mapOpgave(scope, opgave, ['opgaver', index]);
	}
}

function mapOpgave(scope: BorgerScope, opgave: OpgaveInFile, path: Path) {
	const maker = opgave.af === undefined ? null : scope.staff(opgave.af, [...path, 'af']);
	const createdAt = scope.past(opgave.oprettet, [...path, 'oprettet']);
	const doneAt = opgave.gjort === undefined ? null : scope.past(opgave.gjort, [...path, 'gjort']);
	if (doneAt !== null && doneAt < createdAt) scope.refuse([...path, 'gjort'], 'ligger før "oprettet"');
	if (doneAt === null && opgave.gjortAf !== undefined) scope.refuse([...path, 'gjortAf'], 'kræver "gjort"');
	if (opgave.type === 'andet' && opgave.tekst === undefined) {
		scope.refuse([...path, 'tekst'], 'mangler: hvad er opgaven?');
	}
	// Left out, it is that of whoever left it, and else of who holds the threads.
	const forvaltningId =
		opgave.forvaltning === undefined
			? (maker?.forvaltningId ?? scope.forvaltningOf(scope.tovholderOn(scope.shared.today)))
			: scope.forvaltning(opgave.forvaltning, [...path, 'forvaltning']);
	if (!forvaltningId) {
		scope.refuse([...path, 'forvaltning'], 'mangler: det fremgår ikke, hvilken forvaltning opgaven hører til');
	}
	const moede = opgave.moede === undefined ? null : scope.find('moede', opgave.moede, [...path, 'moede']);
	scope.rows.add(tables.opgave, {
		id: scope.item(opgave).rowId,
		borgerId: scope.borgerId,
		moedeId: moede?.rowId ?? null,
		type: opgaveTypeOf[opgave.type],
		text: opgave.tekst ?? null,
		dueOn: scope.day(opgave.frist, [...path, 'frist']),
		createdByAccountId: maker?.accountId ?? null,
		createdAt,
		doneAt,
		doneByAccountId: opgave.gjortAf === undefined ? null : scope.staff(opgave.gjortAf, [...path, 'gjortAf']).accountId,
		// What is to be done about a sensitive meeting is as sensitive as the meeting.
		topics: [...new Set([...(opgave.emner ?? []), ...(moede?.topics ?? [])])],
		forvaltningId
	});
}

export function mapAnmodninger(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, asked] of (borger.anmodninger ?? []).entries()) {
		if (scope.isNew(asked)) mapAnmodning(scope, asked, ['anmodninger', index]);
	}
}

function mapAnmodning(scope: BorgerScope, asked: AnmodningInFile, path: Path) {
	const { type, svar } = asked;
	const has = (key: 'moede' | 'medarbejder' | 'navn' | 'tider', owner: typeof type, needed: boolean) => {
		if (asked[key] !== undefined && type !== owner) scope.refuse([...path, key], `hører kun til typen "${owner}"`);
		if (asked[key] === undefined && type === owner && needed) scope.refuse([...path, key], 'mangler');
	};
	has('medarbejder', 'ikke-med', true);
	has('navn', 'med', true);
	has('tider', 'flyt', false);
	if (type === 'flyt' && asked.moede === undefined) scope.refuse([...path, 'moede'], 'mangler: hvilket møde?');
	const createdAt = scope.past(asked.hvornaar, [...path, 'hvornaar']);
	const answeredAt = svar ? scope.past(svar.hvornaar, [...path, 'svar', 'hvornaar']) : null;
	if (answeredAt !== null && answeredAt < createdAt) {
		scope.refuse([...path, 'svar', 'hvornaar'], 'ligger før det, der svares på');
	}
	if (svar && asked.trukketTilbage !== undefined) {
		scope.refuse([...path, 'svar'], 'der svares ikke på en anmodning, der er trukket tilbage');
	}
	scope.rows.add(tables.anmodning, {
		id: scope.item(asked).rowId,
		borgerId: scope.borgerId,
		type: anmodningTypeOf[type],
		moedeId: asked.moede === undefined ? null : scope.find('moede', asked.moede, [...path, 'moede']).rowId,
		accountId:
			asked.medarbejder === undefined ? null : scope.staff(asked.medarbejder, [...path, 'medarbejder']).accountId,
		name: asked.navn ?? null,
		words: asked.tekst,
		times: asked.tider ?? null,
		createdAt,
		withdrawnAt:
			asked.trukketTilbage === undefined ? null : scope.past(asked.trukketTilbage, [...path, 'trukketTilbage']),
		answer: svar ? yesOrNoOf[svar.svar] : null,
		answerWords: svar?.tekst ?? null,
		answeredByAccountId: svar ? scope.staff(svar.af, [...path, 'svar', 'af']).accountId : null,
		answeredAt
	});
}
