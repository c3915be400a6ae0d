/** A borger, the people around them, who may see what, and what they wish. */
import * as tables from '../db/schema';
import { addMonths } from '../../core/dates';
import { ageOn, encryptCpr, hashCpr, parseCpr } from '../borger/cpr';
import type { AdgangsgrundlagInFile, BorgerInFile } from './format';
import type { Path } from './json-text';
import type { BorgerScope, Membership } from './scope';
import { givenHowOf, wishTypeOf } from './words';

/** The portal has no rules for children yet (product.md): they are refused rather than treated as grown up. */
const ageOfMajority = 18;
/** A samtykke to health information lapses after a year. */
const healthMonths = 12;

export function mapBorger(scope: BorgerScope, borger: BorgerInFile) {
	if (!scope.isNew(borger)) return;
	const { today, keys } = scope.shared;
	const cpr = parseCpr(borger.cpr);
	if (/^0+-?0+$/.test(borger.cpr)) {
		scope.refuse(
			['cpr'],
			'mangler: en plan, der er hentet i Vores Plan, har nuller i stedet for CPR-nummeret; skriv det her'
		);
		return;
	}
	if (!cpr.ok) {
		scope.refuse(['cpr'], 'er ikke et CPR-nummer: de første seks cifre skal være en dato, der findes');
		return;
	}
	const { number, bornOn } = cpr.value;
	if (bornOn > today) scope.refuse(['cpr'], 'hører til en, der ikke er født endnu');
	else if (ageOn(bornOn, today) < ageOfMajority) {
		scope.refuse(['cpr'], `"${borger.id}" er under ${ageOfMajority} år; portalen tager kun imod voksne borgere`);
	}
	if (borger.id.replace('-', '') === number) scope.refuse(['id'], 'må ikke være CPR-nummeret; id gemmes i klar tekst');
	const diedOn = borger.doed === undefined ? null : scope.pastDay(borger.doed, ['doed']);

	const protectedAddress = borger.adressebeskyttelse ?? false;
	scope.rows.add(tables.borger, {
		id: scope.borgerId,
		name: borger.navn,
		cprEncrypted: encryptCpr(number, keys.cpr),
		cprHash: hashCpr(number, keys.cprHash),
		phone: borger.telefon ?? null,
		protectedAddress,
		skaermet: protectedAddress || (borger.skaermet ?? false),
		diedOn
	});
	scope.rows.add(tables.account, {
		id: scope.facts.accountId,
		borgerId: scope.borgerId,
		enhedId: null,
		employeeId: null,
		name: null,
		title: null,
		phone: null,
		email: null
	});
	scope.rows.add(tables.accountRole, { accountId: scope.facts.accountId, role: 'borger' });
}

/** Members of the team, and the rule that at most one holds the threads on any day. */
export function mapTeam(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, member] of (borger.team ?? []).entries()) {
		if (!scope.isNew(member)) continue;
		const path: Path = ['team', index];
		const { accountId } = scope.staff(member.medarbejder, [...path, 'medarbejder']);
		const from = scope.day(member.fra, [...path, 'fra']);
		const to = member.til === undefined ? null : scope.day(member.til, [...path, 'til']);
		if (to !== null && to < from) scope.refuse([...path, 'til'], 'ligger før "fra"');
		if (to === null && member.sluttetFordi !== undefined) {
			scope.refuse([...path, 'sluttetFordi'], 'kræver "til": hvornår sluttede det?');
		}
		const other = scope.facts.team.find(
			(each) => each.function === 'tovholder' && member.funktion === 'tovholder' && overlap(each, { from, to })
		);
		if (other) {
			scope.refuse(
				[...path, 'funktion'],
				`der er allerede en tovholder fra ${other.from}; der må kun være én ad gangen`
			);
		}
		scope.facts.team.push({ accountId, function: member.funktion, from, to });
		scope.rows.add(tables.teamMembership, {
			id: scope.item(member).rowId,
			borgerId: scope.borgerId,
			accountId,
			function: member.funktion,
			roleText: member.opgave,
			why: member.hvorfor,
			fromOn: from,
			toOn: to,
			endedReason: member.sluttetFordi ?? null
		});
	}
}

