import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All rules on the narrow page; in the dark and wide only what the look can change: colours, sizes and what is in sight. */
const looks = [
	{ name: '320 px, light', viewport: { width: 320, height: 640 }, colorScheme: 'light' as const, only: null },
	{
		name: '1280 px, dark',
		viewport: { width: 1280, height: 900 },
		colorScheme: 'dark' as const,
		only: ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable']
	}
];

/** No finding of axe, and nothing that makes the page scroll sideways, on an address. */
export const expectAccessible = (page: Page, address: string) =>
	expectAccessibleAs(page, address, () => page.goto(address));

/** The same for a page as it stands, such as the answer of a form. */
export const expectAccessibleNow = (page: Page, name: string) => expectAccessibleAs(page, name, async () => {});

async function expectAccessibleAs(page: Page, name: string, show: () => Promise<unknown>) {
	for (const [index, look] of looks.entries()) {
		await page.setViewportSize(look.viewport);
		await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
		// The look is the style sheet's alone: the same page takes on the next.
		if (index === 0) await show();
		// Our pages have no frames, so the findings need no second page to be put together, and what is in order need not be listed.
		const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
		const { violations } = await (look.only ? axe.withRules(look.only) : axe.withTags(tags)).analyze();
		expect(
			violations.map(
				(each) => `${name} (${look.name}): ${each.id} at ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`
			)
		).toEqual([]);
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, `${name} (${look.name}) scrolls sideways`).toBeLessThanOrEqual(0);
	}
}
