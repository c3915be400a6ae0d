import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Addresses that belong to nobody outside: our own machines, our own network, what a cloud answers itself with. */
const inside = new BlockList();
for (const [net, prefix] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 4],
	['240.0.0.0', 4]
] as const)
	inside.addSubnet(net, prefix, 'ipv4');
/** The whole internet is inside 2000::/3; of that, 6to4, Teredo and the NAT64 of a network lead back to an address of version 4. */
const outside = new BlockList();
outside.addSubnet('2000::', 3, 'ipv6');
for (const [net, prefix] of [
	['2001::', 32],
	['2001:db8::', 32],
	['2002::', 16]
] as const)
	inside.addSubnet(net, prefix, 'ipv6');

/** Whether an address lies in our own network, or in no network at all. */
export function isInside(address: string): boolean {
	const version = isIP(address);
	if (version === 4) return inside.check(address, 'ipv4');
	if (version === 6) return !outside.check(address, 'ipv6') || inside.check(address, 'ipv6');
	return true;
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Finds a host as usual, and refuses one that leads into our own network, whatever the rest of its addresses (D10). What was
 * looked up is what is connected to: there is no second look-up that could say something else.
 */
export function lookUpOutside(host: string, options: LookupOptions, found: Found) {
	lookup(host, { ...options, all: true }, (error, addresses) => {
		if (error) return found(error, []);
		const [first] = addresses;
		if (!first || addresses.some(({ address }) => isInside(address)))
			return found(Object.assign(new Error('the host is inside our network'), { code: 'EINSIDE' }), []);
		if (options.all) return found(null, addresses);
		found(null, first.address, first.family);
	});
}
