import { forloeb, ownForloeb, type Line } from '../i18n/da/forloeb';
import type { ForloebItem, IndsatsRow } from './forloeb';

const helpOf = ({ proevehandling, ...help }: IndsatsRow, coming: boolean) => ({
	...help,
	trial: proevehandling,
	coming
});

/**
 * One happening as the professional's list says it.
 * @param borgerName whose time line it is
 * @param today `YYYY-MM-DD`: what is later is told as coming
 */
export function lineOf(item: ForloebItem, { borgerName, today }: { borgerName: string; today: string }): Line {
	const { say } = forloeb;
	const coming = item.on > today;
	switch (item.type) {
		case 'plan_started':
			return say.plan_started();
		case 'plan_ended':
			return say.plan_ended(coming);
		case 'indsats_started':
			return say.started(helpOf(item.indsats, coming));
		case 'indsats_ended':
			return say.ended(helpOf(item.indsats, coming));
		case 'moede':
			return say.moede(item.moede);
		case 'answers':
			if (item.samlet) return say.samlet(item.name);
			return item.by === 'borger' ? say.answers(borgerName, item.count) : say.ratings(item.name, item.count);
		case 'raters':
			return say.ratings(null, item.names.length);
		case 'version':
			return say.version(item.version, item.by, item.summary);
		case 'aftale':
			return say.aftale({ ...item, by: item.byBorger ? borgerName : item.by });
		case 'aftaler':
			return say.aftaler(item.count);
		case 'joined':
			return say.joined(item.name, item.department, coming);
		case 'left':
			return say.left({ name: item.name, holder: item.function === 'tovholder', why: item.reason, coming });
		case 'tovholder':
			return say.tovholder(item.name, item.before, item.reason);
		case 'stedfortraeder':
			return say.stedfortraeder(item.name, item.insteadOf, item.toOn);
		case 'gap': {
			const { from, to, open, days } = item.gap;
			return { what: forloeb.gaps.days(days), text: forloeb.gaps.span(from, open ? null : to), more: null };
		}
	}
}

/**
 * One happening as the borger reads it.
 * @param who whom to ring while nothing happens; null: the municipality
 * @param today `YYYY-MM-DD`
 */
export function ownLineOf(item: ForloebItem, { who, today }: { who: string | null; today: string }): string {
	const { say } = ownForloeb;
	const coming = item.on > today;
	switch (item.type) {
		case 'plan_started':
			return say.plan_started();
		case 'plan_ended':
			return say.plan_ended(coming);
		case 'indsats_started':
			return say.started(helpOf(item.indsats, coming));
		case 'indsats_ended':
			return say.ended(helpOf(item.indsats, coming));
		case 'moede':
			return say.moede(item.moede);
		case 'answers':
			return item.by === 'borger' ? say.answers(item.days) : say.raters([item.name]);
		case 'raters':
			return say.raters(item.names);
		case 'version':
			return say.version(item.by);
		case 'aftale':
			return say.aftaler(1);
		case 'aftaler':
			return say.aftaler(item.count);
		case 'joined':
			return say.joined(item.name, item.department, coming);
		case 'left':
			return say.left({ name: item.name, holder: item.function === 'tovholder', why: item.reason, coming });
		case 'tovholder':
			return say.tovholder({ name: item.name, before: item.before, why: item.reason, coming });
		case 'stedfortraeder':
			return say.stedfortraeder({ ...item, coming });
		case 'gap':
			return item.gap.open ? say.waiting(item.gap.days, who) : say.gap(item.gap.days);
	}
}
