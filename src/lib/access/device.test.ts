import { expect, test } from 'vitest';
import { deviceOf } from './device';

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

test('a log-in is named after browser and system, in words that people use', () => {
	expect(deviceOf(`Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`)).toBe('Chrome på Android');
	expect(deviceOf(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/142.0.0.0`)).toBe(
		'Edge på Windows'
	);
	expect(
		deviceOf(
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'
		)
	).toBe('Safari på iPhone');
	expect(deviceOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
		'Firefox på Mac'
	);
	expect(deviceOf(`Mozilla/5.0 (Linux; Android 14) ${chrome} SamsungBrowser/27.0 Mobile Safari/537.36`)).toBe(
		'Samsung Internet på Android'
	);
});

test('nothing that a browser says of itself is stored, however it calls itself', () => {
	for (const said of [null, '', 'curl/8', '<img onerror>', '\n{"event":"x"}', 'x'.repeat(1_000_000)])
		expect(deviceOf(said)).toBe('Ukendt enhed');
	expect(deviceOf('Viktor 740307-4149 Firefox/1.0')).toBe('Firefox');
	expect(deviceOf('Windows')).toBe('Windows');
});
