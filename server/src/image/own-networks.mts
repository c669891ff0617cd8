import type { NetworkInterfaceInfo } from 'node:os';
import ipaddr from 'ipaddr.js';

/** What `os.networkInterfaces` gives. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/**
 * Tells whether an IP address is one of this machine, or of a network that it is part of. Public
 * addresses can be both: IPv6 knows hardly any others, and from the inside no firewall is in the way.
 */
export function isOnOwnNetwork(address: string, interfaces: Interfaces): boolean {
	const parsed = ipaddr.parse(address);
	return Object.values(interfaces)
		.flatMap((infos) => infos ?? [])
		.some(({ address: own, cidr }) => {
			const [network, bits] = ipaddr.parseCIDR(cidr ?? `${own}/${own.includes(':') ? 128 : 32}`);
			return network.kind() === parsed.kind() && parsed.match(network, bits);
		});
}
