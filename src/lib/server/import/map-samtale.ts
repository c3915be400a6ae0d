/** Conversations: who reads them, and what was written. Messages may be added to a conversation that is here already. */
import { dayOf } from '../../core/dates';
import { addWorkingDays } from '../../core/working-days';
import * as tables from '../db/schema';
import type { BorgerInFile } from './format';
import type { BeskedInFile, SamtaleInFile } from './format-samtale';
import type { Path } from './json-text';
import { newRowId } from './row-id';
import type { BorgerScope } from './scope';

export function mapSamtaler(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, samtale] of (borger.samtaler ?? []).entries()) {
		const path = ['samtaler', index];
		const startedAt = scope.past(samtale.startet, [...path, 'startet']);
		if (scope.isNew(samtale)) mapSamtale(scope, samtale, { startedAt, path });
		for (const [at, besked] of (samtale.beskeder ?? []).entries()) {
			if (!scope.isNew(besked)) continue;
			mapBesked(scope, besked, { samtale, startedAt, path: [...path, 'beskeder', at] });
		}
	}
}

function mapSamtale(scope: BorgerScope, samtale: SamtaleInFile, { startedAt, path }: { startedAt: Date; path: Path }) {
	const { rowId: samtaleId } = scope.item(samtale);
	const { borgerId } = scope;
	const starter = scope.person(samtale.af, [...path, 'af']).accountId;
	if (samtale.af !== 'borger' && !samtale.laesere.includes(samtale.af)) {
		scope.refuse([...path, 'laesere'], `mangler "${samtale.af}", der har skrevet først`);
	}
	scope.rows.add(tables.samtale, {
		id: samtaleId,
		borgerId,
		subject: samtale.emne,
		startedByAccountId: starter,
		createdAt: startedAt
	});
	for (const [index, reader] of samtale.laesere.entries()) {
		const here = [...path, 'laesere', index];
		const { accountId } = scope.staff(reader, here);
		if (samtale.laesere.indexOf(reader) < index) scope.refuse(here, 'læser allerede med');
		if (!isOnTeam(scope, accountId, dayOf(startedAt))) scope.refuse(here, `"${reader}" var ikke på teamet den dag`);
		scope.rows.add(tables.samtaleReader, {
			id: newRowId(),
			samtaleId,
			borgerId,
			accountId,
			addedByAccountId: starter,
			addedAt: startedAt
		});
	}
}

const isOnTeam = ({ facts }: BorgerScope, accountId: string, day: string) =>
	facts.team.some(
		(member) => member.accountId === accountId && member.from <= day && (member.to === null || member.to >= day)
	);

function mapBesked(
	scope: BorgerScope,
	besked: BeskedInFile,
	{ samtale, startedAt, path }: { samtale: SamtaleInFile; startedAt: Date; path: Path }
) {
	const author = scope.person(besked.af, [...path, 'af']);
	const createdAt = scope.past(besked.hvornaar, [...path, 'hvornaar']);
	if (createdAt < startedAt) scope.refuse([...path, 'hvornaar'], 'ligger før samtalen begyndte');
	const { rowId: id } = scope.item(besked);
	if (!author.isBorger && besked.lovet !== undefined) {
		scope.refuse([...path, 'lovet'], 'hører kun til det, borgeren skriver');
	}
	const promised =
		besked.lovet === undefined
			? addWorkingDays(dayOf(createdAt), scope.organisation.answerDays)
			: scope.day(besked.lovet, [...path, 'lovet']);
	scope.rows.add(tables.besked, {
		id,
		samtaleId: scope.item(samtale).rowId,
		borgerId: scope.borgerId,
		authorAccountId: author.accountId,
		text: besked.tekst,
		promisedOn: author.isBorger ? promised : null,
		createdAt
	});
	for (const [index, read] of (besked.laest ?? []).entries()) {
		const here = [...path, 'laest', index];
		const at = scope.past(read.hvornaar, [...here, 'hvornaar']);
		if (at < createdAt) scope.refuse([...here, 'hvornaar'], 'ligger før beskeden blev skrevet');
		// Whether the borger has read is written nowhere.
		const { accountId } = scope.staff(read.af, [...here, 'af']);
		scope.rows.add(tables.beskedRead, { beskedId: id, accountId, borgerId: scope.borgerId, at });
	}
}