const overlap = (a: Pick<Membership, 'from' | 'to'>, b: Pick<Membership, 'from' | 'to'>) =>
	a.from <= (b.to ?? '9999') && b.from <= (a.to ?? '9999');

export function mapNetvaerk(scope: BorgerScope, borger: BorgerInFile) {
	for (const person of borger.netvaerk ?? []) {
		if (!scope.isNew(person)) continue;
		scope.rows.add(tables.netvaerksperson, {
			id: scope.item(person).rowId,
			borgerId: scope.borgerId,
			name: person.navn,
			relation: person.relation,
			phone: person.telefon ?? null
		});
	}
}

export function mapAdgangsgrundlag(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, given] of (borger.adgangsgrundlag ?? []).entries()) {
		if (scope.isNew(given)) mapOneAdgangsgrundlag(scope, given, ['adgangsgrundlag', index]);
	}
}

function mapOneAdgangsgrundlag(scope: BorgerScope, given: AdgangsgrundlagInFile, path: Path) {
	if (given.type === 'samtykke' && given.givet === undefined) {
		scope.refuse(
			[...path, 'givet'],
			'mangler: et samtykke skal sige, hvordan det er givet (digitalt, papir eller mundtligt)'
		);
	}
	if (given.type === 'samtykke' && given.paragraf !== undefined) {
		scope.refuse([...path, 'paragraf'], 'hører til en hjemmel, ikke til et samtykke');
	}
	if (given.type === 'hjemmel' && given.paragraf === undefined) {
		scope.refuse([...path, 'paragraf'], 'mangler: en hjemmel skal sige, hvilken paragraf den står i');
	}
	if (given.type === 'hjemmel' && given.noteretAf === undefined) {
		scope.refuse([...path, 'noteretAf'], 'mangler: en hjemmel skal sige, hvem der har noteret den');
	}
	if (given.type === 'hjemmel' && given.givet !== undefined) {
		scope.refuse([...path, 'givet'], 'hører til et samtykke, ikke til en hjemmel');
	}
	const from = scope.day(given.fra, [...path, 'fra']);
	const to = given.til === undefined ? null : scope.day(given.til, [...path, 'til']);
	if (to !== null && to < from) scope.refuse([...path, 'til'], 'ligger før "fra"');
	if (given.type === 'samtykke' && given.emner?.includes('helbred')) {
		if (given.givet === 'mundtligt') {
			scope.refuse([...path, 'givet'], 'et samtykke om helbred skal være skriftligt (sundhedsloven § 44)');
		}
		if (to === null || to > addMonths(from, healthMonths)) {
			scope.refuse([...path, 'til'], 'et samtykke om helbred gælder højst et år (sundhedsloven § 44)');
		}
	}
	scope.rows.add(tables.adgangsgrundlag, {
		id: scope.item(given).rowId,
		borgerId: scope.borgerId,
		forvaltningId: scope.forvaltning(given.forvaltning, [...path, 'forvaltning']),
		type: given.type,
		kinds: [...new Set(given.slags)],
		topics: [...new Set(given.emner)],
		purpose: given.formaal,
		givenHow: given.givet === undefined ? null : givenHowOf[given.givet],
		paragraph: given.paragraf ?? null,
		notedByAccountId:
			given.noteretAf === undefined ? null : scope.staff(given.noteretAf, [...path, 'noteretAf']).accountId,
		fromOn: from,
		toOn: to,
		withdrawnAt:
			given.trukketTilbage === undefined ? null : scope.past(given.trukketTilbage, [...path, 'trukketTilbage'])
	});
}

export function mapOensker(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, wish] of (borger.oensker ?? []).entries()) {
		if (!scope.isNew(wish)) continue;
		const type = wishTypeOf[wish.type];
		if (type !== 'wish' && scope.facts.wishes.includes(type)) {
			scope.refuse(
				['oensker', index, 'type'],
				`der er allerede et ønske af typen "${wish.type}"; det kan der kun være ét af`
			);
		}
		scope.facts.wishes.push(type);
		scope.rows.add(tables.wish, {
			id: scope.item(wish).rowId,
			borgerId: scope.borgerId,
			type,
			text: wish.tekst,
			topics: [...new Set(wish.emner)],
			createdAt: scope.past(wish.skrevet, ['oensker', index, 'skrevet'])
		});
	}
}
