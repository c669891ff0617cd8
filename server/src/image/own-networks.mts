import type { NetworkInterfaceInfo } from 'node:os';
import ipaddr from 'ipaddr.js';

/** The result of `os.networkInterfaces`. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/**
 * Whether an IP address belongs to this machine or to a network that it is part of. Public addresses
 * can, too: most IPv6 addresses are public, and no firewall protects them from the inside.
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
