/** The ruler's areas and answers: three kinds of rater, what was written, who read it, who opened what and how. */
import * as tables from '../db/schema';
import { dayOf } from '../../core/dates';
import type { BorgerInFile, MaalingInFile } from './format';
import type { Path } from './json-text';
import { mapReplies } from './map-reply';
import { isPoint } from './organisation';
import { newRowId } from './row-id';
import type { BorgerScope } from './scope';
import { answerOf, openedHowOf, typedHowOf } from './words';

/** More cannot be answered in a minute on a phone (product.md, "Trivselslinealen"). */
const mostOpenAreas = 6;

export function mapOmraader(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, area] of (borger.omraader ?? []).entries()) {
		if (!scope.isNew(area)) continue;
		const path = ['omraader', index];
		const endedAt = area.slut === undefined ? null : scope.past(area.slut, [...path, 'slut']);
		if (endedAt === null && ++scope.facts.openAreas > mostOpenAreas) {
			scope.refuse(path, `er nummer ${scope.facts.openAreas}; en borger har højst ${mostOpenAreas} åbne områder`);
		}
		scope.rows.add(tables.trivselsemne, {
			id: scope.item(area).rowId,
			borgerId: scope.borgerId,
			maalId: area.maal === undefined ? null : scope.find('maal', area.maal, [...path, 'maal']).rowId,
			text: area.tekst,
			position: index,
			topics: [...new Set(area.emner)],
			// Chosen with the borger, so it is the borger's own unless the file says otherwise.
			forvaltningId:
				area.forvaltning === undefined ? null : scope.forvaltning(area.forvaltning, [...path, 'forvaltning']),
			endedAt
		});
	}
}

export function mapMaalinger(scope: BorgerScope, borger: BorgerInFile) {
	for (const [index, rating] of (borger.maalinger ?? []).entries()) {
		const path = ['maalinger', index];
		if (scope.isNew(rating)) mapMaaling(scope, rating, path);
		if (!rating.tilbage?.length) continue;
		if (rating.af !== 'borger') scope.refuse([...path, 'tilbage'], 'hører kun til et svar fra borgeren');
		const at = scope.moment(rating.hvornaar, [...path, 'hvornaar']);
		mapReplies(scope, rating, { to: { maalingId: scope.item(rating).rowId }, at, path });
	}
}

function mapMaaling(scope: BorgerScope, rating: MaalingInFile, path: Path) {
	const ruler = scope.organisation.ruler;
	if (!ruler) {
		scope.refuse(path, 'kan ikke indlæses: filen har ingen "lineal", og der er ingen her');
		return;
	}
	if ((rating.svar === 'trin') !== (rating.trin !== undefined)) {
		scope.refuse([...path, 'trin'], 'skal stå der, når "svar" er "trin", og ellers ikke');
	}
	if (rating.trin !== undefined && !isPoint(ruler, rating.trin)) {
		const { lowest, highest, step } = ruler;
		scope.refuse(
			[...path, 'trin'],
			`${rating.trin} er ikke et punkt på linealen (${lowest} til ${highest} i trin på ${step})`
		);
	}
	const rater = scope.person(rating.af, [...path, 'af']);
	const madeAt = scope.past(rating.hvornaar, [...path, 'hvornaar']);
	if (rating.tastetAf !== undefined && !rater.isBorger) {
		scope.refuse([...path, 'tastetAf'], 'bruges kun, når svaret er borgerens');
	}
	if (rating.givet !== undefined && rating.tastetAf === undefined) {
		scope.refuse([...path, 'givet'], 'bruges kun sammen med "tastetAf"');
	}
	const isSamlet = rating.samletVurdering === true;
	if (isSamlet && (rating.omraade !== undefined || !scope.heldThreadsOn(rater.accountId, dayOf(madeAt)))) {
		scope.refuse(
			[...path, 'samletVurdering'],
			'gives af den, der er tovholder eller stedfortræder den dag, og handler ikke om et område'
		);
	}
	const area = rating.omraade === undefined ? null : scope.find('omraade', rating.omraade, [...path, 'omraade']);
	const item = scope.item(rating);
	const maalingId = item.rowId;
	const { borgerId } = scope;
	scope.rows.add(tables.trivselsmaaling, {
		id: maalingId,
		borgerId,
		raterAccountId: rater.accountId,
		clientId: newRowId(),
		contentHash: item.hash,
		raterKind: rater.isBorger ? 'borger' : isSamlet ? 'tovholder' : 'fagperson',
		samletVurdering: isSamlet,
		linealKey: ruler.key,
		linealVersion: ruler.version,
		emneId: area?.rowId ?? null,
		blind: rating.blindt ?? !isSamlet,
		madeAtRaw: madeAt,
		madeAt,
		timeZone: 'Europe/Copenhagen',
		receivedAt: madeAt,
		quarterOn: scope.countingQuarter(madeAt),
		typedByAccountId:
			rating.tastetAf === undefined ? null : scope.staff(rating.tastetAf, [...path, 'tastetAf']).accountId,
		givenHow: rating.givet === undefined ? null : typedHowOf[rating.givet],
		// An answer about a sensitive area is as sensitive as the area.
		topics: area?.topics ?? [],
		forvaltningId: rater.forvaltningId
	});
	scope.rows.add(tables.trivselsvalue, {
		maalingId,
		borgerId,
		answer: answerOf[rating.svar],
		value: rating.trin ?? null
	});
	if (rating.note !== undefined || rating.skridt !== undefined) {
		scope.rows.add(tables.trivselsnote, {
			maalingId,
			borgerId,
			note: rating.note ?? null,
			skridt: rating.skridt ?? null
		});
	}
	mapReads(scope, rating, { path, madeAt, isBorger: rater.isBorger });
	mapOpenings(scope, rating, { path, madeAt, isBorger: rater.isBorger });
}

