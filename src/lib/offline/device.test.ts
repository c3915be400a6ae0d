import { expect, test } from 'vitest';
import { isIos } from './device';

test('an iPhone and an iPad are told their own way, also the iPad that says it is a Mac; a Mac and an Android are not', () => {
	const devices: [string, boolean, boolean][] = [
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Safari/604.1',
			true,
			true
		],
		['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.1 Safari/605.1.15', true, true],
		['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.1 Safari/605.1.15', false, false],
		['Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36', true, false]
	];
	for (const [userAgent, touch, expected] of devices) expect(isIos({ userAgent, touch }), userAgent).toBe(expected);
});
