import { agreement as words, moedePaper } from '../i18n/da/document';
import { blocksOf, frameOf, textOf, type Block, type Document, type Making } from './document';
import type { MoedeFacts } from './facts';
import { momentOf, outcomeBlocks, whenOf } from './moede';

/** That the borger has said "Det er det, vi aftalte". */
export type Acknowledgement = {
	at: Date;
	/** The text of the agreement has become another since. */
	changed: boolean;
};

/**
 * What the borger acknowledges: all that was agreed in the meeting, and nothing that changes by itself afterwards (the next step,
 * what has been done since). Its hash tells whether it is still the same. The same for every reader.
 */
export const agreementText = (facts: MoedeFacts): string =>
	textOf({ title: whenOf(facts), blocks: outcomeBlocks(facts, 'borger'), closing: null });

/**
 * The agreement document (M16): what was agreed, the borger's next step (there is always one), and that the borger has
 * acknowledged it, which is no signature.
 * @param acknowledged null: not yet
 */
export function aftaleDocument(
	{ acknowledged, ...facts }: MoedeFacts & { acknowledged: Acknowledgement | null },
	making: Making
): Document {
	const outcome = outcomeBlocks(facts, making.reader);
	const isBorger = making.reader === 'borger';
	return {
		...frameOf('aftale', making),
		...{ title: words.title, about: facts.borger.name, reference: null },
		blocks: blocksOf([
			{ kind: 'paragraph', text: `${facts.title}. ${words.from(whenOf(facts))}` },
			...(outcome.length > 0 ? outcome : [{ kind: 'paragraph' as const, text: words.nothing }]),
			{
				kind: 'heading',
				level: 1,
				text: isBorger ? moedePaper.step.borger : moedePaper.step.fagperson(facts.borger.name)
			},
			{ kind: 'note', text: nextStepOf(facts, making) },
			...(acknowledged ? acknowledgedBlocks(facts, acknowledged, isBorger) : [])
		])
	};
}

function acknowledgedBlocks({ borger }: MoedeFacts, { at, changed }: Acknowledgement, isBorger: boolean): Block[] {
	const { title, borger: yours, fagperson, changed: since } = words.acknowledged;
	const said = isBorger ? yours(momentOf(at)) : fagperson(borger.name, momentOf(at));
	return [
		{ kind: 'heading', level: 1, text: title },
		{ kind: 'paragraph', text: changed ? `${said} ${since}` : said }
	];
}

/** One next step, always: what the borger owes first, else the next meeting, else who gets in touch. */
export function nextStepOf(
	{ ownNext, next, contacts, borger }: MoedeFacts,
	{ municipality, reader }: Pick<Making, 'municipality' | 'reader'>
): string {
	const { step } = moedePaper;
	if (ownNext) return step.own(ownNext.text, ownNext.dueOn);
	if (next) return step.meeting(momentOf(next.startsAt));
	const { tovholder, stedfortraeder } = contacts;
	const who = stedfortraeder?.now ? stedfortraeder : tovholder;
	if (reader === 'fagperson') return step.contactOther(who?.name ?? municipality.name, borger.name);
	return who ? step.contact(who.name, who.phone ?? (municipality.phone || null)) : step.us(municipality.phone);
}
