/** Most specific first: Edge and Opera call themselves Chrome, and Chrome calls itself Safari. */
const browsers: readonly (readonly [RegExp, string])[] = [
	[/\bEdg(?:e|A|iOS)?\//, 'Edge'],
	[/\bOPR\/|\bOpera\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	[/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
	[/\bVersion\/[\d.]+ .*\bSafari\//, 'Safari']
];
const systems: readonly (readonly [RegExp, string])[] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bCrOS\b/, 'Chromebook'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
	[/\bLinux\b/, 'Linux']
];

const named = (list: readonly (readonly [RegExp, string])[], userAgent: string) =>
	list.find(([sign]) => sign.test(userAgent))?.[1];

/**
 * What a browser is called in a list of one's own log-ins: "Chrome på Android". Only words of ours, whatever the browser says of
 * itself, so nothing that somebody wrote is stored or shown.
 * @param userAgent what the browser says, or null
 */
export function deviceOf(userAgent: string | null): string {
	const said = (userAgent ?? '').slice(0, 500);
	const [browser, system] = [named(browsers, said), named(systems, said)];
	if (browser && system) return `${browser} på ${system}`;
	return browser ?? system ?? 'Ukendt enhed';
}
