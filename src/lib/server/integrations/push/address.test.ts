import { expect, test } from 'vitest';
import { isInside, lookUpOutside } from './address';

test('D10 no look-up leads into our own network, written in whatever way', () => {
	for (const address of [
		...[
			'127.0.0.1',
			'10.1.2.3',
			'172.16.0.1',
			'192.168.1.1',
			'169.254.169.254',
			'100.64.0.1',
			'0.0.0.0',
			'255.255.255.255'
		],
		...[
			'::1',
			'::',
			'fe80::1',
			'fd00::1',
			'::ffff:127.0.0.1',
			'64:ff9b::7f00:1',
			'2002:7f00:1::',
			'ff02::1',
			'localhost',
			''
		]
	])
		expect([address, isInside(address)]).toEqual([address, true]);
	for (const address of ['142.250.74.10', '34.107.243.93', '17.188.143.34', '2a00:1450:400f:80c::200a'])
		expect([address, isInside(address)]).toEqual([address, false]);
});

test('D10 a name that leads to this machine is refused, in both ways that a look-up is asked', async () => {
	for (const all of [true, false]) {
		const code = await new Promise((resolve) =>
			lookUpOutside('localhost', { all }, (error) => resolve(error?.code ?? 'found'))
		);
		expect(code).toBe('EINSIDE');
	}
});