type Rated = { path: Path; madeAt: Date; isBorger: boolean };

function mapReads(scope: BorgerScope, rating: MaalingInFile, { path, madeAt, isBorger }: Rated) {
	if (rating.laest?.length && (!isBorger || (rating.note === undefined && rating.skridt === undefined))) {
		scope.refuse([...path, 'laest'], 'hører kun til et svar fra borgeren, som har en note eller et skridt');
	}
	const readers = new Set<string>();
	for (const [index, read] of (rating.laest ?? []).entries()) {
		const here = [...path, 'laest', index];
		if (readers.has(read.af)) scope.refuse([...here, 'af'], `"${read.af}" har allerede læst noten`);
		readers.add(read.af);
		scope.rows.add(tables.trivselsnoteRead, {
			maalingId: scope.item(rating).rowId,
			accountId: scope.staff(read.af, [...here, 'af']).accountId,
			borgerId: scope.borgerId,
			at: notBefore(scope, scope.past(read.hvornaar, [...here, 'hvornaar']), { madeAt, path: [...here, 'hvornaar'] })
		});
	}
}

function mapOpenings(scope: BorgerScope, rating: MaalingInFile, { path, madeAt, isBorger }: Rated) {
	const openers = new Set<string>();
	for (const [index, opening] of (rating.aabnet ?? []).entries()) {
		const here = [...path, 'aabnet', index];
		const opener = scope.person(opening.af, [...here, 'af']);
		if (opener.isBorger === isBorger) {
			scope.refuse(
				[...here, 'af'],
				'skal være den anden side: borgeren åbner fagpersoners svar, og de åbner borgerens'
			);
		}
		if (opener.isBorger && opening.hvordan === 'set-foerst') {
			scope.refuse([...here, 'hvordan'], 'skal være "efter-eget": en borger åbner kun efter sit eget svar');
		}
		if (openers.has(opening.af)) scope.refuse([...here, 'af'], `"${opening.af}" har allerede åbnet svaret`);
		openers.add(opening.af);
		scope.rows.add(tables.trivselsopening, {
			accountId: opener.accountId,
			maalingId: scope.item(rating).rowId,
			borgerId: scope.borgerId,
			how: openedHowOf[opening.hvordan],
			at: notBefore(scope, scope.past(opening.hvornaar, [...here, 'hvornaar']), { madeAt, path: [...here, 'hvornaar'] })
		});
	}
}

function notBefore(scope: BorgerScope, moment: Date, { madeAt, path }: { madeAt: Date; path: Path }) {
	if (moment < madeAt) scope.refuse(path, 'ligger før svaret blev givet');
	return moment;
}
