import { letter as words, moedePaper, paper } from '../i18n/da/document';
import type { TeamContacts } from '../team/membership';
import { blocksOf, frameOf, type Block, type Document, type Making } from './document';
import type { MoedeFacts } from './facts';
import { guestTable, momentOf, placeOf, whenOf } from './moede';

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** Whom to ring: who answers today, otherwise the municipality. @param phone the municipality's, '' without one */
export function callText({ tovholder, stedfortraeder }: TeamContacts, phone: string): string {
	const who = [stedfortraeder?.now ? stedfortraeder : null, tovholder].find((contact) => contact?.phone);
	return who?.phone ? paper.call(who.name, who.phone) : paper.callUs(phone);
}

/** The summons: a letter to the borger. Whoever makes it, it says "du", because it is this that is sent. */
export function indkaldelseDocument(facts: MoedeFacts, making: Making): Document {
	const { borger, participants, agenda, duty, prepare, tolk, contacts } = facts;
	const coming = participants.filter((guest) => !guest.leftTeam && (guest.answer !== 'no' || guest.substitute));
	const place = placeOf(facts, making.journal ?? false);
	return {
		...frameOf('indkaldelse', making),
		...{ title: duty ? words.summons.duty : words.summons.voluntary, about: borger.name, reference: null },
		appointment: { startsAt: facts.startsAt.toISOString(), endsAt: facts.endsAt.toISOString(), place: place ?? '' },
		blocks: blocksOf([
			paragraph(words.dear(borger.name)),
			{
				kind: 'facts',
				rows: [
					{ term: moedePaper.facts.what, text: facts.title },
					{ term: moedePaper.facts.when, text: whenOf(facts) },
					{ term: moedePaper.facts.where, text: place ?? moedePaper.hiddenToYou },
					{ term: moedePaper.facts.tolk, text: tolk ? words.tolk(tolk.language, tolk.booked) : '' }
				]
			},
			heading(words.why),
			paragraph(facts.purpose),
			{ kind: 'note', text: duty ? words.duty : words.voluntary },
			heading(words.who.title),
			guestTable(words.who.caption, coming) ?? paragraph(words.who.alone),
			...(agenda.length > 0 ? [heading(words.agenda), { kind: 'list' as const, items: agenda.map(pointOf) }] : []),
			heading(words.prepare),
			paragraph(prepare?.trim() ? prepare : words.noPrepare),
			paragraph(words.along),
			heading(words.cannot),
			paragraph(words.cannotText(callText(contacts, making.municipality.phone)))
		])
	};
}

function pointOf({ title, minutes, byBorger }: MoedeFacts['agenda'][number]): string {
	const said = byBorger ? words.yours(title) : title;
	return minutes ? words.minutes(said, minutes) : said;
}

/** That the meeting is cancelled: a letter to the borger, who is not to come. */
export function aflysningDocument(facts: MoedeFacts, making: Making): Document {
	const { borger, cancelledReason, next, contacts } = facts;
	return {
		...frameOf('aflysning', making),
		...{ title: words.cancelled, about: borger.name, reference: null },
		blocks: blocksOf([
			paragraph(words.dear(borger.name)),
			{ kind: 'note', text: words.cancelledText(facts.title, whenOf(facts)) },
			cancelledReason ? paragraph(words.reason(cancelledReason)) : null,
			heading(words.next),
			paragraph(next ? moedePaper.next.at(next.title, momentOf(next.startsAt)) : moedePaper.next.none),
			heading(words.questions),
			paragraph(callText(contacts, making.municipality.phone))
		])
	};
}
